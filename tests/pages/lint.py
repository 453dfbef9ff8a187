#!/usr/bin/python3
"""Page lint from the files a desk writes: for each rule a page that breaks it and a near miss that does not. Rules whose
faults the layout cannot make stand in tests/unit/test_lint.c. Ends with a table of both."""
import json, os, random, re, shutil, subprocess, sys, tempfile

import program

BANXIN = os.path.abspath(sys.argv[1])
ROOT = os.getcwd()
FOLDER = tempfile.mkdtemp()
PHOTO = os.path.join(ROOT, "samples/daily/harbour.jpg")
BROADSHEET = "@page { size: 220mm 480mm } "
failures, cases, numbers = [], [], []


def check(name, condition, detail=""):
    if not condition:
        failures.append("%s: %s" % (name, detail))


def text(count, tail=""):
    """Paragraphs of 90 characters without marks, and one of what is left."""
    r = random.Random(count)
    out = []
    while count > 0:
        n = min(count, 90)
        out.append("<p>%s</p>" % "".join(chr(0x4E00 + r.randint(0, 400)) for _ in range(n)))
        count -= n
    return "".join(out) + tail


def article(name, head="", body=200, attributes="", area=None):
    head = "<headline>%s</headline>" % head if head else ""
    body = text(body) if isinstance(body, int) else body
    return '<article id="%s" area="%s" %s>%s%s</article>' % (name, area or name, attributes, head, body)


def figure(name, attributes="", area=None, inside="<caption>图中是港口</caption><credit>某某 摄</credit>"):
    return '<figure id="%s" area="%s" src="%s" %s>%s</figure>' % (name, area or name, PHOTO, attributes, inside)


def areas(*rows, lines=None):
    lines = lines or " ".join(["1fr"] * len(rows))
    return "page { grid-template-rows: %s; grid-template-areas: %s } " % (lines, " ".join('"%s"' % r for r in rows))


def case(rule, broken, css, body, attributes=""):
    cases.append((rule, broken, css, body, attributes))


def both(rule, css_broken, body_broken, css_near, body_near):
    case(rule, True, css_broken, body_broken)
    case(rule, False, css_near, body_near)


A, B = "江水东流十里悠长", "渡口灯火映入夜明"
TWO = areas("a a b b")
side = article("a", A, 1500) + article("b", B, 1500)
both(1, TWO, side, TWO, article("a", "江水", 1500) + article("b", "渡口", 1500))
both(2, areas("a a a a", "b b b b", lines="4rlh 1fr") + "page { row-gap: 0 }", article("a", A, 60) + article("b", B, 900),
     areas("a a a a", "b b b b", lines="9rlh 1fr"), article("a", A, 300) + article("b", B, 900))
both(3, TWO, side, TWO, article("a", A, 1500) + article("b", "渡口灯火<br/>入夜明", 1500))
rows = article("a", A, 900) + article("b", B, 900)
both(4, areas("a a a a", "b b b b"), rows, areas("a a a c", "b b b c"), rows + article("c", "", 900))
case(4, True, areas("a a a a") + "page { -bx-page-cut: require }", article("a", A, 3000))
case(4, False, areas("a a a a", "b b b b") + "page { -bx-page-cut: allow }", rows)
quarters = "".join(article(n, h, 500) for n, h in zip("abcd", (A, B, "旧城墙下", "早市")))
both(5, areas("a a b b", "c c d d"), quarters, areas("a a b b", "c c c c"), "".join(article(n, h, 700) for n, h in zip("abc", (A, B, "旧城墙下"))))
case(5, False, areas("a a a g", "b b b g"), rows + '<group area="g"><article><headline>边栏</headline>%s</article></group>' % text(600))
both(6, areas("a a b b", "c c d d"), quarters, areas("a a b b", "c d d d"), quarters)
both(9, areas("a b a b"), article("a", "", 1500) + article("b", "", 1500), TWO, side)
one = areas("a a a a")
both(10, one + "#a > head { grid-column: 3 / span 2; block-size: 8rlh }", article("a", A, 1500),
     one + "#a > head { grid-column: 2 / span 2; block-size: 8rlh }", article("a", A, 1500))
fill = "article { column-fill: auto } p { widows: 1; orphans: 1; text-wrap-style: auto; text-indent: 0 } "
under = article("a", A, text(500, '<figure src="%s"><caption>图</caption><credit>某某 摄</credit></figure>' % PHOTO))
case(10, False, areas("a a a a", "b b b b", lines="22rlh 1fr") + "#a figure { float: top; block-size: 12rlh }", under + article("b", B, 700))
lines = lambda n, tail="": "<p>%s%s</p>" % ("字" * (15 * n), tail)
slices = areas("a b b b", "c b b b", lines="10rlh 1fr")
wide = areas("a a b b", "c c b b", lines="10rlh 1fr")
both(12, fill + wide, article("a", "", lines(11)), fill + wide, article("a", "", lines(13)))
both(13, fill + wide, article("a", "", lines(10, "三个字") + lines(8)), fill + wide, article("a", "", lines(10, "这里有八个字尾巴") + lines(8)))
both(14, one, article("a", A, text(600, "<crosshead>小标题</crosshead>")), one, article("a", A, text(300, "<crosshead>小标题</crosshead>" + text(300))))
both(15, fill + wide, article("a", "", lines(7) + "<crosshead>小标题</crosshead>" + lines(6)), fill + wide, article("a", "", lines(18)))
both(16, TWO + "#b, #b body, #b p { font: 小五/12pt serif }", side, TWO, side)
case(16, False, TWO + "#b, #b body, #b p { font: 七号/12pt serif }", side)
both(17, areas("a a . ."), article("a", A, 3000), TWO, article("a", A, 3000) + article("b", B, 3000))
both(18, TWO, article("a", A, 3000), TWO, article("a", A, 900))
narrow = areas("a a a b") + ".large { text-indent: 0; font-size: 40pt }"
both(19, narrow, article("a", A) + article("b", "", '<p class="large">字</p>'), narrow,
     article("a", A) + article("b", "", "<p>字%s</p>" % ("x" * 9)))
pair = figure("p") + figure("q")
both(20, areas("p p q q"), pair, areas("p p q q") + "page { column-rule: 0.5pt solid }", pair)
both(21, areas("a b c p"), article("a", A) + figure("p", 'article="a"'), areas("a p b c"), article("a", A) + figure("p", 'article="a"'))
both(22, areas("p p a a"), figure("p", 'facing="left"') + article("a", A), areas("p p a a"), figure("p", 'facing="right"') + article("a", A))
top = article("a", A, 700) + figure("p", area="p")
both(23, areas("a a a a", "p p p p"), top, areas("p p p p", "a a a a"), top)
crossed = "<crosshead>小标题</crosshead>".join(text(330) for _ in range(5))
both(24, areas("a a a b"), article("a", "", 2000), areas("a a a b"), article("a", "", crossed))
four = areas("a a a a", "b b b b", "c c c c", "d d d d")
both(25, four + "headline { text-align: start }", quarters, four, quarters)
weights = lambda p, q: article("a", A, 600, 'priority="%d"' % p) + article("b", B, 600, 'priority="%d"' % q)
large = areas("a a a b", "a a a b") + "#a headline { font-size: 一号 } #b headline { font-size: 四号 }"
both(26, large, weights(2, 1), large, weights(1, 2))
case(26, True, areas("b b b b", "a a a a"), weights(1, 2))
case(26, False, areas("b b b b", "a a a a"), article("a", A, 600, 'priority="1" play="reverse"') + article("b", B, 600, 'priority="2"'))
both(27, TWO + "#b headline { font-size: 小二 }", weights(1, 1), TWO, weights(1, 1))
kicker = "<kicker>引题在上</kicker><headline>主题在下</headline>" + text(600)
both(28, one + "kicker { font-size: 小二 }", article("a", "", kicker), one, article("a", "", kicker))
word = one + 'headline { -bx-protected-words: "江湾日报" }'
both(29, word, article("a", "读者来信江湾<br/>日报收到三百封", 600), word, article("a", "读者来信<br/>江湾日报收到三百封", 600))
both(30, one, article("a", "短题", 600), one, article("a", "这个标题长得正好排满全版四栏的宽度", 600))
both(31, one + "headline { -bx-text-scale: 130% }", article("a", A, 600), one + "headline { -bx-text-scale: 120% }", article("a", A, 600))
sizes = lambda n: "".join('<span style="font-size: %dpt">字</span>' % (12 + i) for i in range(n))
both(32, one, article("a", sizes(9), 600), one, article("a", sizes(7), 600))
both(33, TWO + "#a { column-count: 4 }", side, TWO + "#a { column-count: 2 }", side)
stacked = areas("a a a a", "b b b b")
both(34, stacked + "#b { column-count: 4; column-gap: 3ric }", rows, stacked, rows)
both(35, stacked + "page { row-rule: 0.1pt solid }", rows, stacked + "page { row-rule: 0.25pt solid }", rows)
case(35, True, stacked + "page { row-rule: 0.4pt solid device-cmyk(0 0 0 0.5) }", rows)
case(35, False, stacked + "page { row-rule: 0.5pt solid device-cmyk(0 0 0 0.5) }", rows)
# Vertical pages: columns are tiers, rows follow from right to left, headlines stand upright.
DOWN = "page { writing-mode: vertical-rl; grid-template-columns: repeat(4, 13ric) } "
tiers = DOWN + areas("a a b b")
both(1, tiers, side, tiers, article("a", "江水", 1500) + article("b", "渡口", 1500))
both(2, DOWN + areas("a a a a", "b b b b", lines="4rlh 1fr") + "page { row-gap: 0 }", article("a", A, 50) + article("b", B, 900),
     DOWN + areas("a a a a", "b b b b", lines="9rlh 1fr"), article("a", A, 300) + article("b", B, 900))
both(4, tiers, side, DOWN + areas("a a b b", "c c c c"), side + article("c", "", 900))
both(17, DOWN + areas("a a a a", ". . . .", lines="20rlh 20rlh"), article("a", A, 3000), DOWN + areas("a a a a", "b b b b"), article("a", A, 3000) + article("b", B, 3000))
both(26, DOWN + areas("b b b b", "a a a a"), weights(1, 2), DOWN + areas("a a a a", "b b b b"), weights(1, 2))
here = len(cases) + 1
case(36, True, one, article("j", A, text(300, "<p>（下转第%d版）</p>" % (here + 1)), area="a"))
case(36, False, one, article("k", B, text(300, "<p>（下转第%d版）</p>" % (here + 2)), area="a"))
case(36, False, one, article("k2", B + "（续）", "<p>（上接第%d版）</p>" % (here + 1) + text(300), area="a"))
case(36, True, one, article("k3", "没有人转来的稿件", "<p>（上接第%d版）</p>" % (here + 2) + text(300), area="a"))
here = len(cases) + 1


def part(folder, body):
    """One part of a story in a file of its own, so that its parts share a name."""
    os.mkdir(os.path.join(FOLDER, folder))
    open(os.path.join(FOLDER, folder, "s.xml"), "w").write("<article><headline>%s</headline>%s</article>" % (A, body))
    return '<article src="%s/s.xml" area="a"/>' % folder


case(11, False, one, part("begin", text(300, "<p>（下转第%d版）</p>" % (here + 1))))
case(11, False, one, part("answer", "<p>（上接第%d版）</p>" % here + text(300)))
case(11, True, one, part("silent", text(300)))
both(37, one, article("a", A, '<p>更多报道<ref page="999">见999版</ref></p>'), one, article("a", A, '<p>更多报道<ref page="1">见1版</ref></p>'))
case(37, True, one, article("a", A, '<p>更多报道<ref page="1">见2版</ref></p>'))
case(37, True, one, article("a", A, '<p>更多报道<ref page="1" article="nobody">见1版</ref></p>'))
folio = areas("f f f f", "a a a a", lines="2rlh 1fr")
foot = lambda words: '<folio area="f"><p>%s</p></folio>' % words + article("a", A, 600)
both(38, folio, foot("2026年11月25日 责编 某某"), folio, foot("2026年11月24日 星期二 责编 某某"))
case(38, True, folio, foot("2026年11月24日 星期三 责编 某某"))
case(38, True, folio, foot("2026年11月24日 农历十月十五 责编 某某"))
case(38, False, folio, foot("2026年11月24日 农历十月十六 责编 某某"))
case(38, True, folio, foot("第998版 责编 某某"))
case(38, True, folio, foot('第<field name="page"/>版'))
case(38, False, folio, foot('第<field name="page"/>版 责编 某某'))
both(39, areas("p p a a"), figure("p", inside="<caption>图中是港口</caption>") + article("a", A), areas("p p a a"), figure("p") + article("a", A))
case(39, True, areas("p p a a"), figure("p", inside="") + article("a", A))
case(39, False, areas("p p a a"), figure("p", 'kind="file"', inside="<caption>资料图片</caption>") + article("a", A))
both(40, one, article("a", A, 600, 'kind="report"'), one, article("a", A, text(600, "<byline>某某</byline>"), 'kind="report"'))
case(40, True, one, article("a", A, text(600, '<byline>本报记者 方一苇</byline><figure src="%s"><caption>图</caption><credit>方一苇 摄</credit></figure>' % PHOTO)))
wire = lambda day: article("a", A, "<p><dateline>新华社北京%s电</dateline>%s</p>" % (day, "字" * 300))
both(41, one, wire("11月19日"), one, wire("11月22日"))
case(41, True, one, wire("11月26日"))
case(41, False, one, wire("23日"))
group = areas("g a a a")
both(42, group, '<group area="g"><label>简明新闻</label></group>' + article("a", A), group,
     '<group area="g"><label>简明新闻</label><article id="x">%s</article></group>' % text(200) + article("a", A))
box = lambda: '<infobox id="i" area="b"><headline>须知</headline><item><label>时间：</label>每周日上午八点</item></infobox>' + article("a", A, area="a")
both(43, TWO + "infobox { padding: 1pt }", box(), TWO + "infobox { padding: 5pt }", box())
both(44, TWO + "infobox { background: device-cmyk(0 0 0 0.7) }", box(), TWO + "infobox { background: device-cmyk(0 0 0 0.15) }", box())
case(44, False, TWO + "infobox { background: device-cmyk(0 0 0 0.3) } infobox > headline { font-size: 小二; color: device-cmyk(0 0 0 0) }",
     box().replace("须知", "　"))  # white space is no ink
case(44, True, TWO + "infobox, infobox * { background: device-cmyk(0 0 0 1); color: device-cmyk(0 0 0 0); font-size: 6pt }", box())
white = "head > label { color: white%s } "  # on paper, and in a label's own tint; strokes can be read without one
labelled = '<article id="a" area="a"><label>专栏</label><headline>%s</headline>%s</article>' % (A, text(400))
both(44, TWO + white % "", labelled, TWO + white % "; background: device-cmyk(0 1 1 0)", labelled)
case(44, False, TWO + white % "; -webkit-text-stroke: 3pt black; paint-order: stroke", labelled)
both(45, areas("p p p p"), figure("p"), areas("p a a a", "a a a a", lines="9rlh 1fr"), figure("p") + article("a", A, 1500))
sheet = BROADSHEET + areas("a a a a")
both(46, sheet, article("a", A, 3000, 'fold="avoid"'), sheet, article("a", A, 3000))
ad = lambda width: '<ad area="b" booking="1" width="%s" topics="banks"><p>广告</p></ad>' % width
both(47, TWO, article("a", A) + ad("120mm"), TWO, article("a", A) + ad("98.4mm"))
case(47, True, TWO, article("a", A, 200, 'topics="banks courts"') + ad("98.4mm"))
meet = lambda a, b: TWO + 'page { -bx-sensitive-words: "长渡" }'
both(48, meet(0, 0), side, meet(0, 0), article("a", B, 1500) + article("b", A, 1500))
left = lambda words: article("a", A, "<p>江水东流%s渡口灯火映入夜。</p>%s" % (words, text(500)))
for words, near in (("，XXX市长", "，XXL码"), ("，电话xxxx。", "，maxxxx。"), ("，TK，", "，TKO，"), ("，TKTK，", "，CTK，"), ("【待核】", "【待到】"), ("（待补数字）", "（待人接物）"), ("？？？亿元", "？？？”"),
                    ("&amp;nbsp;", "A&amp;B公司"), ("&amp;#160;", "&amp;#；"), ("&lt;p>", "3&lt;4，5>2"), ("&lt;/p>", "&lt;/"), ("2026年13月45日", "2026年12月31日"), ("（11月31日）", "（10月31日）"),
                    ("2026年2月29日", "2024年2月29日"), ("，25:70开会", "，以25:70负"), ("，8:75起", "，8:45起"), ("他的的字", "他的的确确"), ("在在场", "他实在不在场")):
    both(51, one, left(words), one, left(near))
both(52, TWO, article("a", A, 1500) + article("b", B, 1500), TWO, article("a", A, 1500) + article("b", B, 1400))
both(53, one, article("a", "", 500), one, article("a", A, 500))
both(53, one, article("a", A, "<headline>渡口灯火</headline>" + text(500)), one, article("a", "江水东流<br/>渡口灯火", 500))
case(50, False, one, article("u", "全市水利建设推进会昨日在江湾召开", 600, area="a"))
case(50, True, one, article("v", "水利建设推进会昨日落幕", 600, area="a"))
case(50, False, one, article("w", "水利建设推进会今日继续", 600, area="a"))


if len(cases) % 2 == 0:
    case(50, False, one, article("y", "另一个完全不同的标题", 600, area="a"))  # spreads begin with an even page
wide = "@page { size: 440mm 200mm } page { grid-template-columns: repeat(8, 15ric) } " + areas("a a a a a a a a")
case(46, True, wide, article("a", "横贯两版的大标题压住中缝", 1500), attributes="spread")
case(46, False, wide, article("a", "横贯两版的大标题　　　　　空开中间的缝", 1500), attributes="spread")


def build():
    pages = []
    numbers.extend(range(1, len(cases) + 1))
    numbers[-1] += 1  # behind a spread of two
    for number, (rule, broken, css, body, attributes) in zip(numbers, cases):
        own = lambda m: m.group(1) + m.group(2) + str(number) + m.group(3)  # an id is used once in a file
        body = re.sub(r'( id="| article=")(\w+)(")', own, body)
        css = re.sub(r"(#)([a-z])(\b)", own, css)
        spread = ' spread="%d"' % (number + 1) if attributes else ""
        pages.append('<page number="%d"%s><style><![CDATA[%s]]></style>%s</page>' % (number, spread, css, body))
    house = ("@page { size: 220mm 200mm; margin: 10mm } page { grid-template-columns: repeat(4, 15ric); row-gap: 1rlh } "
             "headline { text-wrap-style: auto }")
    path = os.path.join(FOLDER, "t")
    open(path + ".xml", "w").write('<issue title="试" date="2026-11-24"><style>%s</style>%s</issue>' % (house, "".join(pages)))
    run = program.run([BANXIN, "build", path + ".xml", "-o", path + ".pdf", "--report", path + ".json", "--diagnostics", "short", "--lint-overlay"], text=True)
    if run.returncode > 1 or "Sanitizer" in run.stderr:
        raise SystemExit(run.stderr[-3000:])
    return run, json.load(open(path + ".json")), path


run, report, path = build()
found = {}
for m in report["messages"]:
    if m["code"].startswith("N"):
        found.setdefault(m["page"], []).append(m)
for number, (rule, broken, css, body, attributes) in zip(numbers, cases):
    codes = [m["code"] for m in found.get(number, [])]
    check("page %d, N%02d %s" % (number, rule, "broken" if broken else "near miss"), ("N%02d" % rule in codes) == broken,
          (codes, css[:200], re.sub(r"<p>[^<]{40,}", "<p>…", body)[:300]))

# Place, story and severity of findings; the overlay; the lint command; severities by style.
width, height = 220 / 25.4 * 72 * 65536, 480 / 25.4 * 72 * 65536
for messages in found.values():
    for m in messages:
        x, y, w, h = m.get("rect", (0, 0, 0, 0))
        check("rectangle", w > 0 and h > 0 and x > -width and y >= -65536 and x + w < 2 * width and y + h <= height, m)


def broken_page(rule):
    """The number of the first page that breaks the rule."""
    return next(number for number, (n, broken, *_) in zip(numbers, cases) if n == rule and broken)


page = str(broken_page(4))
shown = subprocess.run(["pdftotext", "-f", page, "-l", page, path + ".pdf", "-"], capture_output=True, text=True).stdout
check("overlay", "N04" in shown, shown[-200:])
title = subprocess.run(["pdfinfo", path + ".pdf"], capture_output=True, text=True).stdout
check("proof", "(proof)" in title, title)
said = [m for m in found[broken_page(18)] if m["code"] == "N18"]
check("repeats", said and "[N18]" not in run.stderr and "[E0601]" in run.stderr, said)
alone = program.run([BANXIN, "lint", path + ".xml", "--diagnostics", "short"], text=True)
check("lint command", alone.returncode == 1 and "[N18]" in alone.stderr and "[E0601]" not in alone.stderr, alone.stderr[-300:])
strict = os.path.join(FOLDER, "strict.css")
open(strict, "w").write("page { -bx-lint: all off, n04 error } article { -bx-lint: n30 warning }")
report = path + "2.json"
program.run([BANXIN, "lint", path + ".xml", "--style", strict, "--report", report])
levels = {(m["code"], m["severity"]) for m in json.load(open(report))["messages"] if m["code"].startswith("N")}
check("severities", levels == {("N04", "error"), ("N30", "warning")}, levels)

if "--keep" in sys.argv:
    shutil.copytree(FOLDER, sys.argv[sys.argv.index("--keep") + 1], dirs_exist_ok=True)

rules = [int(number) for number in re.findall(r"^N(\d+) ", program.run([BANXIN, "lint", "--rules"], text=True).stdout, re.M)]
check("rules", len(rules) >= 50 and {rule for rule, *_ in cases} <= set(rules), rules)
for f in failures[:30]:
    print(f)
table = {}
for number, (rule, broken, *rest) in zip(numbers, cases):
    table.setdefault(rule, ([], []))[0 if broken else 1].append(number)
print("\n rule  broken on pages      near miss on pages")
for rule in rules:
    hits, misses = table.get(rule, ([], []))
    print("  N%02d  %-20s %s" % (rule, " ".join(map(str, hits)) or "unit test", " ".join(map(str, misses)) or "unit test"))
print("%d failures" % len(failures))
shutil.rmtree(FOLDER)
sys.exit(1 if failures else 0)
