/* Shared between the files that set lines. */
#ifndef BX_SET_PARTS_H
#define BX_SET_PARTS_H

#include "line/line.h"
#include "plate/plate.h"

/* How the glyphs of a run go on in their line. */
static inline bx_orientation bx_orientation_of(bx_setting setting)
{
    static const bx_orientation orientations[] = {
        [BX_SET_HORIZONTAL] = BX_UPRIGHT,
        [BX_SET_UPRIGHT] = BX_STACKED,
        [BX_SET_COMBINED] = BX_UPRIGHT,
        [BX_SET_ROTATED] = BX_ROTATED,
    };
    return orientations[setting];
}

/* Ends of a cluster's face along the line, from the start of its measure, without the blanks of its
 * cell. */
static inline bx_length bx_face_start(const bx_paragraph *p, const bx_line *line,
                                      const bx_length *offsets, uint32_t cluster)
{
    return offsets[cluster - line->cluster_begin] + p->clusters[cluster].blank_before;
}

static inline bx_length bx_face_end(const bx_paragraph *p, const bx_line *line,
                                    const bx_length *offsets, uint32_t cluster)
{
    const bx_cluster *c = &p->clusters[cluster];
    return offsets[cluster - line->cluster_begin] + c->advance - c->blank_after;
}

#endif
