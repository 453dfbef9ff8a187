/* One story in one shape, from nothing to what is printed. */
#include "story/fill.h"

#include "box/box_parts.h"
#include "box/box_white.h"
#include "box/turned.h"
#include "story/carve.h"
#include "story/copyfit.h"
#include "story/head.h"
#include "story/jump.h"
#include "story/story_pour.h"

/* A setting in which nothing stands yet. */
static bx_story_setting *begin(const bx_ask *ask, const bx_story *story, bx_strips strips)
{
    bx_story_setting *s = BX_NEW(ask->arena, bx_story_setting);
    s->story = story;
    s->strips = strips;
    s->blocks = BX_NEW_ARRAY(ask->arena, bx_set_block, story->block_count);
    for (size_t i = 0; i < story->block_count; i++)
        s->blocks[i].block = &story->blocks[i];
    s->flow.flow = &story->flow;
    s->flow.items = BX_NEW_ARRAY(ask->arena, bx_set_item, story->flow.count);
    if (story->jump_line != BX_NO_ITEM) s->flow.items[story->jump_line].dropped = true;
    return s;
}

/* Carves, with slices `cut` lines shorter, and pours; false: something is over. */
static bool try_cut(const bx_ask *ask, bx_story_setting *s, int32_t cut)
{
    bx_story_carve(ask, s, cut);
    if (!s->enough) return false;
    bx_ask inside = bx_story_inside(ask, s);
    s->fit = bx_flow_pour(&inside, &s->flow, s->slices, 0);
    return s->fit.overset_lines == 0;
}

/* Most lines by which all slices can be shortened with everything still in (column-fill: balance).
 */
static int32_t balance_cut(const bx_ask *ask, bx_story_setting *s)
{
    if (!bx_story_is_balanced(s->story) || s->strips.count == 0) return 0;
    bx_story_carve(ask, s, 0);
    int32_t top, bottom;
    bx_cells_extent(&s->cells, &top, &bottom);
    int32_t low = 0, high = bottom - top; /* low fits, high does not */
    while (high - low > 1) {
        int32_t middle = low + (high - low) / 2;
        if (try_cut(ask, s, middle))
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* The box of a block in its lines. */
static void lay_out_block(const bx_ask *ask, const bx_story_setting *s, bx_set_block *b,
                          uint32_t *number)
{
    b->box = NULL;
    if (b->lines <= 0) return;
    bx_length pitch = ask->page->pitch, inset = bx_block_inset(ask, b, BX_TOP);
    b->area = (bx_rect){b->place.x, bx_line_top(ask, b->top), b->place.width,
                        bx_length_clamp((int64_t)b->lines * pitch)};
    bx_box edges = {.style = b->block->style};
    bx_box_edges(ask, &edges, b->area.width);
    bx_length room = b->area.width - edges.margin[BX_LEFT] - edges.margin[BX_RIGHT];
    bx_length height = b->area.height - inset - bx_block_inset(ask, b, BX_BOTTOM) -
                       edges.margin[BX_TOP] - edges.margin[BX_BOTTOM];
    int32_t shared = b->block->head && !b->block->part && !b->cramped
                         ? bx_box_shared_lines(ask, b->block->node, b->extra)
                         : 0;
    height -= bx_length_clamp((int64_t)shared * pitch);
    bx_length phase = inset + edges.margin[BX_TOP];
    bx_ask own = bx_block_ask(ask, s, b);
    b->box = bx_box_layout(&own, b->block->node, room, bx_length_max(0, height), phase, number);
    b->at = (bx_point){b->area.x + edges.margin[BX_LEFT], b->area.y + phase};
    if (b->block->head)
        bx_box_share_head(ask, b->box, shared);
    else if (b->block->node->element == BX_ELEMENT_INFOBOX)
        bx_box_share_rounding(ask, b->box);
    if (bx_head_reads_from_left(ask, b)) bx_turned_reverse(b->box);
}

/* Parts of a story: heads or other blocks, of its own columns or of the page's. */
typedef struct which {
    bool head, outside;
} which;

static void lay_out_blocks(const bx_ask *ask, bx_story_setting *s, which parts, uint32_t *number)
{
    for (size_t i = 0; i < s->story->block_count; i++) {
        bx_set_block *b = &s->blocks[i];
        if (b->block->outside == parts.outside && b->block->head == parts.head)
            lay_out_block(ask, s, b, number);
    }
}

/* All boxes of a story that is poured, numbered in the order in which they are read. */
static void lay_out(const bx_ask *ask, bx_story_setting *s)
{
    bx_ask inside = bx_story_inside(ask, s);
    uint32_t number = s->story->flow_number;
    lay_out_blocks(ask, s, (which){.head = true, .outside = true}, &number);
    lay_out_blocks(&inside, s, (which){.head = true}, &number);
    bx_flow_lay_out(&inside, &s->flow, s->slices, &s->fit);
    lay_out_blocks(&inside, s, (which){0}, &number);
    lay_out_blocks(ask, s, (which){.outside = true}, &number);
}

static void fill_whole(const bx_ask *ask, bx_story_setting *s)
{
    bx_copyfit_story(ask, s, BX_EFFORT_WHOLE);
    bool loose = s->copyfit.fits && !s->copyfit.exact;
    int32_t cut = loose ? balance_cut(ask, s) : 0;
    bx_story_carve(ask, s, cut);
    bx_ask inside = bx_story_inside(ask, s);
    bx_story_pour(&inside, s);
    if (s->story->jump_line != BX_NO_ITEM) bx_story_cut(&inside, s);
    lay_out(ask, s);
    if (!s->turn.turned)
        s->cells.jumps |=
            bx_cells_text_jumps(ask, s->strips, s->slices, s->fit.used, s->story->flow.pitch);
}

const bx_story_setting *bx_story_fill(const bx_ask *ask, const bx_story *story, bx_strips strips,
                                      bx_fill wish)
{
    bx_story_setting *s = begin(ask, story, strips);
    switch (wish) {
    case BX_FILL_PLAIN: s->copyfit.fits = try_cut(ask, s, 0); break;
    case BX_FILL_TRIAL: bx_copyfit_story(ask, s, BX_EFFORT_TRIAL); break;
    case BX_FILL_WHOLE: fill_whole(ask, s); break;
    }
    return s;
}

bool bx_story_fits(const bx_ask *ask, const bx_story *story, bx_strips strips)
{
    bx_arena_mark mark = bx_arena_marked(ask->arena);
    /* An auto row of another direction is as high as sensible lines are long; else a few characters
     * would do (T-142). */
    bool fits = !bx_turn_enter(ask, story->style, strips).short_lines &&
                bx_story_fill(ask, story, strips, BX_FILL_PLAIN)->copyfit.fits;
    bx_arena_reset(ask->arena, mark);
    return fits;
}

int64_t bx_story_cost(const bx_ask *ask, const bx_story *story, bx_strips strips)
{
    bx_arena_mark mark = bx_arena_marked(ask->arena);
    int64_t cost = bx_story_fill(ask, story, strips, BX_FILL_TRIAL)->copyfit.cost;
    bx_arena_reset(ask->arena, mark);
    return cost;
}
