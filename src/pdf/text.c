/* Glyph runs as text operators. Every glyph is placed from its run's origin, so that rounding never
 * adds up along a line (T-123). */
#include "pdf/text_layers.h"

/* Positions along a run in millionths of an em. */
#define EM INT64_C(1000000)

/* Vertical glyphs hang from a point above the middle of their cell: DW2 of PDF 32000, 9.7.4.3, is
 * [880 −1000], and the point lies half the glyph's width to the right of its origin. */
enum { VERTICAL_ORIGIN = 880 };

typedef struct text_state {
    bx_page_writer *w;
    bx_string text; /* of the line */
    size_t face;    /* index on the page + 1; 0 = none set */
    bool vertical;
    bx_length size;
    int32_t scale;
} text_state;

/* Index of a face on the page; added when new. */
static size_t page_face(bx_page_writer *w, uint32_t id)
{
    const bx_face *face = bx_font_library_face(w->fonts, id);
    for (size_t i = 0; i < w->page->faces.count; i++) {
        if (w->page->faces.items[i].face == face) return i;
    }
    bx_array_push(&w->page->faces, (bx_page_face){.face = face});
    return w->page->faces.count - 1;
}

static void set_font(text_state *t, size_t face, const bx_plate_run *run)
{
    bx_buffer *out = &t->w->content.buffer;
    bool vertical = run->orientation == BX_STACKED;
    if (t->face != face + 1 || t->size != run->size || t->vertical != vertical) {
        bx_page_face *used = &t->w->page->faces.items[face];
        if (vertical)
            used->vertical = true;
        else
            used->horizontal = true;
        t->vertical = vertical;
        bx_buffer_format(out, "/%c%zu ", vertical ? 'V' : 'F', face + 1);
        bx_content_length(&t->w->content, run->size);
        bx_content_operator(&t->w->content, "Tf");
        t->face = face + 1;
        t->size = run->size;
    }
    /* Readers differ in whether Tz moves the origin of a vertical glyph: its width is scaled by the
     * matrix. */
    int32_t scale = vertical ? 65536 : run->scale_x;
    if (t->scale != scale) {
        bx_content_number(out, (int64_t)scale * 100, 65536);
        bx_content_operator(&t->w->content, " Tz");
        t->scale = scale;
    }
}

/* Width of a glyph as the font's W array gives it, in millionths of an em. */
static int64_t pdf_width(const bx_face *face, uint32_t glyph)
{
    return bx_multiply_divide(bx_face_advance(face, glyph), EM, face->units_per_em);
}

/* The em along the run. */
static bx_length run_em(const bx_plate_run *run)
{
    return (bx_length)bx_multiply_divide(run->size, run->scale_x, 65536);
}

/* Where the pen must be for a glyph: along the run, and across it. */
typedef struct pen_place {
    bx_length along, across;
} pen_place;

static pen_place place_of(const bx_page_face *face, const bx_plate_run *run,
                          const bx_plate_glyph *glyph)
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

static int64_t em_position(const bx_plate_run *run, bx_length length)
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
static void add_glyph(text_state *t, bx_page_face *face, const bx_plate_run *run, size_t index)
{
    uint32_t glyph = run->glyphs[index].id;
    if (bx_glyph_set_has(&face->glyphs, glyph)) return;
    bx_glyph_set_add(&face->glyphs, glyph);
    bx_glyph_texts_add(&face->texts, face->face, run, index, t->text, t->w->page->arena);
}

static void write_codes(text_state *t, bx_page_face *face, const bx_plate_run *run, size_t begin,
                        size_t end)
{
    static const char digits[] = "0123456789ABCDEF";
    bx_buffer *out = &t->w->content.buffer;
    int64_t pen = em_position(run, place_of(face, run, &run->glyphs[begin]).along);
    bx_buffer_append_literal(out, "[<");
    for (size_t g = begin; g < end; g++) {
        const bx_plate_glyph *glyph = &run->glyphs[g];
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
        add_glyph(t, face, run, g);
        pen += pdf_width(face->face, glyph->id);
    }
    bx_buffer_append_literal(out, ">]TJ\n");
}

/* Glyphs whose pen keeps to one straight line go together; rounding of half widths is no bend.
 * Stacked glyphs stand each for itself: a reader that sorts pieces of one height from left to right
 * would reverse whole lines. */
static size_t straight_end(const bx_page_face *face, const bx_plate_run *run, size_t begin)
{
    if (run->orientation == BX_STACKED) return begin + 1;
    bx_length across = place_of(face, run, &run->glyphs[begin]).across;
    size_t end = begin + 1;
    while (end < run->glyph_count) {
        bx_length difference = place_of(face, run, &run->glyphs[end]).across - across;
        if (difference > 8 || difference < -8) break;
        end++;
    }
    return end;
}

static void write_run(text_state *t, const bx_plate_run *run)
{
    if (run->glyph_count == 0) return;
    size_t index = page_face(t->w, run->face);
    bx_page_face *face = &t->w->page->faces.items[index];
    bx_write_fill_color(t->w, run->color, true);
    set_font(t, index, run);
    bool rotated = run->orientation == BX_ROTATED, down = rotated || run->orientation == BX_STACKED;
    size_t begin = 0;
    while (begin < run->glyph_count) {
        size_t end = straight_end(face, run, begin);
        pen_place pen = place_of(face, run, &run->glyphs[begin]);
        if (run->orientation == BX_STACKED && run->scale_x != 65536) {
            bx_content_number(&t->w->content.buffer, run->scale_x, 65536);
            bx_buffer_append_literal(&t->w->content.buffer, " 0 0 1 ");
        } else {
            bx_buffer_append_literal(&t->w->content.buffer, rotated ? "0 -1 1 0 " : "1 0 0 1 ");
        }
        bx_content_point(&t->w->content, run->origin.x + (down ? pen.across : pen.along),
                         run->origin.y + (down ? pen.along : pen.across));
        bx_content_operator(&t->w->content, "Tm");
        write_codes(t, face, run, begin, end);
        begin = end;
    }
}

/* Whether a reader that goes by glyphs and gaps would get the line's text wrong (design: other
 * characters, gaps that look like spaces, squeezed marks that overlap). */
static bool needs_actual_text(bx_page_writer *w, const bx_plate_line *line)
{
    size_t at = 0;
    if (line->vertical || line->annotated) return true;
    for (size_t r = 0; r < line->run_count; r++) {
        const bx_plate_run *run = &line->runs[r];
        if (run->annotation) continue;
        const bx_face *face = bx_font_library_face(w->fonts, run->face);
        for (size_t g = 0; g < run->glyph_count; g++) {
            const bx_plate_glyph *glyph = &run->glyphs[g];
            if (glyph->text_begin != at) return true;
            size_t next = at;
            uint32_t character = bx_utf8_next(line->text, &next);
            if (next != glyph->text_end || bx_face_character(face, glyph->id) != character)
                return true;
            at = next;
        }
    }
    if (at != line->text.size) return true;
    for (size_t i = 0; i + 1 < line->cluster_count; i++) {
        const bx_plate_cluster *c = &line->clusters[i];
        bx_length em = line->ascent + line->descent;
        if (c->autospace + c->stretch > em / 10 || c->trim_before + c->trim_after > 0) return true;
    }
    return false;
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

/* Annotations explain the text and are no part of it: readers get nothing for them (T-116). */
static void write_annotations(text_state *t, const bx_plate_line *line)
{
    for (size_t r = 0; r < line->run_count; r++) {
        if (!line->runs[r].annotation) continue;
        bx_buffer_append_literal(&t->w->content.buffer, "/Span<</ActualText<FEFF>>>BDC\n");
        write_run(t, &line->runs[r]);
        bx_content_operator(&t->w->content, "EMC");
    }
}

static void write_layer_run(void *state, const bx_plate_run *run)
{
    write_run(state, run);
}

static void write_line(text_state *t, const bx_plate_line *line)
{
    if (line->run_count == 0) return;
    t->text = line->text;
    bool effects = bx_line_has_effects(line);
    for (int layer = 0; effects && layer < BX_LAYER_STROKE; layer++)
        bx_write_text_layer(t->w, line, (bx_text_layer)layer, write_layer_run, t);
    bool actual = needs_actual_text(t->w, line);
    if (actual) write_actual_text(t->w, line->text);
    for (size_t r = 0; r < line->run_count; r++) {
        if (!line->runs[r].annotation) write_run(t, &line->runs[r]);
    }
    if (actual) bx_content_operator(&t->w->content, "EMC");
    if (effects) bx_write_text_layer(t->w, line, BX_LAYER_STROKE, write_layer_run, t);
    write_annotations(t, line);
}

void bx_write_text(bx_page_writer *w)
{
    text_state t = {.w = w, .scale = 65536};
    const bx_plate *plate = w->plate;
    bx_content_operator(&w->content, "BT");
    for (size_t s = 0; s < plate->story_count; s++) {
        for (size_t b = 0; b < plate->stories[s].block_count; b++) {
            const bx_plate_block *block = &plate->stories[s].blocks[b];
            for (size_t l = 0; l < block->line_count; l++)
                write_line(&t, &block->lines[l]);
        }
    }
    bx_content_operator(&w->content, "ET");
    for (size_t s = 0; s < plate->story_count; s++) {
        for (size_t b = 0; b < plate->stories[s].block_count; b++) {
            const bx_plate_block *block = &plate->stories[s].blocks[b];
            for (size_t l = 0; l < block->line_count; l++)
                bx_write_line_marks(w, &block->lines[l]);
        }
    }
}
