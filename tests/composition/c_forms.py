"""C: Forms of punctuation."""
from composing import *


def t025_chains():
    l = lines(build(p("什么？！我没听见！！！天"), NO_INDENT, WIDE))[0]
    check("T-025", abs(positions(l)[4] - 3) < 1e-4 and abs(positions(l)[11] - positions(l)[8] - 2) < 1e-3, positions(l))


def t025_vertical_chains():
    """Two marks share one cell side by side; three stand below each other. No break inside."""
    for language in ("zh-Hans", "zh-TW"):
        l = lines(down(p("什么？！我没听见！！！天") + p("天地玄黄宇？！洪荒"), NO_INDENT, "20ric", language, name="chain"))
        cells = [(c[0], c[2] / EM) for c in l[0]["clusters"]]
        check("T-025", cells[2:4] == [("？！", 2), ("我", 3)] and [c[0] for c in l[0]["clusters"]][7:10] == ["！"] * 3, cells)
        glyphs = [g for r in l[0]["runs"] for g in r["glyphs"] if g[1] == 6]
        check("T-025", len(glyphs) == 2 and glyphs[0][3] < glyphs[1][3] and glyphs[0][4] == glyphs[1][4], glyphs)
    for _, d in sweep(p("天地玄黄宇？！洪荒"), NO_INDENT + "p { text-align: justify }", range(40, 80, 5), set_lines=down):
        found = texts(d)
        check("T-025", any("？！" in t for t in found) and not any(t[0] in "？！" for t in found), found)


def t026_dash_and_ellipsis():
    l = lines(build(p("天——地……人"), NO_INDENT, WIDE))[0]
    names = [c[0] for c in l["clusters"]]
    check("T-026", names == ["天", "——", "地", "……", "人"] and positions(l) == [0, 1, 3, 4, 6], (names, positions(l)))
    for _, d in sweep(p("天地玄黄——宇宙洪荒……日月盈昃"), NO_INDENT, range(60, 140, 5)):
        for text in texts(d):
            check("T-042", text.count("—") in (0, 2) and text.count("…") in (0, 2), text)


def ink(name, ppi=72):
    """The box of all ink on the page in points: left, top, right, bottom."""
    w, h, raw = picture(name, ppi)
    rows = [y for y in range(h) if min(raw[y * w:y * w + w]) < 128]
    columns = [x for x in range(w) if min(raw[x::w]) < 128]
    return columns[0], rows[0], columns[-1] + 1, rows[-1] + 1


def t026_middle():
    """Dashes, connectors and dots have their ink in the middle of the frame, in both directions."""
    for text in ("——", "—", "～", "……"):
        for maker, name in ((build, "across"), (down, "downwards")):
            d = maker(p(text), NO_INDENT + "p { font: 72pt/90pt serif }", "30ric", name=name)
            l = lines(d)[0]
            x, y = (v / 65536 for v in l["origin"])
            left, top, right, bottom = ink(name)
            found = (left + right) / 2 - x if name == "downwards" else y - 0.38 * 72 - (top + bottom) / 2
            check("T-026", abs(found) <= 0.02 * 72, (text, name, found / 72))


def frames(marks, language, vertical, css=""):
    """The ink of each mark in its frame, in em from the frame's corner: left, top, right, bottom."""
    css += NO_INDENT + "article { font: 36pt/72pt serif } p { font: 36pt/72pt serif; -bx-punctuation-width: none } "
    d = (down if vertical else build)("".join(p(m) for m in marks), css, "20ric", language, name="frames")
    width, height, raw = picture("frames")
    found = {}
    for l in lines(d):
        x, y = (v / 65536 for v in l["origin"])
        left, top = (x - 18, y) if vertical else (x, y - 0.88 * 36)
        dark = [(i, j) for j in range(int(top) - 4, int(top) + 40) for i in range(int(left) - 4, int(left) + 40)
                if 0 <= i < width and 0 <= j < height and raw[j * width + i] < 128]
        if dark:
            found[l["text"]] = ((min(i for i, _ in dark) - left) / 36, (min(j for _, j in dark) - top) / 36,
                                (max(i for i, _ in dark) + 1 - left) / 36, (max(j for _, j in dark) + 1 - top) / 36)
    return found


def t023_places():
    """Where marks stand in their frames: foot and start for the mainland, head and right in vertical lines; else centred."""
    marks = "。，、：；！？．"
    for family in ("serif", "cursive"):
        for language, vertical in (("zh-Hans", False), ("zh-Hans", True), ("zh-TW", False), ("zh-TW", True)):
            found = frames(marks, language, vertical, "article p { font-family: %s } " % family)
            check("T-023", sorted(found) == sorted(marks), (language, vertical, found))
            for mark, (left, top, right, bottom) in found.items():
                where = (family, language, vertical, mark, left, top, right, bottom)
                x, y = (left + right) / 2, (top + bottom) / 2
                number = "T-037" if mark == "．" else "T-011" if language == "zh-TW" else "T-023"
                if language == "zh-TW":
                    check(number, abs(x - 0.5) < 0.13 and abs(y - 0.5) < 0.13, where)
                elif not vertical:
                    check(number, x < 0.5 and (mark in "！？：；" or y > 0.6), where)
                elif mark in "。，、．":
                    check(number, x > 0.5 and y < 0.5, where)
                if vertical and mark == "：":
                    check("T-024", bottom - top > right - left, where)
    for language in ("zh-Hans", "zh-TW"):
        for vertical in (False, True):
            found = frames("（）「」《》【】", language, vertical)
            for mark, (left, top, right, bottom) in found.items():
                begin, end = (top, bottom) if vertical else (left, right)
                check("T-035", begin > 0.4 if mark in "（「《【" else end < 0.6, (language, vertical, mark, begin, end))
    c = lines(build(p("甲．乙。丙"), NO_INDENT, WIDE))[0]["clusters"]
    check("T-037", c[1][1] == c[3][1] == "period" and c[1][3] == c[3][3] == EM, c)


def t020_places():
    """A selector puts any of the eight marks in the corner or the middle, against the language and the face."""
    for family in ("'Noto Serif SC'", "'Noto Serif TC'", "cursive"):
        for language in ("zh-Hans", "zh-TW"):
            for vertical in (False, True):
                found = {}
                for selector in ("\ufe00", "\ufe01", ""):
                    found.update(frames([mark + selector for mark in "。，、：；！？．"], language, vertical, "article p { font-family: %s } " % family))
                check("T-020", len(found) == 24, sorted(found))
                for mark, (left, top, right, bottom) in found.items():
                    where = (family, language, vertical, mark, left, top, right, bottom)
                    x, y = (left + right) / 2, (top + bottom) / 2
                    corner = language == "zh-Hans" if len(mark) == 1 else mark[1] == "\ufe00"
                    if corner and vertical and mark[0] in "：；！？":  # right of the middle, or in it, as the face has them
                        check("T-020", 0.37 < x < 0.9 and left > 0 and right <= 1, where)
                    elif not corner:
                        check("T-020", abs(x - 0.5) < 0.13 and abs(y - 0.5) < 0.13, where)
                    elif not vertical:
                        check("T-020", right <= 0.53 and left > -0.03 and (mark[0] in "！？：；" or y > 0.6), where)
                    else:
                        check("T-020", left >= 0.5 and bottom <= 0.5 and right <= 1, where)


def t020_blanks():
    """Blanks go with the place: what goes between two marks, and which mark hangs."""
    hang = NO_INDENT + "p { hanging-punctuation: allow-end; text-align: justify }"
    for language, one, two in (("zh-Hans", "\ufe01", ""), ("zh-HK", "", "\ufe00")):
        for selector, trims in ((one, (EM // 4, EM // 4)), (two, (0, EM // 2))):
            c = lines(build(p("天，%s」地" % selector), NO_INDENT, WIDE, language))[0]["clusters"]
            check("T-020", c[1][0] == "，" + selector and tuple(c[1][4:6]) == trims, (language, c))
        c = lines(build(p("村口立着一块石碑，%s碑文已模糊。" % one), hang, "8ric", language))[0]
        check("T-020", not c.get("hung"), c["text"])
        c = lines(build(p("村口立着一块石碑，%s碑文已模糊。" % two), hang, "8ric", language))[0]
        check("T-020", c.get("hung"), c["text"])
    c = lines(build(p("什么？\ufe01！\ufe01天什么？\ufe00！\ufe00天"), NO_INDENT, WIDE))[0]["clusters"]
    check("T-020", [x[4:6] for x in c[2:4]] == [[EM // 4] * 2] * 2 and [x[4:6] for x in c[7:9]] == [[0, EM // 2]] * 2, c)


def t030_vertical_quotes():
    """Curly quotes take the vertical forms of corner brackets; the text stays."""
    for language, brackets in (("zh-Hans", "『「」』"), ("zh-TW", "「『』」")):
        l = lines(down(p("“‘甲’”") + p(brackets[:2] + "甲" + brackets[2:]), NO_INDENT, "20ric", language, name="q"))
        glyphs = [[g[0] for r in line["runs"] for g in r["glyphs"]] for line in l]
        check("T-030", glyphs[0] == glyphs[1] and l[0]["text"] == "“‘甲’”", (language, glyphs))
        check("T-030", pdf_text("q") == "“‘甲’”" + brackets[:2] + "甲" + brackets[2:], pdf_text("q"))


def t027_dots():
    """Six dots, evenly spaced, centred in the frame: rendered and measured."""
    build(p("……"), NO_INDENT + "p { font: 72pt/90pt serif }", "30ric", name="e")
    w, h, raw = picture("e")
    dark = [sum(255 - raw[y * w + x] for y in range(h)) for x in range(w)]
    dots, x = [], 0
    while x < w:
        if dark[x] > 60:
            end = x
            while end < w and dark[end] > 60:
                end += 1
            total = sum(dark[x:end])
            dots.append(sum((i + 0.5) * dark[i] for i in range(x, end)) / total)
            x = end
        x += 1
    gaps = [b - a for a, b in zip(dots, dots[1:])]
    check("T-027", len(dots) == 6 and max(gaps) - min(gaps) < 2.5, (dots, gaps))


def t029_shared_marks():
    l = lines(build(p("读Children’s一书"), NO_INDENT, WIDE))[0]
    width = {c[0]: c[3] for c in l["clusters"]}
    check("T-029", width["’"] < EM * 0.4, width)
    d = build(p("这是Children’s的“书”与“A”"), NO_INDENT, WIDE)
    classes = {c[0]: c[1] for l in lines(d) for c in l["clusters"]}
    check("T-029", classes["’"] == "latin" and classes["“"] == "open" and classes["”"] == "close", classes)


run()
