/* Messages about stories. */
#include "paint/story_messages.h"

#include "paint/codes.h"
#include "style/box_style.h"
#include "unicode/character.h"

/* A column that ends one line early is common practice; from this many empty lines in
 * one slice on it is a hole (N17). */
enum { HOLE_LINES = 2 };

bx_string bx_story_title(const bx_painter *painter, const bx_node *article)
{
    for (const bx_node *node = article; node; node = bx_node_next(node, article)) {
        if (node->element == BX_ELEMENT_HEADLINE)
            return bx_node_plain_text(painter->ask.arena, node);
    }
    bx_string text = bx_node_plain_text(painter->ask.arena, article);
    size_t at = 0;
    for (int i = 0; i < 16 && at < text.size; i++)
        bx_utf8_next(text, &at);
    return bx_string_slice(text, 0, at);
}

void bx_story_report_gutter(const bx_painter *painter, const bx_node *node)
{
    bx_short_text story;
    bx_report_on_page(painter->diagnostics, BX_GUTTER_TOO_NARROW, node->span,
                      painter->ask.page->number, painter->story, bx_short(&story, painter->story));
}

void bx_story_report_box(const bx_painter *painter, const bx_node *node, bx_box_report report)
{
    bx_number_text a, b;
    bx_short_text story;
    const char *name = bx_short(&story, painter->story);
    if (report.lines < report.wanted) {
        bx_report_on_page(painter->diagnostics, report.head ? BX_AREA_TOO_SMALL : BX_BLOCK_TOO_HIGH,
                          node->span, painter->ask.page->number, painter->story, name,
                          bx_element_tag(node->element), bx_number(&a, report.wanted),
                          bx_number(&b, report.lines));
        return;
    }
    const char *tag = bx_element_tag(node->element);
    if (report.over > BX_ONE_PT)
        bx_report_on_page(painter->diagnostics, BX_BOX_OVERFLOWS, node->span,
                          painter->ask.page->number, painter->story, name, tag,
                          bx_points(&a, report.over));
    else if (report.rest.characters > 0)
        bx_report_on_page(painter->diagnostics, BX_TEXT_LEFT_OUT, node->span,
                          painter->ask.page->number, painter->story, name, tag,
                          bx_number(&a, report.rest.characters));
    else if (report.rest.picture)
        bx_report_on_page(painter->diagnostics, BX_PICTURE_LEFT_OUT, node->span,
                          painter->ask.page->number, painter->story, name, tag);
}

void bx_story_report_no_room(const bx_painter *painter, const bx_node *node, bx_string id)
{
    bx_short_text name;
    bx_report_on_page(painter->diagnostics, BX_NO_ROOM, node->span, painter->ask.page->number, id,
                      bx_short(&name, id));
}

/* Most lines that stay empty one below the other, in a slice or in those of one column. */
static int32_t worst_hole(const bx_story_setting *s)
{
    int32_t worst = 0, empty = 0;
    for (size_t i = 0; i < s->slices.count; i++) {
        const bx_slice *slice = &s->slices.items[i];
        /* Slices beside a block follow each other in their column. */
        if (i > 0 && (slice->column != slice[-1].column || s->fit.used[i] > 0)) empty = 0;
        empty += slice->lines - s->fit.used[i];
        if (empty > worst) worst = empty;
    }
    return worst;
}

void bx_story_report_fit(const bx_painter *painter, const bx_story_setting *s)
{
    const bx_node *node = s->story->node;
    const bx_flow_fit *fit = &s->fit;
    bx_plate_story *story = bx_builder_story(painter->builder);
    bx_number_text a, b;
    bx_short_text name;
    story->overset_lines += fit->overset_lines;
    story->overset_characters += fit->overset_characters;
    if (fit->overset_lines > 0) {
        bx_report_on_page(painter->diagnostics, BX_OVERSET, node->span, painter->ask.page->number,
                          painter->story, bx_short(&name, painter->story),
                          bx_number(&a, fit->overset_lines),
                          bx_number(&b, fit->overset_characters));
        return;
    }
    /* Left below balanced slices. */
    int32_t unused = s->cut * (int32_t)s->cells.column_count;
    int32_t lines = fit->empty_lines + unused, worst = worst_hole(s);
    if (unused > worst) worst = unused;
    story->hole_lines = lines > 0 ? (uint32_t)lines : 0;
    if (worst < HOLE_LINES || s->story->flow.count + s->story->block_count == 0) return;
    if (s->story->style->box->align_content == BX_ALIGN_START) return; /* white that is wanted */
    bx_length width = s->slices.count ? s->slices.items[s->slices.count - 1].width : 0;
    int64_t characters = (int64_t)lines * width / painter->ask.page->em;
    bx_report_on_page(painter->diagnostics, BX_HOLE, node->span, painter->ask.page->number,
                      painter->story, bx_short(&name, painter->story), bx_number(&a, lines),
                      bx_number(&b, characters));
}

void bx_story_count_unset(const bx_painter *painter, const bx_node *node)
{
    uint32_t characters = bx_box_characters(&painter->ask, node);
    bx_plate_story *story = bx_builder_story(painter->builder);
    story->characters += characters;
    story->overset_characters += characters;
}

void bx_cells_report(const bx_painter *painter, const bx_node *node, const bx_cells *cells)
{
    bx_number_text a, b;
    bx_short_text story;
    const char *name = bx_short(&story, painter->story);
    if (cells->jumps)
        bx_report_on_page(painter->diagnostics, BX_TEXT_JUMPS, node->span,
                          painter->ask.page->number, painter->story, name);
    if (cells->given < cells->wanted) {
        bx_report_on_page(painter->diagnostics, BX_COLUMNS_TOO_MANY, node->span,
                          painter->ask.page->number, painter->story, name,
                          bx_number(&a, (int64_t)cells->wanted),
                          bx_number(&b, (int64_t)cells->given));
        return;
    }
    bx_length least = painter->ask.page->em * BX_LEAST_CHARACTERS;
    for (size_t i = 0; i < cells->column_count; i++) {
        if (cells->columns[i].width >= least) continue;
        bx_report_on_page(painter->diagnostics, BX_COLUMN_NARROW, node->span,
                          painter->ask.page->number, painter->story, name,
                          bx_number(&a, cells->columns[i].width / painter->ask.page->em));
        return;
    }
}
