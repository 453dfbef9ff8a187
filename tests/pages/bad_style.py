#!/usr/bin/python3
"""Faults of style sheets: each is said once with its place, and everything else of the sheet still counts."""
import json, os

from bad_run import CSS, ISSUE, STORY, build, write
from harness import FOLDER, check, finish

# One fault a line, so that the places are those of the lines; the last rule shows that the sheet was read to its end.
FAULTS = [
    ("p { text-indent: 2emm }", 18, "E0303", "emm"),
    ("p { text-indent }", 5, "E0304", ""),
    ("@page { size }", 9, "E0304", ""),
    ("p!q { color: black }", 2, "E0305", "!"),
    ("} p { color: black }", 1, "E0308", ""),
    ("@charsett 'x';", 1, "E0309", "@charsett"),
    ("@import 12;", 1, "E0310", "@import"),
    ("@font-face { font-family: 3; src: url(x.ttf) }", 14, "E0310", "@font-face"),
    ("@page { colour: red }", 9, "E0312", "colour"),
    ("@page { bleed: red }", 9, "E0313", "bleed"),
    ("headline { color: var(--none) }", 12, "E0314", "--none"),
    ("headline { --ink: 3pt; color: var(--ink) }", 24, "E0315", "color"),
    ("@page { size: 10000mm }", 9, "E0316", "28346.46"),
    ("headline { color: device-cmyk(0 50 0 20) }", 33, "E0317", "50"),
    ("headline { --paper: rgb(300 0 0); color: var(--paper) }", 35, "E0317", "300"),
    ("p { font-family: 'Noto Serif SD', 'Noto Serif SC' }", 5, "E0408", "Noto Serif SD"),
    ("headline { font-family: 'Qwertzuiop', 'Noto Serif SC' }", 12, "E0402", "Qwertzuiop"),
    ("p { colour: black }", 5, "E0301", "colour"),
]
write("t.css", "\n".join(f[0] for f in FAULTS) + "\nheadline { font-size: 20pt }")
page = build("faults", 0, [("t.css:%d:%d:" % (i + 1, f[1]), f[2], f[3]) for i, f in enumerate(FAULTS)], ISSUE % (CSS, STORY))
sizes = {l["em"] / 65536 for s in page["stories"] for b in s["blocks"] for l in b["lines"]}
check("rule behind the faults", 20 in sizes, sizes)

for name, css, wanted in (
        ("cut in a rule", "p { color: black }\nheadline", [("t.css:2:1:", "E0306", "")]),
        ("cut in a block", "p { color: black }\nheadline { color: black", [("t.css:2:10:", "E0307", "")]),
        ("cut in a rule of rules", "@media print { p { color: black }\n", [("t.css:1:14:", "E0307", "")]),
        ("imports itself", "@import url(t.css);", [("t.css:1:1:", "E0311", "t.css")])):
    write("t.css", css)
    build(name, 0, wanted, ISSUE % (CSS, STORY))

# Sheets go through the decoder of articles: read when they say what they are, refused with the encoding they seem to have.
RULE = "headline { font-size: 20pt } /* 𠮷 */"
for encoding, before, codec in (("UTF-8 with mark", "\ufeff", "utf-8"), ("GB18030", '@charset "GB18030";\n', "gb18030"), ("GBK", '@charset "gbk";\n', "gb18030"),
                                ("UTF-16", "", "utf-16"), ("UTF-16BE", "\ufeff", "utf-16-be")):
    write("u.css", (before + RULE).encode(codec))
    for way, css in (("src", None), ("import", "@import url(u.css);")):
        write("t.css", css if css else (before + RULE).encode(codec))
        page = build("%s by %s" % (encoding, way), 0, [], ISSUE % (CSS, STORY))
        sizes = {l["em"] / 65536 for s in page["stories"] for b in s["blocks"] for l in b["lines"]} if page else {}
        check("%s by %s" % (encoding, way), 20 in sizes, sizes)
write("u.css", "p { font-family: '方正书宋' }".encode("gbk"))
for way, css in (("src", "p { font-family: '方正书宋' }".encode("gbk")), ("import", "@import url(u.css);")):
    write("t.css", css)
    build("GBK unsaid by " + way, 1, [("%s.css:1:19:" % ("u" if way == "import" else "t"), "E0202", "not UTF-8")], ISSUE % (CSS, STORY),
          ["--report", "t.report"])
    report = json.load(open(os.path.join(FOLDER, "t.report"), encoding="utf-8"))
    check("GBK unsaid by " + way, "GB18030" in report["messages"][0]["hint"], report["messages"])


def at_page(css):
    return "t.xml:1:%d:" % ((ISSUE % (css, "")).index("<page ") + 1)


# Sizes that do not fit: the page is set as far as there is room.
write("t.css", "")
css = CSS.replace("15ric 15ric", "40ric 40ric")
build("columns too wide", 1, [(at_page(css), "E0609", "pt wider")], ISSUE % (css, STORY))
css = CSS.replace("10rlh 1fr", "80rlh 10rlh")
build("rows too high", 1, [(at_page(css), "E0610", "90 lines")], ISSUE % (css, STORY))
write("t.css", "article { column-count: 2; column-gap: 0.5ric; hanging-punctuation: allow-end }")
build("narrow gutter", 0, [("t.xml:2:1:", "E0613", "marks do not hang")], ISSUE % (CSS, STORY))
finish()
