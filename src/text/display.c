/* Display text: names spread over a width, and what only headings may do. */
#include "text/shaper.h"

#include "style/box_style.h"
#include "style/font_style.h"
#include "style/text_style.h"
#include "text/codes.h"

#include <stdio.h>
#include <stdlib.h>

/* The style of the inline element with a width of its own that a cluster stands in; NULL: none. */
static const bx_text_run *spread_run(const bx_shaping *s, const bx_cluster *c)
{
    const bx_text_run *run = &s->shaper->runs.items[c->run];
    bool inside = run->node != s->block && run->style->box->display == BX_DISPLAY_INLINE &&
                  run->style->box->inline_size.kind == BX_DIMENSION_LENGTH;
    return inside && c->class != BX_CLASS_FILL && c->class != BX_CLASS_BREAK ? run : NULL;
}

/* Spreads clusters [begin, end) over `width`: equal gaps, nothing lost to rounding. Wider text
 * stays solid. */
static void spread(bx_cluster *clusters, size_t begin, size_t end, bx_length width)
{
    int64_t spare = width, gaps = (int64_t)(end - begin) - 1, given = 0;
    for (size_t i = begin; i < end; i++)
        spare -= clusters[i].advance + (i + 1 < end ? clusters[i].gap : 0);
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

/* The least part of its length that text is condensed to: five characters in three cells. */
enum { LEAST_FIFTHS = 3 };

/* Condenses clusters [begin, end) to `width` (T-126): narrower characters in a horizontal line,
 * flatter ones in a vertical one. Text that would be less than three fifths as long stays as it is.
 */
static void condense(bx_shaping *s, size_t begin, size_t end, bx_length width)
{
    bx_cluster *clusters = s->shaper->clusters.items;
    int64_t natural = 0, to = 0, given = 0;
    for (size_t i = begin; i < end; i++)
        natural += (int64_t)clusters[i].advance + (i + 1 < end ? clusters[i].gap : 0);
    if (natural <= width || natural * LEAST_FIFTHS > (int64_t)width * 5) return;
    for (size_t i = begin; i < end; i++) {
        bx_cluster *c = &clusters[i];
        bx_text_run *run = &s->shaper->runs.items[c->run];
        bool down = run->setting == BX_SET_UPRIGHT || run->setting == BX_SET_COMBINED;
        bool first = i == begin || c[-1].run != c->run;
        if (first && down) run->size = (bx_length)bx_multiply_divide(run->size, width, natural);
        if (first)
            run->scale_x = (int32_t)(down ? bx_multiply_divide(run->scale_x, natural, width)
                                          : bx_multiply_divide(run->scale_x, width, natural));
        for (uint32_t g = 0; g < c->glyph_count; g++) {
            bx_shaped_glyph *glyph = &s->shaper->glyphs.items[c->first_glyph + g];
            glyph->inline_offset =
                (bx_length)bx_multiply_divide(glyph->inline_offset, width, natural);
        }
        to += (int64_t)c->advance + (i + 1 < end ? c->gap : 0);
        bx_length due = (bx_length)bx_multiply_divide(to, width, natural);
        c->advance = bx_length_clamp(due - given);
        given = due;
        c->blank_before = c->blank_after = 0;
        c->shrink = BX_SHRINK_NEVER;
        c->trims_at_start = c->trims_at_end = c->may_hang = false;
        if (i + 1 == end) break;
        c->gap = c->gap_min = c->gap_max = 0;
        c->gap_fixed = c->joined = true;
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
        if (run) spread(clusters, begin, end, run->style->box->inline_size.value);
        if (run && run->style->text->text_condense)
            condense(s, begin, end, run->style->box->inline_size.value);
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
        int32_t scale = shaper->runs.items[i].style->font->text_scale_x;
        if (scale == 65536) continue;
        char percent[16];
        snprintf(percent, sizeof percent, "%d", (int)bx_multiply_divide(scale, 100, 65536));
        bx_span span = shaper->runs.items[i].node->span;
        bx_remark_add(s, (bx_remark){BX_BODY_SCALED, span, 1, false, {percent}});
        return;
    }
}

/* The element that the tracking of an element comes from: the outermost one with the same. */
static const bx_node *tracked_element(const bx_styles *styles, const bx_node *node)
{
    bx_length tracking = bx_style_of(styles, node)->text->letter_spacing;
    while (node->parent && bx_style_of(styles, node->parent)->text->letter_spacing == tracking)
        node = node->parent;
    return node;
}

void bx_check_tracking(const bx_shaping *s, const bx_styles *styles)
{
    bx_shaper *shaper = s->shaper;
    const bx_text_run *last = NULL;
    for (size_t i = 0; i < shaper->clusters.count; i++) {
        const bx_text_run *run = &shaper->runs.items[shaper->clusters.items[i].run];
        int64_t tracking = run->style->text->letter_spacing, em = run->size;
        if (run == last || shaper->clusters.items[i].class != BX_CLASS_HAN) continue;
        last = run;
        if ((tracking + 1) * 20 >= -em && (tracking - 1) * 2 <= em)
            continue; /* 1: lengths are rounded */
        const bx_node *node = tracked_element(styles, run->node);
        char wide[24];
        int64_t hundredths = tracking * 100 / em;
        snprintf(wide, sizeof wide, "%s%d.%02d", tracking < 0 ? "-" : "",
                 (int)llabs(hundredths / 100), (int)llabs(hundredths % 100));
        bx_remark_add(s, (bx_remark){BX_TRACKING_WIDE, node->span, 1, false, {wide}});
    }
}
