/* Boxes of text and stacks of boxes. */
#include "box/box_fit.h"
#include "box/box_parts.h"
#include "box/head_fit.h"
#include "box/head_form.h"
#include "box/head_label.h"
#include "box/shaped.h"

#include "box/code.h"
#include "box/figure.h"
#include "box/table.h"
#include "document/document.h"
#include "style/box_style.h"
#include "style/grid_style.h"
#include "style/line_style.h"
#include "style/picture_style.h"
#include "style/place_style.h"
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
    switch (bx_style_of(ask->page->styles, child)->box->display) {
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

bool bx_box_ends_in_text(const bx_ask *ask, const bx_node *node)
{
    if (node->element != BX_ELEMENT_FIGURE || bx_figure_is_arranged(ask, node)) return false;
    const bx_style *style = bx_style_of(ask->page->styles, node);
    /* The caption of a turned figure stands along the lines, its picture ends across them. */
    if (style->picture->caption_side == BX_CAPTION_BLOCK_START || bx_is_turned(ask, style))
        return false;
    for (const bx_node *child = node->first_child; child; child = child->next) {
        if (bx_box_child_kind(ask, child) != BX_CHILD_NONE) return true;
    }
    return false;
}

void bx_box_break(const bx_ask *ask, bx_box *box, bx_length width)
{
    if (box->paragraph->cluster_count == 0) return;
    bx_measure measure = {width, 1};
    if (box->style->line->text_nowrap)
        measure.width = bx_length_max(width, bx_line_natural_width(box->paragraph));
    bx_line_options options = {.indent = box->paragraph->indent,
                               .wrap = box->style->line->text_wrap,
                               .line_adjustment = box->adjustment};
    box->lines = bx_lines_break(box->paragraph, &measure, 1, options, ask->arena);
    if (box->style->line->text_nowrap) {
        for (size_t i = 0; i < box->lines.count; i++)
            box->lines.lines[i].measure = width;
    }
    box->content_height = bx_length_clamp((int64_t)box->lines.count * box->style->line_height);
}

bx_box *bx_box_text(const bx_ask *ask, const bx_node *node, const bx_node *first,
                    const bx_node *last, bx_length width, uint32_t *number)
{
    bx_box *box = BX_NEW(ask->arena, bx_box);
    box->kind = BX_BOX_TEXT;
    box->node = node;
    if (first && first->element != BX_ELEMENT_NONE) box->node = first;
    box->anonymous = first != NULL;
    box->style = bx_style_of(ask->page->styles, node);
    box->number = (*number)++;
    box->paragraph = bx_shaped_text(ask, node, first, last);
    box->rect.width = width;
    const bx_box_fit *fit = ask->wish.box_fit;
    if (fit && box->number < fit->count) box->adjustment = fit->adjustments[box->number];
    if (box->paragraph->cluster_count == 0) return box;
    bx_box_break(ask, box, width);
    box->rect.height = box->content_height;
    return box;
}

/* Appends a child and places it below `y`; returns the position below it. */
static int64_t place_child(bx_box_job *job, bx_box *child, bx_box **tail, int64_t y)
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
    const bx_style *style = bx_style_of(job->ask->page->styles, node);
    bx_box edges = {.style = style};
    bx_box_edges(job->ask, &edges, job->inner_width);
    bx_length top = edges.margin[BX_TOP];
    bx_length room =
        bx_length_max(0, job->inner_width - edges.margin[BX_LEFT] - edges.margin[BX_RIGHT]);
    bx_length width = bx_dimension_resolve(bx_style_width(job->ask, style), job->inner_width, room);
    bx_length phase = (bx_length)(((int64_t)job->phase + y + top) % job->ask->page->pitch);
    bx_box *child =
        bx_box_layout(job->ask, node, bx_length_min(width, room), -1, phase, job->number);
    y = place_child(job, child, tail, y);
    bx_length spare = room - child->rect.width;
    if (style->place->justify_self == BX_ALIGN_CENTER)
        child->rect.x += spare / 2;
    else if (style->place->justify_self == BX_ALIGN_END)
        child->rect.x += spare;
    return y;
}

/* Between a caption and the picture below it. */
static bx_length figure_white(const bx_ask *ask)
{
    return (ask->page->pitch - ask->page->em) / 2;
}

static int64_t stack_image(bx_box_job *job, bx_box **tail, int64_t y)
{
    bx_box *image = bx_box_image(job->ask, job->box->node, job->inner_width, -1);
    return place_child(job, image, tail, y);
}

int64_t bx_box_stack_texts(bx_box_job *job, bx_box **tail, int64_t y)
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
        y = place_child(job, text, tail, y);
        child = last;
    }
    return y;
}

static int64_t stack_generated(bx_box_job *job, bool after, bx_box **tail, int64_t y)
{
    bx_box *mark = bx_box_generated(job->ask, job->box->node, after, job->inner_width, job->number);
    return mark ? place_child(job, mark, tail, y) : y;
}

/* Children one below the other; runs of inline children become text of the box itself. */
static void stack_children(bx_box_job *job)
{
    bx_box *tail = NULL;
    int64_t y = job->content_top;
    job->box->first_child = NULL;
    bool figure = job->box->node->element == BX_ELEMENT_FIGURE;
    bool before = job->box->style->picture->caption_side == BX_CAPTION_BLOCK_START;
    if (figure && !before) y = stack_image(job, &tail, y);
    y = stack_generated(job, false, &tail, y);
    y = bx_box_stack_texts(job, &tail, y);
    y = stack_generated(job, true, &tail, y);
    if (figure && before)
        y = stack_image(job, &tail, y + (y > job->content_top ? figure_white(job->ask) : 0));
    job->box->content_height = bx_length_clamp(y - job->content_top);
}

/* A picture with a fixed height for the whole figure takes what its texts leave. */
static void fit_figure_image(bx_box_job *job)
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
    job->box->content_height = bx_length_clamp(bx_rect_bottom(last->rect) - job->content_top);
}

static void layout_children(bx_box_job *job)
{
    bx_head_labels labels = bx_head_labels_begin(job);
    bx_head_fit_children(job->ask, job->box, job->inner_width);
    if (job->box->kind == BX_BOX_GRID)
        bx_box_grid(job);
    else
        stack_children(job);
    bx_head_labels_end(job, &labels);
}

/* Moves the content down when the box is higher than it; text stays on the grid because the
 * children are laid out again from their new position. */
static void align_content(bx_box_job *job, uint32_t first_number)
{
    bx_align align = job->box->style->box->align_content;
    bx_length spare = job->inner_height - job->box->content_height;
    if (spare <= 0 || (align != BX_ALIGN_CENTER && align != BX_ALIGN_END)) return;
    bx_length top = align == BX_ALIGN_CENTER ? spare / 2 : spare;
    job->content_top += top;
    *job->number = first_number;
    layout_children(job);
    bx_length over = job->content_top - top + job->inner_height;
    over = job->content_top + job->box->content_height - over;
    if (over <= 0) return;
    /* Snapping to the grid made it longer: begin higher by as much. */
    job->content_top -= bx_length_min(over, top);
    *job->number = first_number;
    layout_children(job);
}

static void layout_container(const bx_box_job *given)
{
    bx_ask own = *given->ask; /* headlines too high for the box want smaller sizes */
    bx_box_job capped = *given, *job = &capped;
    job->ask = &own;
    uint32_t first_number = *job->number;
    if (bx_figure_is_arranged(job->ask, job->box->node)) {
        bx_figure_layout(job);
        return;
    }
    layout_children(job);
    bx_length smaller;
    while (job->inner_height >= 0 && job->box->content_height > job->inner_height &&
           (smaller = bx_head_smaller(job->ask, job->box->node)) > 0 &&
           (own.wish.fit_cap == 0 || smaller < own.wish.fit_cap)) {
        own.wish.fit_cap = smaller;
        *job->number = first_number;
        layout_children(job);
    }
    if (job->box->node->element == BX_ELEMENT_FIGURE)
        fit_figure_image(job);
    else
        align_content(job, first_number);
}

/* The measure at which a figure's picture and texts together are `depth` deep: each step gives the
 * picture what the texts of the step before leave. */
static bx_length figure_measure(const bx_ask *ask, const bx_node *node, bx_length depth)
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

/* Along its own lines a turned box has the height that is given or styled, else that of its longest
 * line. */
static bx_length turned_measure(const bx_ask *ask, const bx_node *node, bx_length width,
                                bx_length height)
{
    const bx_style *style = bx_style_of(ask->page->styles, node);
    if (height >= 0) return height;
    if (style->box->inline_size.kind == BX_DIMENSION_LENGTH) return style->box->inline_size.value;
    if (node->element == BX_ELEMENT_FIGURE && width > 0) return figure_measure(ask, node, width);
    return bx_box_natural_width(ask, node);
}

static bx_ask turned_ask(const bx_ask *ask)
{
    bx_ask turned = *ask;
    turned.axes.vertical = !turned.axes.vertical;
    return turned;
}

/* A box whose lines go the other way: laid out for itself, then turned into its parent. */
static bx_box *layout_turned(const bx_ask *ask, const bx_node *node, bx_length width,
                             bx_length height, uint32_t *number)
{
    bx_box *box = BX_NEW(ask->arena, bx_box);
    box->kind = BX_BOX_TURNED;
    box->node = node;
    box->style = bx_style_of(ask->page->styles, node);
    bx_box_edges(ask, box, width);
    for (int side = 0; side < 4; side++)
        box->padding[side] = 0;
    bx_ask turned = turned_ask(ask);
    bx_length measure = turned_measure(&turned, node, width, height);
    box->first_child = bx_box_layout(&turned, node, measure, height >= 0 ? width : -1, 0, number);
    box->rect.width = box->first_child->rect.height;
    box->rect.height = box->first_child->rect.width;
    box->content_height = box->rect.height;
    if (height >= 0) {
        box->rect.width = width;
        box->fixed_height = true;
        /* Lines beyond the width are what does not fit. */
        bx_length over = box->first_child->content_height + box->first_child->padding[BX_TOP] +
                         box->first_child->padding[BX_BOTTOM] - width;
        if (over > 0) box->content_height += over;
    }
    return box;
}

bx_length bx_box_turned_depth(const bx_ask *ask, const bx_node *node, bx_length measure,
                              uint32_t *number)
{
    bx_ask turned = turned_ask(ask);
    return bx_box_outer_height(bx_box_layout(&turned, node, measure, -1, 0, number));
}

bx_box *bx_box_layout(const bx_ask *ask, const bx_node *node, bx_length width, bx_length height,
                      bx_length phase, uint32_t *number)
{
    const bx_style *style = bx_style_of(ask->page->styles, node);
    if (bx_is_turned(ask, style) && node->element != BX_ELEMENT_IMAGE &&
        node->element != BX_ELEMENT_QR)
        return layout_turned(ask, node, width, height, number);
    if (node->element == BX_ELEMENT_IMAGE) {
        bx_box *image = bx_box_image(ask, node, width, height);
        bx_box_edges(ask, image, width);
        return image;
    }
    if (bx_is_code(node)) {
        bx_box *code = bx_box_code(ask, node, width, number);
        bx_box_edges(ask, code, width);
        return code;
    }
    if (node->element == BX_ELEMENT_TABLE) return bx_box_table(ask, node, width, height, number);
    bx_box edges = {.style = style};
    bx_box_edges(ask, &edges, width);
    bx_length inner = width - edges.padding[BX_LEFT] - edges.padding[BX_RIGHT];
    if (inner < 0) inner = 0;
    if (height < 0 && style->box->block_size.kind == BX_DIMENSION_LENGTH)
        height = style->box->block_size.value;

    bx_box *box;
    bool container = style->box->display == BX_DISPLAY_GRID || node->element == BX_ELEMENT_FIGURE ||
                     node->element == BX_ELEMENT_RULE || node->element == BX_ELEMENT_PULLQUOTE ||
                     bx_box_has_blocks(ask, node);
    if (container) {
        box = BX_NEW(ask->arena, bx_box);
        box->kind = style->box->display == BX_DISPLAY_GRID ? BX_BOX_GRID : BX_BOX_STACK;
        box->node = node;
        box->style = style;
    } else {
        bx_head_fit(ask, node, inner,
                    height >= 0 ? height - edges.padding[BX_TOP] - edges.padding[BX_BOTTOM] : -1);
        style = bx_style_of(ask->page->styles, node);
        box = bx_box_text(ask, node, NULL, NULL, inner, number);
    }
    bx_box_edges(ask, box, width);
    bx_length edge = box->padding[BX_TOP] + box->padding[BX_BOTTOM];
    if (container) {
        bx_length inner_height = height >= 0 ? bx_length_max(0, height - edge) : -1;
        bx_box_job job = {ask,    box,  inner, inner_height, phase, box->padding[BX_TOP],
                          number, false};
        layout_container(&job);
    }
    box->rect.width = width;
    box->rect.height = bx_length_clamp((int64_t)box->content_height + edge);
    bx_length least = bx_dimension_resolve(style->box->min_block_size, 0, 0);
    box->rect.height = bx_length_max(box->rect.height, least);
    if (height >= 0) {
        box->fixed_height = true;
        box->rect.height = height;
    }
    return box;
}

/* Natural width of the widest child. */
static bx_length natural_children_width(const bx_ask *ask, const bx_node *node)
{
    bx_length widest = 0;
    for (const bx_node *child = node->first_child; child; child = child->next) {
        if (bx_box_child_kind(ask, child) != BX_CHILD_BLOCK) continue;
        widest = bx_length_max(widest, bx_box_natural_width(ask, child));
    }
    return widest;
}

/* Columns of given widths as they are, the others as wide as the widest child. */
static bx_length natural_grid_width(const bx_style *style, bx_length widest)
{
    int64_t sum = 0;
    for (size_t i = 0; i < style->grid->columns.count; i++) {
        sum += bx_dimension_resolve(style->grid->columns.tracks[i].size, 0, widest);
        if (i > 0) sum += bx_dimension_resolve(style->grid->column_gap, 0, 0);
    }
    return bx_length_max(widest, bx_length_clamp(sum));
}

bx_length bx_box_natural_width(const bx_ask *ask, const bx_node *node)
{
    const bx_style *style = bx_style_of(ask->page->styles, node);
    bx_box edges = {.style = style};
    bx_box_edges(ask, &edges, 0);
    uint32_t number = 0;
    if (bx_is_turned(ask, style) && node->element != BX_ELEMENT_IMAGE &&
        node->element != BX_ELEMENT_QR) {
        bx_box *box = layout_turned(ask, node, 0, -1, &number);
        return box->rect.width + edges.margin[BX_LEFT] + edges.margin[BX_RIGHT];
    }
    bx_length around = edges.padding[BX_LEFT] + edges.padding[BX_RIGHT] + edges.margin[BX_LEFT] +
                       edges.margin[BX_RIGHT];
    if (bx_is_code(node)) return bx_box_code(ask, node, -1, &number)->rect.width + around;
    if (style->box->inline_size.kind == BX_DIMENSION_LENGTH)
        return style->box->inline_size.value + around;
    if (node->element == BX_ELEMENT_TABLE)
        return bx_table_natural_width(ask, node) + edges.margin[BX_LEFT] + edges.margin[BX_RIGHT];
    if (node->element == BX_ELEMENT_IMAGE) {
        return bx_box_image(ask, node, -1, -1)->rect.width + around;
    }
    if (bx_box_has_blocks(ask, node)) {
        bx_length widest = natural_children_width(ask, node);
        if (style->box->display == BX_DISPLAY_GRID) widest = natural_grid_width(style, widest);
        return widest + around;
    }
    bx_head_fit_natural(ask, node);
    const bx_paragraph *paragraph = bx_shaped_text(ask, node, NULL, NULL);
    if (paragraph->cluster_count == 0) return around;
    return bx_length_clamp((int64_t)bx_line_natural_width(paragraph) + around);
}

uint32_t bx_box_characters(const bx_ask *ask, const bx_node *node)
{
    bx_string text = bx_node_plain_text(ask->arena, node);
    return bx_text_characters(text, 0, (uint32_t)text.size);
}

static void reverse_children(bx_box *box)
{
    for (bx_box *child = box->first_child; child; child = child->next) {
        child->rect.y = box->rect.height - child->rect.y - child->rect.height;
        child->reversed = true;
        reverse_children(child);
    }
}

void bx_box_reverse(bx_box *box)
{
    if (box->kind != BX_BOX_TURNED) return;
    box->first_child->reversed = true;
    reverse_children(box->first_child);
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
