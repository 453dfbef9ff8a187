/* How plates are written as JSON and read back: a table of fields for each struct of plate.h.
 *
 * Writing and reading walk the same tables, so that read(write(plate)) = plate by construction. A
 * struct is an object with its keys in the order of its table, or, where it is small and frequent,
 * an array of its fields in that order (a row).
 */
#ifndef BX_PLATE_SCHEMA_H
#define BX_PLATE_SCHEMA_H

#include "plate/plate.h"

typedef enum bx_field_kind {
    BX_FIELD_INT32, /* `count` of them: one is a number, more are an array */
    BX_FIELD_UINT32,
    BX_FIELD_UINT8,
    BX_FIELD_INT8,
    BX_FIELD_FLAG,    /* bool */
    BX_FIELD_NAME,    /* const char *; with `names` one of these */
    BX_FIELD_TEXT,    /* bx_string */
    BX_FIELD_ENUM,    /* index into `names` */
    BX_FIELD_COLOR,   /* [space, four components in 1/10,000] */
    BX_FIELD_PLACE,   /* bx_span: null, or [path, line, column, first byte, end] */
    BX_FIELD_PART,    /* uint32_t; BX_PLATE_TEXT is left out */
    BX_FIELD_FACE,    /* uint32_t id; written as a name from the page's list of faces */
    BX_FIELD_PICTURE, /* bx_string path and, behind it, the SHA-256 of the file */
    BX_FIELD_LEVELS,  /* const bx_lint_levels *: [[rule, level] …] of those that are said */
    BX_FIELD_LIST,    /* pointer at `offset`, size_t at `count_offset`, of structs `of` */
    BX_FIELD_TEXTS,   /* the same of bx_string */
    BX_FIELD_GROUP,   /* an object of its own for fields of the same struct */
    BX_FIELD_POINTER, /* pointer to a struct `of`; NULL is left out */
    BX_FIELD_DERIVED  /* written for readers of the file; follows from other fields */
} bx_field_kind;

typedef struct bx_plate_schema bx_plate_schema;

/* What derived fields are worked out from: the struct that they stand in and the line around it. */
typedef void (*bx_field_derive)(const void *item, const bx_plate_line *line, bx_buffer *out);

typedef struct bx_plate_field {
    const char *key; /* NULL in rows */
    bx_field_kind kind;
    size_t offset, count_offset;
    unsigned count;
    const bx_plate_schema *of;
    const char *const *names; /* that there are; NULL-ended */
    bx_field_derive derive;
    bool optional; /* left out when it is 0, false, empty or NULL */
    bool nullable; /* names: NULL is written as null */
    bool lines;    /* lists: an item a line of the file */
} bx_plate_field;

struct bx_plate_schema {
    bool row;
    size_t size;
    const bx_plate_field *fields;
    size_t field_count;
};

/* The page without its stories, and a story: what a file is made of. */
extern const bx_plate_schema BX_PLATE_PAGE_SCHEMA, BX_PLATE_STORY_SCHEMA;

/* What stands before the pages: bx_dump_head. */
extern const bx_plate_schema BX_DUMP_HEAD_SCHEMA;

/* A line, which derived fields of what it holds look at. */
extern const bx_plate_schema BX_PLATE_LINE_SCHEMA;

#endif
