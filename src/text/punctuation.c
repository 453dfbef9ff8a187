/* Punctuation widths: the five styles, adjacency, chains (CLREQ 3.1.6; GB/T 15834 5.1). */

#include "style/text_style.h"
#include "text/shaper.h"

static bx_length em_part(bx_length em, int thousandths)
{
    return (bx_length)bx_multiply_divide(em, thousandths, 1000);
}

static uint32_t first_character(const bx_shaper *shaper, const bx_cluster *c)
{
    size_t at = c->text_begin;
    return bx_utf8_next(bx_buffer_string(&shaper->gathered.text), &at);
}

static bx_region region_of(const bx_shaping *s, const bx_cluster *c)
{
    return bx_mark_region((bx_region)s->shaper->runs.items[c->run].region,
                          bx_buffer_string(&s->shaper->gathered.text), c);
}

static bx_punctuation style_of(const bx_shaping *s, const bx_style *style)
{
    if (style->text->punctuation != BX_PUNCTUATION_AUTO) return style->text->punctuation;
    return s->region == BX_REGION_TW ? BX_PUNCTUATION_NONE : BX_PUNCTUATION_HANGMO;
}

static bx_shrink shrink_class(bx_class class)
{
    switch (class) {
    case BX_CLASS_OPEN:
    case BX_CLASS_CLOSE: return BX_SHRINK_BRACKET;
    case BX_CLASS_COMMA:
    case BX_CLASS_COLON: return BX_SHRINK_COMMA;
    case BX_CLASS_PERIOD:
    case BX_CLASS_EXCLAIM: return BX_SHRINK_PERIOD;
    case BX_CLASS_DOT: return BX_SHRINK_DOT;
    default: return BX_SHRINK_NEVER;
    }
}

static void trim_before(bx_shaper *shaper, bx_cluster *c, bx_length amount)
{
    if (amount > c->blank_before) amount = c->blank_before;
    c->blank_before -= amount;
    c->trimmed_before += amount;
    c->advance -= amount;
    for (uint32_t g = 0; g < c->glyph_count; g++)
        shaper->glyphs.items[c->first_glyph + g].inline_offset -= amount;
}

static void trim_after(bx_cluster *c, bx_length amount)
{
    if (amount > c->blank_after) amount = c->blank_after;
    c->blank_after -= amount;
    c->trimmed_after += amount;
    c->advance -= amount;
}

static bool is_sentence_end(bx_class class)
{
    return class == BX_CLASS_PERIOD || class == BX_CLASS_EXCLAIM;
}

/* Traditional ！ and ？ have no blank that adjustment may take; where all marks are half-width they
 * give a quarter on both sides, as the centred stops do (T-072). */
static void halve_centred(const bx_shaping *s, bx_cluster *c)
{
    if (s->vertical || region_of(s, c) == BX_REGION_GB || c->class != BX_CLASS_EXCLAIM) return;
    c->blank_before = c->blank_after = c->advance / 4;
}

/* Stops of headlines that are dropped at line ends, or written as a space (T-136). Says whether it
 * is a space. */
static bool drop_stop(bx_shaping *s, const bx_style *style, bx_cluster *c)
{
    if (style->text->headline_stops == BX_STOPS_KEEP || c->class < BX_CLASS_COMMA ||
        c->class > BX_CLASS_COLON)
        return false;
    uint32_t character = first_character(s->shaper, c);
    c->drops_at_end = bx_character_is_one_of("，、。；", character);
    if (style->text->headline_stops != BX_STOPS_SPACE || !bx_character_is_one_of("，；", character))
        return false;
    c->glyph_count = 0;
    return true;
}

/* Blanks of one cluster by its style: what may go, and what goes at once. */
static void set_blanks(bx_shaping *s, bx_cluster *c)
{
    const bx_text_run *run = &s->shaper->runs.items[c->run];
    if (c->class > BX_CLASS_DOT || c->class == BX_CLASS_HAN || bx_run_is_proportional(run)) return;
    if (drop_stop(s, run->style, c)) return;
    bx_region region = region_of(s, c);
    int before, after;
    bx_character_blank(first_character(s->shaper, c), c->class, region, s->vertical, &before,
                       &after);
    bx_length em = c->advance; /* every mark with blanks has a cell of 1 em */
    c->blank_before = em_part(em, before);
    c->blank_after = em_part(em, after);
    c->shrink = (uint8_t)shrink_class(c->class);
    bx_punctuation style = style_of(s, run->style);
    c->trims_at_start = c->class == BX_CLASS_OPEN && style != BX_PUNCTUATION_NONE;
    c->trims_at_end = c->class != BX_CLASS_OPEN && c->blank_after > 0 &&
                      (style == BX_PUNCTUATION_HANGMO || style == BX_PUNCTUATION_BANJIAO ||
                       (style == BX_PUNCTUATION_KAIMING && !is_sentence_end(c->class)));
    /* ， 、 。 hang; centred ones only in vertical lines (CLREQ 3.1.7). */
    bool stop = c->class == BX_CLASS_COMMA || c->class == BX_CLASS_PERIOD;
    c->may_hang = stop && !c->drops_at_end && (region == BX_REGION_GB || s->vertical);
    bool halved = style == BX_PUNCTUATION_BANJIAO ||
                  (style == BX_PUNCTUATION_KAIMING && !is_sentence_end(c->class));
    if (style == BX_PUNCTUATION_BANJIAO) halve_centred(s, c);
    if (halved) {
        trim_before(s->shaper, c, c->blank_before);
        trim_after(c, c->blank_after);
    }
    if (style == BX_PUNCTUATION_NONE) c->shrink = BX_SHRINK_NEVER;
}

/* A single full-width ！ or ？: no ‼, and no pair that shares a cell of a vertical line. */
static bool is_chain_part(const bx_shaping *s, const bx_cluster *c)
{
    if (c->class != BX_CLASS_EXCLAIM) return false;
    const bx_text_run *run = &s->shaper->runs.items[c->run];
    uint32_t character = first_character(s->shaper, c);
    return (character == 0xFF01 || character == 0xFF1F) && run->setting != BX_SET_COMBINED &&
           !bx_run_is_proportional(run) && style_of(s, run->style) != BX_PUNCTUATION_NONE;
}

/* ！ and ？ in a row: two take 1 em together, three take 2 em (GB/T 15834 5.1.2; T-025). A mark of
 * Traditional text, which stands in the middle of its cell, gives on both sides. */
static void space_chain(bx_shaping *s, size_t begin, size_t count)
{
    bx_cluster *clusters = s->shaper->clusters.items;
    for (size_t left = count, i = begin; left > 0;) {
        size_t take = left == 3 ? 3 : left >= 2 ? 2 : 1;
        for (size_t k = 0; k < take && take > 1; k++) {
            bx_cluster *c = &clusters[i + k];
            bool centred = region_of(s, c) != BX_REGION_GB;
            bx_length given = c->trimmed_before + c->trimmed_after;
            bx_length spare = (c->advance + given) / (take == 2 ? 2 : 3) - given;
            c->blank_before = centred ? spare / 2 : 0;
            c->blank_after = spare - c->blank_before;
            trim_before(s->shaper, c, c->blank_before);
            trim_after(c, c->blank_after);
            c->trims_at_end = false;
        }
        i += take;
        left -= take;
    }
}

/* Chains are never broken inside. In vertical lines their pairs share cells already (vertical.c).
 */
static void space_chains(bx_shaping *s)
{
    size_t count = s->shaper->clusters.count;
    bx_cluster *clusters = s->shaper->clusters.items;
    for (size_t i = 0; i < count;) {
        size_t end = i;
        while (end < count && is_chain_part(s, &clusters[end]))
            end++;
        if (end - i >= 2 && !s->vertical) space_chain(s, i, end - i);
        i = end > i ? end : i + 1;
    }
    for (size_t i = 0; i + 1 < count; i++) {
        if (clusters[i].class == BX_CLASS_EXCLAIM && clusters[i + 1].class == BX_CLASS_EXCLAIM)
            clusters[i].joined = true;
    }
}

/* What goes where two marks meet (CLREQ 3.1.6.2): the blank on the outer side, so that a bracket
 * stays close to its content. How much there is to go, bx_character_blank says for the region and
 * the direction. */
typedef enum trim {
    TRIM_NONE,
    TRIM_SECOND, /* the blank before the second mark */
    TRIM_FIRST,  /* the blank after the first mark; a centred mark gives its inner quarter, then its
                    outer one */
    TRIM_EITHER  /* the one or the other; both where style is tight */
} trim;

/* The adjacency matrix: first mark in rows, second in columns, both from BX_CLASS_OPEN to
 * BX_CLASS_DOT. */
/* clang-format off */
static const trim ADJACENCY[7][7] = {
    /*              open         close       comma       period      colon       exclaim     dot */
    /* open */    {TRIM_SECOND, TRIM_NONE,  TRIM_NONE,  TRIM_NONE,  TRIM_NONE,  TRIM_NONE,  TRIM_NONE},
    /* close */   {TRIM_EITHER, TRIM_FIRST, TRIM_FIRST, TRIM_FIRST, TRIM_FIRST, TRIM_FIRST, TRIM_FIRST},
    /* comma */   {TRIM_EITHER, TRIM_FIRST, TRIM_NONE,  TRIM_NONE,  TRIM_NONE,  TRIM_NONE,  TRIM_NONE},
    /* period */  {TRIM_EITHER, TRIM_FIRST, TRIM_NONE,  TRIM_NONE,  TRIM_NONE,  TRIM_NONE,  TRIM_NONE},
    /* colon */   {TRIM_EITHER, TRIM_FIRST, TRIM_NONE,  TRIM_NONE,  TRIM_NONE,  TRIM_NONE,  TRIM_NONE},
    /* exclaim */ {TRIM_EITHER, TRIM_FIRST, TRIM_NONE,  TRIM_NONE,  TRIM_NONE,  TRIM_NONE,  TRIM_NONE},
    /* dot */     {TRIM_SECOND, TRIM_NONE,  TRIM_NONE,  TRIM_NONE,  TRIM_NONE,  TRIM_NONE,  TRIM_NONE},
};
/* clang-format on */

static bool is_mark(bx_class class)
{
    return class >= BX_CLASS_OPEN && class <= BX_CLASS_DOT;
}

static void trim_first(bx_shaper *shaper, bx_cluster *c)
{
    trim_after(c, c->blank_after);
    trim_before(shaper, c, c->blank_before);
}

/* One pair of neighbours: 2 em become 1.5 em (T-059 to T-063). Of two marks in different sizes the
 * larger one gives, an opening one where they are equal (CSS Text 4, text-spacing-trim). */
static void space_pair(bx_shaping *s, bx_cluster *a, bx_cluster *b)
{
    bx_shaper *shaper = s->shaper;
    if (b->class == BX_CLASS_FULL_SPACE && is_mark(a->class)) {
        trim_after(a, a->blank_after);
        return;
    }
    if (a->class == BX_CLASS_FULL_SPACE && is_mark(b->class)) {
        trim_before(shaper, b, b->blank_before);
        return;
    }
    if (!is_mark(a->class) || !is_mark(b->class)) return;
    trim wanted = ADJACENCY[a->class - BX_CLASS_OPEN][b->class - BX_CLASS_OPEN];
    bool tight = shaper->runs.items[a->run].style->text->tight_adjacent &&
                 shaper->runs.items[b->run].style->text->tight_adjacent;
    if (wanted == TRIM_EITHER && tight) {
        trim_first(shaper, a);
        wanted = TRIM_SECOND;
    } else if (wanted == TRIM_EITHER) {
        bool first = b->em > a->em && a->blank_after > 0;
        wanted = first ? TRIM_FIRST : TRIM_SECOND;
    }
    if (wanted == TRIM_SECOND)
        trim_before(shaper, b, b->blank_before);
    else if (wanted == TRIM_FIRST)
        trim_first(shaper, a);
}

void bx_space_punctuation(bx_shaping *s)
{
    bx_shaper *shaper = s->shaper;
    size_t count = shaper->clusters.count;
    for (size_t i = 0; i < count; i++)
        set_blanks(s, &shaper->clusters.items[i]);
    space_chains(s);
    for (size_t i = 0; i + 1 < count; i++) {
        bx_cluster *a = &shaper->clusters.items[i], *b = a + 1;
        if (!is_mark(a->class) && a->class != BX_CLASS_FULL_SPACE) continue;
        if (style_of(s, shaper->runs.items[a->run].style) == BX_PUNCTUATION_NONE) continue;
        if (style_of(s, shaper->runs.items[b->run].style) == BX_PUNCTUATION_NONE) continue;
        space_pair(s, a, b);
    }
}
