/* RELAX NG schemas from the element table. */
#include "input/grammar.h"

#include <string.h>

static const char *data_type(bx_value_type type)
{
    switch (type) {
    case BX_VALUE_NUMBER: return "<data type=\"positiveInteger\"/>";
    case BX_VALUE_DATE: return "<data type=\"date\"/>";
    case BX_VALUE_TOKEN:
    case BX_VALUE_LANGUAGE:
        return "<data type=\"string\"><param name=\"pattern\">\\S+</param></data>";
    case BX_VALUE_MILLIMETRES:
        return "<data type=\"string\"><param name=\"pattern\">[0-9]+(\\.[0-9]+)?mm</param></data>";
    case BX_VALUE_FIELD:
        return "<data type=\"string\"><param "
               "name=\"pattern\">date|weekday|lunar-date|number|cn|pages|"
               "page|facing-page|title|section</param></data>";
    case BX_VALUE_BARCODE: return "<value>ean13</value>";
    case BX_VALUE_INK: return "<choice><value>black</value><value>cmyk</value></choice>";
    case BX_VALUE_FACING: return "<choice><value>left</value><value>right</value></choice>";
    case BX_VALUE_FOCUS:
        return "<data type=\"string\"><param name=\"pattern\">(0|0?\\.[0-9]+|1(\\.0+)?) "
               "+(0|0?\\.[0-9]+|1(\\.0+)?)</param></data>";
    default: return "<text/>";
    }
}

static void write_attribute(bx_buffer *out, const bx_grammar_attribute *a)
{
    const char *open = a->required ? "" : "<optional>", *close = a->required ? "" : "</optional>";
    bx_buffer_format(out, "      %s<attribute name=\"%s\">%s</attribute>%s\n", open, a->name,
                     data_type(a->type), close);
}

static void write_children(bx_buffer *out, const bx_grammar_row *row)
{
    if (!*row->children && !row->text) return;
    bx_buffer_append_literal(out, "      <zeroOrMore>\n        <choice>\n");
    if (row->text) bx_buffer_append_literal(out, "          <text/>\n");
    for (const char *at = row->children; *at;) {
        size_t length = strcspn(at, " ");
        bx_buffer_format(out, "          <ref name=\"%.*s\"/>\n", (int)length, at);
        at += length;
        at += strspn(at, " ");
    }
    bx_buffer_append_literal(out, "        </choice>\n      </zeroOrMore>\n");
}

void bx_grammar_schema(bx_element root, bx_buffer *out)
{
    bx_buffer_append_literal(
        out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
             "<!-- Made from the element table of the reader; see CONTRIBUTING.md. -->\n"
             "<grammar xmlns=\"http://relaxng.org/ns/structure/1.0\"\n"
             "         datatypeLibrary=\"http://www.w3.org/2001/XMLSchema-datatypes\">\n");
    bx_buffer_format(out, "  <start><ref name=\"%s\"/></start>\n", bx_element_tag(root));
    bx_buffer_append_literal(out, "  <define name=\"universal\">\n");
    for (const bx_grammar_attribute *a = bx_grammar_universal(); a->name; a++) {
        bx_buffer_append_literal(out, "  ");
        write_attribute(out, a);
    }
    bx_buffer_append_literal(out, "  </define>\n");
    for (int i = 1; i < BX_ELEMENT_COUNT; i++) {
        const bx_grammar_row *row = bx_grammar_of((bx_element)i);
        const char *tag = bx_element_tag((bx_element)i);
        bx_buffer_format(out, "  <define name=\"%s\">\n    <element name=\"%s\">\n", tag, tag);
        bx_buffer_append_literal(out, "      <ref name=\"universal\"/>\n");
        for (const bx_grammar_attribute *a = row->attributes; a->name; a++)
            write_attribute(out, a);
        write_children(out, row);
        bx_buffer_append_literal(out, "    </element>\n  </define>\n");
    }
    bx_buffer_append_literal(out, "</grammar>\n");
}
