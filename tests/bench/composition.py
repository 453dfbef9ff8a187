#!/usr/bin/python3
"""How well lines are filled: banxin, Typst and Chromium on the same 100,000 characters of news.

    composition.py BANXIN --lint PAGELINT [--typst NODE_FOLDER] [--chromium PROGRAM] [--measures 11,13,15.5,23]
                   [--directions horizontal,vertical] [--size 9] [--characters 100000] [--keep FOLDER]

PAGELINT is a program that takes a PDF (and --vertical) and prints, with --json, an object of figures; NODE_FOLDER is
one where `npm install @myriaddreamin/typst-ts-node-compiler` was run. Every program gets the font of fonts/, one
column of the measure, justified, with an indent of two characters, and its best settings for Chinese. Figures: lines
that start or end with a prohibited mark, broken dashes, lonely last characters, the space between Han characters in
em (mean, deviation, most), the share of lines where it is above 0.1, full-width pairs of marks, blanks around Latin.
"""
import argparse, json, os, subprocess, sys, tempfile
from xml.sax.saxutils import escape
from news import paragraphs

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FONT = os.path.join(TOP, "fonts", "NotoSerifSC-Regular.ttf")
# A page holds this many characters in one column: no program breaks a paragraph between pages.
PAGE, EDGE = 5000, 20
FIGURES = ["lines", "start", "end", "split", "lonely", "loose_mean", "loose_sd", "loose_max", "loose_over", "tight", "pairs_full", "cjk_latin"]

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("banxin")
parser.add_argument("--lint", required=True)
parser.add_argument("--typst")
parser.add_argument("--chromium")
parser.add_argument("--measures", default="11,13,15.5,23")
parser.add_argument("--directions", default="horizontal,vertical")
parser.add_argument("--size", type=float, default=9)
parser.add_argument("--characters", type=int, default=100_000)
parser.add_argument("--style", default="", help="more CSS for banxin")
parser.add_argument("--bad", action="store_true", help="show banxin's bad lines")
parser.add_argument("--keep")
options = parser.parse_args()
FOLDER = options.keep or tempfile.mkdtemp()
os.makedirs(FOLDER, exist_ok=True)


def pages():
    out = [[]]
    for text in paragraphs(options.characters):
        if sum(map(len, out[-1])) > PAGE:
            out.append([])
        out[-1].append(text)
    return out


PAGES = pages()


def page_size(measure, vertical):
    """Points: the measure, and as many lines as the longest page may need, both with edges."""
    lines = int(1.5 * PAGE / measure) + 60
    return (lines * options.size * 1.5 + 2 * EDGE, measure * options.size + 2 * EDGE)[::1 if vertical else -1]


def write(name, text):
    path = os.path.join(FOLDER, name)
    open(path, "w", encoding="utf-8").write(text)
    return path


def banxin(measure, vertical, name):
    width, height = page_size(measure, vertical)
    css = ("@page { size: %.4fpt %.4fpt; margin: %dpt } page { grid-template-columns: %gric; grid-template-rows: 1fr; font: %gpt/1.5 serif; %s } "
           "article { column-fill: auto } p { text-combine-upright: none } %s" %
           (width, height, EDGE, measure, options.size, "writing-mode: vertical-rl" if vertical else "", options.style))
    body = "".join('<page number="%d"><article id="a%d">%s</article></page>' % (i, i, "".join("<p>%s</p>" % escape(p) for p in page))
                   for i, page in enumerate(PAGES, 1))
    source = write(name + ".xml", '<issue title="试" date="2026-11-24"><style><![CDATA[%s]]></style>%s</issue>' % (css, body))
    run = subprocess.run([options.banxin, "build", source, "-o", source[:-3] + "pdf"], capture_output=True, text=True)
    if run.returncode > 1:
        sys.exit(run.stderr)
    return source[:-3] + "pdf"


def typst(measure, vertical, name):
    if vertical or not options.typst:
        return None
    width, height = page_size(measure, False)
    head = ('#set page(width: %.4fpt, height: %.4fpt, margin: %dpt)\n#set text(font: "Noto Serif SC", size: %gpt, lang: "zh", region: "cn", '
            'cjk-latin-spacing: auto)\n#set par(justify: true, linebreaks: "optimized", leading: %gpt, spacing: %gpt, '
            'first-line-indent: (amount: 2em, all: true))\n' % ((width, height, EDGE, options.size) + (options.size / 2,) * 2))
    body = "\n#pagebreak()\n".join("\n\n".join("#" + json.dumps(p, ensure_ascii=False) for p in page) for page in PAGES)
    source = write(name + ".typ", head + body)
    script = write("typst.js",
        "const {NodeCompiler} = require(process.argv[2] + '/node_modules/@myriaddreamin/typst-ts-node-compiler');\n"
        "const fs = require('fs');\n"
        "const c = NodeCompiler.create({workspace: process.argv[3], fontArgs: [{fontPaths: [process.argv[4]]}]});\n"
        "fs.writeFileSync(process.argv[6], c.pdf({mainFileContent: fs.readFileSync(process.argv[5], 'utf8')}));\n")
    pdf = source[:-3] + "pdf"
    subprocess.run(["node", script, os.path.abspath(options.typst), FOLDER, os.path.dirname(FONT), source, pdf], check=True)
    return pdf


def chromium(measure, vertical, name):
    if not options.chromium:
        return None
    width, height = page_size(measure, vertical)
    css = ("@font-face { font-family: song; src: url('file://%s') } @page { size: %.4fpt %.4fpt; margin: %dpt } "
           "html { font: %gpt/1.5 song; writing-mode: %s } body { margin: 0 } p { margin: 0; text-indent: 2em; text-align: justify; "
           "text-justify: inter-character; text-wrap: pretty; line-break: strict; text-autospace: normal; text-spacing-trim: normal; hanging-punctuation: none } section { break-after: page; %s: %.4fpt }" %
           (FONT, width, height, EDGE, options.size, "vertical-rl" if vertical else "horizontal-tb",
            "height" if vertical else "width", measure * options.size))
    body = "".join("<section>%s</section>" % "".join("<p>%s</p>" % escape(p) for p in page) for page in PAGES)
    source = write(name + ".html", '<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><style>%s</style>%s</html>' % (css, body))
    pdf = source[:-4] + "pdf"
    subprocess.run([options.chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync",
                    "--user-data-dir=" + tempfile.mkdtemp(), "--no-pdf-header-footer", "--print-to-pdf=" + pdf, "file://" + source],
                   check=True, capture_output=True, timeout=300)
    return pdf


print("%-10s %5s %-9s" % ("direction", "em", "program") + "".join("%11s" % f for f in FIGURES))
for direction in options.directions.split(","):
    for measure in map(float, options.measures.split(",")):
        for program in (banxin, typst, chromium):
            vertical = direction == "vertical"
            pdf = program(measure, vertical, "%s-%s-%g" % (program.__name__, direction, measure))
            if not pdf:
                continue
            more = ["--vertical"] if vertical else []
            run = subprocess.run(["/usr/bin/python3", options.lint, pdf, "--json"] + more, capture_output=True, text=True, check=True)
            figures = json.loads(run.stdout.splitlines()[0])
            print("%-10s %5g %-9s" % (direction, measure, program.__name__) + "".join("%11g" % figures[f] for f in FIGURES), flush=True)
            if options.bad and program is banxin:
                print(subprocess.run(["/usr/bin/python3", options.lint, pdf, "--bad"] + more, capture_output=True, text=True).stdout)
