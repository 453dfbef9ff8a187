/* Units and measure words after numbers, as sorted tables. */
#include "unicode/number_unit.h"

/* Sorted by code point. */
static const uint16_t han_units[] = {
    0x4E07, /* 万 */ 0x4E2A, /* 个 */ 0x4EBA, /* 人 */ 0x4EBF, /* 亿 */ 0x4EF6, /* 件 */
    0x4EFD, /* 份 */ 0x4F4D, /* 位 */ 0x4F59, /* 余 */ 0x500D, /* 倍 */ 0x5143, /* 元 */
    0x514B, /* 克 */ 0x516C, /* 公 */ 0x5206, /* 分 */
    0x5341, /* 十 */ 0x5343, /* 千 */ 0x5347, /* 升 */ 0x5355, /* 单 */ 0x53EA, /* 只 */
    0x53F0, /* 台 */ 0x53F7, /* 号 */ 0x540D, /* 名 */ 0x5468, /* 周 */ 0x5757, /* 块 */
    0x573A, /* 场 */ 0x591A, /* 多 */ 0x5929, /* 天 */ 0x5957, /* 套 */ 0x5BB6, /* 家 */
    0x5C42, /* 层 */ 0x5C4A, /* 届 */ 0x5C81, /* 岁 */ 0x5E45, /* 幅 */ 0x5E73, /* 平 */
    0x5E74, /* 年 */ 0x5EA6, /* 度 */ 0x5EA7, /* 座 */ 0x5F20, /* 张 */ 0x6210, /* 成 */
    0x6237, /* 户 */ 0x6279, /* 批 */ 0x6298, /* 折 */ 0x652F, /* 支 */ 0x65A4, /* 斤 */
    0x65E5, /* 日 */ 0x65F6, /* 时 */ 0x6708, /* 月 */ 0x671F, /* 期 */ 0x672C, /* 本 */
    0x6761, /* 条 */ 0x679A, /* 枚 */ 0x680B, /* 栋 */ 0x682A, /* 株 */ 0x6B21, /* 次 */
    0x6BEB, /* 毫 */ 0x70B9, /* 点 */ 0x7247, /* 片 */ 0x7248, /* 版 */ 0x767E, /* 百 */
    0x79CD, /* 种 */ 0x79D2, /* 秒 */ 0x7ACB, /* 立 */ 0x7C73, /* 米 */ 0x7C7B, /* 类 */
    0x7EA7, /* 级 */ 0x89D2, /* 角 */ 0x8D77, /* 起 */ 0x8F6E, /* 轮 */ 0x8F86, /* 辆 */
    0x9053, /* 道 */ 0x91CC, /* 里 */ 0x95F4, /* 间 */
    0x9875, /* 页 */ 0x9879, /* 项 */ 0x9897, /* 颗 */
};

static const uint16_t multipliers[] = {0x4E07, 0x4EBF, 0x5341, 0x5343, 0x767E};

/* Sorted by byte order. SI symbols and the trade's usual ones. */
static const char *const latin_units[] = {
    "A",   "GB",  "GHz", "GW",  "GWh", "Gbps", "Hz",   "J",   "K",   "KB", "L",  "MB",  "MHz", "MPa",
    "MW",  "MWh", "Mbps", "N",  "Pa",  "TB",   "V",    "W",   "Wh",  "cal", "cm", "dB", "g",   "h",
    "ha",  "hm",  "in",  "kHz", "kJ",  "kPa",  "kV",   "kW",  "kWh", "kcal", "kg", "km", "kt", "lm",
    "lx",  "m",   "mL",  "mg",  "min", "ml",   "mm",   "mol", "ms",  "nm",  "pt", "px", "s",   "t",
};

static bool find(const uint16_t *table, size_t count, uint32_t character)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (table[middle] < character)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && table[low] == character;
}

bool bx_number_unit_is_han(uint32_t character)
{
    return find(han_units, sizeof han_units / sizeof *han_units, character);
}

bool bx_number_unit_is_multiplier(uint32_t character)
{
    return find(multipliers, sizeof multipliers / sizeof *multipliers, character);
}

bool bx_number_unit_is_latin(bx_string word)
{
    for (size_t i = 0; i < sizeof latin_units / sizeof *latin_units; i++)
        if (bx_string_equal_literal(word, latin_units[i])) return true;
    return false;
}
