/* A page of the file, as primitives come in: the part that workers do. */
#include "pdf/page_parts.h"

#include "base/map.h"
#include "base/timing.h"

#include <libdeflate.h>

void *bx_deflate(const void *data, size_t size, size_t *deflated)
{
    uint64_t started = bx_clock();
    /* Outlines and codes hardly shrink further at higher levels: 3 % for twice the time. */
    size_t bound = libdeflate_zlib_compress_bound(NULL, size);
    void *out = bx_alloc(bound);
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(1);
    BX_REQUIRE(compressor);
    *deflated = libdeflate_zlib_compress(compressor, data, size, out, bound);
    libdeflate_free_compressor(compressor);
    bx_timing_add(BX_STAGE_DEFLATE, started);
    return bx_resize(out, *deflated ? *deflated : 1, 1);
}

/* Boxes with PDF's origin at the lower left of the media box. */
static void begin_page(void *context, const bx_draw_page *from)
{
    bx_page_writer *w = context;
    bx_pdf_page *page = w->page;
    bx_length bleed = from->bleed, out = bleed + from->margin;
    page->number = from->number;
    page->media = (bx_rect){0, 0, from->width + 2 * out, from->height + 2 * out};
    page->trim = (bx_rect){out, out, from->width, from->height};
    page->bleed =
        (bx_rect){out - bleed, out - bleed, from->width + 2 * bleed, from->height + 2 * bleed};
    w->content.left = -out;
    w->content.bottom = from->height + out;
    for (size_t i = 0; i < from->bookmark_count; i++) {
        const bx_draw_bookmark *mark = &from->bookmarks[i];
        bx_page_bookmark kept = {bx_string_copy(page->arena, mark->title),
                                 mark->at.x - w->content.left, w->content.bottom - mark->at.y};
        bx_array_push(&page->bookmarks, kept);
    }
}

static void end_page(void *context)
{
    bx_page_writer *w = context;
    bx_pdf_page *page = w->page;
    bx_page_end_text(w);
    page->content_length = w->content.buffer.size;
    size_t size;
    void *content = bx_deflate(w->content.buffer.data, w->content.buffer.size, &size);
    page->content_hash = bx_hash(content, size);
    page->content = bx_spool_keep(page->spool, content, size);
    bx_buffer_release(&w->content.buffer);
    bx_free(w);
    page->writer = NULL;
}

bx_pdf_page *bx_pdf_page_new(const bx_output_condition *condition, bx_picture_store *pictures,
                             bx_spool *spool, bx_diagnostics *diagnostics)
{
    bx_arena *arena = bx_arena_new();
    bx_pdf_page *page = BX_NEW(arena, bx_pdf_page);
    page->arena = arena;
    page->spool = spool;
    page->spots = BX_NEW_ARRAY(arena, bool, condition->spot_count);
    page->writer = bx_alloc(sizeof *page->writer);
    *page->writer = (bx_page_writer){.page = page,
                                     .state = {.overprint = -1, .scale = 65536},
                                     .condition = condition,
                                     .pictures = pictures,
                                     .diagnostics = diagnostics};
    page->target = (bx_draw_target){.context = page->writer,
                                    .begin = begin_page,
                                    .fill = bx_pdf_draw_fill,
                                    .stroke = bx_pdf_draw_stroke,
                                    .glyphs = bx_pdf_draw_glyphs,
                                    .picture = bx_pdf_draw_picture,
                                    .begin_group = bx_pdf_draw_begin_group,
                                    .end_group = bx_pdf_draw_end_group,
                                    .end = end_page};
    return page;
}

const bx_draw_target *bx_pdf_page_target(const bx_pdf_page *page)
{
    return &page->target;
}

void bx_pdf_page_free(bx_pdf_page *page)
{
    if (!page) return;
    for (size_t i = 0; i < page->faces.count; i++) {
        bx_glyph_set_release(&page->faces.items[i].glyphs);
        bx_array_release(&page->faces.items[i].texts.items);
    }
    bx_array_release(&page->faces);
    bx_array_release(&page->pictures);
    bx_array_release(&page->bookmarks);
    if (page->writer) bx_buffer_release(&page->writer->content.buffer);
    bx_free(page->writer);
    bx_spooled_release(&page->content);
    bx_arena_free(page->arena);
}
