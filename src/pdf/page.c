/* A plate to a page of the file: the part that workers do. */
#include "pdf/page_parts.h"

#include "base/timing.h"

#include <libdeflate.h>

/* White round the bleed for crop marks. */
#define MARK_ROOM BX_PT(20)

void *bx_deflate(const void *data, size_t size, size_t *deflated)
{
    uint64_t started = bx_clock();
    /* Outlines and codes hardly shrink further at higher levels: 3 % for twice the time. */
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(1);
    BX_REQUIRE(compressor);
    size_t bound = libdeflate_zlib_compress_bound(compressor, size);
    void *out = bx_alloc(bound);
    *deflated = libdeflate_zlib_compress(compressor, data, size, out, bound);
    libdeflate_free_compressor(compressor);
    bx_timing_add(BX_STAGE_DEFLATE, started);
    return bx_resize(out, *deflated ? *deflated : 1, 1);
}

/* Boxes with PDF's origin at the lower left of the media box. */
static void set_boxes(bx_page_writer *w)
{
    const bx_plate *plate = w->plate;
    bx_length out = plate->bleed + (plate->crop_marks ? MARK_ROOM : 0);
    bx_pdf_page *page = w->page;
    page->media = (bx_rect){0, 0, plate->width + 2 * out, plate->height + 2 * out};
    page->trim = (bx_rect){out, out, plate->width, plate->height};
    page->bleed = (bx_rect){out - plate->bleed, out - plate->bleed, plate->width + 2 * plate->bleed,
                            plate->height + 2 * plate->bleed};
    w->content.left = -out;
    w->content.bottom = plate->height + out;
}

static void add_bookmarks(bx_page_writer *w)
{
    for (size_t i = 0; i < w->plate->story_count; i++) {
        const bx_plate_story *story = &w->plate->stories[i];
        bool article = bx_string_equal_literal(bx_string_of(story->role), "article");
        if (!article || story->title.size == 0 || story->polygon_count == 0) continue;
        bx_page_bookmark mark = {bx_string_copy(w->page->arena, story->title),
                                 story->polygon[0].x - w->content.left,
                                 w->content.bottom - story->polygon[0].y};
        bx_array_push(&w->page->bookmarks, mark);
    }
}

bx_pdf_page *bx_pdf_page_make(const bx_plate *plate, bx_font_library *fonts,
                              const bx_profile *profile, const bx_pdf_info *info,
                              const bx_sources *sources, bx_diagnostics *diagnostics)
{
    bx_arena *arena = bx_arena_new();
    bx_pdf_page *page = BX_NEW(arena, bx_pdf_page);
    page->arena = arena;
    page->number = plate->number;
    bx_page_writer w = {.page = page,
                        .plate = plate,
                        .fonts = fonts,
                        .profile = profile,
                        .info = info,
                        .sources = sources,
                        .diagnostics = diagnostics,
                        .overprint = -1};
    set_boxes(&w);
    bx_write_graphics(&w);
    bx_write_marks(&w);
    bx_write_text(&w);
    add_bookmarks(&w);
    page->content_length = w.content.buffer.size;
    page->content = bx_deflate(w.content.buffer.data, w.content.buffer.size, &page->content_size);
    bx_buffer_release(&w.content.buffer);
    return page;
}

void bx_pdf_page_free(bx_pdf_page *page)
{
    if (!page) return;
    for (size_t i = 0; i < page->faces.count; i++) {
        bx_glyph_set_release(&page->faces.items[i].glyphs);
        bx_array_release(&page->faces.items[i].texts.items);
    }
    for (size_t i = 0; i < page->pictures.count; i++)
        bx_encoded_image_release(&page->pictures.items[i].image);
    bx_array_release(&page->faces);
    bx_array_release(&page->pictures);
    bx_array_release(&page->bookmarks);
    bx_free(page->content);
    bx_arena_free(page->arena);
}
