#!/usr/bin/python3
"""Random pages: polygons that part the page, heads of every placement, pictures and boxes of many forms, tables, groups,
briefs, advertisements, frames, copyfitting, jumps, texts from nothing to far too much, both writing modes, Traditional and
Simplified (every other batch). Nothing may overlap, leave its area, get lost, be read backwards, or stay empty unsaid (plates.py).

random_pages.py BANXIN [--pages N] [--first SEED] [--keep FOLDER]; the same seeds give the same pages."""
import argparse, os, random, re, sys, tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import plates
from filler import HAN, text

BATCH = 50  # pages of one issue
PLACEMENTS = ("above-start above-center above-end start end between enclosed below corner corner-end opposite-corners across "
              "hook-start hook-end").split()


def has_hole(cells, columns, rows):
    """Whether the cells go round something: what is outside them hangs together with the page's frame or does not."""
    seen, stack = set(), [(-1, -1)]
    while stack:
        x, y = stack.pop()
        if (x, y) in seen or (x, y) in cells or not (-1 <= x <= columns and -1 <= y <= rows):
            continue
        seen.add((x, y))
        stack += [(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)]
    return len(seen) + len(cells) != (columns + 2) * (rows + 2)


def partition(r, columns, rows, parts):
    """Polygons without holes that part the grid: neighbours are joined at random."""
    owner = {(x, y): y * columns + x for x in range(columns) for y in range(rows)}
    areas = {n: {c} for c, n in owner.items()}
    for _ in range(400):
        if len(areas) <= parts:
            break
        x, y = r.randrange(columns), r.randrange(rows)
        dx, dy = r.choice(((1, 0), (0, 1), (0, 1)))
        other = owner.get((x + dx, y + dy))
        mine = owner[(x, y)]
        if other is None or other == mine or len(areas[mine]) + len(areas[other]) > 12:
            continue
        joined = areas[mine] | areas[other]
        if has_hole(joined, columns, rows):
            continue
        for c in areas.pop(other):
            owner[c] = mine
        areas[mine] = joined
    return owner


MODES = ("vertical-rl", "horizontal-tb")


def is_rectangle(cells):
    xs, ys = {x for x, _ in cells}, {y for _, y in cells}
    return len(cells) == len(xs) * len(ys) and max(xs) - min(xs) < len(xs) and max(ys) - min(ys) < len(ys)


class Maker:
    def __init__(self, seed):
        self.r, self.seed, self.css, self.counts, self.headed, self.members = random.Random(seed), seed, [], {}, {}, 0

    def han(self, least, most):
        return "".join(self.r.choice(HAN) for _ in range(self.r.randint(least, most)))

    def head(self, name, wide, turned):
        """The parts of a head, and its place."""
        r, parts = self.r, []
        if r.random() < 0.15:
            return ""
        size = r.choice(["18pt", "三号", "四号"]) if wide < 2 else r.choice(["二号", "24pt", "三号"])
        if r.random() < 0.3:
            parts.append("<kicker>%s</kicker>" % self.han(4, 10))
        parts.append('<headline style="font-size: %s">%s</headline>' % (size, self.han(4, 5 + 5 * wide)))
        if r.random() < 0.2:
            parts.append("<subhead>%s</subhead>" % self.han(5, 12))
        if r.random() < 0.15:
            parts.append("<byline>本报记者　%s</byline>" % self.han(2, 3))
        place = r.random()
        if place < 0.2 and wide > 1:
            begin = r.randint(1, wide - 1)
            self.css.append("#%s > head { grid-column: %d / span %d }" % (name, begin, r.randint(1, wide - begin + 1)))
        elif place < 0.3 and not turned:
            self.css.append("#%s > head { writing-mode: vertical-rl }" % name)
        elif place < 0.36:
            self.css.append("#%s > head { float: bottom }" % name)
        elif place < 0.6:
            self.css.append("#%s > head { -bx-head-placement: %s }" % (name, r.choice(PLACEMENTS)))
            if r.random() < 0.3:
                self.css.append("#%s %s { writing-mode: %s }" % (name, r.choice(["> head", "subhead", "headline"]), MODES[not turned]))
        if r.random() < 0.25:
            parts = [p.replace(' style="font-size: %s"' % size, "") for p in parts]
            self.css.append("#%s headline { -bx-font-size-list: 四号 三号 小二 二号 一号; max-lines: %d } #%s kicker { -bx-font-size-grade: 2 }"
                            % (name, r.randint(1, 2), name))
        self.headed[name] = len(re.search("<headline.*?>(.*?)<", "".join(parts)).group(1))
        return "".join(parts)

    def block(self, name, wide, lines):
        """A picture or box in the story: over columns, beside text, or with text round it."""
        r = self.r
        kind = r.choice(["figure", "figure", "figure", "infobox", "infobox", "note", "table", "pullquote"])
        rule = [r.choice(["float: top", "float: top", "float: bottom", "float: bottom", "grid-row: %d" % r.randint(1, lines)])]
        first = r.randint(1, wide)
        span = r.randint(1, wide - first + 1)
        rule.append("grid-column: %d / span %d" % (first, span))
        if r.random() < 0.45:
            rule.append("inline-size: %dric" % r.randint(6, 15 * span))
            rule.append("justify-self: %s" % r.choice(["start", "center", "end"]))
        if kind == "infobox" or kind == "figure" and r.random() < 0.7:
            rule.append("block-size: %drlh" % r.randint(4, max(5, lines // 3)))
        if kind == "figure" and r.random() < 0.3:
            kind = "shape"
            rule.append("shape-outside: %s; shape-margin: %dric" % (r.choice(
                ["polygon(50% 0, 100% 50%, 50% 100%, 0 50%)", "polygon(0 0, 100% 0, 100% 100%)", "inset(0 20% 30% 10%)"]), r.randint(0, 2)))
        if kind == "figure" and r.random() < 0.4:
            rule.append("caption-side: %s" % r.choice(["block-start", "inline-start", "inline-end", "-bx-over"]))
            if rule[-1].endswith("over"):
                kind = "shape-over"
        if kind in ("infobox", "pullquote") and r.random() < 0.2:
            rule.append("writing-mode: " + r.choice(MODES))
        self.css.append("#%s { %s }" % (name, "; ".join(rule)))
        if kind == "table":
            return self.table(' id="%s"' % name)
        if kind == "pullquote":
            return '<pullquote id="%s">%s</pullquote>' % (name, self.han(6, 20))
        if kind == "shape-over":
            return '<figure id="%s" src="shape.png"><caption>%s</caption></figure>' % (name, self.han(4, 20))
        if kind == "shape":
            return '<figure id="%s" src="shape.png"/>' % name
        if kind == "figure":
            return '<figure id="%s" src="dot.png">%s</figure>' % (name, "<caption>%s</caption>" % self.han(4, 20) if r.random() < 0.5 else "")
        if kind == "infobox":
            return '<infobox id="%s"><item>%s</item></infobox>' % (name, self.han(3, 9))
        return '<note id="%s">%s</note>' % (name, self.han(5, 12))

    def table(self, attributes):
        r = self.r
        columns, tags = r.randint(1, 5), lambda row: "th" if row == 0 else "td"
        rows = ["<tr>%s</tr>" % "".join("<%s>%s</%s>" % (tags(row), self.han(1, 4), tags(row)) for _ in range(columns)) for row in range(r.randint(1, 8))]
        return "<table%s>%s</table>" % (attributes, "".join(rows))

    def standing(self, name, kind):
        """What stands in an area of its own besides stories."""
        r, at = self.r, ' id="%s" area="%s"' % (name, name.split("_")[0])
        if kind == "figure":
            side = r.choice(["block-end", "block-end", "block-start", "inline-start", "inline-end", "-bx-over"])
            self.css.append("#%s { caption-side: %s }" % (name, side))
            return '<figure%s src="%s.png"><caption>%s</caption></figure>' % (at, "shape" if side == "-bx-over" else "dot", self.han(4, 30))
        if kind == "ad":
            return "<ad%s>%s</ad>" % (at, r.choice(["", "<headline>%s</headline>" % self.han(2, 5)]))
        if kind == "table":
            return self.table(at)
        if kind == "briefs":
            return "<briefs%s><label>%s</label>%s</briefs>" % (at, self.han(4, 4), "".join(
                "<brief><headline>%s</headline><p>%s</p></brief>" % (self.han(4, 12), self.han(10, 90)) for _ in range(r.randint(1, 20))))
        members = ['<article id="%s-m%d">%s%s</article>' % (name, i, "<headline>%s</headline>" % self.han(4, 12) if r.random() < 0.8 else "",
                                                           "".join("<p>%s</p>" % self.han(5, 150) for _ in range(r.randint(1, 4)))) for i in range(r.randint(1, 4))]
        return "<group%s>%s%s</group>" % (at, "<label>%s</label>" % self.han(4, 6) if r.random() < 0.5 else "", "".join(members))

    def place(self, name, cells):
        """By the name of the area, or by rectangles of grid lines: one for each stretch of a column."""
        if self.r.random() > 0.15:
            return ' area="%s"' % name.split("_")[0]
        parts = []
        for x, y in sorted(cells):
            if (x, y - 1) not in cells:
                end = next(e for e in range(y, y + 20) if (x, e) not in cells)
                parts.append("%d / %d / %d / %d" % (y + 1, x + 1, end + 1, x + 2))
        self.css.append("#%s { grid-area: %s }" % (name, ", ".join(parts)))
        return ""

    def article(self, name, cells, heights, vertical):
        r = self.r
        wide = max(x for x, _ in cells) - min(x for x, _ in cells) + 1
        room = sum(heights[y] for _, y in cells) * (9 if vertical else 15)
        turned = vertical
        rules = []
        if r.random() < 0.12:
            turned = not vertical
            rules.append("writing-mode: %s; column-count: %d" % (("horizontal-tb", "vertical-rl")[turned], r.randint(1, 3)))
        elif r.random() < 0.25:
            rules.append("column-count: %d; -bx-column-remainder: %s" % (r.randint(1, wide), r.choice(["fractional", "gutter", "unequal"])))
        elif r.random() < 0.1 and wide > 1:
            rules.append("-bx-lead-columns: %d 6rlh" % r.randint(1, wide))
        if r.random() < 0.3:
            rules.append("column-rule: 0.25pt solid")
        if r.random() < 0.2:
            rules.append("column-fill: auto")
        if r.random() < 0.1:
            rules.append("font: %s serif" % r.choice(["12pt/17pt", "10.5pt/15pt", "8pt/10pt"]))
        if r.random() < 0.1:
            rules.append("border: %s solid; padding-inline: 0.5ric" % r.choice(["0.5pt", "2pt"]))
        copyfit = r.random() < 0.3
        if copyfit:
            rules.append("-bx-copyfit: all")
        if rules:
            self.css.append("#%s { %s }" % (name, "; ".join(rules)))
        blocks = [self.block("%s-%d" % (name, i), wide, sum(heights) // len(heights) * 2) for i in range(r.choice([0, 0, 0, 1, 1, 2]))]
        paragraphs = re.findall("<p>.*?</p>", text(max(0 if r.random() < 0.1 else 30, int(room * r.choice([0, 0.2, 0.6, 0.75, 0.8, 0.85, 0.9, 0.95, 1.1, 1.3, 4]))), r.randrange(10 ** 6)))
        if copyfit:
            paragraphs = [p.replace("<p>", '<p cut="ok">') if r.random() < 0.3 else p for p in paragraphs]
        if paragraphs and r.random() < 0.1:
            paragraphs[0] = paragraphs[0].replace("<p", '<p class="initial"', 1)
        for _ in range(r.choice([0, 0, 1, 2])):
            paragraphs.insert(r.randrange(len(paragraphs) + 1), "<crosshead>%s</crosshead>" % self.han(3, 8))
        for block in blocks:
            paragraphs.insert(r.randrange(len(paragraphs) + 1), block)
        return '<article id="%s"%s%s>%s%s</article>' % (name, self.jump(name), self.place(name, cells), self.head(name, wide, turned), "".join(paragraphs))

    def sends(self, name):
        """The first story of every fifth page goes on as the first of the next page."""
        return name.startswith("a0_") and self.seed % 5 == 0

    def takes(self, name):
        return name.startswith("a0_") and self.seed % 5 == 1

    def jump(self, name):
        if self.sends(name) and self.number < BATCH:
            return ' jump="%d"' % (self.number + 1)
        return ' continues="a0_%d"' % (self.number - 1) if self.takes(name) and self.number > 1 else ""

    def page(self, number):
        r, self.number = self.r, number
        vertical = r.random() < 0.35
        columns, rows = (8, r.randint(2, 5)) if vertical else (5, r.randint(2, 5))
        total = 80 if not vertical else 56
        heights = [max(6, (total - rows) // rows + r.randint(-4, 4)) for _ in range(rows)]
        owner = partition(r, columns, rows, r.randint(2, 8))
        names, body = {}, []
        for y in range(rows):
            for x in range(columns):
                names.setdefault(owner[(x, y)], "a%d" % len(names))
        drawn = " ".join('"%s"' % " ".join(names[owner[(x, y)]] for x in range(columns)) for y in range(rows))
        tracks = ["%drlh" % h for h in heights[:-1]] + ["1fr"]
        if r.random() < 0.2:
            tracks[0] = "auto"
        self.css.append("page.p%d { grid-template-columns: repeat(%d, %s); grid-template-rows: %s; grid-template-areas: %s; %s }" % (
            number, columns, "9ric" if vertical else "15ric", " ".join(tracks), drawn, "writing-mode: vertical-rl" if vertical else ""))
        if r.random() < 0.25:
            self.css.append("page.p%d p { text-wrap-style: pretty; hanging-punctuation: allow-end }" % number)
        if r.random() < 0.5:
            self.css.append("page.p%d { column-rule: 0.25pt solid; row-rule: 0.5pt solid }" % number)
        for key, area in names.items():
            cells = {c for c, n in owner.items() if n == key}
            name = "%s_%d" % (area, number)
            if area != "a0" and is_rectangle(cells) and r.random() < 0.25:
                body.append(self.standing(name, r.choice(["figure", "figure", "ad", "table", "briefs", "group", "group"])))
            else:
                body.append(self.article(name, cells, heights, vertical))
        for item in body:
            name = re.search('id="([^"]*)"', item).group(1)
            count = len(re.sub(r"<[^>]*>|\s", "", item))
            if item.startswith(("<group", "<briefs")):
                self.members += count
            else:
                self.counts[name] = count
        return "p%d" % number, "".join(body)


CSS = ("@page { size: 272mm 390mm; margin: 10mm } page { row-gap: 1rlh } p { text-wrap-style: auto } "
       "pullquote::before, pullquote::after, ad::before { content: none } ")


def before_name(name):
    return "a0_%d" % (int(name.split("_")[1]) - 1)


def dropped(page, name):
    """Characters of paragraphs that were marked as fit to be cut, and are said to be left out."""
    return sum(int(re.search(r"of (\d+) characters", m).group(1)) for code, m in page.messages if code == "E0640" and "“%s”" % name in m)


def make(first, count):
    """An issue of the seeds from `first` on: what was asked for, and the pages, style and language of plates.issue()."""
    makers = [Maker(seed) for seed in range(first, first + count)]
    pages = [m.page(i + 1) for i, m in enumerate(makers)]
    return makers, pages, CSS + "\n".join(rule for m in makers for rule in m.css), ("zh-Hans", "zh-Hant")[first // BATCH % 2]


def write_pictures(folder):
    for name in ("dot.png", "shape.png"):
        open(os.path.join(folder, name), "wb").write(plates.png(48, 36))


def run(options, first, count, folder):
    makers, pages, css, language = make(first, count)
    built = plates.build(options.banxin, pages, css, language, folder, options=("--jobs", "2"))
    found, pdf, cpu = [], open(os.path.join(folder, "plates.pdf"), "rb").read(), plates.build.cpu
    if options.jobs:
        plates.build(options.banxin, pages, css, language, folder, options=("--jobs", "1"))
        if open(os.path.join(folder, "plates.pdf"), "rb").read() != pdf:
            found.append("seed %d: other bytes with one job" % first)
    came, before = 0, None  # characters that the page before sends to this one
    for seed, (maker, page) in enumerate(zip(makers, built), first):
        faults, went = plates.faults(page), 0
        members = sum(s["characters"] for s in page.stories if s["story"] not in maker.counts)  # of groups and briefs
        if members != maker.members:
            faults.append("groups and briefs have %d characters, of %d in the issue" % (members, maker.members))
        for name, expected in maker.counts.items():
            own = [s for s in page.stories if s["story"] == name]
            sent = maker.sends(name) and page.number < count
            if maker.takes(name) and page.number > 1:
                expected += came + (0 if name in maker.headed else before.headed.get(before_name(name), 0))
            got = sum(s["characters"] for s in own) + dropped(page, name)
            if sent:
                went = expected - got
                went += len("（下转第%d版）（上接第%d版）" % (page.number + 1, page.number)) if went else 0
            elif got != expected:
                faults.append("%s has %d characters, of %d in the issue" % (name, got, expected))
        came, before = went, maker
        found += ["seed %d, page %d: %s" % (seed, page.number, f) for f in faults]
    return found, cpu


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("banxin", type=os.path.abspath)
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--keep")
    parser.add_argument("--jobs", action="store_true", help="with one job as well: the same bytes")
    options = parser.parse_args()
    folder = options.keep or tempfile.mkdtemp()
    write_pictures(folder)
    found, cpu = [], 0
    for first in range(options.first, options.first + options.pages, BATCH):
        faults, took = run(options, first, min(BATCH, options.first + options.pages - first), folder)
        found, cpu = found + faults, cpu + took
    for f in found[:200]:
        print(f)
    print("%d faults, %d pages, %.2f s of CPU time" % (len(found), options.pages, cpu))
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
