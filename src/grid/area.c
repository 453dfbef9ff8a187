/* Shapes of areas on the page grid. */
#include "grid/area.h"

#include <string.h>

enum { OUTSIDE = 0, INSIDE = 1, SEEN = 2 };

typedef struct cell_map {
    uint8_t *cells; /* row by row */
    size_t rows, columns;
    size_t *stack;
} cell_map;

/* The cells of an area within an empty frame one cell wide. */
static cell_map map_of(const bx_ask *ask, const bx_grid *grid, const bx_cell_range *ranges,
                       size_t count)
{
    cell_map m = {NULL, grid->row_count + 2, grid->column_count + 2, NULL};
    m.cells = BX_NEW_ARRAY(ask->arena, uint8_t, m.rows * m.columns);
    m.stack = BX_NEW_ARRAY(ask->arena, size_t, m.rows * m.columns);
    for (size_t i = 0; i < count; i++) {
        for (size_t row = ranges[i].row_begin; row < ranges[i].row_end; row++)
            m.cells[(row + 1) * m.columns + ranges[i].column + 1] = INSIDE;
    }
    return m;
}

/* Marks all cells of one kind that hang together with `start`. */
static void flood(cell_map *m, size_t start)
{
    uint8_t kind = m->cells[start];
    size_t count = 0;
    m->cells[start] |= SEEN;
    m->stack[count++] = start;
    while (count > 0) {
        size_t at = m->stack[--count], row = at / m->columns, column = at % m->columns;
        size_t next[4];
        size_t neighbours = 0;
        if (row > 0) next[neighbours++] = at - m->columns;
        if (row + 1 < m->rows) next[neighbours++] = at + m->columns;
        if (column > 0) next[neighbours++] = at - 1;
        if (column + 1 < m->columns) next[neighbours++] = at + 1;
        for (size_t i = 0; i < neighbours; i++) {
            if (m->cells[next[i]] != kind) continue;
            m->cells[next[i]] |= SEEN;
            m->stack[count++] = next[i];
        }
    }
}

/* Largest rectangle of cells: the widest under each row, by the lengths of columns above it. */
static void largest_rectangle(const cell_map *m, size_t *left, size_t *right, size_t *top,
                              size_t *bottom)
{
    size_t best = 0;
    for (size_t row = 1; row + 1 < m->rows; row++) {
        for (size_t column = 1; column + 1 < m->columns; column++) {
            size_t lowest = m->rows;
            for (size_t end = row;
                 end + 1 < m->rows && m->cells[end * m->columns + column] == INSIDE; end++)
                lowest = end;
            for (size_t last = column; lowest < m->rows && last + 1 < m->columns; last++) {
                size_t own = row;
                if (m->cells[row * m->columns + last] != INSIDE) break;
                while (own < lowest && m->cells[(own + 1) * m->columns + last] == INSIDE)
                    own++;
                lowest = own;
                size_t size = (last + 1 - column) * (lowest + 1 - row);
                if (size <= best) continue;
                best = size;
                *left = column - 1;
                *right = last;
                *top = row - 1;
                *bottom = lowest;
            }
        }
    }
}

bx_area_shape bx_area_shape_of(const bx_ask *ask, const bx_grid *grid, const bx_cell_range *ranges,
                               size_t count)
{
    bx_area_shape shape = {0};
    cell_map m = map_of(ask, grid, ranges, count);
    flood(&m, 0); /* all that is outside */
    for (size_t i = 0; i < m.rows * m.columns; i++) {
        if (m.cells[i] == INSIDE) {
            flood(&m, i);
            shape.parts++;
        }
        if (m.cells[i] != OUTSIDE) continue;
        shape.hole_row = i / m.columns;
        shape.hole_column = i % m.columns;
        return shape;
    }
    return shape;
}

int32_t bx_area_beyond(const bx_grid_line lines[2], size_t tracks)
{
    const bx_grid_line *start = &lines[0], *end = &lines[1];
    int32_t last = (int32_t)tracks + 1;
    int32_t reach = start->line > 0 && end->span ? start->line + end->span : end->line;
    int32_t worst = start->line;
    if (worst >= -last && worst < last) worst = reach;
    return worst >= -last && worst <= last ? 0 : worst;
}

bool bx_area_make_rectangle(const bx_ask *ask, const bx_grid *grid, bx_cell_range *ranges,
                            size_t *count)
{
    bool rectangle = true;
    for (size_t i = 1; i < *count; i++)
        rectangle = rectangle && ranges[i].column == ranges[i - 1].column + 1 &&
                    ranges[i].row_begin == ranges[0].row_begin &&
                    ranges[i].row_end == ranges[0].row_end;
    if (rectangle) return false;
    cell_map m = map_of(ask, grid, ranges, *count);
    size_t left = 0, right = 1, top = 0, bottom = 1;
    largest_rectangle(&m, &left, &right, &top, &bottom);
    *count = 0;
    for (size_t column = left; column < right; column++)
        ranges[(*count)++] = (bx_cell_range){column, top, bottom};
    return true;
}

const bx_cell_range *bx_area_without_room(const bx_grid *grid, const bx_cell_range *ranges,
                                          size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const bx_cell_range *r = &ranges[i];
        const bx_row *last = &grid->rows[r->row_end - 1];
        if (grid->columns[r->column].width > 0 &&
            last->top + last->lines > grid->rows[r->row_begin].top)
            return NULL;
    }
    return count > 0 ? ranges : NULL;
}
