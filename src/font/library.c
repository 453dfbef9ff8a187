/* The library: which faces can be had, and which are open. */
#include "font/library.h"

#include "base/codes.h"
#include "base/file.h"
#include "font/codes.h"

bx_heap *bx_font_library_enter(bx_font_library *library)
{
    bx_lock(&library->lock);
    return bx_heap_enter(library->heap);
}

void bx_font_library_leave(bx_font_library *library, bx_heap *before)
{
    bx_heap_enter(before);
    bx_unlock(&library->lock);
}

bx_font_library *bx_font_library_new(const char *folder, bx_diagnostics *diagnostics)
{
    bx_font_library *library = bx_alloc(sizeof *library);
    library->heap = bx_heap_current();
    pthread_mutex_init(&library->lock, NULL);
    library->arena = bx_arena_new();
    bx_font_scan_folder(library, folder);
    if (library->sources.count == 0) {
        bx_report(diagnostics, BX_FONTS_MISSING, (bx_span){0}, folder);
        bx_font_library_free(library);
        return NULL;
    }
    return library;
}

void bx_font_library_free(bx_font_library *library)
{
    if (!library) return;
    for (size_t i = 0; i < library->face_count; i++)
        bx_face_close(library->faces[i]);
    for (size_t i = 0; i < library->chains.count; i++)
        bx_font_chain_free(library->chains.items[i]);
    bx_array_release(&library->chains);
    bx_map_release(&library->chain_index);
    bx_map_release(&library->families);
    bx_map_release(&library->opened);
    bx_array_release(&library->sources);
    bx_arena_free(library->arena);
    pthread_mutex_destroy(&library->lock);
    bx_free(library);
}

void bx_font_library_add(bx_font_library *library, bx_string family, int weight, bool italic,
                         bx_string path, unsigned index, bx_span span, bx_diagnostics *diagnostics)
{
    bx_font_source source = {
        .index = index, .weight = weight, .width = 100, .italic = italic, .rule = true};
    bx_heap *before = bx_font_library_enter(library);
    source.family = bx_string_copy(library->arena, family);
    source.path = bx_string_copy(library->arena, path);
    bool special = bx_file_check(source.path.data) == BX_FILE_SPECIAL;
    if (!special && bx_font_open(library, &source)) bx_array_push(&library->sources, source);
    bx_font_library_leave(library, before);
    bx_short_text name;
    bx_short(&name, path);
    if (special) {
        bx_report(diagnostics, BX_SOURCE_SPECIAL, span, name.text);
        return;
    }
    switch (source.problem) {
    case BX_FONT_USABLE: break;
    case BX_FONT_VARIABLE: bx_report(diagnostics, BX_FONT_FILE_VARIABLE, span, name.text); break;
    case BX_FONT_RESTRICTED:
        bx_report(diagnostics, BX_FONT_FILE_RESTRICTED, span, name.text);
        break;
    default: bx_report(diagnostics, BX_FONT_FILE_UNUSABLE, span, name.text); break;
    }
}

const bx_face *bx_font_open(bx_font_library *library, bx_font_source *source)
{
    bx_string key =
        bx_string_format(library->arena, "%.*s#%u", BX_STRING_ARGS(source->path), source->index);
    size_t found = bx_map_find(&library->opened, key);
    if (found != BX_MAP_NONE) return library->faces[found];
    bx_face *face = NULL;
    source->problem = BX_FONT_UNREADABLE;
    if (library->face_count < BX_MOST_FACES)
        face =
            bx_face_open(library->arena, source, (uint32_t)library->face_count, &source->problem);
    if (!face) return NULL;
    bx_map_set(&library->opened, key, library->face_count);
    library->faces[library->face_count++] = face;
    return face;
}

/* The first source of a family whose file is the one that is looked for. */
static bx_font_source *find_source(bx_font_library *library, bx_string family, unsigned index,
                                   bx_font_file_is is, void *context)
{
    for (size_t i = 0; i < library->sources.count; i++) {
        bx_font_source *source = &library->sources.items[i];
        if (source->index == index && bx_font_same_family(source->family, family) &&
            is(context, source->path))
            return source;
    }
    return NULL;
}

bool bx_font_library_find(bx_font_library *library, bx_string family, bx_string path,
                          unsigned index, bx_font_file_is is, void *context, uint32_t *id)
{
    bx_font_source own = {
        .path = path, .family = family, .index = index, .weight = 400, .width = 100};
    bx_heap *before = bx_font_library_enter(library);
    bx_font_source *source = path.size > 0 && is(context, path) ? &own : NULL;
    if (!source) source = find_source(library, family, index, is, context);
    if (!source && !library->system_scanned) {
        bx_font_scan_system(library);
        source = find_source(library, family, index, is, context);
    }
    const bx_face *face = source ? bx_font_open(library, source) : NULL;
    if (face) *id = face->id;
    bx_font_library_leave(library, before);
    return face != NULL;
}

const bx_face *bx_font_library_face(const bx_font_library *library, uint32_t id)
{
    return library->faces[id];
}
