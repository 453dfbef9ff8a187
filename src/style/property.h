/* The property table: one row per property drives parsing, inheritance, the dump and the reference.
 */
#ifndef BX_STYLE_PROPERTY_H
#define BX_STYLE_PROPERTY_H

#include "style/style.h"
#include "style/value.h"

/* style/computed.h */
typedef struct bx_computed bx_computed;

typedef struct bx_property bx_property;

/* Reads a value into a style. False when it is not one (the style may then be half-changed: callers
 * work on a copy, or throw it away). */
typedef bool (*bx_property_read)(const bx_property *property, bx_values *values,
                                 bx_computed *style);

typedef struct bx_keyword {
    const char *name;
    int value;
} bx_keyword;

/* Which field of vertical lines a property has that is named by the other system of directions: the
 * table says that of horizontal lines. */
typedef enum bx_property_flow {
    BX_FLOW_NONE, /* the same */
    BX_FLOW_TOP,  /* block-start and so on, in the order of bx_side: one side further */
    BX_FLOW_RIGHT,
    BX_FLOW_BOTTOM,
    BX_FLOW_LEFT,
    BX_FLOW_WIDTH, /* inline-size becomes block-size, which follows it */
    BX_FLOW_HEIGHT
} bx_property_flow;

/* When the cascade reads a property: lengths need the font size and line height of their element,
 * sides its writing mode, currentcolor its colour. */
typedef enum bx_property_pass {
    BX_PASS_REST,
    BX_PASS_FONT_SIZE,
    BX_PASS_LINE_HEIGHT,
    BX_PASS_COLOR
} bx_property_pass;

struct bx_property {
    const char *name, *syntax, *initial;
    bool inherited;
    const char *meaning;
    bx_property_read read;
    const bx_keyword *keywords; /* of keyword properties */
    uint16_t offset, size;      /* the whole value in bx_computed; size 0: none of its own */
    unsigned allow;             /* of dimensions */
    const char *longhands;      /* that it sets as well, space-separated */
    bx_property_flow flow;
    bx_property_pass pass;
};

/* Finds a property by name (case-insensitive); NULL when unknown. */
const bx_property *bx_property_find(bx_string name);

/* The property with the nearest name, for messages. */
const bx_property *bx_property_nearest(bx_string name);

/* All rows. */
const bx_property *bx_property_table(size_t *count);

/* Sets every property to its initial value: what its row says, read by its own reader. */
void bx_property_initialize(bx_computed *style);

/* Where a property's value lies in a style, by its writing mode. */
void *bx_property_field(const bx_property *property, bx_computed *style);

/* Copies a property's value, and those of its longhands. `to` says the writing mode, by which sides
 * are found in both. */
void bx_property_copy(const bx_property *property, bx_computed *to, const bx_computed *from);

/* Copies all inherited fields. */
void bx_property_inherit_all(bx_computed *to, const bx_computed *from);

#endif
