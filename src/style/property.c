/* Look-up, initial values and inheritance over the table. */
#include "style/property.h"

#include "base/map.h"
#include "style/style.h"

#include <pthread.h>
#include <stddef.h>
#include <string.h>

static bx_map names;
static pthread_once_t names_once = PTHREAD_ONCE_INIT;

/* A constant of the program once built: the table's names. */
static void build_names(void)
{
    size_t count;
    const bx_property *table = bx_property_table(&count);
    for (size_t i = 0; i < count; i++)
        bx_map_set(&names, bx_string_of(table[i].name), i);
}

const bx_property *bx_property_find(bx_string name)
{
    pthread_once(&names_once, build_names);
    size_t count;
    const bx_property *table = bx_property_table(&count);
    size_t index = bx_map_find(&names, name);
    if (index != BX_MAP_NONE) return &table[index];
    for (size_t i = 0; i < count; i++) {
        if (bx_string_equal_ignore_case(name, table[i].name)) return &table[i];
    }
    return NULL;
}

const bx_property *bx_property_nearest(bx_string name)
{
    size_t count;
    const bx_property *table = bx_property_table(&count), *best = table;
    unsigned least = 1000;
    for (size_t i = 0; i < count; i++) {
        unsigned distance = bx_string_distance(name, bx_string_of(table[i].name), 100);
        if (distance < least) {
            least = distance;
            best = &table[i];
        }
    }
    return best;
}

void bx_property_initialize(bx_style *style)
{
    static bx_string serif = {"serif", 5};
    *style = (bx_style){0};
    style->font_families = &serif;
    style->font_family_count = 1;
    style->font_size = BX_PT(9);
    style->font_weight = 400;
    style->font_kerning = true;
    style->text_scale_x = style->fit_scale = 65536;
    style->scale_limits[0] = 65536 * 8 / 10;
    style->scale_limits[1] = 65536;
    style->tracking_limits[0] = -65536 / 20;
    style->line_height = BX_PT(13);
    style->color = BX_COLOR_BLACK;
    style->text_wrap = BX_WRAP_AUTO;
    style->autospace = BX_AUTOSPACE_ALPHA | BX_AUTOSPACE_NUMERIC | BX_AUTOSPACE_REPLACE;
    style->autospace_width = -1; /* a quarter of the font size */
    style->shape_margin = -1;
    style->decoration_inset = -1; /* a sixteenth of it */
    style->text_align = BX_ALIGN_START;
    style->widows = style->orphans = 1;
    style->copyfit_range[0].kind = style->copyfit_range[1].kind = BX_DIMENSION_NONE;
    style->text_indent.kind = BX_DIMENSION_LENGTH;
    for (int side = 0; side < 4; side++) {
        style->margin[side].kind = BX_DIMENSION_LENGTH;
        style->padding[side].kind = BX_DIMENSION_LENGTH;
        style->border[side] = (bx_border){BX_BORDER_NONE, BX_PT(1), BX_COLOR_BLACK};
    }
    style->column_rule = style->row_rule = style->border[0];
    style->object_position[0] = (bx_dimension){BX_DIMENSION_PERCENT, 50 * 65536};
    style->object_position[1] = style->object_position[0];
}

/* Fields that come with a list's length beside them. */
static void copy_counts(const bx_property *property, bx_style *to, const bx_style *from)
{
    if (property->offset == offsetof(bx_style, font_families)) {
        to->font_family_count = from->font_family_count;
        to->font_family_span = from->font_family_span;
    } else if (property->offset == offsetof(bx_style, protected_words))
        to->protected_word_count = from->protected_word_count;
    else if (property->offset == offsetof(bx_style, sensitive_words))
        to->sensitive_word_count = from->sensitive_word_count;
    else if (property->offset == offsetof(bx_style, text_align))
        to->align_mark = from->align_mark;
    else if (property->offset == offsetof(bx_style, line_height))
        to->line_height_number = from->line_height_number;
    else if (property->offset == offsetof(bx_style, columns))
        to->column_track_count = from->column_track_count;
    else if (property->offset == offsetof(bx_style, rows))
        to->row_track_count = from->row_track_count;
    else if (property->offset == offsetof(bx_style, content))
        to->content_count = from->content_count;
}

void bx_property_copy(const bx_property *property, bx_style *to, const bx_style *from)
{
    if (property->size > 0) {
        memcpy((char *)to + property->offset, (const char *)from + property->offset,
               property->size);
        copy_counts(property, to, from);
        return;
    }
    for (const char *at = property->longhands; *at;) {
        size_t length = strcspn(at, " ");
        bx_property_copy(bx_property_find((bx_string){at, length}), to, from);
        at += length;
        at += strspn(at, " ");
    }
}

void bx_property_inherit_all(bx_style *to, const bx_style *from)
{
    size_t count;
    const bx_property *table = bx_property_table(&count);
    for (size_t i = 0; i < count; i++) {
        if (table[i].inherited && table[i].size > 0) bx_property_copy(&table[i], to, from);
    }
}

const bx_property_row *bx_style_properties(size_t *count)
{
    static bx_property_row rows[256];
    size_t size;
    const bx_property *table = bx_property_table(&size);
    for (size_t i = 0; i < size && i < 256; i++)
        rows[i] = (bx_property_row){table[i].name, table[i].syntax,
                                    table[i].initial ? table[i].initial : "", table[i].inherited,
                                    table[i].meaning};
    *count = size < 256 ? size : 256;
    return rows;
}
