/* From strips of the page's layout to columns of lines that go the other way. */
#include "grid/turn.h"

#include "base/array.h"
#include "grid/cells.h"
#include "style/grid_style.h"

#include <stdlib.h>

/* What is cut into columns: the area's rectangles, in the turned layout. */
typedef struct turning {
    const bx_ask *ask;
    bx_rect *parts;
    size_t part_count;
    bx_length joint;   /* parts that lie no further apart are one: gutters of the page */
    bx_length gap;     /* between columns, at least */
    bx_length measure; /* wanted */
    bx_length outset;  /* white beside the em boxes of a turned line */
    BX_ARRAY(bx_strip) strips;
} turning;

/* The rectangle around all strips. Em boxes at its edges stand where those of the page's own lines
 * would: `outset` is the white beside those of turned lines. */
static bx_rect bounds_of(const bx_ask *ask, bx_strips area, bx_length outset)
{
    const bx_strip *strips = area.items;
    bx_length left = strips[0].x, right = left;
    int32_t top = strips[0].top, bottom = strips[0].bottom;
    for (size_t i = 0; i < area.count; i++) {
        left = bx_length_min(left, strips[i].x);
        right = bx_length_max(right, strips[i].x + strips[i].width);
        if (strips[i].top < top) top = strips[i].top;
        if (strips[i].bottom > bottom) bottom = strips[i].bottom;
    }
    bx_length white = (ask->page->pitch - ask->page->em) / 2;
    bx_length begin = bx_line_top(ask, top) + white, end = bx_line_top(ask, bottom) - white;
    return (bx_rect){left - outset, begin, right - left + 2 * outset,
                     bx_length_max(0, end - begin)};
}

/* Strips as rectangles of the turned layout, whose origin is a corner of `bounds`. */
static void turn_strips(turning *t, bx_strips strips, bx_rect bounds)
{
    t->parts = BX_NEW_ARRAY(t->ask->arena, bx_rect, strips.count);
    for (size_t i = 0; i < strips.count; i++) {
        if (strips.items[i].bottom <= strips.items[i].top) continue;
        bx_rect r = bounds_of(t->ask, (bx_strips){&strips.items[i], 1}, t->outset);
        bx_length along =
            t->ask->axes.vertical ? bx_rect_bottom(bounds) - bx_rect_bottom(r) : r.y - bounds.y;
        bx_length across =
            t->ask->axes.vertical ? r.x - bounds.x : bx_rect_right(bounds) - bx_rect_right(r);
        t->parts[t->part_count++] = (bx_rect){along, across, r.height, r.width};
    }
}

static int compare_lengths(const void *a, const void *b)
{
    bx_length x = *(const bx_length *)a, y = *(const bx_length *)b;
    return (x > y) - (x < y);
}

static int compare_across(const void *a, const void *b)
{
    return compare_lengths(&((const bx_rect *)a)->y, &((const bx_rect *)b)->y);
}

/* Adds the column [begin, begin + measure): a strip for each stretch of parts that cover it. */
static void add_column(turning *t, int64_t begin, int64_t measure)
{
    const bx_length pitch = t->ask->page->pitch;
    int64_t from = 0, to = -1;
    for (size_t i = 0; i <= t->part_count; i++) {
        const bx_rect *part = i < t->part_count ? &t->parts[i] : NULL;
        if (part && (part->x > begin || bx_rect_right(*part) < begin + measure)) continue;
        if (part && to >= 0 && part->y <= to + t->joint) {
            if (bx_rect_bottom(*part) > to) to = bx_rect_bottom(*part);
            continue;
        }
        bx_strip strip = {bx_length_clamp(begin), bx_length_clamp(measure),
                          (int32_t)((from + pitch - 1) / pitch), (int32_t)(to / pitch)};
        if (to >= 0 && strip.bottom > strip.top) bx_array_push(&t->strips, strip);
        if (part) {
            from = part->y;
            to = bx_rect_bottom(*part);
        }
    }
}

/* Columns between two steps of the area, in equal gaps. */
static void add_columns(turning *t, int64_t begin, int64_t end, int64_t least)
{
    bx_length em = t->ask->page->em;
    int64_t room = end - begin;
    if (room < least) return;
    int64_t count = (room + t->gap + (t->measure + t->gap) / 2) / ((int64_t)t->measure + t->gap);
    count = (int64_t)bx_fitting_columns(t->ask, room, t->gap, count < 1 ? 1 : (size_t)count);
    int64_t measure = (room - t->gap * (count - 1)) / count / em * em;
    if (measure < em) measure = em;
    int64_t spare = room - measure * count;
    for (int64_t i = 0; i < count; i++) {
        int64_t at = begin + i * measure + (count > 1 ? spare * i / (count - 1) : 0);
        add_column(t, at, measure);
    }
}

/* White beside the em boxes of the style's lines; boxes beside them count on that of the page's at
 * most. */
static bx_length white_beside(const bx_ask *ask, const bx_style *style)
{
    bx_length page = ask->page->pitch - ask->page->em, own = style->line_height - style->font_size;
    return bx_length_max(0, bx_length_min(page, own)) / 2;
}

/* Cuts the area at its steps. */
static void cut_area(turning *t, bx_length length)
{
    bx_length *steps = BX_NEW_ARRAY(t->ask->arena, bx_length, 2 * t->part_count + 2);
    size_t count = 0;
    for (size_t i = 0; i < t->part_count; i++) {
        steps[count++] = t->parts[i].x;
        steps[count++] = bx_rect_right(t->parts[i]);
    }
    qsort(steps, count, sizeof *steps, compare_lengths);
    bool rectangle = true;
    for (size_t i = 0; i < count; i++)
        rectangle &= steps[i] == 0 || steps[i] == length;
    int64_t least = rectangle ? 0 : (int64_t)t->ask->page->em * BX_LEAST_CHARACTERS;
    for (size_t i = 0; i + 1 < count; i++) {
        if (steps[i + 1] == steps[i]) continue;
        /* Text on both sides of a step keeps a gutter. */
        bx_length begin = steps[i] == 0 ? 0 : steps[i] + t->gap / 2;
        bx_length end = steps[i + 1] == length ? length : steps[i + 1] - t->gap / 2;
        add_columns(t, begin, end, least);
    }
}

bx_turn bx_turn_enter(const bx_ask *ask, const bx_style *style, bx_strips strips)
{
    bx_turn turn = {.axes = ask->axes, .strips = strips};
    if (!bx_is_turned(ask, style) || strips.count == 0) return turn;
    bx_length outset = white_beside(ask, style);
    bx_rect bounds = bounds_of(ask, strips, outset);
    bx_length page_gap = bx_dimension_resolve(ask->page->style->grid->column_gap,
                                              ask->axes.area.width, ask->page->em);
    turning t = {.ask = ask, .joint = page_gap, .outset = outset};
    t.gap =
        bx_length_max(bx_dimension_resolve(style->grid->column_gap, 0, page_gap), ask->page->em);
    turn.wanted = style->grid->column_count > 0 ? style->grid->column_count : 1;
    turn.given = bx_fitting_columns(ask, bounds.height, t.gap, turn.wanted);
    int64_t columns = (int64_t)turn.given;
    size_t most = bx_fitting_columns(ask, ask->axes.area.height, t.gap, turn.wanted);
    int64_t least = (int64_t)most * ((int64_t)ask->page->em * BX_LEAST_CHARACTERS + t.gap) - t.gap;
    turn.short_lines = bounds.height < least && bounds.height < ask->axes.area.height;
    int64_t measure = ((int64_t)bounds.height - t.gap * (columns - 1)) / columns;
    t.measure = bx_length_clamp(measure < ask->page->em ? ask->page->em : measure);
    turn_strips(&t, strips, bounds);
    if (t.part_count > 1) qsort(t.parts, t.part_count, sizeof *t.parts, compare_across);
    cut_area(&t, bounds.height);
    turn.turned = true;
    turn.gap = t.gap;
    turn.strips.count = t.strips.count;
    turn.strips.items =
        bx_arena_copy(ask->arena, t.strips.items, t.strips.count * sizeof *t.strips.items);
    bx_array_release(&t.strips);
    turn.axes = bx_axes_turned(&ask->axes, bounds);
    return turn;
}
