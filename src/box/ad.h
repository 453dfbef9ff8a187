/* Advertisements 广告: booked in millimetres, or in columns and body lines, into a slot of the
 * page. Artwork is a picture file; a slot without one is marked as blank. */
#ifndef BX_BOX_AD_H
#define BX_BOX_AD_H

#include "grid/grid.h"

/* A length such as "170mm" or "170.5mm"; 0 for an empty string. */
bx_length bx_ad_millimetres(bx_string text);

/* Size on the page that an ad's attributes book: width and height, else columns of `strips` and
 * lines. 0 where nothing is said. */
void bx_ad_booking(const bx_ask *ask, const bx_node *ad, bx_strips strips, bx_length *width,
                   bx_length *height);

/* Where an ad stands, and what was booked (0: nothing). */
typedef struct bx_ad_place {
    bx_rect rect;
    bx_length width, height;
    bool too_large; /* booked larger than the slot: it is kept inside it */
} bx_ad_place;

/* Where an ad stands in its slot: at its booked size, in the middle across, at the top; the whole
 * slot when nothing is booked. */
bx_ad_place bx_ad_place_in(const bx_ask *ask, const bx_node *ad, bx_strips strips, bx_rect slot);

#endif
