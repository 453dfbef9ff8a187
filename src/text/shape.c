/* Shaping of items, and clusters with their natural cells. */

#include "style/font_style.h"
#include "style/text_style.h"
#include "text/hyphenate.h"

#include <hb.h>

/* Scales a font-unit value across the page. Only widths are scaled 长/扁: in vertical lines not
 * along the line. */
static bx_length across_units(const bx_text_run *run, int32_t units)
{
    bx_length length = bx_length_from_font_units(units, run->size, run->face->units_per_em);
    if (run->scale_x != 65536) length = (bx_length)bx_multiply_divide(length, run->scale_x, 65536);
    return length;
}

static bx_length down_units(const bx_text_run *run, int32_t units)
{
    return bx_length_from_font_units(units, run->size, run->face->units_per_em);
}

/* The em along the line. */
static bx_length run_em(const bx_text_run *run)
{
    if (run->setting == BX_SET_UPRIGHT || run->setting == BX_SET_ROTATED) return run->size;
    return (bx_length)bx_multiply_divide(run->size, run->scale_x, 65536);
}

/* Draws the halves of a dash so that they meet: no white between them (T-026). */
static void join_dash(bx_shaper *shaper, const bx_text_run *run, const bx_cluster *c)
{
    bx_shaped_glyph *glyphs = &shaper->glyphs.items[c->first_glyph];
    int ink[4];
    if (c->glyph_count != 2 || !bx_face_ink(run->face, glyphs[0].id, ink)) return;
    if (run->setting == BX_SET_UPRIGHT) return;
    bx_length left = across_units(run, ink[0]), width = across_units(run, ink[2] - ink[0]);
    bx_length start = (c->advance - 2 * width) / 2;
    for (int i = 0; i < 2; i++)
        glyphs[i].inline_offset = start + i * width - left;
}

/* A quotation mark or dash of Western text in a face that has it full-width alone: as wide as its
 * ink, with white of a sixteenth of the em on both sides (T-016). */
static bx_length narrow(bx_shaper *shaper, const bx_text_run *run, uint32_t character,
                        const bx_cluster *c, bx_length natural)
{
    bool quote =
        character == 0x2018 || character == 0x2019 || character == 0x201C || character == 0x201D;
    bx_shaped_glyph *glyph = &shaper->glyphs.items[c->first_glyph];
    int ink[4];
    if ((!quote && character != 0x2013) || natural < run_em(run) * 7 / 8 || c->glyph_count != 1)
        return natural;
    if (run->setting == BX_SET_UPRIGHT || !bx_face_ink(run->face, glyph->id, ink)) return natural;
    bx_length white = run_em(run) / 16;
    glyph->inline_offset += white - across_units(run, ink[0]);
    return across_units(run, ink[2] - ink[0]) + 2 * white;
}

/* Gives a cluster of Chinese text its cell and centres or aligns the glyphs in it. */
static void set_cell(bx_shaper *shaper, bx_region region, uint32_t character, bx_cluster *c,
                     bx_length natural, int copies)
{
    const bx_text_run *run = &shaper->runs.items[c->run];
    int cell = bx_character_cell(character, c->class, region);
    if (cell == 0 || bx_run_is_proportional(run)) {
        c->advance = natural;
        return;
    }
    if (c->class == BX_CLASS_ELLIPSIS) cell *= copies;
    bx_length em = run_em(run);
    c->advance = (bx_length)bx_multiply_divide(em, cell, 1000);
    bx_length spare = c->advance - natural, shift = spare / 2;
    if (c->class == BX_CLASS_OPEN)
        shift = spare;
    else if (c->class == BX_CLASS_CLOSE ||
             (c->class >= BX_CLASS_COMMA && c->class <= BX_CLASS_EXCLAIM && region == BX_REGION_GB))
        shift = spare < 0 ? spare / 2 : 0;
    if (shift == 0) return;
    for (uint32_t g = 0; g < c->glyph_count; g++)
        shaper->glyphs.items[c->first_glyph + g].inline_offset += shift;
}

/* Adds glyphs of one cluster; returns its natural advance along the line. In vertical lines
 * HarfBuzz gives the place of an upright glyph's origin from the axis; a turned glyph has the
 * face's own axis on the line's (T-022). */
static bx_length add_glyphs(bx_shaper *shaper, const bx_text_run *run, const hb_glyph_info_t *infos,
                            hb_glyph_position_t *positions, unsigned first, unsigned count)
{
    int64_t pen = 0;
    bool upright = run->setting == BX_SET_UPRIGHT;
    for (unsigned g = first; g < first + count; g++) {
        if (upright) bx_frame_origin(run->face, infos[g].codepoint, &positions[g]);
        int32_t x = positions[g].x_offset, y = positions[g].y_offset;
        bx_shaped_glyph glyph = {.id = infos[g].codepoint};
        if (upright) {
            glyph.inline_offset = down_units(run, (int32_t)pen - y);
            glyph.block_offset = across_units(run, x);
            pen -= positions[g].y_advance;
        } else {
            glyph.inline_offset = across_units(run, (int32_t)pen + x);
            glyph.block_offset = -down_units(run, y);
            if (run->setting == BX_SET_ROTATED)
                glyph.block_offset = down_units(run, y - run->face->axis_fu);
            pen += positions[g].x_advance;
        }
        bx_array_push(&shaper->glyphs, glyph);
    }
    return upright ? down_units(run, (int32_t)pen) : across_units(run, (int32_t)pen);
}

/* Puts the glyphs of a combined cell side by side around the axis, condensed when they are wider
 * than it; digits stand in the middle of their cell (T-090). */
static void combine_cell(bx_shaper *shaper, bx_text_run *run, bx_cluster *c, bx_length natural)
{
    if (natural > run->size + run->size / 10) {
        run->scale_x = (int32_t)bx_multiply_divide(65536, run->size, natural);
        for (uint32_t g = 0; g < c->glyph_count; g++) {
            bx_shaped_glyph *glyph = &shaper->glyphs.items[c->first_glyph + g];
            glyph->inline_offset =
                (bx_length)bx_multiply_divide(glyph->inline_offset, run->size, natural);
        }
        natural = run->size;
    }
    bx_length baseline = (run->size + down_units(run, run->face->cap_height_fu)) / 2;
    for (uint32_t g = 0; g < c->glyph_count; g++) {
        bx_shaped_glyph *glyph = &shaper->glyphs.items[c->first_glyph + g];
        bx_length across = glyph->inline_offset - natural / 2;
        glyph->inline_offset = baseline + glyph->block_offset;
        glyph->block_offset = across;
    }
}

/* Puts two marks side by side, each with its ink in the middle of its half of the cell (T-025). */
static void pair_marks(bx_shaper *shaper, const bx_text_run *run, const bx_cluster *c)
{
    bx_length baseline =
        down_units(run, (int32_t)run->face->units_per_em + run->face->ideographic_bottom_fu);
    for (uint32_t g = 0; g < c->glyph_count; g++) {
        bx_shaped_glyph *glyph = &shaper->glyphs.items[c->first_glyph + g];
        int ink[4] = {0};
        bx_face_ink(run->face, glyph->id, ink);
        glyph->inline_offset = baseline;
        glyph->block_offset =
            (g ? run->size : -run->size) / 4 - across_units(run, (ink[0] + ink[2]) / 2);
    }
}

/* Adds the cluster of characters [begin, end) with the glyphs [first, first + count) of the buffer.
 */
static void add_cluster(bx_shaping *s, uint32_t run_index, size_t begin, size_t end,
                        const hb_glyph_info_t *infos, hb_glyph_position_t *positions,
                        unsigned first, unsigned count)
{
    bx_shaper *shaper = s->shaper;
    const bx_gather_character *chars = shaper->gathered.characters.items;
    bx_text_run *run = &shaper->runs.items[run_index];
    const bx_character_facts *fact = &shaper->facts.items[begin];
    bx_cluster c = {.run = run_index, .class = fact->class, .em = run->size};
    c.text_begin = chars[begin].byte;
    c.text_end = end < shaper->gathered.characters.count ? chars[end].byte
                                                         : (uint32_t)shaper->gathered.text.size;
    c.first_glyph = (uint32_t)shaper->glyphs.count;
    c.glyph_count = count;
    bx_length natural = add_glyphs(shaper, run, infos, positions, first, count);
    bx_region region =
        bx_mark_region((bx_region)run->region, bx_buffer_string(&shaper->gathered.text), &c);
    c.advance = run->size;
    if (run->setting == BX_SET_COMBINED && c.class == BX_CLASS_EXCLAIM)
        pair_marks(shaper, run, &c);
    else if (run->setting == BX_SET_COMBINED)
        combine_cell(shaper, run, &c, natural);
    else if (fact->western && fact->class != BX_CLASS_SPACE)
        c.advance = narrow(shaper, run, chars[begin].character, &c, natural);
    else
        set_cell(shaper, region, chars[begin].character, &c, natural, (int)(end - begin));
    if (c.class == BX_CLASS_DIGIT && (fact->shown == ' '))
        c.advance = run->size / 4; /* thin space in a number */
    c.in_number = chars[end - 1].in_number;
    c.joined =
        shaper->facts.items[end - 1].joined || chars[end - 1].character == 0x2060; /* word joiner */
    if (c.class == BX_CLASS_DASH) join_dash(shaper, run, &c);
    if (!fact->western) bx_place_in_frame(shaper, region, &c);
    if (c.class == BX_CLASS_FILL || c.class == BX_CLASS_BREAK) {
        c.advance = 0;
        c.glyph_count = 0;
    }
    if (chars[end - 1].soft_hyphen && fact->western && run->style->text->hyphens != BX_HYPHENS_NONE)
        c.hyphen_advance = bx_hyphen_advance(run);
    bx_array_push(&shaper->clusters, c);
}

/* End of the run of pair halves that belong to the cluster at `begin`: a dash or ellipsis takes
 * two. */
static size_t pair_end(const bx_shaper *shaper, size_t begin, size_t end, size_t limit)
{
    const bx_gather_character *chars = shaper->gathered.characters.items;
    const bx_character_facts *facts = shaper->facts.items;
    bx_class class = facts[begin].class;
    bool pair = (class == BX_CLASS_DASH && chars[begin].character == 0x2014) ||
                (class == BX_CLASS_ELLIPSIS && !facts[begin].western && begin + 1 < limit &&
                 chars[begin + 1].character == chars[begin].character);
    if (pair && end < begin + 2 && begin + 2 <= limit) return begin + 2;
    return end;
}

static void read_buffer(bx_shaping *s, uint32_t run, size_t end)
{
    hb_buffer_t *buffer = s->shaper->buffer;
    unsigned count;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, &count);
    unsigned g = 0;
    while (g < count) {
        size_t begin = infos[g].cluster;
        unsigned next = g + 1;
        while (next < count && infos[next].cluster == begin)
            next++;
        size_t stop = next < count ? infos[next].cluster : end;
        size_t wanted = pair_end(s->shaper, begin, stop, end);
        if (s->shaper->runs.items[run].setting == BX_SET_COMBINED) wanted = end;
        while (next < count && infos[next].cluster < wanted)
            next++;
        if (wanted > stop) stop = next < count ? infos[next].cluster : end;
        add_cluster(s, run, begin, stop, infos, positions, g, next - g);
        g = next;
    }
}

/* The feature for digits of a half, a third or a quarter of the em, when they are too wide for one
 * cell as they are; what the face does not have is made up by condensing (T-090). */
static hb_tag_t narrow_digits(const bx_shaping *s, const bx_text_run *run, size_t begin, size_t end)
{
    static const hb_tag_t features[] = {HB_TAG('h', 'w', 'i', 'd'), HB_TAG('t', 'w', 'i', 'd'),
                                        HB_TAG('q', 'w', 'i', 'd')};
    size_t count = end - begin;
    int64_t natural = 0, em = run->face->units_per_em;
    if (run->setting != BX_SET_COMBINED || count < 2 || count > 4) return 0;
    for (size_t i = begin; i < end; i++) {
        uint32_t c = s->shaper->facts.items[i].shown;
        if (c < '0' || c > '9') return 0;
        natural += bx_face_advance(run->face, bx_face_glyph(run->face, c));
    }
    return natural * 10 > em * 11 ? features[count - 2] : 0;
}

/* Characters that draw nothing and choose no glyph. HarfBuzz would give some of them the room of a
 * space. */
static bool is_shaped(uint32_t c)
{
    return !bx_character_is_invisible(c) || bx_character_is_mark(c) || c == 0x200C || c == 0x200D;
}

/* Quotation marks, dashes and ellipses of Chinese text that a face has narrow: "fwid" for each
 * (T-016). Those beyond `MOST_WIDE` of a run get their cells all the same. */
enum { MOST_WIDE = 16 };

static unsigned add_wide_quotes(const bx_shaping *s, const bx_text_run *run, size_t begin,
                                size_t end, hb_feature_t features[MOST_WIDE])
{
    unsigned count = 0;
    for (size_t i = begin; i < end && count < MOST_WIDE; i++) {
        uint32_t c = s->shaper->facts.items[i].shown;
        bool wanted = c == 0x2014 || c == 0x2026 || (c >= 0x2018 && c <= 0x201D);
        if (!wanted || bx_face_advance(run->face, bx_face_glyph(run->face, c)) * 8 >
                           (int)run->face->units_per_em * 7)
            continue;
        features[count++] =
            (hb_feature_t){HB_TAG('f', 'w', 'i', 'd'), 1, (unsigned)i, (unsigned)i + 1};
    }
    return count;
}

/* Figures of one width (font-variant-numeric: tabular-nums): "tnum", and "hwid" for digits of faces
 * that have half-width ones instead. */
static unsigned add_tabular(const bx_shaping *s, size_t begin, size_t end,
                            hb_feature_t features[MOST_WIDE])
{
    unsigned count = 0;
    features[count++] = (hb_feature_t){HB_TAG('t', 'n', 'u', 'm'), 1, 0, HB_FEATURE_GLOBAL_END};
    for (size_t i = begin; i < end && count + 2 <= MOST_WIDE; i++) {
        uint32_t c = s->shaper->facts.items[i].shown;
        if (c < '0' || c > '9') continue;
        size_t stop = i + 1;
        while (stop < end && s->shaper->facts.items[stop].shown >= '0' &&
               s->shaper->facts.items[stop].shown <= '9')
            stop++;
        features[count++] =
            (hb_feature_t){HB_TAG('h', 'w', 'i', 'd'), 1, (unsigned)i, (unsigned)stop};
        features[count++] =
            (hb_feature_t){HB_TAG('p', 'w', 'i', 'd'), 0, (unsigned)i, (unsigned)stop};
        i = stop;
    }
    return count;
}

static void fill_buffer(const bx_shaping *s, size_t begin, size_t end, bool upright)
{
    hb_buffer_t *buffer = s->shaper->buffer;
    const bx_character_facts *facts = s->shaper->facts.items;
    hb_buffer_clear_contents(buffer);
    hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
    hb_buffer_set_direction(buffer, upright ? HB_DIRECTION_TTB : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, facts[begin].western ? HB_SCRIPT_LATIN : HB_SCRIPT_HAN);
    hb_buffer_set_language(buffer,
                           hb_language_from_string(s->language.data, (int)s->language.size));
    hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
    for (size_t i = begin; i < end; i++) {
        uint32_t c = facts[i].shown;
        if (is_shaped(c)) hb_buffer_add(buffer, c < 0x110000 ? c : ' ', (unsigned)i);
    }
}

static void shape_run(bx_shaping *s, uint32_t run_index, size_t begin, size_t end)
{
    const bx_text_run *run = &s->shaper->runs.items[run_index];
    const bx_character_facts *fact = &s->shaper->facts.items[begin];
    bool upright = run->setting == BX_SET_UPRIGHT, proportional = bx_run_is_proportional(run);
    bool kern = fact->western && run->style->font->font_kerning,
         dash = fact->class == BX_CLASS_DASH;
    hb_tag_t narrow = narrow_digits(s, run, begin, end);
    fill_buffer(s, begin, end, upright);
    hb_feature_t features[7 + MOST_WIDE] = {
        {upright ? HB_TAG('v', 'k', 'r', 'n') : HB_TAG('k', 'e', 'r', 'n'), kern || proportional, 0,
         HB_FEATURE_GLOBAL_END},
        {upright ? HB_TAG('v', 'p', 'a', 'l') : HB_TAG('p', 'a', 'l', 't'), proportional, 0,
         HB_FEATURE_GLOBAL_END},
        {HB_TAG('r', 'u', 'b', 'y'), s->annotation, 0, HB_FEATURE_GLOBAL_END},
        /* A dash stays two glyphs of one character each, in the middle of the frame, whatever
           ligatures the face has. */
        {HB_TAG('f', 'w', 'i', 'd'), dash, 0, HB_FEATURE_GLOBAL_END},
        /* Apostrophes and quotes of Western words where the face has them full-width (T-029). */
        {HB_TAG('p', 'w', 'i', 'd'), fact->western && !narrow, 0, HB_FEATURE_GLOBAL_END},
        {HB_TAG('c', 'c', 'm', 'p'), !dash, 0, HB_FEATURE_GLOBAL_END},
        {HB_TAG('v', 'e', 'r', 't'), !fact->plain, 0, HB_FEATURE_GLOBAL_END},
    };
    if (narrow)
        features[6] = (hb_feature_t){narrow, 1, 0, HB_FEATURE_GLOBAL_END};
    else if (upright && !run->face->has_vert && !fact->plain)
        features[6] = (hb_feature_t){HB_TAG('v', 'r', 't', '2'), 1, 0, HB_FEATURE_GLOBAL_END};
    unsigned count = narrow || upright ? 7 : 6;
    if (!fact->western && !upright && !proportional)
        count += add_wide_quotes(s, run, begin, end, features + count);
    else if (fact->western && run->style->font->tabular_figures && !narrow)
        count += add_tabular(s, begin, end, features + count);
    hb_shape(run->face->hb_font, s->shaper->buffer, features, count);
    read_buffer(s, run_index, end);
}

/* A character without a face: the face's own box, or the mark for a missing character. */
static void add_missing(bx_shaping *s, uint32_t run_index, size_t index)
{
    bx_shaper *shaper = s->shaper;
    const bx_text_run *run = &shaper->runs.items[run_index];
    int ink[4];
    uint32_t glyph = 0;
    if (!bx_face_ink(run->face, 0, ink)) {
        glyph = bx_face_glyph(run->face, 0x25A1);
        if (!glyph) glyph = bx_face_glyph(run->face, 0x3013);
    }
    hb_glyph_info_t info = {.codepoint = glyph};
    int advance = bx_face_advance(run->face, glyph);
    hb_glyph_position_t position = {.x_advance = advance};
    if (run->setting == BX_SET_UPRIGHT) {
        int em = (int)run->face->units_per_em;
        position = (hb_glyph_position_t){
            .x_offset = -advance / 2, .y_advance = -em, .y_offset = -em * 88 / 100};
    }
    add_cluster(s, run_index, index, index + 1, &info, &position, 0, 1);
}

/* An inline element with a Chinese language of its own has the marks of that region (T-001). */
static bx_region run_region(const bx_shaping *s, const bx_node *node)
{
    if (node == s->block) return s->region;
    bx_string language = bx_node_language(node);
    return bx_string_starts_with(language, "zh") ? bx_region_of(language) : s->region;
}

static uint32_t add_run(bx_shaping *s, const bx_gather_piece *piece, const bx_face *face,
                        bx_setting setting)
{
    bool turned = setting == BX_SET_ROTATED || setting == BX_SET_COMBINED;
    int32_t scale =
        (int32_t)bx_multiply_divide(piece->style->font->text_scale_x, s->shaper->scale, 65536);
    bx_text_run run = {face,
                       piece->style->font_size,
                       turned ? 65536 : scale,
                       piece->style->font->color,
                       piece->style,
                       piece->node,
                       setting,
                       piece->markers,
                       (uint8_t)run_region(s, piece->node)};
    bx_array_push(&s->shaper->runs, run);
    return (uint32_t)s->shaper->runs.count - 1;
}

/* Whether two characters may be shaped together. */
static bool is_alike(const bx_character_facts *a, const bx_character_facts *b)
{
    return a->face == b->face && a->western == b->western && a->setting == b->setting &&
           a->combined == b->combined && a->plain == b->plain &&
           (a->class == BX_CLASS_DASH) == (b->class == BX_CLASS_DASH);
}

void bx_shape_items(bx_shaping *s)
{
    bx_shaper *shaper = s->shaper;
    const bx_gathered *gathered = &shaper->gathered;
    const bx_character_facts *facts = shaper->facts.items;
    size_t begin = 0, count = gathered->characters.count;
    while (begin < count) {
        uint32_t piece = gathered->characters.items[begin].piece;
        size_t end = begin + 1;
        while (end < count && gathered->characters.items[end].piece == piece &&
               is_alike(&facts[end], &facts[begin]))
            end++;
        const bx_face *face = facts[begin].face;
        bool missing = face == NULL;
        const bx_style *style = gathered->pieces.items[piece].style;
        if (missing) {
            bx_font_query query = {style->font->font_families.names,
                                   style->font->font_families.count, style->font->font_weight,
                                   style->font->font_italic, s->language};
            face = bx_font_match(shaper->fonts, &query, 0);
        }
        uint32_t run = add_run(s, &gathered->pieces.items[piece], face, facts[begin].setting);
        if (!missing) shape_run(s, run, begin, end);
        for (size_t i = begin; missing && i < end; i++) {
            if (!bx_character_is_invisible(facts[i].shown)) add_missing(s, run, i);
        }
        begin = end;
    }
}
