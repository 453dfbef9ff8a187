"""Display text: headlines broken by sense, scaling, distribution, name lists."""
import os
from composing import *

HEADLINES = [l.rstrip("\n").split("\t") for l in open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "headlines.tsv"))
             if not l.startswith("#")]
BY_SENSE = "headline { font: 9pt/13pt serif; text-align: start; text-wrap-style: balance; word-break: auto-phrase } "
HAN = lambda text: sum("\u3400" <= c <= "\u9fff" or c.isalnum() for c in text)


def headlines(rows, css="", measure="30ric", tag="headline"):
    """One article of headings, each an element of its own; the lines of each."""
    css = BY_SENSE + "crosshead { font: 9pt/13pt serif; text-align: start; text-wrap-style: balance; word-break: auto-phrase } " + css
    d = build("".join("<crosshead>%s</crosshead>" % r for r in rows), css, measure, size="400mm 3000mm")
    return [[l["text"].strip() for l in b["lines"]] for b in d["pages"][0]["stories"][0]["blocks"]
            if b["role"] == "crosshead"]


def by_measure(css=""):
    for measure in sorted({int(m) for _, m, _ in HEADLINES}):
        rows = [(t, w.split()) for t, m, w in HEADLINES if int(m) == measure]
        for row, broken in zip(rows, headlines([escape(t) for t, _ in rows], css, "%dric" % measure)):
            yield row[0], row[1], broken


def t051_long_quotes():
    """Quotes of up to eight characters stay whole, longer ones are broken between their words; a space of the desk parts."""
    for measure in range(6, 12):
        for text, quote in (("把码头建成“会客厅”才好", "“会客厅”"), ("省里来人看“不熄灯的会客厅”", "“不熄灯的会客厅”")):
            broken = headlines([text], "", "%dric" % measure)[0]
            check("T-051", len(quote) > measure or any(quote in l for l in broken), (measure, broken))
        broken = headlines(["“推动长江经济带高质量发展座谈会”召开"], "", "%dric" % measure)[0]
        for word in ("推动", "长江", "经济带", "高质量", "发展", "座谈会"):
            check("T-051", any(word in l for l in broken), (measure, word, broken))
        broken = headlines(["暴雨红色预警信号发布　全市中小学停课"], "", "%dric" % measure)[0]
        check("T-136", any(l.endswith("发布") for l in broken), (measure, broken))


def t136_corpus():
    check("T-136", len(HEADLINES) >= 120, len(HEADLINES))
    for text, words, broken in by_measure():
        check("T-136", "".join(broken) == text, broken)
        check("T-136", len(broken) > 1 or len(text) <= 9, broken)
        for word in words:
            check("T-051", any(word in l for l in broken), (word, broken))
        check("T-136", all(HAN(l) >= 2 for l in broken), broken)
        check("T-136", all(l[-1] not in "的和与在了之" for l in broken[:-1]), broken)
        check("T-136", all(l[0] not in "的了着们" for l in broken), broken)


def t136_titles_names_and_protected_words():
    css = 'crosshead { -bx-protected-words: "清江浦" "绿廊计划" }'
    rows = ["本市绿廊计划三期启动", "<name>欧阳知秋</name>长篇小说《河流的第三条岸》出版", "游客再访清江浦大街"]
    got = headlines(rows, css, "7ric")
    check("T-136", any("绿廊计划" in l for l in got[0]) and any("清江浦" in l for l in got[2]), got)
    check("T-136", any("欧阳知秋" in l for l in got[1]), got)
    got = headlines(["长篇小说《河流的第三条岸》出版", "二百七十三万四千六百五十二人", "天"], css, "5ric")
    check("T-136", [''.join(g) for g in got] == ["长篇小说《河流的第三条岸》出版", "二百七十三万四千六百五十二人", "天"], got)


def t136_balanced_and_spaces():
    got = headlines(["全市春耕进度过半　今年种早稻两万亩", "城市书房免费借阅图书"], "crosshead { white-space-collapse: preserve-spaces }", "13ric")
    check("T-136", got[0] == ["全市春耕进度过半", "今年种早稻两万亩"], got)
    check("T-136", len(got[1]) == 1, got)
    got = headlines(["天地玄黄宇宙洪荒"], "crosshead { word-break: normal }", "5ric")
    check("T-136", got[0] == ["天地玄黄", "宇宙洪荒"], got)  # nothing better than two equal lines


def t051_vertical():
    """Headlines of vertical lines break at the same places."""
    rows = [t for t, m, _ in HEADLINES if m == "7" and t.isalpha() and "I" not in t][:20]
    css = BY_SENSE.replace("headline", "crosshead") + "crosshead { block-size: auto }"
    d = down("".join("<crosshead>%s</crosshead>" % r for r in rows), css, "7ric")
    across = headlines(rows, "", "7ric")
    got = [[l["text"] for l in b["lines"]] for b in d["pages"][0]["stories"][0]["blocks"] if b["role"] == "crosshead"]
    check("T-051", len(got) >= 10 and got == across[:len(got)], (len(got), got, across))


def t125_distribution():
    d = build(p("天地玄黄"), NO_INDENT + "p { text-align-last: justify }", "10ric")
    check("T-125", close(positions(lines(d)[0]), [0, 3, 6, 9]), positions(lines(d)[0]))
    d = down(p("天地玄黄") + p("宇宙洪荒" * 88), NO_INDENT + "p { text-align-last: justify }", "9ric")
    line = lines(d)[0]
    check("T-125", close(positions(line), [i * (line["measure"] / EM - 1) / 3 for i in range(4)]), positions(line))
    check("T-125", line["text"] == "天地玄黄" and line["measure"] > 5 * EM, line["measure"] / EM)


def t137_scale_and_tracking():
    d = build("<crosshead>天地玄黄</crosshead>" + p("宇宙洪荒"),
              "crosshead { font: 9pt/13pt serif; text-align: start; -bx-text-scale: 80%; letter-spacing: 0.1em }" + NO_INDENT)
    xs = positions(lines(d, "crosshead")[0])
    check("T-137", close(xs, [0, .9, 1.8, 2.7]), xs)
    check("T-137", close(positions(lines(d)[0]), [0, 1, 2, 3]), positions(lines(d)[0]))
    check("T-137", "E0510" not in d["messages"], d["messages"])
    runs = [r for l in lines(d, "crosshead") for r in l["runs"]]
    check("T-137", "52429" in json.dumps(runs) or "52428" in json.dumps(runs), runs)
    d = build(p("宇宙洪荒") + p('<span style="-bx-text-scale: 110%">天</span>地'), "#a p { -bx-text-scale: 90% }")
    check("T-137", d["messages"].count("[E0510]") == 2, d["messages"])
    d = build(p("宇宙洪荒"), "crosshead { -bx-text-scale: 60% }")
    check("T-137", "[E0302]" in d["messages"], d["messages"])
    d = down("<crosshead>天地玄黄</crosshead>" + p("宇宙洪荒" * 40), "crosshead { font: 9pt/13pt serif; text-align: start; -bx-text-scale: 80% }", "9ric")
    xs = positions(lines(d, "crosshead")[0])
    check("T-137", close([x - xs[0] for x in xs], [0, 1, 2, 3]), xs)


def t072_banjiao_heads():
    d = build("<crosshead>天，地：玄《黄》</crosshead>", "crosshead { font: 9pt/13pt serif; text-align: start; -bx-punctuation-width: banjiao }")
    xs = positions(lines(d, "crosshead")[0])
    check("T-072", close(xs, [0, 1, 1.5, 2.5, 3, 4, 4.5, 5.5]), xs)


def name_lines(d):
    return [l for l in lines(d) if "张" in l["text"]]


def t126_name_lists():
    """Names of two characters take the width of three; three and more stand solid; columns are aligned."""
    css = NO_INDENT + "p { white-space-collapse: preserve-spaces; text-autospace: none } name { display: inline-block; inline-size: 3ic }"
    text = "<name>张三</name>　<name>李小四</name>　<name>王五</name>　<name>赵六一</name>"
    d = build(p(text), css, "20ric")
    wanted = [0, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14]
    check("T-126", close(positions(lines(d)[0]), wanted), positions(lines(d)[0]))
    check("T-126", lines(d)[0]["text"] == "张三　李小四　王五　赵六一", lines(d)[0]["text"])
    d = build(p("<name>欧阳知秋</name>　<name>张三</name>"), css, "20ric")
    check("T-126", close(positions(lines(d)[0]), [0, 1, 2, 3, 4, 5, 7]), positions(lines(d)[0]))
    d = build(p("甲乙丙丁戊己" + "<name>张三</name>" * 9), css + "p { text-align: justify }", "10ric")
    for l in lines(d):
        at = dict((i, x) for i, x in enumerate(positions(l)))
        for i, c in enumerate(l["text"]):
            check("T-126", c != "张" or (l["text"][i + 1] == "三" and abs(at[i + 1] - at[i] - 2) < 1e-3), (l["text"], positions(l)))
    d = down(p(text) + p("宇宙洪荒" * 200), css, "20ric")
    xs = positions(name_lines(d)[0])
    check("T-126", close([x - xs[0] for x in xs], wanted[:len(xs)]) and len(xs) >= 5, xs)


def t126_long_names():
    """Names of four and five characters are condensed to the width of three where the style asks for it, longer ones stay
    solid: narrower in horizontal lines, flatter in vertical ones, and all of the same colour and height or width."""
    css = NO_INDENT + "p { white-space-collapse: preserve-spaces; text-autospace: none } name { display: inline-block; inline-size: 3ic; -bx-text-fit: condense }"
    names = ["张三", "李小四", "欧阳知秋", "爱新觉罗明", "阿不都热西提"]
    for put, across in ((build, 0), (down, 1)):
        l = lines(put(p("".join("<name>%s</name>　" % n for n in names) + "甲"), css, "28ric", name="names"))[0]
        at = positions(l)
        starts = [at[l["text"].index(n)] for n in names] + [at[-1]]
        check("T-126", close(starts, [0, 4, 8, 12, 16, 23]), starts)
        for name in names:
            first = l["text"].index(name)
            step = {2: 2, 3: 1, 4: 0.75, 5: 0.6, 6: 1}[len(name)]
            check("T-126", close(at[first:first + len(name)], [at[first] + i * step for i in range(len(name))]), (name, at))
        for r in l["runs"]:
            along, other = r["size"] / EM * r["scale"] / 65536, r["size"] / EM
            text = l["text"].encode()[r["glyphs"][0][1]:].decode()
            wanted = 0.75 if text.startswith("欧阳") else 0.6 if text.startswith("爱新") else 1
            if across:
                along, other = other, along
            check("T-126", abs(along - wanted) < 1e-3 and abs(other - 1) < 1e-3, (put.__name__, text, r["size"], r["scale"]))
        check("T-126", pdf_text("names").replace(" ", "").replace("　", "").endswith("爱新觉罗明阿不都热西提甲"), pdf_text("names"))
    d = build(p("<name>欧阳知秋</name>甲"), css.replace("; -bx-text-fit: condense", ""), "20ric")
    check("T-126", close(positions(lines(d)[0]), [0, 1, 2, 3, 4]), positions(lines(d)[0]))


def drawn(line):
    """What is drawn of a line's text."""
    text = line["text"].encode()
    return "".join(text[g[1]:g[2]].decode() for r in line["runs"] for g in r["glyphs"])


def t136_headline_stops():
    """Stops at the ends of headline lines are dropped, or ， and ； become spaces; lines stand as if they were not there, and
    the text that a reader extracts has them."""
    text = "城东菜场换新颜，居民买菜更方便；新桥、新路今年通车。"
    plain = "城东菜场换新颜<br/>居民买菜更方便<br/>新桥、新路今年通车"
    for value, shown, offsets in (("keep", ["城东菜场换新颜，", "居民买菜更方便；", "新桥、新路今年通车。"], None),
                                  ("drop", ["城东菜场换新颜", "居民买菜更方便", "新桥、新路今年通车"], 1),
                                  ("space", ["城东菜场换新颜", "居民买菜更方便", "新桥、新路今年通车"], 1)):
        for put in (build, down):
            css = "crosshead { font: 9pt/13pt serif; text-align: center; text-wrap-style: balance; word-break: auto-phrase; block-size: auto } " \
                  "crosshead { -bx-headline-stops: %s }" % value
            for content, where in ((text.replace("，", "，<br/>").replace("；", "；<br/>"), "forced"), (text, "free")):
                d = put("<crosshead>%s</crosshead>" % content + p("甲"), css, "10ric", name="stops")
                l = lines(d, "crosshead")
                check("T-136", [drawn(x) for x in l] == shown, (value, put.__name__, where, [drawn(x) for x in l]))
                check("T-136", "".join(x["text"] for x in l) == text, [x["text"] for x in l])
                check("T-136", text in pdf_text("stops"), pdf_text("stops"))
                if offsets:
                    wanted = lines(put("<crosshead>%s</crosshead>" % plain + p("甲"), css, "10ric"), "crosshead")
                    check("T-136", all(close(positions(a)[:len(positions(b))], positions(b)) for a, b in zip(l, wanted)),
                          (value, put.__name__, [positions(x) for x in l], [positions(x) for x in wanted]))
    for value, shown, wanted in (("drop", "天地，玄黄；宇、宙", [0, 1, 2, 3, 4, 5, 6, 7, 8]), ("space", "天地玄黄宇、宙", [0, 1, 2, 3, 4, 5, 6, 7, 8])):
        for style in ("hangmo", "banjiao"):
            d = build("<crosshead>天地，玄黄；宇、宙。</crosshead>", "crosshead { font: 9pt/13pt serif; text-align: start; -bx-headline-stops: %s; -bx-punctuation-width: %s }" % (value, style), "20ric")
            l = lines(d, "crosshead")[0]
            check("T-136", drawn(l) == shown, (value, style, drawn(l)))
            if style == "hangmo" or value == "space":
                check("T-136", close(positions(l)[:7], wanted[:7]), (value, style, positions(l)))
            check("T-136", l["text"] == "天地，玄黄；宇、宙。", l["text"])


def t137_scaled_downwards():
    """Scaled characters of a vertical line have their ink on the axis: rendered and measured."""
    for scale in (75, 130):
        d = down("<crosshead>回回</crosshead>", "crosshead { font: 72pt/90pt serif; block-size: auto; -bx-text-scale: %d%% }" % scale, name="scaled")
        w, h, raw = picture("scaled")
        columns = [x for x in range(w) if min(raw[x::w]) < 128]
        axis = lines(d, "crosshead")[0]["origin"][0] / 65536
        check("T-137", abs((columns[0] + columns[-1] + 1) / 2 - axis) < 1.5, (scale, columns[0], columns[-1], axis))


def t137_tracking():
    """Tracking of Han beyond −0.05 … 0.5 em is reported once for each element that asks for it; the dump has all tracking."""
    body = '<crosshead id="c">天地<em>玄</em>黄</crosshead>' + p("宇宙洪荒" * 3) + p('日月<span style="letter-spacing: -1pt">盈昃</span>辰') + p("宿列")
    for put in (build, down):
        d = put(body, "crosshead { letter-spacing: 0.6em }", name="tracking")
        found = re.findall(r"tracking\.xml:1:(\d+): warning: .*?tracked by (\S+) em .*\[E0549\]", d["messages"])
        source = open(path("tracking.xml")).read()
        check("T-137", [(source[int(c) - 1:][:5], t) for c, t in found] == [("<cros", "0.60"), ("<span", "-0.11")], d["messages"])
        runs = [(r.get("tracking"), l["text"]) for l in lines(d) for r in l["runs"]]
        check("T-137", {t for t, _ in runs} == {None, -65536} and any(r["tracking"] > 0 for l in lines(d, "crosshead") for r in l["runs"]), runs)
        d = put(body.replace("-1pt", "0.4em"), "crosshead { letter-spacing: 0.5em } article { letter-spacing: -0.05em }")
        check("T-137", "E0549" not in d["messages"], d["messages"])
        d = put(body.replace("-1pt", "0.5em"), "crosshead { font-size: 16pt; letter-spacing: -0.05em }")
        check("T-137", "E0549" not in d["messages"], "the bounds themselves, rounded: " + d["messages"])
        d = put("".join(p("天地") for _ in range(5)), "article { letter-spacing: 1em }")
        check("T-137", d["messages"].count("E0549") == 1, d["messages"])


RTL = "direction: rtl; unicode-bidi: bidi-override; "


def t004_right_to_left():
    d = build("<crosshead>天下为公</crosshead>" + p("宇宙洪荒"),
              "crosshead { font: 9pt/13pt serif; text-align: start; " + RTL + "} p { " + RTL + "text-indent: 0 }", "10ric")
    line = lines(d, "crosshead")[0]
    check("T-004", close(positions(line), [9, 8, 7, 6]), positions(line))
    check("T-004", line["text"] == "天下为公", line["text"])
    check("T-004", close(positions(lines(d)[0]), [0, 1, 2, 3]), positions(lines(d)[0]))
    check("T-004", "天下为公" in pdf_text() and "宇宙洪荒" in pdf_text(), pdf_text())
    d = build("<crosshead>天下为公</crosshead>" + p("宇宙洪荒"), "crosshead { font: 9pt/13pt serif; text-align: center; " + RTL + "}", "10ric")
    check("T-004", close(positions(lines(d, "crosshead")[0]), [6, 5, 4, 3]), positions(lines(d, "crosshead")[0]))


def t139_run_in_heading():
    d = build(p("<strong>要闻</strong>天地玄黄"), NO_INDENT + 'strong::after { content: "\\3000" }')
    line = lines(d)[0]
    at = dict(zip([c[0] for c in line["clusters"]], positions(line)))
    check("T-139", abs(at["天"] - at["闻"] - 2) < 1e-3, positions(line))
    check("T-139", len({r["origin"][1] for r in line["runs"]}) == 1, line["runs"])


def t138_heading_spans_columns():
    d = build(p("天地玄黄" * 40), "page { column-gap: 1ric } headline { font: 9pt/13pt serif }", "repeat(3, 15ric)", head="<head><headline>宇宙洪荒</headline></head>")
    heads = [b for s in d["pages"][0]["stories"] for b in s["blocks"] if b["role"] == "headline"]
    check("T-138", [b["rect"][2] for b in heads] == [47 * EM], [b["rect"] for b in heads])


def t145_hanging_indent():
    d = build(p("一、" + "天地玄黄" * 6), "p { padding-inline-start: 2ric; text-indent: -2ric }", "12ric")
    starts = [positions(l)[0] for l in lines(d)]
    origin = [l["origin"][0] / EM + x for l, x in zip(lines(d), starts)]
    check("T-145", len(origin) >= 2 and all(abs(x - origin[0] - 2) < 1e-3 for x in origin[1:]), (starts, origin))


def t135_sizes_of_headings():
    """The sizes of the base style step by at least a tenth from body text to crosshead to subhead to headline."""
    head = "<head><headline>宇宙洪荒</headline><subhead>日月盈昃</subhead></head>"
    d = build("<crosshead>辰宿列张</crosshead>" + p("天地玄黄"), "", "30ric", head=head)
    size = [lines(d, role)[0]["runs"][0]["size"] for role in ("p", "crosshead", "subhead", "headline")]
    check("T-135", all(b >= a * 1.1 for a, b in zip(size, size[1:])), size)


def t146_quotes():
    d = build(p("天地玄黄" * 9) + "<note>" + p("宇宙洪荒" * 9) + "</note>" + p("日月盈昃" * 9),
              NO_INDENT + "note { padding: 0 2ric; block-size: auto } note > p { font: 10.5pt/13pt cursive }", "20ric")
    grid = d["pages"][0]["grid"]
    quoted = [l for l in lines(d) if "宇" in l["text"]]
    body = [l for l in lines(d) if "天" in l["text"] or "日" in l["text"]]
    check("T-146", len(quoted) >= 2 and {l["origin"][0] - body[0]["origin"][0] for l in quoted} == {2 * EM},
          [l["origin"] for l in quoted])
    check("T-146", all((l["origin"][1] - grid["origin"]) % grid["pitch"] == 0 for l in body), [l["origin"] for l in body])


def t146_size_inside():
    """Other sizes inside a paragraph: the pitch stays, characters stand on one baseline or axis, and lines are full to the measure."""
    text = "天地玄黄<span>宇宙洪荒</span>日月盈昃，辰宿列张。寒来暑往，秋收冬藏。<em>闰馀成岁</em>，律吕调阳。云腾致雨，露结为霜。"
    for put, axis in ((build, 1), (down, 0)):
        for size in ("7.5pt", "10.5pt", "12pt"):
            d = put(p(text), NO_INDENT + "p { text-align: justify; text-wrap-style: pretty } span, em { font: %s serif }" % size, "13ric")
            l = lines(d)
            at = [x["origin"][axis] for x in l]
            check("T-146", {abs(b - a) for a, b in zip(at, at[1:])} == {13 * 65536}, (size, at))
            check("T-146", {r["origin"][axis] for x in l[:1] for r in x["runs"]} == {at[0]}, (size, at[0]))
            check("T-146", len({r["size"] for x in l for r in x["runs"]}) == 2, size)
            for x in l[:-1]:
                c = x["clusters"][-1]
                check("T-146", abs(c[2] + c[3] - c[4] - c[5] - x["measure"]) <= 1, (size, x["text"]))


def t017_proportional_heads():
    d = build("<crosshead>，、。天地</crosshead>" + p("，、。天地"),
              'crosshead { font: 9pt/13pt serif; text-align: start; font-feature-settings: "palt" }' + NO_INDENT)
    xs = positions(lines(d, "crosshead")[0])
    check("T-017", xs[1] < 0.7 and xs[2] < 1.4, xs)
    check("T-018", [round(c[3] / EM, 3) for c in lines(d)[0]["clusters"]] == [1] * 5, lines(d)[0]["clusters"])


def t144_whole_datelines():
    """Datelines, bylines and jump lines stay whole in columns that can hold them, and are set in another face."""
    dateline, jump, byline = "新华社江湾11月24日电（记者林远）", "（下转第三版）", "（记者江一帆）"
    text = '<dateline>%s</dateline>昨日上午，江湾港三号泊位灯火通明，' % dateline
    after = '货轮刚刚系好缆绳，集装箱卡车已经排成一线%s。<span class="nobreak">%s</span>'
    for wrap in ("auto", "pretty"):
        body = "".join(p(text + after % ("很长" * n, jump)) + p("天地玄黄" + "宇" * n + "<byline>%s</byline>" % byline) for n in range(12))
        for tenths, d in sweep(body, NO_INDENT + "p { text-align: justify; text-wrap-style: %s }" % wrap, range(180, 260, 5)):
            found = texts(d)
            check("T-144", all(sum(piece in t for t in found) == 12 for piece in (dateline, jump, byline)), (wrap, tenths, found))
            check("T-144", not any(l.get("overfull") for l in lines(d)), (wrap, tenths))
        for measure in ("6ric", "9ric"):
            d = build(p(text), NO_INDENT + "p { text-align: justify; text-wrap-style: %s }" % wrap, measure)
            check("T-144", not any(l.get("overfull") for l in lines(d)) and any(l.get("relaxation") == "span" for l in lines(d)), texts(d))
    runs = lines(build(p(text), NO_INDENT, WIDE))[0]["runs"]
    check("T-144", "Sans" in runs[0]["font"] and "Serif" in runs[-1]["font"], [r["font"] for r in runs])


run()
