/* How a dump names faces, pictures and files of a job, and how they are found again
 * (plate/dump.h). */
#ifndef BX_APP_NAMING_H
#define BX_APP_NAMING_H

#include "font/font.h"
#include "plate/dump.h"

typedef struct bx_naming bx_naming;

/* Names for an issue file and a data folder: paths in the issue's folder are written relative to
 * it, those in the data folder as "data:styles/base.css", other relative ones with "../", absolute
 * ones as they are. Everything is
 * borrowed and outlives the naming, which the caller frees. Hashes of files are worked out once.
 * Thread-safe. */
bx_naming *bx_naming_new(bx_string issue, bx_string data, bx_font_library *fonts,
                         bx_sources *sources);
void bx_naming_free(bx_naming *naming);

/* Both ways; valid as long as the naming. */
bx_plate_names bx_naming_names(bx_naming *naming);
bx_plate_finder bx_naming_finder(bx_naming *naming);

#endif
