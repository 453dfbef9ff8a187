/* Stories: head and blocks take cells, text takes what is left. */
#include "story/story.h"

#include "box/box_parts.h"
#include "box/box_white.h"
#include "box/head_fit.h"
#include "paint/column_rules.h"
#include "paint/facts.h"
#include "paint/story_messages.h"
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
static bool takes_cells(const bx_page_context *context, const bx_node *child)
{
    const bx_style *style = bx_style_of(context->styles, child);
    switch (child->element) {
    case BX_ELEMENT_FIGURE:
    case BX_ELEMENT_INFOBOX:
    case BX_ELEMENT_IMAGE: return true;
    case BX_ELEMENT_NONE: return false;
    default:
        if (style->place->float_ == BX_FLOAT_INLINE_START ||
            style->place->float_ == BX_FLOAT_INLINE_END)
            return bx_style_width(context, style).kind == BX_DIMENSION_LENGTH;
        return style->place->grid_column[0].line != 0 || style->place->grid_row[0].line != 0 ||
               style->place->float_ == BX_FLOAT_TOP || style->place->float_ == BX_FLOAT_BOTTOM;
    }
}

static void add_block(bx_page_context *context, bx_story *story, const bx_node *node, bool head)
{
    const bx_style *style = bx_style_of(context->styles, node);
    if (style->box->display == BX_DISPLAY_NONE) return;
    bool outside = bx_is_turned(context, story->style) && !bx_is_turned(context, style);
    story->blocks[story->block_count++] =
        (block){.node = node, .style = style, .head = head, .outside = outside};
    if (head) story->blocks[story->block_count - 1].form = bx_head_form(context, node);
}

/* The head, and its children that stand by themselves. */
static void add_head(bx_page_context *context, bx_story *story, const bx_node *head)
{
    bool some = false;
    for (const bx_node *c = head->first_child; c; c = c->next)
        some |= bx_box_child_kind(context, c) != BX_CHILD_NONE;
    if (some) add_block(context, story, head, true);
    for (const bx_node *c = head->first_child; c; c = c->next) {
        size_t before = story->block_count;
        if (c->element == BX_ELEMENT_NONE || bx_head_form(context, c) == BX_HEAD_AUTO) continue;
        add_block(context, story, c, true);
        if (story->block_count > before) story->blocks[before].part = true;
    }
}

/* The blocks of a body, and those that stand in its paragraphs. */
static void add_blocks(bx_page_context *context, bx_story *story, const bx_node *parent)
{
    for (const bx_node *c = parent->first_child; c; c = c->next) {
        if (c->carried || bx_box_child_kind(context, c) != BX_CHILD_BLOCK) continue;
        if (takes_cells(context, c))
            add_block(context, story, c, false);
        else if (c->element == BX_ELEMENT_P && parent->element == BX_ELEMENT_BODY)
            add_blocks(context, story, c);
    }
}

/* The article's style with the direction of its text. */
static const bx_style *story_style(bx_page_context *context, const bx_node *article,
                                   const bx_node *body)
{
    const bx_style *style = bx_style_of(context->styles, article);
    if (!body || bx_style_of(context->styles, body)->writing_mode == style->writing_mode)
        return style;
    bx_style *copy = bx_arena_copy(context->arena, style, sizeof *style);
    copy->writing_mode = bx_style_of(context->styles, body)->writing_mode;
    return copy;
}

bx_story *bx_story_make(bx_page_context *context, const bx_node *article)
{
    bx_story *story = BX_NEW(context->arena, bx_story);
    story->node = article;
    story->id = context->story;
    const bx_node *head = bx_node_child(article, BX_ELEMENT_HEAD);
    const bx_node *body = bx_node_child(article, BX_ELEMENT_BODY);
    story->style = story_style(context, article, body);
    story->title = bx_story_title(context, article);
    size_t children = 2;
    for (const bx_node *c = head ? head->first_child : NULL; c; c = c->next)
        children++;
    for (const bx_node *c = body ? body->first_child : NULL; c; c = bx_node_next(c, body))
        children++;
    story->blocks = BX_NEW_ARRAY(context->arena, block, children);
    if (head) add_head(context, story, head);
    if (body) add_blocks(context, story, body);
    /* Numbers of text blocks: the running text first, so that they do not change with the head. */
    uint32_t number = 0;
    if (body) {
        const bx_style *body_style = bx_style_of(context->styles, body);
        bool vertical = context->vertical;
        context->vertical = story->style->writing_mode == BX_VERTICAL_RL;
        story->flow = bx_flow_make(context, body, body_style, takes_cells, &number);
        context->vertical = vertical;
    } else {
        story->flow.pitch = context->pitch;
    }
    story->flow_number = number;
    bx_jump_find_line(story);
    return story;
}

/* White between a picture or border and the text beside it: their edges meet the text's em boxes. A
 * caption at the foot has that white in its own line. */
static bx_length block_inset(const bx_page_context *context, const block *b, bx_side side)
{
    if (b->head || (side == BX_BOTTOM && bx_box_ends_in_text(context, b->node))) return 0;
    return (context->pitch - context->em) / 2;
}

int32_t bx_story_block_least(bx_page_context *context, const bx_story *story,
                             const bx_story_block *b)
{
    enum { LEAST_PICTURE_LINES = 2 };
    if (b->node->element == BX_ELEMENT_FIGURE) return LEAST_PICTURE_LINES;
    uint32_t number = story->flow_number;
    bx_box *box = bx_box_layout(context, b->node, b->place.width, -1, 0, &number);
    int64_t height = (int64_t)box->content_height + box->padding[BX_TOP] + box->padding[BX_BOTTOM] +
                     box->margin[BX_TOP] + box->margin[BX_BOTTOM];
    return bx_whole_lines(context, height);
}

/* Lines a block wants in a width: block-size, or its content in whole lines. */
static int32_t wanted_lines(bx_page_context *context, bx_story *story, block *b, bx_length width)
{
    if (b->box && b->width == width) return b->wanted;
    b->width = width;
    bx_dimension size = bx_style_height(context, b->style);
    if (size.kind == BX_DIMENSION_LENGTH) {
        b->wanted = bx_nearest_lines(context, size.value);
        if (b->wanted > 0) {
            b->box = BX_NEW(context->arena, bx_box);
            return b->wanted;
        }
    }
    bx_length inset = block_inset(context, b, BX_TOP);
    uint32_t number = story->flow_number;
    b->box = bx_box_layout(context, b->node, width, -1, inset, &number);
    int64_t height =
        (int64_t)bx_box_outer_height(b->box) + inset + block_inset(context, b, BX_BOTTOM);
    /* A picture may lose up to a third of a line to come out in whole lines. */
    if (b->node->element == BX_ELEMENT_FIGURE) height -= context->pitch / 3;
    b->wanted = bx_whole_lines(context, height - BX_ONE_PT / 16);
    if (b->wanted < 1) b->wanted = 1;
    return b->wanted;
}

/* Columns from the first on that hold what stands across them: a head whose lines go the other way.
 */
static size_t columns_for(bx_page_context *context, const bx_cells *cells, const block *b,
                          size_t level)
{
    int32_t top, bottom;
    bx_cells_extent(cells, &top, &bottom);
    bx_length length = bx_length_clamp((int64_t)(bottom - top) * context->pitch);
    uint32_t number = 0;
    bx_length depth = bx_box_turned_depth(context, b->node, length, &number);
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
static void block_columns(bx_page_context *context, const bx_cells *cells, block *b)
{
    bool given = bx_cells_columns(cells, b->style->place->grid_column, carve_of(b),
                                  &b->column_begin, &b->column_end);
    if (!given && b->head) b->column_end = bx_cells_level_columns(cells);
    if (!given && b->head && bx_is_turned(context, b->style))
        b->column_end = columns_for(context, cells, b, b->column_end);
    if (b->column_end <= b->column_begin) b->column_end = b->column_begin + 1;
}

/* Where a block stands along the lines of its columns: over all of them, or as wide as its style
 * says at one end or in the middle, with text beside it (串文). */
static bx_column block_place(const bx_page_context *context, const bx_cells *cells, const block *b)
{
    bx_column place = {cells->columns[b->column_begin].x,
                       bx_cells_width(cells, b->column_begin, b->column_end)};
    bool end = b->style->place->float_ == BX_FLOAT_INLINE_END ||
               b->style->place->justify_self == BX_ALIGN_END;
    bool center = b->style->place->justify_self == BX_ALIGN_CENTER;
    bool start = b->style->place->float_ == BX_FLOAT_INLINE_START ||
                 b->style->place->justify_self == BX_ALIGN_START;
    bx_dimension size = bx_style_width(context, b->style);
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
static bool takes_whole_columns(const bx_page_context *context, const bx_cells *cells,
                                const block *b)
{
    return b->head && bx_is_turned(context, b->style) &&
           b->column_end - b->column_begin < cells->column_count &&
           bx_style_height(context, b->style).kind != BX_DIMENSION_LENGTH;
}

/* Lead columns (变栏) begin under the head and are there for all other blocks. */
static void lead(bx_page_context *context, const bx_story *story, bx_cells *cells, bool *led)
{
    if (!*led) bx_cells_lead(context, story->style, cells);
    *led = true;
}

/* Carves the blocks of one kind: those in the page's columns, or those in the story's. False when
 * one of them found too little room. */
static bool carve_blocks(bx_page_context *context, bx_story *story, bx_cells *cells, bool outside)
{
    bool enough = true, led = outside; /* the page's columns have no lead of their own */
    for (size_t i = 0; i < story->block_count; i++) {
        block *b = &story->blocks[i];
        if (b->outside != outside) continue;
        b->lines = 0;
        b->cramped = true;
        if (cells->column_count == 0) {
            enough = false;
            continue;
        }
        if (!b->head) lead(context, story, cells, &led);
        size_t legs = bx_head_carve_legs(context, cells, b, story->block_count - i, &enough);
        if (legs > 0) {
            i += legs - 1;
            continue;
        }
        if (bx_head_has_form(context, b)) {
            bx_head_columns(context, cells, b);
            enough &= bx_head_carve(context, cells, b,
                                    wanted_lines(context, story, b, b->place.width) + b->extra);
            continue;
        }
        block_columns(context, cells, b);
        b->place = block_place(context, cells, b);
        bx_cell_block wanted = {.place = b->place,
                                .where = carve_of(b),
                                .margin = context->em,
                                .shape = b->style->place->shape_outside};
        if (b->style->place->shape_margin >= 0) wanted.margin = b->style->place->shape_margin;
        if (wanted.where == BX_CARVE_AT) wanted.offset = b->style->place->grid_row[0].line - 1;
        int32_t lines = wanted_lines(context, story, b, b->place.width) + b->extra;
        if (takes_whole_columns(context, cells, b))
            lines = bx_cells_free_lines(cells, b->column_begin, b->column_end);
        wanted.lines = lines;
        b->top = bx_cells_take(context, cells, &wanted, &b->lines);
        b->cramped = b->lines < lines || b->lines < 1;
        enough &= !b->cramped;
    }
    lead(context, story, cells, &led);
    return enough;
}

/* Columns of a turned story that are left beside the blocks in the page's columns. */
static bx_turn turn_rest(bx_page_context *context, bx_story *story, const bx_strip *strips,
                         size_t count, bx_story_placement *p)
{
    if (!bx_is_turned(context, story->style))
        return bx_turn_enter(context, story->style, strips, count);
    bx_length gap = bx_dimension_resolve(context->style->grid->column_gap, context->type_area.width,
                                         context->em);
    bx_style style = *story->style;
    bx_grid_style grid = *style.grid;
    style.grid = &grid;
    grid.column_count = 0;
    p->page = bx_cells_make(context, &style, strips, count, gap);
    p->enough &= carve_blocks(context, story, &p->page, true);
    bx_strip *rest = BX_NEW_ARRAY(context->arena, bx_strip, p->page.count);
    for (size_t i = 0; i < p->page.count; i++) {
        const bx_cell_strip *s = &p->page.strips[i];
        rest[i] = (bx_strip){s->x, s->width, s->top, s->bottom};
    }
    return bx_turn_enter(context, story->style, rest, p->page.count);
}

/* Whether rules stand in the gutters of the story or around its area. */
static bool is_ruled(const bx_page_context *context, const bx_style *style)
{
    return style->grid->column_rule.style != BX_BORDER_NONE ||
           context->style->grid->column_rule.style != BX_BORDER_NONE ||
           context->style->grid->row_rule.style != BX_BORDER_NONE;
}

bx_story_placement bx_story_enter(bx_page_context *context, bx_story *story, const bx_strip *strips,
                                  size_t count, int32_t cut)
{
    bx_story_placement p = {.enough = true};
    p.turn = turn_rest(context, story, strips, count, &p);
    bx_length gap = bx_dimension_resolve(context->style->grid->column_gap, context->type_area.width,
                                         context->em);
    bx_style style = *story->style;
    bx_grid_style grid = *style.grid;
    style.grid = &grid;
    if (p.turn.turned) {
        grid.column_count = 0; /* the strips are the columns */
        gap = p.turn.gap;
    }
    block *head = story->block_count > 0 ? &story->blocks[0] : NULL;
    if (!head || head->outside ||
        !bx_head_reserve(context, &style, head, p.turn.strips, p.turn.count, gap, &p.cells))
        p.cells = bx_cells_make(context, &style, p.turn.strips, p.turn.count, gap);
    if (p.turn.given < p.turn.wanted) {
        p.cells.wanted = p.turn.wanted;
        p.cells.given = p.turn.given;
    }
    story->flow.gutter = p.cells.gap;
    story->flow.ruled = is_ruled(context, story->style);
    bx_cells_shorten(&p.cells, cut);
    p.enough &= carve_blocks(context, story, &p.cells, false);
    p.slices = bx_cells_slices(context, &p.cells, story->flow.pitch, &p.slice_count);
    if (story->jumps && p.slice_count > 0) p.slices[p.slice_count - 1].lines--;
    return p;
}

void bx_story_leave(bx_page_context *context, const bx_story_placement *p)
{
    bx_turn_leave(context, &p->turn);
}

/* One trial: carve, shorten the slices by `cut` lines, pour. */
static bool try_fit(bx_page_context *context, bx_story *story, const bx_strip *strips, size_t count,
                    int32_t cut)
{
    bx_story_placement p = bx_story_enter(context, story, strips, count, cut);
    bool fits = p.enough;
    if (fits)
        fits = bx_flow_pour(context, &story->flow, p.slices, p.slice_count, 0).overset_lines == 0;
    bx_story_leave(context, &p);
    return fits;
}

bool bx_story_fits(bx_page_context *context, bx_story *story, const bx_strip *strips, size_t count)
{
    /* An auto row of another direction is as high as sensible lines are long; else a few characters
     * would do (T-142). */
    bx_turn turn = bx_turn_enter(context, story->style, strips, count);
    bx_turn_leave(context, &turn);
    bx_copyfit_reset(story); /* what a trial in other strips changed */
    return !turn.short_lines && try_fit(context, story, strips, count, 0);
}

/* Most lines by which all slices can be shortened with everything still in (column-fill: balance).
 */
static int32_t balance_cut(bx_page_context *context, bx_story *story, const bx_strip *strips,
                           size_t count)
{
    if (!bx_story_is_balanced(story) || count == 0) return 0;
    bx_story_placement p = bx_story_enter(context, story, strips, count, 0);
    int32_t top, bottom;
    bx_cells_extent(&p.cells, &top, &bottom);
    bx_story_leave(context, &p);
    int32_t low = 0, high = bottom - top; /* low fits, high does not */
    while (high - low > 1) {
        int32_t middle = low + (high - low) / 2;
        if (try_fit(context, story, strips, count, middle))
            low = middle;
        else
            high = middle;
    }
    return low;
}

static void paint_block(bx_page_context *context, block *b, uint32_t *number)
{
    bx_head_report(context, b);
    if (b->lines <= 0) {
        bx_story_report_box(context, b->node, b->head, b->wanted > 0 ? b->wanted : 1, 0, 0,
                            (bx_box_rest){0});
        bx_story_count_unset(context, b->node);
        return;
    }
    bx_rect area = {b->place.x, bx_line_top(context, b->top), b->place.width,
                    bx_length_clamp((int64_t)b->lines * context->pitch)};
    bx_length inset = block_inset(context, b, BX_TOP);
    bx_length height = area.height - inset - block_inset(context, b, BX_BOTTOM), width = area.width;
    bx_box edges = {.style = b->style};
    bx_box_edges(context, &edges, width);
    bx_length room = width - edges.margin[BX_LEFT] - edges.margin[BX_RIGHT];
    height -= edges.margin[BX_TOP] + edges.margin[BX_BOTTOM];
    int32_t shared =
        b->head && !b->part && !b->cramped ? bx_box_shared_lines(context, b->node, b->extra) : 0;
    height -= bx_length_clamp((int64_t)shared * context->pitch);
    bx_box *box = bx_box_layout(context, b->node, room, bx_length_max(0, height),
                                inset + edges.margin[BX_TOP], number);
    bx_point at = {area.x + edges.margin[BX_LEFT], area.y + inset + edges.margin[BX_TOP]};
    if (b->head)
        bx_box_share_head(context, box, shared);
    else if (b->node->element == BX_ELEMENT_INFOBOX)
        bx_box_share_rounding(context, box);
    if (bx_head_reads_from_left(context, b)) bx_box_reverse(box);
    bx_length over =
        box->content_height + box->padding[BX_TOP] + box->padding[BX_BOTTOM] - box->rect.height;
    bx_box_rest rest = bx_box_paint(context, box, at, area);
    int32_t wanted = !b->cramped ? 0 : b->wanted > 0 ? b->wanted : 1;
    if (!bx_head_is_unfit(box)) /* said already, and why */
        bx_story_report_box(context, b->node, b->head, wanted, b->lines, over, rest);
}

static void record_polygon(bx_page_context *context, const bx_strip *strips, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        bx_length top = bx_line_top(context, strips[i].top);
        bx_length bottom = bx_line_top(context, strips[i].bottom);
        bx_builder_story_polygon(context->builder,
                                 (bx_rect){strips[i].x, top, strips[i].width, bottom - top});
    }
}

static void record_slices(bx_page_context *context, const bx_story *story, const bx_slice *slices,
                          size_t count, const bx_flow_fit *fit)
{
    for (size_t i = 0; i < count; i++) {
        bx_length height = bx_length_clamp((int64_t)slices[i].lines * story->flow.pitch);
        bx_rect rect = {slices[i].x, slices[i].top, slices[i].width, height};
        bx_builder_story_slice(context->builder,
                               (bx_plate_slice){rect, slices[i].band, (uint32_t)slices[i].lines,
                                                (uint32_t)fit->used[i]});
    }
}

static void paint_blocks(bx_page_context *context, bx_story *story, bool outside, bool head,
                         uint32_t *number)
{
    for (size_t i = 0; i < story->block_count; i++) {
        block *b = &story->blocks[i];
        if (b->outside == outside && b->head == head) paint_block(context, b, number);
    }
}

/* In reading order: head, text, figures and boxes. */
static void paint_story(bx_page_context *context, bx_story *story, const bx_strip *strips,
                        size_t count)
{
    const bx_copyfit *copyfit = bx_copyfit_story(context, story, strips, count, false);
    int32_t cut = copyfit->fits && !copyfit->exact ? balance_cut(context, story, strips, count) : 0;
    bx_story_placement p = bx_story_enter(context, story, strips, count, cut);
    bx_flow_fit fit = bx_story_pour(context, story, p.slices, p.slice_count);
    bx_story_leave(context, &p);

    uint32_t number = story->flow_number;
    paint_blocks(context, story, true, true, &number);
    p = bx_story_enter(context, story, strips, count, cut);
    paint_blocks(context, story, false, true, &number);
    if (story->jump_line) bx_jump_set(context, story, p.slices, p.slice_count, &fit);
    bx_flow_paint(context, &story->flow, p.slices, &fit);
    bx_builder_story(context->builder)->characters -= story->carried;
    record_slices(context, story, p.slices, p.slice_count, &fit);
    paint_blocks(context, story, false, false, &number);
    bx_slice_rules(context, &story->style->grid->column_rule, p.slices, p.slice_count,
                   story->flow.pitch, story->flow.gutter);
    if (!p.turn.turned)
        p.cells.jumps |= bx_cells_text_jumps(context, strips, count, p.slices, fit.used,
                                             p.slice_count, story->flow.pitch);
    bx_cells_report(context, story->node, &p.cells);
    if (story->flow.hangs && story->flow.gutter < context->em)
        bx_story_report_gutter(context, story->node);
    bx_story_report_fit(context, story->node, story->flow.count + story->block_count == 0, p.slices,
                        p.slice_count, &fit, cut * (int32_t)p.cells.column_count);
    bx_story_leave(context, &p);
    paint_blocks(context, story, true, false, &number);
}

void bx_story_paint(bx_page_context *context, bx_story *story, const bx_strip *strips, size_t count)
{
    context->story = story->id;
    bx_builder_story_begin(context->builder, story->id, story->title, "article",
                           bx_node_language(story->node), story->node->span);
    record_polygon(context, strips, count);
    bx_facts_story(context, story->node);
    bx_builder_story(context->builder)->continued_page = bx_jump_continued_page(story->node);
    paint_story(context, story, strips, count);
    bx_copyfit_log(context, story);
    bx_builder_story_end(context->builder);
}
