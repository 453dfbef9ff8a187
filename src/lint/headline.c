/* Rules about one headline: N28–N31. */
#include "lint/inside.h"

#include "lint/codes.h"
#include "unicode/boundary.h"

#include <string.h>

/* N28: kicker or subhead of more than 0.7 of the headline, or less than two grades below it. */
void bx_lint_kicker_size(bx_lint_context *l)
{
    for (size_t i = 0; i < l->head_count; i++) {
        const bx_lint_head *head = &l->heads[i];
        for (size_t b = 0; b < head->story->block_count; b++) {
            const bx_plate_block *block = &head->story->blocks[b];
            if (block->part >= head->story->part_count ||
                &head->story->parts[block->part] != head->part)
                continue;
            if (!bx_lint_block_is(block, "kicker") && !bx_lint_block_is(block, "subhead")) continue;
            bx_length size = bx_lint_size(block);
            if (size == 0) continue;
            bool large = (int64_t)size * 10 > (int64_t)head->size * 7;
            if (!large && bx_lint_grade(head->size) - bx_lint_grade(size) >= 2) continue;
            bx_finding f;
            if (!bx_lint_open_usual(l, head->story, block->rect, &f)) continue;
            f.span = block->span;
            bx_short_text name;
            bx_number_text a, c;
            bx_report_finding(l->diagnostics, BX_LINT_KICKER_LARGE, &f,
                              bx_lint_name(&name, head->story), block->role, bx_points(&a, size),
                              bx_points(&c, head->size));
        }
    }
}

static bool is_listed(uint32_t c, const uint32_t *list)
{
    for (; *list; list++) {
        if (*list == c) return true;
    }
    return false;
}

static bool is_digit(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

static bool is_han(uint32_t c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c >= 0x20000;
}

/* Between a number and what it counts: 万 亿 元 年 月 日 时 分 人 个 岁 名 ％ % ℃ 米 公 吨 亩 家 项
 * 条 座 次 期 版 号. */
static bool parts_number(uint32_t before, uint32_t after)
{
    static const uint32_t units[] = {0x4E07, 0x4EBF, 0x5143, 0x5E74, 0x6708, 0x65E5, 0x65F6,
                                     0x5206, 0x4EBA, 0x4E2A, 0x5C81, 0x540D, 0xFF05, '%',
                                     0x2103, 0x7C73, 0x516C, 0x5428, 0x4EA9, 0x5BB6, 0x9879,
                                     0x6761, 0x5EA7, 0x6B21, 0x671F, 0x7248, 0x53F7, 0};
    return is_digit(before) && (is_digit(after) || is_listed(after, units));
}

/* 的 了 吗 呢 吧 们 */
static bool clings(uint32_t c)
{
    static const uint32_t particles[] = {0x7684, 0x4E86, 0x5417, 0x5462, 0x5427, 0x4EEC, 0};
    return is_listed(c, particles);
}

/* The protected word that holds byte `at` inside, or empty. */
static bx_string parted_word(const bx_plate_block *block, bx_string text, size_t at)
{
    for (size_t i = 0; i < block->protected_word_count; i++) {
        bx_string word = bx_string_trim(block->protected_words[i]);
        if (word.size < 2) continue;
        size_t from = at >= word.size ? at - word.size + 1 : 0;
        size_t hit = bx_lint_find_text(text, word, from);
        if (hit != SIZE_MAX && hit < at && hit + word.size > at) return word;
    }
    return (bx_string){NULL, 0};
}

static void report_break(bx_lint_context *l, const bx_lint_head *head, const bx_plate_block *block,
                         size_t line, bx_code code, bx_severity severity, bx_string what)
{
    bx_finding f;
    if (!bx_lint_open(l, severity, head->story, block->rect, &f)) return;
    f.span = block->span;
    bx_short_text name, end, part;
    bx_report_finding(l->diagnostics, code, &f, bx_lint_name(&name, head->story),
                      bx_short(&end, block->lines[line].text), bx_short(&part, what));
}

/* One line end of a headline; `marks` tells where words begin. */
static void check_break(bx_lint_context *l, const bx_lint_head *head, const bx_plate_block *block,
                        size_t line, bx_string text, size_t at, const uint8_t *marks)
{
    size_t back = at, forth = at;
    uint32_t before = bx_utf8_previous(text, &back), after = bx_utf8_next(text, &forth);
    bx_string word = parted_word(block, text, at);
    bx_string around = bx_string_slice(text, back, forth);
    if (word.size)
        report_break(l, head, block, line, BX_LINT_WORD_PARTED, BX_ERROR, word);
    else if (parts_number(before, after))
        report_break(l, head, block, line, BX_LINT_NUMBER_PARTED, BX_WARNING, around);
    else if (clings(after))
        report_break(l, head, block, line, BX_LINT_PARTICLE_FIRST, BX_WARNING,
                     bx_string_slice(text, at, forth));
    else if (is_han(before) && is_han(after) && !marks[at])
        report_break(l, head, block, line, BX_LINT_WORD_PARTED, BX_WARNING, around);
}

void bx_lint_broken_words(bx_lint_context *l)
{
    bx_boundaries *boundaries = bx_boundaries_new();
    for (size_t i = 0; i < l->head_count; i++) {
        const bx_lint_head *head = &l->heads[i];
        const bx_plate_block *block = head->headline;
        if (block->line_count < 2) continue;
        bx_string text = head->text;
        uint8_t *marks = BX_NEW_ARRAY(l->arena, uint8_t, text.size + 1);
        bx_word_marks(boundaries, text, marks);
        size_t at = 0;
        for (size_t line = 0; line + 1 < block->line_count; line++) {
            at += block->lines[line].text.size;
            if (at > 0 && at < text.size) check_break(l, head, block, line, text, at, marks);
        }
    }
    bx_boundaries_free(boundaries);
}

/* N30: wider than its box; or one centred line that fills less than 60 %. */
void bx_lint_head_fill(bx_lint_context *l)
{
    for (size_t i = 0; i < l->head_count; i++) {
        const bx_lint_head *head = &l->heads[i];
        const bx_plate_block *block = head->headline;
        bx_rect box = head->vertical ? bx_rect_swap(block->rect) : block->rect;
        for (size_t n = 0; n < block->line_count; n++) {
            const bx_plate_line *line = &block->lines[n];
            if (line->cluster_count == 0) continue;
            const bx_plate_cluster *last = &line->clusters[line->cluster_count - 1];
            bx_length begin = bx_length_max(line->clusters[0].offset, 0);
            bx_length width =
                last->offset + last->advance - last->trim_before - last->trim_after - begin;
            bx_length off = 2 * begin + width - box.width;
            bool centred = off <= head->size && off >= -head->size;
            bool wide = line->overfull || width > box.width + head->size / 10;
            bool short_line =
                block->line_count == 1 && centred && (int64_t)width * 10 < (int64_t)box.width * 6;
            bx_finding f;
            if (!wide && !short_line) continue;
            if (!bx_lint_open_usual(l, head->story, block->rect, &f)) continue;
            f.span = block->span;
            bx_short_text name;
            bx_number_text percent;
            bx_report_finding(
                l->diagnostics, wide ? BX_LINT_HEAD_WIDE : BX_LINT_HEAD_SHORT, &f,
                bx_lint_name(&name, head->story),
                bx_number(&percent, box.width > 0 ? (int64_t)width * 100 / box.width : 0));
        }
    }
}

void bx_lint_head_scale(bx_lint_context *l)
{
    for (size_t i = 0; i < l->head_count; i++) {
        const bx_plate_block *block = l->heads[i].headline;
        for (size_t n = 0; n < block->line_count; n++) {
            const bx_plate_line *line = &block->lines[n];
            for (size_t r = 0; r < line->run_count; r++) {
                int32_t scale = line->runs[r].scale_x;
                if (scale == 0 || (scale >= 65536 * 3 / 4 && scale <= 65536 * 5 / 4)) continue;
                bx_finding f;
                if (!bx_lint_open_usual(l, l->heads[i].story, block->rect, &f)) break;
                f.span = block->span;
                bx_short_text name;
                bx_number_text percent;
                bx_report_finding(l->diagnostics, BX_LINT_HEAD_SCALED, &f,
                                  bx_lint_name(&name, l->heads[i].story),
                                  bx_number(&percent, bx_multiply_divide(scale, 100, 65536)));
                break;
            }
        }
    }
}
