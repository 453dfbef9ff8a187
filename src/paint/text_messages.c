/* Messages about texts. */
#include "paint/text_messages.h"

/* Whether a remark was made of another place of the story already; notes it if not. */
static bool is_said(bx_page_context *context, const bx_remark *remark)
{
    bx_string key = bx_string_format(context->arena, "%s\x1f%.*s\x1f%s\x1f%s", remark->code->format,
                                     BX_STRING_ARGS(context->story), remark->arguments[0],
                                     remark->arguments[1] ? remark->arguments[1] : "");
    if (bx_map_find(&context->said, key) != BX_MAP_NONE) return true;
    bx_map_set(&context->said, key, 1);
    return false;
}

static void say(bx_page_context *context, const bx_remark *remark)
{
    bx_short_text story;
    const char *arguments[3];
    unsigned own = 0;
    for (unsigned i = 0; i < 3; i++) {
        bool name = i + 1 == remark->story_at;
        arguments[i] = name      ? bx_short(&story, context->story)
                       : own < 2 ? remark->arguments[own]
                                 : NULL;
        own += !name;
    }
    bx_report_on_page(context->diagnostics, remark->code, remark->span,
                      remark->story_at ? context->number : 0,
                      remark->story_at ? context->story : (bx_string){0}, arguments[0],
                      arguments[1], arguments[2]);
}

void bx_text_report(bx_page_context *context, const bx_paragraph *paragraph)
{
    for (size_t i = 0; i < paragraph->remark_count; i++) {
        const bx_remark *remark = &paragraph->remarks[i];
        if (!remark->once_a_story || !is_said(context, remark)) say(context, remark);
    }
}
