"""B: Faces and OpenType."""
from composing import *


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


def t017_palt():
    d = build(p("“天”，（地）"), NO_INDENT + "p { font-feature-settings: 'palt' }", WIDE)
    check("T-017", lines(d)[0]["clusters"][0][3] < EM, lines(d)[0]["clusters"])


def t021_fonts_and_missing():
    d = build(p("字𠮷\ue5e5甲\U0002ffffa"), NO_INDENT, WIDE)
    check("T-021", "E0501" in d["messages"] and "a" in "".join(texts(d)), d["messages"])
    check("T-021", d["messages"].count("U+2FFFF") >= 1, d["messages"])


def t022_baselines():
    d = build(p("中A文"), NO_INDENT, WIDE)
    ys = {r["origin"][1] + g[4] for l in lines(d) for r in l["runs"] for g in r["glyphs"]}
    check("T-022", len(ys) == 1, ys)


run()
