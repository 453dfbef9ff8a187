/* Runs of annotations. */
#include "set/annotation.h"

#include "set/parts.h"
#include "text/zhuyin.h"

/* In thousandths of the annotation's size: what its em box keeps from the text's, so that
 * descenders of pinyin stay clear of the text; comments are Han, whose frames have white of their
 * own. */
enum { CLEARANCE = 140, COMMENT_CLEARANCE = 40 };

/* In thousandths of the text's em: what a line or wave on the same side takes. */
enum { LINE_ROOM = 120 };

/* Zhuyin, in thousandths of the base's em (CLREQ 3.3.3.2): symbols are 3/10 of it, which is 6/10 of
 * an annotation of half size; the column begins a little right of the base; the middle of the tone
 * is right of the symbols; a light tone takes 1/10 above them. */
enum { ZHUYIN_PART = 600, COLUMN_GAP = 20, TONE_MIDDLE = 80, LIGHT_HEIGHT = 100 };

typedef struct setting {
    const bx_paragraph *p;
    const bx_line *line;
    const bx_length *offsets;
    bx_plate_line *out;
    bx_arena *arena;
    uint32_t text_begin, text_end; /* of the base, in the line's text */
    bx_length used[2];             /* where the last annotation of the line under or over it ends */
} setting;

static bx_length part(bx_length em, int thousandths)
{
    return (bx_length)bx_multiply_divide(em, thousandths, 1000);
}

/* The text of an annotation's cluster, kept by the plate. */
static bx_string text_of(setting *s, const bx_paragraph *text, const bx_cluster *c)
{
    return bx_string_copy(s->arena, bx_string_slice(text->text, c->text_begin, c->text_end));
}

/* The part of an annotation on a line that holds a part of its base only, for the base is wider
 * than a line: as much of its text as of the base. A comment runs on whole from the start of its
 * base. */
static bx_annotation part_on_line(const bx_annotation *r, const bx_line *line)
{
    bx_annotation own = *r;
    if (r->comment ||
        (r->cluster_begin >= line->cluster_begin && r->cluster_end <= line->cluster_end))
        return own;
    uint32_t base = r->cluster_end - r->cluster_begin, text = r->text_end - r->text_begin;
    if (own.cluster_begin < line->cluster_begin) own.cluster_begin = line->cluster_begin;
    if (own.cluster_end > line->cluster_end) own.cluster_end = line->cluster_end;
    own.text_end =
        r->text_begin + (uint32_t)((uint64_t)text * (own.cluster_end - r->cluster_begin) / base);
    own.text_begin += (uint32_t)((uint64_t)text * (own.cluster_begin - r->cluster_begin) / base);
    int64_t width = 0;
    for (uint32_t i = own.text_begin; i < own.text_end; i++)
        width += (int64_t)r->text->clusters[i].advance + r->text->clusters[i].gap;
    own.width = bx_length_clamp(width);
    return own;
}

/* Clusters [begin, end) of an annotation's text, all of one run, as a run of the plate that starts
 * at `origin`. */
static void add_run(setting *s, const bx_paragraph *text, uint32_t begin, uint32_t end,
                    bx_point origin)
{
    const bx_text_run *from = &text->runs[text->clusters[begin].run];
    size_t count = 0;
    for (uint32_t i = begin; i < end; i++)
        count += text->clusters[i].glyph_count;
    bx_plate_run run = {.face = from->face ? from->face->id : 0,
                        .size = from->size,
                        .scale_x = from->scale_x,
                        .color = from->color,
                        .orientation = bx_orientation_of(from->setting),
                        .origin = origin,
                        .annotation = true,
                        .texts = BX_NEW_ARRAY(s->arena, bx_string, count),
                        .glyphs = BX_NEW_ARRAY(s->arena, bx_plate_glyph, count)};
    run.span =
        bx_paragraph_span(text, text->clusters[begin].text_begin, text->clusters[end - 1].text_end);
    bx_length pen = 0;
    for (uint32_t i = begin; i < end; i++) {
        const bx_cluster *c = &text->clusters[i];
        bx_string own = text_of(s, text, c);
        for (uint32_t g = 0; g < c->glyph_count; g++) {
            const bx_shaped_glyph *shaped = &text->glyphs[c->first_glyph + g];
            bx_length along = pen + shaped->inline_offset, across = shaped->block_offset;
            run.texts[run.glyph_count] = own;
            run.glyphs[run.glyph_count++] =
                (bx_plate_glyph){shaped->id, s->text_begin, s->text_end,
                                 text->vertical ? across : along, text->vertical ? along : across};
        }
        pen += c->advance + c->gap;
    }
    run.text_count = run.glyph_count;
    s->out->runs[s->out->run_count++] = run;
}

/* Whether an annotation that starts at `at` meets a line or wave beside a name, which stands at the
 * same side as what is under the text. */
static bool is_lined(const setting *s, const bx_annotation *r, bx_length at)
{
    for (uint32_t i = s->line->cluster_begin;
         i < s->line->cluster_end && r->position == BX_RUBY_UNDER; i++) {
        if (!s->p->runs[s->p->clusters[i].run].markers.decoration.node) continue;
        bx_length begin = s->offsets[i - s->line->cluster_begin];
        if (begin < at + r->width && begin + s->p->clusters[i].advance > at) return true;
    }
    return false;
}

/* Baseline of an annotation, or its axis, from the text's. Positive is down, or right. */
static bx_length block_position(const setting *s, const bx_annotation *r, bool lined)
{
    const bx_plate_line *out = s->out;
    bool over = r->position == BX_RUBY_OVER;
    bx_length away = part(r->size, r->comment ? COMMENT_CLEARANCE : CLEARANCE);
    if (lined) away += part(s->p->clusters[r->cluster_begin].em, LINE_ROOM);
    if (out->vertical) {
        bx_length distance = (out->ascent + out->descent + r->size) / 2 + away;
        return over ? distance : -distance;
    }
    return over ? -out->ascent - r->text->descent - away : out->descent + r->text->ascent + away;
}

/* Start of an annotation along the line: in the middle of its base, longer comments at its start;
 * within the measure where that is long enough (T-110), and clear of the one before. */
static bx_length inline_position(const setting *s, const bx_annotation *r)
{
    bx_length base = bx_face_start(s->p, s->line, s->offsets, r->cluster_begin);
    uint32_t last =
        r->cluster_end < s->line->cluster_end ? r->cluster_end - 1 : s->line->cluster_end - 1;
    bx_length base_end = bx_face_end(s->p, s->line, s->offsets, last);
    bx_length start = base + (base_end - base - r->width) / 2;
    if (r->comment && start < base) start = base;
    if (r->comment) start = bx_length_max(start, s->used[r->position == BX_RUBY_OVER]);
    start = bx_length_min(start, s->line->measure - r->width);
    return bx_length_max(start, 0);
}

static void set_text(setting *s, const bx_annotation *r)
{
    bx_length at = inline_position(s, r), across = block_position(s, r, is_lined(s, r, at));
    bx_point origin = s->out->origin;
    const bx_cluster *clusters = r->text->clusters;
    s->used[r->position == BX_RUBY_OVER] = at + r->width + r->size / 2;
    for (uint32_t begin = r->text_begin; begin < r->text_end;) {
        uint32_t end = begin;
        bx_length start = at;
        while (end < r->text_end && clusters[end].run == clusters[begin].run) {
            at += clusters[end].advance + clusters[end].gap;
            end++;
        }
        bx_point place = s->out->vertical ? (bx_point){origin.x + across, origin.y + start}
                                          : (bx_point){origin.x + start, origin.y + across};
        add_run(s, r->text, begin, end, place);
        begin = end;
    }
}

/* One character of zhuyin: `corner` is the top left of a cell of `size`, or the middle of the ink
 * of a tone. */
static void add_zhuyin(setting *s, const bx_paragraph *text, const bx_cluster *c, bx_length size,
                       bx_point at, bool by_ink)
{
    const bx_text_run *from = &text->runs[c->run];
    if (c->glyph_count == 0 || !from->face) return;
    uint32_t glyph = text->glyphs[c->first_glyph].id;
    bx_length fu = (bx_length)from->face->units_per_em;
    int ink[4];
    bx_point origin = {at.x + (size - (bx_length)bx_multiply_divide(
                                          size, bx_face_advance(from->face, glyph), fu)) /
                                  2,
                       at.y + part(size, 880)};
    if (by_ink && bx_face_ink(from->face, glyph, ink)) {
        origin.x = at.x - (bx_length)bx_multiply_divide(size, ink[0] + ink[2], 2 * fu);
        origin.y = at.y + (bx_length)bx_multiply_divide(size, ink[1] + ink[3], 2 * fu);
    }
    bx_plate_run run = {.face = from->face->id,
                        .size = size,
                        .scale_x = 65536,
                        .color = from->color,
                        .orientation = BX_UPRIGHT,
                        .origin = origin,
                        .annotation = true,
                        .texts = BX_NEW(s->arena, bx_string),
                        .glyphs = BX_NEW_ARRAY(s->arena, bx_plate_glyph, 1),
                        .glyph_count = 1,
                        .text_count = 1};
    run.span = bx_paragraph_span(text, c->text_begin, c->text_end);
    run.texts[0] = text_of(s, text, c);
    run.glyphs[0] = (bx_plate_glyph){glyph, s->text_begin, s->text_end, 0, 0};
    s->out->runs[s->out->run_count++] = run;
}

static bx_zhuyin kind_of(const bx_paragraph *text, uint32_t cluster)
{
    size_t at = text->clusters[cluster].text_begin;
    return bx_zhuyin_of(bx_utf8_next(text->text, &at));
}

/* Symbols below each other at the right of the base, in the middle of its height; tones beside the
 * last symbol, the light tone above the first (T-112, T-113). */
static void set_zhuyin(setting *s, const bx_annotation *r)
{
    const bx_plate_line *out = s->out;
    bx_length start = bx_face_start(s->p, s->line, s->offsets, r->cluster_begin);
    bx_length end = bx_face_end(s->p, s->line, s->offsets, r->cluster_begin);
    bx_length em = s->p->clusters[r->cluster_begin].em, size = part(r->size, ZHUYIN_PART);
    bx_point middle = {out->origin.x + end, out->origin.y + (out->descent - out->ascent) / 2};
    if (out->vertical)
        middle = (bx_point){out->origin.x + em / 2, out->origin.y + start + (end - start) / 2};
    bx_length height = 0, light = 0;
    for (uint32_t i = r->text_begin; i < r->text_end; i++) {
        bx_zhuyin kind = kind_of(r->text, i);
        if (kind == BX_ZHUYIN_LIGHT)
            light = part(em, LIGHT_HEIGHT);
        else if (kind == BX_ZHUYIN_SYMBOL || kind == BX_ZHUYIN_NONE)
            height += size;
    }
    bx_length x = middle.x + part(em, COLUMN_GAP), top = middle.y - (height + light) / 2;
    bx_point cell = {x, top + light}, last = cell;
    bx_length beside = x + size + part(em, TONE_MIDDLE);
    for (uint32_t i = r->text_begin; i < r->text_end; i++) {
        const bx_cluster *c = &r->text->clusters[i];
        switch (kind_of(r->text, i)) {
        case BX_ZHUYIN_LIGHT:
            add_zhuyin(s, r->text, c, size, (bx_point){x + size / 2, top + light / 2}, true);
            break;
        case BX_ZHUYIN_TONE:
            add_zhuyin(s, r->text, c, size, (bx_point){beside, last.y}, true);
            break;
        case BX_ZHUYIN_CHECKED:
            add_zhuyin(s, r->text, c, size * 2 / 3, (bx_point){beside, last.y + size * 3 / 4},
                       true);
            break;
        default:
            if (c->class == BX_CLASS_SPACE) break;
            add_zhuyin(s, r->text, c, size, cell, false);
            last = cell;
            cell.y += size;
        }
    }
}

/* First annotation whose base begins at a cluster or after it. */
static size_t first_from(const bx_paragraph *p, uint32_t cluster)
{
    size_t low = 0, high = p->annotation_count;
    while (low < high) {
        size_t half = low + (high - low) / 2;
        if (p->annotations[half].cluster_begin < cluster)
            low = half + 1;
        else
            high = half;
    }
    return low;
}

static void move_base(const bx_line *line, const bx_annotation *r, bx_length *offsets, bx_length by)
{
    for (uint32_t i = r->cluster_begin; i < r->cluster_end; i++)
        offsets[i - line->cluster_begin] += by;
}

void bx_align_annotated_edges(const bx_paragraph *p, const bx_line *line, bx_length *offsets)
{
    uint32_t begin = line->cluster_begin, end = line->cluster_end;
    bool full = offsets[end - begin] == line->measure;
    for (size_t i = first_from(p, begin);
         i < p->annotation_count && p->annotations[i].cluster_begin < end; i++) {
        const bx_annotation *r = &p->annotations[i];
        bool starts = r->cluster_begin == begin && offsets[0] == 0,
             ends = r->cluster_end == end && full;
        if (r->comment || r->position == BX_RUBY_INTER_CHARACTER || r->cluster_end > end ||
            !(starts || ends))
            continue;
        bx_length face = bx_face_start(p, line, offsets, r->cluster_begin);
        bx_length face_end = bx_face_end(p, line, offsets, r->cluster_end - 1);
        if (r->width <= face_end - face ||
            p->runs[p->clusters[r->cluster_begin].run].markers.frame.node)
            continue;
        if (starts)
            move_base(line, r, offsets, -face);
        else
            move_base(line, r, offsets, line->measure - face_end);
    }
}

void bx_set_annotations(const bx_paragraph *paragraph, const bx_line *line,
                        const bx_length *offsets, uint32_t text_begin, bx_plate_line *out,
                        bx_arena *arena)
{
    size_t first = first_from(paragraph, line->cluster_begin), end = first, most = out->run_count;
    while (first > 0 && !paragraph->annotations[first - 1].comment &&
           paragraph->annotations[first - 1].cluster_end > line->cluster_begin)
        first--;
    end = first;
    for (; end < paragraph->annotation_count &&
           paragraph->annotations[end].cluster_begin < line->cluster_end;
         end++)
        most += paragraph->annotations[end].text_end - paragraph->annotations[end].text_begin;
    if (first == end) return;
    bx_plate_run *runs = BX_NEW_ARRAY(arena, bx_plate_run, most);
    for (size_t i = 0; i < out->run_count; i++)
        runs[i] = out->runs[i];
    out->runs = runs;
    setting s = {.p = paragraph, .line = line, .offsets = offsets, .out = out, .arena = arena};
    for (size_t i = first; i < end; i++) {
        bx_annotation r = part_on_line(&paragraph->annotations[i], line);
        if (r.text_begin == r.text_end) continue;
        s.text_begin = paragraph->clusters[r.cluster_begin].text_begin - text_begin;
        s.text_end = paragraph->clusters[r.cluster_end - 1].text_end - text_begin;
        if (s.text_end > out->text.size) s.text_end = (uint32_t)out->text.size;
        if (r.position == BX_RUBY_INTER_CHARACTER)
            set_zhuyin(&s, &r);
        else
            set_text(&s, &r);
    }
}

const bx_annotation *bx_overlong_comment(const bx_paragraph *p, const bx_line *line)
{
    int64_t used = 0;
    for (size_t i = first_from(p, line->cluster_begin);
         i < p->annotation_count && p->annotations[i].cluster_begin < line->cluster_end; i++) {
        const bx_annotation *r = &p->annotations[i];
        if (!r->comment) continue;
        used += r->width;
        if (used > line->measure) return r;
        used += r->size / 2;
    }
    return NULL;
}

bool bx_is_annotated(const bx_paragraph *p, uint32_t cluster, bx_ruby_position position)
{
    /* An annotation and a comment of one base stand side by side in the list. */
    size_t last = first_from(p, cluster + 1);
    for (size_t i = last;
         i > 0 && p->annotations[i - 1].cluster_begin == p->annotations[last - 1].cluster_begin;
         i--) {
        const bx_annotation *r = &p->annotations[i - 1];
        if (cluster < r->cluster_end && r->position == position) return true;
    }
    return false;
}
