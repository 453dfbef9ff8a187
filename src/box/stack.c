/* Children one below the other. */
#include "box/stack.h"

#include "box/container.h"
#include "box/text_box.h"
#include "style/place_style.h"

int64_t bx_stack_place(bx_box_job *job, bx_box *child, bx_box **tail, int64_t y)
{
    bool text = child->kind == BX_BOX_TEXT && bx_on_grid(job->ask, child->style) && !job->off_grid;
    y += child->margin[BX_TOP];
    if (text && child->lines.count > 0) {
        y += bx_grid_shift(job->ask, (int64_t)job->phase + y + child->padding[BX_TOP]);
    }
    child->rect.x = job->box->padding[BX_LEFT] + child->margin[BX_LEFT];
    child->rect.y = bx_length_clamp(y);
    if (*tail)
        (*tail)->next = child;
    else
        job->box->first_child = child;
    *tail = child;
    return y + child->rect.height + child->margin[BX_BOTTOM];
}

/* Lays out one block child at content position `y` and appends it. */
static int64_t stack_block(bx_box_job *job, const bx_node *node, bx_box **tail, int64_t y)
{
    const bx_style *style = bx_style_of(job->ask->styles, node);
    bx_box edges = {.style = style};
    bx_box_edges(job->ask, &edges, job->inner_width);
    bx_length top = edges.margin[BX_TOP];
    bx_length room =
        bx_length_max(0, job->inner_width - edges.margin[BX_LEFT] - edges.margin[BX_RIGHT]);
    bx_length width = bx_dimension_resolve(bx_style_width(job->ask, style), job->inner_width, room);
    bx_length phase = (bx_length)(((int64_t)job->phase + y + top) % job->ask->page->pitch);
    bx_box *child =
        bx_box_layout(job->ask, node, bx_length_min(width, room), -1, phase, job->number);
    y = bx_stack_place(job, child, tail, y);
    bx_length spare = room - child->rect.width;
    if (style->place->justify_self == BX_ALIGN_CENTER)
        child->rect.x += spare / 2;
    else if (style->place->justify_self == BX_ALIGN_END)
        child->rect.x += spare;
    return y;
}

int64_t bx_stack_texts(bx_box_job *job, bx_box **tail, int64_t y)
{
    const bx_node *node = job->box->node;
    for (const bx_node *child = node->first_child; child; child = child->next) {
        bx_child_kind kind = bx_box_child_kind(job->ask, child);
        if (kind == BX_CHILD_NONE) continue;
        if (kind == BX_CHILD_BLOCK) {
            y = stack_block(job, child, tail, y);
            continue;
        }
        const bx_node *last = child;
        while (last->next && bx_box_child_kind(job->ask, last->next) != BX_CHILD_BLOCK)
            last = last->next;
        bx_box *text = bx_box_text(job->ask, node, child, last, job->inner_width, job->number);
        y = bx_stack_place(job, text, tail, y);
        child = last;
    }
    return y;
}

int64_t bx_stack_generated(bx_box_job *job, bool after, bx_box **tail, int64_t y)
{
    bx_box *mark = bx_box_generated(job->ask, job->box->node, after, job->inner_width, job->number);
    return mark ? bx_stack_place(job, mark, tail, y) : y;
}

static void stack_children(bx_box_job *job)
{
    bx_box *tail = NULL;
    job->box->first_child = NULL;
    int64_t y = bx_stack_generated(job, false, &tail, job->content_top);
    y = bx_stack_texts(job, &tail, y);
    y = bx_stack_generated(job, true, &tail, y);
    job->box->content_height = bx_length_clamp(y - job->content_top);
}

bx_box *bx_stack_layout(const bx_ask *ask, const bx_node *node, bx_box_room room, uint32_t *number)
{
    static const bx_container stack = {.children = stack_children};
    bx_box_job job = bx_container_begin(ask, node, room, number);
    bx_container_fill(&job, &stack);
    return bx_container_end(&job, room);
}

bx_length bx_stack_natural_width(const bx_ask *ask, const bx_node *node)
{
    bx_length widest = 0;
    for (const bx_node *child = node->first_child; child; child = child->next) {
        if (bx_box_child_kind(ask, child) != BX_CHILD_BLOCK) continue;
        widest = bx_length_max(widest, bx_box_natural_width(ask, child));
    }
    return widest;
}
