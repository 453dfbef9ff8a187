#!/usr/bin/python3
"""The sample paper, eight pages: outside judges on its PDF, the same bytes whatever the threads, text as in the files."""
import glob, json, os, re, sys, tempfile

import program

BANXIN = os.path.abspath(sys.argv[1])
FOLDER = tempfile.mkdtemp()
failures = []


def run(*command, **options):
    return program.run(command, text=True, **options)


def check(name, condition, detail=""):
    if not condition:
        failures.append("%s: %s" % (name, detail))


pdf, dump = os.path.join(FOLDER, "daily.pdf"), os.path.join(FOLDER, "daily.json")
first = run(BANXIN, "build", "samples/daily/issue.xml", "-o", pdf, "--dump", dump)
check("no messages", first.returncode == 0 and "E0" not in first.stderr, first.stderr)
check("no warnings", not re.search(r"(warning|警告)[:：]", first.stderr), first.stderr)
data = open(pdf, "rb").read()
for jobs, environment in (("1", {}), ("2", {"LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"})):
    other = os.path.join(FOLDER, "other.pdf")
    run(BANXIN, "build", "samples/daily/issue.xml", "-o", other, "--jobs", jobs, env={**os.environ, **environment})
    check("same bytes", open(other, "rb").read() == data, jobs)

# PDF/X-1a:2003 (ISO 15930-4), by the numbers of the print checklist.
check("qpdf", run("qpdf", "--check", pdf).returncode == 0)
doc = json.loads(run("qpdf", "--json=2", "--json-key=qpdf", pdf).stdout)["qpdf"][1]
trailer = doc["trailer"]["value"]
info = doc["obj:" + trailer["/Info"]]["value"]
root = doc["obj:" + trailer["/Root"]]["value"]
check("X01", data.startswith(b"%PDF-1.4"))
check("X02", all(c > 127 for c in data[10:14]), data[9:15])
check("X03", info["/GTS_PDFXVersion"] == "u:PDF/X-1a:2003", info)
check("X05", all(k in info for k in ("/Title", "/CreationDate", "/ModDate")), info)
check("X06", info["/Trapped"] == "/False")
check("X07", len(trailer["/ID"]) == 2)
check("X08", "/Encrypt" not in trailer)


def resolve(value):
    while isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
        entry = doc["obj:" + value]
        value = entry["value"] if "value" in entry else entry["stream"]["dict"]
    return value


intents = resolve(root["/OutputIntents"])
intent = resolve(intents[0])
check("X09", len(intents) == 1 and intent["/S"] == "/GTS_PDFX", intents)
check("X10", "/OutputConditionIdentifier" in intent and "/Info" in intent, intent)
check("X11", resolve(intent["/DestOutputProfile"])["/N"] == 4)
everything = [o.get("value", o.get("stream", {}).get("dict")) for k, o in doc.items() if k.startswith("obj:")]
pages = [o for o in everything if isinstance(o, dict) and o.get("/Type") == "/Page"]
check("pages", len(pages) == 8, len(pages))
for p in pages:
    media, trim, bleed = p["/MediaBox"], p["/TrimBox"], p["/BleedBox"]
    inside = all(media[i] <= bleed[i] <= trim[i] for i in (0, 1)) and all(trim[i] <= bleed[i] <= media[i] for i in (2, 3))
    check("X12", inside and "/CropBox" not in p and "/ArtBox" not in p, p)
text = json.dumps(doc)
for key in ("/DeviceRGB", "/CalRGB", "/ICCBased", "/SMask", "/ca\"", "/CA\"", "/BM\"", "/Group", "/LZWDecode", "/JPXDecode", "/JavaScript",
            "/AcroForm", "/OCProperties", "/TR\"", "/HT\"", "/EmbeddedFiles", "/ObjStm", "/Annots", "/OPI", "/Alternates", "/PS\""):
    check("X13 to X29", key not in text, key)
for line in run("pdffonts", pdf).stdout.splitlines()[2:]:
    check("X14", line.split()[-5:-2] == ["yes", "yes", "yes"], line)
for number in range(1, len(pages) + 1):
    content = run("mutool", "show", "-b", pdf, "pages/%d/Contents" % number).stdout
    check("X13 operators", content and not re.search(r"(^|\s)(rg|RG|g|G|cs|CS|sh)\s*$", content, re.M), number)
    check("X27", not re.search(r"(^|\s)(BX|EX)\s*$", content, re.M), number)
states = [o for o in everything if isinstance(o, dict) and o.get("/Type") == "/ExtGState"]
check("X28", any(s["/OP"] and s["/op"] and s["/OPM"] == 1 for s in states), states)

# Text: every story's characters, in order, without spaces added inside.
plain = run("pdftotext", "-raw", pdf, "-").stdout
joined = re.sub(r"\s", "", plain)
for path in sorted(glob.glob("samples/daily/*.xml")):
    if path.endswith("issue.xml"):
        continue
    source = open(path, encoding="utf-8").read()
    for block in re.findall(r"<p>(.*?)</p>", source, re.S):
        wanted = re.sub(r"\s", "", re.sub(r"<[^>]+>", "", block))
        check("text", wanted in joined, (path, wanted[:30]))
# A space between Han stands in the source too (bylines, kickers, advertisements), or between two lines set side by side
# (cells of a table, parts of the folio). Fields bring text of their own.
sources = "\n".join(open(path, encoding="utf-8").read() for path in sorted(glob.glob("samples/daily/*.xml")))
sources = re.sub(r"[ \u3000]+", " ", re.sub(r"<[^>]+>", "", sources)) + "\n4日 星期\n3期 今日\n"
set_lines = {re.sub(r"[ \u3000]+", " ", line["text"]).strip() for page in json.load(open(dump))["pages"]
             for story in page["stories"] for block in story["blocks"] for line in block["lines"]}
for line in plain.replace("\f", "").split("\n"):
    line = re.sub(r"[ \u3000]+", " ", line)
    for m in re.finditer(r"(?<=[\u4e00-\u9fff，。]) (?=[\u4e00-\u9fff，。])", line):
        before, after = line[:m.start()], line[m.end():]
        beside = any(before.endswith(t) for t in set_lines if t) and any(after.startswith(t) for t in set_lines if t)
        check("added space", beside or line[max(m.start() - 2, 0):m.end() + 2] in sources, line)


visited = set()


def walk(parent):
    """Bookmarks below another, in order, with a title and what is below each; each knows its neighbours and its parent."""
    found, before, at = [], None, doc["obj:" + parent]["value"].get("/First")
    while at and at not in visited:
        visited.add(at)
        item = doc["obj:" + at]["value"]
        check("bookmark's neighbours", item.get("/Prev") == before and item["/Parent"] == parent, item)
        found.append((item["/Title"][2:], walk(at)))
        before, at = at, item.get("/Next")
    check("last bookmark", doc["obj:" + parent]["value"].get("/Last") == before and doc["obj:" + parent]["value"].get("/Count", 0) in (len(found), -len(found)), parent)
    return found


outline = walk(root["/Outlines"])
check("outline", len(outline) == len(pages) and [re.findall(r"\d+", title)[:1] for title, _ in outline] == [[str(i + 1)] for i in range(len(pages))], outline)
check("outline of articles", sum(len(below) for _, below in outline) == len(glob.glob("samples/daily/*.xml")) - 1 and not any(more for _, below in outline for _, more in below), outline)
bookmarks = [o for o in everything if isinstance(o, dict) and "/Dest" in o and "/Title" in o]
check("bookmarks", len(bookmarks) == len(pages) + len(glob.glob("samples/daily/*.xml")) - 1, len(bookmarks))

# Ink of the text on the black plate alone, in a part of the front page with body text only; page 7 is black throughout.
import fitz
tiff = os.path.join(FOLDER, "p")
run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=tiffsep", "-r50", "-dOverprint=/simulate", "-sPageList=1,7", "-sOutputFile=" + tiff + "%d.tif", pdf)
INKS = ("Cyan", "Magenta", "Yellow", "Black")
plates = {ink: fitz.Pixmap("%s1(%s).tif" % (tiff, ink)) for ink in INKS}
districts = {ink: sum(1 for v in fitz.Pixmap("%s2(%s).tif" % (tiff, ink)).samples if v < 250) for ink in INKS}
story = next(s for s in json.load(open(dump))["pages"][0]["stories"] if s["story"] == "flood")
x, y, w, h = story["polygon"][0]
away = 23 * 65536
box = [int((v + away) / 65536 * 50 / 72) for v in (x, y + h // 3, x + w, y + h)]
dark = {}
for ink, pix in plates.items():
    n, samples = pix.n, pix.samples  # a copy at each access
    values = [samples[(row * pix.width + col) * n] for row in range(box[1], box[3]) for col in range(box[0], box[2])]
    dark[ink] = sum(255 - v for v in values)
inside = districts["Black"] > 100000 and max(districts[ink] for ink in INKS[:3]) * 50 < districts["Black"] # crop marks
check("black page", inside, districts)
check("ink", dark["Black"] > 1000 and dark["Cyan"] == dark["Magenta"] == dark["Yellow"] == 0, dark)

# Two renderers agree.
run("pdftoppm", "-r", "40", "-gray", "-l", "1", pdf, os.path.join(FOLDER, "poppler"))
run("mutool", "draw", "-q", "-r", "40", "-c", "gray", "-o", os.path.join(FOLDER, "mupdf.pgm"), pdf, "1")


def gray(path):
    raw = open(path, "rb").read()
    fields = raw.split(maxsplit=4)
    return int(fields[1]), int(fields[2]), raw[-int(fields[1]) * int(fields[2]):]


a = gray(sorted(glob.glob(os.path.join(FOLDER, "poppler*.pgm")))[0])
b = gray(os.path.join(FOLDER, "mupdf.pgm"))
if a[:2] == b[:2]:
    mean = sum(abs(p - q) for p, q in zip(a[2], b[2])) / len(a[2])
    check("renderers agree", mean < 16, mean)
    print("mean difference of poppler and MuPDF: %.2f of 255" % mean)
else:
    check("renderers agree in size", abs(a[0] - b[0]) <= 1 and abs(a[1] - b[1]) <= 1, (a[:2], b[:2]))

for f in failures[:20]:
    print(f)
print("%d failures" % len(failures))
sys.exit(1 if failures else 0)
