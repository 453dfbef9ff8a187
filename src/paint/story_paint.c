/* Stories onto the plate. */
#include "paint/story_paint.h"

#include "box/head_fit.h"
#include "paint/box_paint.h"
#include "paint/codes.h"
#include "paint/column_rules.h"
#include "paint/copyfit_log.h"
#include "paint/facts.h"
#include "paint/flow_paint.h"
#include "paint/story_messages.h"
#include "story/head.h"
#include "style/grid_style.h"

/* Says of a head that its form needs more columns. */
static void report_form(const bx_painter *painter, const bx_set_block *b)
{
    bx_short_text story;
    if (!b->narrow) return;
    bx_report_on_page(painter->diagnostics, BX_HEAD_FORM_NARROW, b->block->node->span,
                      painter->ask.page->number, painter->story, bx_short(&story, painter->story),
                      bx_head_form_name(b->block->form));
}

/* Notes where a story is cut and where it goes on, or says that nothing is left for there. */
static void paint_jump(const bx_painter *painter, const bx_story_setting *s)
{
    if (s->story->jump_line == BX_NO_ITEM) return;
    const bx_node *line = s->story->flow.items[s->story->jump_line].node;
    uint32_t page = bx_node_number_value(line, "page");
    if (s->jump.result == BX_JUMPED_NOTHING) {
        bx_short_text name;
        bx_number_text number;
        bx_report_on_page(painter->diagnostics, BX_JUMP_EMPTY, s->story->node->span,
                          painter->ask.page->number, painter->story,
                          bx_short(&name, painter->story), bx_number(&number, page));
    }
    if (s->jump.result != BX_JUMPED) return;
    if (painter->cuts) painter->cuts[bx_node_number_value(line, "number")] = s->jump.cut;
    bx_builder_story(painter->builder)->jump_page = page;
}

static void paint_block(const bx_painter *painter, const bx_set_block *b)
{
    const bx_node *node = b->block->node;
    int32_t wanted = b->wanted > 0 ? b->wanted : 1;
    bx_box_report report = {.head = b->block->head};
    report_form(painter, b);
    if (!b->box) {
        report.wanted = wanted;
        bx_story_report_box(painter, node, report);
        bx_story_count_unset(painter, node);
        return;
    }
    const bx_box *box = b->box;
    report.wanted = b->cramped ? wanted : 0;
    report.lines = b->lines;
    report.over =
        box->content_height + box->padding[BX_TOP] + box->padding[BX_BOTTOM] - box->rect.height;
    report.rest = bx_box_paint(painter, box, b->at, b->area);
    if (!bx_head_is_unfit(box)) /* said already, and why */
        bx_story_report_box(painter, node, report);
}

static void record_polygon(const bx_painter *painter, bx_strips strips)
{
    for (size_t i = 0; i < strips.count; i++) {
        const bx_strip *s = &strips.items[i];
        bx_length top = bx_line_top(&painter->ask, s->top);
        bx_length bottom = bx_line_top(&painter->ask, s->bottom);
        bx_builder_story_polygon(painter->builder, (bx_rect){s->x, top, s->width, bottom - top});
    }
}

static void record_slices(const bx_painter *painter, const bx_story_setting *s)
{
    for (size_t i = 0; i < s->slices.count; i++) {
        const bx_slice *slice = &s->slices.items[i];
        bx_length height = bx_length_clamp((int64_t)slice->lines * s->story->flow.pitch);
        bx_rect rect = {slice->x, slice->top, slice->width, height};
        bx_builder_story_slice(
            painter->builder,
            (bx_plate_slice){rect, slice->band, (uint32_t)slice->lines, (uint32_t)s->fit.used[i]});
    }
}

/* Parts of a story: heads or other blocks, of its own columns or of the page's. */
typedef struct which {
    bool head, outside;
} which;

static void paint_blocks(const bx_painter *painter, const bx_story_setting *s, which parts)
{
    for (size_t i = 0; i < s->story->block_count; i++) {
        const bx_set_block *b = &s->blocks[i];
        if (b->block->outside == parts.outside && b->block->head == parts.head)
            paint_block(painter, b);
    }
}

/* What stands in the story's own columns. */
static void paint_inside(const bx_painter *painter, const bx_story_setting *s)
{
    const bx_story *story = s->story;
    paint_blocks(painter, s, (which){.head = true});
    paint_jump(painter, s);
    bx_flow_paint(painter, s);
    bx_builder_story(painter->builder)->characters -= s->jump.carried;
    record_slices(painter, s);
    paint_blocks(painter, s, (which){0});
    bx_slice_rules(painter, s);
    bx_cells_report(painter, story->node, &s->cells);
    if (story->flow.hangs && s->flow.gutter < painter->ask.page->em)
        bx_story_report_gutter(painter, story->node);
    bx_story_report_fit(painter, s);
}

void bx_story_paint(const bx_painter *painter, const bx_story_setting *s)
{
    const bx_node *node = s->story->node;
    bx_builder_story_begin(painter->builder, s->story->id, bx_story_title(painter, node), "article",
                           bx_node_language(node), node->span);
    record_polygon(painter, s->strips);
    bx_facts_story(painter, node);
    bx_builder_story(painter->builder)->continued_page = bx_story_continued_page(node);
    /* In reading order: head, text, figures and boxes. */
    paint_blocks(painter, s, (which){.head = true, .outside = true});
    bx_painter own = bx_painter_turned(painter, &s->turn.axes);
    paint_inside(&own, s);
    bx_painter_go_on(painter);
    paint_blocks(painter, s, (which){.outside = true});
    bx_copyfit_log(painter, s);
    bx_builder_story_end(painter->builder);
}
