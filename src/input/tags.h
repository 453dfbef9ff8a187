/* Tags that are none of ours: what people write from habit, and what to write instead. */
#ifndef BX_INPUT_TAGS_H
#define BX_INPUT_TAGS_H

#include "document/document.h"

/* What stands for an unknown tag. */
typedef struct bx_tag_meant {
    bx_element element; /* set as this; BX_ELEMENT_NONE: its content stands as if without the tag */
    bool left_out;      /* nothing of it is text for a reader: scripts */
    const char *write;  /* English, for "write …"; NULL: nothing comes near */
} bx_tag_meant;

/* HTML's tags by a table, then ours in another case, then one that a slip or two away. */
bx_tag_meant bx_tag_means(bx_string tag);

/* The format of a file by its root element, in English ("NITF", "an RSS feed"), or NULL. */
const char *bx_tag_format(bx_string root);

#endif
