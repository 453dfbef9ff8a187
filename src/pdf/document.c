/* The document: pages, fonts, pictures and bookmarks put together to PDF/X (ISO 15930). */
#include "pdf/codes.h"
#include "pdf/font_object.h"
#include "pdf/page_parts.h"

#include "base/map.h"
#include "base/timing.h"
#include "base/workers.h"

#include <stdio.h>
#include <string.h>

/* A face's font dictionaries; NULL for a direction that no page uses. */
typedef struct document_face {
    bool is_vertical;
    HPDF_Dict horizontal, vertical;
} document_face;

typedef struct writer {
    bx_pdf_page *const *pages;
    size_t page_count;
    const bx_output_condition *condition;
    const bx_pdf_info *info;
    bx_diagnostics *diagnostics;
    HPDF_Doc doc;
    BX_ARRAY(bx_font_program_data) fonts;
    BX_ARRAY(document_face) font_objects; /* as `fonts` */
    bx_diagnostics **font_diagnostics;
    BX_ARRAY(const bx_encoded_image *) pictures;
    BX_ARRAY(HPDF_Dict) picture_objects;
    HPDF_Dict overprint, knockout;
    HPDF_Dict registration; /* the function of colour space All; NULL until a page wants it */
    HPDF_Dict *spots;       /* those of the condition's spot inks, likewise */
    bx_spooled profile;     /* deflated */
    bx_pdf_file file;
} writer;

/* Faces in order of first use over the pages: thread order must not show. */
static size_t document_font(writer *w, const bx_face *face)
{
    for (size_t i = 0; i < w->fonts.count; i++) {
        if (w->fonts.items[i].face == face) return i;
    }
    bx_array_push(&w->fonts, (bx_font_program_data){.face = face});
    bx_array_push(&w->font_objects, (document_face){0});
    return w->fonts.count - 1;
}

static void collect_fonts(writer *w)
{
    for (size_t p = 0; p < w->page_count; p++) {
        for (size_t i = 0; i < w->pages[p]->faces.count; i++) {
            const bx_page_face *face = &w->pages[p]->faces.items[i];
            size_t index = document_font(w, face->face);
            bx_glyph_set_merge(&w->fonts.items[index].glyphs, &face->glyphs);
            bx_glyph_texts_merge(&w->fonts.items[index].texts, &face->texts);
            w->font_objects.items[index].is_vertical |= face->vertical;
        }
    }
}

/* Two pieces of work a face: its subset, and its maps. */
static void make_font(void *context, size_t index)
{
    writer *w = context;
    bx_font_program_data *font = &w->fonts.items[index / 2];
    if (index % 2 == 0)
        bx_font_program_make(font, w->font_diagnostics[index / 2]);
    else
        bx_font_program_map(font);
}

/* Subsets all faces side by side. False when one failed. */
static bool make_fonts(writer *w, unsigned threads)
{
    w->font_diagnostics = bx_alloc_array(w->fonts.count, sizeof *w->font_diagnostics);
    for (size_t i = 0; i < w->fonts.count; i++)
        w->font_diagnostics[i] = bx_diagnostics_new();
    bx_workers_run(threads, 2 * w->fonts.count, make_font, w);
    bool good = true;
    for (size_t i = 0; i < w->fonts.count; i++) {
        bx_diagnostics_append(w->diagnostics, w->font_diagnostics[i]);
        bx_diagnostics_free(w->font_diagnostics[i]);
        good &= !w->fonts.items[i].failed;
    }
    bx_free(w->font_diagnostics);
    return good;
}

/* Samples from 1 to 0 where others go from 0 to 1. */
static void invert(writer *w, HPDF_Dict dict, unsigned components)
{
    HPDF_Array decode = HPDF_Array_New(w->doc->mmgr);
    for (unsigned i = 0; i < 2 * components; i++)
        HPDF_Array_AddNumber(decode, i % 2 == 0);
    bx_pdf_add_array(dict, "Decode", decode);
}

static HPDF_Dict picture_object(writer *w, const bx_encoded_image *image)
{
    for (size_t i = 0; i < w->pictures.count; i++) {
        if (w->pictures.items[i] == image) return w->picture_objects.items[i];
    }
    bx_pdf_data data = {.bytes = {.data = image->data, .size = image->size},
                        .hash = bx_hash(image->data, image->size)};
    HPDF_Dict dict = image->filter == BX_FILTER_DCT ? bx_pdf_dct_stream(w->doc, data)
                                                    : bx_pdf_flate_stream(w->doc, data);
    HPDF_Dict_AddName(dict, "Type", "XObject");
    HPDF_Dict_AddName(dict, "Subtype", "Image");
    HPDF_Dict_AddNumber(dict, "Width", (HPDF_INT32)image->width);
    HPDF_Dict_AddNumber(dict, "Height", (HPDF_INT32)image->height);
    if (image->space == BX_PIXEL_BITMAP) {
        HPDF_Dict_Add(dict, "ImageMask", HPDF_Boolean_New(w->doc->mmgr, HPDF_TRUE));
        HPDF_Dict_AddNumber(dict, "BitsPerComponent", 1);
        invert(w, dict, 1);
    } else {
        HPDF_Dict_AddName(dict, "ColorSpace",
                          image->space == BX_PIXEL_GRAY ? "DeviceGray" : "DeviceCMYK");
        HPDF_Dict_AddNumber(dict, "BitsPerComponent", 8);
        if (image->inverted) invert(w, dict, 4);
    }
    bx_array_push(&w->pictures, image);
    bx_array_push(&w->picture_objects, dict);
    return dict;
}

static HPDF_Dict graphics_state(writer *w, bool overprint)
{
    HPDF_Dict dict = bx_pdf_dict(w->doc);
    HPDF_Dict_AddName(dict, "Type", "ExtGState");
    HPDF_Dict_Add(dict, "OP", HPDF_Boolean_New(w->doc->mmgr, overprint ? HPDF_TRUE : HPDF_FALSE));
    HPDF_Dict_Add(dict, "op", HPDF_Boolean_New(w->doc->mmgr, overprint ? HPDF_TRUE : HPDF_FALSE));
    HPDF_Dict_AddNumber(dict, "OPM", overprint ? 1 : 0);
    return dict;
}

/* A number of points with 4 decimals, written as text: libharu's reals would go through float. */
static void add_box(writer *w, HPDF_Dict page, const char *key, bx_rect r)
{
    bx_length corners[4] = {r.x, r.y, bx_rect_right(r), bx_rect_bottom(r)};
    HPDF_Array box = HPDF_Array_New(w->doc->mmgr);
    for (int i = 0; i < 4; i++) {
        int64_t scaled = bx_multiply_divide(corners[i], 10000, BX_ONE_PT);
        if (scaled % 10000 == 0)
            HPDF_Array_AddNumber(box, (HPDF_INT32)(scaled / 10000));
        else
            HPDF_Array_AddReal(box, (HPDF_REAL)scaled / 10000.0f);
    }
    bx_pdf_add_array(page, key, box);
}

/* How who has no plate of its own shows a tint of one: in process inks (ISO 32000-1, 8.6.6.4). */
static HPDF_Dict tint_function(writer *w, const uint16_t full[4])
{
    HPDF_Dict tint = bx_pdf_dict(w->doc);
    HPDF_Dict_AddNumber(tint, "FunctionType", 2);
    HPDF_Dict_AddNumber(tint, "N", 1);
    static const char *const keys[] = {"Domain", "C0", "C1"};
    for (int key = 0; key < 3; key++) {
        HPDF_Array values = HPDF_Array_New(w->doc->mmgr);
        for (int i = 0; i < (key == 0 ? 2 : 4); i++) {
            if (key == 2 && full[i] % 10000 != 0)
                HPDF_Array_AddReal(values, (HPDF_REAL)full[i] / 10000.0f);
            else
                HPDF_Array_AddNumber(values, key == 0 ? i : key == 1 ? 0 : full[i] / 10000);
        }
        bx_pdf_add_array(tint, keys[key], values);
    }
    return tint;
}

/* Appends a colour space of one plate as an entry of a dictionary; its function is made when first
 * used. */
static void append_separation(writer *w, bx_buffer *out, const char *key, HPDF_Dict *tint,
                              bx_string name, const uint16_t full[4])
{
    if (!*tint) *tint = tint_function(w, full);
    bx_buffer_format(out, "/%s [/Separation /", key);
    for (size_t i = 0; i < name.size; i++) {
        char c = name.data[i];
        bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (plain)
            bx_buffer_append_byte(out, c);
        else
            bx_buffer_format(out, "#%02X", (unsigned char)c);
    }
    bx_buffer_format(out, " /DeviceCMYK %u 0 R]\012",
                     (unsigned)((*tint)->header.obj_id & 0xFFFFFF));
}

/* Colour spaces of plates beside the process inks: All, for marks, and spots. Written as text:
 * libharu does not escape the spaces in names of inks. */
static void add_color_spaces(writer *w, HPDF_Dict resources, const bx_pdf_page *from)
{
    static const uint16_t all[4] = {10000, 10000, 10000, 10000};
    const bx_output_condition *condition = w->condition;
    bx_buffer text = {0};
    if (from->registration)
        append_separation(w, &text, "CA", &w->registration, BX_STRING("All"), all);
    for (size_t i = 0; i < condition->spot_count; i++) {
        char key[24];
        snprintf(key, sizeof key, "CS%zu", i + 1);
        if (from->spots[i])
            append_separation(w, &text, key, &w->spots[i], condition->spots[i].name,
                              condition->spots[i].process);
    }
    if (text.size > 0)
        HPDF_Dict_Add(resources, "ColorSpace",
                      bx_pdf_written_dict(w->doc, bx_buffer_string(&text)));
    bx_buffer_release(&text);
}

static void add_resources(writer *w, HPDF_Dict page, const bx_pdf_page *from)
{
    HPDF_Dict resources = HPDF_Dict_New(w->doc->mmgr);
    HPDF_Dict fonts = HPDF_Dict_New(w->doc->mmgr), pictures = HPDF_Dict_New(w->doc->mmgr);
    HPDF_Dict states = HPDF_Dict_New(w->doc->mmgr);
    char name[24];
    for (size_t i = 0; i < from->faces.count; i++) {
        const bx_page_face *face = &from->faces.items[i];
        const document_face *objects = &w->font_objects.items[document_font(w, face->face)];
        snprintf(name, sizeof name, "F%zu", i + 1);
        if (face->horizontal) HPDF_Dict_Add(fonts, name, objects->horizontal);
        name[0] = 'V';
        if (face->vertical) HPDF_Dict_Add(fonts, name, objects->vertical);
    }
    for (size_t i = 0; i < from->pictures.count; i++) {
        snprintf(name, sizeof name, "I%zu", i + 1);
        HPDF_Dict_Add(pictures, name, picture_object(w, from->pictures.items[i]));
    }
    add_color_spaces(w, resources, from);
    HPDF_Dict_Add(states, "GO", w->overprint);
    HPDF_Dict_Add(states, "GN", w->knockout);
    HPDF_Dict_Add(resources, "Font", fonts);
    HPDF_Dict_Add(resources, "XObject", pictures);
    HPDF_Dict_Add(resources, "ExtGState", states);
    HPDF_Dict_Add(page, "Resources", resources);
}

static HPDF_Dict add_page(writer *w, const bx_pdf_page *from)
{
    HPDF_Page page = HPDF_AddPage(w->doc);
    if (!page) return NULL;
    add_box(w, page, "MediaBox", from->media);
    add_box(w, page, "BleedBox", from->bleed);
    add_box(w, page, "TrimBox", from->trim);
    add_resources(w, page, from);
    HPDF_PageAttr attributes = page->attr;
    bx_pdf_set_flate(w->doc, attributes->contents,
                     (bx_pdf_data){from->content, from->spool, from->content_hash});
    return page;
}

/* One bookmark; its siblings and children are linked by the caller. */
static HPDF_Dict bookmark(writer *w, HPDF_Dict parent, bx_string title, HPDF_Dict page, bx_length x,
                          bx_length y)
{
    HPDF_Dict dict = bx_pdf_dict(w->doc);
    bx_pdf_add_text(w->doc, dict, "Title", title);
    HPDF_Dict_Add(dict, "Parent", parent);
    HPDF_Array target = HPDF_Array_New(w->doc->mmgr);
    HPDF_Array_Add(target, page);
    HPDF_Array_AddName(target, "XYZ");
    HPDF_Array_AddNumber(target, x / BX_ONE_PT);
    HPDF_Array_AddNumber(target, y / BX_ONE_PT);
    HPDF_Array_Add(target, HPDF_Null_New(w->doc->mmgr));
    bx_pdf_add_array(dict, "Dest", target);
    return dict;
}

static void link_siblings(HPDF_Dict parent, HPDF_Dict *items, size_t count)
{
    if (count == 0) return;
    HPDF_Dict_Add(parent, "First", items[0]);
    HPDF_Dict_Add(parent, "Last", items[count - 1]);
    HPDF_Dict_AddNumber(parent, "Count", (HPDF_INT32)count);
    for (size_t i = 0; i < count; i++) {
        if (i > 0) HPDF_Dict_Add(items[i], "Prev", items[i - 1]);
        if (i + 1 < count) HPDF_Dict_Add(items[i], "Next", items[i + 1]);
    }
}

/* Bookmarks: pages, and below them their articles by headline. */
static void add_outline(writer *w, HPDF_Dict *pages)
{
    HPDF_Dict root = bx_pdf_dict(w->doc);
    HPDF_Dict_AddName(root, "Type", "Outlines");
    HPDF_Dict *page_items = bx_alloc_array(w->page_count, sizeof *page_items);
    for (size_t p = 0; p < w->page_count; p++) {
        const bx_pdf_page *from = w->pages[p];
        char title[32];
        snprintf(title, sizeof title, "第%u版", from->number ? from->number : (unsigned)p + 1);
        bx_length top = bx_rect_bottom(from->trim);
        page_items[p] = bookmark(w, root, bx_string_of(title), pages[p], from->trim.x, top);
        HPDF_Dict *stories = bx_alloc_array(from->bookmarks.count, sizeof *stories);
        for (size_t i = 0; i < from->bookmarks.count; i++) {
            const bx_page_bookmark *mark = &from->bookmarks.items[i];
            stories[i] = bookmark(w, page_items[p], mark->title, pages[p], mark->x, mark->y);
        }
        link_siblings(page_items[p], stories, from->bookmarks.count);
        bx_free(stories);
    }
    link_siblings(root, page_items, w->page_count);
    bx_free(page_items);
    HPDF_Dict_Add(w->doc->catalog, "Outlines", root);
}

/* The output intent with the profile embedded (X09 to X11). */
static void add_output_intent(writer *w)
{
    const bx_output_condition *condition = w->condition;
    bx_string data = bx_profile_data(condition->profile);
    w->profile.data = bx_deflate(data.data, data.size, &w->profile.size);
    HPDF_Dict profile = bx_pdf_flate_stream(
        w->doc, (bx_pdf_data){w->profile, NULL, bx_hash(w->profile.data, w->profile.size)});
    HPDF_Dict_AddNumber(profile, "N", 4);
    HPDF_Dict intent = bx_pdf_dict(w->doc);
    HPDF_Dict_AddName(intent, "Type", "OutputIntent");
    HPDF_Dict_AddName(intent, "S", "GTS_PDFX");
    bx_pdf_add_text(w->doc, intent, "OutputConditionIdentifier", condition->identifier);
    bx_pdf_add_text(w->doc, intent, "OutputCondition", bx_profile_description(condition->profile));
    bx_pdf_add_text(w->doc, intent, "Info", bx_profile_description(condition->profile));
    if (condition->registry.size > 0)
        bx_pdf_add_text(w->doc, intent, "RegistryName", condition->registry);
    HPDF_Dict_Add(intent, "DestOutputProfile", profile);
    HPDF_Array intents = HPDF_Array_New(w->doc->mmgr);
    HPDF_Array_Add(intents, intent);
    bx_pdf_add_array(w->doc->catalog, "OutputIntents", intents);
}

static void add_information(writer *w)
{
    const bx_pdf_info *info = w->info;
    char date[48];
    snprintf(date, sizeof date, "D:%04d%02d%02d%02d%02d%02dZ", info->year, info->month, info->day,
             info->hour, info->minute, info->second);
    HPDF_Dict dict = bx_pdf_dict(w->doc);
    bx_pdf_add_text(w->doc, dict, "Title", info->title);
    bx_pdf_add_text(w->doc, dict, "Creator", info->creator);
    bx_pdf_add_ascii(w->doc, dict, "Producer", "Banxin with libharu");
    bx_pdf_add_ascii(w->doc, dict, "CreationDate", date);
    bx_pdf_add_ascii(w->doc, dict, "ModDate", date);
    bx_pdf_add_ascii(w->doc, dict, "GTS_PDFXVersion", w->condition->standard->key);
    HPDF_Dict_AddName(dict, "Trapped", "False");
    HPDF_Dict_Add(w->doc->xref->trailer, "Info", dict);
    HPDF_Dict_Add(w->doc->xref->trailer, "Root", w->doc->catalog);
    bx_pdf_add_text(w->doc, w->doc->catalog, "Lang", info->language);
    HPDF_Dict view = HPDF_Dict_New(w->doc->mmgr);
    HPDF_Dict_Add(view, "DisplayDocTitle", HPDF_Boolean_New(w->doc->mmgr, HPDF_TRUE));
    /* No Direction, although vertical pages follow each other to the left: PDFium takes it for the
     * direction of all text, reverses the clauses of lines and finds none of their words. */
    HPDF_Dict_Add(w->doc->catalog, "ViewerPreferences", view);
}

static writer *id_writer(HPDF_Dict trailer)
{
    return trailer->attr;
}

/* Called when the trailer is about to be written: the ID is that of all before it. */
static HPDF_STATUS add_id(HPDF_Dict trailer)
{
    writer *w = id_writer(trailer);
    uint8_t digest[MD5_DIGEST_SIZE];
    bx_pdf_file_id(&w->file, digest);
    HPDF_Array id = HPDF_Array_New(w->doc->mmgr);
    for (int i = 0; i < 2; i++)
        HPDF_Array_Add(id, HPDF_Binary_New(w->doc->mmgr, digest, sizeof digest));
    return HPDF_Dict_Add(trailer, "ID", id);
}

static void write_file(writer *w)
{
    uint64_t started = bx_clock();
    HPDF_Stream stream = bx_pdf_file_stream(&w->file, w->doc);
    if (!stream) return;
    w->doc->xref->trailer->attr = w;
    w->doc->xref->trailer->before_write_fn = add_id;
    HPDF_Stream_WriteStr(stream, "%PDF-");
    HPDF_Stream_WriteStr(stream, w->condition->standard->pdf);
    HPDF_Stream_WriteStr(stream, "\012%\342\343\317\323\012");
    HPDF_Xref_WriteToStream(w->doc->xref, stream, NULL);
    HPDF_Stream_Free(stream);
    bx_pdf_file_flush(&w->file);
    w->doc->xref->trailer->attr = NULL;
    bx_timing_add(BX_STAGE_WRITE, started);
}

/* Errors stay in the document until they are looked at: no callback, no jump. */
static void ignore_error(HPDF_STATUS error, HPDF_STATUS detail, void *context)
{
    (void)error;
    (void)detail;
    (void)context;
}

/* libharu's memory is the job's: it looks at few of its allocations. */
static void *HPDF_STDCALL alloc_memory(HPDF_UINT size)
{
    return bx_alloc(size);
}

static void HPDF_STDCALL free_memory(void *data)
{
    bx_free(data);
}

static bool build(writer *w)
{
    w->doc = HPDF_NewEx(ignore_error, alloc_memory, free_memory, 0, &w->file);
    if (!w->doc) return false;
    if (w->page_count > 500) HPDF_SetPagesConfiguration(w->doc, 500);
    for (size_t i = 0; i < w->fonts.count; i++) {
        document_face *face = &w->font_objects.items[i];
        face->horizontal =
            bx_font_object(w->doc, &w->fonts.items[i], face->is_vertical ? &face->vertical : NULL);
    }
    w->spots = bx_alloc_array(w->condition->spot_count, sizeof *w->spots);
    w->overprint = graphics_state(w, true);
    w->knockout = graphics_state(w, false);
    HPDF_Dict *pages = bx_alloc_array(w->page_count, sizeof *pages);
    bool good = true;
    for (size_t p = 0; p < w->page_count && good; p++)
        good = (pages[p] = add_page(w, w->pages[p]));
    if (good) {
        add_outline(w, pages);
        add_output_intent(w);
        add_information(w);
    }
    bx_free(pages);
    return good && HPDF_GetError(w->doc) == HPDF_OK;
}

static void release(writer *w)
{
    if (w->doc) HPDF_Free(w->doc);
    bx_pdf_file_release(&w->file);
    bx_spooled_release(&w->profile);
    for (size_t i = 0; i < w->fonts.count; i++)
        bx_font_program_release(&w->fonts.items[i]);
    bx_array_release(&w->fonts);
    bx_array_release(&w->font_objects);
    bx_array_release(&w->pictures);
    bx_array_release(&w->picture_objects);
    bx_free(w->spots);
}

bool bx_pdf_write_document(bx_pdf_page *const *pages, size_t page_count,
                           const bx_output_condition *condition, const bx_pdf_info *info,
                           unsigned threads, bx_pdf_write write, void *context,
                           bx_diagnostics *diagnostics)
{
    writer w = {.pages = pages,
                .page_count = page_count,
                .condition = condition,
                .info = info,
                .diagnostics = diagnostics};
    bx_pdf_file_init(&w.file, write, context);
    collect_fonts(&w);
    bool good = make_fonts(&w, threads);
    if (good) {
        good = build(&w);
        if (good) write_file(&w);
        HPDF_STATUS status = w.doc ? HPDF_GetError(w.doc) : HPDF_FAILD_TO_ALLOC_MEM;
        if (w.file.error) {
            bx_report(diagnostics, BX_PDF_WRITE_FAILED, (bx_span){0}, strerror(w.file.error));
            good = false;
        } else if (!good || status != HPDF_OK) {
            char code[16];
            snprintf(code, sizeof code, "0x%04X", (unsigned)status);
            bx_report(diagnostics, BX_PDF_LIBRARY_FAILED, (bx_span){0}, code);
            good = false;
        }
    }
    release(&w);
    return good;
}
