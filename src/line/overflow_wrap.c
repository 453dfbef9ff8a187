/* Words wider than their lines (overflow-wrap). */
#include "line/breaker.h"

#include "line/classes.h"

/* The narrowest line there is. */
static bx_length narrowest_of(const bx_measure_list *list)
{
    bx_length narrowest = list->measures[list->count - 1].width;
    for (size_t i = 0; i + 1 < list->count; i++) {
        if (list->measures[i].lines > 0)
            narrowest = bx_length_min(narrowest, list->measures[i].width);
    }
    return narrowest;
}

static uint32_t character_of(const bx_paragraph *p, const bx_cluster *c)
{
    size_t at = c->text_begin;
    return bx_utf8_next(p->text, &at);
}

/* What the lists, or UAX #14 for Western marks, keep from a line's start or end. */
static bool is_kept(const bx_paragraph *p, const bx_cluster *a, const bx_cluster *b)
{
    if (a->class == BX_CLASS_OPEN || a->class == BX_CLASS_PREFIX || bx_class_closes(b->class) ||
        (b->class >= BX_CLASS_DOT && b->class <= BX_CLASS_SOLIDUS) || b->class == BX_CLASS_SUFFIX)
        return true;
    return bx_character_is_one_of(",.:;!?)]}%\u2019\u201D", character_of(p, b)) ||
           bx_character_is_one_of("([{\u2018\u201C", character_of(p, a));
}

/* A sign in Western text: neither letter nor digit. */
static bool is_sign(const bx_paragraph *p, const bx_cluster *c)
{
    return c->class == BX_CLASS_LATIN && !bx_character_is_western(character_of(p, c));
}

static bool is_operator(const bx_paragraph *p, const bx_cluster *c)
{
    return is_sign(p, c) && bx_character_is_one_of("\u00D7\u00F7\u00B1+=<>", character_of(p, c));
}

/* The first level at which a word may part between two of its clusters. Spaces stay at the line's
 * end; what takes no room, and a mark that no face has, stays with what it stands on. */
static bx_wrap_level level_of(const bx_paragraph *p, const bx_cluster *a, const bx_cluster *b)
{
    if (b->class == BX_CLASS_SPACE || b->class == BX_CLASS_FULL_SPACE ||
        b->class == BX_CLASS_BREAK || b->advance <= 0 || bx_character_is_mark(character_of(p, b)))
        return BX_WRAP_NOWHERE;
    if (is_kept(p, a, b)) return BX_WRAP_ANYWHERE;
    if (a->joined || (a->class == BX_CLASS_DIGIT && b->class == BX_CLASS_DIGIT))
        return BX_WRAP_UNITS;
    return is_sign(p, b) || is_operator(p, a) ? BX_WRAP_SIGNS : BX_WRAP_WORDS;
}

static bool is_too_wide(const bx_measurer *m, uint32_t begin, uint32_t end, bx_length measure)
{
    bx_line_edges edges;
    bx_candidate line = bx_measurer_line(m, begin, end, &edges);
    return bx_candidate_adjust(&line, measure, bx_text_ends(m->paragraph, end)).overfull;
}

static void part_word(const bx_paragraph *p, uint32_t begin, uint32_t end, bx_wrap_level level)
{
    for (uint32_t i = begin; i + 1 < end; i++) {
        bx_cluster *c = &p->clusters[i];
        if (level_of(p, c, c + 1) > level) continue;
        c->break_kind = BX_BREAK_MAY;
        c->break_penalty = BX_COST_OVERFLOW_WRAP;
    }
}

bx_paragraph bx_overflow_wrap(const bx_measurer *m, const bx_measure_list *list,
                              bx_wrap_level level, bx_arena *arena)
{
    bx_paragraph parted = *m->paragraph;
    uint32_t count = (uint32_t)parted.cluster_count, begin = 0;
    bx_length narrowest = narrowest_of(list);
    parted.clusters =
        bx_arena_copy(arena, parted.clusters, parted.cluster_count * sizeof *parted.clusters);
    for (uint32_t next = 1; next <= count; next++) {
        if (next < count && m->paragraph->clusters[next - 1].break_kind == BX_BREAK_NEVER) continue;
        if (is_too_wide(m, begin, next, narrowest)) part_word(&parted, begin, next, level);
        begin = next;
    }
    struct bx_line_sums *sums = bx_arena_copy(arena, parted.sums, sizeof *sums);
    bx_line_list_places(&parted, sums, arena);
    parted.sums = sums;
    return parted;
}

static bool ends_word(const bx_cluster *c)
{
    return c->break_kind != BX_BREAK_NEVER && c->hyphen_advance == 0 &&
           c->break_penalty < BX_COST_UNBROKEN;
}

/* Whether a line ends inside a word, or inside a span that was to stay whole. */
static bool breaks_word(const bx_line *line)
{
    if (line->relaxation == BX_RELAXED_SPAN) return !(line->flags & BX_LINE_HYPHENATED);
    return line->relaxation == BX_RELAXED_WORD;
}

bool bx_lines_broken_word(const bx_paragraph *p, const bx_lines *lines, size_t index,
                          uint32_t *begin, uint32_t *end)
{
    if (!breaks_word(&lines->lines[index])) return false;
    uint32_t at = lines->lines[index].cluster_next;
    for (*begin = at; *begin > 0 && !ends_word(&p->clusters[*begin - 1]); --*begin)
        continue;
    for (*end = at; *end < p->cluster_count && !ends_word(&p->clusters[*end - 1]); ++*end)
        continue;
    for (size_t i = index; i > 0 && lines->lines[i - 1].cluster_next > *begin; i--) {
        if (breaks_word(&lines->lines[i - 1])) return false;
    }
    /* Marks beside a word are not part of it. */
    while (*end > *begin + 1 && !bx_class_counts(p->clusters[*end - 1].class))
        --*end;
    while (*begin + 1 < *end && !bx_class_counts(p->clusters[*begin].class))
        ++*begin;
    return true;
}

bool bx_lines_meet_broken_word(const bx_lines *lines, size_t index)
{
    for (size_t i = index; i < lines->count && lines->lines[i].relaxation >= BX_RELAXED_SPAN; i++) {
        if (breaks_word(&lines->lines[i])) return true;
    }
    for (size_t i = index; i > 0 && lines->lines[i - 1].relaxation >= BX_RELAXED_SPAN; i--) {
        if (breaks_word(&lines->lines[i - 1])) return true;
    }
    return false;
}
