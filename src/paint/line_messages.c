/* Messages about lines. */
#include "paint/line_messages.h"

#include "paint/codes.h"

#include "paint/set_annotation.h"

/* A line that is too wide, or wide open (T-122): beside heads and pictures, where few characters
 * stand, nobody can help the latter. */
static void report_width(const bx_painter *painter, const bx_paragraph *paragraph,
                         const bx_lines *lines, size_t index)
{
    const bx_line *line = &lines->lines[index];
    enum { FEW_CHARACTERS = 6 };
    bool narrow = line->measure < (int64_t)FEW_CHARACTERS * paragraph->style->font_size;
    bool open = line->relaxation == BX_RELAXED_GAPS && !narrow;
    if (!(line->flags & BX_LINE_OVERFULL) && !open) return;
    if (open && bx_lines_meet_broken_word(lines, index)) return;
    bx_code code = line->flags & BX_LINE_OVERFULL ? BX_OVERFULL_LINE : BX_OPEN_LINE;
    uint32_t begin = paragraph->clusters[line->cluster_begin].text_begin;
    uint32_t end = paragraph->clusters[line->cluster_end - 1].text_end;
    bx_short_text story, text;
    bx_report_on_page(painter->diagnostics, code, bx_paragraph_span(paragraph, begin, end),
                      painter->ask.page->number, painter->story, bx_short(&story, painter->story),
                      bx_short(&text, bx_string_slice(paragraph->text, begin, end)));
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

void bx_line_report_word(const bx_painter *painter, const bx_paragraph *paragraph,
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

void bx_line_report(const bx_painter *painter, const bx_paragraph *paragraph, const bx_lines *lines,
                    size_t index)
{
    report_width(painter, paragraph, lines, index);
    bx_line_report_word(painter, paragraph, lines, index);
    if (paragraph->annotation_count > 0) report_comments(painter, paragraph, &lines->lines[index]);
}
