/* Spaces of Western text among Han: autospace, word spaces, tracking. */

#include "style/text_style.h"
#include "text/shaper.h"

/* Width of a space that has one of its own (Unicode, table 6-2), thin spaces a quarter em as
 * numbers are grouped in GB/T 15835; 0: a word space. */
static bx_length fixed_space(bx_string text, const bx_cluster *c)
{
    size_t at = c->text_begin;
    switch (bx_utf8_next(text, &at)) {
    case 0x2000:
    case 0x2002:
    case 0x2007: return c->em / 2;
    case 0x2001:
    case 0x2003: return c->em;
    case 0x2004: return c->em / 3;
    case 0x2006: return c->em / 6;
    case 0x2005:
    case 0x2008:
    case 0x2009:
    case 0x202F: return c->em / 4;
    case 0x200A: return c->em / 8;
    default: return 0;
    }
}

/* Word space inside Chinese text: 1/3 em, or the face's own, from 1/4 to 1/2 (CLREQ 3.5.3, 3.5.4;
 * T-083); all of them moved by what word-spacing adds. */
static void set_word_space(bx_shaping *s, bx_cluster *c)
{
    const bx_style *style = s->shaper->runs.items[c->run].style;
    if (style->text->white_space == BX_SPACE_PRESERVE) {
        /* A kept space separates groups of a kicker by a whole cell, a name from its role by half.
         */
        bx_element element = s->shaper->runs.items[c->run].node->element;
        bool display = element == BX_ELEMENT_KICKER || element == BX_ELEMENT_HEADLINE ||
                       element == BX_ELEMENT_SUBHEAD;
        c->class = display ? BX_CLASS_FULL_SPACE : BX_CLASS_SPACE;
        c->advance = display ? c->em : c->em / 2;
        return;
    }
    bx_length fixed = fixed_space(bx_buffer_string(&s->shaper->gathered.text), c);
    if (fixed > 0) {
        c->advance = fixed;
        return;
    }
    bool own = style->text->word_spacing == BX_WORD_SPACE_OF_FONT;
    bx_length space = own ? bx_length_min(c->advance, c->em / 2) : c->em / 3;
    c->blank_after = bx_length_max(0, space - c->em / 4);
    c->shrink = BX_SHRINK_WORD_SPACE;
    c->gap_max = c->em / 2 - space;
    c->advance = bx_length_max(0, space + (own ? 0 : style->text->word_spacing));
    c->blank_after = bx_length_min(c->blank_after, c->advance);
}

static bool is_western(const bx_cluster *c)
{
    return c->class == BX_CLASS_LATIN || c->class == BX_CLASS_DIGIT ||
           ((c->class == BX_CLASS_PREFIX || c->class == BX_CLASS_SUFFIX) && c->advance != c->em);
}

/* Whether the switch for this kind of Western cluster is on (T-081). */
static bool wanted(const bx_cluster *western, uint8_t flags)
{
    unsigned needed = western->class == BX_CLASS_LATIN ? BX_AUTOSPACE_ALPHA : BX_AUTOSPACE_NUMERIC;
    return flags & needed;
}

/* Signs that belong to a word or number beside them; ℃ ① Ⅰ and other wide signs are like Han
 * (T-082). */
static bool is_attached_sign(uint32_t c)
{
    switch (c) {
    case '%':
    case '#':
    case '@':
    case '&':
    case '+':
    case '-':
    case '$':
    case '*':
    case 0x2030:
    case 0xB0:
    case 0xA3:
    case 0xA5:
    case 0x20AC:
    case 0x2212:
    case 0xB1:
    case 0xB2:
    case 0xB3:
    case 0xB9:
    case 0x2032:
    case 0x2033:
    case 0x2116: return true;
    default: return false;
    }
}

bool bx_takes_autospace(bx_string text, size_t at, bool forward)
{
    enum { MOST_SIGNS = 4 };
    for (int i = 0; i <= MOST_SIGNS; i++) {
        uint32_t c = forward ? bx_utf8_next(text, &at) : bx_utf8_previous(text, &at);
        if (c == UINT32_MAX) return false;
        if (bx_character_is_western(c)) return true;
        if (bx_character_is_mark(c) || bx_character_is_invisible(c)) continue;
        /* A note mark behind a word is no part of it. */
        if (!is_attached_sign(c) || (c == '*' && !forward)) return false;
    }
    return false;
}

static void set_autospace(bx_shaping *s, bx_cluster *a, const bx_cluster *b)
{
    const bx_cluster *han = a->class == BX_CLASS_HAN ? a : b;
    const bx_cluster *western = han == a ? b : a;
    if (han->class != BX_CLASS_HAN || !is_western(western)) return;
    const bx_style *style = s->shaper->runs.items[han->run].style;
    uint8_t flags =
        style->text->autospace & s->shaper->runs.items[western->run].style->text->autospace;
    if (!wanted(western, flags)) return;
    if (!bx_takes_autospace(bx_buffer_string(&s->shaper->gathered.text), b->text_begin, han == a))
        return;
    bool automatic = style->text->autospace_width < 0;
    a->gap = automatic ? han->em / 4 : style->text->autospace_width;
    a->gap_min = bx_length_min(a->gap, han->em / 8);
    a->gap_max = bx_length_max(a->gap, han->em / 2);
    a->gap_fixed = style->text->autospace_fixed;
}

/* Letters and digits of one word or number are not stretched (T-121): the class tells; here the
 * places where a break would split a number from its unit are marked (T-047). */
static void mark_units(bx_shaping *s, bx_cluster *a, const bx_cluster *b)
{
    bool cell = s->shaper->runs.items[a->run].setting == BX_SET_COMBINED;
    if (a->class != BX_CLASS_DIGIT && a->class != BX_CLASS_SUFFIX && !cell) return;
    if (b->class != BX_CLASS_HAN) return;
    size_t at = b->text_begin;
    bx_string text = bx_buffer_string(&s->shaper->gathered.text);
    uint32_t c = bx_utf8_next(text, &at);
    a->number_unit_break = bx_character_is_unit(c, bx_utf8_next(text, &at));
}

void bx_space_western(bx_shaping *s)
{
    bx_shaper *shaper = s->shaper;
    size_t count = shaper->clusters.count;
    for (size_t i = 0; i < count; i++) {
        bx_cluster *c = &shaper->clusters.items[i];
        if (c->class == BX_CLASS_SPACE) set_word_space(s, c);
    }
    for (size_t i = 0; i + 1 < count; i++) {
        bx_cluster *a = &shaper->clusters.items[i];
        set_autospace(s, a, a + 1);
        mark_units(s, a, a + 1);
    }
    for (size_t i = 0; i < count; i++) {
        bx_cluster *c = &shaper->clusters.items[i];
        bx_length tracking = shaper->runs.items[c->run].style->text->letter_spacing;
        if (tracking == 0 || c->class == BX_CLASS_FILL || c->class == BX_CLASS_BREAK) continue;
        c->gap += tracking;
        c->gap_min += tracking;
        c->gap_max += tracking;
    }
}
