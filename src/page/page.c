/* A page: grid, items in their areas, row heights, drawing. */
#include "page/page.h"

#include "grid/area.h"
#include "page/codes.h"
#include "page/item.h"
#include "page/row_fit.h"
#include "paint/facts.h"
#include "paint/rules.h"
#include "style/place_style.h"

typedef struct page_job {
    bx_page_context context;
    bx_grid grid;
    bx_item *items;
    size_t item_count;
} page_job;

/* Names of the page's areas, for hints. */
static const char *area_list(page_job *job)
{
    const bx_areas *areas = job->grid.areas;
    bx_buffer list = {0};
    for (size_t i = 1; areas && i < areas->name_count; i++) {
        if (i > 1) bx_buffer_append_literal(&list, ", ");
        bx_buffer_append_string(&list, areas->names[i]);
    }
    bx_string copy = bx_string_copy(job->context.arena, bx_buffer_string(&list));
    bx_buffer_release(&list);
    return copy.data ? copy.data : "";
}

/* The name of the area an element asks for: attribute, style, or its own tag. */
static bx_string wanted_area(const page_job *job, const bx_node *node)
{
    bx_string name = bx_node_value(node, "area");
    if (name.size > 0) return name;
    const bx_style *style = bx_style_of(job->context.styles, node);
    if (style->place->grid_area.name.size > 0) return style->place->grid_area.name;
    return bx_string_of(bx_element_tag(node->element));
}

/* The item that stands in one of the cells, and the first such cell. */
static const bx_item *taken_by(const page_job *job, const bx_cell_range *ranges, size_t count,
                               size_t *row, size_t *column)
{
    for (size_t i = 0; i < job->item_count; i++) {
        const bx_item *item = &job->items[i];
        for (size_t a = 0; a < item->range_count; a++) {
            const bx_cell_range *mine = &item->ranges[a];
            for (size_t b = 0; b < count; b++) {
                if (mine->column != ranges[b].column || mine->row_begin >= ranges[b].row_end ||
                    ranges[b].row_begin >= mine->row_end)
                    continue;
                *column = mine->column;
                *row =
                    mine->row_begin > ranges[b].row_begin ? mine->row_begin : ranges[b].row_begin;
                return item;
            }
        }
    }
    return NULL;
}

/* What a message calls a child that has not become an item. */
static bx_string child_name(const bx_node *node)
{
    bx_string id = bx_node_value(node, "id");
    if (id.size == 0) id = bx_node_value(node, "src");
    return id.size > 0 ? id : bx_string_of(bx_element_tag(node->element));
}

static void report_no_area(page_job *job, const bx_node *node, bx_string name)
{
    bx_page_context *context = &job->context;
    bool asked = bx_node_value(node, "area").size > 0 ||
                 bx_style_of(context->styles, node)->place->grid_area.name.size > 0;
    bx_short_text area, tag;
    if (asked)
        bx_report_on_page(
            context->diagnostics, BX_AREA_UNKNOWN, bx_node_attribute_span(node, "area"),
            context->number, (bx_string){0}, bx_short(&area, name),
            bx_short(&tag, bx_string_of(bx_element_tag(node->element))), area_list(job));
    else
        bx_report_on_page(context->diagnostics, BX_AREA_MISSING, node->span, context->number,
                          (bx_string){0}, bx_element_tag(node->element), area_list(job));
}

/* Finds the cells of a child; false, with a message, when it has none of its own. */
static bool find_cells(page_job *job, const bx_node *node, bx_cell_range **ranges, size_t *count)
{
    bx_page_context *context = &job->context;
    const bx_style *style = bx_style_of(context->styles, node);
    bx_string name = wanted_area(job, node), id = child_name(node);
    bool named = bx_grid_area(context, &job->grid, name, ranges, count);
    if (!named && !bx_grid_placed(context, &job->grid, style, ranges, count)) {
        report_no_area(job, node, name);
        return false;
    }
    if (!named) bx_area_check_lines(context, &job->grid, style, id, node->span);
    if (node->element == BX_ELEMENT_ARTICLE)
        bx_area_check(context, &job->grid, *ranges, *count, id, node->span);
    else
        bx_area_make_rectangle(context, &job->grid, node, id, *ranges, count);
    size_t row, column;
    const bx_item *other = taken_by(job, *ranges, *count, &row, &column);
    if (!other) return true;
    bx_short_text area, first, second;
    bx_number_text a, b;
    if (named)
        bx_report_on_page(context->diagnostics, BX_AREA_TAKEN, bx_node_attribute_span(node, "area"),
                          context->number, (bx_string){0}, bx_short(&area, name),
                          bx_short(&first, other->id), bx_short(&second, id));
    else
        bx_report_on_page(context->diagnostics, BX_AREA_OVERLAPS, node->span, context->number, id,
                          bx_short(&first, other->id), bx_short(&second, id),
                          bx_number(&a, (int64_t)row + 1), bx_number(&b, (int64_t)column + 1));
    return false;
}

/* A page without a grid is one stack over its columns. */
static void stack_whole_page(page_job *job, const bx_node *page)
{
    bx_item *item = &job->items[0];
    *item = (bx_item){.node = page, .style = job->context.style, .kind = BX_ITEM_GROUP};
    item->id = bx_string_format(job->context.arena, "page-%u", job->context.number);
    size_t children = 0;
    for (const bx_node *c = page->first_child; c; c = c->next)
        children++;
    item->members = BX_NEW_ARRAY(job->context.arena, bx_item, children);
    for (const bx_node *c = page->first_child; c; c = c->next) {
        if (!bx_item_is(&job->context, c)) continue;
        bx_item_make(&job->context, c, &item->members[item->member_count++]);
    }
    item->ranges = BX_NEW_ARRAY(job->context.arena, bx_cell_range, job->grid.column_count);
    for (size_t i = 0; i < job->grid.column_count; i++)
        item->ranges[item->range_count++] = (bx_cell_range){i, 0, job->grid.row_count};
    job->item_count = item->member_count > 0 ? 1 : 0;
}

/* Whether a child of the page is placed by lines of its grid. */
static bool has_placed(const page_job *job, const bx_node *page)
{
    for (const bx_node *c = page->first_child; c; c = c->next) {
        if (!bx_item_is(&job->context, c)) continue;
        const bx_style *style = bx_style_of(job->context.styles, c);
        size_t begin, end;
        if (bx_grid_line_range(style->place->grid_column, job->grid.column_count, &begin, &end) ||
            bx_grid_line_range(style->place->grid_row, job->grid.row_count, &begin, &end))
            return true;
    }
    return false;
}

static void collect_items(page_job *job, const bx_node *page)
{
    size_t children = 0;
    for (const bx_node *c = page->first_child; c; c = c->next)
        children++;
    job->items = BX_NEW_ARRAY(job->context.arena, bx_item, children + 1);
    if (!job->grid.areas && job->grid.row_count <= 1 && !has_placed(job, page)) {
        stack_whole_page(job, page);
        return;
    }
    for (const bx_node *c = page->first_child; c; c = c->next) {
        if (!bx_item_is(&job->context, c)) continue;
        bx_cell_range *ranges;
        size_t count;
        if (!find_cells(job, c, &ranges, &count)) {
            bx_item_unplaced(&job->context, c);
            continue;
        }
        bx_item *item = &job->items[job->item_count++];
        bx_item_make(&job->context, c, item);
        item->ranges = ranges;
        item->range_count = count;
    }
}

/* Whether an item's height is decided in `row`: it ends there, and all its other rows are known. */
static bool ends_in_row(const page_job *job, const bx_item *item, size_t row)
{
    size_t last = 0;
    for (size_t i = 0; i < item->range_count; i++) {
        const bx_cell_range *range = &item->ranges[i];
        if (range->row_end > last) last = range->row_end;
        for (size_t r = range->row_begin; r < range->row_end; r++) {
            if (r != row && job->grid.rows[r].lines < 0) return false;
        }
    }
    return last == row + 1;
}

static bool fits_with(page_job *job, bx_item *item, size_t row, int32_t lines)
{
    job->grid.rows[row].lines = lines;
    bx_grid_stack_rows(&job->grid, row + 1);
    bx_strip *strips = bx_grid_strips(&job->context, &job->grid, item->ranges, item->range_count);
    return bx_item_fits(&job->context, item, strips, item->range_count);
}

/* Fewest lines of a row that let an item fit, at least `least`. */
static int32_t row_lines_for(page_job *job, bx_item *item, size_t row, int32_t least, int32_t most)
{
    int32_t low = least - 1, high = least < 1 ? 1 : least;
    while (high < most && !fits_with(job, item, row, high)) {
        low = high;
        high = high * 2 + 4;
    }
    if (high > most) high = most;
    while (high - low > 1) {
        int32_t middle = low + (high - low) / 2;
        if (fits_with(job, item, row, middle))
            high = middle;
        else
            low = middle;
    }
    return high;
}

/* An auto row is the fewest whole lines that set the items which end in it. */
static void size_auto_rows(page_job *job, int32_t page_lines)
{
    for (size_t row = 0; row < job->grid.row_count; row++) {
        if (job->grid.rows[row].size.kind != BX_DIMENSION_AUTO) continue;
        int32_t lines = 0;
        for (size_t i = 0; i < job->item_count; i++) {
            bx_item *item = &job->items[i];
            job->grid.rows[row].lines = -1;
            if (!ends_in_row(job, item, row)) continue;
            int32_t wanted = row_lines_for(job, item, row, lines, page_lines);
            if (wanted > lines) lines = wanted;
        }
        job->grid.rows[row].lines = lines;
    }
}

/* fr rows share what the others leave. */
static void size_fraction_rows(page_job *job, int32_t page_lines)
{
    bx_grid *grid = &job->grid;
    int32_t left = page_lines - grid->gap_lines * (int32_t)(grid->row_count - 1);
    int64_t fractions = 0;
    for (size_t i = 0; i < grid->row_count; i++) {
        if (grid->rows[i].size.kind == BX_DIMENSION_FRACTION)
            fractions += grid->rows[i].size.value;
        else
            left -= grid->rows[i].lines;
    }
    if (left < 0) {
        bx_number_text a, b;
        bx_report_on_page(job->context.diagnostics, BX_GRID_TOO_HIGH, job->context.page_span,
                          job->context.number, (bx_string){0}, bx_number(&a, page_lines - left),
                          bx_number(&b, page_lines));
        left = 0;
    }
    for (size_t i = 0; i < grid->row_count && fractions > 0; i++) {
        bx_row *row = &grid->rows[i];
        if (row->size.kind != BX_DIMENSION_FRACTION) continue;
        row->lines = (int32_t)((int64_t)left * row->size.value / fractions);
        left -= row->lines;
        fractions -= row->size.value;
    }
    bx_grid_stack_rows(grid, grid->row_count);
}

static bx_plate *make_plate(const bx_page_input *input, const bx_style *style)
{
    bx_arena *arena = bx_arena_new();
    bx_plate *plate = BX_NEW(arena, bx_plate);
    plate->arena = arena;
    bx_sheet sheet = bx_style_set_sheet(input->style_set, input->page);
    plate->width = sheet.width;
    plate->height = sheet.height;
    plate->bleed = sheet.bleed;
    plate->crop_marks = sheet.crop_marks;
    plate->black_only = bx_string_equal_literal(bx_node_value(input->page, "ink"), "black");
    plate->type_area = (bx_rect){sheet.margin[BX_LEFT], sheet.margin[BX_TOP],
                                 sheet.width - sheet.margin[BX_LEFT] - sheet.margin[BX_RIGHT],
                                 sheet.height - sheet.margin[BX_TOP] - sheet.margin[BX_BOTTOM]};
    plate->grid_pitch = bx_length_max(style->line_height, BX_ONE_PT);
    plate->em = bx_length_max(style->font_size, BX_ONE_PT);
    /* First body baseline: the em box stands in the middle of its line, 0.88 em above the baseline.
     */
    plate->grid_origin = plate->type_area.y + (plate->grid_pitch - plate->em) / 2 +
                         (bx_length)bx_multiply_divide(plate->em, 88, 100);
    plate->vertical = style->writing_mode == BX_VERTICAL_RL;
    if (plate->vertical)
        plate->grid_origin = bx_rect_right(plate->type_area) - plate->grid_pitch / 2;
    plate->number = bx_node_number_value(input->page, "number");
    return plate;
}

/* A vertical page is laid out like any other, along and across its lines: columns of its grid are
 * tiers from top to bottom, rows follow from right to left. */
static void turn_page(bx_page_context *context)
{
    if (context->style->writing_mode != BX_VERTICAL_RL) return;
    bx_rect area = context->type_area;
    bx_builder_frame(context->builder, (bx_frame){true, {bx_rect_right(area), area.y}});
    context->type_area = (bx_rect){0, 0, area.height, area.width};
    context->vertical = true;
}

bx_plate *bx_page_set(const bx_page_input *input, bx_diagnostics *diagnostics)
{
    const bx_style *style = bx_style_of(input->styles, input->page);
    bx_plate *plate = make_plate(input, style);
    page_job job = {0};
    job.context = (bx_page_context){.issue = input->issue,
                                    .styles = input->styles,
                                    .style = style,
                                    .shaper = input->shaper,
                                    .sources = input->sources,
                                    .arena = input->arena,
                                    .builder = bx_builder_new(plate),
                                    .diagnostics = diagnostics,
                                    .cuts = input->cuts,
                                    .number = plate->number,
                                    .page_span = input->page->span,
                                    .type_area = plate->type_area,
                                    .pitch = plate->grid_pitch,
                                    .em = plate->em};
    turn_page(&job.context);
    bx_shaper_set_page(input->shaper, input->issue, plate->number);
    job.grid = bx_grid_make(&job.context);
    job.context.grid = &job.grid;
    bx_facts_page(&job.context, input->page, plate, &job.grid);
    collect_items(&job, input->page);
    int32_t page_lines = job.context.type_area.height / plate->grid_pitch;
    size_auto_rows(&job, page_lines);
    size_fraction_rows(&job, page_lines);
    bx_rows_fit(&job.context, &job.grid, job.items, job.item_count, page_lines);
    for (size_t i = 0; i < job.item_count; i++) {
        bx_item *item = &job.items[i];
        if (!bx_area_has_room(&job.context, &job.grid, item->ranges, item->range_count, item->id,
                              item->node->span)) {
            bx_item_unplaced(&job.context, item->node);
            continue;
        }
        bx_strip *strips = bx_grid_strips(&job.context, &job.grid, item->ranges, item->range_count);
        bx_item_paint(&job.context, item, strips, item->range_count);
    }
    bx_page_rules(&job.context, &job.grid, job.items, job.item_count);
    plate->poured = job.context.poured;
    bx_builder_finish(job.context.builder);
    bx_builder_free(job.context.builder);
    bx_map_release(&job.context.said);
    return plate;
}

bx_page_counts bx_page_count(const bx_plate *plate)
{
    bx_page_counts counts = {0};
    for (size_t i = 0; i < plate->story_count; i++) {
        const bx_plate_story *story = &plate->stories[i];
        if (story->characters > 0) counts.stories++;
        counts.characters += story->placed;
        if (story->overset_characters > 0) counts.overset_stories++;
    }
    return counts;
}
