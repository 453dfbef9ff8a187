/* Half-lines of notes. */
#include "set/note.h"

static const bx_node *note_of(const bx_paragraph *p, uint32_t cluster)
{
    return p->runs[p->clusters[cluster].run].markers.note.node;
}

static bool begins_no_line(bx_class class)
{
    return class >= BX_CLASS_CLOSE && class <= BX_CLASS_DOT;
}

/* How many of `count` clusters stand in the first half-line: half of their length or a little more,
 * no closing mark after it and no opening one at its end. */
static uint32_t first_half(const bx_cluster *clusters, uint32_t count)
{
    int64_t total = 0, half = 0;
    uint32_t split = 0;
    for (uint32_t i = 0; i < count; i++)
        total += clusters[i].note_advance;
    while (split < count && 2 * half < total)
        half += clusters[split++].note_advance;
    while (split < count && (begins_no_line(clusters[split].class) ||
                             (split > 0 && clusters[split - 1].class == BX_CLASS_OPEN)))
        split++;
    return split;
}

/* Space between the characters of a half-line that fills `room`, at most as much as justification
 * opened. */
static bx_length gap_of(const bx_cluster *clusters, uint32_t count, bx_length room)
{
    if (count < 2) return 0;
    int64_t natural = 0;
    for (uint32_t i = 0; i < count; i++)
        natural += clusters[i].note_advance;
    return (bx_length)((room - natural) / (count - 1));
}

/* The clusters [begin, end) of one note, whose part of the line begins at `start` and is `room`
 * long. */
static void place_part(const bx_paragraph *p, const bx_line *line, uint32_t begin, uint32_t end,
                       bx_length room, bx_length *along, bx_length *across)
{
    const bx_cluster *clusters = &p->clusters[begin];
    uint32_t count = end - begin, first = first_half(clusters, count);
    bx_length start = along[begin - line->cluster_begin], pen = start,
              gap = gap_of(clusters, first, room);
    bx_length size = clusters[0].em, middle = (p->descent - p->ascent) / 2;
    bx_length rise = (bx_length)bx_multiply_divide(size, p->ascent, p->ascent + p->descent);
    for (uint32_t i = 0; i < count; i++) {
        bool second = i >= first;
        if (i == first) pen = start;
        uint32_t at = begin + i - line->cluster_begin;
        along[at] = pen;
        if (p->vertical)
            across[at] = second ? -size / 2 : size / 2;
        else
            across[at] = middle + rise - (second ? 0 : size);
        pen += clusters[i].note_advance + gap;
    }
}

bx_places bx_place_notes(const bx_paragraph *p, const bx_line *line, const bx_length *offsets,
                         bx_arena *arena)
{
    bx_length *along = NULL, *across = NULL;
    uint32_t count = line->cluster_end - line->cluster_begin;
    for (uint32_t begin = line->cluster_begin; begin < line->cluster_end;) {
        const bx_node *note = note_of(p, begin);
        uint32_t end = begin + 1;
        while (end < line->cluster_end && note_of(p, end) == note)
            end++;
        if (note && !along) {
            along = bx_arena_copy(arena, offsets, (count + 1) * sizeof *offsets);
            across = BX_NEW_ARRAY(arena, bx_length, count + 1);
        }
        uint32_t last = end - 1;
        if (note)
            place_part(p, line, begin, end,
                       offsets[last - line->cluster_begin] + p->clusters[last].advance -
                           offsets[begin - line->cluster_begin],
                       along, across);
        begin = end;
    }
    return (bx_places){along ? along : offsets, across};
}
