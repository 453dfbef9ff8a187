/* Gathering running text. */
#include "story/flow.h"

#include "box/box_parts.h"
#include "style/box_style.h"
#include "style/line_style.h"
#include "style/place_style.h"
#include "unicode/character.h"

/* Characters of an item's initial letter; 0: it has none. */
static uint32_t initial_characters(const bx_flow_item *item)
{
    if (!item->initial) return 0;
    bx_string text = item->initial->letter->text;
    return bx_text_characters(text, 0, (uint32_t)text.size);
}

/* Adds one item; text without characters adds nothing. */
static void add_item(const bx_ask *ask, bx_flow *flow, const bx_node *node, const bx_node *first,
                     const bx_node *last, uint32_t *number)
{
    bx_flow_item *item = &flow->items[flow->count];
    *item = (bx_flow_item){.node = node, .anonymous = first != NULL};
    item->style = bx_style_of(ask->styles, node);
    flow->hangs |= item->style->line->hanging != BX_HANGING_NONE;
    item->heading = node->element == BX_ELEMENT_CROSSHEAD;
    bool inline_content = first || !bx_box_has_blocks(ask, node);
    bool drawn = !first && (item->style->box->background_color.space != BX_COLOR_NONE ||
                            item->style->box->border[BX_TOP].style != BX_BORDER_NONE ||
                            item->style->box->border[BX_LEFT].style != BX_BORDER_NONE);
    if (!inline_content || drawn || bx_is_turned(ask, item->style) || bx_box_is_whole(node)) {
        item->kind = BX_FLOW_BOX;
        item->number = *number;
        *number += bx_box_text_count(ask, node);
    } else {
        item->kind = item->heading ? BX_FLOW_HEADING : BX_FLOW_TEXT;
        if (item->kind == BX_FLOW_TEXT && !first)
            item->initial = bx_initial_make(ask, node, flow->pitch);
        if (item->initial)
            item->paragraph =
                bx_shape_initial(bx_asker_shaper(ask->asker), ask->styles, node, NULL, ask->arena);
        /* A letter alone is text like any other. */
        if (!item->initial || item->paragraph->cluster_count == 0) {
            item->initial = NULL;
            item->paragraph = bx_shape_block(bx_asker_shaper(ask->asker), ask->styles, node, first,
                                             last, ask->arena);
        }
        if (item->paragraph->cluster_count == 0) {
            if (item->paragraph->remark_count > 0)
                flow->remarked[flow->remarked_count++] = item->paragraph;
            return;
        }
        bx_line_prepare(item->paragraph, bx_shaper_boundaries(bx_asker_shaper(ask->asker)),
                        ask->arena);
        item->number = (*number)++;
    }
    if (item->paragraph)
        item->characters =
            bx_text_characters(item->paragraph->text, 0, (uint32_t)item->paragraph->text.size) +
            initial_characters(item);
    else
        item->characters = bx_box_characters(ask, node);
    item->lines_before = flow->count ? flow->items[flow->count - 1].lines_after : 0;
    if (item->kind == BX_FLOW_TEXT) {
        bx_box edges = {.style = item->style};
        bx_box_edges(ask, &edges, 0);
        int32_t before = bx_nearest_lines(ask, edges.margin[BX_TOP]);
        if (before > item->lines_before) item->lines_before = before;
        if (!last || !last->next)
            item->lines_after = bx_nearest_lines(ask, edges.margin[BX_BOTTOM]);
        item->inset_left = edges.margin[BX_LEFT] + edges.padding[BX_LEFT];
        item->inset_right = edges.margin[BX_RIGHT] + edges.padding[BX_RIGHT];
    }
    flow->count++;
}

/* Adds the children of a body, or of a paragraph that a note or figure interrupts: its text goes on
 * behind it (T-130). */
static void add_children(const bx_ask *ask, bx_flow *flow, const bx_node *parent, bx_flow_skip skip,
                         uint32_t *number)
{
    for (const bx_node *child = parent->first_child; child; child = child->next) {
        bx_child_kind kind = bx_box_child_kind(ask, child);
        if (kind == BX_CHILD_NONE || skip(ask, child)) continue;
        if (kind == BX_CHILD_BLOCK) {
            if (child->element == BX_ELEMENT_P && parent->element == BX_ELEMENT_BODY &&
                bx_box_has_blocks(ask, child))
                add_children(ask, flow, child, skip, number);
            else
                add_item(ask, flow, child, NULL, NULL, number);
            continue;
        }
        const bx_node *last = child;
        while (last->next && bx_box_child_kind(ask, last->next) != BX_CHILD_BLOCK)
            last = last->next;
        add_item(ask, flow, parent, child, last, number);
        child = last;
    }
}

bx_flow bx_flow_make(const bx_ask *ask, const bx_node *body, const bx_style *story_style,
                     bx_flow_skip skip, uint32_t *number)
{
    bx_flow flow = {.pitch = story_style->line_height};
    if (flow.pitch <= 0) flow.pitch = ask->page->pitch;
    size_t most = 0;
    for (const bx_node *child = body->first_child; child; child = child->next) {
        most++;
        for (const bx_node *part = child->first_child; part; part = part->next)
            most++;
    }
    flow.items = BX_NEW_ARRAY(ask->arena, bx_flow_item, most);
    flow.remarked = BX_NEW_ARRAY(ask->arena, const bx_paragraph *, most);
    add_children(ask, &flow, body, skip, number);
    return flow;
}
