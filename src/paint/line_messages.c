/* Messages about lines. */
#include "paint/line_messages.h"

#include "paint/codes.h"

#include "set/annotation.h"

/* The first of several lines, one below the other, that are too wide. */
static bool begins_overfull(const bx_lines *lines, size_t index)
{
    return lines->lines[index].flags & BX_LINE_OVERFULL &&
           (index == 0 || !(lines->lines[index - 1].flags & BX_LINE_OVERFULL));
}

static void report_width(const bx_painter *painter, const bx_paragraph *paragraph,
                         const bx_line *line, bx_code code)
{
    uint32_t begin = paragraph->clusters[line->cluster_begin].text_begin;
    uint32_t end = paragraph->clusters[line->cluster_end - 1].text_end;
    bx_short_text story, text;
    bx_report_on_page(painter->diagnostics, code, bx_paragraph_span(paragraph, begin, end),
                      painter->ask.page->number, painter->story, bx_short(&story, painter->story),
                      bx_short(&text, bx_string_slice(paragraph->text, begin, end)));
}

/* A line wide open (T-122): beside heads and pictures, where few characters stand, nobody can help
 * it. */
static void report_gaps(const bx_painter *painter, const bx_paragraph *paragraph,
                        const bx_lines *lines, size_t index)
{
    const bx_line *line = &lines->lines[index];
    enum { FEW_CHARACTERS = 6 };
    bool narrow = line->measure < (int64_t)FEW_CHARACTERS * paragraph->style->font_size;
    if (line->relaxation != BX_RELAXED_GAPS || narrow || bx_lines_meet_broken_word(lines, index))
        return;
    report_width(painter, paragraph, line, BX_OPEN_LINE);
}

static void report_comments(const bx_painter *painter, const bx_paragraph *paragraph,
                            const bx_line *line)
{
    const bx_annotation *comment = bx_overlong_comment(paragraph, line);
    bx_short_text story;
    if (comment)
        bx_report_on_page(painter->diagnostics, BX_COMMENT_LONG, comment->node->span,
                          painter->ask.page->number, painter->story,
                          bx_short(&story, painter->story));
}

/* Datelines stay whole by the shipped style alone: in a narrow column they part like other text. */
static bool is_dateline(const bx_paragraph *paragraph, uint32_t cluster)
{
    const bx_node *node = paragraph->runs[paragraph->clusters[cluster].run].node;
    return node && node->element == BX_ELEMENT_DATELINE;
}

static void report_word(const bx_painter *painter, const bx_paragraph *paragraph,
                        const bx_lines *lines, size_t index)
{
    uint32_t begin, end;
    if (!bx_lines_broken_word(paragraph, lines, index, &begin, &end)) return;
    if (is_dateline(paragraph, begin)) return;
    uint32_t first = paragraph->clusters[begin].text_begin,
             last = paragraph->clusters[end - 1].text_end;
    bx_short_text story, word;
    bx_report_on_page(painter->diagnostics, BX_WORD_BROKEN,
                      bx_paragraph_span(paragraph, first, last), painter->ask.page->number,
                      painter->story, bx_short(&story, painter->story),
                      bx_short(&word, bx_string_slice(paragraph->text, first, last)));
}

void bx_line_report_distress(const bx_painter *painter, const bx_paragraph *paragraph,
                             const bx_lines *lines, size_t index)
{
    if (begins_overfull(lines, index))
        report_width(painter, paragraph, &lines->lines[index], BX_OVERFULL_LINE);
    report_word(painter, paragraph, lines, index);
}

void bx_line_report(const bx_painter *painter, const bx_paragraph *paragraph, const bx_lines *lines,
                    size_t index)
{
    report_gaps(painter, paragraph, lines, index);
    bx_line_report_distress(painter, paragraph, lines, index);
    if (paragraph->annotation_count > 0) report_comments(painter, paragraph, &lines->lines[index]);
}
