/* Where fonts/ and styles/ are. */
#include "app/data.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_directory(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static bool holds_data(bx_arena *arena, bx_string folder)
{
    bx_string fonts = bx_string_format(arena, "%.*s/fonts", BX_STRING_ARGS(folder));
    bx_string styles = bx_string_format(arena, "%.*s/styles", BX_STRING_ARGS(folder));
    return folder.size > 0 && is_directory(fonts.data) && is_directory(styles.data);
}

/* Folder of the running program without a slash at its end; empty when unknown. */
static bx_string program_folder(bx_arena *arena)
{
    char path[4096];
    ssize_t size = readlink("/proc/self/exe", path, sizeof path);
    if (size <= 0) return (bx_string){NULL, 0};
    while (size > 0 && path[size - 1] != '/')
        size--;
    return bx_string_copy(arena, (bx_string){path, size > 0 ? (size_t)size - 1 : 0});
}

/* The same of the file that holds this code: the shared library where there is one. A path that is
 * not absolute would depend on the working directory. */
static bx_string library_folder(bx_arena *arena)
{
    static const char here = 0;
    Dl_info info;
    if (!dladdr(&here, &info) || !info.dli_fname || info.dli_fname[0] != '/')
        return (bx_string){NULL, 0};
    bx_string path = bx_string_of(info.dli_fname);
    while (path.size > 0 && path.data[path.size - 1] != '/')
        path.size--;
    return bx_string_copy(arena, (bx_string){path.data, path.size > 0 ? path.size - 1 : 0});
}

bool bx_data_folder(bx_arena *arena, const char *wanted, bx_string *folder)
{
    bx_string program = program_folder(arena), library = library_folder(arena);
    bx_string places[] = {
        bx_string_of(wanted),
        bx_string_of(getenv("BANXIN_DATA")),
        bx_string_format(arena, "%.*s/..", BX_STRING_ARGS(program)),
        bx_string_format(arena, "%.*s/../..", BX_STRING_ARGS(program)),
        bx_string_format(arena, "%.*s/../share/banxin", BX_STRING_ARGS(program)),
        bx_string_format(arena, "%.*s/" BANXIN_LIBRARY_TO_SHARE, BX_STRING_ARGS(library)),
        bx_string_format(arena, "%.*s/..", BX_STRING_ARGS(library)),
        BX_STRING(BANXIN_SHARE),
    };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        if (!holds_data(arena, places[i])) continue;
        *folder = bx_string_copy(arena, places[i]);
        return true;
    }
    return false;
}
