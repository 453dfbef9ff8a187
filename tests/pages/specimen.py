#!/usr/bin/python3
"""The specimen: made from the list of requirements, built without errors, every number on its pages, the grid behind its
examples, both directions, no prohibited line edge where the house style holds."""
import json, os, re, shutil, subprocess, sys, tempfile

import program

BANXIN = sys.argv[1]
folder = tempfile.mkdtemp()
failures = []


def check(condition, message):
    if not condition:
        failures.append(message)


def build():
    pdf, dump = os.path.join(folder, "s.pdf"), os.path.join(folder, "s.json")
    run = program.run([BANXIN, "build", "samples/specimen/issue.xml", "-o", pdf, "--dump", dump], text=True)
    check(run.returncode == 0, "exit code %d: %s" % (run.returncode, run.stderr[-2000:]))
    text = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, text=True).stdout
    return json.load(open(dump)), text


def is_made_from_the_list():
    copy = os.path.join(folder, "tree")
    for path in ("tests/tools/specimen.txt", "tests/composition/requirements.tsv"):
        os.makedirs(os.path.dirname(os.path.join(copy, path)), exist_ok=True)
        shutil.copy(path, os.path.join(copy, path))
    os.makedirs(os.path.join(copy, "samples/specimen"))
    subprocess.run([sys.executable, "tests/tools/make-specimen", copy], check=True)
    same = open(os.path.join(copy, "samples/specimen/issue.xml")).read() == open("samples/specimen/issue.xml").read()
    check(same, "samples/specimen/issue.xml differs from what tests/tools/make-specimen makes")


def edges(story):
    """Lines that begin with a closing mark or end with an opening one, outside the entries that show relaxations."""
    for block in story["blocks"]:
        for before, line in zip(block["lines"], block["lines"][1:]):
            free = before.get("relaxed") or before["level"] == "anywhere" or not before["text"] or not line["text"]
            if not free and (line["text"][0] in "，。、；：？！）》”’」』" or before["text"][-1] in "（《“‘「『"):
                yield before["text"] + "|" + line["text"]


EDGES = [("t-041", "a", "。|”"), ("t-041", "v", "。|”"), ("t-042", "a", "话|——"), ("t-042", "v", "话|——"), ("t-043", "a", "句|话——"), ("t-043", "v", "句|话——"),
         ("t-044", "a", "五|日～"), ("t-044", "v", "五|日～"), ("t-045", "a", "了|“"), ("t-045", "v", "喊|“"), ("t-047", "a", "12月|"), ("t-047", "v", "12月|"),
         ("t-048", "a", "km|"), ("t-048", "v", "km|"), ("t-049", "a", "志|载①"), ("t-049", "v", "所|载①"), ("t-052", "a", "月|。"), ("t-052", "v", "日|。"), ("t-055", "a", "说|过。"), ("t-055", "v", "说|过。"),
         ("t-065", "a", "。|"), ("t-065", "v", "。|"), ("t-074", "a", "|了。”"), ("t-074", "v", "|了。”"), ("t-093", "a", "万|"), ("t-093", "v", "万|")]

is_made_from_the_list()
dump, text = build()
numbers = set(re.findall(r"^(T-\d{3})\t", open("tests/composition/requirements.tsv").read(), re.M))
check(numbers <= set(re.findall(r"T-\d{3}", text)), "not on the pages: %s" % sorted(numbers - set(re.findall(r"T-\d{3}", text))))
for page in dump["pages"][1:]:
    check(any(r["role"] == "character-cell" for r in page["rules"]), "page %d: no character grid" % page["page"])
    for story in page["stories"]:
        check(story["overset_lines"] == 0, story["story"] + ": overset")
        for edge in edges(story):
            check(False, "%s: prohibited edge: %s" % (story["story"], edge))
        if story["role"] == "infobox":
            both = [story] + [s for s in page["stories"] if s["story"] in (story["story"] + "-a", story["story"] + "-v")]
            ways = {bool(l.get("vertical")) for s in both for b in s["blocks"] for l in b["lines"]}
            check(ways == {False, True}, story["story"] + ": not in both directions")


def texts(name, way):
    """Lines of the examples of an entry: the texts of a story's columns, or of its box in one direction."""
    found = [s for page in dump["pages"] for s in page["stories"] if s["story"] in (name, name + "-" + way)]
    if len(found) > 1:
        found = [s for s in found if s["story"] != name]
    return [l["text"] for s in found for b in s["blocks"] for l in b["lines"] if len(found[0]["story"]) > 5 or bool(l.get("vertical")) == (way == "v")]


# Lines are spread only where that is what the entry shows.
SPREAD = {"t-109", "t-110", "t-125", "t-126", "t-137-a", "t-137-v"}
for page in dump["pages"]:
    for story in page["stories"]:
        for l in (l for b in story["blocks"] for l in b["lines"]):
            check(story["story"] in SPREAD or l.get("looseness", 0) <= 1024 // 5, "%s: spread line %s" % (story["story"], l["text"]))

# Entries whose rule acts at a line end: what stands there.
for name, way, edge in EDGES:
    check(any(edge in "|".join(pair) for pair in zip(texts(name, way), texts(name, way)[1:])), "%s-%s: no %s in %s" % (name, way, edge, texts(name, way)))
lint = program.run([BANXIN, "lint", "samples/specimen/issue.xml"], text=True)
check(lint.returncode == 0, "page lint: " + lint.stderr)
shutil.rmtree(folder)
print("\n".join(failures) or "%d requirements shown on %d pages" % (len(numbers), len(dump["pages"])))
sys.exit(1 if failures else 0)
