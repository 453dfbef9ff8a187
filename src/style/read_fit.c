/* Readers of properties that fit headlines to their place. */
#include "style/readers.h"

#include "base/array.h"

/* -bx-font-size-list: none | [<length> | 号]+, kept from the largest to the smallest. */
BX_READER(font_size_list)
{
    enum { MOST_SIZES = 32 };
    style->fit.font_sizes = (bx_font_sizes){0};
    if (bx_values_keyword(values, "none")) return true;
    bx_length sizes[MOST_SIZES];
    size_t count = 0;
    while (!bx_values_done(values)) {
        bx_computed size = {0};
        if (count == MOST_SIZES || !bx_read_font_size(property, values, &size)) return false;
        size_t at = count++;
        for (; at > 0 && sizes[at - 1] < size.root.font_size; at--)
            sizes[at] = sizes[at - 1];
        sizes[at] = size.root.font_size;
    }
    style->fit.font_sizes =
        (bx_font_sizes){bx_arena_copy(values->context->arena, sizes, count * sizeof *sizes), count};
    return count > 0;
}

/* max-lines: auto | <integer> */
BX_READER(max_lines)
{
    int lines = 0;
    if (!bx_values_keyword(values, "auto") && !bx_values_integer(values, 1, 12, &lines))
        return false;
    *(uint8_t *)bx_property_field(property, style) = (uint8_t)lines;
    return true;
}

static bool read_percent(bx_values *values, int32_t *scale)
{
    const bx_token *token = bx_values_peek(values);
    if (token->type != BX_TOKEN_PERCENT || token->number < 75000000 || token->number > 130000000)
        return false;
    *scale = (int32_t)bx_multiply_divide(token->number, 65536, 100000000);
    values->at++;
    return true;
}

/* -bx-text-scale-limits: least and most; one value is the least. */
BX_READER(scale_limits)
{
    (void)property;
    style->fit.scale_limits[1] = 65536;
    if (!read_percent(values, &style->fit.scale_limits[0])) return false;
    if (!bx_values_done(values) && !read_percent(values, &style->fit.scale_limits[1])) return false;
    return style->fit.scale_limits[0] <= 65536 && style->fit.scale_limits[1] >= 65536;
}

/* -bx-letter-spacing-limits: least and most, kept in 1/65536 of the font size. */
BX_READER(tracking_limits)
{
    (void)property;
    bx_length limits[2] = {0, 0};
    if (!bx_values_length(values, true, &limits[0])) return false;
    if (!bx_values_done(values) && !bx_values_length(values, true, &limits[1])) return false;
    for (int i = 0; i < 2; i++)
        style->fit.tracking_limits[i] =
            (int32_t)bx_multiply_divide(limits[i], 65536, bx_length_max(style->root.font_size, 1));
    return style->fit.tracking_limits[0] <= 0 && style->fit.tracking_limits[1] >= 0 &&
           style->fit.tracking_limits[0] > -65536 / 2 && style->fit.tracking_limits[1] <= 2 * 65536;
}

/* -bx-font-size-grade: none | <number>, in halves: 小 sizes stand between the others. */
BX_READER(font_grade)
{
    (void)property;
    int64_t number = 0;
    style->fit.font_grade = 0;
    if (bx_values_keyword(values, "none")) return true;
    if (!bx_values_number(values, &number) || number % 500000 != 0) return false;
    number /= 500000;
    if (number < 1 || number > 20) return false;
    style->fit.font_grade = (uint8_t)number;
    return true;
}
