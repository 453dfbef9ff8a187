/* Prints the RELAX NG schema of issue or article files: make-schemas issue|article */
#include "input/grammar.h"

#include <stdio.h>
#include <string.h>

int main(int count, char **words)
{
    if (count != 2) return 2;
    bx_buffer schema = {0};
    bool issue = strcmp(words[1], "issue") == 0;
    bx_grammar_schema(issue ? BX_ELEMENT_ISSUE : BX_ELEMENT_ARTICLE, &schema);
    fwrite(schema.data, 1, schema.size, stdout);
    bx_buffer_release(&schema);
    return 0;
}
