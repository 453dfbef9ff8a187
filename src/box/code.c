/* From codes to rectangles. */
#include "box/code.h"

#include "box/text_box.h"
#include "style/box_style.h"

bx_code_widths bx_code_widths_of(const bx_node *node)
{
    /* An EAN-13 may be reduced to four fifths of its nominal 0.33 mm. */
    static const bx_code_widths qr = {500, 500}, ean = {264, 330};
    return node->element == BX_ELEMENT_QR ? qr : ean;
}

/* Patterns, for the trials of a code's box that follow the first. */
static const bx_memo_kind PATTERNS = {.name = "patterns of codes", .lasting = true};

typedef struct pattern {
    bx_barcode_result result;
    bx_barcode code;
} pattern;

bx_barcode_result bx_code_encode(const bx_ask *ask, const bx_node *node, bx_barcode *code)
{
    bx_question question = {.kind = &PATTERNS, .owner = node};
    const pattern *known = bx_asker_find(ask->asker, question);
    if (!known) {
        pattern *made = bx_asker_keep(ask->asker, question, sizeof *made);
        bool qr = node->element == BX_ELEMENT_QR;
        made->result =
            bx_barcode_encode(qr ? BX_BARCODE_QR : BX_BARCODE_EAN13, bx_node_value(node, "value"),
                              bx_asker_arena(ask->asker, &PATTERNS), &made->code);
        if (made->result != BX_BARCODE_GOOD)
            made->code.columns = qr ? 25 : 95, made->code.rows = qr ? 25 : 1;
        known = made;
    }
    *code = known->code;
    return known->result;
}

/* Nominal proportion of the bars: 22.85 mm high for 113 modules of 0.33 mm. */
static bx_length bar_height(const bx_style *style, bx_length width)
{
    if (style->box->block_size.kind == BX_DIMENSION_LENGTH) return style->box->block_size.value;
    return (bx_length)bx_multiply_divide(width, 2285, 3729);
}

/* The digits below the bars: the element's generated text, in its style without what belongs to the
 * whole box. */
static void add_digits(const bx_ask *ask, bx_box *box, bx_length width, uint32_t *number)
{
    bx_box *digits = bx_box_text(ask, box->node, NULL, NULL, width, number);
    digits->anonymous = true;
    digits->style = bx_style_cleared(ask->arena, digits->style, BX_CLEAR_BORDER | BX_CLEAR_GROUND);
    digits->rect.y = box->rect.height;
    box->first_child->next = digits;
    box->rect.height += digits->rect.height;
}

static bx_box *make_box(const bx_ask *ask, const bx_node *node, bx_length width, uint32_t *number)
{
    const bx_style *style = bx_style_of(ask->styles, node);
    bx_barcode code;
    bx_code_encode(ask, node, &code);
    uint32_t across = bx_code_across(&code);
    int64_t module =
        bx_length_from_micrometres(bx_code_widths_of(node).natural) + BX_MODULE_STEP - 1;
    bx_length given = bx_dimension_resolve(style->box->inline_size, bx_length_max(width, 0), 0);
    if (given > 0) module = given / (int64_t)across;
    if (width >= 0 && module * across > width) module = width / (int64_t)across;
    module = module / BX_MODULE_STEP * BX_MODULE_STEP;
    if (module < BX_MODULE_STEP) module = BX_MODULE_STEP;
    bx_box *box = BX_NEW(ask->arena, bx_box);
    box->kind = BX_BOX_CODE;
    box->node = node;
    box->style = style;
    box->rect.width = bx_length_clamp(module * across);
    box->rect.height = box->rect.width;
    if (node->element == BX_ELEMENT_BARCODE) {
        bx_box *bars = bx_arena_copy(ask->arena, box, sizeof *box);
        bars->rect.height = bar_height(style, box->rect.width);
        box->kind = BX_BOX_STACK;
        box->first_child = bars;
        box->rect.height = bars->rect.height;
        add_digits(ask, box, box->rect.width, number);
    }
    box->content_height = box->rect.height;
    return box;
}

bx_box *bx_code_layout(const bx_ask *ask, const bx_node *node, bx_box_room room, uint32_t *number)
{
    bx_box *code = make_box(ask, node, room.width, number);
    bx_box_edges(ask, code, room.width);
    return code;
}

bx_length bx_code_natural_width(const bx_ask *ask, const bx_node *node)
{
    uint32_t number = 0;
    return make_box(ask, node, -1, &number)->rect.width;
}
