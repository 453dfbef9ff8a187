/* Rules between the columns of a story. */
#include "paint/column_rules.h"

#include "base/array.h"
#include "style/grid_style.h"

#include <stdlib.h>

/* Part of a gutter with text on both sides. */
typedef struct stretch {
    bx_length x, top, bottom;
} stretch;

static int compare_stretches(const void *a, const void *b)
{
    const stretch *s = a, *t = b;
    if (s->x != t->x) return s->x < t->x ? -1 : 1;
    return (s->top > t->top) - (s->top < t->top);
}

/* Edges of every text column. */
static bx_column *column_edges(const bx_painter *painter, bx_slices all)
{
    const bx_slice *slices = all.items;
    size_t count = all.count;
    size_t columns = 0;
    for (size_t i = 0; i < count; i++)
        columns = slices[i].column + 2 > columns ? slices[i].column + 2 : columns;
    bx_column *edges = BX_NEW_ARRAY(painter->ask.arena, bx_column, columns);
    for (size_t i = 0; i < count; i++) {
        bx_column *c = &edges[slices[i].column];
        bx_length right = bx_length_max(c->x + c->width, slices[i].x + slices[i].width);
        if (c->width == 0 || slices[i].x < c->x) c->x = slices[i].x;
        c->width = right - c->x;
    }
    return edges;
}

static bx_length slice_end(const bx_slice *slice, bx_length pitch)
{
    return bx_length_clamp(slice->top + (int64_t)slice->lines * pitch);
}

void bx_slice_rules(const bx_painter *painter, const bx_story_setting *setting)
{
    const bx_border *rule = &setting->story->style->grid->column_rule;
    const bx_slice *slices = setting->slices.items;
    size_t count = setting->slices.count;
    bx_length pitch = setting->story->flow.pitch, gutter = setting->flow.gutter;
    if (rule->style == BX_BORDER_NONE || count < 2) return;
    bx_length inset = (painter->ask.page->pitch - painter->ask.page->em) / 2;
    const bx_column *edges = column_edges(painter, setting->slices);
    BX_ARRAY(stretch) found = {0};
    for (size_t i = 0; i < count; i++) {
        const bx_column *near = &edges[slices[i].column], *far = near + 1;
        bx_length end = near->x + near->width, most = end + gutter + 2 * painter->ask.page->em;
        if (slices[i].x + slices[i].width + painter->ask.page->em < end)
            continue; /* a block stands in its end */
        for (size_t j = 0; j < count; j++) {
            if (slices[j].column != slices[i].column + 1 ||
                slices[j].x > far->x + painter->ask.page->em || far->x < end || far->x > most)
                continue; /* another column, or something between them */
            bx_length top = bx_length_max(slices[i].top, slices[j].top);
            bx_length bottom =
                bx_length_min(slice_end(&slices[i], pitch), slice_end(&slices[j], pitch));
            if (bottom > top)
                bx_array_push(&found, (stretch){end + (far->x - end) / 2, top, bottom});
        }
    }
    if (found.count > 1) qsort(found.items, found.count, sizeof *found.items, compare_stretches);
    for (size_t i = 0; i < found.count;) {
        stretch s = found.items[i++];
        while (i < found.count && found.items[i].x == s.x && found.items[i].top <= s.bottom)
            s.bottom = bx_length_max(s.bottom, found.items[i++].bottom);
        if (s.bottom - s.top < painter->ask.page->pitch) continue;
        bx_builder_rule(painter->builder, (bx_point){s.x, s.top + inset},
                        (bx_point){s.x, s.bottom - inset}, *rule, "column-rule");
    }
    bx_array_release(&found);
}
