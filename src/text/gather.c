/* Gathering inline content. */
#include "text/gather.h"

#include "style/box_style.h"
#include "style/place_style.h"
#include "style/text_style.h"
#include "text/field.h"

#include <string.h>

typedef struct gatherer {
    const bx_gather_context *context;
    bx_gathered *out;
    bool together;
    bx_markers markers; /* of the elements that are open */
} gatherer;

static void open_piece(gatherer *g, const bx_style *style, const bx_node *node)
{
    uint32_t at = (uint32_t)g->out->characters.count;
    bx_gather_piece piece = {style, node, at, at, g->together, g->markers};
    bx_array_push(&g->out->pieces, piece);
}

static void add_character(gatherer *g, uint32_t character)
{
    bx_gather_character c = {character, (uint32_t)g->out->text.size,
                             (uint32_t)g->out->pieces.count - 1, false, false};
    bx_array_push(&g->out->characters, c);
    bx_array_last(&g->out->pieces).end = (uint32_t)g->out->characters.count;
    if (character < 0x110000) bx_buffer_append_utf8(&g->out->text, character);
}

static void add_source(gatherer *g, const bx_node *node, size_t offset)
{
    struct bx_text_source source = {(uint32_t)g->out->text.size, node, (uint32_t)offset};
    bx_array_push(&g->out->sources, source);
}

/* Text of a text node or of generated content. */
static void add_text(gatherer *g, bx_string text, const bx_style *style, const bx_node *element,
                     const bx_node *source)
{
    if (text.size == 0) return;
    open_piece(g, style, element);
    add_source(g, source, 0);
    bool preserve = style->text->white_space == BX_SPACE_PRESERVE;
    size_t at = 0;
    bool skipped = false;
    while (at < text.size) {
        size_t begin = at;
        uint32_t c = bx_utf8_next(text, &at);
        if (c == '\n' || c == '\t' || c == '\r') c = ' ';
        if (c == 0x200B || c == 0xFEFF || c == 0xAD) {
            skipped = true;
            if (c == 0xAD && g->out->characters.count > 0)
                bx_array_last(&g->out->characters).soft_hyphen = true;
            continue;
        }
        bool after_space =
            g->out->characters.count > 0 && bx_array_last(&g->out->characters).character == ' ';
        /* Runs of white space are one space; where it stays is decided when both sides are known.
         */
        if (c == ' ' && (after_space || (preserve && text.data[begin] == '\n'))) {
            skipped = true;
            continue;
        }
        if (skipped) add_source(g, source, begin);
        skipped = false;
        add_character(g, c);
    }
}

static void add_generated(gatherer *g, const bx_node *element, bool after)
{
    const bx_style *style = bx_style_generated(g->context->styles, element, after);
    if (!style || style->box->display == BX_DISPLAY_NONE) return;
    for (size_t i = 0; i < style->text->content.count; i++) {
        bx_string text = style->text->content.pieces[i].text;
        if (style->text->content.pieces[i].kind == BX_CONTENT_ATTRIBUTE) {
            bx_string name = bx_string_copy(g->context->arena, text);
            text = bx_node_value(element, name.data);
        }
        add_text(g, text, style, element, element);
    }
}

static bool has_border(const bx_style *style)
{
    for (int side = 0; side < 4; side++) {
        if (style->box->border[side].style != BX_BORDER_NONE && style->box->border[side].width > 0)
            return true;
    }
    return false;
}

static bool is_annotation(const bx_node *node)
{
    return node->element == BX_ELEMENT_RT || node->element == BX_ELEMENT_COMMENT;
}

/* What an inline element does to all of its text. */
static void open_markers(gatherer *g, const bx_node *element, const bx_style *style)
{
    bx_marker own = {element, style};
    if (style->text->decoration != BX_DECORATION_NONE) g->markers.decoration = own;
    if (has_border(style)) g->markers.frame = own;
    if (style->text->warichu) g->markers.note = own;
}

static void add_element(gatherer *g, const bx_node *element);

static void add_children(gatherer *g, const bx_node *parent, const bx_node *first,
                         const bx_node *last)
{
    const bx_style *style = bx_style_of(g->context->styles, parent);
    for (const bx_node *n = first; n; n = n->next) {
        if (n->element == BX_ELEMENT_NONE)
            add_text(g, n->text, style, parent, n);
        else
            add_element(g, n);
        if (n == last) break;
    }
}

/* The last annotation of an element, from its first one on. */
static const bx_node *last_annotation(const bx_node *first)
{
    const bx_node *last = first;
    for (const bx_node *n = first; n; n = n->next) {
        if (is_annotation(n)) last = n;
    }
    return last;
}

/* Bases and annotations in turn: an annotation belongs to what stands between it and the one
 * before, or, merged with the others, to the whole text of the element (CSS Ruby 1, ruby-merge). */
static void add_ruby(gatherer *g, const bx_node *ruby, const bx_style *style)
{
    uint32_t outer = g->markers.ruby;
    for (const bx_node *n = ruby->first_child; n;) {
        const bx_node *annotation = n;
        while (annotation && !is_annotation(annotation))
            annotation = annotation->next;
        bool shown = annotation &&
                     bx_style_of(g->context->styles, annotation)->box->display != BX_DISPLAY_NONE;
        g->markers.ruby = outer;
        if (shown) {
            bool shares = annotation == n && n->element == BX_ELEMENT_COMMENT && n->previous &&
                          is_annotation(n->previous);
            bx_ruby_source source = {
                annotation, style->text->ruby_merge ? last_annotation(annotation) : annotation,
                shares};
            bx_array_push(&g->out->rubies, source);
            g->markers.ruby = (uint32_t)g->out->rubies.count;
        }
        const bx_node *stop = style->text->ruby_merge ? NULL : annotation;
        for (; n != stop; n = n->next) {
            if (n->element == BX_ELEMENT_NONE)
                add_text(g, n->text, style, ruby, n);
            else if (!is_annotation(n))
                add_element(g, n);
        }
        if (n) n = n->next;
    }
    g->markers.ruby = outer;
}

static void add_element(gatherer *g, const bx_node *element)
{
    const bx_style *style = bx_style_of(g->context->styles, element);
    if (style->box->display == BX_DISPLAY_NONE || is_annotation(element)) return;
    if (element->element == BX_ELEMENT_BR) {
        open_piece(g, style, element);
        add_source(g, element, 0);
        add_character(g, BX_CHARACTER_BREAK);
        return;
    }
    bool outer = g->together;
    if (style->place->float_ == BX_FLOAT_INLINE_END) {
        open_piece(g, style, element);
        add_source(g, element, 0);
        add_character(g, BX_CHARACTER_FILL);
        g->together = true;
    }
    bx_markers markers = g->markers;
    open_markers(g, element, style);
    add_generated(g, element, false);
    if (element->element == BX_ELEMENT_FIELD)
        add_text(g, bx_field_text(g->context, element), style, element, element);
    else if (element->element == BX_ELEMENT_RUBY)
        add_ruby(g, element, style);
    else
        add_children(g, element, element->first_child, NULL);
    add_generated(g, element, true);
    g->together = outer;
    g->markers = markers;
}

/* Whether nothing separates Chinese text from its neighbour across a typed space. */
static bool is_chinese(uint32_t c)
{
    if (c >= 0x110000) return true;
    bx_class class = bx_character_class(c);
    return class <= BX_CLASS_ELLIPSIS && class != BX_CLASS_DOT;
}

/* Between Han or Chinese marks a space vanishes; between Han and Western text the autospace
 * replaces it (T-080); at both ends of the block and beside a forced break it vanishes. */
static bool space_stays(const bx_gathered *out, size_t i)
{
    const bx_gather_character *chars = out->characters.items;
    const bx_style *style = out->pieces.items[chars[i].piece].style;
    if (i == 0 || i + 1 >= out->characters.count) return false;
    uint32_t before = chars[i - 1].character, after = chars[i + 1].character;
    for (size_t k = i + 2; bx_character_is_invisible(after) && k < out->characters.count; k++)
        after = chars[k].character;
    if (before >= 0x110000 || after >= 0x110000) return false;
    if (before == 0x3000 || after == 0x3000 || before == ' ') return false;
    if (style->text->white_space == BX_SPACE_PRESERVE) return true;
    bool chinese_before = is_chinese(before), chinese_after = is_chinese(after);
    if (chinese_before && chinese_after) return false;
    if (!chinese_before && !chinese_after) return true;
    if (!(style->text->autospace & BX_AUTOSPACE_REPLACE)) return true;
    /* Beside a Chinese mark it vanishes; beside a Western mark that takes no autospace it is all
     * there is. */
    bx_class chinese = bx_character_class(chinese_before ? before : after);
    bx_string text = bx_buffer_string(&out->text);
    return chinese == BX_CLASS_HAN &&
           !bx_takes_autospace(text, chars[i].byte + (chinese_before ? 1 : 0), chinese_before);
}

/* Combining marks and invisible characters are set with the character before them, whatever element
 * they are in; a mark behind a space stands alone. Says whether there is nothing to draw: an
 * invisible character at a line's start. */
static bool attach(bx_gather_character *c, const bx_gather_character *before)
{
    if (c->character < 0xAD || c->character >= 0x110000) return false;
    bool invisible = bx_character_is_invisible(c->character);
    if (!before || before->character >= 0x110000) return invisible;
    bool spaced = before->character == ' ' || before->character == 0x3000;
    if (invisible || (!spaced && bx_character_is_mark(c->character))) c->piece = before->piece;
    return false;
}

/* Takes out spaces that do not stay, and full-width spaces at the start (they are the indent,
 * T-129) and at the end. */
static void settle_spaces(bx_gathered *out)
{
    size_t count = out->characters.count, kept = 0, first = 0;
    bx_gather_character *chars = out->characters.items;
    while (first < count && (chars[first].character == 0x3000 || chars[first].character == ' ' ||
                             bx_character_is_invisible(chars[first].character)))
        first++;
    while (count > first &&
           (chars[count - 1].character == 0x3000 || chars[count - 1].character == ' '))
        count--;
    bx_buffer text = {0};
    size_t source = 0;
    bx_string old = bx_buffer_string(&out->text);
    struct bx_text_source *list = out->sources.items;
    BX_ARRAY(struct bx_text_source) rebuilt = {0};
    out->characters.count = count;
    bool joined = false;
    for (size_t i = first; i < count; i++) {
        uint32_t byte = chars[i].byte;
        while (source + 1 < out->sources.count && list[source + 1].text_begin <= byte) {
            source++;
            joined = false;
        }
        if ((chars[i].character == ' ' && !space_stays(out, i)) ||
            attach(&chars[i], kept > 0 ? &chars[kept - 1] : NULL)) {
            joined = false;
            continue;
        }
        if (!joined && out->sources.count > 0) {
            struct bx_text_source s = list[source];
            s.node_offset += byte - s.text_begin;
            s.text_begin = (uint32_t)text.size;
            bx_array_push(&rebuilt, s);
            joined = true;
        }
        size_t next = byte;
        if (chars[i].character < 0x110000) bx_utf8_next(old, &next);
        bx_gather_character c = chars[i];
        c.byte = (uint32_t)text.size;
        if (next > byte) bx_buffer_append(&text, old.data + byte, next - byte);
        chars[kept++] = c;
    }
    out->characters.count = kept;
    bx_buffer_release(&out->text);
    out->text = text;
    bx_array_release(&out->sources);
    out->sources.items = rebuilt.items;
    out->sources.count = rebuilt.count;
    out->sources.capacity = rebuilt.capacity;
}

void bx_gather(const bx_gather_context *context, const bx_node *block, const bx_node *first,
               const bx_node *last, bx_gathered *out)
{
    out->text.size = 0;
    out->characters.count = out->pieces.count = out->sources.count = out->rubies.count = 0;
    gatherer g = {.context = context, .out = out};
    const bx_style *style = bx_style_of(context->styles, block);
    if (style->text->decoration != BX_DECORATION_NONE)
        g.markers.decoration = (bx_marker){block, style};
    if (!first) add_generated(&g, block, false);
    if (block->element == BX_ELEMENT_FIELD)
        add_text(&g, bx_field_text(context, block), bx_style_of(context->styles, block), block,
                 block);
    add_children(&g, block, first ? first : block->first_child, last);
    if (!first) add_generated(&g, block, true);
    settle_spaces(out);
}

void bx_gather_generated(const bx_gather_context *context, const bx_node *element, bool after,
                         bx_gathered *out)
{
    out->text.size = 0;
    out->characters.count = out->pieces.count = out->sources.count = out->rubies.count = 0;
    gatherer g = {.context = context, .out = out};
    add_generated(&g, element, after);
    settle_spaces(out);
}

/* Characters of the initial: opening marks, one letter with what combines with it, and marks that
 * may not begin the line beside it (CSS Pseudo 4). */
static size_t initial_length(const bx_gathered *out)
{
    const bx_gather_character *chars = out->characters.items;
    size_t count = out->characters.count, end = 0;
    while (end < count && chars[end].character < 0x110000 &&
           bx_character_class(chars[end].character) == BX_CLASS_OPEN)
        end++;
    if (end == count || chars[end].character >= 0x110000) return 0;
    end++;
    while (end < count && bx_character_is_mark(chars[end].character))
        end++;
    while (end < count && chars[end].character < 0x110000) {
        bx_class class = bx_character_class(chars[end].character);
        if (class < BX_CLASS_CLOSE || class > BX_CLASS_EXCLAIM) break;
        end++;
    }
    return end;
}

void bx_gather_initial(bx_gathered *out, const bx_style *style)
{
    bx_gather_character *chars = out->characters.items;
    size_t length = initial_length(out), count = out->characters.count;
    if (length == 0 || length == count) {
        if (!style && length > 0) out->characters.count = out->text.size = 0;
        return;
    }
    uint32_t byte = chars[length].byte;
    if (style) {
        for (size_t i = 0; i < length; i++) {
            bx_gather_piece *piece = &out->pieces.items[chars[i].piece];
            piece->style = style;
            piece->markers = (bx_markers){0};
        }
        out->characters.count = length;
        out->text.size = byte;
        out->rubies.count = 0;
        return;
    }
    for (size_t i = length; i < count; i++) {
        chars[i - length] = chars[i];
        chars[i - length].byte -= byte;
    }
    out->characters.count = count - length;
    memmove(out->text.data, out->text.data + byte, out->text.size - byte);
    out->text.size -= byte;
    struct bx_text_source *sources = out->sources.items;
    size_t kept = 0;
    for (size_t i = 0; i < out->sources.count; i++) {
        if (i + 1 < out->sources.count && sources[i + 1].text_begin <= byte) continue;
        struct bx_text_source source = sources[i];
        if (source.text_begin < byte) source.node_offset += byte - source.text_begin;
        source.text_begin = source.text_begin < byte ? 0 : source.text_begin - byte;
        sources[kept++] = source;
    }
    out->sources.count = kept;
}

void bx_gather_annotation(const bx_gather_context *context, const bx_ruby_source *source,
                          bx_gathered *out)
{
    out->text.size = 0;
    out->characters.count = out->pieces.count = out->sources.count = out->rubies.count = 0;
    gatherer g = {.context = context, .out = out};
    for (const bx_node *n = source->first; n; n = n->next) {
        if (is_annotation(n)) add_children(&g, n, n->first_child, NULL);
        if (n == source->last) break;
    }
    settle_spaces(out);
}

void bx_gathered_release(bx_gathered *gathered)
{
    bx_buffer_release(&gathered->text);
    bx_array_release(&gathered->characters);
    bx_array_release(&gathered->pieces);
    bx_array_release(&gathered->sources);
    bx_array_release(&gathered->rubies);
}
