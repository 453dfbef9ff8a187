/* Codes onto the plate. */
#include "paint/code_paint.h"

#include "box/code.h"
#include "paint/codes.h"

#include <stdio.h>

static void report(const bx_painter *painter, const bx_node *node, bx_barcode_result result,
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
        bx_report_on_page(painter->diagnostics, BX_CODE_EMPTY, span, painter->ask.page->number,
                          painter->story, tag);
    else if (result == BX_BARCODE_TOO_LONG)
        bx_report_on_page(painter->diagnostics, BX_CODE_TOO_LONG, span, painter->ask.page->number,
                          painter->story, bx_number(&a, (int64_t)value.size),
                          bx_number(&b, BX_BARCODE_MOST_BYTES));
    else if (result == BX_BARCODE_WRONG_CHECK)
        bx_report_on_page(painter->diagnostics, BX_CODE_CHECK_DIGIT, span,
                          painter->ask.page->number, painter->story, text.text, digit);
    else
        bx_report_on_page(painter->diagnostics, BX_CODE_NOT_DIGITS, span, painter->ask.page->number,
                          painter->story, text.text);
}

/* Hundredths of a millimetre as text. */
static const char *millimetres(bx_number_text *text, int64_t length)
{
    int64_t hundredths = bx_multiply_divide(length, 2540, (int64_t)72 * BX_ONE_PT);
    snprintf(text->text, sizeof text->text, "%d.%02d", (int)(hundredths / 100),
             (int)(hundredths % 100));
    return text->text;
}

static void check_module(const bx_painter *painter, const bx_node *node, bx_length module,
                         uint32_t across)
{
    /* Rounding to whole steps alone is no fault. */
    bx_length least = bx_length_from_micrometres(bx_code_widths_of(node).least);
    if (module + BX_MODULE_STEP > least) return;
    bx_number_text a, b, c;
    int64_t wanted =
        (int64_t)((least + BX_MODULE_STEP - 1) / BX_MODULE_STEP) * BX_MODULE_STEP * across;
    bx_report_on_page(painter->diagnostics, BX_CODE_MODULE_SMALL, node->span,
                      painter->ask.page->number, painter->story, bx_element_tag(node->element),
                      millimetres(&a, module), millimetres(&b, least), millimetres(&c, wanted));
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

void bx_code_paint(const bx_painter *painter, const bx_node *node, bx_rect rect)
{
    bx_barcode code;
    bx_barcode_result result = bx_code_encode(&painter->ask, node, &code);
    rect = bx_builder_rect(painter->builder, rect);
    if (result != BX_BARCODE_GOOD) {
        bx_span span = bx_node_attribute_span(node, "value");
        bx_builder_image(painter->builder,
                         (bx_plate_image){.rect = rect, .span = span, .missing = true});
        report(painter, node, result, &code);
        return;
    }
    bool qr = node->element == BX_ELEMENT_QR;
    uint32_t across = bx_code_across(&code);
    bx_plate_code drawn = {.kind = bx_element_tag(node->element),
                           .rect = rect,
                           .value = bx_node_value(node, "value"),
                           .span = node->span,
                           .module = rect.width / (bx_length)across};
    check_module(painter, node, drawn.module, across);
    bx_rect inner = {rect.x + (bx_length)code.quiet_before * drawn.module, rect.y, 0, 0};
    if (qr) inner.y += (bx_length)code.quiet_before * drawn.module;
    drawn.bars =
        BX_NEW_ARRAY(painter->ask.arena, bx_rect, (size_t)code.columns * code.rows / 2 + code.rows);
    drawn.bar_count =
        draw_rows(&code, inner, drawn.module, qr ? drawn.module : rect.height, drawn.bars);
    bx_builder_code(painter->builder, drawn);
}
