"""K: Justification."""
from composing import *


def t121_no_stretch():
    d = build(p("甲（乙），安娜·舒尔茨A12、五～六丙丁戊"), NO_INDENT + "p { text-align: justify; text-align-last: justify }", "24ric")
    for l in lines(d):
        for a, b in zip(l["clusters"], l["clusters"][1:]):
            if a[1] in ("open", "dot", "connector") or b[1] in ("close", "comma", "dot", "connector") or (a[1] in ("latin", "digit") and b[1] in ("latin", "digit")):
                check("T-121", a[7] == 0, (a, b))


def t119_ragged():
    """Ragged lines are set solid: no mark inside them is squeezed, nothing opens, and no word is hyphenated."""
    text = "天地玄黄，宇宙“洪荒”。日月盈昃，辰宿列张；看GDP与editor寒来《暑往》，秋收冬藏（闰馀）成岁。" * 2
    for set_lines in (build, down):
        for align in ("start", "center", "end"):
            for wrap in ("auto", "pretty"):
                for tenths, d in sweep(p(text), NO_INDENT + "p { text-align: %s; text-wrap-style: %s; hyphens: auto }" % (align, wrap), range(60, 160, 8), set_lines=set_lines):
                    for l in lines(d):
                        check("T-119", l.get("last") or l["action"] == "fit" and l["ratio"] == 0 and not l.get("relaxation"), (align, wrap, tenths, l["text"], l["action"], l.get("relaxation")))
                        check("T-119", all(c[7] <= 0 for c in l["clusters"][:-1]), (l["text"], l["clusters"]))
                        check("T-050", not l["text"].endswith("edi"), l["text"])
                    full = sum((l["measure"] - l["clusters"][-1][2]) / EM < 4.6 for l in lines(d)[:-1])
                    check("T-119", full >= len(lines(d)) - 2, (align, wrap, tenths, texts(d)))
    # What has no other break is squeezed after all, rather than too wide.
    d = build(p("“天地”"), NO_INDENT + "p { text-align: start; text-wrap-mode: nowrap }", "3ric")
    check("T-119", lines(d)[0]["action"] in ("in", "fit") and not lines(d)[0].get("overfull"), lines(d)[0])


def t050_last_word():
    """The rest of a word is no last line."""
    for set_lines in (build, down):
        for _, d in sweep(p("天地玄黄宇宙洪荒日月盈昃的editor"), NO_INDENT + "p { text-align: justify; text-wrap-style: pretty; hyphens: auto }", range(100, 140, 5), set_lines=set_lines):
            check("T-050", texts(d)[-1] != "tor", texts(d))


def t122_flags():
    d = build(p("门票每张￥128.50起售票"), NO_INDENT + "p { text-align: justify }", "7ric")
    check("T-122", any(l.get("underfull") for l in lines(d)), [l["ratio"] for l in lines(d)])
    check("T-122", d["messages"].count("E0614") == sum(l.get("relaxation") == "gaps" for l in lines(d)) > 0 and "“门票每张”" in d["messages"], d["messages"])
    check("T-122", "E0614" not in build(p("门票每张￥128.50起售票"), NO_INDENT, "20ric")["messages"], "no open line")
    check("T-119", all(l["action"] in ("fit", "in", "out", "hang") for l in lines(d)))


def t122_report():
    """Figures of loose and bad lines per page in the report are those of the dump."""
    d = build(p("天地玄黄宇宙洪荒，“日月盈昃”辰宿列张18公里寒来暑往international秋收冬藏" * 3), NO_INDENT + "p { text-align: justify }", "9.3ric")
    program.run([BANXIN, "check", path("t.xml"), "--report", path("t.report")])
    pages = json.load(open(path("t.report")))["page"]
    gaps = [l["looseness"] for l in lines(d) if l.get("justified")]
    want = {"page": 1, "lines": len(gaps), "loose": sum(64 < g <= 128 for g in gaps), "bad": sum(g > 128 for g in gaps), "looseness": max(gaps)}
    check("T-122", len(pages) == 1 and {k: pages[0][k] for k in want} == want and want["bad"] > 0 and want["loose"] > 0, (pages, want))
    check("T-128", pages[0]["levers"] == {"marks": 0, "autospace": 0, "gaps": 0, "tracking": 0}, pages)


NEWS = ("会议强调，要把“水利建设”放在全局中谋划：年底前完成18公里；抓紧实施《方案》、确保“春耕”前新增灌溉面积6万亩。"
        "市民可通过APP或12345热线提出意见（截至11月30日），有关部门将在3个工作日内答复。")
STEPS = {"open": 4, "close": 4, "comma": 5, "colon": 5, "period": 7, "exclaim": 7}


def t119_order_and_signs():
    """Squeezed: a deeper step gives only when all before it gave all. Opened: autospace to 1/2 em before Han gaps."""
    squeezed = opened = 0
    for _, d in sweep(p(NEWS), NO_INDENT + "p { text-align: justify; text-wrap-style: pretty }", range(70, 240, 5)):
        for l in lines(d):
            inside = l["clusters"][1:-1]
            taken = {}
            for c, n in zip(inside, l["clusters"][2:]):
                if c[1] in STEPS and not (c[1] != "open" and n[1] in ("close", "comma", "period", "colon", "exclaim", "open")):
                    taken.setdefault(STEPS[c[1]], []).append(0.5 - (c[3] - c[4] - c[5]) / EM + 0.5)
            autospace = [c[6] / EM for c in l["clusters"][:-1] if c[6] > 0]
            stretch = [c[7] / EM for c in l["clusters"][:-1]]
            if l["action"] == "in":
                squeezed += 1
                check("T-120", max(stretch, default=0) < 1e-3, l["text"])
                check("T-119", all(0.125 - 1e-3 <= a <= 0.25 + 1e-3 for a in autospace), (l["text"], autospace))
                for same in (autospace,):
                    check("T-119", max(same, default=0) - min(same, default=0) < 1e-3, (l["text"], same))
                if 7 in taken and max(taken[7]) > 1e-3 and l["ratio"] < 0:
                    check("T-119", all(abs(a - 0.125) < 1e-3 for a in autospace), (l["text"], autospace))
            elif l["action"] == "out" and not l.get("underfull"):
                opened += 1
                han = [b for a, b in zip(l["clusters"], stretch) if b > 1e-3 and a[6] == 0]
                check("T-119", max(han, default=0) - min(han, default=0) < 1e-3, (l["text"], han))
                check("T-122", max(han, default=0) <= 0.25 + 1e-3, (l["text"], han))
    check("T-119", squeezed > 10 and opened > 10, (squeezed, opened))


def t123_exact_ends():
    for _, d in sweep(p(NEWS), "p { text-align: justify; text-wrap-style: pretty }", range(90, 200, 7)):
        for l in lines(d):
            if l.get("justified") and not l.get("underfull") and not l.get("overfull"):
                c = l["clusters"][-1]
                check("T-123", abs(c[2] + c[3] - c[4] - c[5] - l["measure"]) <= 1, l["text"])


def t124_total_fit():
    """Fewer and smaller gaps than first fit on the same text."""
    over = {"auto": 0, "pretty": 0}
    for wrap in over:
        for _, d in sweep(p(NEWS * 2), "p { text-align: justify; text-wrap-style: %s }" % wrap, range(80, 240, 10)):
            over[wrap] += sum(max(0, l["looseness"]) ** 2 for l in lines(d))
    check("T-124", over["pretty"] < over["auto"], over)


def t127_character_grid():
    """Every Han on a whole em; Latin padded equally at both ends; nothing opens."""
    for tenths in (80, 110, 130, 180):
        d = build(p("会议强调，要把“水利建设”放在全局：API写稿12345字，安娜·舒尔茨（女）说。") , "p { text-indent: 2ic; text-align: justify; -bx-character-grid: em }", "%dric" % (tenths // 10))
        for l in lines(d):
            for c in l["clusters"]:
                if c[1] in ("han", "comma", "open", "close", "period"):
                    check("T-127", abs(c[2] / EM - round(c[2] / EM)) < 1e-3, (l["text"], c))
                check("T-127", c[7] == 0, c)


def t131_never_lonely():
    """Any measure: a last line of one character only where its paragraph is one line."""
    for text in ("便能看见飞天的衣带在眼前飘过。", "他把缆绳抛了过去，大家都松了一口气。", "王同志说：“这是international会议的第12次会。”"):
        for wrap in ("auto", "pretty"):
            for _, d in sweep(p(text), NO_INDENT + "p { text-align: justify; text-wrap-style: %s }" % wrap, range(40, 160, 5)):
                if wrap == "pretty" and not any(l.get("overfull") for l in lines(d)):
                    check("T-131", not any(l.get("relaxation") == "runt" for l in lines(d)), texts(d))
                    check("T-131", sum(c.isalnum() for c in texts(d)[-1]) >= 2, texts(d))


def t142_measures_change():
    """Lines beside a picture keep the pitch, and each line fills its own measure."""
    d = issue('<article id="a"><figure src="none.png"></figure>%s</article>' % (p(NEWS) * 4),
              "figure { grid-column: 2; block-size: 6rlh; float: top } p { text-align: justify; text-wrap-style: pretty }", "15ric 9ric", rows="30rlh")
    widths = {l["measure"] // EM for l in lines(d)}
    check("T-142", all(l["measure"] % EM == 0 for l in lines(d)), widths)


run()
