/* Breaking and justification on a made-up font (made_text.h). The strings and what must hold of
 * them are those of the requirements (CLREQ 3.1, 3.5). */
#include "line/breaker.h"
#include "made_text.h"
#include "runner.h"

#include <stdio.h>
#include <string.h>

/* Lines joined by "|". */
static const char *broken(text *t, int tenths, bx_text_wrap wrap, bx_lines *lines, char *out)
{
    bx_measure measure = {EM / 10 * tenths, 1};
    *lines =
        bx_lines_break(&t->paragraph, &measure, 1,
                       (bx_line_options){.indent = t->paragraph.indent, .wrap = wrap}, t->arena);
    out[0] = '\0';
    for (size_t i = 0; i < lines->count; i++) {
        const bx_line *l = &lines->lines[i];
        uint32_t begin = t->paragraph.clusters[l->cluster_begin].text_begin;
        uint32_t end = t->paragraph.clusters[l->cluster_end - 1].text_end;
        sprintf(out + strlen(out), "%s%.*s", i ? "|" : "", (int)(end - begin),
                t->paragraph.text.data + begin);
    }
    return out;
}

START_TEST(strings_break_as_required)
{
    static const struct {
        const char *name, *text;
        int tenths, indent;
        const char *lines;
    } cases[] = {
        {"2 T-040", "老桥拆了，新桥通车。", 90, 0, "老桥拆了，新桥通车。"},
        {"3 T-039", "会上（见附表）、（见附图）均已公布。", 90, 0,
         "会上（见附表）、（见|附图）均已公布。"},
        {"4 T-066", "真的吗？”她问道。", 40, 0, "真的吗？”|她问道。"},
        {"5 T-042", "他只说了一句话——天快亮了", 80, 0, "他只说了一句话|——天快亮了"},
        {"7 T-044", "展期为三月五日～六月底", 70, 0, "展期为三月五|日～六月底"},
        {"8 T-046", "门票每张￥128.50起售", 70, 0, "门票每张|￥128.50起售"},
        {"12 T-131", "雨停了，街上的人多起来了。", 120, 0, "雨停了，街上的人多起来了。"},
        {"16 T-068", "“早。”邻居点头。", 90, 2, "“早。”邻居点头。"},
        {"21 T-045", "他喊“快跑”大家就散开了", 30, 0, "他喊|“快跑”|大家就|散开了"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        text *t = make(cases[i].text, cases[i].indent);
        bx_lines lines;
        char out[512];
        broken(t, cases[i].tenths, BX_WRAP_PRETTY, &lines, out);
        ck_assert_msg(strcmp(out, cases[i].lines) == 0, "string %s: %s", cases[i].name, out);
        done(t);
    }
}
END_TEST

/* No prohibited edge, all clusters in order, justified lines exact. */
static void check_invariants(text *t, const bx_lines *lines)
{
    bx_length *offsets = BX_NEW_ARRAY(t->arena, bx_length, t->paragraph.cluster_count + 1);
    uint32_t next = 0;
    for (size_t i = 0; i < lines->count; i++) {
        const bx_line *l = &lines->lines[i];
        ck_assert_uint_eq(l->cluster_begin, next);
        ck_assert_uint_gt(l->cluster_next, l->cluster_begin);
        next = l->cluster_next;
        const bx_cluster *first = &t->paragraph.clusters[l->cluster_begin];
        const bx_cluster *last = &t->paragraph.clusters[l->cluster_end - 1];
        bool relaxed = i > 0 && (lines->lines[i - 1].flags & BX_LINE_RELAXED);
        if (i > 0 && !relaxed)
            ck_assert_msg(!is_closing(first->class), "T-038: closing mark begins a line");
        if (i + 1 < lines->count)
            ck_assert_msg(last->class != BX_CLASS_OPEN, "T-038: opening mark ends a line");
        bx_line_place(&t->paragraph, l, offsets);
        bool exact = !(l->flags & (BX_LINE_LAST | BX_LINE_OVERFULL | BX_LINE_UNDERFULL));
        bx_length end = offsets[l->cluster_end - l->cluster_begin];
        if (exact)
            ck_assert_msg(end == l->measure, "T-123: line ends at %d of %d", end, l->measure);
        for (uint32_t c = l->cluster_begin; c + 1 < l->cluster_end; c++)
            /* An opening mark may begin its cell earlier by the blank that it gave. */
            if (t->paragraph.clusters[c + 1].class != BX_CLASS_OPEN)
                ck_assert_int_le(offsets[c - l->cluster_begin], offsets[c + 1 - l->cluster_begin]);
    }
    ck_assert_uint_eq(next, t->paragraph.cluster_count);
}

/* First cluster of the next line of first fit, by trying every end one after another (T-040). */
static uint32_t fill_slowly(const bx_measurer *m, uint32_t begin, bx_length measure)
{
    const bx_paragraph *p = m->paragraph;
    uint32_t last = 0, relaxed = 0;
    bool open = false;
    for (uint32_t next = begin + 1; next <= p->cluster_count; next++) {
        const bx_cluster *c = &p->clusters[next - 1];
        bool forced = c->break_kind == BX_BREAK_MUST;
        bx_line_edges edges;
        bx_candidate line = bx_measurer_line(m, begin, next, &edges);
        bx_adjustment a = bx_candidate_adjust(&line, measure, forced);
        if (a.overfull) break;
        if (forced) return next;
        if (c->break_kind == BX_BREAK_NEVER) continue;
        if (c->break_penalty >= BX_COST_RELAXED) {
            relaxed = next;
            continue;
        }
        last = next;
        relaxed = 0;
        open = a.underfull;
        if (a.action == BX_LINE_FIT && line.natural == measure) return next;
    }
    return relaxed > 0 && (open || last == 0) ? relaxed : last;
}

/* Every line but the last two, which may differ for the sake of a lonely character, is filled. */
static void check_filled(text *t, bx_length width)
{
    bx_measure measure = {width, 1};
    bx_line_options options = {.indent = t->paragraph.indent, .wrap = BX_WRAP_AUTO};
    bx_lines lines = bx_lines_break(&t->paragraph, &measure, 1, options, t->arena);
    bx_measurer m = bx_measurer_make(&t->paragraph, options, BX_LEVER_NONE);
    for (size_t l = 0; l + 2 < lines.count; l++) {
        uint32_t next = fill_slowly(&m, lines.lines[l].cluster_begin, width);
        if (next > 0) ck_assert_uint_eq(lines.lines[l].cluster_next, next);
    }
}

START_TEST(random_text_keeps_the_rules)
{
    static const char *const pieces[] = {"天", "地", "玄", "黄", "，", "。", "“",  "”",
                                         "（", "）", "A",  "7",  "：", "——", "？", "、",
                                         "·",  "《", "》", " ",  "日", "月"};
    unsigned seed = 7;
    for (int round = 0; round < 300; round++) {
        bx_buffer string = {0};
        bx_buffer_append_literal(&string, "字");
        for (int i = 0; i < 150; i++) {
            seed = seed * 1103515245u + 12345u;
            unsigned pick = seed >> 16;
            bx_buffer_append_literal(&string, pick % 3 ? "文" : pieces[pick / 3 % 22]);
        }
        bx_buffer_append_literal(&string, "完");
        text *t = make(string.data, round % 3);
        for (int wrap = 0; wrap < 3; wrap++) {
            bx_measure measure = {EM * (6 + round % 20), 1};
            bx_lines lines = bx_lines_break(&t->paragraph, &measure, 1,
                                            (bx_line_options){.indent = t->paragraph.indent,
                                                              .wrap = (bx_text_wrap)wrap,
                                                              .line_adjustment = 0},
                                            t->arena);
            check_invariants(t, &lines);
        }
        check_filled(t, EM * (5 + round % 20) + round % 7 * EM / 7);
        done(t);
        bx_buffer_release(&string);
    }
}
END_TEST

START_TEST(t124_pretty_costs_no_more_than_first_fit)
{
    text *t = make("会议强调，要把水利建设放在全局中谋划。要加快推进东河流域综合治理，年底前完成十"
                   "八公里堤防加固；要抓紧实施"
                   "中型灌区改造，确保明年春耕前新增和恢复灌溉面积六万亩；“做到每一段堤、每一道闸都"
                   "有人管、管得住”。",
                   2);
    for (int tenths = 80; tenths < 260; tenths += 5) {
        bx_measure measure = {EM / 10 * tenths, 1};
        bx_lines pretty = bx_lines_break(&t->paragraph, &measure, 1,
                                         (bx_line_options){.indent = t->paragraph.indent,
                                                           .wrap = BX_WRAP_PRETTY,
                                                           .line_adjustment = 0},
                                         t->arena);
        bx_lines first = bx_lines_break(&t->paragraph, &measure, 1,
                                        (bx_line_options){.indent = t->paragraph.indent,
                                                          .wrap = BX_WRAP_AUTO,
                                                          .line_adjustment = 0},
                                        t->arena);
        ck_assert_msg(pretty.cost <= first.cost, "at %d: %lld > %lld", tenths,
                      (long long)pretty.cost, (long long)first.cost);
    }
    done(t);
}
END_TEST

START_TEST(measures_may_change_line_by_line)
{
    text *t = make("天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏", 0);
    bx_measure measures[] = {{EM * 4, 2}, {EM * 8, 1}};
    bx_lines lines = bx_lines_break(&t->paragraph, measures, 2,
                                    (bx_line_options){.indent = t->paragraph.indent,
                                                      .wrap = BX_WRAP_PRETTY,
                                                      .line_adjustment = 0},
                                    t->arena);
    ck_assert_uint_eq(lines.count, 4);
    ck_assert_int_eq(lines.lines[1].measure, EM * 4);
    ck_assert_int_eq(lines.lines[2].measure, EM * 8);
    check_invariants(t, &lines);
    done(t);
}
END_TEST

START_TEST(one_line_more_on_request)
{
    text *t = make("市里组织港口、口岸和税务等部门，把企业办事要交的材料逐项过了一遍，能合并的合并"
                   "，能共享的共享，能取消的取消。",
                   2);
    bx_measure measure = {EM * 31 / 2, 1};
    bx_lines best = bx_lines_break(&t->paragraph, &measure, 1,
                                   (bx_line_options){.indent = t->paragraph.indent,
                                                     .wrap = BX_WRAP_PRETTY,
                                                     .line_adjustment = 0},
                                   t->arena);
    bx_lines more = bx_lines_break(&t->paragraph, &measure, 1,
                                   (bx_line_options){.indent = t->paragraph.indent,
                                                     .wrap = BX_WRAP_PRETTY,
                                                     .line_adjustment = 1},
                                   t->arena);
    ck_assert_uint_le(more.count, best.count + 1);
    ck_assert_uint_ge(more.count, best.count);
    done(t);
}
END_TEST

/* Gaps between Han of a line as set, least and most, and the least autospace. */
typedef struct gaps {
    bx_length least, most, autospace;
} gaps;

static gaps gaps_of(const text *t, const bx_line *line)
{
    bx_length offsets[256];
    gaps g = {EM, -EM, EM};
    bx_line_place(&t->paragraph, line, offsets);
    for (uint32_t i = line->cluster_begin; i + 1 < line->cluster_end; i++) {
        const bx_cluster *c = &t->paragraph.clusters[i];
        uint32_t at = i - line->cluster_begin;
        bx_length gap = offsets[at + 1] - offsets[at] - c->advance;
        if (c->gap > 0) g.autospace = bx_length_min(g.autospace, gap);
        if (c->class != BX_CLASS_HAN || c[1].class != BX_CLASS_HAN) continue;
        g.least = bx_length_min(g.least, gap);
        g.most = bx_length_max(g.most, gap);
    }
    return g;
}

/* Whether a lever alone would have made the wanted number of lines. */
static bool lever_makes(const text *t, bx_measure measure, bx_lever lever, const bx_lines *best,
                        int adjustment)
{
    bx_measure_list list = {&measure, 1, 0};
    bx_measurer m =
        bx_measurer_make(&t->paragraph, (bx_line_options){.indent = t->paragraph.indent}, lever);
    bx_measurer_make_edges(&m);
    bx_break_list breaks;
    bx_break_list_begin(&breaks);
    uint32_t tried = 0, faults = 0;
    for (size_t i = 0; i < best->count; i++)
        faults += best->lines[i].relaxation >= BX_RELAXED_GAPS;
    bool made = bx_break_counted(&m, &list, (uint32_t)((int)best->count + adjustment), faults,
                                 lever == BX_LEVER_GAPS, &breaks, &tried);
    bx_break_list_end(&breaks);
    bx_measurer_release_edges(&m);
    return made;
}

static void check_lever(const text *t, bx_measure measure, const bx_lines *best,
                        const bx_lines *set, int adjustment)
{
    ck_assert_uint_eq(set->count,
                      best->count + (size_t)(set->lever == BX_LEVER_NONE ? 0 : adjustment));
    for (bx_lever l = adjustment < 0 ? BX_LEVER_MARKS : BX_LEVER_GAPS;
         set->lever != BX_LEVER_NONE && l < set->lever; l++)
        ck_assert_msg(!lever_makes(t, measure, l, best, adjustment), "lever %d comes before %d", l,
                      set->lever);
    for (size_t i = 0; i < set->count; i++) {
        const bx_line *line = &set->lines[i];
        ck_assert_int_eq(line->lever, set->lever);
        gaps g = gaps_of(t, line);
        if (g.least == EM || line->flags & (BX_LINE_OVERFULL | BX_LINE_UNDERFULL)) continue;
        ck_assert_int_ge(g.least, set->lever == BX_LEVER_TRACKING_IN ? -EM / 50 : 0);
        if (set->lever == BX_LEVER_MARKS) ck_assert_int_ge(g.autospace, EM / 4);
        if (set->lever == BX_LEVER_TRACKING_OUT && line->action != BX_LINE_PULLED_IN)
            ck_assert_int_ge(g.least, EM / 50);
        ck_assert_int_ge(g.autospace, EM / 8 - EM / 50);
    }
}

START_TEST(t128_levers_in_their_order)
{
    static const char *const texts[] = {"市里组织港口、口岸和税务等部门，把企业办事要交的材料逐项过"
                                        "了一遍，能合并的合并，能共享的共享，能取消的取消。",
                                        "市民用App在12日前办完3件事，年底前共有18个街道的2300多户家"
                                        "庭装上新表，平均每户省水5吨以上，还有40户等着排期。",
                                        "老桥北面那条街上开了几家新的铺子卖米卖面也卖自家腌的小菜街"
                                        "坊早上出门买菜常常在门口站着说一会儿话才回家去做饭"};
    int used[BX_LEVER_COUNT] = {0};
    for (size_t i = 0; i < 3; i++) {
        text *t = make(texts[i], 2);
        for (int tenths = 80; tenths < 300; tenths++) {
            bx_measure measure = {EM / 10 * tenths, 1};
            for (int wrap = BX_WRAP_PRETTY; wrap <= BX_WRAP_AUTO; wrap++) {
                bx_line_options options = {.indent = t->paragraph.indent,
                                           .wrap = (bx_text_wrap)wrap};
                bx_lines best = bx_lines_break(&t->paragraph, &measure, 1, options, t->arena);
                ck_assert_int_eq(best.lever, BX_LEVER_NONE);
                for (options.line_adjustment = -1; options.line_adjustment < 2;
                     options.line_adjustment += 2) {
                    bx_lines set = bx_lines_break(&t->paragraph, &measure, 1, options, t->arena);
                    check_invariants(t, &set);
                    check_lever(t, measure, &best, &set, options.line_adjustment);
                    used[set.lever]++;
                }
            }
        }
        done(t);
    }
    for (int l = 0; l < BX_LEVER_COUNT; l++)
        ck_assert_msg(used[l] > 0, "lever %d is never used", l);
}
END_TEST

START_TEST(odd_measures_make_progress)
{
    bx_length measures[] = {0, 1, EM / 2, EM, EM + 1};
    for (size_t i = 0; i < 5; i++) {
        text *t = make("（早），——ABC 12.5%。", 2);
        for (int wrap = 0; wrap < 3; wrap++) {
            bx_measure measure = {measures[i], 1};
            bx_lines lines = bx_lines_break(&t->paragraph, &measure, 1,
                                            (bx_line_options){.indent = t->paragraph.indent,
                                                              .wrap = (bx_text_wrap)wrap,
                                                              .line_adjustment = 0},
                                            t->arena);
            ck_assert_uint_gt(lines.count, 0);
            ck_assert_uint_eq(lines.lines[lines.count - 1].cluster_next,
                              t->paragraph.cluster_count);
        }
        done(t);
    }
}
END_TEST

START_TEST(long_text_is_linear)
{
    bx_buffer string = {0};
    for (int i = 0; i < 20000; i++)
        bx_buffer_append_literal(&string, "会议强调，要把水利建");
    text *t = make(string.data, 2);
    bx_measure measure = {EM * 31 / 2, 1};
    bx_lines lines = bx_lines_break(&t->paragraph, &measure, 1,
                                    (bx_line_options){.indent = t->paragraph.indent,
                                                      .wrap = BX_WRAP_PRETTY,
                                                      .line_adjustment = 0},
                                    t->arena);
    ck_assert_uint_gt(lines.count, 12000);
    /* Lines of 15 characters: some twenty starts are tried for each possible end, whatever the
     * length. */
    ck_assert_uint_lt(lines.breaks_tried, 200000u * 40);
    done(t);
    string.size = 0;
    for (int i = 0; i < 10000; i++)
        bx_buffer_append_literal(&string, "。");
    t = make(string.data, 0);
    lines = bx_lines_break(&t->paragraph, &measure, 1,
                           (bx_line_options){.indent = t->paragraph.indent,
                                             .wrap = BX_WRAP_PRETTY,
                                             .line_adjustment = 0},
                           t->arena);
    ck_assert_uint_gt(lines.count, 0);
    done(t);
    bx_buffer_release(&string);
}
END_TEST

/* Facts of one breaking, in the order in which rules are given up. */
typedef struct verdict {
    uint32_t lines, too_wide, lonely, open;
} verdict;

/* All breakings of a paragraph at places that no prohibition forbids: whether one has no line too
 * wide and no lonely character, and for which numbers of lines one is within all limits. */
typedef struct exhaustive {
    bool not_lonely;
    bool legal[64];
} exhaustive;

enum { MOST_CLUSTERS = 63 };

static exhaustive try_all(const text *t, bx_length measure)
{
    const bx_paragraph *p = &t->paragraph;
    bx_measurer m = bx_measurer_make(p, (bx_line_options){.indent = p->indent}, BX_LEVER_NONE);
    exhaustive e = {0};
    /* By first cluster of the next line and number of lines: without lines too wide; within the
     * limits. */
    static bool reached[MOST_CLUSTERS + 1][64], legal[MOST_CLUSTERS + 1][64];
    memset(reached, 0, sizeof reached);
    memset(legal, 0, sizeof legal);
    reached[0][0] = legal[0][0] = true;
    for (uint32_t begin = 0; begin < p->cluster_count; begin++) {
        for (uint32_t next = begin + 1; next <= p->cluster_count; next++) {
            const bx_cluster *c = &p->clusters[next - 1];
            if (c->break_kind == BX_BREAK_NEVER || c->break_penalty >= BX_COST_RELAXED) continue;
            bool last = next == p->cluster_count;
            bx_line_edges edges;
            bx_candidate line = bx_measurer_line(&m, begin, next, &edges);
            bx_adjustment a = bx_candidate_adjust(&line, measure, last);
            if (a.overfull || (last && bx_line_is_runt(p, begin, line.end->end))) continue;
            for (int lines = 0; lines < 63; lines++) {
                reached[next][lines + 1] |= reached[begin][lines];
                legal[next][lines + 1] |= legal[begin][lines] && !a.underfull;
            }
        }
    }
    for (int lines = 0; lines < 64; lines++) {
        e.not_lonely |= reached[p->cluster_count][lines];
        e.legal[lines] = legal[p->cluster_count][lines];
    }
    return e;
}

static verdict verdict_of(const bx_lines *lines)
{
    verdict v = {.lines = (uint32_t)lines->count};
    for (size_t i = 0; i < lines->count; i++) {
        v.too_wide += lines->lines[i].relaxation == BX_RELAXED_OVERFULL;
        v.lonely += lines->lines[i].relaxation == BX_RELAXED_RUNT;
        v.open += (lines->lines[i].flags & BX_LINE_UNDERFULL) != 0;
    }
    return v;
}

static const char *random_text(unsigned *seed, int pieces_count, bx_buffer *out)
{
    static const char *const pieces[] = {"天", "地", "，", "。", "“早", "晚”", "（甲）", "A",
                                         "12", "：", "——", "？", "、",  "·",   "《书》"};
    out->size = 0;
    bx_buffer_append_literal(out, "字");
    for (int i = 0; i < pieces_count; i++) {
        *seed = *seed * 1103515245u + 12345u;
        unsigned pick = *seed >> 16;
        bx_buffer_append_literal(out, pick % 4 ? "文" : pieces[pick / 4 % 15]);
    }
    bx_buffer_append_literal(out, pieces_count % 2 ? "完。" : "完”。");
    return out->data;
}

/* T-131: no lonely character when any breaking avoids it. T-124: the limits are kept when any
 * breaking keeps them. On request a line more or less, whenever some breaking within the limits has
 * that many. */
START_TEST(t131_exhaustive_comparison)
{
    unsigned seed = 11, lonely = 0, legal = 0, adjusted = 0;
    bx_buffer string = {0};
    for (int round = 0; round < 200; round++) {
        text *t = make(random_text(&seed, 8 + round % 17, &string), round % 3);
        for (int halves = 6; halves <= 18; halves++) {
            bx_measure measure = {EM * halves / 2, 1};
            exhaustive e = try_all(t, measure.width);
            bx_lines best = bx_lines_break(
                &t->paragraph, &measure, 1,
                (bx_line_options){.indent = t->paragraph.indent, .wrap = BX_WRAP_PRETTY}, t->arena);
            verdict v = verdict_of(&best);
            if (e.not_lonely)
                ck_assert_msg(v.lonely == 0, "T-131: lonely at %d/2 em: %s", halves, string.data);
            lonely += e.not_lonely;
            bool any = false;
            for (int i = 0; i < 64; i++)
                any |= e.legal[i];
            if (any)
                ck_assert_msg(v.too_wide + v.lonely + v.open == 0, "T-122: limits at %d/2 em: %s",
                              halves, string.data);
            legal += any;
            for (int change = -1; any && change <= 1; change += 2) {
                uint32_t wanted = v.lines + (uint32_t)change;
                if (wanted >= 64 || !e.legal[wanted]) continue;
                adjusted++;
                bx_lines other = bx_lines_break(&t->paragraph, &measure, 1,
                                                (bx_line_options){.indent = t->paragraph.indent,
                                                                  .wrap = BX_WRAP_PRETTY,
                                                                  .line_adjustment = change},
                                                t->arena);
                verdict o = verdict_of(&other);
                ck_assert_msg(o.lines == wanted && o.too_wide + o.lonely + o.open == 0,
                              "T-128: %d lines wanted, %u found at %d/2 em: %s", (int)wanted,
                              o.lines, halves, string.data);
            }
        }
        done(t);
    }
    ck_assert_uint_gt(lonely, 1000);
    ck_assert_uint_gt(legal, 500);
    ck_assert_uint_gt(adjusted, 20);
    bx_buffer_release(&string);
}
END_TEST

/* Work per character stays the same however long the text is (T-124). */
static double work(const char *piece, size_t times, int line_adjustment)
{
    bx_buffer string = {0};
    for (size_t i = 0; i < times; i++)
        bx_buffer_append(&string, piece, strlen(piece));
    text *t = make(string.data, 0);
    bx_measure measure = {EM * 31 / 2, 1};
    bx_lines lines = bx_lines_break(&t->paragraph, &measure, 1,
                                    (bx_line_options){.indent = t->paragraph.indent,
                                                      .wrap = BX_WRAP_PRETTY,
                                                      .line_adjustment = line_adjustment},
                                    t->arena);
    ck_assert_uint_eq(lines.lines[lines.count - 1].cluster_next, t->paragraph.cluster_count);
    double each = (double)lines.breaks_tried / (double)t->paragraph.cluster_count;
    done(t);
    bx_buffer_release(&string);
    return each;
}

START_TEST(t124_work_grows_with_the_text)
{
    static const struct {
        const char *piece;
        size_t few, many;
    } cases[] = {
        {"会议强调，要把水利建", 1000, 20000},
        {"。", 500, 10000},
        {"“", 500, 10000},
        {"？！」』", 500, 2500},
        {"donaudampfschifffahrtsgesellschaft", 100, 2000},
        {"字 word 与 long-word，", 500, 5000},
        {"会议\n", 1000, 20000},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double little = work(cases[i].piece, cases[i].few, 0),
               much = work(cases[i].piece, cases[i].many, 0);
        ck_assert_msg(much <= little * 1.1 + 1 && much < 120, "%s: %g each, then %g",
                      cases[i].piece, little, much);
    }
    /* On request for a line more, the number of lines is part of the state, but never more than 16
     * of them. */
    ck_assert_msg(work("会议强调，要把水利建", 4000, 1) < 16 * 40, "line adjustment");
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("line");
    tcase_add_test(tests, strings_break_as_required);
    tcase_add_test(tests, random_text_keeps_the_rules);
    tcase_add_test(tests, t124_pretty_costs_no_more_than_first_fit);
    tcase_add_test(tests, measures_may_change_line_by_line);
    tcase_add_test(tests, one_line_more_on_request);
    tcase_add_test(tests, t128_levers_in_their_order);
    tcase_add_test(tests, odd_measures_make_progress);
    tcase_add_test(tests, long_text_is_linear);
    tcase_add_test(tests, t131_exhaustive_comparison);
    tcase_add_test(tests, t124_work_grows_with_the_text);
    return run_tests("line", tests);
}
