/* Colours. */
#include "style/sheet.h"

#include "style/codes.h"

#include <stdio.h>

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

/* Functions that give colours: components, and the number that is all of one. */
typedef struct color_function {
    const char *name;
    bx_color_space space;
    int components, full;
    const char *numbers; /* what a component may be, for messages */
} color_function;

static const color_function FUNCTIONS[] = {
    {"device-cmyk", BX_COLOR_CMYK, 4, 1, "0…1"},
    {"rgb", BX_COLOR_RGB, 3, 255, "0…255"},
};

static const color_function *find_function(const bx_token *token)
{
    for (size_t i = 0; i < sizeof FUNCTIONS / sizeof *FUNCTIONS; i++) {
        if (token->type == BX_TOKEN_FUNCTION &&
            bx_string_equal_ignore_case(token->text, FUNCTIONS[i].name))
            return &FUNCTIONS[i];
    }
    return NULL;
}

/* One component: a percentage, or a number of which `full` is all. In 1/10,000; false when it is
 * out of range: 50 for 50% is a mistake, and what is clamped prints as something else. */
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
    *result = (uint16_t)value;
    return value >= 0 && value <= 10000;
}

/* device-cmyk(c m y k) and rgb(r g b), with spaces or commas. */
static bool function_color(bx_values *values, bx_color *color)
{
    const color_function *f = find_function(bx_values_peek(values));
    if (!f) return false;
    values->at++;
    *color = (bx_color){f->space, {0}};
    for (int i = 0; i < f->components; i++) {
        if (i > 0) bx_values_delimiter(values, ',');
        if (!component(values, f->full, &color->component[i])) return false;
    }
    return bx_values_delimiter(values, ')');
}

static bool out_of_range(const bx_token *token, const color_function *f)
{
    int64_t full = token->type == BX_TOKEN_PERCENT ? 100 : f->full;
    return (token->type == BX_TOKEN_PERCENT || token->type == BX_TOKEN_NUMBER) &&
           (token->number < 0 || token->number > full * 1000000);
}

/* Millionths as a decimal without zeros at its end. */
static const char *decimal(char text[static 40], int64_t millionths, const char *unit)
{
    int64_t size = millionths < 0 ? -millionths : millionths;
    int end = snprintf(text, 32, "%s%lld.%06lld", millionths < 0 ? "-" : "",
                       (long long)(size / 1000000), (long long)(size % 1000000));
    while (text[end - 1] == '0')
        end--;
    if (text[end - 1] == '.') end--;
    snprintf(text + end, 4, "%s", unit);
    return text;
}

/* A number that would be right as a percentage is shown as one; else what is allowed. */
static void report_component(bx_diagnostics *diagnostics, bx_span span, const bx_token *token,
                             const color_function *f)
{
    char value[40], percent[40], fraction[40];
    bool is_percent = token->type == BX_TOKEN_PERCENT;
    decimal(value, token->number, is_percent ? "%" : "");
    if (is_percent || f->full != 1 || token->number < 0 || token->number > 100000000)
        bx_report(diagnostics, BX_COLOR_RANGE, span, value, f->name, "0%…100%", f->numbers);
    else
        bx_report(diagnostics, BX_COLOR_RANGE, span, value, f->name,
                  decimal(percent, token->number, "%"), decimal(fraction, token->number / 100, ""));
}

bool bx_color_range_report(const bx_sheet_text *text, bx_diagnostics *diagnostics, bx_span span,
                           const bx_token *tokens, size_t count)
{
    const color_function *f = NULL;
    for (size_t i = 0; i < count; i++) {
        const bx_token *token = &tokens[i];
        if (find_function(token)) f = find_function(token);
        if (bx_token_is(token, ')')) f = NULL;
        if (!f || !out_of_range(token, f)) continue;
        report_component(diagnostics, text ? bx_token_span(text, token, token) : span, token, f);
        return true;
    }
    return false;
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
