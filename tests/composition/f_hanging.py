"""F: Hanging punctuation."""
from composing import *

TEXT = "村口立着一块石碑，碑文已模糊。老人说不清它有多少年，只记得小时候就在、一直在。"
J = NO_INDENT + "p { text-align: justify; text-wrap-style: %s; hanging-punctuation: %s } "


def ends(line):
    """Whether the last cell stands beyond the measure, and where it begins and ends, in em."""
    c = line["clusters"][-1]
    return c[2] / EM, (c[2] + c[3] - c[4] - c[5]) / EM


def gaps(line):
    return [c[7] for c in line["clusters"][:-2]]


def t073_modes():
    hung = {"none": 0, "allow-end": 0, "force-end": 0}
    for wrap in ("auto", "pretty"):
        for mode in hung:
            for _, d in sweep(p(TEXT), J % (wrap, mode), range(60, 160, 5)):
                check("T-073", "".join(texts(d)) == TEXT, texts(d))
                for l in lines(d):
                    last = l["clusters"][-1]
                    hung[mode] += bool(l.get("hung"))
                    # The mark stands wholly beyond the measure, and the rest of the line is set to the measure.
                    if l.get("hung"):
                        begin, end = ends(l)
                        check("T-073", last[0] in "，。、", l["text"])
                        check("T-077", abs(begin - l["measure"] / EM) < 2e-4 or l.get("underfull"), (l["text"], begin))
                        check("T-073", abs(end - begin - 0.5) < 1e-3, (l["text"], begin, end))
                    elif mode == "force-end" and l.get("justified") and not l.get("underfull"):
                        marks = last[0] in "，。、" and l["clusters"][-2][0] not in "，。、”"
                        check("T-073", not marks, l["text"])
    check("T-073", hung["none"] == 0 and 0 < hung["allow-end"] < hung["force-end"], hung)
    # Pulling in comes first, then hanging, then pushing out (T-040).
    d = build(p("天，地玄黄宇宙，洪荒日月"), J % ("auto", "allow-end"), "7ric")
    check("T-040", lines(d)[0]["action"] == "in" and not lines(d)[0].get("hung"), texts(d))
    d = build(p("天地玄黄宇宙洪，荒日月"), J % ("auto", "allow-end"), "7ric")
    check("T-040", lines(d)[0]["action"] == "hang" and texts(d)[0].endswith("，"), texts(d))
    d = build(p("天地玄黄宇宙洪，荒日月"), J % ("auto", "none"), "7ric")
    check("T-040", lines(d)[0]["action"] == "out" and texts(d)[1].startswith("洪，"), texts(d))


def t073_regions():
    """Centred stops hang only in vertical lines; ：；！？ do not."""
    for language, set_lines, expected in (("zh-Hans", build, True), ("zh-Hans", down, True), ("zh-Hant", build, False), ("zh-HK", build, False), ("zh-Hant", down, True)):
        d = set_lines(p("天地玄黃宇宙洪，荒日月"), J % ("auto", "allow-end") + "p { line-break: normal }", "7ric", language)
        check("T-073", bool(lines(d)[0].get("hung")) == expected, (language, texts(d)))
    for mark in "：；！？":
        d = build(p("天地玄黄宇宙洪%s荒日月" % mark), J % ("auto", "allow-end"), "7ric")
        check("T-073", not any(l.get("hung") for l in lines(d)), texts(d))
    d = build(p("天地玄黄宇宙AB, 日月"), J % ("auto", "allow-end"), "7ric")
    check("T-077", not any(l.get("hung") for l in lines(d)), texts(d))


def t074_two_marks():
    for mode in ("allow-end", "force-end"):
        for wrap in ("auto", "pretty"):
            for _, d in sweep(p("他说“天地玄黄。”宇宙（洪荒）。日月盈昃》，辰宿列张"), J % (wrap, mode), range(40, 120, 5)):
                check("T-074", not any(l.get("hung") for l in lines(d)), texts(d))


def t074_on_the_grid():
    """On the character grid the first of two marks hangs and the other begins the next line; only when it hangs."""
    css = J + " p { -bx-character-grid: em; line-break: normal }"
    for set_lines in (build, down):
        for wrap in ("auto", "pretty"):
            d = set_lines(p("天地玄黄宇宙洪“荒。”日月盈昃"), css % (wrap, "allow-end"), "9ric")
            check("T-074", texts(d) == ["天地玄黄宇宙洪“荒。", "”日月盈昃"] and lines(d)[0].get("hung"), texts(d))
            # Room for the first mark: both stay together.
            d = set_lines(p("天地玄黄宇宙洪“荒。”日月盈昃"), css % (wrap, "allow-end"), "10ric")
            check("T-074", texts(d)[0].endswith("洪") or texts(d)[0].endswith("洪“荒。”"), texts(d))
            d = set_lines(p("天地玄黄宇宙洪“荒。”日月盈昃"), css % (wrap, "none"), "9ric")
            check("T-074", not texts(d)[1].startswith("”") and not any(l.get("hung") for l in lines(d)), texts(d))


def t076_first():
    css = "p { text-indent: 2ic; hanging-punctuation: %s }"
    plain, first = (lines(build(p("“早。”邻居点头，说了一句话。"), css % m, "9ric"))[0] for m in ("none", "first"))
    # Ink of “ in the right half of its cell: from 1.5 em to 2 em, and what it opens begins at 2 em.
    check("T-076", abs(plain["clusters"][1][2] / EM - 2.5) < 1e-3, positions(plain))
    check("T-076", abs(first["clusters"][1][2] / EM - 2) < 1e-3 and abs(first["clusters"][0][2] / EM - 1) < 1e-3, positions(first))
    no_indent = lines(build(p("“早。”邻居点头"), NO_INDENT + "p { hanging-punctuation: first }", "9ric"))[0]
    check("T-076", abs(no_indent["clusters"][1][2] / EM - 0.5) < 1e-3, positions(no_indent))
    both = build(p("“早。”邻居点头，一块石碑立在村口，碑文模糊。"), css % "first force-end" + "p { text-align: justify }", "9ric")
    check("T-076", any(l.get("hung") for l in lines(both)) and abs(lines(both)[0]["clusters"][0][2] / EM - 1) < 1e-3, texts(both))


def t077_no_part():
    """The gaps of a line with a hung mark are those of the line without it."""
    hung = lines(build(p("天地玄黄宇宙洪，荒日月盈昃"), J % ("auto", "force-end"), "8ric"))[0]
    plain = lines(build(p("天地玄黄宇宙洪") + p("x"), J % ("auto", "none") + "p { text-align-last: justify }", "8ric"))[0]
    check("T-077", hung.get("hung") and gaps(hung) == [c[7] for c in plain["clusters"][:-1]], (hung["text"], gaps(hung), plain["text"]))
    check("T-120", hung["ratio"] > 0 and all(c[7] >= 0 for c in hung["clusters"]), hung["text"])


def t075_ink():
    """The mark is painted in the gutter: ink beyond the measure, where there is none without hanging."""
    def ink_beyond(mode):
        d = build(p("村口立着一块石碑，碑文已模糊。"), J % ("auto", mode), "8ric")
        l = lines(d)[0]
        width, height, grey = picture(ppi=288)
        right = int((l["origin"][0] + l["measure"]) / 65536 * 4) + 1
        base = int(l["origin"][1] / 65536 * 4)
        return sum(grey[y * width + x] < 128 for y in range(base - 30, base + 6) for x in range(right, right + 36))
    check("T-075", ink_beyond("allow-end") > 5 and ink_beyond("none") == 0)


def t075_narrow_gutters():
    """A gutter narrower than one character has no room for a hung mark: nothing hangs, and the story is told."""
    for gap, hangs in (("1ric", True), ("0.5ric", False)):
        css = NO_INDENT + "article { column-count: 2; column-gap: %s } p { text-align: justify; hanging-punctuation: force-end }" % gap
        d = build(p("天地玄黄宇宙洪荒，日月盈昃辰宿列张。" * 6), css, "%gric" % (17 if hangs else 16.5))
        check("T-075", any(l.get("hung") for l in lines(d)) == hangs, (gap, [l["text"] for l in lines(d)]))
        check("T-075", ("marks do not hang" in d["messages"]) == (not hangs), d["messages"])


run()
