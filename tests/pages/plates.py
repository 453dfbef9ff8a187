"""What every finished page must keep, whatever is on it: checks on the dump of plates.

Used by tests that build issues of many pages: build() runs the program, faults() lists what is wrong on one page.
"""
import json, os, re, struct, tempfile, zlib

import program

POINT = 65536
LESS_ROOM = ("E0606", "E0607", "E0608", "E0612", "E0625")  # too little room: it may stand over its neighbours, and is said


class Page:
    """A page of the dump, and the messages about it: (code, text)."""

    def __init__(self, dump, messages):
        self.dump, self.messages = dump, messages
        self.number, self.em, self.pitch = dump["page"], dump["grid"]["em"], dump["grid"]["pitch"]
        self.stories = dump["stories"]

    def story(self, name):
        """By its id, or by the id with “_” and the page's number: ids are unique in an issue."""
        return next(s for s in self.stories if s["story"] in (name, "%s_%d" % (name, self.number)))

    def codes(self, name=None):
        return {code for code, text in self.messages if name is None or "“%s”" % name in text or "“%s_%d”" % (name, self.number) in text}


def issue(pages, css, language):
    """The issue's source; pages are strings of what stands in each <page>, or (class, string)."""
    parts = []
    for i, page in enumerate(pages):
        name, body = page if isinstance(page, tuple) else ("p%d" % i, page)
        parts.append('<page number="%d" class="%s">%s</page>' % (i + 1, name, body))
    return '<issue title="试" date="2026-11-24" lang="%s"><style><![CDATA[%s]]></style>%s</issue>' % (language, css, "\n".join(parts))


def build(banxin, pages, css, language="zh-Hans", folder=None, cpu=40, options=()):
    """Builds one issue of pages as issue() takes them, in at most `cpu` seconds of CPU time (of 40 pages; more have more). Returns Page objects."""
    folder = folder or tempfile.mkdtemp()
    path = os.path.join(folder, "plates")
    open(path + ".xml", "w").write(issue(pages, css, language))
    run = program.run([banxin, "build", path + ".xml", "-o", path + ".pdf", "--dump", path + ".json", "--diagnostics", "json", *options],
                      cpu * max(len(pages), 40) // 40, text=True)
    if run.returncode not in (0, 1) or "Sanitizer" in run.stderr or "runtime error" in run.stderr:
        raise SystemExit("exit code %d\n%s" % (run.returncode, run.stderr[-4000:]))
    messages = {}
    for line in run.stderr.splitlines():
        if line.startswith("{"):
            m = json.loads(line)
            messages.setdefault(m.get("page"), []).append((m["code"], m["message"]))
    build.cpu = run.cpu
    build.errors = run.stderr
    return [Page(d, messages.get(d["page"], []) + messages.get(None, [])) for d in json.load(open(path + ".json"))["pages"]]


def png(width, height, rows=None, color=0, depth=8):
    """A grey picture as the bytes of a PNG file."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    raw = rows if rows is not None else b"".join(b"\0" + bytes([x * 7 % 256 for x in range(width)]) for _ in range(height))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(raw)) + chunk(b"IEND", b""))


def line_box(line):
    """The em boxes of a line on the page: left, top, right, bottom; None without characters."""
    if not line["clusters"]:
        return None
    (x, y), first, last, em = line["origin"], line["clusters"][0], line["clusters"][-1], line["em"]
    begin, end = max(0, first[2]), last[2] + last[3] - last[4] - last[5]
    if line.get("vertical"):
        return x - em // 2, y + begin, x + em // 2, y + end
    return x + begin, y - em * 88 // 100, x + end, y + em * 12 // 100


def meet(a, b, tolerance=200):
    return a[0] < b[2] - tolerance and b[0] < a[2] - tolerance and a[1] < b[3] - tolerance and b[1] < a[3] - tolerance


def first_meeting(boxes):
    """Two of the boxes (left, top, right, bottom, name) that overlap, or None."""
    boxes = sorted(boxes, key=lambda b: b[1])
    for i, a in enumerate(boxes):
        for b in boxes[i + 1:]:
            if b[1] >= a[3]:
                break
            if meet(a, b):
                return a[4], b[4]
    return None


def rectangle(r):
    return r[0], r[1], r[0] + r[2], r[1] + r[3]


def pictures(page):
    """Pictures, but those whose file is called shape…: they have shape-outside, text may stand in their rectangle."""
    return [rectangle(i["rect"]) + ("picture at %s" % [v // POINT for v in i["rect"][:2]],) for i in page.dump["images"]
            if not os.path.basename(i["path"]).startswith("shape")]


def overlaps(page):
    """Lines on lines, pictures on lines or pictures, areas on areas."""
    if "E0610" in page.codes():  # the rows leave the page
        return []
    cramped = {s["story"] for s in page.stories if page.codes(s["story"]) & set(LESS_ROOM)}
    found = []
    lines = [box + ("%s “%s”" % (s["story"], l["text"]),) for s in page.stories if s["story"] not in cramped for b in s["blocks"] for l in b["lines"]
             for box in [line_box(l)] if box]
    if not cramped and "E0668" not in page.codes():  # texts that stand on their picture
        lines += pictures(page)
    pair = first_meeting(lines)
    if pair:
        found.append("overlap: %s and %s" % pair)
    pair = first_meeting([rectangle(r) + (s["story"],) for s in page.stories for r in s["polygon"]])
    if pair:
        found.append("areas overlap: %s and %s" % pair)
    return found


def crossed(page):
    """Rules between columns and areas that go through text or pictures, or cross each other."""
    found, flat, upright = [], [], []
    for r in page.dump["rules"]:
        if r["role"] in ("column-rule", "row-rule"):
            (x0, y0), (x1, y1) = r["from"], r["to"]
            (upright if x0 == x1 else flat).append((x0, y0, x1, y1))
    for a in flat:
        for b in upright:
            if a[0] + POINT < b[0] < a[2] - POINT and b[1] + POINT < a[1] < b[3] - POINT:
                found.append("rules cross at %d, %d" % (b[0] // POINT, a[1] // POINT))
    things = [box + (l["text"],) for s in page.stories if not page.codes(s["story"]) & set(LESS_ROOM) for b in s["blocks"]
              for l in b["lines"] for box in [line_box(l)] if box]
    things += pictures(page)
    for r in flat + upright:
        thick = (r[0] - POINT // 4, r[1] - POINT // 4, r[2] + POINT // 4, r[3] + POINT // 4)
        for t in things:
            if meet(thick, t, POINT // 4):
                found.append("rule at %s through “%s”" % ([v // POINT for v in r], t[4]))
                break
    return found[:3]


def outside(page):
    """Lines that leave the polygon of their story."""
    found, em = [], page.em
    for s in page.stories:
        if "E0610" in page.codes() or page.codes(s["story"]) & set(LESS_ROOM):
            continue
        rooms = [(x - em * 6 // 10, y - page.pitch, x + w + em * 6 // 10, y + h + page.pitch) for x, y, w, h in s["polygon"]]
        for b in s["blocks"]:
            for l in b["lines"]:
                box = line_box(l)
                if not box:
                    continue
                left, top, right, bottom = box
                for x in (left, (left + right) // 2, right):
                    for y in (top, (top + bottom) // 2, bottom):
                        if not any(r[0] <= x <= r[2] and r[1] <= y <= r[3] for r in rooms):
                            found.append("outside %s: “%s”" % (s["story"], l["text"]))
                            break
                    else:
                        continue
                    break
    return found[:3]


def lost(page):
    """Characters that are neither set nor reported, and overset text that is not."""
    found = []
    for s in page.stories:
        if s["placed"] + s["overset_characters"] != s["characters"]:
            found.append("lost in %s: %d set, %d overset of %d" % (s["story"], s["placed"], s["overset_characters"], s["characters"]))
        if s["overset_characters"] and not page.codes():
            found.append("overset unsaid in %s" % s["story"])
        drawn = sum(len(re.sub(r"\s", "", l["text"])) for b in s["blocks"] for l in b["lines"])
        if drawn < s["placed"]:
            found.append("fewer drawn than counted in %s: %d of %d" % (s["story"], drawn, s["placed"]))
    return found


def slices(story, roles=("p", "crosshead")):
    """Slices of running text in reading order, as the layout counts: along from, across from, along to, across to."""
    found = []
    for b in story["blocks"]:
        for l in b["lines"]:
            box = line_box(l)
            if b["role"] not in roles or not box:
                continue
            if l.get("vertical"):
                box = box[1], -box[2], l["origin"][1] + l["measure"], -box[0]
            else:
                box = l["origin"][0], box[1], l["origin"][0] + l["measure"], box[3]
            if found and found[-1][0] == b["slice"]:
                old = found[-1][1]
                found[-1] = (b["slice"], (min(old[0], box[0]), min(old[1], box[1]), max(old[2], box[2]), max(old[3], box[3])))
            else:
                found.append((b["slice"], box))
    return [box for _, box in found]


def backwards(page, limit=POINT):
    """Slices read against the order: back along the lines without going below what was read (倒文)."""
    found = []
    for s in page.stories:
        if "E0629" in page.codes(s["story"]):
            continue
        parts = slices(s)
        for j, b in enumerate(parts):
            for a in parts[:j]:
                after = b[0] >= a[2] - limit or b[1] >= a[3] - page.em // 2
                if not after:
                    found.append("order in %s: %s before %s" % (s["story"], [v // POINT for v in a], [v // POINT for v in b]))
                    break
            if len(found) > 2:
                return found
    return found


def as_laid(box, vertical):
    """A box (left, top, right, bottom) of the page as its layout counts: along the lines, and across them."""
    return (box[1], -box[2], box[3], -box[0]) if vertical else box


def is_turned(page, story):
    """Whether the text's lines go another way than the page's."""
    vertical = page.dump["grid"].get("vertical", False)
    return any(l.get("vertical", False) != vertical for b in story["blocks"] if b["role"] == "p" for l in b["lines"])


def jumps(page):
    """Text that goes on in its column below foreign matter (跳文)."""
    found, vertical = [], page.dump["grid"].get("vertical", False)
    for s in page.stories:
        if "E0629" in page.codes(s["story"]) or is_turned(page, s):
            continue
        parts = slices(s)
        foreign = [as_laid(rectangle(r), vertical) for other in page.stories if other is not s for r in other["polygon"]]
        for a, b in zip(parts, parts[1:]):
            between = (max(a[0], b[0]), a[3], min(a[2], b[2]), b[1])
            if between[2] > between[0] and between[3] - between[1] > page.pitch and any(meet(between, f, page.em // 2) for f in foreign):
                found.append("jump in %s at %s" % (s["story"], [v // POINT for v in between]))
    return found


def filled(page, story):
    """Everything that a story draws, as boxes of the page."""
    boxes = [box for b in story["blocks"] for l in b["lines"] for box in [line_box(l)] if box]
    boxes += [rectangle(p["rect"]) for p in story["parts"]]
    boxes += [rectangle(b["rect"]) for b in story["blocks"]] + [rectangle(i["rect"]) for i in page.dump["images"]]
    boxes += [rectangle(f["rect"]) for f in page.dump["fills"]]
    borders = [r for r in page.dump["rules"] if r["role"] == "border"]
    for i in range(0, len(borders) - 3, 4):
        xs = [p[k][0] for p in borders[i:i + 4] for k in ("from", "to")]
        ys = [p[k][1] for p in borders[i:i + 4] for k in ("from", "to")]
        boxes.append((min(xs), min(ys), max(xs), max(ys)))
    return boxes


def holes(page, lines=3):
    """More than one column by `lines` lines of a story's area that are empty, and no message about it. Stories whose
    lines go another way than the page's are left out."""
    found, vertical = [], page.dump["grid"].get("vertical", False)
    for s in page.stories:
        if s["role"] != "article" or page.codes(s["story"]) & {"E0601", "E0602", "E0606", "E0607"}:
            continue
        if is_turned(page, s):
            continue
        if s["characters"] == 0 and not s["parts"] and "E0217" in page.codes():  # nothing to set, which is said of the article
            continue
        boxes = [as_laid(b, vertical) for b in filled(page, s)]
        heads, texts = [], [as_laid(rectangle(b["rect"]), vertical) for b in s["blocks"] if b["role"] == "p"]
        for b in s["blocks"]:
            if b["role"] in ("kicker", "headline", "subhead"):
                heads.append(as_laid(rectangle(b["rect"]), vertical))
                if any(l.get("vertical", False) != vertical for l in b["lines"]):  # its box is as wide as the story
                    boxes.append((-1 << 40, heads[-1][1], 1 << 40, heads[-1][3]))
        for strip in s["polygon"]:
            left, top, right, bottom = as_laid(rectangle(strip), vertical)
            own, empty = [b for b in boxes if b[0] < right - 200 and b[2] > left + 200], 0
            if any(meet(b, (left, top, right, bottom)) for b in heads) and not any(meet(b, (left, top, right, bottom)) for b in texts):
                continue  # a head alone in its column
            if any(meet(b, (left, top, right, bottom)) and b[1] > top + 3 * page.pitch for b in heads):
                continue  # a head in the text: its box is higher than its lines
            for n in range((bottom - top) // page.pitch):
                row = (left, top + n * page.pitch, right, top + (n + 1) * page.pitch)
                empty = 0 if any(meet(b, row, 1000) for b in own) else empty + 1
                if empty > lines:
                    found.append("hole in %s: line %d of the strip at %s" % (s["story"], n, [v // POINT for v in strip[:2]]))
                    break
    return found


def faults(page):
    return overlaps(page) + crossed(page) + outside(page) + lost(page) + backwards(page) + jumps(page) + holes(page)
