/* Labels beside heads. */
#include "box/head_label.h"

#include "box/head_form.h"
#include "style/box_style.h"
#include "style/place_style.h"

/* One label, at most half as wide as the head. */
static bx_box *layout_label(bx_box_job *job, const bx_node *node, bx_head_labels *labels)
{
    const bx_ask *ask = job->ask;
    const bx_style *style = bx_style_of(ask->styles, node);
    bx_box edges = {.style = style};
    bx_box_edges(ask, &edges, job->inner_width);
    bx_length around = edges.margin[BX_LEFT] + edges.margin[BX_RIGHT];
    bx_dimension size = bx_style_width(ask, style);
    bx_length width =
        size.kind == BX_DIMENSION_LENGTH ? size.value : bx_box_natural_width(ask, node) - around;
    width = bx_length_min(width, (job->inner_width + labels->left + labels->right) / 2 - around);
    bx_box *box = bx_box_layout(ask, node, bx_length_max(width, 0), -1, job->phase, job->number);
    bx_length taken = box->rect.width + around;
    bool start = style->place->float_ == BX_FLOAT_INLINE_START;
    bx_length left = job->box->padding[BX_LEFT];
    box->rect.x =
        start ? left + labels->left + edges.margin[BX_LEFT]
              : left + labels->left + job->inner_width - box->rect.width - edges.margin[BX_RIGHT];
    if (start)
        labels->left += taken;
    else
        labels->right += taken;
    job->inner_width -= taken;
    return box;
}

bx_head_labels bx_head_labels_begin(bx_box_job *job)
{
    bx_head_labels labels = {0};
    bx_box *tail = NULL;
    if (job->box->node->element != BX_ELEMENT_HEAD) return labels;
    for (const bx_node *c = job->box->node->first_child; c; c = c->next) {
        if (!bx_head_is_beside(job->ask, c) ||
            bx_style_of(job->ask->styles, c)->box->display == BX_DISPLAY_NONE)
            continue;
        bx_box *box = layout_label(job, c, &labels);
        if (tail)
            tail->next = box;
        else
            labels.first = box;
        tail = box;
    }
    return labels;
}

void bx_head_labels_end(bx_box_job *job, const bx_head_labels *labels)
{
    if (!labels->first) return;
    job->inner_width += labels->left + labels->right;
    for (bx_box *child = job->box->first_child; child; child = child->next)
        child->rect.x += labels->left;
    bx_length height = job->box->content_height;
    for (bx_box *label = labels->first; label; label = label->next)
        height = bx_length_max(height, bx_box_outer_height(label));
    bx_length lower = (height - job->box->content_height) / 2;
    for (bx_box *child = job->box->first_child; child && lower > 0; child = child->next)
        child->rect.y += lower;
    bx_box *last = labels->first;
    for (bx_box *label = labels->first; label; label = label->next) {
        bx_length spare = height - bx_box_outer_height(label);
        bx_align align = label->style->place->align_self;
        label->rect.y = job->content_top + label->margin[BX_TOP];
        if (align == BX_ALIGN_END)
            label->rect.y += spare;
        else if (align != BX_ALIGN_START)
            label->rect.y += spare / 2;
        last = label;
    }
    last->next = job->box->first_child;
    job->box->first_child = labels->first;
    job->box->content_height = height;
}
