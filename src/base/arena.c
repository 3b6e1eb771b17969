/* arena.c - blocks of at least 64 KiB that double up to 4 MiB; a larger request gets a block of its own size. */
#include "base/arena.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef ARENA_MALLOC
#define ARENA_MALLOC 0
#endif

enum {
	BLOCK_MIN = 64 << 10,
	BLOCK_MAX = 4 << 20,
	ALIGN = 16
};

struct arena_block {
	struct arena_block *next;
	size_t size;                /* bytes in data */
	_Alignas(16) unsigned char data[];
};

void arena_init(struct arena *a)
{
	*a = (struct arena)ARENA_INIT;
}

void arena_release(struct arena *a)
{
	struct arena_block *b, *next;

	if (!a)
		return;
	for (b = a->block; b; b = next) {
		next = b->next;
		free(b);
	}
	a->block = NULL;
	a->used = 0;
	a->total = 0;
}

static void *no_memory(struct arena *a)
{
	if (a->on_nomem)
		longjmp(*a->on_nomem, 1);
	return NULL;
}

static struct arena_block *add_block(struct arena *a, size_t size)
{
	struct arena_block *b;

	if (size > SIZE_MAX - sizeof *b)
		return NULL;
	if (a->limit && (size > a->limit || a->total > a->limit - size))
		return NULL;
	b = malloc(sizeof *b + size);
	if (!b)
		return NULL;
	b->size = size;
	b->next = a->block;
	a->block = b;
	a->total += size;
	a->used = 0;
	return b;
}

void *arena_alloc(struct arena *a, size_t size)
{
	void *p;

	if (a->fail_after >= 0 && a->fail_after-- == 0) {
		a->fail_after = 0;      /* once out of memory, always: as a full machine would be */
		return no_memory(a);
	}
	if (size > SIZE_MAX - ALIGN)
		return no_memory(a);
	if (ARENA_MALLOC) {
		if (!add_block(a, size ? size : 1))
			return no_memory(a);
		return memset(a->block->data, 0, size ? size : 1);
	}
	size = (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
	if (!a->block || size > a->block->size - a->used) {
		size_t block = a->block ? a->block->size * 2 : BLOCK_MIN;

		if (block > BLOCK_MAX)
			block = BLOCK_MAX;
		if (block < BLOCK_MIN)
			block = BLOCK_MIN;
		if (size > block / 4) {
			/* a block of its own, put behind the newest so that the newest goes on being filled */
			struct arena_block *newest = a->block, *own;
			size_t used = a->used;

			own = add_block(a, size);
			if (!own)
				return no_memory(a);
			if (newest) {
				a->block = newest;
				a->used = used;
				own->next = newest->next;
				newest->next = own;
			} else {
				a->used = size;
			}
			return memset(own->data, 0, size);
		}
		if (!add_block(a, block))
			return no_memory(a);
	}
	p = a->block->data + a->used;
	a->used += size;
	return memset(p, 0, size);
}

void *arena_array(struct arena *a, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		return no_memory(a);
	return arena_alloc(a, count * size);
}

char *arena_strndup(struct arena *a, const char *s, size_t length)
{
	char *p = arena_alloc(a, length + 1);

	if (p)
		memcpy(p, s, length);
	return p;
}

char *arena_strdup(struct arena *a, const char *s)
{
	return arena_strndup(a, s, strlen(s));
}

char *arena_trimmed(struct arena *a, const char *s, size_t length)
{
	while (length && *s == ' ') {
		s++;
		length--;
	}
	while (length && s[length - 1] == ' ')
		length--;
	return arena_strndup(a, s, length);
}

char *arena_printf(struct arena *a, const char *format, ...)
{
	va_list args, again;
	int length;
	char *p;

	va_start(args, format);
	va_copy(again, args);
	length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	assert(length >= 0);
	p = arena_alloc(a, (size_t)length + 1);
	if (p)
		vsnprintf(p, (size_t)length + 1, format, again);
	va_end(again);
	return p;
}

void *arena_grow(struct arena *a, void *array, size_t nr, size_t *alloc, size_t size)
{
	size_t wanted = *alloc ? *alloc * 2 : 8;
	void *p = arena_array(a, wanted, size);

	assert(p);
	if (nr)
		memcpy(p, array, nr * size);
	*alloc = wanted;
	return p;
}
