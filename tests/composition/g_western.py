"""G: Western text among Han."""
from composing import *


def t078_autospace():
    l = lines(build(p("用API写"), NO_INDENT, WIDE))[0]
    m = lines(build(p("用 API 写"), NO_INDENT, WIDE))[0]
    check("T-078", abs(positions(l)[1] - 1.25) < 1e-3, positions(l))
    check("T-080", positions(l) == positions(m), (positions(l), positions(m)))
    l = lines(build(p("用API，写"), NO_INDENT, WIDE))[0]
    check("T-079", l["clusters"][3][6] == 0, l["clusters"])
    l = lines(build(p("第2025年"), NO_INDENT + "p { text-autospace: ideograph-alpha }", WIDE))[0]
    check("T-081", abs(positions(l)[1] - 1) < 1e-4, positions(l))
    l = lines(build(p("读 Tea and Tide 一书"), NO_INDENT, WIDE))[0]
    space = [c for c in l["clusters"] if c[1] == "space"]
    check("T-083", len(space) == 2 and all(abs(c[3] / EM - 1 / 3) < 0.01 for c in space), space)


def t082_symbols():
    d = build(p("降5%后①和℃以"), NO_INDENT, WIDE)
    gaps = {a[0] + b[0]: a[6] for l in lines(d) for a, b in zip(l["clusters"], l["clusters"][1:])}
    check("T-082", gaps["5%"] == 0 and gaps["%后"] > 0 and gaps["后①"] == 0 and gaps["和℃"] == 0, gaps)


run()
