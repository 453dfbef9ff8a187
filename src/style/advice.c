/* What people mean by CSS that cannot be used: the message that helps instead of the general one.
 */
#include "style/sheet.h"

#include "style/codes.h"
#include "style/value.h"

#include <string.h>

/* clang-format off */
static const struct {
    const char *mark, *write;
} FULL_WIDTH[] = {
    {"：", ":"}, {"；", ";"}, {"，", ","}, {"｛", "{"}, {"｝", "}"}, {"（", "("}, {"）", ")"}, {"“", "\""}, {"”", "\""},
    {"‘", "'"}, {"’", "'"}, {"。", "."}, {"．", "."}, {"％", "%"}, {"－", "-"}, {"＃", "#"}, {"　", "a half-width space"},
};

/* Properties of the web, and what print has. */
static const struct {
    const char *property, *instead;
} SCREEN[] = {
    {"position", "grid-area, or float: top and bottom in a story"}, {"top", "grid-area, or margin"}, {"right", "grid-area, or margin"},
    {"bottom", "grid-area, or margin"}, {"left", "grid-area, or margin"}, {"inset", "grid-area, or margin"}, {"z-index", "nothing: boxes do not cover each other"},
    {"opacity", "a lighter colour: device-cmyk(0 0 0 50%)"}, {"flex", "display: grid"}, {"flex-direction", "display: grid"}, {"flex-wrap", "display: grid"},
    {"flex-grow", "grid-template-columns with fr"}, {"flex-basis", "grid-template-columns"}, {"justify-content", "grid-template-columns"}, {"order", "grid-area"},
    {"columns", "column-count"}, {"column-width", "column-count"}, {"text-transform", "the letters themselves"}, {"overflow", "-bx-copyfit"},
    {"visibility", "display: none"}, {"vertical-align", "align-content"}, {"transform", "writing-mode, or the size itself"}, {"rotate", "writing-mode"},
    {"animation", "nothing: paper stands still"}, {"transition", "nothing: paper stands still"}, {"cursor", "nothing: it is of a screen"}, {"box-shadow", "border, or background"},
    {"outline", "border"}, {"min-width", "inline-size"}, {"max-width", "inline-size"}, {"max-height", "block-size"},
    {"list-style", "a ::before with content"}, {"list-style-type", "a ::before with content"}, {"object-view-box", "object-position"}, {"background-image", "a <figure>, or background"},
    {"filter", "the picture itself"}, {"mix-blend-mode", "nothing: black prints over what is below it"}, {"white-space", "text-wrap-mode: nowrap, or white-space-collapse"}, {"clear", "grid-area"},
    {"table-layout", "grid-template-columns"}, {"border-collapse", "border"}, {"line-clamp", "max-lines"}, {"aspect-ratio", "block-size"},
};
/* clang-format on */

static bool report_mark(const bx_sheet_text *text, const bx_token *token, size_t at,
                        const char *mark, const char *write)
{
    uint32_t begin = text->place.begin + token->begin + (uint32_t)at;
    bx_span span = {text->place.source, begin, begin + (uint32_t)strlen(mark)};
    bx_said_text said;
    bx_report(text->diagnostics, BX_STYLE_FULL_WIDTH, span, mark, bx_said(&said, write));
    return true;
}

static bool has_full_width(const bx_sheet_text *text, const bx_token *token)
{
    if (token->type == BX_TOKEN_STRING || token->type == BX_TOKEN_URL) return false;
    bx_string written = bx_string_slice(text->css, token->begin, token->end);
    for (size_t at = 0; at < written.size; at++) {
        bx_string rest = bx_string_slice(written, at, written.size);
        for (size_t i = 0; i < sizeof FULL_WIDTH / sizeof *FULL_WIDTH; i++) {
            if (bx_string_starts_with(rest, FULL_WIDTH[i].mark))
                return report_mark(text, token, at, FULL_WIDTH[i].mark, FULL_WIDTH[i].write);
        }
    }
    return false;
}

bool bx_advise_marks(const bx_sheet_text *text, const bx_token *first, const bx_token *last)
{
    for (const bx_token *t = first; t <= last; t++) {
        if (t < last && bx_token_is(t, '/') && bx_token_is(t + 1, '/')) {
            bx_report(text->diagnostics, BX_STYLE_COMMENT, bx_token_span(text, t, t + 1));
            return true;
        }
        if (has_full_width(text, t)) return true;
    }
    return false;
}

void bx_advise_property(const bx_sheet_text *text, bx_span span, bx_string name)
{
    bx_short_text shown;
    bx_said_text instead;
    bx_short(&shown, name);
    for (size_t i = 0; i < sizeof SCREEN / sizeof *SCREEN; i++) {
        if (!bx_string_equal_ignore_case(name, SCREEN[i].property)) continue;
        bx_report(text->diagnostics, BX_PROPERTY_OF_SCREENS, span, shown.text,
                  bx_said(&instead, SCREEN[i].instead));
        return;
    }
    const bx_property *nearest = bx_property_nearest(name);
    if (nearest)
        bx_report(text->diagnostics, BX_PROPERTY_UNKNOWN, span, shown.text, nearest->name);
    else
        bx_report(text->diagnostics, BX_PROPERTY_FOREIGN, span, shown.text);
}

/* 小五号 is 小五, 五 is 五号: the size that is meant, or empty. */
static bx_string meant_size(bx_arena *arena, bx_string word)
{
    static const char unit[] = "号";
    bx_string shorter = word;
    if (bx_string_ends_with(word, unit)) shorter.size -= sizeof unit - 1;
    bx_string longer = bx_string_format(arena, "%.*s%s", BX_STRING_ARGS(word), unit);
    if (shorter.size < word.size && bx_hao_size(shorter)) return shorter;
    return bx_hao_size(longer) ? longer : (bx_string){NULL, 0};
}

/* The keyword of a syntax that is nearest to a word, a slip or two away, or empty. */
static bx_string nearest_keyword(const char *syntax, bx_string word)
{
    unsigned least = bx_string_slips(word);
    bx_string best = {NULL, 0};
    for (const char *c = syntax; *c;) {
        size_t length = strspn(c, "abcdefghijklmnopqrstuvwxyz-");
        bool named = c > syntax && c[-1] == '<';
        bx_string keyword = {c, length};
        c += length ? length : 1;
        if (length < 2 || named) continue;
        unsigned distance = bx_string_distance(word, keyword, least);
        if (distance > least || (best.size && distance == least)) continue;
        best = keyword;
        least = distance;
    }
    return best;
}

static bool advise_words(const bx_sheet_text *text, const bx_declaration *d)
{
    for (size_t i = 0; i < d->count; i++) {
        const bx_token *token = &d->tokens[i];
        if (token->type != BX_TOKEN_IDENT) continue;
        bx_string meant = meant_size(text->arena, token->text);
        if (meant.size == 0) meant = nearest_keyword(d->property->syntax, token->text);
        if (meant.size == 0 || bx_string_equal(meant, token->text)) continue;
        bx_short_text word, write;
        bx_report(text->diagnostics, BX_VALUE_NEAR, bx_token_span(text, token, token),
                  bx_short(&word, token->text), d->property->name, bx_short(&write, meant));
        return true;
    }
    return false;
}

static unsigned count_words(bx_string row)
{
    unsigned count = 0;
    for (size_t i = 0; i < row.size; i++)
        count += row.data[i] != ' ' && (i == 0 || row.data[i - 1] == ' ');
    return count;
}

/* Rows of areas that have not the same number of columns. */
static bool advise_areas(const bx_sheet_text *text, const bx_declaration *d)
{
    if (strcmp(d->property->name, "grid-template-areas") != 0) return false;
    unsigned first = 0, row = 0;
    for (size_t i = 0; i < d->count; i++) {
        const bx_token *token = &d->tokens[i];
        if (token->type != BX_TOKEN_STRING) continue;
        unsigned columns = count_words(token->text);
        if (row++ == 0) first = columns;
        if (columns == first) continue;
        bx_number_text a, b, c;
        bx_report(text->diagnostics, BX_AREAS_UNEVEN, bx_token_span(text, token, token),
                  bx_number(&a, row), bx_number(&b, columns), bx_number(&c, first));
        return true;
    }
    return false;
}

bool bx_advise_value(const bx_sheet_text *text, const bx_declaration *d)
{
    if (d->count == 0) return false;
    return bx_advise_marks(text, &d->tokens[0], &d->tokens[d->count - 1]) ||
           advise_areas(text, d) || advise_words(text, d);
}

static bool begins_line(const bx_sheet_text *text, const bx_token *space)
{
    if (space->type != BX_TOKEN_SPACE) return false;
    return memchr(text->css.data + space->begin, '\n', space->end - space->begin) != NULL;
}

size_t bx_missing_semicolon(const bx_sheet_text *text, size_t at, size_t end)
{
    if (bx_string_starts_with(text->tokens[at].text, "--")) return end;
    for (size_t i = at + 2; i + 1 < end; i++) {
        const bx_token *token = &text->tokens[i];
        if (token->type != BX_TOKEN_IDENT || !begins_line(text, token - 1)) continue;
        size_t colon = i + 1 + (text->tokens[i + 1].type == BX_TOKEN_SPACE);
        if (colon < end && bx_token_is(&text->tokens[colon], ':') && bx_property_find(token->text))
            return i;
    }
    return end;
}
