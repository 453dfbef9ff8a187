/* Tracks, rows and areas of the page grid. */
#include "grid/grid.h"
#include "style/box_style.h"
#include "style/grid_style.h"
#include "style/place_style.h"

bx_dimension bx_style_height(const bx_ask *ask, const bx_style *style)
{
    return bx_is_turned(ask, style) ? style->box->inline_size : style->box->block_size;
}

bx_dimension bx_style_width(const bx_ask *ask, const bx_style *style)
{
    return bx_is_turned(ask, style) ? style->box->block_size : style->box->inline_size;
}

bool bx_grid_line_range(const bx_grid_line lines[2], size_t track_count, size_t *begin, size_t *end)
{
    int32_t count = (int32_t)track_count;
    int32_t first = lines[0].line, last = lines[1].line;
    if (first == 0 && last == 0 && !lines[0].span && !lines[1].span) return false;
    if (first < 0) first += count + 2;
    if (last < 0) last += count + 2;
    int32_t span = lines[1].span ? lines[1].span : lines[0].span ? lines[0].span : 1;
    if (first == 0) first = last > 0 ? last - span : 1;
    if (last == 0) last = first + span;
    if (last < first) {
        int32_t swap = first;
        first = last;
        last = swap;
    }
    if (first < 1) first = 1;
    if (first > count) first = count;
    if (last <= first) last = first + 1;
    if (last > count + 1) last = count + 1;
    *begin = (size_t)(first - 1);
    *end = (size_t)(last - 1);
    return true;
}

void bx_track_sizes(const bx_track *tracks, size_t count, bx_length gap, bx_length room,
                    const bx_length *content, bx_length *sizes)
{
    int64_t left = (int64_t)room - (count ? (int64_t)gap * (int64_t)(count - 1) : 0);
    int64_t fractions = 0;
    for (size_t i = 0; i < count; i++) {
        bx_dimension size = tracks[i].size;
        sizes[i] = 0;
        if (size.kind == BX_DIMENSION_FRACTION) {
            fractions += size.value;
            continue;
        }
        sizes[i] = bx_dimension_resolve(size, room, content ? content[i] : 0);
        left -= sizes[i];
    }
    if (left < 0) left = 0;
    for (size_t i = 0; i < count && fractions > 0; i++) {
        if (tracks[i].size.kind != BX_DIMENSION_FRACTION) continue;
        int64_t share = left * tracks[i].size.value / fractions;
        sizes[i] = bx_length_clamp(share);
        left -= share;
        fractions -= tracks[i].size.value;
    }
}

static void make_columns(const bx_ask *ask, bx_grid *grid)
{
    const bx_style *style = ask->page->style;
    size_t count = style->grid->columns.count ? style->grid->columns.count : 1;
    bx_track whole = {{BX_DIMENSION_FRACTION, 65536}};
    const bx_track *tracks = style->grid->columns.count ? style->grid->columns.tracks : &whole;
    bx_length *sizes = BX_NEW_ARRAY(ask->arena, bx_length, count);
    bx_track_sizes(tracks, count, grid->gap, ask->axes.area.width, NULL, sizes);
    grid->columns = BX_NEW_ARRAY(ask->arena, bx_column, count);
    grid->column_count = count;
    int64_t x = ask->axes.area.x;
    for (size_t i = 0; i < count; i++) {
        grid->columns[i] = (bx_column){bx_length_clamp(x), sizes[i]};
        x += (int64_t)sizes[i] + grid->gap;
    }
    grid->over = x - grid->gap - bx_rect_right(ask->axes.area);
}

static void make_rows(const bx_ask *ask, bx_grid *grid)
{
    const bx_style *style = ask->page->style;
    size_t count = style->grid->rows.count;
    if (style->grid->areas && style->grid->areas->rows > count) count = style->grid->areas->rows;
    if (count == 0) count = 1;
    grid->rows = BX_NEW_ARRAY(ask->arena, bx_row, count);
    grid->row_count = count;
    bx_dimension rest = {BX_DIMENSION_FRACTION, 65536};
    bx_dimension automatic = {BX_DIMENSION_AUTO, 0};
    for (size_t i = 0; i < count; i++) {
        bx_row *row = &grid->rows[i];
        if (i < style->grid->rows.count)
            row->size = style->grid->rows.tracks[i].size;
        else
            row->size = count == 1 ? rest : automatic;
        row->lines = -1;
        if (row->size.kind == BX_DIMENSION_LENGTH || row->size.kind == BX_DIMENSION_PERCENT) {
            bx_length height = bx_dimension_resolve(row->size, ask->axes.area.height, 0);
            row->lines = bx_nearest_lines(ask, height);
        }
    }
}

bx_grid bx_grid_make(const bx_ask *ask)
{
    bx_grid grid = {0};
    const bx_style *style = ask->page->style;
    grid.gap = bx_dimension_resolve(style->grid->column_gap, ask->axes.area.width, ask->page->em);
    bx_length row_gap = bx_dimension_resolve(style->grid->row_gap, ask->axes.area.height, 0);
    grid.gap_lines = bx_nearest_lines(ask, row_gap);
    grid.areas = style->grid->areas;
    make_columns(ask, &grid);
    make_rows(ask, &grid);
    return grid;
}

/* Adds the row ranges of one column where `cells` holds the area. */
static size_t column_ranges(const bx_areas *areas, uint16_t area, size_t column,
                            bx_cell_range *ranges)
{
    size_t count = 0;
    for (size_t row = 0; row < areas->rows; row++) {
        if (areas->cells[row * areas->columns + column] != area) continue;
        size_t end = row + 1;
        while (end < areas->rows && areas->cells[end * areas->columns + column] == area)
            end++;
        ranges[count++] = (bx_cell_range){column, row, end};
        row = end;
    }
    return count;
}

bool bx_grid_area(const bx_ask *ask, const bx_grid *grid, bx_string name, bx_cell_range **ranges,
                  size_t *count)
{
    const bx_areas *areas = grid->areas;
    if (!areas) return false;
    uint16_t area = 0;
    for (size_t i = 1; i < areas->name_count; i++) {
        if (bx_string_equal(areas->names[i], name)) area = (uint16_t)i;
    }
    if (area == 0) return false;
    *ranges = BX_NEW_ARRAY(ask->arena, bx_cell_range, (size_t)areas->rows * areas->columns);
    *count = 0;
    size_t columns = areas->columns < grid->column_count ? areas->columns : grid->column_count;
    for (size_t column = 0; column < columns; column++) {
        *count += column_ranges(areas, area, column, *ranges + *count);
    }
    return *count > 0;
}

/* Marks the cells of one rectangle; false when it names no lines. */
static bool mark_rectangle(const bx_grid *grid, const bx_grid_line columns[2],
                           const bx_grid_line rows[2], bool *cells)
{
    size_t column_begin = 0, column_end = grid->column_count;
    size_t row_begin = 0, row_end = grid->row_count;
    bool given = bx_grid_line_range(columns, grid->column_count, &column_begin, &column_end);
    given |= bx_grid_line_range(rows, grid->row_count, &row_begin, &row_end);
    for (size_t column = column_begin; given && column < column_end; column++)
        for (size_t row = row_begin; row < row_end; row++)
            cells[column * grid->row_count + row] = true;
    return given;
}

bool bx_grid_placed(const bx_ask *ask, const bx_grid *grid, const bx_style *style,
                    bx_cell_range **ranges, size_t *count)
{
    bool *cells = BX_NEW_ARRAY(ask->arena, bool, grid->column_count * grid->row_count);
    if (!mark_rectangle(grid, style->place->grid_column, style->place->grid_row, cells))
        return false;
    for (size_t i = 0; i < style->place->grid_area.part_count; i++) {
        mark_rectangle(grid, style->place->grid_area.parts[i].column,
                       style->place->grid_area.parts[i].row, cells);
    }
    *ranges = BX_NEW_ARRAY(ask->arena, bx_cell_range, grid->column_count * grid->row_count);
    *count = 0;
    for (size_t column = 0; column < grid->column_count; column++) {
        const bool *own = cells + column * grid->row_count;
        for (size_t row = 0; row < grid->row_count; row++) {
            size_t begin = row;
            while (row < grid->row_count && own[row])
                row++;
            if (row > begin) (*ranges)[(*count)++] = (bx_cell_range){column, begin, row};
        }
    }
    return true;
}

void bx_grid_stack_rows(bx_grid *grid, size_t count)
{
    int32_t top = 0;
    for (size_t i = 0; i < count && i < grid->row_count; i++) {
        grid->rows[i].top = top;
        top += grid->rows[i].lines + grid->gap_lines;
    }
}

bx_strips bx_grid_strips(const bx_ask *ask, const bx_grid *grid, const bx_cell_range *ranges,
                         size_t count)
{
    bx_strip *strips = BX_NEW_ARRAY(ask->arena, bx_strip, count);
    for (size_t i = 0; i < count; i++) {
        const bx_column *column = &grid->columns[ranges[i].column];
        const bx_row *first = &grid->rows[ranges[i].row_begin];
        const bx_row *last = &grid->rows[ranges[i].row_end - 1];
        strips[i] = (bx_strip){column->x, column->width, first->top, last->top + last->lines};
    }
    return (bx_strips){strips, count};
}
