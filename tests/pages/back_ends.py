#!/usr/bin/python3
"""Two back ends draw the same: boxes of ink that tests/tools/ink-boxes.c prints from the primitives of src/draw are those of the
PDF, which is parsed here from its content streams and embedded fonts (qpdf unpacks it). `--all` takes every sample."""
import base64, io, json, os, re, sys, tempfile

from fontTools.ttLib import TTFont

import program

BANXIN, INK_BOXES = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
SAMPLES = ["service", "shibao", "evening", "daily", "specimen", "forms"] if "--all" in sys.argv else ["service"]
UNIT = 65536
FOLDER = tempfile.mkdtemp(prefix="banxin-back-ends-")


class Pdf:
    def __init__(self, path):
        run = program.run(["qpdf", "--json=2", "--json-stream-data=inline", "--decode-level=generalized", path], text=True)
        self.objects = {k.replace("obj:", ""): v for k, v in json.loads(run.stdout)["qpdf"][1].items()}
        self.fonts = {}

    def get(self, value):
        """What a reference leads to."""
        while isinstance(value, str) and re.fullmatch(r"\d+ 0 R", value):
            object = self.objects[value]
            value = object["value"] if "value" in object else object["stream"]
        return value

    def pages(self):
        pages, todo = [], [self.get(self.get(self.objects["trailer"]["value"]["/Root"])["/Pages"])]
        while todo:
            node = todo.pop(0)
            if "/Kids" in node:
                todo = [self.get(k) for k in node["/Kids"]] + todo
            else:
                pages.append(node)
        return pages

    def font(self, reference):
        """The embedded face, the widths of its codes in 1/1000 em, and whether it writes downwards."""
        if reference not in self.fonts:
            outer = self.get(reference)
            inner = self.get(self.get(outer["/DescendantFonts"])[0])
            program_ = self.get(self.get(inner["/FontDescriptor"])["/FontFile2"])  # the shipped faces are TrueType
            face = TTFont(io.BytesIO(base64.b64decode(program_["data"])), lazy=True)
            widths, list_ = {}, self.get(inner.get("/W", []))
            while list_:
                first, second = list_[0], self.get(list_[1])
                if isinstance(second, list):
                    widths.update(zip(range(first, first + len(second)), second))
                    list_ = list_[2:]
                else:
                    widths.update((c, list_[2]) for c in range(first, second + 1))
                    list_ = list_[3:]
            self.fonts[reference] = (face["glyf"], face.getGlyphOrder(), face["head"].unitsPerEm, widths, self.get(inner).get("/DW", 1000),
                                     outer["/Encoding"] == "/Identity-V")
        return self.fonts[reference]


def tokens(text):
    """Numbers, names, operators, strings and brackets of a content stream."""
    for word in re.findall(r"<<|>>|<[0-9A-Fa-f]*>|\[|\]|/[^\s/\[\]<>()]*|[^\s/\[\]<>()]+", text):
        yield word


def multiply(m, n):
    return (m[0] * n[0] + m[1] * n[2], m[0] * n[1] + m[1] * n[3], m[2] * n[0] + m[3] * n[2], m[2] * n[1] + m[3] * n[3],
            m[4] * n[0] + m[5] * n[2] + n[4], m[4] * n[1] + m[5] * n[3] + n[5])


class Page:
    """What a page paints, in order: (kind, box in points from the upper left of the trimmed page, inks)."""

    def __init__(self, pdf, page, content=None):
        self.pdf, self.out = pdf, []
        self.resources = pdf.get(page["/Resources"])
        trim = pdf.get(page["/TrimBox"])
        self.left, self.top = trim[0], trim[3]
        self.fill_ink = self.stroke_ink = (0, 0, 0, 10000, "0")
        self.overprint, self.width, self.stack, self.matrix = 0, 1.0, [], (1, 0, 0, 1, 0, 0)
        self.points, self.size, self.scale, self.mode = [], 0, 1.0, 0
        self.text = content or base64.b64decode(pdf.get(page["/Contents"])["data"]).decode("latin-1")
        self.run()

    def add(self, kind, points, ink, grow=0):
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        box = (min(xs) - self.left - grow, self.top - max(ys) - grow, max(xs) - self.left + grow, self.top - min(ys) + grow)
        self.out.append((kind, box, ink[:4] + (self.overprint,) + ink[4:]))

    def paint_ink(self, numbers):
        return tuple(round(n * 10000) for n in numbers) + ("0",)

    def spot(self, name):
        space = self.resources["/ColorSpace"][name]
        full = [round(n * 10000) for n in self.pdf.get(space[3])["/C1"]]
        return ((0, 0, 0, 10000, "all") if space[1] == "/All" else tuple(full) + (name[3:],))

    def show(self, list_):
        glyf, order, em, widths, usual, down = self.pdf.font(self.reference)
        for item in list_:
            if not isinstance(item, str):
                moved = -item / 1000 * self.size
                self.matrix_text = multiply((1, 0, 0, 1, 0, moved) if down else (1, 0, 0, 1, moved * self.scale, 0), self.matrix_text)
                continue
            for at in range(1, len(item) - 1, 4):
                code = int(item[at : at + 4], 16)
                width = widths.get(code, usual)
                glyph = glyf[order[code]]
                if glyph.numberOfContours:
                    corners = [(x / em * self.size, y / em * self.size) for x in (glyph.xMin, glyph.xMax) for y in (glyph.yMin, glyph.yMax)]
                    if down:
                        corners = [(x - width / 2000 * self.size, y - 0.88 * self.size) for x, y in corners]
                    a, b, c, d, e, f = self.matrix_text
                    points = [(a * x * self.scale + c * y + e, b * x * self.scale + d * y + f) for x, y in corners]
                    self.add("letter" if self.mode == 1 else "glyph", points, self.stroke_ink if self.mode == 1 else self.fill_ink,
                             self.width / 2 if self.mode == 1 else 0)
                moved = width / 1000 * self.size
                self.matrix_text = multiply((1, 0, 0, 1, 0, -self.size) if down else (1, 0, 0, 1, moved * self.scale, 0), self.matrix_text)

    def run(self):
        stack, list_ = [], None
        for word in tokens(self.text):
            if word == "[":
                list_ = []
            elif word == "]":
                stack.append(list_)
                list_ = None
            elif re.fullmatch(r"[-+]?\d*\.?\d+\.?", word):
                (stack if list_ is None else list_).append(float(word))
            elif word[0] in "</>":
                (stack if list_ is None else list_).append(word)
            else:
                self.operate(word, stack)
                stack = []

    def operate(self, word, s):
        if word in ("m", "l", "c"):
            self.points += list(zip(s[0::2], s[1::2]))
        elif word == "re":
            self.points += [(s[0], s[1]), (s[0] + s[2], s[1] + s[3])]
        elif word in ("f", "S"):
            self.add("fill" if word == "f" else "stroke", self.points, self.fill_ink if word == "f" else self.stroke_ink, self.width / 2 if word == "S" else 0)
            self.points = []
        elif word in ("k", "K"):
            setattr(self, "fill_ink" if word == "k" else "stroke_ink", self.paint_ink(s))
        elif word in ("cs", "CS"):
            setattr(self, "fill_ink" if word == "cs" else "stroke_ink", self.spot(s[0]))
        elif word in ("scn", "SCN"):
            assert s == [1.0], s
        elif word == "gs":
            self.overprint = int(self.pdf.get(self.resources["/ExtGState"][s[0]])["/op"])
        elif word == "w":
            self.width = s[-1]
        elif word == "q":
            self.stack.append(self.matrix)
        elif word == "Q":
            self.matrix = self.stack.pop()
        elif word == "cm":
            self.matrix = multiply(s, self.matrix)
        elif word == "Do":
            a, b, c, d, e, f = self.matrix
            self.add("picture", [(e, f), (a + c + e, b + d + f)], (0, 0, 0, 0, "0"))
        elif word == "Tf":
            self.reference, self.size = self.resources["/Font"][s[0]], s[1]
        elif word == "Tz":
            self.scale = s[0] / 100
        elif word == "Tr":
            self.mode = int(s[0])
        elif word == "Tm":
            self.matrix_text = tuple(s)
        elif word == "TJ":
            self.show(s[0])
        else:
            assert word in ("h", "d", "J", "j", "BT", "ET", "BDC", "EMC"), word


def printed(dump, folder):
    """What the other back end prints: pages as lists like Page.out."""
    run = program.run([INK_BOXES, dump, folder], text=True)
    if run.returncode > 1 or not run.stdout:
        sys.exit("exit code %d\n%s" % (run.returncode, run.stderr))
    pages = []
    for line in run.stdout.split("\n")[:-1]:
        words = line.split()
        if words[0] == "page":
            pages.append([])
        else:
            pages[-1].append((words[0], tuple(int(w) / UNIT for w in words[1:5]), tuple(int(w) for w in words[5:10]) + (words[10],)))
    return pages


def differ(a, b):
    """Where two lists of ink differ first, or None. Places are equal to the 4 decimals of a PDF, glyphs to the rounding of their
    adjustments: 1/20,000 em each way along their piece of line."""
    for number, (x, y) in enumerate(zip(a, b)):
        near = 0.0002 if x[0] in ("fill", "stroke") else 0.0002 + 0.00012 * max(x[1][3] - x[1][1], x[1][2] - x[1][0], 30)
        same_ink = x[2] == y[2] or x[0] == "picture"
        if x[0] != y[0] or not same_ink or any(abs(p - q) > near for p, q in zip(x[1], y[1])):
            return "%d: %s\nand  %s" % (number, x, y)
    return None if len(a) == len(b) else "%d and %d things" % (len(a), len(b))


failures, total, planted = 0, 0, set()
for sample in SAMPLES:
    pdf, dump = os.path.join(FOLDER, sample + ".pdf"), os.path.join(FOLDER, sample + ".json")
    run = program.run([BANXIN, "build", "samples/%s/issue.xml" % sample, "-o", pdf, "--dump", dump], text=True)
    parsed = Pdf(pdf)
    pages, boxes = parsed.pages(), printed(dump, "samples/" + sample)
    if len(pages) != len(boxes):
        sys.exit("%s: %d pages and %d" % (sample, len(pages), len(boxes)))
    for number, (page, ink) in enumerate(zip(pages, boxes)):
        found = Page(parsed, page)
        kinds = {k: sum(i[0] == k for i in ink) for k in ("fill", "stroke", "glyph", "letter", "picture")}
        said = differ(found.out, ink)
        print("%s %d: %s%s" % (sample, number + 1, kinds, "\n  differs at " + said if said else ""))
        failures += bool(said)
        total += len(ink)
        if number > 0:
            continue
        # Faults of a back end are seen: a rule moved, an ink changed, overprint lost, a glyph lost, a run moved, a stroke widened.
        for name, pattern, change in (("rule", r"(\S+)( \S+ l S)", lambda m: "%.4f%s" % (float(m[1]) + 0.01, m[2])), ("ink", r"0 0 0 1 k", lambda m: "0 0 0 .99 k"),
                                      ("overprint", r"/GO gs", lambda m: "/GN gs"), ("glyph", r"\[<\w{4}", lambda m: "[<"),
                                      ("run", r"(1 0 0 1 )(\S+)( \S+ Tm)", lambda m: "%s%.4f%s" % (m[1], float(m[2]) + 0.02, m[3])), ("stroke", r"(\S+) w", lambda m: "%.4f w" % (float(m[1]) + 0.01))):
            changed, count = re.subn(pattern, change, found.text, count=1)
            planted |= {name} if count else set()
            if count and not differ(Page(parsed, page, changed).out, ink):
                print("%s: a fault is not seen: %s" % (sample, name))
                failures += 1
if len(planted) < 6:
    print("faults were planted of these kinds alone: %s" % sorted(planted))
    failures += 1
print("%d things painted on %s, %d failures" % (total, ", ".join(SAMPLES), failures))
sys.exit(1 if failures else 0)
