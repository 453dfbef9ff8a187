/* Page lint: the edition's rules, and the overlay. */
#include "app/lint.h"

#include <string.h>

bx_string bx_job_face_family(const void *context, uint32_t face)
{
    return bx_font_library_face(context, face)->family;
}

void bx_job_lint_edition(bx_job *job)
{
    bx_lint_summary **pages = BX_NEW_ARRAY(job->arena, bx_lint_summary *, job->page_count);
    size_t count = 0;
    for (size_t i = 0; i < job->page_count; i++) {
        if (job->pages[i].lint) pages[count++] = job->pages[i].lint;
    }
    bx_lint_edition(pages, count, count == job->page_count && !job->options->pages,
                    job->diagnostics);
}

/* Inks of the severities: cyan, magenta and yellow, magenta with a fifth of yellow. */
static const bx_color COLORS[] = {
    [BX_NOTE] = {BX_COLOR_CMYK, {10000, 0, 0, 0}},
    [BX_WARNING] = {BX_COLOR_CMYK, {0, 5500, 10000, 0}},
    [BX_ERROR] = {BX_COLOR_CMYK, {0, 10000, 4000, 0}},
    [BX_FATAL] = {BX_COLOR_CMYK, {0, 10000, 4000, 0}},
};

enum { FRAME = BX_ONE_PT, CODE_SIZE = BX_ONE_PT * 11, CODE_WIDTH = BX_ONE_PT * 26 };

static void add_frame(bx_plate_rule *rules, size_t *count, bx_rect r, bx_color color)
{
    bx_length right = bx_rect_right(r), bottom = bx_rect_bottom(r);
    const bx_point corners[5] = {
        {r.x, r.y}, {right, r.y}, {right, bottom}, {r.x, bottom}, {r.x, r.y}};
    for (int i = 0; i < 4; i++)
        rules[(*count)++] =
            (bx_plate_rule){corners[i], corners[i + 1], FRAME, BX_RULE_SOLID, color, "lint"};
}

static bool is_near(bx_length a, bx_length b, bx_length distance)
{
    return a - b < distance && b - a < distance;
}

/* Codes that stand at a corner already: the next one goes beside them. */
static bx_length shift_of(const bx_plate_block *blocks, size_t count, bx_rect rect)
{
    bx_length shift = 0;
    for (size_t i = 0; i < count; i++) {
        if (is_near(blocks[i].rect.x, rect.x, CODE_WIDTH) &&
            is_near(blocks[i].rect.y, rect.y, CODE_SIZE))
            shift += CODE_WIDTH;
    }
    return shift;
}

/* The code as a line of text at the top left corner of the finding's place, or `shift` beside it.
 */
static bx_plate_line code_line(bx_arena *arena, const bx_face *face, const bx_diagnostic *d,
                               bx_length shift)
{
    bx_string text = bx_string_copy(arena, bx_string_of(d->code->text));
    bx_plate_line line = {.text = text, .level = "none", .action = "fit", .last = true};
    line.ascent = (bx_length)bx_multiply_divide(CODE_SIZE, 88, 100);
    line.descent = CODE_SIZE - line.ascent;
    line.origin = (bx_point){d->rect.x + FRAME + shift, d->rect.y + FRAME + line.ascent};
    bx_plate_run *run = BX_NEW(arena, bx_plate_run);
    *run = (bx_plate_run){.face = face->id,
                          .size = CODE_SIZE,
                          .scale_x = 65536,
                          .color = COLORS[d->severity],
                          .orientation = BX_UPRIGHT,
                          .origin = line.origin};
    run->glyphs = BX_NEW_ARRAY(arena, bx_plate_glyph, text.size);
    bx_length along = 0;
    for (size_t i = 0; i < text.size; i++) {
        uint32_t glyph = bx_face_glyph(face, (unsigned char)text.data[i]);
        run->glyphs[run->glyph_count++] =
            (bx_plate_glyph){glyph, (uint32_t)i, (uint32_t)i + 1, along, 0};
        along +=
            bx_length_from_font_units(bx_face_advance(face, glyph), CODE_SIZE, face->units_per_em);
    }
    line.measure = along;
    line.runs = run;
    line.run_count = 1;
    return line;
}

static bool is_shown(const bx_plate *plate, const bx_diagnostic *d)
{
    return d->code->text[0] == 'N' && d->page == plate->number &&
           (d->rect.width > 0 || d->rect.height > 0);
}

void bx_lint_overlay(bx_plate *plate, bx_font_library *fonts, const bx_diagnostics *findings)
{
    bx_string family = BX_STRING("sans-serif");
    bx_font_query query = {
        .families = &family, .family_count = 1, .weight = 700, .language = BX_STRING("zh-Hans")};
    const bx_face *face = bx_font_match(fonts, &query, '0');
    size_t total = bx_diagnostics_count(findings), count = 0;
    for (size_t i = 0; i < total; i++)
        count += is_shown(plate, bx_diagnostics_at(findings, i));
    if (count == 0 || !face) return;
    bx_arena *arena = plate->arena;
    bx_plate_rule *rules = BX_NEW_ARRAY(arena, bx_plate_rule, plate->rule_count + 4 * count);
    bx_plate_block *blocks = BX_NEW_ARRAY(arena, bx_plate_block, count);
    if (plate->rule_count) memcpy(rules, plate->rules, plate->rule_count * sizeof *rules);
    size_t rule_count = plate->rule_count, block_count = 0;
    for (size_t i = 0; i < total; i++) {
        const bx_diagnostic *d = bx_diagnostics_at(findings, i);
        if (!is_shown(plate, d)) continue;
        add_frame(rules, &rule_count, d->rect, COLORS[d->severity]);
        bx_plate_line *line = BX_NEW(arena, bx_plate_line);
        *line = code_line(arena, face, d, shift_of(blocks, block_count, d->rect));
        blocks[block_count++] = (bx_plate_block){.role = "lint",
                                                 .part = BX_PLATE_TEXT,
                                                 .paragraph = (uint32_t)i,
                                                 .rect = d->rect,
                                                 .lines = line,
                                                 .line_count = 1};
    }
    bx_plate_story *stories = BX_NEW_ARRAY(arena, bx_plate_story, plate->story_count + 1);
    if (plate->story_count) memcpy(stories, plate->stories, plate->story_count * sizeof *stories);
    stories[plate->story_count] = (bx_plate_story){.id = BX_STRING("lint"),
                                                   .title = BX_STRING("lint"),
                                                   .role = "lint",
                                                   .language = BX_STRING("zh-Hans"),
                                                   .blocks = blocks,
                                                   .block_count = block_count};
    plate->rules = rules;
    plate->rule_count = rule_count;
    plate->stories = stories;
    plate->story_count++;
}
