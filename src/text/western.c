/* Spaces of Western text among Han: autospace, word spaces, tracking. */
#include "text/shaper.h"

/* Word space inside Chinese text: 1/3 em, from 1/4 to 1/2 (CLREQ 3.5.3, 3.5.4). */
static void set_word_space(bx_shaping *s, bx_cluster *c)
{
    const bx_style *style = s->shaper->runs.items[c->run].style;
    if (style->white_space == BX_SPACE_PRESERVE) {
        /* A kept space separates groups of a kicker by a whole cell, a name from its role by half. */
        bx_element element = s->shaper->runs.items[c->run].node->element;
        bool display = element == BX_ELEMENT_KICKER || element == BX_ELEMENT_HEADLINE ||
                       element == BX_ELEMENT_SUBHEAD;
        c->class = display ? BX_CLASS_FULL_SPACE : BX_CLASS_SPACE;
        c->advance = display ? c->em : c->em / 2;
        return;
    }
    c->advance = c->em / 3;
    c->blank_after = c->em / 3 - c->em / 4;
    c->shrink = BX_SHRINK_WORD_SPACE;
    c->gap_max = c->em / 2 - c->em / 3;
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

static void set_autospace(bx_shaping *s, bx_cluster *a, const bx_cluster *b)
{
    const bx_cluster *han = a->class == BX_CLASS_HAN ? a : b;
    const bx_cluster *western = han == a ? b : a;
    if (han->class != BX_CLASS_HAN || !is_western(western)) return;
    const bx_style *style = s->shaper->runs.items[han->run].style;
    if (!wanted(western, style->autospace)) return;
    bool automatic = style->autospace_width < 0;
    a->gap = automatic ? han->em / 4 : style->autospace_width;
    a->gap_min = bx_length_min(a->gap, han->em / 8);
    a->gap_max = bx_length_max(a->gap, han->em / 2);
    a->gap_fixed = false;
}

/* Letters and digits of one word or number are not stretched (T-121): the class tells; here the places
 * where a break would split a number from its unit are marked (T-047). */
static void mark_units(bx_shaping *s, bx_cluster *a, const bx_cluster *b)
{
    if (a->class != BX_CLASS_DIGIT && a->class != BX_CLASS_SUFFIX) return;
    if (b->class != BX_CLASS_HAN) return;
    size_t at = b->text_begin;
    uint32_t c = bx_utf8_next(bx_buffer_string(&s->shaper->gathered.text), &at);
    a->number_unit_break = bx_character_is_unit(c);
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
        bx_length tracking = shaper->runs.items[c->run].style->letter_spacing;
        if (tracking == 0 || c->class == BX_CLASS_FILL || c->class == BX_CLASS_BREAK) continue;
        c->gap += tracking;
        c->gap_min += tracking;
        c->gap_max += tracking;
    }
}
