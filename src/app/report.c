/* What the report says of stories and lines, as JSON. */
#include "app/report.h"

#include "plate/character_grid.h"
#include "plate/dump.h"

#include <string.h>

/* Lines of a story, those with Han characters off the character grid, and how far at most. */
static void append_grid(const bx_plate_story *story, bx_buffer *out)
{
    size_t lines = 0, off = 0;
    bx_length most = 0;
    for (size_t b = 0; b < story->block_count; b++) {
        for (size_t l = 0; l < story->blocks[b].line_count; l++) {
            bx_length deviation = bx_plate_line_deviation(&story->blocks[b].lines[l]);
            lines++;
            off += deviation > 0;
            most = bx_length_max(most, deviation);
        }
    }
    bx_buffer_format(out, ", \"lines\": %zu, \"lines_off_grid\": %zu, \"deviation\": %d", lines,
                     off, most);
}

/* What fitting chose for headlines: points, percent, 1/1000 em. */
static void append_head(const bx_plate_story *story, bx_buffer *out)
{
    bx_buffer_append_literal(out, ", \"head\": [");
    for (size_t i = 0; i < story->fit_count; i++) {
        const bx_plate_fit *f = &story->fits[i];
        int64_t size = bx_multiply_divide(f->size, 1000, BX_ONE_PT),
                percent = bx_multiply_divide(f->scale_x, 100, 65536);
        int64_t tracking = f->size > 0 ? bx_multiply_divide(f->tracking, 1000, f->size) : 0;
        bx_buffer_format(out,
                         "%s{\"role\": \"%s\", \"size\": %d.%03d, \"scale\": %d, \"tracking\": %d, "
                         "\"lines\": %u, "
                         "\"fits\": %s}",
                         i ? ", " : "", f->role, (int)(size / 1000), (int)(size % 1000),
                         (int)percent, (int)tracking, f->lines, f->fits ? "true" : "false");
    }
    bx_buffer_append_byte(out, ']');
}

void bx_story_report_append(const bx_plate *plate, bx_buffer *out)
{
    for (size_t i = 0; i < plate->story_count; i++) {
        const bx_plate_story *story = &plate->stories[i];
        bx_buffer_append_literal(out, out->size ? ",\n    " : "    ");
        bx_buffer_format(out, "{\"page\": %u, \"story\": ", plate->number);
        bx_buffer_append_json(out, story->id);
        bx_buffer_format(out, ", \"role\": \"%s\", \"title\": ", story->role);
        bx_buffer_append_json(out, story->title);
        bx_buffer_format(out,
                         ", \"characters\": %u, \"placed\": %u, \"overset_lines\": %u, "
                         "\"overset_characters\": %u, \"empty_lines\": %u",
                         story->characters, story->placed, story->overset_lines,
                         story->overset_characters, story->hole_lines);
        append_grid(story, out);
        bx_buffer_append_literal(out, ", ");
        bx_plate_steps_append(story, out);
        append_head(story, out);
        bx_buffer_append_byte(out, '}');
    }
}

/* Figures of the lines of one page. */
typedef struct line_figures {
    size_t lines, loose, bad;
    int32_t widest;
    size_t levers[4];
} line_figures;

static const char *const LEVERS[4] = {"marks", "autospace", "gaps", "tracking"};

/* Han gaps in 1/1024 em: good lines have at most 1/16 em, loose ones 1/8. */
enum { GOOD = 1024 / 16, LOOSE = 1024 / 8 };

static void count_line(const bx_plate_line *line, line_figures *f)
{
    for (size_t i = 0; line->lever && line->paragraph_offset == 0 && i < 4; i++)
        f->levers[i] += strcmp(line->lever, LEVERS[i]) == 0;
    if (!line->justified) return;
    f->lines++;
    f->loose += line->looseness > GOOD && line->looseness <= LOOSE;
    f->bad += line->looseness > LOOSE;
    if (line->looseness > f->widest) f->widest = line->looseness;
}

void bx_line_report_append(const bx_plate *plate, uint64_t styled, bx_buffer *out)
{
    line_figures f = {0};
    for (size_t s = 0; s < plate->story_count; s++) {
        const bx_plate_story *story = &plate->stories[s];
        for (size_t b = 0; b < story->block_count; b++) {
            for (size_t l = 0; l < story->blocks[b].line_count; l++)
                count_line(&story->blocks[b].lines[l], &f);
        }
    }
    bx_buffer_format(out,
                     "    {\"page\": %u, \"lines\": %zu, \"loose\": %zu, \"bad\": %zu, "
                     "\"looseness\": %d, \"levers\": {",
                     plate->number, f.lines, f.loose, f.bad, f.widest);
    for (size_t i = 0; i < 4; i++)
        bx_buffer_format(out, "%s\"%s\": %zu", i ? ", " : "", LEVERS[i], f.levers[i]);
    bx_buffer_format(out, "}, \"poured\": %llu, \"styled\": %llu}",
                     (unsigned long long)plate->poured, (unsigned long long)styled);
}
