/* Source files and places in them.
 *
 * Every node, run and plate item knows where it came from. A span is a file and a byte range of its
 * decoded text (UTF-8, LF); line and column are worked out only when a message is printed.
 */
#ifndef BX_BASE_SOURCE_H
#define BX_BASE_SOURCE_H

#include "base/recovery.h"
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

/* The texts of source files, for several runs. Thread-safe. Owns paths and texts. */
typedef struct bx_source_store bx_source_store;

/* An empty store; the caller frees it, after all its views. */
bx_source_store *bx_source_store_new(void);
void bx_source_store_free(bx_source_store *store);

/* The source files of a run: a view of a store. A text has the same number in all views, so that
 * what was made of it may be used again, spans and all. Thread-safe. */
typedef struct bx_sources bx_sources;

/* An empty view of a store; the caller frees it. Texts that none of the last 16 views had are
 * dropped from the store. */
bx_sources *bx_sources_view(bx_source_store *store);

/* An empty view of a store of its own. */
bx_sources *bx_sources_new(void);
void bx_sources_free(bx_sources *sources);

/* Whether the store outlives the view. */
bool bx_sources_keep(const bx_sources *sources);

/* Adds a file; copies path and text. Returns its number, from 1. The text may be empty for files
 * that are only named (images, fonts). The same path may be added again and gets another number. */
uint32_t bx_sources_add(bx_sources *sources, bx_string path, bx_string text);

/* Says that the text of a number is that of the file at its path, read as `kind` (any number). */
void bx_sources_note_file(bx_sources *sources, uint32_t source, int kind);

/* Adds a file that the store has, when by its state on disk it is as it was; else returns 0. */
uint32_t bx_sources_again(bx_sources *sources, const char *path, int kind);

/* Whether all files of a view are as they were. */
bool bx_sources_unchanged(const bx_sources *sources);

/* Adds all texts of another view of the store, with their numbers. */
void bx_sources_adopt(bx_sources *sources, const bx_sources *from);

/* What was made of a text, as `as` (any number), or NULL. It lives as long as the view. */
const void *bx_sources_parsed(const bx_sources *sources, uint32_t source, int as);

/* Keeps what was made of a text on a heap of its own, which the store then owns. False when it has
 * something already. */
bool bx_sources_keep_parsed(bx_sources *sources, uint32_t source, int as, void *parsed,
                            bx_heap *heap);

/* The largest number of the view; those of other views have no path and no text. */
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
