/* Computed style: characters of running text. */
#ifndef BX_STYLE_TEXT_STYLE_H
#define BX_STYLE_TEXT_STYLE_H

#include "style/values.h"

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

/* T-057: -bx-punctuation-width. auto: by language. */
typedef enum bx_punctuation {
    BX_PUNCTUATION_AUTO,
    BX_PUNCTUATION_QUANJIAO,
    BX_PUNCTUATION_KAIMING,
    BX_PUNCTUATION_BANJIAO,
    BX_PUNCTUATION_HANGMO,
    BX_PUNCTUATION_NONE
} bx_punctuation;

/* text-autospace, bits; and whether a typed space is replaced by the autospace (T-080). */
enum { BX_AUTOSPACE_ALPHA = 1, BX_AUTOSPACE_NUMERIC = 2, BX_AUTOSPACE_REPLACE = 4 };

/* white-space-collapse: collapse (Han rules), preserve-spaces (kicker). */
typedef enum bx_space { BX_SPACE_COLLAPSE, BX_SPACE_PRESERVE } bx_space;

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

typedef struct bx_text_style {
    bx_punctuation punctuation;
    bx_space white_space;
    uint8_t autospace;                  /* BX_AUTOSPACE_… */
    bx_length autospace_width;          /* -bx-autospace-width; −1: a quarter of the font size */
    bool autospace_fixed;               /* -bx-autospace-fit: fixed: never squeezed or opened */
    bx_number_grouping number_grouping; /* -bx-number-grouping (T-087) */
    bx_number_form number_form;         /* -bx-number-form (T-092) */
    bx_length letter_spacing;           /* tracking */
    bx_length word_spacing; /* added to a third of an em; or BX_WORD_SPACE_OF_FONT (T-083) */
    bool text_condense;     /* -bx-text-fit: condense (T-126) */
    bx_headline_stops headline_stops; /* -bx-headline-stops (T-136) */
    bx_hyphens hyphens;
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
    bool grid_layer;     /* -bx-grid-layer: cells: draw the character cells (T-141) */
    bx_contents content; /* generated content; empty on real elements without it */
} bx_text_style;

#endif
