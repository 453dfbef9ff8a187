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


def gaps(text, css="", **more):
    """Autospace between neighbouring clusters, in em, by their texts."""
    found = {}
    for l in lines(build(p(text), NO_INDENT + css, WIDE, **more)):
        for a, b in zip(l["clusters"], l["clusters"][1:]):
            found[a[0] + b[0]] = a[6] / EM
    return found


def t078_widths_and_limits():
    text = p("报纸用Latin字母和数字2025排印时的间隔")
    for css, wanted in (("", 0.25), ("p { -bx-autospace-width: 0.125ic }", 0.125), ("p { text-autospace: no-autospace }", 0)):
        found = gaps("报纸用Latin字母", css)
        check("T-078", abs(found["用L"] - wanted) < 1e-3 and abs(found["n字"] - wanted) < 1e-3, found)
    seen = set()
    for _, d in sweep(text, NO_INDENT + "p { text-align: justify }", range(90, 230)):
        for l in lines(d):
            if l.get("justified") and not l.get("overfull") and not l.get("underfull"):
                c = l["clusters"]
                for a, b in zip(c, c[1:]):
                    if {a[1], b[1]} in ({"han", "latin"}, {"han", "digit"}):
                        gap = (b[2] - a[2] - a[3]) / EM
                        seen.add(round(gap, 3))
                        check("T-078", gap >= 0.125 - 1e-3, (l["text"], gap))
    check("T-078", min(seen) < 0.2 and max(seen) > 0.3, sorted(seen))
    wide = lines(build(text, NO_INDENT + "p { text-align: justify; -bx-autospace-fit: fixed }", "11ric"))[0]
    c = wide["clusters"]
    found = [(b[2] - a[2] - a[3] - a[7]) / EM for a, b in zip(c, c[1:]) if {a[1], b[1]} == {"han", "latin"}]
    check("T-078", found and all(abs(g - 0.25) < 1e-3 for g in found), found)


def t079_no_autospace():
    found = gaps("用A，B（C）和(d)再E　全F。")
    check("T-079", found["用A"] > 0 and found["A，"] == found["，B"] == found["（C"] == found["C）"] == 0, found)
    check("T-079", found["和("] == found["(d"] == found["d)"] == found[")再"] == found["E　"] == 0, found)
    check("T-079", found["再E"] > 0 and found["全F"] > 0, found)
    for _, d in sweep(p("用A写B字C在D上"), NO_INDENT + "p { text-align: justify }", range(20, 60, 5)):
        for l in lines(d):
            c = l["clusters"]
            check("T-079", c[0][2] == 0, l)
            if l.get("justified") and not l.get("underfull") and not l.get("overfull"):
                check("T-079", abs(c[-1][2] + c[-1][3] - l["measure"]) <= 1, l)


def t080_insert():
    text = "用 API 写"
    kept = lines(build(p(text), NO_INDENT + "p { text-autospace: ideograph-alpha insert }", WIDE))[0]
    check("T-080", kept["text"] == text and all(c[6] == 0 for c in kept["clusters"]), kept["clusters"])
    check("T-080", lines(build(p(text), NO_INDENT, WIDE))[0]["text"] == "用API写")
    check("T-080", lines(build(p("甲 + 乙"), NO_INDENT, WIDE))[0]["text"] == "甲 + 乙")


def t081_kinds():
    found = gaps("第2025年的A字", "p { text-autospace: ideograph-numeric }")
    check("T-081", found["5年"] == 0.25 and found["的A"] == found["A字"] == 0, found)


def t082_signs():
    found = gaps("获#1和@甲的C++与AT&amp;T共-5或+3后中+中前℃后Ⅰ中30°处")
    check("T-082", all(abs(found[k] - 0.25) < 1e-3 for k in ("获#", "的C", "+与", "与A", "T共", "共-", "5或", "或+", "3后", "中3", "°处")), found)
    check("T-082", all(found[k] == 0 for k in ("和@", "@甲", "中+", "+中", "前℃", "℃后", "后Ⅰ", "Ⅰ中")), found)
    raised = gaps('注释<span style="text-autospace: no-autospace">a</span>在旁')
    check("T-082", raised["释a"] == raised["a在"] == 0, raised)


def t083_equal_word_spaces():
    text = p("他写了 once upon a time in the west 一书很好看")
    for _, d in sweep(text, NO_INDENT + "p { text-align: justify }", range(120, 200, 5)):
        for l in lines(d):
            c = l["clusters"]
            if l.get("overfull") or l.get("underfull") or not l.get("justified"):
                continue
            widths = [(b[2] - a[2]) / EM for a, b in zip(c, c[1:]) if a[1] == "space"]
            check("T-083", all(0.25 - 1e-3 <= w <= 0.5 + 1e-3 for w in widths), (l["text"], widths))
            check("T-083", not widths or max(widths) - min(widths) < 1e-3, (l["text"], widths))


def t083_word_spacing():
    """The face's own space by option; a length moves the space and its limits."""
    for put in (build, down):
        for value, wanted in (("normal", 1 / 3), ("-bx-font-space", 0.256), ("1.5pt", 1 / 3 + 1 / 6), ("-0.9pt", 1 / 3 - 0.1)):
            c = lines(put(p("他写了editorial desk一书"), NO_INDENT + "p { word-spacing: %s }" % value))[0]["clusters"]
            found = [x[3] / EM for x in c if x[1] == "space"]
            check("T-083", len(found) == 1 and abs(found[0] - wanted) < 2e-3, (value, found))
    text = p("他写了 once upon a time in the west 一书很好看")
    for value, least, most in (("-bx-font-space", 0.25, 0.5), ("1.5pt", 0.25 + 1 / 6, 0.5 + 1 / 6)):
        for _, d in sweep(text, NO_INDENT + "p { text-align: justify; word-spacing: %s }" % value, range(120, 200, 10)):
            for l in lines(d):
                c = l["clusters"]
                if l.get("overfull") or l.get("underfull") or not l.get("justified"):
                    continue
                widths = [(b[2] - a[2]) / EM for a, b in zip(c, c[1:]) if a[1] == "space"]
                check("T-083", all(least - 1e-3 <= w <= most + 1e-3 for w in widths), (value, l["text"], widths))


def t084_mixed_sizes():
    big = gaps('大字<span style="font-size: 18pt">A</span>小', "")
    small = gaps('小<span style="font-size: 18pt">大</span>A', "")
    check("T-084", abs(big["字A"] - 0.25) < 1e-3 and abs(big["A小"] - 0.25) < 1e-3, big)
    check("T-084", abs(small["大A"] - 0.5) < 1e-3, small)


def t085_full_width():
    l = lines(build(p("型号ＡＢＣ１２３和"), NO_INDENT, WIDE))[0]
    check("T-085", close(positions(l), range(9)) and all(c[1] == "han" for c in l["clusters"]), positions(l))
    number, words = splits("投资１２３４亿元", "１２３４"), splits("投资甲乙丙丁亿元", "甲乙丙丁")
    check("T-085", number == 0 and words > 0, (number, words))


def t086_initials():
    l = lines(build(p("B.盖茨说"), NO_INDENT, WIDE))[0]
    check("T-086", l["clusters"][1][0] == "." and l["clusters"][1][1] == "latin" and l["clusters"][1][6] == 0, l["clusters"])


def glyph_ids(line):
    return [g[0] for r in line["runs"] for g in r["glyphs"]]


def t087_grouping():
    text = "共1234567元，2025年产12345吨，电话010-65363333，3.14159和-54321及1,234"
    plain = lines(build(p(text), NO_INDENT, WIDE))[0]
    spaced = lines(build(p(text), NO_INDENT + "p { -bx-number-grouping: space }", WIDE, name="grouped"))[0]
    comma = lines(build(p(text), NO_INDENT + "p { -bx-number-grouping: comma }", WIDE))[0]
    same = lines(build(p(text.replace("1234567", "1,234,567").replace("12345吨", "12,345吨").replace("54321", "54,321")), NO_INDENT, WIDE))[0]
    check("T-087", spaced["text"] == comma["text"] == text, spaced["text"])
    check("T-087", glyph_ids(comma) == glyph_ids(same), comma["runs"])
    added = [c for c in spaced["clusters"] if c[0] == ""]
    check("T-087", len(added) == 4 and all(c[1] == "digit" and c[3] == EM // 4 for c in added), added)
    check("T-087", len(spaced["clusters"]) == len(plain["clusters"]) + 4)
    check("T-087", pdf_text("grouped") == text, pdf_text("grouped"))
    for _, d in sweep(p("全市共计1234567元"), NO_INDENT + "p { -bx-number-grouping: space }", range(60, 120, 5)):
        found = texts(d)
        check("T-087", any("1234567" in t for t in found), found)


def t092_spans():
    text = '共<span style="-bx-number-form: chinese">250000</span>人，占30%'
    got = lines(build(p(text), NO_INDENT, WIDE, name="form"))[0]
    want = lines(build(p("共二十五万人，占30%"), NO_INDENT, WIDE))[0]
    check("T-092", glyph_ids(got) == glyph_ids(want) and close(positions(got)[:6], range(6)), positions(got))
    check("T-092", got["text"] == "共250000人，占30%" == pdf_text("form"), pdf_text("form"))
    got = lines(build(p("占3%而2025年有12个，A380和8:30"), NO_INDENT + "p { -bx-number-form: chinese }", WIDE, name="form"))[0]
    want = lines(build(p("占百分之三而二〇二五年有十二个，A380和8:30"), NO_INDENT, WIDE))[0]
    check("T-092", glyph_ids(got) == glyph_ids(want), got["clusters"])
    check("T-092", pdf_text("form") == "占3%而2025年有12个，A380和8:30", pdf_text("form"))


run()
