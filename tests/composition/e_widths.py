"""E: Widths of punctuation."""
from composing import *


def t059_adjacency():
    """Pairs of marks take 1.5 em, three take 2 em, with the blank on the outer side."""
    cases = [("T-059", "甲）（乙", 1, 1.5), ("T-059", "甲。”乙", 1, 1.5), ("T-059", "甲”，乙", 1, 1.5), ("T-059", "甲：“乙", 1, 1.5),
             ("T-059", "甲（《乙", 1, 1.5), ("T-060", "甲》《乙", 1, 1.5), ("T-062", "甲。”）乙", 1, 2.0), ("T-062", "甲”）。乙", 1, 2.0),
             ("T-064", "甲，乙", 1, 1.0)]
    for number, text, first, expected in cases:
        l = lines(build(p(text), NO_INDENT, WIDE))[0]
        c = l["clusters"]
        got = (c[-1][2] - c[first][2]) / EM
        check(number, abs(got - expected) < 1e-3, (text, got))
    l = lines(build(p("甲：“乙"), NO_INDENT + "p { -bx-punctuation-width: none }", WIDE))[0]
    check("T-057", abs(positions(l)[3] - 3) < 1e-4, positions(l))
    l = lines(build(p("甲，乙。丙"), NO_INDENT + "p { -bx-punctuation-width: kaiming }", WIDE))[0]
    check("T-057", abs(positions(l)[2] - 1.5) < 1e-4 and abs(positions(l)[4] - 3.5) < 1e-4, positions(l))
    l = lines(build(p("甲，乙。丙"), NO_INDENT + "p { -bx-punctuation-width: banjiao }", WIDE))[0]
    check("T-057", abs(positions(l)[4] - 3) < 1e-4, positions(l))


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
