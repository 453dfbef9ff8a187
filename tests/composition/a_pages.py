"""A: Locale, writing mode, page skeleton."""
from composing import *


def t001_regions():
    l = lines(build(p("他說：「風停了。」大"), NO_INDENT, WIDE, "zh-TW"))[0]
    check("T-001", abs(positions(l)[-1] - 9) < 1e-3, positions(l))
    l = lines(build(p("他說：「風停了。」大"), NO_INDENT, WIDE, "zh-HK"))[0]
    check("T-061", abs(positions(l)[-1] - 8) < 0.51, positions(l))


def t006_sizes():
    for name, size in (("小五", 9), ("五号", 10.5), ("六号", 8), ("小四", 12), ("初号", 42)):
        d = build(p("字"), "p { font-size: %s; text-indent: 0 }" % name, WIDE)
        check("T-006", lines(d)[0]["runs"][0]["size"] == int(size * 65536), (name, lines(d)[0]["runs"][0]["size"]))


def t007_pitch():
    d = build(p("天地玄黄宇宙洪荒" * 20))
    ys = [l["origin"][1] for l in lines(d)]
    check("T-007", len({b - a for a, b in zip(ys, ys[1:]) if b > a}) == 1, ys)


run()
