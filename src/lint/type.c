/* Rules about type, measures, rules and tints: N32–N35, N43, N44, N46. */
#include "lint/inside.h"

#include "base/array.h"
#include "lint/codes.h"

#include <stdlib.h>
#include <string.h>

enum { NEAR = BX_ONE_PT / 20, MOST_FAMILIES = 4, MOST_STYLES = 8 };

static bx_string family_of(const bx_lint_context *l, uint32_t face)
{
    return l->family ? l->family(l->family_context, face) : (bx_string){NULL, 0};
}

/* N32: families, and pairs of face and size, of kickers, headlines and subheads. */
void bx_lint_typefaces(bx_lint_context *l)
{
    struct {
        uint32_t face;
        bx_length size;
    } styles[64];
    bx_string families[64];
    size_t style_count = 0, family_count = 0;
    for (size_t i = 0; i < l->line_count; i++) {
        const bx_lint_line *line = &l->lines[i];
        bool title = bx_lint_block_is(line->block, "headline") ||
                     bx_lint_block_is(line->block, "kicker") ||
                     bx_lint_block_is(line->block, "subhead");
        if (!title || !bx_lint_is_article(line->story)) continue;
        for (size_t r = 0; r < line->line->run_count; r++) {
            const bx_plate_run *run = &line->line->runs[r];
            size_t at = 0;
            while (at < style_count &&
                   (styles[at].face != run->face || styles[at].size != run->size))
                at++;
            if (at < style_count || style_count == 64) continue;
            styles[style_count].face = run->face;
            styles[style_count++].size = run->size;
            bx_string family = family_of(l, run->face);
            size_t f = 0;
            while (f < family_count && !bx_string_equal(families[f], family))
                f++;
            if (f == family_count) families[family_count++] = family;
        }
    }
    bx_finding f;
    if (family_count <= MOST_FAMILIES && style_count <= MOST_STYLES) return;
    if (!bx_lint_open_usual(l, NULL, l->plate->type_area, &f)) return;
    bx_number_text a, b;
    bx_report_finding(l->diagnostics, BX_LINT_TYPEFACES_MANY, &f,
                      bx_number(&a, (int64_t)family_count), bx_number(&b, (int64_t)style_count));
}

/* N33: once a slice, by its first line of running text. */
void bx_lint_measures(bx_lint_context *l)
{
    for (size_t s = 0; s < l->plate->story_count; s++) {
        const bx_plate_story *story = &l->plate->stories[s];
        uint32_t slice = UINT32_MAX;
        for (size_t b = 0; b < story->block_count; b++) {
            const bx_plate_block *block = &story->blocks[b];
            if (!bx_lint_is_body(story, block) || !bx_lint_block_is(block, "p") ||
                block->slice == slice)
                continue;
            slice = block->slice;
            const bx_plate_line *line =
                &block->lines[block->line_count - 1]; /* below an initial letter */
            bx_length em = line->ascent + line->descent;
            if (em <= 0 || (line->measure >= 9 * em - NEAR &&
                            (int64_t)line->measure <= (int64_t)35 * em + NEAR))
                continue;
            bx_finding f;
            if (!bx_lint_open_usual(l, story, block->rect, &f)) continue;
            f.span = block->span;
            bx_short_text name;
            bx_number_text characters;
            bx_report_finding(
                l->diagnostics, BX_LINT_MEASURE, &f, bx_lint_name(&name, story),
                bx_points(&characters, bx_multiply_divide(line->measure, BX_ONE_PT, em)));
        }
    }
}

typedef struct gutter {
    bx_length at, top, bottom;
    const bx_plate_story *story;
} gutter;

/* N34: gutters of two stories, one below the other, that miss each other by less than two
 * characters. */
void bx_lint_near_gutters(bx_lint_context *l)
{
    BX_ARRAY(gutter) gutters = {0};
    for (size_t s = 0; s < l->plate->story_count; s++) {
        const bx_plate_story *story = &l->plate->stories[s];
        if (bx_lint_is_vertical(story) != l->plate->vertical) continue;
        for (size_t i = 0; i + 1 < story->slice_count; i++) {
            bx_rect a = bx_lint_flow_rect(l, l->plate->vertical, story->slices[i].rect);
            bx_rect b = bx_lint_flow_rect(l, l->plate->vertical, story->slices[i + 1].rect);
            if (b.x <= a.x || bx_overlap_y(a, b) <= 0) continue;
            gutter g = {bx_rect_right(a) + (b.x - bx_rect_right(a)) / 2, bx_length_max(a.y, b.y),
                        bx_length_min(bx_rect_bottom(a), bx_rect_bottom(b)), story};
            bx_array_push(&gutters, g);
        }
    }
    bx_length em = l->plate->em, apart = 12 * l->plate->grid_pitch;
    const bx_plate_story *said[2] = {NULL, NULL};
    for (size_t i = 0; i < gutters.count; i++) {
        for (size_t j = 0; j < gutters.count; j++) {
            const gutter *a = &gutters.items[i], *b = &gutters.items[j];
            bx_length step = a->at - b->at, gap = b->top - a->bottom;
            if (step < 0) step = -step;
            if (a->story == b->story || gap < 0 || gap > apart || step < em / 4 || step >= 2 * em)
                continue;
            if (said[0] == a->story && said[1] == b->story) continue;
            bx_rect place = {bx_length_min(a->at, b->at) - em, a->bottom, step + 2 * em,
                             bx_length_max(gap, em)};
            place = bx_lint_page_rect(l, l->plate->vertical, place);
            said[0] = a->story;
            said[1] = b->story;
            bx_finding f;
            if (!bx_lint_open_usual(l, b->story, place, &f)) continue;
            bx_short_text n, m;
            bx_number_text points;
            bx_report_finding(l->diagnostics, BX_LINT_GUTTERS_NEAR, &f, bx_lint_name(&n, a->story),
                              bx_lint_name(&m, b->story), bx_points(&points, step));
        }
    }
    bx_array_release(&gutters);
}

/* Ink of a colour in 1/10,000: 0 is paper, 10,000 black; by weight of the process colours in grey.
 */
static int32_t darkness(bx_color c)
{
    if (c.space == BX_COLOR_NONE) return 0;
    if (c.space == BX_COLOR_RGB)
        return 10000 - (30 * c.component[0] + 59 * c.component[1] + 11 * c.component[2]) / 100;
    int32_t colour = (30 * c.component[0] + 59 * c.component[1] + 11 * c.component[2]) / 100;
    return 10000 - (10000 - c.component[3]) / 100 * ((10000 - colour) / 100);
}

/* A colour that the press makes of dots alone: none of its inks is solid. */
static bool is_tint(bx_color c)
{
    if (c.space != BX_COLOR_CMYK) return darkness(c) < 9900;
    for (int i = 0; i < 4; i++) {
        if (c.component[i] >= 9900) return false;
    }
    return true;
}

static bx_rect rule_rect(const bx_plate_rule *rule)
{
    bx_length x = bx_length_min(rule->from.x, rule->to.x),
              y = bx_length_min(rule->from.y, rule->to.y);
    bx_length width = abs(rule->to.x - rule->from.x), height = abs(rule->to.y - rule->from.y),
              half = rule->width / 2;
    if (width == 0) return (bx_rect){x - half, y, rule->width, height};
    return (bx_rect){x, y - half, width, rule->width};
}

/* Blank above and below the faces in a line's em box: about a twelfth of it. */
static bx_length blank_of(const bx_plate_line *line)
{
    return (line->ascent + line->descent) / 12;
}

/* A line of text within 0.3 em of the body size of a rule, or NULL. */
static const bx_lint_line *touched(const bx_lint_context *l, bx_rect rule)
{
    bx_length reach = l->tallest_line;
    for (size_t i = bx_lint_first_line(l, rule.y - reach); i < l->line_count; i++) {
        const bx_lint_line *line = &l->lines[i];
        if (line->rect.y > bx_rect_bottom(rule) + reach) break;
        bx_length clear = bx_length_max(0, l->plate->em * 3 / 10 - blank_of(line->line));
        bx_rect around = {line->rect.x - clear, line->rect.y - clear, line->rect.width + 2 * clear,
                          line->rect.height + 2 * clear};
        if (bx_rect_overlap(around, rule)) return line;
    }
    return NULL;
}

static bool is_framed(const bx_lint_line *line)
{
    return line->block->part < line->story->part_count &&
           line->story->parts[line->block->part].framed;
}

/* Tables and pull quotes have rules of their own, as close to their text as the style has them. */
static bool has_rules(const bx_lint_line *line)
{
    if (line->block->part >= line->story->part_count) return false;
    const char *role = line->story->parts[line->block->part].role;
    return strcmp(role, "table") == 0 || strcmp(role, "pullquote") == 0;
}

void bx_lint_rule_lines(bx_lint_context *l)
{
    for (size_t i = 0; i < l->plate->rule_count; i++) {
        const bx_plate_rule *rule = &l->plate->rules[i];
        bx_rect rect = rule_rect(rule);
        bx_number_text width;
        bx_finding f;
        bool thin = rule->width < BX_ONE_PT / 4 - 64,
             pale = is_tint(rule->color) && rule->width < BX_ONE_PT / 2 - 64;
        if ((thin || pale) && bx_lint_open_usual(l, NULL, rect, &f))
            bx_report_finding(l->diagnostics, thin ? BX_LINT_RULE_THIN : BX_LINT_RULE_PALE, &f,
                              bx_points(&width, rule->width));
        /* Frames are a matter of their padding: N43. */
        const bx_lint_line *line = touched(l, rect);
        if (line && strcmp(rule->role, "border") == 0 && (is_framed(line) || has_rules(line)))
            continue;
        if (line && strcmp(rule->role, "table-rule") == 0 && has_rules(line)) continue;
        if (!line || !bx_lint_open_usual(l, line->story, bx_rect_union(rect, line->rect), &f))
            continue;
        f.rect = line->rect;
        f.span = line->block->span;
        bx_short_text name, text;
        bx_report_finding(l->diagnostics, BX_LINT_RULE_TOUCHES, &f,
                          bx_lint_name(&name, line->story), bx_short(&text, line->line->text));
    }
}

/* N43: text of a framed part nearer than half an em to its border; of the body's em, when its own
 * is larger. */
void bx_lint_frame_padding(bx_lint_context *l)
{
    for (size_t s = 0; s < l->plate->story_count; s++) {
        const bx_plate_story *story = &l->plate->stories[s];
        for (size_t p = 0; p < story->part_count; p++) {
            const bx_plate_part *part = &story->parts[p];
            if (!part->framed) continue;
            for (size_t i = bx_lint_first_line(l, part->rect.y); i < l->line_count; i++) {
                const bx_lint_line *line = &l->lines[i];
                if (line->rect.y >= bx_rect_bottom(part->rect)) break;
                if (line->story != story || !bx_rect_overlap(line->rect, part->rect)) continue;
                bx_length em =
                    bx_length_min(line->line->ascent + line->line->descent, l->plate->em);
                bx_length least = em / 2 - blank_of(line->line);
                bool close = line->rect.x - part->rect.x < least ||
                             line->rect.y - part->rect.y < least ||
                             bx_rect_right(part->rect) - bx_rect_right(line->rect) < least ||
                             bx_rect_bottom(part->rect) - bx_rect_bottom(line->rect) < least;
                bx_finding f;
                if (!close || !bx_lint_open_usual(l, story, line->rect, &f)) continue;
                f.span = line->block->span;
                bx_short_text name, text;
                bx_report_finding(l->diagnostics, BX_LINT_FRAME_CLOSE, &f,
                                  bx_lint_name(&name, story), bx_short(&text, line->line->text));
                break;
            }
        }
    }
}

static bool is_song(bx_string family)
{
    static const char *const names[] = {"Serif", "Song", "Ming", "宋", "明"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (bx_lint_find_text(family, bx_string_of(names[i]), 0) != SIZE_MAX &&
            bx_lint_find_text(family, BX_STRING("Sans"), 0) == SIZE_MAX)
            return true;
    }
    return false;
}

static void check_ground(bx_lint_context *l, const bx_lint_line *line, int32_t ground)
{
    for (size_t r = 0; r < line->line->run_count; r++) {
        const bx_plate_run *run = &line->line->runs[r];
        int32_t ink = darkness(run->color), step = ink > ground ? ink - ground : ground - ink;
        bool reversed = ink < ground && ground >= 5000;
        bx_length least = is_song(family_of(l, run->face)) ? BX_PT(9) : BX_PT(7);
        /* Display type carries with less contrast. */
        bool pale = step < (run->size >= BX_PT(18) ? 2500 : 4000),
             small = reversed && run->size < least;
        bx_finding f;
        if ((!pale && !small) || !bx_lint_open_usual(l, line->story, line->rect, &f)) continue;
        f.span = run->span.source ? run->span : line->block->span;
        bx_short_text name;
        bx_number_text size, percent;
        bx_report_finding(l->diagnostics, pale ? BX_LINT_CONTRAST_LOW : BX_LINT_REVERSED_SMALL, &f,
                          bx_lint_name(&name, line->story), bx_points(&size, run->size),
                          bx_number(&percent, step / 100));
        return;
    }
}

/* Type as light as the paper that it stands on. */
static void check_paper(bx_lint_context *l, const bx_lint_line *line)
{
    bool pale = false;
    for (size_t r = 0; r < line->line->run_count; r++) {
        const bx_plate_run *run = &line->line->runs[r];
        pale |= !run->effects && darkness(run->color) < 1000;
    }
    for (size_t i = 0; pale && i < l->plate->fill_count; i++)
        pale = !bx_rect_overlap(line->rect, l->plate->fills[i].rect);
    for (size_t i = 0; pale && i < l->plate->image_count; i++)
        pale = !bx_rect_overlap(line->rect, l->plate->images[i].rect);
    if (pale) check_ground(l, line, 0);
}

/* N44: every line on a tint, by the last tint under it; very light ones on paper. */
void bx_lint_contrast(bx_lint_context *l)
{
    const bx_plate *plate = l->plate;
    for (size_t n = 0; n < l->line_count; n++)
        check_paper(l, &l->lines[n]);
    for (size_t i = 0; plate->fill_count > 0 && i < plate->fill_count; i++) {
        bx_rect fill = plate->fills[i].rect;
        for (size_t n = bx_lint_first_line(l, fill.y); n < l->line_count; n++) {
            const bx_lint_line *line = &l->lines[n];
            if (line->rect.y >= bx_rect_bottom(fill)) break;
            bx_point middle = {line->rect.x + line->rect.width / 2,
                               line->rect.y + line->rect.height / 2};
            bx_rect point = {middle.x, middle.y, 1, 1};
            if (!bx_rect_overlap(point, fill)) continue;
            bool covered = false;
            for (size_t j = i + 1; j < plate->fill_count; j++)
                covered |= bx_rect_overlap(point, plate->fills[j].rect);
            if (!covered) check_ground(l, line, darkness(plate->fills[i].color));
        }
    }
}

static void report_fold(bx_lint_context *l, const bx_plate_story *story, bx_rect rect, bx_span span)
{
    bx_finding f;
    if (!bx_lint_open_usual(l, story, rect, &f)) return;
    if (span.source) f.span = span;
    bx_short_text name, none;
    bx_report_finding(l->diagnostics, BX_LINT_ON_FOLD, &f,
                      story ? bx_lint_name(&name, story) : bx_short(&none, (bx_string){0}));
}

/* A headline's character within 10 mm of the gutter of a spread 跨版; words part there. */
static void check_gutter(bx_lint_context *l)
{
    bx_length zone = bx_length_from_micrometres(10000), middle = l->plate->width / 2;
    for (size_t i = 0; l->plate->through > 0 && i < l->head_count; i++) {
        const bx_plate_block *block = l->heads[i].headline;
        bool on = false;
        for (size_t n = 0; n < block->line_count && !on; n++) {
            const bx_plate_line *line = &block->lines[n];
            for (size_t c = 0; c < line->cluster_count && !on; c++) {
                const bx_plate_cluster *cluster = &line->clusters[c];
                bx_length begin =
                    line->origin.x + (line->vertical ? -line->descent : cluster->offset);
                bx_length width = line->vertical ? line->ascent + line->descent : cluster->advance;
                bool space = strcmp(cluster->class_name, "space") == 0 ||
                             strcmp(cluster->class_name, "full-space") == 0;
                on = !space && begin < middle + zone && begin + width > middle - zone;
            }
        }
        bx_finding f;
        if (!on || !bx_lint_open_usual(l, l->heads[i].story, block->rect, &f)) continue;
        f.span = block->span;
        bx_short_text name;
        bx_report_finding(l->diagnostics, BX_LINT_ON_GUTTER, &f,
                          bx_lint_name(&name, l->heads[i].story));
    }
}

/* N46: a broadsheet is folded at half its height; 4 mm on both sides keep free of small type,
 * codes, and of stories and pictures that ask for it. One finding a story. */
void bx_lint_fold(bx_lint_context *l)
{
    const bx_plate *plate = l->plate;
    bx_length zone = bx_length_from_micrometres(4000), fold = plate->height / 2;
    check_gutter(l);
    if (plate->height < bx_length_from_micrometres(450000)) return;
    bx_rect strip = {0, fold - zone, plate->width, 2 * zone};
    const bx_plate_story *said = NULL;
    for (size_t i = bx_lint_first_line(l, strip.y);
         i < l->line_count && l->lines[i].rect.y < bx_rect_bottom(strip); i++) {
        const bx_lint_line *line = &l->lines[i];
        bool small = line->line->ascent + line->line->descent <= BX_PT(7);
        if ((!line->story->avoid_fold && !small) || line->story == said ||
            !bx_rect_overlap(line->rect, strip))
            continue;
        said = line->story;
        report_fold(l, line->story, line->rect, line->block->span);
    }
    for (size_t s = 0; s < plate->story_count; s++) {
        for (size_t p = 0; p < plate->stories[s].part_count; p++) {
            const bx_plate_part *part = &plate->stories[s].parts[p];
            if (part->avoid_fold && bx_rect_overlap(part->rect, strip))
                report_fold(l, &plate->stories[s], part->rect, part->span);
        }
    }
    for (size_t i = 0; i < plate->code_count; i++) {
        if (bx_rect_overlap(plate->codes[i].rect, strip))
            report_fold(l, NULL, plate->codes[i].rect, plate->codes[i].span);
    }
}
