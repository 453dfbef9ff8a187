/* The layout dump: plates as JSON with fixed key order and integer units (1/65536 pt, y down).
 *
 * {"format": 1, "header": {…}, "pages": [PAGE …]}
 * PAGE    page, size [w, h], bleed, type_area [x, y, w, h], grid {origin: first body baseline,
 * pitch, em; vertical, when the origin is the axis of the first line at the right}, fills, images,
 * rules, frames (borders with round corners), codes (only when there are some), stories in reading
 *         order
 * CODE    kind (qr, barcode), value, rect with the quiet zone, module, bars (runs of ink)
 * STORY   story (id), role, title, language, source [file, line, column], characters, placed,
 *         overset_lines, overset_characters, empty_lines, jump_page, continued_page (pages that a
 * story goes on on, or comes from), head (what fitting chose: role, size, scale, tracking, lines,
 * fits), copyfit (steps; only when there are some), polygon (column slices), slices (what is left
 * for text: [x, y, w, h, full-width blocks above, lines, lines used]), parts, statements ([role,
 * text, page and story of a reference]), group, priority, played_down, reverse_lead, avoid_fold
 * (only when said), blocks PART    role (element), rect; framed, captioned, credited, file,
 * avoid_fold, facing, belongs_to, booked (size of an advertisement) when there BLOCK   role
 * (element), paragraph (number in the story), slice (number in reading order), part (number in the
 *         story; running text has none), rect, source, lines
 * STEP    [step, role, paragraph, lines before, lines after]
 * LINE    text, at (character offset in the paragraph), origin [x, baseline], measure, em, level
 * (prohibition at line edges), action (fit, in, hang, out), ratio (1/1024 of the deepest step),
 * looseness (largest Han gap, 1/1024 em), deviation (of Han characters from the line's character
 * grid); flags that are only there when true: justified last relaxed overfull underfull vertical
 * hung (the last mark stands beyond the measure); relaxation when a rule had to be given up
 * (closing-marks, span, gaps, runt, word, overfull; in this order); lever when copyfit made its
 * paragraph shorter (marks, autospace, tracking) or longer (gaps, tracking; in this order);
 * clusters; runs; marks (only when there are some) CLUSTER [text, class, offset, advance before
 * trims, trim before, trim after, autospace, stretch] RUN     font, size, scale (1/65536),
 * orientation (upright, rotated, stacked: upright and downwards), tracking (letter-spacing; only
 * when there is some), stroke, outline, shadow [x, y] (widths; only when there are some),
 * annotation (ruby; only when true), color, origin, glyphs MARK    [kind, text begin, text end,
 * from x, from y, to x, to y, size] GLYPH   [id, text begin, text end (bytes of the line's text),
 * x, y]
 *
 * Glyph ids belong to a font version: compare everything but `glyphs`. */
#ifndef BX_PLATE_DUMP_H
#define BX_PLATE_DUMP_H

#include "plate/plate.h"

#define BX_DUMP_FORMAT 1

/* Names of faces for the dump: the PostScript name of a face id. */
typedef const char *(*bx_face_name)(const void *context, uint32_t face);

/* Appends one page as a JSON object (pages of a worker are joined by the caller in page order). */
void bx_plate_dump(const bx_plate *plate, const bx_sources *sources, bx_face_name face_name,
                   const void *context, bx_buffer *out);

/* Appends the copyfit steps of a story as `"copyfit": [STEP …]`. */
void bx_plate_steps_append(const bx_plate_story *story, bx_buffer *out);

#endif
