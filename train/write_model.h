/* write_model.h - writing model files (modelfile.h)                             (train: not part of the program) */
#ifndef DATELINE_TRAIN_WRITE_MODEL_H
#define DATELINE_TRAIN_WRITE_MODEL_H

#include <stddef.h>
#include <stdint.h>

#include "model/modelfile.h"

struct bytes {
	unsigned char *s;
	size_t nr, alloc;
};

void bytes_add(struct bytes *b, const void *s, size_t nr);
void bytes_clear(struct bytes *b);

struct model_out {
	uint32_t id[MODELFILE_SECTIONS_MAX];
	struct bytes section[MODELFILE_SECTIONS_MAX];
	size_t nr;
};

void model_add(struct model_out *m, uint32_t id, const struct bytes *section);      /* copies */
void model_write(struct model_out *m, const char *path);                            /* and clears */

#endif
