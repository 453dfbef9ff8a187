/* Live fields: what `<field name="…"/>` shows. */
#ifndef BX_TEXT_FIELD_H
#define BX_TEXT_FIELD_H

#include "text/gather.h"

/* Text of a field element: date, weekday, lunar-date, number, cn, pages, page, title, section. */
bx_string bx_field_text(const bx_gather_context *context, const bx_node *field);

#endif
