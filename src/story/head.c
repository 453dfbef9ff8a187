/* Forms of heads. */
#include "story/head.h"

#include "box/box_parts.h"
#include "box/head_fit.h"
#include "box/turned.h"
#include "style/fit_style.h"
#include "style/grid_style.h"
#include "style/place_style.h"

typedef enum head_share { SHARE_ALL, SHARE_LEVEL, SHARE_HALF, SHARE_INNER, SHARE_ONE } head_share;
typedef enum head_side { SIDE_START, SIDE_CENTER, SIDE_END } head_side;
typedef enum head_where { AT_TOP, AT_MIDDLE, AT_BOTTOM, AT_FULL } head_where;

/* How many of the story's columns, which ones, and which of their lines. */
static const struct form {
    const char *name;
    head_share share;
    head_side side;
    head_where where;
} FORMS[] = {
    [BX_HEAD_AUTO] = {"above", SHARE_LEVEL, SIDE_START, AT_TOP},
    [BX_HEAD_ABOVE] = {"above", SHARE_LEVEL, SIDE_START, AT_TOP},
    [BX_HEAD_ABOVE_START] = {"above-start", SHARE_HALF, SIDE_START, AT_TOP},
    [BX_HEAD_ABOVE_CENTER] = {"above-center", SHARE_INNER, SIDE_CENTER, AT_TOP},
    [BX_HEAD_ABOVE_END] = {"above-end", SHARE_HALF, SIDE_END, AT_TOP},
    [BX_HEAD_START] = {"start", SHARE_ONE, SIDE_START, AT_FULL},
    [BX_HEAD_END] = {"end", SHARE_ONE, SIDE_END, AT_FULL},
    [BX_HEAD_BETWEEN] = {"between", SHARE_ONE, SIDE_CENTER, AT_FULL},
    [BX_HEAD_ENCLOSED] = {"enclosed", SHARE_INNER, SIDE_CENTER, AT_MIDDLE},
    [BX_HEAD_BELOW] = {"below", SHARE_ALL, SIDE_START, AT_BOTTOM},
    [BX_HEAD_CORNER] = {"corner", SHARE_ONE, SIDE_START, AT_TOP},
    [BX_HEAD_CORNER_END] = {"corner-end", SHARE_ONE, SIDE_END, AT_BOTTOM},
    [BX_HEAD_OPPOSITE_CORNERS] = {"opposite-corners", SHARE_HALF, SIDE_START, AT_TOP},
    [BX_HEAD_OPPOSITE_END] = {"opposite-corners", SHARE_HALF, SIDE_END, AT_BOTTOM},
    [BX_HEAD_ACROSS] = {"across", SHARE_ALL, SIDE_START, AT_TOP},
    [BX_HEAD_HOOK_START] = {"hook-start", SHARE_LEVEL, SIDE_START, AT_TOP},
    [BX_HEAD_HOOK_END] = {"hook-end", SHARE_LEVEL, SIDE_START, AT_TOP},
};

static const struct form *form_of(const bx_set_block *b)
{
    return &FORMS[b->narrow ? BX_HEAD_ABOVE : b->block->form];
}

bool bx_head_has_form(const bx_ask *ask, const bx_set_block *b)
{
    if (!b->block->head) return false;
    if (FORMS[b->block->form].share != SHARE_LEVEL) return true;
    return !bx_is_turned(ask, b->block->style) &&
           bx_style_width(ask, b->block->style).kind == BX_DIMENSION_LENGTH;
}

/* Whether the form goes down the whole of its columns. A part of a head takes only the lines that
 * it wants. */
static bool takes_all_lines(const bx_ask *ask, const bx_set_block *b)
{
    return form_of(b)->where == AT_FULL && !b->block->part &&
           bx_style_height(ask, b->block->style).kind != BX_DIMENSION_LENGTH;
}

/* What a head needs across its own lines when they go the other way than the layout's and may be
 * `lines` long. */
static bx_length turned_width(const bx_ask *ask, bx_set_block *b, int32_t lines)
{
    bx_dimension width = bx_style_width(ask, b->block->style);
    if (width.kind == BX_DIMENSION_LENGTH) return width.value;
    b->box =
        bx_turned_inside(ask, b->block->node, bx_length_clamp((int64_t)lines * ask->page->pitch));
    return bx_box_outer_height(b->box);
}

/* Lines of a turned head: by its style, the whole height, or as long as its longest line is. */
static int32_t turned_lines(const bx_ask *ask, const bx_set_block *b, int32_t free)
{
    bx_dimension size = bx_style_height(ask, b->block->style);
    if (size.kind == BX_DIMENSION_LENGTH) return bx_nearest_lines(ask, size.value);
    if (takes_all_lines(ask, b)) return free;
    uint32_t number = 0;
    bx_box *box = bx_box_layout(ask, b->block->node, 0, -1, 0, &number);
    int32_t lines = bx_whole_lines(ask, (int64_t)bx_box_outer_height(box) - BX_ONE_PT / 16);
    return lines < free ? lines : free;
}

/* Columns of a share of `count`; 0: the story has too few for it. */
static size_t share_of(head_share share, size_t count)
{
    switch (share) {
    case SHARE_ALL:
    case SHARE_LEVEL: return count;
    case SHARE_HALF: return (count + 1) / 2;
    case SHARE_INNER: return count > 2 ? count - 2 : 0;
    case SHARE_ONE: return 1;
    }
    return count;
}

/* A stretch of `width` at a side of the columns [begin, end). */
static bx_column stretch_at(const bx_cells *cells, size_t begin, size_t end, head_side side,
                            bx_length width)
{
    bx_length left = cells->columns[begin].x, whole = bx_cells_width(cells, begin, end);
    if (width > whole) width = whole;
    bx_length spare = whole - width;
    return (bx_column){left + (side == SIDE_START ? 0
                               : side == SIDE_END ? spare
                                                  : spare / 2),
                       width};
}

/* The columns of [begin, end) that a stretch touches. */
static void touched_columns(const bx_cells *cells, size_t begin, size_t end, bx_set_block *b)
{
    bx_length right = b->place.x + b->place.width;
    b->column_begin = end;
    b->column_end = begin;
    for (size_t i = begin; i < end; i++) {
        const bx_column *c = &cells->columns[i];
        if (c->x + c->width <= b->place.x || c->x >= right) continue;
        if (i < b->column_begin) b->column_begin = i;
        b->column_end = i + 1;
    }
    if (b->column_begin >= b->column_end) b->column_begin = b->column_end - (b->column_end > begin);
}

static void place_on_columns(const bx_cells *cells, bx_set_block *b, size_t begin, size_t end)
{
    b->column_begin = begin;
    b->column_end = end;
    b->place = (bx_column){cells->columns[begin].x, bx_cells_width(cells, begin, end)};
}

/* Whether a form inside the text can stand over `count` columns: one with text beside it needs two.
 */
static bool is_possible(const struct form *form, size_t count)
{
    bool inside = form->share == SHARE_INNER || form->side == SIDE_CENTER;
    bool beside = form->where == AT_FULL || form->side == SIDE_END;
    return count >= (inside || beside ? 2 : 1);
}

/* Where in its columns a head looks for room. */
static bx_carve carve_of(const bx_set_block *b)
{
    const struct form *form = form_of(b);
    if (form->where == AT_MIDDLE) return BX_CARVE_AT;
    return form->where == AT_BOTTOM || b->block->style->place->float_ == BX_FLOAT_BOTTOM
               ? BX_CARVE_BOTTOM
               : BX_CARVE_TOP;
}

void bx_head_columns(const bx_ask *ask, const bx_cells *cells, bx_set_block *b)
{
    if (b->reserved) return;
    b->narrow = false;
    const struct form *form = form_of(b);
    bx_carve where = carve_of(b);
    size_t first, end;
    if (bx_cells_columns(cells, b->block->style->place->grid_column, where, &first, &end) &&
        end > first) {
        place_on_columns(cells, b, first, end);
        return;
    }
    bool top = form->where == AT_TOP && form->share != SHARE_ALL && where == BX_CARVE_TOP;
    size_t count = top ? bx_cells_level_columns(cells) : end - first;
    bx_dimension size = bx_style_width(ask, b->block->style);
    bool turned = bx_is_turned(ask, b->block->style),
         sized = turned || size.kind == BX_DIMENSION_LENGTH;
    b->narrow = !sized && !is_possible(form, count);
    if (b->narrow) {
        form = &FORMS[BX_HEAD_ABOVE];
        first = 0;
        count = bx_cells_level_columns(cells);
    }
    size_t share = share_of(form->share, count);
    bool off_edges = share == 0 || (form->side == SIDE_CENTER && (count - share) % 2 != 0);
    if (!sized && !off_edges) {
        size_t spare = count - share;
        size_t begin = first + (form->side == SIDE_START ? 0
                                : form->side == SIDE_END ? spare
                                                         : spare / 2);
        place_on_columns(cells, b, begin, begin + share);
        return;
    }
    bx_length width = size.kind == BX_DIMENSION_LENGTH
                          ? size.value
                          : bx_cells_width(cells, first, first + count) / 2;
    if (turned) {
        int32_t top_line, bottom_line;
        bx_cells_extent(cells, &top_line, &bottom_line);
        width = turned_width(ask, b, turned_lines(ask, b, bottom_line - top_line));
    }
    b->place = stretch_at(cells, first, first + count, form->side, width);
    touched_columns(cells, first, first + count, b);
}

/* Lines of a reserved head: what the columns beside it have. */
static bool take_reserved(const bx_ask *ask, const bx_cells *cells, bx_set_block *b, int32_t lines)
{
    int32_t bottom;
    bx_cells_extent(cells, &b->top, &bottom);
    b->lines = bottom - b->top;
    if (bx_is_turned(ask, b->block->style)) b->wanted = lines = 1;
    b->cramped = b->lines < lines || b->lines < 1;
    return !b->cramped && (!bx_is_turned(ask, b->block->style) ||
                           turned_width(ask, b, b->lines) <= b->place.width);
}

/* One or two lines of text over or under a head that leaves room beside it would stand alone: the
 * head takes them too. */
static int32_t without_stray_lines(const bx_cells *cells, const bx_set_block *b, int32_t lines,
                                   int32_t free)
{
    enum { LEAST_LINES = 3 };
    const bx_cell_row *row = cells->rows;
    while (b->column_begin >= row->first + row->count)
        row++;
    bool partial = b->column_begin > row->first || b->column_end < row->first + row->count;
    return partial && free > lines && free - lines < LEAST_LINES ? free : lines;
}

bool bx_head_carve(const bx_ask *ask, bx_cells *cells, bx_set_block *b, int32_t lines)
{
    if (b->reserved) return take_reserved(ask, cells, b, lines);
    bool middle = form_of(b)->where == AT_MIDDLE;
    int32_t offset = 0, free = bx_cells_free_lines(cells, b->column_begin, b->column_end),
            taken = lines;
    if (takes_all_lines(ask, b)) {
        taken = free;
    } else if (bx_is_turned(ask, b->block->style)) {
        taken = lines = turned_lines(ask, b, free);
    }
    if (!middle) taken = without_stray_lines(cells, b, taken, free);
    if (middle) {
        offset = free > lines ? (free - lines) / 2 : 0;
        if (b->block->style->place->grid_row[0].line > 0)
            offset = b->block->style->place->grid_row[0].line - 1;
    }
    bx_cell_block block = {.place = b->place,
                           .lines = taken,
                           .where = carve_of(b),
                           .offset = offset,
                           .margin = cells->gap};
    b->top = bx_cells_take(ask, cells, &block, &b->lines);
    b->cramped = b->lines < lines || b->lines < 1;
    return !b->cramped;
}

static bool is_leg(const bx_ask *ask, const bx_set_block *b)
{
    return b->block->part && form_of(b)->where == AT_FULL && bx_is_turned(ask, b->block->style);
}

size_t bx_head_carve_legs(const bx_ask *ask, bx_cells *cells, bx_set_block *blocks, size_t count,
                          bool *enough)
{
    size_t legs = 0;
    int32_t lines = 0, free = bx_cells_free_lines(cells, 0, bx_cells_level_columns(cells));
    bx_length width = 0;
    bx_ask own = *ask;
    for (; legs < count && is_leg(ask, &blocks[legs]) &&
           blocks[legs].block->form == blocks[0].block->form;
         legs++) {
        bx_set_block *b = &blocks[legs];
        b->wanted = b->lines = turned_lines(&own, b, free);
        b->place.width = turned_width(&own, b, b->lines);
        if (b->box) own.styles = bx_head_fitted(&own, b->box);
        if (b->lines > lines) lines = b->lines;
        width += b->place.width;
    }
    if (legs == 0) return 0;
    head_side side = form_of(&blocks[0])->side;
    const bx_cell_row *row = &cells->rows[0];
    bx_column all = stretch_at(cells, row->first, row->first + row->count, side, width);
    bx_cell_block block = {
        .place = all, .lines = lines, .where = BX_CARVE_TOP, .margin = cells->gap};
    int32_t taken, top = bx_cells_take(ask, cells, &block, &taken);
    /* Vertical lines begin at the side where the leg stands, horizontal ones follow each other
     * downwards. */
    bool from_end = side == SIDE_END && !ask->axes.vertical;
    bx_length x = from_end ? all.x + all.width : all.x;
    for (size_t i = 0; i < legs; i++) {
        bx_set_block *b = &blocks[i];
        b->place.x = from_end ? (x -= b->place.width) : x;
        if (!from_end) x += b->place.width;
        touched_columns(cells, row->first, row->first + row->count, b);
        b->top = top;
        b->lines = taken < b->wanted ? taken : b->wanted;
        b->cramped = b->lines < b->wanted || b->lines < 1;
        *enough &= !b->cramped;
    }
    return legs;
}

static bool is_rectangle(bx_strips strips)
{
    for (size_t i = 1; i < strips.count; i++) {
        if (strips.items[i].top != strips.items[0].top ||
            strips.items[i].bottom != strips.items[0].bottom)
            return false;
    }
    return strips.count > 0;
}

/* Columns in a room beside a reserved head: `wanted`, or as many as are nearest to the story's own
 * ones, `basic` wide. */
static uint16_t columns_beside(int64_t room, bx_length basic, bx_length gap, size_t wanted)
{
    int64_t nearest = (room + gap + ((int64_t)basic + gap) / 2) / ((int64_t)basic + gap);
    return (uint16_t)(wanted > 0 ? wanted : nearest < 1 ? 1 : nearest);
}

/* Breaks a stretch beside a reserved head into columns. */
static void break_rest(const bx_ask *ask, const bx_style *style, bx_strip rest, uint16_t columns,
                       bx_cells *cells)
{
    bx_style broken = *style;
    bx_grid_style grid = *broken.grid;
    broken.grid = &grid;
    grid.column_count = columns;
    bx_cells part = bx_cells_make(ask, &broken, (bx_strips){&rest, 1}, cells->gap);
    bx_cells_append(ask, cells, &part);
}

/* Whether a head asks to be reserved: one of full height beside the text, off the columns' edges.
 */
static bool may_reserve(const bx_ask *ask, const bx_set_block *b, bx_strips strips)
{
    const bx_grid_line *column = &b->block->style->place->grid_column[0];
    if (!b->block->head || !takes_all_lines(ask, b) || !is_rectangle(strips) || column->line != 0 ||
        column->span != 0)
        return false;
    return bx_is_turned(ask, b->block->style) ||
           bx_style_width(ask, b->block->style).kind == BX_DIMENSION_LENGTH ||
           (form_of(b)->side == SIDE_CENTER && strips.count % 2 == 0);
}

bool bx_head_reserve(const bx_ask *ask, const bx_style *style, bx_set_block *b, bx_strips strips,
                     bx_length gap, bx_cells *cells)
{
    b->reserved = false;
    if (!may_reserve(ask, b, strips)) return false;
    const struct form *form = form_of(b);
    const bx_strip *first = &strips.items[0], *last = &strips.items[strips.count - 1];
    bx_dimension size = bx_style_width(ask, b->block->style);
    if (style->grid->column_gap.kind == BX_DIMENSION_LENGTH) gap = style->grid->column_gap.value;
    bx_length left = first->x, whole = last->x + last->width - left;
    bx_length width = size.kind == BX_DIMENSION_LENGTH ? size.value : first->width;
    if (bx_is_turned(ask, b->block->style))
        width = turned_width(ask, b, first->bottom - first->top);
    bool both = form->side == SIDE_CENTER;
    int64_t room = ((int64_t)whole - width) / (both ? 2 : 1) - gap;
    if (room < (int64_t)BX_LEAST_CHARACTERS * ask->page->em) return false;
    b->reserved = true;
    b->place = (bx_column){both                     ? left + (bx_length)room + gap
                           : form->side == SIDE_END ? left + whole - width
                                                    : left,
                           width};
    *cells = (bx_cells){.gap = gap};
    size_t columns = style->grid->column_count, before = both ? columns / 2 : columns;
    bx_strip rest = {left, (bx_length)room, first->top, first->bottom};
    if (form->side != SIDE_START)
        break_rest(ask, style, rest, columns_beside(rest.width, first->width, gap, before), cells);
    rest.x = left + whole - (bx_length)room;
    size_t behind = both ? columns - before : columns;
    if (form->side != SIDE_END)
        break_rest(ask, style, rest, columns_beside(rest.width, first->width, gap, behind), cells);
    return true;
}

bool bx_head_reads_from_left(const bx_ask *ask, const bx_set_block *b)
{
    if (!b->block->head || ask->axes.vertical || b->block->style->writing_mode != BX_VERTICAL_RL)
        return false;
    switch (b->block->style->fit->head_line_order) {
    case BX_LINE_ORDER_LEFT_TO_RIGHT: return true;
    case BX_LINE_ORDER_RIGHT_TO_LEFT: return false;
    case BX_LINE_ORDER_AUTO: break;
    }
    return form_of(b)->side == SIDE_START && b->column_begin == 0;
}

const char *bx_head_form_name(bx_head_placement form)
{
    return FORMS[form].name;
}
