/* Boxes with children. */
#include "box/container.h"

#include "box/head_fit.h"
#include "box/head_label.h"
#include "style/box_style.h"

bx_box_job bx_container_begin(const bx_ask *ask, const bx_node *node, bx_box_room room,
                              uint32_t *number)
{
    bx_box *box = BX_NEW(ask->arena, bx_box);
    box->node = node;
    box->style = bx_style_of(ask->styles, node);
    box->kind = box->style->box->display == BX_DISPLAY_GRID ? BX_BOX_GRID : BX_BOX_STACK;
    bx_box_edges(ask, box, room.width);
    bx_length height = bx_box_given_height(box->style, room.height);
    bx_length across = box->padding[BX_TOP] + box->padding[BX_BOTTOM];
    return (bx_box_job){.ask = ask,
                        .box = box,
                        .inner_width = bx_length_max(0, room.width - box->padding[BX_LEFT] -
                                                            box->padding[BX_RIGHT]),
                        .inner_height = height >= 0 ? bx_length_max(0, height - across) : -1,
                        .phase = room.phase,
                        .content_top = box->padding[BX_TOP],
                        .number = number};
}

static void lay_out_children(bx_box_job *job, const bx_container *c)
{
    const bx_ask *given = job->ask;
    bx_head_labels labels = bx_head_labels_begin(job);
    bx_ask fitted = *given;
    fitted.styles = bx_head_fit_children(given, job->box->node, job->inner_width);
    job->ask = &fitted;
    c->children(job);
    job->ask = given;
    bx_head_labels_end(job, &labels);
}

/* Moves the content down when the box is higher than it; text stays on the grid because the
 * children are laid out again from their new position. */
static void align_content(bx_box_job *job, const bx_container *c, uint32_t first_number)
{
    bx_align align = job->box->style->box->align_content;
    bx_length spare = job->inner_height - job->box->content_height;
    if (spare <= 0 || (align != BX_ALIGN_CENTER && align != BX_ALIGN_END)) return;
    bx_length top = align == BX_ALIGN_CENTER ? spare / 2 : spare;
    job->content_top += top;
    *job->number = first_number;
    lay_out_children(job, c);
    bx_length over = job->content_top - top + job->inner_height;
    over = job->content_top + job->box->content_height - over;
    if (over <= 0) return;
    /* Snapping to the grid made it longer: begin higher by as much. */
    job->content_top -= bx_length_min(over, top);
    *job->number = first_number;
    lay_out_children(job, c);
}

void bx_container_fill(const bx_box_job *given, const bx_container *c)
{
    bx_ask own = *given->ask; /* headlines too high for the box want smaller sizes */
    bx_box_job job = *given;
    job.ask = &own;
    uint32_t first_number = *job.number;
    lay_out_children(&job, c);
    bx_length smaller;
    while (job.inner_height >= 0 && job.box->content_height > job.inner_height &&
           (smaller = bx_head_smaller(job.box)) > 0 &&
           (own.wish.fit_cap == 0 || smaller < own.wish.fit_cap)) {
        own.wish.fit_cap = smaller;
        *job.number = first_number;
        lay_out_children(&job, c);
    }
    if (c->fit)
        c->fit(&job);
    else
        align_content(&job, c, first_number);
}

bx_box *bx_container_end(const bx_box_job *job, bx_box_room room)
{
    const bx_style *style = bx_style_of(job->ask->styles, job->box->node);
    bx_box_close(job->box, style, room.width, bx_box_given_height(style, room.height));
    return job->box;
}
