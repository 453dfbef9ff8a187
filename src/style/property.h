/* The property table: one row per property drives parsing, inheritance, the dump and the reference.
 */
#ifndef BX_STYLE_PROPERTY_H
#define BX_STYLE_PROPERTY_H

#include "style/style.h"
#include "style/value.h"

typedef struct bx_property bx_property;

/* Reads a value into a style. False when it is not one (the style may then be half-changed: callers
 * work on a copy, or throw it away). */
typedef bool (*bx_property_read)(const bx_property *property, bx_values *values, bx_style *style);

typedef struct bx_keyword {
    const char *name;
    int value;
} bx_keyword;

struct bx_property {
    const char *name, *syntax, *initial;
    bool inherited;
    const char *meaning;
    bx_property_read read;
    const bx_keyword *keywords; /* of keyword properties */
    uint16_t offset, size;      /* field of bx_style; size 0: a shorthand */
    unsigned allow;             /* of dimensions */
    const char *longhands;      /* of shorthands, space-separated */
};

/* Finds a property by name (case-insensitive); NULL when unknown. */
const bx_property *bx_property_find(bx_string name);

/* The property with the nearest name, for messages. */
const bx_property *bx_property_nearest(bx_string name);

/* All rows. */
const bx_property *bx_property_table(size_t *count);

/* Sets every property to its initial value. */
void bx_property_initialize(bx_style *style);

/* Copies one longhand's field, or those of all longhands of a shorthand. */
void bx_property_copy(const bx_property *property, bx_style *to, const bx_style *from);

/* Copies all inherited fields. */
void bx_property_inherit_all(bx_style *to, const bx_style *from);

#endif
