/* Plates as JSON, one line of text on one line of output. */
#include "plate/dump.h"

#include "plate/character_grid.h"

typedef struct dumper {
    const bx_plate *plate;
    const bx_sources *sources;
    bx_face_name face_name;
    const void *context;
    bx_buffer *out;
} dumper;

static void field(bx_buffer *out, const char *name, bx_string value)
{
    bx_buffer_format(out, "\"%s\": ", name);
    bx_buffer_append_json(out, value);
}

static void rect(bx_buffer *out, const char *name, bx_rect r)
{
    bx_buffer_format(out, "\"%s\": [%d, %d, %d, %d]", name, r.x, r.y, r.width, r.height);
}

static void color(bx_buffer *out, bx_color c)
{
    static const char *const spaces[] = {"none", "cmyk", "rgb"};
    bx_buffer_format(out, "\"color\": [\"%s\", %u, %u, %u, %u]", spaces[c.space], c.component[0],
                     c.component[1], c.component[2], c.component[3]);
}

static void place(dumper *d, bx_span span)
{
    if (!span.source) {
        bx_buffer_append_literal(d->out, "\"source\": null");
        return;
    }
    bx_position p = bx_sources_position(d->sources, span.source, span.begin);
    bx_buffer_append_literal(d->out, "\"source\": [");
    bx_buffer_append_json(d->out, bx_sources_path(d->sources, span.source));
    bx_buffer_format(d->out, ", %u, %u]", p.line, p.column);
}

static void dump_run(dumper *d, const bx_plate_run *run)
{
    bx_buffer *out = d->out;
    bx_buffer_append_literal(out, "{");
    field(out, "font", bx_string_of(d->face_name(d->context, run->face)));
    static const char *const orientations[] = {
        [BX_UPRIGHT] = "upright", [BX_ROTATED] = "rotated", [BX_STACKED] = "stacked"};
    bx_buffer_format(out, ", \"size\": %d, \"scale\": %d, \"orientation\": \"%s\", ", run->size,
                     run->scale_x, orientations[run->orientation]);
    if (run->tracking != 0) bx_buffer_format(out, "\"tracking\": %d, ", run->tracking);
    if (run->annotation) bx_buffer_append_literal(out, "\"annotation\": true, ");
    if (run->effects)
        bx_buffer_format(out, "\"stroke\": %d, \"outline\": %d, \"shadow\": [%d, %d], ",
                         run->effects->stroke, run->effects->outline,
                         run->effects->shadow ? run->effects->shadow_x : 0,
                         run->effects->shadow ? run->effects->shadow_y : 0);
    color(out, run->color);
    bx_buffer_format(out, ", \"origin\": [%d, %d], \"glyphs\": [", run->origin.x, run->origin.y);
    for (size_t g = 0; g < run->glyph_count; g++) {
        const bx_plate_glyph *glyph = &run->glyphs[g];
        bx_buffer_format(out, "%s[%u, %u, %u, %d, %d]", g ? ", " : "", glyph->id, glyph->text_begin,
                         glyph->text_end, glyph->x, glyph->y);
    }
    bx_buffer_append_literal(out, "]}");
}

static void dump_clusters(dumper *d, const bx_plate_line *line)
{
    bx_buffer_append_literal(d->out, "\"clusters\": [");
    for (size_t i = 0; i < line->cluster_count; i++) {
        const bx_plate_cluster *c = &line->clusters[i];
        bx_buffer_append_literal(d->out, i ? ", [" : "[");
        bx_buffer_append_json(d->out, bx_string_slice(line->text, c->text_begin, c->text_end));
        bx_buffer_format(d->out, ", \"%s\", %d, %d, %d, %d, %d, %d]", c->class_name, c->offset,
                         c->advance, c->trim_before, c->trim_after, c->autospace, c->stretch);
    }
    bx_buffer_append_literal(d->out, "]");
}

static void dump_marks(dumper *d, const bx_plate_line *line)
{
    static const char *const kinds[] = {
        [BX_MARK_DOT] = "dot",   [BX_MARK_CIRCLE] = "circle", [BX_MARK_SESAME] = "sesame",
        [BX_MARK_LINE] = "line", [BX_MARK_WAVE] = "wave",     [BX_MARK_FRAME] = "frame"};
    if (line->mark_count == 0) return;
    bx_buffer_append_literal(d->out, ",\n      \"marks\": [");
    for (size_t i = 0; i < line->mark_count; i++) {
        const bx_plate_mark *m = &line->marks[i];
        bx_buffer_format(d->out, "%s[\"%s\", %u, %u, %d, %d, %d, %d, %d]", i ? ", " : "",
                         kinds[m->kind], m->text_begin, m->text_end, m->from.x, m->from.y, m->to.x,
                         m->to.y, m->size);
    }
    bx_buffer_append_literal(d->out, "]");
}

static void flag(bx_buffer *out, const char *name, bool on)
{
    if (on) bx_buffer_format(out, ", \"%s\": true", name);
}

static void dump_line(dumper *d, const bx_plate_line *line)
{
    bx_buffer *out = d->out;
    bx_buffer_append_literal(out, "     {");
    field(out, "text", line->text);
    bx_buffer_format(out, ", \"at\": %u, \"origin\": [%d, %d], \"measure\": %d, \"em\": %d",
                     line->paragraph_offset, line->origin.x, line->origin.y, line->measure,
                     line->ascent + line->descent);
    bx_buffer_format(out,
                     ", \"level\": \"%s\", \"action\": \"%s\", \"ratio\": %d, \"looseness\": %d",
                     line->level, line->action, line->ratio, line->looseness);
    bx_buffer_format(out, ", \"deviation\": %d", bx_plate_line_deviation(line));
    flag(out, "justified", line->justified);
    flag(out, "last", line->last);
    flag(out, "relaxed", line->relaxed);
    flag(out, "overfull", line->overfull);
    flag(out, "underfull", line->underfull);
    flag(out, "vertical", line->vertical);
    flag(out, "hung", line->hung);
    if (line->lever) bx_buffer_format(out, ", \"lever\": \"%s\"", line->lever);
    if (line->relaxation) bx_buffer_format(out, ", \"relaxation\": \"%s\"", line->relaxation);
    bx_buffer_append_literal(out, ",\n      ");
    dump_clusters(d, line);
    bx_buffer_append_literal(out, ",\n      \"runs\": [");
    for (size_t r = 0; r < line->run_count; r++) {
        if (r) bx_buffer_append_literal(out, ", ");
        dump_run(d, &line->runs[r]);
    }
    bx_buffer_append_literal(out, "]");
    dump_marks(d, line);
    bx_buffer_append_literal(out, "}");
}

static void dump_block(dumper *d, const bx_plate_block *block)
{
    bx_buffer *out = d->out;
    bx_buffer_format(out, "    {\"role\": \"%s\", \"paragraph\": %u, \"slice\": %u, ", block->role,
                     block->paragraph, block->slice);
    if (block->part != BX_PLATE_TEXT) bx_buffer_format(out, "\"part\": %u, ", block->part);
    rect(out, "rect", block->rect);
    bx_buffer_append_literal(out, ", ");
    place(d, block->span);
    bx_buffer_append_literal(out, ", \"lines\": [\n");
    for (size_t i = 0; i < block->line_count; i++) {
        if (i) bx_buffer_append_literal(out, ",\n");
        dump_line(d, &block->lines[i]);
    }
    bx_buffer_append_literal(out, "]}");
}

/* What checks of the page want to know of a story. */
static void dump_facts(dumper *d, const bx_plate_story *story)
{
    bx_buffer *out = d->out;
    bx_buffer_append_literal(out, "\"slices\": [");
    for (size_t i = 0; i < story->slice_count; i++) {
        const bx_plate_slice *s = &story->slices[i];
        bx_buffer_format(out, "%s[%d, %d, %d, %d, %u, %u, %u]", i ? ", " : "", s->rect.x, s->rect.y,
                         s->rect.width, s->rect.height, s->band, s->lines, s->used);
    }
    bx_buffer_append_literal(out, "],\n    \"parts\": [");
    for (size_t i = 0; i < story->part_count; i++) {
        const bx_plate_part *part = &story->parts[i];
        bx_buffer_format(out, "%s{\"role\": \"%s\", ", i ? ", " : "", part->role);
        rect(out, "rect", part->rect);
        flag(out, "framed", part->framed);
        flag(out, "captioned", part->captioned);
        flag(out, "credited", part->credited);
        flag(out, "file", part->file);
        flag(out, "avoid_fold", part->avoid_fold);
        if (part->facing) bx_buffer_format(out, ", \"facing\": %d", part->facing);
        if (part->belongs_to.size) {
            bx_buffer_append_literal(out, ", ");
            field(out, "belongs_to", part->belongs_to);
        }
        if (part->booked_width || part->booked_height)
            bx_buffer_format(out, ", \"booked\": [%d, %d]", part->booked_width,
                             part->booked_height);
        bx_buffer_append_literal(out, "}");
    }
    bx_buffer_append_literal(out, "],\n    \"statements\": [");
    for (size_t i = 0; i < story->statement_count; i++) {
        const bx_plate_statement *s = &story->statements[i];
        bx_buffer_format(out, "%s[\"%s\", ", i ? ", " : "", s->role);
        bx_buffer_append_json(out, s->text);
        bx_buffer_format(out, ", %u, ", s->page);
        bx_buffer_append_json(out, s->target);
        bx_buffer_append_literal(out, "]");
    }
    bx_buffer_append_literal(out, "]");
    if (story->group) bx_buffer_format(out, ", \"group\": %u", story->group);
    if (story->priority) bx_buffer_format(out, ", \"priority\": %u", story->priority);
    flag(out, "played_down", story->played_down);
    flag(out, "reverse_lead", story->reverse_lead);
    flag(out, "avoid_fold", story->avoid_fold);
    bx_buffer_append_literal(out, ",\n    ");
}

void bx_plate_steps_append(const bx_plate_story *story, bx_buffer *out)
{
    bx_buffer_append_literal(out, "\"copyfit\": [");
    for (size_t i = 0; i < story->step_count; i++) {
        const bx_plate_step *s = &story->steps[i];
        bx_buffer_format(out, "%s[\"%s\", \"%s\", %u, %d, %d]", i ? ", " : "", s->step, s->role,
                         s->paragraph, s->before, s->after);
    }
    bx_buffer_append_literal(out, "]");
}

static void dump_story(dumper *d, const bx_plate_story *story)
{
    bx_buffer *out = d->out;
    bx_buffer_append_literal(out, "   {");
    field(out, "story", story->id);
    bx_buffer_format(out, ", \"role\": \"%s\", ", story->role);
    field(out, "title", story->title);
    bx_buffer_append_literal(out, ", ");
    field(out, "language", story->language);
    bx_buffer_append_literal(out, ", ");
    place(d, story->span);
    bx_buffer_format(out,
                     ",\n    \"characters\": %u, \"placed\": %u, \"overset_lines\": %u, "
                     "\"overset_characters\": %u, \"empty_lines\": %u, ",
                     story->characters, story->placed, story->overset_lines,
                     story->overset_characters, story->hole_lines);
    if (story->jump_page) bx_buffer_format(out, "\"jump_page\": %u, ", story->jump_page);
    if (story->continued_page)
        bx_buffer_format(out, "\"continued_page\": %u, ", story->continued_page);
    if (story->step_count > 0) {
        bx_plate_steps_append(story, out);
        bx_buffer_append_literal(out, ", ");
    }
    bx_buffer_append_literal(out, "\"polygon\": [");
    for (size_t i = 0; i < story->polygon_count; i++) {
        const bx_rect *r = &story->polygon[i];
        bx_buffer_format(out, "%s[%d, %d, %d, %d]", i ? ", " : "", r->x, r->y, r->width, r->height);
    }
    bx_buffer_append_literal(out, "],\n    ");
    dump_facts(d, story);
    bx_buffer_append_literal(out, "\"head\": [");
    for (size_t i = 0; i < story->fit_count; i++) {
        const bx_plate_fit *f = &story->fits[i];
        bx_buffer_format(
            out,
            "%s{\"role\": \"%s\", \"size\": %d, \"scale\": %d, \"tracking\": %d, \"lines\": %u, "
            "\"fits\": %s}",
            i ? ", " : "", f->role, f->size, f->scale_x, f->tracking, f->lines,
            f->fits ? "true" : "false");
    }
    bx_buffer_append_literal(out, "],\n    \"blocks\": [\n");
    for (size_t i = 0; i < story->block_count; i++) {
        if (i) bx_buffer_append_literal(out, ",\n");
        dump_block(d, &story->blocks[i]);
    }
    bx_buffer_append_literal(out, "]}");
}

static void dump_codes(dumper *d)
{
    const bx_plate *plate = d->plate;
    bx_buffer *out = d->out;
    if (plate->code_count == 0) return;
    bx_buffer_append_literal(out, ",\n  \"codes\": [");
    for (size_t i = 0; i < plate->code_count; i++) {
        const bx_plate_code *code = &plate->codes[i];
        bx_buffer_format(out, "%s\n   {\"kind\": \"%s\", ", i ? "," : "", code->kind);
        field(out, "value", code->value);
        bx_buffer_append_literal(out, ", ");
        rect(out, "rect", code->rect);
        bx_buffer_format(out, ", \"module\": %d, \"bars\": [", code->module);
        for (size_t b = 0; b < code->bar_count; b++) {
            const bx_rect *r = &code->bars[b];
            bx_buffer_format(out, "%s[%d, %d, %d, %d]", b ? ", " : "", r->x, r->y, r->width,
                             r->height);
        }
        bx_buffer_append_literal(out, "]}");
    }
    bx_buffer_append_literal(out, "]");
}

static void dump_graphics(dumper *d)
{
    static const char *const styles[] = {
        [BX_RULE_SOLID] = "solid",       [BX_RULE_DASHED] = "dashed",
        [BX_RULE_DOTTED] = "dotted",     [BX_RULE_WAVY] = "wavy",
        [BX_RULE_TWIST] = "twist",       [BX_RULE_PEARLS] = "pearls",
        [BX_RULE_DIAMONDS] = "diamonds", [BX_RULE_FLOWERS] = "flowers",
        [BX_RULE_MEANDER] = "meander"};
    const bx_plate *plate = d->plate;
    bx_buffer *out = d->out;
    bx_buffer_append_literal(out, "  \"fills\": [");
    for (size_t i = 0; i < plate->fill_count; i++) {
        bx_buffer_append_literal(out, i ? ",\n   {" : "\n   {");
        rect(out, "rect", plate->fills[i].rect);
        bx_buffer_append_literal(out, ", ");
        color(out, plate->fills[i].color);
        bx_buffer_format(out, ", \"radius\": %d%s}", plate->fills[i].radius,
                         plate->fills[i].above ? ", \"above\": true" : "");
    }
    bx_buffer_append_literal(out, "],\n  \"images\": [");
    for (size_t i = 0; i < plate->image_count; i++) {
        const bx_plate_image *image = &plate->images[i];
        bx_buffer_append_literal(out, i ? ",\n   {" : "\n   {");
        field(out, "path", image->path);
        bx_buffer_append_literal(out, ", ");
        rect(out, "rect", image->rect);
        bx_buffer_format(out, ", \"crop\": [%u, %u, %u, %u], \"missing\": %s}", image->crop_x,
                         image->crop_y, image->crop_width, image->crop_height,
                         image->missing ? "true" : "false");
    }
    bx_buffer_append_literal(out, "],\n  \"rules\": [");
    for (size_t i = 0; i < plate->rule_count; i++) {
        const bx_plate_rule *rule = &plate->rules[i];
        bx_buffer_format(out,
                         "%s\n   {\"role\": \"%s\", \"from\": [%d, %d], \"to\": [%d, %d], "
                         "\"width\": %d, \"style\": \"%s\", ",
                         i ? "," : "", rule->role, rule->from.x, rule->from.y, rule->to.x,
                         rule->to.y, rule->width, styles[rule->style]);
        color(out, rule->color);
        bx_buffer_append_literal(out, "}");
    }
    bx_buffer_append_literal(out, "],\n  \"frames\": [");
    for (size_t i = 0; i < plate->frame_count; i++) {
        const bx_plate_frame *frame = &plate->frames[i];
        bx_buffer_append_literal(out, i ? ",\n   {" : "\n   {");
        rect(out, "rect", frame->rect);
        bx_buffer_format(out, ", \"radius\": %d, \"width\": %d, \"style\": \"%s\", ", frame->radius,
                         frame->width, styles[frame->style]);
        color(out, frame->color);
        bx_buffer_append_literal(out, "}");
    }
    bx_buffer_append_literal(out, "]");
}

void bx_plate_dump(const bx_plate *plate, const bx_sources *sources, bx_face_name face_name,
                   const void *context, bx_buffer *out)
{
    dumper d = {plate, sources, face_name, context, out};
    bx_buffer_format(out, " {\"page\": %u, \"size\": [%d, %d], \"bleed\": %d, ", plate->number,
                     plate->width, plate->height, plate->bleed);
    rect(out, "type_area", plate->type_area);
    bx_buffer_format(out, ", \"grid\": {\"origin\": %d, \"pitch\": %d, \"em\": %d%s},\n",
                     plate->grid_origin, plate->grid_pitch, plate->em,
                     plate->vertical ? ", \"vertical\": true" : "");
    dump_graphics(&d);
    dump_codes(&d);
    bx_buffer_append_literal(out, ",\n  \"stories\": [\n");
    for (size_t i = 0; i < plate->story_count; i++) {
        if (i) bx_buffer_append_literal(out, ",\n");
        dump_story(&d, &plate->stories[i]);
    }
    bx_buffer_append_literal(out, "]}");
}
