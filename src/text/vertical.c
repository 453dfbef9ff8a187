/* How characters stand in vertical lines: UAX #50 with the Chinese overrides of CLREQ 3.1.6.1 and
 * GB/T 15834 5.2 (T-024, T-030, T-088 to T-091), and what the face at hand can do about it (T-013).
 */
#include "text/shaper.h"

#include "style/text_style.h"
#include "unicode/orientation.h"

#include <hb.h>
#include <stdio.h>

/* Longest run of capitals that stands upright letter by letter: GDP, WTO (T-089). */
enum { LONGEST_ACRONYM = 3 };

/* What a face has for a character in vertical lines. */
typedef enum form { FORM_NONE = 1, FORM_UPRIGHT, FORM_TURNED } form;

/* Shapes one character downwards and looks at the glyph. A colon whose two dots came to lie side by
 * side was turned: Japanese forms do that, Chinese text wants it upright (T-024). */
static form find_form(bx_shaping *s, const bx_face *face, uint32_t character)
{
    hb_buffer_t *buffer = s->shaper->buffer;
    hb_buffer_clear_contents(buffer);
    hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
    hb_buffer_set_direction(buffer, HB_DIRECTION_TTB);
    hb_buffer_set_script(buffer, HB_SCRIPT_HAN);
    hb_buffer_set_language(buffer,
                           hb_language_from_string(s->language.data, (int)s->language.size));
    hb_buffer_add(buffer, character, 0);
    hb_feature_t second = {HB_TAG('v', 'r', 't', '2'), 1, 0, HB_FEATURE_GLOBAL_END};
    hb_shape(face->hb_font, buffer, &second, face->has_vert ? 0 : 1); /* never both (T-012) */
    unsigned count;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    if (count == 0 || infos[0].codepoint == bx_face_glyph(face, character)) return FORM_NONE;
    int ink[4];
    bool flat = (character == 0xFF1A || character == 0xFF1B) &&
                bx_face_ink(face, infos[0].codepoint, ink) && ink[2] - ink[0] > ink[3] - ink[1];
    return flat ? FORM_TURNED : FORM_UPRIGHT;
}

static form form_of(bx_shaping *s, const bx_face *face, uint32_t character)
{
    char text[48];
    int size = snprintf(text, sizeof text, "%u %X %.*s", face->id, character,
                        s->language.size > 8 ? 8 : (int)s->language.size, s->language.data);
    bx_string key = {text, (size_t)size};
    size_t found = bx_map_find(&s->shaper->vertical_forms, key);
    if (found != BX_MAP_NONE) return (form)found;
    form answer = find_form(s, face, character);
    bx_map_set(&s->shaper->vertical_forms, bx_string_copy(s->shaper->arena, key), answer);
    return answer;
}

/* ﹃﹄﹁﹂ are the vertical forms of 『』「」: mainland text writes “” and ‘’ with them, outer
 * double; elsewhere the outer ones are single (T-030). */
static uint32_t corner_bracket(uint32_t quote, bx_region region)
{
    bool mainland = region == BX_REGION_GB;
    switch (quote) {
    case 0x201C: return mainland ? 0x300E : 0x300C;
    case 0x201D: return mainland ? 0x300F : 0x300D;
    case 0x2018: return mainland ? 0x300C : 0x300E;
    case 0x2019: return mainland ? 0x300D : 0x300F;
    default: return quote;
    }
}

static const bx_style *style_at(const bx_shaping *s, size_t i)
{
    const bx_gathered *gathered = &s->shaper->gathered;
    return gathered->pieces.items[gathered->characters.items[i].piece].style;
}

/* A Chinese character or mark. */
static void orient_chinese(bx_shaping *s, size_t i)
{
    bx_character_facts *fact = &s->shaper->facts.items[i];
    const bx_style *style = style_at(s, i);
    uint32_t bracket = corner_bracket(fact->shown, s->region);
    bool quote = fact->class != BX_CLASS_LATIN && bracket != fact->shown;
    if (quote &&
        style->text->keep_quotes) { /* turned: the vertical form of “ would be ﹃ (T-031) */
        fact->setting = BX_SET_ROTATED;
        return;
    }
    if (quote && fact->face && bx_face_glyph(fact->face, bracket)) fact->shown = bracket;
    bx_orientation_value value = bx_character_orientation(fact->shown);
    fact->setting = BX_SET_UPRIGHT;
    if (!fact->face || style->text->text_orientation == BX_TEXT_UPRIGHT) return;
    if (style->text->text_orientation == BX_TEXT_SIDEWAYS || value == BX_ORIENTATION_ROTATED) {
        fact->setting = BX_SET_ROTATED;
        return;
    }
    if (value == BX_ORIENTATION_UPRIGHT) return;
    form found = form_of(s, fact->face, fact->shown);
    if (found == FORM_TURNED) fact->plain = true;
    if (found == FORM_NONE && value == BX_ORIENTATION_FORM_OR_ROTATED)
        fact->setting = BX_SET_ROTATED;
}

static bool is_capital(uint32_t c)
{
    return c >= 'A' && c <= 'Z';
}

/* A sign of Western text that stands upright by itself: × ÷ ± § © ½ † ‰ (UAX #50: U). */
static bool is_upright_sign(const bx_shaping *s, size_t i)
{
    const bx_character_facts *fact = &s->shaper->facts.items[i];
    uint32_t c = s->shaper->gathered.characters.items[i].character;
    bool western = fact->class == BX_CLASS_LATIN || fact->class == BX_CLASS_PREFIX ||
                   fact->class == BX_CLASS_SUFFIX;
    if (!western || c < 0xA7 || c >= 0x110000 || bx_character_is_western(c) ||
        style_at(s, i)->text->text_orientation != BX_TEXT_MIXED)
        return false;
    return bx_character_orientation(c) == BX_ORIENTATION_UPRIGHT && !bx_character_is_mark(c) &&
           !bx_character_is_invisible(c);
}

/* It stays with the letters and digits beside it, which may be cells or words of their own. */
static void set_sign(bx_shaping *s, size_t i)
{
    bx_character_facts *fact = &s->shaper->facts.items[i];
    const bx_gather_character *c = &s->shaper->gathered.characters.items[i];
    fact->setting = BX_SET_UPRIGHT;
    fact->western = false;
    if (i > 0 && bx_character_is_western(c[-1].character)) fact[-1].joined = true;
    fact->joined =
        i + 1 < s->shaper->gathered.characters.count && bx_character_is_western(c[1].character);
}

/* End of the run of Western characters, without spaces, that begins at `i`. */
static size_t western_end(const bx_shaping *s, size_t i)
{
    const bx_gather_character *chars = s->shaper->gathered.characters.items;
    const bx_character_facts *facts = s->shaper->facts.items;
    size_t count = s->shaper->gathered.characters.count;
    while (i < count &&
           (facts[i].western ||
            ((facts[i].class == BX_CLASS_PREFIX || facts[i].class == BX_CLASS_SUFFIX) &&
             bx_character_cell(facts[i].shown, facts[i].class, s->region) == 0)) &&
           facts[i].class != BX_CLASS_SPACE && chars[i].character < 0x110000 &&
           !is_upright_sign(s, i))
        i++;
    return i;
}

static void combine(bx_shaping *s, size_t begin, size_t end)
{
    for (size_t i = begin; i < end; i++) {
        bx_character_facts *fact = &s->shaper->facts.items[i];
        fact->setting = BX_SET_COMBINED;
        fact->combined = (uint32_t)begin + 1;
        fact->class = BX_CLASS_HAN;
        fact->western = true;
    }
}

/* Letter by letter in full-width cells, where the face has them. */
static void stand_upright(bx_shaping *s, size_t begin, size_t end)
{
    for (size_t i = begin; i < end; i++) {
        bx_character_facts *fact = &s->shaper->facts.items[i];
        fact->setting = BX_SET_UPRIGHT;
        fact->class = BX_CLASS_HAN;
        fact->western = false;
        fact->joined = i + 1 < end;
        if (fact->shown < 0x21 || fact->shown > 0x7E) continue;
        uint32_t wide = fact->shown + 0xFEE0;
        if (fact->face && bx_face_glyph(fact->face, wide)) fact->shown = wide;
    }
}

/* Numbers with a letter or sign that are as short as the numbers which share a cell: 3.0, A+, 2B
 * (T-090). */
static bool is_short_mix(const bx_shaping *s, size_t begin, size_t end, size_t most)
{
    const bx_gather_character *chars = s->shaper->gathered.characters.items;
    size_t count = 0, signs = 0, digits = 0;
    if (end - begin < 2 || end - begin > most + 1) return false;
    for (size_t i = begin; i < end; i++) {
        uint32_t c = chars[i].character;
        if (bx_character_is_digit(c))
            digits++;
        else if (c == '.' || c == '+' || c == '-')
            signs++;
        else if (!is_capital(c))
            return false;
        count += c != '.' && c != '+' && c != '-';
    }
    return count >= 1 && count <= most && signs <= 1 && digits + signs > 0 && digits < end - begin;
}

static bool is_letter(uint32_t c)
{
    return is_capital(c) || (c >= 'a' && c <= 'z');
}

/* The two characters from `first` on: letters of a word that is turned, so not both capitals. */
static bool is_word_edge(const bx_shaping *s, size_t first)
{
    const bx_gather_character *chars = s->shaper->gathered.characters.items;
    uint32_t a = chars[first].character, b = chars[first + 1].character;
    return is_letter(a) && is_letter(b) && !(is_capital(a) && is_capital(b));
}

/* A single letter of a sentence, a space away from a word that is turned, is turned with it
 * (T-089). */
static bool is_beside_word(const bx_shaping *s, size_t begin, size_t end)
{
    const bx_gathered *gathered = &s->shaper->gathered;
    const bx_gather_character *chars = gathered->characters.items;
    if (begin >= 3 && chars[begin - 1].character == ' ' && is_word_edge(s, begin - 3)) return true;
    return end + 3 <= gathered->characters.count && chars[end].character == ' ' &&
           is_word_edge(s, end + 1);
}

/* A run of Western characters: short numbers share a cell, acronyms stand upright, the rest is
 * turned. */
static void orient_western(bx_shaping *s, size_t begin, size_t end)
{
    const bx_gather_character *chars = s->shaper->gathered.characters.items;
    const bx_style *style = style_at(s, begin);
    bool digits = true, capitals = true;
    size_t length = 0;
    for (size_t i = begin; i < end; i++) {
        if (bx_character_is_invisible(chars[i].character)) continue;
        length++;
        digits &= bx_character_is_digit(chars[i].character);
        capitals &= is_capital(chars[i].character);
    }
    bool mixed = style->text->text_orientation == BX_TEXT_MIXED;
    bool alone = length == 1 && is_letter(chars[begin].character) && !is_beside_word(s, begin, end);
    bool single = length == 1 && (digits || alone);
    capitals &= length > 1 || alone;
    size_t most = style->text->text_combine == BX_COMBINE_ALL ? 0 : style->text->text_combine;
    if (length > 1 && mixed && ((digits && length <= most) || is_short_mix(s, begin, end, most))) {
        combine(s, begin, end);
    } else if (style->text->text_orientation == BX_TEXT_UPRIGHT ||
               (mixed && capitals && length <= LONGEST_ACRONYM) ||
               (mixed && (single || (digits && style->text->numerals == BX_NUMERALS_UPRIGHT)))) {
        stand_upright(s, begin, end);
    } else {
        for (size_t i = begin; i < end; i++)
            s->shaper->facts.items[i].setting = BX_SET_ROTATED;
    }
}

/* End of what `text-combine-upright: all` puts into one cell: the text of one element. */
static size_t combined_end(const bx_shaping *s, size_t i)
{
    const bx_gathered *gathered = &s->shaper->gathered;
    const bx_node *node = gathered->pieces.items[gathered->characters.items[i].piece].node;
    size_t end = i;
    while (end < gathered->characters.count &&
           gathered->characters.items[end].character < 0x110000 &&
           gathered->pieces.items[gathered->characters.items[end].piece].node == node &&
           s->shaper->facts.items[end].face == s->shaper->facts.items[i].face)
        end++;
    return end;
}

static bool is_exclaim(const bx_shaping *s, size_t i)
{
    return i < s->shaper->gathered.characters.count &&
           s->shaper->facts.items[i].class == BX_CLASS_EXCLAIM;
}

/* Two marks ！？ share a cell side by side; longer rows stand one below the other (T-025). */
static bool is_chain(const bx_shaping *s, size_t i)
{
    const bx_character_facts *facts = s->shaper->facts.items;
    bool pair = is_exclaim(s, i) && is_exclaim(s, i + 1) && !is_exclaim(s, i + 2) &&
                (i == 0 || !is_exclaim(s, i - 1));
    return pair && facts[i].face && facts[i].face == facts[i + 1].face && facts[i].shown > 0xFF00 &&
           facts[i + 1].shown > 0xFF00;
}

static void combine_chain(bx_shaping *s, size_t i)
{
    combine(s, i, i + 2);
    for (size_t k = i; k < i + 2; k++) {
        s->shaper->facts.items[k].class = BX_CLASS_EXCLAIM;
        s->shaper->facts.items[k].western = false;
    }
}

/* A combining mark or variation selector stands as the character before it does. */
static bool is_attached(const bx_shaping *s, size_t i)
{
    uint32_t c = s->shaper->gathered.characters.items[i].character;
    return i > 0 && c < 0x110000 && (bx_character_is_mark(c) || bx_character_is_invisible(c)) &&
           s->shaper->facts.items[i].face == s->shaper->facts.items[i - 1].face;
}

void bx_orient(bx_shaping *s)
{
    size_t count = s->shaper->gathered.characters.count;
    for (size_t i = 0; i < count;) {
        size_t end = i + 1;
        if (is_attached(s, i)) {
            bx_character_facts *fact = &s->shaper->facts.items[i];
            uint32_t shown = fact->shown;
            *fact = fact[-1];
            fact->shown = shown;
            i = end;
            continue;
        }
        if (is_chain(s, i)) {
            combine_chain(s, i);
            i += 2;
            continue;
        }
        if (style_at(s, i)->text->text_combine == BX_COMBINE_ALL &&
            s->shaper->facts.items[i].face) {
            end = combined_end(s, i);
            if (end <= i) end = i + 1;
            combine(s, i, end);
        } else if (is_upright_sign(s, i)) {
            set_sign(s, i);
        } else if ((end = western_end(s, i)) > i) {
            orient_western(s, i, end);
        } else {
            end = i + 1;
            if (s->shaper->facts.items[i].class == BX_CLASS_SPACE)
                s->shaper->facts.items[i].setting = BX_SET_ROTATED;
            else
                orient_chinese(s, i);
        }
        i = end;
    }
}
