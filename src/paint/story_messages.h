/* What is said of a story that was set: overset, holes, areas that are too small. */
#ifndef BX_PAINT_STORY_MESSAGES_H
#define BX_PAINT_STORY_MESSAGES_H

#include "paint/box_paint.h"
#include "story/setting.h"

/* The headline as plain text; without one the first words of the text. */
bx_string bx_story_title(const bx_painter *painter, const bx_node *article);

/* How a box came out. */
typedef struct bx_box_report {
    bool head;
    int32_t wanted, lines; /* that a block of a story wants, and has */
    bx_length over;        /* by which its content is higher than it */
    bx_box_rest rest;      /* what was left out */
} bx_box_report;

/* A block got fewer lines than it wants, its content is higher than its box, or something of it was
 * left out: one message, the first of these; none when all is well. */
void bx_story_report_box(const bx_painter *painter, const bx_node *node, bx_box_report report);

/* An area has no room for one line of one character. */
void bx_story_report_no_room(const bx_painter *painter, const bx_node *node, bx_string id);

/* The story asks for hanging punctuation, and its gutters have no room for it (T-075). */
void bx_story_report_gutter(const bx_painter *painter, const bx_node *node);

/* Overset and holes, in lines and characters; also counted in the open story. A story with
 * align-content: start may be short: its hole is counted, not reported; so is that of one without
 * head, text and blocks, for that has been said. */
void bx_story_report_fit(const bx_painter *painter, const bx_story_setting *setting);

/* Counts the text of an element of the open story that got no place at all as overset. */
void bx_story_count_unset(const bx_painter *painter, const bx_node *node);

/* Says once what is wrong with the columns: too many, fewer than five characters wide, or no legal
 * order. */
void bx_cells_report(const bx_painter *painter, const bx_node *node, const bx_cells *cells);

#endif
