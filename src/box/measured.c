/* The memo of heights. */
#include "box/measured.h"

#include "box/restyled.h"

static const bx_memo_kind HEIGHTS = {.name = "heights of boxes"};

/* What a height depends on besides the element and its style sheets. */
typedef struct height_key {
    const bx_node *left_out;
    bx_length width, phase, fit_cap;
    bx_length headline; /* size that a kicker follows */
    int32_t scale, vertical;
} height_key;

static bx_length headline_size(const bx_ask *ask, const bx_node *node)
{
    const bx_node *headline =
        node->parent ? bx_node_child(node->parent, BX_ELEMENT_HEADLINE) : NULL;
    return headline ? bx_style_of(ask->styles, headline)->font_size : 0;
}

bx_length bx_box_height(const bx_ask *ask, const bx_node *node, bx_length width, bx_length phase)
{
    height_key key = {.left_out = bx_left_out_below(ask, node),
                      .width = width,
                      .phase = phase,
                      .fit_cap = ask->wish.fit_cap,
                      .headline = headline_size(ask, node),
                      .scale = ask->wish.text_scale,
                      .vertical = ask->axes.vertical};
    bx_question question = {&HEIGHTS, node, &key, sizeof key};
    const bx_length *known = ask->wish.box_fit ? NULL : bx_asker_find(ask->asker, question);
    if (known) return *known;
    bx_arena_mark mark = bx_arena_marked(ask->arena);
    uint32_t number = 0;
    bx_length height = bx_box_outer_height(bx_box_layout(ask, node, width, -1, phase, &number));
    bx_arena_reset(ask->arena, mark);
    if (!ask->wish.box_fit)
        *(bx_length *)bx_asker_keep(ask->asker, question, sizeof height) = height;
    return height;
}
