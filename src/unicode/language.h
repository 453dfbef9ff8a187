/* Language tags (BCP 47). */
#ifndef BX_UNICODE_LANGUAGE_H
#define BX_UNICODE_LANGUAGE_H

#include "base/string.h"

/* Whether a tag is well formed and its language is one of ISO 639. */
bool bx_language_is_known(bx_string tag);

#endif
