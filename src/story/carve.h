/* Cells of a story: its blocks carved out of the columns, the slices that are left for text. */
#ifndef BX_STORY_CARVE_H
#define BX_STORY_CARVE_H

#include "story/setting.h"

/* Carves all blocks of a setting, as copyfit wants them, and cuts its slices, shortened by `cut`
 * lines: turn, cells, slices and the places of blocks are then those of its strips. */
void bx_story_carve(const bx_ask *ask, bx_story_setting *setting, int32_t cut);

/* What is asked for a block: a part of a head that stands by itself with the sizes that the blocks
 * before it have, a figure without the end of its caption when that is left out. */
bx_ask bx_block_ask(const bx_ask *ask, const bx_story_setting *setting, const bx_set_block *block);

/* Fewest lines of a block in the place where it was carved: what its content needs. */
int32_t bx_block_least(const bx_ask *ask, const bx_set_block *block);

/* White between a picture or border and the text beside it: their edges meet the text's em boxes. A
 * caption at the foot has that white in its own line. */
bx_length bx_block_inset(const bx_ask *ask, const bx_set_block *block, bx_side side);

#endif
