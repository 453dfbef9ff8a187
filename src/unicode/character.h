/* Characters as Chinese composition sees them: classes, cells and blanks (CLREQ 3.1.2, 3.1.6.1). */
#ifndef BX_UNICODE_CHARACTER_H
#define BX_UNICODE_CHARACTER_H

#include "base/string.h"

/* Classes of clusters follow CLREQ's tables. */
typedef enum bx_class {
    BX_CLASS_HAN,        /* ideographs, kana, full-width letters, other wide symbols */
    BX_CLASS_OPEN,       /* “ ‘ （ 《 … */
    BX_CLASS_CLOSE,      /* ” ’ ） 》 … */
    BX_CLASS_COMMA,      /* ， 、 */
    BX_CLASS_PERIOD,     /* 。 ． */
    BX_CLASS_COLON,      /* ： ； */
    BX_CLASS_EXCLAIM,    /* ！ ？ ‼ ⁇ ⁈ ⁉ */
    BX_CLASS_DOT,        /* · ‧ ・ between names */
    BX_CLASS_DASH,       /* —— ⸺ as one cluster of 2 em */
    BX_CLASS_ELLIPSIS,   /* …… as one cluster of 2 em */
    BX_CLASS_CONNECTOR,  /* – - ～ and single — between Han or numbers */
    BX_CLASS_SOLIDUS,    /* / ／ */
    BX_CLASS_LATIN,      /* letters of a Western word, with their own punctuation */
    BX_CLASS_DIGIT,      /* half-width digits and what belongs to a number (. , sign) */
    BX_CLASS_PREFIX,     /* ￥ $ № … before a number */
    BX_CLASS_SUFFIX,     /* % ‰ ℃ ° … after a number */
    BX_CLASS_SPACE,      /* word space: U+0020, no-break space, fixed spaces */
    BX_CLASS_FULL_SPACE, /* U+3000 kept inside a line (kicker groups, names) */
    BX_CLASS_FILL,       /* takes all free room of its line: before float: inline-end content */
    BX_CLASS_BREAK       /* forced line break, zero width */
} bx_class;

/* Punctuation regions (T-001). */
typedef enum bx_region { BX_REGION_GB, BX_REGION_TW, BX_REGION_HK } bx_region;

/* Region of a BCP 47 tag: the script subtag wins over the region subtag; bare zh is GB. */
bx_region bx_region_of(bx_string language);

/* Class of a character by itself. Characters that Chinese and Western text share (quotes, dashes,
 * dots, hyphen, solidus) get their Chinese class: bx_character_shared says so, and the context
 * decides. */
bx_class bx_character_class(uint32_t character);

/* Whether a character belongs to Chinese or Western text depending on its neighbours (T-029). */
bool bx_character_shared(uint32_t character);

/* Han, kana, bopomofo: what makes its neighbourhood Chinese. */
bool bx_character_is_han(uint32_t character);

/* A letter or digit of a Western script. */
bool bx_character_is_western(uint32_t character);

/* An ASCII digit 0 … 9. */
static inline bool bx_character_is_digit(uint32_t character)
{
    return character >= '0' && character <= '9';
}

/* Cell width of a mark in 1/1000 em, before adjustment; 0: proportional, as the font has it. */
int bx_character_cell(uint32_t character, bx_class class, bx_region region);

/* Blank of a mark before and after its face, in 1/1000 em (table of CLREQ 3.1.6.1). */
void bx_character_blank(uint32_t character, bx_class class, bx_region region, bool vertical,
                        int *before, int *after);

/* A measure word after a number: 年 月 日 元 …, or the first of two such as 公里, when `next`
 * follows (T-047). */
bool bx_character_is_unit(uint32_t character, uint32_t next);

/* A Chinese numeral: 〇 零 一 … 九 十 百 千 万 亿 两 (T-093). */
bool bx_character_is_numeral(uint32_t character);

/* Combining marks and variation selectors: belong to the character before them. */
bool bx_character_is_mark(uint32_t character);

/* Default-ignorable characters without a picture: joiners, direction controls, selectors, soft
 * hyphen, fillers. */
bool bx_character_is_invisible(uint32_t character);

/* Whether a character is in a list in UTF-8. U+0000 is in none. */
bool bx_character_is_one_of(const char *list, uint32_t character);

/* Characters of the text bytes [begin, end), spaces left out: what a desk counts. */
uint32_t bx_text_characters(bx_string text, uint32_t begin, uint32_t end);

#endif
