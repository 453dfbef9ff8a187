/* How long a story may be: what is set takes memory and time with its characters. */
#ifndef BX_INPUT_STORY_LIMIT_H
#define BX_INPUT_STORY_LIMIT_H

#include "base/diagnostic.h"
#include "document/document.h"

/* Characters of an article, white space apart: a book. */
enum { BX_MOST_STORY_CHARACTERS = 500000 };

/* Takes out of an article what stands behind that many characters, and says where. `name` is what
 * messages call the article; texts that are cut are copied into the arena. Linear in the text. */
void bx_story_limit(bx_node *article, bx_string name, bx_arena *arena, bx_diagnostics *diagnostics);

#endif
