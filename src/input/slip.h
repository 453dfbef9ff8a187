/* Slips in XML: the parser's error becomes the sentence that a person needs. */
#ifndef BX_INPUT_SLIP_H
#define BX_INPUT_SLIP_H

#include "base/diagnostic.h"

/* The first fault that libxml2 found. */
typedef struct bx_slip {
    int code;  /* xmlParserErrors */
    size_t at; /* byte of the text that it had come to */
    char message[200];
} bx_slip;

/* Says what is wrong at the byte where it begins: marks that are full-width in a tag, values
 * without quotes, & and < in the text, entities of HTML, end tags that are missing; else libxml2's
 * words. */
void bx_slip_report(const bx_slip *slip, uint32_t source, bx_string text,
                    bx_diagnostics *diagnostics);

/* The `<` of the tag that byte `at` stands in or behind. */
size_t bx_slip_tag(bx_string text, size_t at);

#endif
