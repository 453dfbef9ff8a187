/* Messages about texts. */
#include "paint/text_messages.h"

#include "paint/codes.h"

/* Whether a remark was made of another place of the story already; notes it if not. */
static bool is_said(const bx_painter *painter, const bx_remark *remark)
{
    bx_string key =
        bx_string_format(painter->ask.arena, "%s\x1f%.*s\x1f%s\x1f%s", remark->code->text,
                         BX_STRING_ARGS(painter->story), remark->arguments[0],
                         remark->arguments[1] ? remark->arguments[1] : "");
    if (bx_map_find(painter->said, key) != BX_MAP_NONE) return true;
    bx_map_set(painter->said, key, 1);
    return false;
}

static void say(const bx_painter *painter, const bx_remark *remark)
{
    bx_short_text story;
    const char *arguments[3];
    unsigned own = 0;
    for (unsigned i = 0; i < 3; i++) {
        bool name = i + 1 == remark->story_at;
        arguments[i] = name      ? bx_short(&story, painter->story)
                       : own < 2 ? remark->arguments[own]
                                 : NULL;
        own += !name;
    }
    bx_report_on_page(painter->diagnostics, remark->code, remark->span,
                      remark->story_at ? painter->ask.page->number : 0,
                      remark->story_at ? painter->story : (bx_string){0}, arguments[0],
                      arguments[1], arguments[2]);
}

void bx_text_report(const bx_painter *painter, const bx_paragraph *paragraph)
{
    for (size_t i = 0; i < paragraph->remark_count; i++) {
        const bx_remark *remark = &paragraph->remarks[i];
        if (!remark->once_a_story || !is_said(painter, remark)) say(painter, remark);
    }
}
