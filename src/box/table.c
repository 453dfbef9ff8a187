/* Layout of tables: rows in their unit, parts side by side, rules, and what has to be cut. */
#include "box/table.h"

#include "base/array.h"
#include "box/table_parts.h"
#include "style/box_style.h"
#include "style/grid_style.h"
#include "style/line_style.h"

/* A table while it is laid out. */
typedef struct laying {
    bx_ask ask; /* the texts of rows may be condensed */
    bx_table *table;
    bx_box *box;
    bx_box *tail;    /* last child */
    bx_length width; /* of one part */
    bx_length gap;   /* between parts */
    uint32_t *number;
    BX_ARRAY(bx_table_rule) rules;
} laying;

static void append(laying *l, bx_box *child)
{
    child->next = NULL;
    if (l->tail)
        l->tail->next = child;
    else
        l->box->first_child = child;
    l->tail = child;
}

static bx_length round_up(bx_length height, bx_length unit)
{
    return unit > 0 ? (bx_length)(((int64_t)height + unit - 1) / unit * unit) : height;
}

/* The group of a column's texts aligned by their mark stands where text-align says; a line of it
 * begins as far before the mark as its own text does. */
static void shift_to_mark(const bx_table *table, const bx_table_cell *cell)
{
    bx_box *box = cell->box;
    if (cell->content < 0 || cell->columns != 1 || box->kind != BX_BOX_TEXT ||
        box->lines.count != 1)
        return;
    bx_length before = table->before_mark[cell->column],
              group = before + table->after_mark[cell->column];
    bx_length spare = bx_length_max(0, box->lines.lines[0].measure - group);
    if (cell->style->line->text_align == BX_ALIGN_CENTER)
        spare /= 2;
    else if (cell->style->line->text_align == BX_ALIGN_START)
        spare = 0;
    box->padding[BX_LEFT] += spare + before - cell->before_mark;
    box->lines.lines[0].measure = cell->content;
}

static void layout_cell(laying *l, bx_table_cell *cell)
{
    const bx_table *table = l->table;
    bx_length width = bx_table_span(table, cell->column, cell->column + cell->columns);
    cell->box = bx_box_layout(&l->ask, cell->node, width, -1, 0, l->number);
    cell->box->rect.width = width;
    shift_to_mark(table, cell);
}

/* Texts are condensed as the widths of the columns want them; returns the scale before. */
static int32_t condense(laying *l)
{
    int32_t before = l->ask.wish.text_scale;
    l->ask.wish.text_scale = bx_table_scale(l->table, before);
    return before;
}

static bool is_set(const bx_table *table, const bx_table_cell *cell)
{
    return cell->column + cell->columns <= table->columns_set &&
           cell->row + cell->rows <= table->rows_set && cell->columns > 0;
}

/* Rows are as high as their highest cell, in whole units; a cell over several rows makes the last
 * one higher. */
static void size_rows(laying *l)
{
    bx_table *table = l->table;
    bx_length unit = table->style->grid->row_unit;
    for (size_t i = 0; i < table->cell_count; i++) {
        bx_table_cell *cell = &table->cells[i];
        if (!is_set(table, cell)) continue;
        layout_cell(l, cell);
        bx_table_row *row = &table->rows[cell->row];
        if (cell->rows == 1) row->height = bx_length_max(row->height, cell->box->rect.height);
    }
    for (size_t r = 0; r < table->row_count; r++) {
        bx_dimension size =
            bx_style_height(&l->ask, bx_style_of(l->ask.styles, table->rows[r].node));
        if (size.kind == BX_DIMENSION_LENGTH)
            table->rows[r].height = bx_length_max(table->rows[r].height, size.value);
        table->rows[r].height = round_up(table->rows[r].height, unit);
    }
    for (size_t i = 0; i < table->cell_count; i++) {
        const bx_table_cell *cell = &table->cells[i];
        if (!is_set(table, cell) || cell->rows == 1) continue;
        int64_t height = 0;
        for (uint32_t r = cell->row; r < cell->row + cell->rows; r++)
            height += table->rows[r].height;
        bx_length lack = bx_length_clamp(cell->box->rect.height - height);
        if (lack > 0) table->rows[cell->row + cell->rows - 1].height += round_up(lack, unit);
    }
}

static bx_length rows_height(const bx_table *table, size_t begin, size_t end)
{
    int64_t sum = 0;
    for (size_t r = begin; r < end; r++)
        sum += table->rows[r].height;
    return bx_length_clamp(sum);
}

/* The end of the rows of a part that begins at `begin`: as many as `depth` holds with the head
 * above them, at least one group of rows that cells keep together. */
static size_t part_end(const bx_table *table, size_t begin, bx_length depth)
{
    int64_t used = begin > table->head_rows ? rows_height(table, 0, table->head_rows) : 0;
    size_t end = begin;
    while (end < table->row_count) {
        size_t next = end + 1;
        while (next < table->row_count && table->rows[next - 1].kept_with_next)
            next++;
        used += rows_height(table, end, next);
        if (used > depth && end > begin) break;
        end = next;
    }
    return end;
}

static size_t parts_needed(const bx_table *table, bx_length depth)
{
    size_t parts = 0;
    for (size_t begin = 0; begin < table->row_count; parts++)
        begin = part_end(table, begin, depth);
    return parts;
}

/* The least depth at which the rows fit into so many parts: the parts are equal. */
static bx_length part_depth(const bx_table *table, size_t parts)
{
    int64_t low = 0, high = rows_height(table, 0, table->row_count); /* low does not do */
    while (high - low > BX_ONE_PT / 4) {
        int64_t middle = low + (high - low) / 2;
        if (parts_needed(table, (bx_length)middle) > parts)
            low = middle;
        else
            high = middle;
    }
    return (bx_length)high;
}

/* Rows that do not fit into `depth` in the parts that there are. */
static void cut_rows(bx_table *table, size_t parts, bx_length depth)
{
    size_t end = 0;
    for (size_t p = 0; p < parts && end < table->row_count; p++) {
        size_t next = part_end(table, end, depth);
        int64_t head = end > table->head_rows ? rows_height(table, 0, table->head_rows) : 0;
        if (head + rows_height(table, end, next) > (int64_t)depth + BX_ONE_PT / 4) break;
        end = next;
    }
    table->rows_set = end;
}

/* Spare room goes to all rows alike, in whole units, up to half of their height. */
static void stretch_rows(bx_table *table, size_t parts, bx_length depth, bx_length *used)
{
    if (table->style->box->align_content != BX_ALIGN_STRETCH || table->row_count == 0) return;
    bx_length unit = bx_length_max(table->style->grid->row_unit, BX_ONE_PT / 4);
    size_t rows = (table->row_count - table->head_rows + parts - 1) / parts + table->head_rows;
    int64_t each = ((int64_t)depth - *used) / (int64_t)rows / unit * unit;
    bx_length least = table->rows[0].height;
    for (size_t r = 1; r < table->row_count; r++)
        least = bx_length_min(least, table->rows[r].height);
    if (each > least / 2) each = least / 2 / unit * unit;
    if (each <= 0) return;
    for (size_t r = 0; r < table->row_count; r++)
        table->rows[r].height += (bx_length)each;
    *used += (bx_length)(each * (int64_t)rows);
}

/* The cells of one row at `y`; a part's repeated head has boxes of its own. */
static void place_row(laying *l, size_t row, bx_length x, bx_length y, bool again)
{
    const bx_table *table = l->table;
    bx_box *strip = BX_NEW(l->ask.arena, bx_box);
    strip->kind = BX_BOX_STACK;
    strip->node = table->rows[row].node;
    strip->style = bx_style_of(l->ask.styles, strip->node);
    strip->rect =
        (bx_rect){x, y, bx_table_span(table, 0, table->columns_set), table->rows[row].height};
    append(l, strip);
    for (size_t c = 0; c < table->columns_set; c++) {
        uint32_t owner = table->owners[row * table->column_count + c];
        bx_table_cell *cell = owner ? &table->cells[owner - 1] : NULL;
        if (!cell || cell->row != row || cell->column != c || !is_set(table, cell)) continue;
        bx_length height = rows_height(table, row, row + cell->rows);
        bool blocks =
            cell->box->kind != BX_BOX_TEXT && cell->style->box->align_content != BX_ALIGN_AUTO;
        if (again || blocks)
            cell->box = bx_box_layout(&l->ask, cell->node, cell->box->rect.width,
                                      blocks ? height : -1, 0, l->number);
        if (again) shift_to_mark(table, cell);
        cell->box->rect.x = x + bx_table_span(table, 0, c);
        cell->box->rect.y = y;
        cell->box->rect.height = height;
        append(l, cell->box);
    }
}

static void add_rule(laying *l, bx_point from, bx_point to, bool across)
{
    const bx_border *border =
        across ? &l->table->style->grid->row_rule : &l->table->style->grid->column_rule;
    if (border->style == BX_BORDER_NONE || (from.x == to.x && from.y == to.y)) return;
    bx_array_push(&l->rules, (bx_table_rule){from, to, across});
}

/* The rule above a row, where no cell spans it. */
static void rule_above(laying *l, size_t row, bx_length x, bx_length y)
{
    const bx_table *table = l->table;
    const uint32_t *own = table->owners + row * table->column_count,
                   *above = own - table->column_count;
    bx_length from = x, at = x;
    for (size_t c = 0; c < table->columns_set; c++) {
        bool spanned = own[c] && own[c] == above[c];
        if (spanned) {
            add_rule(l, (bx_point){from, y}, (bx_point){at, y}, true);
            from = at + table->widths[c];
        }
        at += table->widths[c];
    }
    add_rule(l, (bx_point){from, y}, (bx_point){at, y}, true);
}

/* Rules between columns through rows [begin, end) of a part. */
static void column_rules(laying *l, size_t begin, size_t end, bx_length x, bx_length y)
{
    const bx_table *table = l->table;
    bx_length at = x;
    for (size_t c = 1; c < table->columns_set; c++) {
        at += table->widths[c - 1];
        bx_length from = y, down = y;
        for (size_t r = begin; r < end; r++) {
            const uint32_t *own = table->owners + r * table->column_count;
            if (own[c] && own[c] == own[c - 1]) {
                add_rule(l, (bx_point){at, from}, (bx_point){at, down}, false);
                from = down + table->rows[r].height;
            }
            down += table->rows[r].height;
        }
        add_rule(l, (bx_point){at, from}, (bx_point){at, down}, false);
    }
}

/* Rows [begin, end) as one part at (x, y), below the head when it does not begin with it. Returns
 * its height. */
static bx_length place_part(laying *l, size_t begin, size_t end, bx_length x, bx_length y)
{
    const bx_table *table = l->table;
    bx_length top = y;
    size_t head = begin >= table->head_rows && begin > 0 ? table->head_rows : 0;
    for (size_t r = 0; r < head; r++) {
        if (r > 0) rule_above(l, r, x, y);
        place_row(l, r, x, y, true);
        y += table->rows[r].height;
    }
    column_rules(l, 0, head, x, top);
    column_rules(l, begin, end, x, y);
    for (size_t r = begin; r < end; r++) {
        if (r > begin)
            rule_above(l, r, x, y);
        else if (head > 0)
            add_rule(l, (bx_point){x, y},
                     (bx_point){x + bx_table_span(table, 0, table->columns_set), y}, true);
        place_row(l, r, x, y, false);
        y += table->rows[r].height;
    }
    return y - top;
}

/* All parts side by side; returns the depth of the deepest. */
static bx_length place_parts(laying *l, size_t parts, bx_length depth, bx_length x, bx_length y)
{
    const bx_table *table = l->table;
    bx_length deepest = 0;
    size_t begin = 0;
    for (size_t p = 0; p < parts && begin < table->rows_set; p++) {
        size_t end = part_end(table, begin, depth);
        if (end > table->rows_set) end = table->rows_set;
        deepest = bx_length_max(deepest, place_part(l, begin, end, x, y));
        begin = end;
        x += l->width + l->gap;
        if (begin < table->rows_set)
            add_rule(l, (bx_point){x - l->gap / 2, y}, (bx_point){x - l->gap / 2, y + depth},
                     false);
    }
    return deepest;
}

/* Texts above the rows (headline, label) or below them (a paragraph: source, note). */
static bx_length place_texts(laying *l, bool above, bx_length y)
{
    bool rows = false;
    bx_length inner = l->box->rect.width - l->box->padding[BX_LEFT] - l->box->padding[BX_RIGHT];
    for (const bx_node *n = l->table->node->first_child; n; n = n->next) {
        rows |= n->element == BX_ELEMENT_TR;
        if (n->element == BX_ELEMENT_TR || rows == above ||
            bx_box_child_kind(&l->ask, n) != BX_CHILD_BLOCK)
            continue;
        bx_box *text = bx_box_layout(&l->ask, n, inner, -1, 0, l->number);
        text->rect.x = l->box->padding[BX_LEFT];
        text->rect.y = y + text->margin[BX_TOP];
        y = bx_rect_bottom(text->rect) + text->margin[BX_BOTTOM];
        append(l, text);
    }
    return y;
}

static bx_length texts_below(laying *l)
{
    laying trial = *l;
    bx_box box = *l->box;
    uint32_t number = *l->number;
    trial.box = &box;
    trial.tail = NULL;
    trial.number = &number;
    return place_texts(&trial, false, 0);
}

static void count_lost(const bx_ask *ask, bx_table *table)
{
    for (size_t i = 0; i < table->cell_count; i++) {
        if (is_set(table, &table->cells[i])) continue;
        table->lost_characters += bx_box_characters(ask, table->cells[i].node);
    }
}

static void layout(laying *l, bx_length height)
{
    bx_table *table = l->table;
    bx_box *box = l->box;
    size_t parts = table->style->grid->column_count ? table->style->grid->column_count : 1;
    bx_length inner =
        bx_length_max(0, box->rect.width - box->padding[BX_LEFT] - box->padding[BX_RIGHT]);
    l->gap = bx_dimension_resolve(table->style->grid->column_gap, inner, l->ask.page->em);
    l->width = bx_length_max(1, (inner - l->gap * (bx_length)(parts - 1)) / (bx_length)parts);
    bx_length y = place_texts(l, true, box->padding[BX_TOP]);
    bx_table_widths(&l->ask, table, l->width);
    int32_t plain = condense(l);
    size_rows(l);
    bx_length depth = part_depth(table, parts);
    if (height >= 0) {
        bx_length room = bx_length_max(0, height - y - box->padding[BX_BOTTOM] - texts_below(l));
        if (depth > room + BX_ONE_PT / 4)
            cut_rows(table, parts, depth = room);
        else
            stretch_rows(table, parts, room, &depth);
    }
    y += place_parts(l, parts, depth, box->padding[BX_LEFT], y);
    l->ask.wish.text_scale = plain;
    y = place_texts(l, false, y);
    box->content_height = y - box->padding[BX_TOP];
    count_lost(&l->ask, table);
}

static laying begin_box(const bx_ask *ask, bx_table *table, bx_length width, uint32_t *number)
{
    bx_box *box = BX_NEW(ask->arena, bx_box);
    box->kind = BX_BOX_TABLE;
    box->node = table->node;
    box->style = table->style;
    box->rect.width = width;
    box->table = table;
    bx_box_edges(ask, box, width);
    return (laying){.ask = *ask, .table = table, .box = box, .number = number};
}

static bx_box *end_box(laying *l)
{
    l->table->rules =
        bx_arena_copy(l->ask.arena, l->rules.items, l->rules.count * sizeof *l->rules.items);
    l->table->rule_count = l->rules.count;
    bx_array_release(&l->rules);
    l->box->rect.height =
        l->box->content_height + l->box->padding[BX_TOP] + l->box->padding[BX_BOTTOM];
    return l->box;
}

bx_box *bx_table_layout(const bx_ask *ask, const bx_node *node, bx_box_room room, uint32_t *number)
{
    laying l = begin_box(ask, bx_table_read(ask, node), room.width, number);
    bx_length height = bx_box_given_height(l.table->style, room.height);
    layout(&l, height);
    bx_box *box = end_box(&l);
    if (height >= 0) {
        box->fixed_height = true;
        box->rect.height = bx_length_min(height, box->rect.height);
    }
    return box;
}

bx_table *bx_table_make(const bx_ask *ask, const bx_node *node, bx_length width)
{
    bx_table *table = bx_table_read(ask, node);
    uint32_t number = 0;
    laying l = begin_box(ask, table, width, &number);
    l.width = bx_length_max(1, width - l.box->padding[BX_LEFT] - l.box->padding[BX_RIGHT]);
    table->box_width = width;
    bx_table_widths(ask, table, l.width);
    condense(&l);
    size_rows(&l);
    count_lost(ask, table);
    return table;
}

/* The end of the rows from `begin` on that `depth` holds: `begin` when there is no room for any but
 * the head. */
static size_t rows_that_fit(const bx_table *table, size_t begin, bx_length depth)
{
    size_t end = part_end(table, begin, depth);
    bx_length head = begin > 0 ? rows_height(table, 0, table->head_rows) : 0;
    if (head + rows_height(table, begin, end) > depth) return begin;
    return begin == 0 && end <= table->head_rows && end < table->row_count ? begin : end;
}

bx_box *bx_table_part(const bx_ask *ask, const bx_table *whole, size_t begin, bx_length room,
                      size_t *end, uint32_t *number)
{
    bx_table *table = bx_arena_copy(ask->arena, whole, sizeof *table);
    laying l = begin_box(ask, table, whole->box_width, number);
    l.width =
        bx_length_max(1, whole->box_width - l.box->padding[BX_LEFT] - l.box->padding[BX_RIGHT]);
    int32_t plain = condense(&l);
    bx_length top = l.box->padding[BX_TOP], y = begin == 0 ? place_texts(&l, true, top) : top;
    bx_length left = room - y - l.box->padding[BX_BOTTOM], below = texts_below(&l);
    *end = rows_that_fit(table, begin, left);
    if (*end == table->row_count && below > 0) {
        bx_length head = begin > 0 ? rows_height(table, 0, table->head_rows) : 0;
        if (head + rows_height(table, begin, *end) + below > left)
            *end = rows_that_fit(table, begin, left - below);
    }
    if (*end > begin) y += place_part(&l, begin, *end, l.box->padding[BX_LEFT], y);
    l.ask.wish.text_scale = plain;
    if (*end == table->row_count) y = place_texts(&l, false, y);
    table->continues = *end < table->row_count;
    l.box->content_height = y - top;
    return end_box(&l);
}

size_t bx_table_rows(const bx_table *table)
{
    return table->row_count;
}

uint32_t bx_table_characters(const bx_ask *ask, const bx_table *table, size_t begin)
{
    uint32_t count = 0;
    for (const bx_node *n = table->node->first_child; n; n = n->next) {
        if (n->element == BX_ELEMENT_TR && begin > 0) {
            begin--;
            continue;
        }
        if (begin > 0) continue;
        count += bx_box_characters(ask, n);
    }
    return count;
}
