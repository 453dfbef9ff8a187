/* From a block of the document to shaped clusters; no line width is known yet.
 *
 * Steps (design: characters → itemize → shape → classify): the inline content of one block is
 * gathered with its styles, white space is collapsed by the Han rules, runs are cut by face, size,
 * script and role, whole runs are shaped with HarfBuzz (script and language always set), each
 * cluster gets its Chinese class (CLREQ), its natural advance after adjacency trims
 * (CLREQ 3.1.6.2), and what it may give or take. The line folder then needs no knowledge of
 * characters beyond these fields.
 *
 * Directions: "inline" is along the line (x horizontally, y vertically), "before/after" its
 * start/end.
 */
#ifndef BX_TEXT_TEXT_H
#define BX_TEXT_TEXT_H

#include "base/diagnostic.h"
#include "font/font.h"
#include "style/style.h"
#include "unicode/boundary.h"
#include "unicode/character.h"

/* Which step of the shrink list (its numbers below; weights in line/cost.c) the blank of a cluster
 * belongs to. */
typedef enum bx_shrink {
    BX_SHRINK_NEVER,
    BX_SHRINK_WORD_SPACE, /* 2 */
    BX_SHRINK_DOT,        /* 3 */
    BX_SHRINK_BRACKET,    /* 4 */
    BX_SHRINK_COMMA,      /* 5: ， 、 ； ： */
    BX_SHRINK_AUTOSPACE,  /* 6: the gap after the cluster */
    BX_SHRINK_PERIOD,     /* 7: 。 ？ ！ */
    BX_SHRINK_TRACKING,   /* b: all gaps that may open, for copyfit alone (T-128) */
    BX_SHRINK_STEPS
} bx_shrink;

/* How glyphs stand in their line: upright in a horizontal line; in a vertical one upright below
 * each other, upright side by side in one cell (tate-chu-yoko), or turned 90° clockwise. */
typedef enum bx_setting {
    BX_SET_HORIZONTAL,
    BX_SET_UPRIGHT,
    BX_SET_COMBINED,
    BX_SET_ROTATED
} bx_setting;

/* An element that marks its whole text, whatever runs it has. Two elements side by side are two
 * marks, though they share a style. */
typedef struct bx_marker {
    const bx_node *node; /* NULL: none */
    const bx_style *style;
} bx_marker;

typedef struct bx_markers {
    bx_marker decoration; /* text-decoration: line or wave */
    bx_marker frame;      /* border of an inline element 示亡号 */
    bx_marker note;       /* -bx-inline-note: warichu */
    uint32_t ruby; /* number of the source (text/gather.h), from 1, whose base it is; 0: none */
} bx_markers;

/* A stretch of text with one face, size, colour and role. */
typedef struct bx_text_run {
    const bx_face *face;
    bx_length size;
    int32_t scale_x; /* 1/65536 */
    bx_color color;
    const bx_style *style;
    const bx_node *node; /* the element it belongs to (em, dateline, the block itself) */
    bx_setting setting;
    bx_markers markers;
    uint8_t
        region; /* bx_region: whose places and widths its marks have, by its own language (T-001) */
} bx_text_run;

typedef struct bx_shaped_glyph {
    uint32_t id;
    bx_length inline_offset; /* from the cluster's origin, along the line */
    bx_length block_offset;  /* across the line: down from the baseline of a horizontal line, to the
                                right of the central axis of a vertical one */
} bx_shaped_glyph;

/* What may happen between this cluster and the next one; filled by line/opportunity.c. */
typedef enum bx_break_kind { BX_BREAK_NEVER, BX_BREAK_MAY, BX_BREAK_MUST } bx_break_kind;

typedef struct bx_cluster {
    uint32_t text_begin, text_end; /* bytes in the paragraph's text */
    uint32_t first_glyph, glyph_count;
    uint32_t run;
    bx_class class;
    uint8_t shrink;      /* bx_shrink: class of blank_before and blank_after */
    uint8_t break_kind;  /* bx_break_kind after this cluster */
    bool stretch_after;  /* step 3 of the stretch list may open the gap after it (T-121) */
    bool gap_fixed;      /* the gap neither shrinks nor stretches */
    bool trims_at_start; /* blank_before goes at a line start (T-067) */
    bool trims_at_end;   /* blank_after goes at a line end (T-065) */
    bool drops_at_end;   /* not drawn at a line end, and takes no room there (T-136) */
    bool may_hang;       /* T-073 */
    bool hung_break;     /* a line may end after it only when it hangs (T-074); filled by line/ */
    bool joined;    /* no break between it and the next: one unit (base of a word's ruby, frame) */
    bool in_number; /* a Chinese numeral shown for an Arabic number that goes on behind it */
    bool number_unit_break; /* breaking after it splits number and unit (T-047) */
    uint16_t break_penalty; /* extra cost of a break after it, scale of line/cost.h; 0 = none */
    bx_length em;           /* font size: what 1 em means for limits on this cluster */
    bx_length
        note_advance;  /* inside a warichu: along its half-line; `advance` is that of the pair */
    bx_length advance; /* natural, after adjacency trims, without `gap` */
    bx_length trimmed_before; /* already taken by adjacency from the blank before / after; the */
    bx_length trimmed_after;  /* glyphs' inline_offset already reflects trimmed_before */
    bx_length blank_before;   /* what is still blank on each side and could go */
    bx_length blank_after;
    bx_length gap;              /* natural space between it and the next cluster: autospace,
                                   tracking; not there at a line end */
    bx_length gap_min, gap_max; /* autospace limits: 1/8 and 1/2 em; equal to gap when fixed */
    bx_length hyphen_advance;   /* > 0: a break after it adds a hyphen of this width */
} bx_cluster;

/* An annotation beside its base (text/ruby.h). */
typedef struct bx_annotation {
    const bx_node *node; /* the rt or comment */
    struct bx_paragraph
        *text; /* its text, set solid in one line, of which clusters [text_begin, text_end) */
    uint32_t text_begin, text_end;
    uint32_t cluster_begin, cluster_end; /* the base, in the paragraph that is annotated */
    bx_ruby_position position;
    bool comment;    /* may run on beyond its base, which may be broken (T-107) */
    bx_length size;  /* font size */
    bx_length width; /* along the line */
} bx_annotation;

/* What shaping found wrong with a text; said when the text is on a page. */
typedef struct bx_remark {
    bx_code code;
    bx_span span;
    unsigned story_at; /* which argument of the message is the story's name, from 1; 0: none, it is
                          about a style sheet, on whatever page */
    bool once_a_story; /* the same arguments are not said again of another place of the story */
    const char *arguments[2]; /* the others */
} bx_remark;

/* One block's text, ready for breaking. Lives in the arena it was made in. */
typedef struct bx_paragraph {
    const bx_node *node; /* the block element */
    const bx_style *style;
    bx_string text; /* after white-space processing; NUL-ended */
    bx_cluster *clusters;
    size_t cluster_count;
    bx_shaped_glyph *glyphs;
    size_t glyph_count;
    bx_text_run *runs;
    size_t run_count;
    bx_length indent;          /* of the first line (T-129) */
    bx_length ascent, descent; /* of the block's first available face at its size: ideographic em
                                  box, ascent + descent = size; half of it each in vertical lines */
    bool vertical;
    bx_annotation *annotations; /* in the order of their bases */
    size_t annotation_count;
    const struct bx_line_sums *sums; /* of line/measure.h; NULL before bx_line_prepare */
    struct bx_text_source *sources;  /* text bytes → text nodes, for bx_paragraph_span */
    size_t source_count;
    bx_remark *remarks;
    size_t remark_count;
} bx_paragraph;

/* Everything shaping needs besides the node. One per worker; holds its HarfBuzz buffer and caches.
 */
typedef struct bx_shaper bx_shaper;

/* Fonts and sources are borrowed. The caller frees the shaper; what it shaped lives on in its
 * arenas. */
bx_shaper *bx_shaper_new(bx_font_library *fonts, bx_sources *sources);
void bx_shaper_free(bx_shaper *shaper);

/* Boundaries of words and lines, for bx_line_prepare; they live as long as the shaper. */
bx_boundaries *bx_shaper_boundaries(bx_shaper *shaper);

/* The issue and page that live fields speak of; set before the page's first paragraph.
 */
void bx_shaper_set_page(bx_shaper *shaper, const bx_issue *issue, uint32_t page_number);

/* Horizontal scale of everything shaped from now on, besides that of styles: 65536 = none (tables
 * that are too wide). */
void bx_shaper_set_scale(bx_shaper *shaper, int32_t scale);

/* Shapes the inline content of `block` (text, inline elements, fields, ::before and ::after). With
 * first/last given, only the children from `first` to `last` (anonymous blocks). A character
 * without a face is drawn as a visible box, and there is a remark on it. The result, its text and
 * glyphs live in the arena. An empty block gives cluster_count 0. */
bx_paragraph *bx_shape_block(bx_shaper *shaper, const bx_styles *styles, const bx_node *block,
                             const bx_node *first, const bx_node *last, bx_arena *arena);

/* Shapes the generated content of an element's ::before or ::after, which must be there, as a block
 * of its own. */
bx_paragraph *bx_shape_generated(bx_shaper *shaper, const bx_styles *styles, const bx_node *element,
                                 bool after, bx_arena *arena);

/* Shapes the first letter of a block in `style` (with the marks that belong to it), or, without a
 * style, all that follows it, without an indent. */
bx_paragraph *bx_shape_initial(bx_shaper *shaper, const bx_styles *styles, const bx_node *block,
                               const bx_style *style, bx_arena *arena);

/* Source span of the text bytes [begin, end) of a paragraph (via the text nodes' origins). */
bx_span bx_paragraph_span(const bx_paragraph *paragraph, uint32_t begin, uint32_t end);

#endif
