/* What asking for lines costs: 1,000 characters of news in ten paragraphs, in one way. Run by
 * ask.py under callgrind, which counts inside of ask_all alone.
 *
 * ask first-fit|whole WIDTH/EM new|again < SENTENCES */
#include "../unit/made_text.h"
#include "line/asker.h"

#include <stdio.h>
#include <stdlib.h>

enum { PARAGRAPHS = 10, CHARACTERS = 1000 };

static text *paragraphs[PARAGRAPHS];

/* Ten paragraphs of a tenth of the characters each, from the sentences of a file, without its
 * comments and lists and the braces of its places to fill. */
static void read_paragraphs(void)
{
    static char all[1 << 20];
    all[fread(all, 1, sizeof all - 1, stdin)] = '\0';
    bx_string rest = bx_string_of(all);
    for (int i = 0; i < PARAGRAPHS; i++) {
        bx_buffer own = {0};
        size_t at = 0;
        for (int count = 0; count < CHARACTERS / PARAGRAPHS && at < rest.size;) {
            uint32_t character = bx_utf8_next(rest, &at);
            bool starts = at < 2 || rest.data[at - 2] == '\n';
            if (starts && (character == '#' || character == '=')) {
                while (at < rest.size && rest.data[at] != '\n')
                    at++;
                continue;
            }
            if (character == '\n' || character == '{' || character == '}') continue;
            bx_buffer_append_utf8(&own, character);
            count++;
        }
        bx_buffer_append_byte(&own, '\0');
        paragraphs[i] = make(own.data, 2);
        rest = bx_string_slice(rest, at, rest.size);
    }
}

static __attribute__((noinline)) size_t ask_all(bx_asker *asker, bx_arena *arena, bx_length width,
                                                bx_text_wrap wrap)
{
    size_t lines = 0;
    for (int i = 0; i < PARAGRAPHS; i++) {
        const bx_paragraph *p = &paragraphs[i]->paragraph;
        bx_measure measure = {width, 1};
        bx_line_options options = {.indent = p->indent, .wrap = wrap};
        lines += bx_lines_ask(asker, p, &measure, 1, options, arena).count;
    }
    return lines;
}

/* The same, not counted. */
static __attribute__((noinline)) void ask_before(bx_asker *asker, bx_arena *arena, bx_length width,
                                                 bx_text_wrap wrap)
{
    for (int i = 0; i < PARAGRAPHS; i++) {
        const bx_paragraph *p = &paragraphs[i]->paragraph;
        bx_measure measure = {width, 1};
        bx_line_options options = {.indent = p->indent, .wrap = wrap};
        bx_lines_ask(asker, p, &measure, 1, options, arena);
    }
}

int main(int count, char **arguments)
{
    if (count != 4) return 2;
    bx_text_wrap wrap = strcmp(arguments[1], "whole") ? BX_WRAP_AUTO : BX_WRAP_PRETTY;
    bx_length width = EM * atoi(arguments[2]);
    bx_arena *arena = bx_arena_new();
    bx_asker *asker = bx_asker_new(NULL);
    read_paragraphs();
    /* Another width first: a page's first question also pays for memory. */
    bool again = strcmp(arguments[3], "again") == 0;
    ask_before(asker, arena, again ? width : width + EM, wrap);
    if (again)
        ask_before(asker, arena, width, wrap); /* the first look at what is kept links functions */
    printf("%zu lines\n", ask_all(asker, arena, width, wrap));
    bx_asker_free(asker);
    bx_arena_free(arena);
    for (int i = 0; i < PARAGRAPHS; i++)
        done(paragraphs[i]);
    return 0;
}
