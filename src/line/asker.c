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
    bx_buffer key; /* of the question being asked */
    BX_ARRAY(uint32_t) numbers;
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
    bx_buffer_release(&asker->key);
    bx_array_release(&asker->numbers);
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

/* A question as bytes, in the asker's buffer. */
static bx_string write_key(bx_asker *asker, bx_question question)
{
    asker->key.size = 0;
    bx_buffer_append(&asker->key, &question.kind, sizeof question.kind);
    bx_buffer_append(&asker->key, &question.owner, sizeof question.owner);
    bx_buffer_append(&asker->key, question.key, question.size);
    return bx_buffer_string(&asker->key);
}

static memo *memo_of(bx_asker *asker, const bx_memo_kind *kind)
{
    return kind->lasting ? &asker->lasting : &asker->passing;
}

const void *bx_asker_find(bx_asker *asker, bx_question question)
{
    size_t answer = bx_map_find(&memo_of(asker, question.kind)->map, write_key(asker, question));
    return answer == BX_MAP_NONE ? NULL : (const void *)answer;
}

void *bx_asker_keep(bx_asker *asker, bx_question question, size_t size)
{
    memo *m = memo_of(asker, question.kind);
    if (!question.kind->lasting && m->map.count > 0 && memo_size(m) + size > MEMO_LIMIT) {
        memo_clear(m);
        asker->work.dropped++;
    }
    void *answer = bx_arena_alloc(m->arena, size);
    bx_map_set(&m->map, bx_string_copy(m->arena, write_key(asker, question)), (size_t)answer);
    return answer;
}

static const bx_memo_kind LINES = {"lines", false};

/* What lines depend on besides their paragraph, as numbers in the asker's list; of the last
 * measure, which goes on for ever, the count of lines does not matter. */
static bx_question lines_question(bx_asker *asker, const bx_paragraph *paragraph,
                                  const bx_measure *measures, size_t count, bx_line_options options)
{
    uint32_t flags = (uint32_t)options.wrap | (uint32_t)(options.line_adjustment + 1) << 8 |
                     (uint32_t)options.no_hanging << 16 |
                     (uint32_t)options.no_centred_hanging << 17;
    asker->numbers.count = 0;
    bx_array_push(&asker->numbers, flags);
    bx_array_push(&asker->numbers, (uint32_t)options.indent);
    for (size_t i = 0; i < count; i++) {
        bx_array_push(&asker->numbers, (uint32_t)measures[i].width);
        if (i + 1 < count) bx_array_push(&asker->numbers, measures[i].lines);
    }
    return (bx_question){&LINES, paragraph, asker->numbers.items,
                         asker->numbers.count * sizeof *asker->numbers.items};
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
        bx_asker_find(asker, lines_question(asker, paragraph, measures, count, options));
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
    bx_question question = lines_question(asker, paragraph, measures, count, options);
    bx_lines *kept = bx_asker_keep(asker, question, sizeof *kept + lines.count * sizeof(bx_line));
    *kept = lines;
    kept->lines = (bx_line *)(kept + 1);
    if (lines.count > 0) memcpy(kept->lines, lines.lines, lines.count * sizeof(bx_line));
    return lines;
}
