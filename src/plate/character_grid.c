/* Cells, baselines and edges as thin rules in a process colour that no text uses. */
#include "plate/character_grid.h"

#include <string.h>

#define CELL_WIDTH (BX_ONE_PT / 5)
#define EDGE_WIDTH (BX_ONE_PT * 2 / 5)
static const bx_color CELL_COLOR = {BX_COLOR_CMYK, {3000, 0, 0, 0}};
static const bx_color AXIS_COLOR = {BX_COLOR_CMYK, {0, 2800, 1200, 0}};
static const bx_color EDGE_COLOR = {BX_COLOR_CMYK, {6000, 0, 0, 0}};

/* Rules are counted in a first pass (no list) and written in a second one. */
typedef struct grid {
    bx_plate_rule *rules;
    size_t count;
} grid;

static void add(grid *g, bx_point from, bx_point to, bx_length width, bx_color color,
                const char *role)
{
    if (g->rules) g->rules[g->count] = (bx_plate_rule){from, to, width, BX_RULE_SOLID, color, role};
    g->count++;
}

static void add_frame(grid *g, bx_rect r, const char *role)
{
    bx_length right = bx_rect_right(r), bottom = bx_rect_bottom(r);
    add(g, (bx_point){r.x, r.y}, (bx_point){right, r.y}, EDGE_WIDTH, EDGE_COLOR, role);
    add(g, (bx_point){r.x, bottom}, (bx_point){right, bottom}, EDGE_WIDTH, EDGE_COLOR, role);
    add(g, (bx_point){r.x, r.y}, (bx_point){r.x, bottom}, EDGE_WIDTH, EDGE_COLOR, role);
    add(g, (bx_point){right, r.y}, (bx_point){right, bottom}, EDGE_WIDTH, EDGE_COLOR, role);
}

/* From where a line counts its cells: its start, or for a centred line the face of its first
 * character. */
static bx_length phase(const bx_plate_line *line, bx_length em)
{
    if (line->justified || line->cluster_count == 0 || em <= 0) return 0;
    /* An opening mark that gave its white begins its cell before the line. */
    bx_length begin = line->clusters[0].offset + line->clusters[0].trim_before;
    return begin > 0 ? begin % em : 0;
}

static bx_point on_line(const bx_plate_line *line, bx_length along, bx_length across)
{
    if (line->vertical) return (bx_point){line->origin.x - across, line->origin.y + along};
    return (bx_point){line->origin.x + along, line->origin.y + across};
}

static void add_line(grid *g, const bx_plate_line *line)
{
    bx_length em = line->ascent + line->descent;
    if (em <= 0 || line->measure <= 0) return;
    bx_length top = -line->ascent, bottom = line->descent, begin = phase(line, em);
    for (int side = 0; side < 2; side++) {
        bx_length across = side ? bottom : top;
        add(g, on_line(line, 0, across), on_line(line, line->measure, across), CELL_WIDTH,
            CELL_COLOR, "character-cell");
    }
    for (int64_t at = begin; at <= line->measure + em / 64; at += em)
        add(g, on_line(line, (bx_length)at, top), on_line(line, (bx_length)at, bottom), CELL_WIDTH,
            CELL_COLOR, "character-cell");
    add(g, on_line(line, 0, 0), on_line(line, line->measure, 0), CELL_WIDTH, AXIS_COLOR,
        "baseline");
}

static void add_all(grid *g, const bx_plate *plate, bool page)
{
    if (page) add_frame(g, plate->type_area, "type-area");
    for (size_t s = 0; s < plate->story_count; s++) {
        const bx_plate_story *story = &plate->stories[s];
        for (size_t i = 0; page && i < story->polygon_count; i++)
            add_frame(g, story->polygon[i], "column-edge");
        for (size_t b = 0; b < story->block_count; b++) {
            const bx_plate_block *block = &story->blocks[b];
            for (size_t l = 0; l < block->line_count; l++) {
                if (page || block->lines[l].show_grid) add_line(g, &block->lines[l]);
            }
        }
    }
}

/* How many rules of a grid stand before the others. */
static size_t count_grid(const bx_plate *plate)
{
    static const char *const roles[] = {"character-cell", "baseline", "type-area", "column-edge"};
    size_t count = 0;
    for (bool found = true; found && count < plate->rule_count; count += found) {
        found = false;
        for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
            found |= strcmp(plate->rules[count].role, roles[i]) == 0;
    }
    return count;
}

void bx_plate_remove_grid(bx_plate *plate)
{
    size_t count = count_grid(plate);
    if (count == 0) return;
    plate->rules += count;
    plate->rule_count -= count;
}

void bx_plate_add_grid(bx_plate *plate, bool page)
{
    grid g = {0};
    add_all(&g, plate, page);
    if (g.count == 0) return;
    bx_plate_rule *rules = BX_NEW_ARRAY(plate->arena, bx_plate_rule, g.count + plate->rule_count);
    g = (grid){rules, 0};
    add_all(&g, plate, page);
    if (plate->rule_count > 0)
        memcpy(rules + g.count, plate->rules, plate->rule_count * sizeof *rules);
    plate->rules = rules;
    plate->rule_count += g.count;
}

bx_length bx_plate_line_deviation(const bx_plate_line *line)
{
    bx_length em = line->ascent + line->descent, most = 0;
    if (em <= 0) return 0;
    bx_length begin = phase(line, em);
    for (size_t i = 0; i < line->cluster_count; i++) {
        const bx_plate_cluster *c = &line->clusters[i];
        if (strcmp(c->class_name, "han") != 0) continue;
        bx_length past = (c->offset - begin) % em;
        if (past < 0) past += em;
        most = bx_length_max(most, bx_length_min(past, em - past));
    }
    return most;
}
