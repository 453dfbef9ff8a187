/* Glyph sets and subsets. */
#include "font/subset.h"

#include "base/recovery.h"
#include "font/codes.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <string.h>

void bx_glyph_set_add(bx_glyph_set *set, uint32_t glyph)
{
    size_t word = glyph / 32;
    if (word >= set->word_count) {
        size_t count = set->word_count ? set->word_count : 64;
        while (count <= word)
            count *= 2;
        set->words = bx_resize(set->words, count, sizeof *set->words);
        memset(set->words + set->word_count, 0, (count - set->word_count) * sizeof *set->words);
        set->word_count = count;
    }
    set->words[word] |= UINT32_C(1) << (glyph % 32);
}

void bx_glyph_set_merge(bx_glyph_set *to, const bx_glyph_set *from)
{
    for (uint32_t g = bx_glyph_set_next(from, 0); g != UINT32_MAX;
         g = bx_glyph_set_next(from, g + 1))
        bx_glyph_set_add(to, g);
}

bool bx_glyph_set_has(const bx_glyph_set *set, uint32_t glyph)
{
    size_t word = glyph / 32;
    return word < set->word_count && (set->words[word] >> (glyph % 32) & 1);
}

uint32_t bx_glyph_set_next(const bx_glyph_set *set, uint32_t glyph)
{
    size_t word = glyph / 32;
    if (word >= set->word_count) return UINT32_MAX;
    uint32_t bits = set->words[word] & (UINT32_MAX << (glyph % 32));
    while (bits == 0) {
        if (++word >= set->word_count) return UINT32_MAX;
        bits = set->words[word];
    }
    return (uint32_t)(word * 32) + (uint32_t)__builtin_ctz(bits);
}

void bx_glyph_set_release(bx_glyph_set *set)
{
    bx_free(set->words);
    *set = (bx_glyph_set){0};
}

/* Six capitals from the face and the glyphs: equal subsets are called the same, others differ. */
static void make_tag(const bx_face *face, const bx_glyph_set *glyphs, char tag[7])
{
    uint64_t hash = 0xcbf29ce484222325u;
    for (size_t i = 0; i < face->postscript_name.size; i++)
        hash = (hash ^ (unsigned char)face->postscript_name.data[i]) * 0x100000001b3u;
    for (uint32_t g = bx_glyph_set_next(glyphs, 0); g != UINT32_MAX;
         g = bx_glyph_set_next(glyphs, g + 1)) {
        hash = (hash ^ (g & 0xFF)) * 0x100000001b3u;
        hash = (hash ^ (g >> 8)) * 0x100000001b3u;
    }
    hash ^= hash >> 31;
    for (int i = 0; i < 6; i++) {
        tag[i] = (char)('A' + hash % 26);
        hash /= 26;
    }
    tag[6] = '\0';
}

/* What a PDF needs of a glyf font (PDF 32000, 9.9): no layout, names or character map. */
static const hb_tag_t DROPPED[] = {
    HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
    HB_TAG('B', 'A', 'S', 'E'), HB_TAG('n', 'a', 'm', 'e'), HB_TAG('O', 'S', '/', '2'),
    HB_TAG('c', 'm', 'a', 'p'), HB_TAG('p', 'o', 's', 't'), HB_TAG('v', 'h', 'e', 'a'),
    HB_TAG('v', 'm', 't', 'x'), HB_TAG('V', 'O', 'R', 'G'), HB_TAG('D', 'S', 'I', 'G'),
    HB_TAG('g', 'a', 's', 'p'), HB_TAG('V', 'D', 'M', 'X'), HB_TAG('h', 'd', 'm', 'x'),
    HB_TAG('L', 'T', 'S', 'H'), HB_TAG('S', 'T', 'A', 'T'), HB_TAG('k', 'e', 'r', 'n'),
    HB_TAG('m', 'e', 't', 'a'),
};

/* A table that a subset is made of. Those that are dropped are not there at all: of a character map
 * hb-subset would look at every character, though the glyphs are known. */
static hb_blob_t *reference_kept(hb_face_t *kept, hb_tag_t tag, void *whole)
{
    (void)kept;
    for (size_t i = 0; i < sizeof DROPPED / sizeof *DROPPED; i++) {
        if (tag == DROPPED[i]) return hb_blob_get_empty();
    }
    return hb_face_reference_table(whole, tag);
}

static hb_subset_input_t *make_input(const bx_face *face, const bx_glyph_set *glyphs)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input) return NULL;
    hb_set_t *set = hb_subset_input_glyph_set(input);
    hb_set_add(set, 0);
    for (uint32_t g = bx_glyph_set_next(glyphs, 0); g != UINT32_MAX;
         g = bx_glyph_set_next(glyphs, g + 1))
        hb_set_add(set, g);
    unsigned flags = HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE;
    if (face->outlines != BX_OUTLINE_CFF_CID) flags |= HB_SUBSET_FLAGS_RETAIN_GIDS;
    /* The box for a character that no face has, where one is printed. */
    if (bx_glyph_set_next(glyphs, 0) == 0) flags |= HB_SUBSET_FLAGS_NOTDEF_OUTLINE;
    hb_subset_input_set_flags(input, flags);
    hb_set_t *dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (size_t i = 0; i < sizeof DROPPED / sizeof *DROPPED; i++)
        hb_set_add(dropped, DROPPED[i]);
    /* No layout features are followed: the glyphs that layout chose are all there are. */
    hb_set_clear(hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG));
    return input;
}

static void put_16(uint8_t *at, int value)
{
    at[0] = (uint8_t)((unsigned)value >> 8);
    at[1] = (uint8_t)value;
}

static uint32_t get_32(const uint8_t *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

/* Gives the embedded font the height and depth of bx_face_frame: viewers draw selections with them,
 * and so mark the character frames, in vertical lines too. Checksums follow (OpenType, "Calculating
 * checksums"). */
static void set_frame(const bx_face *face, bx_subset *subset)
{
    enum { DIRECTORY = 12, RECORD = 16, ASCENDER = 4, DESCENDER = 6, HEAD_ADJUSTMENT = 8 };
    uint8_t *data = subset->data, *hhea = NULL, *head = NULL;
    uint32_t change = 0;
    int height, depth;
    bx_face_frame(face, &height, &depth);
    for (unsigned i = 0, tables = (unsigned)data[4] << 8 | data[5]; i < tables; i++) {
        uint8_t *record = data + DIRECTORY + i * RECORD, *table = data + get_32(record + 8);
        if (memcmp(record, "head", 4) == 0) head = table;
        if (memcmp(record, "hhea", 4) != 0) continue;
        hhea = table;
        uint32_t before = get_32(hhea + ASCENDER);
        put_16(hhea + ASCENDER, height);
        put_16(hhea + DESCENDER, depth);
        change = get_32(hhea + ASCENDER) - before;
        uint32_t sum = get_32(record + 4) + change;
        put_16(record + 4, (int)(sum >> 16));
        put_16(record + 6, (int)(sum & 0xFFFF));
    }
    if (!hhea || !head) return;
    /* The table and its checksum in the directory both changed by as much. */
    uint32_t adjustment = get_32(head + HEAD_ADJUSTMENT) - 2 * change;
    put_16(head + HEAD_ADJUSTMENT, (int)(adjustment >> 16));
    put_16(head + HEAD_ADJUSTMENT + 2, (int)(adjustment & 0xFFFF));
}

static void destroy_blob(void *blob)
{
    hb_blob_destroy(blob);
}

static void destroy_face(void *face)
{
    hb_face_destroy(face);
}

static void keep_blob(bx_subset *subset, hb_blob_t *blob)
{
    bx_hold(blob, destroy_blob);
    unsigned size;
    const char *data = hb_blob_get_data(blob, &size);
    subset->data = bx_alloc(size);
    memcpy(subset->data, data, size);
    subset->size = size;
    bx_drop(blob, destroy_blob);
}

bool bx_subset_make(const bx_face *face, const bx_glyph_set *glyphs, bx_subset *subset,
                    bx_diagnostics *diagnostics)
{
    *subset = (bx_subset){0};
    make_tag(face, glyphs, subset->tag);
    hb_subset_input_t *input = make_input(face, glyphs);
    hb_face_t *kept = hb_face_create_for_tables(reference_kept, face->hb_face, NULL);
    hb_face_t *made = input ? hb_subset_or_fail(kept, input) : NULL;
    hb_face_destroy(kept);
    hb_subset_input_destroy(input);
    bx_short_text name;
    if (!made) {
        bx_report(diagnostics, BX_FONT_SUBSET_FAILED, (bx_span){0},
                  bx_short(&name, face->postscript_name));
        return false;
    }
    bx_hold(made, destroy_face);
    hb_blob_t *blob;
    if (face->outlines == BX_OUTLINE_GLYF) {
        subset->program = BX_FONT_FILE2;
        blob = hb_face_reference_blob(made);
    } else {
        /* The bare table: other wrappings render in one viewer and not in another. */
        subset->program =
            face->outlines == BX_OUTLINE_CFF_CID ? BX_FONT_FILE3_CID : BX_FONT_FILE3_NAME;
        blob = hb_face_reference_table(made, HB_TAG('C', 'F', 'F', ' '));
    }
    keep_blob(subset, blob);
    if (subset->program == BX_FONT_FILE2) set_frame(face, subset);
    bx_drop(made, destroy_face);
    return true;
}

void bx_subset_release(bx_subset *subset)
{
    bx_free(subset->data);
    *subset = (bx_subset){0};
}
