/* Pairing of annotations with their bases, and room for them. */
#include "text/ruby.h"

#include "style/line_style.h"
#include "style/text_style.h"
#include "text/annotation.h"
#include "text/codes.h"
#include "text/zhuyin.h"

#include <stdlib.h>

/* Least space between two annotations of single characters, and of words, as part of their size
 * (T-109). */
enum { SPACE_DIVISOR = 4, WORD_SPACE_DIVISOR = 2 };

typedef struct annotating {
    bx_shaping *s;
    const bx_styles *styles;
    bx_paragraph *p;
    BX_ARRAY(bx_annotation) list;
} annotating;

static void remark(const annotating *a, bx_code code, const bx_node *node)
{
    bx_remark_add(a->s, (bx_remark){code, node->span, .story_at = 1});
}

/* What may bear an annotation: not marks, digits and spaces (T-111). */
static bool bears(const bx_cluster *c)
{
    return c->class == BX_CLASS_HAN || c->class == BX_CLASS_LATIN;
}

static bx_length width_of(const bx_paragraph *text, uint32_t begin, uint32_t end)
{
    int64_t width = 0;
    for (uint32_t i = begin; i < end; i++)
        width += (int64_t)text->clusters[i].advance + (i + 1 < end ? text->clusters[i].gap : 0);
    return bx_length_clamp(width);
}

/* End of the word of an annotation that begins at `begin`. */
static uint32_t word_end(const bx_paragraph *text, uint32_t begin)
{
    uint32_t end = begin;
    while (end < text->cluster_count && text->clusters[end].class != BX_CLASS_SPACE &&
           text->clusters[end].class != BX_CLASS_FULL_SPACE)
        end++;
    return end;
}

static uint32_t next_word(const bx_paragraph *text, uint32_t begin)
{
    uint32_t end = word_end(text, begin);
    while (end < text->cluster_count && word_end(text, end) == end)
        end++;
    return end;
}

static uint32_t count_words(const bx_paragraph *text)
{
    uint32_t count = 0;
    for (uint32_t at = 0; at < text->cluster_count; at = next_word(text, at))
        count++;
    return count;
}

/* One part of a base: its end, from its begin on. Parts are single characters, or stretches without
 * marks. */
static uint32_t part_end(const annotating *a, uint32_t begin, uint32_t end, bool single)
{
    uint32_t at = begin + 1;
    while (!single && at < end && bears(&a->p->clusters[at]))
        at++;
    return at;
}

static uint32_t next_part(const annotating *a, uint32_t from, uint32_t end)
{
    while (from < end && !bears(&a->p->clusters[from]))
        from++;
    return from;
}

static uint32_t count_parts(const annotating *a, uint32_t begin, uint32_t end, bool single)
{
    uint32_t count = 0;
    for (uint32_t at = next_part(a, begin, end); at < end; count++)
        at = next_part(a, part_end(a, at, end, single), end);
    return count;
}

static void add(annotating *a, const bx_annotation *model, uint32_t begin, uint32_t end,
                uint32_t text_begin, uint32_t text_end)
{
    bx_annotation annotation = *model;
    annotation.cluster_begin = begin;
    annotation.cluster_end = end;
    annotation.text_begin = text_begin;
    annotation.text_end = text_end;
    annotation.width = width_of(annotation.text, text_begin, text_end);
    bx_array_push(&a->list, annotation);
}

/* One word for each part. Words left over go with the last part. */
static void add_words(annotating *a, const bx_annotation *model, uint32_t begin, uint32_t end,
                      bool single)
{
    uint32_t word = 0, count = (uint32_t)model->text->cluster_count;
    for (uint32_t at = next_part(a, begin, end); at < end && word < count;) {
        uint32_t stop = part_end(a, at, end, single), following = next_part(a, stop, end);
        add(a, model, at, stop, word, following < end ? word_end(model->text, word) : count);
        word = next_word(model->text, word);
        at = following;
    }
}

/* Pairs one annotation with the base [begin, end): as a whole, or word by word when marks stand
 * inside the base, or when zhuyin belongs to single characters. */
static void pair(annotating *a, const bx_annotation *model, uint32_t begin, uint32_t end)
{
    while (end > begin && !bears(&a->p->clusters[end - 1]))
        end--;
    begin = next_part(a, begin, end);
    if (begin >= end || a->p->runs[a->p->clusters[begin].run].markers.note.node) {
        remark(a, BX_RUBY_UNBORNE, model->node);
        return;
    }
    uint32_t words = count_words(model->text), parts = count_parts(a, begin, end, false);
    uint32_t singles = count_parts(a, begin, end, true);
    bool zhuyin = model->position == BX_RUBY_INTER_CHARACTER;
    if ((zhuyin || parts > 1) && words == singles) {
        add_words(a, model, begin, end, true);
        return;
    }
    if (!zhuyin && (parts == 1 || model->comment)) {
        add(a, model, begin, end, 0, (uint32_t)model->text->cluster_count);
        return;
    }
    if (words != parts || zhuyin) remark(a, BX_RUBY_UNEVEN, model->node);
    add_words(a, model, begin, end, zhuyin);
}

static void read_source(annotating *a, const bx_ruby_source *source, uint32_t begin, uint32_t end)
{
    const bx_style *style = bx_style_of(a->styles, source->first);
    bx_annotation model = {.node = source->first,
                           .position = style->text->ruby_position,
                           .size = style->font_size,
                           .comment = source->first->element == BX_ELEMENT_COMMENT};
    model.text = bx_shape_annotation(a->s, a->styles, source);
    bool bearing = next_part(a, begin, end) < end;
    if (model.text->cluster_count == 0) {
        if (bearing) remark(a, BX_RUBY_EMPTY, source->first);
        return;
    }
    if (begin >= end)
        remark(a, BX_RUBY_WITHOUT_BASE, source->first);
    else
        pair(a, &model, begin, end);
    if (model.position == BX_RUBY_INTER_CHARACTER && !bx_zhuyin_is_valid(model.text->text))
        remark(a, BX_RUBY_ZHUYIN, source->first);
}

/* Clusters [begin, end) whose innermost ruby is one source. */
typedef struct base {
    uint32_t begin, end;
} base;

static base *find_bases(const annotating *a, size_t count)
{
    base *bases = BX_NEW_ARRAY(a->s->arena, base, count);
    for (uint32_t i = 0; i < a->p->cluster_count; i++) {
        uint32_t number = a->p->runs[a->p->clusters[i].run].markers.ruby;
        if (number == 0 || number > count) continue;
        base *own = &bases[number - 1];
        if (own->begin == own->end)
            *own = (base){i, i + 1};
        else if (own->end == i)
            own->end++;
    }
    return bases;
}

static int by_base(const void *a, const void *b)
{
    const bx_annotation *first = a, *second = b;
    if (first->cluster_begin != second->cluster_begin)
        return first->cluster_begin > second->cluster_begin ? 1 : -1;
    return (first->comment > second->comment) - (first->comment < second->comment);
}

/* Whether a cluster outside the base takes part in another annotation. */
static bool is_annotated(const annotating *a, int64_t cluster)
{
    if (cluster < 0 || cluster >= (int64_t)a->p->cluster_count) return false;
    return a->p->runs[a->p->clusters[cluster].run].markers.ruby != 0;
}

/* How far an annotation may stand over a neighbour of its base: a quarter of a bare Han, or of a
 * mark that belongs to the base. The other side must be bare too: at a line's edge the annotation
 * moves there, and even then it stays clear of the one beyond (T-110). A mark is never beyond an
 * edge, unless it hangs. */
static bx_length overhang(const annotating *a, int64_t neighbour, int64_t other, bx_length size)
{
    if (neighbour < 0 || neighbour >= (int64_t)a->p->cluster_count) return 0;
    const bx_cluster *c = &a->p->clusters[neighbour];
    bool own = neighbour < other ? c->class == BX_CLASS_OPEN
                                 : c->class >= BX_CLASS_CLOSE && c->class <= BX_CLASS_COLON;
    if (own && a->p->style->line->hanging == BX_HANGING_NONE)
        return c->em / 4 - size / SPACE_DIVISOR / 4;
    if (c->class != BX_CLASS_HAN || is_annotated(a, neighbour) || is_annotated(a, other)) return 0;
    return bx_length_max(0, c->em / 4 - size / SPACE_DIVISOR / 4);
}

/* At a line's edge the base goes to the edge too, when its annotation may then stand over the next
 * bare Han, half of it at most (T-110). `over` is how far it would. */
static bool may_go_to_edge(const annotating *a, int64_t next, int64_t over)
{
    if (next < 0 || next >= (int64_t)a->p->cluster_count || is_annotated(a, next)) return false;
    const bx_cluster *c = &a->p->clusters[next];
    return c->class == BX_CLASS_HAN && over <= c->em / 2;
}

/* Widens a base that is narrower than its annotation with the least space around it (T-109). */
static void widen(annotating *a, const bx_annotation *r)
{
    int64_t natural = 0;
    uint32_t count = r->cluster_end - r->cluster_begin;
    bx_cluster *clusters = &a->p->clusters[r->cluster_begin];
    for (uint32_t i = 0; i < count; i++)
        natural += (int64_t)clusters[i].advance + (i + 1 < count ? clusters[i].gap : 0);
    bx_length space = r->size / (count > 1 ? WORD_SPACE_DIVISOR : SPACE_DIVISOR);
    int64_t excess = (int64_t)r->width + space - natural;
    if (excess <= 0) return;
    int64_t before = (int64_t)r->cluster_begin - 1, after = r->cluster_end;
    bx_length over_before = overhang(a, before, after, r->size),
              over_after = overhang(a, after, before, r->size);
    /* A word is opened evenly, and its annotation stands in its middle: as far over the one side as
     * over the other. */
    if (count > 1) over_before = over_after = bx_length_min(over_before, over_after);
    int64_t left = excess / 2 - over_before, right = excess - excess / 2 - over_after;
    if (count > 1) {
        int64_t room =
            bx_length_max(0, bx_length_clamp(left)) + bx_length_max(0, bx_length_clamp(right));
        for (uint32_t i = 0; i + 1 < count; i++)
            clusters[i].advance += (bx_length)(room / count);
        left = right = room / count / 2;
    }
    bx_length first = bx_length_max(0, bx_length_clamp(left)),
              last = bx_length_max(0, bx_length_clamp(right));
    int64_t spread = count > 1 ? (int64_t)first * 2 * (count - 1) : 0;
    int64_t over = (int64_t)r->width - natural - spread;
    if (first > 0 && may_go_to_edge(a, after, over - last)) clusters[0].trims_at_start = true;
    if (last > 0 && may_go_to_edge(a, before, over - first))
        clusters[count - 1].trims_at_end = true;
    bx_cluster_add_room(&clusters[0], a->p->glyphs, first, 0);
    bx_cluster_add_room(&clusters[count - 1], a->p->glyphs, 0, last);
}

/* Half an em after every Chinese cell, and after each stretch of Western text, so that all
 * characters keep one grid (T-114). */
static void open_cells(annotating *a)
{
    for (uint32_t i = 0; i < a->p->cluster_count; i++) {
        bx_cluster *c = &a->p->clusters[i];
        bool western =
            c->class == BX_CLASS_LATIN || c->class == BX_CLASS_DIGIT || c->class == BX_CLASS_SPACE;
        bool goes_on = western && i + 1 < a->p->cluster_count &&
                       (c[1].class == BX_CLASS_LATIN || c[1].class == BX_CLASS_DIGIT ||
                        c[1].class == BX_CLASS_SPACE);
        if (goes_on || c->class == BX_CLASS_FILL || c->class == BX_CLASS_BREAK) continue;
        if (c->class == BX_CLASS_HAN)
            bx_cluster_add_room(c, a->p->glyphs, 0, c->em / 2);
        else
            c->advance += c->em / 2;
    }
    a->p->indent += a->p->indent / 2;
}

void bx_annotate(bx_shaping *s, const bx_styles *styles, bx_paragraph *paragraph,
                 const bx_ruby_source *sources, size_t count)
{
    annotating a = {.s = s, .styles = styles, .p = paragraph};
    const base *bases = find_bases(&a, count);
    for (size_t i = 0; i < count; i++) {
        const base *own = &bases[i > 0 && sources[i].shares_base ? i - 1 : i];
        read_source(&a, &sources[i], own->begin, own->end);
    }
    if (a.list.count > 1) qsort(a.list.items, a.list.count, sizeof *a.list.items, by_base);
    bool zhuyin = false;
    for (size_t i = 0; i < a.list.count; i++) {
        const bx_annotation *r = &a.list.items[i];
        zhuyin |= r->position == BX_RUBY_INTER_CHARACTER;
        if (r->comment) continue;
        for (uint32_t k = r->cluster_begin; k + 1 < r->cluster_end; k++)
            paragraph->clusters[k].joined = true;
        if (r->position != BX_RUBY_INTER_CHARACTER) widen(&a, r);
    }
    if (zhuyin && !paragraph->vertical) open_cells(&a);
    paragraph->annotations =
        bx_arena_copy(s->arena, a.list.items, a.list.count * sizeof *a.list.items);
    paragraph->annotation_count = a.list.count;
    bx_array_release(&a.list);
}
