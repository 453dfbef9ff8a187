/* Any text in any measure: every cluster in exactly one line, lines no wider than their measure
 * unless they say so, and an end. The first bytes choose measures and style; of the others ASCII
 * stands for itself, a byte from 0x80 on for one of the characters below, and a few controls for
 * markup. */
#include "line/line.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { HEADER = 6, MOST_TEXT = 4096 };

/* Marks first: they are what breaking is about. */
static const char *const CHARACTERS[] = {
    "，",     "。",     "、",     "；",     "：",     "？",         "！", "“",  "”",      "‘",
    "’",      "（",     "）",     "《",     "》",     "「",         "」", "『", "』",     "【",
    "】",     "—",      "—",      "…",      "…",      "·",          "～", "–",  "／",     "％",
    "￥",     "℃",      "　",     "‰",      "№",      "①",          "²",  "々", "\u00a0", "\u2009",
    "\u00ad", "\u200b", "\u2060", "\u0301", "\ufe00", "\U000e0100", "é",  "ß",  "Ω",      "Ж",
    "１",     "９",     "Ａ",     "〇",     "一",     "二",         "十", "百", "万",     "亿",
    "第",     "年",     "月",     "日",     "个",     "元",         "公", "里", "的",     "了",
    "在",     "和",     "不",     "会",     "客",     "厅",         "把", "建", "成",     "水",
    "利",     "设",     "放",     "全",     "局",     "中",         "谋", "划", "天",     "地",
    "玄",     "黄",     "宇",     "宙",     "洪",     "荒",         "𠀀", "䲜", "ㄅ",     "ˇ",
    "あ",     "ア",     "한",     "א",      "ع",      "😀"};

static const char *const ELEMENT_STYLES[] = {"",
                                             "text-wrap-mode: nowrap",
                                             "float: inline-end",
                                             "font-size: 150%; letter-spacing: 0.1em",
                                             "inline-size: 5em",
                                             "text-combine-upright: all",
                                             "font-size: 50%; -bx-inline-note: warichu"};

static const char *const LANGUAGES[] = {"zh-Hans", "zh-Hant-TW", "zh-Hant-HK", "en"};

#define PICK(list, at) list[(at) % (sizeof(list) / sizeof *(list))]

static void expect(bool condition, const char *what, size_t line)
{
    if (condition) return;
    fprintf(stderr, "line %zu: %s\n", line, what);
    abort();
}

/* The style sheet that three bytes choose. */
static size_t write_style(char *css, size_t room, const uint8_t *h)
{
    static const char *const aligns[] = {"justify", "start", "center", "end"};
    static const char *const levels[] = {"auto", "loose", "-bx-gb", "strict", "anywhere", "normal"};
    static const char *const hangings[] = {"none", "allow-end", "force-end", "first allow-end"};
    static const char *const widths[] = {"auto", "quanjiao", "kaiming", "banjiao", "hangmo"};
    static const char *const elements[] = {"em",       "strong", "span", "name",
                                           "dateline", "byline", "gloss"};
    int n =
        snprintf(css, room,
                 "p { font: 10pt/15pt serif; text-align: %s; text-align-last: %s; line-break: %s; "
                 "hanging-punctuation: %s; -bx-punctuation-width: %s; text-indent: %dic; "
                 "letter-spacing: %s; "
                 "hyphens: %s; word-break: %s; -bx-character-grid: %s; writing-mode: %s; "
                 "text-autospace: %s; "
                 "-bx-number-grouping: %s; text-wrap-mode: %s }\n",
                 PICK(aligns, h[0]), h[0] & 4 ? "auto" : PICK(aligns, h[0] >> 3),
                 PICK(levels, h[1]), PICK(hangings, h[1] >> 3), PICK(widths, h[2]), h[0] >> 6,
                 h[1] & 0x80 ? "0.05em" : "0", h[1] & 0x40 ? "auto" : "manual",
                 h[2] & 8 ? "auto-phrase" : "normal", h[2] & 16 ? "em" : "none",
                 h[2] & 32 ? "vertical-rl" : "horizontal-tb", h[2] & 64 ? "no-autospace" : "normal",
                 h[2] & 128 ? "space" : "none", (h[0] & 0x3c) == 0x3c ? "nowrap" : "wrap");
    n += snprintf(css + n, room - (size_t)n,
                  "em, strong, span, name, dateline, byline, gloss, ruby { display: inline }\n");
    for (size_t i = 0; i < sizeof ELEMENT_STYLES / sizeof *ELEMENT_STYLES; i++)
        n += snprintf(css + n, room - (size_t)n, "%s { %s }\n", elements[i], ELEMENT_STYLES[i]);
    return (size_t)n;
}

/* The children of the paragraph. */
static void read_text(bx_arena *arena, bx_node *p, const uint8_t *data, size_t size)
{
    static const bx_element elements[] = {BX_ELEMENT_EM,   BX_ELEMENT_STRONG,   BX_ELEMENT_SPAN,
                                          BX_ELEMENT_NAME, BX_ELEMENT_DATELINE, BX_ELEMENT_BYLINE,
                                          BX_ELEMENT_GLOSS};
    bx_node *parent = p;
    bx_buffer text = {0};
    for (size_t i = 0; i <= size; i++) {
        bool markup = i == size || data[i] < 16;
        if (markup && text.size > 0) {
            bx_node_new_text(arena, parent, bx_buffer_string(&text), (bx_span){0});
            text.size = 0;
        }
        if (i == size) break;
        if (data[i] >= 128) {
            const char *c = PICK(CHARACTERS, data[i] - 128u);
            bx_buffer_append(&text, c, strlen(c));
        } else if (!markup) {
            bx_buffer_append_byte(&text, data[i] < 32 || data[i] == 127 ? ' ' : (char)data[i]);
        } else if (data[i] < 7 && parent == p) {
            parent = bx_node_new(arena, p, elements[data[i]], (bx_span){0});
        } else if (data[i] == 7) {
            bx_node_new(arena, parent, BX_ELEMENT_BR, (bx_span){0});
        } else if (data[i] == 8 && i + 2 < size && data[i + 1] >= 128) {
            const char *base = PICK(CHARACTERS, data[i + 1] - 128u),
                       *beside = PICK(CHARACTERS, data[i + 2]);
            bx_node *ruby = bx_node_new(arena, parent, BX_ELEMENT_RUBY, (bx_span){0});
            bx_node_new_text(arena, ruby, bx_string_of(base), (bx_span){0});
            bx_node_new_text(arena, bx_node_new(arena, ruby, BX_ELEMENT_RT, (bx_span){0}),
                             bx_string_of(beside), (bx_span){0});
            i += 2;
        } else {
            parent = p;
        }
    }
    bx_buffer_release(&text);
}

/* Where cells and the line's end stand. */
static void check_places(const bx_paragraph *p, const bx_line *l, size_t number)
{
    size_t count = l->cluster_end - l->cluster_begin;
    bx_length *offsets = malloc((count + 1) * sizeof *offsets);
    bx_line_place(p, l, offsets);
    bx_length end = offsets[count];
    bool hung = l->flags & BX_LINE_HUNG_MARK, over = l->flags & BX_LINE_OVERFULL;
    if (count > 0 && !over && !bx_line_is_reversed(p)) {
        expect(hung || end <= l->measure, "wider than its measure, and no flag says so", number);
        expect(!hung || offsets[count - 1] <= l->measure, "more than one mark hangs", number);
    }
    free(offsets);
}

static void check_lines(const bx_paragraph *p, const bx_lines *lines)
{
    uint32_t at = 0;
    for (size_t i = 0; i < lines->count; i++) {
        const bx_line *l = &lines->lines[i];
        expect(l->cluster_begin == at, "does not begin where the line before ended", i);
        expect(l->cluster_next > at && l->cluster_next <= p->cluster_count, "makes no progress", i);
        expect(l->cluster_end > at && l->cluster_end <= l->cluster_next, "ends outside itself", i);
        check_places(p, l, i);
        at = l->cluster_next;
    }
    expect(at == p->cluster_count, "clusters are left over", lines->count);
}

static void break_paragraph(const bx_styles *styles, const bx_node *node, const uint8_t *h,
                            bx_arena *arena, bx_shaper *shaper)
{
    bx_paragraph *p = bx_shape_block(shaper, styles, node, NULL, NULL, arena);
    if (p->cluster_count == 0) return;
    bx_boundaries *boundaries = bx_boundaries_new();
    bx_line_prepare(p, boundaries, arena);
    bx_boundaries_free(boundaries);
    bx_measure measures[2] = {{BX_PT(10) / 8 * h[3] + 1, h[4] & 7}, {BX_PT(10) / 4 * h[4] + 1, 1}};
    bx_line_options options = {
        .indent = p->indent, .wrap = (bx_text_wrap)(h[5] % 3), .no_hanging = h[5] & 0x10};
    size_t count = h[5] & 0x20 ? 2 : 1;
    bx_lines best = bx_lines_break(p, measures, count, options, arena);
    check_lines(p, &best);
    options.line_adjustment = h[5] & 0x40 ? 1 : -1;
    bx_lines adjusted = bx_lines_break(p, measures, count, options, arena);
    check_lines(p, &adjusted);
    bool made = (int64_t)adjusted.count == (int64_t)best.count + options.line_adjustment;
    expect(made == (adjusted.lever != BX_LEVER_NONE), "the lever that was used is not named",
           adjusted.count);
    expect(made || adjusted.count == best.count, "neither the wanted lines nor the best",
           adjusted.count);
    bx_line_natural_width(p);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static bx_font_library *fonts;
    if (size <= HEADER) return 0;
    bx_sources *sources = bx_sources_new();
    bx_diagnostics *diagnostics = bx_diagnostics_new();
    if (!fonts) fonts = bx_font_library_new(BANXIN_SOURCE_DIR "/fonts", diagnostics);
    bx_arena *arena = bx_arena_new();
    char css[2048];
    size_t length = write_style(css, sizeof css, data);
    uint32_t source = bx_sources_add(sources, BX_STRING("fuzz.css"), (bx_string){css, length});
    bx_style_set *set = bx_style_set_new(50);
    bx_style_set_add(set, sources, source, BX_ORIGIN_HOUSE, diagnostics);
    bx_node *page = bx_node_new(arena, NULL, BX_ELEMENT_PAGE, (bx_span){0});
    bx_node *p = bx_node_new(arena, bx_node_new(arena, page, BX_ELEMENT_ARTICLE, (bx_span){0}),
                             BX_ELEMENT_P, (bx_span){0});
    bx_attribute language = {.name = BX_STRING("lang"),
                             .value = bx_string_of(PICK(LANGUAGES, data[5] >> 2))};
    p->attributes = &language;
    p->attribute_count = 1;
    size_t text = size - HEADER;
    read_text(arena, p, data + HEADER, text > MOST_TEXT ? MOST_TEXT : text);
    bx_node_number(page);
    bx_styles *styles = bx_style_cascade(set, page, arena, diagnostics);
    bx_shaper *shaper = bx_shaper_new(fonts, sources);
    bx_issue issue = {.title = BX_STRING("fuzz")};
    bx_shaper_set_page(shaper, &issue, 1);
    break_paragraph(styles, p, data, arena, shaper);
    bx_shaper_free(shaper);
    bx_style_set_free(set);
    bx_arena_free(arena);
    bx_diagnostics_free(diagnostics);
    bx_sources_free(sources);
    return 0;
}
