/* Names of files that are meant. */
#include "base/unreadable.h"

#include "base/codes.h"
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>

/* How far a file's name is from the one that was asked for; above the limit: too far. */
static unsigned distance_of(bx_string wanted, const char *name, unsigned limit)
{
    if (bx_string_equal_ignore_case(wanted, name)) return 0;
    return 1 + bx_string_distance(wanted, bx_string_of(name), limit);
}

/* How many slips a name may have, judged without its suffix. */
static unsigned slips_of(bx_string name)
{
    size_t stem = name.size;
    while (stem > 0 && name.data[stem - 1] != '.')
        stem--;
    return bx_string_slips(bx_string_slice(name, 0, stem > 0 ? stem - 1 : name.size));
}

/* The name in a folder that is nearest to one that is not there, or empty. Of equal ones the first
 * in the order of bytes, so that the folder's own order does not count. */
static bx_string nearest_name(bx_arena *arena, const char *folder, bx_string wanted)
{
    bx_string best = {NULL, 0};
    unsigned limit = slips_of(wanted), least = limit + 2;
    DIR *entries = opendir(folder);
    if (!entries) return best;
    for (struct dirent *e = readdir(entries); e; e = readdir(entries)) {
        if (e->d_name[0] == '.') continue;
        unsigned distance = distance_of(wanted, e->d_name, limit);
        bool nearer = distance < least ||
                      (distance == least && best.size && strcmp(e->d_name, best.data) < 0);
        if (!nearer || distance > limit + 1) continue;
        least = distance;
        best = bx_string_copy(arena, bx_string_of(e->d_name));
    }
    closedir(entries);
    return best;
}

/* The path with slashes, when it has backslashes and such a file is there. */
static bx_string with_slashes(bx_arena *arena, bx_string path)
{
    char *copy = bx_arena_copy(arena, path.data, path.size + 1);
    bool changed = false;
    for (size_t i = 0; i < path.size; i++) {
        if (copy[i] != '\\') continue;
        copy[i] = '/';
        changed = true;
    }
    return changed && bx_file_exists(copy) ? bx_string_of(copy) : (bx_string){NULL, 0};
}

static bx_string meant(bx_arena *arena, const char *path)
{
    bx_string wanted = bx_string_of(path);
    bx_string slashed = with_slashes(arena, wanted);
    if (slashed.size > 0) return slashed;
    bx_string directory = bx_path_directory(wanted);
    bx_string name = bx_string_slice(wanted, directory.size, wanted.size);
    bx_string folder = directory.size ? bx_string_copy(arena, directory) : BX_STRING(".");
    return nearest_name(arena, folder.data, name);
}

void bx_report_unreadable(bx_diagnostics *diagnostics, bx_code code, bx_span span, const char *path,
                          int error)
{
    if (error == BX_FILE_SPECIAL) {
        bx_report(diagnostics, BX_SOURCE_SPECIAL, span, path);
        return;
    }
    bx_arena *arena = bx_arena_new();
    bx_string name = error == ENOENT ? meant(arena, path) : (bx_string){NULL, 0};
    if (name.size > 0)
        bx_report(diagnostics, BX_FILE_MISNAMED, span, path, name.data);
    else
        bx_report(diagnostics, code, span, path, strerror(error));
    bx_arena_free(arena);
}
