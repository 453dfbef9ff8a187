/* Cutting a story. */
#include "story/jump.h"

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

void bx_story_cut(const bx_ask *ask, bx_story_setting *s)
{
    bx_flow_fit *fit = &s->fit;
    bx_story_jump *jump = &s->jump;
    size_t item = s->story->jump_line;
    if (fit->overset_lines == 0) jump->result = BX_JUMPED_NOTHING;
    if (fit->overset_lines == 0 || !jump->kept || s->slices.count == 0) return;
    bx_slice *last = &s->slices.items[s->slices.count - 1];
    bx_set_item *line = &s->flow.items[item];
    line->lines = *bx_flow_break(ask, &s->flow, item, last->width, 0);
    line->dropped = false;
    bx_flow_piece *pieces = BX_NEW_ARRAY(ask->arena, bx_flow_piece, fit->piece_count + 1);
    for (size_t i = 0; i < fit->piece_count; i++)
        pieces[i] = fit->pieces[i];
    pieces[fit->piece_count++] = (bx_flow_piece){.item = item,
                                                 .line_count = 1,
                                                 .slice = s->slices.count - 1,
                                                 .slice_line = last->lines,
                                                 .height = 1,
                                                 .lines = line->lines,
                                                 .x = last->x,
                                                 .width = last->width};
    fit->pieces = pieces;
    fit->used[s->slices.count - 1] = ++last->lines;
    jump->result = BX_JUMPED;
    jump->cut = cut_at(&s->story->flow.items[fit->rest_item], fit->rest_byte);
    jump->carried = fit->overset_characters;
    fit->overset_lines = fit->overset_characters = 0;
}
