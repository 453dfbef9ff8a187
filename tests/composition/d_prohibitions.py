"""D: Prohibitions at line edges."""
from composing import *


def t038_prohibitions():
    closing, opening = set("。，、；：？！）》”’·～"), set("“‘（《")
    text = "会议强调（见附件），要把“水利建设”放在全局中谋划：年底前完成十八公里；抓紧实施《方案》、确保“春耕”前！从三月～六月，安娜·舒尔茨女士说：“好。”"
    for wrap in ("auto", "pretty"):
        for tenths in range(55, 240, 5):
            d = build(p(text), "p { text-align: justify; text-wrap-style: %s }" % wrap, "%.1fric" % (tenths / 10))
            found = texts(d)
            check("T-038", all(t[0] not in closing for t in found[1:]), found)
            check("T-038", all(t[-1] not in opening for t in found[:-1]), found)
            check("T-070", "".join(found) == text, found)
            for l in lines(d):
                if l.get("justified") and not l.get("overfull") and not l.get("underfull"):
                    end = l["clusters"][-1]
                    ink = end[2] + end[3] - end[4] - end[5]
                    check("T-118", abs(ink - l["measure"]) <= 1, (l["text"], ink, l["measure"]))
                    signs = {c[7] > 0 for c in l["clusters"] if c[7]} | {l["ratio"] > 0}
                    check("T-120", len(signs) == 1, l["text"])


def t041_relaxation():
    d = build(p("“她写了‘不’。”他说"), NO_INDENT + "p { text-align: justify; text-wrap-style: pretty }", "6ric")
    relaxed = [l for l in lines(d) if l.get("relaxed")]
    check("T-041", len(relaxed) == 1 and texts(d)[0].startswith("“她写了‘不’"), texts(d))
    d = build(p("会议强调，“要把水利建设放在全局中谋划”，做到每一段堤都有人管。"), "p { text-align: justify; text-wrap-style: pretty }")
    check("T-041", not any(l.get("relaxed") for l in lines(d)), texts(d))


def t043_levels():
    for tenths in range(50, 130, 5):
        d = build(p("他只说了一句话——天快亮了等到天亮……再看一眼收入/支出两栏"), NO_INDENT + "p { line-break: strict; text-align: justify }", "%.1fric" % (tenths / 10))
        check("T-043", all(t[0] not in "—…" for t in texts(d)[1:]), texts(d))
        d = build(p("收入/支出两栏要对齐收入/支出两栏"), NO_INDENT + "p { text-align: justify }", "%.1fric" % (tenths / 10))
        check("T-038", all(t[0] != "/" and t[-1] != "/" for t in texts(d)), texts(d))
    d = build(p("一二三四。五六七八。"), NO_INDENT + "p { line-break: anywhere }", "4ric")
    check("T-052", texts(d)[1][0] == "。", texts(d))


def t046_numbers():
    for tenths in range(50, 120, 5):
        for t in texts(build(p("门票每张￥128.50起售，涨了12.5%，气温22℃至30℃，共3,500人"), NO_INDENT + "p { text-align: justify }", "%.1fric" % (tenths / 10))):
            check("T-046", not t.endswith(("￥", "12", "128", ".", "3,")) and not t.startswith(("%", "℃", ".", ",")), t)


def t047_number_and_unit():
    text = "今年全市水利投资共计35亿元，同比增长两成以上，其中12月完成投资额最多。"
    split = 0
    for tenths in range(80, 200, 5):
        d = build(p(text), NO_INDENT + "p { text-align: justify; text-wrap-style: pretty }", "%.1fric" % (tenths / 10))
        split += sum(t.endswith(("35", "12")) for t in texts(d))
    check("T-047", split <= 2, split)


def t048_units_notes_names():
    for tenths in range(40, 160, 5):
        m = "%.1fric" % (tenths / 10)
        d = build(p("全程约 25 km 的线路"), NO_INDENT + "p { text-align: justify }", m)
        check("T-048", not any(t.endswith("25") for t in texts(d)), texts(d))
        d = build(p("据史料①记载，渡口②始建于明③代"), NO_INDENT + "p { text-align: justify }", m)
        check("T-049", not any(t[0] in "①②③" for t in texts(d)), texts(d))
        d = build(p("出席会议的有<name>欧阳修远</name>、<name>司马清</name>等人"), NO_INDENT + "p { text-align: justify }", m)
        check("T-054", "|".join(texts(d)).count("欧阳修远") == 1 and "|".join(texts(d)).count("司马清") == 1, texts(d))


def t050_hyphens():
    text = "这是关于international communication的typesetting练习"
    for tenths in range(60, 200, 5):
        d = build(p(text), NO_INDENT + "p { hyphens: auto; text-align: justify; text-wrap-style: pretty }", "%.1fric" % (tenths / 10), name="h")
        check("T-050", "".join(texts(d)) == text.replace(" ", "") or "".join(texts(d)).replace(" ", "") == text.replace(" ", ""), texts(d))
        for l in lines(d):
            if l.get("justified") and not l.get("overfull") and not l.get("underfull"):
                glyph = l["runs"][-1]["origin"][0] + l["runs"][-1]["glyphs"][-1][3] - l["origin"][0]
                check("T-050", glyph < l["measure"], (l["text"], glyph / EM))
    d = build(p(text), NO_INDENT + "p { hyphens: auto; text-align: justify; text-wrap-style: pretty }", "9ric", name="h")
    check("T-050", any(l["runs"][-1]["glyphs"][-1][1] == l["runs"][-1]["glyphs"][-1][2] for l in lines(d)), texts(d))
    check("T-147", pdf_text("h").replace(" ", "") == text.replace(" ", ""), pdf_text("h"))


def t055_style_boundaries():
    for tenths in range(40, 120, 5):
        d = build(p("天地<strong>玄黄</strong>，宇宙（<em>洪荒</em>）日月"), NO_INDENT + "p { text-align: justify }", "%.1fric" % (tenths / 10))
        check("T-055", all(t[0] not in "，）" for t in texts(d)[1:]) and all(t[-1] != "（" for t in texts(d)), texts(d))


run()
