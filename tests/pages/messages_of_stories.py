#!/usr/bin/env python3
"""Every message names its own story and place, once, however often rows were tried before the page was painted."""
import re

from harness import build_pages, check, finish

CSS = """@page { size: 200mm 250mm; margin: 8mm }
page { font: 9pt/13pt serif; grid-template-columns: repeat(4, 12ric); column-gap: 9pt; grid-template-rows: %s; grid-template-areas: "a a a a" "b b b b"; -bx-lint: all off }
#first headline { letter-spacing: 3em }
"""
ODD = "\U0001F9FF"  # no face has it
KINDS = {
    "head": ("<headline>%s题目</headline><p>字</p>" % ODD, "E0501"),
    "standfirst": ("<headline>题</headline><standfirst>%s导语</standfirst><p>字</p>" % ODD, "E0501"),
    "text": ("<headline>题</headline><p>%s字</p>" % ODD, "E0501"),
    "caption": ('<headline>题</headline><figure src="none.png"><caption>%s图</caption></figure><p>字</p>' % ODD, "E0501"),
    "box": ("<headline>题</headline><infobox><p>%s框</p></infobox><p>字</p>" % ODD, "E0501"),
    "table": ("<headline>题</headline><table><tr><td>%s</td></tr></table><p>字</p>" % ODD, "E0501"),
    "tracking": ("<headline>题目题目</headline><p>字</p>", "E0549"),
}
for rows in ("auto 1fr", "1fr auto", "20rlh 1fr", "auto auto", "1fr 1fr"):
    for name, (body, code) in KINDS.items():
        page = ('<page number="1"><article area="a" id="first">%s</article>'
                '<article area="b" id="last"><headline>末</headline><p>%s</p></article></page>' % (body, "字" * 400))
        _, messages = build_pages(page, CSS % rows)
        said = [m for m in messages.splitlines() if "[%s]" % code in m]
        what = "%s, rows %s" % (name, rows)
        check(what, len(said) == 1, said)
        check(what, all("“first”" in m for m in said), said)
        check(what, all(re.search(r"t\.xml:\d+:\d+:", m) for m in said), said)
finish()
