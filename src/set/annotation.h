/* Annotations of a set line as runs beside it: ruby over or under, right or left in vertical lines;
 * zhuyin at the right of its base in both directions; interlinear comments below or left
 * (CLREQ 3.3). */
#ifndef BX_SET_ANNOTATION_H
#define BX_SET_ANNOTATION_H

#include "line/line.h"
#include "plate/plate.h"

/* Moves bases that are narrower than their annotation to the line's edge when they stand at it:
 * room that was made for the annotation is then all on the other side, and both are flush with the
 * edge (CLREQ 3.3.4.1; T-110). Changes `offsets`, those of bx_line_place. */
void bx_align_annotated_edges(const bx_paragraph *paragraph, const bx_line *line,
                              bx_length *offsets);

/* Adds the annotations whose base begins in the line to the runs of `out`, whose text runs are set
 * already. Parameters as for bx_set_marks. */
void bx_set_annotations(const bx_paragraph *paragraph, const bx_line *line,
                        const bx_length *offsets, uint32_t text_begin, bx_plate_line *out,
                        bx_arena *arena);

/* A comment of the line that goes beyond the line's end, because all of them are longer than the
 * line; else NULL. */
const bx_annotation *bx_overlong_comment(const bx_paragraph *paragraph, const bx_line *line);

/* Whether a cluster belongs to the base of an annotation or comment at a position. */
bool bx_is_annotated(const bx_paragraph *paragraph, uint32_t cluster, bx_ruby_position position);

#endif
