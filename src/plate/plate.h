/* Plates 印版: finished pages. Data only.
 *
 * Everything after layout reads plates and nothing recomputes. Coordinates: page, origin at the top
 * left of the trimmed page, y down (base/geometry.h). A plate draws fills, images, codes, rules, then text in
 * reading order. It lives in its own arena.
 */
#ifndef BX_PLATE_PLATE_H
#define BX_PLATE_PLATE_H

#include "base/color.h"
#include "base/geometry.h"
#include "base/source.h"

/* One glyph, relative to its run's origin in page directions. */
typedef struct bx_plate_glyph {
    uint32_t id;               /* original glyph id */
    uint32_t text_begin;       /* bytes of the line's text that it stands for; a cluster's further */
    uint32_t text_end;         /* glyphs repeat its range */
    bx_length x, y;
} bx_plate_glyph;

/* Composition facts of one cluster, for the dump (T-148). Lengths along the line. */
typedef struct bx_plate_cluster {
    uint32_t text_begin, text_end;
    const char *class_name;    /* "han", "open", … static */
    bx_length offset;          /* cell start from the line's start edge */
    bx_length advance;         /* natural, before any trim */
    bx_length trim_before, trim_after; /* taken by adjacency, line edges and shrinking */
    bx_length autospace;       /* space to the next cluster from autospace, as set */
    bx_length stretch;         /* space to the next cluster from justification */
} bx_plate_cluster;

/* How a run's glyphs go on: upright to the right, turned 90° clockwise and downwards, upright and downwards. */
typedef enum bx_orientation { BX_UPRIGHT, BX_ROTATED, BX_STACKED } bx_orientation;

typedef struct bx_plate_run {
    uint32_t face;             /* id in the font library */
    bx_length size;
    int32_t scale_x;           /* 1/65536 */
    bx_length tracking;        /* of its style, for the dump (T-137); positions of glyphs have it already */
    bx_color color;
    bx_orientation orientation;
    bx_point origin;           /* baseline start; in a vertical line the axis at the run's first cell */
    bx_plate_glyph *glyphs;
    size_t glyph_count;
    bx_span span;
    bool annotation;           /* ruby, zhuyin: beside the text that it explains, not part of it */
} bx_plate_run;

/* A drawn mark of a line: emphasis dots, lines beside names, waves beside titles, frames. */
typedef enum bx_plate_mark_kind {
    BX_MARK_DOT, BX_MARK_CIRCLE, BX_MARK_SESAME, BX_MARK_LINE, BX_MARK_WAVE, BX_MARK_FRAME
} bx_plate_mark_kind;

typedef struct bx_plate_mark {
    bx_plate_mark_kind kind;
    bx_point from, to;         /* ends of a line; corners of a frame; centre of a dot twice */
    bx_length size;            /* stroke; diameter of a dot; height of a wave */
    bx_color color;
    uint32_t text_begin, text_end; /* bytes of the line's text that it marks */
} bx_plate_mark;

typedef struct bx_plate_line {
    bx_point origin;           /* start edge of the measure on the baseline; vertical: on the axis */
    bx_length measure;
    bx_length ascent, descent; /* of the em box: the line's own box */
    bool vertical;
    bool show_grid;            /* -bx-grid-layer: draw its character cells */
    bool annotated;            /* has a note in half-lines, or its paragraph has annotations: cells
                                  are not as wide as their characters */
    bx_string text;            /* source text of the line, as it must extract */
    uint32_t paragraph_offset; /* character offset of the line in its paragraph */
    const char *level;         /* prohibition at its edges: "none", "basic", "gb", "strict", "anywhere" */
    const char *action;        /* "fit", "in", "hang", "out" */
    int32_t ratio;             /* 1/1024 */
    int32_t looseness;         /* largest Han–Han space, 1/1024 em */
    const char *relaxation;    /* "closing-marks", "span", "gaps", "runt", "overfull": the rule given up; NULL */
    const char *lever;         /* "marks", "autospace", "gaps", "tracking": what made its paragraph a line shorter or
                                  longer (copyfit); NULL */
    bool hung;                 /* the last mark stands beyond the measure */
    bool justified, last, relaxed, overfull, underfull, continues; /* continues: no white space
                                  between this line's text and the next line's */
    bx_plate_run *runs;
    size_t run_count;
    bx_plate_mark *marks;
    size_t mark_count;
    bx_plate_cluster *clusters;
    size_t cluster_count;
} bx_plate_line;

/* Lines of one element in one slice. */
typedef struct bx_plate_block {
    const char *role;          /* element tag: "p", "headline", "crosshead", … */
    uint32_t paragraph;        /* number of the element within its story, from 0 */
    uint32_t slice;            /* number of the column slice in reading order, from 0; head: 0 */
    bx_rect rect;
    bx_span span;
    bx_plate_line *lines;
    size_t line_count;
} bx_plate_block;

/* One story (article, figure, furniture) in reading order. */
typedef struct bx_plate_story {
    bx_string id;
    bx_string title;           /* headline as plain text, for the outline */
    const char *role;          /* "article", "figure", "masthead", … */
    bx_string language;
    bx_span span;
    bx_rect *polygon;          /* column slices that the story owns */
    size_t polygon_count;
    bx_plate_block *blocks;
    size_t block_count;
    uint32_t characters;       /* of the story's text, spaces left out */
    uint32_t placed;           /* of them on this page */
    uint32_t overset_lines, overset_characters;
    uint32_t hole_lines;       /* empty body lines at the ends of its slices */
} bx_plate_story;

typedef struct bx_plate_fill {
    bx_rect rect;
    bx_color color;
    bx_length radius;
} bx_plate_fill;

typedef enum bx_rule_style { BX_RULE_SOLID, BX_RULE_DASHED, BX_RULE_DOTTED } bx_rule_style;

/* A straight rule, horizontal or vertical, centred on its axis. */
typedef struct bx_plate_rule {
    bx_point from, to;
    bx_length width;
    bx_rule_style style;
    bx_color color;
    const char *role;          /* "column-rule", "row-rule", "border", … */
} bx_plate_rule;

typedef struct bx_plate_image {
    bx_rect rect;              /* on the page */
    bx_string path;            /* NUL-ended; the file */
    bx_span span;
    uint32_t crop_x, crop_y, crop_width, crop_height; /* pixels */
    bool missing;              /* draw a crossed placeholder instead */
} bx_plate_image;

/* A QR code or barcode: rectangles of black ink on paper white. */
typedef struct bx_plate_code {
    const char *kind;          /* "qr", "barcode" */
    bx_string value;           /* what it says */
    bx_rect rect;              /* with the quiet zone, which is kept white */
    bx_length module;          /* width of one module */
    bx_rect *bars;             /* runs of ink, row by row */
    size_t bar_count;
    bx_span span;
} bx_plate_code;

typedef struct bx_plate {
    bx_arena *arena;           /* owns everything below */
    uint32_t number;           /* page number in the issue */
    bx_length width, height;   /* trimmed page */
    bx_length bleed;
    bool crop_marks;
    bx_rect type_area;
    bool vertical;             /* the page's lines go down and follow each other to the left */
    bx_length grid_origin, grid_pitch, em; /* baseline grid: first body baseline (axis of the first line of a
                                              vertical page), pitch, body size */
    bx_plate_fill *fills;
    size_t fill_count;
    bx_plate_image *images;
    size_t image_count;
    bx_plate_rule *rules;
    size_t rule_count;
    bx_plate_code *codes;
    size_t code_count;
    bx_plate_story *stories;   /* in reading order */
    size_t story_count;
} bx_plate;

/* Frees a plate and its arena; NULL is allowed. */
void bx_plate_free(bx_plate *plate);

#endif
