/* The table of `banxin fonts`. */
#include "font/library.h"

#include <hb-ot.h>
#include <string.h>

typedef struct row {
    bx_string family, weight, ideographs, licence, file;
} row;

/* Terminal cells of a text: two for East Asian wide characters. */
static size_t cells(bx_string text)
{
    size_t count = 0, at = 0;
    while (at < text.size) {
        uint32_t c = bx_utf8_next(text, &at);
        bool wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) ||
                    (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
                    (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
                    (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x20000 && c <= 0x3FFFD);
        count += wide ? 2 : 1;
    }
    return count;
}

static bx_string read_name(bx_arena *arena, hb_face_t *face, hb_ot_name_id_t id)
{
    char text[1024];
    unsigned size = sizeof text;
    hb_ot_name_get_utf8(face, id, hb_language_from_string("en", -1), &size, text);
    return size ? bx_string_copy(arena, bx_string_of(text)) : (bx_string){0};
}

/* The licence in a word or two, from what the font says of it. */
static bx_string licence_of(bx_arena *arena, hb_face_t *face)
{
    static const struct {
        const char *part, *name;
    } known[] = {{"Open Font License", "OFL-1.1"},
                 {"scripts.sil.org/OFL", "OFL-1.1"},
                 {"Apache", "Apache-2.0"},
                 {"ARPHIC", "Arphic"},
                 {"Arphic", "Arphic"},
                 {"General Public License", "GPL"},
                 {"GPL", "GPL"},
                 {"Bitstream", "Bitstream Vera"}};
    bx_string text = read_name(arena, face, HB_OT_NAME_ID_LICENSE);
    if (text.size == 0) text = read_name(arena, face, HB_OT_NAME_ID_LICENSE_URL);
    for (size_t i = 0; text.size && i < sizeof known / sizeof *known; i++) {
        if (strstr(text.data, known[i].part)) return bx_string_of(known[i].name);
    }
    return BX_STRING("-");
}

static unsigned count_ideographs(hb_face_t *face)
{
    hb_set_t *set = hb_set_create();
    hb_face_collect_unicodes(face, set);
    unsigned count = 0;
    hb_codepoint_t c = HB_SET_VALUE_INVALID;
    while (hb_set_next(set, &c))
        count += (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) ||
                 (c >= 0x20000 && c <= 0x3FFFD);
    hb_set_destroy(set);
    return count;
}

static row make_row(bx_arena *arena, const bx_font_source *source)
{
    static const char *const problems[] = {"", "", "unusable", "variable", "restricted"};
    row made = {.family = source->family, .file = source->path};
    made.weight = bx_string_format(arena, "%d%s", source->weight, source->italic ? " italic" : "");
    if (source->index)
        made.file = bx_string_format(arena, "%.*s#%u", BX_STRING_ARGS(source->path), source->index);
    bx_font_problem problem = source->problem;
    const bx_face *face =
        problem == BX_FONT_USABLE ? bx_face_open(arena, source, 0, &problem) : NULL;
    if (face) {
        made.ideographs = bx_string_format(arena, "%u", count_ideographs(face->hb_face));
        made.licence = licence_of(arena, face->hb_face);
        bx_face_close((bx_face *)face);
    } else {
        made.ideographs = BX_STRING("-");
        made.licence = bx_string_of(problems[problem]);
    }
    return made;
}

static void append_cell(bx_buffer *out, bx_string text, size_t width)
{
    bx_buffer_append_string(out, text);
    for (size_t at = cells(text); at < width + 2; at++)
        bx_buffer_append_byte(out, ' ');
}

static void append_rows(bx_buffer *out, const row *rows, size_t count)
{
    size_t widths[4] = {0};
    for (size_t i = 0; i < count; i++) {
        const bx_string texts[4] = {rows[i].family, rows[i].weight, rows[i].ideographs,
                                    rows[i].licence};
        for (int column = 0; column < 4; column++) {
            size_t width = cells(texts[column]);
            if (width > widths[column]) widths[column] = width;
        }
    }
    for (size_t i = 0; i < count; i++) {
        append_cell(out, rows[i].family, widths[0]);
        append_cell(out, rows[i].weight, widths[1]);
        append_cell(out, rows[i].ideographs, widths[2]);
        append_cell(out, rows[i].licence, widths[3]);
        bx_buffer_append_string(out, rows[i].file);
        bx_buffer_append_byte(out, '\n');
    }
}

void bx_font_library_list(bx_font_library *library, bool system_fonts, bx_buffer *out)
{
    bx_arena *arena = bx_arena_new();
    BX_ARRAY(row) rows = {0};
    bx_array_push(&rows, (row){BX_STRING("FAMILY"), BX_STRING("WEIGHT"), BX_STRING("IDEOGRAPHS"),
                               BX_STRING("LICENCE"), BX_STRING("FILE")});
    bx_heap *before = bx_font_library_enter(library);
    if (system_fonts) bx_font_scan_system(library);
    for (size_t i = 0; i < library->sources.count; i++) {
        const bx_font_source *source = &library->sources.items[i];
        if (source->system && !system_fonts) continue;
        row made = make_row(arena, source);
        bx_array_push(&rows, made);
    }
    bx_font_library_leave(library, before);
    append_rows(out, rows.items, rows.count);
    bx_array_release(&rows);
    bx_arena_free(arena);
}
