/* Booked sizes and their slots. */
#include "box/ad.h"

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

void bx_ad_booking(const bx_ask *ask, const bx_node *ad, bx_strips strips, bx_length *width,
                   bx_length *height)
{
    *width = bx_ad_millimetres(bx_node_value(ad, "width"));
    *height = bx_ad_millimetres(bx_node_value(ad, "height"));
    uint32_t columns = bx_node_number_value(ad, "columns"),
             lines = bx_node_number_value(ad, "lines");
    if (*width == 0 && columns > 0 && strips.count > 0) {
        if (columns <= strips.count)
            *width =
                strips.items[columns - 1].x + strips.items[columns - 1].width - strips.items[0].x;
        else
            *width = bx_length_clamp((int64_t)columns * (strips.items[0].width + ask->page->em));
    }
    if (*height == 0 && lines > 0) *height = bx_length_clamp((int64_t)lines * ask->page->pitch);
}

bx_ad_place bx_ad_place_in(const bx_ask *ask, const bx_node *ad, bx_strips strips, bx_rect slot)
{
    bx_ad_place place = {.rect = slot};
    bx_ad_booking(ask, ad, strips, &place.width, &place.height);
    place.too_large =
        place.width > slot.width + TOLERANCE || place.height > slot.height + TOLERANCE;
    if (place.width > 0 && place.width < slot.width) {
        place.rect.x += (slot.width - place.width) / 2;
        place.rect.width = place.width;
    }
    if (place.height > 0 && place.height < slot.height) place.rect.height = place.height;
    return place;
}
