/* Lists of a plate under construction, and rules and borders. */
#include "set/builder.h"

#include "base/array.h"
#include "set/line.h"

struct bx_builder {
    bx_plate *plate;
    bx_axes axes;
    BX_ARRAY(bx_plate_fill) fills;
    BX_ARRAY(bx_plate_image) images;
    BX_ARRAY(bx_plate_rule) rules;
    BX_ARRAY(bx_plate_frame) frames;
    BX_ARRAY(bx_plate_code) codes;
    BX_ARRAY(bx_plate_story) stories;
    BX_ARRAY(bx_rect) polygon;
    BX_ARRAY(bx_plate_slice) slices;
    BX_ARRAY(bx_plate_part) parts;
    BX_ARRAY(bx_plate_statement) statements;
    BX_ARRAY(uint32_t) open_parts; /* of the open story, outermost first */
    uint32_t group, group_count;
    BX_ARRAY(bx_plate_step) steps;
    BX_ARRAY(bx_plate_fit) fits;
    BX_ARRAY(bx_plate_block) blocks;
    BX_ARRAY(bx_plate_line) lines;
    const bx_paragraph *counted; /* paragraph whose characters were counted last, and how far */
    uint32_t counted_bytes, counted_characters;
};

bx_builder *bx_builder_new(bx_plate *plate)
{
    bx_builder *builder = bx_alloc(sizeof *builder);
    builder->plate = plate;
    return builder;
}

void bx_builder_free(bx_builder *builder)
{
    if (!builder) return;
    bx_array_release(&builder->fills);
    bx_array_release(&builder->images);
    bx_array_release(&builder->rules);
    bx_array_release(&builder->frames);
    bx_array_release(&builder->codes);
    bx_array_release(&builder->stories);
    bx_array_release(&builder->polygon);
    bx_array_release(&builder->slices);
    bx_array_release(&builder->parts);
    bx_array_release(&builder->statements);
    bx_array_release(&builder->open_parts);
    bx_array_release(&builder->steps);
    bx_array_release(&builder->fits);
    bx_array_release(&builder->blocks);
    bx_array_release(&builder->lines);
    bx_free(builder);
}

void bx_builder_count_in(bx_builder *builder, const bx_axes *axes)
{
    builder->axes = *axes;
}

bx_rect bx_builder_rect(const bx_builder *builder, bx_rect rect)
{
    return bx_axes_rect(&builder->axes, rect);
}

bx_rect bx_builder_layout_rect(const bx_builder *builder, bx_rect rect)
{
    return bx_axes_layout_rect(&builder->axes, rect);
}

void bx_builder_fill(bx_builder *builder, bx_rect rect, bx_color color, bx_length radius)
{
    if (color.space == BX_COLOR_NONE || rect.width <= 0 || rect.height <= 0) return;
    bx_array_push(&builder->fills,
                  (bx_plate_fill){bx_builder_rect(builder, rect), color, radius, false});
}

void bx_builder_fill_above(bx_builder *builder, bx_rect rect, bx_color color, bx_length radius)
{
    if (color.space == BX_COLOR_NONE || rect.width <= 0 || rect.height <= 0) return;
    bx_array_push(&builder->fills,
                  (bx_plate_fill){bx_builder_rect(builder, rect), color, radius, true});
}

static uint32_t current_part(const bx_builder *builder)
{
    return builder->open_parts.count ? bx_array_last(&builder->open_parts) : BX_PLATE_TEXT;
}

void bx_builder_image(bx_builder *builder, bx_plate_image image)
{
    if (image.rect.width <= 0 || image.rect.height <= 0) return;
    image.story = builder->stories.count ? (uint32_t)builder->stories.count - 1 : 0;
    image.part = current_part(builder);
    image.path = bx_string_copy(builder->plate->arena, image.path);
    bx_array_push(&builder->images, image);
}

void bx_builder_code(bx_builder *builder, bx_plate_code code)
{
    code.value = bx_string_copy(builder->plate->arena, code.value);
    code.bars = bx_arena_copy(builder->plate->arena, code.bars, code.bar_count * sizeof *code.bars);
    bx_array_push(&builder->codes, code);
}

static void add_rule(bx_builder *builder, bx_point from, bx_point to, bx_length width,
                     bx_rule_style style, bx_color color, const char *role)
{
    if (width <= 0 || color.space == BX_COLOR_NONE) return;
    bx_array_push(&builder->rules, (bx_plate_rule){from, to, width, style, color, role});
}

/* Moves a rule across its direction (a rule downwards moves left to right). */
static void add_parallel(bx_builder *builder, bx_point from, bx_point to, bx_length shift,
                         bx_length width, bx_color color, const char *role)
{
    bool vertical = from.x == to.x;
    bx_length dx = vertical ? shift : 0, dy = vertical ? 0 : shift;
    add_rule(builder, (bx_point){from.x + dx, from.y + dy}, (bx_point){to.x + dx, to.y + dy}, width,
             BX_RULE_SOLID, color, role);
}

/* Units stand in the middle of both ends, so that those of a frame meet in its corners. */
static void add_ornament(bx_builder *builder, bx_point from, bx_point to, bx_border border,
                         const char *role)
{
    static const bx_rule_style styles[] = {
        [BX_BORDER_WAVY] = BX_RULE_WAVY,       [BX_BORDER_TWIST] = BX_RULE_TWIST,
        [BX_BORDER_PEARLS] = BX_RULE_PEARLS,   [BX_BORDER_DIAMONDS] = BX_RULE_DIAMONDS,
        [BX_BORDER_FLOWERS] = BX_RULE_FLOWERS, [BX_BORDER_MEANDER] = BX_RULE_MEANDER};
    bx_length half = border.width / 2;
    if (from.x == to.x)
        from.y += half, to.y -= half;
    else
        from.x += half, to.x -= half;
    add_rule(builder, from, to, border.width, styles[border.style], border.color, role);
}

/* A rule between two points of the page. */
static void draw_rule(bx_builder *builder, bx_point from, bx_point to, bx_border border,
                      const char *role)
{
    bx_length width = border.width;
    switch (border.style) {
    case BX_BORDER_NONE: return;
    case BX_BORDER_SOLID:
        add_rule(builder, from, to, width, BX_RULE_SOLID, border.color, role);
        return;
    case BX_BORDER_DASHED:
        add_rule(builder, from, to, width, BX_RULE_DASHED, border.color, role);
        return;
    case BX_BORDER_DOTTED:
        add_rule(builder, from, to, width, BX_RULE_DOTTED, border.color, role);
        return;
    case BX_BORDER_DOUBLE:
        add_parallel(builder, from, to, -width / 3, width / 3, border.color, role);
        add_parallel(builder, from, to, width / 3, width / 3, border.color, role);
        return;
    /* A thick and a thin line (文武线): half, gap of a quarter, and an eighth of the width. */
    case BX_BORDER_THICK_THIN:
        add_parallel(builder, from, to, -width / 4, width / 2, border.color, role);
        add_parallel(builder, from, to, width * 7 / 16, width / 8, border.color, role);
        return;
    case BX_BORDER_THIN_THICK:
        add_parallel(builder, from, to, -width * 7 / 16, width / 8, border.color, role);
        add_parallel(builder, from, to, width / 4, width / 2, border.color, role);
        return;
    default: add_ornament(builder, from, to, border, role); return;
    }
}

void bx_builder_rule(bx_builder *builder, bx_point from, bx_point to, bx_border border,
                     const char *role)
{
    draw_rule(builder, bx_axes_point(&builder->axes, from), bx_axes_point(&builder->axes, to),
              border, role);
}

static void draw_sides(bx_builder *builder, bx_rect rect, const bx_border border[4])
{
    rect = bx_builder_rect(builder, rect);
    bx_length left = rect.x, top = rect.y;
    bx_length right = bx_rect_right(rect), bottom = bx_rect_bottom(rect);
    bx_length half[4];
    for (int side = 0; side < 4; side++)
        half[side] = border[side].width / 2;
    bx_border inward[2] = {border[BX_RIGHT], border[BX_BOTTOM]};
    for (int i = 0; i < 2; i++) {
        /* The named order counts from outside; right and bottom sides are drawn left to right. */
        if (inward[i].style == BX_BORDER_THICK_THIN)
            inward[i].style = BX_BORDER_THIN_THICK;
        else if (inward[i].style == BX_BORDER_THIN_THICK)
            inward[i].style = BX_BORDER_THICK_THIN;
    }
    draw_rule(builder, (bx_point){left, top + half[BX_TOP]}, (bx_point){right, top + half[BX_TOP]},
              border[BX_TOP], "border");
    draw_rule(builder, (bx_point){left, bottom - half[BX_BOTTOM]},
              (bx_point){right, bottom - half[BX_BOTTOM]}, inward[1], "border");
    draw_rule(builder, (bx_point){left + half[BX_LEFT], top},
              (bx_point){left + half[BX_LEFT], bottom}, border[BX_LEFT], "border");
    draw_rule(builder, (bx_point){right - half[BX_RIGHT], top},
              (bx_point){right - half[BX_RIGHT], bottom}, inward[0], "border");
}

void bx_builder_border(bx_builder *builder, bx_rect rect, const bx_border border[4],
                       bx_length radius)
{
    /* Lines of a style: distance of the middle from the outer edge, and width, in sixteenths of the
     * border. */
    static const struct {
        int count, middle[2], width[2];
        bx_rule_style style;
    } lines[] = {
        [BX_BORDER_SOLID] = {1, {8}, {16}, BX_RULE_SOLID},
        [BX_BORDER_DOUBLE] = {2, {3, 13}, {5, 5}, BX_RULE_SOLID},
        [BX_BORDER_DOTTED] = {1, {8}, {16}, BX_RULE_DOTTED},
        [BX_BORDER_DASHED] = {1, {8}, {16}, BX_RULE_DASHED},
        [BX_BORDER_THICK_THIN] = {2, {4, 15}, {8, 2}, BX_RULE_SOLID},
        [BX_BORDER_THIN_THICK] = {2, {1, 12}, {2, 8}, BX_RULE_SOLID},
    };
    bx_border b = border[0];
    bool alike = radius > 0 && b.style <= BX_BORDER_THIN_THICK && b.style != BX_BORDER_NONE;
    for (int i = 1; i < 4; i++)
        alike &= border[i].style == b.style && border[i].width == b.width &&
                 bx_color_equal(border[i].color, b.color);
    if (!alike) {
        draw_sides(builder, rect, border);
        return;
    }
    rect = bx_builder_rect(builder, rect);
    for (int i = 0; i < lines[b.style].count && b.color.space != BX_COLOR_NONE; i++) {
        bx_length in = b.width * lines[b.style].middle[i] / 16;
        bx_rect middle = {rect.x + in, rect.y + in, rect.width - 2 * in, rect.height - 2 * in};
        if (middle.width <= 0 || middle.height <= 0) continue;
        bx_array_push(&builder->frames, (bx_plate_frame){middle, bx_length_max(radius - in, 0),
                                                         b.width * lines[b.style].width[i] / 16,
                                                         lines[b.style].style, b.color});
    }
}

void bx_builder_story_begin(bx_builder *builder, bx_string id, bx_string title, const char *role,
                            bx_string language, bx_span span)
{
    bx_arena *arena = builder->plate->arena;
    bx_plate_story story = {0};
    story.id = bx_string_copy(arena, id);
    story.title = bx_string_copy(arena, title);
    story.role = role;
    story.language = bx_string_copy(arena, language);
    story.span = span;
    story.group = builder->group;
    bx_array_push(&builder->stories, story);
    builder->polygon.count = builder->slices.count = builder->parts.count =
        builder->statements.count = 0;
    builder->open_parts.count = builder->steps.count = builder->fits.count = 0;
    builder->blocks.count = 0;
}

void bx_builder_story_polygon(bx_builder *builder, bx_rect rect)
{
    bx_array_push(&builder->polygon, bx_builder_rect(builder, rect));
}

void bx_builder_story_slice(bx_builder *builder, bx_plate_slice slice)
{
    slice.rect = bx_builder_rect(builder, slice.rect);
    bx_array_push(&builder->slices, slice);
}

void bx_builder_story_statement(bx_builder *builder, bx_plate_statement statement)
{
    statement.text = bx_string_copy(builder->plate->arena, statement.text);
    statement.target = bx_string_copy(builder->plate->arena, statement.target);
    bx_array_push(&builder->statements, statement);
}

void bx_builder_part_begin(bx_builder *builder, bx_plate_part part)
{
    part.rect = bx_builder_rect(builder, part.rect);
    part.belongs_to = bx_string_copy(builder->plate->arena, part.belongs_to);
    bx_array_push(&builder->open_parts, (uint32_t)builder->parts.count);
    bx_array_push(&builder->parts, part);
}

void bx_builder_part_end(bx_builder *builder)
{
    builder->open_parts.count--;
}

uint32_t bx_builder_group_begin(bx_builder *builder)
{
    uint32_t before = builder->group;
    if (before == 0) builder->group = ++builder->group_count;
    return before;
}

void bx_builder_group_end(bx_builder *builder, uint32_t before)
{
    builder->group = before;
}

void bx_builder_story_texts(bx_builder *builder, bx_string kind, bx_string topics)
{
    bx_plate_story *story = bx_builder_story(builder);
    story->kind = bx_string_copy(builder->plate->arena, kind);
    story->topics = bx_string_copy(builder->plate->arena, topics);
}

const bx_lint_levels *bx_builder_levels(bx_builder *builder, const bx_lint_levels *levels)
{
    return levels ? bx_arena_copy(builder->plate->arena, levels, sizeof *levels) : NULL;
}

bx_string *bx_builder_words(bx_builder *builder, const bx_string *words, size_t count)
{
    bx_arena *arena = builder->plate->arena;
    bx_string *copy = count ? BX_NEW_ARRAY(arena, bx_string, count) : NULL;
    for (size_t i = 0; i < count; i++)
        copy[i] = bx_string_copy(arena, words[i]);
    return copy;
}

void bx_builder_story_step(bx_builder *builder, bx_plate_step step)
{
    bx_array_push(&builder->steps, step);
}

void bx_builder_fit(bx_builder *builder, bx_plate_fit fit)
{
    bx_array_push(&builder->fits, fit);
}

bx_plate_story *bx_builder_story(bx_builder *builder)
{
    return &bx_array_last(&builder->stories);
}

void bx_builder_story_end(bx_builder *builder)
{
    bx_arena *arena = builder->plate->arena;
    bx_plate_story *story = bx_builder_story(builder);
    story->polygon = bx_arena_copy(arena, builder->polygon.items,
                                   builder->polygon.count * sizeof *builder->polygon.items);
    story->polygon_count = builder->polygon.count;
#define KEEP(list, count_field)                                                                    \
    (story->list = bx_arena_copy(arena, builder->list.items,                                       \
                                 builder->list.count * sizeof *builder->list.items),               \
     story->count_field = builder->list.count)
    KEEP(slices, slice_count);
    KEEP(parts, part_count);
    KEEP(statements, statement_count);
    KEEP(blocks, block_count);
    KEEP(steps, step_count);
    KEEP(fits, fit_count);
#undef KEEP
}

void bx_builder_block_begin(bx_builder *builder, const char *role, uint32_t paragraph,
                            uint32_t slice, bx_rect rect, bx_span span)
{
    bx_plate_block block = {0};
    block.role = role;
    block.paragraph = paragraph;
    block.slice = slice;
    block.rect = bx_builder_rect(builder, rect);
    block.span = span;
    block.part = current_part(builder);
    bx_array_push(&builder->blocks, block);
    builder->lines.count = 0;
}

bx_plate_block *bx_builder_block(bx_builder *builder)
{
    return &bx_array_last(&builder->blocks);
}

/* Characters of a paragraph before a byte; counts on from the line before, so that it stays linear.
 */
static uint32_t characters_before(bx_builder *builder, const bx_paragraph *paragraph, uint32_t byte)
{
    if (builder->counted != paragraph || builder->counted_bytes > byte) {
        builder->counted = paragraph;
        builder->counted_bytes = 0;
        builder->counted_characters = 0;
    }
    bx_string part = bx_string_slice(paragraph->text, builder->counted_bytes, byte);
    builder->counted_characters += (uint32_t)bx_utf8_count(part);
    builder->counted_bytes = byte;
    return builder->counted_characters;
}

void bx_builder_line(bx_builder *builder, const bx_paragraph *paragraph, const bx_line *line,
                     bx_point origin, bx_arena *scratch)
{
    bx_plate_line set = bx_set_line(paragraph, line, bx_axes_point(&builder->axes, origin),
                                    builder->plate->arena, scratch);
    if (line->cluster_begin < line->cluster_end) {
        uint32_t byte = paragraph->clusters[line->cluster_begin].text_begin;
        set.paragraph_offset = characters_before(builder, paragraph, byte);
    }
    bx_array_push(&builder->lines, set);
}

void bx_builder_line_continues(bx_builder *builder)
{
    bx_array_last(&builder->lines).continues = true;
}

void bx_builder_block_end(bx_builder *builder)
{
    bx_plate_block *block = &bx_array_last(&builder->blocks);
    block->lines = bx_arena_copy(builder->plate->arena, builder->lines.items,
                                 builder->lines.count * sizeof *builder->lines.items);
    block->line_count = builder->lines.count;
}

void bx_builder_finish(bx_builder *builder)
{
    bx_plate *plate = builder->plate;
    bx_arena *arena = plate->arena;
#define MOVE(list, count_field)                                                                    \
    (plate->list = bx_arena_copy(arena, builder->list.items,                                       \
                                 builder->list.count * sizeof *builder->list.items),               \
     plate->count_field = builder->list.count)
    MOVE(fills, fill_count);
    MOVE(images, image_count);
    MOVE(rules, rule_count);
    MOVE(frames, frame_count);
    MOVE(codes, code_count);
    MOVE(stories, story_count);
#undef MOVE
}
