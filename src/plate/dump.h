/* Plates as JSON (the dump), written and read back without loss: read(write(plate)) = plate.
 *
 * {"format": 2,
 * "head": {…},                        what outputs take from the issue (app/dump_head.h)
 * "pages": [
 *  {"hash": …, "faces": […], "page": …, …, "stories": [
 *    {"hash": …, "story": …, …}, …]}, …]}
 *
 * Units are 1/65536 pt, integers, y down; keys stand in fixed order, and those that say nothing are
 * left out. The tables of keys are those of plate/schema.c; the names are those of plate.h, but:
 *
 *   grid       {origin: first body baseline (vertical: axis of the first line), pitch, em, columns}
 *   source     null, or [path, line, column, first byte, end] of what a thing came from
 *   color      [space, components in 1/10,000]
 *   faces      of a page, in the order of first use: [name, SHA-256 of the file, index in it,
 *              family, path where the issue brings the file]; the name is the PostScript name, with
 *              @ and eight digits of the hash where two files share it
 *   font       of a run: such a name
 *   clusters   [text, class, offset, advance before trims, trim before, trim after, autospace,
 *              stretch, first byte, end]
 *   glyphs     [id, first byte, end (of the line's text), x, y]
 *   marks      [kind, first byte, end, from x, from y, to x, to y, size, color]
 *   slices     [x, y, width, height, full-width blocks above, lines, lines used]
 *   statements [role, text, page and story of a reference, source]
 *   copyfit    [step, role, paragraph, lines before, lines after, source]
 *   em, deviation, text of clusters: for readers of the file; they follow from the rest
 *
 * The hash of a story is the SHA-256 of its object as written, without the hash; that of a page is
 * the SHA-256 of its object up to the stories and of their hashes. Equal hashes: equal print.
 *
 * Glyph ids belong to a version of a font: compare everything but `glyphs` across versions. */
#ifndef BX_PLATE_DUMP_H
#define BX_PLATE_DUMP_H

#include "plate/plate.h"

#define BX_DUMP_FORMAT 2

/* A face as a dump names it: the PostScript name for people; the file's SHA-256 in lower-case
 * hexadecimal digits and the index in it are what counts; family and path tell where to look. */
typedef struct bx_plate_face {
    const char *name;
    const char *sha256;
    unsigned index;
    bx_string family;
    bx_string path; /* relative; empty for the default faces and those of the machine */
} bx_plate_face;

/* How what lies outside a plate is named in a dump. The functions may be called by several threads
 * at once; what they return lives as long as the context. */
typedef struct bx_plate_names {
    void *context;
    bx_plate_face (*face)(void *context, uint32_t face);
    /* A path relative to the folder or the data folder, so that a dump has the same bytes
     * wherever the issue lies. */
    bx_string (*path)(void *context, bx_string path);
    /* The SHA-256 of a picture in hexadecimal digits; "" when it cannot be read. */
    const char *(*picture)(void *context, bx_string path);
} bx_plate_names;

/* Appends one page as a JSON object (pages of a worker are joined by the caller in page order). */
void bx_plate_write(const bx_plate *plate, const bx_sources *sources, const bx_plate_names *names,
                    bx_buffer *out);

/* Appends the copyfit steps of a story as `"copyfit": [STEP …]`. */
void bx_plate_steps_append(const bx_plate_story *story, bx_buffer *out);

/* How what a dump names is found again. Each returns false when it is not there. */
typedef struct bx_plate_finder {
    void *context;
    bool (*face)(void *context, const bx_plate_face *face, uint32_t *id);
    /* The source number of a file that spans name. It need not exist any more. */
    uint32_t (*source)(void *context, bx_string path);
    /* Where byte `offset` of a source stood, for files that are not there any more. */
    void (*position)(void *context, uint32_t source, uint32_t offset, bx_position position);
    /* The path under which a picture with that hash is read now, NUL-ended; false: another
     * picture, or none, stands there. */
    bool (*picture)(void *context, bx_string path, const char *sha256, bx_string *found);
} bx_plate_finder;

/* Why a page could not be read. */
typedef struct bx_plate_fault {
    char place[160]; /* keys and indexes from the page on, such as "stories[2].blocks[0].rect" */
    char what[160];  /* English: what is expected there */
} bx_plate_fault;

struct json_t; /* a parsed JSON value of jansson */

/* Reads a page object as bx_plate_write writes it, checks its hashes, and gives a plate in an arena
 * of its own, which the caller frees; NULL with *fault set when it is damaged, foreign, or names a
 * face or picture that is not there. */
bx_plate *bx_plate_read(const struct json_t *page, const bx_sources *sources,
                        const bx_plate_names *names, const bx_plate_finder *finder,
                        bx_plate_fault *fault);

#endif
