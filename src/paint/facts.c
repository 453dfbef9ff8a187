/* Facts for checks, from the document and the styles. */
#include "paint/facts.h"

#include "box/ad.h"
#include "box/head_form.h"
#include "style/box_style.h"
#include "style/line_style.h"
#include "style/page_style.h"
#include "style/place_style.h"

void bx_facts_page(const bx_painter *painter, const bx_node *page, bx_plate *plate,
                   const bx_grid *grid)
{
    static const bx_plate_cut cuts[] = {[BX_CUT_FORBID] = BX_PLATE_CUT_FORBIDDEN,
                                        [BX_CUT_ALLOW] = BX_PLATE_CUT_ALLOWED,
                                        [BX_CUT_REQUIRE] = BX_PLATE_CUT_REQUIRED};
    const bx_style *style = painter->ask.page->style;
    const bx_issue *issue = painter->ask.page->issue;
    plate->lint = bx_builder_levels(painter->builder, style->page->lint);
    plate->cut = cuts[style->page->page_cut];
    plate->through = bx_node_number_value(page, "spread");
    plate->sensitive_words = bx_builder_words(painter->builder, style->page->sensitive_words.words,
                                              style->page->sensitive_words.count);
    plate->sensitive_word_count = style->page->sensitive_words.count;
    if (issue) {
        plate->year = issue->year;
        plate->month = issue->month;
        plate->day = issue->day;
        plate->page_count = issue->page_count;
    }
    plate->columns = BX_NEW_ARRAY(plate->arena, bx_rect, grid->column_count);
    plate->column_count = grid->column_count;
    for (size_t i = 0; i < grid->column_count; i++) {
        bx_rect column = {grid->columns[i].x, painter->ask.axes.area.y, grid->columns[i].width,
                          painter->ask.axes.area.height};
        plate->columns[i] = bx_builder_rect(painter->builder, column);
    }
}

static bool says(const bx_node *node, const char *attribute, const char *value)
{
    return bx_string_equal_literal(bx_node_value(node, attribute), value);
}

static bool is_statement(bx_element element)
{
    return element == BX_ELEMENT_BYLINE || element == BX_ELEMENT_DATELINE ||
           element == BX_ELEMENT_CREDIT || element == BX_ELEMENT_REF;
}

void bx_facts_story(const bx_painter *painter, const bx_node *node)
{
    bx_plate_story *story = bx_builder_story(painter->builder);
    const bx_lint_levels *levels = bx_style_of(painter->ask.styles, node)->page->lint;
    story->priority = bx_node_number_value(node, "priority");
    story->played_down = says(node, "play", "down");
    story->reverse_lead = says(node, "play", "reverse");
    story->avoid_fold = says(node, "fold", "avoid");
    story->lint = bx_builder_levels(painter->builder, levels);
    bx_builder_story_texts(painter->builder, bx_node_value(node, "kind"),
                           bx_node_value(node, "topics"));
    for (const bx_node *n = node; n; n = bx_node_next(n, node)) {
        if (!is_statement(n->element)) continue;
        bx_plate_statement statement = {
            bx_element_tag(n->element), bx_node_plain_text(painter->ask.arena, n), n->span,
            bx_node_number_value(n, "page"), bx_node_value(n, "article")};
        bx_builder_story_statement(painter->builder, statement);
    }
}

static bool is_framed(const bx_style *style)
{
    for (int side = 0; side < 4; side++) {
        if (style->box->border[side].style == BX_BORDER_NONE || style->box->border[side].width <= 0)
            return false;
    }
    return true;
}

static bool is_part(bx_element element)
{
    switch (element) {
    case BX_ELEMENT_MASTHEAD:
    case BX_ELEMENT_EAR:
    case BX_ELEMENT_FOLIO:
    case BX_ELEMENT_HEAD:
    case BX_ELEMENT_STANDFIRST:
    case BX_ELEMENT_FIGURE:
    case BX_ELEMENT_INFOBOX:
    case BX_ELEMENT_NOTE:
    case BX_ELEMENT_PULLQUOTE:
    case BX_ELEMENT_TABLE:
    case BX_ELEMENT_BRIEFS:
    case BX_ELEMENT_AD: return true;
    default: return false;
    }
}

static bool has_text(const bx_node *node)
{
    return node && node->first_child;
}

bool bx_facts_part(const bx_painter *painter, const bx_node *node, bx_rect rect)
{
    bool framed = is_framed(bx_style_of(painter->ask.styles, node));
    bool apart =
        bx_head_form_of_child(&painter->ask, node); /* a part of a head that stands by itself */
    if (!is_part(node->element) && !framed && !apart) return false;
    bx_plate_part part = {.role = bx_element_tag(apart ? BX_ELEMENT_HEAD : node->element),
                          .rect = rect,
                          .span = node->span,
                          .framed = framed};
    if (node->element == BX_ELEMENT_HEAD)
        part.placed = bx_head_form(&painter->ask, node) != BX_HEAD_ABOVE;
    part.avoid_fold = says(node, "fold", "avoid");
    part.booked_width =
        node->element == BX_ELEMENT_AD ? bx_ad_millimetres(bx_node_value(node, "width")) : 0;
    part.booked_height =
        node->element == BX_ELEMENT_AD ? bx_ad_millimetres(bx_node_value(node, "height")) : 0;
    if (node->element == BX_ELEMENT_FIGURE) {
        part.file = says(node, "kind", "file") || node->unread; /* which is no picture at all */
        part.facing = says(node, "facing", "left") ? -1 : says(node, "facing", "right") ? 1 : 0;
        part.belongs_to = bx_node_value(node, "article");
        for (const bx_node *n = node; n; n = bx_node_next(n, node)) {
            bool caption = n->element == BX_ELEMENT_CAPTION || n->element == BX_ELEMENT_HEADLINE;
            bool credit = n->element == BX_ELEMENT_CREDIT || n->element == BX_ELEMENT_BYLINE;
            part.captioned |= caption && has_text(n);
            part.credited |= credit && has_text(n);
        }
    }
    bx_builder_part_begin(painter->builder, part);
    return true;
}

/* Words that a heading's lines must not part: those of its style, and names in it. */
static void add_protected_words(const bx_painter *painter, const bx_node *node,
                                const bx_style *style)
{
    size_t count = style->line->protected_words.count;
    for (const bx_node *n = node; n; n = bx_node_next(n, node))
        count += n->element == BX_ELEMENT_NAME;
    if (count == 0) return;
    bx_string *words = BX_NEW_ARRAY(painter->ask.arena, bx_string, count);
    size_t at = 0;
    for (; at < style->line->protected_words.count; at++)
        words[at] = style->line->protected_words.words[at];
    for (const bx_node *n = node; n; n = bx_node_next(n, node)) {
        if (n->element == BX_ELEMENT_NAME) words[at++] = bx_node_plain_text(painter->ask.arena, n);
    }
    bx_plate_block *block = bx_builder_block(painter->builder);
    block->protected_words = bx_builder_words(painter->builder, words, count);
    block->protected_word_count = count;
}

void bx_facts_block(const bx_painter *painter, const bx_node *node)
{
    const bx_style *style = bx_style_of(painter->ask.styles, node);
    bx_plate_block *block = bx_builder_block(painter->builder);
    block->widows = style->line->widows;
    block->orphans = style->line->orphans;
    block->not_first = style->place->break_before == BX_BREAK_AVOID;
    if (style->line->auto_phrase) add_protected_words(painter, node, style);
}
