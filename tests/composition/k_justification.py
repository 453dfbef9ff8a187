"""K: Justification."""
from composing import *


def t121_no_stretch():
    d = build(p("甲（乙），安娜·舒尔茨A12、五～六丙丁戊"), NO_INDENT + "p { text-align: justify; text-align-last: justify }", "24ric")
    for l in lines(d):
        for a, b in zip(l["clusters"], l["clusters"][1:]):
            if a[1] in ("open", "dot", "connector") or b[1] in ("close", "comma", "dot", "connector") or (a[1] in ("latin", "digit") and b[1] in ("latin", "digit")):
                check("T-121", a[7] == 0, (a, b))


def t122_flags():
    d = build(p("门票每张￥128.50起售票"), NO_INDENT + "p { text-align: justify }", "7ric")
    check("T-122", any(l.get("underfull") for l in lines(d)), [l["ratio"] for l in lines(d)])
    check("T-119", all(l["action"] in ("fit", "in", "out", "hang") for l in lines(d)))


run()
