#!/usr/bin/python3
"""The sample tabloid: everything has its place, page lint finds nothing to send back, no line begins or ends with a
prohibited mark, body text keeps to the grid, a reader of the PDF gets every story, codes can be read."""
import glob, json, os, re, sys, tempfile

import program

BANXIN = os.path.abspath(sys.argv[1])
FOLDER = tempfile.mkdtemp()
ISSUE = "samples/evening/issue.xml"
NO_START, NO_END = set("。，、；：？！．）》」』】〕”’…—·～%℃"), set("（《「『【〔“‘")
failures = []


def run(*command):
    return program.run(command, text=True)


def check(name, condition, detail=""):
    if not condition:
        failures.append("%s: %s" % (name, detail))


pdf, dump = os.path.join(FOLDER, "evening.pdf"), os.path.join(FOLDER, "evening.json")
build = run(BANXIN, "build", ISSUE, "-o", pdf, "--dump", dump, "--diagnostics", "short")
found = build.stderr.splitlines()
check("no errors", build.returncode == 0 and not any(" error: " in line for line in found), build.stderr)
check("no warnings", not any(" warning: " in line for line in found), build.stderr)
check("qpdf", run("qpdf", "--check", pdf).returncode == 0)
pages = json.load(open(dump))["pages"]
check("four pages", len(pages) == 4)

# Lines of body text: their edges, and their baselines on the grid of the page.
for page in pages:
    pitch, first = 14 * 65536, {}
    for story in page["stories"]:
        for block in story["blocks"]:
            if block["role"] != "p" or story["role"] != "article":
                continue
            for line in block["lines"]:
                text = line["text"].strip()
                if not text or line.get("vertical"):
                    continue
                check("start", text[0] not in NO_START or text.startswith("——"), text)
                check("end", text[-1] not in NO_END, text)
                if line["em"] == 10 * 65536:
                    first.setdefault(line["origin"][1] % pitch, text)
    check("one grid", len(first) == 1, first)

# Every paragraph, headline and cell is in the text of the PDF, in one piece.
joined = re.sub(r"\s", "", run("pdftotext", "-raw", pdf, "-").stdout)
for path in glob.glob("samples/evening/*.xml"):
    source = re.sub(r"<(template)>.*?</\1>", "", open(path, encoding="utf-8").read(), flags=re.S)
    for block in re.findall(r"<(p|headline|kicker|td|pullquote|item|brief)\b[^>]*>(.*?)</\1>", source, re.S):
        for part in re.split(r"<field[^>]*>|<byline>|<label>|</label>", block[1]):
            wanted = re.sub(r"\s", "", re.sub(r"<[^>]+>", "", part))
            check("text", wanted in joined, (path, wanted[:30]))

# The codes are read from a rendering.
for page in pages:
    if page.get("codes"):
        run("pdftoppm", "-r", "200", "-gray", "-f", str(page["page"]), "-l", str(page["page"]), pdf, os.path.join(FOLDER, "p"))
codes = "".join(run("zbarimg", "-q", "--raw", path).stdout for path in sorted(glob.glob(os.path.join(FOLDER, "p-*.pgm"))))
for value in re.findall(r'<qr value="([^"]+)"', open(ISSUE, encoding="utf-8").read()):
    check("code", value in codes, (value, codes))

for failure in failures[:20]:
    print(failure)
print("%d failures" % len(failures))
sys.exit(1 if failures else 0)
