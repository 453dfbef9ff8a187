#!/usr/bin/python3
"""Copyfit: stories fill their slices exactly, step by step; what cannot be mended is reported in exact numbers."""
import json, os, random, re, sys

import program
from harness import BANXIN, FOLDER, check, finish

PITCH = 13 * 65536
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "bench"))
import news

PROSE = re.sub(r"[a-zA-Z ]", "", "".join(news.paragraphs(60000, 7)))


def text(characters, seed):
    """So many characters of news text, from the start of a sentence to a stop."""
    begin = PROSE.index("。", random.Random(seed).randint(0, 50000)) + 1
    while PROSE[begin] in "”’）》":
        begin += 1
    return PROSE[begin:begin + characters - 1].rstrip("，、；：“‘（《") + "。"


def paragraphs(counts, seed=1, marks=()):
    return "".join("<p%s>%s</p>" % (marks[i] if i < len(marks) else "", text(n, seed * 100 + i)) for i, n in enumerate(counts))


def build(pages, css="", name="t"):
    """Sets a list of (content, css of the page); returns pages of the dump, stories and messages of the report."""
    path = os.path.join(FOLDER, name)
    sheet = ("@page { size: 390mm 546mm; margin: 15mm } page { grid-template-columns: repeat(5, 15.5ric); row-gap: 1rlh; "
             "text-autospace: no-autospace } article > head { display: none } " + css)
    body = "".join('<page number="%d"><style><![CDATA[%s]]></style>%s</page>' % (i + 1, own, content)
                   for i, (content, own) in enumerate(pages))
    open(path + ".xml", "w").write('<issue title="试" date="2026-11-24"><style><![CDATA[%s]]></style>%s</issue>' % (sheet, body))
    run = program.run([BANXIN, "build", path + ".xml", "-o", path + ".pdf", "--dump", path + ".json", "--report", path + ".report"], text=True)
    if run.returncode > 1 or "Sanitizer" in run.stderr:
        raise SystemExit(run.stderr)
    report = json.load(open(path + ".report"))
    return json.load(open(path + ".json"))["pages"], report["story"], report["messages"], run.stderr


def story(page):
    return page["stories"][0]


def slices(s):
    """Body lines of each slice, in reading order."""
    found = {}
    for b in s["blocks"]:
        if b["role"] in ("p", "crosshead", "rule"):
            found[b["slice"]] = found.get(b["slice"], 0) + (len(b["lines"]) if b["role"] == "p" else b["rect"][3] // PITCH)
    return [found[k] for k in sorted(found)]


def rows(lines, columns=5):
    return 'page { grid-template-rows: %drlh 1fr; grid-template-areas: "%s" "%s" }' % (
        lines, " ".join("a" * columns), " ".join("." * columns))


def article(content, number):
    return '<article id="a%d" area="a">%s</article>' % (number, content)


NONE = "page { -bx-copyfit: none }"


def steps(s):
    return [x[0] for x in s.get("copyfit", [])]


# Stories of random lengths in areas up to four lines too high or too low for them.
contents = []
for seed in range(16):
    r = random.Random(seed)
    contents.append(article(paragraphs([r.randint(30, 170) for _ in range(r.randint(8, 16))], seed), seed))
tall, *_ = build([(c, rows(100) + NONE) for c in contents], "", "tall")
natural = [sum(slices(story(page))) for page in tall]
check("copyfit none takes no steps", not any(steps(story(page)) for page in tall))
pages, off = [], []
for content, lines in zip(contents, natural):
    for height in (lines // 5, lines // 5 + 1):
        pages.append((content.replace('id="a', 'id="a%d-' % height), rows(height)))
        off.append(lines - 5 * height)
fitted, report, messages, stderr = build(pages, "", "fitted")
exact = 0
for seed, page in enumerate(fitted):
    s = story(page)
    delta = sum(x[4] - x[3] for x in s.get("copyfit", []))
    rest = sum(slices(s)) + s["overset_lines"] - natural[seed // 2]
    check("steps add up", rest == delta, (off[seed], slices(s), s.get("copyfit")))
    check("what is over or missing", s["overset_lines"] - s["empty_lines"] == off[seed] + delta, (off[seed], delta, s["overset_lines"], s["empty_lines"]))
    if s["overset_lines"] == s["empty_lines"] == 0:
        exact += 1
        check("columns end together", len(set(slices(s))) == 1, slices(s))
    for step in s.get("copyfit", []):
        check("lines only", step[0] in ("marks", "widow", "gaps") and abs(step[4] - step[3]) == 1, step)
    check("only as far as needed", all((x[4] < x[3]) == (off[seed] > 0) for x in s.get("copyfit", [])), (off[seed], s.get("copyfit")))
print("%d of %d stories up to four lines off filled exactly" % (exact, len(pages)))
near = [story(page) for page, lines in zip(fitted, off) if lines in (-1, 0)]
check("one line is always found", all(s["overset_lines"] == s["empty_lines"] == 0 for s in near), len(near))
check("stories are lengthened and shortened", {x[0] for page in fitted for x in story(page).get("copyfit", [])} >= {"gaps", "marks"})

# What the report says is what it takes: so many characters cut or added, and the story fills.
again, kinds = [], []
for seed, (page, entry) in enumerate(zip(fitted, report)):
    s = story(page)
    content, css = pages[seed]
    end = content.rindex("。</p>")
    if s["overset_lines"]:
        begin = end + 1 - s["overset_characters"]
        if "<" in content[begin:end] or content[begin - 1] in "，、；：“（《":
            continue
        again.append((content[:begin] + content[end + 1:], css))
        kinds.append("cut")
    elif s["empty_lines"]:
        found = [m for m in messages if m.get("page") == seed + 1 and m["code"] == "E0602"]
        number = int(re.findall(r"about (\d+) characters", found[0]["message"])[0]) if found else round(s["empty_lines"] * 15.5)
        again.append((content[:end] + text(number + 1, 777)[:number] + content[end:], css))
        kinds.append("add")
mended, *_ = build(again, "", "mended")
for kind, page in zip(kinds, mended):
    s = story(page)
    check("numbers of the report (%s)" % kind, s["overset_lines"] == 0 and s["empty_lines"] <= 1, (s["overset_lines"], s["empty_lines"], s["copyfit"] if "copyfit" in s else ""))
print("%d stories cut, %d lengthened by what the report says" % (kinds.count("cut"), kinds.count("add")))

# Lines of a head with a label: the label keeps its place, the gaps below it share them.
labelled = [('<article id="h%d" area="a"><head><label>栏目</label><headline>题</headline><byline>某人</byline></head><p>%s</p></article>' % (n, text(400, 3)),
             rows(n, 1)) for n in range(26, 42)]
places = {}
for page in build(labelled, "page { grid-template-columns: 15.5ric; -bx-copyfit: all } p { -bx-copyfit: none } article > head { display: block } byline { line-height: 12pt }", "label")[0]:
    s = [s for s in page["stories"] if s["story"].startswith("h")][0]
    given = sum(step[0] == "head" and step[4] - step[3] for step in s.get("copyfit") or [])
    if s["overset_lines"] == 0 and s["empty_lines"] == 0:
        tops = [b["lines"][0]["origin"][1] - s["polygon"][0][1] for b in s["blocks"]]
        places[given] = [(top - tops[0]) / PITCH for top in tops[:3]] + [tops[0]]
check("lines of a head are found", 0 in places and 2 in places, places)
for given in set(places) & {1, 2}:
    moved = [places[given][i] - places[0][i] for i in range(4)]
    shares = [abs(moved[i] - given * i / 3) < 0.02 for i in range(3)]
    check("a head shares its lines", all(shares) and moved[3] == 0, (given, moved))

# The whole ladder, in its order, one line after the other: paragraphs are not asked for.
COLUMN = ("page { grid-template-columns: 15.5ric; -bx-copyfit: all } p { -bx-copyfit: none } article > head { display: block; "
          "block-size: 8rlh; -bx-copyfit-range: 2 } crosshead { block-size: 4rlh } figure { block-size: 20rlh; object-fit: cover } "
          "rule { -bx-copyfit-range: 0 1 } ")
LADDER = ["crosshead", "crosshead", "head", "head", "picture"]


def column(number, marks=("", "", "", ""), css="", height=60):
    a, b, c, d = ["<p%s>%s</p>" % (m, text(n, 40 + i)) for i, (n, m) in enumerate(zip((60, 61, 75, 50), marks))]
    body = ('<headline>题</headline><figure src="%s"><credit>某人 摄</credit></figure>' % os.path.abspath("samples/daily/harbour.jpg") +
            a + "<crosshead>小题</crosshead>" + b + "<crosshead>又一小题</crosshead>" + c + d + "<rule/>")
    return '<article id="b%d" area="a">%s</article>' % (number, body), COLUMN + rows(height, 1) + css


(first,), *_ = build([column(0, css=NONE)], "", "first")
natural = 60 - story(first)["empty_lines"]
marks = ("", ' cut="2"', ' cut="1"', ' cut="ok"')
fitted, _, messages, _ = build([column(20 + d, marks if d < -5 else ("",) * 4, height=natural + d) for d in range(-9, 7)], "", "ladder")
for d, page in zip(range(-9, 7), fitted):
    s = story(page)
    taken = steps(s)
    if d < -5:
        check("a paragraph goes", taken.count("drop") == 1 and s["overset_lines"] == 0 and len([b for b in s["blocks"] if b["role"] == "p"]) == 3, (d, taken))
        dropped = next(x for x in s["copyfit"] if x[0] == "drop")
        check("the first in order", dropped[2] == 4 and dropped[4] == 0, dropped)
        continue
    wanted = (LADDER + ["tail"])[:abs(d)]
    check("rungs in order", taken == wanted, (d, taken))
    check("exact", s["overset_lines"] == s["empty_lines"] == 0, (d, s["overset_lines"], s["empty_lines"]))
    check("one line each", all(x[4] - x[3] == (1 if d > 0 else -1) for x in s.get("copyfit", [])), s.get("copyfit"))
check("what was left out is said", len([m for m in messages if m["code"] == "E0640"]) == 4, [m["code"] for m in messages])

# A caption ends where it may, before paragraphs go: at a figure without a height of its own.
CAPTION = ("page { grid-template-columns: 15.5ric; -bx-copyfit: all } p { -bx-copyfit: none } figure { -bx-copyfit-range: none }")
figure = '<figure src="%s"><caption>%s<span cut="ok">%s</span></caption></figure>' % (os.path.abspath("samples/daily/harbour.jpg"), text(20, 91), text(30, 92))
caption = lambda n, height: ('<article id="c%d" area="a">%s</article>' % (n, figure + paragraphs([60, 80])), CAPTION + rows(height, 1))
(first,), *_ = build([caption(0, 60)], NONE, "uncut")
natural = 60 - story(first)["empty_lines"]
cut, _, messages, _ = build([caption(1, natural), caption(2, natural - 1), caption(3, natural - 2)], "", "caption")
check("a caption ends earlier", [steps(story(page)) for page in cut] == [[], ["caption"], ["caption"]], [steps(story(page)) for page in cut])
check("by what is said", [m["code"] for m in messages if m["code"] == "E0642"] == ["E0642"] * 2 and
      story(cut[1])["overset_lines"] == story(cut[1])["empty_lines"] == 0, messages[-3:])

# A page whose rows share the sheet and a rail: lines move from row to row and from story to story until all is full.
SHEET = ('page { grid-template-columns: repeat(5, 15.5ric) 23.3ric; grid-template-rows: 4rlh auto auto 1fr; grid-template-areas: '
         '"m m m m m m" "u u u u u r" "w w w w w r" "x x x y y r" } #u > head { display: block; grid-column: 2 / span 3; block-size: 9rlh } '
         'group { row-gap: 1rlh } @page { margin: 15mm 16mm 14mm } article[area] { column-rule: none }')


def sheet(n, lengths):
    def piece(name, counts, area):
        head = "<headline>题</headline>" if name == "u" else ""
        return '<article id="%s%d"%s>%s%s</article>' % (name, n, area, head, paragraphs(counts, n * 10 + ord(name)))
    out = '<masthead area="m"><title>报</title></masthead>'
    for name in "uwxy":
        out += piece(name, lengths[name], ' area="%s"' % name)
    rail = "".join(piece(name, lengths[name], "") for name in "pqst")
    return out + '<group id="g%d" area="r">%s</group>' % (n, rail), SHEET.replace("#u >", "#u%d >" % n)


def resize(counts, lines, width):
    """Paragraphs so many lines longer or shorter."""
    characters = max(60, sum(counts) + int(lines * width))
    while counts and sum(counts) > characters:
        counts = counts[:-1]
    rest = characters - sum(counts)
    more = rest // 90 + 1
    return counts + [rest // more] * more if rest > 30 or not counts else counts[:-1] + [counts[-1] + rest]


def wanted(page, names):
    found = [s for s in page["stories"] if s["story"][0] in names and s["role"] == "article"]
    return sum(sum(slices(s)) + s["overset_lines"] for s in found)


r = random.Random(5)
lengths = [{name: [r.randint(40, 150) * (2 if name in "pqst" else 1) for _ in range(count)]
            for name, count in zip("uwxypqst", (24, 9, 22, 16, 4, 4, 4, 4))} for _ in range(6)]
# As a desk does: bring the stories near to their room by whole lines, then let copyfit do the rest.
for _ in range(2):
    near, *_ = build([sheet(n, lengths[n]) for n in range(6)], NONE, "near")
    for n, page in enumerate(near):
        room = {s["story"][0]: sum(x[3] for x in s["polygon"]) // PITCH for s in page["stories"] if s["role"] == "article"}
        rail = 107 - 3 - wanted(page, "pqst") + r.randint(-3, 3)
        for name, lines, width in (("x", room["x"] - wanted(page, "x"), 15.3), ("y", room["y"] - wanted(page, "y"), 15.3), ("t", rail, 23)):
            lengths[n][name] = resize(lengths[n][name], lines + (r.randint(-2, 2) if name != "t" else 0), width)
alone, *_ = build([sheet(n, lengths[n]) for n in range(6)], "group { -bx-copyfit: none } page { -bx-copyfit: none } article { -bx-copyfit: lines }", "alone")
together, _, messages, _ = build([sheet(n, lengths[n]) for n in range(6)], "", "together")
unfilled = lambda page: sum(s["overset_lines"] + s["empty_lines"] for s in page["stories"] if s["role"] == "article")
before, after = [unfilled(p) for p in alone], [unfilled(p) for p in together]
check("rows together do better than stories alone", sum(after) < sum(before) and 0 in [b for a, b in zip(before, after) if a > 0], (before, after))
full = 0
for page in together:
    rail = [s for s in page["stories"] if s["story"][0] in "pqst"]
    full += sum(s["polygon"][0][3] for s in rail) == 104 * PITCH and not any(s["overset_lines"] or s["empty_lines"] for s in rail)
check("members of a rail share its lines", full >= 5, full)
print("lines unfilled on 6 pages: %d, with rows that give and take %d; %d rails exact" % (sum(before), sum(after), full))

# A column of briefs is fitted as one: its lines go to and come from the briefs that give them most easily.
BRIEFS = "page { grid-template-columns: 15.5ric } briefs { row-gap: 0 } brief { margin: 0 } "
briefs = lambda n, height, seeds: ('<briefs id="n%d" area="a">%s</briefs>' % (n, "".join(
    "<brief>%s</brief>" % text(58 + seed % 40, 500 + seed) for seed in seeds)), BRIEFS + rows(height, 1))
tried, *_ = build([briefs(i, 105, range(14 * i, 14 * i + 14)) for i in range(6)], NONE, "briefs-first")
ends = [sum(c[3] for c in s["blocks"][-1]["lines"][-1]["clusters"]) / (9 * 65536) for page in tried for s in page["stories"] if s["role"] == "brief"]
seeds = [i for i, end in enumerate(ends) if 13.6 < end < 15.4][:4] + [i for i, end in enumerate(ends) if end < 3.5][:3]
(first,), *_ = build([briefs(9, 90, seeds)], NONE, "briefs-chosen")
natural = sum(len(b["lines"]) for s in first["stories"] for b in s["blocks"] if b["role"] == "brief")
fitted, _, messages, _ = build([briefs(n + 10, natural + n, seeds) for n in (-1, 0, 1)], "", "briefs")
for n, page in zip((-1, 0, 1), fitted):
    briefs_set = [s for s in page["stories"] if s["role"] == "brief"]
    lines = sum(len(b["lines"]) for s in briefs_set for b in s["blocks"])
    check("briefs fill their column", lines == natural + n, (n, lines, natural, [s.get("copyfit") for s in briefs_set]))
    check("steps of briefs", sum(x[4] - x[3] for s in briefs_set for x in s.get("copyfit", [])) == n)
check("no hole", not [m for m in messages if m["code"] in ("E0601", "E0602", "E0608")], messages[-2:])

# A story that is too short is told, unless white is wanted.
white = [(article(paragraphs([60]), n + 1), NONE + rows(20) + css) for n, css in enumerate(("", "article { align-content: start }", "article { align-content: end }"))]
short, _, messages, _ = build(white, "", "white")
check("white that is wanted", [m["page"] for m in messages if m["code"] == "E0602"] == [1, 3] and all(story(p)["empty_lines"] > 80 for p in short),
      [(m["code"], m.get("page")) for m in messages])

# The work of copyfit grows with the text, not with the square of its rows or of what is missing: stairs of n rows, in
# which every move of a line changes both stories.
def stairs(n):
    areas = " ".join('"%s"' % " ".join("a" if row >= column else "b" for column in range(n)) for row in range(n))
    css = "page { grid-template-columns: repeat(%d, 10ric); grid-template-rows: repeat(%d, 1fr); grid-template-areas: %s }" % (n, n, areas)
    size = "@page { size: %dmm %dmm; margin: 15mm } " % (35 * n + 30, 26 * n + 30)
    return "".join('<article id="%s" area="%s">%s</article>' % (name, name, paragraphs([100] * (n * n // part), part))
                   for name, part in (("a", 6), ("b", 8))), css, size


work = []
for n in (10, 20):
    content, css, size = stairs(n)
    build([(content, css)], size, "stairs")
    poured = json.load(open(os.path.join(FOLDER, "stairs.report")))["page"][0]["poured"]
    work.append(poured / (n * n // 6 + n * n // 8))
check("work grows with the text", work[1] < 2 * work[0] and work[1] < 400, work)

finish()
