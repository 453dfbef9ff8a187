/* Computed style: how lines are broken, aligned and indented. */
#ifndef BX_STYLE_LINE_STYLE_H
#define BX_STYLE_LINE_STYLE_H

#include "style/values.h"

/* T-068: -bx-indent-bracket: how an opening bracket stands at the start of an indented line. */
typedef enum bx_indent_bracket { BX_INDENT_TRIM, BX_INDENT_FULL, BX_INDENT_HANG } bx_indent_bracket;

typedef struct bx_line_style {
    bool rtl, bidi_override; /* direction: rtl; unicode-bidi: bidi-override (T-004) */
    bx_line_break line_break;
    bx_text_wrap text_wrap;
    bool text_nowrap;         /* text-wrap-mode: nowrap */
    bool auto_phrase;         /* word-break: auto-phrase: breaks by sense */
    bx_words protected_words; /* -bx-protected-words: not broken by auto-phrase */
    bool unit_break;          /* -bx-unit-break: allow: a line may end between 5 and km (T-048) */
    struct {                  /* hanging-punctuation */
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
    bool strict_runt;         /* -bx-runt: strict → at least 3 Han on the last line */
    uint8_t widows, orphans;
    bool character_grid; /* -bx-character-grid: every Han on a whole em (T-127) */
} bx_line_style;

#endif
