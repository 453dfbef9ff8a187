/* Source files and places in them.
 *
 * Every node, run and plate item knows where it came from. A span is a file and a byte range of its
 * decoded text (UTF-8, LF); line and column are worked out only when a message is printed.
 */
#ifndef BX_BASE_SOURCE_H
#define BX_BASE_SOURCE_H

#include "base/string.h"

/* A place: source number (0 = none) and the byte range [begin, end) in its text. */
typedef struct bx_span {
    uint32_t source;
    uint32_t begin;
    uint32_t end;
} bx_span;

/* Line and column, both from 1; the column counts characters. */
typedef struct bx_position {
    uint32_t line;
    uint32_t column;
} bx_position;

/* The list of source files of a run. Thread-safe. Owns paths and texts. */
typedef struct bx_sources bx_sources;

/* An empty list; the caller frees it. */
bx_sources *bx_sources_new(void);
void bx_sources_free(bx_sources *sources);

/* Adds a file; copies path and text. Returns its number, from 1. The text may be empty for files
 * that are only named (images, fonts). The same path may be added again and gets a new number. */
uint32_t bx_sources_add(bx_sources *sources, bx_string path, bx_string text);

/* How many files there are: numbers from 1 to that. */
uint32_t bx_sources_count(const bx_sources *sources);

/* Adds a file of which only the path and some places are known (a plate that is read back names
 * what it was made from). Returns its number. */
uint32_t bx_sources_add_absent(bx_sources *sources, bx_string path);

/* Where byte `offset` of such a file stood. */
void bx_sources_note_position(bx_sources *sources, uint32_t source, uint32_t offset,
                              bx_position position);

/* The path as the user gave it (relative stays relative), and the decoded text. Borrowed. */
bx_string bx_sources_path(const bx_sources *sources, uint32_t source);
bx_string bx_sources_text(const bx_sources *sources, uint32_t source);

/* Where byte `offset` of a file stands; {0, 0} for source 0, which is no file. */
bx_position bx_sources_position(const bx_sources *sources, uint32_t source, uint32_t offset);

/* The whole line that holds the offset, without its line end. */
bx_string bx_sources_line(const bx_sources *sources, uint32_t source, uint32_t offset);

#endif
