#!/usr/bin/python3
"""Shapes of stories: rectangles, U and L, notches, broken columns, balance; nothing overlaps, nothing is lost."""
import random

import harness
from harness import EM, PITCH, check, finish, overlaps, reported, story, text

PAGE = ("@page { size: 390mm 546mm; margin: 15mm } page { grid-template-columns: repeat(5, 15.5ric); row-gap: 1rlh } "
        "p { text-wrap-style: auto } ")


def build(body, css):
    return harness.build(body, PAGE + css)


def columns(story):
    """Body lines of each slice, in reading order."""
    found = {}
    for b in story["blocks"]:
        if b["role"] in ("p", "crosshead"):
            lines = len(b["lines"]) if b["role"] == "p" else b["rect"][3] // PITCH
            found.setdefault(b["slice"], [0, b["rect"][0]])[0] += lines
    return [found[k] for k in sorted(found)]


def whole(page, name):
    harness.whole(name, story(page, name))


# U with a notch for its head: 18 lines shorter in the middle, filled column by column.
css = ('page { grid-template-rows: auto 1fr; grid-template-areas: "a a a a a" "b b b b b" } '
       '#lead > head { grid-column: 2 / span 3; block-size: 18rlh }')
page, _ = build('<article id="lead" area="a"><headline>题目</headline>%s</article><article id="x" area="b"><p>字</p></article>' % text(2200), css)
c = columns(story(page, "lead"))
check("U", len(c) == 5 and all(abs(c[i][0] - c[0][0]) <= 1 for i in (4,)) and all(abs(c[i][0] + 18 - c[0][0]) <= 1 for i in (1, 2, 3)), c)
check("U order", [x for _, x in c] == sorted(x for _, x in c), c)
whole(page, "lead")

# L: an area drawn in grid-template-areas.
css = 'page { grid-template-rows: 30rlh 20rlh 1fr; grid-template-areas: "a a b b b" "a a a a a" "c c c c c" }'
page, errors = build('<article id="l" area="a"><headline>题</headline>%s</article><article id="b" area="b"><p>字</p></article>' % text(2600), css)
s = story(page, "l")
check("L", len(s["polygon"]) == 5 and s["polygon"][0][3] > s["polygon"][4][3], s["polygon"])
whole(page, "l")

# Balance: five columns that differ by one line at most.
css = 'page { grid-template-rows: auto 1fr; grid-template-areas: "a a a a a" "b b b b b" }'
for count in range(500, 620, 17):
    page, _ = build('<article id="r" area="a"><headline>题</headline>%s</article><article id="x" area="b"><p>字</p></article>' % text(count, count), css)
    c = [n for n, _ in columns(story(page, "r"))]
    check("balance", len(c) == 5 and max(c) - min(c) <= 1, c)

# Broken columns (破栏): three basic columns into two, with the three remainder rules.
for rule, widths in (("fractional", [23.75, 23.75]), ("gutter", [23, 23]), ("unequal", [24, 23])):
    css = ('page { grid-template-rows: auto 1fr; grid-template-areas: "a a a b b" "c c c c c" } #g { column-count: 2; -bx-column-remainder: %s }' % rule)
    page, _ = build('<article id="g" area="a">%s</article><article id="x" area="c"><p>字</p></article>' % text(800), css)
    found = sorted({l["measure"] for b in story(page, "g")["blocks"] for l in b["lines"]}, reverse=True)
    check("broken columns " + rule, [round(m / EM, 2) for m in found] == sorted(set(widths), reverse=True), [m / EM for m in found])

# Grids in boxes: lines go to the nearest line of the page, but never up onto a headline of another leading.
ITEMS = "".join("<item>时间：%s</item>" % n for n in "一二三四")
for white in range(13):
    css = ('page { grid-template-rows: 15rlh 1fr; grid-template-areas: "a a a a a" "b b b b b" } #box { display: grid; '
           'grid-template-columns: 1fr; padding-block-start: %dpt } #box > headline { font: 700 14pt/14pt sans-serif; text-align: start } '
           '#box > item { font: 9pt/13pt serif }' % white)
    page, errors = build('<infobox id="box" area="a"><headline>活动须知</headline>%s</infobox><article id="x" area="b"><p>字</p></article>' % ITEMS, css)
    check("grid in a box, %d pt" % white, "E0651" not in errors and story(page, "box")["overset_characters"] == 0, errors)
    check("grid in a box apart, %d pt" % white, overlaps(page) is None, overlaps(page))

# Overset is counted exactly, in lines and characters.
css = 'page { grid-template-rows: 6rlh 1fr; grid-template-areas: "a b b b b" "c c c c c" }'
page, errors = build('<article id="o" area="a"><p>%s</p></article>' % ("字" * 200), css + " p { text-indent: 0 }")
s = story(page, "o")
check("overset", s["placed"] + s["overset_characters"] == 200 and s["overset_lines"] == -(-s["overset_characters"] // 15) and "E0601" in errors,
      (s["placed"], s["overset_characters"], s["overset_lines"]))

# Margins of paragraphs meet as in CSS, in whole lines and before any block; padding without a frame keeps its lines free.
css = ('page { grid-template-rows: 12rlh 1fr; grid-template-areas: "a b b b b" "c c c c c" } #m p { margin-block: 1rlh 2rlh } #m { padding-block: 1rlh } '
       '#m crosshead { block-size: 1rlh; font: 9pt/13pt serif }')
page, errors = build('<article id="m" area="a"><p>甲</p><p>乙</p><crosshead>丙</crosshead><p>丁</p><p>戊</p></article>', css)
tops = [b["lines"][0]["origin"][1] / PITCH for b in story(page, "m")["blocks"]]
check("margins of paragraphs", [round(t - tops[0]) for t in tops] == [0, 3, 6, 8], tops)
check("padding without a frame", round(tops[0] - page["type_area"][1] / PITCH) == 2 and "“m” is 1 lines too long" in errors, (tops, errors))

# Column rules stop at heads; pictures and boxes take whole lines.
css = ('page { grid-template-rows: auto 1fr; grid-template-areas: "a a a a a" "b b b b b" } #k { column-rule: 0.25pt solid } '
       'infobox { grid-column: 4 / span 2; float: bottom } infobox > headline, infobox > item { font: 9pt/11.3pt serif }')
page, _ = build('<article id="k" area="a"><headline>题</headline>%s<infobox><headline>框</headline><item>甲</item></infobox></article>'
                '<article id="x" area="b"><p>字</p></article>' % text(900), css)
head = story(page, "k")["blocks"][0]
for rule in page["rules"]:
    if rule["role"] == "column-rule":
        check("column rule", rule["from"][1] >= head["rect"][1] + head["rect"][3], rule)
check("overlap", overlaps(page) is None, overlaps(page))

# What whole lines add to a box stands above and below its content.
box = [p for p in story(page, "k")["parts"] if p["role"] == "infobox"][0]["rect"]
rects = [b["rect"] for b in story(page, "k")["blocks"] if b["role"] in ("headline", "item")][1:]
above, below = rects[0][1] - box[1], box[1] + box[3] - rects[-1][1] - rects[-1][3]
check("white of a box", len(rects) == 2 and abs(above - below) < EM / 16 and above > 5.6 * 65536, (above, below))

# Random pages: nothing overlaps, nothing is lost, everything too long is said.
for seed in range(25):
    r = random.Random(seed)
    rows = [r.choice(["auto", "%drlh" % r.randint(8, 30)]) for _ in range(3)] + ["1fr"]
    cut = r.randint(1, 4)
    names = ["a"] * cut + ["b"] * (5 - cut)
    areas = '"%s" "%s" "%s" "%s"' % (" ".join(names), " ".join(r.choice([names, ["a"] * 5])), "c c c c c", "d d e e e")
    css = "page { grid-template-rows: %s; grid-template-areas: %s }" % (" ".join(rows), areas)
    body = "".join('<article id="%s" area="%s"><headline>%s</headline>%s</article>' % (n, n, "题" * r.randint(3, 20), text(r.randint(20, 1500), seed * 9 + i))
                   for i, n in enumerate("abcde"))
    page, errors = build(body, css)
    for n in "abcde":
        whole(page, n)
        s = story(page, n)
        reported("random %d" % seed, s, errors)
    check("random %d" % seed, overlaps(page) is None, overlaps(page))

finish()
