"""E: Widths of punctuation."""
from composing import *


KINDS = {"open": "（", "close": "）", "comma": "，", "period": "。", "colon": "：", "exclaim": "！", "dot": "·", "dash": "——", "han": "中", "latin": "A"}
# What two marks give, in em: (after the first, before the first, before the second). Pairs not named give nothing.
BOTH = {("open", "open"): (0, 0, 0.5), ("close", "open"): (0, 0, 0.5), ("close", "close"): (0.5, 0, 0), ("close", "comma"): (0.5, 0, 0),
        ("close", "period"): (0.5, 0, 0), ("close", "colon"): (0.5, 0, 0), ("close", "exclaim"): (0.5, 0, 0), ("close", "dot"): (0.5, 0, 0),
        ("comma", "open"): (0, 0, 0.5), ("period", "open"): (0, 0, 0.5), ("colon", "open"): (0, 0, 0.5), ("exclaim", "open"): (0, 0, 0.5),
        ("dot", "open"): (0, 0, 0.5)}
GB = {("comma", "close"): (0.5, 0, 0), ("period", "close"): (0.5, 0, 0)}
TC = {("comma", "close"): (0.25, 0.25, 0), ("period", "close"): (0.25, 0.25, 0)}
STYLES = [("zh-Hans", False, {**BOTH, **GB, ("colon", "close"): (0.5, 0, 0), ("exclaim", "close"): (0.5, 0, 0)}),
          ("zh-Hans", True, {**BOTH, **GB}),
          ("zh-HK", False, {**BOTH, **TC, ("colon", "close"): (0.25, 0.25, 0)}),
          ("zh-HK", True, {**BOTH, **TC})]
# Tight: both halves between a closing mark or stop and an opening one.
TIGHT_GB = {("close", "open"): (0.5, 0, 0.5), ("comma", "open"): (0.5, 0, 0.5), ("period", "open"): (0.5, 0, 0.5)}
TIGHT_TC = {("close", "open"): (0.5, 0, 0.5), ("comma", "open"): (0.25, 0.25, 0.5), ("period", "open"): (0.25, 0.25, 0.5)}
TIGHT = [{**TIGHT_GB, ("colon", "open"): (0.5, 0, 0.5), ("exclaim", "open"): (0.5, 0, 0.5)}, TIGHT_GB,
         {**TIGHT_TC, ("colon", "open"): (0.25, 0.25, 0.5)}, TIGHT_TC]


def pair_trims(dump):
    """Of paragraphs 甲XY乙 the marks' trims: after and before the first, before the second, after the second."""
    found = []
    for l in lines(dump):
        c = l["clusters"]
        found.append((c[1][5] / EM, c[1][4] / EM, c[2][4] / EM, c[2][5] / EM, (c[-1][2] - c[1][2]) / EM))
    return found


def t059_adjacency_matrix():
    """Every cell of the matrix, in four styles and the tight ones: which side gives how much, and the sum."""
    pairs = [(a, b) for a in KINDS for b in KINDS if a != b or a != "exclaim"]
    half = len(pairs) // 2
    bodies = ["".join(p("甲" + KINDS[a] + KINDS[b] + "乙") for a, b in part) for part in (pairs[:half], pairs[half:])]
    for (language, vertical, cells), tight in zip(STYLES, TIGHT):
        natural = {k: 2 if k == "dash" else 0.5 if k == "dot" and language == "zh-Hans" else 1 for k in KINDS}
        for css, expected in (("", cells), ("p { -bx-adjacent-punctuation: tight }", {**cells, **tight})):
            css += NO_INDENT + "p { text-autospace: no-autospace } p { -bx-vertical-quotes: keep }"
            got = [t for body in bodies for t in pair_trims((down if vertical else build)(body, css, "60ric", language))]
            check("T-059", len(got) == len(pairs), (language, vertical, len(got)))
            for (a, b), (after, before, second, last, total) in zip(pairs, got):
                want = expected.get((a, b), (0, 0, 0))
                check("T-059", close((after, before, second, last), want + (0,)), (language, vertical, css, a, b, after, before, second, last))
                if "latin" not in (a, b):
                    check("T-060", abs(total - (natural[a] + natural[b] - sum(want))) < 2e-3, (language, vertical, a, b, total))
                if vertical and a in ("colon", "exclaim") and b == "close":
                    check("T-071", after == before == 0, (a, b))
                if language == "zh-HK" and b == "close" and a in ("comma", "period"):
                    check("T-061", after == before, (a, b, after, before))


def t058_unadjustable():
    """Marks without blank give nothing even where a line must shrink, nor at its end."""
    for text in ("甲–乙", "甲·乙", "甲/乙", "甲～乙", "甲——乙", "甲……乙"):
        c = lines(build(p(text), NO_INDENT + "p { -bx-punctuation-width: banjiao }", WIDE))[0]["clusters"]
        check("T-058", c[1][4] == c[1][5] == 0, (text, c))
    c = lines(build(p("天地玄黄！天地玄黄宇宙"), NO_INDENT + "p { text-align: justify }", "5ric", "zh-HK"))[0]["clusters"]
    check("T-058", c[-1][0] == "！" and c[-1][4] == c[-1][5] == 0, c)
    for mark in "：；？！":
        for language in ("zh-Hans", "zh-HK"):
            c = lines(down(p("天地玄黄" + mark + "天地玄黄宇宙"), NO_INDENT + "p { text-align: justify }", "5ric", language))[0]["clusters"]
            check("T-071", c[-1][0] == mark and c[-1][3] == EM and c[-1][4] == c[-1][5] == 0, (mark, language, c))
    for mark in "，、。．）》":
        c = lines(down(p("天地玄黄" + mark + "天地玄黄宇宙"), NO_INDENT + "p { text-align: justify }", "4.5ric"))[0]["clusters"]
        check("T-071", c[-1][0] == mark and abs(c[-1][5] - EM / 2) < 2, (mark, c))


def t057_styles():
    """The five styles, and what a language has when the style sheet does not say: ends of cells in em."""
    text = "甲，乙。丙：丁？戊（己）庚"
    cases = [("zh-Hans", "quanjiao", [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]), ("zh-Hans", "auto", [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
             ("zh-Hans", "kaiming", [0, 1, 1.5, 2.5, 3.5, 4.5, 5, 6, 7, 8, 8.5, 9.5, 10]),
             ("zh-Hans", "banjiao", [0, 1, 1.5, 2.5, 3, 4, 4.5, 5.5, 6, 7, 7.5, 8.5, 9]),
             ("zh-HK", "banjiao", [0, 1, 1.5, 2.5, 3, 4, 4.5, 5.5, 6, 7, 7.5, 8.5, 9])]
    for language, style, expected in cases:
        l = lines(build(p(text), NO_INDENT + "p { -bx-punctuation-width: %s }" % style, WIDE, language))[0]
        check("T-057", close(positions(l), expected), (language, style, positions(l)))
    for style in ("kaiming", "banjiao"):
        l = lines(build(p("甲：“乙"), NO_INDENT + "p { -bx-punctuation-width: %s }" % style, WIDE))[0]
        check("T-057", abs(l["clusters"][-1][2] / EM - 2) < 1e-3, (style, positions(l)))
    l = lines(build(p("甲：“乙"), NO_INDENT + "p { -bx-punctuation-width: none }", WIDE))[0]
    check("T-057", abs(positions(l)[3] - 3) < 1e-4, positions(l))
    for language, total in (("zh-Hans", 1.5), ("zh-HK", 1.5), ("zh-TW", 2)):
        l = lines(build(p("甲。」乙"), NO_INDENT, WIDE, language))[0]
        check("T-061", abs((l["clusters"][-1][2] - l["clusters"][1][2]) / EM - total) < 1e-3, (language, positions(l)))
    # Whole lines: the line end takes half a cell by hangmo, none by quanjiao and none.
    for style, room in (("hangmo", 4.5), ("quanjiao", 5), ("none", 5)):
        l = lines(build(p("天地玄黄，宇宙洪荒"), NO_INDENT + "p { -bx-punctuation-width: %s }" % style, "%sric" % room))[0]
        check("T-057", l["text"] == "天地玄黄，" and (l["clusters"][-1][5] > 0) == (style == "hangmo"), (style, l["text"], l["clusters"][-1]))


def t062_runs():
    for text, total in (("甲。”）乙", 2.0), ("甲”）。乙", 2.0), ("甲）（（乙", 2.0), ("甲，（《乙", 2.0), ("甲》、《乙", 2.0), ("甲’”，“乙", 2.5)):
        for language in ("zh-Hans", "zh-HK"):
            for make in (build, down):
                c = lines(make(p(text), NO_INDENT, "60ric", language))[0]["clusters"]
                check("T-062", abs((c[-1][2] - c[1][2]) / EM - total) < 2e-3, (text, language, make.__name__, c))


def t064_neighbours():
    """Latin marks and spaces take nothing, a full-width space the side that faces it, dashes nothing."""
    cases = [("甲）(B", 1, 0, 0), ("甲” A", 1, 0, 0), ("甲，　乙", 1, 0, 0.5), ("甲。——乙", 1, 0, 0), ("甲　（乙", 2, 0.5, 0), ("甲，乙", 1, 0, 0), ("甲……（乙", 2, 0, 0)]
    for text, index, before, after in cases:
        c = lines(build(p(text), NO_INDENT, WIDE))[0]["clusters"][index]
        check("T-064", close((c[4] / EM, c[5] / EM), (before, after)), (text, c))


def t072_headlines():
    """All marks half-width; centred ones on both sides."""
    head = "<headline>天，地。玄！黄（宇）宙：洪</headline>"
    for language, expected in (("zh-Hans", (0, 0.5)), ("zh-TW", (0.25, 0.25))):
        l = lines(build(p("天"), "headline { -bx-punctuation-width: banjiao; text-align: start }", WIDE, language, head=head), "headline")[0]
        for c in l["clusters"]:
            em = l["em"]
            if c[1] in ("comma", "period", "exclaim", "colon"):
                check("T-072", close((c[4] / em, c[5] / em), expected), (language, c))
            if c[1] in ("open", "close"):
                check("T-072", abs(c[3] - c[4] - c[5] - em / 2) < 2, (language, c))


def t070_many_marks():
    """Ten thousand marks in a row are set, in CPU time that grows with their number."""
    taken = []
    for count in (2500, 10000):
        begin = program.used()
        for make in (build, down):
            found = texts(make(p("，。（”！？——"[:8] * (count // 8)), "p { text-align: justify }", "15.5ric", size="400mm 9000mm") if make is build
                          else make(p("，。（”！？——" * (count // 8)), "p { text-align: justify }"))
            check("T-070", "，。（”！？——" in "".join(found), found[:2])
        taken.append(program.used() - begin)
    check("T-070", taken[1] < 8 * taken[0] + 2, taken)


def t063_sizes():
    d = build(p("甲）<span style='font-size: 18pt'>（乙"  + "</span>"), NO_INDENT, WIDE)
    c = lines(d)[0]["clusters"]
    check("T-063", c[1][5] > 0 and c[2][4] == 0, c)
    d = build(p("<span style='font-size: 18pt'>甲）</span>（乙"), NO_INDENT, WIDE)
    c = lines(d)[0]["clusters"]
    check("T-063", c[1][5] == 0 and c[2][4] > 0, c)


def t065_edges():
    d = build(p("天地玄黄宇宙洪，荒日月盈昃辰宿列张"), NO_INDENT + "p { text-align: justify }", "7.5ric")
    l = lines(d)[0]
    check("T-065", l["text"].endswith("，") and abs(l["clusters"][-1][2] / EM - 7) < 1e-3, (l["text"], l["clusters"][-1]))
    d = build(p("《天地》玄黄宇宙"), NO_INDENT, WIDE)
    check("T-067", abs(lines(d)[0]["clusters"][0][2] / EM + 0.5) < 1e-3 or lines(d)[0]["clusters"][0][2] < 0, lines(d)[0]["clusters"][0])
    d = build(p("“早。”邻居点头。"), "p { text-indent: 2ic }", WIDE)
    check("T-068", abs(lines(d)[0]["clusters"][1][2] / EM - 2.5) < 1e-3, positions(lines(d)[0]))
    d = build(p("“早。”邻居点头。"), "p { text-indent: 2ic; -bx-indent-bracket: full }", WIDE)
    check("T-068", abs(lines(d)[0]["clusters"][1][2] / EM - 3) < 1e-3, positions(lines(d)[0]))
    d = build(p("天地玄黄<br/>《宇宙》洪荒"), NO_INDENT, WIDE)
    check("T-069", lines(d)[1]["clusters"][1][2] / EM == 0.5, positions(lines(d)[1]))


run()
