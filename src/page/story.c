/* Stories: head and blocks take cells, text takes what is left. */
#include "page/story.h"

#include "page/box_parts.h"
#include "page/cells.h"
#include "page/story_report.h"
#include "page/tiers.h"

/* A part of the story that takes cells: head, figure, infobox, note with a place of its own. */
typedef struct block {
    const bx_node *node;
    const bx_style *style;
    bool head;
    bx_length width; /* the box is laid out for this width and number of lines */
    int32_t wanted;  /* lines by style or content */
    int32_t boxed;   /* lines the box was made for, −1 none */
    bx_box *box;
    size_t column_begin, column_end;
    int32_t top, lines; /* where it was carved */
    bool cramped;
} block;

struct bx_story {
    const bx_node *node;
    const bx_style *style;
    bx_string id, title;
    block *blocks; /* head first */
    size_t block_count;
    bx_flow flow;
    uint32_t flow_number; /* text blocks before the flow */
};

/* Figures and boxes take cells; a note or rule runs in the text unless it is placed. */
static bool takes_cells(const bx_page_context *context, const bx_node *child)
{
    const bx_style *style = bx_style_of(context->styles, child);
    switch (child->element) {
    case BX_ELEMENT_FIGURE:
    case BX_ELEMENT_INFOBOX:
    case BX_ELEMENT_IMAGE:
        return true;
    case BX_ELEMENT_NONE:
        return false;
    default:
        return style->grid_column[0].line != 0 || style->grid_row[0].line != 0 ||
               style->float_ == BX_FLOAT_TOP || style->float_ == BX_FLOAT_BOTTOM;
    }
}

static void add_block(bx_page_context *context, bx_story *story, const bx_node *node, bool head)
{
    const bx_style *style = bx_style_of(context->styles, node);
    if (style->display == BX_DISPLAY_NONE) return;
    story->blocks[story->block_count++] =
        (block){.node = node, .style = style, .head = head, .boxed = -1};
}

bx_story *bx_story_make(bx_page_context *context, const bx_node *article)
{
    bx_story *story = BX_NEW(context->arena, bx_story);
    story->node = article;
    story->style = bx_style_of(context->styles, article);
    story->id = context->story;
    const bx_node *head = bx_node_child(article, BX_ELEMENT_HEAD);
    const bx_node *body = bx_node_child(article, BX_ELEMENT_BODY);
    story->title = bx_story_title(context, article);
    size_t children = 2;
    for (const bx_node *c = body ? body->first_child : NULL; c; c = c->next) children++;
    story->blocks = BX_NEW_ARRAY(context->arena, block, children);
    if (head) add_block(context, story, head, true);
    for (const bx_node *c = body ? body->first_child : NULL; c; c = c->next) {
        if (bx_box_child_kind(context, c) == BX_CHILD_BLOCK && takes_cells(context, c))
            add_block(context, story, c, false);
    }
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
    return story;
}

/* White between a picture or border and the text beside it: their edges meet the text's em boxes. A caption
 * at the foot has that white in its own line. */
static bx_length block_inset(const bx_page_context *context, const block *b, bx_side side)
{
    if (b->head || (side == BX_BOTTOM && bx_box_ends_in_text(context, b->node))) return 0;
    return (context->pitch - context->em) / 2;
}

/* Lines a block wants in a width: block-size, or its content in whole lines. */
static int32_t wanted_lines(bx_page_context *context, bx_story *story, block *b, bx_length width)
{
    if (b->box && b->width == width) return b->wanted;
    b->width = width;
    b->boxed = -1;
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
    bx_length room = width;
    b->box = bx_box_layout(context, b->node, room, -1, inset, &number);
    int64_t height = (int64_t)bx_box_outer_height(b->box) + inset + block_inset(context, b, BX_BOTTOM);
    /* A picture may lose up to a third of a line to come out in whole lines. */
    if (b->node->element == BX_ELEMENT_FIGURE) height -= context->pitch / 3;
    b->wanted = bx_whole_lines(context, height - BX_ONE_PT / 16);
    if (b->wanted < 1) b->wanted = 1;
    return b->wanted;
}

/* Text columns that a block spans. */
static void block_columns(const bx_cells *cells, block *b)
{
    size_t count = cells->column_count;
    b->column_begin = 0;
    b->column_end = b->head ? bx_cells_level_columns(cells) : count;
    bx_grid_line_range(b->style->grid_column, count, &b->column_begin, &b->column_end);
    if (b->column_end <= b->column_begin) b->column_end = b->column_begin + 1;
}

/* Carves all blocks. False when one of them found too little room. */
static bool carve_blocks(bx_page_context *context, bx_story *story, bx_cells *cells)
{
    bool enough = true;
    for (size_t i = 0; i < story->block_count && cells->column_count > 0; i++) {
        block *b = &story->blocks[i];
        block_columns(cells, b);
        bx_length width = bx_cells_width(cells, b->column_begin, b->column_end);
        int32_t lines = wanted_lines(context, story, b, width);
        bx_carve where = b->style->float_ == BX_FLOAT_BOTTOM ? BX_CARVE_BOTTOM : BX_CARVE_TOP;
        int32_t offset = 0;
        if (b->style->grid_row[0].line > 0 && !b->head) {
            where = BX_CARVE_AT;
            offset = b->style->grid_row[0].line - 1;
        }
        b->top = bx_cells_carve(context, cells, b->column_begin, b->column_end, lines, where,
                                offset, &b->lines);
        b->cramped = b->lines < lines;
        enough &= !b->cramped;
    }
    return enough;
}

static bx_cells make_cells(bx_page_context *context, bx_story *story, const bx_strip *strips,
                           size_t count)
{
    bx_length gap = bx_dimension_resolve(context->style->column_gap, context->type_area.width,
                                         context->em);
    bx_style style = *story->style;
    if (context->vertical) style.column_count = 0; /* the strips are the tiers */
    return bx_cells_make(context, &style, strips, count, gap);
}

/* One trial: carve, shorten the slices by `cut` lines, pour. */
static bool try_fit(bx_page_context *context, bx_story *story, const bx_strip *strips, size_t count,
                    int32_t cut)
{
    bx_cells cells = make_cells(context, story, strips, count);
    bx_cells_shorten(&cells, cut);
    if (!carve_blocks(context, story, &cells)) return false;
    size_t slice_count;
    bx_slice *slices = bx_cells_slices(context, &cells, story->flow.pitch, &slice_count);
    bx_flow_fit fit = bx_flow_pour(context, &story->flow, slices, slice_count);
    return fit.overset_lines == 0;
}

bool bx_story_fits(bx_page_context *context, bx_story *story, const bx_strip *strips, size_t count)
{
    bx_tiers tiers = bx_tiers_enter(context, story->style, strips, count);
    bool fits = try_fit(context, story, tiers.strips, tiers.count, 0);
    bx_tiers_leave(context, &tiers);
    return fits;
}

/* Vertical text fills its tiers one after the other (T-009). */
static bool is_balanced(const bx_page_context *context, const bx_story *story)
{
    return story->style->column_fill == BX_FILL_BALANCE && !context->vertical;
}

/* Most lines by which all slices can be shortened with everything still in (column-fill: balance). */
static int32_t balance_cut(bx_page_context *context, bx_story *story, const bx_strip *strips,
                           size_t count)
{
    if (!is_balanced(context, story) || count == 0) return 0;
    int32_t top = strips[0].top, bottom = strips[0].bottom;
    for (size_t i = 1; i < count; i++) {
        if (strips[i].top < top) top = strips[i].top;
        if (strips[i].bottom > bottom) bottom = strips[i].bottom;
    }
    int32_t low = 0, high = bottom - top; /* low fits, high does not */
    while (high - low > 1) {
        int32_t middle = low + (high - low) / 2;
        if (try_fit(context, story, strips, count, middle)) low = middle;
        else high = middle;
    }
    return low;
}

/* Spreads the spare lines: every slice of the last row one line short at most, instead of one column
 * that takes the whole loss. Keeps the first pour when that would not do. */
static bx_flow_fit pour_evenly(bx_page_context *context, bx_story *story, bx_slice *slices,
                               size_t count)
{
    bx_flow_fit fit = bx_flow_pour(context, &story->flow, slices, count);
    if (fit.overset_lines > 0 || count < 2 || fit.empty_lines < 2) return fit;
    if ((size_t)fit.empty_lines >= count || !is_balanced(context, story)) return fit;
    bx_slice *shorter = bx_arena_copy(context->arena, slices, count * sizeof *slices);
    for (int32_t i = 0; i < fit.empty_lines; i++) shorter[count - 1 - (size_t)i].lines--;
    bx_flow_fit even = bx_flow_pour(context, &story->flow, shorter, count);
    if (even.overset_lines > 0) return fit;
    even.empty_lines = fit.empty_lines;
    return even;
}

static void paint_block(bx_page_context *context, bx_story *story, const bx_cells *cells, block *b,
                        uint32_t *number)
{
    if (b->lines <= 0) return;
    bx_length inset = block_inset(context, b, BX_TOP);
    bx_length height = (bx_length)((int64_t)b->lines * context->pitch - inset -
                                   block_inset(context, b, BX_BOTTOM));
    bx_length width = bx_cells_width(cells, b->column_begin, b->column_end);
    bx_box edges = {.style = b->style};
    bx_box_edges(context, &edges, width);
    bx_length room = width - edges.margin[BX_LEFT] - edges.margin[BX_RIGHT];
    height -= edges.margin[BX_TOP] + edges.margin[BX_BOTTOM];
    bx_box *box = bx_box_layout(context, b->node, room, bx_length_max(0, height),
                                inset + edges.margin[BX_TOP], number);
    bx_point at = {cells->columns[b->column_begin].x + edges.margin[BX_LEFT],
                   bx_line_top(context, b->top) + inset + edges.margin[BX_TOP]};
    bx_length over = box->content_height + box->padding[BX_TOP] + box->padding[BX_BOTTOM] -
                     box->rect.height;
    if (b->cramped || over > BX_ONE_PT)
        bx_story_report_cramped(context, b->node, b->head, b->wanted, b->lines, over);
    bx_box_paint(context, box, at);
    (void)story;
}

/* Column rules stand between two slices of neighbouring columns, as far as both reach. */
static void paint_column_rules(bx_page_context *context, const bx_story *story,
                               const bx_cells *cells, const bx_slice *slices, size_t count)
{
    const bx_border *rule = &story->style->column_rule;
    if (rule->style == BX_BORDER_NONE) return;
    bx_length inset = (context->pitch - context->em) / 2;
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < count; j++) {
            if (slices[j].column != slices[i].column + 1) continue;
            bx_length top = bx_length_max(slices[i].top, slices[j].top);
            int64_t end_i = slices[i].top + (int64_t)slices[i].lines * story->flow.pitch;
            int64_t end_j = slices[j].top + (int64_t)slices[j].lines * story->flow.pitch;
            bx_length bottom = bx_length_clamp(end_i < end_j ? end_i : end_j);
            if (bottom - top < context->pitch) continue;
            bx_length x = slices[i].x + slices[i].width + cells->gap / 2;
            bx_builder_rule(context->builder, (bx_point){x, top + inset},
                            (bx_point){x, bottom - inset}, *rule, "column-rule");
        }
    }
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

/* Sets the story in strips of the layout as it is turned now. */
static void paint_story(bx_page_context *context, bx_story *story, const bx_strip *strips, size_t count)
{
    bool fits = try_fit(context, story, strips, count, 0);
    int32_t cut = fits ? balance_cut(context, story, strips, count) : 0;
    bx_cells cells = make_cells(context, story, strips, count);
    bx_cells_shorten(&cells, cut);
    carve_blocks(context, story, &cells);
    size_t slice_count;
    bx_slice *slices = bx_cells_slices(context, &cells, story->flow.pitch, &slice_count);
    bx_flow_fit fit = pour_evenly(context, story, slices, slice_count);

    uint32_t number = story->flow_number;
    for (size_t i = 0; i < story->block_count; i++) {
        if (story->blocks[i].head) paint_block(context, story, &cells, &story->blocks[i], &number);
    }
    bx_flow_paint(context, &story->flow, slices, &fit);
    for (size_t i = 0; i < story->block_count; i++) {
        if (!story->blocks[i].head) paint_block(context, story, &cells, &story->blocks[i], &number);
    }
    paint_column_rules(context, story, &cells, slices, slice_count);
    bx_story_report_fit(context, story->node, &story->flow, slices, slice_count, &fit,
                        cut * (int32_t)cells.column_count);
}

void bx_story_paint(bx_page_context *context, bx_story *story, const bx_strip *strips, size_t count)
{
    context->story = story->id;
    bx_builder_story_begin(context->builder, story->id, story->title, "article",
                           bx_node_language(story->node), story->node->span);
    record_polygon(context, strips, count);
    bx_tiers tiers = bx_tiers_enter(context, story->style, strips, count);
    paint_story(context, story, tiers.strips, tiers.count);
    bx_tiers_leave(context, &tiers);
    bx_builder_story_end(context->builder);
}
