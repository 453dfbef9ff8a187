/* Words and their points. */
#include "text/hyphenate.h"

#include <hyphen.h>
#include <stdlib.h>

enum { SHORTEST = 5, LONGEST = 100, BEFORE = 2, AFTER = 3 };

static const char PATTERNS[] = "/usr/share/hyphen/hyph_en_US.dic";

void bx_hyphenator_close(void *dictionary)
{
    if (dictionary) hnj_hyphen_free(dictionary);
}

static HyphenDict *dictionary_of(bx_shaper *shaper)
{
    if (!shaper->hyphenation_tried) {
        shaper->hyphenation_tried = true;
        shaper->hyphenation = hnj_hyphen_load(PATTERNS);
    }
    return shaper->hyphenation;
}

/* The letter of a cluster in lower case, or 0 when it is no single ASCII letter. */
static char letter_of(const bx_shaper *shaper, const bx_cluster *c)
{
    if (c->class != BX_CLASS_LATIN || c->text_end != c->text_begin + 1) return 0;
    char letter = (char)(shaper->gathered.text.data[c->text_begin] | 32);
    return letter >= 'a' && letter <= 'z' ? letter : 0;
}

static void hyphenate_word(bx_shaping *s, HyphenDict *dictionary, size_t begin, size_t count)
{
    char word[LONGEST + 1], points[LONGEST + 6], **replaced = NULL;
    int *positions = NULL, *cuts = NULL;
    bx_cluster *clusters = &s->shaper->clusters.items[begin];
    const bx_text_run *run = &s->shaper->runs.items[clusters->run];
    for (size_t i = 0; i < count; i++) word[i] = letter_of(s->shaper, &clusters[i]);
    word[count] = '\0';
    uint32_t hyphen = bx_face_glyph(run->face, '-');
    if (!hyphen || hnj_hyphen_hyphenate2(dictionary, word, (int)count, points, NULL, &replaced,
                                         &positions, &cuts) != 0)
        return;
    bx_length advance = bx_length_from_font_units(bx_face_advance(run->face, hyphen), run->size,
                                                  run->face->units_per_em);
    for (size_t i = BEFORE - 1; i + AFTER < count; i++) {
        if (points[i] & 1) clusters[i].hyphen_advance = advance;
    }
    /* American English patterns replace no letters. */
    free(replaced);
    free(positions);
    free(cuts);
}

void bx_hyphenate(bx_shaping *s)
{
    bx_shaper *shaper = s->shaper;
    size_t count = shaper->clusters.count;
    for (size_t i = 0; i < count;) {
        size_t end = i;
        while (end < count && letter_of(shaper, &shaper->clusters.items[end]) &&
               shaper->clusters.items[end].run == shaper->clusters.items[i].run)
            end++;
        size_t length = end - i;
        bool wanted = length >= SHORTEST && length <= LONGEST &&
                      shaper->runs.items[shaper->clusters.items[i].run].style->hyphens;
        HyphenDict *dictionary = wanted ? dictionary_of(shaper) : NULL;
        if (dictionary) hyphenate_word(s, dictionary, i, length);
        i = end > i ? end : i + 1;
    }
}
