/* Rows and cells of tables: the slots of HTML's table model, within limits. */
#include "box/table_parts.h"
#include "style/box_style.h"

enum { MOST_COLUMNS = 256 };

static uint32_t span_of(const bx_node *cell, const char *name)
{
    bx_string value = bx_node_value(cell, name);
    uint32_t number = 0;
    for (size_t i = 0; i < value.size && number < MOST_COLUMNS * 16; i++)
        number = number * 10 + (uint32_t)(value.data[i] - '0');
    return number < 1 ? 1 : number;
}

static bool is_cell(const bx_ask *ask, const bx_node *node)
{
    return (node->element == BX_ELEMENT_TH || node->element == BX_ELEMENT_TD) &&
           bx_style_of(ask->styles, node)->box->display != BX_DISPLAY_NONE;
}

static bool is_row(const bx_ask *ask, const bx_node *node)
{
    return node->element == BX_ELEMENT_TR &&
           bx_style_of(ask->styles, node)->box->display != BX_DISPLAY_NONE;
}

static void count_parts(const bx_ask *ask, bx_table *table)
{
    for (const bx_node *row = table->node->first_child; row; row = row->next) {
        if (!is_row(ask, row)) continue;
        table->row_count++;
        for (const bx_node *cell = row->first_child; cell; cell = cell->next)
            table->cell_count += is_cell(ask, cell);
    }
    table->rows = BX_NEW_ARRAY(ask->arena, bx_table_row, table->row_count);
    table->cells = BX_NEW_ARRAY(ask->arena, bx_table_cell, table->cell_count);
}

/* Gives every cell of a row its column; `busy` says for each column how many rows cells from above
 * still take. */
static void place_row(const bx_ask *ask, bx_table *table, uint32_t row, size_t *next,
                      uint32_t *busy)
{
    uint32_t column = 0;
    bool head = true;
    for (const bx_node *n = table->rows[row].node->first_child; n; n = n->next) {
        if (!is_cell(ask, n)) continue;
        while (column < MOST_COLUMNS && busy[column] > 0)
            column++;
        bx_table_cell *cell = &table->cells[(*next)++];
        *cell = (bx_table_cell){.node = n,
                                .style = bx_style_of(ask->styles, n),
                                .row = row,
                                .column = column,
                                .rows = span_of(n, "rowspan"),
                                .columns = span_of(n, "colspan"),
                                .content = -1};
        uint32_t left = (uint32_t)table->row_count - row;
        if (cell->rows > left) {
            if (!table->high_cell) table->high_cell = n;
            cell->rows = left;
        }
        uint32_t end = column;
        while (end < MOST_COLUMNS && end < column + cell->columns && busy[end] == 0)
            busy[end++] = cell->rows;
        if (end > column && end < MOST_COLUMNS) cell->columns = end - column;
        column = end;
        head &= n->element == BX_ELEMENT_TH;
    }
    table->rows[row].head = head && table->head_rows == row;
    if (table->rows[row].head) table->head_rows++;
    for (uint32_t i = 0; i < MOST_COLUMNS; i++)
        busy[i] -= busy[i] > 0;
}

/* A span alone makes no columns: cells of one column do, and every cell's first. */
static void clip_columns(bx_table *table)
{
    size_t count = 0;
    for (size_t i = 0; i < table->cell_count; i++) {
        const bx_table_cell *cell = &table->cells[i];
        if (cell->column + 1 > count) count = cell->column + 1;
    }
    if (count > MOST_COLUMNS) count = MOST_COLUMNS;
    table->column_count = count;
    for (size_t i = 0; i < table->cell_count; i++) {
        bx_table_cell *cell = &table->cells[i];
        if (cell->column + cell->columns <= count) continue;
        if (cell->columns > 1 && !table->wide_cell) table->wide_cell = cell->node;
        cell->columns = cell->column < count ? (uint32_t)count - cell->column : 0;
    }
}

static void fill_owners(const bx_ask *ask, bx_table *table)
{
    table->owners = BX_NEW_ARRAY(ask->arena, uint32_t, table->row_count * table->column_count);
    for (size_t i = 0; i < table->cell_count; i++) {
        const bx_table_cell *cell = &table->cells[i];
        for (uint32_t r = cell->row; r < cell->row + cell->rows; r++) {
            if (r + 1 < cell->row + cell->rows) table->rows[r].kept_with_next = true;
            for (uint32_t c = cell->column; c < cell->column + cell->columns; c++)
                table->owners[r * table->column_count + c] = (uint32_t)i + 1;
        }
    }
    for (size_t r = 0; r < table->row_count && !table->ragged_row; r++) {
        uint32_t filled = 0;
        for (size_t c = 0; c < table->column_count; c++)
            filled += table->owners[r * table->column_count + c] > 0;
        if (filled == table->column_count) continue;
        table->ragged_row = table->rows[r].node;
        table->ragged_cells = filled;
    }
}

bx_table *bx_table_read(const bx_ask *ask, const bx_node *node)
{
    bx_table *table = BX_NEW(ask->arena, bx_table);
    table->node = node;
    table->style = bx_style_of(ask->styles, node);
    table->condensed = 100;
    count_parts(ask, table);
    uint32_t busy[MOST_COLUMNS] = {0}, row = 0;
    size_t next = 0;
    for (const bx_node *n = node->first_child; n; n = n->next) {
        if (!is_row(ask, n)) continue;
        table->rows[row].node = n;
        place_row(ask, table, row++, &next, busy);
    }
    clip_columns(table);
    fill_owners(ask, table);
    table->columns_set = table->column_count;
    table->rows_set = table->row_count;
    return table;
}
