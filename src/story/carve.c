/* Heads, figures and boxes take cells; text takes what is left. */
#include "story/carve.h"

#include "box/box_parts.h"
#include "box/figure.h"
#include "box/head_fit.h"
#include "box/measured.h"
#include "box/restyled.h"
#include "box/turned.h"
#include "story/head.h"
#include "style/box_style.h"
#include "style/grid_style.h"
#include "style/place_style.h"

bx_length bx_block_inset(const bx_ask *ask, const bx_set_block *b, bx_side side)
{
    if (b->block->head || (side == BX_BOTTOM && bx_figure_ends_in_text(ask, b->block->node)))
        return 0;
    return (ask->page->pitch - ask->page->em) / 2;
}

int32_t bx_block_least(const bx_ask *ask, const bx_set_block *b)
{
    enum { LEAST_PICTURE_LINES = 2 };
    if (b->block->node->element == BX_ELEMENT_FIGURE) return LEAST_PICTURE_LINES;
    uint32_t number = 0;
    bx_box *box = bx_box_layout(ask, b->block->node, b->place.width, -1, 0, &number);
    int64_t height = (int64_t)box->content_height + box->padding[BX_TOP] + box->padding[BX_BOTTOM] +
                     box->margin[BX_TOP] + box->margin[BX_BOTTOM];
    return bx_whole_lines(ask, height);
}

bx_ask bx_block_ask(const bx_ask *ask, const bx_story_setting *s, const bx_set_block *b)
{
    if (b->cut) return bx_ask_without(ask, b->block->end);
    bx_ask own = *ask;
    if (!b->block->part || !s->story->graded) return own;
    for (const bx_set_block *before = s->blocks; before < b; before++) {
        if (before->box) own.styles = bx_head_fitted(&own, before->box);
    }
    return own;
}

/* Height of a block in a width. What follows the sizes in a head needs its box. */
static bx_length block_height(const bx_ask *ask, const bx_story_setting *s, bx_set_block *b,
                              bx_length width, bx_length inset)
{
    if (!s->story->graded || !b->block->head)
        return bx_box_height(ask, b->block->node, width, inset);
    uint32_t number = 0;
    b->box = bx_box_layout(ask, b->block->node, width, -1, inset, &number);
    return bx_box_outer_height(b->box);
}

/* Lines a block wants in a width: block-size, or its content in whole lines. */
static int32_t wanted_lines(const bx_ask *ask, const bx_story_setting *s, bx_set_block *b,
                            bx_length width)
{
    bx_dimension size = bx_style_height(ask, b->block->style);
    if (size.kind == BX_DIMENSION_LENGTH) {
        b->wanted = bx_nearest_lines(ask, size.value);
        if (b->wanted > 0) return b->wanted;
    }
    bx_length inset = bx_block_inset(ask, b, BX_TOP);
    int64_t height =
        (int64_t)block_height(ask, s, b, width, inset) + inset + bx_block_inset(ask, b, BX_BOTTOM);
    /* A picture may lose up to a third of a line to come out in whole lines. */
    if (b->block->node->element == BX_ELEMENT_FIGURE) height -= ask->page->pitch / 3;
    b->wanted = bx_whole_lines(ask, height - BX_ONE_PT / 16);
    if (b->wanted < 1) b->wanted = 1;
    return b->wanted;
}

/* Columns from the first on that hold what stands across them: a head whose lines go the other way.
 */
static size_t columns_for(const bx_ask *ask, const bx_cells *cells, const bx_set_block *b,
                          size_t level)
{
    int32_t top, bottom;
    bx_cells_extent(cells, &top, &bottom);
    bx_length length = bx_length_clamp((int64_t)(bottom - top) * ask->page->pitch);
    bx_length depth = bx_box_outer_height(bx_turned_inside(ask, b->block->node, length));
    size_t end = 1;
    while (end < level && bx_cells_width(cells, 0, end) < depth)
        end++;
    return end;
}

/* Where in its columns a block looks for room. */
static bx_carve carve_of(const bx_set_block *b)
{
    if (b->block->style->place->float_ == BX_FLOAT_BOTTOM) return BX_CARVE_BOTTOM;
    return b->block->style->place->grid_row[0].line > 0 && !b->block->head ? BX_CARVE_AT
                                                                           : BX_CARVE_TOP;
}

/* Text columns that a block spans. */
static void block_columns(const bx_ask *ask, const bx_cells *cells, bx_set_block *b)
{
    bool given = bx_cells_columns(cells, b->block->style->place->grid_column, carve_of(b),
                                  &b->column_begin, &b->column_end);
    if (!given && b->block->head) b->column_end = bx_cells_level_columns(cells);
    if (!given && b->block->head && bx_is_turned(ask, b->block->style))
        b->column_end = columns_for(ask, cells, b, b->column_end);
    if (b->column_end <= b->column_begin) b->column_end = b->column_begin + 1;
}

/* Where a block stands along the lines of its columns: over all of them, or as wide as its style
 * says at one end or in the middle, with text beside it (串文). */
static bx_column block_place(const bx_ask *ask, const bx_cells *cells, const bx_set_block *b)
{
    bx_column place = {cells->columns[b->column_begin].x,
                       bx_cells_width(cells, b->column_begin, b->column_end)};
    bool end = b->block->style->place->float_ == BX_FLOAT_INLINE_END ||
               b->block->style->place->justify_self == BX_ALIGN_END;
    bool center = b->block->style->place->justify_self == BX_ALIGN_CENTER;
    bool start = b->block->style->place->float_ == BX_FLOAT_INLINE_START ||
                 b->block->style->place->justify_self == BX_ALIGN_START;
    bx_dimension size = bx_style_width(ask, b->block->style);
    bool given = size.kind == BX_DIMENSION_LENGTH || size.kind == BX_DIMENSION_PERCENT;
    bx_length width = bx_dimension_resolve(size, place.width, place.width);
    if (b->block->head || !given || width >= place.width || !(start || center || end)) return place;
    if (end)
        place.x += place.width - width;
    else if (center)
        place.x += (place.width - width) / 2;
    place.width = width;
    return place;
}

/* A head whose lines go the other way takes its columns as far as they reach (横题 over tiers),
 * unless its style says how far or nothing would be left for text. */
static bool takes_whole_columns(const bx_ask *ask, const bx_cells *cells, const bx_set_block *b)
{
    return b->block->head && bx_is_turned(ask, b->block->style) &&
           b->column_end - b->column_begin < cells->column_count &&
           bx_style_height(ask, b->block->style).kind != BX_DIMENSION_LENGTH;
}

/* Lead columns (变栏) begin under the head and are there for all other blocks. */
static void lead(const bx_ask *ask, const bx_story *story, bx_cells *cells, bool *led)
{
    if (!*led) bx_cells_lead(ask, story->style, cells);
    *led = true;
}

static bx_length width_of(bx_strips strips)
{
    const bx_strip *first = &strips.items[0], *last = &strips.items[strips.count - 1];
    return last->x + last->width - first->x;
}

/* Whose columns blocks stand in. */
typedef enum whose { OWN, OF_PAGE } whose;

/* Carves the blocks of one kind. False when one of them found too little room. */
static bool carve_blocks(const bx_ask *ask, bx_story_setting *s, bx_cells *cells, whose kind)
{
    const bx_story *story = s->story;
    bool outside = kind == OF_PAGE, enough = true;
    bool led = outside; /* the page's columns have no lead of their own */
    for (size_t i = 0; i < story->block_count; i++) {
        bx_set_block *b = &s->blocks[i];
        if (b->block->outside != outside) continue;
        b->lines = 0;
        b->cramped = true;
        bx_ask own = bx_block_ask(ask, s, b);
        if (cells->column_count == 0) {
            bx_strips area = outside ? s->strips : s->turn.strips;
            if (area.count > 0) wanted_lines(&own, s, b, width_of(area));
            enough = false;
            continue;
        }
        if (!b->block->head) lead(ask, story, cells, &led);
        size_t legs = bx_head_carve_legs(&own, cells, b, story->block_count - i, &enough);
        if (legs > 0) {
            i += legs - 1;
            continue;
        }
        if (bx_head_has_form(&own, b)) {
            bx_head_columns(&own, cells, b);
            enough &=
                bx_head_carve(&own, cells, b, wanted_lines(&own, s, b, b->place.width) + b->extra);
            continue;
        }
        block_columns(&own, cells, b);
        b->place = block_place(&own, cells, b);
        bx_cell_block wanted = {.place = b->place,
                                .where = carve_of(b),
                                .margin = ask->page->em,
                                .shape = b->block->style->place->shape_outside};
        if (b->block->style->place->shape_margin >= 0)
            wanted.margin = b->block->style->place->shape_margin;
        if (wanted.where == BX_CARVE_AT)
            wanted.offset = b->block->style->place->grid_row[0].line - 1;
        int32_t lines = wanted_lines(&own, s, b, b->place.width) + b->extra;
        if (takes_whole_columns(&own, cells, b))
            lines = bx_cells_free_lines(cells, b->column_begin, b->column_end);
        wanted.lines = lines;
        b->top = bx_cells_take(&own, cells, &wanted, &b->lines);
        b->cramped = b->lines < lines || b->lines < 1;
        enough &= !b->cramped;
    }
    lead(ask, story, cells, &led);
    return enough;
}

/* Columns of a turned story that are left beside the blocks in the page's columns. */
static bx_turn turn_rest(const bx_ask *ask, bx_story_setting *s)
{
    const bx_story *story = s->story;
    if (!bx_is_turned(ask, story->style)) return bx_turn_enter(ask, story->style, s->strips);
    bx_length gap = bx_dimension_resolve(ask->page->style->grid->column_gap, ask->axes.area.width,
                                         ask->page->em);
    bx_style style = *story->style;
    bx_grid_style grid = *style.grid;
    style.grid = &grid;
    grid.column_count = 0;
    s->page = bx_cells_make(ask, &style, s->strips, gap);
    s->enough &= carve_blocks(ask, s, &s->page, OF_PAGE);
    bx_strip *rest = BX_NEW_ARRAY(ask->arena, bx_strip, s->page.count);
    for (size_t i = 0; i < s->page.count; i++) {
        const bx_cell_strip *strip = &s->page.strips[i];
        rest[i] = (bx_strip){strip->x, strip->width, strip->top, strip->bottom};
    }
    return bx_turn_enter(ask, story->style, (bx_strips){rest, s->page.count});
}

/* Whether rules stand in the gutters of the story or around its area. */
static bool is_ruled(const bx_ask *ask, const bx_style *style)
{
    return style->grid->column_rule.style != BX_BORDER_NONE ||
           ask->page->style->grid->column_rule.style != BX_BORDER_NONE ||
           ask->page->style->grid->row_rule.style != BX_BORDER_NONE;
}

void bx_story_carve(const bx_ask *ask, bx_story_setting *s, int32_t cut)
{
    const bx_story *story = s->story;
    s->enough = true;
    s->turn = turn_rest(ask, s);
    bx_ask inside = bx_story_inside(ask, s);
    bx_length gap = bx_dimension_resolve(inside.page->style->grid->column_gap,
                                         inside.axes.area.width, inside.page->em);
    bx_style style = *story->style;
    bx_grid_style grid = *style.grid;
    style.grid = &grid;
    if (s->turn.turned) {
        grid.column_count = 0; /* the strips are the columns */
        gap = s->turn.gap;
    }
    bx_set_block *head = story->block_count > 0 ? &s->blocks[0] : NULL;
    bool reserved = head && !head->block->outside &&
                    bx_head_reserve(&inside, &style, head, s->turn.strips, gap, &s->cells);
    if (!reserved) s->cells = bx_cells_make(&inside, &style, s->turn.strips, gap);
    if (s->turn.given < s->turn.wanted) {
        s->cells.wanted = s->turn.wanted;
        s->cells.given = s->turn.given;
    }
    s->flow.gutter = s->cells.gap;
    s->flow.ruled = is_ruled(&inside, story->style);
    s->cut = cut;
    bx_cells_shorten(&s->cells, cut);
    s->enough &= carve_blocks(&inside, s, &s->cells, OWN);
    s->slices = bx_cells_slices(&inside, &s->cells, story->flow.pitch);
    if (s->jump.kept && s->slices.count > 0) s->slices.items[s->slices.count - 1].lines--;
}
