/* Pouring text into slices. */
#include "story/flow_pour.h"

#include "base/array.h"
#include "base/map.h"
#include "box/box_parts.h"
#include "box/measured.h"
#include "box/table.h"
#include "style/box_style.h"
#include "style/line_style.h"
#include "style/place_style.h"
#include "unicode/character.h"

/* Lines of text that must stand under a heading in the same slice (T-133). */
enum { LINES_UNDER_HEADING = 2, MOST_HEADINGS = 4 };

/* Where the next line goes. */
typedef struct cursor {
    size_t slice;
    int32_t line;
} cursor;

typedef struct pour {
    const bx_ask *ask;
    const bx_flow *flow;
    bx_set_item *set; /* of flow->items */
    const bx_set_flow *settings;
    const bx_slice *slices;
    size_t slice_count;
    bool uniform; /* all slices have one width */
    cursor at;
    bx_column place; /* of the block that is being poured, along the lines */
    int32_t spare;   /* lines that may stay empty for widows and orphans */
    bx_flow_fit *fit;
    bool pieces_wanted;
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

/* The lines in a list of measures, kept until the next list. */
static const bx_lines *break_kept(const bx_ask *ask, const bx_set_flow *set, size_t index,
                                  const bx_measure *measures, size_t count, int line_adjustment)
{
    const bx_flow_item *item = &set->flow->items[index];
    bx_length indent = first_indent(item, measures[0].width), em = item->style->font_size;
    uint64_t key = bx_hash(measures, count * sizeof *measures) ^ (uint64_t)indent;
    bx_kept_lines *kept = &set->items[index].kept[line_adjustment + 1];
    if (key == kept->key && kept->lines.lines) return &kept->lines;
    bx_line_options options = {.indent = indent,
                               .wrap = item->style->line->text_wrap,
                               .line_adjustment = line_adjustment,
                               .no_hanging = set->gutter < em,
                               .no_centred_hanging = set->ruled && set->gutter / 2 < em};
    if (item->initial) measures = bx_initial_measures(ask, item->initial, measures, &count);
    *kept = (bx_kept_lines){
        key, bx_lines_ask(ask->asker, item->paragraph, measures, count, options, ask->arena)};
    return &kept->lines;
}

const bx_lines *bx_flow_break(const bx_ask *ask, const bx_set_flow *set, size_t item,
                              bx_length width, int line_adjustment)
{
    bx_measure measure = {bx_flow_measure(&set->flow->items[item], width), 1};
    return break_kept(ask, set, item, &measure, 1, line_adjustment);
}

/* Breaks an item's text from the cursor on. Where all slices are equally wide the place does not
 * matter and the breaking is kept. */
static void break_item(pour *p, size_t index)
{
    const bx_flow_item *item = &p->flow->items[index];
    bx_set_item *set = &p->set[index];
    size_t remaining = p->at.slice < p->slice_count ? p->slice_count - p->at.slice : 1;
    size_t count = p->uniform ? 1 : remaining;
    bx_measure stack[64];
    bx_measure *measures = count <= 64 ? stack : BX_NEW_ARRAY(p->ask->arena, bx_measure, count);
    for (size_t i = 0; i < count; i++) {
        size_t slice = p->at.slice + i;
        int32_t lines = 1;
        if (slice < p->slice_count) lines = p->slices[slice].lines - (i == 0 ? p->at.line : 0);
        measures[i].width = slice_measure(p, slice, item);
        measures[i].lines = lines > 0 ? (uint32_t)lines : 0;
    }
    if (p->uniform) measures[0].lines = 1;
    set->lines = *break_kept(p->ask, p->settings, index, measures, count, set->line_adjustment);
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
static void mark_rest(pour *p, size_t index, uint32_t byte)
{
    if (p->fit->overset_lines > 0) return;
    p->fit->rest_item = index;
    p->fit->rest_byte = byte;
}

static void count_overset(pour *p, size_t index, size_t first_line)
{
    const bx_flow_item *item = &p->flow->items[index];
    const bx_lines *lines = &p->set[index].lines;
    bx_string text = item->paragraph->text;
    const bx_line *line = &lines->lines[first_line];
    uint32_t begin = item->paragraph->clusters[line->cluster_begin].text_begin;
    mark_rest(p, index, first_line > 0 ? begin : 0);
    p->fit->overset_lines += (uint32_t)(lines->count - first_line);
    p->fit->overset_characters +=
        first_line == 0 ? item->characters : bx_text_characters(text, begin, (uint32_t)text.size);
}

static void add_piece(pour *p, size_t index, uint32_t first_line, uint32_t lines, int32_t height)
{
    bool box = p->flow->items[index].kind == BX_FLOW_BOX;
    bx_flow_piece piece = {.item = index,
                           .first_line = first_line,
                           .line_count = lines,
                           .slice = p->at.slice,
                           .slice_line = p->at.line,
                           .height = height,
                           .lines = box ? (bx_lines){0} : p->set[index].lines,
                           .x = p->place.x,
                           .width = p->place.width};
    if (p->pieces_wanted) bx_array_push(&p->pieces, piece);
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
static size_t lines_here(pour *p, size_t index, size_t line)
{
    const bx_flow_item *item = &p->flow->items[index];
    size_t left = p->set[index].lines.count - line, here = (size_t)room(p);
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
        if (p->fit->lonely++ == 0) p->fit->lonely_item = index;
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
    const bx_flow_item *item = &p->flow->items[index];
    const bx_lines *lines = &p->set[index].lines;
    leave_lines(p, item);
    find_start(p, item);
    break_item(p, index);
    size_t line = 0;
    while (line < lines->count) {
        while (p->at.slice < p->slice_count && room(p) <= 0)
            next_slice(p);
        if (p->at.slice >= p->slice_count) {
            count_overset(p, index, line);
            return;
        }
        size_t here = lines_here(p, index, line);
        p->place = slice_place(p, p->at.slice);
        int32_t height = (int32_t)here;
        if (line == 0 && here == lines->count && height < least_lines(item))
            height = least_lines(item);
        if (height > room(p)) height = room(p);
        if (here > 0) add_piece(p, index, (uint32_t)line, (uint32_t)here, height);
        line += here;
        if (line < lines->count) next_slice(p);
    }
}

/* Height of a heading with its white, and its lines. */
static int64_t heading_height(pour *p, size_t index, bx_length width)
{
    const bx_flow_item *item = &p->flow->items[index];
    bx_set_item *set = &p->set[index];
    bx_kept_lines *kept = &set->kept[1];
    if (kept->key != (uint64_t)width || !kept->lines.lines) {
        bx_measure measure = {width, 1};
        bx_line_options options = {.indent = item->paragraph->indent,
                                   .wrap = item->style->line->text_wrap};
        *kept = (bx_kept_lines){(uint64_t)width, bx_lines_ask(p->ask->asker, item->paragraph,
                                                              &measure, 1, options, p->ask->arena)};
    }
    set->lines = kept->lines;
    int64_t height = (int64_t)set->lines.count * item->style->line_height;
    bx_dimension size = bx_style_height(p->ask, item->style);
    if (size.kind == BX_DIMENSION_LENGTH && size.value > height) return size.value;
    bx_box edges = {.style = item->style};
    bx_box_edges(p->ask, &edges, 0);
    return height + edges.margin[BX_TOP] + edges.margin[BX_BOTTOM];
}

/* Height of a heading or box in lines of the flow, at the current slice's width. */
static int32_t block_lines(pour *p, size_t index)
{
    const bx_flow_item *item = &p->flow->items[index];
    bx_set_item *set = &p->set[index];
    bx_length width = bx_flow_measure(item, p->place.width);
    bool heading = item->kind == BX_FLOW_HEADING;
    int64_t height =
        heading ? heading_height(p, index, width) : bx_box_height(p->ask, item->node, width, 0);
    int64_t lines = (height + p->flow->pitch - BX_ONE_PT / 16) / p->flow->pitch;
    lines = (lines < 1 ? 1 : lines) + set->extra;
    int64_t least = ((int64_t)set->lines.count * item->style->line_height + p->flow->pitch - 1) /
                    p->flow->pitch;
    if (heading && lines < least) lines = least;
    set->depth = (int32_t)lines;
    return set->depth;
}

/* Lines that a heading needs with what it heads: two lines of text, or headings below it and
 * theirs. */
static int32_t kept_lines(pour *p, size_t index)
{
    int32_t lines = 0;
    for (size_t i = index; i < p->flow->count && i < index + MOST_HEADINGS; i++) {
        const bx_flow_item *item = &p->flow->items[i];
        if (p->set[i].dropped) continue;
        if (item->kind == BX_FLOW_TEXT) return lines + (i > index ? LINES_UNDER_HEADING : 0);
        lines += block_lines(p, i);
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
        int32_t needed = alone ? block_lines(p, index) : kept_lines(p, index);
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
static void leave_out(pour *p, size_t index, int32_t height)
{
    mark_rest(p, index, 0);
    p->fit->overset_lines += (uint32_t)height;
    p->fit->overset_characters += p->flow->items[index].characters;
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
    const bx_flow_item *item = &p->flow->items[index];
    bx_set_item *set = &p->set[index];
    size_t row = 0, end = 0;
    for (; p->at.slice < p->slice_count && (row == 0 || row < bx_table_rows(set->table));
         next_slice(p)) {
        bx_length width = slice_measure(p, p->at.slice, item);
        if (!set->table || set->table_width != width)
            set->table = bx_table_make(p->ask, item->node, width);
        set->table_width = width;
        uint32_t number = item->number;
        bx_length room_here = bx_length_clamp((int64_t)room(p) * p->flow->pitch);
        bx_box *part = bx_table_part(p->ask, set->table, row, room_here, &end, &number);
        if (end == row) continue;
        int32_t height =
            (int32_t)(((int64_t)part->rect.height + p->flow->pitch - 1) / p->flow->pitch);
        p->place = slice_place(p, p->at.slice);
        add_piece(p, index, (uint32_t)row, (uint32_t)(end - row), height);
        row = end;
        if (row == bx_table_rows(set->table)) return;
    }
    p->fit->overset_lines += (uint32_t)(bx_table_rows(set->table) - row);
    p->fit->overset_characters += bx_table_characters(p->ask, set->table, row);
}

static void pour_block(pour *p, size_t index)
{
    const bx_flow_item *item = &p->flow->items[index];
    leave_lines(p, item);
    cursor start = p->at;
    find_room(p, index);
    if (is_split(p, item) && start.slice < p->slice_count) {
        p->at = start;
        pour_table(p, index);
        return;
    }
    int32_t height = block_lines(p, index);
    if (p->at.slice >= p->slice_count) {
        leave_out(p, index, height);
        return;
    }
    bool heading = item->kind == BX_FLOW_HEADING;
    add_piece(p, index, 0, heading ? (uint32_t)p->set[index].lines.count : 0, height);
}

/* Pours everything. */
static bx_flow_fit pour_all(const bx_ask *ask, bx_set_flow *set, bx_slices slices, pour *p)
{
    static const bx_slice none = {.width = BX_PT(100)};
    bx_flow_fit fit = {.used = BX_NEW_ARRAY(ask->arena, int32_t, slices.count + 1)};
    p->ask = ask;
    p->flow = set->flow;
    p->set = set->items;
    p->settings = set;
    p->slices = slices.count > 0 ? slices.items : &none;
    p->slice_count = slices.count > 0 ? slices.count : 1;
    p->fit = &fit;
    p->uniform = bx_slices_are_uniform(slices);
    bx_asker_work(ask->asker)->poured += p->flow->count;
    for (size_t i = 0; i < p->flow->count; i++) {
        if (p->set[i].dropped) continue;
        if (p->flow->items[i].kind == BX_FLOW_TEXT)
            pour_text(p, i);
        else
            pour_block(p, i);
    }
    for (size_t i = 0; i < slices.count; i++)
        fit.empty_lines += slices.items[i].lines - fit.used[i];
    fit.pieces = bx_arena_copy(ask->arena, p->pieces.items, p->pieces.count * sizeof *fit.pieces);
    fit.piece_count = p->pieces.count;
    bx_array_release(&p->pieces);
    return fit;
}

bx_flow_fit bx_flow_pour(const bx_ask *ask, bx_set_flow *set, bx_slices slices, int32_t spare)
{
    pour p = {.spare = spare, .pieces_wanted = true};
    return pour_all(ask, set, slices, &p);
}

bx_flow_fit bx_flow_try(const bx_ask *ask, bx_set_flow *set, bx_slices slices)
{
    pour p = {0};
    return pour_all(ask, set, slices, &p);
}

/* A part of a table: what fitted into its slice fits into its lines. */
static void lay_out_part(const bx_ask *ask, const bx_set_flow *set, const bx_slice *slice,
                         bx_flow_piece *piece)
{
    const bx_flow_item *item = &set->flow->items[piece->item];
    const bx_set_item *own = &set->items[piece->item];
    bx_length width = bx_flow_measure(item, slice->width);
    const bx_table *table =
        own->table_width == width ? own->table : bx_table_make(ask, item->node, width);
    uint32_t number = item->number;
    size_t end;
    piece->box = bx_table_part(ask, table, piece->first_line, piece->area.height, &end, &number);
    piece->at = (bx_point){slice->x + item->inset_left, piece->area.y};
}

static void lay_out_box(const bx_ask *ask, const bx_set_flow *set, const bx_slice *slice,
                        bx_flow_piece *piece)
{
    const bx_flow_item *item = &set->flow->items[piece->item];
    uint32_t number = item->number;
    bx_box *box =
        bx_box_layout(ask, item->node, bx_flow_measure(item, piece->width), -1, 0, &number);
    bx_length pitch = set->flow->pitch, spare = piece->width - box->rect.width;
    if (item->style->place->justify_self == BX_ALIGN_CENTER)
        spare /= 2;
    else if (item->style->place->justify_self != BX_ALIGN_END)
        spare = 0;
    int64_t top = slice->top + (int64_t)(piece->slice_line + set->items[piece->item].extra) * pitch;
    /* What whole lines add to a quote or table stands above and below it. */
    int64_t white = (int64_t)piece->height * pitch - bx_box_outer_height(box);
    if (bx_box_is_whole(item->node) && item->node->element != BX_ELEMENT_RULE)
        top += white > 0 ? white / 2 : 0;
    piece->box = box;
    piece->at = (bx_point){piece->x + item->inset_left + bx_length_max(spare, 0),
                           bx_length_clamp(top + box->margin[BX_TOP])};
}

void bx_flow_lay_out(const bx_ask *ask, const bx_set_flow *set, bx_slices slices, bx_flow_fit *fit)
{
    bx_length pitch = set->flow->pitch;
    for (size_t i = 0; i < fit->piece_count; i++) {
        bx_flow_piece *piece = &fit->pieces[i];
        const bx_slice *slice = &slices.items[piece->slice];
        piece->area =
            (bx_rect){piece->x, bx_length_clamp(slice->top + (int64_t)piece->slice_line * pitch),
                      piece->width, bx_length_clamp((int64_t)piece->height * pitch)};
        if (set->flow->items[piece->item].kind != BX_FLOW_BOX) continue;
        if (piece->line_count > 0)
            lay_out_part(ask, set, slice, piece);
        else
            lay_out_box(ask, set, slice, piece);
    }
}
