/* tables.h - opening the tagger's tables in tools that never release them       (train: not part of the program) */
#ifndef DATELINE_TRAIN_TABLES_H
#define DATELINE_TRAIN_TABLES_H

#include "model/lexicon.h"

enum { TABLE_FOLDS = 5 };       /* of train/jackknife.sh */

/* Exits on errors. Out of memory is not caught: this is a tool of the developers. */
struct lexicon *tables_open(const char *folder);

#endif
