/* Stories: head and blocks take cells, text takes what is left. */
#include "story/story.h"

#include "box/box_parts.h"
#include "box/figure.h"
#include "box/head_fit.h"
#include "box/restyled.h"
#include "box/turned.h"
#include "story/copyfit.h"
#include "story/head.h"
#include "story/jump.h"
#include "story/story_parts.h"
#include "story/story_pour.h"
#include "style/box_style.h"
#include "style/grid_style.h"
#include "style/place_style.h"

typedef bx_story_block block;

/* Figures and boxes take cells; a note, pull quote or rule runs in the text unless it is placed, or
 * floats with a width. */
static bool takes_cells(const bx_ask *ask, const bx_node *child)
{
    const bx_style *style = bx_style_of(ask->styles, child);
    switch (child->element) {
    case BX_ELEMENT_FIGURE:
    case BX_ELEMENT_INFOBOX:
    case BX_ELEMENT_IMAGE: return true;
    case BX_ELEMENT_NONE: return false;
    default:
        if (style->place->float_ == BX_FLOAT_INLINE_START ||
            style->place->float_ == BX_FLOAT_INLINE_END)
            return bx_style_width(ask, style).kind == BX_DIMENSION_LENGTH;
        return style->place->grid_column[0].line != 0 || style->place->grid_row[0].line != 0 ||
               style->place->float_ == BX_FLOAT_TOP || style->place->float_ == BX_FLOAT_BOTTOM;
    }
}

static void add_block(const bx_ask *ask, bx_story *story, const bx_node *node, bool head)
{
    const bx_style *style = bx_style_of(ask->styles, node);
    if (style->box->display == BX_DISPLAY_NONE) return;
    bool outside = bx_is_turned(ask, story->style) && !bx_is_turned(ask, style);
    story->blocks[story->block_count++] =
        (block){.node = node, .style = style, .head = head, .outside = outside};
    if (head) story->blocks[story->block_count - 1].form = bx_head_form(ask, node);
}

/* The head, and its children that stand by themselves. */
static void add_head(const bx_ask *ask, bx_story *story, const bx_node *head)
{
    bool some = false;
    for (const bx_node *c = head->first_child; c; c = c->next)
        some |= bx_box_child_kind(ask, c) != BX_CHILD_NONE;
    if (some) add_block(ask, story, head, true);
    for (const bx_node *c = head->first_child; c; c = c->next) {
        size_t before = story->block_count;
        if (c->element == BX_ELEMENT_NONE || bx_head_form(ask, c) == BX_HEAD_AUTO) continue;
        add_block(ask, story, c, true);
        if (story->block_count > before) story->blocks[before].part = true;
    }
}

/* The blocks of a body, and those that stand in its paragraphs. */
static void add_blocks(const bx_ask *ask, bx_story *story, const bx_node *parent)
{
    for (const bx_node *c = parent->first_child; c; c = c->next) {
        if (c->carried || bx_box_child_kind(ask, c) != BX_CHILD_BLOCK) continue;
        if (takes_cells(ask, c))
            add_block(ask, story, c, false);
        else if (c->element == BX_ELEMENT_P && parent->element == BX_ELEMENT_BODY)
            add_blocks(ask, story, c);
    }
}

/* The article's style with the direction of its text. */
static const bx_style *story_style(const bx_ask *ask, const bx_node *article, const bx_node *body)
{
    const bx_style *style = bx_style_of(ask->styles, article);
    if (!body || bx_style_of(ask->styles, body)->writing_mode == style->writing_mode) return style;
    bx_style *copy = bx_arena_copy(ask->arena, style, sizeof *style);
    copy->writing_mode = bx_style_of(ask->styles, body)->writing_mode;
    return copy;
}

bx_story *bx_story_make(const bx_ask *ask, const bx_node *article, bx_string id)
{
    bx_story *story = BX_NEW(ask->arena, bx_story);
    story->node = article;
    story->id = id;
    const bx_node *head = bx_node_child(article, BX_ELEMENT_HEAD);
    const bx_node *body = bx_node_child(article, BX_ELEMENT_BODY);
    story->style = story_style(ask, article, body);
    size_t children = 2;
    for (const bx_node *c = head ? head->first_child : NULL; c; c = c->next)
        children++;
    for (const bx_node *c = body ? body->first_child : NULL; c; c = bx_node_next(c, body))
        children++;
    story->blocks = BX_NEW_ARRAY(ask->arena, block, children);
    if (head) add_head(ask, story, head);
    if (body) add_blocks(ask, story, body);
    /* Numbers of text blocks: the running text first, so that they do not change with the head. */
    uint32_t number = 0;
    if (body) {
        const bx_style *body_style = bx_style_of(ask->styles, body);
        bx_ask flow = *ask;
        flow.axes.vertical = story->style->writing_mode == BX_VERTICAL_RL;
        story->flow = bx_flow_make(&flow, body, body_style, takes_cells, &number);
    } else {
        story->flow.pitch = ask->page->pitch;
    }
    story->flow_number = number;
    bx_jump_find_line(story);
    return story;
}

bx_length bx_story_block_inset(const bx_ask *ask, const block *b, bx_side side)
{
    if (b->head || (side == BX_BOTTOM && bx_figure_ends_in_text(ask, b->node))) return 0;
    return (ask->page->pitch - ask->page->em) / 2;
}

int32_t bx_story_block_least(const bx_ask *ask, const bx_story *story, const bx_story_block *b)
{
    enum { LEAST_PICTURE_LINES = 2 };
    if (b->node->element == BX_ELEMENT_FIGURE) return LEAST_PICTURE_LINES;
    uint32_t number = story->flow_number;
    bx_box *box = bx_box_layout(ask, b->node, b->place.width, -1, 0, &number);
    int64_t height = (int64_t)box->content_height + box->padding[BX_TOP] + box->padding[BX_BOTTOM] +
                     box->margin[BX_TOP] + box->margin[BX_BOTTOM];
    return bx_whole_lines(ask, height);
}

bx_ask bx_story_block_ask(const bx_ask *ask, const bx_story *story, const block *b)
{
    if (b->cut) return bx_ask_without(ask, b->cut);
    bx_ask beside = *ask;
    if (!b->part) return beside;
    for (const block *before = story->blocks; before < b; before++) {
        if (before->box && before->box->node) beside.styles = bx_head_fitted(&beside, before->box);
    }
    return beside;
}

/* Lines a block wants in a width: block-size, or its content in whole lines. */
static int32_t wanted_lines(const bx_ask *ask, bx_story *story, block *b, bx_length width)
{
    if (b->box && b->width == width) return b->wanted;
    b->width = width;
    bx_dimension size = bx_style_height(ask, b->style);
    if (size.kind == BX_DIMENSION_LENGTH) {
        b->wanted = bx_nearest_lines(ask, size.value);
        if (b->wanted > 0) {
            b->box = BX_NEW(ask->arena, bx_box);
            return b->wanted;
        }
    }
    bx_length inset = bx_story_block_inset(ask, b, BX_TOP);
    uint32_t number = story->flow_number;
    b->box = bx_box_layout(ask, b->node, width, -1, inset, &number);
    int64_t height =
        (int64_t)bx_box_outer_height(b->box) + inset + bx_story_block_inset(ask, b, BX_BOTTOM);
    /* A picture may lose up to a third of a line to come out in whole lines. */
    if (b->node->element == BX_ELEMENT_FIGURE) height -= ask->page->pitch / 3;
    b->wanted = bx_whole_lines(ask, height - BX_ONE_PT / 16);
    if (b->wanted < 1) b->wanted = 1;
    return b->wanted;
}

/* Columns from the first on that hold what stands across them: a head whose lines go the other way.
 */
static size_t columns_for(const bx_ask *ask, const bx_cells *cells, const block *b, size_t level)
{
    int32_t top, bottom;
    bx_cells_extent(cells, &top, &bottom);
    bx_length length = bx_length_clamp((int64_t)(bottom - top) * ask->page->pitch);
    bx_length depth = bx_box_outer_height(bx_turned_inside(ask, b->node, length));
    size_t end = 1;
    while (end < level && bx_cells_width(cells, 0, end) < depth)
        end++;
    return end;
}

/* Where in its columns a block looks for room. */
static bx_carve carve_of(const block *b)
{
    if (b->style->place->float_ == BX_FLOAT_BOTTOM) return BX_CARVE_BOTTOM;
    return b->style->place->grid_row[0].line > 0 && !b->head ? BX_CARVE_AT : BX_CARVE_TOP;
}

/* Text columns that a block spans. */
static void block_columns(const bx_ask *ask, const bx_cells *cells, block *b)
{
    bool given = bx_cells_columns(cells, b->style->place->grid_column, carve_of(b),
                                  &b->column_begin, &b->column_end);
    if (!given && b->head) b->column_end = bx_cells_level_columns(cells);
    if (!given && b->head && bx_is_turned(ask, b->style))
        b->column_end = columns_for(ask, cells, b, b->column_end);
    if (b->column_end <= b->column_begin) b->column_end = b->column_begin + 1;
}

/* Where a block stands along the lines of its columns: over all of them, or as wide as its style
 * says at one end or in the middle, with text beside it (串文). */
static bx_column block_place(const bx_ask *ask, const bx_cells *cells, const block *b)
{
    bx_column place = {cells->columns[b->column_begin].x,
                       bx_cells_width(cells, b->column_begin, b->column_end)};
    bool end = b->style->place->float_ == BX_FLOAT_INLINE_END ||
               b->style->place->justify_self == BX_ALIGN_END;
    bool center = b->style->place->justify_self == BX_ALIGN_CENTER;
    bool start = b->style->place->float_ == BX_FLOAT_INLINE_START ||
                 b->style->place->justify_self == BX_ALIGN_START;
    bx_dimension size = bx_style_width(ask, b->style);
    bool given = size.kind == BX_DIMENSION_LENGTH || size.kind == BX_DIMENSION_PERCENT;
    bx_length width = bx_dimension_resolve(size, place.width, place.width);
    if (b->head || !given || width >= place.width || !(start || center || end)) return place;
    if (end)
        place.x += place.width - width;
    else if (center)
        place.x += (place.width - width) / 2;
    place.width = width;
    return place;
}

/* A head whose lines go the other way takes its columns as far as they reach (横题 over tiers),
 * unless its style says how far or nothing would be left for text. */
static bool takes_whole_columns(const bx_ask *ask, const bx_cells *cells, const block *b)
{
    return b->head && bx_is_turned(ask, b->style) &&
           b->column_end - b->column_begin < cells->column_count &&
           bx_style_height(ask, b->style).kind != BX_DIMENSION_LENGTH;
}

/* Lead columns (变栏) begin under the head and are there for all other blocks. */
static void lead(const bx_ask *ask, const bx_story *story, bx_cells *cells, bool *led)
{
    if (!*led) bx_cells_lead(ask, story->style, cells);
    *led = true;
}

/* Carves the blocks of one kind: those in the page's columns, or those in the story's. False when
 * one of them found too little room. */
static bool carve_blocks(const bx_ask *ask, bx_story *story, bx_cells *cells, bool outside)
{
    bool enough = true, led = outside; /* the page's columns have no lead of their own */
    for (size_t i = 0; i < story->block_count; i++) {
        block *b = &story->blocks[i];
        if (b->outside != outside) continue;
        b->lines = 0;
        b->cramped = true;
        bx_ask own = bx_story_block_ask(ask, story, b);
        if (cells->column_count == 0) {
            enough = false;
            continue;
        }
        if (!b->head) lead(ask, story, cells, &led);
        size_t legs = bx_head_carve_legs(&own, cells, b, story->block_count - i, &enough);
        if (legs > 0) {
            i += legs - 1;
            continue;
        }
        if (bx_head_has_form(&own, b)) {
            bx_head_columns(&own, cells, b);
            enough &= bx_head_carve(&own, cells, b,
                                    wanted_lines(&own, story, b, b->place.width) + b->extra);
            continue;
        }
        block_columns(&own, cells, b);
        b->place = block_place(&own, cells, b);
        bx_cell_block wanted = {.place = b->place,
                                .where = carve_of(b),
                                .margin = ask->page->em,
                                .shape = b->style->place->shape_outside};
        if (b->style->place->shape_margin >= 0) wanted.margin = b->style->place->shape_margin;
        if (wanted.where == BX_CARVE_AT) wanted.offset = b->style->place->grid_row[0].line - 1;
        int32_t lines = wanted_lines(&own, story, b, b->place.width) + b->extra;
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
static bx_turn turn_rest(const bx_ask *ask, bx_story *story, const bx_strip *strips, size_t count,
                         bx_story_placement *p)
{
    if (!bx_is_turned(ask, story->style)) return bx_turn_enter(ask, story->style, strips, count);
    bx_length gap = bx_dimension_resolve(ask->page->style->grid->column_gap, ask->axes.area.width,
                                         ask->page->em);
    bx_style style = *story->style;
    bx_grid_style grid = *style.grid;
    style.grid = &grid;
    grid.column_count = 0;
    p->page = bx_cells_make(ask, &style, strips, count, gap);
    p->enough &= carve_blocks(ask, story, &p->page, true);
    bx_strip *rest = BX_NEW_ARRAY(ask->arena, bx_strip, p->page.count);
    for (size_t i = 0; i < p->page.count; i++) {
        const bx_cell_strip *s = &p->page.strips[i];
        rest[i] = (bx_strip){s->x, s->width, s->top, s->bottom};
    }
    return bx_turn_enter(ask, story->style, rest, p->page.count);
}

/* Whether rules stand in the gutters of the story or around its area. */
static bool is_ruled(const bx_ask *ask, const bx_style *style)
{
    return style->grid->column_rule.style != BX_BORDER_NONE ||
           ask->page->style->grid->column_rule.style != BX_BORDER_NONE ||
           ask->page->style->grid->row_rule.style != BX_BORDER_NONE;
}

bx_story_placement bx_story_enter(const bx_ask *ask, bx_story *story, const bx_strip *strips,
                                  size_t count, int32_t cut)
{
    bx_story_placement p = {.enough = true};
    p.turn = turn_rest(ask, story, strips, count, &p);
    bx_ask inside = bx_story_inside(ask, &p);
    bx_length gap = bx_dimension_resolve(inside.page->style->grid->column_gap,
                                         inside.axes.area.width, inside.page->em);
    bx_style style = *story->style;
    bx_grid_style grid = *style.grid;
    style.grid = &grid;
    if (p.turn.turned) {
        grid.column_count = 0; /* the strips are the columns */
        gap = p.turn.gap;
    }
    block *head = story->block_count > 0 ? &story->blocks[0] : NULL;
    if (!head || head->outside ||
        !bx_head_reserve(&inside, &style, head, p.turn.strips, p.turn.count, gap, &p.cells))
        p.cells = bx_cells_make(&inside, &style, p.turn.strips, p.turn.count, gap);
    if (p.turn.given < p.turn.wanted) {
        p.cells.wanted = p.turn.wanted;
        p.cells.given = p.turn.given;
    }
    story->flow.gutter = p.cells.gap;
    story->flow.ruled = is_ruled(&inside, story->style);
    bx_cells_shorten(&p.cells, cut);
    p.enough &= carve_blocks(&inside, story, &p.cells, false);
    p.slices = bx_cells_slices(&inside, &p.cells, story->flow.pitch, &p.slice_count);
    if (story->jumps && p.slice_count > 0) p.slices[p.slice_count - 1].lines--;
    return p;
}

/* One trial: carve, shorten the slices by `cut` lines, pour. */
static bool try_fit(const bx_ask *ask, bx_story *story, const bx_strip *strips, size_t count,
                    int32_t cut)
{
    bx_story_placement p = bx_story_enter(ask, story, strips, count, cut);
    bx_ask inside = bx_story_inside(ask, &p);
    return p.enough &&
           bx_flow_pour(&inside, &story->flow, p.slices, p.slice_count, 0).overset_lines == 0;
}

bool bx_story_fits(const bx_ask *ask, bx_story *story, const bx_strip *strips, size_t count)
{
    /* An auto row of another direction is as high as sensible lines are long; else a few characters
     * would do (T-142). */
    bx_turn turn = bx_turn_enter(ask, story->style, strips, count);
    bx_copyfit_reset(story); /* what a trial in other strips changed */
    return !turn.short_lines && try_fit(ask, story, strips, count, 0);
}

int32_t bx_story_balance_cut(const bx_ask *ask, bx_story *story, const bx_strip *strips,
                             size_t count)
{
    if (!bx_story_is_balanced(story) || count == 0) return 0;
    bx_story_placement p = bx_story_enter(ask, story, strips, count, 0);
    int32_t top, bottom;
    bx_cells_extent(&p.cells, &top, &bottom);
    int32_t low = 0, high = bottom - top; /* low fits, high does not */
    while (high - low > 1) {
        int32_t middle = low + (high - low) / 2;
        if (try_fit(ask, story, strips, count, middle))
            low = middle;
        else
            high = middle;
    }
    return low;
}
