/* Lines of a group shared between its members (多稿同栏): one ladder over all of them. */
#ifndef BX_PAGE_SHARE_H
#define BX_PAGE_SHARE_H

#include "page/item.h"

/* Lines by which a gap between members may grow. */
enum { BX_MOST_EXTRA_GAP = 2 };

/* What the members of a group get. */
typedef struct bx_share {
    bool exact;
    int32_t *lines; /* per member */
    int32_t *gaps;  /* below each; the last is 0 */
    int32_t spare;  /* lines of the group that nobody took; negative: lines that are missing */
    int64_t cost;   /* on the scale of story/rungs.h */
} bx_share;

/* Shares `room` lines. `lines` and `gaps` come in with what each member wants, a gap of −1 saying
 * that it cannot grow. When the members want a few lines more or less, the difference goes where it
 * costs least: paragraphs a line shorter or longer (whatever bx_item_cost says of a member's
 * lines), then pictures, then gaps; an exact search over all members, O(members · lines). False
 * when no such share is exact: then nothing is changed. */
bool bx_share_lines(const bx_ask *ask, const bx_item *group, bx_strips strips, int32_t room,
                    bx_share *share);

#endif
