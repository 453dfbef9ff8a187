#!/usr/bin/python3
"""Heads: where each form stands against its text, on horizontal and vertical pages; reading order; whole body lines."""
import json, os, random, re

import program
from harness import BANXIN, FOLDER, check, finish

EM, PITCH = 9 * 65536, 13 * 65536
SENTENCES = [
    "昨日上午九时，江湾港三号码头的引桥上，一艘满载钢材的货轮缓缓靠泊。码头调度员按下确认键，岸桥随即启动，从靠泊到开工只用了十一分钟。",
    "“以前要跑三个窗口、盖七个章，现在一部手机就办完了。”船长老周告诉记者，他跑这条航线二十三年，头一回在船上就把手续办齐。",
    "江湾市今年把港口服务改革列为头号工程，海关、海事、边检、港务四家单位合署办公，推出“一窗受理、并联审批、限时办结”。",
    "改革带来的变化不止在码头上。港区二十公里外的临港产业园，新落户的企业上半年增加了四十七家，其中十二家是冲着“船边直提”来的。",
    "市委主要负责同志在调研时指出，港口是城市的窗口，服务是港口的生命，要以企业的感受作为检验改革成效的标准，把堵点变成支点。",
    "记者在现场看到，新建的司机之家里，热水、简餐、淋浴一应俱全。来自邻省的货车司机刘师傅说，这里等货不再是熬时间，睡一觉，车就装好了。"]
HEAD = "<kicker>靠泊不等待　通关不打烊</kicker><headline>江湾港：把码头建成“会客厅”</headline><subhead>船舶平均在港停时缩短近三成</subhead>"
AREAS = "grid-template-rows: auto 1fr; grid-template-areas: 'a a a a' 'c c c c'"


def text(count):
    return "".join("<p>%s</p>" % SENTENCES[i % len(SENTENCES)] for i in range(count))


def build(pages, css, name, size="240mm 150mm"):
    """Sets (style, content) of each page; returns the plates, with the messages."""
    source = ['<issue title="试" date="2026-11-24"><style><![CDATA[@page { size: %s; margin: 10mm } p { text-wrap-style: auto } page { '
              'grid-template-columns: repeat(4, 15.5ric); row-gap: 1rlh; %s } %s ]]></style>' % (size, AREAS, css)]
    for i, (style, content) in enumerate(pages):
        source.append('<page number="%d"><style><![CDATA[%s]]></style>%s</page>' % (i + 1, style, content))
    path = os.path.join(FOLDER, name)
    open(path + ".xml", "w").write("".join(source) + "</issue>")
    run = program.run([BANXIN, "build", path + ".xml", "-o", path + ".pdf", "--dump", path + ".json", "--report", path + ".report",
                       "--diagnostics", "short"], text=True)
    if run.returncode > 1 or "Sanitizer" in run.stderr or "runtime error" in run.stderr:
        raise SystemExit(run.stderr)
    return json.load(open(path + ".json"))["pages"], run.stderr


def box(line, vertical):
    """Em boxes of a line by the directions of its page: begin and end along the lines, begin and end across them."""
    (x, y), first, last = line["origin"], line["clusters"][0], line["clusters"][-1]
    begin, end = max(0, first[2]), last[2] + last[3] - last[4] - last[5]
    if line.get("vertical"):
        left, top, right, bottom = x - line["em"] / 2, y + begin, x + line["em"] / 2, y + end
    else:
        left, top, right, bottom = x + begin, y - line["em"] * 0.8, x + end, y + line["em"] * 0.08
    return (top, bottom, -right, -left) if vertical else (left, right, top, bottom)


def lines_of(story, roles):
    return [(b, l) for b in story["blocks"] if b["role"] in roles for l in b["lines"] if l["clusters"]]


def around(boxes):
    return (min(b[0] for b in boxes), max(b[1] for b in boxes), min(b[2] for b in boxes), max(b[3] for b in boxes))


def sides(head, body):
    """On which sides of a head lines of text stand next to it."""
    found = set()
    for b in body:
        along = b[0] < head[1] and head[0] < b[1]
        across = b[2] < head[3] and head[2] < b[3]
        if along and not across:
            found.add("over" if b[3] <= head[2] + 999 else "under")
        if across and not along:
            found.add("before" if b[1] <= head[0] + 999 else "behind")
        check("overlap", not (along and across), (head, b))
    return found


HEADLINE = ("kicker", "headline", "subhead")
TURN = ".a > head { writing-mode: OTHER }"
HOOK = ".a subhead { writing-mode: OTHER }"
WHOLE_HOOK = ".a subhead, .a headline { writing-mode: OTHER }"
STEPPED = "page { grid-template-rows: 12rlh auto 1fr; grid-template-areas: 'a a b b' 'a a a a' 'c c c c' }"
# form, style, the head's lines and where text stands by them (parts after each other), paragraphs
FORMS = [
    ("above", "", [(HEADLINE, {"under"})], 7),
    ("above-start", "", [(HEADLINE, {"under", "behind"})], 7),
    ("above-center", "", [(HEADLINE, {"under", "before", "behind"})], 8),
    ("above-end", "", [(HEADLINE, {"under", "before"})], 7),
    ("start", "", [(HEADLINE, {"behind"})], 8),
    ("end", "", [(HEADLINE, {"before"})], 8),
    ("start", TURN, [(HEADLINE, {"behind"})], 7),
    ("end", TURN, [(HEADLINE, {"before"})], 7),
    ("between", TURN, [(HEADLINE, {"before", "behind"})], 7),
    ("between", ".a > head { inline-size: 12ric }", [(HEADLINE, {"before", "behind"})], 9),
    ("enclosed", "", [(HEADLINE, {"over", "under", "before", "behind"})], 9),
    ("enclosed", ".a > head { inline-size: 20ric }", [(HEADLINE, {"over", "under", "before", "behind"})], 9),
    ("below", "", [(HEADLINE, {"over"})], 7),
    ("corner", "", [(HEADLINE, {"under", "behind"})], 13),
    ("corner", ".a > head { inline-size: 20ric }", [(HEADLINE, {"under", "behind"})], 9),
    ("corner-end", "", [(HEADLINE, {"over", "before"})], 13),
    ("opposite-corners", "", [(HEADLINE[:2], {"under", "behind"}), (HEADLINE[2:], {"over", "before"})], 7),
    ("across", STEPPED, [(HEADLINE, {"over", "under"})], 9),
    ("hook-start", HOOK, [(HEADLINE[:2], {"under"}), (HEADLINE[2:], {"behind"})], 9),
    ("hook-end", HOOK, [(HEADLINE[:2], {"under"}), (HEADLINE[2:], {"before"})], 9),
    ("hook-end", WHOLE_HOOK, [(HEADLINE[:1], {"under"}), (HEADLINE[1:], {"before"})], 9),
    ("hook-start", WHOLE_HOOK, [(HEADLINE[:1], {"under"}), (HEADLINE[1:], {"behind"})], 9),
]


def check_order(name, story, vertical):
    """Within a slice downwards; the next slice is lower in its column, or in one behind it, or under a head that goes through."""
    body = [(b["slice"], box(l, vertical)) for b, l in lines_of(story, ("p",))]
    bottom = -(1 << 40)
    for (i, a), (j, b) in zip(body, body[1:]):
        bottom = max(bottom, a[3])
        column = a[0] < b[1] and b[0] < a[1]
        good = b[2] > a[2] if i == j else (b[0] > a[0] + 3 * EM or (column and b[2] > a[2]) or b[2] > bottom or b[0] > a[1])
        check(name + " order", good, (i, j, a, b))


def check_forms(vertical):
    other = "horizontal-tb" if vertical else "vertical-rl"
    pages = [("page { %s } .a > head { -bx-head-placement: %s } %s" % ("writing-mode: vertical-rl" if vertical else "", form, css.replace("OTHER", other)),
              '<article id="a%d" class="a" area="a">%s%s</article><article area="c"><p>下一篇。</p></article>' % (i, HEAD, text(count)))
             for i, (form, css, parts, count) in enumerate(FORMS)]
    plates, errors = build(pages, "", "vertical" if vertical else "horizontal", "180mm 245mm" if vertical else "240mm 150mm")
    check("quiet", "E06" not in errors.replace("E0602", ""), errors)
    check("lint agrees", not re.search(r"“江.*\[N(07|08|09|10|11|49)\]", errors), [l for l in errors.split("\n") if re.search(r"N(07|08|09|10|11|49)\]", l)][:3])
    for i, (plate, (form, css, parts, _)) in enumerate(zip(plates, FORMS)):
        name = "%s %d %s" % ("vertical" if vertical else "horizontal", i + 1, form)
        story = next(s for s in plate["stories"] if s["story"] == "a%d" % i)
        check(name, story["placed"] == story["characters"], (story["placed"], story["characters"]))
        body = [box(l, vertical) for _, l in lines_of(story, ("p",))]
        for roles, expected in parts:
            head = around([box(l, vertical) for _, l in lines_of(story, roles)])
            found = sides(head, body)
            check(name, expected <= found if len(parts) > 1 else found == expected, (roles, found))
        check_order(name, story, vertical)
        grid = plate["grid"]
        axis = 0 if vertical else 1
        for _, l in lines_of(story, ("p",)):
            check(name + " grid", (l["origin"][axis] - grid["origin"]) % PITCH == 0, l["text"])
        roles = [b["role"] for b in story["blocks"]]
        check(name + " read first", set(roles[:3]) == set(HEADLINE), roles[:4])
    return plates


horizontal = check_forms(False)
check_forms(True)

def page_of(plates, story):
    """The page that the story of this name is on."""
    return next(p for p in plates if any(s["story"] == story for s in p["stories"]))


def story_of(plates, name):
    return next(s for s in page_of(plates, name)["stories"] if s["story"] == name)


# Vertical lines left of the text follow each other to the right, right of it to the left; magazines always to the left.
for form, css, roles, way in (("start", TURN, HEADLINE, 1), ("end", TURN, HEADLINE, -1), ("hook-end", WHOLE_HOOK, HEADLINE[1:], -1),
                              ("hook-start", WHOLE_HOOK, HEADLINE[1:], 1)):
    row = next(i for i, f in enumerate(FORMS) if f[:2] == (form, css))
    xs = [l["origin"][0] * way for _, l in lines_of(story_of(horizontal, "a%d" % row), roles)]
    check("order of vertical lines, " + form, len(xs) > 1 and xs == sorted(xs), xs)

plates, errors = build([
    (".a > head { -bx-head-placement: start; writing-mode: vertical-rl; -bx-head-line-order: right-to-left }",
     '<article id="m" class="a" area="a">%s%s</article><article area="c"><p>字</p></article>' % (HEAD, text(7))),
    ("page { grid-template-areas: 'a b b b' 'c c c c' } .a > head { -bx-head-placement: enclosed }",
     '<article id="n" class="a" area="a">%s%s</article><article area="c"><p>字</p></article>' % (HEAD, text(4))),
    (".a > head { -bx-head-placement: above-start; grid-column: 1 / span 3; block-size: 9rlh }",
     '<article id="o" class="a" area="a">%s%s</article><article area="c"><p>字</p></article>' % (HEAD, text(9))),
    ("page { grid-template-rows: 3rlh 1fr } .a > head { -bx-head-placement: corner }",
     '<article id="q" class="a" area="a">%s%s</article><article area="c"><p>字</p></article>' % (HEAD, text(9))),
], "", "more")
xs = [l["origin"][0] for _, l in lines_of(story_of(plates, "m"), HEADLINE)]
check("magazine", xs == sorted(xs, reverse=True), xs)
check("one column", "“n” has too few columns for a head placed “enclosed”" in errors and errors.count("E0631") == 1, errors)
body = [box(l, False) for _, l in lines_of(story_of(plates, "n"), ("p",))]
check("set above", sides(around([box(l, False) for _, l in lines_of(story_of(plates, "n"), HEADLINE)]), body) == {"under"}, "")
story, area = story_of(plates, "o"), page_of(plates, "o")["type_area"]
top = {}
for b, l in lines_of(story, ("p",)):
    top[b["rect"][0]] = min(top.get(b["rect"][0], 1 << 40), b["rect"][1] - area[1])
check("given place", [top[x] // PITCH for x in sorted(top)] == [9, 9, 9, 0], top)
check("too small", "E0606" in errors and story_of(plates, "q")["overset_characters"] > 0, errors)

# Fitting: the largest size of the list that needs no more lines than allowed and breaks no word, then scale, then tracking.
LIST = "headline { -bx-font-size-list: 小二 初号 二号 小初 小一 一号; max-lines: 2 } kicker { -bx-font-size-grade: 2.5 } subhead { -bx-font-size-grade: 2 } "
ONE, TWO, FOUR = ("page { grid-template-areas: '%s' 'c c c c' } " % a for a in ("a b b b", "a a b b", "a a a a"))
LONG = "江湾市今年把港口服务改革列为头号工程企业的感受作为检验改革成效的标准记者%s"
FITS = [  # style, headline, size, scale, tracking in 1/100, lines
    (FOUR, "江湾港：把码头建成“会客厅”", 42, 100, 0, 1),
    (TWO, "江湾港：把码头建成“会客厅”", 42, 100, 0, 2),
    (ONE, "江湾港：把码头建成“会客厅”", 21, 100, 0, 2),
    (ONE, "图书馆开放夜读专场", 24, 100, 0, 2),  # 28 pt would part 图书馆 or 开放
    (FOUR + "headline { max-lines: 1 }", LONG % "", 18, 90, 0, 1),
    (FOUR + "headline { max-lines: 1 }", LONG % "现场调查报告了", 18, 80, -5, 1),
    (ONE, "题" * 60, 18, 80, -5, None),
    (FOUR + "headline { -bx-text-scale-limits: 80% 120%; -bx-letter-spacing-limits: -0.05em 0.5em }", "港通天下", 42, 120, 50, 1),
    (FOUR + "article > head { block-size: 6rlh }", "江湾港：把码头建成“会客厅”", 24, 100, 0, 1),
    (TWO + "article > head { writing-mode: vertical-rl; -bx-head-placement: start }", "江湾港：把码头建成“会客厅”", None, 100, 0, 2),
]
plates, errors = build([(css, '<article id="f%d" area="a"><kicker>眉题</kicker><headline>%s</headline><subhead>副题</subhead>%s</article>'
                              '<article area="c"><p>字</p></article>' % (i, headline, text(5))) for i, (css, headline, *_) in enumerate(FITS)], LIST, "fit")
report = [s for s in json.load(open(os.path.join(FOLDER, "fit.report")))["story"] if s["story"].startswith("f")]
for i, (plate, (_, headline, size, scale, tracking, count)) in enumerate(zip(plates, FITS)):
    story = plate["stories"][0]
    fit, said = story["head"][0], report[i]["head"][0]
    found = (said["size"] if size else None, round(fit["scale"] * 100 / 65536), round(fit["tracking"] * 100 / fit["size"]), fit["lines"] if count else None)
    check("fit %d" % i, found == (size, scale, tracking, count) and fit["fits"] == (count is not None), (headline, fit))
    check("fit report %d" % i, (said["size"] * 65536, said["scale"], said["lines"]) == (fit["size"], found[1], fit["lines"]), said)
    runs = [r for b, l in lines_of(story, ("headline",)) for r in l["runs"]]
    check("as said %d" % i, {(r["size"], r["scale"]) for r in runs} == {(fit["size"], fit["scale"])}, runs[0]["size"])
sizes = {b["role"]: b["lines"][0]["em"] / 65536 for b in story_of(plates, "f0")["blocks"][:3]}
check("grades", sizes == {"kicker": 18, "headline": 42, "subhead": 21}, sizes)
check("too long", errors.count("E0630") == 1 and "“f6”: the <headline> does not fit in 2 lines, even at 18 pt" in errors and
      not any("“f6”" in l and ("E0606" in l or "E0608" in l) for l in errors.split("\n")), errors)

# Column labels: above, beside and in the corner; heads and labels of several stories; standfirsts as points; accordion heads.
GROUP = '<article id="g%d"><headline>老旧小区加装电梯</headline>%s</article><article id="h%d"><headline>早市搬进了大棚</headline>%s</article>'
POINTS = '<standfirst class="points ruled"><p>海关、海事、边检、港务四家合署办公。</p><item>平均在港停时缩短到二十二小时。</item></standfirst>'
plates, errors = build([
    ("", '<article id="a0" area="a"><label>热点聚焦</label>%s%s</article>' % (HEAD, text(6))),
    ("", '<article id="a1" area="a"><label class="beside">热点<br/>聚焦</label>%s%s</article>' % (HEAD, text(6))),
    ("label { writing-mode: vertical-rl }", '<article id="a2" area="a"><label class="beside-end">热点聚焦</label>%s%s</article>' % (HEAD, text(6))),
    ("label { inline-size: 7ric }", '<article id="a3" area="a"><label class="corner">手记</label>%s%s</article>' % (HEAD, text(9))),
    ("label { writing-mode: vertical-rl }", '<group area="a"><label class="beside">民生直通车</label>%s</group>' % (GROUP % (4, text(3), 4, text(2)))),
    ("group > head { -bx-head-placement: start; writing-mode: vertical-rl }", '<group area="a"><head><kicker>系列报道</kicker><headline>码头上的<br/>新变化</headline></head>%s</group>' %
     (GROUP % (5, text(3), 5, text(2)))),
    ("", '<group area="a"><kicker>系列报道</kicker><headline>码头上的新变化</headline><subhead>三篇现场报道</subhead>%s</group>' % (GROUP % (6, text(3), 6, text(2)))),
    ("", '<article id="a7" area="a">%s%s%s</article>' % (HEAD, POINTS, text(6))),
    (ONE + "headline { -bx-font-size-list: 二号 一号; max-lines: 4 }", '<article id="a8" area="a"><headline>港通天下<br/>万商云集<br/>船边直提<br/>一窗受理</headline>%s</article>' % text(3)),
    ("", '<article id="a9" area="a"><head class="ruled">%s</head>%s</article>' % (HEAD, text(6))),
], "", "labels")
check("labels", not [l for l in errors.split("\n") if "[E" in l and "“article-" not in l], errors)


def part(story, *roles):
    return around([box(l, False) for _, l in lines_of(story_of(plates, story), roles)])


label, head = part("a0", "label"), part("a0", *HEADLINE)
check("label above", label[3] <= head[2], (label, head))
for name, side in (("a1", "start"), ("a2", "end")):
    label, head, body = part(name, "label"), part(name, *HEADLINE), part(name, "p")
    beside = label[1] <= head[0] if side == "start" else head[1] <= label[0]
    check("label beside", beside and head[2] - EM < label[2] and label[3] <= head[3] + EM and label[3] <= body[2], (label, head))
label, head = part("a3", "label"), part("a3", *HEADLINE)
body = [box(l, False) for _, l in lines_of(story_of(plates, "a3"), ("p",))]
check("label in the corner", label[2] >= head[3] and {"behind", "under"} <= sides(label, body), sides(label, body))
for members, name, role in (("g4 h4", "label-", "label"), ("g5 h5", "head-", "headline")):
    first, second = members.split()
    stories = page_of(plates, first)["stories"]
    story = next(s for s in stories if s["story"].startswith(name))
    label = around([box(l, False) for _, l in lines_of(story, (role, "kicker"))])
    for member in (first, second):
        body = part(member, "p", "headline")
        check("beside the group", label[1] + EM / 2 < body[0], (label, body))
    widths = {l["measure"] for s in stories if s["story"][0] in "gh" and s["role"] == "article" for _, l in lines_of(s, ("p",))}
    check("equal columns", max(widths) - min(widths) < 9, widths)
    check("whole height", abs(label[2] + label[3] - part(first, "headline")[2] - part(second, "p")[3]) < 3 * PITCH, "")
lines = [l["origin"][0] for b in next(s for s in page_of(plates, "g5")["stories"] if s["story"].startswith("head-"))["blocks"] for l in b["lines"]]
check("group head from the left", lines == sorted(lines) and len(lines) == 3, lines)
order = [s["blocks"][0]["role"] for s in page_of(plates, "g6")["stories"][:4]]
check("head of a group", order == ["kicker", "headline", "subhead", "headline"], order)
points = [l for _, l in lines_of(story_of(plates, "a7"), ("p", "item")) if "■" in l["text"]]
check("points", len(points) == 2 and len([r for r in page_of(plates, "a7")["rules"] if r["role"] == "border"]) == 3, [l["text"] for l in points])
accordion = story_of(plates, "a8")["head"]
check("accordion", accordion[0]["lines"] == 4 and accordion[0]["size"] == 28 << 16, accordion)
rules = [r["from"][1] for r in page_of(plates, "a9")["rules"] if r["role"] == "border"]
head = part("a9", *HEADLINE)
check("head rules", len(rules) == 2 and rules[0] < head[2] and rules[1] > head[3], rules)

# Random heads: nothing is lost, nothing overlaps unless it is said, and every run ends.
r = random.Random(5)
NAMES = sorted({f[0] for f in FORMS})
pages = []
for i in range(60):
    across = r.choice([1, 2, 3, 4, 5])
    areas = r.choice(["'%s' 'c'" % "a", "'a b' 'c c'", "'a a b' 'a a a'", "'b a a' 'a a a'"]) if across < 5 else "'a' 'c'"
    columns = max(len(areas.split("'")[1].split()), 1)
    css = ("page { writing-mode: %s; grid-template-columns: repeat(%d, %dric); grid-template-rows: %s 1fr; grid-template-areas: %s; -bx-copyfit: none } "
           ".a { column-count: %s } .a > head { -bx-head-placement: %s; writing-mode: %s; %s %s } .a > head > %s { %s } headline { %s }" % (
               r.choice(["horizontal-tb", "vertical-rl"]), columns, r.randint(8, 40 // columns), r.choice(["auto", "%drlh" % r.randint(4, 22)]), areas,
               r.choice(["auto", "auto", str(r.randint(1, 4))]), r.choice(NAMES), r.choice(["horizontal-tb", "vertical-rl"]),
               r.choice(["", "", "inline-size: %dric;" % r.randint(3, 30)]), r.choice(["", "", "block-size: %drlh;" % r.randint(2, 12), "grid-column: 1 / span 2;"]),
               r.choice(["kicker", "subhead", "headline"]), r.choice(["", "writing-mode: vertical-rl", "-bx-head-placement: %s" % r.choice(NAMES)]),
               r.choice(["", "-bx-font-size-list: 小二 一号 初号; max-lines: 2"])))
    pages.append((css, '<article id="r%d" class="a" area="a"><headline>%s</headline>%s%s</article>' % (
        i, "题目" * r.randint(1, 9), r.choice(["<kicker>引题</kicker>", "<subhead>这是一个副题</subhead>", ""]), text(r.randint(0, 9)))))
plates, errors = build(pages, "", "random", "240mm 150mm")
for i, plate in enumerate(plates):
    story = plate["stories"][0]
    check("random %d lost" % i, story["placed"] + story["overset_characters"] == story["characters"], (story["placed"], story["characters"], pages[i]))
    said = [l for l in errors.split("\n") if "“r%d”" % i in l and "[E06" in l and "[E0602]" not in l]
    vertical = plate["grid"].get("vertical", False)
    body = [box(l, vertical) for _, l in lines_of(story, ("p",))]
    head = [box(l, vertical) for _, l in lines_of(story, HEADLINE)]
    over = [(a, b) for a in head for b in body if a[0] < b[1] - 999 and b[0] < a[1] - 999 and a[2] < b[3] - 999 and b[2] < a[3] - 999]
    check("random %d overlap" % i, said or not over, (over[:1], pages[i][0]))

finish()
