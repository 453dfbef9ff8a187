/* Fitting headlines. */
#include "box/head_fit.h"

#include "box/box_parts.h"
#include "box/restyled.h"
#include "box/shaped.h"
#include "style/fit_style.h"
#include "style/font_style.h"
#include "style/line_style.h"

enum { SCALE_STEP = 65536 / 50, TRACKING_STEP = 65536 / 100 };

/* What fitting an element to a place chose. */
static const bx_memo_kind FITS = {.name = "fits"};

typedef struct fit_key {
    const bx_node *left_out;
    bx_length width, height, cap;
    int32_t scale;
} fit_key;

/* 号 of the trade in grades: 小 sizes are half a grade below the full ones. Thousandths of a point.
 */
static const int GRADES[] = {63000, 54000, 48000, 42000, 36000, 28000, 24000, 21000, 18000,
                             16000, 15000, 14000, 12000, 10500, 9000,  8000,  6875,  5250};
enum { GRADE_COUNT = sizeof GRADES / sizeof *GRADES };

static bx_length grade_size(int grade)
{
    return (bx_length)bx_multiply_divide(GRADES[grade], BX_ONE_PT, 1000);
}

/* The size so many half grades below another one, which may stand between two of the table. */
static bx_length size_below(bx_length size, unsigned halves)
{
    int nearest = 0;
    for (int i = 1; i < GRADE_COUNT; i++) {
        bx_length a = grade_size(i) - size, b = grade_size(nearest) - size;
        if ((a < 0 ? -a : a) < (b < 0 ? -b : b)) nearest = i;
    }
    int grade = nearest + (int)halves;
    return grade_size(grade < GRADE_COUNT ? grade : GRADE_COUNT - 1);
}

/* Whether broken lines keep within the number that is allowed, their measure, and the words. */
static bool is_good(const bx_style *style, const bx_lines *lines)
{
    if (lines->count > bx_head_most_lines(style)) return false;
    for (size_t i = 0; i < lines->count; i++) {
        if (lines->lines[i].flags & (BX_LINE_OVERFULL | BX_LINE_RELAXED)) return false;
    }
    return true;
}

/* One trial: the lines of a text in a fit, and whether they are as they should be. */
typedef struct trial {
    bx_lines lines;
    bool good;
    int64_t height;
} trial;

static trial try_fit(const bx_ask *ask, const bx_node *node, bx_length width, bx_fit fit)
{
    bx_ask fitted = *ask;
    fitted.styles = bx_styles_fitted(ask, node, fit);
    const bx_style *style = bx_style_of(fitted.styles, node);
    const bx_paragraph *paragraph = bx_shaped_text(&fitted, node, NULL, NULL);
    if (paragraph->cluster_count == 0) return (trial){.good = true};
    bx_measure measure = {width, 1};
    bx_line_options options = {.indent = paragraph->indent, .wrap = style->line->text_wrap};
    bx_lines lines = bx_lines_break(paragraph, &measure, 1, options, ask->arena);
    if (style->line->text_nowrap && bx_line_natural_width(paragraph) > width)
        lines.lines[0].flags |= BX_LINE_OVERFULL;
    return (trial){lines, is_good(style, &lines), (int64_t)lines.count * style->line_height};
}

static bool fits(const bx_ask *ask, const bx_node *node, bx_length width, bx_length height,
                 bx_fit fit)
{
    trial t = try_fit(ask, node, width, fit);
    return t.good && (height < 0 || t.height <= (int64_t)height);
}

/* Letters are condensed, then set closer. */
static bx_fit tighten(const bx_ask *ask, const bx_node *node, bx_length width, bx_length height,
                      bx_fit f)
{
    const bx_style *style = bx_style_of(ask->styles, node);
    int32_t least = style->fit->scale_limits[0], closest = style->fit->tracking_limits[0];
    /* In vertical lines a scale would not make them shorter. */
    if (style->writing_mode == BX_VERTICAL_RL) least = 65536;
    while (f.scale > least) {
        f.scale = f.scale - SCALE_STEP < least ? least : f.scale - SCALE_STEP;
        if (fits(ask, node, width, height, f)) return f;
    }
    while (f.tracking > closest) {
        f.tracking = f.tracking - TRACKING_STEP < closest ? closest : f.tracking - TRACKING_STEP;
        if (fits(ask, node, width, height, f)) return f;
    }
    return f;
}

/* A single line that leaves room is made wider as far as the limits go. */
static bx_fit loosen(const bx_ask *ask, const bx_node *node, bx_length width, bx_fit f)
{
    const bx_style *style = bx_style_of(ask->styles, node);
    bool vertical = style->writing_mode == BX_VERTICAL_RL;
    int32_t most = vertical ? 65536 : style->fit->scale_limits[1],
            widest = style->fit->tracking_limits[1];
    if (most <= 65536 && widest <= 0) return f;
    bx_lines lines = try_fit(ask, node, width, f).lines;
    if (lines.count != 1 || lines.lines[0].natural <= 0) return f;
    int64_t scale = bx_multiply_divide(65536, width, lines.lines[0].natural);
    f.scale = (int32_t)(scale > most    ? most
                        : scale < 65536 ? 65536
                                        : scale) /
              SCALE_STEP * SCALE_STEP;
    if (f.scale < 65536) f.scale = 65536;
    lines = try_fit(ask, node, width, f).lines;
    int64_t gaps = (int64_t)lines.lines[0].cluster_end - lines.lines[0].cluster_begin - 1;
    int64_t spare = (int64_t)width - lines.lines[0].natural;
    if (gaps < 1 || spare <= 0) return f;
    int64_t tracking = bx_multiply_divide(spare / gaps, 65536, f.size);
    f.tracking = (int32_t)(tracking > widest ? widest : tracking) / TRACKING_STEP * TRACKING_STEP;
    return f;
}

static bx_fit choose(const bx_ask *ask, const bx_node *node, bx_length width, bx_length height)
{
    const bx_style *style = bx_style_of(ask->styles, node);
    bx_fit f = {style->fit->font_sizes.sizes[style->fit->font_sizes.count - 1], 65536, 0};
    for (size_t i = 0; i < style->fit->font_sizes.count; i++) {
        f.size = style->fit->font_sizes.sizes[i];
        if (ask->wish.fit_cap > 0 && f.size > ask->wish.fit_cap) continue;
        if (fits(ask, node, width, height, f)) return loosen(ask, node, width, f);
    }
    return tighten(ask, node, width, height, f);
}

static const bx_node *headline_beside(const bx_node *node)
{
    return node->parent ? bx_node_child(node->parent, BX_ELEMENT_HEADLINE) : NULL;
}

const bx_styles *bx_head_fit(const bx_ask *ask, const bx_node *node, bx_length width,
                             bx_length height)
{
    const bx_style *style = bx_style_of(ask->styles, node);
    if (style->fit->font_grade > 0) {
        const bx_node *headline = headline_beside(node);
        if (!headline || headline == node) return ask->styles;
        bx_length size =
            size_below(bx_style_of(ask->styles, headline)->font_size, style->fit->font_grade);
        return bx_styles_fitted(ask, node, (bx_fit){size, 65536, 0});
    }
    if (style->fit->font_sizes.count == 0) return ask->styles;
    fit_key key = {bx_left_out_below(ask, node), width, height, ask->wish.fit_cap,
                   ask->wish.text_scale};
    bx_question question = {&FITS, node, &key, sizeof key};
    const bx_fit *known = bx_asker_find(ask->asker, question);
    bx_fit chosen = known ? *known : choose(ask, node, width, height);
    if (!known) *(bx_fit *)bx_asker_keep(ask->asker, question, sizeof chosen) = chosen;
    return bx_styles_fitted(ask, node, chosen);
}

/* Whether a child of a stack takes part, with the width that its text has. */
static bool fitted_width(const bx_ask *ask, const bx_node *child, bx_length width, bool grade,
                         bx_length *inner)
{
    if (child->element == BX_ELEMENT_NONE) return false;
    const bx_style *style = bx_style_of(ask->styles, child);
    if (grade ? style->fit->font_grade == 0 : style->fit->font_sizes.count == 0) return false;
    if (bx_box_child_kind(ask, child) != BX_CHILD_BLOCK || bx_is_turned(ask, style)) return false;
    bx_box edges = {.style = style};
    bx_box_edges(ask, &edges, width);
    bx_length room = width - edges.margin[BX_LEFT] - edges.margin[BX_RIGHT];
    room = bx_length_min(bx_dimension_resolve(bx_style_width(ask, style), width, room), room);
    bx_box_edges(ask, &edges, room);
    *inner = bx_length_max(0, room - edges.padding[BX_LEFT] - edges.padding[BX_RIGHT]);
    return true;
}

const bx_styles *bx_head_fit_children(const bx_ask *ask, const bx_node *head, bx_length width)
{
    bx_ask fitted = *ask;
    for (int grade = 0; grade < 2; grade++) {
        for (const bx_node *c = head->first_child; c; c = c->next) {
            bx_length inner;
            if (fitted_width(ask, c, width, grade == 1, &inner))
                fitted.styles = bx_head_fit(&fitted, c, inner, -1);
        }
    }
    return fitted.styles;
}

const bx_styles *bx_head_fit_natural(const bx_ask *ask, const bx_node *node)
{
    const bx_style *style = bx_style_of(ask->styles, node);
    if (style->fit->font_sizes.count > 0)
        return bx_styles_fitted(ask, node, (bx_fit){style->fit->font_sizes.sizes[0], 65536, 0});
    if (style->fit->font_grade == 0) return ask->styles;
    bx_ask natural = *ask;
    const bx_node *headline = headline_beside(node);
    bx_fit fit;
    if (headline && headline != node && !bx_style_fit(ask->styles, headline, &fit))
        natural.styles = bx_head_fit_natural(ask, headline);
    return bx_head_fit(&natural, node, 0, -1);
}

/* A box that was turned is fitted inside. */
static const bx_box *fitted_box(const bx_box *box)
{
    return box->kind == BX_BOX_TURNED ? box->first_child : box;
}

bx_length bx_head_smaller(const bx_box *head)
{
    bx_length largest = 0, next = 0;
    for (const bx_box *box = head->first_child; box; box = box->next) {
        const bx_style *style = fitted_box(box)->style;
        if (style->fit->font_sizes.count > 0 && !box->anonymous)
            largest = bx_length_max(largest, style->font_size);
    }
    for (const bx_box *box = head->first_child; box; box = box->next) {
        const bx_font_sizes *list = &box->style->fit->font_sizes;
        for (size_t i = 0; i < list->count; i++) {
            if (list->sizes[i] < largest) next = bx_length_max(next, list->sizes[i]);
        }
    }
    return next;
}

const bx_styles *bx_head_fitted(const bx_ask *ask, const bx_box *box)
{
    bx_ask fitted = *ask;
    const bx_style *style = box->style;
    if (box->kind == BX_BOX_TEXT && !box->anonymous && style->fit->font_sizes.count > 0)
        fitted.styles = bx_styles_fitted(
            ask, box->node,
            (bx_fit){style->font_size, style->font->fit_scale, style->font->fit_tracking});
    for (const bx_box *c = box->first_child; c; c = c->next)
        fitted.styles = bx_head_fitted(&fitted, c);
    return fitted.styles;
}

static bool is_unfit(const bx_box *box)
{
    if (box->kind != BX_BOX_TEXT || box->style->fit->font_sizes.count == 0) return false;
    if (box->lines.count > bx_head_most_lines(box->style)) return true;
    for (size_t i = 0; i < box->lines.count; i++) {
        if (box->lines.lines[i].flags & BX_LINE_OVERFULL) return true;
    }
    return false;
}

bool bx_head_is_unfit(const bx_box *box)
{
    if (is_unfit(box)) return true;
    for (const bx_box *child = box->first_child; child; child = child->next) {
        if (bx_head_is_unfit(child)) return true;
    }
    return false;
}
