"""L: Paragraphs, headings, columns."""
from composing import *
import random

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "bench"))
import news

NEWS = "".join(news.paragraphs(30000, 3))


def t129_indent():
    d = build(p("　　天地玄黄") + p("\n  宇宙\n  洪荒 "), "", WIDE)
    check("T-129", [l["text"] for l in lines(d)] == ["天地玄黄", "宇宙洪荒"], texts(d))
    check("T-129", all(l["clusters"][0][2] == 2 * EM for l in lines(d)), [positions(l)[0] for l in lines(d)])


def t129_narrow_columns():
    css = "p { -bx-narrow-text-indent: 1ic }"
    for measure, indent in ((11, 1), (12, 1), (13, 2)):
        d = build(p("天地玄黄宇宙洪荒" * 5), css, "%dric" % measure)
        check("T-129", lines(d)[0]["clusters"][0][2] == indent * EM, (measure, positions(lines(d)[0])[0]))
        d = build(p("天地玄黄宇宙洪荒" * 5), css + " page { writing-mode: vertical-rl }", "%dric" % measure)
        check("T-129", lines(d)[0]["clusters"][0][2] == indent * EM, ("vertical", measure))
    check("T-129", lines(build(p("天地玄黄宇宙洪荒" * 5), "", "11ric"))[0]["clusters"][0][2] == 2 * EM, "two unless the style asks")


def t130_continuation():
    body = "<p>天地玄黄宇宙洪荒，日月盈昃<note>编者按：此处略。</note>辰宿列张，寒来暑往。</p>" + p("秋收冬藏。")
    for set_lines in (build, down):
        d = set_lines(body, "", measure="20ric")
        firsts = [(l["text"][0], l["clusters"][0][2] // EM) for b in d["pages"][0]["stories"][0]["blocks"] if b["role"] == "p" for l in b["lines"][:1]]
        check("T-130", firsts == [("天", 2), ("辰", 0), ("秋", 2)], firsts)
        order = "".join(l["text"] for b in d["pages"][0]["stories"][0]["blocks"] for l in b["lines"])
        check("T-130", order == "天地玄黄宇宙洪荒，日月盈昃编者按：此处略。辰宿列张，寒来暑往。秋收冬藏。", order)
    d = build('<p>天地</p><note>按语</note><p class="continued">玄黄</p>')
    check("T-130", lines(d)[1]["clusters"][0][2] == 0, lines(d)[1]["clusters"][0])


def t132_widows():
    """A last line alone at the head of a column gets a second one when a line is to spare; without, columns are filled."""
    css = "p { text-indent: 0; text-wrap-style: auto } article { column-count: 2; column-fill: auto } page { column-gap: 1ric; grid-template-rows: 10rlh 1fr; grid-template-areas: 'a' 'b' } "
    story = lambda first, second, style="": issue(
        '<article id="a" area="a">%s%s</article><article id="b" area="b"><p>字</p></article>' % (p("天" * 10 * first), p("地" * 10 * second)), css + style, "21ric", rows="10rlh 1fr")
    columns = lambda d: [[b["slice"], len(b["lines"])] for b in d["pages"][0]["stories"][0]["blocks"]]
    d = story(6, 5)
    check("T-132", columns(d) == [[0, 6], [0, 3], [1, 2]], columns(d))
    d = story(6, 5, "p { widows: 1 }")
    check("T-132", columns(d) == [[0, 6], [0, 4], [1, 1]], columns(d))
    d = story(9, 5, "p { widows: 1; orphans: 2 }")
    check("T-132", columns(d) == [[0, 9], [1, 5]], columns(d))
    d = issue('<article id="a" area="a">%s</article><article id="b" area="b"><p>字</p></article>' % (p("天" * 60) + p("地" * 50) + p("玄" * 90)), css, "21ric", rows="10rlh 1fr")
    check("T-132", columns(d)[:3] == [[0, 6], [0, 4], [1, 1]] and "E0601" not in d["messages"], columns(d))


def t132_tiers():
    """The same in tiers of vertical text."""
    css = ("page { writing-mode: vertical-rl; grid-template-columns: 10ric 10ric; column-gap: 1ric; grid-template-rows: 10rlh 1fr; grid-template-areas: 'a a' 'b b' } "
           "p { text-indent: 0; text-wrap-style: auto } ")
    def tiers(first, second, style=""):
        d = issue('<article id="a" area="a">%s%s</article><article id="b" area="b"><p>字</p></article>' % (p("天" * 10 * first), p("地" * 10 * second)), css + style, "60ric", size="400mm 400mm")
        return [[b["slice"], len(b["lines"])] for b in d["pages"][0]["stories"][0]["blocks"]]
    check("T-132", tiers(6, 5) == [[0, 6], [0, 3], [1, 2]], tiers(6, 5))
    check("T-132", tiers(6, 5, "p { widows: 1 }") == [[0, 6], [0, 4], [1, 1]], tiers(6, 5, "p { widows: 1 }"))
    check("T-132", tiers(9, 5, "p { widows: 1; orphans: 2 }") == [[0, 9], [1, 5]], tiers(9, 5, "p { widows: 1; orphans: 2 }"))


def t132_by_levers():
    """Where columns are full, one paragraph gives a line and another takes it: the text ends where it did."""
    random.seed(5)
    lengths = [[random.randint(40, 150) for _ in range(14)] for _ in range(24)]
    def pages(copyfit, vertical, rows, more):
        area = "page { grid-template-rows: %s; grid-template-areas: 'a a a a' '. . . .' } "
        css = ("@page { size: 400mm 400mm; margin: 10mm } page { grid-template-columns: repeat(4, 15.5ric); column-gap: 1ric; font: 9pt/13pt serif; "
               "-bx-copyfit: %s; writing-mode: %s } article { column-fill: auto } " % (copyfit, "vertical-rl" if vertical else "horizontal-tb"))
        body = "".join('<page number="%d"><style>%s</style><article id="s%d" area="a">%s</article></page>' % (
            n + 1, area % ("%drlh 1fr" % rows[n]), n, "".join(p(NEWS[(n * 1000 + i * 150):][:k].strip("，。、；：！？”）》") + "。") for i, k in enumerate(counts)) + p("天地玄黄。") * more[n])
            for n, counts in enumerate(lengths))
        open(path("w.xml"), "w").write('<issue title="试" date="2025-04-23"><style><![CDATA[%s]]></style>%s</issue>' % (css, body))
        run = program.run([BANXIN, "check", path("w.xml"), "--dump", path("w.json"), "--report", path("w.report")], text=True)
        if run.returncode > 1:
            raise SystemExit(run.stderr)
        return [page["stories"][0] for page in json.load(open(path("w.json")))["pages"]], json.load(open(path("w.report")))["page"]
    def widows(stories):
        return sum(len(b["lines"]) == 1 and b["lines"][0].get("last", False) and b["lines"][0]["at"] > 0 for s in stories for b in s["blocks"])
    for vertical in (False, True):
        natural, _ = pages("none", vertical, [80] * len(lengths), [0] * len(lengths))
        # Exactly as many lines as the story has: nothing is to spare.
        counts = [sum(len(b["lines"]) for b in s["blocks"]) for s in natural]
        rows, more = [(n + 3) // 4 for n in counts], [-n % 4 for n in counts]
        plain, _ = pages("none", vertical, rows, more)
        fitted, figures = pages("lines", vertical, rows, more)
        before, after = widows(plain), widows(fitted)
        check("T-132", before >= 6 and after < before if vertical else after * 2 <= before, (vertical, before, after))
        check("T-132", all(s["overset_lines"] == s["empty_lines"] == 0 for s in fitted), [(s["overset_lines"], s["empty_lines"]) for s in fitted])
        levers = [l["lever"] for s in fitted for b in s["blocks"] for l in b["lines"] if l["at"] == 0 and "lever" in l]
        counted = [sum(f["levers"][k] for f in figures) for k in ("marks", "autospace", "gaps", "tracking")]
        check("T-128", len(levers) >= 2 and counted == [levers.count(k) for k in ("marks", "autospace", "gaps", "tracking")], (levers, counted))
        check("T-128", all(len({l.get("lever") for l in b["lines"]}) == 1 for s in fitted for b in s["blocks"]), "one lever a paragraph")


def t131_runts():
    text = "市里组织港口、口岸和税务等部门，把企业办事要交的材料逐项过了一遍，能合并的合并，能共享的共享，能取消的取消，省下来的时间归群众。"
    ends = range(30, len(text))
    d = build("".join(p(text[:end] + "。") for end in ends), "p { text-align: justify; text-wrap-style: pretty }", size="400mm 3000mm")
    paragraphs = [b["lines"] for b in d["pages"][0]["stories"][0]["blocks"] if b["role"] == "p"]
    check("T-131", len(paragraphs) == len(ends), len(paragraphs))
    for found in paragraphs:
        han = sum("\u4e00" <= c <= "\u9fff" for c in found[-1]["text"])
        check("T-131", len(found) == 1 or han >= 2, [l["text"] for l in found[-2:]])


def t131_one_figure():
    """A Han and one figure are a poor last line; they get company where it costs little."""
    text = "江湾湿地上每天记到的鸟有二十八只，其中国家一级保护动物有7种。"
    for set_lines in (build, down):
        found = []
        css = NO_INDENT + "p { text-align: justify; text-wrap-style: pretty }"
        for _, d in sweep(p(text), css, range(100, 200, 5), set_lines=set_lines):
            last = texts(d)[-1]
            found += [last] if last in ("7种。", "有7种。") else []
        check("T-131", found.count("7种。") <= 1 and len(found) >= 3, found)


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


def t133_vertical_headings():
    body = "".join("<crosshead>小題%d</crosshead>%s" % (i, p("天地玄黃宇宙洪荒" * 9)) for i in range(6))
    d = issue('<article id="a">%s</article>' % body, "page { writing-mode: vertical-rl; column-gap: 1ric } crosshead { block-size: 3rlh }",
              "repeat(6, 9ric)", language="zh-Hant", size="200mm 220mm", rows="20rlh 1fr")
    page = d["pages"][0]
    grid = page["grid"]
    blocks = page["stories"][0]["blocks"]
    check("T-140", all((grid["origin"] - l["origin"][0]) % grid["pitch"] == 0 for l in lines(d)), "axes")
    for a, b in zip(blocks, blocks[1:]):
        if a["role"] == "crosshead":
            check("T-133", b["slice"] == a["slice"] and len(b["lines"]) >= 2, (a["lines"][0]["text"], b["slice"]))
            check("T-134", a["rect"][2] == 3 * grid["pitch"], a["rect"])
    # A horizontal crosshead in vertical text is kept with it as well.
    d = issue('<article id="a">%s</article>' % body, "page { writing-mode: vertical-rl; column-gap: 1ric } crosshead { writing-mode: horizontal-tb }",
              "repeat(6, 9ric)", language="zh-Hant", size="200mm 220mm", rows="20rlh 1fr")
    blocks = d["pages"][0]["stories"][0]["blocks"]
    for a, b in zip(blocks, blocks[1:]):
        if a["role"] == "crosshead":
            x = a["lines"][0]["origin"][0] + a["lines"][0]["measure"]
            l = b["lines"][0]
            check("T-133", not a["lines"][0].get("vertical") and len(b["lines"]) >= 2 and l["origin"][0] < x, (a["lines"][0]["text"], l["text"]))


def t009_t143_columns():
    css = "article { column-count: 3; column-rule: 0.25pt solid } page { column-gap: 2ric }"
    d = build(p("天地玄黄宇宙洪荒" * 40), css, "49ric")
    page = d["pages"][0]
    counts = {}
    for b in page["stories"][0]["blocks"]:
        counts[b["slice"]] = counts.get(b["slice"], 0) + len(b["lines"])
    check("T-009", max(counts.values()) - min(counts.values()) <= 1, counts)
    xs = sorted({l["origin"][0] for l in lines(d)})
    rules = sorted(r["from"][0] for r in page["rules"])
    check("T-143", len(rules) == 2 and all(abs(r - (x - EM)) <= 0.1 * 65536 for r, x in zip(rules, xs[1:])), (rules, xs))
    d = build(p("天地玄黄宇宙洪荒" * 60), VERTICAL + css, "60ric", size="200mm 150mm")
    tiers = sorted({l["origin"][1] for l in lines(d)})
    page = d["pages"][0]
    counts = [sum(l["origin"][1] == t for l in lines(d)) for t in tiers]
    check("T-009", counts[0] == max(counts) and counts[-1] <= counts[0] and all(c == counts[0] for c in counts[:-1]), counts)
    measure = lines(d)[0]["measure"]
    check("T-143", all(b - a - measure >= 2 * EM for a, b in zip(tiers, tiers[1:])), tiers)
    rules = sorted(r["from"][1] for r in page["rules"])
    middles = [(a + measure + b) / 2 for a, b in zip(tiers, tiers[1:])][:len(rules)]
    check("T-143", rules and all(abs(r - m) <= 0.1 * 65536 for r, m in zip(rules, middles)), (rules, middles))


def t142_beside_pictures():
    """Nothing stands beside a picture where less than five characters would fit."""
    for lines_of_picture, beside in ((4, False), (22, False), (12, True)):
        d = issue('<article id="a"><figure src="none.png" style="writing-mode: horizontal-tb; grid-column: 1 / span 1; block-size: %drlh"/>%s</article>'
                  % (lines_of_picture, p("天地玄黄宇宙洪荒" * 30)), VERTICAL + "page { column-gap: 1ric; grid-template-rows: 25rlh 1fr }", "20ric 20ric", rows="25rlh")
        check("T-142", all(l["measure"] % EM == 0 and l["measure"] >= 5 * EM for l in lines(d)), [l["measure"] / EM for l in lines(d)])


def t142_text_beside():
    css = "figure { grid-column: 1; float: %s; inline-size: %dric; block-size: 6rlh } page { column-gap: 1ric; writing-mode: %s }"
    for mode in ("horizontal-tb", "vertical-rl"):
        along, across = (0, 1) if mode == "horizontal-tb" else (1, 0)
        for width, measure in ((8, 11), (14, 5), (15, None)):
            for side in ("inline-end", "inline-start"):
                d = issue('<article id="a">%s<figure src="none.png"/></article>' % p("天地玄黄宇宙洪荒" * 30), css % (side, width, mode), "20ric 20ric", rows="20rlh")
                page = d["pages"][0]
                image = page["images"][0]["rect"]
                found = sorted({l["measure"] / EM for l in lines(d)})
                check("T-142", found == ([20] if measure is None else [measure, 20]), (mode, side, width, found))
                beside = [l for l in lines(d) if l["measure"] == (measure or 0) * EM]
                check("T-142", len(beside) == (6 if measure else 0), len(beside))
                for l in beside:
                    begin, end = l["origin"][along], l["origin"][along] + l["measure"]
                    check("T-142", end + EM <= image[along] if side == "inline-end" else begin - EM >= image[along] + image[along + 2], (mode, side, l["text"]))
                grid = page["grid"]
                check("T-140", all((l["origin"][across] - grid["origin"]) % grid["pitch"] == 0 for l in lines(d)))
                check("T-142", "".join(texts(d)) == "天地玄黄宇宙洪荒" * 30, texts(d)[:3])


run()
