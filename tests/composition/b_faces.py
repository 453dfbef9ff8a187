"""B: Faces and OpenType."""
import os

from composing import *

# A face of squares without vertical forms and metrics: A 100 to 600 high 700, 中 to 900 high 800, ， to 300 high 200.
BARE = '@font-face { font-family: Bare; src: url("%s") } ' % os.path.abspath(
    os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "unit", "fonts", "weights-regular.ttf"))


def glyphs(line):
    """Glyph id, orientation, and place of its origin from the line's, in 1/1000 em, by character."""
    text = line["text"].encode()
    return {text[g[1]:g[2]].decode(): (g[0], r["orientation"], (r["origin"][0] + g[3] - line["origin"][0]) * 1000 / EM,
                                       (r["origin"][1] + g[4] - line["origin"][1]) * 1000 / EM)
            for r in line["runs"] for g in r["glyphs"]}


def t012_vertical_forms():
    """Upright runs take the vertical forms, turned ones none."""
    text = "天（地）「玄」、黄。ー editor"
    flat, upright = (glyphs(lines(b(p(text), NO_INDENT, WIDE))[0]) for b in (build, down))
    for c in "（）「」、。ー":
        check("T-012", upright[c][0] != flat[c][0] and upright[c][1] == "stacked", (c, upright[c], flat[c]))
    for c in "天地玄黄edi":
        check("T-012", upright[c][0] == flat[c][0], (c, upright[c]))
    check("T-012", upright["e"][1] == "rotated", upright["e"])


def t013_missing_forms():
    """Without a vertical form a stop moves to the upper right for the mainland, to the middle for Taiwan."""
    for language, x, y in (("zh-Hans", 100, 1320), ("zh-Hant-TW", -200, 1600)):
        found = glyphs(lines(down(p("中，中"), NO_INDENT + BARE + "p { font-family: Bare }", language=language))[0])["，"]
        check("T-013", found[1] == "stacked" and abs(found[2] - x) <= 1 and abs(found[3] - y) <= 1, (language, found))


def t014_origins():
    """The frame's middle on the axis and its top at the cell's, in faces with and without vertical metrics."""
    found = glyphs(lines(down(p("中中"), NO_INDENT + BARE + "p { font-family: Bare }"))[0])
    check("T-014", abs(found["中"][2] + 500) <= 0.5, found)
    check("T-014", abs(found["中"][3] - 1880) <= 0.5, found)
    found = glyphs(lines(down(p("中国"), NO_INDENT))[0])
    check("T-014", all(abs(found[c][2] + 500) <= 0.5 for c in "中国"), found)
    check("T-014", abs(found["国"][3] - 1880) <= 0.5 and abs(found["中"][3] - 880) <= 0.5, found)


def t015_trimmed_marks():
    """A trimmed mark is the whole glyph moved by its blank, and trimmed once."""
    for maker, along in ((build, 2), (down, 3)):
        whole, trimmed = (lines(maker(p(text), NO_INDENT, WIDE))[0] for text in ("天「地", "天」「地"))
        at = {c[0]: c for c in trimmed["clusters"]}
        check("T-015", at["「"][3] == EM and at["「"][4] + at["」"][5] == EM // 2, trimmed["clusters"])
        check("T-015", close(positions(trimmed), [0, 1, 1.5, 2.5]) or close(positions(trimmed), [0, 1, 2, 2.5]), positions(trimmed))
        one, two = glyphs(whole)["「"], glyphs(trimmed)["「"]
        # The glyph itself stands 0.5 em further on than behind a Han character: 1 em for 」 less the blank.
        check("T-015", one[0] == two[0] and abs(two[along] - one[along] - 500) < 1, (one, two))


def t018_kerning():
    """Kerning stays inside Western words: no pair with a Han character is closer."""
    found = [c[3] / EM for c in lines(build(p("天AV地To人"), NO_INDENT, WIDE))[0]["clusters"] if c[1] == "han"]
    check("T-018", found == [1, 1, 1], found)


def t020_variation_sequences():
    """A selector belongs to its character: no cell, no break, no space, and no word in the choice of a mark's role."""
    plain = lines(build(p("天A地葛。人"), NO_INDENT, WIDE))[0]
    for text in ("天\U000e0100A地葛\U000e0101。人", "天A地葛\ufe00。\ufe00人", "天\ufe01A地葛。人"):
        l = lines(build(p(text), NO_INDENT, WIDE))[0]
        check("T-020", positions(l) == positions(plain) and l["text"] == text, (text, positions(l), positions(plain)))
    # The glyph of a sequence that the face has (cmap format 14), in both directions.
    for put in (build, down):
        found = [glyphs(lines(put(p("天" + text), NO_INDENT))[0]) for text in ("\u793c", "\u793c\ufe00", "\u793c\U000e0105")]
        check("T-020", found[0]["\u793c"][0] == found[2]["\u793c\U000e0105"][0] != found[1]["\u793c\ufe00"][0], found)
    wrapped = texts(build(p("天地葛\U000e0100玄黄"), NO_INDENT, "3ric"))
    check("T-020", wrapped[0] == "天地葛\U000e0100", wrapped)
    for text, wanted in (("天“\ufe00地", "latin"), ("editor“\ufe01desk", "open"), ("editor\ufe01“desk", "latin"), ("天“地", "open")):
        found = {c[0][0]: c[1] for c in lines(build(p(text), NO_INDENT, WIDE))[0]["clusters"]}
        check("T-020", found["“"] == wanted, (text, found))


def t010_cells():
    l = lines(build(p("天地玄黄宇宙洪荒"), NO_INDENT, WIDE))[0]
    check("T-010", positions(l) == [float(i) for i in range(8)], positions(l))
    l = lines(build(p("天·地"), NO_INDENT, WIDE))[0]
    check("T-032", positions(l) == [0, 1, 1.5], positions(l))
    l = lines(build(p("收入/支出"), NO_INDENT, WIDE))[0]
    check("T-034", abs(positions(l)[3] - 2.5) < 1e-4, positions(l))
    l = lines(build(p("五日～六日，甲—乙"), NO_INDENT, WIDE))[0]
    check("T-033", abs(positions(l)[3] - 3) < 1e-4 and abs(positions(l)[8] - positions(l)[7] - 1) < 1e-4, positions(l))


def t011_locl():
    """The same mark in three styles: lower left for the mainland, centred for Taiwan when the face has it."""
    d = build(p("天。"), NO_INDENT + "p { font: 72pt/90pt serif }", WIDE)
    check("T-011", "Serif" in lines(d)[0]["runs"][0]["font"], lines(d)[0]["runs"][0]["font"])


def t016_full_width_quotes():
    d = build(p("<em>“中”</em>文"), NO_INDENT + "em { font-family: cursive }", WIDE)
    c = lines(d)[0]["clusters"]
    check("T-016", c[0][3] == EM and c[2][3] == EM, c)


def t016_narrow_and_wide_faces():
    """Quotes and dashes are cells in Chinese text, by "fwid" where the face has it, and narrow in Western text whatever the
    face; the ink of a narrow glyph stays at its side of the cell."""
    files = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "unit", "fonts", "quotes-%s.ttf")
    for kind in ("narrow", "wide"):
        css = '@font-face { font-family: Quotes; src: url("%s") } p { font-family: Quotes; -bx-punctuation-width: none } ' % os.path.abspath(files % kind)
        for language in ("zh-Hans", "zh-TW"):
            l = lines(build(p("“中”——中“AA”A"), NO_INDENT + css, WIDE, language))[0]
            found = glyphs(l)
            check("T-016", [c[3] / EM for c in l["clusters"]][:5] == [1, 1, 1, 2, 1], (kind, language, l["clusters"]))
            check("T-016", (found["“"][0] > 6) == (kind == "narrow"), (kind, found))
            l = lines(build(p("A “A” A–A"), NO_INDENT + css, WIDE, language))[0]
            width = {c[0]: c[3] / EM for c in l["clusters"]}
            check("T-016", all(0.3 < width[c] < 0.45 for c in "“”–"), (kind, language, width))
    for put in (build, down):
        for text, role in (("他说<span lang='en'>“Yes — ‘天’”</span>好", "latin"), ("他说<span lang='zh-HK'>“天‘玄’”</span>好", "")):
            c = lines(put(p(text), NO_INDENT))[0]["clusters"]
            check("T-016", all((x[1] == "latin") == (role == "latin") for x in c if x[0] in "“”‘’—"), (put.__name__, c))
    for language in ("zh-Hans", "zh-TW"):
        for family in ("Noto Serif SC", "Noto Serif TC", "Noto Sans SC", "Noto Sans TC", "cursive"):
            family = "'%s'" % family if " " in family else family
            l = lines(build(p("天“中”地‘玄’黄……宇——宙") + p("The “A” it’s ‘B’ 1–2 C"), NO_INDENT + "p { font-family: %s; -bx-punctuation-width: none }" % family, WIDE, language))
            check("T-016", [c[3] / EM for c in l[0]["clusters"] if c[0] in "“”‘’"] == [1] * 4, (language, family, l[0]["clusters"]))
            check("T-016", [c[3] / EM for c in l[0]["clusters"] if c[0] in "…………——"] == [2] * 2, (language, family, l[0]["clusters"]))
            check("T-016", all(c[3] < 0.65 * EM for c in l[1]["clusters"] if c[0] in "“”‘’–"), (language, family, l[1]["clusters"]))


def t017_vertical():
    """ "vpal" takes the white from marks in vertical lines, and leaves horizontal ones alone; "palt" does both."""
    for value, across, downwards in (('"vpal"', False, True), ('"palt"', True, True), ('"vpal", "palt" 0', False, True), ('"vpal" off', False, False)):
        for put, wanted in ((build, across), (down, downwards)):
            c = lines(put(p("“天”，（地）"), NO_INDENT + "p { font-feature-settings: %s; -bx-punctuation-width: none }" % value))[0]["clusters"]
            check("T-017", all((x[3] < EM) == wanted for x in c if x[0] in "，（）"), (value, put.__name__, c))


def t017_palt():
    d = build(p("“天”，（地）"), NO_INDENT + "p { font-feature-settings: 'palt' }", WIDE)
    check("T-017", lines(d)[0]["clusters"][0][3] < EM, lines(d)[0]["clusters"])


def t021_fonts_and_missing():
    d = build(p("字𠮷\ue5e5甲\U0002ffffa"), NO_INDENT, WIDE)
    check("T-021", "E0501" in d["messages"] and "a" in "".join(texts(d)), d["messages"])
    check("T-021", d["messages"].count("U+2FFFF") >= 1, d["messages"])


INVISIBLE = "\u200e\u200f\u202a\u202e\u2066\u2069\u2060\u200d\u034f\u115f\u180e\u3164\ufe00\uffa0\U000e0041\U000e0100"


def t021_invisible_characters():
    """They take no room and draw nothing, in the middle of a line, at its start, in an element or word of their own."""
    for put in (build, down):
        for text in ("“天%s地12。玄A”", "“天地12%s。玄A”", "%s天“地12。玄A”", "天“地。%s”", "“天地<em>%s</em>12。玄A”", "“天地12。玄A%s”"):
            d = put("".join(p(text % c) for c in " " + INVISIBLE), NO_INDENT + "p { text-autospace: none }")
            plain = lines(d)[0]
            for c, l in zip(INVISIBLE, lines(d)[1:]):
                check("T-021", positions(l) == positions(plain) and [x[3] for x in l["clusters"]] == [x[3] for x in plain["clusters"]], (hex(ord(c)), text, l["clusters"]))
                check("T-021", len(glyphs(l)) == len(l["clusters"]), (hex(ord(c)), text, l["runs"]))
            check("T-021", len(lines(d)) == len(INVISIBLE) + 1 and "E0501" not in d["messages"], d["messages"])
        d = put(p("天<br/>\ufe00\u200e地") + p("\ufe01") + p("\ufe01　玄"), NO_INDENT)
        check("T-021", texts(d) == ["天", "地", "玄"], texts(d))
        d = put(p("天\u2060地玄"), NO_INDENT, "2.5ric")
        check("T-021", texts(d)[0] == "天\u2060地", texts(d))


def t021_boxes():
    """The box of a character that no face has is printed, inside its cell."""
    for put in (build, down):
        for family in ("serif", "sans-serif", "cursive"):
            d = put(p("\U0002ffff"), NO_INDENT + "article, p { font: 72pt/90pt %s }" % family, "30ric", name="box")
            x, y = (v / 65536 for v in lines(d)[0]["origin"])
            left, top = (x, y - 0.88 * 72) if put is build else (x - 36, y)
            w, h, raw = picture("box")
            dark = [(i % w, i // w) for i, b in enumerate(raw) if b < 128]
            check("T-021", len(dark) > 100 and all(left - 1 <= i <= left + 73 and top - 1 <= j <= top + 73 for i, j in dark),
                  (put.__name__, family, len(dark)))


def t021_marks_without_glyph():
    """A combining mark that no face has with its character is reported; its box does not leave the character."""
    for put in (build, down):
        d = put(p("天地\u20dd玄"), NO_INDENT, "2ric")
        check("T-021", d["messages"].count("[E0501]") == 1 and "U+20DD" in d["messages"], d["messages"])
        check("T-021", "地\u20dd" in "".join(texts(d)) and not any(t.startswith("\u20dd") for t in texts(d)), texts(d))
        d = put(p("天地\u20dd玄"), NO_INDENT)
        check("T-021", [c[3] / EM for c in lines(d)[0]["clusters"]] == [1] * 4 and glyphs(lines(d)[0])["地"][0] != 0, lines(d)[0])
        d = put(p("a\u0301地"), NO_INDENT)
        check("T-021", "E0501" not in d["messages"] and lines(d)[0]["clusters"][0][0] == "a\u0301", d["messages"])


def t022_baselines():
    d = build(p("中A文"), NO_INDENT, WIDE)
    ys = {r["origin"][1] + g[4] for l in lines(d) for r in l["runs"] for g in r["glyphs"]}
    check("T-022", len(ys) == 1, ys)
    # In vertical lines the middle of the frame, 0.38 em above the baseline, is on the axis.
    for css in ("", BARE + "p { font-family: Bare }"):
        found = glyphs(lines(down(p("中文AAAAA中"), NO_INDENT + css))[0])
        check("T-022", found["A"][1] == "rotated" and abs(found["A"][2] + 380) <= 20, found)


def t020_vertical_selectors():
    """Selectors and combining marks share the cell of their character in vertical lines too."""
    for base, mark in (("国", "\U000E0100"), ("国", "\uFE00"), ("e", "\u0301")):
        c = lines(down(p("天%s%s地" % (base, mark)), NO_INDENT + "p { text-orientation: upright }", "20ric"))[0]["clusters"]
        check("T-020", [x[2] / EM for x in c] == [0, 1, 2] and c[1][0] == base + mark, (mark, c))


run()
