#!/usr/bin/python3
"""Areas of every shape: their order of reading, broken columns in them, blocks that text runs round, bad areas."""
import os, re, sys, tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import plates
from filler import text

BANXIN = os.path.abspath(sys.argv[1])
failures = []
EM, PITCH = 9 * 65536, 13 * 65536
CSS = ["@page { size: 250mm 300mm; margin: 10mm } page { grid-template-columns: repeat(4, 15ric); grid-template-rows: repeat(4, 12rlh); "
       "row-gap: 1rlh } p { text-wrap-style: auto; text-indent: 0 } "]
PAGES, CHECKS = [], []


def check(name, condition, detail=""):
    if not condition:
        failures.append("%s: %s" % (name, detail))


def add(css, body, *checks):
    """One page; the checks get it when the issue is built."""
    number = len(PAGES) + 1
    name = "t%d" % number
    body = re.sub(r'id="(\w+)"', r'id="\1_%d"' % number, body)
    css = re.sub(r"#(\w+)", r"#\1_%d" % number, css)
    CSS.append(re.sub(r"(@?)page {", lambda m: "@page %s {" % name if m.group(1) else "page.%s {" % name, css))
    PAGES.append((name, body))
    CHECKS.append(checks)


def areas(rows, others="bcdefg"):
    """The grid, and short texts for the areas that are not “a”."""
    names = sorted(set("".join(rows)) - {"a", "."})
    drawn = "page { grid-template-areas: %s } " % " ".join('"%s"' % " ".join(r) for r in rows)
    return drawn, "".join('<article id="%s" area="%s"><p>%s</p></article>' % (n, n, "填" * 30) for n in names)


def cells(page, story):
    """Slices of the story as letters of columns and numbers of rows: A12 is column A in the rows 1 and 2."""
    x0, y0 = page.dump["type_area"][:2]
    out = []
    for left, top, right, bottom in plates.slices(page.story(story)):
        first, last = (top - y0 + PITCH) // (13 * PITCH), (bottom - y0 - PITCH // 2) // (13 * PITCH)
        out.append("ABCD"[(left - x0 + EM) // (16 * EM)] + "".join(str(n + 1) for n in range(first, last + 1)))
    return " ".join(out)


# Order of reading (走文): polygon → slices. Bands only where columns are in two pieces.
ORDERS = [
    ("rectangle", ["aaaa", "aaaa", "bbbb", "bbbb"], "A12 B12 C12 D12"),
    ("L", ["aabb", "aabb", "aaaa", "cccc"], "A123 B123 C3 D3"),
    ("Γ", ["aaaa", "aabb", "aabb", "cccc"], "A123 B123 C1 D1"),
    ("mirrored L", ["bbaa", "bbaa", "aaaa", "cccc"], "A3 B3 C123 D123"),
    ("7", ["aaaa", "bbaa", "bbaa", "cccc"], "A1 B1 C123 D123"),
    ("T", ["aaaa", "baac", "baac", "dddd"], "A1 B123 C123 D1"),
    ("⊥", ["baac", "baac", "aaaa", "dddd"], "A3 B123 C123 D3"),
    ("U", ["abba", "abba", "aaaa", "cccc"], "A123 B3 C3 D123"),
    ("∩", ["aaaa", "abba", "abba", "cccc"], "A123 B1 C1 D123"),
    ("H", ["abba", "aaaa", "acca", "dddd"], "A123 B2 C2 D123"),
    ("step down", ["abbb", "aabb", "aaab", "aaaa"], "A1234 B234 C34 D4"),
    ("step up", ["bbba", "bbaa", "baaa", "aaaa"], "A4 B34 C234 D1234"),
    ("Z", ["aabb", "caad", "caad", "eeaa"], "A1 B123 C234 D4"),
    ("S", ["bbaa", "caad", "caad", "aaee"], "A4 B234 C123 D1"),
    ("W", ["abaa", "abac", "aaac", "dddd"], "A123 B3 C123 D1"),
    ("[", ["aaaa", "abbb", "abbb", "aaaa"], "A1 B1 C1 D1 A234 B4 C4 D4"),
    ("]", ["aaaa", "bbba", "bbba", "aaaa"], "A1 B1 C1 D123 A4 B4 C4 D4"),
    ("F", ["aaaa", "abbb", "aacc", "addd"], "A1 B1 C1 D1 A234 B3"),
    ("E", ["aaaa", "abbb", "aaaa", "accc"], "A1 B1 C1 D1 A234 B3 C3 D3"),
    ("3", ["aaaa", "bbba", "aaaa", "cccc"], "A1 B1 C1 D12 A3 B3 C3 D3"),
    ("5", ["aaaa", "abbb", "aaaa", "ccca"], "A1 B1 C1 D1 A23 B3 C3 D34"),
    ("2", ["aaaa", "bbba", "aaaa", "accc"], "A1 B1 C1 D12 A34 B3 C3 D3"),
    ("+", ["baac", "aaaa", "aaaa", "daae"], "A23 B1234 C1234 D23"),
]


def orders(name, wanted):
    return lambda page: (check("order of " + name, cells(page, "a") == wanted, cells(page, "a")),
                         check("no message for " + name, not {c for c in page.codes("a")} - {"E0601"}, page.codes("a")))


for name, rows, wanted in ORDERS:
    drawn, others = areas(rows)
    add(drawn, '<article id="a" area="a">%s</article>%s' % (text(4000), others), orders(name, wanted))

# The same polygon by lines of the grid.
add("#a { grid-area: 1 / 1 / 4 / 2, 3 / 2 / 4 / 5, 1 / 4 / 3 / 5 } #b { grid-area: 1 / 2 / 3 / 4 } #c { grid-row: 4 }",
    '<article id="a">%s</article><article id="b"><p>字</p></article><article id="c"><p>字</p></article>' % text(4000), orders("U by lines", "A123 B3 C3 D123"))


def measures(story, *wanted):
    """Widths of the slices in characters, in order, without repeats side by side."""
    def run(page):
        found = []
        for left, _, right, _ in plates.slices(page.story(story)):
            width = round((right - left) / EM, 2)
            if not found or found[-1] != width:
                found.append(width)
        check("measures on page %d" % page.number, found == list(wanted), found)
    return run


def columns(story, wanted):
    return lambda page: check("columns on page %d" % page.number, cells(page, story) == wanted, cells(page, story))


def sound(page):
    found = plates.faults(page)
    check("page %d" % page.number, not found, found)


# Broken columns over an L: four columns into two meet its step; into three they do not, and each band has its own.
drawn, others = areas(["aaaa", "aaaa", "aabb", "aabb"])
for count, remainder, wanted in ((2, "fractional", [31]), (3, "fractional", [20.33, 31]), (3, "gutter", [20, 31]),
                                 (3, "unequal", [21, 20, 31]), (6, "fractional", [9.67])):
    add(drawn + "#a { column-count: %d; -bx-column-remainder: %s }" % (count, remainder),
        '<article id="a" area="a">%s</article>%s' % (text(4000), others), measures("a", *wanted), sound)
# A head in columns of two bands stands in one of them: the last when it is at the foot, else the first.
def head_in(rows, x_edge, y_edge):
    """The head lies in these rows of the grid (half-open), with its end (1) or begin (0) at that edge of the page."""
    def run(page):
        part, = [p["rect"] for p in page.story("a")["parts"] if p["role"] == "head"]
        x0, y0 = page.dump["type_area"][:2]
        left, right = (part[0] - x0) / EM, (part[0] + part[2] - x0) / EM
        top, bottom = (part[1] - y0) / PITCH / 13, (part[1] + part[3] - y0) / PITCH / 13
        good = rows[0] <= round(top, 2) and bottom <= rows[1] and abs((left, right)[x_edge] - (0, 63)[x_edge]) < 0.1
        check("head on page %d" % page.number, good, [round(v, 2) for v in (left, right, top, bottom)])
        check("head at its edge on page %d" % page.number, y_edge is None or abs((top, bottom)[y_edge] - rows[y_edge]) < 0.1, (top, bottom))
    return run


drawn, others = areas(["bbaa", "bbaa", "aaaa", "aaaa"])
for form, rows, x_edge, y_edge in (("end", (0, 2), 1, 0), ("above-end", (0, 2), 1, 0), ("corner-end", (2, 4), 1, 1), ("below", (2, 4), 0, 1),
                                   ("above-start; float: bottom", (2, 4), 0, 1)):
    add(drawn + "#a { column-count: 3 } #a > head { -bx-head-placement: %s }" % form,
        '<article id="a" area="a"><headline>题在栏中</headline>%s</article>%s' % (text(4000), others), head_in(rows, x_edge, y_edge), sound)
drawn, others = areas(["aabb", "aabb", "aaaa", "aaaa"])
for form, rows, x_edge, y_edge in (("across", (0, 2), 0, 0), ("below", (2, 4), 1, 1)):
    add(drawn + "#a { column-count: 3 } #a > head { -bx-head-placement: %s }" % form,
        '<article id="a" area="a"><headline>题在栏中</headline>%s</article>%s' % (text(4000), others), head_in(rows, x_edge, y_edge), sound)
drawn, others = areas(["aaaa", "aaaa", "aabb", "aabb"])
# Small lines that go the other way than the page's begin with their em boxes at the edge, as the page's own do.
def first_at_edge(page):
    area = [plates.rectangle(r) for r in page.story("a")["polygon"]]
    top, right = min(r[1] for r in area), max(r[2] for r in area)
    vertical = page.dump["grid"].get("vertical", False)
    boxes = [plates.line_box(l) for b in page.story("a")["blocks"] for l in b["lines"]]
    off = min(b[1] for b in boxes) - top if vertical else right - max(b[2] for b in boxes)
    check("first line at the edge on page %d" % page.number, abs(off) < EM // 20, off / EM)


for mode, other in (("vertical-rl", "horizontal-tb"), ("horizontal-tb", "vertical-rl")):
    add("page { writing-mode: %s; grid-template-areas: \"b b b b\" \"a a a a\" } #a { writing-mode: %s; font: 8pt/10pt serif }" % (mode, other),
        '<article id="a" area="a">%s</article><article id="b" area="b">%s</article>' % (text(4000), text(4000)), first_at_edge, sound)
# A U is cut downwards: its arms have columns of their own.
drawn, others = areas(["abba", "abba", "aaaa", "cccc"])
add(drawn + "#a { column-count: 2 }", '<article id="a" area="a">%s</article>%s' % (text(4000), others), measures("a", 15, 31, 15), sound)
# 2.5 columns through half tracks: two wide columns; a rail of 1.5 columns is one.
add("page { grid-template-columns: repeat(8, 7ric); grid-template-rows: 24rlh 1fr; grid-template-areas: \"a a a a a b b b\" \"c c c c c c c c\" } "
    "#a { column-count: 2 } #b { column-count: 1 } #c { column-count: 4 }", '<article id="a" area="a">%s</article><article id="b" area="b">%s</article>'
    '<article id="c" area="c">%s</article>' % (text(900), text(500, 2), text(700, 3)), measures("a", 19), measures("b", 23), measures("c", 15), sound)
# Lead columns 变栏: ten lines over two columns, then the basic ones.
drawn, others = areas(["aaaa", "aaaa", "bbbb", "cccc"])
add(drawn + "#a { -bx-lead-columns: 2 10rlh }", '<article id="a" area="a"><headline>变栏</headline>%s</article>%s' % (text(1400), others),
    measures("a", 31, 15), sound)

# Blocks that text runs round: over one and a half columns, in the middle of a gutter, in the middle of a wide column.
drawn, others = areas(["aaaa", "aaaa", "aaaa", "bbbb"])
add(drawn + "#i { grid-column: 2 / span 2; inline-size: 23ric; block-size: 8rlh; float: inline-start; grid-row: 5 }",
    '<article id="a" area="a">%s<infobox id="i"><item>框</item></infobox></article>%s' % (text(1900), others), measures("a", 15, 7, 15), sound)
add(drawn + "#i { grid-column: 1 / span 2; inline-size: 13ric; block-size: 8rlh; justify-self: center; grid-row: 5 }",
    '<article id="a" area="a">%s<infobox id="i"><item>框</item></infobox></article>%s' % (text(1900), others), measures("a", 15, 8, 15, 8, 15), sound)
add(drawn + "#a { column-count: 2 } #i { grid-column: 1; inline-size: 11ric; block-size: 8rlh; justify-self: center; grid-row: 5 }",
    '<article id="a" area="a">%s<infobox id="i"><item>框</item></infobox></article>%s' % (text(1900), others), measures("a", 31, 9, 31), sound)
add(drawn + "#a { column-count: 2 } #i { grid-column: 1; inline-size: 20ric; block-size: 8rlh; float: inline-end; grid-row: 3; border: none; "
    "shape-outside: polygon(0 0, 100% 0, 100% 100%, 80% 100%) }",
    '<article id="a" area="a">%s<infobox id="i"><item style="text-align: end">框</item></infobox></article>%s' % (text(1900), others),
    lambda page: check("contour", len({r - l for l, _, r, _ in plates.slices(page.story("a"))}) > 6, plates.slices(page.story("a"))))

def round_diamond(page):
    """No line comes nearer to the diamond than the margin, and lines beside its tips are longer than those beside its middle."""
    (x, y, w, h), = [i["rect"] for i in page.dump["images"]]
    left, right = set(), set()
    for b in page.story("a")["blocks"]:
        for l in b["lines"]:
            box = plates.line_box(l)
            if box[3] <= y or box[1] >= y + h:
                continue
            depth = min(abs(v - y - h // 2) for v in (box[1], box[3])) if not box[1] <= y + h // 2 <= box[3] else 0
            half = w // 2 * (h // 2 - depth) // (h // 2) if depth < h // 2 else -EM
            near, far = x + w // 2 - half - EM, x + w // 2 + half + EM
            check("diamond", box[2] <= near + EM // 4 or box[0] >= far - EM // 4, (l["text"], [v // 65536 for v in box]))
            (left if box[2] <= x + w // 2 else right).add(l["measure"])
    check("diamond: both sides", len(left) > 3 and len(right) > 3, (left, right))


for mode in ("horizontal-tb", "vertical-rl"):
    drawn, others = areas(["aa", "aa", "aa", "bb"])
    add(drawn + "page { writing-mode: %s; grid-template-columns: repeat(2, 31ric); grid-template-rows: repeat(3, 13rlh) 1fr } #i { grid-column: 1 / span 2; "
        "inline-size: 24ric; block-size: 14rlh; justify-self: center; grid-row: 4; shape-outside: polygon(50%% 0, 100%% 50%%, 50%% 100%%, 0 50%%) }" % mode,
        '<article id="a" area="a">%s<figure id="i" src="dot.png"/></article>%s' % (text(2210), others), round_diamond,
        lambda page: check("diamond", not {"E0607", "E0602"} & page.codes("a"), page.codes("a")))

# Rules between areas: joined where one turns round a corner of an area, clear of each other elsewhere.
def rule_ends(*wanted):
    """Ends of the page's rules in half columns and half rows of the grid, as (x, y, x, y)."""
    def run(page):
        x0, y0 = page.dump["type_area"][:2]
        found = sorted(((r["from"][0] - x0) / 8 / EM, (r["from"][1] - y0) / 6.5 / PITCH, (r["to"][0] - x0) / 8 / EM, (r["to"][1] - y0) / 6.5 / PITCH)
                       for r in page.dump["rules"])
        good = len(found) == len(wanted) and all(abs(a - b) < 0.1 for f, w in zip(found, sorted(wanted)) for a, b in zip(f, w))
        check("rules on page %d" % page.number, good, [[round(v, 2) for v in f] for f in found])
    return run


# The middle of a gutter and of a row gap are 0.06 half columns and 0.08 half rows before the next column and row; rules
# down begin and end with the em boxes.
RULES = "page { column-rule: 0.5pt solid; row-rule: 0.5pt solid }"
DOWN, BELOW = (3.94, 0.02, 3.94, 5.82), (0, 5.92, 7.88, 5.92)
for rows, wanted in ((["aabb", "aacc", "aacc", "dddd"], [DOWN, (4, 1.92, 7.88, 1.92), BELOW]),  # ⊢
                     (["aaab", "accb", "accb", "dddd"], [(1.94, 1.92, 1.94, 5.82), (1.94, 1.92, 5.88, 1.92), (5.94, 0.02, 5.94, 5.82), BELOW]),  # corner
                     (["aabb", "eecc", "eecc", "dddd"], [(3.94, 0.02, 3.94, 1.82), (3.94, 2.02, 3.94, 5.82), (0, 1.92, 7.88, 1.92), BELOW])):  # ＋
    drawn, others = areas(rows)
    add(drawn + RULES, '<article id="a" area="a">%s</article>%s' % (text(4000), others), rule_ends(*wanted), lambda page: check("crossed", not plates.crossed(page), plates.crossed(page)))

# Centred stops hang as far as the middle of the gutter (T-075): not where a rule may stand in it.
for css, hangs in ((RULES, False), ("", True)):
    add(css + "page { writing-mode: vertical-rl; grid-template-areas: \"a a a a\" \"a a a a\" \"b b b b\" \"b b b b\" } p { hanging-punctuation: force-end }",
        '<article id="a" area="a" lang="zh-Hant">%s</article><article id="b" area="b" lang="zh-Hant">%s</article>' % (text(900), text(900, 3)),
        lambda page: check("clear of rules on page %d" % page.number, not plates.crossed(page), plates.crossed(page)),
        lambda page, hangs=hangs: check("hung on page %d" % page.number, hangs == any(l.get("hung") for b in page.story("a")["blocks"] for l in b["lines"]), hangs))

# Lines of the grid on a page without rows; a pull quote that floats over one and a half columns.
add("page { grid-template-rows: none; grid-template-areas: none } #a { grid-column: 1 / span 3 } #b { grid-column: 4 } "
    "#q { float: inline-end; inline-size: 22ric; block-size: 9rlh; grid-column: 2 / span 2; grid-row: 9 } #r { float: inline-start; inline-size: 9ric }",
    '<article id="a">%s<pullquote id="q">引语引语引语</pullquote></article><article id="b"><pullquote id="r">引语</pullquote>%s</article>' % (text(1900), text(800, 4)),
    measures("a", 15, 8, 15), measures("b", 5, 15), lambda page: check("lines without rows", not plates.faults(page), plates.faults(page)))

# Whole pages: interlocked (穿插), modular, and interlocked in vertical lines, with heads, a picture and all rules.
def article(name, characters):
    figure = '<figure id="i" src="dot.png"><caption>图片说明</caption></figure>' if name == "a" else ""
    return ('<article id="%s" area="%s"><kicker>引题说明</kicker><headline>%s</headline>%s%s</article>'
            % (name, name, "风雨江山日月春秋"[:4 + characters // 300], text(characters, ord(name)), figure))


def roomy(page):
    check("whole page %d" % page.number, not set(plates.LESS_ROOM) & page.codes(), page.messages)


for grid, rows, stories in (
        ("grid-template-columns: repeat(5, 15ric); grid-template-rows: 20rlh 16rlh 20rlh 1fr", ("a a a b b", "a a c c b", "d c c e b", "d d e e e"),
         {"a": 1250, "b": 1150, "c": 800, "d": 620, "e": 950}),
        ("grid-template-columns: repeat(5, 15ric); grid-template-rows: 24rlh 24rlh 1fr", ("a a a b b", "c c d d d", "e e e e f"),
         {"a": 860, "b": 560, "c": 560, "d": 880, "e": 1500, "f": 360}),
        ("writing-mode: vertical-rl; grid-template-columns: repeat(10, 9ric); grid-template-rows: 18rlh 18rlh 1fr",
         ("a a a a b b b b c c", "a a d d d b b c c c", "e e e d d f f f c c"), {"a": 850, "b": 850, "c": 1000, "d": 700, "e": 430, "f": 430})):
    add(RULES + '@page { size: 272mm 390mm; margin: 10mm } page { %s; grid-template-areas: %s } #a, #b, #c, #d, #e { column-rule: 0.25pt dotted } '
        '#i { grid-column: 2 / span 2; inline-size: 14ric; block-size: 9rlh; float: inline-end; grid-row: 9 }' % (grid, " ".join('"%s"' % r for r in rows)),
        "".join(article(n, c) for n, c in stories.items()), sound, roomy)

# Bad areas: one message each, and the rest of the page is set.
def said(code, story, placed=True):
    return lambda page: (check("%s on page %d" % (code, page.number), code in page.codes(story), page.messages),
                         check("%s once" % code, sum(c == code and "“%s_" % story in text for c, text in page.messages) == 1, page.messages),
                         check("%s: the rest" % code, page.story("z")["placed"] > 0, ""),
                         check("%s: placed" % code, (page.story(story)["placed"] > 0) == placed, page.story(story)["placed"]),
                         *[check(code, not f, f) for f in [plates.lost(page)]])


Z = '<article id="z"><p>字字字</p></article>'
BAD = "#z { grid-area: 4 / 1 / 5 / 5 } "
add(BAD + "#a { grid-area: 1 / 1 / 3 / 3 } #x { grid-area: 2 / 2 / 4 / 4 }", '<article id="a"><p>甲</p></article><article id="x"><p>乙</p></article>' + Z, said("E0620", "x", False))
add(BAD + "#a { grid-area: 1 / 1 / 3 / 9 }", '<article id="a"><p>甲</p></article>' + Z, said("E0621", "a"))
add(BAD + "#a { grid-column: 1 / 3; grid-row: -9 / 2 }", '<article id="a"><p>甲</p></article>' + Z, said("E0621", "a"))
add("page { grid-template-areas: \"aaa aaa aaa .\" \"aaa . aaa .\" \"aaa aaa aaa .\" \"z z z z\" }", '<article id="a" area="aaa">%s</article><article id="z" area="z"><p>字</p></article>' % text(1000), said("E0622", "a"))
add("page { grid-template-areas: \"a a . .\" \". . a a\" \"a . . .\" \"z z z z\" }", '<article id="a" area="a">%s</article><article id="z" area="z"><p>字</p></article>' % text(1000), said("E0623", "a"))
add("page { grid-template-columns: 15ric 0 15ric 15ric; grid-template-areas: \"b a c d\" \"b a c d\" \"z z z z\" }", '<article id="a" area="a"><p>甲</p></article><article id="z" area="z"><p>字</p></article>', said("E0624", "a", False))
add("page { grid-template-rows: 12rlh 0 12rlh; grid-template-areas: \"b b b b\" \"a a a a\" \"z z z z\" }", '<article id="a" area="a"><p>甲</p></article><article id="z" area="z"><p>字</p></article>', said("E0624", "a", False))
add("page { grid-template-columns: 4ric 15ric 15ric 15ric; grid-template-areas: \"a b c d\" \"z z z z\" }", '<article id="a" area="a"><p>一二三四五六七八</p></article><article id="z" area="z"><p>字</p></article>', said("E0625", "a"))
add("page { grid-template-areas: \"a b b b\" \"z z z z\" } #a { column-count: 5 }", '<article id="a" area="a">%s</article><article id="z" area="z"><p>字</p></article>' % text(150), said("E0626", "a"), measures("a", 7))
add("page { grid-template-areas: \"a a b b x\" \"z z z z x\" } ", '<article id="a" area="a"><p>一二三四五六七八</p></article><article id="z" area="z"><p>字</p></article>',
    lambda page: check("E0627", "E0627" in page.codes(), page.messages))
add("page { grid-template-areas: \"a a b b\" \"a b b b\" \"z z z z\" } ", '<infobox id="a" area="a"><item>甲</item></infobox><article id="z" area="z"><p>字</p></article>', said("E0628", "a"))
add("page { grid-template-areas: \"a b a a\" \"a a c a\" \"d a a a\" \"z z z z\" } ", '<article id="a" area="a">%s</article><article id="z" area="z"><p>字</p></article>' % text(100), said("E0629", "a"))
# A head that stands in the whole first column leaves the second in two pieces: said, when text goes on below.
add("page { grid-template-areas: \"a a b b\" \"a b b b\" \"a a b b\" \"z z z z\" } #a > head { writing-mode: vertical-rl }",
    '<article id="a" area="a"><headline>直题</headline>%s</article><article id="z" area="z"><p>字</p></article>' % text(260), said("E0629", "a"))
add("page { grid-template-areas: \"a a b b\" \"a b b b\" \"a a b b\" \"z z z z\" } #a > head { writing-mode: vertical-rl }",
    '<article id="a" area="a"><headline>直题</headline>%s</article>' % text(60), lambda page: check("ends above", "E0629" not in page.codes(), page.messages))
# A head of many times its area is parted, set as far as there is room, and the lines that it needs are said; lines
# of one that may not part find no room.
add("page { grid-template-areas: \"a a b b\" \"a a b b\" \"z z z z\" \"z z z z\" }", '<article id="a" area="a"><headline>%s</headline><p>甲</p></article>'
    '<article id="b" area="b">%s</article><article id="z" area="z"><p>字</p></article>' % ("！" * 10000, text(600)), said("E0606", "a"),
    lambda page: check("endless head", not plates.overlaps(page) + plates.outside(page) and "759 lines" in str(page.messages) and page.story("a")["placed"] > 100, page.messages))
add("page { grid-template-areas: \"a a b b\" \"a a b b\" \"z z z z\" \"z z z z\" } #a headline { text-wrap-mode: nowrap }",
    '<article id="a" area="a"><headline>%s</headline><p>甲</p></article>'
    '<article id="b" area="b">%s</article><article id="z" area="z"><p>字</p></article>' % ("！" * 10000, text(600)), said("E0606", "a", False),
    lambda page: check("endless head in one line", not plates.overlaps(page) + plates.outside(page), page.messages))
add("page { grid-template-rows: 3.5rlh 4rlh; grid-template-areas: \"a a a a\" \"z z z z\" }", '<article id="a" area="a"><p>甲</p></article><article id="z" area="z"><p>字</p></article>',
    lambda page: check("E0615", "E0615" in page.codes() and "row 1 of the page's grid is 3.5 lines" in str(page.messages), page.messages))
add("page { grid-template-areas: \"a a b b\" \"a b b b\" \"z z z z\" } #a { padding-bottom: 1rlh } #z { padding-bottom: 1rlh }",
    '<article id="a" area="a"><p>甲</p></article><article id="z" area="z"><p>字</p></article>', said("E0616", "a"))

FOLDER = tempfile.mkdtemp()
open(os.path.join(FOLDER, "dot.png"), "wb").write(plates.png(48, 36))
for page, checks in zip(plates.build(BANXIN, PAGES, " ".join(CSS), folder=FOLDER), CHECKS):
    for c in checks:
        c(page)
for f in failures[:30]:
    print(f)
print("%d failures, %d pages" % (len(failures), len(PAGES)))
sys.exit(1 if failures else 0)
