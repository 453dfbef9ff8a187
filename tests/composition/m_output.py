"""M: Output."""
from composing import *


def t147_extraction():
    build(p("用API写“稿”，很快。价格￥128.50——气温22℃……《新桥》（创刊）"), "p { text-align: justify }", "9.5ric", name="x")
    check("T-147", pdf_text("x") == "用API写“稿”，很快。价格￥128.50——气温22℃……《新桥》（创刊）", pdf_text("x"))


def t141_character_grid():
    """Cells at every em of the measure, in both directions, and how far each line stands from them."""
    off = "p { text-indent: 0; -bx-grid-layer: cells; text-align: justify }"
    for set_text, along, across in ((build, 0, 1), (down, 1, 0)):
        d = set_text(p("天地玄黄，宇宙洪荒。日月盈昃"), off, "12ric", name="g")
        first, cells = lines(d)[0], [r for r in d["pages"][0]["rules"] if r["role"] == "character-cell"]
        x, y = first["origin"][along], first["origin"][across]
        ends = sorted(r["from"][along] - x for r in cells if r["from"][along] == r["to"][along]
                      and min(r["from"][across], r["to"][across]) < y < max(r["from"][across], r["to"][across]))
        check("T-141", ends == [i * EM for i in range(13)], ends)
        check("T-141", sum(r["role"] == "baseline" for r in d["pages"][0]["rules"]) == len(lines(d)))
        for l in lines(d):
            away = [c[2] % EM for c in l["clusters"] if c[1] == "han"]
            check("T-141", l["deviation"] == max(min(a, EM - a) for a in away), (l["text"], l["deviation"], away))
    d = build(p("天地玄黄"), NO_INDENT)
    check("T-141", not d["pages"][0]["rules"] and lines(d)[0]["deviation"] == 0, d["pages"][0]["rules"])
    run_grid = program.run([BANXIN, "build", path("t.xml"), "-o", path("t.pdf"), "--grid", "--dump", path("t.json"),
                            "--report", path("t.report")])
    roles = {r["role"] for r in json.load(open(path("t.json")))["pages"][0]["rules"]}
    check("T-141", run_grid.returncode < 2 and roles == {"character-cell", "baseline", "type-area", "column-edge"}, roles)
    story = json.load(open(path("t.report")))["story"][0]
    check("T-141", (story["lines"], story["lines_off_grid"], story["deviation"]) == (1, 0, 0), story)


def t148_everything_in_the_dump():
    """Every field of the description is there, with its type; cells, trims and spaces add up to the line."""
    d = build(p("用API写“稿”，很快。价格￥128.50——气温22℃……《新桥》（创刊）") * 2, "p { text-align: justify }", "9.5ric", name="x")
    check("T-148", d["format"] == 2 and re.match(r"\d+\.\d", d["header"]["unicode"]), d["header"])
    types = {"text": str, "at": int, "origin": list, "measure": int, "em": int, "level": str, "action": str, "ratio": int,
             "looseness": int, "deviation": int, "clusters": list, "runs": list}
    for l in lines(d):
        check("T-148", all(isinstance(l.get(k), t) for k, t in types.items()), {k: l.get(k) for k in types})
        check("T-148", l["level"] == "gb" and l["action"] in ("fit", "in", "hang", "out"), (l["level"], l["action"]))
        check("T-148", all([type(v) for v in c] == [str, str] + [int] * 8 for c in l["clusters"]), l["clusters"])
        check("T-148", "".join(c[0] for c in l["clusters"]) == l["text"], l["text"])
        for a, b in zip(l["clusters"], l["clusters"][1:]):
            check("T-148", abs(a[2] + a[3] - a[4] - a[5] + a[6] + a[7] - b[2]) <= 1, (l["text"], a, b))
        for r in l["runs"]:
            check("T-148", r["font"] and r["size"] > 0 and r["orientation"] == "upright", r)
            check("T-148", all(len(g) == 5 and g[1] < g[2] <= len(l["text"].encode()) for g in r["glyphs"]), r["glyphs"])
    level = lines(build(p("天"), "p { line-break: strict }"))[0]["level"]
    check("T-148", level == "strict", level)


def t149_same_bytes():
    build(p("天地玄黄，宇宙洪荒。" * 40), name="one")
    first = [open(path("one" + e), "rb").read() for e in (".pdf", ".json")]
    build(p("天地玄黄，宇宙洪荒。" * 40), name="one")
    check("T-149", first == [open(path("one" + e), "rb").read() for e in (".pdf", ".json")])


run()
