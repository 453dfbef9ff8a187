/* Display text: names spread over a width, and what only headings may do. */
#include "text/shaper.h"

#include <stdio.h>

/* The style of the inline element with a width of its own that a cluster stands in; NULL: none. */
static const bx_text_run *spread_run(const bx_shaping *s, const bx_cluster *c)
{
    const bx_text_run *run = &s->shaper->runs.items[c->run];
    bool inside = run->node != s->block && run->style->display == BX_DISPLAY_INLINE &&
                  run->style->inline_size.kind == BX_DIMENSION_LENGTH;
    return inside && c->class != BX_CLASS_FILL && c->class != BX_CLASS_BREAK ? run : NULL;
}

/* Spreads clusters [begin, end) over `width`: equal gaps, nothing lost to rounding. Wider text stays solid. */
static void spread(bx_cluster *clusters, size_t begin, size_t end, bx_length width)
{
    int64_t spare = width, gaps = (int64_t)(end - begin) - 1, given = 0;
    for (size_t i = begin; i < end; i++) spare -= clusters[i].advance + (i + 1 < end ? clusters[i].gap : 0);
    if (spare <= 0 || gaps <= 0) return;
    for (int64_t i = 0; i < gaps; i++) {
        bx_cluster *c = &clusters[begin + (size_t)i];
        int64_t due = spare * (i + 1) / gaps;
        c->gap += (bx_length)(due - given);
        c->gap_min = c->gap_max = c->gap;
        c->gap_fixed = true;
        c->joined = true;
        given = due;
    }
}

void bx_spread_names(bx_shaping *s)
{
    bx_cluster *clusters = s->shaper->clusters.items;
    size_t count = s->shaper->clusters.count;
    for (size_t begin = 0; begin < count;) {
        const bx_text_run *run = spread_run(s, &clusters[begin]);
        size_t end = begin + 1;
        while (run && end < count) {
            const bx_text_run *next = spread_run(s, &clusters[end]);
            if (!next || next->node != run->node) break;
            end++;
        }
        if (run) spread(clusters, begin, end, run->style->inline_size.value);
        begin = end;
    }
}

static bool is_body(bx_element element)
{
    return element == BX_ELEMENT_P || element == BX_ELEMENT_ITEM || element == BX_ELEMENT_CAPTION;
}

/* Running text: a paragraph that does not stand in a head or in the furniture of the page. */
static bool is_running_text(const bx_node *block)
{
    if (!is_body(block->element)) return false;
    for (const bx_node *n = block->parent; n; n = n->parent) {
        if (n->element == BX_ELEMENT_HEAD || n->element == BX_ELEMENT_MASTHEAD ||
            n->element == BX_ELEMENT_FOLIO || n->element == BX_ELEMENT_EAR)
            return false;
    }
    return true;
}

void bx_check_scale(const bx_shaping *s)
{
    const bx_shaper *shaper = s->shaper;
    if (!is_running_text(s->block)) return;
    for (size_t i = 0; i < shaper->runs.count; i++) {
        int32_t scale = shaper->runs.items[i].style->text_scale_x;
        if (scale == 65536) continue;
        char percent[16];
        bx_short_text story;
        snprintf(percent, sizeof percent, "%d", (int)bx_multiply_divide(scale, 100, 65536));
        bx_report_on_page(s->diagnostics, BX_BODY_SCALED, shaper->runs.items[i].node->span,
                          shaper->page_number, s->story, bx_short(&story, s->story), percent);
        return;
    }
}
