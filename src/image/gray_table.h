/* RGB to grey: what a black and white copy of a picture looks like. */
#ifndef BX_IMAGE_GRAY_TABLE_H
#define BX_IMAGE_GRAY_TABLE_H

#include <lcms2.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { BX_GRAY_LIGHTS = 16384 };

/* Light of each red, green and blue of 8 bits, and the grey of each sum of them. */
typedef struct bx_gray_table {
    uint32_t light[3][256];
    uint8_t gray[BX_GRAY_LIGHTS + 1];
} bx_gray_table;

/* Fills a table from a profile of three curves and three colorants, and one of grey. False when the
 * profile is of another kind. */
bool bx_gray_table_make(bx_gray_table *table, cmsHPROFILE rgb, cmsHPROFILE gray);

/* Converts pixels of 8 bits; `gray` may begin where `rgb` does. Differs from lcms's relative
 * colorimetric transform by at most 1. */
void bx_gray_table_apply(const bx_gray_table *table, const uint8_t *rgb, uint8_t *gray,
                         size_t count);

#endif
