/* Stories onto the plate. */
#include "paint/story_paint.h"

#include "box/box_parts.h"
#include "box/box_white.h"
#include "box/head_fit.h"
#include "box/turned.h"
#include "paint/box_paint.h"
#include "paint/codes.h"
#include "paint/column_rules.h"
#include "paint/copyfit_log.h"
#include "paint/facts.h"
#include "paint/flow_paint.h"
#include "paint/story_messages.h"
#include "story/head.h"
#include "story/jump.h"
#include "story/story_pour.h"
#include "style/grid_style.h"

/* Says of a head that its form needs more columns. */
static void report_form(const bx_painter *painter, const bx_story_block *b)
{
    bx_short_text story;
    if (!b->narrow) return;
    bx_report_on_page(painter->diagnostics, BX_HEAD_FORM_NARROW, b->node->span,
                      painter->ask.page->number, painter->story, bx_short(&story, painter->story),
                      bx_head_form_name(b->form));
}

/* Notes where a story is cut and where it goes on, or says that nothing is left for there. */
static void paint_jump(const bx_painter *painter, bx_story *story, const bx_story_placement *p,
                       bx_flow_fit *fit)
{
    const bx_node *line = story->jump_line->node;
    uint32_t page = bx_node_number_value(line, "page");
    bx_jump_cut cut;
    bx_jump_result result = bx_jump_set(&painter->ask, story, p->slices, p->slice_count, fit, &cut);
    if (result == BX_JUMPED_NOTHING) {
        bx_short_text name;
        bx_number_text number;
        bx_report_on_page(painter->diagnostics, BX_JUMP_EMPTY, story->node->span,
                          painter->ask.page->number, painter->story,
                          bx_short(&name, painter->story), bx_number(&number, page));
    }
    if (result != BX_JUMPED) return;
    if (painter->cuts) painter->cuts[bx_node_number_value(line, "number")] = cut;
    bx_builder_story(painter->builder)->jump_page = page;
}

static void paint_block(const bx_painter *painter, const bx_story *story, bx_story_block *b,
                        uint32_t *number)
{
    report_form(painter, b);
    if (b->lines <= 0) {
        bx_story_report_box(painter, b->node, b->head, b->wanted > 0 ? b->wanted : 1, 0, 0,
                            (bx_box_rest){0});
        bx_story_count_unset(painter, b->node);
        return;
    }
    bx_rect area = {b->place.x, bx_line_top(&painter->ask, b->top), b->place.width,
                    bx_length_clamp((int64_t)b->lines * painter->ask.page->pitch)};
    bx_length inset = bx_story_block_inset(&painter->ask, b, BX_TOP);
    bx_length height = area.height - inset - bx_story_block_inset(&painter->ask, b, BX_BOTTOM),
              width = area.width;
    bx_box edges = {.style = b->style};
    bx_box_edges(&painter->ask, &edges, width);
    bx_length room = width - edges.margin[BX_LEFT] - edges.margin[BX_RIGHT];
    height -= edges.margin[BX_TOP] + edges.margin[BX_BOTTOM];
    int32_t shared = b->head && !b->part && !b->cramped
                         ? bx_box_shared_lines(&painter->ask, b->node, b->extra)
                         : 0;
    height -= bx_length_clamp((int64_t)shared * painter->ask.page->pitch);
    bx_ask beside = bx_story_block_ask(&painter->ask, story, b);
    bx_box *box = bx_box_layout(&beside, b->node, room, bx_length_max(0, height),
                                inset + edges.margin[BX_TOP], number);
    bx_point at = {area.x + edges.margin[BX_LEFT], area.y + inset + edges.margin[BX_TOP]};
    if (b->head) b->box = box;
    if (b->head)
        bx_box_share_head(&painter->ask, box, shared);
    else if (b->node->element == BX_ELEMENT_INFOBOX)
        bx_box_share_rounding(&painter->ask, box);
    if (bx_head_reads_from_left(&painter->ask, b)) bx_turned_reverse(box);
    bx_length over =
        box->content_height + box->padding[BX_TOP] + box->padding[BX_BOTTOM] - box->rect.height;
    bx_box_rest rest = bx_box_paint(painter, box, at, area);
    int32_t wanted = !b->cramped ? 0 : b->wanted > 0 ? b->wanted : 1;
    if (!bx_head_is_unfit(box)) /* said already, and why */
        bx_story_report_box(painter, b->node, b->head, wanted, b->lines, over, rest);
}

static void record_polygon(const bx_painter *painter, const bx_strip *strips, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        bx_length top = bx_line_top(&painter->ask, strips[i].top);
        bx_length bottom = bx_line_top(&painter->ask, strips[i].bottom);
        bx_builder_story_polygon(painter->builder,
                                 (bx_rect){strips[i].x, top, strips[i].width, bottom - top});
    }
}

static void record_slices(const bx_painter *painter, const bx_story *story, const bx_slice *slices,
                          size_t count, const bx_flow_fit *fit)
{
    for (size_t i = 0; i < count; i++) {
        bx_length height = bx_length_clamp((int64_t)slices[i].lines * story->flow.pitch);
        bx_rect rect = {slices[i].x, slices[i].top, slices[i].width, height};
        bx_builder_story_slice(painter->builder,
                               (bx_plate_slice){rect, slices[i].band, (uint32_t)slices[i].lines,
                                                (uint32_t)fit->used[i]});
    }
}

/* Parts of a story: heads or other blocks, of its own columns or of the page's. */
typedef struct which {
    bool head, outside;
} which;

static void paint_blocks(const bx_painter *painter, bx_story *story, which parts, uint32_t *number)
{
    for (size_t i = 0; i < story->block_count; i++) {
        bx_story_block *b = &story->blocks[i];
        if (b->outside == parts.outside && b->head == parts.head)
            paint_block(painter, story, b, number);
    }
}

/* A story that is set: where, what was poured, the strips of its area, and the lines by which its
 * slices were shortened. */
typedef struct placed {
    bx_story_placement *place;
    bx_flow_fit *fit;
    const bx_strip *strips;
    size_t count;
    int32_t cut;
} placed;

/* What stands in the story's own columns. */
static void paint_inside(const bx_painter *painter, bx_story *story, const placed *setting,
                         uint32_t *number)
{
    bx_story_placement *p = setting->place;
    bx_flow_fit *fit = setting->fit;
    paint_blocks(painter, story, (which){.head = true}, number);
    if (story->jump_line) paint_jump(painter, story, p, fit);
    bx_flow_paint(painter, &story->flow, p->slices, fit);
    bx_builder_story(painter->builder)->characters -= story->carried;
    record_slices(painter, story, p->slices, p->slice_count, fit);
    paint_blocks(painter, story, (which){0}, number);
    bx_slice_rules(painter, &story->style->grid->column_rule, p->slices, p->slice_count,
                   story->flow.pitch, story->flow.gutter);
    if (!p->turn.turned)
        p->cells.jumps |=
            bx_cells_text_jumps(&painter->ask, setting->strips, setting->count, p->slices,
                                fit->used, p->slice_count, story->flow.pitch);
    bx_cells_report(painter, story->node, &p->cells);
    if (story->flow.hangs && story->flow.gutter < painter->ask.page->em)
        bx_story_report_gutter(painter, story->node);
    bx_story_report_fit(painter, story->node, story->flow.count + story->block_count == 0,
                        p->slices, p->slice_count, fit,
                        setting->cut * (int32_t)p->cells.column_count);
}

/* In reading order: head, text, figures and boxes. */
static void paint_story(const bx_painter *painter, bx_story *story, const bx_strip *strips,
                        size_t count)
{
    const bx_copyfit *copyfit = bx_copyfit_story(&painter->ask, story, strips, count, false);
    int32_t cut = copyfit->fits && !copyfit->exact
                      ? bx_story_balance_cut(&painter->ask, story, strips, count)
                      : 0;
    bx_story_placement p = bx_story_enter(&painter->ask, story, strips, count, cut);
    bx_ask inside = bx_story_inside(&painter->ask, &p);
    bx_flow_fit fit = bx_story_pour(&inside, story, p.slices, p.slice_count);
    uint32_t number = story->flow_number;
    paint_blocks(painter, story, (which){.outside = true, .head = true}, &number);
    bx_painter own = bx_painter_turned(painter, &p.turn.axes);
    placed setting = {&p, &fit, strips, count, cut};
    paint_inside(&own, story, &setting, &number);
    bx_painter_go_on(painter);
    paint_blocks(painter, story, (which){.outside = true}, &number);
}

void bx_story_paint(const bx_painter *painter, bx_story *story, const bx_strip *strips,
                    size_t count)
{
    bx_builder_story_begin(painter->builder, story->id, bx_story_title(painter, story->node),
                           "article", bx_node_language(story->node), story->node->span);
    record_polygon(painter, strips, count);
    bx_facts_story(painter, story->node);
    bx_builder_story(painter->builder)->continued_page = bx_jump_continued_page(story->node);
    paint_story(painter, story, strips, count);
    bx_copyfit_log(painter, story);
    bx_builder_story_end(painter->builder);
}
