"""L: Paragraphs, headings, columns."""
from composing import *


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


run()
