/* A page: grid, items in their areas, row heights. */
#include "page/page.h"

#include "page/row_fit.h"
#include "style/place_style.h"

/* The name of the area an element asks for: attribute, style, or its own tag. */
static bx_string wanted_area(const bx_page *page, const bx_node *node)
{
    bx_string name = bx_node_value(node, "area");
    if (name.size > 0) return name;
    const bx_style *style = bx_style_of(page->ask.styles, node);
    if (style->place->grid_area.name.size > 0) return style->place->grid_area.name;
    return bx_string_of(bx_element_tag(node->element));
}

/* The item that stands in one of the cells, and the first such cell. */
static const bx_item *taken_by(const bx_page *page, const bx_cell_range *ranges, size_t count,
                               size_t *row, size_t *column)
{
    for (size_t i = 0; i < page->item_count; i++) {
        const bx_item *item = &page->items[i];
        for (size_t a = 0; a < item->range_count; a++) {
            const bx_cell_range *mine = &item->ranges[a];
            for (size_t b = 0; b < count; b++) {
                if (mine->column != ranges[b].column || mine->row_begin >= ranges[b].row_end ||
                    ranges[b].row_begin >= mine->row_end)
                    continue;
                *column = mine->column;
                *row =
                    mine->row_begin > ranges[b].row_begin ? mine->row_begin : ranges[b].row_begin;
                return item;
            }
        }
    }
    return NULL;
}

/* Finds the cells of a child; false when it has none of its own. */
static bool find_cells(bx_page *page, bx_page_place *place, bx_cell_range **ranges, size_t *count)
{
    const bx_ask *ask = &page->ask;
    const bx_style *style = bx_style_of(ask->styles, place->node);
    place->name = wanted_area(page, place->node);
    place->named = bx_grid_area(ask, &page->grid, place->name, ranges, count);
    place->found = place->named || bx_grid_placed(ask, &page->grid, style, ranges, count);
    if (!place->found) return false;
    if (place->node->element == BX_ELEMENT_ARTICLE)
        place->shape = bx_area_shape_of(ask, &page->grid, *ranges, *count);
    else
        place->reduced = bx_area_make_rectangle(ask, &page->grid, *ranges, count);
    place->taken = taken_by(page, *ranges, *count, &place->row, &place->column);
    return !place->taken;
}

/* A page without a grid is one stack over its columns. */
static void stack_whole_page(bx_page *page, const bx_node *root)
{
    bx_item *item = &page->items[0];
    *item = (bx_item){.node = root, .style = page->ask.page->style, .kind = BX_ITEM_GROUP};
    item->id = bx_string_format(page->ask.arena, "page-%u", page->ask.page->number);
    size_t children = 0;
    for (const bx_node *c = root->first_child; c; c = c->next)
        children++;
    item->members = BX_NEW_ARRAY(page->ask.arena, bx_item, children);
    for (const bx_node *c = root->first_child; c; c = c->next) {
        if (!bx_item_is(&page->ask, c)) continue;
        bx_item_make(&page->ask, c, &item->members[item->member_count++]);
    }
    item->ranges = BX_NEW_ARRAY(page->ask.arena, bx_cell_range, page->grid.column_count);
    for (size_t i = 0; i < page->grid.column_count; i++)
        item->ranges[item->range_count++] = (bx_cell_range){i, 0, page->grid.row_count};
    page->item_count = item->member_count > 0 ? 1 : 0;
}

/* Whether a child of the page is placed by lines of its grid. */
static bool has_placed(const bx_page *page, const bx_node *root)
{
    for (const bx_node *c = root->first_child; c; c = c->next) {
        if (!bx_item_is(&page->ask, c)) continue;
        const bx_style *style = bx_style_of(page->ask.styles, c);
        size_t begin, end;
        if (bx_grid_line_range(style->place->grid_column, page->grid.column_count, &begin, &end) ||
            bx_grid_line_range(style->place->grid_row, page->grid.row_count, &begin, &end))
            return true;
    }
    return false;
}

static void collect_items(bx_page *page, const bx_node *root)
{
    size_t children = 0;
    for (const bx_node *c = root->first_child; c; c = c->next)
        children++;
    page->items = BX_NEW_ARRAY(page->ask.arena, bx_item, children + 1);
    page->places = BX_NEW_ARRAY(page->ask.arena, bx_page_place, children + 1);
    if (!page->grid.areas && page->grid.row_count <= 1 && !has_placed(page, root)) {
        stack_whole_page(page, root);
        return;
    }
    for (const bx_node *c = root->first_child; c; c = c->next) {
        if (!bx_item_is(&page->ask, c)) continue;
        bx_page_place *place = &page->places[page->place_count++];
        place->node = c;
        bx_cell_range *ranges;
        size_t count;
        if (!find_cells(page, place, &ranges, &count)) continue;
        bx_item *item = &page->items[page->item_count++];
        bx_item_make(&page->ask, c, item);
        item->ranges = ranges;
        item->range_count = count;
        place->item = item;
    }
}

/* Whether an item's height is decided in `row`: it ends there, and all its other rows are known. */
static bool ends_in_row(const bx_page *page, const bx_item *item, size_t row)
{
    size_t last = 0;
    for (size_t i = 0; i < item->range_count; i++) {
        const bx_cell_range *range = &item->ranges[i];
        if (range->row_end > last) last = range->row_end;
        for (size_t r = range->row_begin; r < range->row_end; r++) {
            if (r != row && page->grid.rows[r].lines < 0) return false;
        }
    }
    return last == row + 1;
}

static bool fits_with(bx_page *page, const bx_item *item, size_t row, int32_t lines)
{
    page->grid.rows[row].lines = lines;
    bx_grid_stack_rows(&page->grid, row + 1);
    bx_arena_mark mark = bx_arena_marked(page->ask.arena);
    bool fits = bx_item_fits(
        &page->ask, item, bx_grid_strips(&page->ask, &page->grid, item->ranges, item->range_count));
    bx_arena_reset(page->ask.arena, mark);
    return fits;
}

/* Fewest lines of a row that let an item fit, at least `least`. */
static int32_t row_lines_for(bx_page *page, const bx_item *item, size_t row, int32_t least,
                             int32_t most)
{
    int32_t low = least - 1, high = least < 1 ? 1 : least;
    while (high < most && !fits_with(page, item, row, high)) {
        low = high;
        high = high * 2 + 4;
    }
    if (high > most) high = most;
    while (high - low > 1) {
        int32_t middle = low + (high - low) / 2;
        if (fits_with(page, item, row, middle))
            high = middle;
        else
            low = middle;
    }
    return high;
}

/* An auto row is the fewest whole lines that set the items which end in it. */
static void size_auto_rows(bx_page *page)
{
    for (size_t row = 0; row < page->grid.row_count; row++) {
        if (page->grid.rows[row].size.kind != BX_DIMENSION_AUTO) continue;
        int32_t lines = 0;
        for (size_t i = 0; i < page->item_count; i++) {
            const bx_item *item = &page->items[i];
            page->grid.rows[row].lines = -1;
            if (!ends_in_row(page, item, row)) continue;
            int32_t wanted = row_lines_for(page, item, row, lines, page->lines);
            if (wanted > lines) lines = wanted;
        }
        page->grid.rows[row].lines = lines;
    }
}

/* fr rows share what the others leave. */
static void size_fraction_rows(bx_page *page)
{
    bx_grid *grid = &page->grid;
    int32_t left = page->lines - grid->gap_lines * (int32_t)(grid->row_count - 1);
    int64_t fractions = 0;
    for (size_t i = 0; i < grid->row_count; i++) {
        if (grid->rows[i].size.kind == BX_DIMENSION_FRACTION)
            fractions += grid->rows[i].size.value;
        else
            left -= grid->rows[i].lines;
    }
    if (left < 0) {
        page->lines_missing = -left;
        left = 0;
    }
    for (size_t i = 0; i < grid->row_count && fractions > 0; i++) {
        bx_row *row = &grid->rows[i];
        if (row->size.kind != BX_DIMENSION_FRACTION) continue;
        row->lines = (int32_t)((int64_t)left * row->size.value / fractions);
        left -= row->lines;
        fractions -= row->size.value;
    }
    bx_grid_stack_rows(grid, grid->row_count);
}

static bx_page_context context_of(const bx_page_input *input, const bx_sheet *sheet)
{
    const bx_style *style = bx_style_of(input->styles, input->page);
    const bx_length *margin = sheet->margin;
    return (bx_page_context){.issue = input->issue,
                             .style = style,
                             .sources = input->sources,
                             .number = bx_node_number_value(input->page, "number"),
                             .span = input->page->span,
                             .type_area = {margin[BX_LEFT], margin[BX_TOP],
                                           sheet->width - margin[BX_LEFT] - margin[BX_RIGHT],
                                           sheet->height - margin[BX_TOP] - margin[BX_BOTTOM]},
                             .pitch = bx_length_max(style->line_height, BX_ONE_PT),
                             .em = bx_length_max(style->font_size, BX_ONE_PT)};
}

/* The settings that are printed. */
static void set_items(bx_page *page)
{
    page->settings = BX_NEW_ARRAY(page->ask.arena, const bx_item_setting *, page->item_count);
    for (size_t i = 0; i < page->item_count; i++) {
        const bx_item *item = &page->items[i];
        if (bx_area_without_room(&page->grid, item->ranges, item->range_count)) continue;
        page->settings[i] =
            bx_item_set(&page->ask, item,
                        bx_grid_strips(&page->ask, &page->grid, item->ranges, item->range_count));
    }
}

bx_page *bx_page_lay_out(const bx_page_input *input)
{
    bx_page *page = BX_NEW(input->arena, bx_page);
    page->node = input->page;
    page->sheet = bx_style_set_sheet(input->style_set, input->page);
    page->context = context_of(input, &page->sheet);
    page->ask = (bx_ask){.page = &page->context,
                         .styles = input->styles,
                         .asker = input->asker,
                         .arena = input->arena};
    page->ask.axes = bx_axes_of_page(page->context.style->writing_mode == BX_VERTICAL_RL,
                                     page->context.type_area);
    uint64_t before = bx_asker_work(input->asker)->poured;
    bx_shaper_set_page(bx_asker_shaper(input->asker), input->issue, page->context.number);
    page->grid = bx_grid_make(&page->ask);
    page->ask.axes.grid = &page->grid;
    page->lines = page->ask.axes.area.height / page->context.pitch;
    collect_items(page, input->page);
    size_auto_rows(page);
    size_fraction_rows(page);
    bx_rows_fit(&page->ask, &page->grid, page->items, page->item_count, page->lines);
    set_items(page);
    page->poured = bx_asker_work(input->asker)->poured - before;
    return page;
}
