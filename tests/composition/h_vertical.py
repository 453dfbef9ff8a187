"""H: Vertical composition."""
import shutil

from composing import *


def t097_captions():
    """Below or above the picture, at its left or right: by the figure's direction and its caption-side."""
    for mode, side, where in (("horizontal-tb", "bottom", lambda x, y, i: y > i[1] + i[3]), ("horizontal-tb", "top", lambda x, y, i: y < i[1]),
                              ("vertical-rl", "bottom", lambda x, y, i: x < i[0]), ("vertical-rl", "top", lambda x, y, i: x > i[0] + i[2])):
        for page_mode in ("horizontal-tb", "vertical-rl"):
            css = "page { writing-mode: %s } figure { writing-mode: %s; caption-side: %s; grid-column: 1 / span 2; grid-row: 1 }" % (page_mode, mode, side)
            d = issue('<figure src="none.png" id="f"><caption>天地玄黄</caption></figure>', css, "15ric 15ric", rows="auto 1fr")
            page = d["pages"][0]
            l = lines(d, "caption")[0]
            image = page["images"][0]["rect"]
            check("T-097", bool(l.get("vertical")) == (mode == "vertical-rl") and where(*l["origin"], image), (page_mode, mode, side, l["origin"], image))
            check("T-097", image[2] > 9 * EM and image[3] > 9 * EM, (page_mode, mode, side, image))


def t097_header_rows():
    """Rows of a vertical table follow from right to left: the header row stands at the right."""
    d = issue('<infobox id="t">%s</infobox>' % "".join("<item>%s</item>" % t for t in ("项目", "时间", "甲", "一日", "乙", "二日")),
              "infobox { writing-mode: vertical-rl; display: grid; grid-template-columns: 6ric 6ric }", "30ric", rows="20rlh")
    at = {l["text"]: l["origin"] for l in lines(d, "item")}
    check("T-097", at["项目"][0] == at["时间"][0] > at["甲"][0] == at["一日"][0] > at["乙"][0], at)
    check("T-097", at["项目"][1] == at["甲"][1] < at["时间"][1], at)


def cells(text, css="", measure="40ric", **more):
    """Clusters of one vertical line by their texts: [offset, advance, autospace] in em, and its runs."""
    l = lines(down(p(text), NO_INDENT + css, measure, **more))[0]
    return {c[0]: [c[2] / EM, c[3] / EM, c[6] / EM] for c in l["clusters"]}, l


def t089_latin():
    found, l = cells("参与WTO和A座以及editor部门")
    check("T-089", [found[c][1] for c in "WTOA"] == [1, 1, 1, 1] and found["与"][2] == found["O"][2] == found["A"][2] == 0, found)
    kinds = {r["orientation"] for r in l["runs"]}
    check("T-089", kinds == {"stacked", "rotated"}, kinds)
    check("T-089", abs(found["及"][2] - 0.25) < 1e-3 and found["d"][1] < 0.8, found)
    wide = lines(down(p("参与ＷＴＯ和Ａ座"), NO_INDENT, "40ric"))[0]
    narrow = lines(down(p("参与WTO和A座"), NO_INDENT, "40ric"))[0]
    check("T-089", [g[0] for r in wide["runs"] for g in r["glyphs"]] == [g[0] for r in narrow["runs"] for g in r["glyphs"]])
    for _, d in sweep(p("参与WTO和GDP会"), NO_INDENT, range(30, 90, 10), set_lines=down):
        found = texts(d)
        check("T-089", all(any(w in t for t in found) for w in ("WTO", "GDP")), found)
    found, l = cells("参与UNESCO会议")
    check("T-089", found["U"][1] < 1 and abs(found["与"][2] - 0.25) < 1e-3, found)
    # A single letter is turned with the sentence that it is in.
    for text, letter, upright in (("听Songs of a River去", "a", False), ("听Songs of A River去", "A", False), ("参与Plan B行动", "B", False),
                                  ("分A B两组", "B", True), ("参与GDP A组", "A", True)):
        found, _ = cells(text)
        check("T-089", (found[letter][1] == 1) == upright, (text, found))


def t090_combined():
    found, l = cells("停电37小时报110台，评A+级乘2B车升3.0版买4K")
    for cell in ("37", "110", "A+", "2B", "3.0", "4K"):
        check("T-090", cell in found and found[cell][1] == 1 and found[cell][2] == 0, (cell, found))
    check("T-090", found["电"][2] == found["评"][2] == 0, found)
    for r in l["runs"]:
        if r["orientation"] != "upright":
            continue
        # All glyphs of a cell stand in the em around the axis; "37" without condensing.
        xs = [r["origin"][0] + g[3] * 1 - l["origin"][0] for g in r["glyphs"]]
        check("T-090", all(-0.52 * EM <= x <= 0.5 * EM for x in xs), (xs, l["text"]))
    two = [r for r in l["runs"] if r["orientation"] == "upright"][0]
    digits = [r["glyphs"] for r in l["runs"] if r["orientation"] == "upright"][0]
    step = digits[1][3] - digits[0][3]
    first = two["origin"][0] + digits[0][3] - l["origin"][0]
    check("T-090", abs(first + step) <= 0.02 * EM, (first / EM, step / EM))
    check("T-090", [round(r["scale"] / 65536, 2) for r in l["runs"] if r["orientation"] == "upright"][1] < 0.8)
    found, l = cells("全程1234米", "p { text-combine-upright: digits 4 }")
    check("T-090", found["1234"][1] == 1, found)
    found, l = cells("全程123米", "p { text-combine-upright: digits 2 }")
    check("T-090", "123" not in found and found["1"][1] < 1, found)
    found, l = cells('第<span style="text-combine-upright: all">12B</span>号')
    check("T-090", found["12B"][1] == 1, found)
    found = texts(down(p("停电37小时后恢复供水"), NO_INDENT, "5ric"))
    check("T-090", found == ["停电37小时", "后恢复供水"], found)


def t091_long_numerals():
    text = "截至2025年共有1234人"
    found, l = cells(text, name="rotated")
    check("T-091", {r["orientation"] for r in l["runs"]} == {"stacked", "rotated"} and found["5"][1] < 0.7, found)
    found, l = cells(text, "p { -bx-vertical-numerals: upright }")
    check("T-091", {r["orientation"] for r in l["runs"]} == {"stacked"} and all(found[d][1] == 1 for d in "2051"), found)
    l = lines(down(p(text + "37人"), NO_INDENT + "p { -bx-vertical-numerals: chinese }", "40ric", name="chinese"))[0]
    want = lines(down(p("截至二〇二五年共有一千二百三十四人37人"), NO_INDENT, "40ric"))[0]
    ids = [[g[0] for r in x["runs"] for g in r["glyphs"]] for x in (l, want)]
    check("T-091", ids[0] == ids[1], l["clusters"])
    check("T-092", l["text"] == text + "37人" == pdf_text("chinese"), pdf_text("chinese"))
    css = NO_INDENT + "p { text-align: justify; text-wrap-style: pretty; -bx-vertical-numerals: chinese }"
    text, other = ("会议指出，要把水利建设放在全局中谋划，抓紧实施方案，截至%s年共有甲乙丙人，比去年多出近一成，各地要落实责任。" % n for n in ("2025", "丁戊己庚"))
    split = [sum(not any(n in t for t in texts(d)) for _, d in sweep(p(x), css, range(240, 600, 10), set_lines=down)) for x, n in ((text, "2025"), (other, "丁戊己庚"))]
    check("T-093", split[0] <= 1 and split[1] > split[0], split)


def t088_orientation():
    """Han and marks with vertical forms downwards, Western text and signs turned; text-orientation overrides."""
    def kinds(text, css=""):
        l = lines(down(p(text), NO_INDENT + css, "40ric"))[0]
        return {l["text"].encode()[g[1]:g[2]].decode(): r["orientation"] for r in l["runs"] for g in r["glyphs"]}
    found = kinds("天（地）《玄》：黄；宇，宙。洪！荒？℃①々ー〇 editor — 20.5% ° é")
    for c in "天地玄（）《》：；，。！？℃①々ー〇":
        check("T-088", found[c] == "stacked", (c, found))
    for c in "editor%°é":
        check("T-088", found[c] == "rotated", (c, found))
    found = kinds("天——地……玄")
    check("T-088", all(v in ("stacked", "rotated") for v in found.values()), found)
    found = kinds('天<span style="text-orientation: upright">editor</span>地<span style="text-orientation: sideways">玄A黄</span>')
    check("T-088", all(found[c] == "stacked" for c in "天地edi") and all(found[c] == "rotated" for c in "玄A黄"), found)
    check("T-088", kinds("参与GDP") == {c: "stacked" for c in "参与GDP"})


# UAX #50 with the overrides for Chinese. Stops, brackets and signs of full width, Han, kana, symbols: upright.
UPRIGHT = "×÷±§©®¼½¾†‡‰天〇々〻あアーっ㈱①⑳㊣℃℉㎡㎏㏄№Ⅳ★●■△◎＋Ａ１，、。．：；！？（）《》〈〉「」『』【】〔〕〖〗"
TURNED = "—…→－＝＜editor%°éЖβ"


def t088_table():
    found = {}
    for line in lines(down(p("天" + "天".join(UPRIGHT) + "天"), NO_INDENT, "200ric")):
        for r in line["runs"]:
            for g in r["glyphs"]:
                found[line["text"].encode()[g[1]:g[2]].decode()] = r["orientation"]
    for c in UPRIGHT:
        check("T-088", found.get(c) == "stacked", (c, found.get(c)))
    for line in lines(down(p("天%s天" % escape(TURNED)), NO_INDENT, "200ric")):
        found = {line["text"].encode()[g[1]:g[2]].decode(): r["orientation"] for r in line["runs"] for g in r["glyphs"]}
        check("T-088", all(v == "rotated" for c, v in found.items() if c != "天"), found)


def t088_upright_signs():
    """A sign that stands upright takes one cell, on the axis, and is parted from its numbers no more than in horizontal lines."""
    found, l = cells("长30×20米，A±B，第§5条，增5‰")
    for c in "×±§‰":
        check("T-088", found[c][1] == 1, (c, found))
    xs = {l["text"].encode()[g[1]:g[2]].decode(): r["origin"][0] + g[3] - l["origin"][0] for r in l["runs"] for g in r["glyphs"]}
    check("T-088", all(-0.5 * EM <= xs[c] < -0.1 * EM for c in "×±§"), xs)
    for _, d in sweep(p("长30×20米，增5‰"), NO_INDENT, range(30, 90, 10), set_lines=down):
        got = texts(d)
        check("T-088", all(t[0] not in "×‰" for t in got) and all(t[-1] != "×" for t in got), got)
    # Where no line holds the number it is parted beside its sign, and its parts stay whole.
    for set_lines in (build, down):
        for m, d in sweep(p("长30×20米，增5‰"), NO_INDENT, (20, 25), set_lines=set_lines):
            got = "|".join(texts(d))
            check("T-088", all(n in got for n in ("30", "20", "5‰")), (m, got))
            check("T-088", "30×20" not in got, (m, got))
    # A mark that the lists keep from a line's start goes there only where nothing else is left, nor does a number part.
    for word, wanted in (("约abc12345def的", "12345"), ("约abc25.5%def的", "25.5%"), ("约abcd№25def的", "№25"), ("约abcdef），的", "f），")):
        for set_lines in (build, down):
            for m, d in sweep(p(word), NO_INDENT, (30, 35), set_lines=set_lines):
                got = texts(d)
                check("T-088", any(wanted in t for t in got) and len(got) > 1, (word, m, got))


def t044_connectors():
    """A line begins with no connector in either direction, and ends with one at the same places."""
    for text in ("甲—乙是甲—乙丙", "甲–乙丙丁", "京—沪线路", "五月～六月天地", "甲-乙丙丁", "甲——乙丙丁"):
        both = (sweep(p(text), NO_INDENT, range(20, 60, 10), set_lines=put) for put in (build, down))
        for m, (across, downwards) in zip(range(2, 6), zip(*[[texts(d) for _, d in found] for found in both])):
            check("T-044", across == downwards and not any(t[0] in "–～-" or t[:1] == "—" != t[1:2] for t in downwards), (text, m, across, downwards))


def t031_curly_quotes_kept():
    """Kept curly quotes are brackets of 1 em, turned like the horizontal mark; else corner brackets stand for them."""
    ids = {}
    for name, maker, css in (("flat", build, ""), ("kept", down, "p { -bx-vertical-quotes: keep }"), ("auto", down, "")):
        l = lines(maker(p("天“地‘玄’黄”宇"), NO_INDENT + css, "40ric", name=name))[0]
        ids[name] = {l["text"].encode()[g[1]:g[2]].decode(): (g[0], r["orientation"]) for r in l["runs"] for g in r["glyphs"]}
        check("T-031", l["text"] == "天“地‘玄’黄”宇" and [c[3] for c in l["clusters"]] == [EM] * 9, l["clusters"])
    for c in "“”‘’":
        check("T-031", ids["kept"][c] == (ids["flat"][c][0], "rotated") and ids["auto"][c][1] == "stacked", (c, ids))


def t094_presentation_forms():
    text = "天「地」，（玄）『黄』。《宇》、〔宙〕：洪；荒！"
    down(p(text), NO_INDENT, "60ric", name="forms")
    found = pdf_text("forms")
    check("T-094", found == text and not any(0xFE10 <= ord(c) <= 0xFE4F for c in found), found)


def t096_extraction():
    text = "会议指出，（要把）水利建设“放在全局”中谋划；参加WTO的12个editor说：《茶经》好！"
    found = lines(down(p(text), NO_INDENT, "15ric", name="extraction"))
    wanted = [l["text"] for l in found]
    raw = subprocess.run(["pdftotext", "-raw", path("extraction.pdf"), "-"], capture_output=True, text=True).stdout
    check("T-096", raw.replace("\f", "").split() == wanted and len(wanted) > 1, raw)
    # MuPDF goes by ToUnicode, where vertical forms of marks are the marks; it ends lines at wide gaps only.
    if not shutil.which("mutool"):
        return
    plain = "会议指出，（要把）水利建设放在全局中谋划：《茶经》好！一、二。"
    down(p(plain), NO_INDENT, "15ric", name="extraction")
    raw = subprocess.run(["mutool", "draw", "-q", "-F", "text", path("extraction.pdf")], capture_output=True, text=True).stdout
    check("T-096", "".join(raw.split()) == plain and len(raw.split()) * 4 <= len(plain), raw)


run()
