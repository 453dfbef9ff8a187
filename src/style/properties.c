/* The rows of the property table. */
#include "style/readers.h"

#include <stddef.h>

/* clang-format off */
#define FIELD(member) offsetof(bx_computed, member), sizeof(((bx_computed *)0)->member)
#define SIDE(member, side) offsetof(bx_computed, member) + (side) * sizeof(((bx_computed *)0)->member[0]), \
                           sizeof(((bx_computed *)0)->member[0])
#define BORDER(part, side) offsetof(bx_computed, box.border) + (side) * sizeof(bx_border) + offsetof(bx_border, part), \
                           sizeof(((bx_border *)0)->part)
#define RULE(member, part) offsetof(bx_computed, member) + offsetof(bx_border, part), sizeof(((bx_border *)0)->part)
/* A value of several members, from the first to the last. */
#define RANGE(first, last) offsetof(bx_computed, first), \
                           offsetof(bx_computed, last) + sizeof(((bx_computed *)0)->last) - offsetof(bx_computed, first)
#define SHADOW RANGE(font.effects.shadow, font.effects.shadow_color)
#define KEYS(...) (const bx_keyword[]){__VA_ARGS__, {NULL, 0}}

/* name, syntax, initial, inherited, boxes (0: those of its longhands), meaning, reader, keywords, field, allowed kinds, longhands, flow */
#define KEYWORD(name, syntax, initial, inherited, boxes, meaning, field, ...)                      \
    {name, syntax, initial, inherited, boxes, meaning, bx_read_keyword, KEYS(__VA_ARGS__), field, 0, NULL, BX_FLOW_NONE, BX_PASS_REST}
#define VALUE(name, syntax, initial, inherited, boxes, meaning, reader, field, allow)              \
    {name, syntax, initial, inherited, boxes, meaning, bx_read_##reader, NULL, field, allow, NULL, BX_FLOW_NONE, BX_PASS_REST}
/* Read before the others. */
#define EARLY(pass, name, syntax, initial, inherited, boxes, meaning, reader, keywords, field, longhands) \
    {name, syntax, initial, inherited, boxes, meaning, bx_read_##reader, keywords, field, 0, longhands, BX_FLOW_NONE, BX_PASS_##pass}
/* Named by the other system of directions than its field. */
#define FLOW(name, syntax, initial, boxes, meaning, reader, field, allow, flow)                    \
    {name, syntax, initial, false, boxes, meaning, bx_read_##reader, NULL, field, allow, NULL, BX_FLOW_##flow, BX_PASS_REST}
#define SHORTHAND(name, syntax, meaning, reader, longhands)                                        \
    {name, syntax, NULL, false, 0, meaning, bx_read_##reader, NULL, 0, 0, 0, longhands, BX_FLOW_NONE, BX_PASS_REST}

#define BORDER_KEYS                                                                                \
    {"none", BX_BORDER_NONE}, {"hidden", BX_BORDER_NONE}, {"solid", BX_BORDER_SOLID},              \
        {"double", BX_BORDER_DOUBLE}, {"dotted", BX_BORDER_DOTTED}, {"dashed", BX_BORDER_DASHED},  \
        {"-bx-thick-thin", BX_BORDER_THICK_THIN}, {"-bx-thin-thick", BX_BORDER_THIN_THICK},        \
        {"-bx-wavy", BX_BORDER_WAVY}, {"-bx-twist", BX_BORDER_TWIST}, {"-bx-pearls", BX_BORDER_PEARLS}, \
        {"-bx-diamonds", BX_BORDER_DIAMONDS}, {"-bx-flowers", BX_BORDER_FLOWERS}, {"-bx-meander", BX_BORDER_MEANDER}
#define BORDER_SYNTAX "none | solid | double | dotted | dashed | -bx-thick-thin | -bx-thin-thick | -bx-wavy | -bx-twist | -bx-pearls | -bx-diamonds | -bx-flowers | -bx-meander"
#define ALIGN_KEYS                                                                                 \
    {"auto", BX_ALIGN_AUTO}, {"normal", BX_ALIGN_AUTO}, {"start", BX_ALIGN_START},                 \
        {"end", BX_ALIGN_END}, {"center", BX_ALIGN_CENTER}, {"stretch", BX_ALIGN_STRETCH}
#define BREAK_KEYS {"auto", BX_BREAK_AUTO}, {"avoid", BX_BREAK_AVOID}
#define MARGIN_ALLOW (BX_ALLOW_AUTO | BX_ALLOW_PERCENT | BX_ALLOW_NEGATIVE)

#define MARGIN(name, side) VALUE(name, "<length> | <percentage> | auto", "0", false, BX_BOXES_BLOCK, "space outside the border", dimension, SIDE(box.margin, side), MARGIN_ALLOW)
#define PADDING(name, side) VALUE(name, "<length> | <percentage>", "0", false, BX_BOXES_BLOCK | BX_BOXES_INLINE, "space inside the border", dimension, SIDE(box.padding, side), BX_ALLOW_PERCENT)
/* Sides named by the direction of lines: the field is that of horizontal lines. */
#define FLOW_MARGIN(name, side) FLOW(name, "<length> | <percentage> | auto", "0", BX_BOXES_BLOCK, "space outside the border", dimension, SIDE(box.margin, BX_##side), MARGIN_ALLOW, side)
#define FLOW_PADDING(name, side) FLOW(name, "<length> | <percentage>", "0", BX_BOXES_BLOCK | BX_BOXES_INLINE, "space inside the border", dimension, SIDE(box.padding, BX_##side), BX_ALLOW_PERCENT, side)
#define FLOW_BORDER(name, side) FLOW(name, "<width> || <style> || <color>", "none", BX_BOXES_BLOCK | BX_BOXES_INLINE, "rule on a side named by the direction of lines", flow_border, SIDE(box.border, BX_##side), 0, side)
#define SIDE_BORDER(side_name, side)                                                               \
    KEYWORD("border-" side_name "-style", BORDER_SYNTAX, "none", false, BX_BOXES_BLOCK | BX_BOXES_INLINE, "kind of rule on that side", BORDER(style, side), BORDER_KEYS), \
    VALUE("border-" side_name "-width", "<length> | thin | medium | thick", "1pt", false, BX_BOXES_BLOCK | BX_BOXES_INLINE, "width of that rule", border_width, BORDER(width, side), 0), \
    VALUE("border-" side_name "-color", "<color>", "currentcolor", false, BX_BOXES_BLOCK | BX_BOXES_INLINE, "its colour", color, BORDER(color, side), 0), \
    SHORTHAND("border-" side_name, "<width> || <style> || <color>", "rule on one side", border, \
              "border-" side_name "-style border-" side_name "-width border-" side_name "-color")

static const bx_property TABLE[] = {
    /* Fonts. */
    VALUE("font-family", "<name>#", "serif", true, BX_BOXES_TEXT, "faces in order of preference; serif, sans-serif and cursive are the default Song, Hei and Kai", font_family, FIELD(font.font_families), 0),
    EARLY(FONT_SIZE, "font-size", "<length> | <percentage> | 号", "9pt", true, BX_BOXES_ALL, "size; 号 sizes of the trade: 特号 初号 小初 一号 二号 三号 四号 小四 五号 小五 六号 …", font_size, NULL, FIELD(root.font_size), NULL),
    VALUE("font-weight", "<number> | normal | bold", "400", true, BX_BOXES_TEXT, "weight", font_weight, FIELD(font.font_weight), 0),
    KEYWORD("font-style", "normal | italic", "normal", true, BX_BOXES_TEXT, "slant, for Latin faces", FIELD(font.font_italic), {"normal", 0}, {"italic", 1}, {"oblique", 1}),
    KEYWORD("font-kerning", "auto | normal | none", "auto", true, BX_BOXES_TEXT, "kerning of Latin letters", FIELD(font.font_kerning), {"auto", 1}, {"normal", 1}, {"none", 0}),
    KEYWORD("font-variant-numeric", "normal | tabular-nums", "normal", true, BX_BOXES_TEXT, "figures of one width, for tables", FIELD(font.tabular_figures), {"normal", 0}, {"tabular-nums", 1}),
    VALUE("font-feature-settings", "normal | [\"palt\" | \"vpal\"] [0 | 1]#", "normal", true, BX_BOXES_TEXT, "proportional widths in display lines", font_features, FIELD(font.font_palt), 0),
    VALUE("-bx-text-scale", "<percentage> from 75% to 130%", "100%", true, BX_BOXES_TEXT, "horizontal scale of headline faces 长/扁", text_scale, FIELD(font.text_scale_x), 0),
    VALUE("-bx-font-size-list", "none | [<length> | 号]+", "none", false, BX_BOXES_DISPLAY, "sizes of which a headline takes the largest that fits its width in max-lines lines, and its height, without breaking a word", font_size_list, FIELD(fit.font_sizes), 0),
    VALUE("max-lines", "auto | <integer>", "auto", false, BX_BOXES_DISPLAY, "most lines of a headline with a list of sizes; auto: one", max_lines, FIELD(fit.max_lines), 0),
    VALUE("-bx-text-scale-limits", "<percentage>{1,2} from 75% to 130%", "80% 100%", false, BX_BOXES_DISPLAY, "how far a fitted headline may be condensed when the smallest size is too wide, and expanded when it leaves room", scale_limits, FIELD(fit.scale_limits), 0),
    VALUE("-bx-letter-spacing-limits", "<length>{1,2}", "-0.05em 0", false, BX_BOXES_DISPLAY, "the same for its tracking, after its scale", tracking_limits, FIELD(fit.tracking_limits), 0),
    VALUE("-bx-font-size-grade", "none | <number>", "none", false, BX_BOXES_DISPLAY, "how many grades of 号 kickers and subheads are smaller than their headline; 0.5 is from 二号 to 小二", font_grade, FIELD(fit.font_grade), 0),
    EARLY(LINE_HEIGHT, "line-height", "<length> | <number> | <percentage> | normal", "13pt", true, BX_BOXES_TEXT | BX_BOXES_PAGE | BX_BOXES_ARTICLE, "distance of baselines", line_height, NULL, RANGE(root.line_height, root.line_height_number), NULL),
    EARLY(COLOR, "color", "<color>", "device-cmyk(0 0 0 1)", true, BX_BOXES_ALL, "colour of text", color, NULL, FIELD(font.color), NULL),
    VALUE("-webkit-text-stroke-width", "<length> | thin | medium | thick", "0", true, BX_BOXES_TEXT, "stroke of letters 勾边, half of it outside", border_width, FIELD(font.effects.stroke), 0),
    VALUE("-webkit-text-stroke-color", "<color>", "currentcolor", true, BX_BOXES_TEXT, "its colour", effect_color, FIELD(font.effects.stroke_color), 0),
    SHORTHAND("-webkit-text-stroke", "<width> || <color>", "stroke of letters 勾边: paper white with paint-order: stroke parts black letters from a picture; hollow letters 空心字 want paint-order: stroke too, for the outlines of a face may cross", text_stroke, "-webkit-text-stroke-width -webkit-text-stroke-color"),
    VALUE("paint-order", "normal | stroke | fill", "normal", true, BX_BOXES_TEXT, "stroke: under the letters, so that only its outer half is seen", paint_order, FIELD(font.effects.stroke_below), 0),
    VALUE("-bx-text-outline-width", "<length> | thin | medium | thick", "0", true, BX_BOXES_TEXT, "line round the stroke", border_width, FIELD(font.effects.outline), 0),
    VALUE("-bx-text-outline-color", "<color>", "currentcolor", true, BX_BOXES_TEXT, "its colour", effect_color, FIELD(font.effects.outline_color), 0),
    SHORTHAND("-bx-text-outline", "none | <width> || <color>", "line round the stroke of letters 空心勾边", text_outline, "-bx-text-outline-width -bx-text-outline-color"),
    VALUE("text-shadow", "none | <length>{2} <color>?, without blur", "none", true, BX_BOXES_TEXT, "copy of the letters under them 阴影字; print has no transparency", text_shadow, SHADOW, 0),
    /* Lines. */
    EARLY(FONT_SIZE, "writing-mode", "horizontal-tb | vertical-rl", "horizontal-tb", true, BX_BOXES_PAGE | BX_BOXES_BLOCK, "direction of lines", keyword, KEYS({"horizontal-tb", BX_HORIZONTAL_TB}, {"vertical-rl", BX_VERTICAL_RL}), FIELD(root.writing_mode), NULL),
    KEYWORD("direction", "ltr | rtl", "ltr", true, BX_BOXES_LINES, "rtl with unicode-bidi: bidi-override: a heading's line runs from right to left, as old mastheads do", FIELD(line.rtl), {"ltr", 0}, {"rtl", 1}),
    KEYWORD("unicode-bidi", "normal | bidi-override", "normal", false, BX_BOXES_LINES, "bidi-override: direction turns Han characters too", FIELD(line.bidi_override), {"normal", 0}, {"bidi-override", 1}),
    KEYWORD("line-break", "auto | loose | normal | strict | anywhere | -bx-gb | -bx-basic-news", "auto", true, BX_BOXES_LINES, "what may not begin or end a line 避头尾", FIELD(line.line_break), {"auto", BX_LINE_BREAK_AUTO}, {"loose", BX_LINE_BREAK_NONE}, {"normal", BX_LINE_BREAK_BASIC}, {"strict", BX_LINE_BREAK_STRICT}, {"anywhere", BX_LINE_BREAK_ANYWHERE}, {"-bx-gb", BX_LINE_BREAK_GB}, {"-bx-basic-news", BX_LINE_BREAK_BASIC_NEWS}),
    KEYWORD("-bx-punctuation-width", "auto | quanjiao | kaiming | banjiao | hangmo | none", "auto", true, BX_BOXES_TEXT, "width of punctuation 标点挤压", FIELD(text.punctuation), {"auto", BX_PUNCTUATION_AUTO}, {"quanjiao", BX_PUNCTUATION_QUANJIAO}, {"kaiming", BX_PUNCTUATION_KAIMING}, {"banjiao", BX_PUNCTUATION_BANJIAO}, {"hangmo", BX_PUNCTUATION_HANGMO}, {"none", BX_PUNCTUATION_NONE}),
    KEYWORD("text-wrap-style", "auto | pretty | balance", "auto", true, BX_BOXES_LINES, "how lines are chosen: first fit, whole paragraph, or equal lines", FIELD(line.text_wrap), {"auto", BX_WRAP_AUTO}, {"stable", BX_WRAP_AUTO}, {"pretty", BX_WRAP_PRETTY}, {"balance", BX_WRAP_BALANCE}),
    KEYWORD("text-wrap-mode", "wrap | nowrap", "wrap", true, BX_BOXES_TEXT, "whether lines are broken", FIELD(line.text_nowrap), {"wrap", 0}, {"nowrap", 1}),
    KEYWORD("word-break", "normal | auto-phrase", "normal", true, BX_BOXES_LINES, "auto-phrase: lines end between words and groups of words, for headlines", FIELD(line.auto_phrase), {"normal", 0}, {"auto-phrase", 1}),
    VALUE("-bx-protected-words", "none | <string>+", "none", true, BX_BOXES_LINES, "words that auto-phrase keeps whole besides those of the dictionary", words, FIELD(line.protected_words), 0),
    KEYWORD("white-space-collapse", "collapse | preserve-spaces", "collapse", true, BX_BOXES_TEXT, "whether spaces between Han vanish", FIELD(text.white_space), {"collapse", BX_SPACE_COLLAPSE}, {"preserve-spaces", BX_SPACE_PRESERVE}, {"preserve", BX_SPACE_PRESERVE}),
    VALUE("text-autospace", "normal | no-autospace | ideograph-alpha || ideograph-numeric || [insert | replace]", "normal", true, BX_BOXES_TEXT, "space between Han and Latin letters or digits", autospace, FIELD(text.autospace), 0),
    VALUE("-bx-autospace-width", "auto | <length>", "auto", true, BX_BOXES_TEXT, "width of that space; auto: a quarter of the font size", auto_length, FIELD(text.autospace_width), 0),
    VALUE("hanging-punctuation", "none | first || [allow-end | force-end]", "none", true, BX_BOXES_LINES, "stops beyond the line end 标点悬挂; first: an opening mark in the indent", hanging, RANGE(line.hanging, line.hanging_first), 0),
    KEYWORD("-bx-indent-bracket", "trim | full | hang", "trim", true, BX_BOXES_LINES, "an opening bracket after the indent", FIELD(line.indent_bracket), {"trim", BX_INDENT_TRIM}, {"full", BX_INDENT_FULL}, {"hang", BX_INDENT_HANG}),
    VALUE("-bx-narrow-text-indent", "<length> | auto", "auto", true, BX_BOXES_PARAGRAPH, "the same in columns of at most 12 characters", dimension, FIELD(line.narrow_indent), BX_ALLOW_AUTO),
    VALUE("text-indent", "<length> | <percentage>", "0", true, BX_BOXES_LINES, "indent of a paragraph's first line", dimension, FIELD(line.text_indent), BX_ALLOW_PERCENT | BX_ALLOW_NEGATIVE),
    {"text-align", "start | end | center | justify | <string> [start | end | center]?", "start", true, BX_BOXES_LINES, "alignment of lines; a character such as \".\" in table cells: columns are aligned by it", bx_read_text_align, KEYS({"start", BX_ALIGN_START}, {"left", BX_ALIGN_START}, {"end", BX_ALIGN_END}, {"right", BX_ALIGN_END}, {"center", BX_ALIGN_CENTER}, {"justify", BX_ALIGN_JUSTIFY}), RANGE(line.text_align, line.align_mark), 0, NULL, BX_FLOW_NONE, BX_PASS_REST},
    KEYWORD("text-align-last", "auto | start | end | center | justify", "auto", true, BX_BOXES_LINES, "alignment of a paragraph's last line", FIELD(line.text_align_last), {"auto", BX_ALIGN_AUTO}, {"start", BX_ALIGN_START}, {"left", BX_ALIGN_START}, {"end", BX_ALIGN_END}, {"right", BX_ALIGN_END}, {"center", BX_ALIGN_CENTER}, {"justify", BX_ALIGN_JUSTIFY}),
    KEYWORD("-bx-autospace-fit", "flexible | fixed", "flexible", true, BX_BOXES_TEXT, "whether that space takes part in justification", FIELD(text.autospace_fixed), {"flexible", 0}, {"fixed", 1}),
    KEYWORD("-bx-unit-break", "avoid | allow", "avoid", true, BX_BOXES_LINES, "a line end between a number and a Western unit, 5 km", FIELD(line.unit_break), {"avoid", 0}, {"allow", 1}),
    KEYWORD("-bx-number-grouping", "none | space | comma", "none", true, BX_BOXES_TEXT, "what parts the digits of long numbers by threes; never of years", FIELD(text.number_grouping), {"none", BX_GROUPING_NONE}, {"space", BX_GROUPING_SPACE}, {"comma", BX_GROUPING_COMMA}),
    KEYWORD("-bx-number-form", "arabic | chinese", "arabic", true, BX_BOXES_TEXT, "Arabic numerals, or Chinese ones in their place 中文数字", FIELD(text.number_form), {"arabic", BX_NUMBER_ARABIC}, {"chinese", BX_NUMBER_CHINESE}),
    VALUE("letter-spacing", "normal | <length>", "normal", true, BX_BOXES_TEXT, "tracking", letter_spacing, FIELD(text.letter_spacing), BX_ALLOW_NEGATIVE),
    VALUE("word-spacing", "normal | -bx-font-space | <length>", "normal", true, BX_BOXES_TEXT, "spaces between Western words: a third of an em, as the face has them, or a third and more", word_spacing, FIELD(text.word_spacing), BX_ALLOW_NEGATIVE),
    KEYWORD("-bx-text-fit", "none | condense", "none", false, BX_BOXES_INLINE, "whether an inline element longer than its inline-size is condensed to it, to three fifths at most", FIELD(text.text_condense), {"none", 0}, {"condense", 1}),
    KEYWORD("-bx-headline-stops", "keep | drop | space", "keep", true, BX_BOXES_TEXT, "stops of headlines: those at line ends stay or go; space also writes ， and ； inside a line as a space", FIELD(text.headline_stops), {"keep", BX_STOPS_KEEP}, {"drop", BX_STOPS_DROP}, {"space", BX_STOPS_SPACE}),
    KEYWORD("hyphens", "manual | auto | none", "manual", true, BX_BOXES_TEXT, "hyphenation of Latin words", FIELD(text.hyphens), {"manual", BX_HYPHENS_MANUAL}, {"none", BX_HYPHENS_NONE}, {"auto", BX_HYPHENS_AUTO}),
    KEYWORD("-bx-runt", "normal | strict", "normal", true, BX_BOXES_LINES, "least characters of a last line: 2, or 3", FIELD(line.strict_runt), {"normal", 0}, {"strict", 1}),
    VALUE("widows", "<integer>", "1", true, BX_BOXES_PARAGRAPH, "least lines at the top of a slice", small_integer, FIELD(line.widows), 0),
    VALUE("orphans", "<integer>", "1", true, BX_BOXES_PARAGRAPH, "least lines at the foot of a slice", small_integer, FIELD(line.orphans), 0),
    VALUE("text-decoration", "none | underline | underline wavy", "none", false, BX_BOXES_TEXT, "line beside proper names 专名号, wavy line beside titles 书名号", text_decoration, FIELD(text.decoration), 0),
    VALUE("text-decoration-inset", "auto | <length>", "auto", true, BX_BOXES_TEXT, "how much shorter that line is at each end of its element; auto: 1/16 of the font size", auto_length, FIELD(text.decoration_inset), 0),
    KEYWORD("text-orientation", "mixed | upright | sideways", "mixed", true, BX_BOXES_TEXT, "how characters stand in vertical lines", FIELD(text.text_orientation), {"mixed", BX_TEXT_MIXED}, {"upright", BX_TEXT_UPRIGHT}, {"sideways", BX_TEXT_SIDEWAYS}),
    VALUE("text-combine-upright", "none | all | digits <2–4>?", "none", true, BX_BOXES_TEXT, "characters side by side in one cell of a vertical line 纵中横", text_combine, FIELD(text.text_combine), 0),
    KEYWORD("-bx-vertical-numerals", "rotated | upright | chinese", "rotated", true, BX_BOXES_TEXT, "longer Arabic numerals in vertical lines", FIELD(text.numerals), {"rotated", BX_NUMERALS_ROTATED}, {"upright", BX_NUMERALS_UPRIGHT}, {"chinese", BX_NUMERALS_CHINESE}),
    KEYWORD("-bx-vertical-quotes", "auto | keep", "auto", true, BX_BOXES_TEXT, "whether curly quotes become ﹃﹄﹁﹂ in vertical lines", FIELD(text.keep_quotes), {"auto", 0}, {"keep", 1}),
    KEYWORD("text-emphasis-style", "none | dot | circle | sesame", "none", true, BX_BOXES_TEXT, "marks beside each character 着重号", FIELD(text.emphasis), {"none", BX_EMPHASIS_NONE}, {"dot", BX_EMPHASIS_DOT}, {"filled", BX_EMPHASIS_DOT}, {"circle", BX_EMPHASIS_CIRCLE}, {"open", BX_EMPHASIS_CIRCLE}, {"sesame", BX_EMPHASIS_SESAME}),
    KEYWORD("text-emphasis-position", "under | over", "under", true, BX_BOXES_TEXT, "their side: under is right in vertical lines, over is left", FIELD(text.emphasis_over), {"under", 0}, {"over", 1}),
    KEYWORD("ruby-position", "over | under | inter-character", "over", true, BX_BOXES_TEXT, "side of annotations: over is right in vertical lines; inter-character: zhuyin at the right of its base", FIELD(text.ruby_position), {"over", BX_RUBY_OVER}, {"under", BX_RUBY_UNDER}, {"inter-character", BX_RUBY_INTER_CHARACTER}),
    KEYWORD("ruby-merge", "separate | merge", "separate", true, BX_BOXES_TEXT, "an annotation for each character, or one for the whole word", FIELD(text.ruby_merge), {"separate", 0}, {"merge", 1}),
    KEYWORD("-bx-inline-note", "none | warichu", "none", false, BX_BOXES_INLINE, "a note in two half-size lines inside the line 双行夹注", FIELD(text.warichu), {"none", 0}, {"warichu", 1}),
    KEYWORD("-bx-adjacent-punctuation", "normal | tight", "normal", true, BX_BOXES_TEXT, "two marks together: 1.5 em, or 1 em", FIELD(text.tight_adjacent), {"normal", 0}, {"tight", 1}),
    KEYWORD("-bx-character-grid", "none | em", "none", true, BX_BOXES_LINES, "every Han character on a whole em 纵横对齐", FIELD(line.character_grid), {"none", 0}, {"em", 1}),
    KEYWORD("-bx-grid-layer", "none | cells", "none", true, BX_BOXES_LINES, "the character cells drawn under the text 字身框", FIELD(text.grid_layer), {"none", 0}, {"cells", 1}),
    VALUE("background-color", "<color>", "transparent", false, BX_BOXES_BLOCK, "tint behind the box", color, FIELD(box.background_color), 0),
    SHORTHAND("background", "<color> | none", "tint behind the box", background, "background-color"),
    /* Boxes. */
    KEYWORD("display", "inline | inline-block | block | grid | none", "inline", false, BX_BOXES_BLOCK | BX_BOXES_INLINE, "how the element takes part in layout", FIELD(box.display), {"inline", BX_DISPLAY_INLINE}, {"inline-block", BX_DISPLAY_INLINE}, {"block", BX_DISPLAY_BLOCK}, {"grid", BX_DISPLAY_GRID}, {"none", BX_DISPLAY_NONE}),
    MARGIN("margin-top", BX_TOP), MARGIN("margin-right", BX_RIGHT), MARGIN("margin-bottom", BX_BOTTOM), MARGIN("margin-left", BX_LEFT),
    FLOW_MARGIN("margin-block-start", TOP), FLOW_MARGIN("margin-inline-end", RIGHT), FLOW_MARGIN("margin-block-end", BOTTOM), FLOW_MARGIN("margin-inline-start", LEFT),
    SHORTHAND("margin", "1 to 4 lengths", "space outside the border", four_sides, "margin-top margin-right margin-bottom margin-left"),
    SHORTHAND("margin-block", "1 or 2 lengths", "space before and after, across the lines", two_sides, "margin-block-start margin-block-end"),
    SHORTHAND("margin-inline", "1 or 2 lengths", "space at both ends of the lines", two_sides, "margin-inline-start margin-inline-end"),
    PADDING("padding-top", BX_TOP), PADDING("padding-right", BX_RIGHT), PADDING("padding-bottom", BX_BOTTOM), PADDING("padding-left", BX_LEFT),
    FLOW_PADDING("padding-block-start", TOP), FLOW_PADDING("padding-inline-end", RIGHT), FLOW_PADDING("padding-block-end", BOTTOM), FLOW_PADDING("padding-inline-start", LEFT),
    SHORTHAND("padding", "1 to 4 lengths", "space inside the border", four_sides, "padding-top padding-right padding-bottom padding-left"),
    SHORTHAND("padding-block", "1 or 2 lengths", "space before and after, across the lines", two_sides, "padding-block-start padding-block-end"),
    SHORTHAND("padding-inline", "1 or 2 lengths", "space at both ends of the lines", two_sides, "padding-inline-start padding-inline-end"),
    SIDE_BORDER("top", BX_TOP), SIDE_BORDER("right", BX_RIGHT), SIDE_BORDER("bottom", BX_BOTTOM), SIDE_BORDER("left", BX_LEFT),
    FLOW_BORDER("border-block-start", TOP), FLOW_BORDER("border-inline-end", RIGHT), FLOW_BORDER("border-block-end", BOTTOM), FLOW_BORDER("border-inline-start", LEFT),
    SHORTHAND("border-block", "<width> || <style> || <color>", "rules before and after, across the lines", two_sides, "border-block-start border-block-end"),
    SHORTHAND("border-inline", "<width> || <style> || <color>", "rules at both ends of the lines", two_sides, "border-inline-start border-inline-end"),
    SHORTHAND("border", "<width> || <style> || <color>", "rules on all four sides", border_sides, "border-top border-right border-bottom border-left"),
    SHORTHAND("border-style", "1 to 4 styles", "kinds of the four rules", four_sides, "border-top-style border-right-style border-bottom-style border-left-style"),
    SHORTHAND("border-width", "1 to 4 widths", "widths of the four rules", four_sides, "border-top-width border-right-width border-bottom-width border-left-width"),
    SHORTHAND("border-color", "1 to 4 colours", "colours of the four rules", four_sides, "border-top-color border-right-color border-bottom-color border-left-color"),
    VALUE("border-radius", "<length>", "0", false, BX_BOXES_BLOCK, "round corners of a tint and of its border", length, FIELD(box.border_radius), 0),
    VALUE("inline-size", "<length> | <percentage> | auto", "auto", false, BX_BOXES_BLOCK | BX_BOXES_INLINE, "length along the line; the characters of an inline element are spread evenly over it 均排", dimension, FIELD(box.inline_size), BX_ALLOW_AUTO | BX_ALLOW_PERCENT),
    FLOW("width", "<length> | <percentage> | auto", "auto", BX_BOXES_BLOCK | BX_BOXES_INLINE, "the same by the page's directions", dimension, FIELD(box.inline_size), BX_ALLOW_AUTO | BX_ALLOW_PERCENT, WIDTH),
    VALUE("block-size", "<length> | auto", "auto", false, BX_BOXES_BLOCK, "length across the lines; heads, figures and boxes take whole body lines", dimension, FIELD(box.block_size), BX_ALLOW_AUTO),
    FLOW("height", "<length> | auto", "auto", BX_BOXES_BLOCK, "the same by the page's directions", dimension, FIELD(box.block_size), BX_ALLOW_AUTO, HEIGHT),
    VALUE("min-block-size", "<length> | auto", "auto", false, BX_BOXES_BLOCK, "least length across the lines", dimension, FIELD(box.min_block_size), BX_ALLOW_AUTO),
    VALUE("min-height", "<length> | auto", "auto", false, BX_BOXES_BLOCK, "the same by the page's directions", dimension, FIELD(box.min_block_size), BX_ALLOW_AUTO),
    KEYWORD("align-self", "auto | start | end | center | stretch", "auto", false, BX_BOXES_BLOCK, "place in a grid area, downwards", FIELD(place.align_self), ALIGN_KEYS),
    KEYWORD("justify-self", "auto | start | end | center | stretch", "auto", false, BX_BOXES_BLOCK, "place in a grid area or stack, across", FIELD(place.justify_self), ALIGN_KEYS),
    KEYWORD("align-content", "normal | start | end | center", "normal", false, BX_BOXES_CONTAINER | BX_BOXES_LINES | BX_BOXES_ARTICLE | BX_BOXES_FIGURE | BX_BOXES_TABLE, "place of the content in a box higher than it; start also says that a story may leave its place white", FIELD(box.align_content), ALIGN_KEYS),
    KEYWORD("float", "none | inline-start | inline-end | top | bottom", "none", false, BX_BOXES_INLINE | BX_BOXES_HEAD | BX_BOXES_DISPLAY | BX_BOXES_PARAGRAPH | BX_BOXES_CAPTION | BX_BOXES_FIGURE | BX_BOXES_PICTURE | BX_BOXES_BOX | BX_BOXES_TABLE | BX_BOXES_CELL | BX_BOXES_RULE, "inline-end: to the end of the last line; top, bottom: end of a story's columns", FIELD(place.float_), {"none", BX_FLOAT_NONE}, {"inline-start", BX_FLOAT_INLINE_START}, {"inline-end", BX_FLOAT_INLINE_END}, {"left", BX_FLOAT_INLINE_START}, {"right", BX_FLOAT_INLINE_END}, {"top", BX_FLOAT_TOP}, {"bottom", BX_FLOAT_BOTTOM}),
    VALUE("shape-outside", "none | inset(<length-percentage>{1,4}) | polygon([<length-percentage>{2}]#)", "none", false, BX_BOXES_HEAD | BX_BOXES_FIGURE | BX_BOXES_PICTURE | BX_BOXES_BOX | BX_BOXES_TABLE, "what text runs round, line by line; of the element's own box", shape_outside, FIELD(place.shape_outside), 0),
    VALUE("shape-margin", "auto | <length>", "auto", false, BX_BOXES_HEAD | BX_BOXES_FIGURE | BX_BOXES_PICTURE | BX_BOXES_BOX | BX_BOXES_TABLE, "white between a block and the text beside it; auto: one character", auto_length, FIELD(place.shape_margin), 0),
    KEYWORD("caption-side", "block-end | block-start | inline-start | inline-end | -bx-over", "block-end", true, BX_BOXES_FIGURE, "texts of a figure: below, above, beside, or on the picture at its foot 压图", FIELD(picture.caption_side), {"block-end", BX_CAPTION_BLOCK_END}, {"block-start", BX_CAPTION_BLOCK_START}, {"inline-start", BX_CAPTION_INLINE_START}, {"inline-end", BX_CAPTION_INLINE_END}, {"-bx-over", BX_CAPTION_OVER}, {"bottom", BX_CAPTION_BLOCK_END}, {"top", BX_CAPTION_BLOCK_START}, {"left", BX_CAPTION_INLINE_START}, {"right", BX_CAPTION_INLINE_END}),
    VALUE("-bx-caption-gap", "<length> | auto", "auto", true, BX_BOXES_FIGURE, "white between a picture and the text above or below it: the picture takes what the lines leave; auto: what lines and margins leave", dimension, FIELD(picture.caption_gap), BX_ALLOW_AUTO),
    VALUE("-bx-caption-size", "<length> | <percentage> | auto", "auto", true, BX_BOXES_FIGURE, "measure of texts beside their picture", dimension, FIELD(picture.caption_size), BX_ALLOW_AUTO | BX_ALLOW_PERCENT),
    VALUE("-bx-crop-limit", "<percentage> | auto", "auto", true, BX_BOXES_FIGURE | BX_BOXES_PICTURE | BX_BOXES_AD, "share of a picture's width or height that a crop may take", crop_limit, FIELD(picture.crop_limit), 0),
    VALUE("initial-letter", "normal | <integer>", "normal", false, BX_BOXES_PARAGRAPH, "of ::first-letter: a letter sunk into so many lines 首字下沉", initial_letter, FIELD(place.initial_letter), 0),
    KEYWORD("break-before", "auto | avoid", "auto", false, BX_BOXES_PARAGRAPH, "avoid: the block may not stand first in its text, as page lint sees it", FIELD(place.break_before), BREAK_KEYS),
    KEYWORD("break-inside", "auto | avoid", "auto", false, BX_BOXES_TABLE, "break inside the block", FIELD(place.break_inside), BREAK_KEYS),
    KEYWORD("-bx-head-placement", "auto | above | above-start | above-center | above-end | start | end | between | enclosed | below | corner | corner-end | opposite-corners | across | hook-start | hook-end", "auto", false, BX_BOXES_HEAD | BX_BOXES_DISPLAY, "where a head stands against its text: above 盖文题; above-start 半盖题; above-center 眉心题; start 左题, end 右题 (串文题, 竖题); between 夹题; enclosed 文包题; below 文上题; corner, corner-end 角题; opposite-corners 对角题, the subhead in the second one; across 通栏题, over columns that begin at different lines too; hook-start ┌, hook-end ┐ 横竖结合, children with lines of the other direction are the leg. On a child of a head: that child alone", FIELD(fit.head_placement), {"auto", BX_HEAD_AUTO}, {"above", BX_HEAD_ABOVE}, {"above-start", BX_HEAD_ABOVE_START}, {"above-center", BX_HEAD_ABOVE_CENTER}, {"above-end", BX_HEAD_ABOVE_END}, {"start", BX_HEAD_START}, {"end", BX_HEAD_END}, {"between", BX_HEAD_BETWEEN}, {"enclosed", BX_HEAD_ENCLOSED}, {"below", BX_HEAD_BELOW}, {"corner", BX_HEAD_CORNER}, {"corner-end", BX_HEAD_CORNER_END}, {"opposite-corners", BX_HEAD_OPPOSITE_CORNERS}, {"across", BX_HEAD_ACROSS}, {"hook-start", BX_HEAD_HOOK_START}, {"hook-end", BX_HEAD_HOOK_END}),
    KEYWORD("-bx-head-line-order", "auto | right-to-left | left-to-right", "auto", true, BX_BOXES_HEAD | BX_BOXES_DISPLAY, "order of a head's vertical lines on a horizontal page; auto: left to right when it stands left of its text, as newspapers do", FIELD(fit.head_line_order), {"auto", BX_LINE_ORDER_AUTO}, {"right-to-left", BX_LINE_ORDER_RIGHT_TO_LEFT}, {"left-to-right", BX_LINE_ORDER_LEFT_TO_RIGHT}),
    KEYWORD("object-fit", "cover | contain | fill", "cover", false, BX_BOXES_FIGURE | BX_BOXES_PICTURE | BX_BOXES_AD, "how a picture fills its place", FIELD(picture.object_fit), {"cover", BX_FIT_COVER}, {"contain", BX_FIT_CONTAIN}, {"fill", BX_FIT_FILL}),
    KEYWORD("-bx-image-intent", "auto | keep", "auto", true, BX_BOXES_FIGURE | BX_BOXES_PICTURE | BX_BOXES_AD, "a CMYK picture whose profile is of another printing condition: converted, or printed with the inks it has", FIELD(picture.image_intent), {"auto", BX_IMAGE_INTENT_AUTO}, {"keep", BX_IMAGE_INTENT_KEEP}),
    VALUE("object-position", "<percentage>{1,2} | left | center | right | top | bottom", "50% 50%", false, BX_BOXES_FIGURE | BX_BOXES_PICTURE | BX_BOXES_AD, "focus point that stays in a cropped picture", object_position, FIELD(picture.object_position), 0),
    /* Columns and grids. */
    VALUE("column-count", "auto | <integer>", "auto", false, BX_BOXES_ARTICLE | BX_BOXES_TABLE, "broken columns 破栏 over the area; auto: the basic columns", column_count, FIELD(grid.column_count), 0),
    VALUE("column-gap", "normal | <length>", "normal", false, BX_BOXES_PAGE | BX_BOXES_ARTICLE | BX_BOXES_FIGURE | BX_BOXES_TABLE | BX_BOXES_CONTAINER, "gutter 栏距", gap, FIELD(grid.column_gap), 0),
    VALUE("row-gap", "normal | <length>", "normal", false, BX_BOXES_PAGE | BX_BOXES_GROUP | BX_BOXES_CONTAINER, "space between rows, in whole lines", gap, FIELD(grid.row_gap), 0),
    SHORTHAND("gap", "<row-gap> <column-gap>?", "both gaps", gap, "row-gap column-gap"),
    KEYWORD("column-rule-style", BORDER_SYNTAX, "none", false, BX_BOXES_PAGE | BX_BOXES_ARTICLE | BX_BOXES_TABLE, "kind of the rule between columns", RULE(grid.column_rule, style), BORDER_KEYS),
    VALUE("column-rule-width", "<length>", "1pt", false, BX_BOXES_PAGE | BX_BOXES_ARTICLE | BX_BOXES_TABLE, "its width", border_width, RULE(grid.column_rule, width), 0),
    VALUE("column-rule-color", "<color>", "currentcolor", false, BX_BOXES_PAGE | BX_BOXES_ARTICLE | BX_BOXES_TABLE, "its colour", color, RULE(grid.column_rule, color), 0),
    SHORTHAND("column-rule", "<width> || <style> || <color>", "rule between columns 栏线", border, "column-rule-style column-rule-width column-rule-color"),
    VALUE("-bx-row-unit", "<length>", "0", false, BX_BOXES_TABLE, "rows of a table are whole multiples of it", length, FIELD(grid.row_unit), 0),
    KEYWORD("row-rule-style", BORDER_SYNTAX, "none", false, BX_BOXES_PAGE | BX_BOXES_GROUP | BX_BOXES_TABLE, "kind of the rule between rows", RULE(grid.row_rule, style), BORDER_KEYS),
    VALUE("row-rule-width", "<length>", "1pt", false, BX_BOXES_PAGE | BX_BOXES_GROUP | BX_BOXES_TABLE, "its width", border_width, RULE(grid.row_rule, width), 0),
    VALUE("row-rule-color", "<color>", "currentcolor", false, BX_BOXES_PAGE | BX_BOXES_GROUP | BX_BOXES_TABLE, "its colour", color, RULE(grid.row_rule, color), 0),
    SHORTHAND("row-rule", "<width> || <style> || <color>", "rule between rows, and between members of a group", border, "row-rule-style row-rule-width row-rule-color"),
    KEYWORD("column-fill", "balance | auto", "balance", false, BX_BOXES_ARTICLE, "equal slices, or first slices full", FIELD(grid.column_fill), {"balance", BX_FILL_BALANCE}, {"auto", BX_FILL_AUTO}),
    KEYWORD("-bx-copyfit", "none | lines | all", "none", true, BX_BOXES_PAGE | BX_BOXES_GROUP | BX_BOXES_ARTICLE | BX_BOXES_LINES, "steps by which a story may fill its slices exactly: paragraphs a line shorter or longer; crossheads, head, pictures and paragraphs with cut=\"ok\" as well", FIELD(fit.copyfit), {"none", BX_COPYFIT_NONE}, {"lines", BX_COPYFIT_LINES}, {"all", BX_COPYFIT_ALL}),
    VALUE("-bx-copyfit-range", "none | [<integer> | <percentage>]{1,2}", "none", false, BX_BOXES_HEAD | BX_BOXES_PARAGRAPH | BX_BOXES_FIGURE, "lines that copyfit may take from an element, and give it", copyfit_range, FIELD(fit.copyfit_range), 0),
    KEYWORD("-bx-column-remainder", "fractional | gutter | unequal", "fractional", false, BX_BOXES_ARTICLE, "where spare characters of broken columns go", FIELD(grid.column_remainder), {"fractional", BX_REMAINDER_FRACTIONAL}, {"gutter", BX_REMAINDER_GUTTER}, {"unequal", BX_REMAINDER_UNEQUAL}),
    VALUE("-bx-lead-columns", "none | <integer> <length>", "none", false, BX_BOXES_ARTICLE, "so many columns over the first lines of a story, below its head 变栏", lead_columns, FIELD(grid.lead_columns), 0),
    VALUE("grid-template-columns", "none | [<length> | auto | <fr> | repeat()]+", "none", false, BX_BOXES_PAGE | BX_BOXES_CONTAINER | BX_BOXES_TABLE, "basic columns", tracks, FIELD(grid.columns), 0),
    VALUE("grid-template-rows", "none | [<length> | auto | <fr> | repeat()]+", "none", false, BX_BOXES_PAGE | BX_BOXES_CONTAINER, "rows, in whole body lines", tracks, FIELD(grid.rows), 0),
    VALUE("grid-template-areas", "none | <string>+", "none", false, BX_BOXES_PAGE | BX_BOXES_CONTAINER, "areas of any rectilinear shape", areas, FIELD(grid.areas), 0),
    {"grid-area", "auto | <name> | <rectangle>#", "auto", false, BX_BOXES_BLOCK, "area of the parent's grid: its name, or rectangles, each first row / first column / last row line / last column line", bx_read_grid_area, NULL, FIELD(place.grid_area), 0, "grid-row-start grid-column-start grid-row-end grid-column-end", BX_FLOW_NONE, BX_PASS_REST},
    VALUE("grid-column-start", "auto | <integer> | span <integer>", "auto", false, BX_BOXES_BLOCK, "first column", grid_line, SIDE(place.grid_column, 0), 0),
    VALUE("grid-column-end", "auto | <integer> | span <integer>", "auto", false, BX_BOXES_BLOCK, "line after the last column", grid_line, SIDE(place.grid_column, 1), 0),
    VALUE("grid-row-start", "auto | <integer> | span <integer>", "auto", false, BX_BOXES_BLOCK, "first row; in a story, the body line", grid_line, SIDE(place.grid_row, 0), 0),
    VALUE("grid-row-end", "auto | <integer> | span <integer>", "auto", false, BX_BOXES_BLOCK, "line after the last row", grid_line, SIDE(place.grid_row, 1), 0),
    SHORTHAND("grid-column", "<line> [ / <line> ]?", "columns of the parent's grid, or of the story", grid_lines, "grid-column-start grid-column-end"),
    SHORTHAND("grid-row", "<line> [ / <line> ]?", "rows of the parent's grid, or of the story", grid_lines, "grid-row-start grid-row-end"),
    VALUE("-bx-lint", "normal | [[<rule> | all] [off | note | warning | error | default]]#", "normal", true, BX_BOXES_PAGE | BX_BOXES_ITEM, "severity of page-lint rules, such as n04 off, n25 warning; rules that are not named stay as they are", lint, FIELD(page.lint), 0),
    KEYWORD("-bx-page-cut", "forbid | allow | require", "forbid", false, BX_BOXES_PAGE, "a line across the page that meets no block 断版; require: at the fold", FIELD(page.page_cut), {"forbid", BX_CUT_FORBID}, {"allow", BX_CUT_ALLOW}, {"require", BX_CUT_REQUIRE}),
    VALUE("-bx-sensitive-words", "none | <string>+", "none", false, BX_BOXES_PAGE, "words that two neighbouring headlines must not make together 串读", words, FIELD(page.sensitive_words), 0),
    VALUE("content", "none | [<string> | attr(<name>)]+", "none", false, BX_BOXES_TEXT | BX_BOXES_CONTAINER | BX_BOXES_PICTURE, "text of ::before and ::after", content, FIELD(text.content), 0),
    {"font", "[<style> || <weight>]? <size> [ / <line-height> ]? <family>", NULL, false, 0, "face, size and line height at once", bx_read_font, NULL, 0, 0, 0, "font-style font-weight font-size line-height font-family", BX_FLOW_NONE, BX_PASS_FONT_SIZE},
};
/* clang-format on */

const bx_property *bx_property_table(size_t *count)
{
    *count = sizeof TABLE / sizeof *TABLE;
    return TABLE;
}
