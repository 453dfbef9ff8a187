/* Whether a text is well-formed XML, and what is wrong with it in the words of who wrote it. */
#ifndef BX_INPUT_WELL_FORMED_H
#define BX_INPUT_WELL_FORMED_H

#include "base/diagnostic.h"

/* Nesting and number of elements beyond which a file is refused. */
enum { BX_XML_DEEPEST = 256, BX_XML_MOST_ELEMENTS = 1000000 };

/* Asks libxml2, which expands no entity and opens nothing. False after an error (of E0257, no
 * memory, a fatal one without a place) that says the first fault at its exact place, in own words
 * for the usual slips. Thread-safe. */
bool bx_xml_well_formed(uint32_t source, const bx_sources *sources, bx_diagnostics *diagnostics);

#endif
