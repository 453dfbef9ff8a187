/* Modules through dlopen. */
#include "base/module.h"

#include <dlfcn.h>
#include <string.h>

bool bx_module_open(const char *library, const char *const *names, bx_module_function *functions,
                    size_t count)
{
    void *module = dlopen(library, RTLD_LAZY | RTLD_LOCAL | RTLD_NODELETE);
    bool good = module != NULL;
    for (size_t i = 0; i < count && good; i++) {
        void *found = dlsym(module, names[i]);
        memcpy(&functions[i], &found, sizeof found); /* POSIX: addresses are of one size */
        good = found != NULL;
    }
    if (module) dlclose(module);
    return good;
}
