/* Jumps: who continues whom, and what is left for the other page. */
#include "input/jumps.h"

#include "base/array.h"
#include "base/map.h"
#include "input/codes.h"

#include <string.h>

/* How an article is called: its id, or its file's name without folder and ending. */
static bx_string name_of(const bx_node *article)
{
    bx_string id = bx_node_value(article, "id"), path = bx_node_value(article, "src");
    if (id.size > 0 || path.size == 0) return id;
    size_t begin = 0, end = path.size;
    for (size_t i = 0; i < path.size; i++) {
        if (path.data[i] == '/') begin = i + 1;
    }
    for (size_t i = path.size; i > begin; i--) {
        if (path.data[i - 1] == '.') {
            end = i - 1;
            break;
        }
    }
    return bx_string_slice(path, begin, end);
}

static const bx_node *page_of(const bx_node *node)
{
    while (node && node->element != BX_ELEMENT_PAGE)
        node = node->parent;
    return node;
}

typedef struct resolver {
    bx_issue *issue;
    bx_diagnostics *diagnostics;
    BX_ARRAY(bx_jump) jumps;
    BX_ARRAY(const bx_node *) nodes; /* the articles that jump, then the pages */
    bx_map articles, pages;          /* of them by name, and by number */
} resolver;

static bx_string number_key(const uint32_t *number)
{
    return (bx_string){(const char *)number, sizeof *number};
}

/* The first of its name or number is meant. */
static void know(resolver *r, bx_map *map, bx_string key, const bx_node *node)
{
    if (bx_map_find(map, key) != BX_MAP_NONE) return;
    bx_map_set(map, key, r->nodes.count);
    bx_array_push(&r->nodes, node);
}

static void know_page(resolver *r, const bx_node *page, const char *attribute, bx_arena *arena)
{
    uint32_t number = bx_node_number_value(page, attribute);
    know(r, &r->pages, bx_string_copy(arena, number_key(&number)), page);
}

/* Articles of pages that jump, and pages. Furniture of templates does not jump. */
static void know_all(resolver *r, bx_arena *arena)
{
    for (const bx_node *n = r->issue->root->first_child; n; n = n->next) {
        if (n->element != BX_ELEMENT_PAGE) continue;
        know_page(r, n, "number", arena);
        if (bx_node_attribute(n, "spread")) know_page(r, n, "spread", arena);
    }
    for (const bx_node *n = r->issue->root; n; n = bx_node_next(n, r->issue->root)) {
        if (n->element == BX_ELEMENT_ARTICLE && page_of(n) && bx_node_attribute(n, "jump"))
            know(r, &r->articles, name_of(n), n);
    }
}

static const bx_node *page_numbered(const resolver *r, uint32_t number)
{
    size_t at = bx_map_find(&r->pages, number_key(&number));
    return at == BX_MAP_NONE ? NULL : r->nodes.items[at];
}

/* The article that jumps and is called so; NULL: none. */
static const bx_node *jumping(const resolver *r, bx_string name)
{
    size_t at = bx_map_find(&r->articles, name);
    return at == BX_MAP_NONE ? NULL : r->nodes.items[at];
}

static bool is_continued(const resolver *r, const bx_node *article)
{
    return r->issue->jump_of[article->index].from > 0;
}

/* A jump that is wrong whatever continues it: to no page, or not to a later one. */
static bool is_wrong(const resolver *r, const bx_node *article)
{
    uint32_t from = bx_node_number_value(page_of(article), "number"),
             to = bx_node_number_value(article, "jump");
    return !page_numbered(r, to) || to <= from;
}

/* Whether an article is the rest of another one that jumps to its page. */
static bool follows(const resolver *r, const bx_node *article)
{
    if (!bx_node_attribute(article, "continues")) return false;
    const bx_node *before = jumping(r, bx_node_value(article, "continues"));
    return before && before != article && !is_wrong(r, before) &&
           page_numbered(r, bx_node_number_value(before, "jump")) == page_of(article);
}

/* Whether an article may jump at all; says why not. */
static bool may_jump(resolver *r, const bx_node *article)
{
    bx_short_text name;
    bx_number_text a, b;
    uint32_t from = bx_node_number_value(page_of(article), "number"),
             to = bx_node_number_value(article, "jump");
    bx_span span = bx_node_attribute_span(article, "jump");
    const char *called = bx_short(&name, name_of(article));
    if (!page_numbered(r, to))
        bx_report(r->diagnostics, BX_JUMP_PAGE_MISSING, span, called, bx_number(&a, to));
    else if (to <= from)
        bx_report(r->diagnostics, BX_JUMP_BACKWARDS, span, called, bx_number(&a, from),
                  bx_number(&b, to));
    else if (follows(r, article))
        bx_report(r->diagnostics, BX_JUMP_TWICE, span,
                  bx_short(&name, bx_node_value(article, "continues")));
    else
        return true;
    return false;
}

/* Pairs one continuation with its article. */
static void pair(resolver *r, const bx_node *rest)
{
    const bx_attribute *continues = bx_node_attribute(rest, "continues");
    const bx_node *page = page_of(rest), *article = jumping(r, continues->value);
    bx_short_text name;
    bx_number_text number;
    uint32_t to = bx_node_number_value(page, "number");
    const char *called = bx_short(&name, continues->value);
    if (!article || article == rest ||
        page_numbered(r, bx_node_number_value(article, "jump")) != page) {
        /* A jump that is wrong itself was reported there. */
        if (!article || !is_wrong(r, article))
            bx_report(r->diagnostics, BX_CONTINUATION_LOST, continues->value_span, called,
                      bx_number(&number, to));
        return;
    }
    if (is_continued(r, article)) {
        bx_report(r->diagnostics, BX_JUMP_TWICE, continues->value_span, called);
        return;
    }
    if (follows(r, article) || is_wrong(r, article)) return;
    r->issue->jump_of[article->index].from = r->issue->jump_of[rest->index].to =
        (uint32_t)r->jumps.count + 1;
    bx_array_push(&r->jumps, (bx_jump){article, rest, page_of(article), page,
                                       bx_node_number_value(page_of(article), "number"), to,
                                       (uint32_t)r->jumps.count});
}

void bx_jumps_resolve(bx_issue *issue, bx_arena *arena, bx_diagnostics *diagnostics)
{
    resolver r = {.issue = issue, .diagnostics = diagnostics};
    bx_short_text name;
    bx_number_text number;
    issue->jump_of = BX_NEW_ARRAY(arena, bx_jump_ends, bx_node_number(issue->root));
    know_all(&r, arena);
    for (const bx_node *n = issue->root; n; n = bx_node_next(n, issue->root)) {
        if (n->element == BX_ELEMENT_ARTICLE && page_of(n) && bx_node_attribute(n, "continues"))
            pair(&r, n);
    }
    for (const bx_node *n = issue->root; n; n = bx_node_next(n, issue->root)) {
        if (n->element != BX_ELEMENT_ARTICLE || !page_of(n) || !bx_node_attribute(n, "jump"))
            continue;
        if (may_jump(&r, n) && !is_continued(&r, n))
            bx_report(diagnostics, BX_JUMP_UNCONTINUED, bx_node_attribute_span(n, "jump"),
                      bx_short(&name, name_of(n)),
                      bx_number(&number, bx_node_number_value(n, "jump")));
    }
    issue->jumps = bx_arena_copy(arena, r.jumps.items, r.jumps.count * sizeof *r.jumps.items);
    issue->jump_count = r.jumps.count;
    bx_array_release(&r.jumps);
    bx_array_release(&r.nodes);
    bx_map_release(&r.articles);
    bx_map_release(&r.pages);
}

const bx_jump *bx_jump_from(const bx_issue *issue, const bx_node *article)
{
    uint32_t jump = issue->jump_of[article->index].from;
    return jump > 0 ? &issue->jumps[jump - 1] : NULL;
}

const bx_jump *bx_jump_to(const bx_issue *issue, const bx_node *article)
{
    uint32_t jump = issue->jump_of[article->index].to;
    return jump > 0 ? &issue->jumps[jump - 1] : NULL;
}

static bx_attribute attribute(bx_arena *arena, const char *name, bx_string value, bx_span span)
{
    return (bx_attribute){bx_string_of(name), bx_string_copy(arena, value), span, span};
}

/* A jump line; style sheets say what it says, from these attributes. */
static bx_node *jump_line(const bx_jump *jump, bool from, bx_string language, bx_span span,
                          bx_arena *arena)
{
    bx_node *line = bx_node_new(arena, NULL, BX_ELEMENT_JUMPLINE, span);
    line->attributes = BX_NEW_ARRAY(arena, bx_attribute, 4);
    line->attributes[line->attribute_count++] =
        attribute(arena, "class", from ? BX_STRING("from") : BX_STRING("to"), span);
    bx_string page = bx_string_format(arena, "%u", from ? jump->from_page : jump->to_page);
    line->attributes[line->attribute_count++] = attribute(arena, "page", page, span);
    line->attributes[line->attribute_count++] =
        attribute(arena, "number", bx_string_format(arena, "%u", jump->index), span);
    line->attributes[line->attribute_count++] = attribute(arena, "lang", language, span);
    return line;
}

void bx_jump_add_line(const bx_jump *jump, bx_node *article, bx_arena *arena)
{
    bx_node *body = bx_node_child(article, BX_ELEMENT_BODY);
    if (body)
        bx_node_insert(
            body, jump_line(jump, false, bx_node_language(article), article->span, arena), NULL);
}

/* The part of a text node behind a byte of its source. */
static void trim_text(bx_node *node, uint32_t byte, bx_arena *arena)
{
    size_t low = 0, high = node->text.size;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (bx_node_text_span(node, middle, middle + 1).begin < byte)
            low = middle + 1;
        else
            high = middle;
    }
    bx_text_origin *origins = BX_NEW_ARRAY(arena, bx_text_origin, node->origin_count + 1);
    size_t count = 1;
    origins[0] = (bx_text_origin){0, bx_node_text_span(node, low, low + 1).begin};
    for (size_t i = 0; i < node->origin_count; i++) {
        if (node->origins[i].text > low)
            origins[count++] =
                (bx_text_origin){node->origins[i].text - (uint32_t)low, node->origins[i].source};
    }
    node->text = bx_string_slice(node->text, low, node->text.size);
    node->origins = origins;
    node->origin_count = count;
    node->span.begin = byte;
}

/* Takes out what stands before a byte of the source. */
static void cut_before(bx_node *node, uint32_t byte, bx_arena *arena)
{
    for (bx_node *c = node->first_child, *next; c; c = next) {
        next = c->next;
        if (c->element == BX_ELEMENT_NONE) {
            if (c->span.end <= byte)
                bx_node_remove(c);
            else if (c->span.begin < byte)
                trim_text(c, byte, arena);
        } else if (c->span.begin < byte) {
            cut_before(c, byte, arena);
            if (!c->first_child) bx_node_remove(c);
        }
    }
}

static void move_children(bx_node *from, bx_node *to)
{
    for (bx_node *c = from->first_child, *next; c; c = next) {
        next = c->next;
        bx_node_remove(c);
        bx_node_insert(to, c, NULL);
    }
}

/* The headline of the whole story, when the continuation has none. */
static void repeat_headline(bx_node *article, bx_node *whole, bx_arena *arena)
{
    bx_node *from = bx_node_child(whole, BX_ELEMENT_HEAD);
    bx_node *headline = from ? bx_node_child(from, BX_ELEMENT_HEADLINE) : NULL;
    if (!headline || bx_node_child(article, BX_ELEMENT_HEAD)) return;
    bx_node *head = bx_node_new(arena, NULL, BX_ELEMENT_HEAD, headline->span);
    bx_node_remove(headline);
    bx_node_insert(head, headline, NULL);
    bx_node_insert(article, head, article->first_child);
}

/* Moves what the cut leaves of a story's text to the body of its continuation, behind a jump line.
 */
static void take_rest(const bx_jump *jump, const bx_jump_cut *cut, bx_node *rest, bx_node *body,
                      bx_arena *arena)
{
    for (uint32_t i = 0; rest->first_child && i < cut->block; i++)
        bx_node_remove(rest->first_child);
    bx_node *first = rest->first_child;
    if (!first) return;
    if (cut->inside) cut_before(first, cut->byte, arena);
    bx_node *line = jump_line(jump, true, bx_node_language(body), first->span, arena);
    if (first->element == BX_ELEMENT_P)
        bx_node_insert(first, line, first->first_child);
    else
        bx_node_insert(body, line, NULL);
    for (bx_node *c = rest->first_child; c; c = c->next)
        c->carried = true;
    move_children(rest, body);
}

void bx_jump_continue(const bx_jump *jump, const bx_jump_cut *cut, bx_node *article, bx_node *whole,
                      bx_arena *arena)
{
    repeat_headline(article, whole, arena);
    bx_node *rest = bx_node_child(whole, BX_ELEMENT_BODY),
            *own = bx_node_child(article, BX_ELEMENT_BODY);
    bx_node *body = bx_node_new(arena, NULL, BX_ELEMENT_BODY, rest ? rest->span : article->span);
    if (own) bx_node_remove(own);
    bx_node_insert(article, body, NULL);
    if (rest && cut->taken) take_rest(jump, cut, rest, body, arena);
    if (own) move_children(own, body);
}
