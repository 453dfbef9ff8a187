/* Pouring text into slices. */
#include "story/flow.h"

#include "base/array.h"
#include "base/map.h"
#include "box/box_parts.h"
#include "box/table.h"
#include "grid/grid.h"
#include "style/box_style.h"
#include "style/line_style.h"
#include "style/place_style.h"
#include "unicode/character.h"

/* Lines of text that must stand under a heading in the same slice (T-133). */
enum { LINES_UNDER_HEADING = 2, MOST_HEADINGS = 4 };

/* Adds one item; text without characters adds nothing. */
static void add_item(const bx_ask *ask, bx_flow *flow, const bx_node *node, const bx_node *first,
                     const bx_node *last, uint32_t *number)
{
    bx_flow_item *item = &flow->items[flow->count];
    *item = (bx_flow_item){.node = node, .anonymous = first != NULL};
    item->style = bx_style_of(ask->styles, node);
    flow->hangs |= item->style->line->hanging != BX_HANGING_NONE;
    item->heading = node->element == BX_ELEMENT_CROSSHEAD;
    bool inline_content = first || !bx_box_has_blocks(ask, node);
    bool drawn = !first && (item->style->box->background_color.space != BX_COLOR_NONE ||
                            item->style->box->border[BX_TOP].style != BX_BORDER_NONE ||
                            item->style->box->border[BX_LEFT].style != BX_BORDER_NONE);
    if (!inline_content || drawn || bx_is_turned(ask, item->style) || bx_box_is_whole(node)) {
        item->kind = BX_FLOW_BOX;
        item->number = *number;
        *number += bx_box_text_count(ask, node);
    } else {
        item->kind = item->heading ? BX_FLOW_HEADING : BX_FLOW_TEXT;
        if (item->kind == BX_FLOW_TEXT && !first)
            item->initial = bx_initial_make(ask, node, flow->pitch);
        if (item->initial)
            item->paragraph =
                bx_shape_initial(bx_asker_shaper(ask->asker), ask->styles, node, NULL, ask->arena);
        /* A letter alone is text like any other. */
        if (!item->initial || item->paragraph->cluster_count == 0) {
            item->initial = NULL;
            item->paragraph = bx_shape_block(bx_asker_shaper(ask->asker), ask->styles, node, first,
                                             last, ask->arena);
        }
        if (item->paragraph->cluster_count == 0) return;
        bx_line_prepare(item->paragraph, ask->arena);
        item->number = (*number)++;
    }
    if (item->paragraph)
        item->characters =
            bx_text_characters(item->paragraph->text, 0, (uint32_t)item->paragraph->text.size) +
            bx_flow_initial_characters(item);
    else
        item->characters = bx_box_characters(ask, node);
    item->lines_before = flow->count ? flow->items[flow->count - 1].lines_after : 0;
    if (item->kind == BX_FLOW_TEXT) {
        bx_box edges = {.style = item->style};
        bx_box_edges(ask, &edges, 0);
        int32_t before = bx_nearest_lines(ask, edges.margin[BX_TOP]);
        if (before > item->lines_before) item->lines_before = before;
        if (!last || !last->next)
            item->lines_after = bx_nearest_lines(ask, edges.margin[BX_BOTTOM]);
        item->inset_left = edges.margin[BX_LEFT] + edges.padding[BX_LEFT];
        item->inset_right = edges.margin[BX_RIGHT] + edges.padding[BX_RIGHT];
    }
    flow->count++;
}

/* Adds the children of a body, or of a paragraph that a note or figure interrupts: its text goes on
 * behind it (T-130). */
static void add_children(const bx_ask *ask, bx_flow *flow, const bx_node *parent, bx_flow_skip skip,
                         uint32_t *number)
{
    for (const bx_node *child = parent->first_child; child; child = child->next) {
        bx_child_kind kind = bx_box_child_kind(ask, child);
        if (kind == BX_CHILD_NONE || skip(ask, child)) continue;
        if (kind == BX_CHILD_BLOCK) {
            if (child->element == BX_ELEMENT_P && parent->element == BX_ELEMENT_BODY &&
                bx_box_has_blocks(ask, child))
                add_children(ask, flow, child, skip, number);
            else
                add_item(ask, flow, child, NULL, NULL, number);
            continue;
        }
        const bx_node *last = child;
        while (last->next && bx_box_child_kind(ask, last->next) != BX_CHILD_BLOCK)
            last = last->next;
        add_item(ask, flow, parent, child, last, number);
        child = last;
    }
}

bx_flow bx_flow_make(const bx_ask *ask, const bx_node *body, const bx_style *story_style,
                     bx_flow_skip skip, uint32_t *number)
{
    bx_flow flow = {.pitch = story_style->line_height};
    if (flow.pitch <= 0) flow.pitch = ask->page->pitch;
    size_t most = 0;
    for (const bx_node *child = body->first_child; child; child = child->next) {
        most++;
        for (const bx_node *part = child->first_child; part; part = part->next)
            most++;
    }
    flow.items = BX_NEW_ARRAY(ask->arena, bx_flow_item, most);
    add_children(ask, &flow, body, skip, number);
    return flow;
}

/* Where the next line goes. */
typedef struct cursor {
    size_t slice;
    int32_t line;
} cursor;

typedef struct pour {
    const bx_ask *ask;
    bx_flow *flow;
    const bx_slice *slices;
    size_t slice_count;
    bool uniform; /* all slices have one width */
    cursor at;
    bx_column place; /* of the block that is being poured, along the lines */
    int32_t spare;   /* lines that may stay empty for widows and orphans */
    bx_flow_fit *fit;
    BX_ARRAY(bx_flow_piece) pieces;
} pour;

static int32_t room(const pour *p)
{
    if (p->at.slice >= p->slice_count) return 0;
    return p->slices[p->at.slice].lines - p->at.line;
}

static bx_column slice_place(const pour *p, size_t slice)
{
    if (slice >= p->slice_count) slice = p->slice_count - 1;
    return (bx_column){p->slices[slice].x, p->slices[slice].width};
}

static void next_slice(pour *p)
{
    p->at.slice++;
    p->at.line = 0;
}

static bx_length slice_measure(const pour *p, size_t slice, const bx_flow_item *item)
{
    if (slice >= p->slice_count) slice = p->slice_count - 1;
    return bx_flow_measure(item, p->slices[slice].width);
}

enum { NARROW_CHARACTERS = 12 };

/* Indent of an item's first line in a measure; narrow columns may have one of their own (T-129). */
static bx_length first_indent(const bx_flow_item *item, bx_length measure)
{
    bx_length indent = item->paragraph->indent;
    bool narrow = (int64_t)measure <= (int64_t)NARROW_CHARACTERS * item->style->font_size;
    if (!narrow || indent == 0) return indent;
    return bx_dimension_resolve(item->style->line->narrow_indent, measure, indent);
}

/* The breaking for a list of measures, kept until the next one is asked for. An adjusted one starts
 * from the best. */
static const bx_lines *break_kept(const bx_ask *ask, const bx_flow *flow, bx_flow_item *item,
                                  const bx_measure *measures, size_t count, bx_length indent,
                                  int line_adjustment)
{
    uint64_t key = bx_hash(measures, count * sizeof *measures) ^ (uint64_t)indent;
    bx_flow_memo *memo = &item->memo[line_adjustment + 1];
    if (key != memo->key || !memo->lines.lines) {
        bx_line_options options = {.indent = indent,
                                   .wrap = item->style->line->text_wrap,
                                   .line_adjustment = line_adjustment,
                                   .no_hanging = flow->gutter < item->style->font_size,
                                   .no_centred_hanging =
                                       flow->ruled && flow->gutter / 2 < item->style->font_size};
        if (line_adjustment != 0)
            options.best = break_kept(ask, flow, item, measures, count, indent, 0);
        memo->lines = bx_lines_break(item->paragraph, measures, count, options, ask->arena);
        memo->key = key;
    }
    return &memo->lines;
}

static const bx_lines *break_once(const bx_ask *ask, const bx_flow *flow, bx_flow_item *item,
                                  const bx_measure *measures, size_t count, int line_adjustment)
{
    bx_length indent = first_indent(item, measures[0].width);
    if (item->initial) measures = bx_initial_measures(ask, item->initial, measures, &count);
    return break_kept(ask, flow, item, measures, count, indent, line_adjustment);
}

const bx_lines *bx_flow_break(const bx_ask *ask, const bx_flow *flow, bx_flow_item *item,
                              bx_length width, int line_adjustment)
{
    bx_measure measure = {bx_flow_measure(item, width), 1};
    return break_once(ask, flow, item, &measure, 1, line_adjustment);
}

/* Breaks an item's text from the cursor on. Where all slices are equally wide the place does not
 * matter and the breaking is kept. */
static void break_item(pour *p, bx_flow_item *item)
{
    size_t remaining = p->at.slice < p->slice_count ? p->slice_count - p->at.slice : 1;
    size_t count = p->uniform ? 1 : remaining;
    bx_measure stack[64];
    bx_measure *measures = count <= 64 ? stack : bx_alloc_array(count, sizeof *measures);
    for (size_t i = 0; i < count; i++) {
        size_t slice = p->at.slice + i;
        int32_t lines = 1;
        if (slice < p->slice_count) lines = p->slices[slice].lines - (i == 0 ? p->at.line : 0);
        measures[i].width = slice_measure(p, slice, item);
        measures[i].lines = lines > 0 ? (uint32_t)lines : 0;
    }
    if (p->uniform) measures[0].lines = 1;
    item->lines = *break_once(p->ask, p->flow, item, measures, count, item->line_adjustment);
    if (measures != stack) bx_free(measures);
}

/* Lines of an item that must stand together at its start. */
static int32_t least_lines(const bx_flow_item *item)
{
    return item->initial ? item->initial->lines : 1;
}

/* To the first slice from the cursor on with room for the start of an item; if there is none, with
 * room at all, and with an initial letter to the end. */
static void find_start(pour *p, const bx_flow_item *item)
{
    cursor start = p->at;
    while (p->at.slice < p->slice_count && room(p) < least_lines(item))
        next_slice(p);
    if (p->at.slice < p->slice_count || item->initial)
        return; /* an initial letter would stand below the slice */
    p->at = start;
    while (p->at.slice < p->slice_count && room(p) <= 0)
        next_slice(p);
}

/* Notes where begins what is over. */
static void mark_rest(pour *p, const bx_flow_item *item, uint32_t byte)
{
    if (p->fit->overset_lines > 0) return;
    p->fit->rest_item = (size_t)(item - p->flow->items);
    p->fit->rest_byte = byte;
}

static void count_overset(pour *p, const bx_flow_item *item, size_t first_line)
{
    bx_string text = item->paragraph->text;
    const bx_line *line = &item->lines.lines[first_line];
    uint32_t begin = item->paragraph->clusters[line->cluster_begin].text_begin;
    mark_rest(p, item, first_line > 0 ? begin : 0);
    p->fit->overset_lines += (uint32_t)(item->lines.count - first_line);
    p->fit->overset_characters +=
        first_line == 0 ? item->characters : bx_text_characters(text, begin, (uint32_t)text.size);
}

static void add_piece(pour *p, size_t index, uint32_t first_line, uint32_t lines, int32_t height)
{
    const bx_flow_item *item = &p->flow->items[index];
    bool box = item->kind == BX_FLOW_BOX;
    bx_array_push(&p->pieces, (bx_flow_piece){index, first_line, lines, p->at.slice, p->at.line,
                                              height, box ? NULL : item->lines.lines,
                                              box ? item->box : NULL, p->place.x, p->place.width});
    p->at.line += height;
    while (p->at.slice + 1 < p->slice_count && p->at.line > p->slices[p->at.slice].lines) {
        p->fit->used[p->at.slice] = p->slices[p->at.slice].lines;
        p->at.line -= p->slices[p->at.slice++].lines;
    }
    p->fit->used[p->at.slice] = p->at.line;
}

/* How many of the item's lines from `line` on go into the slice, 0: none. Spare lines pay for
 * keeping widows and orphans together; without them the slice is filled and the paragraph counted
 * as lonely. Where measures differ the breaking fixes the slices. */
static size_t lines_here(pour *p, const bx_flow_item *item, size_t line)
{
    size_t left = item->lines.count - line, here = (size_t)room(p);
    if (here >= left) return left;
    size_t wanted = here, rest = left - here;
    if (rest < item->style->line->widows) {
        size_t more = item->style->line->widows - rest;
        wanted = here > more ? here - more : 0;
    }
    if (line == 0 && (wanted < item->style->line->orphans || (int32_t)wanted < least_lines(item)))
        wanted = 0;
    if (wanted == here) return here;
    size_t lost = here - wanted;
    if (!p->uniform || (int64_t)lost > p->spare || (wanted == 0 && p->at.line == 0)) {
        if (p->fit->lonely++ == 0) p->fit->lonely_item = (size_t)(item - p->flow->items);
        return here;
    }
    p->spare -= (int32_t)lost;
    return wanted;
}

/* White above an item, where it is not the first of its slice. At the foot of a column a line is
 * worth more, but the last column has the white, or a story would be too short by it. */
static void leave_lines(pour *p, const bx_flow_item *item)
{
    if (p->at.slice >= p->slice_count || p->at.line == 0) return;
    if (room(p) > item->lines_before || p->at.slice + 1 == p->slice_count)
        p->at.line += item->lines_before;
}

static void pour_text(pour *p, size_t index)
{
    bx_flow_item *item = &p->flow->items[index];
    leave_lines(p, item);
    find_start(p, item);
    break_item(p, item);
    size_t line = 0;
    while (line < item->lines.count) {
        while (p->at.slice < p->slice_count && room(p) <= 0)
            next_slice(p);
        if (p->at.slice >= p->slice_count) {
            count_overset(p, item, line);
            return;
        }
        size_t here = lines_here(p, item, line);
        p->place = slice_place(p, p->at.slice);
        int32_t height = (int32_t)here;
        if (line == 0 && here == item->lines.count && height < least_lines(item))
            height = least_lines(item);
        if (height > room(p)) height = room(p);
        if (here > 0) add_piece(p, index, (uint32_t)line, (uint32_t)here, height);
        line += here;
        if (line < item->lines.count) next_slice(p);
    }
}

/* Height of a heading or box in lines of the flow, at the current slice's width. */
static int32_t block_lines(pour *p, bx_flow_item *item)
{
    int64_t height;
    bx_length width =
        bx_length_max(p->place.width - item->inset_left - item->inset_right, BX_ONE_PT);
    if (item->kind == BX_FLOW_BOX) {
        if (!item->box || item->memo[1].key != (uint64_t)width) {
            uint32_t number = item->number;
            item->box = bx_box_layout(p->ask, item->node, width, -1, 0, &number);
            item->memo[1].key = (uint64_t)width;
        }
        height = bx_box_outer_height(item->box);
    } else {
        bx_measure measure = {width, 1};
        bx_line_options options = {.indent = item->paragraph->indent,
                                   .wrap = item->style->line->text_wrap};
        if (!item->lines.lines || item->memo[1].key != (uint64_t)width) {
            item->lines = bx_lines_break(item->paragraph, &measure, 1, options, p->ask->arena);
            item->memo[1].key = (uint64_t)width;
        }
        height = (int64_t)item->lines.count * item->style->line_height;
        bx_dimension size = bx_style_height(p->ask, item->style);
        if (size.kind == BX_DIMENSION_LENGTH && size.value > height)
            height = size.value;
        else {
            bx_box edges = {.style = item->style};
            bx_box_edges(p->ask, &edges, 0);
            height += edges.margin[BX_TOP] + edges.margin[BX_BOTTOM];
        }
    }
    int64_t lines = (height + p->flow->pitch - BX_ONE_PT / 16) / p->flow->pitch;
    lines = (lines < 1 ? 1 : lines) + item->extra;
    int64_t least = ((int64_t)item->lines.count * item->style->line_height + p->flow->pitch - 1) /
                    p->flow->pitch;
    if (item->kind == BX_FLOW_HEADING && lines < least) lines = least;
    item->depth = (int32_t)lines;
    return item->depth;
}

/* Lines that a heading needs with what it heads: two lines of text, or headings below it and
 * theirs. */
static int32_t kept_lines(pour *p, size_t index)
{
    int32_t lines = 0;
    for (size_t i = index; i < p->flow->count && i < index + MOST_HEADINGS; i++) {
        bx_flow_item *item = &p->flow->items[i];
        if (item->dropped) continue;
        if (item->kind == BX_FLOW_TEXT) return lines + (i > index ? LINES_UNDER_HEADING : 0);
        lines += block_lines(p, item);
        if (!item->heading) return lines;
    }
    return lines;
}

/* Lines from the cursor on, in its slice and in those that go on right below it beside a block of
 * another width, as many as are wanted; and what these slices have in common. */
static int32_t joined_room(const pour *p, int32_t wanted, bx_column *common)
{
    int32_t lines = room(p);
    *common = slice_place(p, p->at.slice);
    for (size_t i = p->at.slice + 1; lines < wanted && i < p->slice_count; i++) {
        const bx_slice *above = &p->slices[i - 1], *slice = &p->slices[i];
        int64_t end = above->top + (int64_t)above->lines * p->flow->pitch;
        if (slice->column != above->column || slice->band != above->band || slice->top != end)
            break;
        bx_length x = bx_length_max(common->x, slice->x);
        bx_length right = bx_length_min(common->x + common->width, slice->x + slice->width);
        /* Never off the middle of lines that are much longer. */
        if (right - x < BX_LEAST_CHARACTERS * p->ask->page->em ||
            2 * (int64_t)(right - x) < p->slices[p->at.slice].width)
            break;
        *common = (bx_column){x, right - x};
        lines += slice->lines;
    }
    return lines;
}

/* Whether a block, with what it is kept with or alone, has room at the cursor. Sets where it stands
 * along the lines. */
static bool fits_here(pour *p, size_t index, bool alone)
{
    p->place = slice_place(p, p->at.slice);
    for (int narrower = 0; narrower < 4; narrower++) {
        int32_t needed = alone ? block_lines(p, &p->flow->items[index]) : kept_lines(p, index);
        bx_column common;
        if (joined_room(p, needed, &common) < needed) return false;
        if (common.width == p->place.width) return true;
        p->place = common;
    }
    return false;
}

/* Moves to the first slice from the cursor on that has room for a block with what it is kept with;
 * if there is none, to the first with room for the block alone. */
static void find_room(pour *p, size_t index)
{
    cursor start = p->at;
    for (int alone = 0; alone < 2; alone++) {
        for (p->at = start; p->at.slice < p->slice_count; next_slice(p)) {
            if (fits_here(p, index, alone == 1)) return;
        }
    }
    p->place = slice_place(p, p->slice_count - 1);
}

/* A heading or box that fits nowhere. */
static void leave_out(pour *p, const bx_flow_item *item, int32_t height)
{
    mark_rest(p, item, 0);
    p->fit->overset_lines += (uint32_t)height;
    p->fit->overset_characters += item->characters;
}

/* Whether the table is to be set in parts: it has found no slice that holds it. */
static bool is_split(const pour *p, const bx_flow_item *item)
{
    return p->at.slice >= p->slice_count && item->node->element == BX_ELEMENT_TABLE &&
           !bx_is_turned(p->ask, item->style) && item->style->place->break_inside != BX_BREAK_AVOID;
}

/* Rows of a table slice by slice, from the cursor on. */
static void pour_table(pour *p, size_t index)
{
    bx_flow_item *item = &p->flow->items[index];
    size_t row = 0, end = 0;
    for (; p->at.slice < p->slice_count && (row == 0 || row < bx_table_rows(item->table));
         next_slice(p)) {
        bx_length width = slice_measure(p, p->at.slice, item);
        if (!item->table || item->table_width != width)
            item->table = bx_table_make(p->ask, item->node, width);
        item->table_width = width;
        uint32_t number = item->number;
        bx_length room_here = bx_length_clamp((int64_t)room(p) * p->flow->pitch);
        bx_box *part = bx_table_part(p->ask, item->table, row, room_here, &end, &number);
        if (end == row) continue;
        int32_t height =
            (int32_t)(((int64_t)part->rect.height + p->flow->pitch - 1) / p->flow->pitch);
        p->place = slice_place(p, p->at.slice);
        add_piece(p, index, (uint32_t)row, (uint32_t)(end - row), height);
        row = end;
        if (row == bx_table_rows(item->table)) return;
    }
    p->fit->overset_lines += (uint32_t)(bx_table_rows(item->table) - row);
    p->fit->overset_characters += bx_table_characters(p->ask, item->table, row);
}

static void pour_block(pour *p, size_t index)
{
    bx_flow_item *item = &p->flow->items[index];
    leave_lines(p, item);
    cursor start = p->at;
    find_room(p, index);
    if (is_split(p, item) && start.slice < p->slice_count) {
        p->at = start;
        pour_table(p, index);
        return;
    }
    int32_t height = block_lines(p, item);
    bool heading = item->kind == BX_FLOW_HEADING;
    if (p->at.slice >= p->slice_count) {
        leave_out(p, item, height);
        return;
    }
    add_piece(p, index, 0, heading ? (uint32_t)item->lines.count : 0, height);
}

/* Pours everything; the caller releases the pieces. */
static void pour_all(pour *p)
{
    static const bx_slice none = {.width = BX_PT(100)};
    size_t count = p->slice_count;
    p->fit->used = BX_NEW_ARRAY(p->ask->arena, int32_t, count + 1);
    p->uniform = bx_slices_are_uniform(p->slices, count);
    if (count == 0) {
        p->slices = &none;
        p->slice_count = 1;
    }
    bx_asker_work(p->ask->asker)->poured += p->flow->count;
    for (size_t i = 0; i < p->flow->count; i++) {
        if (p->flow->items[i].dropped) continue;
        if (p->flow->items[i].kind == BX_FLOW_TEXT)
            pour_text(p, i);
        else
            pour_block(p, i);
    }
    for (size_t i = 0; i < count; i++)
        p->fit->empty_lines += p->slices[i].lines - p->fit->used[i];
}

bx_flow_fit bx_flow_pour(const bx_ask *ask, bx_flow *flow, const bx_slice *slices,
                         size_t slice_count, int32_t spare)
{
    bx_flow_fit fit = {0};
    pour p = {.ask = ask,
              .flow = flow,
              .slices = slices,
              .slice_count = slice_count,
              .spare = spare,
              .fit = &fit};
    pour_all(&p);
    fit.pieces = bx_arena_copy(ask->arena, p.pieces.items, p.pieces.count * sizeof *p.pieces.items);
    fit.piece_count = p.pieces.count;
    bx_array_release(&p.pieces);
    return fit;
}

bx_flow_fit bx_flow_try(const bx_ask *ask, bx_flow *flow, const bx_slice *slices,
                        size_t slice_count)
{
    bx_flow_fit fit = {0};
    pour p = {.ask = ask, .flow = flow, .slices = slices, .slice_count = slice_count, .fit = &fit};
    pour_all(&p);
    bx_array_release(&p.pieces);
    return fit;
}

uint32_t bx_flow_initial_characters(const bx_flow_item *item)
{
    if (!item->initial) return 0;
    bx_string text = item->initial->letter->text;
    return bx_text_characters(text, 0, (uint32_t)text.size);
}
