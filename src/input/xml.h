/* XML text to a document tree with exact spans. */
#ifndef BX_INPUT_XML_H
#define BX_INPUT_XML_H

#include "base/diagnostic.h"
#include "document/document.h"

/* Parses the decoded text of a source. libxml2 decides whether it is well-formed; no entity is
 * expanded and no file or network is touched. NULL after a fatal diagnostic. Unknown elements are
 * reported and left out with their content. */
bx_node *bx_xml_parse(uint32_t source, bx_sources *sources, bx_arena *arena,
                      bx_diagnostics *diagnostics);

#endif
