"""D: Prohibitions at line edges."""
from composing import *


def t038_prohibitions():
    closing, opening = set("。，、；：？！）》”’·～"), set("“‘（《")
    text = "会议强调（见附件），要把“水利建设”放在全局中谋划：年底前完成十八公里；抓紧实施《方案》、确保“春耕”前！从三月～六月，安娜·舒尔茨女士说：“好。”"
    for wrap in ("auto", "pretty"):
        for _, d in sweep(p(text), "p { text-align: justify; text-wrap-style: %s }" % wrap, range(55, 240, 5)):
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
    for _, d in sweep(p("他只说了一句话——天快亮了等到天亮……再看一眼收入/支出两栏"), NO_INDENT + "p { line-break: strict; text-align: justify }", range(50, 130, 5)):
        check("T-043", all(t[0] not in "—…" for t in texts(d)[1:]), texts(d))
    for _, d in sweep(p("收入/支出两栏要对齐收入/支出两栏"), NO_INDENT + "p { text-align: justify }", range(50, 130, 5)):
        check("T-038", all(t[0] != "/" and t[-1] != "/" for t in texts(d)), texts(d))
    d = build(p("一二三四。五六七八。"), NO_INDENT + "p { line-break: anywhere }", "4ric")
    check("T-052", texts(d)[1][0] == "。", texts(d))


def t046_numbers():
    for _, d in sweep(p("门票每张￥128.50起售，涨了12.5%，气温22℃至30℃，共3,500人"), NO_INDENT + "p { text-align: justify }", range(50, 120, 5)):
        for t in texts(d):
            check("T-046", not t.endswith(("￥", "12", "128", ".", "3,")) and not t.startswith(("%", "℃", ".", ",")), t)


def t047_number_and_unit():
    text = "今年全市水利投资共计35亿元，同比增长两成以上，其中12月完成投资额最多。"
    split = 0
    for _, d in sweep(p(text), NO_INDENT + "p { text-align: justify; text-wrap-style: pretty }", range(80, 200, 5)):
        split += sum(t.endswith(("35", "12")) for t in texts(d))
    check("T-047", split <= 2, split)


def t048_units_notes_names():
    css = NO_INDENT + "p { text-align: justify }"
    for _, d in sweep(p("全程约 25 km 的线路"), css, range(40, 160, 5)):
        check("T-048", not any(t.endswith("25") for t in texts(d)), texts(d))
    for _, d in sweep(p("据史料①记载，渡口②始建于明③代"), css, range(40, 160, 5)):
        check("T-049", not any(t[0] in "①②③" for t in texts(d)), texts(d))
    for tenths, d in sweep(p("出席会议的有<name>欧阳修远</name>、<name>司马清</name>等人"), css, range(40, 160, 5)):
        # The name and its comma take 4.5 em: a line that cannot hold them is broken inside, not too wide.
        check("T-054", tenths < 45 or "|".join(texts(d)).count("欧阳修远") == 1, texts(d))
        check("T-054", "|".join(texts(d)).count("司马清") == 1 and not any(l.get("overfull") for l in lines(d)), texts(d))


def t050_hyphens():
    text = "这是关于international communication的typesetting练习"
    for _, d in sweep(p(text), NO_INDENT + "p { hyphens: auto; text-align: justify; text-wrap-style: pretty }", range(60, 200, 5)):
        check("T-050", "".join(texts(d)) == text.replace(" ", "") or "".join(texts(d)).replace(" ", "") == text.replace(" ", ""), texts(d))
        for l in lines(d):
            if l.get("justified") and not l.get("overfull") and not l.get("underfull"):
                glyph = l["runs"][-1]["origin"][0] + l["runs"][-1]["glyphs"][-1][3] - l["origin"][0]
                check("T-050", glyph < l["measure"], (l["text"], glyph / EM))
    d = build(p(text), NO_INDENT + "p { hyphens: auto; text-align: justify; text-wrap-style: pretty }", "9ric", name="h")
    check("T-050", any(l["runs"][-1]["glyphs"][-1][1] == l["runs"][-1]["glyphs"][-1][2] for l in lines(d)), texts(d))
    check("T-147", pdf_text("h").replace(" ", "") == text.replace(" ", ""), pdf_text("h"))


def t055_style_boundaries():
    for _, d in sweep(p("天地<strong>玄黄</strong>，宇宙（<em>洪荒</em>）日月"), NO_INDENT + "p { text-align: justify }", range(40, 120, 5)):
        check("T-055", all(t[0] not in "，）" for t in texts(d)[1:]) and all(t[-1] != "（" for t in texts(d)), texts(d))


def t046_whole_numbers():
    """Numbers with sign, groups, prefix and suffix stay whole at every measure."""
    numbers = ["￥128.50", "-5℃", "+3.2%", "$1,234.56", "1\u2009234\u2009567", "1 234", "№7", "40‰", "30°", "−12.5"]
    text = "的".join(["从今年"] + numbers + ["为止"])
    for _, d in sweep(p(text), NO_INDENT + "p { text-align: justify }", range(60, 140, 5)):
        found = texts(d)
        for n in numbers:
            check("T-046", any(n in t for t in found), (n, found))


def t046_ratio():
    """The sign of a ratio never begins a line, and ends one as seldom as a connector."""
    text = "今年全市消费券杠杆率达1∶318，比去年高出不少，带动消费的比例是1∶0.8，各方都说不低，还要再看。"
    ends = 0
    for tenths, d in sweep(p(text), NO_INDENT + "p { text-align: justify; text-wrap-style: pretty }", range(60, 400, 6)):
        found = texts(d)
        check("T-046", not any(t.startswith("∶") for t in found), found)
        ends += sum(t.endswith("∶") for t in found) if tenths > 160 else 0
    check("T-046", ends <= 4, ends)


def t047_units_of_two():
    units, others = splits("公路全长50公里", "50公"), splits("公路全长50上下", "50上")
    check("T-047", units == 0 and others > 0, (units, others))
    for _, d in sweep(p("字"), "headline { font-size: 9pt; text-wrap-style: auto }", range(40, 120, 5), head="<headline>全市召开第12届群众运动大会</headline>"):
        check("T-047", any("第12届" in t for t in texts(d, "headline")), texts(d, "headline"))


def t048_unit_break():
    ended = False
    css = NO_INDENT + "p { text-align: justify; -bx-unit-break: allow }"
    for _, d in sweep(p("全程约 25 km 的线路"), css, range(60, 140)):
        for l in lines(d):
            ended |= l["text"].endswith("25")
            check("T-048", not l["text"].startswith(" ") and not l["text"].endswith(" "), l["text"])
    for _, d in sweep(p("全程约 25 km 的线路"), css, range(40, 60)):
        ended |= any(t.endswith("25") for t in texts(d))
    check("T-048", ended, "allowed but never used")


def t049_note_marks():
    for _, d in sweep(p("据史料[1]记载，渡口*始建于明[12]。又见县志¹（卷二）[3]。"), NO_INDENT + "p { text-align: justify }", range(40, 160, 5)):
        check("T-049", all(t[0] not in "[*¹]。" and not t.endswith(("[", "[1")) for t in texts(d)[1:]), texts(d))
    for _, d in sweep(p("约有3～5成，需要10-15日，即2024—2025年"), NO_INDENT + "p { text-align: justify }", range(50, 130, 5)):
        found = texts(d)
        check("T-049", all(t[0] not in "～-—" for t in found), found)
    l = lines(build(p("即2024—2025年"), NO_INDENT, WIDE))[0]
    dash = [c for c in l["clusters"] if c[0] == "—"][0]
    check("T-049", dash[1] == "connector" and dash[3] == EM, dash)


def t050_addresses():
    address = "https://www.example.com/news/2025?id=12&amp;page=international.communication"
    plain = address.replace("&amp;", "&")
    for _, d in sweep(p("详见网址" + address + "或致信editor@example.com查询"), NO_INDENT + "p { hyphens: auto; text-align: justify }", range(110, 200, 5)):
        found = texts(d)
        check("T-050", plain in "".join(found), found)
        for l in lines(d)[:-1]:
            inside = l["text"][-1] < "\x7f" and not l["text"].endswith(("example.com", "communication"))
            check("T-050", not inside or l["text"][-1] in "/?&=.", found)
            glyph = l["runs"][-1]["glyphs"][-1]
            check("T-050", glyph[1] != glyph[2], "a hyphen was added: " + l["text"])
    found = texts(build(p("见well-established一词和UNESCO及naïvetés等"), NO_INDENT + "p { hyphens: auto }", "4.6ric"))
    check("T-050", any(t.endswith("well-") for t in found) and all("UNESCO" in t for t in found if "UN" in t) and any("naïvetés" in t for t in found), found)
    german = texts(build('<p><span lang="x-none">international communication</span></p>', NO_INDENT + "p { hyphens: auto }", "8ric"))
    check("T-050", german == ["international", "communication"], german)


def t050_soft_hyphens():
    text = p("这是type­set­ting的练习")
    d = build(text, NO_INDENT + "p { text-align: justify }", "6.5ric", name="soft")
    check("T-050", texts(d)[0] == "这是typeset" and texts(d)[1].startswith("ting"), texts(d))
    glyph = lines(d)[0]["runs"][-1]["glyphs"][-1]
    check("T-050", glyph[1] == glyph[2], "no hyphen at the soft hyphen")
    check("T-147", pdf_text("soft") == "这是typesetting的练习", pdf_text("soft"))
    d = build(text, NO_INDENT + "p { text-align: justify; hyphens: none }", "6.5ric")
    check("T-050", any("typesetting" in t for t in texts(d)), texts(d))


def t054_spans():
    for _, d in sweep(p('会议在<span class="nobreak">二十一世纪</span>举行，<name>欧阳修</name><name>司马光</name>到会'), NO_INDENT + "p { text-align: justify }", range(60, 140, 5)):
        found = texts(d)
        check("T-054", all(any(n in t for t in found) for n in ("二十一世纪", "欧阳修", "司马光")), found)
    found = texts(build(p("<name>欧阳修</name><name>司马光</name>"), NO_INDENT, "4ric"))
    check("T-054", found == ["欧阳修", "司马光"], found)


def t093_han_numerals():
    numeral, words = splits("新增岗位二十五万个", "二十五万"), splits("新增岗位甲乙丙丁个", "甲乙丙丁")
    check("T-093", numeral <= 1 and words > numeral, (numeral, words))
    year, words = splits("截至二〇二五年底", "二〇"), splits("截至二甲二五年底", "二甲")
    check("T-093", year == 0 and words > 0, (year, words))


def t028_double_ellipsis():
    for measure in ("9ric", "15ric"):
        for wrap in ("auto", "pretty"):
            css = NO_INDENT + "p { text-align: justify; text-wrap-style: %s }" % wrap
            found = texts(build(p("天地玄黄宇宙洪荒。…………日月盈昃，辰宿列张。"), css, measure))
            check("T-028", "…………" in found, found)
            found = texts(build(p("天地玄黄“…………”宇宙……洪荒"), css, measure))
            check("T-028", all(t[0] not in "”" and t != "…………" for t in found), found)


def t044_lists():
    """Every character of the lists, between Han, at many measures; the levels differ only in what they name."""
    stops, closing = "、，。．：；！？", "”’」』）〕】〗》〉］｝〙〛〞〟｠"
    joining, opening = "–～〜·‧・", "“‘「『（〔【〖《〈［｛〘〚〝｟"
    never_first = {"normal": stops + closing + joining, "-bx-gb": stops + closing + joining + "／", "strict": stops + closing + joining + "／", "-bx-basic-news": "、，。．：；" + closing}
    for level, first in never_first.items():
        text = "".join(p("天地" + c + "玄黄宇" + c + "宙洪荒日" + c + "月") for c in first)
        text += "".join(p("天地" + c + "玄黄宇" + c + "宙洪荒日" + c + "月") for c in opening)
        for measure in ("3ric", "4ric", "5ric", "6ric"):
            d = build(text, NO_INDENT + "p { line-break: %s }" % level, measure)
            for l in lines(d):
                follows = l["at"] > 0
                check("T-038", not (follows and l["text"][0] in first), (level, measure, l["text"]))
                check("T-038", l["text"][-1] not in opening, (level, measure, l["text"]))
    # What each level leaves free really stands at an edge.
    for level, text, measure, expected in (("loose", "天地玄。黄宇", "3ric", "。"), ("-bx-basic-news", "天地玄？黄宇", "3ric", "？"),
                                           ("-bx-basic-news", "天地玄·黄宇", "3ric", "·"), ("-bx-gb", "天地玄——黄宇", "3ric", "—")):
        check("T-044", texts(build(p(text), NO_INDENT + "p { line-break: %s }" % level, measure))[1][0] == expected, (level, text))
    for text in ("天地玄々黄宇", "天地20℃玄", "天地12%玄"):
        for measure in ("2ric", "3ric", "4ric"):
            check("T-038", all(t[0] not in "々℃%" for t in texts(build(p(text), NO_INDENT, measure))[1:]), text)
    for direction in (build, down):
        found = texts(direction(p("他喊“快跑”大家就散开了"), NO_INDENT + "p { text-align: justify; text-wrap-style: pretty }", "3ric"))
        check("T-045", "“快跑”" in found, found)
        found = texts(direction(p("译者是安娜·舒尔茨女士三月五日～六月底"), NO_INDENT + "p { text-align: justify; text-wrap-style: pretty }", "5ric"))
        check("T-044", all(t[0] not in "·～" for t in found), found)


def t056_forced_breaks():
    found = texts(build("<p>天地玄黄<br/>。宇宙“<br/>洪荒<br/>日月</p>", NO_INDENT, "20ric"))
    check("T-056", found[-1] == "日月" and all(t[0] != "。" for t in found) and all(t[-1] != "“" for t in found), found)
    d = issue('<article id="a">%s</article>' % p("天地，玄黄。宇宙、洪荒：" * 60), NO_INDENT + "article { column-count: 3 } p { text-align: justify }", "40ric", rows="30rlh")
    tops = [b["lines"][0]["text"] for s in d["pages"][0]["stories"] for b in s["blocks"]]
    check("T-056", len(tops) == 3 and all(t[0] not in "，。、：" for t in tops), tops)


run()
