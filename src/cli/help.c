/* Help texts; the manual page says the same at length. */
#include "cli/help.h"

#include "banxin/banxin.h"
#include "cli/messages.h"

#include <stdio.h>

void bx_help_print(void)
{
    fputs(
        bx_text(
            "banxin sets Chinese newspaper pages: structured articles and style sheets to "
            "print-ready PDF.\n"
            "\n"
            "  banxin build ISSUE.xml -o FILE.pdf [OPTION]...   set an issue, or draw a dump's "
            "pages\n"
            "  banxin check ISSUE.xml [OPTION]...               everything but the PDF\n"
            "  banxin lint ISSUE.xml [OPTION]...                what is wrong on the pages "
            "(--rules: the rules)\n"
            "  banxin fonts [--system]                          faces that a style sheet can name\n"
            "  banxin --help | --version\n"
            "\n"
            "  -o, --output FILE       the PDF\n"
            "      --per-page FOLDER   a PDF and a dump of each page, and manifest.json\n"
            "      --page-name PATTERN names of those files (default {date}-{page}.pdf)\n"
            "      --style CSS         a further style sheet (may be repeated)\n"
            "      --print FILE        a print file: press profile and limits (@-bx-print)\n"
            "      --pages LIST        only these pages, such as 1,3-4\n"
            "      --jobs N            worker threads (default: one for each processor)\n"
            "      --cache FOLDER      keep print-ready pictures there (default: the user's "
            "cache)\n"
            "      --no-cache          keep none, take none\n"
            "      --grid              draw the character grid under the text\n"
            "      --lint-overlay      draw findings of page lint on the pages (a proof)\n"
            "      --dump FILE         write the layout, and what was asked, as JSON\n"
            "      --folder FOLDER     of a dump: where the files lie that it names\n"
            "      --report FILE       write stories and messages as JSON\n"
            "      --timings           print the time of each stage\n"
            "      --normalize         mend wire copy where there is one right answer\n"
            "      --strict            warnings count as errors\n"
            "      --diagnostics KIND  human, short or json\n"
            "      --color WHEN        auto, always or never\n"
            "      --data FOLDER       folder with fonts/ and styles/\n"
            "      --rules             list the rules of page lint\n"
            "      --system            list the machine's own fonts too\n"
            "\n"
            "Exit codes: 0 done, 1 errors in content (the PDF is written), 2 wrong usage, 3 no "
            "PDF,\n"
            "70 a fault of the program.\n"),
        stdout);
}

void bx_version_print(void)
{
    printf("banxin %s\n", bx_version());
}
