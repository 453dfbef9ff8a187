/* The character map of a face, walked as a whole. */
#ifndef BX_FONT_CMAP_H
#define BX_FONT_CMAP_H

#include <hb.h>
#include <stdbool.h>

/* Calls use(context, character, glyph) for the pairs of the face's character map, as far as it is
 * one of ranges of all of Unicode (cmap format 12; OpenType). False when the face has another: then
 * nothing was called. HarfBuzz gives the characters alone, and is asked for their glyphs one by
 * one, which takes ten times as long. */
bool bx_cmap_walk(hb_face_t *face, void (*use)(void *context, uint32_t character, uint32_t glyph),
                  void *context);

#endif
