/* The memo of one thread. */
#include "line/asker.h"

#include "base/array.h"
#include "base/map.h"

#include <string.h>

/* Room for answers that do not last, with what finds them. */
enum { MEMO_LIMIT = 512 * 1024, ENTRY_SIZE = sizeof(bx_map_entry) + 4 * sizeof(uint32_t) };

/* Lines of a paragraph that would fill half of it are not kept. */
enum { MOST_LINES_KEPT = MEMO_LIMIT / 2 / sizeof(bx_line) };

/* Answers with one end of life. */
typedef struct memo {
    bx_arena *arena;
    bx_map map; /* kind, owner and key → address of the answer */
} memo;

struct bx_asker {
    bx_shaper *shaper;
    memo passing, lasting;
    BX_ARRAY(uint64_t) key; /* of the question being asked: kind, owner, conditions */
    bx_work work;
};

static size_t memo_size(const memo *m)
{
    return bx_arena_used(m->arena) + m->map.capacity * ENTRY_SIZE;
}

static void memo_clear(memo *m)
{
    bx_arena_reset(m->arena, (bx_arena_mark){0});
    bx_map_release(&m->map);
}

bx_asker *bx_asker_new(bx_shaper *shaper)
{
    bx_asker *asker = bx_alloc(sizeof *asker);
    asker->shaper = shaper;
    asker->passing.arena = bx_arena_new();
    asker->lasting.arena = bx_arena_new();
    return asker;
}

void bx_asker_free(bx_asker *asker)
{
    if (!asker) return;
    memo *memos[] = {&asker->passing, &asker->lasting};
    for (int i = 0; i < 2; i++) {
        bx_map_release(&memos[i]->map);
        bx_arena_free(memos[i]->arena);
    }
    bx_array_release(&asker->key);
    bx_free(asker);
}

void bx_asker_clear(bx_asker *asker)
{
    memo_clear(&asker->passing);
    memo_clear(&asker->lasting);
}

bx_shaper *bx_asker_shaper(const bx_asker *asker)
{
    return asker->shaper;
}

bx_work *bx_asker_work(bx_asker *asker)
{
    return &asker->work;
}

bx_arena *bx_asker_arena(const bx_asker *asker, const bx_memo_kind *kind)
{
    return kind->lasting ? asker->lasting.arena : asker->passing.arena;
}

size_t bx_asker_size(const bx_asker *asker)
{
    return memo_size(&asker->passing) + memo_size(&asker->lasting);
}

/* Begins a key with room for `size` bytes of conditions. */
static uint64_t *begin_key(bx_asker *asker, const bx_memo_kind *kind, const void *owner,
                           size_t size)
{
    asker->key.count = 0;
    bx_array_reserve(&asker->key, 2 + (size + sizeof(uint64_t) - 1) / sizeof(uint64_t));
    asker->key.items[0] = (uintptr_t)kind;
    asker->key.items[1] = (uintptr_t)owner;
    return asker->key.items + 2;
}

/* The key that was written, with `size` bytes of conditions. */
static bx_string key_of(const bx_asker *asker, size_t size)
{
    return (bx_string){(const char *)asker->key.items, 2 * sizeof(uint64_t) + size};
}

static bx_string write_key(bx_asker *asker, bx_question question)
{
    uint64_t *conditions = begin_key(asker, question.kind, question.owner, question.size);
    if (question.size > 0) memcpy(conditions, question.key, question.size);
    return key_of(asker, question.size);
}

static memo *memo_of(bx_asker *asker, const bx_memo_kind *kind)
{
    return kind->lasting ? &asker->lasting : &asker->passing;
}

static const void *find(const memo *m, bx_string key)
{
    size_t answer = bx_map_find(&m->map, key);
    return answer == BX_MAP_NONE ? NULL : (const void *)answer;
}

static void *keep(bx_asker *asker, memo *m, bx_string key, size_t size)
{
    if (m == &asker->passing && m->map.count > 0 && memo_size(m) + size > MEMO_LIMIT) {
        memo_clear(m);
        asker->work.dropped++;
    }
    void *answer = bx_arena_alloc(m->arena, size);
    bx_map_set(&m->map, bx_string_copy(m->arena, key), (size_t)answer);
    return answer;
}

const void *bx_asker_find(bx_asker *asker, bx_question question)
{
    return find(memo_of(asker, question.kind), write_key(asker, question));
}

void *bx_asker_keep(bx_asker *asker, bx_question question, size_t size)
{
    return keep(asker, memo_of(asker, question.kind), write_key(asker, question), size);
}

static const bx_memo_kind LINES = {"lines", false};

/* What lines depend on; of the last measure, which goes on for ever, the count of lines does not
 * matter. */
static bx_string lines_key(bx_asker *asker, const bx_paragraph *paragraph,
                           const bx_measure *measures, size_t count, bx_line_options options)
{
    size_t size = (count + 1) * sizeof(uint64_t);
    uint64_t *conditions = begin_key(asker, &LINES, paragraph, size);
    conditions[0] = (uint64_t)(uint32_t)options.indent << 32 | (uint64_t)options.wrap |
                    (uint64_t)(options.line_adjustment + 1) << 8 |
                    (uint64_t)options.no_hanging << 16 | (uint64_t)options.no_centred_hanging << 17;
    for (size_t i = 0; i < count; i++)
        conditions[i + 1] =
            (uint64_t)(uint32_t)measures[i].width << 32 | (i + 1 < count ? measures[i].lines : 0);
    return key_of(asker, size);
}

static bx_lines copy_lines(const bx_lines *lines, bx_arena *arena)
{
    bx_lines copy = *lines;
    copy.lines = bx_arena_copy(arena, lines->lines, lines->count * sizeof *lines->lines);
    return copy;
}

bx_lines bx_lines_ask(bx_asker *asker, const bx_paragraph *paragraph, const bx_measure *measures,
                      size_t count, bx_line_options options, bx_arena *arena)
{
    asker->work.lines_asked++;
    const bx_lines *known =
        find(&asker->passing, lines_key(asker, paragraph, measures, count, options));
    if (known) return copy_lines(known, arena);
    bx_lines best;
    if (options.line_adjustment != 0) {
        bx_line_options plain = options;
        plain.line_adjustment = 0;
        best = bx_lines_ask(asker, paragraph, measures, count, plain, arena);
        options.best = &best;
    }
    asker->work.lines_broken++;
    bx_lines lines = bx_lines_break(paragraph, measures, count, options, arena);
    if (lines.count > MOST_LINES_KEPT) return lines;
    bx_lines *kept =
        keep(asker, &asker->passing, lines_key(asker, paragraph, measures, count, options),
             sizeof *kept + lines.count * sizeof(bx_line));
    *kept = lines;
    kept->lines = (bx_line *)(kept + 1);
    if (lines.count > 0) memcpy(kept->lines, lines.lines, lines.count * sizeof(bx_line));
    return lines;
}
