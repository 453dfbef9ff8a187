"""I: Interlinear marks."""
import zlib

from composing import *

CSS = NO_INDENT + ("page { grid-template-areas: 'a' } article { grid-area: a; column-fill: auto; line-height: 18pt } em { font-family: serif; text-emphasis-style: dot } name { text-decoration: underline; "
                   "text-wrap-mode: wrap } .book { text-decoration: underline wavy }")
BOTH = [(build, 0, 1), (down, 1, -1)]  # how it is set; the axis along the line; the way lines go on


def marks(line, kind):
    return [m for m in line.get("marks", []) if m[0] == kind]


def along(line, mark, axis):
    """Both ends of a mark in em from the start of the line."""
    start = line["origin"][axis]
    return (mark[3 + axis] - start) / EM, (mark[5 + axis] - start) / EM


def aside(line, mark, axis):
    """How far a mark's middle stands below the em box, or right of a vertical one's, in em; negative: above, left."""
    if axis == 1:
        off = (mark[3] + mark[5]) / 2 - line["origin"][0]
        return (off - line["em"] / 2 if off > 0 else off + line["em"] / 2) / EM
    off = (mark[4] + mark[6]) / 2 - line["origin"][1]
    return (off - line["em"] * 0.12 if off > 0 else off + line["em"] * 0.88) / EM


def t098_dots():
    for put, axis, _ in BOTH:
        line = lines(put(p("他说“<em>绝不，A绝 不。</em>”就走"), CSS, WIDE))[0]
        dots = marks(line, "dot")
        cells = {c[0] + str(i): c for i, c in enumerate(line["clusters"])}
        wanted = [(c[2] + c[3] / 2) / EM for c in line["clusters"] if c[0] in "绝不"]
        check("T-098", close([along(line, d, axis)[0] for d in dots], wanted, 0.01) and len(dots) == 4, dots)
        check("T-098", all(0.25 <= d[7] / EM <= 0.3 for d in dots), dots)
        check("T-099", all(0 < aside(line, d, axis) < 0.45 for d in dots), dots)
        plain = lines(put(p("他说“绝不，A绝 不。”就走"), CSS, WIDE))[0]
        check("T-098", positions(plain) == positions(line), "the dots took room")
    line = lines(build(p("<em>绝不</em>"), CSS + "em { text-emphasis-position: over; text-emphasis-style: sesame }", WIDE))[0]
    check("T-099", len(marks(line, "sesame")) == 2 and all(aside(line, d, 0) < 0 for d in marks(line, "sesame")), line)
    line = lines(build(p("甲%s乙" % ("<em></em>" * 50)), CSS, WIDE))[0]
    check("T-098", line["text"] == "甲乙" and not line.get("marks"), "marks on nothing")


def t100_names():
    text = p("见<name>江宁</name><name>林远</name>相邻，着重“<em>绝不</em>”。")
    for put, axis, _ in BOTH:
        line = lines(put(text, CSS, WIDE))[0]
        found = [along(line, m, axis) for m in marks(line, "line")]
        check("T-100", close(sum(found, ()), [1.0625, 2.9375, 3.0625, 4.9375]), found)
        check("T-095", all((aside(line, m, axis) > 0) == (axis == 0) for m in marks(line, "line")), "side of lines")
        check("T-095", all(aside(line, m, axis) > 0 for m in marks(line, "dot")), "side of dots")
        check("T-099", len(marks(line, "dot")) == 2, line.get("marks"))


def content():
    """The operators of the page as last built horizontally."""
    data = open(path("t.pdf"), "rb").read()
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", data, re.S):
        try:
            text = zlib.decompress(stream)
        except zlib.error:
            continue
        if b" TJ" in text or b"]TJ" in text:
            return text.decode("latin-1")
    return ""


def t101_paths():
    build(p("读<span class='book'>新桥集</span><span class='book'>旧桥</span>。"), CSS, WIDE)
    paths = re.findall(r"([\d.]+) ([\d.]+) m\n((?:[\d. -]+ c\n)+)S", content())
    check("T-101", len(paths) == 2, content()[-600:])
    lengths = []
    for x, y, curves in paths:
        points = [tuple(map(float, c.split()[:6])) for c in curves.strip().split("\n")]
        at = [float(x)] + [c[4] for c in points]
        lengths += [b - a for a, b in zip(at, at[1:-1])]  # all but the last, which may be cut
        check("T-101", points[0][1] > float(y), "the first half wave rises")
        check("T-101", at[-1] - at[-2] <= lengths[0] + 0.01, at)
    check("T-101", max(lengths) - min(lengths) < 0.02, lengths)


def t101_waves():
    text = p("读<span class='book'>新桥集</span><span class='book'>旧桥</span>。")
    for put, axis, _ in BOTH:
        line = lines(put(text, CSS, WIDE))[0]
        waves = marks(line, "wave")
        check("T-101", close(sum((along(line, m, axis) for m in waves), ()), [1.0625, 3.9375, 4.0625, 5.9375]), waves)
        check("T-101", len({m[7] for m in waves}) == 1 and all((aside(line, m, axis) > 0) == (axis == 0) for m in waves), waves)


def t102_broken():
    css = CSS + "p { text-align: justify }"
    for put, axis, _ in BOTH:
        first, second = lines(put(p("这里有个<name>阿勒泰地区布</name>县城，桥"), css, "8ric"))[:2]
        a, b = along(first, marks(first, "line")[0], axis), along(second, marks(second, "line")[0], axis)
        name = [c for c in first["clusters"] if c[0] == "阿"][0]
        check("T-102", close(a, [name[2] / EM + 0.0625, first["measure"] / EM]), (a, first["text"]))
        check("T-102", abs(b[0]) < 1e-3 and len(marks(first, "line")) == 1, b)
        end = [c for c in second["clusters"] if c[0] == "布"][0]
        check("T-102", abs(b[1] - (end[2] / EM + 0.9375)) < 1e-3, b)


def t103_dot_and_line():
    text = p("见<name>江<em>宁</em></name>城")
    line = lines(build(text, CSS, WIDE))[0]
    stroke, dot = marks(line, "line")[0], marks(line, "dot")[0]
    check("T-103", 0 < aside(line, stroke, 0) + stroke[7] / 2 / EM < aside(line, dot, 0) - dot[7] / 2 / EM, (stroke, dot))
    line = lines(down(text, CSS, WIDE))[0]
    check("T-103", aside(line, marks(line, "line")[0], 1) < 0 < aside(line, marks(line, "dot")[0], 1), line["marks"])


def t104_clear():
    text = p("桥" * 9 + "<name>江<em>宁</em></name>" + "桥" * 30)
    for put, axis, way in BOTH:
        found = lines(put(text, CSS, "8ric"))
        steps = {(b["origin"][1 - axis] - a["origin"][1 - axis]) * way for a, b in zip(found, found[1:])}
        check("T-104", steps == {18 * 65536}, steps)
        for line in found:
            for m in line.get("marks", []):
                check("T-104", abs(aside(line, m, axis)) + m[7] / 2 / EM + 0.05 < 0.5, m)


def t105_frame_ends():
    for put, axis, _ in BOTH:
        for text in ("读<name>《书名》</name>，好", "读<name>《书名》</name>好"):
            line = lines(put(p(text), CSS, WIDE))[0]
            start, end = along(line, marks(line, "line")[0], axis)
            check("T-105", abs(start - (1.5 + 0.0625)) < 1e-3 and abs(end - (4.5 - 0.0625)) < 1e-3, (start, end))


def t106_deceased():
    css = CSS + "name { text-decoration: none }"
    for put, axis, _ in BOTH:
        found = lines(put(p("委员会名单张三李四<name class='deceased'>王五六</name>赵七"), css, "11ric"))
        frames = [(l, m) for l in found for m in marks(l, "frame")]
        check("T-106", len(frames) == 1, frames)
        line, frame = frames[0]
        start, end = along(line, frame, axis)
        cells = {c[0]: c for c in line["clusters"]}
        check("T-106", "王五六" in line["text"] and abs(end - start - 3.16) < 0.1, (line["text"], start, end))
        across = abs(frame[4 - axis] - frame[6 - axis]) / EM
        check("T-106", 1.05 < across < 1.3, across)
        sides = ((frame[4] < line["origin"][1] - 0.88 * EM, frame[6] > line["origin"][1] + 0.12 * EM) if axis == 0 else
                 (frame[3] < line["origin"][0] - EM / 2, frame[5] > line["origin"][0] + EM / 2))
        check("T-106", all(sides), (frame, line["origin"]))


def t008_gap():
    dot, both = p("他<em>绝不</em>走"), p("他<em>绝不</em>见<name>江宁</name>")
    narrow = CSS + "article { line-height: 13pt }"
    dump = build(dot * 2, narrow)
    check("T-008", dump["messages"].count("E0541") == 1 and "0.44" in dump["messages"] and ":1:" in dump["messages"], dump["messages"])
    check("T-008", "E0541" not in build(dot, CSS)["messages"], "a wide gap was reported")
    check("T-008", "E0541" not in build(both, CSS + "article { line-height: 13.5pt }")["messages"], "one side below")
    check("T-008", "0.625" in down(both, CSS + "article { line-height: 14pt }")["messages"], "both sides")
    check("T-008", "E0541" not in down(both, CSS + "article { line-height: 14.7pt }")["messages"], "both sides fit")
    found = lines(build(p("桥" * 20 + "<em>绝不</em>" + "桥" * 30), narrow, "10ric"))
    check("T-008", len({b["origin"][1] - a["origin"][1] for a, b in zip(found, found[1:])}) == 1, "a line was opened")


run()
