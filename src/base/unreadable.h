/* What is said of a file that cannot be read. */
#ifndef BX_BASE_UNREADABLE_H
#define BX_BASE_UNREADABLE_H

#include "base/diagnostic.h"

/* Reports a file that bx_file_check or bx_file_read refused with `error`: a FIFO or device as such
 * (E0107); a file that is not there with the name that is meant, when its folder has one in another
 * case or a slip or two away, or when the path has backslashes (E0115); else with `code`, whose
 * arguments are the path and the reason. */
void bx_report_unreadable(bx_diagnostics *diagnostics, bx_code code, bx_span span, const char *path,
                          int error);

#endif
