#!/usr/bin/python3
"""Letters with strokes, outlines and shadows, reversed and tinted ones, and ornament rules: what each ink plate gets, and
what a reader gets."""
import json, os, subprocess
from collections import Counter

import program
from harness import BANXIN, FOLDER, check, finish

PPI = 72
# name, style, inks that must be there (C M Y K in 255ths), inks that must not
BLACK, WHITE, RED = (0, 0, 0, 255), (0, 0, 0, 0), (0, 255, 255, 0)
CASES = [
    ("反白", "color: white; background: black", {BLACK, WHITE}, set()),
    ("红底反白", "color: white; background: device-cmyk(0 1 1 0)", {RED, WHITE}, set()),
    ("黑字压红", "background: device-cmyk(0 1 1 0)", {RED, (0, 255, 255, 255)}, {BLACK}),  # full black overprints
    ("灰字黄底", "background: device-cmyk(0 0 1 0); color: device-cmyk(0 0 0 0.5)", {(0, 0, 255, 0), (0, 0, 0, 127)}, {(0, 0, 255, 127)}),
    ("白边", "background: device-cmyk(1 0 0 0); -webkit-text-stroke: 6pt white; paint-order: stroke", {(255, 0, 0, 0), WHITE, BLACK}, {(255, 0, 0, 255)}),
    ("勾边", "-webkit-text-stroke: 2pt device-cmyk(0 1 1 0); color: white; paint-order: stroke", {WHITE, RED}, {BLACK}),
    ("双勾", "background: device-cmyk(0 0 1 0); -webkit-text-stroke: 3pt white; paint-order: stroke; -bx-text-outline: 1.5pt device-cmyk(0 1 1 0)",
     {(0, 0, 255, 0), WHITE, RED}, set()),
    ("阴影", "text-shadow: 3pt 3pt device-cmyk(0 0 0 0.4)", {WHITE, BLACK, (0, 0, 0, 102)}, set()),
    ("描边", "-webkit-text-stroke: 2pt; color: device-cmyk(0 1 0 0); -webkit-text-stroke-color: device-cmyk(1 0 0 0)", {(0, 255, 0, 0), (255, 0, 0, 0)}, {BLACK}),
]
ORNAMENTS = ("wavy", "twist", "pearls", "diamonds", "flowers", "meander")


def build(css, body, name):
    path = os.path.join(FOLDER, name)
    open(path + ".xml", "w").write('<issue title="试" date="2026-11-24"><style><![CDATA[@page { size: 220mm 420mm; margin: 10mm } %s]]></style>'
                                   '<page number="1">%s</page></issue>' % (css, body))
    run = program.run([BANXIN, "build", path + ".xml", "-o", path + ".pdf", "--dump", path + ".json", "--diagnostics", "short"], text=True)
    if run.returncode > 1 or "Sanitizer" in run.stderr or "runtime error" in run.stderr:
        raise SystemExit(run.stderr)
    return path, json.load(open(path + ".json"))["pages"][0], run.stderr


def inks(path):
    """The four plates as Ghostscript makes them with overprint: width and bytes."""
    subprocess.run(["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pamcmyk32", "-r%d" % PPI, "-dOverprint=/enable", "-sOutputFile=" + path + ".pam",
                    path + ".pdf"], check=True)
    raw = open(path + ".pam", "rb").read()
    at = raw.index(b"ENDHDR\n")
    return int(raw[raw.index(b"WIDTH") + 6:].split(b"\n")[0]), raw[at + 7:]


rows = len(CASES) + len(ORNAMENTS) + 1
css = ("page { -bx-lint: all off; grid-template-columns: 30ric; grid-template-rows: repeat(%d, 5rlh); row-gap: 0; grid-template-areas: %s } "
       "label { font: 900 42pt/1 serif; text-align: center; align-content: center } " % (rows, " ".join("'r%d'" % i for i in range(rows))))
css += "".join("#r%d { %s } " % (i, style) for i, (_, style, _, _) in enumerate(CASES))
first = len(CASES)
css += "".join("#r%d { border: 6pt -bx-%s } " % (first + i, name) for i, name in enumerate(ORNAMENTS))
css += "#r%d { border: 2pt dashed; border-radius: 9pt; font-size: 20pt }" % (rows - 1)
names = [c[0] for c in CASES] + ["花边"] * (len(ORNAMENTS) + 1)
path, page, errors = build(css, "".join('<label id="r%d" area="r%d">%s</label>' % (i, i, n) for i, n in enumerate(names)), "effects")
check("quiet", all("E0256" in l for l in errors.split("\n") if l), errors)
width, pixels = inks(path)
for story, (name, _, wanted, unwanted) in zip(page["stories"], CASES):
    x, y, w, h = [int(v / 65536) for v in story["polygon"][0]]
    found = Counter(tuple(pixels[(row * width + column) * 4:(row * width + column) * 4 + 4]) for row in range(y + 2, y + h - 2) for column in range(x + 2, x + w - 2))
    strong = {ink for ink, count in found.items() if count > 60}
    check(name, wanted <= strong and not unwanted & strong, found.most_common(6))
runs = [l["runs"][0] for s in page["stories"][4:8] for b in s["blocks"] for l in b["lines"]]
effects = [r["effects"] for r in runs]
check("dump", [(e["stroke"], e["outline"], e["shadow"]) for e in effects] ==
      [(6 << 16, 0, [0, 0]), (2 << 16, 0, [0, 0]), (3 << 16, 3 << 15, [0, 0]), (0, 0, [3 << 16, 3 << 16])], runs[0].keys())
styles = Counter(r["style"] for r in page["rules"])
check("ornaments", all(styles[n] == 4 for n in ORNAMENTS), styles)
check("round border", len(page["frames"]) == 1 and page["frames"][0]["style"] == "dashed" and page["frames"][0]["radius"] == 8 << 16, page["frames"])
text = subprocess.run(["pdftotext", "-raw", path + ".pdf", "-"], capture_output=True, text=True).stdout.split()
check("text once", text == names, text)

# Frames of stories and groups: whole lines above and below, equal columns inside, the padding round the em boxes.
EM, PITCH, PAD = 9 * 65536, 13 * 65536, 6 * 65536
WORDS = "<p>%s</p>" % ("昨日上午九时江湾港三号码头的引桥上一艘满载钢材的货轮缓缓靠泊" * 5)
css = ("page { grid-template-columns: repeat(3, 15.5ric); grid-template-rows: auto auto auto 1fr; row-gap: 1rlh; grid-template-areas: 'a a a' 'b c c' 'd d d' 'e e e' } "
       "#a { border: 6pt -bx-meander; padding: 6pt } #b { background: device-cmyk(0 0 0 0.1); padding: 6pt } #c { writing-mode: vertical-rl; border: 1pt solid; border-radius: 6pt; padding: 6pt } "
       "group { border: 2pt double; padding: 6pt } p { text-wrap-style: auto }")
path, page, errors = build(css, "".join('<article id="%s" area="%s"><headline>标题</headline>%s</article>' % (n, n, WORDS) for n in "abc") +
                           '<group area="d"><article id="g"><headline>甲</headline>%s</article><article id="h">%s</article></group><article area="e"><p>字</p></article>' % (WORDS, WORDS), "frames")
check("frames fit", "E0601" not in errors and "E0606" not in errors, errors)


def ink_box(names):
    boxes = []
    for s in page["stories"]:
        for l in (l for b in s["blocks"] for l in b["lines"] if s["story"] in names and l["clusters"]):
            (x, y), first, last = l["origin"], l["clusters"][0], l["clusters"][-1]
            begin, end, em = max(0, first[2]), last[2] + last[3] - last[4] - last[5], l["em"]
            boxes.append((x - em / 2, y + begin, x + em / 2, y + end) if l.get("vertical") else (x + begin, y - em * 0.88, x + end, y + em * 0.12))
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


rules = [r for r in page["rules"] if r["role"] == "border"]
meander = [r for r in rules if r["style"] == "meander"]
double = [r for r in rules if r["style"] == "solid"]
fill, frame = page["fills"][0]["rect"], page["frames"][0]["rect"]
edges = {
    "a": (min(r["from"][0] for r in meander) + 3 * 65536, min(r["from"][1] for r in meander) + 3 * 65536,
          max(r["to"][0] for r in meander) - 3 * 65536, max(r["to"][1] for r in meander) - 3 * 65536),
    "b": (fill[0], fill[1], fill[0] + fill[2], fill[1] + fill[3]),
    "c": (frame[0] + 32768, frame[1] + 32768, frame[0] + frame[2] - 32768, frame[1] + frame[3] - 32768),
    "gh": (min(r["from"][0] for r in double), min(r["from"][1] for r in double), max(r["to"][0] for r in double), max(r["to"][1] for r in double)),
}
for names, edge in edges.items():
    ink = ink_box(names)
    space = (ink[0] - edge[0], ink[1] - edge[1], edge[2] - ink[2], edge[3] - ink[3])
    check("frame of " + names, all(v > PAD - 9999 for v in space) and (names == "c" or space[0] < 3 * EM) and space[1] < 3 * PITCH, [v / 65536 for v in space])
widths = {b["lines"][0]["measure"] for s in page["stories"] for b in s["blocks"] if s["story"] in "agh" and b["role"] == "p"}
check("equal columns", max(widths) - min(widths) <= 5 * 65536 and len({w for w in widths}) <= 6, widths)

_, _, errors = build("label { text-shadow: 1pt 1pt 2pt black; -webkit-text-stroke: red 1pt 2pt }", "<label>字</label>", "bad")
check("bad values", errors.count("E0302") == 2, errors)

finish()
