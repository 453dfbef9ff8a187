/* Codes of glyphs in PDF text, and the character each glyph stands for. */
#include "font/cmap.h"
#include "font/library.h"
#include "font/subset.h"
#include "font/vertical_form.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_CID_H
#include <hb-ot.h>
#include <stdatomic.h>
#include <string.h>

/* Made once per face, on first use; then read without a lock. Substitutions are walked only when a
 * glyph is asked for that no character has: few pages have one, and the walk takes as long as
 * setting a page. */
struct bx_face_codes {
    bx_heap *heap; /* the face's */
    pthread_mutex_t lock;
    atomic_bool ready, walked;
    uint32_t *characters; /* by glyph, by the character map alone */
    uint32_t *reached;    /* by glyph, with substitutions, once walked */
    uint32_t *cids;       /* by glyph, NULL = identity */
};

struct bx_face_codes *bx_face_codes_new(void)
{
    struct bx_face_codes *codes = bx_alloc(sizeof *codes);
    codes->heap = bx_heap_current();
    pthread_mutex_init(&codes->lock, NULL);
    return codes;
}

void bx_face_codes_free(struct bx_face_codes *codes)
{
    if (!codes) return;
    bx_free(codes->characters);
    bx_free(codes->reached);
    bx_free(codes->cids);
    pthread_mutex_destroy(&codes->lock);
    bx_free(codes);
}

/* Which of two characters a glyph should extract as: the higher value wins; the first row that has
 * a character gives it, other characters have OTHER_PREFERENCE. */
enum { OTHER_PREFERENCE = 4 };

/* clang-format off */
static const struct {
    uint32_t first, last;
    int value;
} PREFERENCES[] = {
    {0x4E00, 0x9FFF, 10},     /* Han */
    {0x20, 0x7E, 9},
    {0x3400, 0x4DBF, 8},
    {0x2014, 0x2014, 8}, {0x2018, 0x2019, 8}, {0x201C, 0x201D, 8}, {0x2026, 0x2026, 8}, {0xB7, 0xB7, 8},
    {0x3000, 0x303F, 8},
    {0xFF01, 0xFFEE, 7},      /* full-width forms */
    {0xA1, 0x24F, 6},
    {0xE000, 0xF8FF, 0}, {0xF0000, UINT32_MAX, 0}, /* private use */
    {0x2015, 0x2015, 1},      /* Chinese writes its dash with U+2014, whose full-width glyph is often that of U+2015 */
    {0x2E80, 0x2FDF, 1}, {0xF900, 0xFAFF, 1}, {0xFE10, 0xFE4F, 1}, {0x2F800, 0x2FA1F, 1}, /* radicals, compatibility */
    {0x20000, 0xEFFFF, 5}};
/* clang-format on */

static int preference(uint32_t c)
{
    for (size_t i = 0; i < sizeof PREFERENCES / sizeof *PREFERENCES; i++) {
        if (c >= PREFERENCES[i].first && c <= PREFERENCES[i].last) return PREFERENCES[i].value;
    }
    return OTHER_PREFERENCE;
}

static void add_character(void *context, uint32_t character, uint32_t glyph)
{
    const bx_face *face = context;
    if (glyph == 0 || glyph >= face->glyph_count) return;
    uint32_t *kept = &face->codes->characters[glyph];
    if (*kept == 0 || preference(character) > preference(*kept)) *kept = character;
}

static void read_characters(const bx_face *face)
{
    if (bx_cmap_walk(face->hb_face, add_character, (void *)face)) return;
    hb_set_t *set = hb_set_create();
    hb_face_collect_unicodes(face->hb_face, set);
    hb_codepoint_t character = HB_SET_VALUE_INVALID;
    while (hb_set_next(set, &character))
        add_character((void *)face, character, bx_face_glyph(face, character));
    hb_set_destroy(set);
}

/* Larger lookups exchange ideographs, whose alternates have characters of their own. */
enum { LARGEST_LOOKUP = 1500 };

/* Glyphs that are reached only through substitutions of single glyphs take the character of what
 * they replace. The closure of one glyph finds them in every kind of lookup; HarfBuzz 6 lists
 * alternates of some kinds only. */
static void read_lookup(const bx_face *face, unsigned lookup, hb_set_t *glyphs, hb_set_t *closure)
{
    uint32_t *characters = face->codes->reached;
    hb_set_clear(glyphs);
    hb_ot_layout_lookup_collect_glyphs(face->hb_face, HB_OT_TAG_GSUB, lookup, NULL, glyphs, NULL,
                                       NULL);
    if (hb_set_get_population(glyphs) > LARGEST_LOOKUP) return;
    hb_codepoint_t glyph = HB_SET_VALUE_INVALID;
    while (hb_set_next(glyphs, &glyph)) {
        if (glyph >= face->glyph_count || characters[glyph] == 0) continue;
        hb_set_clear(closure);
        hb_set_add(closure, glyph);
        hb_ot_layout_lookup_substitute_closure(face->hb_face, lookup, closure);
        hb_codepoint_t made = HB_SET_VALUE_INVALID;
        while (hb_set_next(closure, &made)) {
            if (made >= face->glyph_count) continue;
            if (characters[made] == 0 ||
                (characters[made] == 0x2015 && characters[glyph] == 0x2014))
                characters[made] = characters[glyph];
        }
    }
}

static void read_alternates(const bx_face *face, hb_tag_t feature)
{
    hb_tag_t features[] = {feature, HB_TAG_NONE};
    hb_set_t *lookups = hb_set_create(), *glyphs = hb_set_create(), *closure = hb_set_create();
    hb_ot_layout_collect_lookups(face->hb_face, HB_OT_TAG_GSUB, NULL, NULL, features, lookups);
    hb_codepoint_t lookup = HB_SET_VALUE_INVALID;
    while (hb_set_next(lookups, &lookup))
        read_lookup(face, lookup, glyphs, closure);
    hb_set_destroy(closure);
    hb_set_destroy(glyphs);
    hb_set_destroy(lookups);
}

/* The CIDs of all glyphs. Whether one differs from its glyph. */
static bool read_face_cids(FT_Face ft, uint32_t count, uint32_t *cids)
{
    bool differ = false;
    for (uint32_t g = 0; g < count; g++) {
        FT_UInt cid = g;
        FT_Get_CID_From_Glyph_Index(ft, g, &cid);
        cids[g] = cid;
        differ |= cid != g;
    }
    return differ;
}

/* CIDs of a CID-keyed CFF whose glyph ids differ from them. */
static void read_cids(const bx_face *face)
{
    if (face->outlines != BX_OUTLINE_CFF_CID) return;
    FT_Library library;
    FT_Face ft;
    bx_free(face->codes->cids); /* of a try that was broken off */
    face->codes->cids = NULL;
    uint32_t *cids = bx_alloc_array(face->glyph_count, sizeof *cids);
    bool identity = true;
    if (FT_Init_FreeType(&library) == 0) {
        if (FT_New_Face(library, face->path.data, (FT_Long)face->index, &ft) == 0) {
            identity = !read_face_cids(ft, face->glyph_count, cids);
            FT_Done_Face(ft);
        }
        FT_Done_FreeType(library);
    }
    if (identity)
        bx_free(cids);
    else
        face->codes->cids = cids;
}

static const struct bx_face_codes *codes_of(const bx_face *face)
{
    struct bx_face_codes *codes = face->codes;
    if (atomic_load_explicit(&codes->ready, memory_order_acquire)) return codes;
    bx_lock(&codes->lock);
    bx_heap *before = bx_heap_enter(codes->heap);
    if (!atomic_load_explicit(&codes->ready, memory_order_relaxed)) {
        read_cids(face);
        codes->characters = bx_alloc_array(face->glyph_count, sizeof *codes->characters);
        read_characters(face);
        atomic_store_explicit(&codes->ready, true, memory_order_release);
    }
    bx_heap_enter(before);
    bx_unlock(&codes->lock);
    return codes;
}

/* Characters by glyph with what substitutions reach. */
static const uint32_t *reached_of(const bx_face *face)
{
    static const char *const features[] = {"fwid", "vert", "vrt2", "hwid", "twid", "qwid",
                                           "pwid", "halt", "locl", "ruby", "ccmp"};
    struct bx_face_codes *codes = face->codes;
    if (atomic_load_explicit(&codes->walked, memory_order_acquire)) return codes->reached;
    bx_lock(&codes->lock);
    bx_heap *before = bx_heap_enter(codes->heap);
    if (!atomic_load_explicit(&codes->walked, memory_order_relaxed)) {
        codes->reached = bx_alloc_array(face->glyph_count, sizeof *codes->reached);
        memcpy(codes->reached, codes->characters, face->glyph_count * sizeof *codes->reached);
        for (size_t i = 0; i < sizeof features / sizeof *features; i++)
            read_alternates(face, hb_tag_from_string(features[i], 4));
        atomic_store_explicit(&codes->walked, true, memory_order_release);
    }
    bx_heap_enter(before);
    bx_unlock(&codes->lock);
    return codes->reached;
}

uint32_t bx_face_code(const bx_face *face, uint32_t glyph)
{
    if (face->outlines != BX_OUTLINE_CFF_CID) return glyph;
    const struct bx_face_codes *codes = codes_of(face);
    return codes->cids && glyph < face->glyph_count ? codes->cids[glyph] : glyph;
}

uint32_t bx_face_character(const bx_face *face, uint32_t glyph)
{
    if (glyph == 0 || glyph >= face->glyph_count) return 0;
    uint32_t character = codes_of(face)->characters[glyph];
    /* What stands for the bar alone may have been meant as a dash (read_lookup). */
    if (character == 0 || character == 0x2015) character = reached_of(face)[glyph];
    return bx_vertical_form_base(character);
}
