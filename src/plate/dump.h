/* Plates as JSON (the dump), written and read back without loss: read(write(plate)) = plate.
 *
 * {"format": 2,
 * "header": {…},                      what all pages share: bx_dump_head
 * "pages": [
 *  {"hash": …, "faces": […], "page": …, …, "stories": [
 *    {"hash": …, "story": …, …}, …]}, …]}
 *
 * The file is UTF-8, packed with gzip (one member or several) or not. Units are 1/65536 pt,
 * integers, y down; keys stand in fixed order, and those that say nothing are left out. The tables
 * of keys are those of plate/schema.c, in whose macros a row is a JSON array and all else an
 * object; what each means stands at the field of the same name in plate.h, and of the header below.
 * Otherwise called than there, or of a form of their own, are:
 *
 *   grid       {origin: first body baseline (vertical: axis of the first line), pitch, em, columns}
 *   source     null, or [path, line, column, first byte, end] of what a thing came from
 *   color      [space, four components in 1/10,000]: "none", "cmyk", "rgb" with a fourth of 0
 *   lint       [[number of a rule, level] …]: 1 off, 2 note, 3 warning, 4 error
 *   faces      of a page, in the order of first use: [name, SHA-256 of the file, index in it,
 *              family, path where the issue brings the file]; the name is the PostScript name, with
 *              @ and eight digits of the hash where two files share it
 *   font       of a run: such a name
 *   path       of a picture, with "sha256" of the file behind it; "" when it could not be read
 *   clusters   [text, class, offset, advance before trims, trim before, trim after, autospace,
 *              stretch, first byte, end]
 *   glyphs     [id, first byte, end (of the line's text), x, y]
 *   marks      [kind, first byte, end, from x, from y, to x, to y, size, color]
 *   slices     [x, y, width, height, full-width blocks above, lines, lines used]
 *   statements [role, text, page and story of a reference, source]
 *   copyfit    [step, role, paragraph, lines before, lines after, source]
 *   asked      [depth, tag or null for text, text, [[attribute, value] …], source], in document
 *              order: of a story its element and all in it, of a page the rest
 *   sheets     {origin, path, declarations: [[selector, property, value, important, line] …]}: in
 *              the header those of the issue, at a page its own; later ones are stronger within an
 *              origin, and "issue" is stronger than "house" than "base"
 *   files      [kind, path, SHA-256, or "" of what was looked for and not there]: in the header
 *              what all pages share, at a page what it alone asks for
 *   em, deviation, text of clusters: for readers of the file; they follow from the rest
 *
 * Paths are relative to the folder, and begin with "data:" in the data folder; a face of
 * the machine or of the program has none, its hash says which it is.
 *
 * The hash of a story is the SHA-256 of its object as written, without the hash and the braces;
 * that of a page is the SHA-256 of the hashes of its stories, digits one after the other, and of
 * its own object from "faces" up to the stories. Equal hashes: equal print.
 *
 * Glyph ids belong to a version of a font: compare everything but `glyphs` across versions. */
#ifndef BX_PLATE_DUMP_H
#define BX_PLATE_DUMP_H

#include "plate/plate.h"

#define BX_DUMP_FORMAT 2

/* An ink of its own: its plate's name, and the colour that it prints. */
typedef struct bx_dump_spot {
    bx_string name;
    bx_color color;
} bx_dump_spot;

/* The output condition that was asked for (draw/condition.h). */
typedef struct bx_dump_condition {
    bx_string profile, sha256; /* path of the output profile, and the hash of its file */
    bx_string identifier, registry, standard;
    bool marks_on_all_plates;
    uint32_t ink_limit, picture_ppi, picture_quality;
    bx_length least_type, least_rule;
    bx_dump_spot *spots;
    size_t spot_count;
} bx_dump_condition;

/* What stands before the pages: all that outputs take from the issue, and what was asked of all
 * pages. */
typedef struct bx_dump_head {
    bx_string program; /* that made it: "Banxin 0.1.0" */
    uint32_t rules;    /* of composition: a number that rises whenever lines may fall otherwise */
    bx_string unicode; /* version of the character data */
    bx_string title, language;
    uint32_t date[3]; /* of the edition: year, month, day */
    bx_string number;
    bx_plate_attribute *attributes; /* of the issue */
    size_t attribute_count;
    bool grid, lint_overlay, normalize; /* options: the first two are drawn on the plates */
    bx_dump_condition condition;
    bx_plate_sheet *sheets;
    size_t sheet_count;
    bx_plate_file *files;
    size_t file_count;
} bx_dump_head;

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
    /* The SHA-256 of a file in hexadecimal digits; "" when it cannot be read. */
    const char *(*hash)(void *context, bx_string path);
} bx_plate_names;

/* Appends all that stands before the first page: {"format": …, "header": {…}, "pages": [. */
void bx_dump_begin(const bx_dump_head *head, bx_buffer *out);

/* Appends one page as a JSON object (pages of a worker are joined by the caller in page order, with
 * a comma between them). */
void bx_plate_write(const bx_plate *plate, const bx_sources *sources, const bx_plate_names *names,
                    bx_buffer *out);

/* Appends all that stands behind the last page. */
void bx_dump_end(bx_buffer *out);

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
    /* The path under which a file with that hash is read now, NUL-ended; false: another file, or
     * none, stands there. */
    bool (*file)(void *context, bx_string path, const char *sha256, bx_string *found);
} bx_plate_finder;

/* Why something could not be read. */
typedef struct bx_plate_fault {
    char place[160]; /* keys and indexes from the page or header on, such as
                        "stories[2].blocks[0].rect"; what is left out or foreign: what it is in */
    char what[160];  /* English: what is expected there */
} bx_plate_fault;

struct json_t; /* a parsed JSON value of jansson */

/* Reads the value of "header" into an arena. False with *fault set when it is damaged or foreign.
 */
bool bx_dump_head_read(const struct json_t *header, bx_arena *arena, bx_dump_head *head,
                       bx_plate_fault *fault);

/* Reads a page object as bx_plate_write writes it, checks its hashes, and gives a plate in an arena
 * of its own, which the caller frees; NULL with *fault set when it is damaged, foreign, or names a
 * face or picture that is not there. */
bx_plate *bx_plate_read(const struct json_t *page, const bx_sources *sources,
                        const bx_plate_names *names, const bx_plate_finder *finder,
                        bx_plate_fault *fault);

/* The byte of a dump's text at which the value at a place stands: keys and indexes from the file's
 * object on, "pages[0].stories[2].blocks[0].rect"; what is not there: the last value on the way.
 * The text is valid JSON. */
size_t bx_dump_offset(bx_string text, const char *place);

#endif
