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
    static const bx_string serif = {"serif", 5};
    *style = (bx_style){0};
    style->font_families = (bx_font_families){.names = &serif, .count = 1};
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

static size_t offset_of(const bx_property *property, bx_writing_mode mode)
{
    static const bx_side vertical[4] = {BX_RIGHT, BX_BOTTOM, BX_LEFT, BX_TOP};
    size_t offset = property->offset;
    if (mode != BX_VERTICAL_RL || property->flow == BX_FLOW_NONE) return offset;
    if (property->flow == BX_FLOW_WIDTH) return offset + property->size;
    if (property->flow == BX_FLOW_HEIGHT) return offset - property->size;
    size_t side = property->flow - BX_FLOW_TOP;
    return offset - side * property->size + vertical[side] * property->size;
}

void *bx_property_field(const bx_property *property, bx_style *style)
{
    return (char *)style + offset_of(property, style->writing_mode);
}

void bx_property_copy(const bx_property *property, bx_style *to, const bx_style *from)
{
    if (property->size > 0) {
        size_t offset = offset_of(property, to->writing_mode);
        memcpy((char *)to + offset, (const char *)from + offset, property->size);
    }
    for (const char *at = property->longhands ? property->longhands : ""; *at;) {
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
