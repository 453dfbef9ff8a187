/* Changing text with its places. */
#include "input/wire_parts.h"

typedef struct mender {
    const bx_node *node;
    bx_buffer text;
    BX_ARRAY(bx_text_origin) origins;
} mender;

static uint32_t source_of(const bx_node *node, size_t at)
{
    return (uint32_t)bx_node_text_span(node, at, at).begin;
}

/* From here on the new text runs in step with byte `at` of the old one. */
static void add_origin(mender *m, size_t at)
{
    bx_text_origin origin = {(uint32_t)m->text.size, source_of(m->node, at)};
    bx_array_push(&m->origins, origin);
}

static void copy(mender *m, size_t begin, size_t end, size_t *origin)
{
    if (begin == end) return;
    const bx_node *node = m->node;
    add_origin(m, begin);
    while (*origin < node->origin_count && node->origins[*origin].text <= begin)
        (*origin)++;
    for (; *origin < node->origin_count && node->origins[*origin].text < end; (*origin)++) {
        bx_text_origin next = node->origins[*origin];
        next.text += (uint32_t)(m->text.size - begin);
        bx_array_push(&m->origins, next);
    }
    bx_buffer_append(&m->text, node->text.data + begin, end - begin);
}

void bx_wire_mend(bx_node *node, const bx_mends *mends, bx_arena *arena)
{
    if (mends->count == 0) return;
    mender m = {.node = node};
    size_t at = 0, origin = 0;
    for (size_t i = 0; i < mends->count; i++) {
        const bx_mend *mend = &mends->items[i];
        copy(&m, at, mend->begin, &origin);
        if (mend->size > 0) add_origin(&m, mend->begin);
        bx_buffer_append(&m.text, mend->text, mend->size);
        at = mend->end;
    }
    copy(&m, at, node->text.size, &origin);
    node->text = bx_string_copy(arena, bx_buffer_string(&m.text));
    if (node->origin_count > 0) {
        node->origins =
            bx_arena_copy(arena, m.origins.items, m.origins.count * sizeof *m.origins.items);
        node->origin_count = m.origins.count;
    }
    bx_buffer_release(&m.text);
    bx_array_release(&m.origins);
}
