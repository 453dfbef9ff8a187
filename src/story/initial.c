/* Size and place of initial letters. */
#include "story/initial.h"

#include "style/line_style.h"
#include "style/place_style.h"
#include "style/text_style.h"
#include "unicode/character.h"

/* The letter at a size, in the style of ::first-letter. */
static void shape(const bx_ask *ask, const bx_node *block, bx_initial *initial, bx_length size)
{
    bx_style *style =
        bx_arena_copy(ask->arena, bx_style_first_letter(ask->styles, block), sizeof *style);
    style->font_size = size;
    style->line_height = size;
    bx_line_style *line = bx_arena_copy(ask->arena, style->line, sizeof *line);
    bx_text_style *text = bx_arena_copy(ask->arena, style->text, sizeof *text);
    style->line = line;
    style->text = text;
    line->text_align = line->text_align_last = BX_ALIGN_START;
    text->letter_spacing = 0;
    initial->letter =
        bx_shape_initial(bx_asker_shaper(ask->asker), ask->styles, block, style, ask->arena);
}

/* Share of the letter's size that its capitals are high, in 1/1000. */
static int64_t cap_height(const bx_initial *initial)
{
    const bx_face *face = initial->letter->runs[0].face;
    int64_t height = (int64_t)face->cap_height_fu * 1000 / (int64_t)face->units_per_em;
    return height > 400 && height < 1000 ? height : 700;
}

bx_initial *bx_initial_make(const bx_ask *ask, const bx_node *block, bx_length pitch)
{
    const bx_style *style = bx_style_first_letter(ask->styles, block);
    if (!style || style->place->initial_letter < 2) return NULL;
    bx_initial *initial = BX_NEW(ask->arena, bx_initial);
    initial->lines = style->place->initial_letter;
    initial->em = bx_style_of(ask->styles, block)->font_size;
    /* From the first line's em box to the last one's. */
    int64_t sunk = (int64_t)(initial->lines - 1) * pitch;
    shape(ask, block, initial, bx_length_clamp(sunk + initial->em));
    if (initial->letter->cluster_count == 0) return NULL;
    bx_class class = initial->letter->clusters[0].class;
    initial->western = !ask->axes.vertical && (class == BX_CLASS_LATIN || class == BX_CLASS_DIGIT);
    if (initial->western) {
        /* From the first line's capitals to the last one's baseline. */
        int64_t cap = cap_height(initial);
        shape(ask, block, initial, bx_length_clamp(sunk * 1000 / cap + initial->em));
    }
    bx_line_prepare(initial->letter, bx_shaper_boundaries(bx_asker_shaper(ask->asker)), ask->arena);
    initial->width = bx_line_natural_width(initial->letter);
    bx_measure measure = {initial->width, 1};
    initial->line = bx_lines_break(initial->letter, &measure, 1,
                                   (bx_line_options){.wrap = BX_WRAP_AUTO}, ask->arena);
    return initial;
}

bx_length bx_initial_rest(const bx_initial *initial, bx_length measure)
{
    bx_length rest = (measure - initial->width - initial->em / 4) / initial->em * initial->em;
    return bx_length_max(rest, initial->em);
}

const bx_measure *bx_initial_measures(const bx_ask *ask, const bx_initial *initial,
                                      const bx_measure *measures, size_t *count)
{
    bx_measure *split = BX_NEW_ARRAY(ask->arena, bx_measure, *count + 1);
    uint32_t lines = (uint32_t)initial->lines;
    split[0] = (bx_measure){bx_initial_rest(initial, measures[0].width), lines};
    for (size_t i = 0; i < *count; i++)
        split[i + 1] = measures[i];
    /* The last measure repeats for ever; others have so many lines less. */
    if (*count > 1) split[1].lines = measures[0].lines > lines ? measures[0].lines - lines : 0;
    ++*count;
    return split;
}
