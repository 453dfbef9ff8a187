#!/usr/bin/python3
"""Composition requirements, by number, on the layout dump of small pages set by the program itself."""
import json, os, subprocess, sys, tempfile

BANXIN = sys.argv[1]
FOLDER = tempfile.mkdtemp()
EM = 9 * 65536
failures = []


def build(body, css="", measure="15.5ric", language="zh-Hans", name="t", head=""):
    """Sets paragraphs in one column; returns the dump."""
    path = os.path.join(FOLDER, name)
    open(path + ".xml", "w").write(
        '<issue title="试" date="2025-04-23" number="8" cn="CN 00-0000" lang="%s"><style><![CDATA[@page { size: 400mm 500mm; margin: 10mm } '
        "page { grid-template-columns: %s; font: 9pt/13pt serif; text-wrap-style: auto } %s]]></style><page number=\"1\">"
        "<article id=\"a\">%s%s</article></page></issue>" % (language, measure, css, head, body))
    run = subprocess.run([BANXIN, "build", path + ".xml", "-o", path + ".pdf", "--dump", path + ".json"], capture_output=True, text=True)
    if run.returncode > 1:
        raise SystemExit(run.stderr)
    dump = json.load(open(path + ".json"))
    dump["messages"] = run.stderr
    return dump


def lines(dump, role="p"):
    return [l for s in dump["pages"][0]["stories"] for b in s["blocks"] if b["role"] == role for l in b["lines"]]


def texts(dump, role="p"):
    return [l["text"] for l in lines(dump, role)]


def check(number, condition, detail=""):
    if not condition:
        failures.append("%s: %s" % (number, detail))


def p(text):
    return "<p>%s</p>" % text


def width(line, first, last):
    """Distance in em from the ink cell of one cluster to the end of another."""
    c = line["clusters"]
    end = c[last + 1][2] if last + 1 < len(c) else c[last][2] + c[last][3] - c[last][4] - c[last][5]
    return (end - c[first][2]) / EM


def positions(line):
    return [c[2] / EM for c in line["clusters"]]


WIDE = "60ric"
NO_INDENT = "p { text-indent: 0 }"


def t010_cells():
    l = lines(build(p("天地玄黄宇宙洪荒"), NO_INDENT, WIDE))[0]
    check("T-010", positions(l) == [float(i) for i in range(8)], positions(l))
    l = lines(build(p("天·地"), NO_INDENT, WIDE))[0]
    check("T-032", positions(l) == [0, 1, 1.5], positions(l))
    l = lines(build(p("收入/支出"), NO_INDENT, WIDE))[0]
    check("T-034", abs(positions(l)[3] - 2.5) < 1e-4, positions(l))
    l = lines(build(p("五日～六日，甲—乙"), NO_INDENT, WIDE))[0]
    check("T-033", abs(positions(l)[3] - 3) < 1e-4 and abs(positions(l)[8] - positions(l)[7] - 1) < 1e-4, positions(l))


def t026_dash_and_ellipsis():
    l = lines(build(p("天——地……人"), NO_INDENT, WIDE))[0]
    names = [c[0] for c in l["clusters"]]
    check("T-026", names == ["天", "——", "地", "……", "人"] and positions(l) == [0, 1, 3, 4, 6], (names, positions(l)))
    for m in range(60, 140, 5):
        for text in texts(build(p("天地玄黄——宇宙洪荒……日月盈昃"), NO_INDENT, "%.1fric" % (m / 10))):
            check("T-042", text.count("—") in (0, 2) and text.count("…") in (0, 2), text)


def t025_chains():
    l = lines(build(p("什么？！我没听见！！！天"), NO_INDENT, WIDE))[0]
    check("T-025", abs(positions(l)[4] - 3) < 1e-4 and abs(positions(l)[11] - positions(l)[8] - 2) < 1e-3, positions(l))


def t029_shared_marks():
    d = build(p("这是Children’s的“书”与“A”"), NO_INDENT, WIDE)
    classes = {c[0]: c[1] for l in lines(d) for c in l["clusters"]}
    check("T-029", classes["’"] == "latin" and classes["“"] == "open" and classes["”"] == "close", classes)


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


def t046_numbers():
    for tenths in range(50, 120, 5):
        for t in texts(build(p("门票每张￥128.50起售，涨了12.5%，气温22℃至30℃，共3,500人"), NO_INDENT + "p { text-align: justify }", "%.1fric" % (tenths / 10))):
            check("T-046", not t.endswith(("￥", "12", "128", ".", "3,")) and not t.startswith(("%", "℃", ".", ",")), t)


def t129_indent():
    d = build(p("　　天地玄黄") + p("\n  宇宙\n  洪荒 "), "", WIDE)
    check("T-129", [l["text"] for l in lines(d)] == ["天地玄黄", "宇宙洪荒"], texts(d))
    check("T-129", all(l["clusters"][0][2] == 2 * EM for l in lines(d)), [positions(l)[0] for l in lines(d)])


def t131_runts():
    text = "市里组织港口、口岸和税务等部门，把企业办事要交的材料逐项过了一遍，能合并的合并，能共享的共享，能取消的取消，省下来的时间归群众。"
    for end in range(30, len(text)):
        d = build(p(text[:end] + "。"), "p { text-align: justify; text-wrap-style: pretty }")
        last = texts(d)[-1]
        han = sum("\u4e00" <= c <= "\u9fff" for c in last)
        check("T-131", len(texts(d)) == 1 or han >= 2, texts(d)[-2:])


def t133_headings_and_grid():
    body = "".join("<crosshead>小题%d</crosshead>%s" % (i, p("天地玄黄宇宙洪荒" * 9)) for i in range(6))
    d = build(body, "article { column-count: 3 } crosshead { block-size: 4rlh } page { column-gap: 1ric }", "48.5ric")
    grid = d["pages"][0]["grid"]
    for l in lines(d):
        off = (l["origin"][1] - grid["origin"]) % grid["pitch"]
        check("T-140", off == 0, (l["text"], off))
    blocks = d["pages"][0]["stories"][0]["blocks"]
    for a, b in zip(blocks, blocks[1:]):
        if a["role"] == "crosshead":
            check("T-133", b["slice"] == a["slice"] and len(b["lines"]) >= 2, (a["lines"][0]["text"], b["slice"]))
            check("T-134", a["rect"][3] == 4 * grid["pitch"], a["rect"])


def t001_regions():
    l = lines(build(p("他說：「風停了。」大"), NO_INDENT, WIDE, "zh-TW"))[0]
    check("T-001", abs(positions(l)[-1] - 9) < 1e-3, positions(l))
    l = lines(build(p("他說：「風停了。」大"), NO_INDENT, WIDE, "zh-HK"))[0]
    check("T-061", abs(positions(l)[-1] - 8) < 0.51, positions(l))


def t007_pitch():
    d = build(p("天地玄黄宇宙洪荒" * 20))
    ys = [l["origin"][1] for l in lines(d)]
    check("T-007", len({b - a for a, b in zip(ys, ys[1:]) if b > a}) == 1, ys)


def t021_fonts_and_missing():
    d = build(p("字𠮷\ue5e5甲\U0002ffffa"), NO_INDENT, WIDE)
    check("T-021", "E0501" in d["messages"] and "a" in "".join(texts(d)), d["messages"])
    check("T-021", d["messages"].count("U+2FFFF") >= 1, d["messages"])


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
    out = subprocess.run(["pdftotext", "-raw", os.path.join(FOLDER, "h.pdf"), "-"], capture_output=True, text=True).stdout
    check("T-147", out.replace("\n", "").replace("\f", "").replace(" ", "") == text.replace(" ", ""), out)


def t043_levels():
    for tenths in range(50, 130, 5):
        d = build(p("他只说了一句话——天快亮了等到天亮……再看一眼收入/支出两栏"), NO_INDENT + "p { line-break: strict; text-align: justify }", "%.1fric" % (tenths / 10))
        check("T-043", all(t[0] not in "—…" for t in texts(d)[1:]), texts(d))
        d = build(p("收入/支出两栏要对齐收入/支出两栏"), NO_INDENT + "p { text-align: justify }", "%.1fric" % (tenths / 10))
        check("T-038", all(t[0] != "/" and t[-1] != "/" for t in texts(d)), texts(d))
    d = build(p("一二三四。五六七八。"), NO_INDENT + "p { line-break: anywhere }", "4ric")
    check("T-052", texts(d)[1][0] == "。", texts(d))


def t022_baselines():
    d = build(p("中A文"), NO_INDENT, WIDE)
    ys = {r["origin"][1] + g[4] for l in lines(d) for r in l["runs"] for g in r["glyphs"]}
    check("T-022", len(ys) == 1, ys)


def t027_dots():
    """Six dots, evenly spaced, centred in the frame: rendered and measured."""
    build(p("……"), NO_INDENT + "p { font: 72pt/90pt serif }", "30ric", name="e")
    subprocess.run(["pdftoppm", "-r", "72", "-gray", "-singlefile", os.path.join(FOLDER, "e.pdf"), os.path.join(FOLDER, "e")])
    raw = open(os.path.join(FOLDER, "e.pgm"), "rb").read().split(b"\n", 3)
    w, h = map(int, raw[1].split())
    dark = [sum(255 - raw[3][y * w + x] for y in range(h)) for x in range(w)]
    dots, x = [], 0
    while x < w:
        if dark[x] > 60:
            end = x
            while end < w and dark[end] > 60:
                end += 1
            total = sum(dark[x:end])
            dots.append(sum((i + 0.5) * dark[i] for i in range(x, end)) / total)
            x = end
        x += 1
    gaps = [b - a for a, b in zip(dots, dots[1:])]
    check("T-027", len(dots) == 6 and max(gaps) - min(gaps) < 2.5, (dots, gaps))


def t122_flags():
    d = build(p("门票每张￥128.50起售票"), NO_INDENT + "p { text-align: justify }", "7ric")
    check("T-122", any(l.get("underfull") for l in lines(d)), [l["ratio"] for l in lines(d)])
    check("T-119", all(l["action"] in ("fit", "in", "out", "hang") for l in lines(d)))


def t055_style_boundaries():
    for tenths in range(40, 120, 5):
        d = build(p("天地<strong>玄黄</strong>，宇宙（<em>洪荒</em>）日月"), NO_INDENT + "p { text-align: justify }", "%.1fric" % (tenths / 10))
        check("T-055", all(t[0] not in "，）" for t in texts(d)[1:]) and all(t[-1] != "（" for t in texts(d)), texts(d))


def t006_sizes():
    for name, size in (("小五", 9), ("五号", 10.5), ("六号", 8), ("小四", 12), ("初号", 42)):
        d = build(p("字"), "p { font-size: %s; text-indent: 0 }" % name, WIDE)
        check("T-006", lines(d)[0]["runs"][0]["size"] == int(size * 65536), (name, lines(d)[0]["runs"][0]["size"]))


def t017_palt():
    d = build(p("“天”，（地）"), NO_INDENT + "p { font-feature-settings: 'palt' }", WIDE)
    check("T-017", lines(d)[0]["clusters"][0][3] < EM, lines(d)[0]["clusters"])


def t041_relaxation():
    d = build(p("“她写了‘不’。”他说"), NO_INDENT + "p { text-align: justify; text-wrap-style: pretty }", "6ric")
    relaxed = [l for l in lines(d) if l.get("relaxed")]
    check("T-041", len(relaxed) == 1 and texts(d)[0].startswith("“她写了‘不’"), texts(d))
    d = build(p("会议强调，“要把水利建设放在全局中谋划”，做到每一段堤都有人管。"), "p { text-align: justify; text-wrap-style: pretty }")
    check("T-041", not any(l.get("relaxed") for l in lines(d)), texts(d))


def t048_units_notes_names():
    for tenths in range(40, 160, 5):
        m = "%.1fric" % (tenths / 10)
        d = build(p("全程约 25 km 的线路"), NO_INDENT + "p { text-align: justify }", m)
        check("T-048", not any(t.endswith("25") for t in texts(d)), texts(d))
        d = build(p("据史料①记载，渡口②始建于明③代"), NO_INDENT + "p { text-align: justify }", m)
        check("T-049", not any(t[0] in "①②③" for t in texts(d)), texts(d))
        d = build(p("出席会议的有<name>欧阳修远</name>、<name>司马清</name>等人"), NO_INDENT + "p { text-align: justify }", m)
        check("T-054", "|".join(texts(d)).count("欧阳修远") == 1 and "|".join(texts(d)).count("司马清") == 1, texts(d))


def t047_number_and_unit():
    text = "今年全市水利投资共计35亿元，同比增长两成以上，其中12月完成投资额最多。"
    split = 0
    for tenths in range(80, 200, 5):
        d = build(p(text), NO_INDENT + "p { text-align: justify; text-wrap-style: pretty }", "%.1fric" % (tenths / 10))
        split += sum(t.endswith(("35", "12")) for t in texts(d))
    check("T-047", split <= 2, split)


def t063_sizes():
    d = build(p("甲）<span style='font-size: 18pt'>（乙"  + "</span>"), NO_INDENT, WIDE)
    c = lines(d)[0]["clusters"]
    check("T-063", c[1][5] > 0 and c[2][4] == 0, c)
    d = build(p("<span style='font-size: 18pt'>甲）</span>（乙"), NO_INDENT, WIDE)
    c = lines(d)[0]["clusters"]
    check("T-063", c[1][5] == 0 and c[2][4] > 0, c)


def t082_symbols():
    d = build(p("降5%后①和℃以"), NO_INDENT, WIDE)
    gaps = {a[0] + b[0]: a[6] for l in lines(d) for a, b in zip(l["clusters"], l["clusters"][1:])}
    check("T-082", gaps["5%"] == 0 and gaps["%后"] > 0 and gaps["后①"] == 0 and gaps["和℃"] == 0, gaps)


def t121_no_stretch():
    d = build(p("甲（乙），安娜·舒尔茨A12、五～六丙丁戊"), NO_INDENT + "p { text-align: justify; text-align-last: justify }", "24ric")
    for l in lines(d):
        for a, b in zip(l["clusters"], l["clusters"][1:]):
            if a[1] in ("open", "dot", "connector") or b[1] in ("close", "comma", "dot", "connector") or (a[1] in ("latin", "digit") and b[1] in ("latin", "digit")):
                check("T-121", a[7] == 0, (a, b))


def t011_locl():
    """The same mark in three styles: lower left for the mainland, centred for Taiwan when the face has it."""
    d = build(p("天。"), NO_INDENT + "p { font: 72pt/90pt serif }", WIDE)
    check("T-011", "Serif" in lines(d)[0]["runs"][0]["font"], lines(d)[0]["runs"][0]["font"])


def t016_full_width_quotes():
    d = build(p("<em>“中”</em>文"), NO_INDENT + "em { font-family: cursive }", WIDE)
    c = lines(d)[0]["clusters"]
    check("T-016", c[0][3] == EM and c[2][3] == EM, c)


def t147_extraction():
    build(p("用API写“稿”，很快。价格￥128.50——气温22℃……《新桥》（创刊）"), "p { text-align: justify }", "9.5ric", name="x")
    out = subprocess.run(["pdftotext", "-raw", os.path.join(FOLDER, "x.pdf"), "-"], capture_output=True, text=True).stdout
    check("T-147", out.replace("\n", "").replace("\f", "") == "用API写“稿”，很快。价格￥128.50——气温22℃……《新桥》（创刊）", out)


def t149_same_bytes():
    build(p("天地玄黄，宇宙洪荒。" * 40), name="one")
    first = [open(os.path.join(FOLDER, "one" + e), "rb").read() for e in (".pdf", ".json")]
    build(p("天地玄黄，宇宙洪荒。" * 40), name="one")
    check("T-149", first == [open(os.path.join(FOLDER, "one" + e), "rb").read() for e in (".pdf", ".json")])


tests = [f for n, f in sorted(globals().items()) if n.startswith("t") and n[1:4].isdigit()]
for test in tests:
    test()
for f in failures[:40]:
    print(f)
print("%d groups of requirements, %d failures" % (len(tests), len(failures)))
sys.exit(1 if failures else 0)
