/* Readers of grid and column properties. */
#include "style/readers.h"

#include "base/array.h"

#include <string.h>

enum { MOST_TRACKS = 256 };

typedef BX_ARRAY(bx_track) track_list;

static bool read_track(bx_values *values, track_list *tracks)
{
    bx_track track = {0};
    const bx_token *token = bx_values_peek(values);
    if (token->type == BX_TOKEN_IDENT &&
        (bx_values_keyword(values, "min-content") || bx_values_keyword(values, "max-content"))) {
        track.size.kind = BX_DIMENSION_AUTO;
    } else if (!bx_values_dimension(values, BX_ALLOW_AUTO | BX_ALLOW_PERCENT | BX_ALLOW_FRACTION,
                                    &track.size)) {
        return false;
    }
    if (tracks->count >= MOST_TRACKS) return false;
    bx_array_push(tracks, track);
    return true;
}

static bool read_repeat(bx_values *values, track_list *tracks)
{
    int times;
    values->at++;
    if (!bx_values_integer(values, 1, MOST_TRACKS, &times) || !bx_values_delimiter(values, ','))
        return false;
    size_t begin = tracks->count;
    while (!bx_values_delimiter(values, ')')) {
        if (!read_track(values, tracks)) return false;
    }
    size_t size = tracks->count - begin;
    if (begin + size * (size_t)times > MOST_TRACKS) return false;
    for (int i = 1; i < times; i++) {
        for (size_t t = 0; t < size; t++)
            bx_array_push(tracks, tracks->items[begin + t]);
    }
    return true;
}

BX_READER(tracks)
{
    track_list tracks = {0};
    bool good = true;
    if (!bx_values_keyword(values, "none")) {
        good = !bx_values_done(values);
        while (good && !bx_values_done(values)) {
            const bx_token *token = bx_values_peek(values);
            bool repeat = token->type == BX_TOKEN_FUNCTION &&
                          bx_string_equal_ignore_case(token->text, "repeat");
            good = repeat ? read_repeat(values, &tracks) : read_track(values, &tracks);
        }
    }
    bx_track *copy =
        bx_arena_copy(values->context->arena, tracks.items, tracks.count * sizeof *tracks.items);
    *(bx_tracks *)bx_property_field(property, style) = (bx_tracks){copy, tracks.count};
    bx_array_release(&tracks);
    return good;
}

/* Number of an area's name, added when new; "." and ".." are the empty cell. */
static uint16_t area_number(bx_areas *areas, bx_string name)
{
    if (name.data[0] == '.') return 0;
    for (size_t i = 1; i < areas->name_count; i++) {
        if (bx_string_equal(areas->names[i], name)) return (uint16_t)i;
    }
    areas->names[areas->name_count] = name;
    return (uint16_t)areas->name_count++;
}

/* Adds the cells of one row; returns how many. */
static size_t area_row(bx_areas *areas, bx_string row, uint16_t *cells)
{
    size_t count = 0, at = 0;
    while (at < row.size) {
        while (at < row.size && row.data[at] == ' ')
            at++;
        size_t end = at;
        while (end < row.size && row.data[end] != ' ')
            end++;
        if (end == at) break;
        if (count >= MOST_TRACKS) return 0;
        cells[count++] = area_number(areas, bx_string_slice(row, at, end));
        at = end;
    }
    return count;
}

/* Strings of names. Unlike CSS an area may have any shape: L, U, T. */
BX_READER(areas)
{
    (void)property;
    style->grid.areas = NULL;
    if (bx_values_keyword(values, "none")) return true;
    bx_arena *arena = values->context->arena;
    bx_areas *areas = BX_NEW(arena, bx_areas);
    size_t text = 0, rows = values->count - values->at;
    for (size_t i = values->at; i < values->count; i++) {
        if (values->tokens[i].type == BX_TOKEN_STRING) text += values->tokens[i].text.size + 1;
    }
    if (rows > 2 * MOST_TRACKS) return false;
    areas->cells = BX_NEW_ARRAY(arena, uint16_t, text + 1);
    areas->names = BX_NEW_ARRAY(arena, bx_string, text + 2);
    areas->names[0] = BX_STRING(".");
    areas->name_count = 1;
    while (!bx_values_done(values)) {
        const bx_token *token = bx_values_peek(values);
        if (token->type != BX_TOKEN_STRING) return false;
        size_t at = (size_t)areas->rows * areas->columns;
        size_t count = area_row(areas, token->text, areas->cells + at);
        if (count == 0 || (areas->rows > 0 && count != areas->columns)) return false;
        areas->columns = (uint16_t)count;
        areas->rows++;
        values->at++;
    }
    style->grid.areas = areas;
    return areas->rows > 0;
}

static bool read_line(bx_values *values, bx_grid_line *line)
{
    int number;
    *line = (bx_grid_line){0, 0};
    if (bx_values_keyword(values, "auto")) return true;
    if (bx_values_keyword(values, "span")) {
        if (!bx_values_integer(values, 1, MOST_TRACKS, &number)) return false;
        line->span = (uint16_t)number;
        return true;
    }
    if (!bx_values_integer(values, -MOST_TRACKS, 4096, &number) || number == 0) return false;
    line->line = (int16_t)number;
    return true;
}

BX_READER(grid_line)
{
    return read_line(values, bx_property_field(property, style));
}

/* grid-column, grid-row: start [ / end ] */
BX_READER(grid_lines)
{
    bx_grid_line *lines =
        strcmp(property->name, "grid-row") == 0 ? style->place.grid_row : style->place.grid_column;
    lines[1] = (bx_grid_line){0, 0};
    if (!read_line(values, &lines[0])) return false;
    return !bx_values_delimiter(values, '/') || read_line(values, &lines[1]);
}

/* A name, or row / column / row-end / column-end; several such rectangles after commas make a
 * polygon. */
BX_READER(grid_area)
{
    (void)property;
    style->place.grid_area = (bx_grid_place){0};
    if (bx_values_keyword(values, "auto")) return true;
    const bx_token *token = bx_values_peek(values);
    if (token->type == BX_TOKEN_IDENT && !bx_string_equal_ignore_case(token->text, "span")) {
        style->place.grid_area.name = token->text;
        values->at++;
        return true;
    }
    bx_grid_part part, *more = BX_NEW_ARRAY(values->context->arena, bx_grid_part, values->count);
    bx_grid_line *order[] = {&part.row[0], &part.column[0], &part.row[1], &part.column[1]};
    size_t count = 0;
    do {
        part = (bx_grid_part){0};
        for (int i = 0; i < 4; i++) {
            if (!read_line(values, order[i])) return false;
            if (!bx_values_delimiter(values, '/')) break;
        }
        if (count == 0) {
            memcpy(style->place.grid_row, part.row, sizeof part.row);
            memcpy(style->place.grid_column, part.column, sizeof part.column);
        } else {
            more[count - 1] = part;
        }
        count++;
    } while (bx_values_delimiter(values, ','));
    style->place.grid_area.parts = more;
    style->place.grid_area.part_count = count - 1;
    return true;
}

static bool read_gap(bx_values *values, bx_dimension *gap)
{
    if (bx_values_keyword(values, "normal")) {
        *gap = (bx_dimension){BX_DIMENSION_AUTO, 0};
        return true;
    }
    return bx_values_dimension(values, BX_ALLOW_PERCENT, gap);
}

BX_READER(gap)
{
    if (strcmp(property->name, "row-gap") == 0) return read_gap(values, &style->grid.row_gap);
    if (strcmp(property->name, "column-gap") == 0) return read_gap(values, &style->grid.column_gap);
    if (!read_gap(values, &style->grid.row_gap)) return false;
    style->grid.column_gap = style->grid.row_gap;
    return bx_values_done(values) || read_gap(values, &style->grid.column_gap);
}

BX_READER(column_count)
{
    (void)property;
    int count;
    if (bx_values_keyword(values, "auto"))
        count = 0;
    else if (!bx_values_integer(values, 1, 64, &count))
        return false;
    style->grid.column_count = (uint16_t)count;
    return true;
}

static bool read_range(bx_values *values, bx_dimension *range)
{
    if (bx_values_peek(values)->type == BX_TOKEN_PERCENT)
        return bx_values_dimension(values, BX_ALLOW_PERCENT, range);
    int lines;
    if (!bx_values_integer(values, 0, 99, &lines)) return false;
    *range = (bx_dimension){BX_DIMENSION_LENGTH, lines};
    return true;
}

/* Fewer lines, then more; one value is both. */
BX_READER(copyfit_range)
{
    (void)property;
    style->fit.copyfit_range[0] = style->fit.copyfit_range[1] =
        (bx_dimension){BX_DIMENSION_NONE, 0};
    if (bx_values_keyword(values, "none")) return true;
    if (!read_range(values, &style->fit.copyfit_range[0])) return false;
    style->fit.copyfit_range[1] = style->fit.copyfit_range[0];
    return bx_values_done(values) || read_range(values, &style->fit.copyfit_range[1]);
}

BX_READER(lead_columns)
{
    (void)property;
    int count;
    bx_length lines;
    style->grid.lead_columns = (bx_lead_columns){0};
    if (bx_values_keyword(values, "none")) return true;
    if (!bx_values_integer(values, 1, 64, &count) || !bx_values_length(values, false, &lines))
        return false;
    style->grid.lead_columns = (bx_lead_columns){(uint16_t)count, lines};
    return true;
}

/* Reads the inside of inset() or polygon() into `shape`; the bracket is taken too. */
static bool read_shape(bx_values *values, bx_shape *shape)
{
    size_t count = 0;
    while (!bx_values_delimiter(values, ')')) {
        if (bx_values_done(values)) return false;
        if (shape->kind == BX_SHAPE_POLYGON && count > 0 && count % 2 == 0 &&
            !bx_values_delimiter(values, ','))
            return false;
        if (shape->kind == BX_SHAPE_INSET && count == 4) return false;
        if (!bx_values_dimension(values, BX_ALLOW_PERCENT, &shape->values[count++])) return false;
    }
    if (shape->kind == BX_SHAPE_POLYGON) {
        shape->count = count / 2;
        return count % 2 == 0 && count >= 6;
    }
    /* Missing sides are those opposite. */
    if (count == 0) return false;
    if (count < 2) shape->values[BX_RIGHT] = shape->values[BX_TOP];
    if (count < 3) shape->values[BX_BOTTOM] = shape->values[BX_TOP];
    if (count < 4) shape->values[BX_LEFT] = shape->values[BX_RIGHT];
    return true;
}

BX_READER(shape_outside)
{
    (void)property;
    style->place.shape_outside = NULL;
    if (bx_values_keyword(values, "none")) return true;
    const bx_token *token = bx_values_peek(values);
    if (token->type != BX_TOKEN_FUNCTION) return false;
    bx_arena *arena = values->context->arena;
    bx_shape *shape = BX_NEW(arena, bx_shape);
    shape->values = BX_NEW_ARRAY(arena, bx_dimension, values->count + 4);
    if (bx_string_equal_ignore_case(token->text, "polygon"))
        shape->kind = BX_SHAPE_POLYGON;
    else if (!bx_string_equal_ignore_case(token->text, "inset"))
        return false;
    values->at++;
    if (!read_shape(values, shape)) return false;
    style->place.shape_outside = shape;
    return true;
}
