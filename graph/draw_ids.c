#include "graph/draw_ids.h"

#include <stdlib.h>
#include <string.h>

/* Ids: of nodes and edges with a name its address, which is even; of graphs 1, 3, 5 … in the order made; of whatever has no
 * name odd numbers from ANONYMOUS on. */
#define ANONYMOUS ((IDTYPE)1 << 40 | 1)

struct ids {
	Agraph_t *graph;
	IDTYPE anonymous_nr;
	char **name;            /* of graphs; in the graph's own pool, as agwrite() wants them, and freed with it */
	size_t name_nr, name_alloc;
};

static void *ids_open(Agraph_t *g, Agdisc_t *disc)
{
	struct ids *s = calloc(1, sizeof *s);

	(void)disc;
	if (s)
		s->graph = g;
	return s;
}

static long map_graph(struct ids *s, const char *name, IDTYPE *id, int create)
{
	size_t i;

	for (i = 0; i < s->name_nr; i++)
		if (strcmp(s->name[i], name) == 0) {
			*id = 2 * (IDTYPE)i + 1;
			return 1;
		}
	if (!create)
		return 0;
	if (s->name_nr == s->name_alloc) {
		size_t wanted = s->name_alloc ? 2 * s->name_alloc : 8;
		char **more = realloc(s->name, wanted * sizeof *more);

		if (!more)
			return 0;
		s->name = more;
		s->name_alloc = wanted;
	}
	s->name[s->name_nr] = agstrdup(s->graph, (char *)name);
	if (!s->name[s->name_nr])
		return 0;
	*id = 2 * (IDTYPE)s->name_nr++ + 1;
	return 1;
}

static long ids_map(void *state, int objtype, char *name, IDTYPE *id, int create)
{
	struct ids *s = state;
	char *stored;

	if (!name) {
		*id = ANONYMOUS + 2 * s->anonymous_nr++;
		return 1;
	}
	if (objtype == AGRAPH)
		return map_graph(s, name, id, create);
	stored = create ? agstrdup(s->graph, name) : agstrbind(s->graph, name);
	*id = (IDTYPE)(uintptr_t)stored;
	return stored != NULL;
}

static long ids_alloc(void *state, int objtype, IDTYPE id)
{
	(void)state;
	(void)objtype;
	(void)id;
	return 0;       /* no ids from outside */
}

static void ids_free(void *state, int objtype, IDTYPE id)
{
	struct ids *s = state;

	(void)objtype;
	if (id % 2 == 0)
		agstrfree(s->graph, (char *)(uintptr_t)id);
}

static char *ids_print(void *state, int objtype, IDTYPE id)
{
	struct ids *s = state;

	(void)objtype;
	if (id % 2 == 0)
		return (char *)(uintptr_t)id;
	return id / 2 < s->name_nr ? s->name[id / 2] : NULL;
}

static void ids_close(void *state)
{
	struct ids *s = state;

	free(s->name);
	free(s);
}

static void ids_register(void *state, int objtype, void *object)
{
	(void)state;
	(void)objtype;
	(void)object;
}

static Agiddisc_t ids_disc = { ids_open, ids_map, ids_alloc, ids_free, ids_print, ids_close, ids_register };

Agdisc_t draw_disc = { &AgMemDisc, &ids_disc, &AgIoDisc };
