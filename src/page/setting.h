/* Settings of items: how what a page holds stands in its areas, as it is printed. Values in the
 * arena of who asked; painting takes them as they are. */
#ifndef BX_PAGE_SETTING_H
#define BX_PAGE_SETTING_H

#include "box/ad.h"
#include "page/group.h"

/* A box in its area. */
typedef struct bx_box_setting {
    bx_rect area;      /* of the item */
    bx_rect rect;      /* of the box without its margins; of an ad at its booked size */
    bx_rect slot;      /* of an ad: what it might have */
    bx_ad_place ad;    /* of ads */
    const bx_box *box; /* NULL: an ad that is a picture and nothing else */
} bx_box_setting;

typedef struct bx_item_setting bx_item_setting;

/* A member of a group. */
typedef struct bx_member_setting {
    const bx_item_setting *setting; /* NULL: no line is left for it, or no column */
    int32_t gap, gap_top;           /* lines below it, and the first of them; 0: none is seen */
} bx_member_setting;

typedef struct bx_group_setting {
    bx_axes axes;     /* the layout counts the group's way */
    bx_strips strips; /* of the members, beside labels of the whole group; count 0: there is no
                         column */
    bx_member_setting *members; /* of item->members */
    int32_t spare;              /* lines that nobody took */
} bx_group_setting;

struct bx_item_setting {
    const bx_item *item;
    bx_strips strips;              /* the area */
    bx_item_frame frame;           /* of stories and groups; what is in it stands in frame.strips */
    const bx_story_setting *story; /* stories */
    const bx_group_setting *group; /* groups */
    bx_box_setting box;            /* boxes */
};

/* The setting of an item in strips, of which there is one at least; they are borrowed. Pure, like
 * bx_story_fill. */
const bx_item_setting *bx_item_set(const bx_ask *ask, const bx_item *item, bx_strips strips);

#endif
