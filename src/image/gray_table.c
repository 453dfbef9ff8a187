/* Grey is the curve of the light that red, green and blue give together: Y of CIE XYZ. */
#include "image/gray_table.h"

enum { SCALE = 16 }; /* of a sum's light, to round less */

bool bx_gray_table_make(bx_gray_table *table, cmsHPROFILE rgb, cmsHPROFILE gray)
{
    static const cmsTagSignature curves[] = {cmsSigRedTRCTag, cmsSigGreenTRCTag, cmsSigBlueTRCTag};
    static const cmsTagSignature colorants[] = {cmsSigRedColorantTag, cmsSigGreenColorantTag,
                                                cmsSigBlueColorantTag};
    const cmsToneCurve *to = cmsReadTag(gray, cmsSigGrayTRCTag);
    if (!cmsIsMatrixShaper(rgb) || cmsGetColorSpace(rgb) != cmsSigRgbData || !to) return false;
    for (int c = 0; c < 3; c++) {
        const cmsToneCurve *curve = cmsReadTag(rgb, curves[c]);
        const cmsCIEXYZ *colorant = cmsReadTag(rgb, colorants[c]);
        if (!curve || !colorant || colorant->Y < 0) return false;
        for (uint32_t v = 0; v < 256; v++) {
            double light = cmsEvalToneCurveFloat(curve, (float)v / 255) * colorant->Y;
            table->light[c][v] = (uint32_t)(light * BX_GRAY_LIGHTS * SCALE + 0.5);
        }
    }
    cmsToneCurve *back = cmsReverseToneCurve(to);
    if (!back) return false;
    for (uint32_t i = 0; i <= BX_GRAY_LIGHTS; i++) {
        float value = cmsEvalToneCurveFloat(back, (float)i / BX_GRAY_LIGHTS);
        table->gray[i] = (uint8_t)(value < 0 ? 0 : value > 1 ? 255 : value * 255 + 0.5f);
    }
    cmsFreeToneCurve(back);
    return true;
}

void bx_gray_table_apply(const bx_gray_table *table, const uint8_t *rgb, uint8_t *gray,
                         size_t count)
{
    for (; count > 0; count--, rgb += 3, gray++) {
        uint32_t light =
            table->light[0][rgb[0]] + table->light[1][rgb[1]] + table->light[2][rgb[2]] + SCALE / 2;
        light /= SCALE;
        *gray = table->gray[light > BX_GRAY_LIGHTS ? BX_GRAY_LIGHTS : light];
    }
}
