/* Texts of glyphs without a character of their own. */
#include "pdf/glyph_text.h"

#include "font/subset.h"

bx_string bx_glyph_texts_find(const bx_glyph_texts *texts, uint32_t glyph)
{
    for (size_t i = 0; i < texts->items.count; i++) {
        if (texts->items.items[i].glyph == glyph) return texts->items.items[i].text;
    }
    return (bx_string){0};
}

static void add(bx_glyph_texts *texts, bx_glyph_text text)
{
    if (bx_glyph_texts_find(texts, text.glyph).size == 0) bx_array_push(&texts->items, text);
}

void bx_glyph_texts_merge(bx_glyph_texts *to, const bx_glyph_texts *from)
{
    for (size_t i = 0; i < from->items.count; i++)
        add(to, from->items.items[i]);
}

/* The text of a glyph's cluster. */
static bx_string cluster_text(const bx_draw_glyphs *run, size_t index)
{
    if (run->texts) return run->texts[index];
    return bx_string_slice(run->text, run->glyphs[index].text_begin, run->glyphs[index].text_end);
}

/* Whether some other glyph of the cluster stands for a character. */
static bool is_taken(const bx_face *face, const bx_draw_glyphs *run, size_t begin, size_t end,
                     uint32_t character)
{
    for (size_t g = begin; g < end; g++) {
        if (bx_face_character(face, run->glyphs[g].id) == character) return true;
    }
    return false;
}

void bx_glyph_texts_add(bx_glyph_texts *texts, const bx_face *face, const bx_draw_glyphs *run,
                        size_t index, bx_arena *arena)
{
    uint32_t glyph = run->glyphs[index].id;
    if (glyph == 0 || bx_face_character(face, glyph) != 0) return;
    bx_string text = cluster_text(run, index);
    size_t begin = index, end = index + 1;
    while (begin > 0 && cluster_text(run, begin - 1).data == text.data)
        begin--;
    while (end < run->count && cluster_text(run, end).data == text.data)
        end++;
    bx_buffer own = {0};
    for (size_t at = 0; at < text.size;) {
        uint32_t character = bx_utf8_next(text, &at);
        if (!is_taken(face, run, begin, end, character)) bx_buffer_append_utf8(&own, character);
    }
    if (own.size > 0)
        add(texts, (bx_glyph_text){glyph, bx_string_copy(arena, bx_buffer_string(&own))});
    bx_buffer_release(&own);
}
