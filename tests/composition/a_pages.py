"""A: Locale, writing mode, page skeleton."""
from composing import *


def t001_regions():
    l = lines(build(p("他說：「風停了。」大"), NO_INDENT, WIDE, "zh-TW"))[0]
    check("T-001", abs(positions(l)[-1] - 9) < 1e-3, positions(l))
    l = lines(build(p("他說：「風停了。」大"), NO_INDENT, WIDE, "zh-HK"))[0]
    check("T-061", abs(positions(l)[-1] - 8) < 0.51, positions(l))


def t001_spans():
    """A span with a Chinese language of its own has that region's marks, widths and places; one in another language not."""
    for put in (build, down):
        found = positions(lines(put(p('甲·乙<span lang="zh-HK">丙·丁</span><em lang="en">戊·己</em>庚'), NO_INDENT, WIDE))[0])
        check("T-001", [round(x, 3) for x in found] == [0, 1, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7, 8], found)
        glyph = lambda text, language: [g for r in lines(put(p(text), NO_INDENT, WIDE, language))[0]["runs"] for g in r["glyphs"]][1][1:]
        own, inside = glyph("甲，乙", "zh-HK"), glyph('甲<span lang="zh-HK">，</span>乙', "zh-Hans")
        check("T-011", all(abs(a - b) < EM / 8 for a, b in zip(own[:2], inside[:2])) and inside != glyph("甲，乙", "zh-Hans"), (own, inside))
    fonts = [r["font"] for r in lines(build(p('骨<span lang="zh-TW">骨</span>骨'), NO_INDENT, WIDE))[0]["runs"]]
    check("T-001", fonts == ["NotoSerifSC-Regular", "NotoSerifTC-Regular", "NotoSerifSC-Regular"], fonts)


def t006_sizes():
    for name, size in (("小五", 9), ("五号", 10.5), ("六号", 8), ("小四", 12), ("初号", 42)):
        d = build(p("字"), "p { font-size: %s; text-indent: 0 }" % name, WIDE)
        check("T-006", lines(d)[0]["runs"][0]["size"] == int(size * 65536), (name, lines(d)[0]["runs"][0]["size"]))


def t007_pitch():
    d = build(p("天地玄黄宇宙洪荒" * 20))
    ys = [l["origin"][1] for l in lines(d)]
    check("T-007", len({b - a for a, b in zip(ys, ys[1:]) if b > a}) == 1, ys)


def t002_t003_modes():
    d = issue('<article id="h" area="h">%s</article><article id="v" area="v">%s</article>' % (p("天地玄黄" * 30), p("宇宙洪荒" * 120)),
              "#v { writing-mode: vertical-rl; column-count: 2 } page { grid-template-areas: 'h v' }", "20ric 30ric", rows="30rlh")
    modes = {s["story"]: s["blocks"][0]["lines"] for s in d["pages"][0]["stories"]}
    check("T-002", all(not l.get("vertical") for l in modes["h"]) and all(l.get("vertical") for l in modes["v"]))
    down = [l["origin"] for b in d["pages"][0]["stories"][1]["blocks"] for l in b["lines"]]
    tiers = sorted({y for _, y in down})
    check("T-003", len(tiers) == 2 and [y for _, y in down] == sorted(y for _, y in down), tiers)
    check("T-002", all(b[0] == a[0] - 13 * 65536 for a, b in zip(down, down[1:]) if a[1] == b[1]), down[:3])
    for c, n in zip(modes["v"][1]["clusters"], modes["v"][1]["clusters"][1:]):
        check("T-002", n[2] > c[2], c)
    # No reading direction in the file: PDFium takes it for the direction of text and finds no phrase of vertical lines.
    issue("<article>%s</article>" % p("天地"), "page { writing-mode: vertical-rl }", "9ric", language="zh-Hant")
    check("T-003", b"/Direction" not in open(path("t.pdf"), "rb").read())


def t005_measures():
    """A tier is a whole number of characters long, whatever its area; gutters take the rest."""
    for height in (31, 33, 37, 40):
        d = issue('<article id="v">%s</article>' % p("宇宙洪荒" * 90), "article { writing-mode: vertical-rl; column-count: 3 }", "60ric", rows="%drlh" % height)
        check("T-005", all(l["measure"] % EM == 0 for l in lines(d)), (height, lines(d)[0]["measure"] / EM))
        tiers = sorted({l["origin"][1] for l in lines(d)})
        check("T-005", len({b - a for a, b in zip(tiers, tiers[1:])}) <= 1 or max(b - a for a, b in zip(tiers, tiers[1:])) - min(b - a for a, b in zip(tiers, tiers[1:])) <= 1, tiers)


def t007_vertical_pitch():
    d = down(p("天地玄黄宇宙洪荒" * 20) + p("日月盈昃辰宿列张" * 9))
    xs = [l["origin"][0] for l in lines(d)]
    check("T-007", {a - b for a, b in zip(xs, xs[1:])} == {13 * 65536}, xs)


def t001_unknown_language():
    """Regions by tag; an unknown tag is warned about and set as mainland Chinese."""
    for tag, end in (("zh", 8.5), ("zh-CN", 8.5), ("zh-SG", 8.5), ("zh-MY", 8.5), ("zh-Hans-TW", 8.5), ("zh-TW", 9), ("zh-Hant", 9),
                     ("zh-Hant-HK", 8.5), ("zh-MO", 8.5), ("xx-Foo", 8.5), ("zh--", 8.5)):
        d = build(p("他說：「風停了。」大"), NO_INDENT, WIDE, tag)
        found = positions(lines(d)[0])[-1]
        check("T-001", abs(found - (8 if end == 8.5 else 9)) < 1e-3, (tag, found))
        check("T-001", ("unknown language" in d["messages"]) == (tag in ("xx-Foo", "zh--")), (tag, d["messages"]))


run()
