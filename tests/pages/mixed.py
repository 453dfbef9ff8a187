#!/usr/bin/python3
"""Random pages of both writing modes: nothing overlaps, nothing leaves the type area, every character is on the page or
reported, and no page takes much CPU time. `mixed.py BANXIN [SEED PAGES]` sets other pages; failures name the page's seed."""
import os, random, re, sys

from harness import EM, FOLDER, PITCH, build_pages, check, finish, outside, overlaps, png, reported, whole

WIDTH, HEIGHT = 75, 74  # characters, lines
GAP = (PITCH - EM) // 2 + 8192
MODES = ("vertical-rl", "horizontal-tb")
HAN = "的一是了我不人在有这个上来到时大地为子中说生国年着就那和要出也得里后自以会家可下而过天去能对小多然于心学之都好看起发当没成只如事把还用第样道想作种开"
WORDS = ("COVID-19", "GDP", "5G", "2026", "37", "newspaper", "internationalization", "3.14%", "A", "km/h")


class Page:
    """One page's elements and style; counts the characters of its text."""

    def __init__(self, number, seed):
        self.r, self.number, self.css, self.count, self.ids = random.Random(seed), number, [], 0, 0
        self.vertical = self.r.random() < 0.3
        self.body = "".join(self.item(area) for area in self.grid())

    def id(self):
        self.ids += 1
        return "p%dx%d" % (self.number, self.ids)

    def text(self, most, least=1):
        r, out, n = self.r, [], self.r.randint(least, max(least, most))
        while n > 0:
            if r.random() < 0.04:
                out.append(r.choice(WORDS))
                n -= len(out[-1])
            else:
                out.append(r.choice("，。、；：？“”（）《》") if r.random() < 0.12 else r.choice(HAN))
                n -= 1
        self.count += sum(map(len, out))
        return "".join(out)

    def style(self, selector, *declarations):
        self.css.append("%s { %s }" % (selector, "; ".join(d for d in declarations if d)))

    def maybe(self, chance, declaration):
        return declaration if self.r.random() < chance else ""

    def tracks(self, room, most, gap):
        """Sizes of columns or rows that fill `room`, from 1 up: some fixed, one takes the rest."""
        r, count = self.r, self.r.randint(1, most)
        left, sizes = room - (count - 1) * gap, []
        for i in range(count - 1):
            sizes.append(r.choice([1, 1, 2, 3, 4, 8, 15, max(1, left // 3), max(1, left // (count - i))]))
            sizes[-1] = max(1, min(sizes[-1], left - (count - 1 - i)))
            left -= sizes[-1]
        sizes.insert(r.randint(0, len(sizes)), left)
        return sizes

    def grid(self):
        r = self.r
        along, across = (HEIGHT * 13 // 9, WIDTH * 9 // 13) if self.vertical else (WIDTH, HEIGHT)
        columns, rows = self.tracks(along, 6, 1), self.tracks(across, 5, 1)
        sizes = ["%drlh" % n for n in rows]
        if r.random() < 0.3:
            sizes[r.randrange(len(rows))] = "1fr"
        if len(rows) > 1 and r.random() < 0.3:
            sizes[r.randrange(len(rows))] = "auto"
            sizes[-1] = "1fr"
        cells = [["."] * len(columns) for _ in rows]
        self.split(cells, 0, len(columns), 0, len(rows), names := [])
        if len(names) > 1 and r.random() < 0.2:  # an L, a U or two parts
            gone = names.pop()
            cells = [[names[0] if c == gone else c for c in row] for row in cells]
        self.style("page.p%d" % self.number, "writing-mode: " + MODES[not self.vertical],
                   "grid-template-columns: " + " ".join("%dric" % n for n in columns), "grid-template-rows: " + " ".join(sizes),
                   "grid-template-areas: " + " ".join('"%s"' % " ".join(row) for row in cells))
        return names

    def split(self, cells, left, right, top, bottom, names):
        r, w, h = self.r, right - left, bottom - top
        if w * h > 1 and r.random() < 0.85:
            if h == 1 or (w > 1 and r.random() < 0.5):
                at = r.randint(left + 1, right - 1)
                self.split(cells, left, at, top, bottom, names)
                self.split(cells, at, right, top, bottom, names)
            else:
                at = r.randint(top + 1, bottom - 1)
                self.split(cells, left, right, top, at, names)
                self.split(cells, left, right, at, bottom, names)
            return
        names.append("a%d" % len(names))
        for row in range(top, bottom):
            for column in range(left, right):
                cells[row][column] = names[-1]

    def item(self, area=None):
        kind = self.r.choice(["article"] * 8 + ["figure"] * 3 + ["infobox", "group", "group"])
        if kind == "group" and area is None:
            kind = "article"
        return getattr(self, kind)(' area="%s"' % area if area else "")

    def mode(self, chance=0.5):
        return self.maybe(chance, "writing-mode: " + self.r.choice(MODES))

    def cells(self):
        """Where a figure or box of a story stands."""
        r = self.r
        return (self.maybe(0.3, "grid-column: %d / span %d" % (r.randint(1, 4), r.randint(1, 3))), self.maybe(0.15, "grid-row: %d" % r.randint(1, 12)),
                self.maybe(0.4, "float: " + r.choice(["top", "bottom", "inline-start", "inline-end"])),
                self.maybe(0.3, "inline-size: %dric" % r.choice([1, 2, 3, 5, 8, 12, 30])), self.maybe(0.3, "block-size: %drlh" % r.choice([1, 2, 4, 9, 20])))

    def head(self, own):
        r, parts = self.r, []
        for tag, chance, most in (("kicker", 0.3, 20), ("headline", 0.95, 30), ("subhead", 0.3, 40), ("byline", 0.3, 12), ("standfirst", 0.1, 90)):
            if r.random() < chance:
                content = self.text(r.choice([3, 8, most]))
                parts.append("<%s>%s</%s>" % (tag, "<p>%s</p>" % content if tag == "standfirst" else content, tag))
        self.style("#%s > head" % own, self.mode(), self.maybe(0.3, "block-size: %drlh" % r.choice([1, 2, 3, 6, 12])),
                   self.maybe(0.3, "grid-column: %d / span %d" % (r.randint(1, 3), r.randint(1, 4))))
        if r.random() < 0.2:
            self.style("#%s headline" % own, "font-size: %dpt; line-height: %s" % (r.choice([7, 12, 30, 60, 120]), r.choice(["1", "1.2", "1.5"])), self.maybe(0.2, "text-wrap-mode: nowrap"), self.mode(0.3))
        return "<head>%s</head>" % "".join(parts) if parts else ""

    def article(self, area=""):
        r, own = self.r, self.id()
        self.style("#" + own, self.mode(0.6), self.maybe(0.4, "column-count: %d" % r.choice([1, 2, 2, 3, 4, 9, 40])), self.maybe(0.2, "column-rule: 0.25pt solid"))
        parts = []
        for _ in range(r.choice([0, 1, 2, 3, 6])):
            parts.append("<p>%s</p>" % self.text(r.choice([2, 30, 150, 400])))
            if r.random() < 0.15:
                parts.append("<crosshead>%s</crosshead>" % self.text(r.choice([4, 10, 40])))
        for _ in range(r.choice([0, 0, 0, 1, 1, 2])):
            parts.append(r.choice([self.figure, self.figure, self.infobox])(""))
        if r.random() < 0.1:
            parts.append(self.note())
        if not parts:
            parts.append("<p>%s</p>" % self.text(60))
        return '<article id="%s"%s>%s<body>%s</body></article>' % (own, area, self.head(own), "".join(parts))

    def note(self):
        own = self.id()
        self.style("#" + own, self.mode())
        return '<note id="%s"><label>%s</label><p>%s</p></note>' % (own, self.text(6), self.text(60))

    def figure(self, area=""):
        r, own = self.r, self.id()
        self.style("#" + own, self.mode(), "caption-side: " + r.choice(["block-start", "block-end"]), *(() if area else self.cells()))
        parts = "<headline>%s</headline>" % self.text(20) if r.random() < 0.3 else ""
        if r.random() < 0.8:
            parts += "<caption>%s</caption>" % self.text(r.choice([4, 30, 120]))
            if r.random() < 0.2:
                self.style("#%s > caption" % own, "display: block", self.mode(1))
        if r.random() < 0.4:
            parts += "<credit>%s</credit>" % self.text(8)
        return '<figure id="%s"%s src="%s.png">%s</figure>' % (own, area, r.choice(["wide", "tall", "square"]), parts)

    def infobox(self, area=""):
        r, own = self.r, self.id()
        self.style("#" + own, self.mode(), *(() if area else self.cells()))
        if r.random() < 0.3:
            self.style("#" + own, "display: grid", "grid-template-columns: " + r.choice(["1fr 1fr", "auto 1fr", "3ric 1fr", "1fr"]),
                       self.maybe(0.4, "grid-template-rows: 2rlh auto"), self.maybe(0.5, "column-gap: 1ric"))
        parts = "<headline>%s</headline>" % self.text(10) if r.random() < 0.6 else ""
        for _ in range(r.randint(1, 3)):
            parts += "<item><label>%s</label>%s</item>" % (self.text(4), self.text(40)) if r.random() < 0.5 else "<p>%s</p>" % self.text(60)
        if r.random() < 0.3:
            self.style("#%s > *" % own, self.mode())
        return '<infobox id="%s"%s>%s</infobox>' % (own, area, parts)

    def group(self, area=""):
        own = self.id()
        self.style("#" + own, self.mode())
        label = "<label>%s</label>" % self.text(6) if self.r.random() < 0.5 else ""
        return '<group id="%s"%s>%s%s</group>' % (own, area, label, "".join(self.item() for _ in range(self.r.randint(1, 4))))

    def xml(self):
        return '<page number="%d" class="p%d">%s</page>' % (self.number, self.number, self.body)


def make(seed, count):
    """An issue of `count` pages: what was asked for, and the elements and style of harness.issue()."""
    pages = [Page(i + 1, seed * 100003 + i) for i in range(count)]
    css = ("@page { size: %.2fpt %dpt; margin: 20pt } page { column-gap: 1ric; row-gap: 1rlh } p { text-wrap-style: auto } " %
           (WIDTH * 9 + 40, HEIGHT * 13 + 40) + "\n".join(c for p in pages for c in p.css))
    return pages, "\n".join(p.xml() for p in pages), css


def write_pictures(folder):
    for name, size in (("wide", (90, 30)), ("tall", (30, 90)), ("square", (60, 60))):
        open(os.path.join(folder, name + ".png"), "wb").write(png(*size))


def sample(seed, count):
    """Sets `count` pages as one issue and checks each."""
    pages, elements, css = make(seed, count)
    dumps, messages = build_pages(elements, css, cpu=20 + count // 2)
    for p, dump in zip(pages, dumps):
        name = "page %d of seed %d" % (p.number, seed)
        if not re.search(r"page %d: .*\[E0623\]" % p.number, messages):  # blocks stand across what lies between the parts of an area
            check(name + " overlaps", overlaps(dump) is None, overlaps(dump))
        if not re.search(r"page %d: .*\[E06(?:09|10)\]" % p.number, messages):
            check(name + " outside", outside(dump, GAP) is None, outside(dump, GAP))
        found = sum(s["characters"] for s in dump["stories"])
        check(name + " characters", found == p.count, "%d of %d" % (found, p.count))
        for s in dump["stories"]:
            whole(name + " counts", s)
            reported(name, s, "\n".join(m for m in messages.split("\n") if " page %d: " % p.number in m))


if __name__ == "__main__":
    write_pictures(FOLDER)
    first, count = (int(sys.argv[2]), int(sys.argv[3])) if len(sys.argv) > 3 else (1, 40)
    while count > 0:
        sample(first, min(count, 100))
        first, count = first + 1, count - 100
    finish()
