#!/usr/bin/python3
"""Two ways to write vertical text into a PDF, read back and drawn by the programs that are there.

    vertical_pdf.py BANXIN [--pdfium NODE_FOLDER]

Sets vertical lines with marks, quotes, rotated words and shared cells. V is what banxin writes: Identity-V (WMode 1).
H is the same page with every upright glyph placed by its own matrix in Identity-H; each also without ActualText.
For every reader: whether the text comes out in logical order, character for character, and how many lines it makes of
the real ones. For every renderer: how far the ink of a column of 口 lies from the axis of its line, and the grey that
differs between V and H. NODE_FOLDER is one where `npm install @hyzyla/pdfium` was run. Needs python3-fitz.
"""
import argparse, json, os, re, shutil, subprocess, tempfile
import fitz

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("banxin")
parser.add_argument("--pdfium")
options = parser.parse_args()
FOLDER, PPI = tempfile.mkdtemp(), 600
TEXT = ["口口口口口口口口口口", "会议指出，（要把）水利建设“放在全局”中谋划；抓紧实施——不等不靠……", "参加WTO的editor们说：“好！”第12期用了3.5亿元，《红楼梦》、《茶经》各35册。",
        "一、二。三，四：五；六！七？八（九）〔十〕—甲…乙"]


def path(name):
    return os.path.join(FOLDER, name)


def build():
    open(path("V+.xml"), "w").write(
        '<issue title="试" date="2026-11-24"><style>@page { size: 300pt 260pt; margin: 20pt } page { writing-mode: vertical-rl; '
        'grid-template-columns: 20ric; grid-template-rows: 1fr; font: 9pt/13pt serif } p { text-indent: 0 }</style>'
        '<page number="1"><article id="a">%s</article></page></issue>' % "".join("<p>%s</p>" % t for t in TEXT))
    subprocess.run([options.banxin, "build", path("V+.xml"), "-o", path("V+.pdf"), "--dump", path("dump.json")], capture_output=True)
    dump = json.load(open(path("dump.json")))
    return [l for s in dump["pages"][0]["stories"] for b in s["blocks"] for l in b["lines"]]


def widths(document, font):
    """Widths of the codes of a Type0 font that are not 1000."""
    descendant = int(re.search(r"(\d+) 0 R", document.xref_get_key(font, "DescendantFonts")[1])[1])
    kind, value = document.xref_get_key(descendant, "W")
    if kind == "xref":
        value = document.xref_object(int(value.split()[0]))
    out = {}
    for first, array in re.findall(r"(\d+)\s*\[([^\]]*)\]", value[1:-1] if value.startswith("[") else value):
        for i, w in enumerate(array.split()):
            out[int(first) + i] = float(w)
    return out


def horizontal(content, fonts):
    """The content with upright runs as single glyphs of Identity-H."""
    out, font, size, matrix = [], None, 0, None
    for line in content.decode("latin-1").split("\n"):
        found = re.search(r"/([FV]\d+) ([\d.]+) Tf", line)
        if found:
            font, size = found[1], float(found[2])
        found = re.search(r"1 0 0 1 ([-\d.]+) ([-\d.]+) Tm", line)
        if found and font and font[0] == "V":
            matrix, line = (float(found[1]), float(found[2])), line[:found.start()] + line[found.end():]
        if not line.endswith("TJ") or not font or font[0] != "V":
            out.append(line)
            continue
        x, y = matrix
        at, start = y, line.index("[")
        out.append(line[:start])
        for codes, number in re.findall(r"<([0-9A-F]*)>|(-?[\d.]+)", line[start:]):
            if number:
                at -= float(number) / 1000 * size
            for i in range(0, len(codes), 4):
                w = fonts[font].get(int(codes[i:i + 4], 16), 1000)
                out.append("1 0 0 1 %.4f %.4f Tm <%s> Tj" % (x - w / 2000 * size, at - 0.88 * size, codes[i:i + 4]))
                at -= size
    return "\n".join(out).encode("latin-1")


def without_actual_text(content):
    return re.sub(rb"/Span<</ActualText<[0-9A-F]*>>>BDC|EMC", b"", content)


def variants():
    for name in ("V", "H+", "H"):
        document = fitz.open(path("V+.pdf"))
        page = document[0]
        fonts = {}
        for entry in page.get_fonts():
            if entry[4].startswith("V"):
                fonts[entry[4]] = widths(document, entry[0])
                if name[0] == "H":
                    document.xref_set_key(entry[0], "Encoding", "/Identity-H")
        for xref in page.get_contents():
            content = document.xref_stream(xref)
            if name[0] == "H":
                content = horizontal(content, fonts)
            if "+" not in name:
                content = without_actual_text(content)
            document.update_stream(xref, content)
        document.save(path(name + ".pdf"))


def output(command):
    return subprocess.run(command, capture_output=True, timeout=60).stdout.decode("utf-8", "replace")


def pdfium_script():
    open(path("pdfium.js"), "w").write(
        "const {PDFiumLibrary} = require(require.resolve('@hyzyla/pdfium', {paths: [process.argv[2]]})); const fs = require('fs');\n"
        "(async () => { const l = await PDFiumLibrary.init(); const d = await l.loadDocument(fs.readFileSync(process.argv[3]));\n"
        "const p = d.getPage(0); if (process.argv[4] === 'text') console.log(p.getText()); else {\n"
        "const i = await p.render({scale: +process.argv[5] / 72, render: 'bitmap'}); const n = i.width * i.height, g = Buffer.alloc(n);\n"
        "for (let k = 0; k < n; k++) g[k] = i.data[4 * k]; fs.writeFileSync(process.argv[4], `P5\\n${i.width} ${i.height}\\n255\\n`);\n"
        "fs.appendFileSync(process.argv[4], g); } d.destroy(); l.destroy(); })();\n")
    return ["node", path("pdfium.js"), os.path.abspath(options.pdfium)]


def readers():
    if shutil.which("pdftotext"):
        yield "pdftotext -raw", lambda f: output(["pdftotext", "-raw", f, "-"])
        yield "pdftotext", lambda f: output(["pdftotext", f, "-"])
        yield "pdftotext -layout", lambda f: output(["pdftotext", "-layout", f, "-"])
    if shutil.which("mutool"):
        yield "mutool", lambda f: output(["mutool", "draw", "-q", "-F", "text", f])
    if shutil.which("gs"):
        yield "gs txtwrite", lambda f: output(["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=txtwrite", "-o", "-", f])
    if options.pdfium:
        yield "PDFium", lambda f: output(pdfium_script() + [f, "text"])


def renderers():
    if shutil.which("pdftoppm"):
        yield "poppler", lambda f, o: output(["pdftoppm", "-r", str(PPI), "-gray", "-singlefile", f, o[:-4]])
    if shutil.which("mutool"):
        yield "MuPDF", lambda f, o: output(["mutool", "draw", "-q", "-r", str(PPI), "-c", "gray", "-o", o, f])
    if shutil.which("gs"):
        yield "Ghostscript", lambda f, o: output(["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pgmraw", "-r%d" % PPI, "-dGraphicsAlphaBits=4",
                                                  "-dTextAlphaBits=4", "-o", o, f])
    if options.pdfium:
        yield "PDFium", lambda f, o: output(pdfium_script() + [f, o, str(PPI)])


def grey(file):
    raw = open(file, "rb").read()
    head = re.match(rb"P5\s+(?:#.*\s+)?(\d+)\s+(\d+)\s+\d+\s", raw)
    return int(head[1]), int(head[2]), raw[head.end():]


def distance(file, line):
    """How far the middle of the ink of a line of 口 is from its axis, in thousandths of an em."""
    width, height, dots = grey(file)
    axis = line["origin"][0] / 65536 * PPI / 72
    near = range(int(axis - 0.7 * 9 * PPI / 72), int(axis + 0.7 * 9 * PPI / 72))
    dark = [x for x in near if any(dots[y * width + x] < 128 for y in range(height))]
    return ((min(dark) + max(dark) + 1) / 2 - axis) / (9 * PPI / 72) * 1000


lines = build()
variants()
names = ["V+", "V", "H+", "H"]
wanted = "".join(l["text"] for l in lines)
print("%-20s" % "text: lines of %d" % len(lines) + "".join("%22s" % n for n in names))
for name, read in readers():
    row = []
    for n in names:
        text = read(path(n + ".pdf"))
        got = re.sub(r"\s", "", text)
        made = len([x for x in text.splitlines() if x.strip()])
        same = "as set" if got == wanted else "in order" if sorted(got) == sorted(wanted) else "%d wrong" % sum((got.count(c) != wanted.count(c)) for c in set(got + wanted))
        if got != wanted and sorted(got) == sorted(wanted):
            same = "order lost"
        row.append("%s, %d lines" % (same, made))
    print("%-20s" % name + "".join("%22s" % r for r in row))
print("%-20s" % "ink: axis, V to H" + "".join("%22s" % n for n in names[::2]))
for name, draw in renderers():
    row, pictures = [], []
    for n in names[::2]:
        if os.path.exists(path("out.pgm")):
            os.remove(path("out.pgm"))
        draw(path(n + ".pdf"), path("out.pgm"))
        row.append("%.0f/1000 em" % distance(path("out.pgm"), lines[0]))
        pictures.append(grey(path("out.pgm"))[2])
    ink = sum(255 - d for d in pictures[0])
    row.append("%.2f %% differ" % (100 * sum(abs(a - b) for a, b in zip(*pictures)) / ink))
    print("%-20s" % name + "".join("%22s" % r for r in row))
