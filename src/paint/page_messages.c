/* What is said of a page's grid and areas. */
#include "paint/page_messages.h"

#include "paint/codes.h"
#include "style/place_style.h"

/* Rows are whole lines: one that is not is said, for the page is not the one that was drawn. */
static void report_rounded(const bx_painter *painter, const bx_grid *grid, size_t row)
{
    bx_dimension size = grid->rows[row].size;
    if (size.kind != BX_DIMENSION_LENGTH && size.kind != BX_DIMENSION_PERCENT) return;
    const bx_page_context *page = painter->ask.page;
    bx_length height = bx_dimension_resolve(size, painter->ask.axes.area.height, 0);
    int32_t lines = bx_nearest_lines(&painter->ask, height);
    int64_t off = (int64_t)height - (int64_t)lines * page->pitch;
    if (off < page->pitch / 16 && -off < page->pitch / 16) return;
    bx_number_text number, written, taken;
    bx_report_on_page(painter->diagnostics, BX_ROW_ROUNDED, (bx_span){0}, page->number,
                      (bx_string){0}, bx_number(&number, (int64_t)row + 1),
                      bx_points(&written, bx_multiply_divide(height, BX_ONE_PT, page->pitch)),
                      bx_number(&taken, lines));
}

/* A page whose children name areas, of a style that has none: most often its class is misspelt. */
static void report_no_areas(const bx_painter *painter, const bx_page *page)
{
    if (page->grid.areas || page->place_count > 0) return;
    const bx_node *named = page->node->first_child;
    while (named && bx_node_value(named, "area").size == 0)
        named = named->next;
    if (!named) return;
    bx_short_text area, class;
    bx_report_on_page(painter->diagnostics, BX_PAGE_WITHOUT_AREAS, page->node->span,
                      painter->ask.page->number, (bx_string){0},
                      bx_short(&area, bx_node_value(named, "area")),
                      bx_short(&class, bx_node_value(page->node, "class")));
}

void bx_page_report_grid(const bx_painter *painter, const bx_page *page)
{
    const bx_grid *grid = &page->grid;
    const bx_page_context *context = painter->ask.page;
    bx_number_text a, b;
    report_no_areas(painter, page);
    if (grid->over > BX_ONE_PT / 2)
        bx_report_on_page(painter->diagnostics, BX_GRID_TOO_WIDE, context->span, context->number,
                          (bx_string){0}, bx_points(&a, grid->over));
    for (size_t i = 0; i < grid->row_count; i++)
        report_rounded(painter, grid, i);
    bool named = false;
    for (size_t i = 0; i < page->place_count; i++)
        named |= page->places[i].named;
    if (named && grid->areas->columns > grid->column_count)
        bx_report_on_page(painter->diagnostics, BX_AREAS_TOO_WIDE, (bx_span){0}, context->number,
                          (bx_string){0}, bx_number(&a, grid->areas->columns),
                          bx_number(&b, (int64_t)grid->column_count));
}

void bx_page_report_rows(const bx_painter *painter, const bx_page *page)
{
    bx_number_text a, b;
    if (page->lines_missing > 0)
        bx_report_on_page(painter->diagnostics, BX_GRID_TOO_HIGH, painter->ask.page->span,
                          painter->ask.page->number, (bx_string){0},
                          bx_number(&a, page->lines + page->lines_missing),
                          bx_number(&b, page->lines));
}

/* Names of the page's areas, for hints. */
static const char *area_list(const bx_page *page)
{
    const bx_areas *areas = page->grid.areas;
    bx_buffer list = {0};
    for (size_t i = 1; areas && i < areas->name_count; i++) {
        if (i > 1) bx_buffer_append_literal(&list, ", ");
        bx_buffer_append_string(&list, areas->names[i]);
    }
    bx_string copy = bx_string_copy(page->ask.arena, bx_buffer_string(&list));
    bx_buffer_release(&list);
    return copy.data ? copy.data : "";
}

/* What a message calls a child that has not become an item. */
static bx_string child_name(const bx_node *node)
{
    bx_string id = bx_node_value(node, "id");
    if (id.size == 0) id = bx_node_value(node, "src");
    return id.size > 0 ? id : bx_string_of(bx_element_tag(node->element));
}

static void report_no_area(const bx_painter *painter, const bx_page *page, const bx_node *node,
                           bx_string name)
{
    bool asked = bx_node_value(node, "area").size > 0 ||
                 bx_style_of(painter->ask.styles, node)->place->grid_area.name.size > 0;
    bx_short_text area, tag;
    if (asked)
        bx_report_on_page(
            painter->diagnostics, BX_AREA_UNKNOWN, bx_node_attribute_span(node, "area"),
            painter->ask.page->number, (bx_string){0}, bx_short(&area, name),
            bx_short(&tag, bx_string_of(bx_element_tag(node->element))), area_list(page));
    else
        bx_report_on_page(painter->diagnostics, BX_AREA_MISSING, node->span,
                          painter->ask.page->number, (bx_string){0}, bx_element_tag(node->element),
                          area_list(page));
}

/* An area that text cannot fill from end to end, or that was no rectangle. */
static void report_shape(const bx_painter *painter, const bx_page_place *place, bx_string name)
{
    const bx_area_shape *shape = &place->shape;
    uint32_t number = painter->ask.page->number;
    bx_span span = place->node->span;
    bx_number_text a, b;
    bx_short_text text;
    if (shape->hole_row > 0)
        bx_report_on_page(painter->diagnostics, BX_AREA_HOLE, span, number, name,
                          bx_short(&text, name), bx_number(&a, (int64_t)shape->hole_row),
                          bx_number(&b, (int64_t)shape->hole_column));
    else if (shape->parts > 1)
        bx_report_on_page(painter->diagnostics, BX_AREA_PARTS, span, number, name,
                          bx_short(&text, name), bx_number(&a, shape->parts));
    if (place->reduced)
        bx_report_on_page(painter->diagnostics, BX_AREA_NOT_RECTANGULAR, span, number, name,
                          bx_short(&text, name), bx_element_tag(place->node->element));
}

static void report_beyond(const bx_painter *painter, const bx_page_place *place,
                          const bx_grid_line lines[2], size_t tracks, const char *direction)
{
    int32_t worst = bx_area_beyond(lines, tracks);
    if (worst == 0) return;
    bx_number_text a, b;
    bx_short_text text;
    bx_string name = child_name(place->node);
    bx_report_on_page(painter->diagnostics, BX_LINES_BEYOND, place->node->span,
                      painter->ask.page->number, name, bx_short(&text, name), direction,
                      bx_number(&a, worst), bx_number(&b, (int64_t)tracks + 1));
}

/* Lines of a placed child that are beyond the grid. */
static void report_lines(const bx_painter *painter, const bx_page *page, const bx_page_place *place)
{
    const bx_style *style = bx_style_of(painter->ask.styles, place->node);
    const bx_grid *grid = &page->grid;
    report_beyond(painter, place, style->place->grid_column, grid->column_count, "column");
    report_beyond(painter, place, style->place->grid_row, grid->row_count, "row");
    for (size_t i = 0; i < style->place->grid_area.part_count; i++) {
        const bx_grid_part *part = &style->place->grid_area.parts[i];
        report_beyond(painter, place, part->column, grid->column_count, "column");
        report_beyond(painter, place, part->row, grid->row_count, "row");
    }
}

static void report_taken(const bx_painter *painter, const bx_page_place *place, bx_string name)
{
    bx_short_text area, first, second;
    bx_number_text a, b;
    uint32_t number = painter->ask.page->number;
    if (place->named)
        bx_report_on_page(painter->diagnostics, BX_AREA_TAKEN,
                          bx_node_attribute_span(place->node, "area"), number, (bx_string){0},
                          bx_short(&area, place->name), bx_short(&first, place->taken->id),
                          bx_short(&second, name));
    else
        bx_report_on_page(painter->diagnostics, BX_AREA_OVERLAPS, place->node->span, number, name,
                          bx_short(&first, place->taken->id), bx_short(&second, name),
                          bx_number(&a, (int64_t)place->row + 1),
                          bx_number(&b, (int64_t)place->column + 1));
}

void bx_page_report_place(const bx_painter *painter, const bx_page *page,
                          const bx_page_place *place)
{
    if (!place->found) {
        report_no_area(painter, page, place->node, place->name);
        return;
    }
    bx_string name = child_name(place->node);
    if (!place->named) report_lines(painter, page, place);
    report_shape(painter, place, name);
    if (place->taken) report_taken(painter, place, name);
}

void bx_page_report_empty(const bx_painter *painter, const bx_item *item,
                          const bx_cell_range *empty)
{
    bx_number_text a, b;
    bx_short_text text;
    bx_report_on_page(painter->diagnostics, BX_AREA_EMPTY, item->node->span,
                      painter->ask.page->number, item->id, bx_short(&text, item->id),
                      bx_number(&a, (int64_t)empty->row_begin + 1),
                      bx_number(&b, (int64_t)empty->column + 1));
}
