/* White that whole lines add to a box. */
#include "box/box_white.h"
#include "box/head_form.h"
#include "style/box_style.h"

/* Room below the content of a box whose height is given. */
static bx_length room_below(const bx_box *box)
{
    return box->rect.height - box->padding[BX_TOP] - box->padding[BX_BOTTOM] - box->content_height;
}

static bool is_text_on_grid(const bx_ask *ask, const bx_box *box)
{
    return box->kind == BX_BOX_TEXT && bx_on_grid(ask, box->style);
}

static bool has_text_on_grid(const bx_ask *ask, const bx_box *box)
{
    if (is_text_on_grid(ask, box)) return true;
    for (const bx_box *child = box->first_child; child; child = child->next) {
        if (has_text_on_grid(ask, child)) return true;
    }
    return false;
}

static size_t count_from(const bx_box *child)
{
    size_t count = 0;
    for (; child; child = child->next)
        count++;
    return count;
}

/* Moves a child and those behind it down: `step` more for each one. None comes nearer to the one
 * behind it. */
static bx_length lower_from(const bx_ask *ask, bx_box *child, bx_length first, bx_length step,
                            bx_length most)
{
    if (!child) return most;
    bx_length behind = lower_from(ask, child->next, first + step, step, most);
    bx_length by = bx_length_min(first, behind);
    if (has_text_on_grid(ask, child)) by -= by % ask->page->pitch;
    child->rect.y += by;
    return by;
}

static bool is_headline(const bx_box *box)
{
    return box->node->element == BX_ELEMENT_HEADLINE;
}

int32_t bx_box_shared_lines(const bx_ask *ask, const bx_node *head, int32_t lines)
{
    const bx_style *style = bx_style_of(ask->styles, head);
    const bx_node *first = head->first_child;
    while (first && bx_box_child_kind(ask, first) == BX_CHILD_NONE)
        first = first->next;
    if (lines <= 0 || !first || style->box->display != BX_DISPLAY_BLOCK || bx_is_turned(ask, style))
        return 0;
    for (const bx_node *child = head->first_child; child; child = child->next) {
        if (bx_head_is_beside(ask, child)) return 0;
    }
    bx_align align = style->box->align_content;
    bool labelled = first->element == BX_ELEMENT_LABEL && align == BX_ALIGN_CENTER;
    return labelled || align == BX_ALIGN_START || align == BX_ALIGN_AUTO ? lines : 0;
}

void bx_box_share_head(const bx_ask *ask, bx_box *head, int32_t lines)
{
    bx_length given = bx_length_clamp((int64_t)lines * ask->page->pitch);
    if (given <= 0) return;
    head->rect.height = bx_length_clamp((int64_t)head->rect.height + given);
    bx_box *headline = head->first_child;
    while (headline && !is_headline(headline))
        headline = headline->next;
    if (!headline) return;
    bool between = headline == head->first_child && headline->next;
    bx_box *from = between ? headline->next : headline;
    bx_length step = given / (bx_length)(count_from(from) + 1);
    lower_from(ask, from, step, step, given);
}

void bx_box_share_rounding(const bx_ask *ask, bx_box *box)
{
    bx_length spare = room_below(box);
    if (box->kind != BX_BOX_STACK && box->kind != BX_BOX_GRID) return;
    if (box->style->box->align_content != BX_ALIGN_AUTO ||
        bx_style_height(ask, box->style).kind == BX_DIMENSION_LENGTH)
        return;
    if (spare <= 0 || spare >= ask->page->pitch || has_text_on_grid(ask, box)) return;
    for (bx_box *child = box->first_child; child; child = child->next)
        child->rect.y += spare / 2;
}
