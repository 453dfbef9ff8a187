/* Lines of a plate. Horizontal lines run along x; vertical ones along y. */
#include "set/line.h"

#include "set/annotation.h"
#include "set/interlinear.h"
#include "set/note.h"
#include "set/parts.h"
#include "style/font_style.h"
#include "style/line_style.h"
#include "style/text_style.h"

static const char *const CLASS_NAMES[] = {
    [BX_CLASS_HAN] = "han",
    [BX_CLASS_OPEN] = "open",
    [BX_CLASS_CLOSE] = "close",
    [BX_CLASS_COMMA] = "comma",
    [BX_CLASS_PERIOD] = "period",
    [BX_CLASS_COLON] = "colon",
    [BX_CLASS_EXCLAIM] = "exclaim",
    [BX_CLASS_DOT] = "dot",
    [BX_CLASS_DASH] = "dash",
    [BX_CLASS_ELLIPSIS] = "ellipsis",
    [BX_CLASS_CONNECTOR] = "connector",
    [BX_CLASS_SOLIDUS] = "solidus",
    [BX_CLASS_LATIN] = "latin",
    [BX_CLASS_DIGIT] = "digit",
    [BX_CLASS_PREFIX] = "prefix",
    [BX_CLASS_SUFFIX] = "suffix",
    [BX_CLASS_SPACE] = "space",
    [BX_CLASS_FULL_SPACE] = "full-space",
    [BX_CLASS_FILL] = "fill",
    [BX_CLASS_BREAK] = "break",
};

static const char *const ACTION_NAMES[] = {
    [BX_LINE_FIT] = "fit",
    [BX_LINE_PULLED_IN] = "in",
    [BX_LINE_HUNG] = "hang",
    [BX_LINE_PUSHED_OUT] = "out",
};

static const char *const RELAXATION_NAMES[] = {
    [BX_RELAXED_NONE] = NULL,           [BX_RELAXED_CLOSING] = "closing-marks",
    [BX_RELAXED_SPAN] = "span",         [BX_RELAXED_GAPS] = "gaps",
    [BX_RELAXED_RUNT] = "runt",         [BX_RELAXED_WORD] = "word",
    [BX_RELAXED_OVERFULL] = "overfull",
};

static const char *const LEVER_NAMES[] = {
    [BX_LEVER_NONE] = NULL,
    [BX_LEVER_MARKS] = "marks",
    [BX_LEVER_AUTOSPACE] = "autospace",
    [BX_LEVER_TRACKING_IN] = "tracking",
    [BX_LEVER_GAPS] = "gaps",
    [BX_LEVER_TRACKING_OUT] = "tracking",
};

static const char *const LEVEL_NAMES[] = {
    [BX_LINE_BREAK_AUTO] = "auto",     [BX_LINE_BREAK_NONE] = "none",
    [BX_LINE_BREAK_BASIC] = "basic",   [BX_LINE_BREAK_GB] = "gb",
    [BX_LINE_BREAK_STRICT] = "strict", [BX_LINE_BREAK_ANYWHERE] = "anywhere",
};

/* A line being set: where its clusters stand, and what comes of it. */
typedef struct setting {
    const bx_paragraph *paragraph;
    const bx_line *line;
    const bx_length *offsets; /* of the clusters, and the line's end */
    bx_places places;         /* with those of notes in it */
    uint32_t text_begin;      /* of the line in the paragraph's text */
    bx_plate_line *out;
    bx_arena *arena;
} setting;

/* Facts of the clusters for the dump. Space between two cells beyond autospace is justification. */
static void set_facts(const setting *s)
{
    const bx_paragraph *paragraph = s->paragraph;
    const bx_line *line = s->line;
    const bx_length *offsets = s->offsets;
    bx_plate_line *out = s->out;
    size_t count = line->cluster_end - line->cluster_begin;
    out->clusters = BX_NEW_ARRAY(s->arena, bx_plate_cluster, count);
    out->cluster_count = count;
    bool reversed = bx_line_is_reversed(paragraph);
    for (size_t i = 0; i < count; i++) {
        const bx_cluster *c = &paragraph->clusters[line->cluster_begin + i];
        bx_plate_cluster *fact = &out->clusters[i];
        fact->text_begin = c->text_begin - s->text_begin;
        fact->text_end = c->text_end - s->text_begin;
        fact->class_name = CLASS_NAMES[c->class];
        fact->offset = offsets[i];
        fact->advance = c->advance + c->trimmed_before + c->trimmed_after;
        fact->trim_before = c->trimmed_before;
        fact->trim_after = c->trimmed_after;
        bx_length gap = i + 1 < count ? c->gap : 0;
        bx_length set =
            reversed ? c->advance + gap : offsets[i + 1] - offsets[i]; /* cell and space as set */
        bx_length spare = set - c->advance;
        fact->autospace = bx_length_max(0, bx_length_min(spare, gap));
        if (spare > gap)
            fact->stretch = spare - gap;
        else if (spare < 0)
            fact->trim_after += -spare;
    }
}

/* Glyphs of a cluster in its line: stops of headlines are not drawn at line ends. */
static uint32_t glyphs_of(const bx_line *line, const bx_cluster *clusters, uint32_t i)
{
    return clusters[i].drops_at_end && i + 1 == line->cluster_end ? 0 : clusters[i].glyph_count;
}

/* One run of clusters of the same text run. */
static bx_plate_run set_run(const setting *s, uint32_t begin, uint32_t end)
{
    const bx_paragraph *paragraph = s->paragraph;
    const bx_line *line = s->line;
    const bx_cluster *clusters = paragraph->clusters;
    bx_places places = s->places;
    bx_point origin = s->out->origin;
    const bx_text_run *text_run = &paragraph->runs[clusters[begin].run];
    size_t glyph_count = 0;
    for (uint32_t i = begin; i < end; i++)
        glyph_count += glyphs_of(line, clusters, i);
    bx_length start = places.along[begin - line->cluster_begin];
    bx_plate_run run = {0};
    run.face = text_run->face ? text_run->face->id : 0;
    run.size = text_run->size;
    run.scale_x = text_run->scale_x;
    run.tracking = text_run->style->text->letter_spacing;
    run.color = text_run->color;
    run.orientation = bx_orientation_of(text_run->setting);
    if (bx_text_effects_any(&text_run->style->font->effects))
        run.effects = bx_arena_copy(s->arena, &text_run->style->font->effects, sizeof *run.effects);
    bool vertical = paragraph->vertical;
    run.origin =
        vertical ? (bx_point){origin.x, origin.y + start} : (bx_point){origin.x + start, origin.y};
    run.glyphs = BX_NEW_ARRAY(s->arena, bx_plate_glyph, glyph_count);
    run.span = bx_paragraph_span(paragraph, clusters[begin].text_begin, clusters[end - 1].text_end);
    for (uint32_t i = begin; i < end; i++) {
        const bx_cluster *c = &clusters[i];
        bx_length cell = places.along[i - line->cluster_begin] - start;
        bx_length aside = places.across ? places.across[i - line->cluster_begin] : 0;
        for (uint32_t g = 0; g < glyphs_of(line, clusters, i); g++) {
            const bx_shaped_glyph *shaped = &paragraph->glyphs[c->first_glyph + g];
            bx_length along = cell + shaped->inline_offset, across = aside + shaped->block_offset;
            run.glyphs[run.glyph_count++] = (bx_plate_glyph){
                shaped->id, c->text_begin - s->text_begin, c->text_end - s->text_begin,
                vertical ? across : along, vertical ? along : across};
        }
    }
    return run;
}

/* A hyphen behind the last cluster; it stands for no text. */
static void add_hyphen(const setting *s)
{
    const bx_paragraph *paragraph = s->paragraph;
    const bx_line *line = s->line;
    bx_plate_line *out = s->out;
    if (!(line->flags & BX_LINE_HYPHENATED) || out->run_count == 0) return;
    bx_plate_run *run = &out->runs[out->run_count - 1];
    const bx_face *face = paragraph->runs[paragraph->clusters[line->cluster_end - 1].run].face;
    bx_plate_glyph *glyphs = BX_NEW_ARRAY(s->arena, bx_plate_glyph, run->glyph_count + 1);
    for (size_t i = 0; i < run->glyph_count; i++)
        glyphs[i] = run->glyphs[i];
    uint32_t end = (uint32_t)out->text.size;
    bx_length along = s->offsets[line->cluster_end - line->cluster_begin];
    bx_plate_glyph hyphen = {bx_face_glyph(face, '-'), end, end, 0, 0};
    if (paragraph->vertical) {
        hyphen.x = run->glyph_count ? glyphs[run->glyph_count - 1].x : 0;
        hyphen.y = along - (run->origin.y - out->origin.y);
    } else {
        hyphen.x = along - (run->origin.x - out->origin.x);
    }
    glyphs[run->glyph_count++] = hyphen;
    run->glyphs = glyphs;
}

static void set_runs(const setting *s)
{
    const bx_cluster *clusters = s->paragraph->clusters;
    const bx_line *line = s->line;
    bx_plate_line *out = s->out;
    size_t count = 0;
    for (uint32_t i = line->cluster_begin; i < line->cluster_end; i++) {
        if (i == line->cluster_begin || clusters[i].run != clusters[i - 1].run) count++;
    }
    out->runs = BX_NEW_ARRAY(s->arena, bx_plate_run, count);
    uint32_t begin = line->cluster_begin;
    while (begin < line->cluster_end) {
        uint32_t end = begin + 1;
        while (end < line->cluster_end && clusters[end].run == clusters[begin].run)
            end++;
        out->runs[out->run_count++] = set_run(s, begin, end);
        begin = end;
    }
}

bx_plate_line bx_set_line(const bx_paragraph *paragraph, const bx_line *line, bx_point origin,
                          bx_arena *arena, bx_arena *scratch)
{
    bx_plate_line out = {0};
    out.origin = origin;
    out.measure = line->measure;
    out.ascent = paragraph->ascent;
    out.descent = paragraph->descent;
    out.vertical = paragraph->vertical;
    out.show_grid = paragraph->style->text->grid_layer;
    out.level = LEVEL_NAMES[bx_line_level(paragraph)];
    out.annotated = paragraph->annotation_count > 0;
    out.action = ACTION_NAMES[line->action];
    out.ratio = line->ratio;
    out.last = line->flags & BX_LINE_LAST;
    out.relaxed = line->flags & BX_LINE_RELAXED;
    out.overfull = line->flags & BX_LINE_OVERFULL;
    out.underfull = line->flags & BX_LINE_UNDERFULL;
    out.hung = line->flags & BX_LINE_HUNG_MARK;
    out.lever = LEVER_NAMES[line->lever];
    out.relaxation = RELAXATION_NAMES[line->relaxation];
    if (line->cluster_end <= line->cluster_begin) return out;

    uint32_t text_begin = paragraph->clusters[line->cluster_begin].text_begin;
    uint32_t text_end = paragraph->clusters[line->cluster_end - 1].text_end;
    size_t count = line->cluster_end - line->cluster_begin;
    bx_length *offsets = BX_NEW_ARRAY(scratch, bx_length, count + 1);
    bx_line_place(paragraph, line, offsets);
    if (paragraph->annotation_count > 0 && !bx_line_is_reversed(paragraph))
        bx_align_annotated_edges(paragraph, line, offsets);
    out.text = bx_string_copy(arena, bx_string_slice(paragraph->text, text_begin, text_end));
    out.looseness = bx_line_looseness(paragraph, line, offsets);
    bx_align align = paragraph->style->line->text_align;
    out.justified = align == BX_ALIGN_JUSTIFY && !out.last && !(line->flags & BX_LINE_FORCED);
    out.continues =
        !out.last && !(line->flags & BX_LINE_FORCED) && line->cluster_next == line->cluster_end;
    setting s = {paragraph,  line, offsets, bx_place_notes(paragraph, line, offsets, scratch),
                 text_begin, &out, arena};
    out.annotated |= s.places.across != NULL;
    set_runs(&s);
    add_hyphen(&s);
    set_facts(&s);
    bx_set_marks(paragraph, line, offsets, text_begin, &out, arena);
    if (paragraph->annotation_count > 0)
        bx_set_annotations(paragraph, line, offsets, text_begin, &out, arena);
    return out;
}
