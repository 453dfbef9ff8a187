/* Faces: facts from tables, read once. FreeType tells the outline kind and embedding rights;
 * HarfBuzz reads everything that layout needs, without hinting. */
#include "font/library.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_CID_H
#include FT_TRUETYPE_TABLES_H
#include <hb-ot.h>

enum { RESTRICTED = 0x0002, NO_SUBSETTING = 0x0100, BITMAPS_ONLY = 0x0200 };

/* Outline kind, or why the face cannot be embedded as a subset. */
static bx_font_problem read_outlines(FT_Face ft, bx_face *face)
{
    TT_OS2 *os2 = FT_Get_Sfnt_Table(ft, FT_SFNT_OS2);
    unsigned type = os2 ? os2->fsType : 0;
    if (!FT_IS_SCALABLE(ft) || !FT_IS_SFNT(ft) || ft->units_per_EM == 0) return BX_FONT_UNREADABLE;
    if (FT_HAS_MULTIPLE_MASTERS(ft)) return BX_FONT_VARIABLE;
    if ((type & 0x000F) == RESTRICTED || (type & (NO_SUBSETTING | BITMAPS_ONLY)))
        return BX_FONT_RESTRICTED;
    FT_ULong length = 0;
    FT_Bool cid = 0;
    if (FT_Load_Sfnt_Table(ft, FT_MAKE_TAG('g', 'l', 'y', 'f'), 0, NULL, &length) == 0)
        face->outlines = BX_OUTLINE_GLYF;
    else if (FT_Load_Sfnt_Table(ft, FT_MAKE_TAG('C', 'F', 'F', ' '), 0, NULL, &length) != 0)
        return BX_FONT_UNREADABLE;
    else {
        FT_Get_CID_Is_Internally_CID_Keyed(ft, &cid);
        face->outlines = cid ? BX_OUTLINE_CFF_CID : BX_OUTLINE_CFF_NAME;
    }
    return BX_FONT_USABLE;
}

static void read_metrics(FT_Face ft, bx_face *face)
{
    face->units_per_em = ft->units_per_EM;
    face->ascender_fu = ft->ascender;
    face->descender_fu = ft->descender;
    face->ideographic_bottom_fu = -(int)face->units_per_em * 12 / 100;
    face->bbox_fu[0] = (int)ft->bbox.xMin;
    face->bbox_fu[1] = (int)ft->bbox.yMin;
    face->bbox_fu[2] = (int)ft->bbox.xMax;
    face->bbox_fu[3] = (int)ft->bbox.yMax;
    face->glyph_count = (uint32_t)ft->num_glyphs;
    face->fixed_pitch = FT_IS_FIXED_WIDTH(ft);
    face->has_vertical_metrics = FT_HAS_VERTICAL(ft);
    TT_OS2 *os2 = FT_Get_Sfnt_Table(ft, FT_SFNT_OS2);
    TT_Postscript *post = FT_Get_Sfnt_Table(ft, FT_SFNT_POST);
    face->cap_height_fu =
        os2 && os2->version >= 2 ? os2->sCapHeight : (int)face->units_per_em * 7 / 10;
    face->x_height_fu = os2 && os2->version >= 2 ? os2->sxHeight : (int)face->units_per_em / 2;
    face->italic_angle = post ? (int)(post->italicAngle / 65536) : 0;
}

static bool has_feature(hb_face_t *face, hb_tag_t table, hb_tag_t feature)
{
    hb_tag_t tags[64];
    unsigned offset = 0, count = 64;
    unsigned total = hb_ot_layout_table_get_feature_tags(face, table, 0, &count, tags);
    while (offset < total) {
        for (unsigned i = 0; i < count; i++) {
            if (tags[i] == feature) return true;
        }
        offset += count ? count : total;
        count = 64;
        hb_ot_layout_table_get_feature_tags(face, table, offset, &count, tags);
    }
    return false;
}

static bx_font_problem read_facts(bx_face *face)
{
    FT_Library library;
    FT_Face ft;
    bx_font_problem problem = BX_FONT_UNREADABLE;
    if (FT_Init_FreeType(&library)) return problem;
    if (FT_New_Face(library, face->path.data, (FT_Long)face->index, &ft) == 0) {
        problem = read_outlines(ft, face);
        if (problem == BX_FONT_USABLE) read_metrics(ft, face);
        FT_Done_Face(ft);
    }
    FT_Done_FreeType(library);
    return problem;
}

/* An English name, by its typographic id or, where that is not there, by the one of four-style
 * families. */
static bx_string read_name(bx_arena *arena, hb_face_t *face, hb_ot_name_id_t id,
                           hb_ot_name_id_t legacy, bx_string otherwise)
{
    const hb_ot_name_id_t ids[] = {id, legacy};
    for (int i = 0; i < 2; i++) {
        char text[256];
        unsigned size = sizeof text;
        hb_ot_name_get_utf8(face, ids[i], hb_language_from_string("en", -1), &size, text);
        if (size) return bx_string_copy(arena, bx_string_of(text));
    }
    return otherwise;
}

/* PostScript name: printable ASCII without delimiters (PDF 32000, 7.3.5). */
static bx_string postscript_name(bx_arena *arena, hb_face_t *face, bx_string family)
{
    char text[64];
    unsigned size = sizeof text;
    hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, text);
    bx_string raw = size ? bx_string_of(text) : family;
    char *clean = bx_arena_alloc(arena, raw.size + 8);
    size_t length = 0;
    for (size_t i = 0; i < raw.size; i++) {
        char c = raw.data[i];
        bool good =
            (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
        if (good) clean[length++] = c;
    }
    if (length == 0) return BX_STRING("Font");
    return (bx_string){clean, length};
}

static bool read_baseline(const bx_face *face, hb_ot_layout_baseline_tag_t tag, int *value_fu)
{
    hb_position_t found;
    if (!hb_ot_layout_get_baseline(face->hb_font, tag, HB_DIRECTION_LTR, HB_TAG('h', 'a', 'n', 'i'),
                                   HB_TAG('Z', 'H', 'S', ' '), &found))
        return false;
    *value_fu = found;
    return true;
}

/* The bottom of the em box and the line's axis in vertical text: the middle of the ideographic
 * character face or of the em box; a face without ideographs has its middle between ascender and
 * descender (T-022). */
static void read_baselines(bx_face *face)
{
    int bottom, top;
    hb_codepoint_t glyph;
    read_baseline(face, HB_OT_LAYOUT_BASELINE_TAG_IDEO_EMBOX_BOTTOM_OR_LEFT,
                  &face->ideographic_bottom_fu);
    face->axis_fu = face->ideographic_bottom_fu + (int)face->units_per_em / 2;
    if (read_baseline(face, HB_OT_LAYOUT_BASELINE_TAG_IDEO_FACE_BOTTOM_OR_LEFT, &bottom) &&
        read_baseline(face, HB_OT_LAYOUT_BASELINE_TAG_IDEO_FACE_TOP_OR_RIGHT, &top))
        face->axis_fu = (bottom + top) / 2;
    else if (!hb_font_get_nominal_glyph(face->hb_font, 0x4E00, &glyph) &&
             !hb_font_get_nominal_glyph(face->hb_font, 0x4E2D, &glyph))
        face->axis_fu = (face->ascender_fu + face->descender_fu) / 2;
}

static void destroy_face(void *face)
{
    hb_face_destroy(face);
}

static void destroy_font(void *font)
{
    hb_font_destroy(font);
}

/* What HarfBuzz reads: names, features, the ideographic baselines. */
static void read_layout(bx_arena *arena, bx_face *face)
{
    hb_face_t *hb = face->hb_face;
    face->postscript_name = postscript_name(arena, hb, face->family);
    face->family = read_name(arena, hb, HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY, HB_OT_NAME_ID_FONT_FAMILY,
                             face->family);
    face->style = read_name(arena, hb, HB_OT_NAME_ID_TYPOGRAPHIC_SUBFAMILY,
                            HB_OT_NAME_ID_FONT_SUBFAMILY, BX_STRING("Regular"));
    face->has_halt = has_feature(hb, HB_OT_TAG_GPOS, HB_TAG('h', 'a', 'l', 't'));
    face->has_vert = has_feature(hb, HB_OT_TAG_GSUB, HB_TAG('v', 'e', 'r', 't'));
    face->hb_font = bx_hold(hb_font_create(hb), destroy_font);
    hb_font_set_scale(face->hb_font, (int)face->units_per_em, (int)face->units_per_em);
    read_baselines(face);
    hb_font_make_immutable(face->hb_font);
}

bx_face *bx_face_open(bx_arena *arena, const bx_font_source *source, uint32_t id,
                      bx_font_problem *problem)
{
    bx_face *face = BX_NEW(arena, bx_face);
    face->id = id;
    face->family = source->family;
    face->path = source->path;
    face->index = source->index;
    face->weight = source->weight;
    face->italic = source->italic;
    *problem = read_facts(face);
    if (*problem != BX_FONT_USABLE) return NULL;
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(face->path.data);
    if (blob) face->hb_face = hb_face_create(blob, face->index);
    hb_blob_destroy(blob);
    bx_hold(face->hb_face, destroy_face);
    /* FreeType unpacks wrappers such as WOFF that HarfBuzz and a PDF cannot take. */
    if (!blob || hb_face_get_glyph_count(face->hb_face) != face->glyph_count) {
        bx_drop(face->hb_face, destroy_face);
        *problem = BX_FONT_UNREADABLE;
        return NULL;
    }
    read_layout(arena, face);
    hb_face_make_immutable(face->hb_face);
    face->codes = bx_face_codes_new();
    return face;
}

void bx_face_close(bx_face *face)
{
    if (!face) return;
    bx_face_codes_free(face->codes);
    bx_drop(face->hb_font, destroy_font);
    bx_drop(face->hb_face, destroy_face);
}

uint32_t bx_face_glyph(const bx_face *face, uint32_t character)
{
    hb_codepoint_t glyph;
    return hb_font_get_nominal_glyph(face->hb_font, character, &glyph) ? glyph : 0;
}

void bx_face_frame(const bx_face *face, int *height, int *depth)
{
    bool ideographs = bx_face_glyph(face, 0x4E00) != 0;
    *depth = ideographs ? face->ideographic_bottom_fu : face->descender_fu;
    *height = ideographs ? (int)face->units_per_em + *depth : face->ascender_fu;
}

int bx_face_advance(const bx_face *face, uint32_t glyph)
{
    return hb_font_get_glyph_h_advance(face->hb_font, glyph);
}

bool bx_face_ink(const bx_face *face, uint32_t glyph, int box_fu[4])
{
    hb_glyph_extents_t extents;
    if (!hb_font_get_glyph_extents(face->hb_font, glyph, &extents)) return false;
    if (extents.width == 0 && extents.height == 0) return false;
    box_fu[0] = extents.x_bearing;
    box_fu[3] = extents.y_bearing;
    box_fu[2] = extents.x_bearing + extents.width;
    box_fu[1] = extents.y_bearing + extents.height;
    return true;
}
