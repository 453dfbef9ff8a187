"""C: Forms of punctuation."""
from composing import *


def t025_chains():
    l = lines(build(p("什么？！我没听见！！！天"), NO_INDENT, WIDE))[0]
    check("T-025", abs(positions(l)[4] - 3) < 1e-4 and abs(positions(l)[11] - positions(l)[8] - 2) < 1e-3, positions(l))


def t026_dash_and_ellipsis():
    l = lines(build(p("天——地……人"), NO_INDENT, WIDE))[0]
    names = [c[0] for c in l["clusters"]]
    check("T-026", names == ["天", "——", "地", "……", "人"] and positions(l) == [0, 1, 3, 4, 6], (names, positions(l)))
    for m in range(60, 140, 5):
        for text in texts(build(p("天地玄黄——宇宙洪荒……日月盈昃"), NO_INDENT, "%.1fric" % (m / 10))):
            check("T-042", text.count("—") in (0, 2) and text.count("…") in (0, 2), text)


def ink(name, ppi=72):
    """The box of all ink on the page in points: left, top, right, bottom."""
    w, h, raw = picture(name, ppi)
    rows = [y for y in range(h) if min(raw[y * w:y * w + w]) < 128]
    columns = [x for x in range(w) if min(raw[x::w]) < 128]
    return columns[0], rows[0], columns[-1] + 1, rows[-1] + 1


def t026_middle():
    """Dashes, connectors and dots have their ink in the middle of the frame, in both directions."""
    for text in ("——", "—", "～", "……"):
        for maker, name in ((build, "across"), (down, "downwards")):
            d = maker(p(text), NO_INDENT + "p { font: 72pt/90pt serif }", "30ric", name=name)
            l = lines(d)[0]
            x, y = (v / 65536 for v in l["origin"])
            left, top, right, bottom = ink(name)
            found = (left + right) / 2 - x if name == "downwards" else y - 0.38 * 72 - (top + bottom) / 2
            check("T-026", abs(found) <= 0.02 * 72, (text, name, found / 72))


def t027_dots():
    """Six dots, evenly spaced, centred in the frame: rendered and measured."""
    build(p("……"), NO_INDENT + "p { font: 72pt/90pt serif }", "30ric", name="e")
    w, h, raw = picture("e")
    dark = [sum(255 - raw[y * w + x] for y in range(h)) for x in range(w)]
    dots, x = [], 0
    while x < w:
        if dark[x] > 60:
            end = x
            while end < w and dark[end] > 60:
                end += 1
            total = sum(dark[x:end])
            dots.append(sum((i + 0.5) * dark[i] for i in range(x, end)) / total)
            x = end
        x += 1
    gaps = [b - a for a, b in zip(dots, dots[1:])]
    check("T-027", len(dots) == 6 and max(gaps) - min(gaps) < 2.5, (dots, gaps))


def t029_shared_marks():
    d = build(p("这是Children’s的“书”与“A”"), NO_INDENT, WIDE)
    classes = {c[0]: c[1] for l in lines(d) for c in l["clusters"]}
    check("T-029", classes["’"] == "latin" and classes["“"] == "open" and classes["”"] == "close", classes)


run()
