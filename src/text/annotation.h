/* What stands beside the text: room for it on the clusters of the text, and whether the line gap
 * holds it. */
#ifndef BX_TEXT_ANNOTATION_H
#define BX_TEXT_ANNOTATION_H

#include "text/shaper.h"

/* Keeps framed names whole and makes room for their frames (CLREQ 3.1.3.4). */
void bx_space_frames(bx_shaping *shaping);

/* Warns when the block's line gap is too narrow for its marks and annotations (T-008: half an em on
 * one side, five eighths on both, an eighth more for comments), once for each story, place in the
 * gap and style. */
void bx_check_gap(bx_shaping *shaping, const bx_styles *styles);

/* Widens a cell by room that belongs to no mark of the text, at its start and end; `glyphs` is the
 * list that the cluster's first_glyph counts in. */
static inline void bx_cluster_add_room(bx_cluster *cluster, bx_shaped_glyph *glyphs,
                                       bx_length before, bx_length after)
{
    cluster->advance += before + after;
    cluster->blank_before += before;
    cluster->blank_after += after;
    for (uint32_t g = 0; g < cluster->glyph_count; g++)
        glyphs[cluster->first_glyph + g].inline_offset += before;
}

#endif
