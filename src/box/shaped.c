/* The memo of shaped texts. */
#include "box/shaped.h"

#include "box/restyled.h"
#include "style/font_style.h"

static const bx_memo_kind SHAPED = {.name = "shaped texts", .lasting = true};

typedef enum part { TEXT, BEFORE, AFTER } part;

/* What the same content is shaped differently for: what fitting may change in its style, and the
 * scale. */
typedef struct shaped_key {
    const bx_node *first, *last;
    const bx_node *left_out;
    bx_fit fit;
    int32_t part, scale, unused;
} shaped_key;

static int32_t scale_of(const bx_ask *ask)
{
    return ask->wish.text_scale > 0 ? ask->wish.text_scale : 65536;
}

static bx_paragraph *shape(const bx_ask *ask, const bx_node *node, const shaped_key *key)
{
    bx_shaper *shaper = bx_asker_shaper(ask->asker);
    bx_arena *arena = bx_asker_arena(ask->asker, &SHAPED);
    const bx_styles *styles = ask->styles;
    bx_shaper_set_scale(shaper, key->scale);
    bx_paragraph *paragraph =
        key->part == TEXT ? bx_shape_block(shaper, styles, node, key->first, key->last, arena)
                          : bx_shape_generated(shaper, styles, node, key->part == AFTER, arena);
    bx_shaper_set_scale(shaper, 65536);
    if (paragraph->cluster_count > 0)
        bx_line_prepare(paragraph, bx_shaper_boundaries(shaper), arena);
    return paragraph;
}

static const bx_paragraph *ask_for(const bx_ask *ask, const bx_node *node, const bx_style *style,
                                   shaped_key key)
{
    key.fit = (bx_fit){style->font_size, style->font->fit_scale, style->font->fit_tracking};
    key.scale = scale_of(ask);
    key.left_out = bx_left_out_below(ask, node);
    bx_question question = {&SHAPED, node, &key, sizeof key};
    bx_paragraph *const *known = bx_asker_find(ask->asker, question);
    if (known) return *known;
    bx_paragraph **kept = bx_asker_keep(ask->asker, question, sizeof *kept);
    return *kept = shape(ask, node, &key);
}

const bx_paragraph *bx_shaped_text(const bx_ask *ask, const bx_node *node, const bx_node *first,
                                   const bx_node *last)
{
    return ask_for(ask, node, bx_style_of(ask->styles, node),
                   (shaped_key){.part = TEXT, .first = first, .last = last});
}

const bx_paragraph *bx_shaped_generated(const bx_ask *ask, const bx_node *node, bool after)
{
    return ask_for(ask, node, bx_style_generated(ask->styles, node, after),
                   (shaped_key){.part = after ? AFTER : BEFORE});
}
