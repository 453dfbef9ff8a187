/* Look-up, initial values and inheritance over the table. */
#include "style/property.h"

#include "base/map.h"
#include "base/recovery.h"
#include "style/computed.h"

#include <stddef.h>
#include <string.h>

static bx_map names;
static bx_once names_once = BX_ONCE;

/* A constant of the program once built: the table's names. */
static void build_names(void)
{
    size_t count;
    const bx_property *table = bx_property_table(&count);
    bx_map_release(&names); /* of a try that was broken off */
    for (size_t i = 0; i < count; i++)
        bx_map_set(&names, bx_string_of(table[i].name), i);
}

const bx_property *bx_property_find(bx_string name)
{
    bx_do_once(&names_once, build_names);
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
    const bx_property *table = bx_property_table(&count), *best = NULL;
    unsigned least = bx_string_slips(name);
    for (size_t i = 0; i < count; i++) {
        unsigned distance = bx_string_distance(name, bx_string_of(table[i].name), least);
        if (distance > least || (best && distance == least)) continue;
        least = distance;
        best = &table[i];
    }
    return best;
}

void bx_computed_link(bx_computed *c)
{
    c->root.font = &c->font;
    c->root.text = &c->text;
    c->root.line = &c->line;
    c->root.box = &c->box;
    c->root.place = &c->place;
    c->root.grid = &c->grid;
    c->root.fit = &c->fit;
    c->root.picture = &c->picture;
    c->root.page = &c->page;
}

static struct {
    bx_computed values;
    bx_arena *arena; /* of their lists */
} initial;
static bx_once initial_once = BX_ONCE;

/* A constant of the program once built: what the rows' own readers make of their initial values. */
static void build_initial(void)
{
    bx_arena_free(initial.arena); /* of a try that was broken off */
    initial.arena = NULL;
    bx_arena *arena = initial.arena = bx_arena_new();
    bx_value_context context = {BX_PT(9), BX_PT(13), BX_PT(9), BX_PT(13), BX_COLOR_BLACK, arena, 0};
    size_t count;
    const bx_property *table = bx_property_table(&count);
    initial.values.font.fit_scale = 65536; /* no property */
    for (size_t i = 0; i < count; i++) {
        if (table[i].size == 0) continue;
        bx_values values = {.context = &context};
        values.tokens = bx_tokenize(bx_string_of(table[i].initial), arena, &values.count);
        bool good = table[i].read(&table[i], &values, &initial.values) && bx_values_done(&values);
        BX_REQUIRE(good);
    }
}

void bx_property_initialize(bx_computed *style)
{
    bx_do_once(&initial_once, build_initial);
    *style = initial.values;
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

void *bx_property_field(const bx_property *property, bx_computed *style)
{
    return (char *)style + offset_of(property, style->root.writing_mode);
}

/* The longhand that a list goes on with, and the list after it; NULL at its end. */
static const bx_property *next_longhand(const char **list)
{
    if (!*list || !**list) return NULL;
    size_t length = strcspn(*list, " ");
    const bx_property *longhand = bx_property_find((bx_string){*list, length});
    *list += length;
    *list += strspn(*list, " ");
    return longhand;
}

void bx_property_copy(const bx_property *property, bx_computed *to, const bx_computed *from)
{
    if (property->size > 0) {
        size_t offset = offset_of(property, to->root.writing_mode);
        memcpy((char *)to + offset, (const char *)from + offset, property->size);
    }
    const char *list = property->longhands;
    for (const bx_property *p = next_longhand(&list); p; p = next_longhand(&list))
        bx_property_copy(p, to, from);
}

unsigned bx_property_boxes(const bx_property *property)
{
    unsigned boxes = property->boxes;
    const char *list = property->longhands;
    for (const bx_property *p = next_longhand(&list); p; p = next_longhand(&list))
        boxes |= bx_property_boxes(p);
    return boxes;
}

void bx_property_inherit_all(bx_computed *to, const bx_computed *from)
{
    size_t count;
    const bx_property *table = bx_property_table(&count);
    for (size_t i = 0; i < count; i++) {
        if (table[i].inherited && table[i].size > 0) bx_property_copy(&table[i], to, from);
    }
}
