/* Presentation forms for vertical text and the characters they stand for. */
#ifndef BX_FONT_VERTICAL_FORM_H
#define BX_FONT_VERTICAL_FORM_H

#include <stdint.h>

/* The character of ordinary text that a vertical form stands for (U+FE10 → U+FF0C), else
 * `character`. */
uint32_t bx_vertical_form_base(uint32_t character);

#endif
