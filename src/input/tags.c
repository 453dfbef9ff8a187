/* Tags of HTML, and slips of the pen. */
#include "input/tags.h"

#include <string.h>

/* clang-format off */
static const struct {
    const char *tag;
    bx_element element;
    const char *write;
} HTML[] = {
    {"b", BX_ELEMENT_STRONG, "<strong>"},
    {"bold", BX_ELEMENT_STRONG, "<strong>"},
    {"i", BX_ELEMENT_EM, "<em>"},
    {"italic", BX_ELEMENT_EM, "<em>"},
    {"cite", BX_ELEMENT_EM, "<em>"},
    {"h1", BX_ELEMENT_HEADLINE, "<headline>"},
    {"h2", BX_ELEMENT_CROSSHEAD, "<crosshead>, in the head <subhead>"},
    {"h3", BX_ELEMENT_CROSSHEAD, "<crosshead>"},
    {"h4", BX_ELEMENT_CROSSHEAD, "<crosshead>"},
    {"h5", BX_ELEMENT_CROSSHEAD, "<crosshead>"},
    {"h6", BX_ELEMENT_CROSSHEAD, "<crosshead>"},
    {"li", BX_ELEMENT_ITEM, "<item> in an <infobox>, in running text <p>"},
    {"dt", BX_ELEMENT_ITEM, "<item><label>…</label>…</item>"},
    {"dd", BX_ELEMENT_ITEM, "<item><label>…</label>…</item>"},
    {"img", BX_ELEMENT_FIGURE, "<figure>, inside masthead, box or label <image>"},
    {"picture", BX_ELEMENT_FIGURE, "<figure>"},
    {"photo", BX_ELEMENT_FIGURE, "<figure>"},
    {"figcaption", BX_ELEMENT_CAPTION, "<caption>"},
    {"author", BX_ELEMENT_BYLINE, "<byline>"},
    {"blockquote", BX_ELEMENT_PULLQUOTE, "<pullquote>"},
    {"aside", BX_ELEMENT_INFOBOX, "<infobox>"},
    {"hr", BX_ELEMENT_RULE, "<rule/>"},
    {"para", BX_ELEMENT_P, "<p>"},
    {"paragraph", BX_ELEMENT_P, "<p>"},
    {"hl1", BX_ELEMENT_HEADLINE, "<headline>"},
    {"hl2", BX_ELEMENT_SUBHEAD, "<subhead>"},
    {"font", BX_ELEMENT_SPAN, "<span class=\"…\">"},
    {"small", BX_ELEMENT_SPAN, "<span class=\"…\">"},
    {"big", BX_ELEMENT_SPAN, "<span class=\"…\">"},
    {"mark", BX_ELEMENT_SPAN, "<span class=\"…\">"},
    {"code", BX_ELEMENT_SPAN, "<span class=\"…\">"},
    {"tt", BX_ELEMENT_SPAN, "<span class=\"…\">"},
    {"sub", BX_ELEMENT_SPAN, "the character itself: ₀ to ₉"},
    {"sup", BX_ELEMENT_SPAN, "the character itself: ⁰ to ⁹"},
    {"u", BX_ELEMENT_SPAN, "<span style=\"text-decoration: underline\">"},
    {"s", BX_ELEMENT_SPAN, "the words alone"},
    {"del", BX_ELEMENT_SPAN, "the words alone"},
    {"ins", BX_ELEMENT_SPAN, "the words alone"},
    {"a", BX_ELEMENT_SPAN, "the words alone; an address as a <qr>"},
    {"rb", BX_ELEMENT_NONE, "the base text itself, in <ruby>"},
    {"rp", BX_ELEMENT_NONE, "nothing: brackets around ruby are for screens"},
    {"div", BX_ELEMENT_P, "<p>, or a <group>"},
    {"section", BX_ELEMENT_P, "<group>, or the paragraphs alone"},
    {"main", BX_ELEMENT_NONE, "the paragraphs alone"},
    {"header", BX_ELEMENT_HEAD, "<head>"},
    {"footer", BX_ELEMENT_P, "the paragraphs alone"},
    {"center", BX_ELEMENT_P, "the paragraphs alone, with text-align: center"},
    {"ul", BX_ELEMENT_NONE, "an <infobox> with <item>s, or paragraphs"},
    {"ol", BX_ELEMENT_NONE, "an <infobox> with <item>s, or paragraphs"},
    {"dl", BX_ELEMENT_NONE, "an <infobox> with <item>s, or paragraphs"},
    {"tbody", BX_ELEMENT_NONE, "the rows alone"},
    {"thead", BX_ELEMENT_NONE, "the rows alone: those of <th> are the head"},
    {"tfoot", BX_ELEMENT_NONE, "the rows alone"},
    {"html", BX_ELEMENT_NONE, "nothing: the article's parts stand in <article>"},
    {"content", BX_ELEMENT_BODY, "<body>"},
    {"text", BX_ELEMENT_BODY, "<body>"},
};
/* clang-format on */

/* What is of a screen or a machine alone. */
static const char *const LEFT_OUT[] = {"script", "noscript", "iframe", "svg",     "video",
                                       "audio",  "object",   "form",   "meta",    "link",
                                       "canvas", "input",    "col",    "colgroup"};

static const char *written(bx_element element)
{
    static const char *const tags[BX_ELEMENT_COUNT] = {
#define BX_ELEMENT(name, tag, meaning) [BX_ELEMENT_##name] = "<" tag ">",
#include "document/elements.h"
#undef BX_ELEMENT
    };
    return tags[element];
}

/* At most a slip in short tags, two in longer ones: not every tag has a neighbour. */
static bx_element nearest(bx_string tag)
{
    unsigned least = bx_string_slips(tag);
    bx_element found = BX_ELEMENT_NONE;
    for (int i = 1; i < BX_ELEMENT_COUNT; i++) {
        const char *name = bx_element_tag((bx_element)i);
        if (bx_string_equal_ignore_case(tag, name)) return (bx_element)i;
        unsigned distance = bx_string_distance(tag, bx_string_of(name), least);
        if (distance > least || strlen(name) < 3) continue;
        found = (bx_element)i;
        least = distance - (distance > 0);
    }
    return found;
}

bx_tag_meant bx_tag_means(bx_string tag)
{
    for (size_t i = 0; i < sizeof HTML / sizeof *HTML; i++) {
        if (bx_string_equal_ignore_case(tag, HTML[i].tag))
            return (bx_tag_meant){HTML[i].element, false, HTML[i].write};
    }
    for (size_t i = 0; i < sizeof LEFT_OUT / sizeof *LEFT_OUT; i++) {
        if (bx_string_equal_ignore_case(tag, LEFT_OUT[i]))
            return (bx_tag_meant){BX_ELEMENT_NONE, true, "nothing: it is left out"};
    }
    bx_element element = nearest(tag);
    return (bx_tag_meant){element, false, element ? written(element) : NULL};
}

const char *bx_tag_format(bx_string root)
{
    /* clang-format off */
    static const struct {
        const char *root, *format;
    } formats[] = {
        {"nitf", "NITF"}, {"newsItem", "NewsML-G2"}, {"newsMessage", "NewsML-G2"}, {"NewsML", "NewsML"},
        {"html", "HTML"}, {"rss", "an RSS feed"}, {"feed", "an Atom feed"}, {"TEI", "TEI"}, {"svg", "an SVG drawing"},
        {"w:document", "a part of a Word document"}, {"office:document", "an OpenDocument file"},
        {"document", "another kind of XML"}, {"plist", "a property list"},
    };
    /* clang-format on */
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (bx_string_equal_ignore_case(root, formats[i].root)) return formats[i].format;
    }
    return NULL;
}
