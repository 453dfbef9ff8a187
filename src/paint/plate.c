/* Pages onto plates. */
#include "paint/plate.h"

#include "paint/facts.h"
#include "paint/item_paint.h"
#include "paint/page_messages.h"
#include "paint/rules.h"

static bx_plate *make_plate(const bx_page *page)
{
    const bx_page_context *context = &page->context;
    const bx_sheet *sheet = &page->sheet;
    bx_arena *arena = bx_arena_new();
    bx_plate *plate = BX_NEW(arena, bx_plate);
    plate->arena = arena;
    plate->width = sheet->width;
    plate->height = sheet->height;
    plate->bleed = sheet->bleed;
    plate->crop_marks = sheet->crop_marks;
    plate->black_only = bx_string_equal_literal(bx_node_value(page->node, "ink"), "black");
    plate->type_area = context->type_area;
    plate->grid_pitch = context->pitch;
    plate->em = context->em;
    /* First body baseline: the em box stands in the middle of its line, 0.88 em above the baseline.
     */
    plate->grid_origin = plate->type_area.y + (plate->grid_pitch - plate->em) / 2 +
                         (bx_length)bx_multiply_divide(plate->em, 88, 100);
    plate->vertical = page->ask.axes.vertical;
    if (plate->vertical)
        plate->grid_origin = bx_rect_right(plate->type_area) - plate->grid_pitch / 2;
    plate->number = context->number;
    return plate;
}

/* Children without a place first, then the items in their order. */
static void paint_page(const bx_painter *painter, const bx_page *page)
{
    for (size_t i = 0; i < page->place_count; i++) {
        bx_page_report_place(painter, page, &page->places[i]);
        if (!page->places[i].item) bx_item_unplaced(painter, page->places[i].node);
    }
    bx_page_report_rows(painter, page);
    for (size_t i = 0; i < page->item_count; i++) {
        const bx_item *item = &page->items[i];
        if (page->settings[i]) {
            bx_item_paint(painter, page->settings[i]);
            continue;
        }
        bx_page_report_empty(painter, item,
                             bx_area_without_room(&page->grid, item->ranges, item->range_count));
        bx_item_unplaced(painter, item->node);
    }
    bx_page_rules(painter, &page->grid, page->items, page->item_count);
}

bx_plate *bx_page_paint(const bx_page *page, bx_jump_cut *cuts, bx_diagnostics *diagnostics)
{
    bx_plate *plate = make_plate(page);
    bx_map said = {0};
    bx_painter painter = {.ask = page->ask,
                          .builder = bx_builder_new(plate),
                          .diagnostics = diagnostics,
                          .cuts = cuts,
                          .said = &said};
    bx_painter_go_on(&painter);
    bx_facts_page(&painter, page->node, plate, &page->grid);
    bx_page_report_grid(&painter, page);
    paint_page(&painter, page);
    plate->poured = page->poured;
    bx_builder_finish(painter.builder);
    bx_builder_free(painter.builder);
    bx_map_release(&said);
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
