#!/usr/bin/env python3
"""Words wider than their lines: broken between characters, without a hyphen, whatever box they stand in, and said once."""
import re

from harness import build_pages, check, finish

KINDS = {
    "capitals": "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLM",
    "letters": "jiangwan_daily_20261124_final_v3_jiangwan_daily_20261124_final_v3.tif",
    "digits": "6217000012345678901234567890621700001234567890123456789",
    "address": "www.verylongverylongverylongverylongverylongverylongverylongv.cn",
    "accents": "ŘÉŠÍŠŽÝÁŘÉŠÍŠŽÝÁŘÉŠÍŠŽÝÁŘÉŠÍŠŽÝÁŘÉŠÍŠŽÝÁŘÉŠÍŠŽÝÁ",
    "span": '<span class="kept">司马清欧阳修诸葛亮上官婉儿司马清欧阳修诸葛亮上官婉儿司马清欧阳修</span>',
    "ruby": "<ruby>司马清欧阳修诸葛亮上官婉儿司马清欧阳修诸葛亮上官婉儿司马清欧阳修<rt>天地玄黄宇宙洪荒日月盈昃</rt></ruby>",
    "frame": '<span class="box">司马清欧阳修诸葛亮上官婉儿司马清欧阳修诸葛亮上官婉儿司马清欧阳修</span>',
}
BEFORE, AFTER = "甲乙丙", "丁戊，己庚辛。"
CSS = """@page { size: 600mm 600mm; margin: 8mm }
page { font: 9pt/18pt serif; grid-template-rows: 1fr; -bx-lint: all off }
article { align-content: start; column-count: 1 }
.kept, .whole { text-wrap-mode: nowrap }
.box { border: .5pt solid black }
headline { font: 9pt/18pt serif; }
* { hyphens: none }
crosshead, pullquote { line-height: 18pt }
td { padding: 0 }
infobox { padding: 0; border: 0 }
"""
BOXES = {
    "text": "<p>%s</p>",
    "text without copyfit": '<p style="text-wrap-style: auto">%s</p>',
    "ragged text": '<p style="text-align: start">%s</p>',
    "crosshead": "<crosshead>%s</crosshead><p>字</p>",
    "box": "<infobox><p>%s</p></infobox>",
    "caption": '<figure src="wide.png"><caption>%s</caption></figure>',
    "head": "<headline>%s</headline><p>字</p>",
    "head that balances": '<headline style="text-wrap-style: balance">%s</headline><p>字</p>',
    "quotation": "<pullquote>%s</pullquote>",
    "cell": "<table><tr><td>%s</td></tr></table>",
    "cells": "<table><tr><td>一</td><td>%s</td></tr></table>",
}


def plain(text):
    return re.sub(r"<rt>.*?</rt>|<[^>]*>|\s", "", text)


def sweep(box, vertical, pages):
    css = CSS + ("page { writing-mode: vertical-rl }" if vertical else "")
    source = []
    for number, (kind, word, width) in enumerate(pages, 1):
        source.append('<page number="%d" style="grid-template-columns: %dric 1fr; grid-template-areas: \'a b\'"><article area="a">%s</article></page>'
                      % (number, width, BOXES[box] % (BEFORE + word + AFTER)))
    dumps, messages = build_pages("".join(source), css)
    for number, (kind, word, width) in enumerate(pages, 1):
        name = "%s, %s, %d characters%s" % (box, kind, width, ", vertical" if vertical else "")
        page = dumps[number - 1]
        said = [m for m in messages.splitlines() if re.search(r"page %d: .*\[E" % number, m)]
        set_text = plain("".join(l["text"] for s in page["stories"] for b in s["blocks"] for l in b["lines"]))
        wanted = plain(BEFORE + word + AFTER)
        check(name, wanted in set_text, "%s\n  %s" % (set_text, said))
        said = [m for m in said if not re.search(r"\[E(0541|07\d\d)\]", m)]  # line gaps, and the picture that is not there
        check(name, len(said) == 1 and "[E0617]" in said[0] and plain(word)[4:10] in said[0], said)
        runs = [r for s in page["stories"] for b in s["blocks"] for l in b["lines"] for r in l["runs"] if r.get("annotation")]
        check(name, sum(len(r["glyphs"]) for r in runs) == (12 if kind == "ruby" else 0), runs)
        ends = [l["text"][-1:] for s in page["stories"] for b in s["blocks"] for l in b["lines"] if l.get("relaxation") in ("word", "span")]
        check(name, ends and "-" not in ends, ends)


for box in BOXES:
    for vertical in (False, True):
        sweep(box, vertical, [(kind, word, width) for kind, word in KINDS.items() for width in (6, 8, 11, 13)])

# A word that fits is never broken, and nothing is said.
dumps, messages = build_pages('<page number="1"><article><p>%sABCDEFGHIJ%s</p></article></page>' % (BEFORE, AFTER),
                              CSS + "page { grid-template-columns: 13ric; hyphens: none }")
check("word that fits", "E0617" not in messages and not any(l.get("relaxation") for s in dumps[0]["stories"] for b in s["blocks"] for l in b["lines"]), messages)
finish()
