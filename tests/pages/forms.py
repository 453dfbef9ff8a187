#!/usr/bin/python3
"""The gallery of forms: every page full and without errors; every form named, with the style that makes it as it stands in
forms.css; shapes, columns and heads where their names say."""
import json, os, re, subprocess, sys, tempfile
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
    run = subprocess.run([BANXIN, "build", ISSUE, "-o", pdf, "--dump", dump, "--diagnostics", "short"], capture_output=True, text=True)
    check("exit code", run.returncode == 0, run.stderr[-3000:])
    check("errors", " error:" not in run.stderr, run.stderr[-3000:])
    text = [subprocess.run(["pdftotext", "-raw", "-f", str(n), "-l", str(n), pdf, "-"], capture_output=True, text=True).stdout
            for n in range(1, len(json.load(open(dump))["pages"]) + 1)]
    return {p["page"]: p for p in json.load(open(dump))["pages"]}, [re.sub(r"\s", "", t) for t in text]


def squeeze(text):
    return re.sub(r"[\s　]", "", text)


def shown(box):
    return "\n".join(box.itertext())


with tempfile.TemporaryDirectory() as folder:
    pages, texts = build(folder)
issue = tree.parse(ISSUE).getroot()
sheet = squeeze(re.sub(r"/\*.*?\*/", "", open(SHEET).read(), flags=re.S))

# Names stand on their pages, numbered through, and on the cover; styles stand in the sheet as they are shown.
names = []
for page in issue.findall("page"):
    number = int(page.get("number"))
    own = re.search(r"page\.p%d\{([^}]*)\}" % number, sheet)
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
check("enough forms", len(names) >= 40 and len(set(names)) == len(names), names)

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


def around(boxes):
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def place(story, *roles):
    return around([box(l) for _, l in lines_of(story, *roles)])


# Shapes: the drawn letters of each area as the columns and rows that the text takes.
def cells(story):
    page, s = stories[story]
    left, top = page["type_area"][:2]
    found = set()
    for _, l in lines_of(story, "p", "headline"):
        x0, y0, x1, y1 = box(l)
        found.add(((x0 + x1) // 2, (y0 + y1) // 2))
    return found


def drawn_area(story):
    """Columns (from left) × rows of the story's polygon, as a set of cells of its smallest grid."""
    rects = stories[story][1]["polygon"]
    xs = sorted({r[0] for r in rects})
    tops = sorted({r[1] for r in rects} | {r[1] + r[3] for r in rects})
    return {(x, i) for i, (a, b) in enumerate(zip(tops, tops[1:])) for x, column in enumerate(xs)
            if any(r[0] == column and r[1] <= a + PITCH and b - PITCH <= r[1] + r[3] for r in rects) and b - a > 2 * PITCH}


SHAPES = {"rectangle": "XXX", "ell": "X../XXX", "ell-mirrored": "..X/XXX", "gamma": "XXX/X..", "seven": "XXX/..X", "tee": "XXX/.X.",
          "tee-inverted": ".X./XXX", "u-shape": "X.X/XXX", "u-inverted": "XXX/X.X", "step-down": "X../XX./XXX", "step-up": "..X/.XX/XXX",
          "zed": "XX./.X./.XX"}
for story, wanted in SHAPES.items():
    want = {(x, y) for y, row in enumerate(wanted.split("/")) for x, c in enumerate(row) if c == "X"}
    check("shape of " + story, drawn_area(story) == want, (wanted, sorted(drawn_area(story))))
    texts_in = {(round((box(l)[0] + box(l)[2]) / 2), box(l)[1]) for _, l in lines_of(story, "p")}
    rects = stories[story][1]["polygon"]
    check("text in " + story, all(any(r[0] <= x <= r[0] + r[2] and r[1] <= y <= r[1] + r[3] for r in rects) for x, y in texts_in))


def measures(story):
    return sorted({round(l["measure"] / EM, 2) for b, l in lines_of(story, "p")})


for story, wanted in (("long-column", [27]), ("broken-whole", [20]), ("fractional", [9.5]), ("gutter", [9]), ("unequal", [9, 10]),
                      ("broken-ell", [13, 20]), ("rail", [20]), ("basic", [13]), ("two-half", [16.5]), ("lead-columns", [13, 20]), ("wrap", [9, 13])):
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
    ("across", HEAD, {"over", "under"}), ("off-columns", HEAD, {"under", "behind"})]
for story, roles, wanted in PLACES:
    found = sides(place(story, *roles), [box(l) for _, l in lines_of(story, "p")])
    check("place of " + story, wanted <= found if roles != HEAD else found == wanted, found)
for story, way in (("start-vertical", 1), ("end-vertical", -1)):
    xs = [l["origin"][0] * way for _, l in lines_of(story, *HEAD)]
    check("order of lines in " + story, all(l.get("vertical") for _, l in lines_of(story, *HEAD)) and xs == sorted(xs), xs)

for f in failures[:30]:
    print(f)
print("%d forms on %d pages, %d failures" % (len(names), len(pages), len(failures)))
sys.exit(1 if failures else 0)
