/* Figures: a picture and its texts. */
#include "box/figure.h"

#include "box/box_grid.h"
#include "box/container.h"
#include "box/picture.h"
#include "box/stack.h"
#include "style/box_style.h"
#include "style/grid_style.h"
#include "style/picture_style.h"

/* Characters of a caption beside its picture, and of the picture's width. */
enum { LEAST_MEASURE = 4 };

/* Whether an element is a figure with texts, and they stand beside its picture or on it. */
static bool is_arranged(const bx_ask *ask, const bx_node *node)
{
    if (node->element != BX_ELEMENT_FIGURE) return false;
    bx_caption_side side = bx_style_of(ask->styles, node)->picture->caption_side;
    if (side == BX_CAPTION_BLOCK_END || side == BX_CAPTION_BLOCK_START) return false;
    for (const bx_node *child = node->first_child; child; child = child->next) {
        if (bx_box_child_kind(ask, child) != BX_CHILD_NONE) return true;
    }
    return false;
}

/* A box for the texts alone: the figure's style without what belongs to the whole figure. */
static bx_box *texts_box(const bx_box_job *job, bool over)
{
    bx_box *box = BX_NEW(job->ask->arena, bx_box);
    box->kind = BX_BOX_STACK;
    box->node = job->box->node;
    box->style = bx_style_cleared(job->ask->arena, job->box->style,
                                  over ? BX_CLEAR_BORDER : BX_CLEAR_BORDER | BX_CLEAR_GROUND);
    box->above = over;
    box->anonymous = true;
    return box;
}

/* The white that parts the first text from a picture above it, and is not wanted here. */
static bx_length first_margin(const bx_box_job *job)
{
    const bx_node *child = job->box->node->first_child;
    while (child && bx_box_child_kind(job->ask, child) == BX_CHILD_NONE)
        child = child->next;
    if (!child || bx_box_child_kind(job->ask, child) != BX_CHILD_BLOCK) return 0;
    bx_box edges = {.style = bx_style_of(job->ask->styles, child)};
    bx_box_edges(job->ask, &edges, job->inner_width);
    return edges.margin[BX_TOP];
}

/* Lays the texts out `measure` wide; their content begins at `top` of the box. */
static void stack_texts(const bx_box_job *job, bx_box *box, bx_length measure, bx_length top,
                        bool off_grid)
{
    bx_box_job inner = {job->ask, box, measure, -1, job->phase, top, job->number, off_grid};
    bx_box *tail = NULL;
    int64_t end = bx_stack_texts(&inner, &tail, (int64_t)top - first_margin(job));
    box->content_height = bx_length_clamp(end - top);
}

static bx_length caption_measure(const bx_box_job *job, bx_length gap)
{
    bx_length em = job->box->style->font_size;
    bx_length wanted = bx_length_max(job->inner_width / 4, 8 * em);
    bx_length measure =
        bx_dimension_resolve(job->box->style->picture->caption_size, job->inner_width, wanted);
    return bx_length_max(LEAST_MEASURE * em,
                         bx_length_min(measure, job->inner_width - gap - LEAST_MEASURE * em));
}

/* Lower by whole lines, so that the last line of texts ends with the picture. */
static void move_to_foot(const bx_box_job *job, bx_box *texts, bx_length height)
{
    int64_t spare = (int64_t)height - texts->content_height + job->ask->page->pitch -
                    job->ask->page->em + BX_ONE_PT / 8;
    if (spare <= 0) return;
    bx_length down = (bx_length)(spare / job->ask->page->pitch * job->ask->page->pitch);
    for (bx_box *child = texts->first_child; child; child = child->next)
        child->rect.y += down;
    texts->content_height += down;
}

static void beside(bx_box_job *job, bool texts_first)
{
    bx_box *figure = job->box;
    bx_length gap =
        bx_dimension_resolve(figure->style->grid->column_gap, job->inner_width, job->ask->page->em);
    bx_length measure = caption_measure(job, gap);
    bx_length width = bx_length_max(0, job->inner_width - gap - measure);
    bx_box *image = bx_box_image(job->ask, figure->node, width, job->inner_height);
    image->rect.x = figure->padding[BX_LEFT] + (texts_first ? measure + gap : 0);
    image->rect.y = job->content_top;
    bx_box *texts = texts_box(job, false);
    /* Its lines stand on the grid of the page: the em box of the first one with the picture's edge.
     */
    bx_length white = (job->ask->page->pitch - job->ask->page->em) / 2;
    stack_texts(job, texts, measure, job->content_top - white, false);
    texts->rect =
        (bx_rect){figure->padding[BX_LEFT] + (texts_first ? 0 : width + gap), 0, measure, 0};
    if (figure->style->box->align_content == BX_ALIGN_END)
        move_to_foot(job, texts, image->rect.height);
    figure->first_child = image;
    image->next = texts;
    figure->content_height = bx_length_max(image->rect.height, texts->content_height - 2 * white);
}

static void over(bx_box_job *job)
{
    bx_box *figure = job->box;
    bx_box *image = bx_box_image(job->ask, figure->node, job->inner_width, job->inner_height);
    image->rect.x = figure->padding[BX_LEFT];
    image->rect.y = job->content_top;
    bx_box *texts = texts_box(job, true);
    bx_length side = texts->style->font_size / 2, edge = texts->style->font_size / 4;
    texts->padding[BX_LEFT] = side;
    stack_texts(job, texts, bx_length_max(0, job->inner_width - 2 * side), edge, true);
    bx_length height = texts->content_height + 2 * edge;
    texts->rect =
        (bx_rect){image->rect.x, bx_rect_bottom(image->rect) - height, job->inner_width, height};
    figure->first_child = image;
    image->next = texts;
    figure->content_height = bx_length_max(image->rect.height, height);
    /* The tint is the strip's alone. */
    figure->style = bx_style_cleared(job->ask->arena, figure->style, BX_CLEAR_GROUND);
}

/* Whether there is room for both side by side. */
static bool has_room(const bx_box_job *job)
{
    bx_length gap = bx_dimension_resolve(job->box->style->grid->column_gap, job->inner_width,
                                         job->ask->page->em);
    return job->inner_width >= gap + 2 * LEAST_MEASURE * job->box->style->font_size;
}

static void arrange(bx_box_job *job)
{
    bx_caption_side side = job->box->style->picture->caption_side;
    if (side == BX_CAPTION_OVER || !has_room(job))
        over(job);
    else
        beside(job, side == BX_CAPTION_INLINE_START);
    job->box->cramped = side != BX_CAPTION_OVER && !has_room(job);
}

/* The gap that a style wants between the picture and a text's em boxes; false: none. */
static bool has_gap(const bx_box_job *job, bx_length *gap)
{
    bx_dimension styled = job->box->style->picture->caption_gap;
    *gap = styled.value;
    return styled.kind == BX_DIMENSION_LENGTH;
}

/* White of a text's own between its edge and its em boxes. */
static bx_length own_white(const bx_box *text, bx_side side)
{
    if (text->kind != BX_BOX_TEXT || text->lines.count == 0) return text->padding[side];
    bx_length em = text->paragraph->ascent + text->paragraph->descent;
    return text->padding[side] + (text->style->line_height - em) / 2;
}

/* Between a text and the picture below it. */
static bx_length white_above_picture(const bx_box_job *job, const bx_box *text)
{
    bx_length gap;
    if (!text) return 0;
    if (has_gap(job, &gap)) return gap - own_white(text, BX_BOTTOM);
    return (job->ask->page->pitch - job->ask->page->em) / 2;
}

/* The picture reaches down to the gap above the first text, which makes room for it if it stands
 * nearer. Returns by how much the texts moved down. */
static bx_length keep_gap(bx_box_job *job, bx_box *image)
{
    bx_length gap, down = 0;
    bx_box *text = image->next;
    if (!text || !has_gap(job, &gap)) return 0;
    bx_length end = text->rect.y + own_white(text, BX_TOP) - gap;
    if (end < bx_rect_bottom(image->rect) && job->inner_height < 0) {
        bx_length pitch = job->ask->page->pitch;
        down = bx_rect_bottom(image->rect) - end;
        if (bx_on_grid(job->ask, text->style) && !job->off_grid)
            down = (down + pitch - 1) / pitch * pitch;
        for (bx_box *child = text; child; child = child->next)
            child->rect.y += down;
    }
    image->rect.height = bx_length_max(0, end + down - image->rect.y);
    return down;
}

static int64_t place_image(bx_box_job *job, bx_box **tail, int64_t y)
{
    bx_box *image = bx_box_image(job->ask, job->box->node, job->inner_width, -1);
    return bx_stack_place(job, image, tail, y);
}

/* Picture and texts, one below the other. */
static void stack_figure(bx_box_job *job)
{
    bx_box *tail = NULL;
    int64_t y = job->content_top;
    job->box->first_child = NULL;
    bool before = job->box->style->picture->caption_side == BX_CAPTION_BLOCK_START;
    if (!before) y = place_image(job, &tail, y);
    y = bx_stack_generated(job, false, &tail, y);
    y = bx_stack_texts(job, &tail, y);
    y = bx_stack_generated(job, true, &tail, y);
    if (before)
        y = place_image(job, &tail, y + white_above_picture(job, tail));
    else if (job->inner_height < 0)
        y += keep_gap(job, job->box->first_child);
    job->box->content_height = bx_length_clamp(y - job->content_top);
}

/* A picture with a fixed height for the whole figure takes what its texts leave. */
static void fit_picture(bx_box_job *job)
{
    bx_box *image = job->box->first_child;
    if (job->box->style->picture->caption_side == BX_CAPTION_BLOCK_START) {
        while (image && image->next)
            image = image->next;
        if (!image || job->inner_height < 0) return;
        image->rect.height = bx_length_max(0, job->content_top + job->inner_height - image->rect.y);
        job->box->content_height = bx_rect_bottom(image->rect) - job->content_top;
        return;
    }
    if (!image || image->kind != BX_BOX_IMAGE || job->inner_height < 0) return;
    int64_t texts = (int64_t)job->box->content_height - image->rect.height;
    bx_length height = bx_length_clamp(job->inner_height - texts);
    if (height < 0) height = 0;
    bx_length change = height - image->rect.height;
    image->rect.height = height;
    bx_box *last = image;
    for (bx_box *child = image->next; child; child = child->next) {
        child->rect.y += change;
        if (child->kind == BX_BOX_TEXT && bx_on_grid(job->ask, child->style)) {
            int64_t phase = (int64_t)job->phase + child->rect.y;
            bx_length shift = bx_grid_shift(job->ask, phase);
            if (shift > 0) shift -= job->ask->page->pitch;
            child->rect.y += shift;
        }
        last = child;
    }
    if (last == image) {
        job->box->content_height = image->rect.height;
        return;
    }
    /* Texts moved up to the grid: the picture ends above the first of them. */
    bx_length gap = bx_length_max(0, image->next->margin[BX_TOP]);
    bx_length room = image->next->rect.y - gap - image->rect.y;
    image->rect.height = bx_length_max(0, bx_length_min(image->rect.height, room));
    keep_gap(job, image);
    job->box->content_height = bx_length_clamp(bx_rect_bottom(last->rect) - job->content_top);
}

bx_box *bx_figure_layout(const bx_ask *ask, const bx_node *node, bx_box_room room, uint32_t *number)
{
    bx_box_job job = bx_container_begin(ask, node, room, number);
    bool grid = job.box->kind == BX_BOX_GRID;
    bx_container figure = {.children = grid ? bx_box_grid_children : stack_figure,
                           .fit = fit_picture};
    if (is_arranged(ask, node))
        arrange(&job);
    else
        bx_container_fill(&job, &figure);
    return bx_container_end(&job, room);
}

/* Each step gives the picture what the texts of the step before leave. */
bx_length bx_figure_width_for(const bx_ask *ask, const bx_node *node, bx_length depth)
{
    enum { STEPS = 4 };
    bx_length unit = bx_box_image(ask, node, BX_PT(1000), -1)->rect.height;
    if (unit <= 0) return depth;
    bx_length measure = (bx_length)bx_multiply_divide(depth, BX_PT(1000), unit);
    for (int step = 0; step < STEPS; step++) {
        uint32_t number = 0;
        bx_box *box = bx_box_layout(ask, node, measure, -1, 0, &number);
        int64_t texts = (int64_t)box->rect.height - bx_multiply_divide(measure, unit, BX_PT(1000));
        int64_t picture = bx_length_max(bx_length_clamp(depth - texts), ask->page->em);
        measure = (bx_length)bx_multiply_divide(picture, BX_PT(1000), unit);
    }
    return measure;
}

bool bx_figure_ends_in_text(const bx_ask *ask, const bx_node *node)
{
    if (node->element != BX_ELEMENT_FIGURE || is_arranged(ask, node)) return false;
    const bx_style *style = bx_style_of(ask->styles, node);
    /* The caption of a turned figure stands along the lines, its picture ends across them. */
    if (style->picture->caption_side == BX_CAPTION_BLOCK_START || bx_is_turned(ask, style))
        return false;
    for (const bx_node *child = node->first_child; child; child = child->next) {
        if (bx_box_child_kind(ask, child) != BX_CHILD_NONE) return true;
    }
    return false;
}
