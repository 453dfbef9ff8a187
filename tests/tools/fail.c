/* Preloaded by tests: the call of a function whose number the environment names fails. Calls are
 * counted from 1 over the whole process.
 *
 *     FAIL_PLACE=3   the third of all rename and linkat calls: EIO
 *     FAIL_PARSER=1  the first xmlCreateMemoryParserCtxt: no memory
 *     FAIL_FULL=/a   each write to a file below the folder /a: no space
 */
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool fails(atomic_int *calls, const char *variable)
{
    const char *wanted = getenv(variable);
    return wanted && atomic_fetch_add(calls, 1) + 1 == atoi(wanted);
}

static atomic_int places, parsers;

void *xmlCreateMemoryParserCtxt(const char *text, int size);

int rename(const char *from, const char *to)
{
    if (fails(&places, "FAIL_PLACE")) {
        errno = EIO;
        return -1;
    }
    int (*next)(const char *, const char *) = dlsym(RTLD_NEXT, "rename");
    return next(from, to);
}

int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags)
{
    if (fails(&places, "FAIL_PLACE")) {
        errno = EIO;
        return -1;
    }
    int (*next)(int, const char *, int, const char *, int) = dlsym(RTLD_NEXT, "linkat");
    return next(from_folder, from, to_folder, to, flags);
}

ssize_t write(int file, const void *data, size_t size)
{
    const char *folder = getenv("FAIL_FULL");
    char name[40], path[4096];
    snprintf(name, sizeof name, "/proc/self/fd/%d", file);
    ssize_t length = folder ? readlink(name, path, sizeof path) : -1;
    if (length > 0 && (size_t)length > strlen(folder) &&
        memcmp(path, folder, strlen(folder)) == 0) {
        errno = ENOSPC;
        return -1;
    }
    ssize_t (*next)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
    return next(file, data, size);
}

void *xmlCreateMemoryParserCtxt(const char *text, int size)
{
    if (fails(&parsers, "FAIL_PARSER")) return NULL;
    void *(*next)(const char *, int) = dlsym(RTLD_NEXT, "xmlCreateMemoryParserCtxt");
    return next(text, size);
}
