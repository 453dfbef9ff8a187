"""What the tests of pages share: issues set by the program itself, their layout dump, and what must hold on every page.

Lengths are in 1/65536 pt, boxes are (left, top, right, bottom) in page coordinates.
"""
import json, os, random, re, shutil, sys, tempfile

import program
from plates import line_box as box, png

BANXIN = os.path.abspath(sys.argv[1])
FOLDER = tempfile.mkdtemp()
EM, PITCH = 9 * 65536, 13 * 65536
failures = []


def build_source(source, name="t", cpu=60):
    """Builds an issue given as text, in FOLDER, in at most `cpu` seconds of CPU time; returns the dumps of its pages and the messages."""
    path = os.path.join(FOLDER, name)
    open(path + ".xml", "w").write(source)
    run = program.run([BANXIN, "build", path + ".xml", "-o", path + ".pdf", "--dump", path + ".json", "--diagnostics", "short"],
                      cpu, text=True)
    if run.returncode not in (0, 1) or "Sanitizer" in run.stderr or "runtime error" in run.stderr:
        raise SystemExit("exit code %d\n%s" % (run.returncode, run.stderr))
    check("exit code of errors", run.returncode == (" error:" in run.stderr), run.stderr)
    return json.load(open(path + ".json"))["pages"], run.stderr


def issue(pages, css, language="zh-Hans"):
    """The source of an issue of <page> elements."""
    return '<issue title="试" date="2026-11-24" lang="%s"><style><![CDATA[%s]]></style>%s</issue>' % (language, css, pages)


def build_pages(pages, css, name="t", language="zh-Hans", cpu=60):
    """The same with <page> elements and a style."""
    return build_source(issue(pages, css, language), name, cpu)


def build(body, css, name="t", language="zh-Hans"):
    """The same with one page."""
    pages, messages = build_pages('<page number="1">%s</page>' % body, css, name, language)
    return pages[0], messages


def check(name, condition, detail=""):
    if not condition:
        failures.append("%s: %s" % (name, detail))


def finish():
    shutil.rmtree(FOLDER)
    for f in failures[:20]:
        print(f)
    print("%d failures" % len(failures))
    sys.exit(1 if failures else 0)


def story(page, name):
    return next(s for s in page["stories"] if s["story"] == name)


def text(count, seed=1):
    """Paragraphs of `count` characters."""
    r = random.Random(seed)
    out = []
    while count > 0:
        n = min(count, r.randint(40, 160))
        out.append("<p>%s。</p>" % "".join("，" if i % 11 == 10 else chr(0x4E00 + r.randint(0, 400)) for i in range(n - 1)))
        count -= n
    return "".join(out)


def ink(page, overfull=True):
    """Boxes of all lines and pictures: (box, what it belongs to, name)."""
    out = [(box(l), (s["story"], b["role"], b["paragraph"], b["slice"], tuple(b["rect"])), l["text"])
           for s in page["stories"] for b in s["blocks"] for l in b["lines"] if l["clusters"] and (overfull or not l.get("overfull"))]
    for i, image in enumerate(page["images"]):
        x, y, w, h = image["rect"]
        out.append(((x, y, x + w, y + h), ("picture", i), "picture %d" % i))
    return out


def overlaps(page, slack=100):
    """Two lines of different blocks, or a picture and a line, on top of each other; None when there are none. What is wider
    than any line stands over its neighbours, and is reported."""
    boxes = sorted(ink(page, overfull=False), key=lambda b: b[0])
    active = []
    for a in boxes:
        active = [b for b in active if b[0][2] > a[0][0] + slack]
        for b in active:
            if a[1] != b[1] and a[0][1] < b[0][3] - slack and b[0][1] < a[0][3] - slack:
                return a[2], b[2], [v / 65536 for v in a[0]], [v / 65536 for v in b[0]]
        active.append(a)
    return None


def outside(page, slack=999):
    """A line or picture that leaves the type area. The lines of turned areas stand half a line gap nearer to its edge, so
    that their body characters meet it: larger ones may go beyond it by as much, (PITCH - EM) / 2."""
    x, y, w, h = page["type_area"]
    for a, _, name in ink(page, overfull=False):  # those behind the last column are reported
        if a[0] < x - slack or a[1] < y - slack or a[2] > x + w + slack or a[3] > y + h + slack:
            return name, [v / 65536 for v in a]
    return None


def reported(name, s, messages):
    """What a story lost is said, and nothing is called too long that is not."""
    codes = set(re.findall(r"“%s”.*\[(E06\d\d)\]" % re.escape(s["story"]), messages))
    lost = s["overset_characters"] > 0
    check(name + " said", not lost or codes & {"E0601", "E0606", "E0607", "E0608", "E0630", "E0651", "E0653", "E0603", "E0604", "E0605", "E0620", "E0624"},
          "%s: %d characters lost" % (s["story"], s["overset_characters"]))
    overfull = [l["text"] for b in s["blocks"] for l in b["lines"] if l.get("overfull")]
    check(name + " said", not overfull or "E0612" in codes, "%s: lines too wide: %s" % (s["story"], overfull))
    check(name + " said", lost or not codes & {"E0601", "E0651"}, "%s: nothing is lost: %s" % (s["story"], codes))


def whole(name, s):
    check(name, s["placed"] + s["overset_characters"] == s["characters"], (s["placed"], s["overset_characters"], s["characters"]))
