#!/usr/bin/python3
"""Pages of the sample issues against their golden pictures and line lists.

golden.py BANXIN [--bless] [--report DIR] [SAMPLE ...]

Each page has two goldens in tests/pages/golden/SAMPLE: NN.txt lists its blocks and lines with their places and is compared
exactly; NN.png is its picture and is compared with a tolerance for edges: a pixel differs when no pixel around it, in either
picture, comes near. A failure writes expected, actual and difference into one HTML report. --bless makes the goldens anew.

golden/rules says which rules number of the program (RULES in src/app/plates.c, written into dumps) the lines belong to: the lines
of all goldens by a hash. Lines that move without a higher number are not blessed, and fail.
"""
import hashlib, html, json, os, re, sys, tempfile
import fitz, numpy

import program

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
GOLDEN = os.path.join(ROOT, "tests/pages/golden")
SAMPLES = ("forms", "daily", "evening", "shibao", "service", "specimen")
RESOLUTION = 45           # dots per inch: body text is grey, heads can be read
NEAR = 51                 # of 255: greys that count as the same
MOST_DIFFERENT = 24       # pixels of a page


def points(value):
    return "%.2f" % (value / 65536)


def line_list(page):
    """A page in lines: rules and images first, then every block with its lines; no glyph ids, no file names."""
    out = ["page %d  %s x %s" % (page["page"], *map(points, page["size"]))]
    for kind in ("fills", "images", "rules"):
        out.append("%s %d" % (kind, len(page.get(kind, []))))
    for story in page["stories"]:
        out.append("story %s  %s  characters %d placed %d overset %d empty %d" % (
            story["story"], story["role"], story["characters"], story["placed"], story["overset_characters"], story["empty_lines"]))
        for block in story["blocks"]:
            out.append("  %s %d slice %d  %s" % (block["role"], block["paragraph"], block["slice"], " ".join(map(points, block["rect"]))))
            for line in block["lines"]:
                out.append("    %s %s  %s" % (*map(points, line["origin"]), line["text"]))
    return "\n".join(out) + "\n"


def pixels(pixmap):
    array = numpy.frombuffer(pixmap.samples, numpy.uint8).reshape(pixmap.height, pixmap.stride)
    return array[:, : pixmap.width * pixmap.n].reshape(pixmap.height, pixmap.width, pixmap.n)[:, :, 0]


def draw(pdf, page):
    """A page in 16 greys: enough to see what moved, and small."""
    pixmap = pdf[page].get_pixmap(dpi=RESOLUTION, colorspace=fitz.csGRAY, alpha=False)
    return (pixels(pixmap) // 16 * 17).astype(numpy.uint8)


def save(picture, path):
    space = fitz.csRGB if picture.ndim == 3 else fitz.csGRAY
    fitz.Pixmap(space, picture.shape[1], picture.shape[0], picture.tobytes(), False).save(path)


def is_far(a, b):
    """Pixels of a that no pixel of b within one step comes near to."""
    padded = numpy.pad(b.astype(numpy.int16), 1, mode="edge")
    least = numpy.full(a.shape, 255, numpy.int16)
    for y in range(3):
        for x in range(3):
            shifted = padded[y : y + a.shape[0], x : x + a.shape[1]]
            least = numpy.minimum(least, numpy.abs(a - shifted))
    return least > NEAR


def difference(expected, actual):
    if expected.shape != actual.shape:
        return None
    return is_far(expected, actual) | is_far(actual, expected)


def set_sample(banxin, name, folder):
    pdf, dump = os.path.join(folder, name + ".pdf"), os.path.join(folder, name + ".json")
    run = program.run([banxin, "build", "samples/%s/issue.xml" % name, "-o", pdf, "--dump", dump], cwd=ROOT, text=True, env=dict(os.environ, LC_ALL="C"))
    if run.returncode != 0:
        sys.exit("%s: exit code %d\n%s" % (name, run.returncode, run.stderr[-3000:]))
    set_sample.rules = json.load(open(dump))["header"]["rules"]
    return fitz.open(pdf), json.load(open(dump))["pages"]


def lines_of_goldens():
    """A hash over the lines of all goldens: their places and texts."""
    digest = hashlib.sha256()
    for folder, _, names in sorted(os.walk(GOLDEN)):
        for name in sorted(n for n in names if n.endswith(".txt")):
            digest.update(("%s/%s\n" % (os.path.basename(folder), name)).encode())
            with open(os.path.join(folder, name)) as file:
                digest.update("".join(line for line in file if line.startswith("    ")).encode())
    return digest.hexdigest()


def check_rules(rules, bless):
    """A message when lines of goldens moved under a number that dumps of other lines have too."""
    path, lines = os.path.join(GOLDEN, "rules"), lines_of_goldens()
    known, kept = open(path).read().split() if os.path.exists(path) else ("0", "")
    if lines == kept and rules == int(known):
        return []
    if rules < int(known) or (lines != kept and rules == int(known)):
        return ["lines of goldens moved: raise RULES in src/app/plates.c above %s, so that dumps say so, and bless" % known]
    if not bless:
        return ["golden/rules is of rules %s, the program of %d: bless the goldens" % (known, rules)]
    with open(path, "w") as file:
        file.write("%d %s\n" % (rules, lines))
    return []


class Report:
    def __init__(self, folder):
        self.folder, self.rows = folder, []

    def add(self, name, what, pictures, lines):
        os.makedirs(self.folder, exist_ok=True)
        cells = ""
        for title, picture in pictures.items():
            path = "%s-%s.png" % (name.replace("/", "-"), title)
            save(picture, os.path.join(self.folder, path))
            cells += '<td>%s<br><img src="%s"></td>' % (title, path)
        self.rows.append("<h2>%s: %s</h2><table><tr>%s</tr></table><pre>%s</pre>" % (name, html.escape(what), cells, html.escape(lines)))

    def write(self):
        path = os.path.join(self.folder, "report.html")
        with open(path, "w") as file:
            file.write('<!doctype html><meta charset="utf-8"><title>Pages that differ</title>' + "\n".join(self.rows))
        return path


def different_lines(expected, actual):
    import difflib
    return "\n".join(list(difflib.unified_diff(expected.splitlines(), actual.splitlines(), "expected", "actual", lineterm="", n=1))[:80])


def compare(name, golden, picture, lines, report):
    if not os.path.exists(golden + ".png") or not os.path.exists(golden + ".txt"):
        return "%s: no golden; look at the page, then bless it" % name
    with open(golden + ".txt") as file:
        expected_lines = file.read()
    expected = pixels(fitz.Pixmap(golden + ".png"))
    mask = difference(expected, picture)
    count = -1 if mask is None else int(mask.sum())
    if 0 <= count <= MOST_DIFFERENT and lines == expected_lines:
        return None
    what = "another size" if mask is None else "%d pixels differ" % count
    if lines != expected_lines:
        what += ", lines differ"
    pictures = {"expected": expected, "actual": picture}
    if mask is not None:
        shown = numpy.stack([picture // 2 + 127] * 3, axis=2)
        shown[mask] = (255, 0, 0)
        pictures["difference"] = shown
    report.add(name, what, pictures, different_lines(expected_lines, lines))
    return "%s: %s" % (name, what)


def main(arguments):
    bless = "--bless" in arguments
    folder = os.path.join(ROOT, "out/golden")
    if "--report" in arguments:
        at = arguments.index("--report")
        folder = arguments[at + 1]
        del arguments[at : at + 2]
    names = [a for a in arguments[1:] if not a.startswith("--")]
    names = names or [s for s in SAMPLES if os.path.exists(os.path.join(ROOT, "samples", s, "issue.xml"))]
    failures, report, count = [], Report(folder), 0
    with tempfile.TemporaryDirectory() as scratch:
        for name in names:
            pdf, pages = set_sample(arguments[0], name, scratch)
            os.makedirs(os.path.join(GOLDEN, name), exist_ok=True)
            for index, page in enumerate(pages):
                golden = os.path.join(GOLDEN, name, "%02d" % (index + 1))
                picture, lines = draw(pdf, index), line_list(page)
                count += 1
                if bless:
                    save(picture, golden + ".png")
                    with open(golden + ".txt", "w") as file:
                        file.write(lines)
                    continue
                failures += filter(None, [compare("%s/%02d" % (name, index + 1), golden, picture, lines, report)])
            kept = len([f for f in os.listdir(os.path.join(GOLDEN, name)) if f.endswith(".txt")])
            if kept != len(pages):
                failures.append("%s: %d pages, %d goldens" % (name, len(pages), kept))
    failures += check_rules(set_sample.rules, bless)
    if failures and report.rows:
        failures.append("report: " + os.path.relpath(report.write(), ROOT))
    print("\n".join(failures) or "%d pages %s" % (count, "blessed" if bless else "as their goldens"))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
