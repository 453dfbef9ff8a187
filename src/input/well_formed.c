/* libxml2 as the judge: its handlers count elements and keep the first fault with its byte. */
#include "input/well_formed.h"

#include "input/codes.h"
#include "input/slip.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <pthread.h>
#include <string.h>

typedef struct judge {
    xmlParserCtxtPtr parser;
    bx_slip first;
    bool found;
    size_t depth, elements;
    bx_code limit; /* that is passed, at byte first.at; NULL: none */
} judge;

static size_t byte_of(xmlParserCtxtPtr parser)
{
    long at = xmlByteConsumed(parser);
    return at > 0 ? (size_t)at : 0;
}

static void keep_first(void *context, xmlErrorPtr error)
{
    judge *j = context;
    if (j->found || error->level < XML_ERR_ERROR) return;
    j->found = true;
    j->first.code = error->code;
    j->first.at = byte_of(j->parser);
    size_t size = 0;
    for (const char *c = error->message;
         c && *c && *c != '\n' && size + 1 < sizeof j->first.message; c++)
        j->first.message[size++] = *c;
    j->first.message[size] = '\0';
}

static void pass_limit(judge *j, bx_code code)
{
    if (!j->found) j->first.at = byte_of(j->parser);
    j->found = true;
    j->limit = code;
    xmlStopParser(j->parser);
}

static void start_element(void *context, const xmlChar *name, const xmlChar *prefix,
                          const xmlChar *uri, int namespaces, const xmlChar **declared,
                          int attributes, int defaults, const xmlChar **values)
{
    (void)name, (void)prefix, (void)uri, (void)namespaces, (void)declared, (void)attributes;
    (void)defaults, (void)values;
    judge *j = context;
    if (++j->depth > BX_XML_DEEPEST)
        pass_limit(j, BX_XML_TOO_DEEP);
    else if (++j->elements > BX_XML_MOST_ELEMENTS)
        pass_limit(j, BX_XML_TOO_LARGE);
}

static void end_element(void *context, const xmlChar *name, const xmlChar *prefix,
                        const xmlChar *uri)
{
    (void)name, (void)prefix, (void)uri;
    judge *j = context;
    j->depth--;
}

static pthread_once_t library_once = PTHREAD_ONCE_INIT;

/* Whether libxml2 could work at all; what it found stands in the judge. */
static bool judge_text(judge *j, bx_string text, bool *well_formed)
{
    pthread_once(&library_once, xmlInitParser);
    j->parser =
        xmlCreateMemoryParserCtxt(text.size ? text.data : " ", text.size ? (int)text.size : 1);
    if (!j->parser) return false;
    /* HUGE: the limits are ours. No tree is built. */
    const int options =
        XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_NOWARNING | XML_PARSE_HUGE;
    bool ready = xmlCtxtUseOptions(j->parser, options) == 0;
    xmlSAXHandler handlers = {.initialized = XML_SAX2_MAGIC,
                              .serror = keep_first,
                              .startElementNs = start_element,
                              .endElementNs = end_element};
    xmlSAXHandlerPtr own = j->parser->sax;
    j->parser->sax = &handlers;
    j->parser->userData = j;
    bool parsed = ready && xmlParseDocument(j->parser) == 0;
    *well_formed = parsed && j->parser->wellFormed && !j->found;
    bool memory = !ready || j->parser->errNo == XML_ERR_NO_MEMORY;
    j->parser->sax = own;
    if (j->parser->myDoc) xmlFreeDoc(j->parser->myDoc);
    j->parser->myDoc = NULL;
    xmlFreeParserCtxt(j->parser);
    return !memory;
}

/* White space before the XML declaration, which libxml2 refuses and people do not see. */
static size_t leading_space(bx_string text)
{
    size_t at = 0;
    while (at < text.size && memchr(" \t\n", text.data[at], 3))
        at++;
    bool declared = bx_string_starts_with(bx_string_slice(text, at, text.size), "<?xml");
    return declared ? at : 0;
}

bool bx_xml_well_formed(uint32_t source, const bx_sources *sources, bx_diagnostics *diagnostics)
{
    bx_string text = bx_sources_text(sources, source);
    size_t space = leading_space(text);
    bx_span begin = {source, 0, (uint32_t)space};
    judge j = {0};
    bool well_formed;
    bx_number_text number;
    if (!judge_text(&j, bx_string_slice(text, space, text.size), &well_formed)) {
        bx_report(diagnostics, BX_XML_UNREAD, begin);
        return false;
    }
    j.first.at += space;
    if (j.limit) {
        uint32_t at = (uint32_t)bx_slip_tag(text, j.first.at);
        bool deep = j.limit == BX_XML_TOO_DEEP;
        bx_report(diagnostics, j.limit, (bx_span){source, at, at + 1},
                  bx_number(&number, deep ? BX_XML_DEEPEST : BX_XML_MOST_ELEMENTS));
        return false;
    }
    if (!well_formed) {
        bx_slip_report(&j.first, source, text, diagnostics);
        return false;
    }
    if (space > 0) bx_report(diagnostics, BX_XML_SPACE_BEFORE, begin);
    return true;
}
