/* Initial letters onto the plate. */
#include "paint/initial_paint.h"

#include "paint/codes.h"
#include "unicode/character.h"

static void report_narrow(const bx_painter *painter, const bx_initial *initial, bx_length measure)
{
    bx_number_text characters;
    bx_short_text letter;
    bx_length rest = bx_initial_rest(initial, measure);
    if (rest >= BX_LEAST_CHARACTERS * initial->em) return;
    bx_report_on_page(painter->diagnostics, BX_INITIAL_NARROW, initial->letter->node->span,
                      painter->ask.page->number, painter->story,
                      bx_short(&letter, initial->letter->text),
                      bx_number(&characters, rest / initial->em));
}

void bx_initial_paint(const bx_painter *painter, const bx_initial *initial, bx_length x,
                      bx_length measure, bx_length top, bx_length pitch)
{
    report_narrow(painter, initial, measure);
    const bx_paragraph *letter = initial->letter;
    bx_length white = (pitch - initial->em) / 2;
    int64_t baseline = (int64_t)top + white + letter->ascent;
    if (initial->western) {
        int64_t ascent = bx_multiply_divide(letter->ascent, initial->em, letter->style->font_size);
        baseline = (int64_t)top + (int64_t)(initial->lines - 1) * pitch + white + ascent;
    }
    bx_builder_line(painter->builder, letter, &initial->line.lines[0],
                    (bx_point){x, bx_length_clamp(baseline)}, painter->ask.arena);
    bx_builder_line_continues(painter->builder);
    bx_builder_story(painter->builder)->placed +=
        bx_text_characters(letter->text, 0, (uint32_t)letter->text.size);
}
