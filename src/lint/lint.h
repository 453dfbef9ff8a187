/* Page lint 版面检查: what a page editor would send back, found on the finished plate.
 *
 * Rules carry numbers, N01 and so on, and the trade's names (碰题, 断版, 断栏 …). A rule looks at
 * one plate, or, when it compares pages, at the summaries that are left of all plates. Geometry
 * comes from plates alone. Costs are near linear in lines; only blocks (heads, slices, pictures,
 * boxes: some dozens on a page) are compared in pairs. */
#ifndef BX_LINT_LINT_H
#define BX_LINT_LINT_H

#include "base/diagnostic.h"
#include "plate/plate.h"

/* One rule of the table. */
typedef struct bx_lint_rule {
    unsigned number;      /* 1 for N01 */
    const char *term;     /* the trade's name, Chinese */
    const char *meaning;  /* what it asks for, English */
    bx_severity severity; /* unless the style sheet says otherwise (-bx-lint) */
} bx_lint_rule;

/* How many rules there are: n01 to this number. */
unsigned bx_lint_rule_count(void);

/* The rules in order of their numbers, index from 0; NULL behind the last. */
const bx_lint_rule *bx_lint_rule_at(size_t index);

/* Family name of a face id, for rules about typefaces. */
typedef bx_string (*bx_lint_family)(const void *context, uint32_t face);

/* What rules that compare pages need of a page: headlines, references, jumps. */
typedef struct bx_lint_summary bx_lint_summary;

/* Checks a page and adds its findings, with code, page, story and rectangle. Returns its summary,
 * which refers to nothing of the plate; the caller frees it. Thread-safe for different plates and
 * lists. */
bx_lint_summary *bx_lint_page(const bx_plate *plate, bx_lint_family family, const void *context,
                              bx_diagnostics *diagnostics);

/* Checks that compare pages, in the order of the edition. `whole`: all pages of the issue were set.
 */
void bx_lint_edition(bx_lint_summary *const *pages, size_t count, bool whole,
                     bx_diagnostics *diagnostics);

/* NULL is allowed. */
void bx_lint_summary_free(bx_lint_summary *summary);

#endif
