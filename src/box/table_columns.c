/* Widths of table columns. */
#include "box/table_parts.h"

#include "box/shaped.h"
#include "style/grid_style.h"
#include "style/line_style.h"

/* Characters are condensed to three quarters at most (长, as for headlines). */
enum { LEAST_CONDENSED = 75 };

/* Words of a cell are broken into no less than three characters. */
enum { LEAST_BROKEN = 3 };

/* Width of the longest part without a break. */
static bx_length unbreakable_width(const bx_paragraph *paragraph)
{
    int64_t widest = 0, part = 0;
    for (size_t i = 0; i < paragraph->cluster_count; i++) {
        const bx_cluster *cluster = &paragraph->clusters[i];
        part += cluster->advance;
        if (part > widest) widest = part;
        part += cluster->gap;
        if (cluster->break_kind != BX_BREAK_NEVER) part = 0;
    }
    return bx_length_clamp(widest);
}

/* Width of the text before the mark that a column is aligned by; all of it when there is none. */
static bx_length width_before(const bx_paragraph *paragraph, uint32_t mark, bx_length natural)
{
    int64_t width = 0;
    for (size_t i = 0; i < paragraph->cluster_count; i++) {
        const bx_cluster *cluster = &paragraph->clusters[i];
        size_t at = cluster->text_begin;
        while (at < cluster->text_end) {
            if (bx_utf8_next(paragraph->text, &at) == mark) return bx_length_clamp(width);
        }
        width += (int64_t)cluster->advance + cluster->gap;
    }
    return natural;
}

static bool holds_graphics(const bx_node *cell)
{
    return bx_node_child(cell, BX_ELEMENT_IMAGE) || bx_node_child(cell, BX_ELEMENT_QR) ||
           bx_node_child(cell, BX_ELEMENT_BARCODE);
}

static void measure_cell(const bx_ask *ask, bx_table_cell *cell)
{
    bx_box edges = {.style = cell->style};
    bx_box_edges(ask, &edges, 0);
    bx_length around = edges.padding[BX_LEFT] + edges.padding[BX_RIGHT];
    bx_dimension given = bx_style_width(ask, cell->style);
    if (given.kind == BX_DIMENSION_LENGTH) {
        cell->least = cell->natural = given.value + around;
    } else if (bx_box_has_blocks(ask, cell->node) || bx_is_turned(ask, cell->style)) {
        cell->natural = bx_box_natural_width(ask, cell->node);
        bx_length few = 4 * cell->style->font_size + around;
        cell->least =
            holds_graphics(cell->node) ? cell->natural : bx_length_min(few, cell->natural);
    }
    cell->broken = cell->least;
    if (bx_box_has_blocks(ask, cell->node)) return;
    const bx_paragraph *paragraph = bx_shaped_text(ask, cell->node, NULL, NULL);
    bx_length natural = 0;
    if (paragraph->cluster_count > 0) natural = bx_line_natural_width(paragraph);
    if (cell->style->line->align_mark) {
        cell->content = natural;
        cell->before_mark = width_before(paragraph, cell->style->line->align_mark, natural);
    }
    if (given.kind == BX_DIMENSION_LENGTH || bx_is_turned(ask, cell->style)) return;
    cell->natural = natural + around;
    cell->least =
        cell->style->line->text_nowrap ? cell->natural : unbreakable_width(paragraph) + around;
    cell->broken = cell->least;
    if (!cell->style->line->text_nowrap && !cell->style->line->align_mark)
        cell->broken = bx_length_min(cell->least, LEAST_BROKEN * cell->style->font_size + around);
}

static void make_columns(const bx_ask *ask, bx_table *table)
{
    table->widths = BX_NEW_ARRAY(ask->arena, bx_length, table->column_count);
    table->before_mark = BX_NEW_ARRAY(ask->arena, bx_length, table->column_count);
    table->after_mark = BX_NEW_ARRAY(ask->arena, bx_length, table->column_count);
}

/* Least and natural widths of the columns. */
typedef struct column_widths {
    bx_length *least, *natural;
    bx_length *broken; /* the least when words are broken */
    bool *fixed;       /* by a length of grid-template-columns */
    int64_t least_sum, natural_sum;
} column_widths;

/* Where a cell spans columns that are together too narrow for it, those that may grow share the
 * rest. */
static void widen_span(const bx_table_cell *cell, bx_length *widths, const bool *fixed,
                       bx_length wanted)
{
    int64_t sum = 0;
    uint32_t open = 0;
    for (uint32_t c = cell->column; c < cell->column + cell->columns; c++) {
        sum += widths[c];
        open += !fixed[c];
    }
    int64_t rest = (int64_t)wanted - sum;
    for (uint32_t c = cell->column; c < cell->column + cell->columns && rest > 0; c++) {
        if (fixed[c]) continue;
        int64_t share = rest / open--;
        widths[c] = bx_length_clamp(widths[c] + share);
        rest -= share;
    }
}

/* A column aligned by a mark holds its widest parts on both sides of it. */
static void align_marks(const bx_ask *ask, bx_table *table, column_widths *w)
{
    for (size_t c = 0; c < table->column_count; c++) {
        bx_length around = 0;
        table->before_mark[c] = table->after_mark[c] = 0;
        for (size_t r = 0; r < table->row_count; r++) {
            uint32_t owner = table->owners[r * table->column_count + c];
            const bx_table_cell *cell = owner ? &table->cells[owner - 1] : NULL;
            if (!cell || cell->content < 0 || cell->columns != 1) continue;
            bx_box edges = {.style = cell->style};
            bx_box_edges(ask, &edges, 0);
            around = bx_length_max(around, edges.padding[BX_LEFT] + edges.padding[BX_RIGHT]);
            table->before_mark[c] = bx_length_max(table->before_mark[c], cell->before_mark);
            table->after_mark[c] =
                bx_length_max(table->after_mark[c], cell->content - cell->before_mark);
        }
        if (w->fixed[c]) continue;
        bx_length together = table->before_mark[c] + table->after_mark[c] + around;
        w->least[c] = bx_length_max(w->least[c], together);
        w->broken[c] = bx_length_max(w->broken[c], together);
        w->natural[c] = bx_length_max(w->natural[c], together);
    }
}

static column_widths measure(const bx_ask *ask, bx_table *table, bx_length room)
{
    size_t count = table->column_count;
    column_widths w = {.least = BX_NEW_ARRAY(ask->arena, bx_length, count),
                       .natural = BX_NEW_ARRAY(ask->arena, bx_length, count),
                       .broken = BX_NEW_ARRAY(ask->arena, bx_length, count),
                       .fixed = BX_NEW_ARRAY(ask->arena, bool, count)};
    for (size_t c = 0; c < count && c < table->style->grid->columns.count; c++) {
        bx_dimension size = table->style->grid->columns.tracks[c].size;
        w.fixed[c] = size.kind == BX_DIMENSION_LENGTH || size.kind == BX_DIMENSION_PERCENT;
        if (w.fixed[c])
            w.least[c] = w.broken[c] = w.natural[c] = bx_dimension_resolve(size, room, 0);
    }
    for (size_t i = 0; i < table->cell_count; i++) {
        bx_table_cell *cell = &table->cells[i];
        measure_cell(ask, cell);
        if (cell->columns != 1 || w.fixed[cell->column]) continue;
        w.least[cell->column] = bx_length_max(w.least[cell->column], cell->least);
        w.broken[cell->column] = bx_length_max(w.broken[cell->column], cell->broken);
        w.natural[cell->column] = bx_length_max(w.natural[cell->column], cell->natural);
    }
    align_marks(ask, table, &w);
    for (size_t i = 0; i < table->cell_count; i++) {
        if (table->cells[i].columns < 2) continue;
        widen_span(&table->cells[i], w.least, w.fixed, table->cells[i].least);
        widen_span(&table->cells[i], w.broken, w.fixed, table->cells[i].broken);
        widen_span(&table->cells[i], w.natural, w.fixed, table->cells[i].natural);
    }
    for (size_t c = 0; c < count; c++) {
        w.natural[c] = bx_length_max(w.natural[c], w.least[c]);
        w.least_sum += w.least[c];
        w.natural_sum += w.natural[c];
    }
    return w;
}

/* Weight of a column when there is room to share: fr columns by their numbers, if there are any;
 * else those without a size by their content. */
static int64_t share_weight(const bx_table *table, const column_widths *w, size_t c, bool fractions)
{
    bool given = c < table->style->grid->columns.count;
    bool fraction =
        given && table->style->grid->columns.tracks[c].size.kind == BX_DIMENSION_FRACTION;
    if (fractions) return fraction ? table->style->grid->columns.tracks[c].size.value : 0;
    return w->fixed[c] ? 0 : w->natural[c];
}

/* Gives `spare` to the columns by weight; the last one takes what rounding leaves. */
static void share(bx_table *table, const column_widths *w, int64_t spare, bool fractions)
{
    int64_t weights = 0;
    for (size_t c = 0; c < table->columns_set; c++)
        weights += share_weight(table, w, c, fractions);
    for (size_t c = 0; c < table->columns_set && weights > 0; c++) {
        int64_t weight = share_weight(table, w, c, fractions);
        int64_t part = spare * (weight >> 8) / ((weights >> 8) > 0 ? weights >> 8 : 1);
        if (weight == weights) part = spare;
        table->widths[c] = bx_length_clamp(table->widths[c] + part);
        spare -= part;
        weights -= weight;
    }
}

static bool has_fractions(const bx_table *table)
{
    for (size_t c = 0; c < table->column_count && c < table->style->grid->columns.count; c++) {
        if (table->style->grid->columns.tracks[c].size.kind == BX_DIMENSION_FRACTION) return true;
    }
    return false;
}

/* Columns from the end that do not fit are cut; a single one takes what room there is. */
static void cut_columns(bx_table *table, column_widths *w, bx_length room)
{
    while (table->columns_set > 1 && w->least_sum > room) {
        table->columns_set--;
        w->least_sum -= w->least[table->columns_set];
        w->natural_sum -= w->natural[table->columns_set];
    }
    if (w->least_sum <= room) return;
    w->least[0] = room;
    w->least_sum = room;
}

/* The least of a column when words wider than `most` are broken. */
static bx_length least_within(const column_widths *w, size_t c, bx_length most)
{
    return bx_length_min(w->least[c], bx_length_max(w->broken[c], most));
}

static int64_t sum_within(const column_widths *w, size_t count, bx_length most)
{
    int64_t sum = 0;
    for (size_t c = 0; c < count; c++)
        sum += least_within(w, c, most);
    return sum;
}

/* Breaks words of the widest columns, which become as equal as they can, until all columns fit;
 * false when that is not enough. */
static bool break_words(const bx_table *table, column_widths *w, bx_length room)
{
    size_t count = table->column_count;
    if (sum_within(w, count, 0) > room) return false;
    bx_length low = 0, high = room;
    while (low < high) {
        bx_length middle = high - (high - low) / 2;
        if (sum_within(w, count, middle) <= room)
            low = middle;
        else
            high = middle - 1;
    }
    for (size_t c = 0; c < count; c++)
        w->least[c] = least_within(w, c, low);
    w->least_sum = sum_within(w, count, low);
    return true;
}

/* Sets the table again, condensed by so many hundredths. */
static void set_condensed(const bx_ask *ask, bx_table *table, column_widths *w, bx_length room,
                          int percent)
{
    bx_ask condensed = *ask;
    table->condensed = percent;
    condensed.wish.text_scale = bx_table_scale(table, ask->wish.text_scale);
    *w = measure(&condensed, table, room);
}

/* Sets the text narrower until the longest unbreakable parts fit. What does not help is not done:
 * then words are broken, and only when that is not enough either columns are cut. */
static void condense(const bx_ask *ask, bx_table *table, column_widths *w, bx_length room)
{
    table->needed = bx_length_clamp(w->least_sum);
    table->room = room;
    int64_t percent = (int64_t)room * 100 / w->least_sum;
    while (w->least_sum > room && table->condensed > LEAST_CONDENSED) {
        if (percent >= table->condensed) percent = table->condensed - 1;
        set_condensed(ask, table, w, room,
                      percent < LEAST_CONDENSED ? LEAST_CONDENSED : (int)percent);
    }
    if (w->least_sum <= room) return;
    if (sum_within(w, table->column_count, 0) <= room) {
        set_condensed(ask, table, w, room, 100);
        if (break_words(table, w, room)) return;
        set_condensed(ask, table, w, room, LEAST_CONDENSED);
        if (break_words(table, w, room)) return;
    }
    cut_columns(table, w, room);
}

void bx_table_widths(const bx_ask *ask, bx_table *table, bx_length room)
{
    make_columns(ask, table);
    column_widths w = measure(ask, table, room);
    if (w.least_sum > room && room > 0) condense(ask, table, &w, room);
    int64_t give = w.natural_sum - w.least_sum, spare = (int64_t)room - w.least_sum;
    for (size_t c = 0; c < table->columns_set; c++) {
        table->widths[c] = w.natural[c];
        if (spare >= give) continue;
        int64_t own = w.natural[c] - w.least[c];
        table->widths[c] =
            w.least[c] +
            (bx_length)(spare > 0 && give > 0 ? own * (spare >> 8) / ((give >> 8) + 1) : 0);
    }
    int64_t rest = (int64_t)room - bx_table_span(table, 0, table->columns_set);
    if (rest > 0) share(table, &w, rest, has_fractions(table));
}

bx_length bx_table_natural_width(const bx_ask *ask, const bx_node *node)
{
    bx_table *table = bx_table_read(ask, node);
    make_columns(ask, table);
    column_widths w = measure(ask, table, 0);
    return bx_length_clamp(w.natural_sum);
}
