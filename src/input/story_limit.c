/* The longest story. */
#include "input/story_limit.h"

#include "input/codes.h"
#include "unicode/character.h"

/* Takes out all that follows a node below `root`. */
static void cut_behind(bx_node *node, const bx_node *root)
{
    for (; node != root; node = node->parent) {
        while (node->next)
            bx_node_remove(node->next);
    }
}

/* The byte behind the first `count` characters of a text. */
static size_t end_of_characters(bx_string text, uint32_t count)
{
    size_t at = 0;
    for (uint32_t found = 0; at < text.size && found < count;) {
        size_t begin = at;
        bx_utf8_next(text, &at);
        found += bx_text_characters(text, (uint32_t)begin, (uint32_t)at);
    }
    return at;
}

static bool may_be_longer(const bx_node *article)
{
    size_t bytes = 0;
    for (const bx_node *n = article; n; n = bx_node_next(n, article))
        bytes += n->text.size;
    return bytes > BX_MOST_STORY_CHARACTERS;
}

void bx_story_limit(bx_node *article, bx_string name, bx_arena *arena, bx_diagnostics *diagnostics)
{
    if (!may_be_longer(article)) return;
    uint32_t left = BX_MOST_STORY_CHARACTERS;
    for (bx_node *n = article; n; n = bx_node_next(n, article)) {
        if (n->element != BX_ELEMENT_NONE) continue;
        uint32_t own = bx_text_characters(n->text, 0, (uint32_t)n->text.size);
        if (own <= left) {
            left -= own;
            continue;
        }
        size_t end = end_of_characters(n->text, left);
        bx_short_text shown;
        bx_number_text most;
        bx_report(diagnostics, BX_STORY_TOO_LONG, bx_node_text_span(n, end, n->text.size),
                  bx_short(&shown, name), bx_number(&most, BX_MOST_STORY_CHARACTERS));
        n->text = bx_string_copy(arena, bx_string_slice(n->text, 0, end));
        cut_behind(n, article);
        return;
    }
}
