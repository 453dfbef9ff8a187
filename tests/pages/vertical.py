#!/usr/bin/python3
"""Vertical pages and vertical stories on horizontal pages: nothing overlaps, nothing is lost, tiers are read from top to
bottom and their lines from right to left, all axes of a page stand on one grid."""
import os, random, subprocess

import harness
from harness import EM, FOLDER, PITCH, check, finish, outside, overlaps, reported, story, text, whole

# 18 tiers of nine characters, gutters of one; 70 lines.
PAGE = ("@page { size: 370mm 640mm; margin: 10mm } p { text-wrap-style: auto } page { writing-mode: vertical-rl; "
        "grid-template-columns: repeat(18, 9ric); column-gap: 1ric; row-gap: 1rlh } ")


def build(body, css, language="zh-Hant"):
    return harness.build(body, css, language=language)


def body_lines(story):
    return [(b["slice"], l) for b in story["blocks"] if b["role"] == "p" for l in b["lines"]]


def reading_order(name, s):
    """Within a slice to the left; the next slice is lower, or in the same tier further left."""
    lines = body_lines(s)
    for (i, a), (j, b) in zip(lines, lines[1:]):
        (ax, ay), (bx, by) = a["origin"], b["origin"]
        good = (bx < ax and by == ay) if i == j else (by > ay or (by == ay and bx < ax))
        check(name + " order", good, (a["text"], b["text"]))


def on_grid(name, page, s):
    grid = page["grid"]
    for _, l in body_lines(s):
        check(name + " grid", (grid["origin"] - l["origin"][0]) % PITCH == 0, l["text"])


# A vertical page: rectangles, an L, a head over three tiers, a head over one, a horizontal head, a group.
css = PAGE + ("page { grid-template-rows: 20rlh 15rlh 1fr; grid-template-areas: %s %s %s } #lead > head { grid-column: 1 / span 3; block-size: 5rlh } "
              "#low > head { grid-column: 1 / span 1; block-size: 4rlh } #across > head { writing-mode: horizontal-tb } #lead, #low { column-rule: 0.5pt solid }"
              % tuple('"' + " ".join(r) + '"' for r in (["a"] * 6 + ["b"] * 12, ["a"] * 10 + ["b"] * 8, ["c"] * 8 + ["g"] * 10)))
page, errors = build('<article id="lead" area="a"><headline>頭條標題</headline>%s</article><article id="low" area="b"><headline>次要標題</headline>%s</article>'
                     '<article id="across" area="c"><headline>橫排標題</headline>%s</article><group area="g"><label>簡訊</label>'
                     '<article id="one">%s</article><article id="two">%s</article></group>' % (text(1500), text(2000, 2), text(1200, 3), text(250, 4), text(300, 5)), css)
check("vertical page", page["grid"].get("vertical") is True and "E0601" not in errors, errors)
for n in ("lead", "low", "across", "one", "two"):
    s = story(page, n)
    whole(n, s)
    reading_order(n, s)
    on_grid(n, page, s)
    check(n + " measure", all(l["measure"] == 9 * EM and l.get("vertical") for _, l in body_lines(s)), n)
check("overlap", overlaps(page) is None, overlaps(page))
check("outside", outside(page) is None, outside(page))
lead = story(page, "lead")
x, y, w, h = page["type_area"]
head = lead["blocks"][0]["lines"][0]
check("head at the right", head["vertical"] and head["origin"][0] > x + w - 5 * PITCH, head["origin"])
first = next(l for _, l in body_lines(lead))
check("text left of the head", first["origin"] == [page["grid"]["origin"] - 5 * PITCH, y], first["origin"])
across = story(page, "across")["blocks"][0]["lines"][0]
check("horizontal head", not across.get("vertical") and across["origin"][1] < y + 9 * EM, across)
check("text below it", min(l["origin"][1] for _, l in body_lines(story(page, "across"))) >= y + 10 * EM, "")
check("members from the right", max(l["origin"][0] for _, l in body_lines(story(page, "two"))) < min(l["origin"][0] for _, l in body_lines(story(page, "one"))), "")
rules = [r for r in page["rules"] if r["role"] == "column-rule"]
check("rules across", rules and all(r["from"][1] == r["to"][1] for r in rules), rules[:2])
for r in rules:
    off = (r["from"][1] - y) % (10 * EM)
    check("rule centred", abs(off - 9.5 * EM) <= 0.1 * 65536, off / EM)
catalog = subprocess.run(["qpdf", "--json", "--json-key=qpdf", os.path.join(FOLDER, "t.pdf")], capture_output=True, text=True).stdout
check("no reading direction", "/Direction" not in catalog)

# A horizontal page with a vertical story in two tiers; its head takes the right edge, its picture's lines go the page's way.
H = ("@page { size: 390mm 546mm; margin: 15mm } page { grid-template-columns: repeat(5, 15.5ric); row-gap: 1rlh; grid-template-rows: 40rlh 1fr; %s } "
     "#v { writing-mode: vertical-rl; column-count: 2; column-rule: 0.25pt solid } p { text-wrap-style: auto } ")
page, errors = build('<article id="v" area="a"><headline>竖题</headline>%s</article><article id="h" area="b">%s</article>' % (text(900), text(700)),
                     H % 'grid-template-areas: "a a a b b" "c c c c c"', language="zh-Hans")
s = story(page, "v")
whole("v", s)
reading_order("v", s)
check("two tiers", sorted({l["origin"][1] for _, l in body_lines(s)})[0] < sorted({l["origin"][1] for _, l in body_lines(s)})[1] and
      len({l["origin"][1] for _, l in body_lines(s)}) == 2, {l["origin"] [1] for _, l in body_lines(s)})
check("whole characters", all(l["measure"] % EM == 0 for _, l in body_lines(s)), "")
right = s["polygon"][-1][0] + s["polygon"][-1][2]
check("flush right", s["blocks"][0]["lines"][0]["vertical"] and s["blocks"][0]["lines"][0]["origin"][0] < right, right)
check("no overlap", overlaps(page) is None, overlaps(page))
tiers = sorted({l["origin"][1] for _, l in body_lines(s)})
gap = tiers[1] - tiers[0] - body_lines(s)[0][1]["measure"]
rule = next(r for r in page["rules"] if r["role"] == "column-rule" and r["from"][1] == r["to"][1])
check("gutter", gap >= EM, gap / EM)
check("rule in it", abs(rule["from"][1] - (tiers[1] - gap / 2)) <= 0.1 * 65536, rule)

# A horizontal head over a vertical text takes page columns and page lines; an L is cut at its step.
page, errors = build('<article id="v" area="a"><headline>横题在上</headline>%s</article><article id="h" area="b">%s</article>' % (text(1500), text(200)),
                     H % 'grid-template-rows: 20rlh 20rlh 1fr; grid-template-areas: "a a a b b" "a a a a a" "c c c c c"' + "#v > head { writing-mode: horizontal-tb; block-size: 3rlh }", language="zh-Hans")
s = story(page, "v")
whole("L", s)
reading_order("L", s)
head = s["blocks"][0]["lines"][0]
check("head above", not head.get("vertical") and all(l["origin"][1] > head["origin"][1] for _, l in body_lines(s)), head["origin"])
tiers = {}
for _, l in body_lines(s):
    tiers.setdefault(l["origin"][1], []).append(l["origin"][0])
check("a tier each side of the step", len(tiers) == 2 and max(tiers[min(tiers)]) < max(tiers[max(tiers)]), {k: max(v) for k, v in tiers.items()})
check("L overlap", overlaps(page) is None, overlaps(page))

# A horizontal story on a vertical page, in columns.
css = PAGE + '#h { writing-mode: horizontal-tb; column-count: 3 } page { grid-template-rows: 1fr 1fr; grid-template-areas: "%s" "%s" }' % (
    " ".join(["h"] * 10 + ["v"] * 8), " ".join(["v"] * 18))
page, errors = build('<article id="h" area="h"><headline>橫排的稿件</headline>%s</article><article id="v" area="v">%s</article>' % (text(1200), text(1600)), css)
s = story(page, "h")
whole("horizontal in vertical", s)
check("three columns", len({l["origin"][0] - l["clusters"][0][2] * 0 for _, l in body_lines(s)}) == 3 and not any(l.get("vertical") for _, l in body_lines(s)),
      {l["origin"][0] for _, l in body_lines(s)})
check("columns to the right", [l["origin"][0] for _, l in body_lines(s)] == sorted(l["origin"][0] for _, l in body_lines(s)), "")
check("mixed overlap", overlaps(page) is None, overlaps(page))
reading_order("U", story(page, "v"))
on_grid("U", page, story(page, "v"))

# Bad input: areas of one character or less, text that is far too long, heads that do not fit: said, never endless.
for rows, css in ((1, ""), (2, ""), (40, "#v { column-count: 200 }"), (40, "#v { column-count: 40 }"), (3, "#v > head { writing-mode: horizontal-tb }")):
    page, errors = build('<article id="v" area="a"><headline>很长很长很长很长很长的标题</headline>%s</article><article id="h" area="b"><p>字</p></article>' % text(3000),
                         H % ('grid-template-areas: "a a a b b" "c c c c c"; grid-template-rows: %drlh 1fr' % rows) + css, language="zh-Hans")
    s = story(page, "v")
    whole("bad %d %s" % (rows, css), s)
    check("bad said", s["overset_characters"] > 0 and "E0601" in errors, (rows, css, errors))
page, errors = build('<article id="v" area="a"><headline>題</headline>%s</article><figure area="b" src="none.png"><caption>說明</caption></figure>' % text(300),
                     PAGE + 'page { grid-template-columns: 0.5ric 1ric; grid-template-areas: "a b" "a b"; grid-template-rows: 1rlh 1rlh }')
whole("one character", story(page, "v"))

# An auto row of a horizontal page: the fewest lines that hold the story, its lines never shorter than five characters.
for count, tiers in ((900, 1), (900, 3), (12, 1), (60, 2)):
    page, errors = build('<article id="v" area="a"><headline>竖题</headline>%s</article><article id="h" area="b">%s</article>' % (text(count), text(600)),
                         H % '-bx-copyfit: none; grid-template-rows: auto 1fr; grid-template-areas: "a a a a a" "b b b b b"' + "#v { column-count: %d }" % tiers,
                         language="zh-Hans")
    s = story(page, "v")
    name = "auto row, %d in %d" % (count, tiers)
    whole(name, s)
    measure = body_lines(s)[0][1]["measure"] // EM
    check(name + " all set", s["overset_characters"] == 0, errors)
    check(name + " sensible lines", measure >= 5, measure)
    check(name + " fewest lines", measure == 5 or s["empty_lines"] * measure < 2 * tiers * 60, (measure, s["empty_lines"]))
    check(name + " tiers", len({l["origin"][1] for _, l in body_lines(s)}) <= tiers, tiers)

# Random pages of all mixes.
for seed in range(12):
    r = random.Random(seed)
    n = r.randint(6, 14)
    areas = [["a"] * n + ["b"] * (18 - n), ["a"] * r.choice([n, 18]), ["c"] * 18]
    areas[1] += ["b"] * (18 - len(areas[1]))
    css = PAGE + "page { grid-template-rows: %s %s 1fr; grid-template-areas: %s }" % (r.choice(["auto", "18rlh"]), r.choice(["auto", "14rlh"]),
                                                                                  " ".join('"%s"' % " ".join(a) for a in areas))
    for k in "abc":
        css += "#%s { writing-mode: %s; column-count: %d } #%s > head { writing-mode: %s }" % (
            k, r.choice(["vertical-rl", "vertical-rl", "horizontal-tb"]), r.randint(1, 4), k, r.choice(["vertical-rl", "horizontal-tb"]))
    css += "#a, #b, #c { column-count: auto }" if r.random() < 0.5 else ""
    page, errors = build("".join('<article id="%s" area="%s"><headline>%s</headline>%s</article>' % (k, k, "題" * r.randint(3, 12), text(r.randint(50, 1800), seed * 7 + i))
                                 for i, k in enumerate("abc")), css)
    for k in "abc":
        whole("random %d %s" % (seed, k), story(page, k))
        reported("random %d" % seed, story(page, k), errors)
    check("random %d" % seed, overlaps(page) is None, overlaps(page))

# Each arm of an area with a step has the number of tiers that comes nearest to the measure wanted.
TIERS, ROWS, GAP = 4, 60, EM
css = "@page { size: 390mm 546mm; margin: 15mm } page { grid-template-columns: repeat(4, 18ric) } .v { writing-mode: vertical-rl; column-count: %d } " % TIERS
pages, steps = "", range(6, 54, 3)
for step in steps:
    css += ("page.p%d { row-gap: 0; grid-template-rows: %drlh %drlh 1fr; grid-template-areas: 'a a b b' 'a a a a' 'c c c c' } " % (step, step, ROWS - step))
    pages += ('<page number="%d" class="p%d"><article id="v%d" class="v" area="a">%s</article><article area="b"><p>字</p></article>'
              '<article area="c"><p>字</p></article></page>' % (step, step, step, text(9000)))
wanted = (ROWS * PITCH - (PITCH - EM) - GAP * (TIERS - 1)) / TIERS
for step, page in zip(steps, harness.build_pages(pages, css)[0]):
    edge = page["type_area"][1] + step * PITCH - GAP
    tops = {l["origin"][1] for _, l in body_lines(story(page, "v%d" % step))}
    for arm, tiers, rows in (("upper", sum(t < edge for t in tops), step), ("lower", sum(t >= edge for t in tops), ROWS - step)):
        room = rows * PITCH - (PITCH - EM if arm == "lower" else 0) - GAP / 2
        check("tiers of the %s arm, step at %d" % (arm, step), tiers == max(1, int((room + GAP) / (wanted + GAP) + 0.5)), (tiers, (room + GAP) / (wanted + GAP)))

finish()
