#!/usr/bin/env python3
"""Blocks are numbered within their story in the order of the document, and by the slice they stand in, whatever box they stand in."""
import re

from harness import build_pages, check, finish

CSS = """@page { size: 300mm 100mm; margin: 8mm }
page { font: 9pt/13pt serif; grid-template-columns: repeat(4, 12ric); column-gap: 9pt; grid-template-rows: 1fr; grid-template-areas: "a a a a" }
article { align-content: start; column-fill: auto; column-count: 4 }
"""
BOXES = {
    "tinted": '<p style="background: device-cmyk(0 0 0 0.1)">%s</p>',
    "bordered": '<p style="border: .5pt solid black">%s</p>',
    "turned": '<p style="writing-mode: vertical-rl">%s</p>',
    "tinted crosshead": '<crosshead style="background: device-cmyk(0 0 0 0.1)">%s</crosshead>',
    "quotation": "<pullquote>%s</pullquote>",
    "note": "<note><p>%s</p></note>",
    "table": "<table><tr><td>%s</td><td>表</td></tr></table>",
    "columns": '<p style="background: device-cmyk(0 0 0 0.1)">%s</p><p style="background: device-cmyk(0 0 0 0.1)">又</p>',
}
PARAGRAPH = "<p>%s。</p>" % ("字" * 68)
POSITIONS = 10  # the later ones stand in other columns

for name, box in BOXES.items():
    for turned in ("", "@page { size: 100mm 300mm } page { writing-mode: vertical-rl }"):
        pages = ""
        for place in range(POSITIONS):
            body = [PARAGRAPH] * POSITIONS
            body.insert(place, box % "异")
            pages += '<page number="%d"><article area="a">%s</article></page>' % (place + 1, "".join(body))
        dumps, messages = build_pages(pages, CSS + turned)
        check(name, "[N49]" not in messages, re.findall(r".*\[N49\]", messages)[:2])
        slices = set()
        for place, page in enumerate(dumps):
            for s in page["stories"]:
                own = [b for b in s["blocks"] if any("异" in l["text"] for l in b["lines"])]
                check(name, own, "it is on page %d" % (place + 1))
                running = [b for b in s["blocks"] if b["role"] == "p" and b["lines"] and "字" in b["lines"][0]["text"]]
                for b in own:
                    slices.add(b["slice"])
                    before = [r for r in running if r["paragraph"] < b["paragraph"]]
                    check(name, len({r["paragraph"] for r in before}) == place, (place, b["paragraph"], sorted({r["paragraph"] for r in running})))
                    check(name, all(r["slice"] <= b["slice"] for r in before), (place, b["slice"]))
        check(name, len(slices) > 1, "other columns than the first: %s" % slices)
finish()
