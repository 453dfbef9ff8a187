/* Glyph runs as text operators. Every glyph is placed from its run's origin, so that rounding never
 * adds up along a line (T-123). */
#include "pdf/page_parts.h"

/* Positions along a run in millionths of an em. */
#define EM INT64_C(1000000)

/* Vertical glyphs hang from a point above the middle of their cell: DW2 of PDF 32000, 9.7.4.3, is
 * [880 −1000], and the point lies half the glyph's width to the right of its origin. */
enum { VERTICAL_ORIGIN = 880 };

/* Index of a face on the page; added when new. */
static size_t page_face(bx_page_writer *w, const bx_face *face)
{
    for (size_t i = 0; i < w->page->faces.count; i++) {
        if (w->page->faces.items[i].face == face) return i;
    }
    bx_array_push(&w->page->faces, (bx_page_face){.face = face});
    return w->page->faces.count - 1;
}

static void set_font(bx_page_writer *w, size_t face, const bx_draw_glyphs *run)
{
    bx_buffer *out = &w->content.buffer;
    bool vertical = run->orientation == BX_STACKED;
    if (w->state.face != face + 1 || w->state.size != run->size || w->state.vertical != vertical) {
        bx_page_face *used = &w->page->faces.items[face];
        if (vertical)
            used->vertical = true;
        else
            used->horizontal = true;
        w->state.vertical = vertical;
        bx_buffer_format(out, "/%c%zu ", vertical ? 'V' : 'F', face + 1);
        bx_content_length(&w->content, run->size);
        bx_content_operator(&w->content, "Tf");
        w->state.face = face + 1;
        w->state.size = run->size;
    }
    /* Readers differ in whether Tz moves the origin of a vertical glyph: its width is scaled by the
     * matrix. */
    int32_t scale = vertical ? 65536 : run->scale_x;
    if (w->state.scale != scale) {
        bx_content_number(out, (int64_t)scale * 100, 65536);
        bx_content_operator(&w->content, " Tz");
        w->state.scale = scale;
    }
}

/* Width of a glyph as the font's W array gives it, in millionths of an em. */
static int64_t pdf_width(const bx_face *face, uint32_t glyph)
{
    return bx_multiply_divide(bx_face_advance(face, glyph), EM, face->units_per_em);
}

/* The em along the run. */
static bx_length run_em(const bx_draw_glyphs *run)
{
    return (bx_length)bx_multiply_divide(run->size, run->scale_x, 65536);
}

/* Where the pen must be for a glyph: along the run, and across it. */
typedef struct pen_place {
    bx_length along, across;
} pen_place;

static pen_place place_of(const bx_page_face *face, const bx_draw_glyphs *run,
                          const bx_placed_glyph *glyph)
{
    switch (run->orientation) {
    case BX_ROTATED: return (pen_place){glyph->y, glyph->x};
    case BX_STACKED: {
        int64_t width = bx_multiply_divide(run->size, pdf_width(face->face, glyph->id), EM);
        bx_length half = (bx_length)bx_multiply_divide(width, run->scale_x, 2 * 65536);
        bx_length above = (bx_length)bx_multiply_divide(run->size, VERTICAL_ORIGIN, 1000);
        return (pen_place){glyph->y - above, glyph->x + half};
    }
    default: return (pen_place){glyph->x, glyph->y};
    }
}

static int64_t em_position(const bx_draw_glyphs *run, bx_length length)
{
    bx_length em = run_em(run);
    return em > 0 ? bx_multiply_divide(length, EM, em) : 0;
}

/* A TJ adjustment in thousandths of an em with 3 decimals. */
static void write_adjustment(bx_buffer *out, int64_t millionths)
{
    bx_content_number(out, millionths, 1000);
}

/* Notes a glyph for its face's subset and ToUnicode. */
static void add_glyph(bx_page_writer *w, bx_page_face *face, const bx_draw_glyphs *run,
                      size_t index)
{
    uint32_t glyph = run->glyphs[index].id;
    if (bx_glyph_set_has(&face->glyphs, glyph)) return;
    bx_glyph_set_add(&face->glyphs, glyph);
    bx_glyph_texts_add(&face->texts, face->face, run, index, w->page->arena);
}

static void write_codes(bx_page_writer *w, bx_page_face *face, const bx_draw_glyphs *run,
                        size_t begin, size_t end)
{
    static const char digits[] = "0123456789ABCDEF";
    bx_buffer *out = &w->content.buffer;
    int64_t pen = em_position(run, place_of(face, run, &run->glyphs[begin]).along);
    bx_buffer_append_literal(out, "[<");
    for (size_t g = begin; g < end; g++) {
        const bx_placed_glyph *glyph = &run->glyphs[g];
        int64_t target = em_position(run, place_of(face, run, glyph).along);
        int64_t adjustment = pen - target;
        /* Less than 1/20,000 em is rounding of the layout's own units. */
        if (adjustment > 50 || adjustment < -50) {
            bx_buffer_append_byte(out, '>');
            write_adjustment(out, adjustment);
            bx_buffer_append_byte(out, '<');
            pen = target;
        }
        uint32_t code = bx_face_code(face->face, glyph->id);
        char hex[4] = {digits[code >> 12 & 15], digits[code >> 8 & 15], digits[code >> 4 & 15],
                       digits[code & 15]};
        bx_buffer_append(out, hex, 4);
        add_glyph(w, face, run, g);
        pen += pdf_width(face->face, glyph->id);
    }
    bx_buffer_append_literal(out, ">]TJ\n");
}

/* Glyphs whose pen keeps to one straight line go together; rounding of half widths is no bend.
 * Stacked glyphs stand each for itself: a reader that sorts pieces of one height from left to right
 * would reverse whole lines. */
static size_t straight_end(const bx_page_face *face, const bx_draw_glyphs *run, size_t begin)
{
    if (run->orientation == BX_STACKED) return begin + 1;
    bx_length across = place_of(face, run, &run->glyphs[begin]).across;
    size_t end = begin + 1;
    while (end < run->count) {
        bx_length difference = place_of(face, run, &run->glyphs[end]).across - across;
        if (difference > 8 || difference < -8) break;
        end++;
    }
    return end;
}

/* Straight pieces of glyphs. */
static void write_glyphs(bx_page_writer *w, const bx_draw_glyphs *run)
{
    size_t index = page_face(w, run->face);
    bx_page_face *face = &w->page->faces.items[index];
    set_font(w, index, run);
    bool rotated = run->orientation == BX_ROTATED, down = rotated || run->orientation == BX_STACKED;
    size_t begin = 0;
    while (begin < run->count) {
        size_t end = straight_end(face, run, begin);
        pen_place pen = place_of(face, run, &run->glyphs[begin]);
        if (run->orientation == BX_STACKED && run->scale_x != 65536) {
            bx_content_number(&w->content.buffer, run->scale_x, 65536);
            bx_buffer_append_literal(&w->content.buffer, " 0 0 1 ");
        } else {
            bx_buffer_append_literal(&w->content.buffer, rotated ? "0 -1 1 0 " : "1 0 0 1 ");
        }
        bx_content_point(&w->content, run->origin.x + (down ? pen.across : pen.along),
                         run->origin.y + (down ? pen.along : pen.across));
        bx_content_operator(&w->content, "Tm");
        write_codes(w, face, run, begin, end);
        begin = end;
    }
}

static void write_actual_text(bx_page_writer *w, bx_string text)
{
    bx_buffer *out = &w->content.buffer;
    bx_buffer_append_literal(out, "/Span<</ActualText<FEFF");
    size_t at = 0;
    while (at < text.size) {
        uint32_t c = bx_utf8_next(text, &at);
        if (c >= 0x10000) {
            bx_buffer_format(out, "%04X%04X", 0xD800 + ((c - 0x10000) >> 10),
                             0xDC00 + ((c - 0x10000) & 0x3FF));
        } else {
            bx_buffer_format(out, "%04X", c);
        }
    }
    bx_buffer_append_literal(out, ">>>BDC\n");
}

static void begin_text(bx_page_writer *w)
{
    if (!w->state.in_text) bx_content_operator(&w->content, "BT");
    w->state.in_text = true;
}

void bx_page_end_text(bx_page_writer *w)
{
    if (w->state.in_text) bx_content_operator(&w->content, "ET");
    w->state.in_text = false;
}

void bx_pdf_draw_begin_group(void *context, const bx_draw_group *group)
{
    bx_page_writer *w = context;
    if (group->kind == BX_GROUP_ARTIFACT) {
        w->marking = BX_MARKING_SILENT;
    } else if (!group->exact) {
        begin_text(w);
        write_actual_text(w, group->text);
        w->marking = BX_MARKING_OPEN;
    }
}

void bx_pdf_draw_end_group(void *context)
{
    bx_page_writer *w = context;
    if (w->marking == BX_MARKING_OPEN) bx_content_operator(&w->content, "EMC");
    w->marking = BX_MARKING_NONE;
}

void bx_pdf_draw_glyphs(void *context, const bx_draw_glyphs *glyphs, bx_paint paint)
{
    bx_page_writer *w = context;
    begin_text(w);
    if (w->marking == BX_MARKING_SILENT) {
        write_actual_text(w, (bx_string){0});
        w->marking = BX_MARKING_OPEN;
    }
    if (glyphs->stroke > 0) {
        bx_content_length(&w->content, glyphs->stroke);
        bx_buffer_append_literal(&w->content.buffer, "w 1 j 1 Tr\n");
    }
    bx_page_set_fill(w, paint);
    if (glyphs->stroke > 0) bx_page_set_stroke(w, paint);
    write_glyphs(w, glyphs);
    if (glyphs->stroke > 0) bx_content_operator(&w->content, "0 Tr 0 j");
}
