/* Jumps 下转 and 上接: an article with jump="4" goes on on page 4 in an article that continues it.
 */
#ifndef BX_INPUT_JUMPS_H
#define BX_INPUT_JUMPS_H

#include "base/diagnostic.h"
#include "document/document.h"

/* Pairs the issue's articles that jump with those that continue them, and fills issue->jumps. Each
 * wrong one is reported once and not paired: a page that is not there or does not lie behind, a
 * jump that nothing continues, a continuation of nothing, a second continuation or a continuation
 * that jumps on. */
void bx_jumps_resolve(bx_issue *issue, bx_arena *arena, bx_diagnostics *diagnostics);

/* The jump that an article of the issue makes, or that it continues; NULL: none. */
const bx_jump *bx_jump_from(const bx_issue *issue, const bx_node *article);
const bx_jump *bx_jump_to(const bx_issue *issue, const bx_node *article);

/* Ends the text of an article that jumps with its jump line （下转第4版）; layout draws it when it
 * does jump. */
void bx_jump_add_line(const bx_jump *jump, bx_node *article, bx_arena *arena);

/* Makes the text of a continuation from `whole`, the whole article: what the cut leaves, after
 * （上接第1版）, then what the continuation brings itself. Without a headline of its own it repeats
 * that of the article. */
void bx_jump_continue(const bx_jump *jump, const bx_jump_cut *cut, bx_node *article, bx_node *whole,
                      bx_arena *arena);

#endif
