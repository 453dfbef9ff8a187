/* Size and place of initial letters. */
#include "story/initial.h"

#include "story/codes.h"
#include "style/line_style.h"
#include "style/place_style.h"
#include "style/text_style.h"
#include "unicode/character.h"

/* The letter at a size, in the style of ::first-letter. */
static void shape(bx_page_context *context, const bx_node *block, bx_initial *initial,
                  bx_length size)
{
    bx_style *style =
        bx_arena_copy(context->arena, bx_style_first_letter(context->styles, block), sizeof *style);
    bx_line_style *line = bx_arena_copy(context->arena, style->line, sizeof *line);
    bx_text_style *text = bx_arena_copy(context->arena, style->text, sizeof *text);
    style->line = line;
    style->text = text;
    style->font_size = size;
    style->line_height = size;
    line->text_align = line->text_align_last = BX_ALIGN_START;
    text->letter_spacing = 0;
    initial->letter =
        bx_shape_initial(context->shaper, context->styles, block, style, context->arena);
}

/* Share of the letter's size that its capitals are high, in 1/1000. */
static int64_t cap_height(const bx_initial *initial)
{
    const bx_face *face = initial->letter->runs[0].face;
    int64_t height = (int64_t)face->cap_height_fu * 1000 / (int64_t)face->units_per_em;
    return height > 400 && height < 1000 ? height : 700;
}

bx_initial *bx_initial_make(bx_page_context *context, const bx_node *block, bx_length pitch)
{
    const bx_style *style = bx_style_first_letter(context->styles, block);
    if (!style || style->place->initial_letter < 2) return NULL;
    bx_initial *initial = BX_NEW(context->arena, bx_initial);
    initial->lines = style->place->initial_letter;
    initial->em = bx_style_of(context->styles, block)->font_size;
    /* From the first line's em box to the last one's. */
    int64_t sunk = (int64_t)(initial->lines - 1) * pitch;
    shape(context, block, initial, bx_length_clamp(sunk + initial->em));
    if (initial->letter->cluster_count == 0) return NULL;
    bx_class class = initial->letter->clusters[0].class;
    initial->western = !context->vertical && (class == BX_CLASS_LATIN || class == BX_CLASS_DIGIT);
    if (initial->western) {
        /* From the first line's capitals to the last one's baseline. */
        int64_t cap = cap_height(initial);
        shape(context, block, initial, bx_length_clamp(sunk * 1000 / cap + initial->em));
    }
    bx_line_opportunities(initial->letter);
    initial->width = bx_line_natural_width(initial->letter);
    bx_measure measure = {initial->width, 1};
    initial->letter->indent = 0;
    initial->line = bx_lines_break(initial->letter, &measure, 1,
                                   (bx_line_options){.wrap = BX_WRAP_AUTO}, context->arena);
    return initial;
}

/* What a measure leaves beside the letter: whole characters, a quarter of one away at least. */
static bx_length rest_of(const bx_initial *initial, bx_length measure)
{
    bx_length rest = (measure - initial->width - initial->em / 4) / initial->em * initial->em;
    return bx_length_max(rest, initial->em);
}

const bx_measure *bx_initial_measures(bx_page_context *context, const bx_initial *initial,
                                      const bx_measure *measures, size_t *count)
{
    bx_measure *split = BX_NEW_ARRAY(context->arena, bx_measure, *count + 1);
    uint32_t lines = (uint32_t)initial->lines;
    split[0] = (bx_measure){rest_of(initial, measures[0].width), lines};
    for (size_t i = 0; i < *count; i++)
        split[i + 1] = measures[i];
    /* The last measure repeats for ever; others have so many lines less. */
    if (*count > 1) split[1].lines = measures[0].lines > lines ? measures[0].lines - lines : 0;
    ++*count;
    return split;
}

static void report_narrow(bx_page_context *context, const bx_initial *initial, bx_length measure)
{
    bx_number_text characters;
    bx_short_text letter;
    bx_length rest = rest_of(initial, measure);
    if (rest >= BX_LEAST_CHARACTERS * initial->em) return;
    bx_report_on_page(context->diagnostics, BX_INITIAL_NARROW, initial->letter->node->span,
                      context->number, context->story, bx_short(&letter, initial->letter->text),
                      bx_number(&characters, rest / initial->em));
}

void bx_initial_paint(bx_page_context *context, const bx_initial *initial, bx_length x,
                      bx_length measure, bx_length top, bx_length pitch)
{
    report_narrow(context, initial, measure);
    const bx_paragraph *letter = initial->letter;
    bx_length white = (pitch - initial->em) / 2;
    int64_t baseline = (int64_t)top + white + letter->ascent;
    if (initial->western) {
        int64_t ascent = bx_multiply_divide(letter->ascent, initial->em, letter->style->font_size);
        baseline = (int64_t)top + (int64_t)(initial->lines - 1) * pitch + white + ascent;
    }
    bx_builder_line(context->builder, letter, &initial->line.lines[0],
                    (bx_point){x, bx_length_clamp(baseline)}, context->arena);
    bx_builder_line_continues(context->builder);
    bx_builder_story(context->builder)->placed +=
        bx_text_characters(letter->text, 0, (uint32_t)letter->text.size);
}
