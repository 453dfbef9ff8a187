/* Cutting a story. */
#include "story/jump.h"

void bx_jump_find_line(bx_story *story)
{
    for (size_t i = 0; i < story->flow.count; i++) {
        bx_flow_item *item = &story->flow.items[i];
        if (item->node->element != BX_ELEMENT_JUMPLINE || item->kind != BX_FLOW_TEXT) continue;
        if (!bx_string_equal_literal(bx_node_value(item->node, "class"), "to")) continue;
        story->jump_line = item;
        item->dropped = true;
    }
}

/* The block of the body that holds a node. */
static const bx_node *body_child(const bx_node *node)
{
    while (node->parent && node->parent->element != BX_ELEMENT_BODY)
        node = node->parent;
    return node;
}

static bx_jump_cut cut_at(const bx_flow_item *item, uint32_t byte)
{
    const bx_node *block = body_child(item->node);
    bx_jump_cut cut = {.taken = true};
    for (const bx_node *n = block->previous; n; n = n->previous)
        cut.block++;
    /* A paragraph may be cut, and one that a note interrupts consists of several items. */
    if (item->paragraph && (byte > 0 || item->anonymous)) {
        cut.inside = true;
        cut.byte = bx_paragraph_span(item->paragraph, byte, byte + 1).begin;
    } else if (item->node != block) {
        cut.inside = true;
        cut.byte = item->node->span.begin;
    }
    return cut;
}

uint32_t bx_jump_continued_page(const bx_node *article)
{
    const bx_node *body = bx_node_child(article, BX_ELEMENT_BODY),
                  *line = body ? body->first_child : NULL;
    if (line && line->element == BX_ELEMENT_P) line = line->first_child;
    bool comes = line && line->element == BX_ELEMENT_JUMPLINE &&
                 bx_string_equal_literal(bx_node_value(line, "class"), "from");
    return comes ? bx_node_number_value(line, "page") : 0;
}

bx_jump_result bx_jump_set(const bx_ask *ask, bx_story *story, bx_slice *slices, size_t count,
                           bx_flow_fit *fit, bx_jump_cut *cut)
{
    bx_flow_item *line = story->jump_line;
    if (fit->overset_lines == 0) return BX_JUMPED_NOTHING;
    if (!story->jumps || count == 0) return BX_JUMPED_NOT;
    *cut = cut_at(&story->flow.items[fit->rest_item], fit->rest_byte);
    bx_slice *last = &slices[count - 1];
    line->lines = *bx_flow_break(ask, &story->flow, line, last->width, 0);
    line->dropped = false;
    bx_flow_piece *pieces = BX_NEW_ARRAY(ask->arena, bx_flow_piece, fit->piece_count + 1);
    for (size_t i = 0; i < fit->piece_count; i++)
        pieces[i] = fit->pieces[i];
    pieces[fit->piece_count++] = (bx_flow_piece){.item = (size_t)(line - story->flow.items),
                                                 .line_count = 1,
                                                 .slice = count - 1,
                                                 .slice_line = last->lines,
                                                 .height = 1,
                                                 .lines = line->lines.lines,
                                                 .x = last->x,
                                                 .width = last->width};
    fit->pieces = pieces;
    fit->used[count - 1] = ++last->lines;
    story->carried = fit->overset_characters;
    fit->overset_lines = fit->overset_characters = 0;
    return BX_JUMPED;
}
