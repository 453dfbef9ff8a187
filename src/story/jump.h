/* A story that goes on on another page: where it is cut, and its jump line. */
#ifndef BX_STORY_JUMP_H
#define BX_STORY_JUMP_H

#include "story/setting.h"

/* Of a setting that was poured, of a story with a jump line: when a line was kept for it, puts it
 * there, takes what is over out of what was poured, and notes where the story is cut. */
void bx_story_cut(const bx_ask *ask, bx_story_setting *setting);

#endif
