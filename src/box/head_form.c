/* Which form an element has. */
#include "box/head_form.h"
#include "style/box_style.h"
#include "style/fit_style.h"
#include "style/place_style.h"

static bool is_story_head(const bx_node *head)
{
    if (!head || head->element != BX_ELEMENT_HEAD || !head->parent) return false;
    const bx_node *article = head->parent, *around = article->parent;
    return article->element == BX_ELEMENT_ARTICLE && around &&
           (around->element == BX_ELEMENT_PAGE || around->element == BX_ELEMENT_GROUP);
}

bx_head_placement bx_head_form(const bx_ask *ask, const bx_node *node)
{
    const bx_style *style = bx_style_of(ask->styles, node);
    if (node->element == BX_ELEMENT_HEAD)
        return style->fit->head_placement == BX_HEAD_AUTO ? BX_HEAD_ABOVE
                                                          : style->fit->head_placement;
    if (!is_story_head(node->parent) || style->box->display == BX_DISPLAY_NONE) return BX_HEAD_AUTO;
    if (style->fit->head_placement != BX_HEAD_AUTO) return style->fit->head_placement;
    const bx_style *head = bx_style_of(ask->styles, node->parent);
    bool turned = style->writing_mode != head->writing_mode;
    switch (head->fit->head_placement) {
    case BX_HEAD_HOOK_START: return turned ? BX_HEAD_START : BX_HEAD_AUTO;
    case BX_HEAD_HOOK_END: return turned ? BX_HEAD_END : BX_HEAD_AUTO;
    case BX_HEAD_OPPOSITE_CORNERS:
        return node->element == BX_ELEMENT_SUBHEAD ? BX_HEAD_OPPOSITE_END : BX_HEAD_AUTO;
    default: return BX_HEAD_AUTO;
    }
}

bool bx_head_is_beside(const bx_ask *ask, const bx_node *child)
{
    if (!child->parent || child->parent->element != BX_ELEMENT_HEAD ||
        child->element == BX_ELEMENT_NONE)
        return false;
    const bx_style *style = bx_style_of(ask->styles, child);
    return style->place->float_ == BX_FLOAT_INLINE_START ||
           style->place->float_ == BX_FLOAT_INLINE_END;
}
