/* Steps of copyfit on the plate. */
#include "paint/copyfit_log.h"

#include "paint/codes.h"

static void report_drop(const bx_painter *painter, const bx_flow_item *item)
{
    bx_number_text number;
    bx_short_text name;
    bx_report_on_page(painter->diagnostics, BX_PARAGRAPH_DROPPED, item->node->span,
                      painter->ask.page->number, painter->story, bx_short(&name, painter->story),
                      bx_number(&number, item->characters));
}

static void report_caption(const bx_painter *painter, const bx_node *cut)
{
    bx_short_text name, text;
    bx_report_on_page(painter->diagnostics, BX_CAPTION_CUT, cut->span, painter->ask.page->number,
                      painter->story, bx_short(&name, painter->story),
                      bx_short(&text, bx_node_plain_text(painter->ask.arena, cut)));
}

void bx_copyfit_log(const bx_painter *painter, const bx_story_setting *setting)
{
    const bx_story *story = setting->story;
    for (size_t i = 0; i < setting->copyfit.step_count; i++) {
        const bx_copyfit_step *s = &setting->copyfit.steps[i];
        const bx_rung_row *rung = &bx_rungs[s->rung];
        const bx_flow_item *item = rung->block ? NULL : &story->flow.items[s->target];
        const bx_node *node = item ? item->node : story->blocks[s->target].node;
        bx_plate_step step = {.step = s->widow ? "widow" : rung->name,
                              .role = bx_element_tag(node->element),
                              .paragraph = item ? item->number : 0,
                              .span = node->span,
                              .before = s->before,
                              .after = s->after};
        bx_builder_story_step(painter->builder, step);
        if (s->rung == BX_RUNG_DROP) report_drop(painter, item);
        if (s->rung == BX_RUNG_CAPTION) report_caption(painter, story->blocks[s->target].end);
    }
}

void bx_box_fit_log(const bx_painter *painter, const bx_box *box)
{
    if (box->adjustment != 0) {
        int32_t lines = (int32_t)box->lines.count;
        bx_plate_step step = {.step = box->adjustment < 0 ? "marks" : "gaps",
                              .role = bx_element_tag(box->node->element),
                              .paragraph = box->number,
                              .span = box->node->span,
                              .before = lines - box->adjustment,
                              .after = lines};
        bx_builder_story_step(painter->builder, step);
    }
    for (const bx_box *c = box->first_child; c; c = c->next)
        bx_box_fit_log(painter, c);
}
