/* The table of kinds, and which kind an element is. */
#include "box/box_grid.h"
#include "box/code.h"
#include "box/figure.h"
#include "box/picture.h"
#include "box/stack.h"
#include "box/table.h"
#include "box/text_box.h"
#include "box/turned.h"
#include "style/box_style.h"

typedef enum kind { TURNED, PICTURE, CODE, TABLE, FIGURE, GRID, STACK, TEXT } kind;

/* What is done with a kind of box. */
static const struct kind_row {
    bx_box *(*layout)(const bx_ask *ask, const bx_node *node, bx_box_room room, uint32_t *number);
    bx_length (*natural_width)(const bx_ask *ask, const bx_node *node); /* of the content */
    bx_length (*width_for)(const bx_ask *ask, const bx_node *node,
                           bx_length depth); /* NULL: its natural width */
    bool sizes_itself; /* its natural width does not come from inline-size alone */
} KINDS[] = {
    [TURNED] = {bx_turned_layout, bx_turned_natural_width, NULL, true},
    [PICTURE] = {bx_picture_layout, bx_picture_natural_width, NULL, false},
    [CODE] = {bx_code_layout, bx_code_natural_width, NULL, true},
    [TABLE] = {bx_table_layout, bx_table_natural_width, NULL, false},
    [FIGURE] = {bx_figure_layout, bx_stack_natural_width, bx_figure_width_for, false},
    [GRID] = {bx_box_grid_layout, bx_box_grid_natural_width, NULL, false},
    [STACK] = {bx_stack_layout, bx_stack_natural_width, NULL, false},
    [TEXT] = {bx_text_box_layout, bx_text_box_natural_width, NULL, false},
};

/* Of an element with lines of the layout's direction. */
static kind own_kind(const bx_ask *ask, const bx_node *node, const bx_style *style)
{
    switch (node->element) {
    case BX_ELEMENT_IMAGE: return PICTURE;
    case BX_ELEMENT_QR:
    case BX_ELEMENT_BARCODE: return CODE;
    case BX_ELEMENT_TABLE: return TABLE;
    case BX_ELEMENT_FIGURE: return FIGURE;
    default: break;
    }
    if (style->box->display == BX_DISPLAY_GRID) return GRID;
    bool marked =
        node->element == BX_ELEMENT_RULE || node->element == BX_ELEMENT_PULLQUOTE; /* ::before */
    return marked || bx_box_has_blocks(ask, node) ? STACK : TEXT;
}

static kind kind_of(const bx_ask *ask, const bx_node *node, const bx_style *style)
{
    /* What has no lines does not turn. */
    bool turned = bx_is_turned(ask, style) && node->element != BX_ELEMENT_IMAGE &&
                  node->element != BX_ELEMENT_QR;
    return turned ? TURNED : own_kind(ask, node, style);
}

bx_box *bx_box_layout(const bx_ask *ask, const bx_node *node, bx_length width, bx_length height,
                      bx_length phase, uint32_t *number)
{
    const bx_style *style = bx_style_of(ask->styles, node);
    return KINDS[kind_of(ask, node, style)].layout(ask, node, (bx_box_room){width, height, phase},
                                                   number);
}

bx_length bx_box_natural_width(const bx_ask *ask, const bx_node *node)
{
    const bx_style *style = bx_style_of(ask->styles, node);
    kind k = kind_of(ask, node, style);
    bx_box edges = {.style = style};
    bx_box_edges(ask, &edges, 0);
    bx_length margins = edges.margin[BX_LEFT] + edges.margin[BX_RIGHT];
    if (k == TURNED) return KINDS[k].natural_width(ask, node) + margins;
    bx_length around = edges.padding[BX_LEFT] + edges.padding[BX_RIGHT] + margins;
    bool styled = style->box->inline_size.kind == BX_DIMENSION_LENGTH;
    if (styled && !KINDS[k].sizes_itself) return style->box->inline_size.value + around;
    /* Containers without blocks are as wide as their text. */
    bool text = (k == FIGURE || k == GRID || k == STACK) && !bx_box_has_blocks(ask, node);
    return bx_length_clamp((int64_t)KINDS[text ? TEXT : k].natural_width(ask, node) + around);
}

bx_length bx_box_width_for(const bx_ask *ask, const bx_node *node, bx_length depth)
{
    const bx_style *style = bx_style_of(ask->styles, node);
    const struct kind_row *row = &KINDS[kind_of(ask, node, style)];
    return row->width_for ? row->width_for(ask, node, depth) : bx_box_natural_width(ask, node);
}
