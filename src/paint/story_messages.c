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

void bx_story_report_box(const bx_painter *painter, const bx_node *node, bool head, int32_t wanted,
                         int32_t lines, bx_length over, bx_box_rest rest)
{
    bx_number_text a, b;
    bx_short_text story;
    const char *name = bx_short(&story, painter->story);
    if (lines < wanted) {
        bx_report_on_page(painter->diagnostics, head ? BX_AREA_TOO_SMALL : BX_BLOCK_TOO_HIGH,
                          node->span, painter->ask.page->number, painter->story, name,
                          bx_element_tag(node->element), bx_number(&a, wanted),
                          bx_number(&b, lines));
        return;
    }
    const char *tag = bx_element_tag(node->element);
    if (over > BX_ONE_PT)
        bx_report_on_page(painter->diagnostics, BX_BOX_OVERFLOWS, node->span,
                          painter->ask.page->number, painter->story, name, tag,
                          bx_points(&a, over));
    else if (rest.characters > 0)
        bx_report_on_page(painter->diagnostics, BX_TEXT_LEFT_OUT, node->span,
                          painter->ask.page->number, painter->story, name, tag,
                          bx_number(&a, rest.characters));
    else if (rest.picture)
        bx_report_on_page(painter->diagnostics, BX_PICTURE_LEFT_OUT, node->span,
                          painter->ask.page->number, painter->story, name, tag);
}

void bx_story_report_no_room(const bx_painter *painter, const bx_node *node, bx_string id)
{
    bx_short_text name;
    bx_report_on_page(painter->diagnostics, BX_NO_ROOM, node->span, painter->ask.page->number, id,
                      bx_short(&name, id));
}

void bx_story_report_fit(const bx_painter *painter, const bx_node *node, bool blank,
                         const bx_slice *slices, size_t slice_count, const bx_flow_fit *fit,
                         int32_t unused)
{
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
    int32_t worst = unused > 0 ? unused : 0, empty = 0;
    for (size_t i = 0; i < slice_count; i++) {
        /* Slices beside a block follow each other in their column. */
        if (i > 0 && (slices[i].column != slices[i - 1].column || fit->used[i] > 0)) empty = 0;
        empty += slices[i].lines - fit->used[i];
        if (empty > worst) worst = empty;
    }
    int32_t lines = fit->empty_lines + unused;
    story->hole_lines = lines > 0 ? (uint32_t)lines : 0;
    if (worst < HOLE_LINES || blank) return;
    if (bx_style_of(painter->ask.styles, node)->box->align_content == BX_ALIGN_START)
        return; /* white that is wanted */
    bx_length width = slice_count ? slices[slice_count - 1].width : 0;
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
