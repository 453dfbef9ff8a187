/* Issues and pages: files put together to one tree. */
#include "input/input.h"

#include "base/file.h"
#include "base/recovery.h"
#include "input/codes.h"
#include "input/edition.h"
#include "input/grammar.h"
#include "input/jumps.h"
#include "input/mend.h"
#include "input/story_limit.h"
#include "input/wire.h"
#include "input/xml.h"
#include "unicode/decode.h"

#include <stdlib.h>
#include <string.h>

/* How a file is read. */
typedef struct reading {
    uint32_t source;
    bx_element root;
    bool normalize;
    bx_sources *sources;
} reading;

/* Parses and checks a text. NULL after an error, when nothing of it can be used. */
static bx_node *parse(const reading *r, bx_arena *arena, bx_diagnostics *diagnostics)
{
    bx_node *tree = bx_xml_parse(r->source, r->sources, arena, diagnostics);
    if (!tree || !bx_grammar_check(tree, r->root, diagnostics)) return NULL;
    bx_mend_places(tree, arena, diagnostics);
    bx_wire_check(tree, r->normalize, arena, diagnostics);
    return tree;
}

/* A tree that outlives its run, with the messages about it. */
typedef struct kept_tree {
    bx_node *tree;
    bx_diagnostics *diagnostics;
} kept_tree;

typedef struct keeping {
    const reading *reading;
    kept_tree *made;
} keeping;

static void make_kept(void *context)
{
    keeping *k = context;
    bx_arena *arena = bx_arena_new();
    k->made = BX_NEW(arena, kept_tree);
    k->made->diagnostics = bx_diagnostics_new();
    k->made->tree = parse(k->reading, arena, k->made->diagnostics);
}

/* Parses a text for this run and later ones: on a heap of its own. */
static const kept_tree *keep_tree(const reading *r)
{
    keeping k = {.reading = r};
    bx_failure failure = {0};
    bx_heap *heap = bx_heap_new(), *before = bx_heap_enter(heap);
    bool good = heap && bx_guarded(make_kept, &k, &failure);
    bx_heap_enter(before);
    bool kept = good && bx_sources_keep_parsed(r->sources, r->source, r->normalize, k.made, heap);
    if (kept) return k.made;
    bx_heap_free(heap);
    if (!good) bx_fail(failure);
    return bx_sources_parsed(r->sources, r->source, r->normalize);
}

/* Reads, parses and checks an article's file. NULL after an error. The nodes may be those
 * of other runs too: they are copied before anything is changed. */
static const bx_node *read_article_file(const char *path, bx_span named_at, bool normalize,
                                        bx_sources *sources, bx_arena *arena,
                                        bx_diagnostics *diagnostics)
{
    reading r = {.root = BX_ELEMENT_ARTICLE, .normalize = normalize, .sources = sources};
    r.source = bx_decode_file(path, BX_TEXT_XML, named_at, sources, diagnostics);
    if (!r.source) return NULL;
    if (!bx_sources_keep(sources)) return parse(&r, arena, diagnostics);
    const kept_tree *tree = bx_sources_parsed(sources, r.source, normalize);
    if (!tree) tree = keep_tree(&r);
    if (!tree) return parse(&r, arena, diagnostics);
    bx_diagnostics_append(diagnostics, tree->diagnostics);
    return tree->tree;
}

bx_issue *bx_read_issue(const char *path, bool normalize, bx_sources *sources, bx_arena *arena,
                        bx_diagnostics *diagnostics)
{
    reading r = {.root = BX_ELEMENT_ISSUE, .normalize = normalize, .sources = sources};
    r.source = bx_decode_file(path, BX_TEXT_XML, (bx_span){0}, sources, diagnostics);
    bx_node *root = r.source ? parse(&r, arena, diagnostics) : NULL;
    if (!root || !bx_node_child(root, BX_ELEMENT_PAGE)) {
        if (bx_diagnostics_worst(diagnostics) < BX_FATAL)
            bx_report(diagnostics, BX_ISSUE_UNREAD, (bx_span){0});
        return NULL;
    }
    bx_issue *issue = BX_NEW(arena, bx_issue);
    issue->root = root;
    issue->normalize = normalize;
    issue->title = bx_node_value(root, "title");
    bx_string date = bx_node_value(root, "date");
    if (date.size > 0) {
        issue->year = atoi(date.data);
        issue->month = atoi(date.data + 5);
        issue->day = atoi(date.data + 8);
    }
    issue->number = bx_node_value(root, "number");
    issue->cn = bx_node_value(root, "cn");
    issue->language = bx_node_language(root);
    bx_edition_check(issue, arena, diagnostics);
    bx_jumps_resolve(issue, arena, diagnostics);
    return issue;
}

static bx_node *copy_node(const bx_node *from, bx_node *parent, bx_arena *arena)
{
    bx_node *to = bx_node_new(arena, parent, from->element, from->span);
    to->attributes = from->attributes;
    to->attribute_count = from->attribute_count;
    to->text = from->text;
    to->origins = from->origins;
    to->origin_count = from->origin_count;
    return to;
}

/* Attributes of the element in the issue win over those of the file. */
static void merge_attributes(bx_node *to, const bx_node *file, bx_arena *arena)
{
    size_t count = to->attribute_count;
    bx_attribute *merged = BX_NEW_ARRAY(arena, bx_attribute, count + file->attribute_count);
    if (count) memcpy(merged, to->attributes, count * sizeof *merged);
    for (size_t i = 0; i < file->attribute_count; i++) {
        bool given = false;
        for (size_t j = 0; j < to->attribute_count; j++)
            given |= bx_string_equal(to->attributes[j].name, file->attributes[i].name);
        if (!given) merged[count++] = file->attributes[i];
    }
    to->attributes = merged;
    to->attribute_count = count;
}

static bool is_head_part(bx_element element)
{
    return element == BX_ELEMENT_KICKER || element == BX_ELEMENT_HEADLINE ||
           element == BX_ELEMENT_SUBHEAD || element == BX_ELEMENT_STANDFIRST ||
           element == BX_ELEMENT_LABEL;
}

/* A byline before the first paragraph belongs to the head, after it to the text. */
static bool goes_to_head(const bx_node *node, bool text_begun)
{
    return is_head_part(node->element) || (!text_begun && node->element == BX_ELEMENT_BYLINE);
}

/* Wraps loose parts of an article into head and body. */
static void wrap_article(bx_node *article, bx_arena *arena)
{
    bx_node *head = bx_node_child(article, BX_ELEMENT_HEAD);
    bx_node *body = bx_node_child(article, BX_ELEMENT_BODY);
    bool text_begun = false;
    for (bx_node *child = article->first_child, *next; child; child = next) {
        next = child->next;
        if (child == head || child == body) continue;
        if (child->element == BX_ELEMENT_NONE) {
            bx_node_remove(child);
            continue;
        }
        if (goes_to_head(child, text_begun)) {
            if (!head) head = bx_node_new(arena, NULL, BX_ELEMENT_HEAD, child->span);
            bx_node_remove(child);
            bx_node_insert(head, child, NULL);
        } else {
            text_begun |=
                child->element != BX_ELEMENT_FIGURE && child->element != BX_ELEMENT_INFOBOX;
            if (!body) body = bx_node_new(arena, NULL, BX_ELEMENT_BODY, child->span);
            bx_node_remove(child);
            bx_node_insert(body, child, NULL);
        }
    }
    if (head && !head->parent) bx_node_insert(article, head, article->first_child);
    if (body && !body->parent) bx_node_insert(article, body, NULL);
}

typedef struct page_reader {
    const bx_issue *issue;
    const bx_jump_cut *cuts;
    bx_sources *sources;
    bx_arena *arena;
    bx_diagnostics *diagnostics;
} page_reader;

static void copy_tree(page_reader *reader, const bx_node *from, bx_node *parent);

static bool has_text(const bx_node *tree)
{
    for (const bx_node *n = tree; n; n = bx_node_next(n, tree)) {
        if (n->element == BX_ELEMENT_NONE && bx_string_trim(n->text).size > 0) return true;
        if (n->element == BX_ELEMENT_FIGURE) return true;
    }
    return false;
}

/* Keeps the place of a part that cannot be read: a figure without a picture, with the name of the
 * file as its caption. */
static void mark_unread(page_reader *reader, const bx_attribute *source, bx_node *to)
{
    to->element = BX_ELEMENT_FIGURE;
    to->unread = true;
    bx_node *caption = bx_node_new(reader->arena, to, BX_ELEMENT_CAPTION, source->value_span);
    bx_node_new_text(reader->arena, caption, source->value, source->value_span);
}

/* Puts the content of an article's file in place of its src, and gives it head and body. */
static void load_article(page_reader *reader, const bx_node *from, bx_node *to)
{
    const bx_attribute *source = bx_node_attribute(from, "src");
    if (source) {
        bx_string issue_file = bx_sources_path(reader->sources, source->value_span.source);
        bx_string path = bx_path_resolve(reader->arena, issue_file, source->value);
        const bx_node *file =
            read_article_file(path.data, source->value_span, reader->issue->normalize,
                              reader->sources, reader->arena, reader->diagnostics);
        if (!file) {
            mark_unread(reader, source, to);
            return;
        }
        merge_attributes(to, file, reader->arena);
        for (const bx_node *c = file->first_child; c; c = c->next)
            copy_tree(reader, c, to);
    }
    wrap_article(to, reader->arena);
    bx_string name = bx_node_value(to, "id");
    bx_story_limit(to, name.size > 0 ? name : bx_node_value(to, "src"), reader->arena,
                   reader->diagnostics);
}

/* What a jump leaves for this page. The messages about the article's file were given with its own
 * page. */
static void continue_article(page_reader *reader, const bx_jump *jump, bx_node *to)
{
    page_reader again = *reader;
    again.diagnostics = bx_diagnostics_new();
    bx_node *whole = copy_node(jump->article, NULL, reader->arena);
    for (const bx_node *c = jump->article->first_child; c; c = c->next)
        copy_tree(&again, c, whole);
    load_article(&again, jump->article, whole);
    bx_jump_cut none = {0};
    bx_jump_continue(jump, reader->cuts ? &reader->cuts[jump->index] : &none, to, whole,
                     reader->arena);
    bx_diagnostics_free(again.diagnostics);
}

static void read_article(page_reader *reader, const bx_node *from, bx_node *to)
{
    const bx_jump *jump = bx_jump_from(reader->issue, from),
                  *rest = bx_jump_to(reader->issue, from);
    load_article(reader, from, to);
    if (rest && !to->unread)
        continue_article(reader, rest, to);
    else if (!to->unread && !bx_node_attribute(from, "continues") && !has_text(to))
        bx_report(reader->diagnostics, BX_ARTICLE_EMPTY, from->span);
    if (jump && !to->unread) bx_jump_add_line(jump, to, reader->arena);
}

static void copy_tree(page_reader *reader, const bx_node *from, bx_node *parent)
{
    bx_node *to = copy_node(from, parent, reader->arena);
    for (const bx_node *c = from->first_child; c; c = c->next)
        copy_tree(reader, c, to);
    if (from->element == BX_ELEMENT_ARTICLE) read_article(reader, from, to);
}

/* Furniture of the page's template, where the page brings none of its own; its classes, when the
 * page has none. */
static void copy_template(page_reader *reader, const bx_node *page, bx_node *to)
{
    const bx_node *template = bx_edition_template(reader->issue->root, page);
    if (!template) return;
    if (!bx_node_attribute(page, "class")) merge_attributes(to, template, reader->arena);
    for (const bx_node *c = template->first_child; c; c = c->next) {
        if (c->element != BX_ELEMENT_NONE && !bx_edition_replaces(page, c))
            copy_tree(reader, c, to);
    }
}

bx_node *bx_read_page(const bx_issue *issue, const bx_node *page, const bx_jump_cut *cuts,
                      bx_sources *sources, bx_arena *arena, bx_diagnostics *diagnostics)
{
    page_reader reader = {issue, cuts, sources, arena, diagnostics};
    bx_node *tree = copy_node(issue->root, NULL, arena);
    bx_node *to = copy_node(page, tree, arena);
    copy_template(&reader, page, to);
    for (const bx_node *c = page->first_child; c; c = c->next)
        copy_tree(&reader, c, to);
    bx_node_number(tree);
    return tree;
}
