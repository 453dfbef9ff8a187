/* Codes of glyphs in PDF text, and the character each glyph stands for. */
#include "font/library.h"
#include "font/subset.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_CID_H
#include <hb-ot.h>

/* Per face: characters by glyph, and CIDs by glyph where they differ from glyph ids. */
typedef struct code_table {
    const bx_face *face;
    uint32_t *characters; /* by glyph */
    uint32_t *cids;       /* by glyph, NULL = identity */
} code_table;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static BX_ARRAY(code_table *) tables;

/* Which of two characters a glyph should extract as: higher wins. */
static int preference(uint32_t c)
{
    if (c >= 0x4E00 && c <= 0x9FFF) return 10;
    if (c >= 0x20 && c < 0x7F) return 9;
    if (c >= 0x3400 && c <= 0x4DBF) return 8;
    if (c == 0x2014 || c == 0x2026 || c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D ||
        c == 0xB7 || c == 0x3000)
        return 8;
    if (c >= 0x3001 && c <= 0x303F) return 8;
    if (c >= 0xFF01 && c <= 0xFFEE) return 7;
    if (c >= 0xA1 && c <= 0x24F) return 6;
    if (c >= 0x20000) return 5;
    if (c >= 0xE000 && c <= 0xF8FF) return 0;
    if ((c >= 0x2E80 && c <= 0x2FDF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE10 && c <= 0xFE4F))
        return 1;
    return 4;
}

static void read_characters(code_table *table)
{
    hb_set_t *set = hb_set_create();
    hb_face_collect_unicodes(table->face->hb_face, set);
    hb_codepoint_t character = HB_SET_VALUE_INVALID;
    while (hb_set_next(set, &character)) {
        uint32_t glyph = bx_face_glyph(table->face, character);
        if (glyph == 0 || glyph >= table->face->glyph_count) continue;
        uint32_t *kept = &table->characters[glyph];
        if (*kept == 0 || preference(character) > preference(*kept)) *kept = character;
    }
    hb_set_destroy(set);
}

/* Glyphs that are reached only through one-to-one substitutions of a feature take the character of what
 * they replace. */
static void read_alternates(code_table *table, hb_tag_t feature)
{
    hb_face_t *face = table->face->hb_face;
    hb_tag_t features[] = {feature, HB_TAG_NONE};
    hb_set_t *lookups = hb_set_create();
    hb_ot_layout_collect_lookups(face, HB_OT_TAG_GSUB, NULL, NULL, features, lookups);
    hb_codepoint_t lookup = HB_SET_VALUE_INVALID;
    while (hb_set_next(lookups, &lookup)) {
        hb_set_t *glyphs = hb_set_create();
        hb_ot_layout_lookup_collect_glyphs(face, HB_OT_TAG_GSUB, lookup, NULL, glyphs, NULL, NULL);
        hb_codepoint_t glyph = HB_SET_VALUE_INVALID;
        while (hb_set_next(glyphs, &glyph)) {
            hb_codepoint_t alternate;
            unsigned count = 1;
            hb_ot_layout_lookup_get_glyph_alternates(face, lookup, glyph, 0, &count, &alternate);
            if (count == 1 && alternate < table->face->glyph_count && table->characters[alternate] == 0)
                table->characters[alternate] = table->characters[glyph];
        }
        hb_set_destroy(glyphs);
    }
    hb_set_destroy(lookups);
}

/* CIDs of a CID-keyed CFF whose glyph ids differ from them. */
static void read_cids(code_table *table)
{
    if (table->face->outlines != BX_OUTLINE_CFF_CID) return;
    FT_Library library;
    FT_Face ft;
    if (FT_Init_FreeType(&library)) return;
    if (FT_New_Face(library, table->face->path.data, (FT_Long)table->face->index, &ft) == 0) {
        uint32_t *cids = bx_alloc_array(table->face->glyph_count, sizeof *cids);
        bool identity = true;
        for (uint32_t g = 0; g < table->face->glyph_count; g++) {
            FT_UInt cid = g;
            FT_Get_CID_From_Glyph_Index(ft, g, &cid);
            cids[g] = cid;
            identity = identity && cid == g;
        }
        if (identity) bx_free(cids);
        else table->cids = cids;
        FT_Done_Face(ft);
    }
    FT_Done_FreeType(library);
}

static const code_table *table_of(const bx_face *face)
{
    static const char *const features[] = {"vert", "vrt2", "locl", "fwid", "hwid", "pwid",
                                           "halt", "ccmp", "liga", "calt", "ruby"};
    pthread_mutex_lock(&lock);
    code_table *table = NULL;
    for (size_t i = 0; i < tables.count && !table; i++) {
        if (tables.items[i]->face == face) table = tables.items[i];
    }
    if (!table) {
        table = bx_alloc(sizeof *table);
        table->face = face;
        table->characters = bx_alloc_array(face->glyph_count, sizeof *table->characters);
        read_characters(table);
        for (size_t i = 0; i < sizeof features / sizeof *features; i++)
            read_alternates(table, hb_tag_from_string(features[i], 4));
        read_cids(table);
        bx_array_push(&tables, table);
    }
    pthread_mutex_unlock(&lock);
    return table;
}

void bx_face_forget_characters(const bx_face *face)
{
    pthread_mutex_lock(&lock);
    for (size_t i = 0; i < tables.count; i++) {
        code_table *table = tables.items[i];
        if (table->face != face) continue;
        bx_free(table->characters);
        bx_free(table->cids);
        bx_free(table);
        tables.items[i] = bx_array_last(&tables);
        tables.count--;
        break;
    }
    if (tables.count == 0) bx_array_release(&tables);
    pthread_mutex_unlock(&lock);
}

uint32_t bx_face_code(const bx_face *face, uint32_t glyph)
{
    if (face->outlines != BX_OUTLINE_CFF_CID) return glyph;
    const code_table *table = table_of(face);
    return table->cids && glyph < face->glyph_count ? table->cids[glyph] : glyph;
}

uint32_t bx_face_character(const bx_face *face, uint32_t glyph)
{
    return glyph < face->glyph_count ? table_of(face)->characters[glyph] : 0;
}
