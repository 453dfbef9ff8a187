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

/* Kinds of boxes on a page, by the elements that make them (document/elements.h). A property is
 * said to affect a kind when layout, painting or page lint reads it from an element of that kind
 * itself; that its children inherit it is not counted. */
typedef enum bx_boxes {
    BX_BOXES_PAGE = 1 << 0,       /* page: its grid, its gutters, its lint */
    BX_BOXES_GROUP = 1 << 1,      /* group, briefs, brief */
    BX_BOXES_ARTICLE = 1 << 2,    /* article, body: a story and its columns */
    BX_BOXES_HEAD = 1 << 3,       /* head */
    BX_BOXES_DISPLAY = 1 << 4,    /* headline, kicker, subhead, byline, standfirst, label, title */
    BX_BOXES_PARAGRAPH = 1 << 5,  /* running text: p, crosshead, jumpline, ::first-letter */
    BX_BOXES_INLINE = 1 << 6,     /* em, strong, name, span, ruby, gloss, ref, field, dateline */
    BX_BOXES_FIGURE = 1 << 7,     /* figure */
    BX_BOXES_PICTURE = 1 << 8,    /* image, qr, barcode */
    BX_BOXES_CAPTION = 1 << 9,    /* caption, credit */
    BX_BOXES_BOX = 1 << 10,       /* infobox, item, note, pullquote */
    BX_BOXES_TABLE = 1 << 11,     /* table */
    BX_BOXES_CELL = 1 << 12,      /* th, td */
    BX_BOXES_AD = 1 << 13,        /* ad */
    BX_BOXES_FURNITURE = 1 << 14, /* masthead, ear, folio */
    BX_BOXES_RULE = 1 << 15,      /* rule */
    /* Those that break text into lines; those with characters of their own; those that hold boxes;
     * those that may have an area of the page to themselves; all but page and inline elements. */
    BX_BOXES_LINES = BX_BOXES_DISPLAY | BX_BOXES_PARAGRAPH | BX_BOXES_CAPTION | BX_BOXES_BOX |
                     BX_BOXES_CELL | BX_BOXES_FURNITURE,
    BX_BOXES_TEXT = BX_BOXES_LINES | BX_BOXES_INLINE,
    BX_BOXES_CONTAINER = BX_BOXES_GROUP | BX_BOXES_HEAD | BX_BOXES_DISPLAY | BX_BOXES_BOX |
                         BX_BOXES_CELL | BX_BOXES_AD | BX_BOXES_FURNITURE,
    BX_BOXES_ITEM = BX_BOXES_GROUP | BX_BOXES_ARTICLE | BX_BOXES_DISPLAY | BX_BOXES_FIGURE |
                    BX_BOXES_PICTURE | BX_BOXES_BOX | BX_BOXES_TABLE | BX_BOXES_AD |
                    BX_BOXES_FURNITURE | BX_BOXES_RULE,
    BX_BOXES_BLOCK = BX_BOXES_ITEM | BX_BOXES_HEAD | BX_BOXES_LINES,
    BX_BOXES_ALL = BX_BOXES_BLOCK | BX_BOXES_PAGE | BX_BOXES_INLINE
} bx_boxes;

struct bx_property {
    const char *name, *syntax, *initial;
    bool inherited;
    unsigned boxes; /* bx_boxes that it can affect itself; see bx_property_boxes */
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

/* The property with the nearest name, a slip or a few away, for messages; NULL: none is near. */
const bx_property *bx_property_nearest(bx_string name);

/* All rows. */
const bx_property *bx_property_table(size_t *count);

/* The kinds of boxes that a property can affect, a set of bx_boxes: its row's and those of its
 * longhands. */
unsigned bx_property_boxes(const bx_property *property);

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
