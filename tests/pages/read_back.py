#!/usr/bin/python3
"""Dumps can be read back: PDFs and dumps made from plates that were read have the bytes of those that were set, page by page
too, and a dump has the same bytes when the issue lies in another folder. It carries what was asked. Damaged and foreign dumps are
refused with a place. `--all` takes every sample and prints a table; without it the quick ones."""
import copy, gzip, hashlib, json, os, random, re, shutil, sys, tempfile

import program

BANXIN = os.path.abspath(sys.argv[1])
ALL = "--all" in sys.argv
SAMPLES = ["service"] + (["shibao", "evening", "daily", "specimen", "forms"] if ALL else [])
MUTANTS, CUTS = (400, 100) if ALL else (20, 12)
ROOT = os.getcwd()
FOLDER = tempfile.mkdtemp(prefix="banxin-read-back-")
failures = []


def check(what, good, detail=""):
    if not good:
        failures.append(what)
        print("FAIL", what, str(detail)[:400])


def run(*arguments, folder=FOLDER):
    return program.run([BANXIN, *arguments, "--diagnostics", "short", "--data", ROOT], cwd=folder, text=True, errors="replace")


def files(folder):
    """Bytes of all files of a folder."""
    paths = [os.path.join(folder, name) for name in sorted(os.listdir(folder))]
    return {os.path.basename(path): open(path, "rb").read() for path in paths if os.path.isfile(path)}


def written(path, text):
    with open(path, "w", encoding="utf-8") as out:
        out.write(text)
    return path


# Every sample, here and elsewhere, whole and page by page.
rows = []
for place in ("a", "elsewhere 别处"):
    shutil.copytree("samples", os.path.join(FOLDER, place))
for sample in SAMPLES:
    here, there = (os.path.join(FOLDER, place, sample) for place in ("a", "elsewhere 别处"))
    for place in (here, there):
        os.mkdir(place + "/set")
        run("build", "issue.xml", "-o", "set/all.pdf", "--dump", "set/all.json", "--per-page", "set", folder=place)
    made = files(here + "/set")
    other = files(there + "/set")
    check(sample + ": same files elsewhere", made == other, [n for n in made if made[n] != other.get(n)])
    os.mkdir(here + "/read")
    again = run("build", "set/all.json", "--folder", ".", "-o", "read/all.pdf", "--dump", "read/all.json", "--per-page", "read", folder=here)
    read = files(here + "/read")
    check(sample + ": read back", made == read, ([n for n in made if made[n] != read.get(n)], again.stderr))
    os.mkdir(here + "/single")
    for name in made:
        if name.endswith(".gz"):
            again = run("build", here + "/set/" + name, "--folder", ".", "--per-page", "single", folder=here)
            check(sample + ": " + name, again.returncode <= 1, again.stderr)
    single, pages = files(here + "/single"), {n: b for n, b in made.items() if not n.startswith("all.")}
    check(sample + ": read back page by page", single == pages, [n for n in pages if pages[n] != single.get(n)])
    whole = json.loads(made["all.json"])
    packed = [n for n in made if n.endswith(".gz")]
    joined = [json.loads(gzip.decompress(made[n])) for n in packed]
    check(sample + ": pages are those of the whole", [p for d in joined for p in d["pages"]] == whole["pages"] and all(d["header"] == whole["header"] for d in joined))
    equal = sum(single.get(n) == b and read.get(n) == b for n, b in pages.items() if n.endswith(".pdf"))
    rows.append("%-9s %3d pages, %3d equal, dump %9d bytes, packed %8d" % (sample, len(packed), equal, len(made["all.json"]), sum(len(made[n]) for n in packed)))
print("\n".join(rows))

# What was asked.
ISSUE = ('<issue title="试" date="2026-11-24" number="7"><style src="house.css"/><style src="daily.css"/>\n'
         '<page number="1" class="one" section="要闻"><style>p { color: device-cmyk(0 0 0 1) }</style>\n'
         '<article id="one" area="a" src="one.xml"/><figure area="b" src="none.png"/><article src="gone.xml"/></page>\n'
         '<page number="2"><article id="two" area="a"><headline>二</headline><p>%s</p></article></page></issue>' % ("字" * 40))
SHEET = ('@page { size: 200mm 150mm; margin: 10mm }\n@media print { /* no */ p { hyphens: none !important;\n color:red } }\n'
         'page { grid-template-columns: 15ric 15ric; grid-template-rows: auto; grid-template-areas: "a b"; -bx-lint: n17 off, n39 off, n45 off }')
STORY = '<article><headline>题 <em>甲</em></headline>\n<p class="x">%s。</p></article>' % ("文" * 30)
small = os.path.join(FOLDER, "small")
os.mkdir(small)
written(small + "/issue.xml", ISSUE)
written(small + "/house.css", SHEET)
written(small + "/one.xml", STORY)
end = run("build", "issue.xml", "-o", "set.pdf", "--dump", "set.json", "--per-page", "pages", folder=small)
check("small", end.returncode == 1 and "E0701" in end.stderr, end.stderr)
text = open(small + "/set.json", encoding="utf-8").read()
dump = json.loads(text)
head, first, second = dump["header"], *dump["pages"]
asked = next(s for s in first["stories"] if s["story"] == "one")["asked"]
check("text as read", [r[1:4] for r in asked] == [
    ["article", "", [["id", "one"], ["area", "a"], ["src", "one.xml"]]], ["head", "", []], ["headline", "", []], [None, "题 ", []], ["em", "", []],
    [None, "甲", []], ["body", "", []], ["p", "", [["class", "x"]]], [None, "文" * 30 + "。", []]], asked)
check("its places", asked[-1][4][:2] == ["one.xml", 2], asked[-1])
check("its depths", [r[0] for r in asked][:4] == [1, 2, 3, 4], asked)
check("page as read", first["asked"][0][1:4] == ["page", "", [["number", "1"], ["class", "one"], ["section", "要闻"]]], first["asked"])
check("issue as read", head["issue"] == [["title", "试"], ["date", "2026-11-24"], ["number", "7"]], head["issue"])
sheets = {s["path"]: s for s in head["sheets"]}
check("sheets", [s["origin"] for s in head["sheets"]] == ["base", "base", "house", "house"], list(sheets))
check("rules of a sheet", sheets["house.css"]["declarations"][:4] == [
    ["@page", "size", "200mm 150mm", False, 1], ["@page", "margin", "10mm", False, 1], ["@media print { p", "hyphens", "none", True, 2],
    ["@media print { p", "color", "red", False, 3]], sheets["house.css"])
check("sheet of a page", [(s["origin"], s["path"], s["declarations"]) for s in first["sheets"]] == [("issue", "issue.xml", [["p", "color", "device-cmyk(0 0 0 1)", False, 2]])] and not second["sheets"], first["sheets"])


counted = []


def hashed(path):
    return hashlib.sha256(open(path, "rb").read()).hexdigest()


known = [["issue", "issue.xml", hashed(small + "/issue.xml")], ["profile", "data:styles/print/../newsprint.icc", hashed("styles/newsprint.icc")],
         ["sheet", "daily.css", ""], ["sheet", "data:styles/base.css", hashed("styles/base.css")],
         ["sheet", "data:styles/daily.css", hashed("styles/daily.css")], ["sheet", "data:styles/print/newsprint.css", hashed("styles/print/newsprint.css")],
         ["sheet", "house.css", hashed(small + "/house.css")]]
check("files of all pages", head["files"] == known, head["files"])
own = first["files"]
check("files of a page", ["article", "one.xml", hashed(small + "/one.xml")] in own and ["picture", "none.png", ""] in own and ["article", "gone.xml", ""] in own, own)
check("faces by hash alone", {f[2] for f in own if f[0] == "face"} == {f[1] for f in first["faces"]} and all(f[1] == "" for f in own if f[0] == "face"), own)
check("files of another page", {f[0] for f in second["files"]} == {"face"}, second["files"])
check("errors of the run", first["errors"] > 0 and second["errors"] == 0, (first["errors"], second["errors"]))
for page in re.findall(r'(?m)^ \{"hash": "(\w+)", ("faces": .*?), "stories": \[\n(.*?)\]\}(?:,\n(?= \{"hash")|\n\]\}\n)', text, re.S):
    stories = re.findall(r'(?m)^   \{"hash": "(\w+)", (.*?)\}(?:,\n(?=   \{"hash")|$(?!\n))', page[2], re.S)
    check("hash of a page", hashlib.sha256("".join([h for h, _ in stories] + [page[1]]).encode()).hexdigest() == page[0], page[0])
    check("hashes of stories", stories and all(hashlib.sha256(body.encode()).hexdigest() == h for h, body in stories), len(stories))
    counted.append(len(stories))
check("stories", counted == [len(p["stories"]) for p in dump["pages"]], counted)
check("one member a line", max(len(l) for l in text.split("\n")) < 20000, "")

# What the dump is drawn with, and for.
end = run("build", "set.json", "-o", "read.pdf", folder=small)
check("what was wrong is said", end.returncode == 1 and end.stderr.count("[E0118]") == 1 and "page 1" in end.stderr, end.stderr)
end = run("build", "set.json", "-o", "read.pdf", "--pages", "2", folder=small)
check("one page of a dump", end.returncode == 0 and ": pages 1," in end.stderr or end.returncode == 0, end.stderr)
check("no such page", run("build", "set.json", "-o", "read.pdf", "--pages", "3", folder=small).returncode == 2)
for option in (["--style", "house.css"], ["--normalize"]):
    end = run("build", "set.json", "-o", "read.pdf", "--pages", "2", *option, folder=small)
    check("without effect: %s" % option, end.returncode == 0 and end.stderr.count("[E0117]") == 1, end.stderr)
press = re.sub(r"/\*.*?\*/", "", open("styles/print/newsprint.css").read()).replace("../newsprint.icc", "press.icc").replace("240%", "300%").replace("newsprint (", "press (")
shutil.copy("/usr/share/color/icc/ghostscript/default_cmyk.icc", small + "/press.icc")
written(small + "/press.css", press + SHEET.replace("150mm", "151mm"))
written(small + "/press.xml", ISSUE.replace('<style src="daily.css"/>', '<style src="press.css"/>').replace("none.png", "one.png").replace('<article src="gone.xml"/>', ""))
shutil.copy("tests/fuzz/corpus/image/qr.png", small + "/one.png")
# A paragraph has its cells drawn, with and without those of the page.
written(small + "/press.xml", open(small + "/press.xml", encoding="utf-8").read().replace("<headline>二", '<headline style="-bx-grid-layer: cells">二'))
for options in ([], ["--grid"], ["--lint-overlay"], ["--grid", "--lint-overlay"], ["--normalize"]):
    end = run("build", "press.xml", "-o", "set.pdf", "--dump", "press.json", *options, folder=small)
    again = run("build", "press.json", "-o", "read.pdf", "--dump", "again.json", folder=small)
    now = files(small)
    check("condition and options %s" % options, now["set.pdf"] == now["read.pdf"] and now["press.json"] == now["again.json"] and b"press \\050TR 002" in now["read.pdf"], again.stderr)
    check("lint of a proof %s" % options, again.returncode == 0 and ("[E0119]" in again.stderr) == ("--lint-overlay" in options), again.stderr)
run("build", "press.xml", "-o", "set.pdf", "--dump", "press.json", folder=small)
run("build", "press.xml", "-o", "news.pdf", "--print", ROOT + "/styles/print/newsprint.css", folder=small)
end = run("build", "press.json", "-o", "read.pdf", "--print", ROOT + "/styles/print/newsprint.css", folder=small)
check("another condition", files(small)["read.pdf"] == files(small)["news.pdf"] != files(small)["set.pdf"], end.stderr)
run("build", "press.xml", "-o", "set.pdf", "--grid", folder=small)
run("build", "press.json", "-o", "read.pdf", "--grid", folder=small)
check("grid on plates that are read", files(small)["read.pdf"] == files(small)["set.pdf"])

# Damage.
run("build", "press.xml", "-o", "set.pdf", "--dump", "press.json", folder=small)
text = open(small + "/press.json", encoding="utf-8").read()
dump = json.loads(text)


def refused(what, content, place=""):
    with open(small + "/broken.json", "wb") as out:
        out.write(content if isinstance(content, bytes) else content.encode())
    end = run("build", "broken.json", "-o", "broken.pdf", folder=small)
    found = [l for l in end.stderr.split("\n") if "[E0112]" in l and re.match(r"broken.json:\d+:\d+: ", l)]
    check(what, end.returncode == 3 and len(found) == 1 and not os.path.exists(small + "/broken.pdf"), (end.returncode, end.stderr))
    check(what + " at its place", found and place in found[0], end.stderr)
    return int(found[0].split(":")[1]) if found else 0


def lines(other):
    """A dump with a value a line: the line that a message names is the value's."""
    return json.dumps(other, ensure_ascii=False, indent=0)


def changed(what, place, edit, value=None):
    other = copy.deepcopy(dump)
    edit(other)
    printed = lines(other)
    line = refused(what, printed, place)
    if value is not None:
        check(what + " on its line", value in printed.split("\n")[line - 1], (line, printed.split("\n")[line - 1]))


for cut in range(1, CUTS):
    refused("cut at %d/%d" % (cut, CUTS), text.encode()[: max(12, len(text.encode()) * cut // CUTS)])
packed = gzip.compress(text.encode())
for cut in range(1, CUTS // 2):
    refused("packed, cut at %d/%d" % (cut, CUTS // 2), packed[: max(3, len(packed) * cut // (CUTS // 2))], "gzip")
refused("packed, one bit", packed[:999] + bytes([packed[999] ^ 4]) + packed[1000:], "gzip")
written(small + "/whole.json.gz", "")
open(small + "/whole.json.gz", "wb").write(packed)
check("packed elsewhere", run("build", "whole.json.gz", "-o", "whole.pdf", folder=small).returncode == 0)
refused("another kind of JSON", "{}", "format")
refused("a list", " { \"pages\": [] }", "format")
for format in (0, 1, 3, -2, 2.0, "2", None):
    changed("format %r" % format, "format", lambda d: d.update(format=format), '"format"')
changed("no pages", "pages", lambda d: d.update(pages=[]))
changed("no date", "header.date", lambda d: d["header"].pop("date"))
changed("no such day", "header", lambda d: d["header"].update(date=[2026, 13, 1]))
for key, value in (("standard", "x-9"), ("ink_limit", 0), ("picture_ppi", 1), ("picture_quality", 101), ("least_type", -1), ("spots", [["", ["cmyk", 0, 0, 0, 0]]])):
    changed("condition: " + key, "header", lambda d: d["header"]["condition"].update({key: value}))
changed("another profile", "header.condition.sha256", lambda d: d["header"]["condition"].update(sha256="0" * 64), '"sha256"')
changed("number out of range", "pages[0].stories[0].blocks[1].paragraph", lambda d: d["pages"][0]["stories"][0]["blocks"][1].update(paragraph=-1), "-1")
changed("text for a number", "pages[0].type_area", lambda d: d["pages"][0].update(type_area=["a", 0, 0, 0]))
changed("a key less", "stories[0].title", lambda d: d["pages"][0]["stories"][0].pop("title"))
changed("a key more", "stories[0]", lambda d: d["pages"][0]["stories"][0].update(more=1))
changed("a row too short", "clusters[0]", lambda d: d["pages"][0]["stories"][0]["blocks"][0]["lines"][0]["clusters"][0].pop())
changed("a range beyond its line", "stories[0]", lambda d: d["pages"][0]["stories"][0]["blocks"][0]["lines"][0]["clusters"][0].__setitem__(9, 10**6))
changed("another face", "font", lambda d: d["pages"][0]["faces"][0].__setitem__(1, "0" * 64))
changed("a face that is not listed", "font", lambda d: d["pages"][0]["faces"].clear())
changed("a moved line", "hash", lambda d: d["pages"][0]["stories"][0]["blocks"][0]["lines"][0]["origin"].__setitem__(0, 1))
changed("another text", "hash", lambda d: d["pages"][0]["stories"][0].update(title="别的"))
changed("another picture", "images[0].path", lambda d: d["pages"][0]["images"][0].update(sha256="0" * 64), '"path"')

written(small + "/older.json", lines(dict(dump, header=dict(dump["header"], rules=0))))
end = run("build", "older.json", "-o", "older.pdf", folder=small)
check("other rules are said", end.returncode == 0 and "[E0113]" in end.stderr, (end.returncode, end.stderr))

# Any single value replaced by one of another kind, or of the same: refused, never a crash and never another page. All fields by
# their table are tests/unit/test_plate.c's.
random.seed(1)
others = [None, -1, 2**40, "字", [], {}, True, 0.5, [[[]]]]
for number in range(MUTANTS):
    other = copy.deepcopy(dump)
    at = other["pages"][0]
    while True:
        keys = list(at) if isinstance(at, dict) else list(range(len(at)))
        key = random.choice(keys)
        if not isinstance(at[key], (dict, list)) or not at[key] or random.random() < 0.1:
            break
        at = at[key]
    value = random.choice([v for v in others if v != at[key] or type(v) is not type(at[key])])
    at[key] = value
    refused("mutant %d: %s = %s" % (number, key, value), lines(other))

shutil.rmtree(FOLDER)
print("%d failures" % len(failures))
sys.exit(1 if failures else 0)
