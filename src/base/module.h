/* Modules: libraries that a plain run does not use are not linked, for each would cost every start,
 * but opened when they are needed. */
#ifndef BX_BASE_MODULE_H
#define BX_BASE_MODULE_H

#include <stdbool.h>
#include <stddef.h>

/* A function of a module; to be cast to its type. */
typedef void (*bx_module_function)(void);

/* Opens a library by its soname, as the dynamic linker finds it, and looks up `count` functions. It
 * stays open until the process ends; opening it again costs little. False when the library or one
 * of the functions is missing. Thread-safe. */
bool bx_module_open(const char *library, const char *const *names, bx_module_function *functions,
                    size_t count);

#endif
