/* Preparing a story. */
#include "story/story.h"

#include "box/box_parts.h"
#include "style/box_style.h"
#include "style/fit_style.h"
#include "style/place_style.h"

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

/* The end of a caption that may be left out. */
static const bx_node *caption_end(const bx_node *figure)
{
    for (const bx_node *n = figure; n; n = bx_node_next(n, figure)) {
        if (n->element == BX_ELEMENT_SPAN && bx_node_attribute(n, "cut")) return n;
    }
    return NULL;
}

static void add_block(const bx_ask *ask, bx_story *story, const bx_node *node, bool head)
{
    const bx_style *style = bx_style_of(ask->styles, node);
    if (style->box->display == BX_DISPLAY_NONE) return;
    bool outside = bx_is_turned(ask, story->style) && !bx_is_turned(ask, style);
    story->blocks[story->block_count++] =
        (bx_story_block){.node = node,
                         .style = style,
                         .head = head,
                         .outside = outside,
                         .form = head ? bx_head_form(ask, node) : BX_HEAD_AUTO,
                         .end = node->element == BX_ELEMENT_FIGURE ? caption_end(node) : NULL};
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
        if (story->block_count == before) continue;
        bx_story_block *part = &story->blocks[before];
        part->part = true;
        story->graded |= part->style->fit->font_grade > 0;
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

/* The jump line that ends a story that may jump. */
static size_t find_jump_line(const bx_flow *flow)
{
    size_t found = BX_NO_ITEM;
    for (size_t i = 0; i < flow->count; i++) {
        const bx_flow_item *item = &flow->items[i];
        bool to = item->node->element == BX_ELEMENT_JUMPLINE && item->kind == BX_FLOW_TEXT &&
                  bx_string_equal_literal(bx_node_value(item->node, "class"), "to");
        if (to) found = i;
    }
    return found;
}

const bx_story *bx_story_make(const bx_ask *ask, const bx_node *article, bx_string id)
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
    story->blocks = BX_NEW_ARRAY(ask->arena, bx_story_block, children);
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
    story->jump_line = find_jump_line(&story->flow);
    return story;
}

uint32_t bx_story_continued_page(const bx_node *article)
{
    const bx_node *body = bx_node_child(article, BX_ELEMENT_BODY),
                  *line = body ? body->first_child : NULL;
    if (line && line->element == BX_ELEMENT_P) line = line->first_child;
    bool comes = line && line->element == BX_ELEMENT_JUMPLINE &&
                 bx_string_equal_literal(bx_node_value(line, "class"), "from");
    return comes ? bx_node_number_value(line, "page") : 0;
}
