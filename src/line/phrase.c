/* Words, titles, numbers and particles of headlines. */
#include "line/phrase.h"

#include "line/classes.h"
#include "line/phrase_words.h"
#include "style/line_style.h"

#include <string.h>

enum {
    PENALTY_LONG_QUOTE = 12000,
    PENALTY_UNKNOWN = 3000,
    PENALTY_PARTICLE = 2000,
    PENALTY_PARTED = 2000,
    PENALTY_TRAILING = 600,
    PENALTY_HEAD = 600,
    PENALTY_PLAIN = 200
};

/* Quotes and brackets of more characters are broken between their words. */
enum { LONG_QUOTE = 8 };

/* Characters that lean on what stands before them: a line does not begin with them; the first
 * always, the second as words of their own. */
static const char ENCLITICS[] = "的了们吗呢吧";
static const char FOLLOWERS[] = "地得着过之等啊所者中上下里内外前后来去";

/* Surnames that are seldom words of their own: with one or two single characters behind them they
 * are names. */
static const char SURNAMES[] =
    "李刘陈赵吴徐孙朱郭郑梁谢宋邓韩冯曹彭萧蔡潘袁董苏吕魏蒋杜沈姜范傅钟卢汪崔邱廖贾薛侯孟邵尹龚覃阎"
    "闫秦贺樊邹熊陆孔";

/* Characters that lean on what comes: a line does not end with them. */
static const char LEADERS[] =
    "和与及或在将把被向从为以让对由至到于据经按比就跟同并又再更最很不未无已正"
    "是有每各本该其这那不使令请要";

/* A line would rather not end with these. */
static const char TRAILERS[] = "的地得之而";

/* Single characters that end a group of words. */
static const char LOOSE[] = "了着过们时后前里内外中旁";

/* Last characters of compounds that a dictionary often does not know whole. */
static const char SUFFIXES[] =
    "市省县区镇乡村局部委厅司署处院所站馆场厂港路桥街巷河江湖山岛线库店员工家"
    "长手生师民户者学系化性率度量费额价案法会节周奖队组团群车船机型版期届次";

/* Han numerals, and what counts: 第 三 百 万 … */
static const char NUMERALS[] = "〇零一二三四五六七八九十百千万萬亿億两兩半几幾数數多余餘";

/* Measure words besides bx_character_is_unit. */
static const char MEASURES[] =
    "个名位人户家条座所台辆架艘件项次届期批组套幅篇首本册场届轮班处间层栋幢"
    "亩吨斤克升倍成度折岁分秒时点刻周代任场站号路楼室章节届种类株棵头只匹羽尾";

static uint32_t character_of(const bx_paragraph *p, size_t cluster)
{
    size_t at = p->clusters[cluster].text_begin;
    return bx_utf8_next(p->text, &at);
}

static bool is_number(const bx_paragraph *p, size_t cluster)
{
    const bx_cluster *c = &p->clusters[cluster];
    return c->class == BX_CLASS_DIGIT || c->class == BX_CLASS_SUFFIX ||
           (c->class == BX_CLASS_HAN && bx_character_is_one_of(NUMERALS, character_of(p, cluster)));
}

/* 第 + number + measure word, number + measure word, the number itself, month and day. */
static bool binds_number(const bx_paragraph *p, size_t i)
{
    uint32_t next = character_of(p, i + 1);
    if (character_of(p, i) == 0x7B2C && is_number(p, i + 1)) return true;
    if (character_of(p, i) == 0x6708 && is_number(p, i + 1)) return i > 0 && is_number(p, i - 1);
    if (!is_number(p, i)) return false;
    uint32_t after = i + 2 < p->cluster_count ? character_of(p, i + 2) : 0;
    return is_number(p, i + 1) || bx_character_is_unit(next, after) ||
           bx_character_is_one_of(MEASURES, next);
}

/* Marks the breaks inside every occurrence of one protected word. */
static void protect(const bx_paragraph *p, bx_string word, uint8_t *inside)
{
    if (word.size == 0 || word.size > p->text.size) return;
    for (size_t at = 0; at + word.size <= p->text.size;) {
        if (memcmp(p->text.data + at, word.data, word.size) != 0) {
            at++;
            continue;
        }
        memset(inside + at + 1, 1, word.size - 1);
        at += word.size;
    }
}

/* A word of one Han character, as ICU cuts. */
static bool is_single(const bx_paragraph *p, const uint8_t *words, size_t i)
{
    const bx_cluster *c = &p->clusters[i];
    bool begins = i == 0 || p->clusters[i - 1].class != BX_CLASS_HAN || words[c->text_begin];
    bool ends =
        i + 1 >= p->cluster_count || p->clusters[i + 1].class != BX_CLASS_HAN || words[c->text_end];
    return c->class == BX_CLASS_HAN && begins && ends;
}

/* Where ICU's dictionary lacks a word: a suffix that it cut off, 读书|周; two characters left
 * alone, 热|议. */
static bool is_unknown_word(const bx_paragraph *p, const uint8_t *words, size_t i)
{
    if (p->clusters[i].class != BX_CLASS_HAN || !is_single(p, words, i + 1)) return false;
    return bx_character_is_one_of(SUFFIXES, character_of(p, i + 1)) || is_single(p, words, i);
}

/* A character that goes on with a name: neither bound already nor one that leans on a neighbour. */
static bool is_given_name(const bx_paragraph *p, const uint8_t *words, const uint8_t *kept,
                          size_t i)
{
    if (i >= p->cluster_count || !is_single(p, words, i) || kept[p->clusters[i].text_begin])
        return false;
    uint32_t c = character_of(p, i);
    return !bx_character_is_one_of(LEADERS, c) && !bx_character_is_one_of(ENCLITICS, c) &&
           !bx_character_is_one_of(FOLLOWERS, c);
}

/* Marks the breaks inside compounds that the dictionary does not know, and inside names. */
static void keep_words(const bx_paragraph *p, const uint8_t *words, uint8_t *kept)
{
    for (size_t i = 0; i < p->cluster_count; i++) {
        const bx_cluster *c = &p->clusters[i];
        if (c->class != BX_CLASS_HAN) continue;
        size_t size = bx_phrase_compound(p->text, c->text_begin);
        if (size > 0) memset(kept + c->text_begin + 1, 1, size - 1);
        if (!is_single(p, words, i) || !bx_character_is_one_of(SURNAMES, character_of(p, i)))
            continue;
        for (size_t k = i + 1; k < i + 3 && is_given_name(p, words, kept, k); k++)
            kept[p->clusters[k].text_begin] = 1;
    }
}

/* Of a break that no quotes enclose. */
static unsigned plain_penalty(const bx_paragraph *p, size_t i, const uint8_t *words,
                              const uint8_t *kept)
{
    const bx_cluster *a = &p->clusters[i], *b = a + 1;
    if (kept[b->text_begin] || binds_number(p, i)) return BX_COST_WORD;
    if (bx_class_is_stop(a->class)) return 0;
    bool han = a->class == BX_CLASS_HAN && b->class == BX_CLASS_HAN;
    if (han && !words[b->text_begin]) return BX_COST_WORD;
    uint32_t next = character_of(p, i + 1);
    if (bx_character_is_one_of(ENCLITICS, next)) return BX_COST_WORD;
    if (is_single(p, words, i + 1) && bx_character_is_one_of(FOLLOWERS, next))
        return PENALTY_PARTICLE;
    if (is_single(p, words, i) && bx_character_is_one_of(LEADERS, character_of(p, i)))
        return PENALTY_PARTICLE;
    if (bx_character_is_one_of(TRAILERS, character_of(p, i))) return PENALTY_TRAILING;
    /* What follows a word for a place or time, or begins with a preposition, is another group. */
    uint32_t last = character_of(p, i);
    bool ends = is_single(p, words, i) && bx_character_is_one_of(LOOSE, last);
    bool whole = !is_single(p, words, i) || bx_character_is_one_of(SUFFIXES, last);
    if (ends || (whole && is_single(p, words, i + 1) && bx_character_is_one_of(LEADERS, next)))
        return PENALTY_PLAIN;
    if (han && bx_phrase_head(p->text, b->text_begin) > 0) return PENALTY_HEAD;
    return is_unknown_word(p, words, i) ? PENALTY_UNKNOWN : PENALTY_PLAIN;
}

/* Characters from an opening mark to the closing one that ends it. */
static size_t quoted_characters(const bx_paragraph *p, size_t open)
{
    size_t count = 0;
    int depth = 1;
    for (size_t i = open + 1; i < p->cluster_count && depth > 0; i++) {
        depth += (p->clusters[i].class == BX_CLASS_OPEN) - (p->clusters[i].class == BX_CLASS_CLOSE);
        count += bx_class_counts(p->clusters[i].class);
    }
    return count;
}

/* Whether a space of the headline itself parts it; those beside Western words do not. */
static bool has_parting_space(const bx_paragraph *p)
{
    for (size_t i = 1; i + 1 < p->cluster_count; i++) {
        bx_class class = p->clusters[i].class;
        if (class != BX_CLASS_FULL_SPACE && class != BX_CLASS_SPACE) continue;
        if (p->clusters[i - 1].class == BX_CLASS_HAN && p->clusters[i + 1].class == BX_CLASS_HAN)
            return true;
    }
    return false;
}

void bx_line_phrases(bx_paragraph *p, bx_boundaries *boundaries)
{
    uint8_t *words = bx_alloc(2 * (p->text.size + 1)), *kept = words + p->text.size + 1;
    bx_word_marks(boundaries, p->text, words);
    for (size_t i = 0; i < p->style->line->protected_words.count; i++)
        protect(p, p->style->line->protected_words.words[i], kept);
    keep_words(p, words, kept);
    unsigned parted = has_parting_space(p) ? PENALTY_PARTED : 0;
    bool quote_is_long = false;
    int depth = 0;
    for (size_t i = 0; i + 1 < p->cluster_count; i++) {
        bx_cluster *a = &p->clusters[i];
        if (a->class == BX_CLASS_OPEN && depth++ == 0)
            quote_is_long = quoted_characters(p, i) > LONG_QUOTE;
        if (a->class == BX_CLASS_CLOSE && depth > 0) depth--;
        if (a->break_kind != BX_BREAK_MAY || a->class == BX_CLASS_FULL_SPACE ||
            a->class == BX_CLASS_SPACE)
            continue;
        unsigned cost = plain_penalty(p, i, words, kept) + parted;
        if (depth > 0) cost = quote_is_long ? cost + PENALTY_LONG_QUOTE : BX_COST_WORD;
        if (cost > BX_COST_WORD) cost = BX_COST_WORD;
        if (cost > a->break_penalty) a->break_penalty = (uint16_t)cost;
    }
    bx_free(words);
}
