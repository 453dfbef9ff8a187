#!/usr/bin/env python3
"""Clusters wider than their lines, or that leave no room for an indent: set all the same, said once, and nothing else lost.
wide_clusters.py BANXIN [--all]: every kind in every box, setting and width; by default each kind in each box and setting at one
width in three, another one for each."""
import re, sys

from harness import build_pages, check, finish

KINDS = {
    "dash": "——", "ellipsis": "……", "combining": "e\u0301", "enclosed": "字\u20dd", "variation": "字\U000E0100", "ligature": "ffi",
    "number": "2025", "percentage": "25.5%", "unit": "20 ℃", "ordinal": "第1届", "full-width number": "１２３４５", "numeral": "二十五万三千",
    "note": "国⑨", "closing marks": "国」』）》”", "opening marks": "《〈「『国", "pair of marks": "国？！", "address": "a@b.cn",
    "word": "internationalization", "soft hyphen": "inter\u00adnational", "combined": '<span style="text-combine-upright: all">2025</span>',
    "combined digits": '<span style="text-combine-upright: digits 4">2025</span>', "ruby": "<ruby>国<rt>zhōnghuá rénmín</rt></ruby>",
    "ruby of a word": "<ruby>中国<rt>zhōnghuá rénmín gònghé</rt></ruby>", "zhuyin": '<ruby>國<rt style="ruby-position: inter-character">ㄍㄨㄛˊ</rt></ruby>',
    "comment": "<ruby>国<comment>注文注文</comment></ruby>", "frame": '<span style="border: .5pt solid black">国</span>',
    "frame of a name": '<span style="border: .5pt solid black">国家</span>', "inline note": '<span style="-bx-inline-note: warichu">小字双行注</span>',
    "large": '<span style="font-size: 30pt">国家</span>', "wide": '<span style="-bx-text-scale-x: 200%">国家</span>',
    "narrow": '<span style="-bx-text-scale-x: 50%">12345</span>', "spread": '<span style="inline-size: 6em">王伟</span>',
    "tracked": '<span style="letter-spacing: 3em">国家</span>', "kept": '<span style="text-wrap-mode: nowrap">司马清</span>',
}
BEFORE, AFTER = "甲乙丙", "丁戊，己庚辛。"
CSS = """@page { size: 900mm 600mm; margin: 8mm }
page { font: 9pt/18pt serif; grid-template-rows: 1fr; -bx-lint: all off }
article { align-content: start; column-count: 1 }
headline { font: 9pt/18pt serif }
* { hyphens: none }
crosshead { font: 9pt/18pt serif }
td, infobox { padding: 0; border: 0 }
"""
BOXES = {
    "text": "<p>%s</p>",
    "text by first fit": '<p style="text-wrap-style: auto">%s</p>',
    "ragged text": '<p style="text-align: start">%s</p>',
    "text with a large indent": '<p style="text-indent: 5em">%s</p>',
    "crosshead": "<crosshead>%s</crosshead><p>字</p>",
    "box": "<infobox><p>%s</p></infobox>",
    "head": "<headline>%s</headline><p>字</p>",
    "cell": "<table><tr><td>%s</td></tr></table>",
}
SETTING = (("horizontal", ""), ("vertical", "page { writing-mode: vertical-rl }"), ("turned", "article { writing-mode: vertical-rl }"))
WIDTHS = (1, 1.5, 2, 3, 4)
overfull = {width: 0 for width in WIDTHS}


def plain(text):
    return re.sub(r"<(rt|comment)\b.*?</\1>|<[^>]*>|[\s\u00ad]", "", text)


def sweep(box, setting, css, turn):
    pages = [(kind, word, width) for kind, word in KINDS.items() for width in WIDTHS]
    pages = pages if "--all" in sys.argv else pages[turn % 3::3]
    source = []
    for number, (kind, word, width) in enumerate(pages, 1):
        tracks = "grid-template-%s: %sric 1fr; grid-template-%s: 1fr" % (("rows", width, "columns") if setting == "turned" else ("columns", width, "rows"))
        areas = "'a' 'b'" if setting == "turned" else "'a b'"
        source.append('<page number="%d" style="%s; grid-template-areas: %s"><article area="a">%s</article></page>'
                      % (number, tracks, areas, BOXES[box] % (BEFORE + word + AFTER)))
    dumps, messages = build_pages("".join(source), CSS + css, cpu=300)
    by_page = {}
    for m in messages.splitlines():
        for number in re.findall(r"page (\d+): ", m)[:1]:
            by_page.setdefault(int(number), []).append(m)
    for number, (kind, word, width) in enumerate(pages, 1):
        name = "%s, %s, %s em, %s" % (box, kind, width, setting)
        said = by_page.get(number, [])
        story = dumps[number - 1]["stories"][0]
        blocks = [b["lines"] for b in story["blocks"]]
        wanted, found = plain(BEFORE + word + AFTER), plain("".join(l["text"] for lines in blocks for l in lines))
        check(name, wanted in found and story["overset_characters"] == 0, "%s\n  %s" % (found, said))
        check(name, not any(re.search(r"\[E(0601|0606|0651)\]", m) for m in said), said)
        begins = [l for lines in blocks for i, l in enumerate(lines) if l.get("overfull") and not (i and lines[i - 1].get("overfull"))]
        check(name, sum("[E0612]" in m for m in said) == len(begins), "%s\n  %s" % ([l["text"] for l in begins], said))
        # Nothing that could stand by itself is in a line too wide: a cluster, a mark with what it stands on, a word below an
        # annotation, or several clusters of which each is too wide.
        wide = [l for lines in blocks for l in lines if l.get("overfull") and len(l["clusters"]) > 1]
        check(name, all(kind in ("enclosed", "combining", "ruby of a word") or all(c[3] > l["measure"] for c in l["clusters"]) for l in wide), [l["text"] for l in wide])
        overfull[width] += len(begins)


for turn, box in enumerate(BOXES):
    for setting, css in SETTING:
        sweep(box, setting, css, turn)
        turn += 1
check("lines too wide are among them", overfull[1] > 50 and 0 < overfull[4] < overfull[1], overfull)
finish()
