/* Primitives: what a back end (PDF, pixels, text) must be able to draw, and nothing else.
 *
 * Drawing (draw/draw.h) calls the functions of a target in printing order; later ones print over
 * earlier ones. Inks are resolved, places are page coordinates with y down and the origin at the
 * upper left of the trimmed page. All that is passed is borrowed until the call returns, faces
 * until the font library goes. One thread calls one target.
 */
#ifndef BX_DRAW_TARGET_H
#define BX_DRAW_TARGET_H

#include "base/glyph.h"
#include "draw/path.h"
#include "font/font.h"
#include "image/image.h"

/* Inks and how they meet those below: either they replace all of them (knock out), or inks of 0
 * leave what is there (overprint; ISO 32000-1, 11.7.4.3, mode 1). Equal paints look the same. */
typedef struct bx_paint {
    uint16_t ink[4]; /* C M Y K in 1/10,000 */
    bool overprint;
    bool all;     /* register marks: in full on every plate, spots too; `ink` is then full black */
    uint8_t spot; /* in full on the plate of this spot ink of the condition, counted from 1, and on
                     no other; `ink` is then what it looks like. 0: none */
} bx_paint;

/* A line along a path, half of its width on each side, with flat ends. */
typedef struct bx_stroke {
    bx_length width;
    bx_length dash, gap; /* gap 0: not dashed */
    bool round;          /* dashes have round ends: with `dash` 0, dots */
} bx_stroke;

/* Glyphs of one face and size. */
typedef struct bx_draw_glyphs {
    const bx_face *face;
    bx_length size;
    int32_t scale_x; /* along the line, 1/65536 */
    bx_orientation orientation;
    bx_point origin; /* baseline start; of turned and stacked glyphs the axis */
    const bx_placed_glyph *glyphs;
    size_t count;
    bx_length stroke; /* width of a line along the outlines, with round joins; 0: filled */
    bx_string text;   /* that the glyphs' ranges count in */
    const bx_string
        *texts; /* what each glyph stands for, when the ranges do not say it, else NULL */
} bx_draw_glyphs;

/* A picture in a rectangle. Which pixels, how many and under which ink limit stands in the request;
 * colours go through the profile of the condition. */
typedef struct bx_draw_picture {
    bx_rect rect;
    bx_image_request request;
    bx_paint paint; /* of a picture of one bit a pixel; others have their own inks and knock out */
} bx_draw_picture;

/* What a group of primitives is to a reader. */
typedef enum bx_group_kind {
    BX_GROUP_TEXT,    /* glyphs of `text`, in reading order */
    BX_GROUP_ARTIFACT /* no content: copies of letters, annotations, rules, tints, marks */
} bx_group_kind;

typedef struct bx_draw_group {
    bx_group_kind kind;
    bx_string text;
    bool exact; /* who goes by the glyphs and the gaps between them gets the text as well */
} bx_draw_group;

/* A place that a list of contents leads to. */
typedef struct bx_draw_bookmark {
    bx_string title;
    bx_point at;
} bx_draw_bookmark;

/* The page as a whole. */
typedef struct bx_draw_page {
    uint32_t number;
    bx_length width, height; /* trimmed */
    bx_length bleed;         /* round it */
    bx_length margin;        /* round the bleed: room for marks */
    const bx_draw_bookmark *bookmarks;
    size_t bookmark_count;
} bx_draw_page;

/* The functions of a back end; none is NULL. Groups do not nest. */
typedef struct bx_draw_target {
    void *context; /* passed to each */
    void (*begin)(void *context, const bx_draw_page *page);
    void (*fill)(void *context, const bx_path *path, bx_paint paint); /* non-zero winding */
    void (*stroke)(void *context, const bx_path *path, const bx_stroke *stroke, bx_paint paint);
    void (*glyphs)(void *context, const bx_draw_glyphs *glyphs, bx_paint paint);
    /* False when the picture cannot be read, which the back end reports: drawing puts a crossed box
     * in its place. */
    bool (*picture)(void *context, const bx_draw_picture *picture);
    void (*begin_group)(void *context, const bx_draw_group *group);
    void (*end_group)(void *context);
    void (*end)(void *context);
} bx_draw_target;

#endif
