/* Nodes: making, moving, numbering, asking. */
#include "document/document.h"

#include <string.h>

static void append(bx_node *parent, bx_node *node)
{
    node->parent = parent;
    if (!parent) return;
    node->previous = parent->last_child;
    if (parent->last_child)
        parent->last_child->next = node;
    else
        parent->first_child = node;
    parent->last_child = node;
}

bx_node *bx_node_new(bx_arena *arena, bx_node *parent, bx_element element, bx_span span)
{
    bx_node *node = BX_NEW(arena, bx_node);
    node->element = element;
    node->span = span;
    append(parent, node);
    return node;
}

bx_node *bx_node_new_text(bx_arena *arena, bx_node *parent, bx_string text, bx_span span)
{
    bx_node *node = bx_node_new(arena, parent, BX_ELEMENT_NONE, span);
    node->text = bx_string_copy(arena, text);
    node->origins = BX_NEW(arena, bx_text_origin);
    node->origins[0] = (bx_text_origin){0, span.begin};
    node->origin_count = 1;
    return node;
}

void bx_node_remove(bx_node *node)
{
    bx_node *parent = node->parent;
    if (!parent) return;
    if (node->previous)
        node->previous->next = node->next;
    else
        parent->first_child = node->next;
    if (node->next)
        node->next->previous = node->previous;
    else
        parent->last_child = node->previous;
    node->parent = node->next = node->previous = NULL;
}

void bx_node_insert(bx_node *parent, bx_node *node, bx_node *before)
{
    if (!before) {
        append(parent, node);
        return;
    }
    node->parent = parent;
    node->next = before;
    node->previous = before->previous;
    if (before->previous)
        before->previous->next = node;
    else
        parent->first_child = node;
    before->previous = node;
}

bx_node *bx_node_next(const bx_node *node, const bx_node *root)
{
    if (node->first_child) return node->first_child;
    while (node != root) {
        if (node->next) return node->next;
        node = node->parent;
        if (!node) return NULL;
    }
    return NULL;
}

size_t bx_node_number(bx_node *root)
{
    uint32_t index = 0;
    for (bx_node *node = root; node; node = bx_node_next(node, root))
        node->index = index++;
    return index;
}

const bx_attribute *bx_node_attribute(const bx_node *node, const char *name)
{
    for (size_t i = 0; i < node->attribute_count; i++) {
        if (bx_string_equal_literal(node->attributes[i].name, name)) return &node->attributes[i];
    }
    return NULL;
}

bx_string bx_node_value(const bx_node *node, const char *name)
{
    const bx_attribute *attribute = bx_node_attribute(node, name);
    return attribute ? attribute->value : (bx_string){NULL, 0};
}

uint32_t bx_node_number_value(const bx_node *node, const char *name)
{
    bx_string text = bx_node_value(node, name);
    uint32_t number = 0;
    for (size_t i = 0;
         i < text.size && text.data[i] >= '0' && text.data[i] <= '9' && number < BX_MOST_NUMBER;
         i++)
        number = number * 10 + (uint32_t)(text.data[i] - '0');
    return number < BX_MOST_NUMBER ? number : BX_MOST_NUMBER;
}

bx_span bx_node_attribute_span(const bx_node *node, const char *name)
{
    const bx_attribute *attribute = bx_node_attribute(node, name);
    return attribute ? attribute->value_span : node->span;
}

bx_node *bx_node_child(const bx_node *node, bx_element element)
{
    for (bx_node *child = node->first_child; child; child = child->next) {
        if (child->element == element) return child;
    }
    return NULL;
}

bx_span bx_node_text_span(const bx_node *node, size_t begin, size_t end)
{
    bx_span span = node->span;
    if (node->origin_count == 0) return span;
    size_t low = 0, high = node->origin_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (node->origins[middle].text <= begin)
            low = middle;
        else
            high = middle;
    }
    uint32_t source_begin = node->origins[low].source + (uint32_t)(begin - node->origins[low].text);
    while (low + 1 < node->origin_count && node->origins[low + 1].text < end)
        low++;
    uint32_t source_end = node->origins[low].source + (uint32_t)(end - node->origins[low].text);
    span.begin = source_begin;
    span.end = source_end > source_begin ? source_end : source_begin;
    return span;
}

bx_string bx_node_language(const bx_node *node)
{
    for (; node; node = node->parent) {
        bx_string language = bx_node_value(node, "lang");
        if (language.size == 0) language = bx_node_value(node, "xml:lang");
        if (language.size > 0) return language;
    }
    return BX_STRING("zh-Hans");
}

static bool is_annotation(const bx_node *node, const bx_node *root)
{
    for (; node != root; node = node->parent) {
        if (node->element == BX_ELEMENT_RT || node->element == BX_ELEMENT_COMMENT) return true;
    }
    return false;
}

bx_string bx_node_plain_text(bx_arena *arena, const bx_node *root)
{
    bx_buffer text = {0};
    for (const bx_node *node = root; node; node = bx_node_next(node, root)) {
        if (node->element == BX_ELEMENT_NONE && !is_annotation(node, root))
            bx_buffer_append_string(&text, node->text);
    }
    bx_string copy = bx_string_copy(arena, bx_string_trim(bx_buffer_string(&text)));
    bx_buffer_release(&text);
    return copy;
}
