#!/usr/bin/python3
"""The specimen: made from the list of requirements, built without errors, every number on its pages, the grid behind its
examples, both directions, no prohibited line edge where the house style holds."""
import json, os, re, shutil, subprocess, sys, tempfile

BANXIN = sys.argv[1]
folder = tempfile.mkdtemp()
failures = []


def check(condition, message):
    if not condition:
        failures.append(message)


def build():
    pdf, dump = os.path.join(folder, "s.pdf"), os.path.join(folder, "s.json")
    run = subprocess.run([BANXIN, "build", "samples/specimen/issue.xml", "-o", pdf, "--dump", dump], capture_output=True, text=True)
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
            ways = {bool(l.get("vertical")) for b in story["blocks"] for l in b["lines"]}
            check(ways == {False, True}, story["story"] + ": not in both directions")
shutil.rmtree(folder)
print("\n".join(failures) or "%d requirements shown on %d pages" % (len(numbers), len(dump["pages"])))
sys.exit(1 if failures else 0)
