/* Numbers and points of content streams. */
#include "pdf/content.h"

void bx_content_number(bx_buffer *out, int64_t value, int64_t scale)
{
    char digits[32];
    size_t at = sizeof digits;
    bool negative = value < 0;
    if (negative) value = -value;
    int64_t scaled = (value / scale) * 10000 + ((value % scale) * 10000 + scale / 2) / scale;
    int64_t whole = scaled / 10000, part = scaled % 10000;
    if (part) {
        int width = 4;
        while (part % 10 == 0) {
            part /= 10;
            width--;
        }
        while (width-- > 0) {
            digits[--at] = (char)('0' + part % 10);
            part /= 10;
        }
        digits[--at] = '.';
    }
    if (whole || at == sizeof digits) {
        do {
            digits[--at] = (char)('0' + whole % 10);
            whole /= 10;
        } while (whole);
    }
    if (negative && scaled) digits[--at] = '-';
    bx_buffer_append(out, digits + at, sizeof digits - at);
}

void bx_content_length(bx_content_stream *content, bx_length length)
{
    bx_content_number(&content->buffer, length, BX_ONE_PT);
    bx_buffer_append_byte(&content->buffer, ' ');
}

void bx_content_point(bx_content_stream *content, bx_length x, bx_length y)
{
    bx_content_number(&content->buffer, (int64_t)x - content->left, BX_ONE_PT);
    bx_buffer_append_byte(&content->buffer, ' ');
    bx_content_number(&content->buffer, (int64_t)content->bottom - y, BX_ONE_PT);
    bx_buffer_append_byte(&content->buffer, ' ');
}

void bx_content_operator(bx_content_stream *content, const char *operator)
{
    bx_buffer_append_literal(&content->buffer, operator);
    bx_buffer_append_byte(&content->buffer, '\n');
}
