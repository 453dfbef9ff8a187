/* Readers of margins, padding, borders and backgrounds. */
#include "style/readers.h"

#include <string.h>

/* One to four values for top, right, bottom, left; the shorthand's longhands say which fields. */
BX_READER(four_sides)
{
    const bx_property *sides[4];
    const char *at = property->longhands;
    for (int i = 0; i < 4; i++) {
        size_t length = strcspn(at, " ");
        sides[i] = bx_property_find((bx_string){at, length});
        at += length + (at[length] == ' ');
    }
    int count = 0;
    while (count < 4 && !bx_values_done(values)) {
        if (!sides[count]->read(sides[count], values, style)) return false;
        count++;
    }
    if (count == 0) return false;
    static const int source[5][4] = {{0}, {0, 0, 0, 0}, {0, 1, 0, 1}, {0, 1, 2, 1}, {0, 1, 2, 3}};
    bx_computed copy = *style;
    for (int i = 0; i < 4; i++) {
        const void *from = (const char *)&copy + sides[source[count][i]]->offset;
        memcpy(bx_property_field(sides[i], style), from, sides[i]->size);
    }
    return true;
}

/* margin-block and the like: one or two values. */
BX_READER(two_sides)
{
    size_t length = strcspn(property->longhands, " ");
    const bx_property *first = bx_property_find((bx_string){property->longhands, length});
    const bx_property *second = bx_property_find(bx_string_of(property->longhands + length + 1));
    size_t begin = values->at;
    if (!first->read(first, values, style)) return false;
    size_t end = values->at;
    if (bx_values_done(values)) values->at = begin;
    bool good = second->read(second, values, style);
    if (values->at < end) values->at = end;
    return good;
}

static const bx_keyword BORDER_STYLES[] = {
    {"none", BX_BORDER_NONE},
    {"hidden", BX_BORDER_NONE},
    {"solid", BX_BORDER_SOLID},
    {"double", BX_BORDER_DOUBLE},
    {"dotted", BX_BORDER_DOTTED},
    {"dashed", BX_BORDER_DASHED},
    {"-bx-thick-thin", BX_BORDER_THICK_THIN},
    {"-bx-thin-thick", BX_BORDER_THIN_THICK},
    {"-bx-wavy", BX_BORDER_WAVY},
    {"-bx-twist", BX_BORDER_TWIST},
    {"-bx-pearls", BX_BORDER_PEARLS},
    {"-bx-diamonds", BX_BORDER_DIAMONDS},
    {"-bx-flowers", BX_BORDER_FLOWERS},
    {"-bx-meander", BX_BORDER_MEANDER},
    {NULL, 0},
};

/* width || style || colour, in any order. */
static bool read_border(bx_values *values, bx_border *border)
{
    *border = (bx_border){BX_BORDER_NONE, BX_PT(1), values->context->color};
    bool width = false, kind = false, color = false;
    while (!bx_values_done(values)) {
        const bx_token *token = bx_values_peek(values);
        const bx_keyword *k = BORDER_STYLES;
        while (!kind && token->type == BX_TOKEN_IDENT && k->name &&
               !bx_string_equal_ignore_case(token->text, k->name))
            k++;
        if (!kind && token->type == BX_TOKEN_IDENT && k->name) {
            border->style = (bx_border_style)k->value;
            values->at++;
            kind = true;
        } else if (!width && bx_values_length(values, false, &border->width)) {
            width = true;
        } else if (!color && bx_values_color(values, &border->color)) {
            color = true;
        } else {
            return false;
        }
    }
    return width || kind || color;
}

BX_READER(border)
{
    size_t length = strcspn(property->longhands, " ");
    const bx_property *first = bx_property_find((bx_string){property->longhands, length});
    /* Style, width and colour of one side lie together: the first longhand is the style. */
    return read_border(values, bx_property_field(first, style));
}

BX_READER(border_sides)
{
    (void)property;
    bx_border border;
    if (!read_border(values, &border)) return false;
    for (int side = 0; side < 4; side++)
        style->box.border[side] = border;
    return true;
}

BX_READER(background)
{
    (void)property;
    if (bx_values_keyword(values, "none")) {
        style->box.background_color = (bx_color){BX_COLOR_NONE, {0}};
        return true;
    }
    return bx_values_color(values, &style->box.background_color);
}

static bool position(bx_values *values, bool vertical, bx_dimension *d)
{
    const char *low = vertical ? "top" : "left", *high = vertical ? "bottom" : "right";
    d->kind = BX_DIMENSION_PERCENT;
    if (bx_values_keyword(values, low))
        d->value = 0;
    else if (bx_values_keyword(values, high))
        d->value = 100 * 65536;
    else if (bx_values_keyword(values, "center"))
        d->value = 50 * 65536;
    else {
        if (bx_values_peek(values)->type != BX_TOKEN_PERCENT) return false;
        return bx_values_dimension(values, BX_ALLOW_PERCENT, d);
    }
    return true;
}

/* The focus point: x, then y. */
BX_READER(object_position)
{
    (void)property;
    style->picture.object_position[1] = (bx_dimension){BX_DIMENSION_PERCENT, 50 * 65536};
    if (!position(values, false, &style->picture.object_position[0])) return false;
    return bx_values_done(values) || position(values, true, &style->picture.object_position[1]);
}

BX_READER(crop_limit)
{
    (void)property;
    style->picture.crop_limit = (bx_dimension){BX_DIMENSION_AUTO, 0};
    if (bx_values_keyword(values, "auto")) return true;
    return bx_values_peek(values)->type == BX_TOKEN_PERCENT &&
           bx_values_dimension(values, BX_ALLOW_PERCENT, &style->picture.crop_limit);
}

/* Lines that the letter is sunk into; one is no initial at all. */
BX_READER(initial_letter)
{
    (void)property;
    int lines = 0;
    if (!bx_values_keyword(values, "normal") && !bx_values_integer(values, 1, 20, &lines))
        return false;
    style->place.initial_letter = lines > 1 ? (uint8_t)lines : 0;
    return true;
}

/* A rule on a side named by the direction of lines; the cascade has read writing-mode before. */
BX_READER(flow_border)
{
    return read_border(values, bx_property_field(property, style));
}
