/* The memo of styles. They last as long as texts that were shaped in them. */
#include "box/restyled.h"

static const bx_memo_kind FITTED = {.name = "fitted styles", .lasting = true};
static const bx_memo_kind HIDDEN = {.name = "styles of what is left out", .lasting = true};

typedef struct fitted_key {
    const bx_node *left_out;
    bx_fit fit;
    int32_t unused;
} fitted_key;

const bx_styles *bx_styles_fitted(const bx_ask *ask, const bx_node *node, bx_fit fit)
{
    bx_fit known_fit;
    if (bx_style_fit(ask->styles, node, &known_fit) && known_fit.size == fit.size &&
        known_fit.scale == fit.scale && known_fit.tracking == fit.tracking)
        return ask->styles;
    fitted_key key = {.left_out = bx_left_out_below(ask, node), .fit = fit};
    bx_question question = {&FITTED, node, &key, sizeof key};
    const bx_restyle *const *known = bx_asker_find(ask->asker, question);
    if (!known) {
        const bx_restyle **kept = bx_asker_keep(ask->asker, question, sizeof *kept);
        *kept = bx_style_fitted(ask->styles, node, fit, bx_asker_arena(ask->asker, &FITTED));
        known = kept;
    }
    return bx_styles_with(ask->styles, *known, ask->arena);
}

bx_ask bx_ask_without(const bx_ask *ask, const bx_node *node)
{
    bx_ask without = *ask;
    bx_question question = {.kind = &HIDDEN, .owner = node};
    const bx_restyle *const *known = bx_asker_find(ask->asker, question);
    if (!known) {
        const bx_restyle **kept = bx_asker_keep(ask->asker, question, sizeof *kept);
        *kept = bx_style_hidden(ask->styles, node, bx_asker_arena(ask->asker, &HIDDEN));
        known = kept;
    }
    without.styles = bx_styles_with(ask->styles, *known, ask->arena);
    without.wish.left_out = node;
    return without;
}

const bx_node *bx_left_out_below(const bx_ask *ask, const bx_node *node)
{
    const bx_node *n = ask->wish.left_out;
    while (n && n != node)
        n = n->parent;
    return n ? ask->wish.left_out : NULL;
}
