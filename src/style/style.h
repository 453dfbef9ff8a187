/* Computed styles: what CSS says of each element, resolved to lengths where the page does not
 * matter.
 *
 * Styles are shared by pointer between equal elements and are read-only. Lengths are bx_length;
 * `ic`, `lh`, `ric`, `rlh`, `em`, `pt`, `mm`, `q`, 号 and calc() of them are resolved here.
 * Percentages, `fr` and `auto` stay for the layout.
 */
#ifndef BX_STYLE_STYLE_H
#define BX_STYLE_STYLE_H

#include "base/diagnostic.h"
#include "document/document.h"
#include "style/values.h"

/* Groups of properties, each in a header of its own for those who read it. */
typedef struct bx_font_style bx_font_style;
typedef struct bx_text_style bx_text_style;
typedef struct bx_line_style bx_line_style;
typedef struct bx_box_style bx_box_style;
typedef struct bx_place_style bx_place_style;
typedef struct bx_grid_style bx_grid_style;
typedef struct bx_fit_style bx_fit_style;
typedef struct bx_picture_style bx_picture_style;
typedef struct bx_page_style bx_page_style;

typedef struct bx_style {
    /* What lengths are measured by, and which way. */
    bx_length font_size;
    struct {                        /* line-height */
        bx_length line_height;      /* absolute; the pitch of the element's lines */
        int32_t line_height_number; /* 1/65536: what line-height × font-size came from, 0 = a
                                       length; inherited as a number, as CSS wants */
    };
    bx_writing_mode writing_mode;

    const bx_font_style
        *font; /* faces, their scale and what is drawn with letters: style/font_style.h */
    const bx_text_style *text; /* characters of running text: style/text_style.h */
    const bx_line_style *line; /* how lines are broken, aligned and indented: style/line_style.h */
    const bx_box_style *box;   /* an element's own box: style/box_style.h */
    const bx_place_style *place; /* where an element stands among others: style/place_style.h */
    const bx_grid_style *grid;   /* columns, rows and the rules between them: style/grid_style.h */
    const bx_fit_style *fit;     /* heads and copyfit: style/fit_style.h */
    const bx_picture_style *picture; /* pictures and their captions: style/picture_style.h */
    const bx_page_style *page;       /* page lint: style/page_style.h */
} bx_style;

/* @page: the sheet. Lengths of the trimmed page. */
typedef struct bx_sheet {
    bx_length width, height;
    bx_length margin[4]; /* trim edge to type area */
    bx_length bleed;
    bool crop_marks;
} bx_sheet;

/* An ink of its own beside the process inks, and the colour of style sheets that it prints. */
typedef struct bx_spot_rule {
    bx_string name; /* ASCII: the plate's name */
    bx_color color; /* CMYK; also what a device without that ink shows */
} bx_spot_rule;

enum { BX_MOST_SPOTS = 8 };

/* @-bx-print: what pages are printed with. The last complete rule of a set holds, as a whole:
 * profile, condition and limits belong together. */
typedef struct bx_print_rule {
    bx_string profile;        /* path of the CMYK output profile, resolved; empty: no rule */
    bx_string condition;      /* its identifier */
    bx_string registry;       /* address of its registry, or empty */
    bx_string standard;       /* as written: a name of bx_print_standards */
    bool marks_on_all_plates; /* register marks; else on the black one */
    uint32_t ink_limit;       /* all inks together, percent */
    uint32_t picture_ppi;     /* resolution of pictures in print */
    uint32_t picture_quality; /* of photographs in JPEG, 1 to 100 */
    bx_length least_type;     /* smallest size of type, 0: not said */
    bx_length least_rule;     /* smallest width of rules, 0: not said */
    const bx_spot_rule *spots;
    size_t spot_count; /* at most BX_MOST_SPOTS */
    bx_span span;
} bx_print_rule;

/* @font-face rules in order, for the font library. */
typedef struct bx_font_face_rule {
    bx_string family;
    bx_string path; /* resolved against the style sheet; empty when only local() */
    unsigned index;
    int weight;
    bool italic;
    bx_span span;
} bx_font_face_rule;

/* The style sheets of one issue. Immutable once all sheets are added; shared by workers. */
typedef struct bx_style_set bx_style_set;

typedef enum bx_origin { BX_ORIGIN_BASE, BX_ORIGIN_HOUSE, BX_ORIGIN_ISSUE } bx_origin;

/* A set without sheets; the caller frees it, and with it all that it returns. -bx-lint may name the
 * rules of page lint from 1 to `lint_rules`. */
bx_style_set *bx_style_set_new(unsigned lint_rules);
void bx_style_set_free(bx_style_set *set);

/* Parses one sheet (CSS Syntax 3 with error recovery) and adds its rules; @import is read relative
 * to the sheet. Later sheets of an origin win over earlier ones, later origins over earlier.
 * Messages for every dropped declaration at file:line:col with the nearest valid name. */
void bx_style_set_add(bx_style_set *set, bx_sources *sources, uint32_t source, bx_origin origin,
                      bx_diagnostics *diagnostics);

/* Decodes a file as CSS and adds it. False after an error: at `named_at` when it cannot
 * be read, in the file when its encoding is wrong. */
bool bx_style_set_add_file(bx_style_set *set, bx_sources *sources, const char *path,
                           bx_span named_at, bx_origin origin, bx_diagnostics *diagnostics);

/* Parses text inside another file (`<style>` elements): the byte range of its source. */
void bx_style_set_add_text(bx_style_set *set, bx_sources *sources, bx_string text, bx_span span,
                           bx_origin origin, bx_diagnostics *diagnostics);

/* The last complete @-bx-print; NULL when there is none. Borrowed. */
const bx_print_rule *bx_style_set_print(const bx_style_set *set);

/* The @font-face rules in order. Borrowed. */
const bx_font_face_rule *bx_style_set_font_faces(const bx_style_set *set, size_t *count);

/* A declaration as a sheet has it, whether it is understood or not. */
typedef struct bx_asked_declaration {
    bx_string selector; /* with at-rules around it before it: "@layer a { p"; of an at-rule without
                           a block empty */
    bx_string property, value; /* white space is one space, comments are left out */
    bool important;
    bx_span span; /* of the property's name */
} bx_asked_declaration;

/* A sheet as it was given. */
typedef struct bx_asked_sheet {
    bx_span span; /* its text */
    bx_origin origin;
    bx_asked_declaration *declarations;
    size_t count;
} bx_asked_sheet;

/* How many sheets were added, those that they import among them: these stand before them. */
size_t bx_style_set_sheet_count(const bx_style_set *set);

/* The source that sheet number `index`, from 0, is or stands in. */
uint32_t bx_style_set_sheet_source(const bx_style_set *set, size_t index);

/* What sheet number `index`, from 0, asks for: its text is read again. In the arena. */
bx_asked_sheet bx_style_set_asked(const bx_style_set *set, size_t index, bx_arena *arena);

/* The sheet (@page, named pages by the page's class: `@page front`). */
bx_sheet bx_style_set_sheet(const bx_style_set *set, const bx_node *page);

/* All computed styles of one tree. */
typedef struct bx_styles bx_styles;

/* Styles every element below and including `root` (numbered by bx_node_number). `style` attributes
 * are parsed here. Everything lives in the arena. Thread-safe for different arenas. */
bx_styles *bx_style_cascade(const bx_style_set *set, const bx_node *root, bx_arena *arena,
                            bx_diagnostics *diagnostics);

/* The work that styling took, in steps of style/work.h: the same on every machine. */
uint64_t bx_style_steps(const bx_styles *styles);

/* The style of an element; a text node has its parent's. Never NULL. */
const bx_style *bx_style_of(const bx_styles *styles, const bx_node *node);

/* ::before (false) or ::after (true); NULL when it generates nothing. */
const bx_style *bx_style_generated(const bx_styles *styles, const bx_node *node, bool after);

/* ::first-letter or NULL. */
const bx_style *bx_style_first_letter(const bx_styles *styles, const bx_node *node);

/* What fitting a text to its place chose: its font size, and the additional horizontal scale and
 * tracking (1/65536; of the font size). */
typedef struct bx_fit {
    bx_length size;
    int32_t scale, tracking;
} bx_fit;

/* Other styles of an element and all that is below it. Immutable. */
typedef struct bx_restyle bx_restyle;

/* Those of a fit: all sizes in proportion, as seen from the values of its own style sheet, whatever
 * was fitted before. In the arena; the styles that it was made from must live as long. */
const bx_restyle *bx_style_fitted(const bx_styles *styles, const bx_node *node, bx_fit fit,
                                  bx_arena *arena);

/* Those of an element that is left out: display is none. */
const bx_restyle *bx_style_hidden(const bx_styles *styles, const bx_node *node, bx_arena *arena);

/* The same styles, with others in their place. Both must live as long as the result, which is in
 * the arena. Finding a style takes a step for each bx_styles_with. */
const bx_styles *bx_styles_with(const bx_styles *styles, const bx_restyle *other, bx_arena *arena);

/* What an element was fitted to; false: it was not. */
bool bx_style_fit(const bx_styles *styles, const bx_node *node, bx_fit *fit);

#endif
