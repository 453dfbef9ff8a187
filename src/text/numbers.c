/* Grouping and conversion of numbers. */
#include "text/numbers.h"

#include "style/text_style.h"
#include "unicode/numeral.h"

/* Digits that are grouped: GB/T 15835 leaves four alone; very long strings are no quantities. */
enum { LEAST_GROUPED = 5, MOST_GROUPED = 15, GROUP = 3 };

typedef struct show {
    bx_gathered *gathered;
    BX_ARRAY(bx_gather_character) out;
    bool vertical;
} show;

static bool changes_numbers(const bx_style *style, bool vertical)
{
    return style->text->number_grouping != BX_GROUPING_NONE ||
           style->text->number_form == BX_NUMBER_CHINESE ||
           (vertical && style->text->numerals == BX_NUMERALS_CHINESE);
}

/* In vertical lines short numbers share a cell; longer ones and those with other signs are written
 * in Chinese. */
static bool wants_chinese(const show *s, const bx_style *style, const bx_number_place *n)
{
    if (n->code && !n->year) return false;
    if (style->text->number_form == BX_NUMBER_CHINESE) return true;
    if (!s->vertical || style->text->numerals != BX_NUMERALS_CHINESE) return false;
    return n->end - n->begin != n->integer_digits || style->text->text_combine == BX_COMBINE_ALL ||
           n->integer_digits > style->text->text_combine;
}

/* Puts what is shown for the characters [begin, end) in their place. */
static void add_converted(show *s, size_t begin, size_t end, bx_string shown)
{
    const bx_gather_character *chars = s->gathered->characters.items;
    size_t at = 0, i = begin, count = s->gathered->characters.count;
    bool unit =
        end + 1 < count && bx_character_is_unit(chars[end].character, chars[end + 1].character);
    while (at < shown.size) {
        bx_gather_character c = chars[i];
        c.character = bx_utf8_next(shown, &at);
        c.soft_hyphen = false;
        c.in_number = at < shown.size || unit;
        bx_array_push(&s->out, c);
        if (i + 1 < end) i++;
    }
}

static void add_grouped(show *s, size_t begin, size_t end, const bx_number_place *n,
                        uint32_t separator)
{
    const bx_gather_character *chars = s->gathered->characters.items;
    unsigned left = n->integer_digits;
    for (size_t i = begin; i < end; i++) {
        bool integer = chars[i].byte >= n->digits && chars[i].byte < n->point;
        if (integer && left < n->integer_digits && left % GROUP == 0) {
            bx_gather_character c = chars[i];
            c.character = separator;
            c.soft_hyphen = false;
            bx_array_push(&s->out, c);
        }
        if (integer) left--;
        bx_array_push(&s->out, chars[i]);
    }
}

/* Shows the number at character `first`, whose sign may already be in the list; returns the index
 * behind it. */
static size_t add_number(show *s, size_t first, bx_buffer *shown)
{
    const bx_gathered *g = s->gathered;
    const bx_gather_character *chars = g->characters.items;
    const bx_gather_piece *piece = &g->pieces.items[chars[first].piece];
    const bx_style *style = piece->style;
    bx_string text = bx_buffer_string(&g->text);
    bx_number_place n = bx_number_find(text, chars[first].byte);
    size_t begin = first, end = first;
    while (begin > 0 && chars[begin].byte > n.begin)
        begin--;
    while (end < g->characters.count && chars[end].byte < n.end)
        end++;
    bool whole = chars[begin].piece == chars[end - 1].piece;
    if (whole && wants_chinese(s, style, &n)) {
        s->out.count -= first - begin;
        shown->size = 0;
        bool traditional = bx_region_of(bx_node_language(piece->node)) != BX_REGION_GB;
        bx_number_append_chinese(text, &n, traditional, shown);
        add_converted(s, begin, end, bx_buffer_string(shown));
        return end;
    }
    bool grouped = whole && style->text->number_grouping != BX_GROUPING_NONE && !n.code &&
                   !n.year && !n.grouped && n.integer_digits >= LEAST_GROUPED &&
                   n.integer_digits <= MOST_GROUPED && style->text->number_form == BX_NUMBER_ARABIC;
    if (grouped) {
        add_grouped(s, first, end, &n,
                    style->text->number_grouping == BX_GROUPING_COMMA ? ',' : 0x2009);
        return end;
    }
    for (size_t i = first; i < end; i++)
        bx_array_push(&s->out, chars[i]);
    return end;
}

void bx_show_numbers(bx_gathered *gathered, bool vertical)
{
    bool wanted = false;
    for (size_t i = 0; i < gathered->pieces.count; i++)
        wanted |= changes_numbers(gathered->pieces.items[i].style, vertical);
    if (!wanted) return;
    show s = {.gathered = gathered, .vertical = vertical};
    bx_buffer shown = {0};
    const bx_gather_character *chars = gathered->characters.items;
    for (size_t i = 0; i < gathered->characters.count;) {
        if (bx_character_is_digit(chars[i].character) &&
            changes_numbers(gathered->pieces.items[chars[i].piece].style, vertical)) {
            i = add_number(&s, i, &shown);
        } else {
            bx_array_push(&s.out, chars[i]);
            i++;
        }
    }
    gathered->characters.count = 0;
    bx_array_reserve(&gathered->characters, s.out.count + 1);
    for (size_t i = 0; i < s.out.count; i++)
        gathered->characters.items[i] = s.out.items[i];
    gathered->characters.count = s.out.count;
    bx_array_release(&s.out);
    bx_buffer_release(&shown);
}
