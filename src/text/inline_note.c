/* Pairs of a warichu. */
#include "text/inline_note.h"

static const bx_node *note_of(const bx_shaper *shaper, size_t cluster)
{
    return shaper->runs.items[shaper->clusters.items[cluster].run].markers.note.node;
}

/* Inside a note marks keep their cells and nothing is squeezed or hung. */
static void make_solid(bx_cluster *c)
{
    c->note_advance = c->advance;
    c->blank_before = c->blank_after = c->trimmed_before = c->trimmed_after = 0;
    c->trims_at_start = c->trims_at_end = c->drops_at_end = c->may_hang = false;
    c->shrink = BX_SHRINK_NEVER;
    c->gap = c->gap_min = c->gap_max = 0;
    c->gap_fixed = true;
}

static void pair_clusters(bx_cluster *clusters, size_t count)
{
    for (size_t i = 0; i < count; i++)
        make_solid(&clusters[i]);
    for (size_t i = 0; i + 1 < count; i += 2) {
        clusters[i].advance = bx_length_max(clusters[i].advance, clusters[i + 1].advance);
        clusters[i + 1].advance = 0;
        clusters[i].joined = true;
    }
    /* One character over never stands in a line alone. */
    if (count > 2 && count % 2) clusters[count - 2].joined = true;
}

void bx_space_notes(bx_shaping *s)
{
    bx_shaper *shaper = s->shaper;
    size_t count = shaper->clusters.count;
    for (size_t first = 0; first < count;) {
        const bx_node *note = note_of(shaper, first);
        size_t end = first + 1;
        while (end < count && note_of(shaper, end) == note)
            end++;
        if (note) pair_clusters(&shaper->clusters.items[first], end - first);
        first = end;
    }
}
