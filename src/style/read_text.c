/* Readers of font and text properties. */
#include "style/readers.h"

#include "base/array.h"

BX_READER(font_family)
{
    (void)property;
    BX_ARRAY(bx_string) families = {0};
    bool good = true;
    do {
        const bx_token *token = bx_values_peek(values);
        if (token->type == BX_TOKEN_STRING) {
            bx_array_push(&families, token->text);
            values->at++;
            continue;
        }
        /* An unquoted name may have several words. */
        bx_buffer name = {0};
        while (bx_values_peek(values)->type == BX_TOKEN_IDENT) {
            if (name.size > 0) bx_buffer_append_byte(&name, ' ');
            bx_buffer_append_string(&name, bx_values_peek(values)->text);
            values->at++;
        }
        good = name.size > 0;
        if (good)
            bx_array_push(&families,
                          bx_string_copy(values->context->arena, bx_buffer_string(&name)));
        bx_buffer_release(&name);
    } while (good && bx_values_delimiter(values, ','));
    style->font.font_families =
        (bx_font_families){.names = bx_arena_copy(values->context->arena, families.items,
                                                  families.count * sizeof *families.items),
                           .count = families.count};
    bx_array_release(&families);
    return good;
}

BX_READER(font_size)
{
    (void)property;
    const bx_token *token = bx_values_peek(values);
    bx_length em = values->context->em;
    if (token->type == BX_TOKEN_IDENT) {
        int hao = bx_hao_size(token->text);
        if (hao)
            style->root.font_size = (bx_length)bx_multiply_divide(hao, BX_ONE_PT, 1000);
        else if (bx_string_equal_ignore_case(token->text, "smaller"))
            style->root.font_size = em * 5 / 6;
        else if (bx_string_equal_ignore_case(token->text, "larger"))
            style->root.font_size = em * 6 / 5;
        else
            return false;
        values->at++;
        return true;
    }
    bx_dimension size;
    if (!bx_values_dimension(values, BX_ALLOW_PERCENT, &size)) return false;
    style->root.font_size = bx_dimension_resolve(size, em, em);
    return style->root.font_size > 0;
}

BX_READER(font_weight)
{
    (void)property;
    int weight;
    if (bx_values_keyword(values, "normal"))
        style->font.font_weight = 400;
    else if (bx_values_keyword(values, "bold"))
        style->font.font_weight = 700;
    else if (bx_values_keyword(values, "bolder"))
        style->font.font_weight = 700;
    else if (bx_values_keyword(values, "lighter"))
        style->font.font_weight = 300;
    else if (bx_values_integer(values, 1, 1000, &weight))
        style->font.font_weight = (uint16_t)weight;
    else
        return false;
    return true;
}

/* Only what composition itself needs: a list of "palt" and "vpal", each on or off. */
BX_READER(font_features)
{
    (void)property;
    uint8_t palt = BX_PALT_NONE;
    if (bx_values_keyword(values, "normal")) {
        style->font.font_palt = palt;
        return true;
    }
    do {
        const bx_token *token = bx_values_peek(values);
        if (token->type != BX_TOKEN_STRING) return false;
        bool all = bx_string_equal_literal(token->text, "palt");
        if (!all && !bx_string_equal_literal(token->text, "vpal")) return false;
        values->at++;
        int on = 1;
        if (!bx_values_keyword(values, "on") && bx_values_keyword(values, "off"))
            on = 0;
        else
            bx_values_integer(values, 0, 1, &on);
        uint8_t own = on ? (all ? BX_PALT_ALL : BX_PALT_VERTICAL) : BX_PALT_NONE;
        if (own > palt) palt = own;
    } while (bx_values_delimiter(values, ','));
    style->font.font_palt = palt;
    return true;
}

BX_READER(text_scale)
{
    (void)property;
    const bx_token *token = bx_values_peek(values);
    if (token->type != BX_TOKEN_PERCENT) return false;
    int64_t percent = token->number / 1000000;
    if (percent < 75 || percent > 130) return false;
    style->font.text_scale_x = (int32_t)bx_multiply_divide(token->number, 65536, 100000000);
    values->at++;
    return true;
}

static void set_line_number(bx_computed *style, int64_t millionths)
{
    style->root.line_height_number =
        bx_length_clamp(bx_multiply_divide(millionths, 65536, 1000000));
    style->root.line_height =
        (bx_length)bx_multiply_divide(style->root.font_size, style->root.line_height_number, 65536);
}

BX_READER(line_height)
{
    (void)property;
    int64_t number;
    bx_length em = style->root.font_size;
    if (bx_values_keyword(values, "normal")) {
        set_line_number(style, 1400000);
        return true;
    }
    if (bx_values_peek(values)->type == BX_TOKEN_NUMBER && bx_values_number(values, &number)) {
        if (number <= 0 || number > 100000000) return false;
        set_line_number(style, number);
        return true;
    }
    bx_dimension height;
    if (!bx_values_dimension(values, BX_ALLOW_PERCENT, &height)) return false;
    style->root.line_height_number = 0;
    style->root.line_height = bx_dimension_resolve(height, em, em);
    return style->root.line_height > 0;
}

/* font: [style weight]? size[/line-height] family */
BX_READER(font)
{
    static const bx_keyword styles[] = {{"normal", 0}, {"italic", 1}, {NULL, 0}};
    style->font.font_weight = 400;
    style->font.font_italic = false;
    for (int i = 0; i < 2; i++) {
        if (bx_values_peek(values)->type == BX_TOKEN_IDENT &&
            bx_string_equal_ignore_case(bx_values_peek(values)->text, styles[1].name)) {
            style->font.font_italic = true;
            values->at++;
        } else if (!bx_values_keyword(values, "normal") &&
                   bx_values_peek(values)->type != BX_TOKEN_DIMENSION &&
                   !bx_hao_size(bx_values_peek(values)->text)) {
            bx_read_font_weight(property, values, style);
        }
    }
    if (!bx_read_font_size(property, values, style)) return false;
    if (bx_values_delimiter(values, '/')) {
        if (!bx_read_line_height(property, values, style)) return false;
    } else {
        set_line_number(style, 1400000);
    }
    return bx_read_font_family(property, values, style);
}

/* text-autospace: no-autospace | normal | [ideograph-alpha || ideograph-numeric] [insert | replace]
 */
BX_READER(autospace)
{
    (void)property;
    if (bx_values_keyword(values, "no-autospace")) {
        style->text.autospace = 0;
        return true;
    }
    if (bx_values_keyword(values, "normal") || bx_values_keyword(values, "auto")) {
        style->text.autospace = BX_AUTOSPACE_ALPHA | BX_AUTOSPACE_NUMERIC | BX_AUTOSPACE_REPLACE;
        return true;
    }
    unsigned flags = 0, replace = BX_AUTOSPACE_REPLACE;
    while (!bx_values_done(values)) {
        if (bx_values_keyword(values, "ideograph-alpha"))
            flags |= BX_AUTOSPACE_ALPHA;
        else if (bx_values_keyword(values, "ideograph-numeric"))
            flags |= BX_AUTOSPACE_NUMERIC;
        else if (bx_values_keyword(values, "replace"))
            replace = BX_AUTOSPACE_REPLACE;
        else if (bx_values_keyword(values, "insert"))
            replace = 0;
        else
            return false;
    }
    if (flags == 0) return false;
    style->text.autospace = (uint8_t)(flags | replace);
    return true;
}

/* hanging-punctuation: none | [first || [allow-end | force-end]] */
BX_READER(hanging)
{
    (void)property;
    bx_hanging end = BX_HANGING_NONE;
    bool first = false, none = bx_values_keyword(values, "none"), some = false;
    while (!none && !bx_values_done(values)) {
        if (!first && bx_values_keyword(values, "first"))
            first = true;
        else if (!end && bx_values_keyword(values, "allow-end"))
            end = BX_HANGING_ALLOW_END;
        else if (!end && bx_values_keyword(values, "force-end"))
            end = BX_HANGING_FORCE_END;
        else
            return false;
        some = true;
    }
    if (!none && !some) return false;
    style->line.hanging = end;
    style->line.hanging_first = first;
    return true;
}

BX_READER(text_decoration)
{
    (void)property;
    if (bx_values_keyword(values, "none")) {
        style->text.decoration = BX_DECORATION_NONE;
        return true;
    }
    if (!bx_values_keyword(values, "underline")) return false;
    style->text.decoration =
        bx_values_keyword(values, "wavy") ? BX_DECORATION_WAVE : BX_DECORATION_LINE;
    return true;
}

/* auto is −1: what it means is known where the length is used. */
BX_READER(auto_length)
{
    if (bx_values_keyword(values, "auto")) {
        *(bx_length *)bx_property_field(property, style) = -1;
        return true;
    }
    return bx_read_length(property, values, style);
}

/* text-combine-upright: `digits` alone means two. */
BX_READER(text_combine)
{
    (void)property;
    int digits = 2;
    if (bx_values_keyword(values, "none"))
        style->text.text_combine = BX_COMBINE_NONE;
    else if (bx_values_keyword(values, "all"))
        style->text.text_combine = BX_COMBINE_ALL;
    else {
        if (!bx_values_keyword(values, "digits")) return false;
        if (!bx_values_done(values) && !bx_values_integer(values, 2, 4, &digits)) return false;
        style->text.text_combine = (uint8_t)digits;
    }
    return true;
}

/* none | <string>+ */
BX_READER(words)
{
    bx_words *list = bx_property_field(property, style);
    *list = (bx_words){0};
    if (bx_values_keyword(values, "none")) return true;
    BX_ARRAY(bx_string) words = {0};
    while (bx_values_peek(values)->type == BX_TOKEN_STRING) {
        bx_array_push(&words, bx_values_peek(values)->text);
        values->at++;
    }
    *list = (bx_words){
        bx_arena_copy(values->context->arena, words.items, words.count * sizeof *words.items),
        words.count};
    bx_array_release(&words);
    return list->count > 0;
}

/* content: none | normal | [string | attr(name)]+ */
BX_READER(content)
{
    (void)property;
    style->text.content = (bx_contents){0};
    if (bx_values_keyword(values, "none") || bx_values_keyword(values, "normal")) return true;
    BX_ARRAY(bx_content) pieces = {0};
    bool good = true;
    while (good && !bx_values_done(values)) {
        const bx_token *token = bx_values_peek(values);
        if (token->type == BX_TOKEN_STRING) {
            bx_array_push(&pieces, (bx_content){BX_CONTENT_TEXT, token->text});
            values->at++;
        } else if (token->type == BX_TOKEN_FUNCTION &&
                   bx_string_equal_ignore_case(token->text, "attr")) {
            values->at++;
            const bx_token *name = bx_values_peek(values);
            good = name->type == BX_TOKEN_IDENT;
            if (!good) break;
            bx_array_push(&pieces, (bx_content){BX_CONTENT_ATTRIBUTE, name->text});
            values->at++;
            good = bx_values_delimiter(values, ')');
        } else {
            good = false;
        }
    }
    style->text.content = (bx_contents){
        bx_arena_copy(values->context->arena, pieces.items, pieces.count * sizeof *pieces.items),
        pieces.count};
    good = good && pieces.count > 0;
    bx_array_release(&pieces);
    return good;
}

/* A keyword, or one character that table columns are aligned by and where they then stand (CSS Text
 * 4). */
BX_READER(text_align)
{
    const bx_token *token = bx_values_peek(values);
    style->line.align_mark = 0;
    if (token->type != BX_TOKEN_STRING) return bx_read_keyword(property, values, style);
    size_t at = 0;
    style->line.align_mark = bx_utf8_next(token->text, &at);
    style->line.text_align = BX_ALIGN_END;
    values->at++;
    if (token->text.size == 0 || at != token->text.size) return false;
    return bx_values_done(values) || bx_read_keyword(property, values, style);
}
