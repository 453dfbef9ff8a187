/* What all kinds of boxes share. */
#include "box/box_parts.h"

#include "box/head_form.h"
#include "style/box_style.h"
#include "unicode/character.h"

void bx_box_edges(const bx_ask *ask, bx_box *box, bx_length containing_width)
{
    for (int side = 0; side < 4; side++) {
        bx_side on_page = bx_side_on_page(ask, side);
        const bx_border *border = &box->style->box->border[on_page];
        bx_length line = border->style == BX_BORDER_NONE ? 0 : border->width;
        box->padding[side] =
            line + bx_dimension_resolve(box->style->box->padding[on_page], containing_width, 0);
        box->margin[side] =
            bx_dimension_resolve(box->style->box->margin[on_page], containing_width, 0);
    }
}

bx_length bx_grid_shift(const bx_ask *ask, int64_t phase)
{
    int64_t rest = phase % ask->page->pitch;
    if (rest < 0) rest += ask->page->pitch;
    /* Rounding of paddings may leave a few units: that is on the grid. */
    if (rest < 64) return (bx_length)-rest;
    return (bx_length)(ask->page->pitch - rest);
}

bx_child_kind bx_box_child_kind(const bx_ask *ask, const bx_node *child)
{
    if (child->element == BX_ELEMENT_NONE) {
        size_t at = 0;
        while (at < child->text.size) {
            char c = child->text.data[at++];
            if (c != ' ' && c != '\n' && c != '\t' && c != '\r') return BX_CHILD_INLINE;
        }
        return BX_CHILD_NONE;
    }
    switch (bx_style_of(ask->styles, child)->box->display) {
    case BX_DISPLAY_NONE: return BX_CHILD_NONE;
    case BX_DISPLAY_INLINE: return BX_CHILD_INLINE;
    default:
        if (bx_head_form_of_child(ask, child) || bx_head_is_beside(ask, child))
            return BX_CHILD_NONE;
        return BX_CHILD_BLOCK;
    }
}

bool bx_box_has_blocks(const bx_ask *ask, const bx_node *node)
{
    for (const bx_node *child = node->first_child; child; child = child->next) {
        if (bx_box_child_kind(ask, child) == BX_CHILD_BLOCK) return true;
    }
    return false;
}

uint32_t bx_box_text_count(const bx_ask *ask, const bx_node *node)
{
    enum { GENERATED = 2 };
    uint32_t count = GENERATED;
    bool inline_before = false;
    for (const bx_node *child = node->first_child; child; child = child->next) {
        bx_child_kind kind = bx_box_child_kind(ask, child);
        if (kind == BX_CHILD_BLOCK) count += bx_box_text_count(ask, child);
        if (kind == BX_CHILD_INLINE && !inline_before) count++;
        if (kind != BX_CHILD_NONE) inline_before = kind == BX_CHILD_INLINE;
    }
    return count;
}

bool bx_box_is_whole(const bx_node *node)
{
    switch (node->element) {
    case BX_ELEMENT_RULE:
    case BX_ELEMENT_QR:
    case BX_ELEMENT_BARCODE:
    case BX_ELEMENT_TABLE:
    case BX_ELEMENT_PULLQUOTE: return true;
    default: return false;
    }
}

uint32_t bx_box_characters(const bx_ask *ask, const bx_node *node)
{
    bx_string text = bx_node_plain_text(ask->arena, node);
    return bx_text_characters(text, 0, (uint32_t)text.size);
}

const bx_style *bx_style_cleared(bx_arena *arena, const bx_style *style, unsigned what)
{
    bx_style *copy = bx_arena_copy(arena, style, sizeof *copy);
    bx_box_style *box = bx_arena_copy(arena, style->box, sizeof *box);
    copy->box = box;
    if (what & BX_CLEAR_GROUND) box->background_color = (bx_color){BX_COLOR_NONE, {0}};
    for (int side = 0; what & BX_CLEAR_BORDER && side < 4; side++)
        box->border[side].style = BX_BORDER_NONE;
    return copy;
}

bx_length bx_box_given_height(const bx_style *style, bx_length height)
{
    bool styled = height < 0 && style->box->block_size.kind == BX_DIMENSION_LENGTH;
    return styled ? style->box->block_size.value : height;
}

void bx_box_close(bx_box *box, const bx_style *style, bx_length width, bx_length height)
{
    int64_t own = (int64_t)box->content_height + box->padding[BX_TOP] + box->padding[BX_BOTTOM];
    bx_length least = bx_dimension_resolve(style->box->min_block_size, 0, 0);
    box->rect.width = width;
    box->rect.height = bx_length_max(bx_length_clamp(own), least);
    if (height < 0) return;
    box->fixed_height = true;
    box->rect.height = height;
}
