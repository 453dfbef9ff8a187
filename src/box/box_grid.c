/* Small grids inside furniture and boxes: tracks of lengths, auto and fr; named areas or lines. */
#include "box/box_grid.h"

#include "box/code.h"
#include "box/container.h"
#include "box/stack.h"
#include "grid/grid.h"
#include "style/grid_style.h"
#include "style/place_style.h"

typedef struct grid_item {
    const bx_node *node;
    const bx_style *style;
    size_t column_begin, column_end, row_begin, row_end;
    bx_box *box;
} grid_item;

typedef struct box_grid {
    bx_box_job *job;
    grid_item *items;
    size_t item_count;
    bx_track *columns, *rows;
    size_t column_count, row_count;
    bx_length *widths, *heights;
    bx_length column_gap, row_gap;
} box_grid;

/* Bounding cells of a named area. */
static bool area_cells(const bx_areas *areas, bx_string name, grid_item *item)
{
    if (!areas || name.size == 0) return false;
    bool found = false;
    for (size_t row = 0; row < areas->rows; row++) {
        for (size_t column = 0; column < areas->columns; column++) {
            uint16_t cell = areas->cells[row * areas->columns + column];
            if (cell == 0 || !bx_string_equal(areas->names[cell], name)) continue;
            if (!found) {
                *item =
                    (grid_item){item->node, item->style, column, column + 1, row, row + 1, NULL};
                found = true;
            }
            if (column < item->column_begin) item->column_begin = column;
            if (column + 1 > item->column_end) item->column_end = column + 1;
            item->row_end = row + 1;
        }
    }
    return found;
}

/* Collects the children and gives each its cells; those without a place follow row by row. */
static void collect(box_grid *grid)
{
    const bx_ask *ask = grid->job->ask;
    const bx_node *parent = grid->job->box->node;
    const bx_style *style = grid->job->box->style;
    size_t children = 0, next = 0;
    for (const bx_node *child = parent->first_child; child; child = child->next)
        children++;
    grid->items = BX_NEW_ARRAY(ask->arena, grid_item, children);
    size_t columns = style->grid->columns.count ? style->grid->columns.count : 1;
    for (const bx_node *child = parent->first_child; child; child = child->next) {
        if (child->element == BX_ELEMENT_NONE || bx_box_child_kind(ask, child) == BX_CHILD_NONE)
            continue;
        grid_item *item = &grid->items[grid->item_count++];
        item->node = child;
        item->style = bx_style_of(ask->styles, child);
        if (area_cells(style->grid->areas, item->style->place->grid_area.name, item)) continue;
        size_t rows = style->grid->rows.count ? style->grid->rows.count : 1000;
        bool column = bx_grid_line_range(item->style->place->grid_column, columns,
                                         &item->column_begin, &item->column_end);
        bool row = bx_grid_line_range(item->style->place->grid_row, rows, &item->row_begin,
                                      &item->row_end);
        if (!column) {
            item->column_begin = row ? 0 : next % columns;
            item->column_end = item->column_begin + 1;
        }
        if (!row) {
            /* Rows fill from the left: a column that was passed already starts a new row. */
            item->row_begin = next / columns + (column && item->column_begin < next % columns);
            item->row_end = item->row_begin + 1;
        }
        next = item->row_begin * columns + item->column_end;
    }
}

static void make_tracks(box_grid *grid)
{
    bx_arena *arena = grid->job->ask->arena;
    const bx_style *style = grid->job->box->style;
    grid->column_count = style->grid->columns.count;
    grid->row_count = style->grid->rows.count;
    if (style->grid->areas && style->grid->areas->columns > grid->column_count)
        grid->column_count = style->grid->areas->columns;
    if (style->grid->areas && style->grid->areas->rows > grid->row_count)
        grid->row_count = style->grid->areas->rows;
    for (size_t i = 0; i < grid->item_count; i++) {
        if (grid->items[i].column_end > grid->column_count)
            grid->column_count = grid->items[i].column_end;
        if (grid->items[i].row_end > grid->row_count) grid->row_count = grid->items[i].row_end;
    }
    grid->columns = BX_NEW_ARRAY(arena, bx_track, grid->column_count);
    grid->rows = BX_NEW_ARRAY(arena, bx_track, grid->row_count);
    for (size_t i = 0; i < grid->column_count; i++) {
        grid->columns[i].size.kind = BX_DIMENSION_AUTO;
        if (i < style->grid->columns.count) grid->columns[i] = style->grid->columns.tracks[i];
    }
    for (size_t i = 0; i < grid->row_count; i++) {
        grid->rows[i].size.kind = BX_DIMENSION_AUTO;
        if (i < style->grid->rows.count) grid->rows[i] = style->grid->rows.tracks[i];
    }
    grid->column_gap = bx_dimension_resolve(style->grid->column_gap, grid->job->inner_width, 0);
    grid->row_gap = bx_dimension_resolve(style->grid->row_gap, 0, 0);
}

static void size_columns(box_grid *grid)
{
    const bx_ask *ask = grid->job->ask;
    bx_length *content = BX_NEW_ARRAY(ask->arena, bx_length, grid->column_count);
    for (size_t i = 0; i < grid->item_count; i++) {
        const grid_item *item = &grid->items[i];
        size_t column = item->column_begin;
        if (item->column_end != column + 1) continue;
        if (grid->columns[column].size.kind != BX_DIMENSION_AUTO) continue;
        bx_length width = bx_box_natural_width(ask, item->node);
        content[column] = bx_length_max(content[column], width);
    }
    grid->widths = BX_NEW_ARRAY(ask->arena, bx_length, grid->column_count);
    bx_track_sizes(grid->columns, grid->column_count, grid->column_gap, grid->job->inner_width,
                   content, grid->widths);
}

static bx_length span_size(const bx_length *sizes, size_t begin, size_t end, bx_length gap)
{
    int64_t sum = 0;
    for (size_t i = begin; i < end; i++)
        sum += (int64_t)sizes[i] + (i > begin ? gap : 0);
    return bx_length_clamp(sum);
}

static bx_length track_start(const bx_length *sizes, size_t index, bx_length gap)
{
    int64_t sum = 0;
    for (size_t i = 0; i < index; i++)
        sum += (int64_t)sizes[i] + gap;
    return bx_length_clamp(sum);
}

/* Lays an item out in its columns; height −1 lets the content decide. */
static void layout_item(box_grid *grid, grid_item *item, bx_length height, bx_length phase)
{
    const bx_ask *ask = grid->job->ask;
    bx_length width =
        span_size(grid->widths, item->column_begin, item->column_end, grid->column_gap);
    bx_box edges = {.style = item->style};
    bx_box_edges(ask, &edges, width);
    bx_length room = bx_length_max(0, width - edges.margin[BX_LEFT] - edges.margin[BX_RIGHT]);
    bx_length wanted = bx_dimension_resolve(bx_style_width(ask, item->style), width, room);
    bx_align justify = item->style->place->justify_self;
    if (justify == BX_ALIGN_START || justify == BX_ALIGN_CENTER || justify == BX_ALIGN_END) {
        bx_length natural =
            bx_box_natural_width(ask, item->node) - edges.margin[BX_LEFT] - edges.margin[BX_RIGHT];
        wanted = bx_length_min(wanted, natural);
    }
    item->box = bx_box_layout(ask, item->node, bx_length_min(wanted, room), height, phase,
                              grid->job->number);
}

static void size_rows(box_grid *grid)
{
    const bx_ask *ask = grid->job->ask;
    uint32_t number = *grid->job->number;
    bx_length *content = BX_NEW_ARRAY(ask->arena, bx_length, grid->row_count);
    for (size_t i = 0; i < grid->item_count; i++) {
        grid_item *item = &grid->items[i];
        if (item->row_end != item->row_begin + 1) continue;
        layout_item(grid, item, -1, 0);
        content[item->row_begin] =
            bx_length_max(content[item->row_begin], bx_box_outer_height(item->box));
    }
    *grid->job->number = number;
    grid->heights = BX_NEW_ARRAY(ask->arena, bx_length, grid->row_count);
    bx_length room = bx_length_max(0, grid->job->inner_height);
    bx_track_sizes(grid->rows, grid->row_count, grid->row_gap, room, content, grid->heights);
    if (grid->job->inner_height >= 0) return;
    for (size_t i = 0; i < grid->row_count; i++) {
        if (grid->rows[i].size.kind == BX_DIMENSION_FRACTION) grid->heights[i] = content[i];
    }
}

/* The shift that brings a text box to the nearest line of the page's baseline grid. */
static bx_length nearest_grid_shift(const bx_box_job *job, const bx_box *child)
{
    bx_length pitch = job->ask->page->pitch;
    bx_length shift =
        bx_grid_shift(job->ask, (int64_t)job->phase + child->rect.y + child->padding[BX_TOP]);
    return shift > pitch / 2 ? shift - pitch : shift;
}

/* Half the white between the lines of a text: it may lie in the row above or below. */
static bx_length half_leading(const bx_box *box)
{
    if (box->kind != BX_BOX_TEXT || !box->paragraph) return 0;
    return bx_length_max(0, box->style->line_height - box->paragraph->ascent -
                                box->paragraph->descent) /
           2;
}

/* Whether a text that begins at `y` would stand on what is placed in rows above it. */
static bool meets_above(const box_grid *grid, const grid_item *item, int64_t y)
{
    for (const grid_item *above = grid->items; above < item; above++) {
        if (above->row_end > item->row_begin || above->column_end <= item->column_begin ||
            above->column_begin >= item->column_end)
            continue;
        int64_t bottom = (int64_t)bx_rect_bottom(above->box->rect) - half_leading(above->box);
        if (y + half_leading(item->box) < bottom) return true;
    }
    return false;
}

/* Puts an item's box where align-self and justify-self want it in its cells. */
static void place_item(box_grid *grid, grid_item *item)
{
    bx_box *box = grid->job->box;
    bx_length x = track_start(grid->widths, item->column_begin, grid->column_gap);
    bx_length y = track_start(grid->heights, item->row_begin, grid->row_gap);
    bx_length width =
        span_size(grid->widths, item->column_begin, item->column_end, grid->column_gap);
    bx_length height = span_size(grid->heights, item->row_begin, item->row_end, grid->row_gap);
    bx_align align = item->style->place->align_self;
    bool stretch = align == BX_ALIGN_AUTO || align == BX_ALIGN_STRETCH;
    bx_box edges = {.style = item->style};
    bx_box_edges(grid->job->ask, &edges, width);
    bx_length room = bx_length_max(0, height - edges.margin[BX_TOP] - edges.margin[BX_BOTTOM]);
    bx_length phase = bx_length_clamp((int64_t)grid->job->phase + grid->job->content_top + y +
                                      edges.margin[BX_TOP]);
    bool image = item->node->element == BX_ELEMENT_IMAGE || bx_is_code(item->node);
    layout_item(grid, item, stretch && !image ? room : -1, phase);
    bx_box *child = item->box;
    bx_length spare = room - child->rect.height;
    child->rect.y = grid->job->content_top + y + edges.margin[BX_TOP];
    if (align == BX_ALIGN_CENTER) child->rect.y += spare / 2;
    if (align == BX_ALIGN_END) child->rect.y += spare;
    if (child->kind == BX_BOX_TEXT && bx_on_grid(grid->job->ask, child->style)) {
        bx_length shift = nearest_grid_shift(grid->job, child);
        if (shift < 0 && meets_above(grid, item, (int64_t)child->rect.y + shift))
            shift += grid->job->ask->page->pitch;
        child->rect.y += shift;
    }
    spare = width - child->rect.width - edges.margin[BX_LEFT] - edges.margin[BX_RIGHT];
    child->rect.x = box->padding[BX_LEFT] + x + edges.margin[BX_LEFT];
    if (item->style->place->justify_self == BX_ALIGN_CENTER) child->rect.x += spare / 2;
    if (item->style->place->justify_self == BX_ALIGN_END) child->rect.x += spare;
}

void bx_box_grid_children(bx_box_job *job)
{
    box_grid grid = {.job = job};
    collect(&grid);
    make_tracks(&grid);
    size_columns(&grid);
    size_rows(&grid);
    bx_box *tail = NULL;
    job->box->first_child = NULL;
    for (size_t i = 0; i < grid.item_count; i++) {
        place_item(&grid, &grid.items[i]);
        bx_box *child = grid.items[i].box;
        if (tail)
            tail->next = child;
        else
            job->box->first_child = child;
        tail = child;
    }
    bx_length height = span_size(grid.heights, 0, grid.row_count, grid.row_gap);
    /* Text that was moved to the baseline grid may reach further down than its row. */
    for (bx_box *child = job->box->first_child; child; child = child->next)
        height = bx_length_max(height, bx_rect_bottom(child->rect) - job->content_top);
    job->box->content_height = height;
}

bx_box *bx_box_grid_layout(const bx_ask *ask, const bx_node *node, bx_box_room room,
                           uint32_t *number)
{
    static const bx_container grid = {.children = bx_box_grid_children};
    bx_box_job job = bx_container_begin(ask, node, room, number);
    bx_container_fill(&job, &grid);
    return bx_container_end(&job, room);
}

/* Columns of given widths as they are, the others as wide as the widest child. */
bx_length bx_box_grid_natural_width(const bx_ask *ask, const bx_node *node)
{
    const bx_grid_style *style = bx_style_of(ask->styles, node)->grid;
    bx_length widest = bx_stack_natural_width(ask, node);
    int64_t sum = 0;
    for (size_t i = 0; i < style->columns.count; i++) {
        sum += bx_dimension_resolve(style->columns.tracks[i].size, 0, widest);
        if (i > 0) sum += bx_dimension_resolve(style->column_gap, 0, 0);
    }
    return bx_length_max(widest, bx_length_clamp(sum));
}
