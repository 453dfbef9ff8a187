/* Builds a plate: growing lists in the plate's arena. Stories and blocks are opened, filled,
 * closed. */
#ifndef BX_SET_BUILDER_H
#define BX_SET_BUILDER_H

#include "grid/axes.h"
#include "line/line.h"
#include "plate/plate.h"

typedef struct bx_builder bx_builder;

/* Everything added from now on is given as these axes count; before the first call, as the page
 * does. */
void bx_builder_count_in(bx_builder *builder, const bx_axes *axes);

/* A rectangle of the layout on the page. */
bx_rect bx_builder_rect(const bx_builder *builder, bx_rect rect);

/* A rectangle of the page in the layout. */
bx_rect bx_builder_layout_rect(const bx_builder *builder, bx_rect rect);

/* Builds a plate, which is borrowed and outlives the builder. */
bx_builder *bx_builder_new(bx_plate *plate);
void bx_builder_free(bx_builder *builder);

/* A tint in a rectangle of the layout, with round corners of `radius`. No colour adds nothing. */
void bx_builder_fill(bx_builder *builder, bx_rect rect, bx_color color, bx_length radius);

/* The same on pictures instead of below them. */
void bx_builder_fill_above(bx_builder *builder, bx_rect rect, bx_color color, bx_length radius);

/* image.rect is already on the page. */
void bx_builder_image(bx_builder *builder, bx_plate_image image);

/* code.rect and its bars are already on the page; they are copied. */
void bx_builder_code(bx_builder *builder, bx_plate_code code);

/* A rule from one point to another, horizontal or vertical. Width 0 or no colour adds nothing. */
void bx_builder_rule(bx_builder *builder, bx_point from, bx_point to, bx_border border,
                     const char *role);

/* The four sides of a box whose border edge is `rect`, drawn inside it; the sides are those of the
 * page. Corners are round when all sides are alike and no ornaments. */
void bx_builder_border(bx_builder *builder, bx_rect rect, const bx_border border[4],
                       bx_length radius);

/* Starts a story; the strings are copied. Until bx_builder_story_end all text belongs to it. */
void bx_builder_story_begin(bx_builder *builder, bx_string id, bx_string title, const char *role,
                            bx_string language, bx_span span);
void bx_builder_story_polygon(bx_builder *builder, bx_rect rect);

/* Facts of the open story: a slice of its text, which is already on the page; a statement, whose
 * strings are copied. */
void bx_builder_story_slice(bx_builder *builder, bx_plate_slice slice);
void bx_builder_story_statement(bx_builder *builder, bx_plate_statement statement);

/* Opens a part of the story; part.rect is in the layout. Text and images belong to it until it is
 * closed; parts nest. Strings are copied. */
void bx_builder_part_begin(bx_builder *builder, bx_plate_part part);
void bx_builder_part_end(bx_builder *builder);

/* The block that is open, to set its facts. */
bx_plate_block *bx_builder_block(bx_builder *builder);

/* Copies severities of page lint, or a list of words, into the plate. */
const bx_lint_levels *bx_builder_levels(bx_builder *builder, const bx_lint_levels *levels);
bx_string *bx_builder_words(bx_builder *builder, const bx_string *words, size_t count);

/* Stories begun from now on belong to a new group, or to the group that is open: briefs in a group
   are part of it. Returns the group before, for bx_builder_group_end. */
uint32_t bx_builder_group_begin(bx_builder *builder);
void bx_builder_group_end(bx_builder *builder, uint32_t before);

/* Kind and topics of the open story; copied. */
void bx_builder_story_texts(bx_builder *builder, bx_string kind, bx_string topics);
/* Adds what fitting chose to the open story. */
void bx_builder_fit(bx_builder *builder, bx_plate_fit fit);

/* Adds a step of copyfit to the open story. */
void bx_builder_story_step(bx_builder *builder, bx_plate_step step);

/* The story that is open, to set its counts. */
bx_plate_story *bx_builder_story(bx_builder *builder);
void bx_builder_story_end(bx_builder *builder);

/* Starts a block of lines of one element in one slice. */
void bx_builder_block_begin(bx_builder *builder, const char *role, uint32_t paragraph,
                            uint32_t slice, bx_rect rect, bx_span span);

/* Adds one line of the block: `origin` is the start edge of the measure on the baseline. */
void bx_builder_line(bx_builder *builder, const bx_paragraph *paragraph, const bx_line *line,
                     bx_point origin, bx_arena *scratch);
/* The line added last goes on in the next one without white space, whatever its paragraph says. */
void bx_builder_line_continues(bx_builder *builder);
void bx_builder_block_end(bx_builder *builder);

/* Moves the lists into the plate. Call once, at the end. */
void bx_builder_finish(bx_builder *builder);

#endif
