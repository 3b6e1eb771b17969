/* arena.h - memory that is released all at once                                  (layer: base)
 *
 * One arena a lifetime: the context's tables, one document's annotation, one graph.  Memory is handed out from
 * growing blocks and released together, so code that only allocates from an arena has nothing to free.
 *
 * Out of memory: when the system refuses memory, or the arena's limit is reached, arena_alloc() jumps to
 * `*arena->on_nomem` if that is set.  Whoever owns the arena sets it (ARENA_TRY below) once; everything it calls may take
 * arena memory without checking.  Code that runs under such a jump must hold no other resource (no malloc, no open file).
 * Without on_nomem, arena_alloc() returns NULL.
 *
 * A build with -DARENA_MALLOC=1 gives each allocation its own malloc, so that sanitizers see its bounds.
 */
#ifndef DATELINE_BASE_ARENA_H
#define DATELINE_BASE_ARENA_H

#include <setjmp.h>
#include <stddef.h>

struct arena_block;

struct arena {
	struct arena_block *block;  /* newest first */
	size_t used;                /* bytes taken from the newest block */
	size_t total;               /* bytes held from the system */
	size_t limit;               /* most bytes that may be held; 0: no limit */
	long fail_after;            /* for tests: the allocation after this many more fails; negative: never */
	jmp_buf *on_nomem;          /* borrowed; NULL: arena_alloc() returns NULL */
};

#define ARENA_INIT { NULL, 0, 0, 0, -1, NULL }

void arena_init(struct arena *a);

/* Give everything back; the arena is as new (limit, fail_after and on_nomem stay).  A fresh or NULL arena is fine. */
void arena_release(struct arena *a);

/* `size` bytes, aligned for any type, zeroed.  Size 0 gives a valid pointer. */
void *arena_alloc(struct arena *a, size_t size);

/* `count` elements of `size` bytes, zeroed; an overflowing product is out of memory. */
void *arena_array(struct arena *a, size_t count, size_t size);

/* A NUL-terminated copy of `length` bytes. */
char *arena_strndup(struct arena *a, const char *s, size_t length);
char *arena_strdup(struct arena *a, const char *s);

/* A copy of `length` bytes without the blanks at both ends. */
char *arena_trimmed(struct arena *a, const char *s, size_t length);

/* printf into arena memory. */
char *arena_printf(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Room for one more element at the end of an array that lives in the arena: call as
 *     ARENA_PUSH(a, array, array_nr, array_alloc) = value;
 * The array moves when it grows (its old place is not reused), at least doubling: O(1) amortised. */
#define ARENA_PUSH(a, array, nr, alloc) \
	(*((nr) < (alloc) ? &(array)[(nr)++] : \
	   ((array) = arena_grow((a), (array), (nr), &(alloc), sizeof *(array)), &(array)[(nr)++])))

/* Used by ARENA_PUSH: a larger copy of an array of `nr` elements; raises *alloc. Needs on_nomem. */
void *arena_grow(struct arena *a, void *array, size_t nr, size_t *alloc, size_t size);

#endif
