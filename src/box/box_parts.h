/* Shared between the files that lay out boxes: the kinds of boxes behind bx_box_layout. */
#ifndef BX_BOX_BOX_PARTS_H
#define BX_BOX_BOX_PARTS_H

#include "box/box.h"

/* What a layout step works on. */
typedef struct bx_box_job {
    const bx_ask *ask;
    bx_box *box;
    bx_length inner_width;  /* of the content */
    bx_length inner_height; /* −1: as high as the content */
    bx_length phase;        /* of the border box's top edge below a grid line */
    bx_length content_top;  /* first content position below the border edge */
    uint32_t *number;
    bool off_grid; /* texts do not move to the page's grid */
} bx_box_job;

/* Resolves padding, border and margin against the width of the containing block, by the layout's
 * sides: left is where lines begin, top where the first one stands. */
void bx_box_edges(const bx_ask *ask, bx_box *box, bx_length containing_width);

/* A text box of the inline children from `first` to `last` of `node` (NULL: all of them), laid out
 * in `width` (content width, no edges of its own unless it is the whole element). */
bx_box *bx_box_text(const bx_ask *ask, const bx_node *node, const bx_node *first,
                    const bx_node *last, bx_length width, uint32_t *number);

/* Breaks the paragraph of a text box into lines of `width`; sets content_height. */
void bx_box_break(const bx_ask *ask, bx_box *box, bx_length width);

/* The box of an element's ::before or ::after with display: block; NULL when there is none. */
bx_box *bx_box_generated(const bx_ask *ask, const bx_node *node, bool after, bx_length width,
                         uint32_t *number);

/* The picture of an <image> or <figure>, `width` wide; height −1: by style or aspect ratio. */
bx_box *bx_box_image(const bx_ask *ask, const bx_node *node, bx_length width, bx_length height);

/* Places the children of the job's box below `y` and returns where they end; runs of inline
 * children become text of the box itself. `tail` is its last child so far. */
int64_t bx_box_stack_texts(bx_box_job *job, bx_box **tail, int64_t y);

/* Lays out children in a grid; sets content_height. */
void bx_box_grid(bx_box_job *job);

/* Whether a child takes part in block layout, as inline content, or not at all. */
typedef enum bx_child_kind { BX_CHILD_NONE, BX_CHILD_INLINE, BX_CHILD_BLOCK } bx_child_kind;
bx_child_kind bx_box_child_kind(const bx_ask *ask, const bx_node *child);

/* Whether an element has children that are blocks. */
bool bx_box_has_blocks(const bx_ask *ask, const bx_node *node);

/* Whether an element in running text is a box whatever it holds: it is never split. */
bool bx_box_is_whole(const bx_node *node);

/* Whether a figure has texts behind its picture. */
bool bx_box_ends_in_text(const bx_ask *ask, const bx_node *node);

/* Shift that brings a position `phase` below a grid line down to the next grid line. */
bx_length bx_grid_shift(const bx_ask *ask, int64_t phase);

/* A copy of a style without what belongs to the whole box that has it. */
enum { BX_CLEAR_BORDER = 1, BX_CLEAR_GROUND = 2 };
const bx_style *bx_style_cleared(bx_arena *arena, const bx_style *style, unsigned what);

/* Whether text of this style stands on the page's baseline grid. */
static inline bool bx_on_grid(const bx_ask *ask, const bx_style *style)
{
    return style->line_height == ask->page->pitch;
}

#endif
