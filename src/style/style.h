/* Computed styles: what CSS says of each element, resolved to lengths where the page does not
 * matter.
 *
 * Styles are shared by pointer between equal elements and are read-only. Lengths are bx_length;
 * `ic`, `lh`, `ric`, `rlh`, `em`, `pt`, `mm`, `q`, 号 and calc() of them are resolved here.
 * Percentages, `fr` and `auto` stay for the layout.
 */
#ifndef BX_STYLE_STYLE_H
#define BX_STYLE_STYLE_H

#include "base/color.h"
#include "base/diagnostic.h"
#include "base/length.h"
#include "base/lint_levels.h"
#include "base/text_effects.h"
#include "document/document.h"

typedef enum bx_dimension_kind {
    BX_DIMENSION_AUTO,
    BX_DIMENSION_NONE,
    BX_DIMENSION_LENGTH,  /* value: bx_length */
    BX_DIMENSION_PERCENT, /* value: 1/65536 of one percent */
    BX_DIMENSION_FRACTION /* value: 1/65536 of one fr */
} bx_dimension_kind;

typedef struct bx_dimension {
    bx_dimension_kind kind;
    int32_t value;
} bx_dimension;

/* The length of a dimension; percentages are of `whole`; auto, none and fr give `otherwise`. */
bx_length bx_dimension_resolve(bx_dimension d, bx_length whole, bx_length otherwise);

/* Physical sides, for margins, padding and borders. */
typedef enum bx_side { BX_TOP, BX_RIGHT, BX_BOTTOM, BX_LEFT } bx_side;

typedef enum bx_border_style {
    BX_BORDER_NONE,
    BX_BORDER_SOLID,
    BX_BORDER_DOUBLE,
    BX_BORDER_DOTTED,
    BX_BORDER_DASHED,
    BX_BORDER_THICK_THIN, /* -bx-thick-thin 文武线: thick outside */
    BX_BORDER_THIN_THICK,
    /* Of repeated forms; the width is their height. */
    BX_BORDER_WAVY,
    BX_BORDER_TWIST,
    BX_BORDER_PEARLS,
    BX_BORDER_DIAMONDS,
    BX_BORDER_FLOWERS,
    BX_BORDER_MEANDER
} bx_border_style;

typedef struct bx_border {
    bx_border_style style;
    bx_length width;
    bx_color color;
} bx_border;

typedef enum bx_display {
    BX_DISPLAY_INLINE,
    BX_DISPLAY_BLOCK,
    BX_DISPLAY_GRID,
    BX_DISPLAY_NONE
} bx_display;

typedef enum bx_align {
    BX_ALIGN_AUTO,
    BX_ALIGN_START,
    BX_ALIGN_END,
    BX_ALIGN_CENTER,
    BX_ALIGN_JUSTIFY,
    BX_ALIGN_STRETCH
} bx_align;

typedef enum bx_break { BX_BREAK_AUTO, BX_BREAK_AVOID, BX_BREAK_COLUMN } bx_break;

typedef enum bx_writing_mode { BX_HORIZONTAL_TB, BX_VERTICAL_RL } bx_writing_mode;

/* text-orientation in vertical lines: mixed (UAX #50 with the Chinese overrides), upright,
 * sideways. */
typedef enum bx_text_orientation {
    BX_TEXT_MIXED,
    BX_TEXT_UPRIGHT,
    BX_TEXT_SIDEWAYS
} bx_text_orientation;

/* -bx-vertical-numerals: Arabic numerals too long for text-combine-upright (T-091). */
typedef enum bx_numerals {
    BX_NUMERALS_ROTATED,
    BX_NUMERALS_UPRIGHT,
    BX_NUMERALS_CHINESE
} bx_numerals;

/* hyphens: manual breaks at soft hyphens only, none not even there. */
typedef enum bx_hyphens { BX_HYPHENS_MANUAL, BX_HYPHENS_NONE, BX_HYPHENS_AUTO } bx_hyphens;

/* -bx-number-grouping: what parts the digits of long numbers by threes (GB/T 15835; T-087). */
typedef enum bx_number_grouping {
    BX_GROUPING_NONE,
    BX_GROUPING_SPACE,
    BX_GROUPING_COMMA
} bx_number_grouping;

/* -bx-number-form: Arabic numerals as they are, or written as Chinese numerals (T-092). */
typedef enum bx_number_form { BX_NUMBER_ARABIC, BX_NUMBER_CHINESE } bx_number_form;

/* text-combine-upright: digits n is the number n itself. */
enum { BX_COMBINE_NONE = 0, BX_COMBINE_ALL = 255 };

/* text-emphasis-style 着重号. */
typedef enum bx_emphasis {
    BX_EMPHASIS_NONE,
    BX_EMPHASIS_DOT,
    BX_EMPHASIS_CIRCLE,
    BX_EMPHASIS_SESAME
} bx_emphasis;

/* text-decoration: proper-name line 专名号, wavy title line 书名号甲式. */
typedef enum bx_decoration {
    BX_DECORATION_NONE,
    BX_DECORATION_LINE,
    BX_DECORATION_WAVE
} bx_decoration;

/* ruby-position: over (right in vertical text), under (left), inter-character (zhuyin, at the right
 * of its base in both directions). */
typedef enum bx_ruby_position {
    BX_RUBY_OVER,
    BX_RUBY_UNDER,
    BX_RUBY_INTER_CHARACTER
} bx_ruby_position;

/* T-038: prohibition levels. CSS line-break: auto → by language (gb for zh-Hans, basic for
 * zh-Hant), loose → none, normal → basic, strict → strict, anywhere; -bx-gb → gb; -bx-basic-news →
 * basic without ？！, connectors and interpuncts, which short lines may begin with. */
typedef enum bx_line_break {
    BX_LINE_BREAK_AUTO,
    BX_LINE_BREAK_NONE,
    BX_LINE_BREAK_BASIC_NEWS,
    BX_LINE_BREAK_BASIC,
    BX_LINE_BREAK_GB,
    BX_LINE_BREAK_STRICT,
    BX_LINE_BREAK_ANYWHERE
} bx_line_break;

/* T-057: -bx-punctuation-width. auto: by language. */
typedef enum bx_punctuation {
    BX_PUNCTUATION_AUTO,
    BX_PUNCTUATION_QUANJIAO,
    BX_PUNCTUATION_KAIMING,
    BX_PUNCTUATION_BANJIAO,
    BX_PUNCTUATION_HANGMO,
    BX_PUNCTUATION_NONE
} bx_punctuation;

/* text-wrap-style; `stable` is read as auto. */
typedef enum bx_text_wrap { BX_WRAP_PRETTY, BX_WRAP_AUTO, BX_WRAP_BALANCE } bx_text_wrap;

/* T-068: -bx-indent-bracket: how an opening bracket stands at the start of an indented line. */
typedef enum bx_indent_bracket { BX_INDENT_TRIM, BX_INDENT_FULL, BX_INDENT_HANG } bx_indent_bracket;

/* text-autospace, bits; and whether a typed space is replaced by the autospace (T-080). */
enum { BX_AUTOSPACE_ALPHA = 1, BX_AUTOSPACE_NUMERIC = 2, BX_AUTOSPACE_REPLACE = 4 };

typedef enum bx_hanging { BX_HANGING_NONE, BX_HANGING_ALLOW_END, BX_HANGING_FORCE_END } bx_hanging;

/* white-space-collapse: collapse (Han rules), preserve-spaces (kicker). */
typedef enum bx_space { BX_SPACE_COLLAPSE, BX_SPACE_PRESERVE } bx_space;

/* caption-side: where the texts of a figure stand; -bx-over: on its picture, at the foot 压图. */
typedef enum bx_caption_side {
    BX_CAPTION_BLOCK_END,
    BX_CAPTION_BLOCK_START,
    BX_CAPTION_INLINE_START,
    BX_CAPTION_INLINE_END,
    BX_CAPTION_OVER
} bx_caption_side;

typedef enum bx_object_fit { BX_FIT_COVER, BX_FIT_CONTAIN, BX_FIT_FILL } bx_object_fit;

/* float: on an inline element `inline-end` pushes it to the end of the paragraph's last line
 * (credit, end byline); on a figure or box top/bottom chooses the end of its columns. */
typedef enum bx_float {
    BX_FLOAT_NONE,
    BX_FLOAT_INLINE_START,
    BX_FLOAT_INLINE_END,
    BX_FLOAT_TOP,
    BX_FLOAT_BOTTOM
} bx_float;

/* -bx-head-placement: where a head stands against its story's text 题文关系. OPPOSITE_END is the
 * second part of opposite-corners; it has no name of its own. */
typedef enum bx_head_placement {
    BX_HEAD_AUTO,
    BX_HEAD_ABOVE,
    BX_HEAD_ABOVE_START,
    BX_HEAD_ABOVE_CENTER,
    BX_HEAD_ABOVE_END,
    BX_HEAD_START,
    BX_HEAD_END,
    BX_HEAD_BETWEEN,
    BX_HEAD_ENCLOSED,
    BX_HEAD_BELOW,
    BX_HEAD_CORNER,
    BX_HEAD_CORNER_END,
    BX_HEAD_OPPOSITE_CORNERS,
    BX_HEAD_OPPOSITE_END,
    BX_HEAD_ACROSS,
    BX_HEAD_HOOK_START,
    BX_HEAD_HOOK_END
} bx_head_placement;

/* -bx-head-line-order: order of a head's vertical lines on a horizontal page. auto: newspapers'
 * custom. */
typedef enum bx_line_order {
    BX_LINE_ORDER_AUTO,
    BX_LINE_ORDER_RIGHT_TO_LEFT,
    BX_LINE_ORDER_LEFT_TO_RIGHT
} bx_line_order;

/* -bx-column-remainder: where spare characters of broken columns go when a story is broken over
 * them 破栏: fractional = equal columns of fractional width; gutter = whole characters, gutters
 * take the rest; unequal = whole characters, spare ones go to the first columns. */
typedef enum bx_column_remainder {
    BX_REMAINDER_FRACTIONAL,
    BX_REMAINDER_GUTTER,
    BX_REMAINDER_UNEQUAL
} bx_column_remainder;

/* -bx-copyfit: which steps of the ladder a story may take to fill its slices exactly
 * (story/copyfit.h): none; lines = paragraphs a line shorter or longer; all = crossheads, head,
 * pictures and optional paragraphs as well. */
typedef enum bx_copyfit_level {
    BX_COPYFIT_NONE,
    BX_COPYFIT_LINES,
    BX_COPYFIT_ALL
} bx_copyfit_level;

/* column-fill: balance = equal slices; auto = first slices full. */
typedef enum bx_column_fill { BX_FILL_BALANCE, BX_FILL_AUTO } bx_column_fill;

/* -bx-page-cut: a line across the page that meets no block (N04): forbidden on news pages, allowed,
 * or required at the fold on pages whose text must not stand on it. */
typedef enum bx_page_cut { BX_CUT_FORBID, BX_CUT_ALLOW, BX_CUT_REQUIRE } bx_page_cut;

/* font-family, in order of preference. */
typedef struct bx_font_families {
    const bx_string *names;
    size_t count;
    bx_span span; /* the declaration that names them, for messages; none: the initial value */
} bx_font_families;

/* -bx-font-size-list, the largest first; empty: none. */
typedef struct bx_font_sizes {
    const bx_length *sizes;
    size_t count;
} bx_font_sizes;

/* A list of words. */
typedef struct bx_words {
    const bx_string *words;
    size_t count;
} bx_words;

/* -bx-lead-columns: so many columns over the first lines of a story; 0 = none. */
typedef struct bx_lead_columns {
    uint16_t count;
    bx_length lines; /* their height */
} bx_lead_columns;

/* One track of grid-template-columns/rows. */
typedef struct bx_track {
    bx_dimension size; /* length, auto or fr */
} bx_track;

typedef struct bx_tracks {
    const bx_track *tracks;
    size_t count;
} bx_tracks;

/* grid-template-areas: a matrix of area numbers; names[0] is the empty cell ".". */
typedef struct bx_areas {
    uint16_t rows, columns;
    uint16_t *cells; /* row by row; index into names */
    bx_string *names;
    size_t name_count;
} bx_areas;

/* One end of grid-column or grid-row: line number (1…, negative from the end), or a span, or auto.
 */
typedef struct bx_grid_line {
    int16_t line;  /* 0 = auto */
    uint16_t span; /* 0 = not given */
} bx_grid_line;

/* One rectangle of grid-area. */
typedef struct bx_grid_part {
    bx_grid_line row[2], column[2];
} bx_grid_part;

/* grid-area: a name; or rectangles, the first of which stands in grid-row and grid-column. The
 * `area` attribute maps to the name in base.css's stead. */
typedef struct bx_grid_place {
    bx_string name;
    const bx_grid_part *parts; /* further rectangles */
    size_t part_count;
} bx_grid_place;

/* shape-outside: text runs round it line by line. inset: distances from top, right, bottom, left;
 * polygon: corners, x and y in turn, from the top left corner of the element. Percentages are of
 * its own size. */
typedef enum bx_shape_kind { BX_SHAPE_INSET, BX_SHAPE_POLYGON } bx_shape_kind;
typedef struct bx_shape {
    bx_shape_kind kind;
    bx_dimension *values;
    size_t count; /* corners */
} bx_shape;

/* content of ::before and ::after: pieces in order. */
typedef enum bx_content_kind { BX_CONTENT_TEXT, BX_CONTENT_ATTRIBUTE } bx_content_kind;
typedef struct bx_content {
    bx_content_kind kind;
    bx_string text; /* the text, or the attribute's name */
} bx_content;

typedef struct bx_contents {
    const bx_content *pieces;
    size_t count;
} bx_contents;

/* word-spacing: -bx-font-space. */
#define BX_WORD_SPACE_OF_FONT INT32_MIN

/* -bx-headline-stops: ， 。 、 ； at the ends of lines stay or go; ， and ； inside a line become a
 * space, too. */
typedef enum bx_headline_stops { BX_STOPS_KEEP, BX_STOPS_DROP, BX_STOPS_SPACE } bx_headline_stops;

/* Proportional widths of Chinese characters: in all lines, or in vertical ones alone. */
typedef enum bx_palt { BX_PALT_NONE, BX_PALT_VERTICAL, BX_PALT_ALL } bx_palt;

typedef struct bx_style {
    /* fonts */
    bx_font_families font_families;
    bx_length font_size;
    uint16_t font_weight;
    bool font_italic;
    bool font_kerning;          /* font-kerning: for Latin runs */
    bool tabular_figures;       /* font-variant-numeric: tabular-nums */
    uint8_t font_palt;          /* font-feature-settings: bx_palt (T-017) */
    int32_t text_scale_x;       /* -bx-text-scale: 1/65536, 65536 = none; 长/扁 */
    bx_font_sizes font_sizes;   /* -bx-font-size-list: sizes that fitting chooses from */
    uint8_t max_lines;          /* max-lines: of a fitted headline; 0: one */
    uint8_t font_grade;         /* -bx-font-size-grade: half grades below the headline; 0: none */
    int32_t scale_limits[2];    /* -bx-text-scale-limits: least and most, 1/65536 */
    int32_t tracking_limits[2]; /* -bx-letter-spacing-limits: in 1/65536 of the font size */
    int32_t fit_scale,
        fit_tracking;          /* what fitting added (bx_style_refit): 1/65536, of the font size */
    struct {                   /* line-height */
        bx_length line_height; /* absolute; the pitch of the element's lines */
        int32_t line_height_number; /* 1/65536: what line-height × font-size came from, 0 = a
                                       length; inherited as a number, as CSS wants */
    };
    bx_color color;
    bx_text_effects effects; /* -webkit-text-stroke, paint-order, -bx-text-outline, text-shadow */

    /* characters and lines */
    bx_writing_mode writing_mode;
    uint8_t initial_letter;  /* initial-letter: lines that ::first-letter sinks into; 0 = normal */
    bool rtl, bidi_override; /* direction: rtl; unicode-bidi: bidi-override (T-004) */
    bx_line_break line_break;
    bx_punctuation punctuation;
    bx_text_wrap text_wrap;
    bool text_nowrap;         /* text-wrap-mode: nowrap */
    bool auto_phrase;         /* word-break: auto-phrase: breaks by sense */
    bx_words protected_words; /* -bx-protected-words: not broken by auto-phrase */
    bx_space white_space;
    uint8_t autospace;         /* BX_AUTOSPACE_… */
    bx_length autospace_width; /* -bx-autospace-width; −1: a quarter of the font size */
    bool autospace_fixed;      /* -bx-autospace-fit: fixed: never squeezed or opened */
    bool unit_break;           /* -bx-unit-break: allow: a line may end between 5 and km (T-048) */
    bx_number_grouping number_grouping; /* -bx-number-grouping (T-087) */
    bx_number_form number_form;         /* -bx-number-form (T-092) */
    struct {                            /* hanging-punctuation */
        bx_hanging hanging;
        bool hanging_first; /* first: an opening mark in the indent (T-076) */
    };
    bx_indent_bracket indent_bracket;
    bx_dimension text_indent;
    bx_dimension narrow_indent; /* -bx-narrow-text-indent: in measures up to 12 characters; auto: as
                                   others */
    struct {                    /* text-align */
        bx_align text_align;    /* start, end, center, justify */
        uint32_t align_mark;    /* "." in table cells: the character that a column is aligned by; 0
                                   none */
    };
    bx_align text_align_last; /* auto, start, end, center, justify */
    bx_length letter_spacing; /* tracking */
    bx_length word_spacing;   /* added to a third of an em; or BX_WORD_SPACE_OF_FONT (T-083) */
    bool text_condense;       /* -bx-text-fit: condense (T-126) */
    bx_headline_stops headline_stops; /* -bx-headline-stops (T-136) */
    bx_hyphens hyphens;
    bool strict_runt; /* -bx-runt: strict → at least 3 Han on the last line */
    uint8_t widows, orphans;
    bx_decoration decoration;   /* text-decoration: underline, underline wavy */
    bx_length decoration_inset; /* text-decoration-inset: shortens the line at both ends of its
                                   element; −1: 1/16 of the font size (T-100) */
    bx_text_orientation text_orientation;
    uint8_t text_combine; /* text-combine-upright: BX_COMBINE_…, or digits up to this many */
    bx_numerals numerals;
    bool keep_quotes; /* -bx-vertical-quotes: keep: no ﹃﹄ for “” (T-031) */
    bx_emphasis emphasis;
    bool emphasis_over; /* text-emphasis-position: over, left in vertical lines */
    bx_ruby_position ruby_position;
    bool ruby_merge;     /* ruby-merge: merge: one annotation over the whole base */
    bool warichu;        /* -bx-inline-note: warichu 双行夹注 */
    bool tight_adjacent; /* -bx-adjacent-punctuation: tight: 2 em become 1 em (T-059) */
    bool character_grid; /* -bx-character-grid: every Han on a whole em (T-127) */
    bool grid_layer;     /* -bx-grid-layer: cells: draw the character cells (T-141) */
    bx_color background_color;

    /* boxes */
    bx_display display;
    bx_dimension margin[4], padding[4];
    bx_border border[4];
    bx_length border_radius;
    bx_dimension inline_size, block_size; /* along and across the lines, one after the other */
    bx_dimension min_block_size;
    bx_align align_self, justify_self; /* in a grid area */
    bx_align align_content;            /* block direction inside the element's own box */
    bx_float float_;
    const bx_shape *shape_outside; /* NULL = the rectangle */
    bx_length shape_margin;        /* between it and the text; −1: 1 character of the page */
    bx_break break_before, break_after, break_inside;
    bx_head_placement head_placement;
    bx_line_order head_line_order;
    bx_object_fit object_fit;
    bx_dimension object_position[2]; /* focus point: x, y */
    bx_dimension
        crop_limit; /* -bx-crop-limit: share of width or height that a crop may take; auto: any */

    /* columns: of an article, or of a block such as briefs */
    uint16_t column_count;   /* 0 = auto: the basic columns of its area */
    bx_dimension column_gap; /* auto = that of the page grid */
    bx_dimension row_gap;
    bx_border column_rule;
    bx_length
        row_unit; /* -bx-row-unit: rows of a table are whole multiples of it; 0 = any height */
    bx_border row_rule; /* between grid rows and between members of a group */
    bx_caption_side caption_side;
    bx_dimension caption_size; /* -bx-caption-size: measure of texts beside their picture; auto: a
                                  quarter, 8 characters at least */
    bx_column_fill column_fill;
    bx_column_remainder column_remainder;
    bx_copyfit_level copyfit; /* of an article; of a paragraph none takes it out */
    bx_dimension
        copyfit_range[2]; /* -bx-copyfit-range: lines (LENGTH: their number) or percent of its own
                             depth that copyfit may take from the element, or give it */
    bx_lead_columns lead_columns; /* -bx-lead-columns: other columns first 变栏 */

    /* grids */
    bx_tracks columns, rows;
    const bx_areas *areas;   /* NULL = none */
    bx_grid_place grid_area; /* named area, or rectangles beyond the first one */
    bx_grid_line grid_column[2], grid_row[2];

    /* page lint */
    const bx_lint_levels *lint; /* -bx-lint; NULL: every rule as the table has it */
    bx_page_cut page_cut;       /* -bx-page-cut */
    bx_words sensitive_words;   /* -bx-sensitive-words: not to be read across two headlines (N48) */

    bx_contents content; /* generated content; empty on real elements without it */
} bx_style;

/* @page: the sheet. Lengths of the trimmed page. */
typedef struct bx_sheet {
    bx_length width, height;
    bx_length margin[4]; /* trim edge to type area */
    bx_length bleed;
    bool crop_marks;
} bx_sheet;

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

/* A set without sheets; the caller frees it, and with it all that it returns. */
bx_style_set *bx_style_set_new(void);
void bx_style_set_free(bx_style_set *set);

/* Parses one sheet (CSS Syntax 3 with error recovery) and adds its rules; @import is read relative
 * to the sheet. Later sheets of an origin win over earlier ones, later origins over earlier.
 * Messages for every dropped declaration at file:line:col with the nearest valid name. */
void bx_style_set_add(bx_style_set *set, bx_sources *sources, uint32_t source, bx_origin origin,
                      bx_diagnostics *diagnostics);

/* Decodes a file as CSS and adds it. False after a fatal diagnostic: at `named_at` when it cannot
 * be read, in the file when its encoding is wrong. */
bool bx_style_set_add_file(bx_style_set *set, bx_sources *sources, const char *path,
                           bx_span named_at, bx_origin origin, bx_diagnostics *diagnostics);

/* Parses text inside another file (`<style>` elements): the byte range of its source. */
void bx_style_set_add_text(bx_style_set *set, bx_sources *sources, bx_string text, bx_span span,
                           bx_origin origin, bx_diagnostics *diagnostics);

/* The @font-face rules in order. Borrowed. */
const bx_font_face_rule *bx_style_set_font_faces(const bx_style_set *set, size_t *count);

/* The sheet (@page, named pages by the page's class: `@page front`). */
bx_sheet bx_style_set_sheet(const bx_style_set *set, const bx_node *page);

/* All computed styles of one tree. */
typedef struct bx_styles bx_styles;

/* Styles every element below and including `root` (numbered by bx_node_number). `style` attributes
 * are parsed here. Everything lives in the arena. Thread-safe for different arenas. */
bx_styles *bx_style_cascade(const bx_style_set *set, const bx_node *root, bx_arena *arena,
                            bx_diagnostics *diagnostics);

/* The style of an element; a text node has its parent's. Never NULL. */
const bx_style *bx_style_of(const bx_styles *styles, const bx_node *node);

/* Gives an element another font size, an additional horizontal scale and tracking (1/65536; of the
 * font size), and everything below it in proportion, as seen from its own style sheet's values:
 * later calls do not add up. Styles that were taken before stay as they are. For layout that fits
 * text to its place. */
void bx_style_refit(bx_styles *styles, const bx_node *node, bx_length size, int32_t scale,
                    int32_t tracking, bx_arena *arena);

/* ::before (false) or ::after (true); NULL when it generates nothing. */
const bx_style *bx_style_generated(const bx_styles *styles, const bx_node *node, bool after);

/* ::first-letter or NULL. */
const bx_style *bx_style_first_letter(const bx_styles *styles, const bx_node *node);

/* Property table, for the reference manual: name, syntax, initial value, inherited, meaning. */
typedef struct bx_property_row {
    const char *name, *syntax, *initial;
    bool inherited;
    const char *meaning;
} bx_property_row;
const bx_property_row *bx_style_properties(size_t *count);

#endif
