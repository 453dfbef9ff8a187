/* The table itself. */
#include "input/grammar.h"

#define INLINE    "em strong name span ruby gloss br ref field dateline byline credit"
#define CODES     "qr barcode"
#define FURNITURE "title p field image " CODES " rule group infobox label headline span strong"
#define ITEMS                                                                                      \
    "article figure group infobox briefs note table pullquote ad rule label headline p " CODES

#define ATTRIBUTES(...)                                                                            \
    (const bx_grammar_attribute[])                                                                 \
    {                                                                                              \
        __VA_ARGS__,                                                                               \
        {                                                                                          \
            NULL, BX_VALUE_TEXT, false, NULL                                                       \
        }                                                                                          \
    }
#define NO_ATTRIBUTES ATTRIBUTES({NULL, BX_VALUE_TEXT, false, NULL})

static const bx_grammar_attribute UNIVERSAL[] = {
    {"id", BX_VALUE_TOKEN, false, "name of this element, used once in a file"},
    {"class", BX_VALUE_TOKENS, false, "classes for style sheets"},
    {"style", BX_VALUE_CSS, false, "declarations for this element alone, tonight"},
    {"lang", BX_VALUE_LANGUAGE, false, "language: zh-Hans, zh-Hant, zh-HK, en …"},
    {"xml:lang", BX_VALUE_LANGUAGE, false, "the same"},
    {"area", BX_VALUE_TOKEN, false, "area of the page's grid"},
    {NULL, BX_VALUE_TEXT, false, NULL},
};

/* clang-format off */
static const bx_grammar_row ROWS[] = {
    {BX_ELEMENT_ISSUE, "style template page", false, BX_ELEMENT_NONE,
     ATTRIBUTES({"title", BX_VALUE_TEXT, true, "name of the paper"},
                {"date", BX_VALUE_DATE, true, "date of the edition"},
                {"number", BX_VALUE_TEXT, false, "issue number"},
                {"cn", BX_VALUE_TEXT, false, "national serial number, CN 00-0000"},
                {"weekday", BX_VALUE_TEXT, false, "day of the week, 星期二: checked against the date"},
                {"pages", BX_VALUE_NUMBER, false, "pages of the edition, when more than in this file"})},
    {BX_ELEMENT_STYLE, "", true, BX_ELEMENT_NONE,
     ATTRIBUTES({"src", BX_VALUE_PATH, false, "style sheet file"})},
    {BX_ELEMENT_TEMPLATE, "masthead ear folio " ITEMS, false, BX_ELEMENT_P,
     ATTRIBUTES({"name", BX_VALUE_TOKEN, true, "what pages call it"})},
    {BX_ELEMENT_PAGE, "style masthead ear folio " ITEMS, false, BX_ELEMENT_P,
     ATTRIBUTES({"number", BX_VALUE_NUMBER, true, "page number"},
                {"spread", BX_VALUE_NUMBER, false, "the facing page, when both are one sheet 跨版"},
                {"template", BX_VALUE_TOKEN, false, "whose furniture and classes it takes"},
                {"ink", BX_VALUE_INK, false, "black: everything prints in black ink alone; cmyk"},
                {"section", BX_VALUE_TEXT, false, "title of the page 版名"})},
    {BX_ELEMENT_MASTHEAD, FURNITURE, true, BX_ELEMENT_P, NO_ATTRIBUTES},
    {BX_ELEMENT_TITLE, INLINE, true, BX_ELEMENT_NONE, NO_ATTRIBUTES},
    {BX_ELEMENT_EAR, FURNITURE " article figure", true, BX_ELEMENT_P, NO_ATTRIBUTES},
    {BX_ELEMENT_FOLIO, FURNITURE, true, BX_ELEMENT_P, NO_ATTRIBUTES},
    {BX_ELEMENT_FIELD, "", false, BX_ELEMENT_NONE,
     ATTRIBUTES({"name", BX_VALUE_FIELD, true, "what is shown"},
                {"format", BX_VALUE_TEXT, false, "date pattern of ICU, such as yyyy年M月d日"})},
    {BX_ELEMENT_GROUP, ITEMS " head kicker subhead standfirst image title field", false, BX_ELEMENT_P, NO_ATTRIBUTES},
    {BX_ELEMENT_ARTICLE, "head body label kicker headline subhead byline standfirst p crosshead figure "
                         "infobox briefs note rule image table pullquote " CODES, false, BX_ELEMENT_P,
     ATTRIBUTES({"src", BX_VALUE_PATH, false, "article file"},
                {"kind", BX_VALUE_TOKEN, false, "report, feature, comment, brief …"},
                {"priority", BX_VALUE_NUMBER, false, "news value on its page: 1 is the lead, two of 1 are a double lead"},
                {"play", BX_VALUE_TOKEN, false, "down: at the head of the page without being its lead; reverse: a lead at the foot"},
                {"topics", BX_VALUE_TOKENS, false, "what it is about, for advertisements that must keep away"},
                {"fold", BX_VALUE_TOKEN, false, "avoid: must not stand on the fold of the sheet"},
                {"jump", BX_VALUE_NUMBER, false, "page on which it goes on when it is too long 下转"},
                {"continues", BX_VALUE_TOKEN, false, "id of the story on an earlier page that goes on here 上接"})},
    {BX_ELEMENT_HEAD, "label kicker headline subhead byline standfirst rule image", false, BX_ELEMENT_HEADLINE, NO_ATTRIBUTES},
    {BX_ELEMENT_KICKER, INLINE, true, BX_ELEMENT_NONE, NO_ATTRIBUTES},
    {BX_ELEMENT_HEADLINE, INLINE, true, BX_ELEMENT_NONE, NO_ATTRIBUTES},
    {BX_ELEMENT_SUBHEAD, INLINE, true, BX_ELEMENT_NONE, NO_ATTRIBUTES},
    {BX_ELEMENT_STANDFIRST, "p item " INLINE, true, BX_ELEMENT_P, NO_ATTRIBUTES},
    {BX_ELEMENT_BYLINE, INLINE, true, BX_ELEMENT_NONE, NO_ATTRIBUTES},
    {BX_ELEMENT_BODY, "p crosshead figure infobox byline note rule briefs image table pullquote " CODES, false, BX_ELEMENT_P, NO_ATTRIBUTES},
    {BX_ELEMENT_P, INLINE " note figure infobox table pullquote", true, BX_ELEMENT_NONE,
     ATTRIBUTES({"cut", BX_VALUE_TOKEN, false, "may be left out to fit: ok (the last one first), or 1, 2 … in this order before them"})},
    {BX_ELEMENT_CROSSHEAD, INLINE, true, BX_ELEMENT_NONE, NO_ATTRIBUTES},
    {BX_ELEMENT_DATELINE, INLINE, true, BX_ELEMENT_NONE, NO_ATTRIBUTES},
    {BX_ELEMENT_NOTE, "p headline label " INLINE, true, BX_ELEMENT_P, NO_ATTRIBUTES},
    {BX_ELEMENT_FIGURE, "headline caption credit", false, BX_ELEMENT_CAPTION,
     ATTRIBUTES({"src", BX_VALUE_TEXT, false, "picture file: JPEG, PNG, TIFF or WebP; without one the slot is kept and reported"},
                {"alt", BX_VALUE_TEXT, false, "what the picture shows, in words"},
                {"focus", BX_VALUE_FOCUS, false, "point that stays in a crop: across and down, 0.5 0.5 is the middle"},
                {"facing", BX_VALUE_FACING, false, "where people in it look: left or right"},
                {"kind", BX_VALUE_TOKEN, false, "file: library picture, without credit"},
                {"article", BX_VALUE_TOKEN, false, "id of the story that it belongs to"},
                {"fold", BX_VALUE_TOKEN, false, "avoid: must not stand on the fold of the sheet"})},
    {BX_ELEMENT_CAPTION, INLINE, true, BX_ELEMENT_NONE, NO_ATTRIBUTES},
    {BX_ELEMENT_CREDIT, INLINE, true, BX_ELEMENT_NONE, NO_ATTRIBUTES},
    {BX_ELEMENT_REF, INLINE, true, BX_ELEMENT_NONE,
     ATTRIBUTES({"page", BX_VALUE_NUMBER, true, "page referred to"},
                {"article", BX_VALUE_TOKEN, false, "id of the story referred to"})},
    {BX_ELEMENT_JUMPLINE, "", false, BX_ELEMENT_NONE,
     ATTRIBUTES({"page", BX_VALUE_NUMBER, true, "the other page"},
                {"number", BX_VALUE_TEXT, true, "number of the jump"})},
    {BX_ELEMENT_INFOBOX, "headline label p item image rule group infobox table " CODES, false, BX_ELEMENT_P, NO_ATTRIBUTES},
    {BX_ELEMENT_ITEM, "label image " CODES " " INLINE, true, BX_ELEMENT_NONE, NO_ATTRIBUTES},
    {BX_ELEMENT_LABEL, "image " INLINE, true, BX_ELEMENT_NONE, NO_ATTRIBUTES},
    {BX_ELEMENT_IMAGE, "", false, BX_ELEMENT_NONE,
     ATTRIBUTES({"src", BX_VALUE_PATH, true, "picture file: JPEG, PNG, TIFF or WebP"},
                {"alt", BX_VALUE_TEXT, false, "what the picture shows, in words"})},
    {BX_ELEMENT_QR, "", false, BX_ELEMENT_NONE,
     ATTRIBUTES({"value", BX_VALUE_TEXT, true, "what the code says: an address or a text"},
                {"alt", BX_VALUE_TEXT, false, "what it leads to, in words"})},
    {BX_ELEMENT_BARCODE, "", false, BX_ELEMENT_NONE,
     ATTRIBUTES({"value", BX_VALUE_TEXT, true, "13 digits, the last the check digit; + and 2 or 5 digits for an add-on"},
                {"type", BX_VALUE_BARCODE, false, "ean13"})},
    {BX_ELEMENT_PULLQUOTE, "p byline credit " INLINE, true, BX_ELEMENT_P, NO_ATTRIBUTES},
    {BX_ELEMENT_TABLE, "headline label tr p", false, BX_ELEMENT_P, NO_ATTRIBUTES},
    {BX_ELEMENT_TR, "th td", false, BX_ELEMENT_TD, NO_ATTRIBUTES},
    {BX_ELEMENT_TH, "p image " CODES " " INLINE, true, BX_ELEMENT_P,
     ATTRIBUTES({"colspan", BX_VALUE_NUMBER, false, "columns that it spans"},
                {"rowspan", BX_VALUE_NUMBER, false, "rows that it spans"})},
    {BX_ELEMENT_TD, "p image " CODES " " INLINE, true, BX_ELEMENT_P,
     ATTRIBUTES({"colspan", BX_VALUE_NUMBER, false, "columns that it spans"},
                {"rowspan", BX_VALUE_NUMBER, false, "rows that it spans"})},
    {BX_ELEMENT_BRIEFS, "label headline brief", false, BX_ELEMENT_BRIEF, NO_ATTRIBUTES},
    {BX_ELEMENT_BRIEF, "headline p " INLINE, true, BX_ELEMENT_P, NO_ATTRIBUTES},
    {BX_ELEMENT_RULE, "", false, BX_ELEMENT_NONE, NO_ATTRIBUTES},
    {BX_ELEMENT_AD, "p headline image " CODES, false, BX_ELEMENT_P,
     ATTRIBUTES({"src", BX_VALUE_PATH, false, "artwork: JPEG, PNG, TIFF or WebP"},
                {"booking", BX_VALUE_TEXT, false, "booking number"},
                {"topics", BX_VALUE_TOKENS, false, "what it must not stand beside: stories and advertisements of the same topics"},
                {"width", BX_VALUE_MILLIMETRES, false, "booked width"},
                {"height", BX_VALUE_MILLIMETRES, false, "booked height"},
                {"columns", BX_VALUE_NUMBER, false, "booked width in basic columns"},
                {"lines", BX_VALUE_NUMBER, false, "booked height in body lines"})},
    {BX_ELEMENT_EM, INLINE, true, BX_ELEMENT_NONE, NO_ATTRIBUTES},
    {BX_ELEMENT_STRONG, INLINE, true, BX_ELEMENT_NONE, NO_ATTRIBUTES},
    {BX_ELEMENT_NAME, INLINE, true, BX_ELEMENT_NONE, NO_ATTRIBUTES},
    {BX_ELEMENT_SPAN, INLINE, true, BX_ELEMENT_NONE,
     ATTRIBUTES({"cut", BX_VALUE_TOKEN, false, "ok: end of a caption that may be left out to fit"})},
    {BX_ELEMENT_RUBY, "rt comment " INLINE, true, BX_ELEMENT_NONE, NO_ATTRIBUTES},
    {BX_ELEMENT_RT, INLINE, true, BX_ELEMENT_NONE, NO_ATTRIBUTES},
    {BX_ELEMENT_COMMENT, INLINE, true, BX_ELEMENT_NONE, NO_ATTRIBUTES},
    {BX_ELEMENT_GLOSS, INLINE, true, BX_ELEMENT_NONE, NO_ATTRIBUTES},
    {BX_ELEMENT_BR, "", false, BX_ELEMENT_NONE, NO_ATTRIBUTES},
};
/* clang-format on */

const bx_grammar_row *bx_grammar_of(bx_element element)
{
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        if (ROWS[i].element == element) return &ROWS[i];
    }
    return NULL;
}

const bx_grammar_attribute *bx_grammar_universal(void)
{
    return UNIVERSAL;
}

const char *bx_grammar_expected(bx_value_type type)
{
    switch (type) {
    case BX_VALUE_TEXT: return "text";
    case BX_VALUE_TOKEN: return "a name without spaces";
    case BX_VALUE_TOKENS: return "names separated by spaces";
    case BX_VALUE_NUMBER: return "a whole number from 1";
    case BX_VALUE_DATE: return "a date such as 2026-11-24";
    case BX_VALUE_PATH: return "the path of a file";
    case BX_VALUE_MILLIMETRES: return "a length such as 170mm";
    case BX_VALUE_FIELD:
        return "date, weekday, lunar-date, number, cn, pages, page, facing-page, title or section";
    case BX_VALUE_BARCODE: return "ean13";
    case BX_VALUE_FOCUS: return "two numbers from 0 to 1, across and down: 0.3 0.4";
    case BX_VALUE_FACING: return "left or right";
    case BX_VALUE_INK: return "black or cmyk";
    case BX_VALUE_CSS: return "CSS declarations";
    case BX_VALUE_LANGUAGE: return "a language tag such as zh-Hans";
    }
    return "";
}
