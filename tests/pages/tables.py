#!/usr/bin/python3
"""Tables: spans, widths, alignment by a mark, rows on a 6 pt grid, parts, rules, tints; faults are said, no text is lost."""
import random

from harness import build_pages, check, finish

PT, PITCH = 65536, 13 * 65536


STOCKS = [("%06d" % (600000 + i), "江湾%s业" % "港矿书纸"[i % 4], "%.2f" % (7.5 * i), "%+d" % (i - 9)) for i in range(19)]
rows = "".join('<tr><td>%s</td><td>%s</td><td class="number">%s</td><td>%s</td></tr>' % s for s in STOCKS)
HEAD = "<tr><th>代码</th><th>名称</th><th>收盘</th><th>涨跌</th></tr>"
TEXT = "江湾港的码头上，晨雾还没有散尽，第一班轮渡已经靠岸。" * 8
PAGES = [
    # 1: stocks in three parts, weather with spans, results with tints.
    '<table area="a" id="stocks" style="column-count: 3; column-rule: 0.25pt solid"><headline>收盘</headline>%s%s<p>仅供参考。</p></table>' % (HEAD, rows) +
    '<table area="b" id="weather" style="row-rule: 0.25pt solid; column-rule: 0.25pt solid"><tr><th rowspan="2">城市</th><th colspan="2">今天</th></tr>'
    '<tr><th>天气</th><th>气温</th></tr><tr><td>江湾</td><td>小雨</td><td>9～20℃</td></tr></table>'
    '<table area="c" id="results" style="grid-template-columns: 4ric auto 1fr"><tr><th>名次</th><th>球队</th><th>比分</th></tr>'
    '<tr><td>1</td><td>江湾队</td><td class="score">103:7</td></tr><tr class="even"><td>2</td><td>青石联队</td><td class="score">81:65</td></tr></table>' +
    '<article area="d" id="story"><headline>题</headline><p>%s</p><table><tr><th>项</th><th>数</th></tr><tr><td>散货</td><td>93</td></tr></table><p>%s</p></article>' % (TEXT, TEXT),
    # 2: faults.
    '<table area="a" id="ragged"><tr><td>一</td><td>二</td><td>三</td></tr>\n<tr><td>四</td></tr></table>'
    '<table area="b" id="colspan"><tr><td>一</td><td>二</td></tr>\n<tr><td colspan="5">三</td></tr></table>'
    '<table area="c" id="rowspan"><tr><td rowspan="9">一</td><td>二</td></tr></table>\n<table area="d" id="empty"/>',
    # 3: too wide, a little and by far; too high.
    '<table area="a" id="high">%s</table>' % (rows * 6) +
    '\n<table area="b" id="tight"><tr>%s</tr></table>' % "".join("<td>Abcdefgh</td>" for _ in range(11)) +
    '\n<table area="c" id="wide"><tr>%s</tr></table>' % "".join("<td>Abcdefghij</td>" for _ in range(40)) +
    '<article area="d" id="deep"><p>字</p><table><headline>表</headline>%s%s<p>来源</p></table><p>后</p></article>' % (HEAD, rows),
    # 4: no room even in parts.
    '<article area="d" id="over"><table>%s%s</table></article>' % (HEAD, rows * 9),
]
CSS = """@page { size: 270mm 390mm; margin: 12mm } page { grid-template-columns: repeat(5, 14.5ric); grid-template-rows: 24rlh 22rlh 12rlh 1fr; row-gap: 1rlh;
grid-template-areas: "a a a a a" "b b c c c" "d d d d d" ". . . . ." } .even { background: device-cmyk(0 0 0 0.1) } td.score { text-align: ":" }"""
# A page begins on the line after the style, so that places of messages can be given.
pages, messages = build_pages("\n" + "".join('<page number="%d">%s</page>\n' % (i + 1, p) for i, p in enumerate(PAGES)), CSS)
check("errors", " error:" in messages, messages)


def story(page, name):
    return next(s for s in pages[page - 1]["stories"] if s["story"] == name)


def cells(page, name, roles=("td", "th")):
    """Text, left edge of the first cluster, right edge of the last, baseline of every cell's lines."""
    found = []
    for b in story(page, name)["blocks"]:
        for l in b["lines"] if b["role"] in roles else []:
            last = l["clusters"][-1]
            found.append((l["text"], l["origin"][0] + l["clusters"][0][2], l["origin"][0] + last[2] + last[3] - last[5], l["origin"][1]))
    return found


for s in (s for p in pages for s in p["stories"]):
    check("nothing lost", s["placed"] + s["overset_characters"] == s["characters"], (s["story"], s["placed"], s["overset_characters"], s["characters"]))

stocks = cells(1, "stocks")
check("all cells", [c[0] for c in stocks if c[0] not in ("代码", "名称", "收盘", "涨跌")] == [t for s in STOCKS for t in s], len(stocks))
check("three parts with heads", [c[0] for c in stocks].count("代码") == 3)
codes = [c for c in stocks if c[0].startswith("6000")]
columns = sorted({c[1] for c in codes})
check("equal parts", len(columns) == 3 and [sum(c[1] == x for c in codes) for x in columns] == [7, 7, 5], [c[1] for c in codes])
steps = {b[3] - a[3] for a, b in zip(codes, codes[1:]) if a[1] == b[1]}
check("6 pt grid", len(steps) == 1 and steps.pop() % (6 * PT) == 0, steps)
# The points of one column stand below each other.
for x in columns:
    points = set()
    for text, left, right, y in [c for c in stocks if "." in c[0] and c[0] not in "." and x < c[1] < x + 250 * PT]:
        block = next(l for b in story(1, "stocks")["blocks"] for l in b["lines"] if l["text"] == text and l["origin"][1] == y and abs(l["origin"][0] + l["clusters"][0][2] - left) < 2)
        points.add(right - sum(c[3] for c in block["clusters"][[c[0] for c in block["clusters"]].index("."):]))
    check("decimal points", len(points) == 1, points)
digits = {c[3] for b in story(1, "stocks")["blocks"] for l in b["lines"] for c in l["clusters"] if c[0].isdigit()}
check("figures of one width", len(digits) == 1, digits)
head, body = [c for c in cells(1, "weather", ("th",))], cells(1, "weather", ("td",))
by = {c[0]: c for c in head + body}
check("colspan", by["天气"][1] < (by["今天"][1] + by["今天"][2]) / 2 < by["气温"][2], by)
check("rowspan", by["今天"][3] < by["城市"][3] < by["天气"][3], by)
rules = [r for r in pages[0]["rules"] if r["role"] == "table-rule"]
weather = story(1, "weather")["polygon"][0]
inside = [r for r in rules if weather[0] <= r["from"][0] <= weather[0] + weather[2] and weather[1] <= r["from"][1] <= weather[1] + weather[3]]
across = sorted((r["from"][0], r["to"][0]) for r in inside if r["from"][1] == r["to"][1])
check("rules stop at spans", len(across) == 2 and across[1][0] > across[0][0] and across[0][1] == across[1][1], across)
results = {c[0]: c for c in cells(1, "results")}
left = story(1, "results")["polygon"][0][0]
check("given width", abs(results["江湾队"][1] - (left + 36 * PT + 2 * PT)) < PT, (results["江湾队"][1] - left) / PT)
check("mark", abs((results["103:7"][2] - results["81:65"][2])) > 3 * PT, results)
tints = [f for f in pages[0]["fills"] if f["rect"][0] == left]
check("tint of a row", len(tints) == 1 and tints[0]["rect"][2] == story(1, "results")["polygon"][0][2], tints)
# In running text a table takes whole body lines.
baselines = sorted({l["origin"][1] for b in story(1, "story")["blocks"] if b["role"] == "p" for l in b["lines"]})
check("whole body lines", all((b - baselines[0]) % PITCH == 0 for b in baselines), baselines)

for line, page, code in ((5, 2, "E0660"), (6, 2, "E0661"), (6, 2, "E0662"), (7, 2, "E0665"), (8, 3, "E0664"), (9, 3, "E0663"), (10, 3, "E0664")):
    check("message", any("t.xml:%d:" % line in m and "page %d:" % page in m and code in m for m in messages.split("\n")), (line, code, messages))
check("one message each", len([m for m in messages.split("\n") if "E066" in m]) == 7, messages)
# A table that no column holds goes on in the next ones, with its head; what is left even so is counted.
deep = cells(3, "deep")
check("all rows in parts", [c[0] for c in deep if c[0] not in ("代码", "名称", "收盘", "涨跌")] == [t for s in STOCKS for t in s], len(deep))
heads = [c for c in deep if c[0] == "代码"]
check("head of every part", len(heads) == 5 and len({c[1] for c in heads}) == 5 and len({c[3] for c in heads[1:]}) == 1, heads)
texts = [l["text"] for b in story(3, "deep")["blocks"] for l in b["lines"]]
check("texts above and below once", texts.count("表") == texts.count("来源") == 1 and texts[-1] == "后" and texts[-2] == "来源", texts[-3:])
over = story(4, "over")
check("left over", over["overset_lines"] > 0 and "E0601" in messages, over["overset_lines"])
tight = [r["scale"] for b in story(3, "tight")["blocks"] for l in b["lines"] for r in l["runs"]]
check("condensed", all(49152 <= s < 65536 for s in tight), tight)

# Random tables, with spans across each other, beyond the table, in vertical text, in boxes: nothing is lost, nothing breaks.
r = random.Random(5)


def cell():
    spans = "".join(' %s="%d"' % (n, r.choice([1, 2, 3, 9])) for n in ("colspan", "rowspan") if r.random() < 0.25)
    inside = r.choice(["江湾" * r.randint(0, 6), "%.2f" % r.uniform(-99, 999), "Longword" * r.randint(1, 3), "<p>两段</p><p>文字</p>", '<qr value="x"/>', ""])
    return '<%s%s%s>%s</%s>' % ((lambda tag: (tag, spans, r.choice(["", ' class="number"']), inside, tag))(r.choice(["td", "td", "th"])))


def table(area):
    style = "column-count: %d; row-rule: 0.25pt solid; column-rule: 0.25pt solid; writing-mode: %s; grid-template-columns: %s" % (
        r.randint(1, 3), r.choice(["horizontal-tb", "horizontal-tb", "vertical-rl"]), r.choice(["none", "5ric 1fr", "20% auto", "40ric 40ric"]))
    return '<table%s style="%s">%s</table>' % (area, style, "".join("<tr>%s</tr>" % "".join(cell() for _ in range(r.randint(0, 7))) for _ in range(r.randint(0, 14))))


body = ""
for number in range(1, 31):
    body += '<page number="%d"%s>%s%s<infobox area="c"><p>框</p>%s</infobox><article area="d"><p>字</p>%s</article></page>' % (
        number, ' style="writing-mode: vertical-rl"' if number % 5 == 0 else "", table(' area="a"'), table(' area="b"'), table(""), table(""))
for page in build_pages(body, CSS)[0]:
    for s in page["stories"]:
        check("random tables lose nothing", s["placed"] + s["overset_characters"] == s["characters"], (page["page"], s["story"], s["placed"], s["overset_characters"], s["characters"]))

finish()
