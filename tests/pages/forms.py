#!/usr/bin/python3
"""The gallery of forms: every page full and without errors; every form named, with the style that makes it as it stands in
forms.css; shapes, columns and heads where their names say."""
import json, os, re, subprocess, sys, tempfile

import program
import xml.etree.ElementTree as tree

BANXIN = os.path.abspath(sys.argv[1])
ISSUE, SHEET = "samples/forms/issue.xml", "samples/forms/forms.css"
EM, PITCH = 9 * 65536, 13 * 65536
failures = []


def check(name, condition, detail=""):
    if not condition:
        failures.append("%s: %s" % (name, detail))


def build(folder):
    pdf, dump = os.path.join(folder, "f.pdf"), os.path.join(folder, "f.json")
    run = program.run([BANXIN, "build", ISSUE, "-o", pdf, "--dump", dump, "--diagnostics", "short"], text=True)
    check("exit code", run.returncode == 0, run.stderr[-3000:])
    check("errors", " error:" not in run.stderr, run.stderr[-3000:])
    text = [subprocess.run(["pdftotext", "-raw", "-f", str(n), "-l", str(n), pdf, "-"], capture_output=True, text=True).stdout
            for n in range(1, len(json.load(open(dump))["pages"]) + 1)]
    return {p["page"]: p for p in json.load(open(dump))["pages"]}, [re.sub(r"\s", "", t) for t in text]


def squeeze(text):
    return re.sub(r"[\s　]", "", text)


def shown(box):
    return "".join("".join(p.itertext()) for p in box.findall("p") if p.get("class") != "markup")


with tempfile.TemporaryDirectory() as folder:
    pages, texts = build(folder)
issue = tree.parse(ISSUE).getroot()
sheet = squeeze(re.sub(r"/\*.*?\*/", "", open(SHEET).read(), flags=re.S))

# Names stand on their pages, numbered through, and on the cover; styles stand in the sheet as they are shown.
names = []
for page in issue.findall("page"):
    number = int(page.get("number"))
    own = re.search(r"page\.p%d(?:,page\.p\d+)*\{([^}]*)\}" % number, sheet)
    for box in page.iter("infobox"):
        if box.get("class") == "name":
            name = box.find("p/strong").text
            names.append(name)
            check("numbered", box.find("p/span").text == str(len(names)), name)
            check("named on page %d" % number, squeeze(name) in texts[number - 1], name)
            check("listed", squeeze("%d %s" % (len(names), name)) in texts[0], name)
        if box.get("class") == "css":
            css = squeeze(shown(box))
            for declaration in (d for body in re.findall(r"page\{([^}]*)\}", css) for d in body.split(";") if d):
                name, value = declaration.split(":", 1)
                parts = re.findall(r'"([^"]*)"', value) or [value]
                check("page style shown", name + ":" in own.group(1) and all(p in own.group(1) for p in parts), declaration)
            rules = re.sub(r"page\{[^}]*\}", "", css)
            check("style shown", all(r in sheet for r in re.findall(r"[^}]+\}", rules)), rules)
check("enough forms", len(names) >= 120 and len(set(names)) == len(names), names)

# Every story is on its page, and fills its place.
stories = {}
for page in pages.values():
    for s in page["stories"]:
        stories.setdefault(s["story"], (page, s))
        check("whole", s["placed"] == s["characters"] and s["overset_characters"] == 0, s["story"])
        check("no hole", s["empty_lines"] == 0, s["story"])


def lines_of(story, *roles):
    return [(b, l) for b in stories[story][1]["blocks"] if b["role"] in roles for l in b["lines"] if l["clusters"]]


def box(line):
    (x, y), first, last = line["origin"], line["clusters"][0], line["clusters"][-1]
    begin, end = max(0, first[2]), last[2] + last[3] - last[4] - last[5]
    if line.get("vertical"):
        return x - line["em"] // 2, y + begin, x + line["em"] // 2, y + end
    return x + begin, y - line["em"] * 4 // 5, x + end, y + line["em"] * 2 // 25


def turned(b):
    """A box of a vertical page as if its lines were horizontal: along the lines, then across them."""
    return b[1], -b[2], b[3], -b[0]


def around(boxes):
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def place(story, *roles):
    return around([box(l) for _, l in lines_of(story, *roles)])


# Shapes: cells of the smallest grid, columns and rows, that the story's slices take, and text in them.
def drawn_area(story):
    rects = [(r[0], r[1], r[2], r[3]) for r in stories[story][1]["polygon"]]
    if story.startswith("v-"):
        rects = [(r[1], -r[0] - r[2], r[3], r[2]) for r in rects]
    xs = sorted({r[0] for r in rects})
    tops = sorted({r[1] for r in rects} | {r[1] + r[3] for r in rects})
    return {(x, i) for i, (a, b) in enumerate(zip(tops, tops[1:])) for x, column in enumerate(xs)
            if any(r[0] == column and r[1] <= a + PITCH and b - PITCH <= r[1] + r[3] for r in rects) and b - a > 2 * PITCH}


SHAPES = {"rectangle": "XXX", "ell": "X../XXX", "ell-mirrored": "..X/XXX", "gamma": "XXX/X..", "seven": "XXX/..X", "tee": "XXX/.X.",
          "tee-inverted": ".X./XXX", "u-shape": "X.X/XXX", "u-inverted": "XXX/X.X", "step-down": "X../XX./XXX", "step-up": "..X/.XX/XXX",
          "zed": "XX./.X./.XX", "v-rectangle": "XXX", "v-ell": "XXX/X..", "v-u-shape": "X.X/XXX", "v-tee": "XXX/.X."}
for story, wanted in SHAPES.items():
    want = {(x, y) for y, row in enumerate(wanted.split("/")) for x, c in enumerate(row) if c == "X"}
    check("shape of " + story, drawn_area(story) == want, (wanted, sorted(drawn_area(story))))
    rects = stories[story][1]["polygon"]
    middles = [((b[0] + b[2]) // 2, (b[1] + b[3]) // 2) for b in (box(l) for _, l in lines_of(story, "p"))]
    check("text in " + story, all(any(r[0] <= x <= r[0] + r[2] and r[1] <= y <= r[1] + r[3] for r in rects) for x, y in middles))


def measures(story):
    return sorted({round(l["measure"] / EM, 2) for b, l in lines_of(story, "p")})


for story, wanted in (("long-column", [27]), ("broken-whole", [20]), ("fractional", [9.5]), ("gutter", [9]), ("unequal", [9, 10]),
                      ("broken-ell", [13, 20]), ("rail", [20]), ("basic", [13]), ("two-half", [16.5]), ("lead-columns", [13, 20]), ("wrap", [9, 13]), ("half-picture", [9, 20])):
    check("columns of " + story, measures(story) == wanted, measures(story))
check("contour", len(measures("contour")) > 6, measures("contour"))

# Heads: on which sides of the head its text stands.
HEAD = ("kicker", "headline", "subhead")


def sides(head, body):
    found = set()
    for b in body:
        along, across = b[0] < head[2] and head[0] < b[2], b[1] < head[3] and head[1] < b[3]
        check("overlap", not (along and across), (head, b))
        if along and not across:
            found.add("over" if b[3] <= head[1] + 999 else "under")
        if across and not along:
            found.add("before" if b[2] <= head[0] + 999 else "behind")
    return found


PLACES = [  # form, roles, sides that its text takes
    ("above", HEAD, {"under"}), ("above-start", HEAD, {"under", "behind"}), ("above-center", HEAD, {"under", "before", "behind"}),
    ("above-end", HEAD, {"under", "before"}), ("start", HEAD, {"behind"}), ("end", HEAD, {"before"}), ("start-vertical", HEAD, {"behind"}),
    ("end-vertical", HEAD, {"before"}), ("between", HEAD, {"before", "behind"}), ("enclosed", HEAD, {"over", "under", "before", "behind"}),
    ("below", HEAD, {"over"}), ("corner", HEAD, {"under", "behind"}), ("corner-end", HEAD, {"over", "before"}),
    ("opposite-corners", HEAD[:2], {"under", "behind"}), ("opposite-corners", HEAD[2:], {"over", "before"}),
    ("hook-start", HEAD[:2], {"under"}), ("hook-start", HEAD[2:], {"behind"}), ("hook-end", HEAD[:1], {"under"}), ("hook-end", HEAD[1:], {"before"}),
    ("across", HEAD, {"over", "under"}), ("off-columns", HEAD, {"under", "behind"}), ("accordion", HEAD, {"under", "behind"}),
    ("label-above", ("label",), {"under"}), ("label-corner", ("label",), {"under", "behind"}),
    # On vertical pages over is right of the text, and before is above it.
    ("v-above", HEAD, {"under"}), ("v-center", HEAD, {"under", "before", "behind"}), ("v-enclosed", HEAD, {"over", "under", "before", "behind"}),
    ("v-corner", HEAD, {"under", "behind"}), ("v-start", HEAD, {"behind"}), ("v-between", HEAD, {"before", "behind"}),
    ("v-opposite", HEAD[:2], {"under", "behind"}), ("v-opposite", HEAD[2:], {"over", "before"}), ("v-hook", HEAD[:2], {"under"}), ("v-hook", HEAD[2:], {"behind"})]
for story, roles, wanted in PLACES:
    turn = turned if story.startswith("v-") else tuple
    found = sides(turn(place(story, *roles)), [turn(box(l)) for _, l in lines_of(story, "p") if "■" not in l["text"]])
    check("place of " + story, wanted <= found if roles != HEAD else found == wanted, found)
for story, way in (("start-vertical", 1), ("end-vertical", -1)):
    xs = [l["origin"][0] * way for _, l in lines_of(story, *HEAD)]
    check("order of lines in " + story, all(l.get("vertical") for _, l in lines_of(story, *HEAD)) and xs == sorted(xs), xs)


# Setting: sizes, scales, tracking, effects of headlines.
def runs(story, *roles):
    return [r for _, l in lines_of(story, *roles) for r in l["runs"]]


def sizes(story, *roles):
    return sorted({r["size"] / 65536 for r in runs(story, *roles)})


for story, wanted in (("size-list", [36]), ("two-lines", [42]), ("condensed", [28]), ("initial-two", [9, 22]), ("initial-three", [9, 35])):
    roles = ("p",) if story.startswith("initial") else ("headline",)
    check("sizes of " + story, [abs(a - b) < 0.5 for a, b in zip(sizes(story, *roles), wanted)] == [True] * len(wanted), sizes(story, *roles))
check("two lines", len(lines_of("two-lines", "headline")) == 2)
check("four lines", len(lines_of("accordion", "headline")) == 4)
check("condensed", {r["scale"] for r in runs("condensed", "headline")} == {round(0.8 * 65536)}, {r["scale"] for r in runs("condensed", "headline")})
check("expanded", {r["scale"] for r in runs("expanded", "headline")} == {round(1.25 * 65536)}, {r["scale"] for r in runs("expanded", "headline")})
check("tracked", stories["tracked"][1]["head"][0]["tracking"] > 0, stories["tracked"][1]["head"])
check("grades", max(sizes("grades", "subhead")) < max(sizes("grades", "kicker")) < max(sizes("grades", "headline")), sizes("grades", *HEAD))
for story, key in (("stroke", "stroke"), ("hollow", "stroke"), ("outline", "outline"), ("shadow", "shadow")):
    check(story, all(any(value) if isinstance(value, list) else value for value in (r["effects"][key] for r in runs(story, "headline"))), runs(story, "headline")[0])
widths = {(r["effects"]["stroke"] / 65536, r["effects"]["outline"] / 65536) for r in runs("outline", "headline")}
check("widths of strokes as shown", widths == {(3.5, 1.5)}, widths)
white = ["rgb", 10000, 10000, 10000, 0]
check("reversed", all(r["color"] == white for r in runs("reversed", *HEAD)) and all(r["color"] == white for r in runs("hollow", "headline")))
ornaments = {r["style"] for r in stories["solid"][0]["rules"] if r["role"] == "border"}
check("ornaments", ornaments >= {"solid", "dotted", "dashed", "wavy", "twist", "pearls", "diamonds", "flowers", "meander"}, ornaments)

# Labels and groups stand beside or above all their stories.
label, group = place("label-beside", "label"), place("label-beside", *HEAD)
check("label beside", label[2] <= group[0] and label[1] < group[3] and group[1] < label[3], (label, group))
members = around([place(m, "headline", "p") for m in ("gl-a", "gl-b")])
labels = [place(s, "label") for s in stories if s.startswith("label-") and stories[s][0]["page"] == 14 and any(b["role"] == "label" for b in stories[s][1]["blocks"])]
check("label of a group", any(l[2] <= members[0] and l[1] > members[1] - 2 * PITCH and l[3] < members[3] + 2 * PITCH for l in labels), (labels, members))
check("stacked", place("gh-a", "p")[3] < place("gh-b", "headline")[1] and place("st-a", "p")[3] < place("st-b", "headline")[1])

# Pictures: where their texts stand.
def picture(story):
    x, y, w, h = max((i["rect"] for i in stories[story][0]["images"] if inside(i["rect"], stories[story][1]["polygon"])), key=lambda r: r[2] * r[3])
    return x, y, x + w, y + h


def inside(rect, polygon):
    x, y = rect[0] + rect[2] // 2, rect[1] + rect[3] // 2
    return any(r[0] <= x <= r[0] + r[2] and r[1] <= y <= r[1] + r[3] for r in polygon)


for story, test in (("caption-below", lambda c, p: c[1] >= p[3] - 999), ("caption-above", lambda c, p: c[3] <= p[1] + 999),
                    ("caption-beside", lambda c, p: c[0] > p[2] and c[1] > p[1]), ("caption-over", lambda c, p: p[1] < c[1] and c[3] < p[3]),
                    ("vertical-caption", lambda c, p: c[0] > p[2] - 999)):
    check("caption of " + story, test(place(story, "caption"), picture(story)), (place(story, "caption"), picture(story)))
check("caption over a turn", all(l.get("vertical") for _, l in lines_of("vertical-caption", "caption")))

# Copyfit: the steps that are named.
STEPS = {"fit-exact": [], "fit-long": [("widow", -1)], "fit-short": [("gaps", 1)], "fit-crosshead": [("crosshead", -1)],
         "fit-picture": [("picture", -1)], "fit-optional": [("drop", -4)]}
for story, wanted in STEPS.items():
    steps = [(x[0], x[4] - x[3]) for x in stories[story][1].get("copyfit") or []]
    check("steps of " + story, steps == wanted, steps)

# Jumps: the last line names the page, the first of the rest names the one before; the text is one.
for story in ("jump-a", "jump-b", "jump-c"):
    begin = [l["text"] for _, l in lines_of(story, "p", "jumpline")]
    rest = [l["text"] for _, l in lines_of(story + "-rest", "p", "jumpline")]
    check(story, "下转第21版" in begin[-1] and "上接第20版" in rest[0] and stories[story][0]["page"] == 20 and stories[story + "-rest"][0]["page"] == 21, (begin[-1], rest[0]))
for story in ("jump-c", "jump-c-rest", "vertical-story", "vertical-box"):
    check("vertical " + story, all(l.get("vertical") for b in stories[story][1]["blocks"] for l in b["lines"]))

for f in failures[:30]:
    print(f)
print("%d forms on %d pages, %d failures" % (len(names), len(pages), len(failures)))
sys.exit(1 if failures else 0)
