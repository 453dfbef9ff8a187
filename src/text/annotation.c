/* Frames, and the width of line gaps. */
#include "text/annotation.h"

#include "style/box_style.h"
#include "style/text_style.h"
#include "text/codes.h"

#include <stdio.h>

/* White between a frame and its neighbours, as part of the em. */
enum { FRAME_MARGIN_DIVISOR = 16 };

static const bx_text_run *run_of(const bx_shaping *s, size_t cluster)
{
    return &s->shaper->runs.items[s->shaper->clusters.items[cluster].run];
}

void bx_space_frames(bx_shaping *s)
{
    size_t count = s->shaper->clusters.count;
    for (size_t first = 0; first < count;) {
        bx_marker frame = run_of(s, first)->markers.frame;
        size_t last = first;
        while (last + 1 < count && run_of(s, last + 1)->markers.frame.node == frame.node)
            last++;
        if (frame.node) {
            bx_length room =
                frame.style->box->border[BX_LEFT].width +
                bx_dimension_resolve(frame.style->box->padding[BX_LEFT], frame.style->font_size, 0);
            room += frame.style->font_size / FRAME_MARGIN_DIVISOR;
            for (size_t i = first; i < last; i++)
                s->shaper->clusters.items[i].joined = true;
            bx_shaped_glyph *glyphs = s->shaper->glyphs.items;
            bx_cluster_add_room(&s->shaper->clusters.items[first], glyphs, room, 0);
            bx_cluster_add_room(&s->shaper->clusters.items[last], glyphs, 0, room);
        }
        first = last + 1;
    }
}

enum { SIDE_BEFORE = 1, SIDE_AFTER = 2 };

/* Zhuyin stands in the gap in vertical lines only, at the right (T-114). */
static unsigned ruby_side(const bx_shaping *s, const bx_styles *styles, uint32_t number)
{
    const bx_node *node = s->shaper->gathered.rubies.items[number - 1].first;
    bx_ruby_position position = bx_style_of(styles, node)->text->ruby_position;
    if (position == BX_RUBY_INTER_CHARACTER) return s->vertical ? SIDE_AFTER : 0;
    return (position == BX_RUBY_OVER) == s->vertical ? SIDE_AFTER : SIDE_BEFORE;
}

/* Which sides of the text bear something; `marked` becomes the first run that does, `commented`
 * whether some of it is a comment, which is larger than other annotations. */
static unsigned sides_of(const bx_shaping *s, const bx_styles *styles, const bx_text_run **marked,
                         bool *commented)
{
    unsigned sides = 0;
    for (size_t i = 0; i < s->shaper->runs.count; i++) {
        const bx_text_run *run = &s->shaper->runs.items[i];
        unsigned own = 0;
        if (run->style->text->emphasis != BX_EMPHASIS_NONE)
            own |= run->style->text->emphasis_over ? SIDE_BEFORE : SIDE_AFTER;
        if (run->markers.decoration.node) own |= s->vertical ? SIDE_BEFORE : SIDE_AFTER;
        if (run->markers.ruby) {
            own |= ruby_side(s, styles, run->markers.ruby);
            *commented |= s->shaper->gathered.rubies.items[run->markers.ruby - 1].first->element ==
                          BX_ELEMENT_COMMENT;
        }
        if (own && !*marked) *marked = run;
        sides |= own;
    }
    return sides;
}

/* Distance of the block's lines: those of running text stand as their story's do. */
static bx_length pitch_of(const bx_shaping *s, const bx_styles *styles)
{
    const bx_node *parent = s->block->parent;
    bool running = s->block->element == BX_ELEMENT_P && parent &&
                   parent->element == BX_ELEMENT_BODY && parent->parent;
    return running ? bx_style_of(styles, parent->parent)->line_height : s->style->line_height;
}

void bx_check_gap(bx_shaping *s, const bx_styles *styles)
{
    const bx_text_run *marked = NULL;
    bool commented = false;
    unsigned sides = sides_of(s, styles, &marked, &commented);
    if (!sides) return;
    bx_length em = s->style->font_size, gap = pitch_of(s, styles) - em;
    bool both = sides == (SIDE_BEFORE | SIDE_AFTER);
    bx_length needed = (both ? em * 5 / 8 : em / 2) + (commented ? em / 8 : 0);
    if (gap >= needed) return;
    char has[24];
    snprintf(has, sizeof has, "%d.%02d", gap / em, (int)(gap * INT64_C(100) / em % 100));
    const char *wants = commented ? (both ? "0.75" : "0.625") : both ? "0.625" : "0.5";
    bx_remark_add(s, (bx_remark){BX_GAP_NARROW, marked->node->span, 1, true, {has, wants}});
}
