/* Where lines may end: the prohibition lists of CLREQ 3.1.4 and GB/T 15834 5.1 over UAX #14. */
#include "line/classes.h"
#include "line/phrase.h"

#include "style/line_style.h"
#include "unicode/address.h"

/* Penalties in the units of cost.h. */
enum {
    PENALTY_NUMBER_UNIT = 500,
    PENALTY_RANGE = 350,
    PENALTY_HYPHEN = 700,
    PENALTY_LAST_WORD = 5000,
    PENALTY_NUMERAL = 1100,
    PENALTY_ZERO = 2200,
    PENALTY_WIDE_NUMBER = 5500
};

/* Closing marks in a row from which on one place may be relaxed (T-041). */
enum { RELAXED_RUN = 3 };

/* No line holds so many clusters: what may not be broken is broken there, so that positions stay in
 * range. */
enum { LONGEST_UNBROKEN = 512 };

/* May not begin a line, at the levels of basic and above. */
static bool no_start(bx_class class, bx_line_break level)
{
    if (level == BX_LINE_BREAK_BASIC_NEWS &&
        (class == BX_CLASS_EXCLAIM || class == BX_CLASS_DOT || class == BX_CLASS_CONNECTOR))
        return false;
    if (bx_class_closes(class) || class == BX_CLASS_DOT || class == BX_CLASS_CONNECTOR ||
        class == BX_CLASS_SOLIDUS || class == BX_CLASS_SUFFIX)
        return true;
    return level == BX_LINE_BREAK_STRICT && (class == BX_CLASS_DASH || class == BX_CLASS_ELLIPSIS);
}

/* May not end a line: opening marks; the solidus from level gb on. */
static bool no_end(bx_class class, bx_line_break level)
{
    if (class == BX_CLASS_OPEN) return true;
    return class == BX_CLASS_SOLIDUS && level >= BX_LINE_BREAK_GB && level <= BX_LINE_BREAK_STRICT;
}

bx_line_break bx_line_level(const bx_paragraph *paragraph)
{
    if (paragraph->style->line->line_break != BX_LINE_BREAK_AUTO)
        return paragraph->style->line->line_break;
    bx_region region = bx_region_of(bx_node_language(paragraph->node));
    return region == BX_REGION_GB ? BX_LINE_BREAK_GB : BX_LINE_BREAK_BASIC;
}

/* ASCII closing and pausing marks do not begin a line, opening ones do not end it (supplement to
 * the lists, from UAX #14). */
static bool latin_prohibits(const bx_paragraph *p, const bx_cluster *a, const bx_cluster *b)
{
    char first = p->text.data[b->text_begin], last = p->text.data[a->text_begin];
    static const char closing[] = ",.:;!?)]}%", opening[] = "([{";
    for (const char *c = closing; b->class == BX_CLASS_LATIN && *c; c++) {
        if (first == *c) return true;
    }
    for (const char *c = opening; a->class == BX_CLASS_LATIN && *c; c++) {
        if (last == *c) return true;
    }
    return false;
}

static uint32_t character_of(const bx_paragraph *p, const bx_cluster *c)
{
    size_t at = c->text_begin;
    return bx_utf8_next(p->text, &at);
}

/* Numbers in circles, raised numbers, asterisks and [1] refer to notes: they stay with what they
 * follow (T-049). */
static bool is_note_mark(const bx_paragraph *p, const bx_cluster *c)
{
    if (c->class != BX_CLASS_HAN && c->class != BX_CLASS_LATIN) return false;
    uint32_t character = character_of(p, c);
    if (character == '*' || character == 0xB9 || character == 0xB2 || character == 0xB3)
        return true;
    if (character != '[') return character >= 0x2460 && character <= 0x2473;
    size_t at = c->text_begin + 1;
    while (at < p->text.size && p->text.data[at] >= '0' && p->text.data[at] <= '9')
        at++;
    return at > c->text_begin + 1 && at < p->text.size && p->text.data[at] == ']';
}

/* Characters that the lists do not name but that belong to what they follow: raised figures, 々 〻,
 * tone marks of zhuyin. */
static bool follows(const bx_paragraph *p, const bx_cluster *c)
{
    static const uint32_t others[] = {0x2070, 0x02C7, 0x02CA, 0x02CB, 0x02D9, 0x3005, 0x303B};
    if (c->class != BX_CLASS_HAN && c->class != BX_CLASS_LATIN) return false;
    uint32_t character = character_of(p, c);
    if (character >= 0x2074 && character <= 0x2079) return true;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (character == others[i]) return true;
    }
    return false;
}

/* What a break between two Han costs: inside 二十五万, and before 〇 (T-093); between digits of a
 * full-width number (T-085). `number` says whether `a` is a numeral, and becomes the answer for
 * `b`. */
static uint16_t numeral_penalty(const bx_paragraph *p, const bx_cluster *a, const bx_cluster *b,
                                bool *number)
{
    if (b->class != BX_CLASS_HAN) {
        *number = false;
        return 0;
    }
    uint32_t c = character_of(p, b);
    bool wide = c >= 0xFF10 && c <= 0xFF19, before = *number;
    *number = wide || bx_character_is_numeral(c);
    if (!before || !*number) return 0;
    uint32_t last = character_of(p, a);
    if (wide != (last >= 0xFF10 && last <= 0xFF19)) return 0;
    return wide ? PENALTY_WIDE_NUMBER : c == 0x3007 ? PENALTY_ZERO : PENALTY_NUMERAL;
}

/* 第 and its number, and in headlines the number and its measure word too. */
static bool is_ordinal(const bx_paragraph *p, size_t i)
{
    const bx_cluster *a = &p->clusters[i];
    if (p->clusters[i + 1].class == BX_CLASS_DIGIT)
        return a->class == BX_CLASS_HAN && character_of(p, a) == 0x7B2C;
    bx_element element = p->node->element;
    if (!a->number_unit_break || (element != BX_ELEMENT_HEADLINE && element != BX_ELEMENT_SUBHEAD))
        return false;
    while (i > 0 && p->clusters[i].class == BX_CLASS_DIGIT)
        i--;
    return character_of(p, &p->clusters[i]) == 0x7B2C;
}

/* A word space between a number and its unit, "5 km" (T-048), "20 ℃". */
static bool parts_unit(const bx_paragraph *p, size_t space)
{
    if (space == 0 || space + 1 >= p->cluster_count || p->style->line->unit_break) return false;
    return p->clusters[space - 1].class == BX_CLASS_DIGIT &&
           (p->clusters[space + 1].class == BX_CLASS_LATIN ||
            p->clusters[space + 1].class == BX_CLASS_SUFFIX);
}

/* Both clusters stand in spans that must not be broken (text-wrap-mode: nowrap; T-054). */
static bool in_unbroken_span(const bx_paragraph *p, const bx_cluster *a, const bx_cluster *b)
{
    const bx_style *first = p->run_count ? p->runs[a->run].style : NULL;
    const bx_style *second = p->run_count ? p->runs[b->run].style : NULL;
    if (!first || !second || !first->line->text_nowrap || !second->line->text_nowrap) return false;
    /* Two names side by side are two spans. */
    const bx_node *inner = p->runs[a->run].node, *other = p->runs[b->run].node;
    return inner == other || !(inner->parent == p->node && other->parent == p->node);
}

/* The sign of a ratio, 1∶318: like a connector. */
static bool is_ratio(const bx_paragraph *p, const bx_cluster *c)
{
    return c->class == BX_CLASS_HAN && character_of(p, c) == 0x2236;
}

/* Between two Western clusters UAX #14 decides; numbers with prefix and suffix stay whole (T-046).
 */
static bool western_break(const bx_cluster *a, const bx_cluster *b, const uint8_t *marks)
{
    bool number = (a->class == BX_CLASS_DIGIT || a->class == BX_CLASS_PREFIX) &&
                  (b->class == BX_CLASS_DIGIT || b->class == BX_CLASS_SUFFIX);
    return !number && marks && marks[b->text_begin];
}

static bool is_white(const bx_cluster *c)
{
    return c->class == BX_CLASS_SPACE || c->class == BX_CLASS_FULL_SPACE ||
           c->class == BX_CLASS_BREAK;
}

/* No-break spaces bind. */
static bool binds(const bx_paragraph *p, const bx_cluster *space)
{
    uint32_t character = character_of(p, space);
    return character == 0xA0 || character == 0x202F || character == 0x2007;
}

/* Whether what stands before a forced break and what follows it may be parted: a forced break does
 * not bring a mark to an edge where it may not stand (T-056). */
static bool may_be_forced(const bx_paragraph *p, const bx_cluster *a, const bx_cluster *b,
                          bx_line_break level)
{
    bool opened = a > p->clusters && a[-1].class == BX_CLASS_OPEN;
    return !no_start(b->class, level) && !opened;
}

/* Between two clusters of which neither is white or kept from a line's edge. */
static bool parts_words(const bx_paragraph *p, const bx_cluster *a, const bx_cluster *b,
                        const uint8_t *marks)
{
    if (bx_class_is_western(a->class) && bx_class_is_western(b->class))
        return western_break(a, b, marks);
    if (a->class == BX_CLASS_PREFIX && b->class == BX_CLASS_DIGIT) return false;
    return a->class != BX_CLASS_DIGIT || !is_ratio(p, b);
}

/* What is written down while the pairs of a paragraph are looked at, from its start on. */
typedef struct marking {
    bx_paragraph *p;
    bx_line_break level;
    const uint8_t *marks; /* of UAX #14; NULL: no Western words */
    bool prohibits;       /* marks are kept from the edges of lines */
    bool whole;           /* text-wrap-mode: nowrap */
    bool filled;          /* what follows is pushed to the line's end */
    bool number;          /* the last character is a numeral */
    unsigned closing;     /* closing marks that end at the last cluster */
} marking;

static bx_break_kind pair_break(const marking *m, const bx_cluster *a, const bx_cluster *b)
{
    const bx_paragraph *p = m->p;
    if (a->class == BX_CLASS_BREAK)
        return m->prohibits && !may_be_forced(p, a, b, m->level) ? BX_BREAK_NEVER : BX_BREAK_MUST;
    if (is_white(b)) return BX_BREAK_NEVER;
    if (b->class == BX_CLASS_FILL || m->level == BX_LINE_BREAK_ANYWHERE) return BX_BREAK_MAY;
    if (m->prohibits && (no_start(b->class, m->level) || latin_prohibits(p, a, b)))
        return BX_BREAK_NEVER;
    if (a->class == BX_CLASS_SPACE) return binds(p, a) ? BX_BREAK_NEVER : BX_BREAK_MAY;
    if (m->prohibits && no_end(a->class, m->level)) return BX_BREAK_NEVER;
    return parts_words(p, a, b, m->marks) ? BX_BREAK_MAY : BX_BREAK_NEVER;
}

/* Gaps that step 3 of the stretch list may open (T-121). */
static bool may_stretch(const bx_cluster *a, const bx_cluster *b)
{
    if (bx_class_is_western(a->class) && bx_class_is_western(b->class)) return false;
    if (a->class == BX_CLASS_OPEN || bx_class_closes(b->class)) return false;
    const bx_class solid[] = {BX_CLASS_CONNECTOR, BX_CLASS_SOLIDUS, BX_CLASS_DOT,
                              BX_CLASS_SPACE,     BX_CLASS_FILL,    BX_CLASS_BREAK};
    for (size_t i = 0; i < sizeof solid / sizeof *solid; i++) {
        if (a->class == solid[i] || b->class == solid[i]) return false;
    }
    return b->class != BX_CLASS_SUFFIX && a->class != BX_CLASS_PREFIX;
}

/* Whether the closing marks that end at `i` (of which there are `before`) go on to a run of at
 * least three: then a line may end inside it rather than leave a line wide open (T-041). */
static bool closes_run(const bx_paragraph *p, size_t i, unsigned before)
{
    unsigned count = before;
    for (size_t k = i + 1; k < p->cluster_count; k++) {
        bx_class class = p->clusters[k].class;
        if (!bx_class_closes(class)) break;
        count++;
        if (count >= RELAXED_RUN && count > before) return true;
    }
    return false;
}

static bool has_western_pair(const bx_paragraph *p)
{
    for (size_t i = 0; i + 1 < p->cluster_count; i++) {
        if (p->clusters[i].class == BX_CLASS_LATIN && bx_class_is_western(p->clusters[i + 1].class))
            return true;
        if (p->clusters[i + 1].class == BX_CLASS_LATIN && bx_class_is_western(p->clusters[i].class))
            return true;
    }
    return false;
}

/* ………… stands for a paragraph left out: a line of its own (GB/T 15834 5.1.5; T-028). `i` is its
 * first half. */
static bool stands_alone(const bx_paragraph *p, size_t i)
{
    size_t end = i + 2;
    if (end > p->cluster_count || p->clusters[i].class != BX_CLASS_ELLIPSIS ||
        p->clusters[i + 1].class != BX_CLASS_ELLIPSIS)
        return false;
    if (end < p->cluster_count) {
        bx_class after = p->clusters[end].class;
        if (after == BX_CLASS_ELLIPSIS || bx_class_closes(after)) return false;
    }
    if (i == 0) return true;
    bx_class before = p->clusters[i - 1].class;
    return before != BX_CLASS_ELLIPSIS && before != BX_CLASS_OPEN;
}

static void set_omissions(bx_paragraph *p)
{
    for (size_t i = 0; i + 1 < p->cluster_count; i++) {
        if (p->clusters[i].class != BX_CLASS_ELLIPSIS || !stands_alone(p, i)) continue;
        if (i > 0) p->clusters[i - 1].break_kind = BX_BREAK_MUST;
        p->clusters[i].break_kind = BX_BREAK_NEVER;
        p->clusters[i].break_penalty = 0;
        /* A forced break that follows is the same break. */
        bool broken = i + 2 < p->cluster_count && p->clusters[i + 2].class == BX_CLASS_BREAK;
        if (!broken) p->clusters[i + 1].break_kind = BX_BREAK_MUST;
    }
}

/* The last line is not the rest of a word alone (hyphenate-limit-last). */
static void keep_last_word(bx_paragraph *p)
{
    for (size_t i = p->cluster_count; i-- > 0 && p->clusters[i].class != BX_CLASS_SPACE;) {
        bx_cluster *c = &p->clusters[i];
        if (c->class == BX_CLASS_HAN) break;
        if (c->hyphen_advance > 0 && c->break_penalty == PENALTY_HYPHEN)
            c->break_penalty = PENALTY_LAST_WORD;
    }
}

static void part_endless(bx_paragraph *p)
{
    size_t unbroken = 0;
    for (size_t i = 0; i + 1 < p->cluster_count; i++) {
        bx_cluster *c = &p->clusters[i];
        unbroken = c->break_kind == BX_BREAK_NEVER ? unbroken + 1 : 0;
        if (unbroken < LONGEST_UNBROKEN) continue;
        c->break_kind = BX_BREAK_MUST;
        unbroken = 0;
    }
}

/* A run of closing marks too long for any line may part behind its mark number `closing`; the fewer
 * of them begin the next line, the better. */
static void part_closing_run(bx_cluster *c, unsigned closing)
{
    unsigned fewer = closing < RELAXED_RUN ? RELAXED_RUN - closing : 0;
    c->break_kind = BX_BREAK_MAY;
    c->break_penalty = (uint16_t)(BX_COST_RELAXED + 1000 * fewer);
}

/* A space after an opening mark does not part it from what it opens. */
static bool follows_opening(const marking *m, size_t space)
{
    const bx_cluster *c = &m->p->clusters[space];
    return c->class == BX_CLASS_SPACE && space > 0 && m->level != BX_LINE_BREAK_ANYWHERE &&
           c[-1].break_kind == BX_BREAK_NEVER && no_end(c[-1].class, m->level);
}

/* Whether a reference to a note follows cluster `i`. */
static bool has_note(const marking *m, size_t i)
{
    const bx_cluster *c = &m->p->clusters[i];
    return c->class != BX_CLASS_SPACE && is_note_mark(m->p, c + 1);
}

/* Whether cluster `i` and the next belong together, whatever their classes. */
static bool is_unit(const marking *m, size_t i)
{
    const bx_cluster *c = &m->p->clusters[i];
    if (c[1].class == BX_CLASS_FILL) return false;
    return c->joined || has_note(m, i) ||
           (m->level != BX_LINE_BREAK_ANYWHERE && follows(m->p, c + 1)) || is_ordinal(m->p, i) ||
           (c->class == BX_CLASS_SPACE && parts_unit(m->p, i));
}

/* Whether a run of closing marks may be parted behind cluster `i`. */
static bool may_part_run(const marking *m, size_t i)
{
    return m->closing >= 1 && !m->filled && m->level >= BX_LINE_BREAK_BASIC &&
           m->level <= BX_LINE_BREAK_STRICT && i + 2 < m->p->cluster_count &&
           closes_run(m->p, i, m->closing);
}

/* Whether a line may end behind cluster `i`; what it costs in a run of marks, and with a hyphen. */
static void set_kind(marking *m, size_t i)
{
    bx_cluster *a = &m->p->clusters[i];
    a->break_kind = (uint8_t)pair_break(m, a, a + 1);
    if (follows_opening(m, i)) a->break_kind = BX_BREAK_NEVER;
    if (is_unit(m, i) && a->break_kind != BX_BREAK_MUST) a->break_kind = BX_BREAK_NEVER;
    m->closing = bx_class_closes(a->class) ? m->closing + 1 : 0;
    if (may_part_run(m, i)) part_closing_run(a, m->closing);
    /* What is pushed to the line's end stays in one piece. */
    if (m->filled || (m->whole && a->break_kind == BX_BREAK_MAY)) a->break_kind = BX_BREAK_NEVER;
    if (a->hyphen_advance > 0 && a->break_kind == BX_BREAK_NEVER && !m->filled && !m->whole) {
        a->break_kind = BX_BREAK_MAY;
        a->break_penalty = bx_line_is_ragged(m->p->style) ? BX_COST_UNBROKEN : PENALTY_HYPHEN;
    }
    if (a->joined && a->break_kind == BX_BREAK_MAY) a->break_kind = BX_BREAK_NEVER;
}

/* What a break behind cluster `i` costs inside of numbers and spans. */
static void set_penalty(marking *m, size_t i)
{
    bx_cluster *a = &m->p->clusters[i];
    uint16_t numeral = numeral_penalty(m->p, a, a + 1, &m->number);
    if (a->in_number) numeral = PENALTY_ZERO;
    if (numeral > a->break_penalty) a->break_penalty = numeral;
    if (a->number_unit_break) a->break_penalty = PENALTY_NUMBER_UNIT;
    if (a->class == BX_CLASS_CONNECTOR || is_ratio(m->p, a)) a->break_penalty = PENALTY_RANGE;
    if (in_unbroken_span(m->p, a, a + 1)) a->break_penalty = BX_COST_UNBROKEN;
}

static void mark_pairs(marking *m)
{
    bx_paragraph *p = m->p;
    for (size_t i = 0; i < p->cluster_count; i++) {
        bx_cluster *a = &p->clusters[i];
        a->stretch_after = false;
        a->break_penalty = 0;
        a->break_kind = BX_BREAK_MUST;
        if (i + 1 == p->cluster_count) break;
        m->filled |= a->class == BX_CLASS_FILL;
        set_kind(m, i);
        set_penalty(m, i);
        a->stretch_after = !has_note(m, i) && !a->joined && may_stretch(a, a + 1);
    }
}

/* Marks of UAX #14 where Western words stand; the caller frees them. */
static uint8_t *western_marks(const bx_paragraph *p, bx_boundaries *boundaries)
{
    if (!has_western_pair(p)) return NULL;
    uint8_t *marks = bx_alloc(p->text.size + 1);
    bx_line_break_marks(boundaries, p->text, marks);
    bx_address_break_marks(p->text, marks);
    return marks;
}

void bx_line_opportunities(bx_paragraph *p, bx_boundaries *boundaries)
{
    uint8_t *marks = western_marks(p, boundaries);
    marking m = {.p = p, .level = bx_line_level(p), .marks = marks};
    m.prohibits = m.level != BX_LINE_BREAK_NONE && m.level != BX_LINE_BREAK_ANYWHERE;
    m.whole = p->style->line->text_nowrap;
    mark_pairs(&m);
    bx_free(marks);
    if (p->cluster_count > 0) m.filled |= p->clusters[p->cluster_count - 1].class == BX_CLASS_FILL;
    if (!m.filled && !m.whole && m.level != BX_LINE_BREAK_ANYWHERE) set_omissions(p);
    keep_last_word(p);
    if (p->style->line->auto_phrase) bx_line_phrases(p, boundaries);
    if (p->style->line->character_grid) bx_line_character_grid(p);
    part_endless(p);
}
