/* Paragraphs on a made-up font, as the text folder would make them: Han and full-width marks 1 em,
 * letters and digits 1/2 em. */
#ifndef BX_TESTS_MADE_TEXT_H
#define BX_TESTS_MADE_TEXT_H

#include "line/line.h"
#include "style/computed.h"
#include "style/line_style.h"
#include "unicode/character.h"

#include <string.h>

#define EM BX_PT(10)

typedef struct text {
    bx_arena *arena;
    bx_paragraph paragraph;
    bx_computed style;
    bx_node node;
} text;

static const bx_class closing[] = {BX_CLASS_CLOSE, BX_CLASS_COMMA, BX_CLASS_PERIOD, BX_CLASS_COLON,
                                   BX_CLASS_EXCLAIM};

static inline bool is_closing(bx_class class)
{
    for (size_t i = 0; i < 5; i++) {
        if (closing[i] == class) return true;
    }
    return false;
}

static inline void trim(bx_cluster *c, bool before)
{
    bx_length amount = before ? c->blank_before : c->blank_after;
    c->advance -= amount;
    if (before)
        c->blank_before = 0;
    else
        c->blank_after = 0;
}

/* Clusters as the text folder would make them, mainland style. */
static inline text *make(const char *string, int indent)
{
    text *t = bx_alloc(sizeof *t);
    t->arena = bx_arena_new();
    t->style.line.text_align = BX_ALIGN_JUSTIFY;
    t->style.line.line_break = BX_LINE_BREAK_GB;
    bx_computed_link(&t->style);
    t->paragraph.style = &t->style.root;
    t->paragraph.node = &t->node;
    t->paragraph.indent = indent * EM;
    t->paragraph.text = bx_string_of(string);
    t->paragraph.clusters = BX_NEW_ARRAY(t->arena, bx_cluster, strlen(string) + 1);
    static const uint8_t steps[] = {
        [BX_CLASS_OPEN] = BX_SHRINK_BRACKET,  [BX_CLASS_CLOSE] = BX_SHRINK_BRACKET,
        [BX_CLASS_COMMA] = BX_SHRINK_COMMA,   [BX_CLASS_COLON] = BX_SHRINK_COMMA,
        [BX_CLASS_PERIOD] = BX_SHRINK_PERIOD, [BX_CLASS_EXCLAIM] = BX_SHRINK_PERIOD};
    size_t at = 0, count = 0;
    while (at < t->paragraph.text.size) {
        bx_cluster *c = &t->paragraph.clusters[count++];
        c->text_begin = (uint32_t)at;
        uint32_t character = bx_utf8_next(t->paragraph.text, &at), pair = 0;
        size_t next = at;
        if (at < t->paragraph.text.size) pair = bx_utf8_next(t->paragraph.text, &next);
        c->class = character == '\n' ? BX_CLASS_BREAK : bx_character_class(character);
        c->em = EM;
        int cell = bx_character_cell(character, c->class, BX_REGION_GB);
        if ((character == 0x2014 || character == 0x2026) && pair == character) {
            c->class = character == 0x2014 ? BX_CLASS_DASH : BX_CLASS_ELLIPSIS;
            cell = 2000;
            at = next;
        }
        c->text_end = (uint32_t)at;
        c->advance = cell ? (bx_length)((int64_t)EM * cell / 1000) : EM / 2;
        int before, after;
        bx_character_blank(character, c->class, BX_REGION_GB, false, &before, &after);
        c->blank_before = (bx_length)((int64_t)EM * before / 1000);
        c->blank_after = (bx_length)((int64_t)EM * after / 1000);
        if (c->class <= BX_CLASS_EXCLAIM) c->shrink = steps[c->class];
        c->trims_at_start = c->class == BX_CLASS_OPEN;
        c->trims_at_end = is_closing(c->class);
        if (c->class == BX_CLASS_SPACE) c->advance = EM / 3;
        if (c->class == BX_CLASS_BREAK) c->advance = 0;
    }
    t->paragraph.cluster_count = count;
    for (size_t i = 0; i + 1 < count; i++) {
        bx_cluster *a = &t->paragraph.clusters[i], *b = a + 1;
        if (a->class == BX_CLASS_OPEN && b->class == BX_CLASS_OPEN)
            trim(b, true);
        else if (is_closing(a->class) && b->class == BX_CLASS_OPEN)
            trim(b, true);
        else if (is_closing(a->class) && b->class == BX_CLASS_CLOSE)
            trim(a, false);
        else if (a->class == BX_CLASS_CLOSE && is_closing(b->class))
            trim(a, false);
        bool han = a->class == BX_CLASS_HAN || b->class == BX_CLASS_HAN;
        bool western = a->class == BX_CLASS_LATIN || b->class == BX_CLASS_LATIN ||
                       a->class == BX_CLASS_DIGIT || b->class == BX_CLASS_DIGIT;
        if (han && western) {
            a->gap = EM / 4;
            a->gap_min = EM / 8;
            a->gap_max = EM / 2;
        }
    }
    bx_boundaries *boundaries = bx_boundaries_new();
    bx_line_prepare(&t->paragraph, boundaries, t->arena);
    bx_boundaries_free(boundaries);
    return t;
}

static inline void done(text *t)
{
    bx_arena_free(t->arena);
    bx_free(t);
}

#endif
