/* Plates 印版: finished pages. Data only.
 *
 * Everything after layout reads plates and nothing recomputes. Coordinates: page, origin at the top
 * left of the trimmed page, y down (base/geometry.h). A plate draws fills, images, fills above
 * them, codes, rules, then text in reading order. It lives in its own arena.
 */
#ifndef BX_PLATE_PLATE_H
#define BX_PLATE_PLATE_H

#include "base/color.h"
#include "base/glyph.h"
#include "base/lint_levels.h"
#include "base/source.h"
#include "base/text_effects.h"

typedef bx_placed_glyph bx_plate_glyph;

/* Composition facts of one cluster, for the dump (T-148). Lengths along the line. */
typedef struct bx_plate_cluster {
    uint32_t text_begin, text_end;
    const char *class_name;            /* "han", "open", … static */
    bx_length offset;                  /* cell start from the line's start edge */
    bx_length advance;                 /* natural, before any trim */
    bx_length trim_before, trim_after; /* taken by adjacency, line edges and shrinking */
    bx_length autospace;               /* space to the next cluster from autospace, as set */
    bx_length stretch;                 /* space to the next cluster from justification */
} bx_plate_cluster;

typedef struct bx_plate_run {
    uint32_t face; /* id in the font library */
    bx_length size;
    int32_t scale_x; /* 1/65536 */
    bx_length
        tracking; /* of its style, for the dump (T-137); positions of glyphs have it already */
    bx_color color;
    bx_orientation orientation;
    bx_point origin; /* baseline start; in a vertical line the axis at the run's first cell */
    bx_plate_glyph *glyphs;
    size_t glyph_count;
    bx_span span;
    const bx_text_effects *effects; /* NULL: none */
    bool annotation;   /* ruby, zhuyin: beside the text that it explains, not part of it */
    bx_string *texts;  /* of an annotation, whose glyphs point to the text that it explains: what
                          each of its glyphs stands for; NULL in text */
    size_t text_count; /* of `texts`: 0, or as many as glyphs */
} bx_plate_run;

/* A drawn mark of a line: emphasis dots, lines beside names, waves beside titles, frames. */
typedef enum bx_plate_mark_kind {
    BX_MARK_DOT,
    BX_MARK_CIRCLE,
    BX_MARK_SESAME,
    BX_MARK_LINE,
    BX_MARK_WAVE,
    BX_MARK_FRAME
} bx_plate_mark_kind;

typedef struct bx_plate_mark {
    bx_plate_mark_kind kind;
    bx_point from, to; /* ends of a line; corners of a frame; centre of a dot twice */
    bx_length size;    /* stroke; diameter of a dot; height of a wave */
    bx_color color;
    uint32_t text_begin, text_end; /* bytes of the line's text that it marks */
} bx_plate_mark;

typedef struct bx_plate_line {
    bx_point origin; /* start edge of the measure on the baseline; vertical: on the axis */
    bx_length measure;
    bx_length ascent, descent; /* of the em box: the line's own box */
    bool vertical;
    bool show_grid;            /* -bx-grid-layer: draw its character cells */
    bool annotated;            /* has a note in half-lines, or its paragraph has annotations: cells
                                  are not as wide as their characters */
    bx_string text;            /* source text of the line, as it must extract */
    uint32_t paragraph_offset; /* character offset of the line in its paragraph */
    const char *level;  /* prohibition at its edges: "none", "basic", "gb", "strict", "anywhere" */
    const char *action; /* "fit", "in", "hang", "out" */
    int32_t ratio;      /* 1/1024 */
    int32_t looseness;  /* largest Han–Han space, 1/1024 em */
    const char *relaxation; /* "closing-marks", "span", "gaps", "runt", "word", "overfull": the rule
                               given up; NULL */
    const char *lever; /* "marks", "autospace", "gaps", "tracking": what made its paragraph a line
                          shorter or longer (copyfit); NULL */
    bool hung;         /* the last mark stands beyond the measure */
    bool justified, last, relaxed, overfull, underfull, continues; /* continues: no white space
                                  between this line's text and the next line's */
    bx_plate_run *runs;
    size_t run_count;
    bx_plate_mark *marks;
    size_t mark_count;
    bx_plate_cluster *clusters;
    size_t cluster_count;
} bx_plate_line;

/* No part: running text. */
#define BX_PLATE_TEXT UINT32_MAX

/* Lines of one element in one slice. */
typedef struct bx_plate_block {
    const char *role;           /* element tag: "p", "headline", "crosshead", … */
    uint32_t part;              /* the story's part that it stands in, or BX_PLATE_TEXT */
    uint8_t widows, orphans;    /* what its style wants at the top and foot of a slice */
    bool not_first;             /* break-before: avoid: not at the top of a story's first slice */
    bx_string *protected_words; /* of headings: words that its lines must not part */
    size_t protected_word_count;
    uint32_t paragraph; /* number of the element within its story, from 0 */
    uint32_t slice;     /* number of the column slice in reading order, from 0; head: 0 */
    bx_rect rect;
    bx_span span;
    bx_plate_line *lines;
    size_t line_count;
} bx_plate_block;

/* A column slice of a story's running text, as long as the text could be. */
typedef struct bx_plate_slice {
    bx_rect rect;
    uint32_t band;        /* full-width blocks of the story above it */
    uint32_t lines, used; /* that it has room for, and that stand in it */
} bx_plate_slice;

/* A box of a story outside its running text (head, picture, box), or the whole of a story that is a
 * box. */
typedef struct bx_plate_part {
    const char *role; /* element tag: "head", "figure", "infobox", "ad", "masthead", … */
    bx_rect rect;     /* border edge */
    bx_span span;
    bool framed; /* has a border on all four sides */
    bool placed; /* a head whose style says where it stands: its text need not begin at it */
    bool captioned, credited; /* of a picture */
    bool file;                /* library picture 资料图片: needs no credit */
    bool avoid_fold;          /* must not stand on the fold of the sheet */
    int8_t facing;        /* where the people in a picture look: −1 left, 1 right, 0 not said */
    bx_string belongs_to; /* id of the story of a picture that is a page item of its own */
    bx_length booked_width, booked_height; /* of an advertisement; 0: not said */
} bx_plate_part;

/* What a story says of itself, or of others, in elements that are more than text. */
typedef struct bx_plate_statement {
    const char *role; /* element tag: "byline", "dateline", "credit", "caption", "ref" */
    bx_string text;   /* white space as in the file */
    bx_span span;
    uint32_t page;    /* of a ref: the page that it names */
    bx_string target; /* of a ref: id of the story that it names, or empty */
} bx_plate_statement;
/* What fitting chose for a headline. */
typedef struct bx_plate_fit {
    const char *role; /* element tag */
    bx_length size;
    int32_t scale_x;    /* 1/65536 */
    bx_length tracking; /* added after each character */
    uint32_t lines;
    bool fits;
} bx_plate_fit;

/* A step of copyfit: an element that was made shorter or longer by whole lines (story/rungs.h).
 */
typedef struct bx_plate_step {
    const char *step;   /* "marks", "widow", "gaps", "crosshead", "head", "picture", "caption",
                           "drop", "tail" */
    const char *role;   /* of the element */
    uint32_t paragraph; /* its number in the story, as in blocks */
    bx_span span;
    int32_t before, after; /* its lines */
} bx_plate_step;

/* An attribute as the file has it. */
typedef struct bx_plate_attribute {
    bx_string name, value;
} bx_plate_attribute;

/* What was asked: an element or a piece of text as it was read, in document order. */
typedef struct bx_plate_asked {
    uint32_t depth;      /* the page has 0, what stands in it 1 … */
    const char *element; /* tag; NULL: text */
    bx_string text;      /* decoded, white space as in the file; of elements empty */
    bx_plate_attribute *attributes;
    size_t attribute_count;
    bx_span span;
} bx_plate_asked;

/* A declaration of a style sheet, whether it was understood or not. */
typedef struct bx_plate_declaration {
    bx_string selector; /* as written, after the at-rules around it: "@layer a { p" */
    bx_string property, value;
    bool important;
    uint32_t line; /* of the file, from 1 */
} bx_plate_declaration;

/* A style sheet that was asked for, in the order of the cascade. */
typedef struct bx_plate_sheet {
    const char *origin; /* "base", "house", "issue" */
    bx_string path;     /* of the file that it is, or stands in; as in dumps */
    bx_plate_declaration *declarations;
    size_t declaration_count;
} bx_plate_sheet;

/* A file that was read, or looked for and not there. */
typedef struct bx_plate_file {
    const char *kind; /* "article", "face", "issue", "picture", "profile", "sheet" */
    bx_string path;   /* as in dumps; empty: a face of the machine or of the program */
    bx_string sha256; /* hexadecimal digits; empty: it was not there */
} bx_plate_file;

/* One story (article, figure, furniture) in reading order. */
typedef struct bx_plate_story {
    bx_string id;
    bx_string title;  /* headline as plain text, for the outline */
    const char *role; /* "article", "figure", "masthead", … */
    bx_string language;
    bx_span span;
    bx_rect *polygon; /* column slices that the story owns */
    size_t polygon_count;
    bx_plate_slice *slices; /* what head, pictures and boxes leave of it, in reading order */
    size_t slice_count;
    bx_plate_part *parts;
    size_t part_count;
    bx_plate_statement *statements; /* in document order */
    size_t statement_count;
    uint32_t group;             /* number of its group on the page, from 1; 0: in none */
    uint32_t priority;          /* news value: 1 is a lead; 0: not said */
    bool played_down;           /* at the head of the page without being its lead 假头条 */
    bool reverse_lead;          /* the lead stands at the foot 倒头条 */
    bool avoid_fold;            /* its lines must not stand on the fold of the sheet */
    bx_string kind, topics;     /* attributes of the same names */
    const bx_lint_levels *lint; /* NULL: all by default */
    bx_plate_block *blocks;
    size_t block_count;
    bx_plate_fit *fits;
    size_t fit_count;
    uint32_t characters; /* of the story's text, spaces left out */
    uint32_t placed;     /* of them on this page */
    uint32_t overset_lines, overset_characters;
    uint32_t jump_page;      /* page on which it goes on, 0: it does not */
    uint32_t continued_page; /* page from which it comes, 0: it begins here */
    uint32_t hole_lines;     /* empty body lines at the ends of its slices */
    bx_plate_step *steps;    /* copyfit, in the order in which they were taken */
    size_t step_count;
    bx_plate_asked *asked; /* its element and what is in it; none where no dump is wanted */
    size_t asked_count;
} bx_plate_story;

typedef struct bx_plate_fill {
    bx_rect rect;
    bx_color color;
    bx_length radius;
    bool above; /* drawn on images, not below them: behind a caption on its picture */
} bx_plate_fill;

/* From BX_RULE_WAVY on the width is the height of waves or ornaments. */
typedef enum bx_rule_style {
    BX_RULE_SOLID,
    BX_RULE_DASHED,
    BX_RULE_DOTTED,
    BX_RULE_WAVY,
    BX_RULE_TWIST,
    BX_RULE_PEARLS,
    BX_RULE_DIAMONDS,
    BX_RULE_FLOWERS,
    BX_RULE_MEANDER
} bx_rule_style;

/* A border with round corners; `rect` is the middle of its stroke. */
typedef struct bx_plate_frame {
    bx_rect rect;
    bx_length radius, width;
    bx_rule_style style; /* solid, dashed or dotted */
    bx_color color;
} bx_plate_frame;

/* A straight rule, horizontal or vertical, centred on its axis. */
typedef struct bx_plate_rule {
    bx_point from, to;
    bx_length width;
    bx_rule_style style;
    bx_color color;
    const char *role; /* "column-rule", "row-rule", "border", … */
} bx_plate_rule;

typedef struct bx_plate_image {
    bx_rect rect;   /* on the page */
    bx_string path; /* NUL-ended; the file */
    bx_span span;
    uint32_t crop_x, crop_y, crop_width, crop_height; /* pixels */
    bool bitmap;                                      /* one bit a pixel */
    uint32_t story, part; /* where it stands; part may be BX_PLATE_TEXT */
    bool figure;          /* a news picture, not art of the page */
    bool missing;         /* draw a crossed placeholder instead */
    bool keep_inks;       /* of another printing condition: they are not converted */
} bx_plate_image;

/* A QR code or barcode: rectangles of black ink on paper white. */
typedef struct bx_plate_code {
    const char *kind; /* "qr", "barcode" */
    bx_string value;  /* what it says */
    bx_rect rect;     /* with the quiet zone, which is kept white */
    bx_length module; /* width of one module */
    bx_rect *bars;    /* runs of ink, row by row */
    size_t bar_count;
    bx_span span;
} bx_plate_code;

/* Whether a line across the page that meets no block is forbidden, allowed, or required at the
 * fold. */
typedef enum bx_plate_cut {
    BX_PLATE_CUT_FORBIDDEN,
    BX_PLATE_CUT_ALLOWED,
    BX_PLATE_CUT_REQUIRED
} bx_plate_cut;

typedef struct bx_plate {
    bx_arena *arena;         /* owns everything below */
    uint32_t number;         /* page number in the issue */
    bx_length width, height; /* trimmed page */
    bx_length bleed;
    bool crop_marks;
    bool black_only; /* everything prints in black ink alone */
    bx_rect type_area;
    bool vertical; /* the page's lines go down and follow each other to the left */
    bx_length grid_origin, grid_pitch, em; /* baseline grid: first body baseline (axis of the first
                                              line of a vertical page), pitch, body size */
    bx_rect *columns;                      /* basic columns of the grid, as long as the type area */
    size_t column_count;
    int year, month, day; /* of the edition */
    uint32_t page_count;  /* pages of the edition */
    uint64_t poured;      /* work counter: how often blocks of running text were poured in trials */
    uint32_t through; /* second page of a spread 跨版, whose gutter is in the middle; 0: one page */
    const bx_lint_levels *lint; /* of the page; NULL: all by default */
    bx_plate_cut cut;
    bx_string *sensitive_words;
    size_t sensitive_word_count;
    bx_plate_fill *fills;
    size_t fill_count;
    bx_plate_image *images;
    size_t image_count;
    bx_plate_rule *rules;
    size_t rule_count;
    bx_plate_frame *frames;
    size_t frame_count;
    bx_plate_code *codes;
    size_t code_count;
    bx_plate_story *stories; /* in reading order */
    size_t story_count;
    /* What was asked, where a dump is wanted. */
    bx_plate_asked *asked; /* the page, and what is in it and in no story */
    size_t asked_count;
    bx_plate_sheet *sheets; /* of this page alone */
    size_t sheet_count;
    bx_plate_file *files; /* that this page alone asks for, by kind, path and hash */
    size_t file_count;
    uint32_t errors, warnings; /* that were found while it was set */
} bx_plate;

/* Frees a plate and its arena; NULL is allowed. */
void bx_plate_free(bx_plate *plate);

#endif
