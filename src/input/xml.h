/* XML text to a document tree with exact spans. */
#ifndef BX_INPUT_XML_H
#define BX_INPUT_XML_H

#include "base/diagnostic.h"
#include "document/document.h"

/* Parses the decoded text of a source. libxml2 decides whether it is well-formed; no entity is
 * expanded and no file or network is touched. NULL after an error. Unknown elements are reported;
 * they become what stands in tags.h, or their content stands without them. */
bx_node *bx_xml_parse(uint32_t source, bx_sources *sources, bx_arena *arena,
                      bx_diagnostics *diagnostics);

#endif
