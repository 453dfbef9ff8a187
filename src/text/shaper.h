/* Inside of the shaper, shared by the files that make clusters. */
#ifndef BX_TEXT_SHAPER_H
#define BX_TEXT_SHAPER_H

#include "base/map.h"
#include "font/chain.h"
#include "style/font_style.h"
#include "text/gather.h"
#include "text/text.h"

#include <hb.h>

/* Facts of one character before shaping. */
typedef struct bx_character_facts {
    bx_class class;
    bool western;        /* set with Western text: proportional */
    bool plain;          /* upright without the face's vertical form */
    uint8_t setting;     /* bx_setting */
    bool joined;         /* upright letter or digit of a word that goes on: GDP, 2025 */
    uint32_t combined;   /* cell of tate-chu-yoko, from 1; 0: none */
    uint32_t shown;      /* the character whose glyph is taken */
    const bx_face *face; /* NULL: no face has it */
} bx_character_facts;

typedef struct bx_hyphenator bx_hyphenator;

struct bx_shaper {
    bx_font_library *fonts;
    bx_sources *sources;
    const bx_issue *issue;
    uint32_t page_number;
    int32_t scale; /* of all glyphs along the line, besides their styles' */
    hb_buffer_t *buffer;
    bx_gathered gathered;
    BX_ARRAY(bx_character_facts) facts;
    BX_ARRAY(bx_cluster) clusters;
    BX_ARRAY(bx_shaped_glyph) glyphs;
    BX_ARRAY(bx_text_run) runs;
    BX_ARRAY(bx_remark) remarks; /* on the paragraph and its annotations, */
    bx_map remarked;             /* and what tells one from another */
    bx_buffer remark_key;        /* of the one that is being added */
    /* The last chain looked up. */
    const bx_style *chain_style;
    bx_string chain_language;
    const bx_font_chain *chain;
    const bx_string *usable_families; /* the last ones of which all can be used */
    bx_boundaries *boundaries;
    bx_hyphenator *hyphenation; /* patterns by language, opened when first asked for */
    bx_field_dates dates;
    bx_map vertical_forms; /* "face character" → vertical.c's answer */
    bx_arena *arena;       /* of what is kept from paragraph to paragraph */
};

/* One paragraph being shaped. */
typedef struct bx_shaping {
    bx_shaper *shaper;
    const bx_node *block;
    const bx_style *style;
    bx_string language;
    bx_region region;
    bx_arena *arena; /* of the paragraph */
    bool vertical;
    bool annotation; /* beside other text: glyphs made for small sizes (OpenType ruby, T-019, T-116)
                      */
} bx_shaping;

/* Shapes the text of an annotation of the paragraph that is being shaped. Overwrites what was
 * gathered. */
bx_paragraph *bx_shape_annotation(const bx_shaping *shaping, const bx_styles *styles,
                                  const bx_ruby_source *source);

/* Adds a remark, whose arguments are copied; one that is there already adds nothing. */
void bx_remark_add(const bx_shaping *shaping, bx_remark remark);

/* Fills `facts` for all gathered characters: classes by context (T-029), faces. */
void bx_itemize(bx_shaping *shaping);

/* Decides in vertical lines how each character stands (UAX #50 with the Chinese overrides). */
void bx_orient(bx_shaping *shaping);

/* Whether the Chinese characters of a run have the face's proportional widths: "palt", or "vpal" in
 * vertical lines. */
static inline bool bx_run_is_proportional(const bx_text_run *run)
{
    bool vertical = run->style->writing_mode == BX_VERTICAL_RL;
    return run->style->font->font_palt == BX_PALT_ALL ||
           (vertical && run->style->font->font_palt == BX_PALT_VERTICAL);
}

/* Shapes all items with HarfBuzz; fills clusters, glyphs and runs. The only caller of hb_shape. */
void bx_shape_items(bx_shaping *shaping);

/* Gives a glyph of an upright run the origin and the advance of its frame when the face has no
 * vertical metrics: in the middle of the axis, the frame's top 1 em above the ideographic bottom
 * (T-014). */
void bx_frame_origin(const bx_face *face, uint32_t glyph, hb_glyph_position_t *position);

/* The region whose places a stop, colon or ！ ？ takes: that of its run, unless the mark's own
 * variation selector says otherwise: U+FE00 in the corner, U+FE01 in the middle
 * (StandardizedVariants.txt; T-020). */
bx_region bx_mark_region(bx_region region, bx_string text, const bx_cluster *cluster);

/* Puts a cluster's marks where the face leaves them in the wrong part of the frame: stops without a
 * vertical form (T-013), marks of a face of another region (T-011), dashes and dots beside the
 * middle (T-026, T-033). `region` is the mark's. */
void bx_place_in_frame(bx_shaper *shaper, bx_region region, const bx_cluster *cluster);

/* Widths of punctuation by style and adjacency (CLREQ 3.1.6), blanks left over, line-edge
 * behaviour. */
void bx_space_punctuation(bx_shaping *shaping);

/* Space between Han and Western text, word spaces, tracking (CLREQ 3.2.2). */
void bx_space_western(bx_shaping *shaping);

/* Spreads the characters of inline elements that have an inline-size evenly over it, or condenses
 * them to it: names of lists (T-126). */
void bx_spread_names(bx_shaping *shaping);

/* Remarks on Han tracked by less than −0.05 em or more than 0.5 em, once for each element that
 * asks for it (T-137). */
void bx_check_tracking(const bx_shaping *shaping, const bx_styles *styles);

/* Remarks on running text that is set with a scale: only display lines may be 长 or 扁 (T-137). */
void bx_check_scale(const bx_shaping *shaping);

#endif
