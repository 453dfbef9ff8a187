/* Classes in context, and a face for every character. */
#include "text/shaper.h"

#include "font/codes.h"
#include "style/font_style.h"
#include "text/codes.h"

#include <stdio.h>

typedef enum strength { NEUTRAL, CHINESE, WESTERN } strength;

static strength strength_of(uint32_t c)
{
    if (c >= 0x110000) return NEUTRAL;
    if (bx_character_is_western(c)) return WESTERN;
    if (bx_character_is_invisible(c)) return NEUTRAL;
    if (bx_character_shared(c) || c == ' ' || c < 0x80) return NEUTRAL;
    bx_class class = bx_character_class(c);
    if (class == BX_CLASS_LATIN) return WESTERN;
    if (class == BX_CLASS_SUFFIX || class == BX_CLASS_PREFIX) return NEUTRAL;
    return CHINESE;
}

/* What is said of a quotation mark, dash or ellipsis besides its context: for “ ” ‘ ’ a
 * standardized variation sequence, U+FE00 Western, U+FE01 full width (T-020); for all an element in
 * a Western language (T-016). */
static strength selected_role(const bx_shaping *s, size_t i)
{
    const bx_gathered *gathered = &s->shaper->gathered;
    const bx_gather_character *chars = gathered->characters.items;
    uint32_t c = chars[i].character,
             selector = i + 1 < gathered->characters.count ? chars[i + 1].character : 0;
    bool quote = c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D;
    if (quote && selector == 0xFE00) return WESTERN;
    if (quote && selector == 0xFE01) return CHINESE;
    if (!quote && c != 0x2013 && c != 0x2014 && c != 0x2026) return NEUTRAL;
    const bx_node *node = gathered->pieces.items[chars[i].piece].node;
    if (node == s->block) return NEUTRAL;
    bx_string language = bx_node_language(node);
    bool eastern = bx_string_starts_with(language, "zh") || bx_string_starts_with(language, "ja");
    return eastern || bx_string_equal(language, s->language) ? NEUTRAL : WESTERN;
}

/* Whether a shared mark is Chinese here. Hyphen and solidus only between Chinese on both sides. */
static bool is_chinese_here(uint32_t c, strength before, strength after, bool chinese_paragraph)
{
    if (c == '-' || c == '/' || c == 0x2010) return before == CHINESE && after == CHINESE;
    if (c == 0x2019 && before == WESTERN && after == WESTERN) return false; /* apostrophe */
    if (before == CHINESE || after == CHINESE) return true;
    /* At an end of the paragraph, with nothing or only Western text beside it, the paragraph
     * decides. */
    return (before == NEUTRAL || after == NEUTRAL) && chinese_paragraph;
}

static bool between_digits(const bx_gather_character *chars, size_t count, size_t i)
{
    return i > 0 && i + 1 < count && bx_character_is_digit(chars[i - 1].character) &&
           bx_character_is_digit(chars[i + 1].character);
}

/* Points, commas and thin spaces between digits and signs before them are parts of a number
 * (T-046). */
static bool joins_number(const bx_gather_character *chars, size_t count, size_t i)
{
    switch (chars[i].character) {
    case '.':
    case ',':
    case 0x2009:
    case 0x202F: return between_digits(chars, count, i);
    case '+':
    case 0x2212:
    case 0xB1:
        return i + 1 < count && bx_character_is_digit(chars[i + 1].character) &&
               (i == 0 || !bx_character_is_western(chars[i - 1].character));
    default: return false;
    }
}

static void resolve_classes(bx_shaping *s)
{
    const bx_gather_character *chars = s->shaper->gathered.characters.items;
    size_t count = s->shaper->gathered.characters.count;
    bx_character_facts *facts = s->shaper->facts.items;
    bool chinese = bx_string_starts_with(s->language, "zh");
    strength before = NEUTRAL;
    size_t next = 0;
    strength after = NEUTRAL;
    for (size_t i = 0; i < count; i++) {
        uint32_t c = chars[i].character;
        if (c == BX_CHARACTER_FILL)
            facts[i].class = BX_CLASS_FILL;
        else if (c == BX_CHARACTER_BREAK)
            facts[i].class = BX_CLASS_BREAK;
        else
            facts[i].class = bx_character_class(c);
        facts[i].western = facts[i].class == BX_CLASS_LATIN || facts[i].class == BX_CLASS_DIGIT ||
                           facts[i].class == BX_CLASS_SPACE;
        if (bx_character_shared(c)) {
            if (next <= i) {
                next = i + 1;
                after = NEUTRAL;
                while (next < count && (after = strength_of(chars[next].character)) == NEUTRAL)
                    next++;
            }
            bool range = chinese && c == 0x2014 && between_digits(chars, count, i);
            strength selected = selected_role(s, i);
            if (selected == WESTERN ||
                (selected == NEUTRAL && !range && !is_chinese_here(c, before, after, chinese))) {
                facts[i].class = BX_CLASS_LATIN;
                facts[i].western = true;
            }
        } else if (joins_number(chars, count, i)) {
            facts[i].class = BX_CLASS_DIGIT;
            facts[i].western = true;
        }
        strength own = strength_of(c);
        if (own != NEUTRAL) before = own;
        if (own != NEUTRAL && next <= i) next = i;
    }
}

/* —— and …… become one cluster; the class of both halves says so. */
static void join_pairs(bx_shaping *s)
{
    const bx_gather_character *chars = s->shaper->gathered.characters.items;
    size_t count = s->shaper->gathered.characters.count;
    bx_character_facts *facts = s->shaper->facts.items;
    for (size_t i = 0; i + 1 < count; i++) {
        bool dash = chars[i].character == 0x2014 && chars[i + 1].character == 0x2014;
        if (dash && !facts[i].western) {
            facts[i].class = facts[i + 1].class = BX_CLASS_DASH;
            facts[i + 1].western = false;
            i++;
        }
    }
}

/* The language that a piece of text is set in: its element's own when that is Chinese, else the
 * block's. */
static bx_string piece_language(const bx_shaping *s, const bx_gather_piece *piece)
{
    if (piece->node == s->block) return s->language;
    bx_string language = bx_node_language(piece->node);
    return bx_string_starts_with(language, "zh") ? language : s->language;
}

static const bx_font_chain *chain_of(bx_shaping *s, const bx_style *style, bx_string language)
{
    bx_shaper *shaper = s->shaper;
    if (shaper->chain_style == style && bx_string_equal(shaper->chain_language, language))
        return shaper->chain;
    bx_font_query query = {style->font->font_families.names, style->font->font_families.count,
                           style->font->font_weight, style->font->font_italic, language};
    shaper->chain = bx_font_chain_get(shaper->fonts, &query);
    shaper->chain_style = style;
    shaper->chain_language = language;
    return shaper->chain;
}

/* Remarks on a character that no face has. */
static void remark_missing(bx_shaping *s, size_t index)
{
    bx_shaper *shaper = s->shaper;
    const bx_gather_character *c = &shaper->gathered.characters.items[index];
    char number[16], shown[5] = {0};
    snprintf(number, sizeof number, "U+%04X", c->character);
    bx_utf8_encode(c->character, shown);
    bx_paragraph probe = {.sources = shaper->gathered.sources.items,
                          .source_count = shaper->gathered.sources.count,
                          .node = s->block};
    bx_span span = bx_paragraph_span(&probe, c->byte, c->byte + 1);
    bx_remark_add(s, (bx_remark){BX_CHARACTER_MISSING, span, 3, true, {shown, number}});
}

/* Whether a face can draw the character at `base` with all marks behind it up to `mark`: it has the
 * mark, or one character for them all. */
static bool draws_mark(const bx_shaping *s, const bx_face *face, size_t base, size_t mark)
{
    const bx_gather_character *chars = s->shaper->gathered.characters.items;
    if (bx_face_glyph(face, chars[mark].character)) return true;
    hb_codepoint_t whole = chars[base].character;
    for (size_t i = base + 1; i <= mark; i++) {
        if (!hb_unicode_compose(hb_unicode_funcs_get_default(), whole, chars[i].character, &whole))
            return false;
    }
    return bx_face_glyph(face, whole) != 0;
}

/* A combining mark that its character's face lacks: both from another face that has them, or the
 * mark as a missing character in a cell of its own, not parted from what it belongs to. */
static void find_mark(bx_shaping *s, const bx_font_chain *chain, size_t base, size_t mark)
{
    bx_character_facts *facts = s->shaper->facts.items;
    if (!facts[base].face || (facts[mark - 1].face && draws_mark(s, facts[base].face, base, mark)))
        return;
    const bx_face *other =
        bx_font_chain_face(chain, s->shaper->gathered.characters.items[mark].character);
    if (other && bx_face_glyph(other, facts[base].shown)) {
        for (size_t i = base; i <= mark; i++)
            facts[i].face = other;
        return;
    }
    remark_missing(s, mark);
    facts[mark - 1].joined = true;
    facts[mark] = (bx_character_facts){.class = BX_CLASS_HAN, .shown = facts[mark].shown};
}

static void find_faces(bx_shaping *s)
{
    bx_shaper *shaper = s->shaper;
    const bx_gathered *gathered = &shaper->gathered;
    size_t base = 0, piece = SIZE_MAX;
    bx_string language = s->language;
    for (size_t i = 0; i < gathered->characters.count; i++) {
        const bx_gather_character *c = &gathered->characters.items[i];
        if (c->piece != piece) {
            piece = c->piece;
            language = piece_language(s, &gathered->pieces.items[piece]);
        }
        bx_character_facts *fact = &shaper->facts.items[i];
        /* A mark behind a space stands alone: the space may vanish at a line's edge. */
        bool spaced = i > 0 && (shaper->facts.items[i - 1].class == BX_CLASS_SPACE ||
                                shaper->facts.items[i - 1].class >= BX_CLASS_FULL_SPACE);
        bool attached = i > 0 && c->character < 0x110000 &&
                        (bx_character_is_invisible(c->character) ||
                         (bx_character_is_mark(c->character) && !spaced));
        const bx_font_chain *chain = chain_of(s, gathered->pieces.items[c->piece].style, language);
        if (attached) {
            *fact = shaper->facts.items[i - 1];
            fact->shown = c->character;
            if (!bx_character_is_invisible(c->character)) find_mark(s, chain, base, i);
            continue;
        }
        base = i;
        if (c->character >= 0x110000 || c->character == ' ' || c->character == 0x3000) {
            fact->face = bx_font_chain_face(chain, 0);
            continue;
        }
        if (bx_character_class(c->character) == BX_CLASS_SPACE) fact->shown = ' ';
        fact->face = bx_font_chain_face(chain, fact->shown);
        if (!fact->face) {
            remark_missing(s, i);
            fact->class = BX_CLASS_HAN;
            fact->western = false;
        }
    }
}

/* Remarks on a family that cannot be used; true when it can. */
static bool remark_family(const bx_shaping *s, bx_string family, bx_span span)
{
    bx_string near;
    bx_font_problem problem = bx_font_family_problem(s->shaper->fonts, family, &near);
    if (problem == BX_FONT_USABLE) return true;
    bx_short_text name, near_name;
    bx_remark remark = {.code = BX_FONT_FAMILY_UNUSABLE, .span = span};
    if (problem == BX_FONT_UNKNOWN)
        remark.code = near.size ? BX_FONT_FAMILY_MISSPELT : BX_FONT_FAMILY_UNKNOWN;
    remark.arguments[0] = bx_short(&name, family);
    if (near.size) remark.arguments[1] = bx_short(&near_name, near);
    bx_remark_add(s, remark);
    return false;
}

/* Remarks on families that the styles of the text name and nobody has. */
static void remark_families(bx_shaping *s)
{
    bx_shaper *shaper = s->shaper;
    for (size_t i = 0; i < shaper->gathered.pieces.count; i++) {
        const bx_style *style = shaper->gathered.pieces.items[i].style;
        if (style->font->font_families.names == shaper->usable_families) continue;
        bool usable = true;
        for (size_t f = 0; f < style->font->font_families.count; f++)
            usable &= remark_family(s, style->font->font_families.names[f],
                                    style->font->font_families.span);
        if (usable) shaper->usable_families = style->font->font_families.names;
    }
}

void bx_itemize(bx_shaping *shaping)
{
    bx_shaper *shaper = shaping->shaper;
    size_t count = shaper->gathered.characters.count;
    bx_array_reserve(&shaper->facts, count + 1);
    shaper->facts.count = count;
    for (size_t i = 0; i < count; i++)
        shaper->facts.items[i] =
            (bx_character_facts){.shown = shaper->gathered.characters.items[i].character};
    resolve_classes(shaping);
    join_pairs(shaping);
    remark_families(shaping);
    find_faces(shaping);
    if (shaping->vertical) bx_orient(shaping);
}
