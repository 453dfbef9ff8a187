#!/usr/bin/python3
"""initial, inherit, unset and revert of every property, on all elements of a page of its own whose style has lists and pairs of
values: every page is set. (That the values are right is tests/unit/test_style_keywords.c.)"""
import re

from harness import build_pages, check, finish

REFERENCE = open("samples/reference.md").read().split("## Style properties")[1].split("## Messages")[0]
NAMES = re.findall(r"^\| `(-?[a-z-]+)` \|", REFERENCE, re.M)
LISTS = """@page { size: 120mm 100mm; margin: 6mm }
page { -bx-lint: all off; grid-template-columns: 10ric 10ric; grid-template-rows: 4rlh 1fr; grid-template-areas: "a b" "a c" }
headline { -bx-font-size-list: 20pt 18pt 16pt; max-lines: 2; text-align: "." center; shape-outside: inset(1mm) }
article { -bx-lead-columns: 2 2rlh; hanging-punctuation: first allow-end; line-height: 1.4; -bx-protected-words: "甲" "乙"; -bx-copyfit: all }
infobox { grid-template-columns: 1fr 2fr; grid-template-rows: 1rlh auto; grid-template-areas: "x y"; grid-area: 1 / 1 / 2 / 2, 2 / 1 / 3 / 2 }
p::before { content: "一" attr(id) "二" }
p { text-shadow: 1pt 1pt red; border-left: 1pt solid red; font-family: KaiTi, serif }"""
BODY = ('<page number="%d" class="%s"><article area="a"><head><kicker>引题</kicker><headline>标题一二三</headline></head>'
        '<p>正文<em>着重</em>正文。</p><infobox><item>甲</item><item>乙</item></infobox><table><tr><td>1.5</td><td>乙</td></tr></table></article>'
        '<article area="b"><headline>二</headline><p>正文，正文。</p></article></page>')

check("properties", len(NAMES) > 140, len(NAMES))
for keyword in ("initial", "inherit", "unset", "revert"):
    rules = "".join("\n.x%s, .x%s * { %s: %s }" % (n, n, n, keyword) for n in NAMES)
    pages, messages = build_pages("".join(BODY % (i + 1, "x" + n) for i, n in enumerate(NAMES)), LISTS + rules)
    check(keyword, len(pages) == len(NAMES), len(pages))
    check(keyword, "E03" not in messages, [m for m in messages.split("\n") if "[E03" in m][:3])
finish()
