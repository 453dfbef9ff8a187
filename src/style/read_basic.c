/* Readers of keywords, lengths, colours and numbers. */
#include "style/readers.h"

#include <string.h>

static void store(const bx_property *property, bx_computed *style, int value)
{
    void *field = bx_property_field(property, style);
    if (property->size == 1)
        *(uint8_t *)field = (uint8_t)value;
    else if (property->size == 2)
        *(uint16_t *)field = (uint16_t)value;
    else
        *(int *)field = value;
}

BX_READER(keyword)
{
    const bx_token *token = bx_values_peek(values);
    if (token->type != BX_TOKEN_IDENT) return false;
    for (const bx_keyword *k = property->keywords; k->name; k++) {
        if (!bx_string_equal_ignore_case(token->text, k->name)) continue;
        store(property, style, k->value);
        values->at++;
        return true;
    }
    return false;
}

BX_READER(dimension)
{
    return bx_values_dimension(values, property->allow, bx_property_field(property, style));
}

BX_READER(length)
{
    return bx_values_length(values, property->allow & BX_ALLOW_NEGATIVE,
                            bx_property_field(property, style));
}

BX_READER(letter_spacing)
{
    if (bx_values_keyword(values, "normal")) {
        style->text.letter_spacing = 0;
        return true;
    }
    return bx_read_length(property, values, style);
}

BX_READER(word_spacing)
{
    if (bx_values_keyword(values, "normal"))
        style->text.word_spacing = 0;
    else if (bx_values_keyword(values, "-bx-font-space"))
        style->text.word_spacing = BX_WORD_SPACE_OF_FONT;
    else
        return bx_read_length(property, values, style);
    return true;
}

BX_READER(color)
{
    return bx_values_color(values, bx_property_field(property, style));
}

BX_READER(small_integer)
{
    int number;
    if (!bx_values_integer(values, 1, 200, &number)) return false;
    store(property, style, number);
    return true;
}

/* thin, medium, thick are those of CSS; newspapers write points. */
BX_READER(border_width)
{
    bx_length *width = bx_property_field(property, style);
    if (bx_values_keyword(values, "thin"))
        *width = BX_ONE_PT / 4;
    else if (bx_values_keyword(values, "medium"))
        *width = BX_PT(1);
    else if (bx_values_keyword(values, "thick"))
        *width = BX_PT(2);
    else
        return bx_values_length(values, false, width);
    return true;
}
