/* Characters that may not start or end a line. Sources: CLREQ 3.1.4 with its appendix tables (basic,
 * strict), GB/T 15834-2011 5.1.9 (solidus at the line end), UAX #14 and JLREQ 3.1.10 (supplement).
 * Code points of Unicode 15.0, sorted. The solidus at the line start is in CLREQ's Chinese text only.
 */
#include "unicode/prohibition.h"

#define ROW(character, start, end, context, extended)                                              \
    {character, BX_PROHIBITION_##start, BX_PROHIBITION_##end, BX_CONTEXT_##context, extended}

const bx_prohibition_row bx_prohibition_rows[] = {
    ROW(0x0021, BASIC, NEVER, TEXT, true), /* ! */
    ROW(0x0023, NEVER, BASIC, NUMBER, true), /* # */
    ROW(0x0024, NEVER, BASIC, NUMBER, true), /* $ */
    ROW(0x0025, BASIC, NEVER, NUMBER, true), /* % */
    ROW(0x0028, NEVER, BASIC, ANY, true), /* ( */
    ROW(0x0029, BASIC, NEVER, TEXT, true), /* ) */
    ROW(0x002A, BASIC, NEVER, TEXT, true), /* asterisk */
    ROW(0x002C, BASIC, NEVER, TEXT, true), /* , */
    ROW(0x002D, BASIC, NEVER, ANY, false), /* - */
    ROW(0x002E, BASIC, NEVER, TEXT, true), /* . */
    ROW(0x002F, BASIC, GB, ANY, false), /* solidus */
    ROW(0x003A, BASIC, NEVER, TEXT, true), /* : */
    ROW(0x003B, BASIC, NEVER, TEXT, true), /* ; */
    ROW(0x003F, BASIC, NEVER, TEXT, true), /* ? */
    ROW(0x005B, NEVER, BASIC, ANY, true), /* [ */
    ROW(0x005D, BASIC, NEVER, TEXT, true), /* ] */
    ROW(0x007B, NEVER, BASIC, ANY, true), /* { */
    ROW(0x007D, BASIC, NEVER, TEXT, true), /* } */
    ROW(0x00A3, NEVER, BASIC, NUMBER, true), /* £ */
    ROW(0x00A5, NEVER, BASIC, NUMBER, true), /* ¥ */
    ROW(0x00B0, BASIC, NEVER, NUMBER, true), /* ° */
    ROW(0x00B7, BASIC, NEVER, ANY, false), /* · */
    ROW(0x02C7, BASIC, NEVER, ANY, true), /* ˇ */
    ROW(0x02C9, BASIC, NEVER, ANY, true), /* ˉ */
    ROW(0x02CA, BASIC, NEVER, ANY, true), /* ˊ */
    ROW(0x02CB, BASIC, NEVER, ANY, true), /* ˋ */
    ROW(0x02D9, BASIC, NEVER, ANY, true), /* ˙ */
    ROW(0x2010, BASIC, NEVER, ANY, false), /* ‐ */
    ROW(0x2013, BASIC, NEVER, ANY, false), /* – */
    ROW(0x2014, BASIC, NEVER, ANY, false), /* — */
    ROW(0x2018, NEVER, BASIC, ANY, false), /* ‘ */
    ROW(0x2019, BASIC, NEVER, ANY, false), /* ’ */
    ROW(0x201C, NEVER, BASIC, ANY, false), /* “ */
    ROW(0x201D, BASIC, NEVER, ANY, false), /* ” */
    ROW(0x2022, BASIC, NEVER, ANY, false), /* • */
    ROW(0x2026, STRICT, NEVER, ANY, false), /* … */
    ROW(0x2027, BASIC, NEVER, ANY, false), /* ‧ */
    ROW(0x2030, BASIC, NEVER, NUMBER, true), /* ‰ */
    ROW(0x2032, BASIC, NEVER, NUMBER, true), /* ′ */
    ROW(0x2033, BASIC, NEVER, NUMBER, true), /* ″ */
    ROW(0x203C, BASIC, NEVER, ANY, false), /* ‼ */
    ROW(0x2047, BASIC, NEVER, ANY, false), /* ⁇ */
    ROW(0x2048, BASIC, NEVER, ANY, false), /* ⁈ */
    ROW(0x2049, BASIC, NEVER, ANY, false), /* ⁉ */
    ROW(0x20AC, NEVER, BASIC, NUMBER, true), /* € */
    ROW(0x2103, BASIC, NEVER, NUMBER, true), /* ℃ */
    ROW(0x2109, BASIC, NEVER, NUMBER, true), /* ℉ */
    ROW(0x2116, NEVER, BASIC, NUMBER, true), /* № */
    ROW(0x22EF, STRICT, NEVER, ANY, false), /* ⋯ */
    ROW(0x2460, BASIC, NEVER, TEXT, true), /* ① */
    ROW(0x2461, BASIC, NEVER, TEXT, true), /* ② */
    ROW(0x2462, BASIC, NEVER, TEXT, true), /* ③ */
    ROW(0x2463, BASIC, NEVER, TEXT, true), /* ④ */
    ROW(0x2464, BASIC, NEVER, TEXT, true), /* ⑤ */
    ROW(0x2465, BASIC, NEVER, TEXT, true), /* ⑥ */
    ROW(0x2466, BASIC, NEVER, TEXT, true), /* ⑦ */
    ROW(0x2467, BASIC, NEVER, TEXT, true), /* ⑧ */
    ROW(0x2468, BASIC, NEVER, TEXT, true), /* ⑨ */
    ROW(0x2469, BASIC, NEVER, TEXT, true), /* ⑩ */
    ROW(0x246A, BASIC, NEVER, TEXT, true), /* ⑪ */
    ROW(0x246B, BASIC, NEVER, TEXT, true), /* ⑫ */
    ROW(0x246C, BASIC, NEVER, TEXT, true), /* ⑬ */
    ROW(0x246D, BASIC, NEVER, TEXT, true), /* ⑭ */
    ROW(0x246E, BASIC, NEVER, TEXT, true), /* ⑮ */
    ROW(0x246F, BASIC, NEVER, TEXT, true), /* ⑯ */
    ROW(0x2470, BASIC, NEVER, TEXT, true), /* ⑰ */
    ROW(0x2471, BASIC, NEVER, TEXT, true), /* ⑱ */
    ROW(0x2472, BASIC, NEVER, TEXT, true), /* ⑲ */
    ROW(0x2473, BASIC, NEVER, TEXT, true), /* ⑳ */
    ROW(0x2E3A, STRICT, NEVER, ANY, false), /* ⸺ */
    ROW(0x3001, BASIC, NEVER, ANY, false), /* 、 */
    ROW(0x3002, BASIC, NEVER, ANY, false), /* 。 */
    ROW(0x3005, BASIC, NEVER, ANY, true), /* 々 */
    ROW(0x3008, NEVER, BASIC, ANY, false), /* 〈 */
    ROW(0x3009, BASIC, NEVER, ANY, false), /* 〉 */
    ROW(0x300A, NEVER, BASIC, ANY, false), /* 《 */
    ROW(0x300B, BASIC, NEVER, ANY, false), /* 》 */
    ROW(0x300C, NEVER, BASIC, ANY, false), /* 「 */
    ROW(0x300D, BASIC, NEVER, ANY, false), /* 」 */
    ROW(0x300E, NEVER, BASIC, ANY, false), /* 『 */
    ROW(0x300F, BASIC, NEVER, ANY, false), /* 』 */
    ROW(0x3010, NEVER, BASIC, ANY, false), /* 【 */
    ROW(0x3011, BASIC, NEVER, ANY, false), /* 】 */
    ROW(0x3014, NEVER, BASIC, ANY, false), /* 〔 */
    ROW(0x3015, BASIC, NEVER, ANY, false), /* 〕 */
    ROW(0x3016, NEVER, BASIC, ANY, false), /* 〖 */
    ROW(0x3017, BASIC, NEVER, ANY, false), /* 〗 */
    ROW(0x3018, NEVER, BASIC, ANY, false), /* 〘 */
    ROW(0x3019, BASIC, NEVER, ANY, false), /* 〙 */
    ROW(0x301A, NEVER, BASIC, ANY, false), /* 〚 */
    ROW(0x301B, BASIC, NEVER, ANY, false), /* 〛 */
    ROW(0x301C, BASIC, NEVER, ANY, false), /* 〜 */
    ROW(0x301D, NEVER, BASIC, ANY, false), /* 〝 */
    ROW(0x301E, BASIC, NEVER, ANY, false), /* 〞 */
    ROW(0x301F, BASIC, NEVER, ANY, false), /* 〟 */
    ROW(0x303B, BASIC, NEVER, ANY, true), /* 〻 */
    ROW(0x30FB, BASIC, NEVER, ANY, false), /* ・ */
    ROW(0xFF01, BASIC, NEVER, ANY, false), /* ！ */
    ROW(0xFF03, NEVER, BASIC, NUMBER, true), /* ＃ */
    ROW(0xFF04, NEVER, BASIC, NUMBER, true), /* ＄ */
    ROW(0xFF05, BASIC, NEVER, NUMBER, true), /* ％ */
    ROW(0xFF08, NEVER, BASIC, ANY, false), /* （ */
    ROW(0xFF09, BASIC, NEVER, ANY, false), /* ） */
    ROW(0xFF0C, BASIC, NEVER, ANY, false), /* ， */
    ROW(0xFF0E, BASIC, NEVER, ANY, false), /* ． */
    ROW(0xFF0F, BASIC, GB, ANY, false), /* ／ */
    ROW(0xFF1A, BASIC, NEVER, ANY, false), /* ： */
    ROW(0xFF1B, BASIC, NEVER, ANY, false), /* ； */
    ROW(0xFF1F, BASIC, NEVER, ANY, false), /* ？ */
    ROW(0xFF3B, NEVER, BASIC, ANY, false), /* ［ */
    ROW(0xFF3D, BASIC, NEVER, ANY, false), /* ］ */
    ROW(0xFF5B, NEVER, BASIC, ANY, false), /* ｛ */
    ROW(0xFF5D, BASIC, NEVER, ANY, false), /* ｝ */
    ROW(0xFF5E, BASIC, NEVER, ANY, false), /* ～ */
    ROW(0xFF5F, NEVER, BASIC, ANY, false), /* ｟ */
    ROW(0xFF60, BASIC, NEVER, ANY, false), /* ｠ */
    ROW(0xFFE0, BASIC, NEVER, NUMBER, true), /* ￠ */
    ROW(0xFFE5, NEVER, BASIC, NUMBER, true), /* ￥ */
};

const size_t bx_prohibition_row_count = sizeof bx_prohibition_rows / sizeof *bx_prohibition_rows;
