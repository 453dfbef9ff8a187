/* Lines as groups of glyphs, with layers of effects below and above them and annotations beside. */
#include "draw/drawing.h"

#include "font/subset.h"

/* Whether a reader that goes by glyphs and gaps gets the line's text: no other characters, no gaps
 * that look like spaces, no squeezed marks that overlap. */
static bool is_exact(const bx_drawing *d, const bx_plate_line *line)
{
    size_t at = 0;
    if (line->vertical || line->annotated) return false;
    for (size_t r = 0; r < line->run_count; r++) {
        const bx_plate_run *run = &line->runs[r];
        if (run->annotation) continue;
        const bx_face *face = bx_font_library_face(d->fonts, run->face);
        for (size_t g = 0; g < run->glyph_count; g++) {
            const bx_plate_glyph *glyph = &run->glyphs[g];
            if (glyph->text_begin != at) return false;
            size_t next = at;
            uint32_t character = bx_utf8_next(line->text, &next);
            if (next != glyph->text_end || bx_face_character(face, glyph->id) != character)
                return false;
            at = next;
        }
    }
    if (at != line->text.size) return false;
    for (size_t i = 0; i + 1 < line->cluster_count; i++) {
        const bx_plate_cluster *c = &line->clusters[i];
        bx_length em = line->ascent + line->descent;
        if (c->autospace + c->stretch > em / 10 || c->trim_before + c->trim_after > 0) return false;
    }
    return true;
}

static void draw_run(bx_drawing *d, const bx_plate_line *line, const bx_plate_run *run,
                     bx_length stroke)
{
    if (run->glyph_count == 0) return;
    bx_draw_glyphs glyphs = {.face = bx_font_library_face(d->fonts, run->face),
                             .size = run->size,
                             .scale_x = run->scale_x,
                             .orientation = run->orientation,
                             .origin = run->origin,
                             .glyphs = run->glyphs,
                             .count = run->glyph_count,
                             .stroke = stroke,
                             .text = line->text,
                             .texts = run->texts};
    d->target->glyphs(d->target->context, &glyphs, bx_drawing_paint(d, run->color, true));
}

static bool has_effects(const bx_plate_line *line)
{
    for (size_t r = 0; r < line->run_count; r++) {
        if (line->runs[r].effects) return true;
    }
    return false;
}

/* Copies of letters say nothing to readers. */
static void draw_layer(bx_drawing *d, const bx_plate_line *line, bx_text_layer layer)
{
    bx_draw_group group = {.kind = BX_GROUP_ARTIFACT};
    d->target->begin_group(d->target->context, &group);
    for (size_t r = 0; r < line->run_count; r++) {
        bx_plate_run copy = line->runs[r];
        bx_length stroke;
        if (bx_text_layer_run(layer, &copy, &stroke)) draw_run(d, line, &copy, stroke);
    }
    d->target->end_group(d->target->context);
}

/* Annotations explain the text and are no part of it: readers get nothing for them (T-116). */
static void draw_annotations(bx_drawing *d, const bx_plate_line *line)
{
    bx_draw_group group = {.kind = BX_GROUP_ARTIFACT};
    for (size_t r = 0; r < line->run_count; r++) {
        if (!line->runs[r].annotation) continue;
        d->target->begin_group(d->target->context, &group);
        draw_run(d, line, &line->runs[r], 0);
        d->target->end_group(d->target->context);
    }
}

static void draw_line(bx_drawing *d, const bx_plate_line *line)
{
    if (line->run_count == 0) return;
    bool effects = has_effects(line);
    for (int layer = 0; effects && layer < BX_LAYER_STROKE; layer++)
        draw_layer(d, line, (bx_text_layer)layer);
    bx_draw_group group = {BX_GROUP_TEXT, line->text, is_exact(d, line)};
    d->target->begin_group(d->target->context, &group);
    for (size_t r = 0; r < line->run_count; r++) {
        if (!line->runs[r].annotation) draw_run(d, line, &line->runs[r], 0);
    }
    d->target->end_group(d->target->context);
    if (effects) draw_layer(d, line, BX_LAYER_STROKE);
    draw_annotations(d, line);
}

/* Calls a function for every line, in reading order. */
static void each_line(bx_drawing *d, void (*draw)(bx_drawing *d, const bx_plate_line *line))
{
    for (size_t s = 0; s < d->plate->story_count; s++) {
        const bx_plate_story *story = &d->plate->stories[s];
        for (size_t b = 0; b < story->block_count; b++) {
            for (size_t l = 0; l < story->blocks[b].line_count; l++)
                draw(d, &story->blocks[b].lines[l]);
        }
    }
}

void bx_draw_text(bx_drawing *d)
{
    each_line(d, draw_line);
    bx_draw_group group = {.kind = BX_GROUP_ARTIFACT};
    d->target->begin_group(d->target->context, &group);
    each_line(d, bx_draw_line_marks);
    d->target->end_group(d->target->context);
}
