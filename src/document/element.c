/* Element names. */
#include "document/document.h"

static const char *const TAGS[] = {
    [BX_ELEMENT_NONE] = "text",
#define BX_ELEMENT(name, tag, meaning) [BX_ELEMENT_##name] = tag,
#include "document/elements.h"
#undef BX_ELEMENT
};

const char *bx_element_tag(bx_element element)
{
    return TAGS[element];
}

bx_element bx_element_of(bx_string tag)
{
    for (int i = 1; i < BX_ELEMENT_COUNT; i++) {
        if (bx_string_equal_literal(tag, TAGS[i])) return (bx_element)i;
    }
    return BX_ELEMENT_NONE;
}
