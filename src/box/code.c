/* From codes to rectangles. */
#include "box/code.h"

#include "box/box_parts.h"
#include "box/codes.h"
#include "image/barcode.h"
#include "style/box_style.h"

#include <stdio.h>

/* Modules are multiples of this, so that all of them have the same width in the file. */
enum { MODULE_STEP = BX_ONE_PT / 16 };

/* Micrometres: least width of a module, and the width without a style. */
typedef struct code_widths {
    int least, natural;
} code_widths;

static code_widths widths_of(const bx_node *node)
{
    /* An EAN-13 may be reduced to four fifths of its nominal 0.33 mm. */
    static const code_widths qr = {500, 500}, ean = {264, 330};
    return node->element == BX_ELEMENT_QR ? qr : ean;
}

/* A code of the page, for the trials of its box that follow the first. */
struct bx_code_memo {
    struct bx_code_memo *next;
    const bx_node *node;
    bx_barcode_result result;
    bx_barcode code;
};

static bx_barcode_result encode(bx_page_context *context, const bx_node *node, bx_barcode *code)
{
    struct bx_code_memo *memo = context->codes;
    while (memo && memo->node != node)
        memo = memo->next;
    if (!memo) {
        bool qr = node->element == BX_ELEMENT_QR;
        memo = BX_NEW(context->arena, struct bx_code_memo);
        memo->next = context->codes;
        memo->node = node;
        memo->result = bx_barcode_encode(qr ? BX_BARCODE_QR : BX_BARCODE_EAN13,
                                         bx_node_value(node, "value"), context->arena, &memo->code);
        if (memo->result != BX_BARCODE_GOOD)
            memo->code.columns = qr ? 25 : 95, memo->code.rows = qr ? 25 : 1;
        context->codes = memo;
    }
    *code = memo->code;
    return memo->result;
}

static uint32_t modules_across(const bx_barcode *code)
{
    return code->columns + code->quiet_before + code->quiet_after;
}

/* Nominal proportion of the bars: 22.85 mm high for 113 modules of 0.33 mm. */
static bx_length bar_height(const bx_style *style, bx_length width)
{
    if (style->box->block_size.kind == BX_DIMENSION_LENGTH) return style->box->block_size.value;
    return (bx_length)bx_multiply_divide(width, 2285, 3729);
}

/* The digits below the bars: the element's generated text, in its style without what belongs to the
 * whole box. */
static void add_digits(bx_page_context *context, bx_box *box, bx_length width, uint32_t *number)
{
    bx_box *digits = bx_box_text(context, box->node, NULL, NULL, width, number);
    digits->style =
        bx_style_cleared(context->arena, digits->style, BX_CLEAR_BORDER | BX_CLEAR_GROUND);
    digits->rect.y = box->rect.height;
    box->first_child->next = digits;
    box->rect.height += digits->rect.height;
}

bx_box *bx_box_code(bx_page_context *context, const bx_node *node, bx_length width,
                    uint32_t *number)
{
    const bx_style *style = bx_style_of(context->styles, node);
    bx_barcode code;
    encode(context, node, &code);
    uint32_t across = modules_across(&code);
    int64_t module = bx_length_from_micrometres(widths_of(node).natural) + MODULE_STEP - 1;
    bx_length given = bx_dimension_resolve(style->box->inline_size, bx_length_max(width, 0), 0);
    if (given > 0) module = given / (int64_t)across;
    if (width >= 0 && module * across > width) module = width / (int64_t)across;
    module = module / MODULE_STEP * MODULE_STEP;
    if (module < MODULE_STEP) module = MODULE_STEP;
    bx_box *box = BX_NEW(context->arena, bx_box);
    box->kind = BX_BOX_CODE;
    box->node = node;
    box->style = style;
    box->rect.width = bx_length_clamp(module * across);
    box->rect.height = box->rect.width;
    if (node->element == BX_ELEMENT_BARCODE) {
        bx_box *bars = bx_arena_copy(context->arena, box, sizeof *box);
        bars->rect.height = bar_height(style, box->rect.width);
        box->kind = BX_BOX_STACK;
        box->first_child = bars;
        box->rect.height = bars->rect.height;
        add_digits(context, box, box->rect.width, number);
    }
    box->content_height = box->rect.height;
    return box;
}

static void report(bx_page_context *context, const bx_node *node, bx_barcode_result result,
                   const bx_barcode *code)
{
    bx_string value = bx_node_value(node, "value");
    bx_span span = bx_node_attribute_span(node, "value");
    bx_short_text text;
    bx_number_text a, b;
    const char *tag = bx_element_tag(node->element);
    char digit[2] = {code->check_digit, '\0'};
    bx_short(&text, value);
    if (result == BX_BARCODE_EMPTY)
        bx_report_on_page(context->diagnostics, BX_CODE_EMPTY, span, context->number,
                          context->story, tag);
    else if (result == BX_BARCODE_TOO_LONG)
        bx_report_on_page(context->diagnostics, BX_CODE_TOO_LONG, span, context->number,
                          context->story, bx_number(&a, (int64_t)value.size),
                          bx_number(&b, BX_BARCODE_MOST_BYTES));
    else if (result == BX_BARCODE_WRONG_CHECK)
        bx_report_on_page(context->diagnostics, BX_CODE_CHECK_DIGIT, span, context->number,
                          context->story, text.text, digit);
    else
        bx_report_on_page(context->diagnostics, BX_CODE_NOT_DIGITS, span, context->number,
                          context->story, text.text);
}

/* Hundredths of a millimetre as text. */
static const char *millimetres(bx_number_text *text, int64_t length)
{
    int64_t hundredths = bx_multiply_divide(length, 2540, (int64_t)72 * BX_ONE_PT);
    snprintf(text->text, sizeof text->text, "%d.%02d", (int)(hundredths / 100),
             (int)(hundredths % 100));
    return text->text;
}

static void check_module(bx_page_context *context, const bx_node *node, bx_length module,
                         uint32_t across)
{
    /* Rounding to whole steps alone is no fault. */
    bx_length least = bx_length_from_micrometres(widths_of(node).least);
    if (module + MODULE_STEP > least) return;
    bx_number_text a, b, c;
    int64_t wanted = (int64_t)((least + MODULE_STEP - 1) / MODULE_STEP) * MODULE_STEP * across;
    bx_report_on_page(context->diagnostics, BX_CODE_MODULE_SMALL, node->span, context->number,
                      context->story, bx_element_tag(node->element), millimetres(&a, module),
                      millimetres(&b, least), millimetres(&c, wanted));
}

/* One rectangle for each run of ink in a row. */
static size_t draw_rows(const bx_barcode *code, bx_rect inner, bx_length module, bx_length height,
                        bx_rect *bars)
{
    size_t count = 0;
    for (uint32_t y = 0; y < code->rows; y++) {
        const uint8_t *row = code->modules + (size_t)y * code->columns;
        for (uint32_t x = 0; x < code->columns; x++) {
            uint32_t end = x;
            while (end < code->columns && row[end])
                end++;
            if (end == x) continue;
            bars[count++] =
                (bx_rect){inner.x + (bx_length)x * module, inner.y + (bx_length)y * height,
                          (bx_length)(end - x) * module, height};
            x = end;
        }
    }
    return count;
}

void bx_code_paint(bx_page_context *context, const bx_node *node, bx_rect rect)
{
    bx_barcode code;
    bx_barcode_result result = encode(context, node, &code);
    rect = bx_builder_rect(context->builder, rect);
    if (result != BX_BARCODE_GOOD) {
        bx_span span = bx_node_attribute_span(node, "value");
        bx_builder_image(context->builder,
                         (bx_plate_image){.rect = rect, .span = span, .missing = true});
        report(context, node, result, &code);
        return;
    }
    bool qr = node->element == BX_ELEMENT_QR;
    uint32_t across = modules_across(&code);
    bx_plate_code drawn = {.kind = bx_element_tag(node->element),
                           .rect = rect,
                           .value = bx_node_value(node, "value"),
                           .span = node->span,
                           .module = rect.width / (bx_length)across};
    check_module(context, node, drawn.module, across);
    bx_rect inner = {rect.x + (bx_length)code.quiet_before * drawn.module, rect.y, 0, 0};
    if (qr) inner.y += (bx_length)code.quiet_before * drawn.module;
    drawn.bars =
        BX_NEW_ARRAY(context->arena, bx_rect, (size_t)code.columns * code.rows / 2 + code.rows);
    drawn.bar_count =
        draw_rows(&code, inner, drawn.module, qr ? drawn.module : rect.height, drawn.bars);
    bx_builder_code(context->builder, drawn);
}
