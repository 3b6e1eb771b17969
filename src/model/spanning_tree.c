/* spanning_tree.c - the algorithm of Chu and Liu (1965) and Edmonds (1967)
 *
 * In the form that grows a path against the arcs and contracts each cycle as it closes (Gabow, Galil, Spencer and Tarjan
 * 1986), on a full matrix: every contraction costs its cycle's length times n, and the lengths add up to less than 2n.
 * Numbers are integers, so that sums do not depend on their order.  All arcs from the root cost an extra ROOT_COST, more than all
 * others can make up for, so the best tree has one; it is the best among those that have one.
 */
#include "model/spanning_tree.h"

#include <stdbool.h>

#define UNIT 4096.0f
#define SCORE_MAX 1e6f
#define ROOT_COST ((int64_t)1 << 53)
#define NO_ARC INT64_MIN

struct arc {
	uint16_t from, to;      /* of the words: what the arc of a contracted node really is */
};

struct grower {
	size_t n;               /* nodes: root 0 and the words; a contracted node goes by its first */
	int64_t *in;            /* [n][n]: in[to * n + from] */
	struct arc *arc;        /* [n][n] */
	bool *gone;             /* inside a contracted node */
	struct arc *chosen;     /* [2n] the arc into each node, contracted ones from n on */
	uint32_t *up;           /* [2n] the contracted node around it; 0 none */
	uint32_t *name;         /* [n] the latest node (in chosen, up) that goes by this place */
};

/* True if the heads make a tree with one word at the root. */
static bool is_tree(const uint32_t *head, size_t n, uint32_t *mark)
{
	size_t i, roots = 0;

	for (i = 0; i <= n; i++)
		mark[i] = 0;
	for (i = 0; i < n; i++) {
		size_t at = i + 1;

		roots += head[i] == 0;
		while (at && !mark[at]) {
			mark[at] = (uint32_t)i + 1;
			at = head[at - 1];
		}
		if (at && mark[at] == i + 1)
			return false;
	}
	return roots == 1;
}

static size_t best_from(const struct grower *g, size_t to)
{
	size_t j, best = to;
	int64_t most = NO_ARC;

	for (j = 0; j < g->n; j++)
		if (!g->gone[j] && j != to && g->in[to * g->n + j] > most) {
			most = g->in[to * g->n + j];
			best = j;
		}
	return best;
}

/* Make one node of path[first ... last]: an arc into it costs what its word loses of the arc that it has. */
static void contract(struct grower *g, const uint32_t *path, const uint32_t *from, size_t first, size_t last, uint32_t node)
{
	size_t n = g->n, into = path[first], i, j;

	for (i = first; i <= last; i++) {
		size_t v = path[i];
		int64_t own = g->in[v * n + from[i]];

		g->up[g->name[v]] = node;
		for (j = 0; j < n; j++)
			if (!g->gone[j] && g->in[v * n + j] != NO_ARC)
				g->in[v * n + j] -= own;
	}
	for (i = first + 1; i <= last; i++)
		g->gone[path[i]] = true;
	for (i = first + 1; i <= last; i++) {
		size_t v = path[i];

		for (j = 0; j < n; j++) {
			if (g->gone[j] || j == into)
				continue;
			if (g->in[v * n + j] > g->in[into * n + j]) {
				g->in[into * n + j] = g->in[v * n + j];
				g->arc[into * n + j] = g->arc[v * n + j];
			}
			if (g->in[j * n + v] > g->in[j * n + into]) {
				g->in[j * n + into] = g->in[j * n + v];
				g->arc[j * n + into] = g->arc[j * n + v];
			}
		}
	}
	g->name[into] = node;
}

static void grow(struct grower *g, uint32_t *head, struct arena *a)
{
	size_t n = g->n, start, depth;
	uint32_t *path = arena_array(a, n + 1, sizeof *path), *from = arena_array(a, n + 1, sizeof *from);
	uint32_t *place = arena_array(a, n, sizeof *place), next = (uint32_t)n, k;
	bool *done = arena_alloc(a, n);

	done[0] = true;
	for (start = 1; start < n; start++) {
		if (done[start] || g->gone[start])
			continue;
		depth = 0;
		path[0] = (uint32_t)start;
		place[start] = 1;
		for (;;) {
			size_t v = path[depth], u = best_from(g, v);

			from[depth] = (uint32_t)u;
			g->chosen[g->name[v]] = g->arc[v * n + u];
			if (done[u])
				break;
			if (!place[u]) {
				path[++depth] = (uint32_t)u;
				place[u] = (uint32_t)depth + 1;
				continue;
			}
			contract(g, path, from, place[u] - 1, depth, next++);
			for (k = place[u]; k <= depth; k++)
				place[path[k]] = 0;
			depth = place[u] - 1;
		}
		for (k = 0; k <= depth; k++) {
			done[path[k]] = true;
			place[path[k]] = 0;
		}
	}
	/* from the outermost inwards: an arc into a contracted node replaces that of the node inside it that it enters */
	for (k = next; k-- > n;) {
		struct arc x = g->chosen[k];
		uint32_t v = x.to;

		while (g->up[v] != k)
			v = g->up[v];
		g->chosen[v] = x;
	}
	for (k = 1; k < n; k++)
		head[k - 1] = g->chosen[k].from;
}

void spanning_tree(uint32_t *head, const float *score, size_t row, size_t n, struct arena *a)
{
	struct grower g = { .n = n + 1 };
	size_t i, j;

	for (i = 0; i < n; i++) {
		const float *s = score + i * row;
		size_t best = 0;

		for (j = 1; j <= n; j++)
			if (j != i + 1 && s[j] > s[best])
				best = j;
		head[i] = (uint32_t)best;
	}
	if (!n || is_tree(head, n, arena_array(a, n + 1, sizeof(uint32_t))))
		return;
	g.in = arena_array(a, g.n * g.n, sizeof *g.in);
	g.arc = arena_array(a, g.n * g.n, sizeof *g.arc);
	g.gone = arena_alloc(a, g.n);
	g.chosen = arena_array(a, 2 * g.n, sizeof *g.chosen);
	g.up = arena_array(a, 2 * g.n, sizeof *g.up);
	g.name = arena_array(a, g.n, sizeof *g.name);
	for (j = 0; j < g.n; j++) {
		g.in[j] = NO_ARC;
		g.name[j] = (uint32_t)j;
	}
	for (i = 1; i < g.n; i++)
		for (j = 0; j < g.n; j++) {
			float x = score[(i - 1) * row + j];

			x = x > SCORE_MAX ? SCORE_MAX : x < -SCORE_MAX ? -SCORE_MAX : x;
			g.in[i * g.n + j] = i == j ? NO_ARC : (int64_t)(x * UNIT) - (j ? 0 : ROOT_COST);
			g.arc[i * g.n + j] = (struct arc){ (uint16_t)j, (uint16_t)i };
		}
	grow(&g, head, a);
}
