/* Images: looking at files, and making print-ready pixels of them.
 *
 * The only folder with libjpeg, libpng, libtiff, libwebp and lcms2. Sizes are checked before
 * anything is decoded; rows are scaled while reading, so a picture 50,000 px wide stays small.
 */
#ifndef BX_IMAGE_IMAGE_H
#define BX_IMAGE_IMAGE_H

#include "base/color.h"
#include "base/diagnostic.h"
#include "image/kept.h"

typedef enum bx_image_format {
    BX_IMAGE_JPEG,
    BX_IMAGE_PNG,
    BX_IMAGE_TIFF,
    BX_IMAGE_WEBP
} bx_image_format;
typedef enum bx_pixel_space {
    BX_PIXEL_BITMAP, /* 1 bit, 1 = ink: printed in one ink, never converted */
    BX_PIXEL_GRAY,
    BX_PIXEL_RGB,
    BX_PIXEL_CMYK,
    BX_PIXEL_LAB
} bx_pixel_space;

/* What the header of a file says. */
typedef struct bx_image_info {
    bx_image_format format;
    bx_pixel_space space;
    uint32_t width, height; /* pixels, after Exif orientation */
    uint8_t orientation;    /* Exif 1–8 */
} bx_image_info;

/* Reads only the header. The type is decided by the content, not the name; a name that lies is
 * warned about. Unreadable, truncated header, 0 × 0, above the limits (100,000 px a side, 1 Gpx) or
 * of a kind that is not read: false with a BX_ERROR diagnostic at `span` that says which (the page
 * is set with a placeholder). */
bool bx_image_probe(const char *path, bx_span span, bx_image_info *info,
                    bx_diagnostics *diagnostics);

/* The newsprint output profile and everything made from it. Immutable, shared by workers. */
typedef struct bx_profile bx_profile;

/* Opens a CMYK output profile. NULL with a fatal diagnostic. */
bx_profile *bx_profile_open(const char *path, bx_diagnostics *diagnostics);
void bx_profile_free(bx_profile *profile);

/* Takes tables of colours from those that are kept, and keeps new ones; `kept` is borrowed as long
 * as the profile lives. Before the profile is used. */
void bx_profile_keep(bx_profile *profile, bx_kept *kept);

/* The ICC bytes (for the output intent) and the profile's description. Borrowed. */
bx_string bx_profile_data(const bx_profile *profile);
bx_string bx_profile_description(const bx_profile *profile);

/* Black ink that is as dark as a mixture of inks, in 1/10,000. */
uint16_t bx_ink_black(const uint16_t cmyk[4]);

/* Ink of a colour: neutral RGB becomes K alone, other RGB goes through the profile (perceptual,
 * black point compensation). Components in 1/10,000. Thread-safe. */
void bx_profile_ink(const bx_profile *profile, bx_color color, uint16_t cmyk[4]);

/* What to take of an image and how large it prints. */
typedef struct bx_image_request {
    const char *path;
    bx_span span;
    uint32_t crop_x, crop_y, crop_width, crop_height; /* pixels, after orientation */
    uint32_t max_width, max_height;                   /* target pixels: house ppi × print size */
    uint32_t ink_limit;                               /* percent, e.g. 240 */
    uint32_t quality;                                 /* of photographs in JPEG, 1 to 100 */
    bool black_only;                                  /* grey, whatever the file has */
    bool keep_inks;         /* CMYK of another printing condition is not converted */
    uint16_t background[4]; /* inks below transparent parts in 1/10,000; zero: paper white */
    bool over_picture;      /* another picture is below, which transparent parts do not show */
} bx_image_request;

typedef enum bx_image_filter { BX_FILTER_DCT, BX_FILTER_FLATE } bx_image_filter;

/* What is to be said of a picture that was made. */
typedef struct bx_image_remarks {
    char unreadable[8];     /* nothing could be read of this kind of file: "JPEG"; else "" */
    bool truncated;         /* damage half-way: the rest is paper white */
    bool transparent;       /* it shows what is below */
    bool profile_unusable;  /* the usual one was taken */
    bool ink_limited;       /* inks of the file were above the limit */
    bool converted;         /* its inks were those of another printing condition, */
    char condition[64];     /* with this name */
    uint32_t reduced_from;  /* pixels a side, more than a JPEG holds; 0: none */
    uint32_t more_channels; /* of the file, not printed */
} bx_image_remarks;

/* Print-ready pixels: an encoded stream. */
typedef struct bx_encoded_image {
    bx_pixel_space space; /* BITMAP (image mask), GRAY or CMYK; no other */
    bx_image_filter filter;
    bool inverted; /* samples are paper, not ink: CMYK as Adobe's programs store it in JPEG */
    uint32_t width, height;
    void *data; /* owned; 8 bits a component, or 1 bit rows padded to bytes */
    size_t size;
    bx_image_remarks remarks;
} bx_encoded_image;

/* Decodes, crops, scales down, turns, converts to CMYK or grey through the profile, lays
 * transparent parts on the background, limits ink, encodes (photos: DCT; line art and PNG with few
 * colours: Flate). A CMYK JPEG that needs none of this keeps its scan data. What is damaged is
 * paper white; false when nothing could be read. Thread-safe, deterministic. */
bool bx_image_encode(const bx_image_request *request, const bx_profile *profile,
                     bx_encoded_image *image);

/* Says what there is to say of a picture that was made for a request, or could not be made. */
void bx_image_report(const bx_image_request *request, const bx_image_remarks *remarks,
                     bx_diagnostics *diagnostics);
void bx_encoded_image_release(bx_encoded_image *image);

#endif
