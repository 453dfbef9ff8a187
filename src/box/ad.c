/* Booked sizes and their slots. */
#include "box/ad.h"
#include "box/codes.h"

#include <stdio.h>

/* Half a millimetre more than the slot is nobody's mistake (N47). */
#define TOLERANCE (BX_ONE_PT * 3 / 2)

bx_length bx_ad_millimetres(bx_string text)
{
    int64_t micrometres = 0, unit = 1000;
    bool fraction = false;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (c == '.') fraction = true;
        if (c < '0' || c > '9') continue;
        if (!fraction && micrometres < 100000000)
            micrometres = micrometres * 10 + (c - '0') * 1000;
        else if (fraction)
            micrometres += (c - '0') * (unit /= 10);
    }
    return bx_length_from_micrometres(micrometres);
}

void bx_ad_booking(const bx_page_context *context, const bx_node *ad, const bx_strip *strips,
                   size_t count, bx_length *width, bx_length *height)
{
    *width = bx_ad_millimetres(bx_node_value(ad, "width"));
    *height = bx_ad_millimetres(bx_node_value(ad, "height"));
    uint32_t columns = bx_node_number_value(ad, "columns"),
             lines = bx_node_number_value(ad, "lines");
    if (*width == 0 && columns > 0 && count > 0) {
        if (columns <= count)
            *width = strips[columns - 1].x + strips[columns - 1].width - strips[0].x;
        else
            *width = bx_length_clamp((int64_t)columns * (strips[0].width + context->em));
    }
    if (*height == 0 && lines > 0) *height = bx_length_clamp((int64_t)lines * context->pitch);
}

/* "170.0 × 120.0 mm" */
static void print_size(char *text, size_t size, bx_length width, bx_length height)
{
    int64_t w = bx_multiply_divide(width, 254, (int64_t)72 * BX_ONE_PT),
            h = bx_multiply_divide(height, 254, (int64_t)72 * BX_ONE_PT);
    snprintf(text, size, "%lld.%lld × %lld.%lld mm", (long long)(w / 10), (long long)(w % 10),
             (long long)(h / 10), (long long)(h % 10));
}

static void report_large(bx_page_context *context, const bx_node *ad, bx_length width,
                         bx_length height, bx_rect slot)
{
    char booked[64], room[64];
    bx_short_text name;
    bx_string booking = bx_node_value(ad, "booking");
    print_size(booked, sizeof booked, width, height);
    print_size(room, sizeof room, slot.width, slot.height);
    bx_report_on_page(context->diagnostics, BX_AD_TOO_LARGE, ad->span, context->number,
                      context->story, bx_short(&name, booking.size ? booking : context->story),
                      booked, room);
}

bx_rect bx_ad_place(bx_page_context *context, const bx_node *ad, const bx_strip *strips,
                    size_t count, bx_rect slot)
{
    bx_length width, height;
    bx_ad_booking(context, ad, strips, count, &width, &height);
    if (width > slot.width + TOLERANCE || height > slot.height + TOLERANCE)
        report_large(context, ad, width ? width : slot.width, height ? height : slot.height, slot);
    bx_rect place = slot;
    if (width > 0 && width < slot.width) {
        place.x += (slot.width - width) / 2;
        place.width = width;
    }
    if (height > 0 && height < slot.height) place.height = height;
    return place;
}
