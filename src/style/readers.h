/* Functions that read values of properties; the table names them. */
#ifndef BX_STYLE_READERS_H
#define BX_STYLE_READERS_H

#include "style/computed.h"
#include "style/property.h"

#define BX_READER(name)                                                                            \
    bool bx_read_##name(const bx_property *property, bx_values *values, bx_computed *style)

/* Generic ones: the row says field, keywords, allowed kinds. */
/* clang-format off */
BX_READER(keyword);
BX_READER(dimension);
BX_READER(length);
BX_READER(color);
BX_READER(small_integer);
BX_READER(border_width);

/* Text. */
BX_READER(font_family);
BX_READER(font_size);
BX_READER(font_weight);
BX_READER(font_features);
BX_READER(font);
BX_READER(text_scale);
BX_READER(line_height);
BX_READER(letter_spacing);
BX_READER(word_spacing);
BX_READER(autospace);
BX_READER(hanging);
BX_READER(text_align);
BX_READER(text_decoration);
BX_READER(auto_length);
BX_READER(text_combine);
BX_READER(content);
BX_READER(words);

/* Fitting. */
BX_READER(font_size_list);
BX_READER(max_lines);
BX_READER(scale_limits);
BX_READER(tracking_limits);
BX_READER(font_grade);

/* Effects. */
BX_READER(effect_color);
BX_READER(text_stroke);
BX_READER(text_outline);
BX_READER(paint_order);
BX_READER(text_shadow);

/* Boxes. */
BX_READER(four_sides);
BX_READER(two_sides);
BX_READER(border);
BX_READER(border_sides);
BX_READER(flow_border);
BX_READER(background);
BX_READER(object_position);
BX_READER(crop_limit);
BX_READER(initial_letter);

/* Page lint. */
BX_READER(lint);

/* Grids. */
BX_READER(tracks);
BX_READER(areas);
BX_READER(grid_line);
BX_READER(grid_lines);
BX_READER(grid_area);
BX_READER(gap);
BX_READER(column_count);
BX_READER(copyfit_range);
BX_READER(lead_columns);
BX_READER(shape_outside);

#endif
/* clang-format on */
