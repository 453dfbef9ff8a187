/* Pages onto plates. */
#include "paint/plate.h"

#include "line/asker.h"
#include "page/page.h"
#include "paint/facts.h"
#include "paint/item_paint.h"
#include "paint/page_messages.h"
#include "paint/rules.h"

static bx_plate *make_plate(const bx_page_input *input, const bx_style *style)
{
    bx_arena *arena = bx_arena_new();
    bx_plate *plate = BX_NEW(arena, bx_plate);
    plate->arena = arena;
    bx_sheet sheet = bx_style_set_sheet(input->style_set, input->page);
    plate->width = sheet.width;
    plate->height = sheet.height;
    plate->bleed = sheet.bleed;
    plate->crop_marks = sheet.crop_marks;
    plate->black_only = bx_string_equal_literal(bx_node_value(input->page, "ink"), "black");
    plate->type_area = (bx_rect){sheet.margin[BX_LEFT], sheet.margin[BX_TOP],
                                 sheet.width - sheet.margin[BX_LEFT] - sheet.margin[BX_RIGHT],
                                 sheet.height - sheet.margin[BX_TOP] - sheet.margin[BX_BOTTOM]};
    plate->grid_pitch = bx_length_max(style->line_height, BX_ONE_PT);
    plate->em = bx_length_max(style->font_size, BX_ONE_PT);
    /* First body baseline: the em box stands in the middle of its line, 0.88 em above the baseline.
     */
    plate->grid_origin = plate->type_area.y + (plate->grid_pitch - plate->em) / 2 +
                         (bx_length)bx_multiply_divide(plate->em, 88, 100);
    plate->vertical = style->writing_mode == BX_VERTICAL_RL;
    if (plate->vertical)
        plate->grid_origin = bx_rect_right(plate->type_area) - plate->grid_pitch / 2;
    plate->number = bx_node_number_value(input->page, "number");
    return plate;
}

/* Children without a place first, then the items in their order. */
static void paint_page(const bx_painter *painter, bx_page *page)
{
    for (size_t i = 0; i < page->place_count; i++) {
        bx_page_report_place(painter, page, &page->places[i]);
        if (!page->places[i].item) bx_item_unplaced(painter, page->places[i].node);
    }
    bx_page_report_rows(painter, page);
    for (size_t i = 0; i < page->item_count; i++) {
        bx_item *item = &page->items[i];
        const bx_cell_range *empty =
            bx_area_without_room(&page->grid, item->ranges, item->range_count);
        if (empty) {
            bx_page_report_empty(painter, item, empty);
            bx_item_unplaced(painter, item->node);
            continue;
        }
        bx_strip *strips = bx_grid_strips(&page->ask, &page->grid, item->ranges, item->range_count);
        bx_item_paint(painter, item, strips, item->range_count);
    }
    bx_page_rules(painter, &page->grid, page->items, page->item_count);
}

bx_plate *bx_page_set(const bx_page_input *input, bx_diagnostics *diagnostics)
{
    const bx_style *style = bx_style_of(input->styles, input->page);
    bx_plate *plate = make_plate(input, style);
    bx_page_context context = {.issue = input->issue,
                               .styles = input->styles,
                               .style = style,
                               .sources = input->sources,
                               .number = plate->number,
                               .span = input->page->span,
                               .type_area = plate->type_area,
                               .pitch = plate->grid_pitch,
                               .em = plate->em};
    bx_ask ask = {.page = &context, .asker = input->asker, .arena = input->arena};
    ask.axes = bx_axes_of_page(plate->vertical, plate->type_area);
    uint64_t poured = bx_asker_work(ask.asker)->poured;
    bx_shaper_set_page(bx_asker_shaper(ask.asker), input->issue, plate->number);
    bx_page *page = bx_page_lay_out(&ask, input->page);

    bx_map said = {0};
    bx_painter painter = {.ask = page->ask,
                          .builder = bx_builder_new(plate),
                          .diagnostics = diagnostics,
                          .cuts = input->cuts,
                          .said = &said};
    bx_painter_go_on(&painter);
    bx_facts_page(&painter, input->page, plate, &page->grid);
    bx_page_report_grid(&painter, page);
    paint_page(&painter, page);
    plate->poured = bx_asker_work(ask.asker)->poured - poured;
    bx_builder_finish(painter.builder);
    bx_builder_free(painter.builder);
    bx_map_release(&said);
    bx_asker_clear(ask.asker);
    return plate;
}

bx_page_counts bx_page_count(const bx_plate *plate)
{
    bx_page_counts counts = {0};
    for (size_t i = 0; i < plate->story_count; i++) {
        const bx_plate_story *story = &plate->stories[i];
        if (story->characters > 0) counts.stories++;
        counts.characters += story->placed;
        if (story->overset_characters > 0) counts.overset_stories++;
    }
    return counts;
}
