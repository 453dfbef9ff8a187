/* Words and their points. */
#include "text/hyphenate.h"

#include "base/recovery.h"
#include "style/text_style.h"
#include "unicode/address.h"

#include <hyphen.h>
#include <stdlib.h>

enum { SHORTEST = 5, LONGEST = 100, BEFORE = 2, AFTER = 3 };

/* Pattern files by primary language; the first one serves Chinese text and unknown languages'
 * English words. */
static const struct {
    const char *language, *file;
} PATTERNS[] = {
    {"en", "hyph_en_US.dic"}, {"de", "hyph_de_DE.dic"}, {"fr", "hyph_fr.dic"},
    {"es", "hyph_es.dic"},    {"it", "hyph_it_IT.dic"}, {"pt", "hyph_pt_PT.dic"},
    {"nl", "hyph_nl_NL.dic"}, {"pl", "hyph_pl_PL.dic"},
};
enum { LANGUAGES = sizeof PATTERNS / sizeof *PATTERNS };

struct bx_hyphenator {
    HyphenDict *dictionaries[LANGUAGES];
    bool tried[LANGUAGES];
};

static void free_dictionary(void *dictionary)
{
    hnj_hyphen_free(dictionary);
}

void bx_hyphenator_close(bx_hyphenator *hyphenator)
{
    if (!hyphenator) return;
    for (size_t i = 0; i < LANGUAGES; i++) {
        bx_drop(hyphenator->dictionaries[i], free_dictionary);
    }
    bx_free(hyphenator);
}

/* Row of a language: English for Chinese text; LANGUAGES when nothing is known of it. */
static size_t row_of(bx_string language)
{
    size_t end = 0;
    while (end < language.size && language.data[end] != '-' && language.data[end] != '_')
        end++;
    bx_string primary = bx_string_slice(language, 0, end);
    if (primary.size == 0 || bx_string_equal_ignore_case(primary, "zh")) return 0;
    for (size_t i = 0; i < LANGUAGES; i++) {
        if (bx_string_equal_ignore_case(primary, PATTERNS[i].language)) return i;
    }
    return LANGUAGES;
}

static HyphenDict *dictionary_of(bx_shaper *shaper, const bx_node *node)
{
    size_t row = row_of(bx_node_language(node));
    if (row == LANGUAGES) return NULL;
    if (!shaper->hyphenation) shaper->hyphenation = bx_alloc(sizeof *shaper->hyphenation);
    bx_hyphenator *h = shaper->hyphenation;
    if (!h->tried[row]) {
        char path[64];
        snprintf(path, sizeof path, "/usr/share/hyphen/%s", PATTERNS[row].file);
        h->tried[row] = true;
        h->dictionaries[row] = bx_hold(hnj_hyphen_load(path), free_dictionary);
    }
    return h->dictionaries[row];
}

bx_length bx_hyphen_advance(const bx_text_run *run)
{
    uint32_t hyphen = bx_face_glyph(run->face, '-');
    if (!hyphen) return 0;
    return bx_length_from_font_units(bx_face_advance(run->face, hyphen), run->size,
                                     run->face->units_per_em);
}

/* The ASCII letter of a cluster, '?' for another letter of a word, 0 for what is no letter. */
static char letter_of(const bx_shaper *shaper, const bx_cluster *c)
{
    if (c->class != BX_CLASS_LATIN) return 0;
    size_t at = c->text_begin;
    uint32_t first = bx_utf8_next(bx_buffer_string(&shaper->gathered.text), &at);
    if (first == '\'' || first == 0x2019) return '?';
    if (!bx_character_is_western(first)) return 0;
    return first < 0x80 && at == c->text_end ? (char)first : '?';
}

static void hyphenate_word(bx_shaping *s, HyphenDict *dictionary, size_t begin, size_t count)
{
    char word[LONGEST + 1], points[LONGEST + 6], **replaced = NULL;
    int *positions = NULL, *cuts = NULL;
    bx_cluster *clusters = &s->shaper->clusters.items[begin];
    bool small = false;
    for (size_t i = 0; i < count; i++) {
        word[i] = letter_of(s->shaper, &clusters[i]);
        if (word[i] == '?' || clusters[i].hyphen_advance > 0) return;
        small |= word[i] >= 'a';
        word[i] |= 32;
    }
    word[count] = '\0';
    bx_length advance = bx_hyphen_advance(&s->shaper->runs.items[clusters->run]);
    if (!small || advance == 0 ||
        hnj_hyphen_hyphenate2(dictionary, word, (int)count, points, NULL, &replaced, &positions,
                              &cuts) != 0)
        return;
    for (size_t i = BEFORE - 1; i + AFTER < count; i++) {
        /* Points where letters change, as in older German, are left out. */
        if ((points[i] & 1) && !(replaced && replaced[i])) clusters[i].hyphen_advance = advance;
    }
    for (size_t i = 0; replaced && i < count; i++)
        free(replaced[i]);
    free(replaced);
    free(positions);
    free(cuts);
}

void bx_hyphenate(bx_shaping *s)
{
    bx_shaper *shaper = s->shaper;
    size_t count = shaper->clusters.count;
    bx_string text = bx_buffer_string(&shaper->gathered.text);
    bx_address address = {0};
    for (size_t i = 0; i < count;) {
        size_t end = i;
        const bx_cluster *first = &shaper->clusters.items[i];
        while (end < count && letter_of(shaper, &shaper->clusters.items[end]) &&
               shaper->clusters.items[end].run == first->run)
            end++;
        size_t length = end - i;
        bool wanted = length >= SHORTEST && length <= LONGEST &&
                      shaper->runs.items[first->run].style->text->hyphens == BX_HYPHENS_AUTO;
        if (wanted && first->text_begin >= address.end)
            bx_address_find(text, first->text_begin, &address);
        wanted = wanted && !(address.is_address && first->text_begin < address.end);
        HyphenDict *dictionary =
            wanted ? dictionary_of(shaper, shaper->runs.items[first->run].node) : NULL;
        if (dictionary) hyphenate_word(s, dictionary, i, length);
        i = end > i ? end : i + 1;
    }
}
