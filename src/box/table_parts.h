/* Shared between the files that lay out tables. */
#ifndef BX_BOX_TABLE_PARTS_H
#define BX_BOX_TABLE_PARTS_H

#include "box/box_parts.h"
#include "box/table.h"

typedef struct bx_table_cell {
    const bx_node *node;
    const bx_style *style;
    uint32_t row, column, rows, columns; /* place and span */
    bx_length least,
        natural;      /* widths with edges: of the longest unbreakable part, of everything */
    bx_length broken; /* the least width when words are broken that are wider than it */
    bx_length before_mark,
        content; /* aligned by a mark: widths up to it, and of the whole text; content −1: not */
    bx_box *box;
} bx_table_cell;

typedef struct bx_table_row {
    const bx_node *node;
    bx_length height;
    bool head; /* one of the first rows, all of whose cells are <th>; repeated in every part */
    bool kept_with_next; /* a cell spans both */
} bx_table_row;

typedef struct bx_table_rule {
    bx_point from, to; /* from the table's border edge */
    bool across;       /* between rows: row-rule; else column-rule */
} bx_table_rule;

struct bx_table {
    const bx_node *node;
    const bx_style *style;
    bx_table_cell *cells; /* in document order */
    size_t cell_count;
    bx_table_row *rows;
    size_t row_count, head_rows;
    size_t column_count;
    uint32_t *owners; /* row by row: cell index + 1, or 0 */
    bx_length *widths;
    bx_length *before_mark,
        *after_mark;              /* per column: widest parts before the mark and from it on */
    bx_length box_width;          /* tables in parts (bx_table_make) */
    bool continues;               /* rows follow in another part, which says what there is to say */
    size_t columns_set, rows_set; /* how many of them are on the page */
    bx_table_rule *rules;
    size_t rule_count;
    /* What is said when it is drawn. */
    const bx_node *ragged_row, *wide_cell, *high_cell; /* the first of each kind, or NULL */
    uint32_t ragged_cells;
    int condensed; /* percent; 100: not */
    bx_length needed, room;
    uint32_t lost_characters;
};

/* Rows and cells of an element; spans are clipped to the table. */
bx_table *bx_table_read(const bx_ask *ask, const bx_node *node);

/* Widths of all columns in `room`: by grid-template-columns, else by content. Sets condensed and
 * columns_set. */
void bx_table_widths(const bx_ask *ask, bx_table *table, bx_length room);

/* Scale of the texts of its rows, as bx_wish counts it, when that of the table is `scale`. */
static inline int32_t bx_table_scale(const bx_table *table, int32_t scale)
{
    return (int32_t)((int64_t)table->condensed * (scale > 0 ? scale : 65536) / 100);
}

/* Sum of the widths of columns [begin, end). */
static inline bx_length bx_table_span(const bx_table *table, size_t begin, size_t end)
{
    int64_t sum = 0;
    for (size_t i = begin; i < end; i++)
        sum += table->widths[i];
    return bx_length_clamp(sum);
}

#endif
