"""J: Ruby: pinyin, zhuyin, comments, notes in two half-lines."""
from composing import *

CSS = NO_INDENT + "page { grid-template-areas: 'a' } article { grid-area: a; column-fill: auto; line-height: 20pt } "
ZHUYIN = CSS + "ruby { ruby-position: inter-character }"
BOTH = [(build, 0), (down, 1)]  # how it is set; the axis along the line


def ruby(base, text):
    return "<ruby>%s<rt>%s</rt></ruby>" % (base, text)


def glyphs(line, axis):
    """Annotation glyphs: em along the line, em across it from the baseline or axis (down, right), size in em, id."""
    found = []
    for run in line["runs"]:
        for g in run["glyphs"] if run.get("annotation") else []:
            x = (run["origin"][0] + g[3] - line["origin"][0]) / EM
            y = (run["origin"][1] + g[4] - line["origin"][1]) / EM
            found.append(((x, y) if axis == 0 else (y, x)) + (run["size"] / EM, g[0]))
    return found


def cell(line, text):
    """Where the face of a Han begins: the middle of its cell, in em, less half an em."""
    c = [c for c in line["clusters"] if c[0] == text][0]
    return c[2] / EM, c[3] / EM


def base_starts(line, axis):
    """Where the glyphs of the text itself begin, in em along the line."""
    start = line["origin"][axis]
    return [(run["origin"][axis] + g[3 + axis] - start) / EM for run in line["runs"] if not run.get("annotation")
            for g in run["glyphs"]]


def starts(line, axis):
    """Where annotation glyphs begin along the line: full-width ones of a vertical line hang from their tops."""
    found = glyphs(line, axis)
    return [g[0] - (0.88 * g[2] if axis else 0) for g in found] if axis else [g[0] for g in found]


def t108_size_and_centre():
    for put, axis in BOTH:
        line = lines(put(p("喝了" + ruby("茶水", "饮料") + "再走"), CSS, WIDE))[0]
        found = glyphs(line, axis)
        check("T-108", [g[2] for g in found] == [0.5, 0.5] and len(found) == 2, found)
        check("T-108", abs(found[1][0] - found[0][0] - 0.5) < 1e-3, found)
        base = base_starts(line, axis)
        middle = (base[2] + base[3] + 1) / 2 if axis == 0 else (base[2] + base[3]) / 2 + 0.12
        shown = found[1][0] if axis == 0 else found[1][0] - 0.5 * 0.88 + 0.5 * 0.88 * 0  # middle of two half-size cells
        check("T-108", axis == 1 or abs(shown - middle) < 1e-3, (shown, middle))
        # Over horizontally, right vertically; within the gap.
        check("T-095", all(g[1] < -0.88 for g in found) if axis == 0 else all(g[1] > 0.25 for g in found), found)
    line = lines(build(p(ruby("茶", "饮")), CSS + "rt { font-size: 40%; ruby-position: under }", WIDE))[0]
    found = glyphs(line, 0)[0]
    check("T-108", abs(found[2] - 0.4) < 1e-3 and found[1] > 0.4, found)


def t107_whole():
    """Words over a base that nothing parts stand together, with the space between them; marks part a base."""
    for put, axis in BOTH:
        for base, text, count in (("茶水", "yin liao", 8), ("茶", "yin", 3), ("茶、水", "yin liao", 7)):
            found = glyphs(lines(put(p("喝了" + ruby(base, text) + "再走"), CSS, WIDE))[0], axis)
            check("T-107", len(found) == count, (base, len(found)))


def t109_room():
    # Alone between bare Han: three half-size characters overhang both a little, and the base is widened for the rest.
    line = lines(build(p("好" + ruby("茶", "饮料品") + "喝"), CSS, WIDE))[0]
    at = [c[2] / EM for c in line["clusters"]]
    found = glyphs(line, 0)
    check("T-109", abs(found[0][0] - (at[0] + 1)) < 0.25 and found[0][0] < at[0] + 1, (found, at))
    base = base_starts(line, 0)
    check("T-108", abs(found[0][0] + 0.75 - base[1] - 0.5) < 1e-3, (found, base))
    # Side by side: a quarter of the annotation's size stays between them, and nothing overlaps.
    line = lines(build(p("好" + ruby("茶", "饮料品") + ruby("水", "白开水") + ruby("酒", "乙")), CSS, WIDE))[0]
    found = [g[0] for g in glyphs(line, 0)]
    check("T-109", abs(found[3] - found[2] - 0.5 - 0.125) < 1e-3, found)
    check("T-109", found[6] - found[5] - 0.5 >= 0.125 - 1e-3, found)
    # A word: its own characters are spread.
    line = lines(build(p(ruby("茶水", "各种各样饮料")), CSS, WIDE))[0]
    base = base_starts(line, 0)
    check("T-109", base[1] - base[0] > 1.4, base)
    line = lines(build(p("好" + ruby("茶水", "各种各样饮料") + ruby("酒饭", "各种各样饭菜")), CSS, WIDE))[0]
    found = [g[0] for g in glyphs(line, 0)]
    check("T-109", abs(found[6] - found[5] - 0.5 - 0.25) < 2e-3, found)
    # On both sides of one bare Han: still apart.
    line = lines(build(p(ruby("茶", "饮料品饮料") + "与" + ruby("酒", "饮料品饮料")), CSS, WIDE))[0]
    found = [g[0] for g in glyphs(line, 0)]
    check("T-109", found[5] - found[4] - 0.5 >= 0.125 - 1e-3, found)


def t110_edges():
    for put, axis in BOTH:
        text = ruby("茶", "饮料品") + "好" * 6 + ruby("酒", "饮料品") + "喝" * 9
        for line in lines(put(p(text), CSS + "p { text-align: justify }", "9ric")):
            measure = line["measure"] / EM
            for g in glyphs(line, axis):
                start = g[0] if axis == 0 else g[0] - 0.5
                check("T-110", -1e-3 <= g[0] and g[0] + (0.5 if axis == 0 else 0) <= measure + 1e-3, (g, measure))
    # The base goes to the edge with it; its room is then on the other side where what follows bears something.
    line = lines(build(p(ruby("茶", "饮料品") + "好"), CSS, WIDE))[0]
    check("T-110", abs(glyphs(line, 0)[0][0]) < 1e-3 and abs(base_starts(line, 0)[0]) < 1e-3, glyphs(line, 0))
    line = lines(build(p(ruby("茶", "饮料品") + ruby("水", "白开水")), CSS, WIDE))[0]
    found = [g[0] for g in glyphs(line, 0)]
    check("T-110", abs(found[0]) < 1e-3 and abs(base_starts(line, 0)[0]) < 1e-3 and found[3] - found[2] - 0.5 >= 0.125 - 1e-3, found)
    text = ruby("茶", "饮料品饮") + "，" + "好" * 5 + ruby("茶水", "各种各样饮料") + ruby("酒饭店", "各种各样饭菜肴与汤") + "好" * 5 + ruby("酒", "饮料品饮")
    for put, axis in BOTH:
        for m in range(9, 13):
            for line in lines(put(p(text * 3), CSS + "p { text-align: justify; -bx-punctuation-width: hangmo }", "%dric" % m)):
                at, base = starts(line, axis), base_starts(line, axis)
                begin, end = line["clusters"][0][0], line["clusters"][-1][0]
                if begin in "茶酒":
                    check("T-110", abs(at[0]) < 2e-3 and abs(base[0] - (0.88 if axis else 0)) < 2e-3, (put.__name__, m, line["text"], at, base))
                if end in "水店酒" and line.get("justified"):
                    check("T-110", abs(at[-1] + 0.5 - m) < 2e-3 and abs(base[-1] + 1 - m - (0.88 if axis else 0)) < 2e-3, (put.__name__, m, line["text"], at, base))
                check("T-110", all(b - a >= 0.5 - 1e-3 for a, b in zip(at, at[1:])), (line["text"], at))
    line = lines(build(p("好" * 7 + ruby("茶", "饮料品") + "好" * 9), CSS + "p { text-align: justify }", "9ric"))[0]
    found = glyphs(line, 0)
    check("T-110", abs(found[2][0] + 0.5 - 9) < 1e-3 and abs(base_starts(line, 0)[-1] + 1 - 9) < 1e-3, found)


def t099_dots_and_ruby():
    css = CSS + "em { font-family: serif; text-emphasis-style: dot }"
    for put, axis in BOTH:
        line = lines(put(p("好<em>" + ruby("茶", "饮") + "水</em>"), css, WIDE))[0]
        sides = [(m[4] > line["origin"][1]) if axis == 0 else (m[3] > line["origin"][0]) for m in line["marks"]]
        check("T-099", sides == ([True, True] if axis == 0 else [False, True]), line["marks"])


def t111_marks():
    for put, axis in BOTH:
        line = lines(put(p("读" + ruby("《旧桥》，新桥", "old new") + "好"), CSS, WIDE))[0]
        found = [g[0] for g in glyphs(line, axis)]
        at = {c[0]: c[2] / EM for c in line["clusters"]}
        check("T-111", len(found) == 6 and at["旧"] - 0.1 < found[0] and found[2] < at["》"], (found, at))
        check("T-111", at["新"] - 0.1 < found[3], (found, at))
    dump = build(p("共" + ruby("2008", "二") + "件"), CSS, WIDE)
    check("T-111", not glyphs(lines(dump)[0], 0) and "E0544" in dump["messages"], dump["messages"])
    line = lines(build(p(ruby("“好”", "嘉")), CSS, WIDE))[0]
    check("T-111", abs(glyphs(line, 0)[0][0] + 0.25 - (cell(line, "好")[0] + 0.5)) < 1e-3, glyphs(line, 0))


def t112_zhuyin():
    for put, axis in BOTH:
        line = lines(put(p(ruby("小", "ㄒㄧㄠˇ") + ruby("得", "˙ㄉㄜ") + ruby("八", "ㄅㄚ")), ZHUYIN, WIDE))[0]
        found = glyphs(line, axis)
        check("T-112", len(found) == 9 and all(abs(g[2] - 0.3) < 1e-3 for g in found), found)
        start = [cell(line, c)[0] for c in "小得八"]
        if axis == 0:
            right = [s + 1 for s in start]
            columns = [found[:4], found[4:7], found[7:]]
            for column, edge in zip(columns, right):
                check("T-112", all(edge <= g[0] and g[0] < edge + 0.5 for g in column), (column, edge))
            rows = [g[1] for g in columns[0][:3]]
            check("T-112", close([b - a for a, b in zip(rows, rows[1:])], [0.3, 0.3]), rows)
            # Three symbols in the middle of the em box: the first cell's top is 0.45 em above the middle.
            check("T-112", abs(rows[0] - (-0.38 - 0.45 + 0.264)) < 2e-3, rows)
            check("T-113", columns[0][3][0] > columns[0][2][0] + 0.1 and columns[0][3][1] < columns[0][2][1] + 0.1, columns[0])
            check("T-113", columns[1][0][1] < columns[1][1][1] and abs(columns[1][0][0] - columns[1][1][0]) < 0.2, columns[1])
            check("T-114", close([b - a for a, b in zip(start, start[1:])], [1.5, 1.5]), start)
        else:
            check("T-112", all(0.5 <= g[1] < 1.0 for g in found), found)
            rows = [g[0] for g in found[:3]]
            check("T-112", close([b - a for a, b in zip(rows, rows[1:])], [0.3, 0.3]), rows)
            check("T-113", found[3][1] > found[2][1] + 0.1 and found[3][0] < found[2][0] + 0.1, found[:4])
            check("T-114", close([b - a for a, b in zip(start, start[1:])], [1, 1]), start)


def t019_horizontal_stroke():
    ids = []
    for put, axis in BOTH:
        line = lines(put(p(ruby("一", "ㄧ") + ruby("衣", "ㄧ")), ZHUYIN, WIDE))[0]
        ids.append([g[3] for g in glyphs(line, axis)])
    check("T-019", ids[0] == ids[1] and len(ids[0]) == 2, ids)
    # The ruby feature gives tones of their own beside zhuyin.
    small = glyphs(lines(build(p(ruby("衣", "ㄧˇ")), ZHUYIN, WIDE))[0], 0)[1][3]
    plain = [g[0] for r in lines(build(p("ㄧˇ"), CSS, WIDE))[0]["runs"] for g in r["glyphs"]][1]
    check("T-019", small != plain, (small, plain))


def t114_grid():
    text = p(ruby("小白，大", "ㄒㄧㄠˇ ㄅㄞˊ ㄉㄚˋ") + "好的人")
    line = lines(build(text, ZHUYIN + "p { text-indent: 2ic }", WIDE))[0]
    check("T-114", close(positions(line), [3, 4.5, 6, 7.5, 9, 10.5, 12]), positions(line))
    messages = down(text, ZHUYIN + "article { line-height: 13pt }", WIDE)["messages"]
    check("T-114", messages.count("E0541") == 1 and "0.44" in messages, messages)
    check("T-114", "E0541" not in down(text, ZHUYIN + "article { line-height: 13.5pt }", WIDE)["messages"], "1.5 em pitch")
    found = lines(down(text * 2, ZHUYIN, "4ric"))
    steps = {a["origin"][0] - b["origin"][0] for a, b in zip(found, found[1:])}
    check("T-114", steps == {20 * 65536}, steps)


def t053_tones_stay():
    for put, axis in BOTH:
        text = "".join(ruby("小", "ㄒㄧㄠˇ") + "好" for _ in range(20))
        for line in lines(put(p(text), ZHUYIN, "8ric")):
            bases = line["text"].count("小")
            check("T-053", len(glyphs(line, axis)) == 4 * bases, line["text"])


def t115_units():
    for put, axis in BOTH:
        found = lines(put(p("好" * 7 + ruby("茶水", "饮料") + "好" * 6 + ruby("茶", "饮") + ruby("水", "料") + "好" * 20), CSS, "8ric"))
        check("T-115", not any(l["text"].endswith("茶") and i == 0 for i, l in enumerate(found)), [l["text"] for l in found])
        steps = {abs(b["origin"][1 - axis] - a["origin"][1 - axis]) for a, b in zip(found, found[1:])}
        check("T-115", steps == {20 * 65536}, steps)
    found = texts(build(p("好" * 7 + ruby("茶", "饮") + ruby("水", "料") + "好"), CSS, "8ric"))
    check("T-115", found[0].endswith("茶"), found)
    merged = "<ruby style='ruby-merge: merge'>茶<rt>饮</rt>水<rt>料</rt></ruby>"
    dump = build(p("好" * 7 + merged + "好" * 9), CSS, "8ric")
    check("T-115", not texts(dump)[0].endswith("茶"), texts(dump))
    check("T-115", sum(len(glyphs(l, 0)) for l in lines(dump)) == 2, "merged annotation")


def t116_extraction():
    build(p("去" + ruby("北京", "Běijīng") + "看" + ruby("床", "chuáng") + ruby("前", "qián")), CSS, WIDE)
    check("T-116", "去北京看床前" in pdf_text() and "jīng" not in pdf_text(), pdf_text())
    dump = build(p("好"), CSS, WIDE, head="<head><headline>去" + ruby("北京", "Běijīng") + "看桥</headline></head>")
    check("T-116", dump["pages"][0]["stories"][0]["title"] == "去北京看桥", dump["pages"][0]["stories"][0]["title"])
    build(p(ruby("小白", "ㄒㄧㄠˇ ㄅㄞˊ") + "好的"), ZHUYIN, WIDE)
    check("T-116", "小白好的" in pdf_text(), pdf_text())


def t107_comments():
    for put, axis in BOTH:
        line = lines(put(p("他<ruby>笑<comment>此处伏笔</comment></ruby>了，又走"), CSS, WIDE))[0]
        found = glyphs(line, axis)
        check("T-107", len(found) == 4 and found[3][0] - found[0][0] > 1.4, found)
        check("T-107", all(g[1] > 0.4 for g in found) if axis == 0 else all(g[1] < -0.5 for g in found), found)
        plain = lines(put(p("他笑了，又走"), CSS, WIDE))[0]
        check("T-107", positions(plain) == positions(line), "the comment took room")
        # With an annotation on the other side; two in one line keep clear of each other, and end within the measure.
        text = "<ruby>笑<rt>饮</rt><comment>此处伏笔</comment></ruby><ruby>了<comment>又一处</comment></ruby>走"
        line = lines(put(p(text), CSS, "8ric"))[0]
        found = [g for g in glyphs(line, axis) if (g[1] > 0) == (axis == 0)]
        check("T-107", len(glyphs(line, axis)) == 8 and len(found) == 7, glyphs(line, axis))
        check("T-107", found[4][0] - found[3][0] > 0.6, found)
        line = lines(put(p("好好好好好<ruby>笑<comment>此处伏笔也</comment></ruby>"), CSS, "6ric"))[0]
        check("T-107", max(g[0] for g in glyphs(line, axis)) <= line["measure"] / EM, glyphs(line, axis))
    dump = build(p("他<ruby>笑<comment>%s</comment></ruby>了" % ("评" * 40)), CSS, "8ric")
    check("T-107", "E0548" in dump["messages"], dump["messages"])


def t107_size_and_place():
    """Comments are three fifths of the text, in the middle of a longer phrase and at the start of a shorter one, and end in a
    gap of five eighths; a narrower gap is reported."""
    for put, axis in BOTH:
        line = lines(put(p("他<ruby>绝不后退<comment>有力</comment></ruby>了<ruby>又<comment>此处伏笔</comment></ruby>走了走"), CSS, WIDE))[0]
        found = glyphs(line, axis)
        check("T-107", all(abs(g[2] - 0.6) < 1e-3 for g in found), found)
        at = starts(line, axis)
        check("T-107", close(at, [2.4, 3, 6, 6.6, 7.2, 7.8]), at)
        # The em box of the text ends 0.12 em below the baseline, and 0.5 em left of the axis; that of the comment too.
        far = [g[1] + 0.12 * 0.6 - 0.12 if axis == 0 else -g[1] - 0.5 for g in found]
        check("T-107", all(0.3 < x <= 0.625 for x in far), far)
        messages = put(p("他<ruby>笑<comment>此</comment></ruby>了"), CSS + "article { line-height: 14.5pt }", WIDE)["messages"]
        check("T-107", "0.61 em" in messages and "0.625 em" in messages, messages)
        messages = put(p("他<ruby>笑<comment>此</comment></ruby>了"), CSS + "article { line-height: 14.7pt }", WIDE)["messages"]
        check("T-107", "E0541" not in messages, messages)


def t107_with_others():
    """A comment stands at its phrase though an annotation stands at the other side, outside a line at its own side; dots
    leave the side to it."""
    for put, axis in BOTH:
        line = lines(put(p("好<ruby>绝不<rt>决</rt><comment>力透纸背</comment></ruby>后退"), CSS, WIDE))[0]
        at = starts(line, axis)
        check("T-107", close(at[1:], [1, 1.6, 2.2, 2.8]), at)
        body = "好<ruby>%s<comment>有力</comment></ruby>后退"
        plain, lined = (glyphs(lines(put(p(body % text), CSS, WIDE))[0], axis)[0][1] for text in ("绝不", '<span style="text-decoration: underline">绝不</span>'))
        check("T-107", 0.1 < abs(lined - plain) < 0.15 and abs(lined) > abs(plain), (plain, lined))
        line = lines(put(p("<em>好" + body % "绝不" + "</em>"), CSS + "em { text-emphasis-style: dot }", WIDE))[0]
        sides = [(m[4] > line["origin"][1]) if axis == 0 else (m[3] > line["origin"][0]) for m in line["marks"]]
        check("T-107", sides == ([True, True, False, False, True, True] if axis == 0 else [True] * 6), sides)


def t109_beside_marks():
    """An annotation stands over a mark of its base by a quarter of an em at most, however bare the other side is, and stays
    clear of the next annotation even when the mark is half as wide."""
    for put, axis in BOTH:
        for mark in "，。、：」":
            banjiao = CSS + "p { -bx-punctuation-width: banjiao }"
            line = lines(put(p("好" + ruby("茶", "饮料品饮") + ruby("水", "白开水也") + mark + ruby("酒", "白开水也")), banjiao, WIDE))[0]
            at = starts(line, axis)
            base = dict((c[0], c[2] / EM) for c in line["clusters"])
            check("T-109", 0.1 <= at[7] + 0.5 - base[mark] <= 0.25, (mark, at, base))
            check("T-109", at[8] - at[7] - 0.5 >= 0.125, (mark, at))
        line = lines(put(p("好「" + ruby("茶", "饮料品饮") + ruby("水", "白开水也")), CSS, WIDE))[0]
        at, base = starts(line, axis), dict((c[0], c[2] / EM) for c in line["clusters"])
        check("T-109", base["「"] + 0.5 < at[0] < base["「"] + 1, (at, base))
        # Words are opened evenly, half as much at their ends, and their annotations keep clear on both sides.
        for text in ("「%s%s」好", "好%s%s好", "好%s，%s好", "，%s%s，好"):
            line = lines(put(p("甲" + text % (ruby("茶水", "各种各样饮料"), ruby("酒饭店", "各种各样饭菜肴与汤"))), CSS, WIDE))[0]
            at, cells = starts(line, axis), dict((c[0], (c[2] / EM, c[3] / EM)) for c in line["clusters"])
            check("T-109", at[6] - at[5] - 0.5 >= 0.25 - 2e-3, (text, at))
            check("T-109", abs(cells["饭"][1] - 1 - (cells["店"][0] - cells["饭"][0] - 1)) < 2e-3, (text, line["clusters"]))
            inner, ends = cells["饭"][1] - 1, cells["酒"][0] + cells["酒"][1] - cells["饭"][0]
            check("T-109", abs(ends) < 1e-3 and abs((cells["酒"][1] - 1 - inner) - inner / 2) < 3e-3, (text, cells))
    # A mark that may hang gives no room: the annotation would have to go back over the one before.
    line = lines(build(p(ruby("茶", "饮料品饮") + ruby("水", "白开水也") + "，好"), CSS + "p { hanging-punctuation: allow-end }", WIDE))[0]
    base = dict((c[0], c[2] / EM) for c in line["clusters"])
    check("T-109", starts(line, 0)[7] + 0.5 <= base["，"], line["clusters"])


def t108_bad_input():
    cases = [(ruby("茶", ""), "E0542", "茶"), ("<ruby><rt>饮</rt></ruby>茶", "E0543", "茶"),
             ("<ruby style='ruby-position: inter-character'>茶<rt>ab</rt></ruby>", "E0546", "茶"),
             (ruby("茶", "饮" + ruby("料", "x")), "E0547", "茶"),
             ("<ruby style='ruby-position: inter-character'>茶水<rt>ㄔㄚˊ</rt></ruby>", "E0545", "茶水"),
             (ruby("茶", "饮" * 40), "E0612", "茶"), (ruby("", ""), "", "")]
    for text, code, shown in cases:
        for put, axis in BOTH:
            dump = put(p("甲" + text + "乙"), CSS, "8ric")
            check("T-108", code in dump["messages"] and "".join(texts(dump)) == "甲" + shown + "乙", (text, dump["messages"]))
            check("T-108", not code or re.search(r"t\.xml:1:\d+: warning", dump["messages"]), dump["messages"])
    dump = build(p(ruby(ruby("茶", "饮") + "水", "料")), CSS, WIDE)
    check("T-108", texts(dump) == ["茶水"] and len(glyphs(lines(dump)[0], 0)) == 2, texts(dump))


def halves(line, axis, size=0.5):
    """Glyphs of notes by the place of their half-line across the line: em along it."""
    found = {}
    for run in line["runs"]:
        for g in run["glyphs"] if abs(run["size"] / EM - size) < 1e-3 else []:
            x, y = (run["origin"][i] + g[3 + i] - line["origin"][i] for i in (0, 1))
            along, across = (x, y) if axis == 0 else (y, -x)
            found.setdefault(round(across / EM, 2), []).append(along / EM)
    return [sorted(found[k]) for k in sorted(found)]


def t117_warichu():
    for put, axis in BOTH:
        line = lines(put(p("他说（<gloss>甲乙丙丁戊己庚</gloss>）好"), CSS, WIDE))[0]
        first, second = halves(line, axis)
        check("T-117", (len(first), len(second)) == (4, 3) and abs(first[0] - second[0]) < 1e-3, (first, second))
        check("T-117", close([b - a for a, b in zip(first, first[1:])], [0.5] * 3), first)
        close_mark = [c[2] / EM for c in line["clusters"] if c[0] == "）"][0]
        open_mark = [c[2] / EM for c in line["clusters"] if c[0] == "（"][0]
        check("T-117", abs(close_mark - open_mark - 1 - 2) < 1e-3, line["clusters"])
        text = "甲乙丙丁戊己庚辛壬癸" * 5
        dump = put(p("他说（<gloss>%s</gloss>）好" % text), CSS + "p { text-align: justify }", "8ric")
        found = lines(dump)
        check("T-117", "".join(texts(dump)) == "他说（" + text + "）好" and len(found) >= 3, texts(dump))
        for line in found:
            parts = halves(line, axis)
            check("T-117", len(parts) == 2 and 0 <= len(parts[0]) - len(parts[1]) <= 1, parts)
            check("T-117", max(parts[0]) + 0.5 <= line["measure"] / EM + 0.45, parts)
        check("T-117", pdf_text() == "他说（" + text + "）好", pdf_text())
        steps = {abs(b["origin"][1 - axis] - a["origin"][1 - axis]) for a, b in zip(found, found[1:])}
        check("T-117", steps == {20 * 65536}, steps)
    first, second = halves(lines(build(p("他（<gloss>甲乙丙丁，戊己庚</gloss>）好"), CSS, WIDE))[0], 0)
    check("T-117", len(first) == 5 and len(second) == 3, (first, second))
    found = lines(build(p("他（<gloss>%s</gloss>）好" % ("甲" * 27)), CSS, "8ric"))
    check("T-117", len(found) == 2 and min(len(h) for h in halves(found[1], 0)) >= 1 and len(halves(found[1], 0)) == 2, texts(dump))
    dump = build(p("好<gloss></gloss>人<gloss>一</gloss>（<gloss><ruby>甲<rt>乙</rt></ruby></gloss>）"), CSS, WIDE)
    check("T-117", texts(dump) == ["好人一（甲）"] and "E0544" in dump["messages"], dump["messages"])


run()
