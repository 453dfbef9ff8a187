/* The steps from a block to a paragraph. */
#include "base/recovery.h"
#include "base/timing.h"
#include "style/font_style.h"
#include "style/line_style.h"
#include "style/text_style.h"
#include "text/annotation.h"
#include "text/codes.h"
#include "text/hyphenate.h"
#include "text/inline_note.h"
#include "text/numbers.h"
#include "text/ruby.h"

#include <string.h>

static void destroy_buffer(void *buffer)
{
    hb_buffer_destroy(buffer);
}

bx_shaper *bx_shaper_new(bx_font_library *fonts, bx_sources *sources)
{
    bx_shaper *shaper = bx_alloc(sizeof *shaper);
    shaper->fonts = fonts;
    shaper->sources = sources;
    shaper->scale = 65536;
    shaper->buffer = bx_hold(hb_buffer_create(), destroy_buffer);
    shaper->arena = bx_arena_new();
    shaper->boundaries = bx_boundaries_new();
    shaper->dates.arena = shaper->arena;
    return shaper;
}

void bx_shaper_free(bx_shaper *shaper)
{
    if (!shaper) return;
    bx_drop(shaper->buffer, destroy_buffer);
    bx_hyphenator_close(shaper->hyphenation);
    bx_boundaries_free(shaper->boundaries);
    bx_gathered_release(&shaper->gathered);
    bx_array_release(&shaper->facts);
    bx_array_release(&shaper->clusters);
    bx_array_release(&shaper->glyphs);
    bx_array_release(&shaper->runs);
    bx_array_release(&shaper->remarks);
    bx_map_release(&shaper->remarked);
    bx_buffer_release(&shaper->remark_key);
    bx_map_release(&shaper->vertical_forms);
    bx_array_release(&shaper->dates.items);
    bx_arena_free(shaper->arena);
    bx_free(shaper);
}

bx_boundaries *bx_shaper_boundaries(bx_shaper *shaper)
{
    return shaper->boundaries;
}

void bx_shaper_set_page(bx_shaper *shaper, const bx_issue *issue, uint32_t page_number)
{
    if (issue != shaper->issue) shaper->dates.items.count = 0;
    shaper->issue = issue;
    shaper->page_number = page_number;
    /* A style of another page may lie at the same address. */
    shaper->chain_style = NULL;
    shaper->usable_families = NULL;
}

void bx_shaper_set_scale(bx_shaper *shaper, int32_t scale)
{
    shaper->scale = scale;
}

/* Ideographic em box of the first face: it stands 0.12 em below the baseline unless the face says
 * otherwise (T-022). */
static void set_em_box(bx_shaping *s, bx_paragraph *paragraph)
{
    bx_font_query query = {s->style->font->font_families.names, s->style->font->font_families.count,
                           s->style->font->font_weight, s->style->font->font_italic, s->language};
    const bx_face *face = bx_font_match(s->shaper->fonts, &query, 0);
    bx_length size = s->style->font_size;
    paragraph->vertical = s->vertical;
    if (s->vertical) {
        paragraph->descent = size / 2;
        paragraph->ascent = size - paragraph->descent;
        return;
    }
    paragraph->descent = (bx_length)bx_multiply_divide(size, 12, 100);
    if (face)
        paragraph->descent =
            -bx_length_from_font_units(face->ideographic_bottom_fu, size, face->units_per_em);
    paragraph->ascent = size - paragraph->descent;
}

/* Whether the text from `first` on continues a block that something interrupted: only the first
 * line of the block itself is indented (CSS Text 8.1, T-130). */
static bool goes_on(const bx_node *block, const bx_node *first)
{
    if (!first) return false;
    for (const bx_node *n = block->first_child; n && n != first; n = n->next) {
        if (n->element != BX_ELEMENT_NONE) return true;
    }
    return false;
}

/* From gathered characters to a paragraph of `indent`. */
static bx_paragraph *shape_gathered(bx_shaping *s, bx_length indent)
{
    bx_shaper *shaper = s->shaper;
    bx_arena *arena = s->arena;
    shaper->clusters.count = shaper->glyphs.count = shaper->runs.count = 0;
    bx_itemize(s);
    bx_shape_items(s);
    bx_space_punctuation(s);
    bx_space_western(s);
    bx_space_notes(s);
    bx_space_frames(s);
    bx_spread_names(s);
    bx_check_scale(s);
    bx_hyphenate(s);

    bx_paragraph *paragraph = BX_NEW(arena, bx_paragraph);
    paragraph->node = s->block;
    paragraph->style = s->style;
    paragraph->text = bx_string_copy(arena, bx_buffer_string(&shaper->gathered.text));
#define KEEP(list, from, count_field)                                                              \
    (paragraph->list = bx_arena_copy(arena, from.items, from.count * sizeof *from.items),          \
     paragraph->count_field = from.count)
    KEEP(clusters, shaper->clusters, cluster_count);
    KEEP(glyphs, shaper->glyphs, glyph_count);
    KEEP(runs, shaper->runs, run_count);
    KEEP(sources, shaper->gathered.sources, source_count);
#undef KEEP
    paragraph->indent = indent;
    set_em_box(s, paragraph);
    return paragraph;
}

/* What has been gathered, with the annotations that it came with. */
static bx_paragraph *finish(bx_shaping *s, const bx_styles *styles, bx_length indent)
{
    bx_shaper *shaper = s->shaper;
    shaper->remarks.count = 0;
    bx_map_release(&shaper->remarked);
    bx_show_numbers(&shaper->gathered, s->vertical);
    bx_paragraph *paragraph = shape_gathered(s, indent);
    bx_check_gap(s, styles);
    bx_check_tracking(s, styles);
    size_t count = shaper->gathered.rubies.count;
    if (count > 0) {
        bx_ruby_source *sources =
            bx_arena_copy(s->arena, shaper->gathered.rubies.items, count * sizeof *sources);
        bx_annotate(s, styles, paragraph, sources, count);
    }
    paragraph->remark_count = shaper->remarks.count;
    paragraph->remarks = bx_arena_copy(s->arena, shaper->remarks.items,
                                       shaper->remarks.count * sizeof *shaper->remarks.items);
    return paragraph;
}

static bx_shaping begin(bx_shaper *shaper, const bx_node *block, const bx_style *style,
                        bx_arena *arena)
{
    bx_shaping s = {.shaper = shaper,
                    .block = block,
                    .style = style,
                    .language = bx_node_language(block),
                    .arena = arena};
    s.vertical = s.style->writing_mode == BX_VERTICAL_RL;
    s.region = bx_region_of(s.language);
    return s;
}

static const char *copy_text(bx_arena *arena, const char *text)
{
    return text ? bx_string_copy(arena, bx_string_of(text)).data : NULL;
}

/* What tells a remark from others: those of one place, or of anywhere in the story, are one. */
static bx_string remark_key(bx_buffer *key, const bx_remark *remark)
{
    key->size = 0;
    bx_buffer_append(key, &remark->code, sizeof remark->code);
    if (!remark->once_a_story) {
        bx_buffer_append(key, &remark->span.source, sizeof remark->span.source);
        bx_buffer_append(key, &remark->span.begin, sizeof remark->span.begin);
    }
    for (int i = 0; i < 2; i++) {
        /* No text is not an empty one. */
        bx_buffer_append_byte(key, remark->arguments[i] ? '+' : '-');
        if (remark->arguments[i])
            bx_buffer_append(key, remark->arguments[i], strlen(remark->arguments[i]) + 1);
    }
    return bx_buffer_string(key);
}

void bx_remark_add(const bx_shaping *s, bx_remark remark)
{
    bx_shaper *shaper = s->shaper;
    bx_string key = remark_key(&shaper->remark_key, &remark);
    if (bx_map_find(&shaper->remarked, key) != BX_MAP_NONE) return;
    bx_map_set(&shaper->remarked, bx_string_copy(s->arena, key), shaper->remarks.count);
    for (int i = 0; i < 2; i++)
        remark.arguments[i] = copy_text(s->arena, remark.arguments[i]);
    bx_array_push(&shaper->remarks, remark);
}

bx_paragraph *bx_shape_block(bx_shaper *shaper, const bx_styles *styles, const bx_node *block,
                             const bx_node *first, const bx_node *last, bx_arena *arena)
{
    uint64_t started = bx_clock();
    bx_shaping s = begin(shaper, block, bx_style_of(styles, block), arena);
    bx_gather_context context = {styles, shaper->issue, shaper->page_number, arena, &shaper->dates};
    bx_gather(&context, block, first, last, &shaper->gathered);
    bx_length indent =
        goes_on(block, first) ? 0 : bx_dimension_resolve(s.style->line->text_indent, 0, 0);
    bx_paragraph *paragraph = finish(&s, styles, indent);
    bx_timing_add(BX_STAGE_TEXT, started);
    return paragraph;
}

bx_paragraph *bx_shape_generated(bx_shaper *shaper, const bx_styles *styles, const bx_node *element,
                                 bool after, bx_arena *arena)
{
    bx_shaping s = begin(shaper, element, bx_style_generated(styles, element, after), arena);
    bx_gather_context context = {styles, shaper->issue, shaper->page_number, arena, &shaper->dates};
    bx_gather_generated(&context, element, after, &shaper->gathered);
    return finish(&s, styles, 0);
}

bx_paragraph *bx_shape_initial(bx_shaper *shaper, const bx_styles *styles, const bx_node *block,
                               const bx_style *style, bx_arena *arena)
{
    bx_shaping s = begin(shaper, block, style ? style : bx_style_of(styles, block), arena);
    bx_gather_context context = {styles, shaper->issue, shaper->page_number, arena, &shaper->dates};
    bx_gather(&context, block, NULL, NULL, &shaper->gathered);
    bx_gather_initial(&shaper->gathered, style);
    return finish(&s, styles, 0);
}

bx_paragraph *bx_shape_annotation(const bx_shaping *shaping, const bx_styles *styles,
                                  const bx_ruby_source *source)
{
    bx_shaping s = *shaping;
    s.annotation = true;
    s.block = source->first;
    s.style = bx_style_of(styles, source->first);
    s.language = bx_node_language(source->first);
    /* Zhuyin stands upright below each other in both directions, with the forms of horizontal text
     * (T-019). */
    if (s.style->text->ruby_position == BX_RUBY_INTER_CHARACTER) s.vertical = false;
    bx_gather_context context = {styles, s.shaper->issue, s.shaper->page_number, s.arena,
                                 &s.shaper->dates};
    bx_gather_annotation(&context, source, &s.shaper->gathered);
    if (s.shaper->gathered.rubies.count > 0)
        bx_remark_add(&s, (bx_remark){BX_RUBY_NESTED, source->first->span, .story_at = 1});
    return shape_gathered(&s, 0);
}

bx_span bx_paragraph_span(const bx_paragraph *paragraph, uint32_t begin, uint32_t end)
{
    if (paragraph->source_count == 0) return paragraph->node->span;
    size_t low = 0, high = paragraph->source_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (paragraph->sources[middle].text_begin <= begin)
            low = middle;
        else
            high = middle;
    }
    const struct bx_text_source *source = &paragraph->sources[low];
    if (source->node->element != BX_ELEMENT_NONE) return source->node->span;
    size_t from = source->node_offset + (begin - source->text_begin);
    size_t to = from + (end - begin);
    if (to > source->node->text.size) to = source->node->text.size;
    return bx_node_text_span(source->node, from, to);
}
