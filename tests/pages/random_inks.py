#!/usr/bin/python3
"""Every painting operator of random pages: what overprints is full black and nothing else, small black text never knocks
out. The pages of random_pages.py get marks beside text, lines, waves, ornaments, reversed and tinted letters, effects, masks,
grey and colour pictures and codes in mixed inks, for a state that outlives its paint shows only when paints follow each other
in every order (ISO 32000-1, 11.7.4: OPM 1 keeps the inks that a paint sets to 0).

random_inks.py BANXIN [--pages N] [--first SEED]; the same seeds give the same pages."""
import argparse, os, random, re, sys, tempfile
from collections import Counter

import fitz

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import plates
from contents import FILLS, SHOWS, STROKES, resources, tokens
from random_pages import BATCH, CSS, Maker

INKS = ("black", "black", "white", "device-cmyk(0 1 1 0)", "device-cmyk(0.8 0.1 0 0)", "device-cmyk(0 0 0 0.98)", "device-cmyk(0 0 0 0.99)",
        "device-cmyk(0 0 0 0.4)", "device-cmyk(0.3 0.2 0.2 1)", "#c8102e")
STYLES = ("solid", "dotted", "dashed", "double", "-bx-wavy", "-bx-twist", "-bx-pearls", "-bx-diamonds", "-bx-flowers", "-bx-meander")
SMALL = 12  # points: black text below this size overprints
FULL_BLACK = 0.99


def decorate(r, number, body):
    """Inks and marks for a page; they take a random stream of their own, so that the layout stays that of random_pages.py."""
    css = []
    ink = lambda: r.choice(INKS)
    for kind in range(6):
        look = ["color: %s" % ink()]
        look.append(r.choice(["text-emphasis-style: dot", "text-emphasis-style: sesame", "text-emphasis-style: circle", "text-decoration: underline",
                              "text-decoration: underline wavy", "border: 0.4pt solid", "-webkit-text-stroke: 0.5pt %s" % ink(),
                              "text-shadow: 0.5pt 0.5pt %s" % ink(), "-webkit-text-stroke: 1pt %s; paint-order: stroke; -bx-text-outline: 0.5pt %s" % (ink(), ink()),
                              "font-size: %dpt" % r.randint(7, 14)]))
        css.append("page.p%d .k%d { %s }" % (number, kind, "; ".join(look)))
    for name in re.findall(r'<(?:article|ad|figure|infobox|note|table|group)[^>]* id="([^"]*)"', body):
        if r.random() < 0.4:
            css.append("#%s { border: %.2fpt %s %s }" % (name, r.choice([0.25, 0.5, 1, 2, 4, 6]), r.choice(STYLES), ink()))
        if r.random() < 0.3:
            css.append("#%s { background: %s }" % (name, ink()))
        if r.random() < 0.3:
            css.append("#%s { color: %s }" % (name, ink()))
        if r.random() < 0.1:
            css.append("#%s { border-radius: 3pt }" % name)
    css.append("page.p%d { column-rule: %.2fpt solid %s; row-rule: 0.5pt solid %s }" % (number, r.choice([0.25, 3]), ink(), ink()))

    def mark(match):
        han = match.group(0)
        if r.random() < 0.8:
            return han
        if r.random() < 0.15:
            return "<ruby>%s<rt>%s</rt></ruby>" % (han, han)
        return '<span class="k%d">%s</span>' % (r.randrange(6), han)
    body = re.sub(r"(?<=<p>)[^<]*", lambda p: re.sub("[\u4e00-\u9fff]{2,5}", mark, p.group(0)), body)
    body = re.sub('src="dot.png"', lambda _: 'src="%s"' % r.choice(["dot.png", "mask.png", "mask.png", "colour.png"]), body)
    if r.random() < 0.3:
        body = body.replace("</infobox>", '<qr value="https://example.org/"/></infobox>', 1)
    return css, body


class Inspector:
    """Walks a content stream with the state that decides what a paint does to the plates below it."""

    def __init__(self, states, pictures):
        self.states, self.pictures, self.faults, self.counts = states, pictures, [], {}
        self.now = {"fill": None, "stroke": None, "op": None, "OP": None, "size": 0.0, "render": 0}
        self.saved, self.path, self.boxed = [], [], False  # extents of the subpaths; whether a rectangle is among them

    def count(self, kind, overprints):
        self.counts[kind, overprints] = self.counts.get((kind, overprints), 0) + 1

    def judge(self, kind, ink, overprints):
        self.count(kind, overprints)
        full = ink is not None and ink[:3] == (0, 0, 0) and ink[3] >= FULL_BLACK
        if ink is None or overprints is None:
            self.faults.append("%s before its state is set" % kind)
        elif overprints and not full:
            self.faults.append("%s in %s overprints" % (kind, ink))
        elif kind.startswith("text") and full and not overprints and self.now["size"] < SMALL:
            self.faults.append("%s of %g pt in full black knocks out" % (kind, self.now["size"]))
        elif kind in ("mark", "mask") and full and not overprints:
            self.faults.append("%s in full black knocks out" % kind)

    def extend(self, operator, numbers):
        if operator == "re":
            self.boxed = True
        elif operator == "m":
            self.path.append([])
        if operator in ("m", "l", "c"):
            self.path[-1] += zip(numbers[::2], numbers[1::2])

    def is_mark(self):
        """Dots, drops and ornaments: every subpath is smaller than small text."""
        spans = [[max(c) - min(c) for c in zip(*points)] for points in self.path]
        return not self.boxed and spans and max(max(s) for s in spans) < SMALL

    def paint(self, operator):
        if operator in FILLS:
            self.judge("mark" if self.is_mark() else "fill", self.now["fill"], self.now["op"])
        if operator in STROKES:
            self.judge("stroke", self.now["stroke"], self.now["OP"])
        if operator in SHOWS:
            if self.now["render"] in (0, 2):
                self.judge("text", self.now["fill"], self.now["op"])
            if self.now["render"] in (1, 2):
                self.judge("text stroke", self.now["stroke"], self.now["OP"])

    def picture(self, name):
        if self.pictures[name]:
            self.judge("mask", self.now["fill"], self.now["op"])
        elif self.now["op"] is not False:
            self.faults.append("picture %s overprints" % name)
        else:
            self.count("picture", False)

    def walk(self, content):
        stack = []
        for token in tokens(content):
            if token[0] in "/<([])>+-.0123456789":
                stack.append(token)
                continue
            if token == "q":
                self.saved.append(dict(self.now))
            elif token == "Q":
                self.now = self.saved.pop()
            elif token in ("k", "K"):
                self.now["fill" if token == "k" else "stroke"] = tuple(float(v) for v in stack[-4:])
            elif token == "gs":
                self.now.update(self.states[stack[-1][1:]])
            elif token == "Tf":
                self.now["size"] = float(stack[-1])
            elif token == "Tr":
                self.now["render"] = int(stack[-1])
            elif token == "Do":
                self.picture(stack[-1][1:])
            elif token in FILLS | STROKES | SHOWS:
                self.paint(token)
                self.path, self.boxed = [], False
            elif token in ("m", "l", "c", "re"):
                self.extend(token, [float(v) for v in stack])
            elif token == "n":
                self.path, self.boxed = [], False
            elif token in ("g", "G", "rg", "RG", "cs", "CS", "sc", "SC", "scn", "SCN", "sh"):
                self.faults.append("colour operator " + token)
            stack = []


def inspect(path):
    """(page, faults, counts of paints by kind and overprint) of every page of a file."""
    out = []
    doc = fitz.open(path)
    for page in doc:
        states = {}
        for name, xref in resources(doc, page.xref, "ExtGState").items():
            states[name] = {key: doc.xref_get_key(xref, key)[1] == "true" for key in ("op", "OP")}
        pictures = {n: doc.xref_get_key(x, "ImageMask")[1] == "true" for n, x in resources(doc, page.xref, "XObject").items()}
        inspector = Inspector(states, pictures)
        inspector.walk(page.read_contents())
        out.append((page.number + 1, inspector.faults, inspector.counts))
    return out


def self_test():
    """The walk finds each fault that it is for."""
    states = {"GO": {"op": True, "OP": True}, "GN": {"op": False, "OP": False}}
    for content, faults in ((b"/GN gs 0 1 1 0 k 0 0 1 1 re f", 0), (b"/GO gs 0 1 1 0 k 0 0 1 1 re f", 1), (b"/GO gs 0 0 0 .99 K 0 0 m 1 1 l S", 0),
                            (b"/GN gs 0 0 0 1 k BT /F1 9 Tf [<0001>-3<0002>]TJ ET", 1), (b"/GN gs 0 0 0 1 k BT /F1 12 Tf [<0001>]TJ ET", 0),
                            (b"/GO gs 0 0 0 0 k q 1 0 0 1 0 0 cm /I1 Do Q", 1), (b"/GO gs 0 0 0 1 k q 1 0 0 1 0 0 cm /I2 Do Q", 1), (b"0 0 0 1 k f", 1),
                            (b"/GN gs 0 0 0 1 k 0 0 m 1 1 l 1 0 l h f", 1), (b"/GN gs 0 0 0 1 k 0 0 1 1 re f", 0)):
        inspector = Inspector(states, {"I1": True, "I2": False})
        inspector.walk(content)
        if len(inspector.faults) != faults:
            raise SystemExit("the walk is wrong about %s: %s" % (content, inspector.faults))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("banxin", type=os.path.abspath)
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--first", type=int, default=0)
    options = parser.parse_args()
    self_test()
    folder = tempfile.mkdtemp()
    raw = lambda w, h, per_row: b"".join(b"\0" + per_row(y) for y in range(h))
    pictures = {"dot.png": plates.png(48, 36), "shape.png": plates.png(48, 36),
                "mask.png": plates.png(48, 36, raw(48, 36, lambda y: bytes([0xA5, 0x3C ^ y, 0xFF, 0, 0x18, 0xF0])), depth=1),
                "colour.png": plates.png(48, 36, raw(48, 36, lambda y: bytes((x * 5 % 256, y * 7 % 256, 128)[i] for x in range(48) for i in range(3))), color=2)}
    for name, data in pictures.items():
        open(os.path.join(folder, name), "wb").write(data)
    found, counts = [], {}
    for first in range(options.first, options.first + options.pages, BATCH):
        makers = [Maker(seed) for seed in range(first, min(first + BATCH, options.first + options.pages))]
        pages, css = [], []
        for i, maker in enumerate(makers):
            name, body = maker.page(i + 1)
            looks, body = decorate(random.Random("inks %d" % maker.seed), i + 1, body)
            pages.append((name + ' " ink="black' if maker.seed % 10 == 9 else name, body))
            css += maker.css + looks
        plates.build(options.banxin, pages, CSS + "page { -bx-lint: all off } " + "\n".join(css), folder=folder, options=("--jobs", "2"))
        for number, faults, paints in inspect(os.path.join(folder, "plates.pdf")):
            found += ["seed %d, page %d: %d × %s" % (first + number - 1, number, n, f) for f, n in Counter(faults).items()]
            for key, count in paints.items():
                counts[key] = counts.get(key, 0) + count
    for kind in ("fill", "mark", "stroke", "text", "text stroke", "mask"):
        for overprints in (True, False):
            if not counts.get((kind, overprints)) and (kind, overprints) not in (("mask", False), ("fill", True)):
                found.append("no page has a %s that %s" % (kind, "overprints" if overprints else "knocks out"))
    for f in found[:40]:
        print(f)
    print("%d faults, %d pages, paints: %s" % (len(found), options.pages, ", ".join(
        "%s %s %d" % (kind, "over" if over else "out", n) for (kind, over), n in sorted(counts.items(), key=str))))
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
