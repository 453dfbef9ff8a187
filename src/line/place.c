/* Justification and alignment: where every cluster of a line stands. */
#include "line/measure.h"

#include "style/line_style.h"

/* One share of an amount that is given out by weights, with nothing lost to rounding: the shares
 * add up to the amount, always in the same way. */
typedef struct sharing {
    int64_t amount, total, weight_so_far, given;
} sharing;

static bx_length next_share(sharing *s, int64_t weight)
{
    if (s->total <= 0 || weight <= 0) return 0;
    s->weight_so_far += weight;
    int64_t due = s->amount * s->weight_so_far / s->total;
    int64_t share = due - s->given;
    s->given = due;
    return (bx_length)share;
}

typedef struct placing {
    const bx_paragraph *p;
    const bx_line *line;
    bx_line_edges edges;
    bx_candidate candidate;
    sharing shrink[BX_SHRINK_STEPS];
    sharing stretch[3];
    bx_length fill;
} placing;

static void plan_shrink(placing *s, int64_t need)
{
    for (int step = 1; step < BX_SHRINK_STEPS && need > 0; step++) {
        int64_t have = bx_candidate_shrink(&s->candidate, step);
        if (have <= 0) continue;
        s->shrink[step].amount = need < have ? need : have;
        s->shrink[step].total = have;
        need -= s->shrink[step].amount;
    }
}

static void plan_stretch(placing *s, int64_t spare)
{
    for (int step = 0; step < 2 && spare > 0; step++) {
        int64_t have = bx_candidate_stretch(&s->candidate, step);
        if (have <= 0) continue;
        s->stretch[step].amount = spare < have ? spare : have;
        s->stretch[step].total = have;
        spare -= s->stretch[step].amount;
    }
    int64_t gaps = bx_candidate_stretch(&s->candidate, 2);
    if (spare <= 0 || gaps <= 0) return;
    s->stretch[2].amount = spare;
    s->stretch[2].total = gaps;
}

static bx_align alignment(const bx_line *line, const bx_style *style)
{
    bool last = line->flags & (BX_LINE_LAST | BX_LINE_FORCED);
    if (!last) return style->line->text_align;
    if (style->line->text_align_last != BX_ALIGN_AUTO) return style->line->text_align_last;
    return style->line->text_align == BX_ALIGN_JUSTIFY ? BX_ALIGN_START : style->line->text_align;
}

/* Where the line begins, and how its spare room is used. */
static bx_length plan(placing *s)
{
    int64_t spare = (int64_t)s->line->measure - s->candidate.natural;
    bx_length start = s->candidate.start->indent;
    if (spare < 0) {
        plan_shrink(s, -spare);
        return start;
    }
    if (s->candidate.has_fill) {
        s->fill = bx_length_clamp(spare);
        return start;
    }
    switch (alignment(s->line, s->p->style)) {
    case BX_ALIGN_JUSTIFY: plan_stretch(s, spare); return start;
    case BX_ALIGN_END: return start + bx_length_clamp(spare);
    case BX_ALIGN_CENTER: return start + bx_length_clamp(spare / 2);
    default: return start;
    }
}

bool bx_line_is_reversed(const bx_paragraph *p)
{
    bx_element element = p->node->element;
    bool heading = element == BX_ELEMENT_TITLE || element == BX_ELEMENT_HEADLINE ||
                   element == BX_ELEMENT_KICKER || element == BX_ELEMENT_SUBHEAD ||
                   element == BX_ELEMENT_LABEL || element == BX_ELEMENT_CROSSHEAD;
    return heading && !p->vertical && p->style->line->rtl && p->style->line->bidi_override;
}

/* The line from right to left: every cell at the mirrored place, the order of characters as it is
 * (T-004). */
static void reverse(const bx_paragraph *p, const bx_line *line, bx_length *offsets)
{
    for (uint32_t i = line->cluster_begin; i < line->cluster_end; i++) {
        bx_length *offset = &offsets[i - line->cluster_begin];
        *offset = line->measure - *offset - p->clusters[i].advance;
    }
}

void bx_line_place(const bx_paragraph *p, const bx_line *line, bx_length *offsets)
{
    uint32_t begin = line->cluster_begin, end = line->cluster_end;
    if (end <= begin) {
        offsets[0] = 0;
        return;
    }
    bx_line_options options = {.indent = line->text_indent, .wrap = BX_WRAP_BALANCE};
    bx_measurer m = bx_measurer_make(p, options, line->lever);
    placing s = {.p = p, .line = line};
    s.candidate = bx_measurer_line(&m, begin, line->cluster_next, &s.edges);
    bool hung = line->flags & BX_LINE_HUNG_MARK;
    if (hung) s.candidate = bx_candidate_hung(&s.candidate);
    s.candidate.has_fill = false;
    for (uint32_t i = begin; i < end; i++)
        s.candidate.has_fill |= p->clusters[i].class == BX_CLASS_FILL;
    int64_t at = plan(&s);
    for (uint32_t i = begin; i < end; i++) {
        const bx_cluster *c = &p->clusters[i];
        bool first = i == begin, final = i + 1 == end;
        int64_t before = first ? s.candidate.start->trim : 0,
                after = final ? s.candidate.end->trim : 0;
        if (hung && final) {
            offsets[i - begin] = bx_length_clamp(at);
            at += (int64_t)c->advance - after;
            break;
        }
        if (!first && !(final && c->drops_at_end))
            before = next_share(&s.shrink[c->shrink], c->blank_before);
        if (!final || !s.candidate.end->trim)
            after = next_share(&s.shrink[c->shrink], c->blank_after);
        offsets[i - begin] = bx_length_clamp(at - before);
        at += (int64_t)c->advance - before - after;
        if (c->class == BX_CLASS_FILL) {
            /* All that floats goes to the end: the first fill takes the room. */
            at += s.fill;
            s.fill = 0;
        }
        if (final) break;
        at += c->gap;
        if (c->class == BX_CLASS_SPACE) {
            at += next_share(&s.stretch[0], c->gap_max);
        } else if (!c->gap_fixed) {
            at -= next_share(&s.shrink[BX_SHRINK_AUTOSPACE], bx_autospace_give(c, line->lever));
            at += next_share(&s.stretch[1], c->gap_max - c->gap);
        }
        if (!c->stretch_after) continue;
        at += next_share(&s.stretch[2], c->em) + bx_tracking_out(c, line->lever);
        at -= next_share(&s.shrink[BX_SHRINK_TRACKING], bx_tracking_give(c, line->lever));
    }
    offsets[end - begin] = bx_length_clamp(at);
    if (bx_line_is_reversed(p)) reverse(p, line, offsets);
}

int32_t bx_line_looseness(const bx_paragraph *p, const bx_line *line, const bx_length *offsets)
{
    int32_t most = 0;
    for (uint32_t i = line->cluster_begin; i + 1 < line->cluster_end; i++) {
        const bx_cluster *a = &p->clusters[i], *b = a + 1;
        if (a->class != BX_CLASS_HAN || b->class != BX_CLASS_HAN || a->em <= 0) continue;
        uint32_t at = i - line->cluster_begin;
        int64_t gap = (int64_t)offsets[at + 1] - offsets[at] - a->advance;
        int32_t loose = (int32_t)(gap * 1024 / a->em);
        if (loose > most) most = loose;
    }
    return most;
}

bx_extent bx_line_extent(const bx_paragraph *paragraph, const bx_line *line, bx_arena *scratch)
{
    size_t count = line->cluster_end - line->cluster_begin;
    if (count == 0) return (bx_extent){0, 0};
    bx_length *offsets = BX_NEW_ARRAY(scratch, bx_length, count + 1);
    bx_line_place(paragraph, line, offsets);
    bx_extent extent = {offsets[0], offsets[count]};
    for (size_t i = 0; i < count; i++) {
        extent.begin = bx_length_min(extent.begin, offsets[i]);
        extent.end = bx_length_max(extent.end, offsets[i]);
    }
    extent.begin = bx_length_max(extent.begin, 0);
    if (line->flags & BX_LINE_HUNG_MARK) extent.end = bx_length_min(extent.end, line->measure);
    extent.end = bx_length_min(
        extent.end, BX_PT(16000)); /* wider than a page, and a place on the page can be added */
    return extent;
}
