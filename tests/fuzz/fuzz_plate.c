/* Any bytes as a dump, and any plate that the tables of fields allow: no crash, no hang, and what
 * is read is written as it was. The first byte chooses; in a plate all others are its values. */
#include "../unit/plate_by_schema.h"

#include <jansson.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Reads a page; a plate that comes of it is the page again. */
static void read_page(const json_t *page, bx_sources *sources, const bx_buffer *text)
{
    bx_plate_fault fault;
    bx_plate_finder finder = made_finder(sources);
    bx_plate *plate = bx_plate_read(page, sources, &MADE_NAMES, &finder, &fault);
    if (!plate != (fault.what[0] != 0)) abort();
    if (!plate && text) abort();
    bx_buffer again = {0};
    if (plate && text) {
        bx_plate_write(plate, sources, &MADE_NAMES, &again);
        if (!bx_string_equal(bx_buffer_string(&again), bx_buffer_string(text))) abort();
    }
    bx_buffer_release(&again);
    bx_plate_free(plate);
}

static void read_plate_of(const uint8_t *data, size_t size)
{
    bx_sources *sources = bx_sources_new();
    bx_sources_add(sources, BX_STRING("a.xml"), BX_STRING("012\n456\n89012345678"));
    bx_sources_add(sources, BX_STRING("b.xml"), BX_STRING("0\n23456789012345678"));
    bx_plate *plate = make_plate(&(choices){.data = data, .size = size});
    bx_buffer text = {0};
    bx_plate_write(plate, sources, &MADE_NAMES, &text);
    json_t *page = json_loadb(text.data, text.size, JSON_REJECT_DUPLICATES, NULL);
    if (!page) abort();
    read_page(page, sources, &text);
    json_decref(page);
    bx_buffer_release(&text);
    bx_plate_free(plate);
    bx_sources_free(sources);
}

static void read_bytes(bx_string text)
{
    json_t *dump = json_loadb(text.data, text.size, JSON_REJECT_DUPLICATES, NULL);
    if (!dump) return;
    bx_sources *sources = bx_sources_new();
    bx_arena *arena = bx_arena_new();
    bx_dump_head head;
    bx_plate_fault fault;
    if (!bx_dump_head_read(json_object_get(dump, "header"), arena, &head, &fault))
        bx_dump_offset(text, fault.place);
    const json_t *pages = json_object_get(dump, "pages");
    for (size_t i = 0; i < json_array_size(pages); i++)
        read_page(json_array_get(pages, i), sources, NULL);
    bx_arena_free(arena);
    bx_sources_free(sources);
    json_decref(dump);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) return 0;
    if (data[0] == '{')
        read_bytes((bx_string){(const char *)data, size});
    else
        read_plate_of(data + 1, size - 1);
    return 0;
}
