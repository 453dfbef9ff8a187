/* The table of rules, and the run over it. */
#include "lint/inside.h"

#include <stdlib.h>
#include <string.h>

typedef void (*check)(bx_lint_context *l);

/* Number, term, meaning, usual severity, check of a page (NULL: a check of the edition). */
#define ROW(number, term, meaning, severity, function)                                             \
    {                                                                                              \
        {number, term, meaning, severity}, function                                                \
    }
/* clang-format off */
static const struct {
    bx_lint_rule rule;
    check function;
} TABLE[] = {
    ROW(1, "碰题", "headlines of two stories do not stand side by side", BX_ERROR, bx_lint_heads_meet),
    ROW(2, "叠题", "a headline does not stand right below another", BX_ERROR, bx_lint_heads_stacked),
    ROW(3, "并题", "headlines side by side are not of the same form and level", BX_ERROR, bx_lint_heads_alike),
    ROW(4, "断版", "no line across the page meets no block (-bx-page-cut)", BX_WARNING, bx_lint_page_cut),
    ROW(5, "通线", "no gutter runs through the page, but that of a rail", BX_WARNING, bx_lint_gutter_through),
    ROW(6, "十字", "corners of four stories do not meet in one point", BX_WARNING, bx_lint_four_corners),
    ROW(7, "断栏", "nothing foreign stands between the lines of a column", BX_ERROR, bx_lint_interrupted),
    ROW(8, "倒文", "columns of a story do not go back", BX_ERROR, bx_lint_backwards),
    ROW(9, "跳文", "text does not jump over another story", BX_ERROR, bx_lint_jump_over),
    ROW(10, "题不盖文", "a story begins at its own headline, and at no other", BX_ERROR, bx_lint_head_covers),
    ROW(11, "题文分家", "headline and text of a story stand together; a continuation says so", BX_ERROR, bx_lint_head_apart),
    ROW(12, "孤行孤字", "columns have three lines or more, last lines two characters", BX_WARNING, bx_lint_lonely_lines),
    ROW(13, "断字", "a column does not begin with the short end of a paragraph", BX_NOTE, bx_lint_short_top),
    ROW(14, "小标题落底", "two lines of text stand below a crosshead", BX_ERROR, bx_lint_crosshead_foot),
    ROW(15, "栏底不齐", "columns of a story end on one line", BX_ERROR, bx_lint_uneven_feet),
    ROW(16, "基线错位", "body lines side by side share their baselines", BX_ERROR, bx_lint_baselines),
    ROW(17, "空白", "no hole is wider than a column and deeper than three lines", BX_ERROR, bx_lint_holes),
    ROW(18, "溢文", "every character is on the page", BX_ERROR, bx_lint_overset),
    ROW(19, "出版心", "nothing leaves the type area, but the folio and bleeding pictures", BX_ERROR, bx_lint_outside),
    ROW(20, "碰图", "pictures of different stories do not touch", BX_WARNING, bx_lint_pictures_touch),
    ROW(21, "图文分离", "a picture stands beside its story", BX_ERROR, bx_lint_picture_apart),
    ROW(22, "人物朝外", "people in pictures look into the page and at their text", BX_NOTE, bx_lint_facing),
    ROW(23, "头轻脚重", "the upper half weighs as much as the lower one", BX_WARNING, bx_lint_weight),
    ROW(24, "灰版", "no three columns by thirty lines are text alone", BX_WARNING, bx_lint_grey),
    ROW(25, "一顺头", "headlines differ in place, direction and size", BX_NOTE, bx_lint_heads_monotone),
    ROW(26, "主次颠倒", "headlines follow the stories' priority; the lead stands first", BX_ERROR, bx_lint_priorities),
    ROW(27, "双头条不等", "headlines of a double lead are equal", BX_WARNING, bx_lint_double_lead),
    ROW(28, "引题过大", "kicker and subhead are two grades below the headline", BX_WARNING, bx_lint_kicker_size),
    ROW(29, "标题破词", "lines of a headline end between words", BX_ERROR, bx_lint_broken_words),
    ROW(30, "标题行长", "a headline fits its width, and fills it", BX_WARNING, bx_lint_head_fill),
    ROW(31, "标题缩放", "headlines are scaled to 75–125 %", BX_WARNING, bx_lint_head_scale),
    ROW(32, "字体过多", "headlines of a page have at most four families and eight styles", BX_NOTE, bx_lint_typefaces),
    ROW(33, "栏宽越界", "running text has 9 to 35 characters a line", BX_WARNING, bx_lint_measures),
    ROW(34, "变栏相邻", "gutters of neighbouring rows meet, or miss each other clearly", BX_WARNING, bx_lint_near_gutters),
    ROW(35, "线型", "rules are thick enough to print and clear of text", BX_ERROR, bx_lint_rule_lines),
    ROW(36, "下转上接", "jump lines name each other, once a story", BX_ERROR, NULL),
    ROW(37, "见X版", "references name pages and stories of the edition", BX_ERROR, NULL),
    ROW(38, "日期版次", "dates and page numbers in folio and nameplate are right", BX_ERROR, bx_lint_folio),
    ROW(39, "图片说明", "pictures have caption and credit", BX_ERROR, bx_lint_captions),
    ROW(40, "署名", "stories of kinds that need a byline have one", BX_WARNING, bx_lint_bylines),
    ROW(41, "电头日期", "datelines are not later than the edition, nor old", BX_WARNING, bx_lint_dateline_age),
    ROW(42, "栏目题孤立", "a column label heads its items without a break", BX_ERROR, bx_lint_labels),
    ROW(43, "框内边距", "text keeps half a character from its frame", BX_ERROR, bx_lint_frame_padding),
    ROW(44, "反白底纹", "text on tints is large and dark enough", BX_ERROR, bx_lint_contrast),
    ROW(45, "图片分辨率", "pictures have enough pixels", BX_ERROR, bx_lint_resolution),
    ROW(46, "禁登区", "nothing delicate stands on the fold", BX_WARNING, bx_lint_fold),
    ROW(47, "广告位", "advertisements have their booked size and neighbours", BX_ERROR, bx_lint_advertisements),
    ROW(48, "敏感并置", "headlines side by side make no word of the house's list", BX_NOTE, bx_lint_read_across),
    ROW(49, "版序", "stories, slices and paragraphs are in reading order", BX_ERROR, bx_lint_story_order),
    ROW(50, "同题", "no two headlines of an edition share eight characters", BX_WARNING, NULL),
    ROW(51, "留痕", "no placeholder, markup, impossible date or doubled word is left in the text", BX_ERROR, bx_lint_leftovers),
    ROW(52, "一稿两登", "a story stands once on a page", BX_ERROR, bx_lint_story_twice),
    ROW(53, "缺题重题", "a story has one headline", BX_WARNING, bx_lint_headline_count),
};
/* clang-format on */
#undef ROW

_Static_assert(sizeof TABLE / sizeof *TABLE <= BX_LINT_MOST_RULES,
               "levels have room for every rule");

unsigned bx_lint_rule_count(void)
{
    return sizeof TABLE / sizeof *TABLE;
}

const bx_lint_rule *bx_lint_rule_at(size_t index)
{
    return index < sizeof TABLE / sizeof *TABLE ? &TABLE[index].rule : NULL;
}

const bx_lint_rule *bx_lint_rule_of(bx_code code)
{
    return bx_lint_rule_at(strtoul(code->text + strlen("N"), NULL, 10) - 1);
}

bx_lint_summary *bx_lint_page(const bx_plate *plate, bx_lint_family family, const void *context,
                              bx_diagnostics *diagnostics)
{
    bx_arena *arena = bx_arena_new();
    bx_lint_context l = bx_lint_take_apart(plate, arena);
    l.family = family;
    l.family_context = context;
    l.diagnostics = diagnostics;
    for (size_t i = 0; i < sizeof TABLE / sizeof *TABLE; i++) {
        l.rule = &TABLE[i].rule;
        if (TABLE[i].function) TABLE[i].function(&l);
    }
    bx_lint_summary *summary = bx_lint_summarize(&l);
    bx_arena_free(arena);
    return summary;
}
