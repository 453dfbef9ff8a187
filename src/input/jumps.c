/* Jumps: who continues whom, and what is left for the other page. */
#include "input/jumps.h"

#include "base/array.h"
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

static const bx_node *page_numbered(const bx_issue *issue, uint32_t number)
{
    for (const bx_node *n = issue->root->first_child; n; n = n->next) {
        if (n->element == BX_ELEMENT_PAGE && (bx_node_number_value(n, "number") == number ||
                                              bx_node_number_value(n, "spread") == number))
            return n;
    }
    return NULL;
}

/* The article of a page that jumps and is called so; NULL: none. Furniture of templates does not
 * jump. */
static const bx_node *jumping(const bx_issue *issue, bx_string name)
{
    for (const bx_node *n = issue->root; n; n = bx_node_next(n, issue->root)) {
        if (n->element != BX_ELEMENT_ARTICLE || !page_of(n) || !bx_node_attribute(n, "jump"))
            continue;
        if (bx_string_equal(name_of(n), name)) return n;
    }
    return NULL;
}

typedef struct resolver {
    bx_issue *issue;
    bx_diagnostics *diagnostics;
    BX_ARRAY(bx_jump) jumps;
} resolver;

static bool is_continued(const resolver *r, const bx_node *article)
{
    for (size_t i = 0; i < r->jumps.count; i++) {
        if (r->jumps.items[i].article == article) return true;
    }
    return false;
}

/* A jump that is wrong whatever continues it: to no page, or not to a later one. */
static bool is_wrong(const bx_issue *issue, const bx_node *article)
{
    uint32_t from = bx_node_number_value(page_of(article), "number"),
             to = bx_node_number_value(article, "jump");
    return !page_numbered(issue, to) || to <= from;
}

/* Whether an article is the rest of another one that jumps to its page. */
static bool follows(const bx_issue *issue, const bx_node *article)
{
    if (!bx_node_attribute(article, "continues")) return false;
    const bx_node *before = jumping(issue, bx_node_value(article, "continues"));
    return before && before != article && !is_wrong(issue, before) &&
           page_numbered(issue, bx_node_number_value(before, "jump")) == page_of(article);
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
    if (!page_numbered(r->issue, to))
        bx_report(r->diagnostics, BX_JUMP_PAGE_MISSING, span, called, bx_number(&a, to));
    else if (to <= from)
        bx_report(r->diagnostics, BX_JUMP_BACKWARDS, span, called, bx_number(&a, from),
                  bx_number(&b, to));
    else if (follows(r->issue, article))
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
    const bx_node *page = page_of(rest), *article = jumping(r->issue, continues->value);
    bx_short_text name;
    bx_number_text number;
    uint32_t to = bx_node_number_value(page, "number");
    const char *called = bx_short(&name, continues->value);
    if (!article || article == rest ||
        page_numbered(r->issue, bx_node_number_value(article, "jump")) != page) {
        /* A jump that is wrong itself was reported there. */
        if (!article || !is_wrong(r->issue, article))
            bx_report(r->diagnostics, BX_CONTINUATION_LOST, continues->value_span, called,
                      bx_number(&number, to));
        return;
    }
    if (is_continued(r, article)) {
        bx_report(r->diagnostics, BX_JUMP_TWICE, continues->value_span, called);
        return;
    }
    if (follows(r->issue, article) || is_wrong(r->issue, article)) return;
    bx_array_push(&r->jumps, (bx_jump){article, rest, page_of(article), page,
                                       bx_node_number_value(page_of(article), "number"), to,
                                       (uint32_t)r->jumps.count});
}

void bx_jumps_resolve(bx_issue *issue, bx_arena *arena, bx_diagnostics *diagnostics)
{
    resolver r = {.issue = issue, .diagnostics = diagnostics};
    bx_short_text name;
    bx_number_text number;
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
}

const bx_jump *bx_jump_from(const bx_issue *issue, const bx_node *article)
{
    for (size_t i = 0; i < issue->jump_count; i++) {
        if (issue->jumps[i].article == article) return &issue->jumps[i];
    }
    return NULL;
}

const bx_jump *bx_jump_to(const bx_issue *issue, const bx_node *article)
{
    for (size_t i = 0; i < issue->jump_count; i++) {
        if (issue->jumps[i].rest == article) return &issue->jumps[i];
    }
    return NULL;
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
    while (rest->first_child && rest->first_child->span.begin != cut->block)
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
