/* Punctuation widths: the five styles, adjacency, chains (CLREQ 3.1.6; GB/T 15834 5.1). */
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

static bx_punctuation style_of(const bx_shaping *s, const bx_style *style)
{
    if (style->punctuation != BX_PUNCTUATION_AUTO) return style->punctuation;
    return s->region == BX_REGION_TW ? BX_PUNCTUATION_NONE : BX_PUNCTUATION_HANGMO;
}

static bx_shrink shrink_class(bx_class class)
{
    switch (class) {
    case BX_CLASS_OPEN:
    case BX_CLASS_CLOSE:
        return BX_SHRINK_BRACKET;
    case BX_CLASS_COMMA:
    case BX_CLASS_COLON:
        return BX_SHRINK_COMMA;
    case BX_CLASS_PERIOD:
    case BX_CLASS_EXCLAIM:
        return BX_SHRINK_PERIOD;
    case BX_CLASS_DOT:
        return BX_SHRINK_DOT;
    default:
        return BX_SHRINK_NEVER;
    }
}

static void trim_before(bx_shaper *shaper, bx_cluster *c, bx_length amount)
{
    if (amount > c->blank_before) amount = c->blank_before;
    c->blank_before -= amount;
    c->trimmed_before += amount;
    c->advance -= amount;
    for (uint16_t g = 0; g < c->glyph_count; g++)
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

/* Blanks of one cluster by its style: what may go, and what goes at once. */
static void set_blanks(bx_shaping *s, bx_cluster *c)
{
    const bx_text_run *run = &s->shaper->runs.items[c->run];
    if (c->class > BX_CLASS_DOT || c->class == BX_CLASS_HAN || run->style->font_palt) return;
    int before, after;
    bx_character_blank(first_character(s->shaper, c), c->class, s->region, s->vertical, &before, &after);
    bx_length em = (bx_length)bx_multiply_divide(run->size, run->scale_x, 65536);
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
    c->may_hang = stop && (s->region == BX_REGION_GB || s->vertical);
    bool halved = style == BX_PUNCTUATION_BANJIAO ||
                  (style == BX_PUNCTUATION_KAIMING && !is_sentence_end(c->class));
    if (halved) {
        trim_before(s->shaper, c, c->blank_before);
        trim_after(c, c->blank_after);
    }
    if (style == BX_PUNCTUATION_NONE) c->shrink = BX_SHRINK_NEVER;
}

/* ！？ and the like: two take 1 em together, three take 2 em (T-025). */
static void space_chain(bx_shaping *s, size_t begin, size_t count)
{
    bx_cluster *clusters = s->shaper->clusters.items;
    for (size_t i = begin; i < begin + count;) {
        size_t left = begin + count - i;
        size_t take = left == 3 ? 3 : left >= 2 ? 2 : 1;
        for (size_t k = 0; k < take && take > 1; k++) {
            bx_cluster *c = &clusters[i + k];
            bx_length full = c->advance;
            trim_after(c, take == 2 ? c->blank_after : full / 3);
            c->blank_after = 0;
            c->trims_at_end = false;
        }
        i += take;
    }
}

static void space_chains(bx_shaping *s)
{
    size_t count = s->shaper->clusters.count;
    const bx_cluster *clusters = s->shaper->clusters.items;
    for (size_t i = 0; i < count;) {
        size_t end = i;
        while (end < count && clusters[end].class == BX_CLASS_EXCLAIM && clusters[end].blank_after > 0)
            end++;
        if (end - i >= 2) space_chain(s, i, end - i);
        i = end > i ? end : i + 1;
    }
}

static bool is_stop(bx_class class)
{
    return class == BX_CLASS_COMMA || class == BX_CLASS_PERIOD || class == BX_CLASS_COLON ||
           class == BX_CLASS_EXCLAIM;
}

/* One pair of neighbours, as the adjacency matrix says: 2 em become 1.5 em, and the blank goes on the
 * outer side, so that a bracket stays close to its content (T-059 to T-063). */
static void space_pair(bx_shaping *s, bx_cluster *a, bx_cluster *b)
{
    bx_shaper *shaper = s->shaper;
    if (b->class == BX_CLASS_FULL_SPACE) {
        trim_after(a, a->blank_after);
        return;
    }
    if (a->class == BX_CLASS_FULL_SPACE) {
        trim_before(shaper, b, b->blank_before);
        return;
    }
    bool a_stop = is_stop(a->class), b_stop = is_stop(b->class);
    bool centred = s->region != BX_REGION_GB;
    if (a->class == BX_CLASS_OPEN && b->class == BX_CLASS_OPEN) {
        trim_before(shaper, b, b->blank_before);
    } else if (a->class == BX_CLASS_CLOSE && b->class == BX_CLASS_OPEN) {
        if (a->em >= b->em) trim_before(shaper, b, b->blank_before);
        else trim_after(a, a->blank_after);
    } else if (a->class == BX_CLASS_CLOSE &&
               (b->class == BX_CLASS_CLOSE || b_stop || b->class == BX_CLASS_DOT)) {
        trim_after(a, a->blank_after);
    } else if (a_stop && b->class == BX_CLASS_CLOSE) {
        /* A centred mark gives its inner quarter, then its outer one (T-061). */
        bx_length wanted = centred ? a->blank_after + a->blank_before : a->blank_after;
        trim_after(a, a->blank_after);
        if (centred) trim_before(shaper, a, wanted - a->trimmed_after);
    } else if (a_stop && b->class == BX_CLASS_OPEN) {
        trim_before(shaper, b, b->blank_before);
    } else if (a->class == BX_CLASS_DOT && b->class == BX_CLASS_OPEN) {
        trim_before(shaper, b, b->blank_before);
    }
}

void bx_space_punctuation(bx_shaping *s)
{
    bx_shaper *shaper = s->shaper;
    size_t count = shaper->clusters.count;
    for (size_t i = 0; i < count; i++) set_blanks(s, &shaper->clusters.items[i]);
    space_chains(s);
    for (size_t i = 0; i + 1 < count; i++) {
        bx_cluster *a = &shaper->clusters.items[i], *b = a + 1;
        bool marks = (a->class >= BX_CLASS_OPEN && a->class <= BX_CLASS_DOT) ||
                     a->class == BX_CLASS_FULL_SPACE;
        if (!marks) continue;
        if (style_of(s, shaper->runs.items[a->run].style) == BX_PUNCTUATION_NONE) continue;
        space_pair(s, a, b);
    }
}
