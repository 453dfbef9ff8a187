/* Colours. */
#include "style/value.h"

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if ((c | 32) >= 'a' && (c | 32) <= 'f') return (c | 32) - 'a' + 10;
    return -1;
}

static bx_color rgb(int red, int green, int blue)
{
    bx_color color = {BX_COLOR_RGB, {0}};
    int parts[3] = {red, green, blue};
    for (int i = 0; i < 3; i++)
        color.component[i] = (uint16_t)((parts[i] * 10000 + 127) / 255);
    return color;
}

static bool hash_color(bx_string text, bx_color *color)
{
    int digits[8];
    if (text.size != 3 && text.size != 6) return false;
    for (size_t i = 0; i < text.size; i++) {
        digits[i] = hex_digit(text.data[i]);
        if (digits[i] < 0) return false;
    }
    if (text.size == 3)
        *color = rgb(digits[0] * 17, digits[1] * 17, digits[2] * 17);
    else
        *color =
            rgb(digits[0] * 16 + digits[1], digits[2] * 16 + digits[3], digits[4] * 16 + digits[5]);
    return true;
}

/* One component: a percentage, or a number of which `full` is all. In 1/10,000. */
static bool component(bx_values *values, int64_t full, uint16_t *result)
{
    const bx_token *token = bx_values_peek(values);
    int64_t value;
    if (token->type == BX_TOKEN_PERCENT) {
        value = token->number / 10000;
        values->at++;
    } else {
        int64_t number;
        if (!bx_values_number(values, &number)) return false;
        value = bx_multiply_divide(number, 10000, full * 1000000);
    }
    *result = (uint16_t)(value < 0 ? 0 : value > 10000 ? 10000 : value);
    return true;
}

/* device-cmyk(c m y k) and rgb(r g b), with spaces or commas. */
static bool function_color(bx_values *values, bx_color *color)
{
    bx_string name = bx_values_peek(values)->text;
    bool cmyk = bx_string_equal_ignore_case(name, "device-cmyk");
    if (!cmyk && !bx_string_equal_ignore_case(name, "rgb")) return false;
    values->at++;
    *color = (bx_color){cmyk ? BX_COLOR_CMYK : BX_COLOR_RGB, {0}};
    int count = cmyk ? 4 : 3;
    for (int i = 0; i < count; i++) {
        if (i > 0) bx_values_delimiter(values, ',');
        if (!component(values, cmyk ? 1 : 255, &color->component[i])) return false;
    }
    return bx_values_delimiter(values, ')');
}

bool bx_values_color(bx_values *values, bx_color *color)
{
    const bx_token *token = bx_values_peek(values);
    size_t begin = values->at;
    if (token->type == BX_TOKEN_HASH) {
        if (!hash_color(token->text, color)) return false;
        values->at++;
        return true;
    }
    if (token->type == BX_TOKEN_FUNCTION) {
        if (function_color(values, color)) return true;
        values->at = begin;
        return false;
    }
    if (token->type != BX_TOKEN_IDENT) return false;
    if (bx_values_keyword(values, "transparent")) {
        *color = (bx_color){BX_COLOR_NONE, {0}};
        return true;
    }
    if (bx_values_keyword(values, "currentcolor")) {
        *color = values->context->color;
        return true;
    }
    int32_t named = bx_color_named(token->text);
    if (named < 0) return false;
    *color = rgb(named >> 16 & 255, named >> 8 & 255, named & 255);
    values->at++;
    return true;
}
