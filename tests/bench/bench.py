#!/usr/bin/python3
"""Whole-process time and memory of banxin, beside Typst on the same text.

    bench.py BANXIN [--typst NODE_FOLDER] [--pages 1,16,64] [--runs 5]

Pages of 6,000 characters with more than 3,000 different ones, five columns of 9 pt. NODE_FOLDER is a folder where
`npm install @myriaddreamin/typst-ts-node-compiler` was run. Both programs take the same font files. Prints the
median of the runs (wall seconds, peak memory in MB), runs in turn.
"""
import argparse, os, random, resource, statistics, subprocess, sys, tempfile, time

parser = argparse.ArgumentParser()
parser.add_argument("banxin")
parser.add_argument("--typst")
parser.add_argument("--pages", default="1,16,64")
parser.add_argument("--runs", type=int, default=5)
options = parser.parse_args()
TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FOLDER = tempfile.mkdtemp()
# The characters of GB 2312 that the default faces have, the commoner first.
HAN = [bytes([row, cell]).decode("gb2312") for row in range(0xB0, 0xF0) for cell in range(0xA1, 0xFF) if (row, cell) < (0xD7, 0xFA) or row > 0xD7]


def paragraphs(seed):
    r, out, left = random.Random(seed), [], 6000
    while left > 0:
        n = min(left, r.randint(60, 180))
        text = "".join(("，" if i % 13 == 12 else "。" if i % 41 == 40 else HAN[min(int(r.expovariate(1 / 700)), 3299)]) for i in range(n - 1)) + "。"
        out.append(text)
        left -= n
    return out


def issue(pages, path):
    css = ("@page { size: 390mm 340mm; margin: 15mm 12mm } page { text-wrap-style: pretty; grid-template-columns: repeat(5, 22ric); }")
    body = ""
    for i in range(pages):
        # One file an article, as newsrooms have them.
        name = "%s-%d.xml" % (os.path.splitext(path)[0], i + 1)
        open(name, "w").write("<article><headline>第%d版的稿件</headline>%s</article>" %
                              (i + 1, "\n".join("<p>%s</p>" % p for p in paragraphs(i))))
        body += '<page number="%d"><article id="a%d" src="%s"/></page>\n' % (i + 1, i + 1, os.path.basename(name))
    open(path, "w").write('<issue title="试" date="2026-11-24"><style>%s</style>%s</issue>' % (css, body))


def typst(pages, path):
    head = ('#set page(width: 390mm, height: 340mm, margin: 14mm, columns: 5)\n#set columns(gutter: 9pt)\n'
            '#set text(font: "Noto Serif SC", size: 9pt, lang: "zh", region: "cn")\n#set par(justify: true, leading: 4pt, spacing: 4pt, '
            'first-line-indent: (amount: 2em, all: true))\n')
    body = "\n#pagebreak()\n".join("= 第%d版的稿件\n\n%s" % (i + 1, "\n\n".join(paragraphs(i))) for i in range(pages))
    open(path, "w").write(head + body)
    open(path + ".js", "w").write(
        "const {NodeCompiler} = require(process.argv[2] + '/node_modules/@myriaddreamin/typst-ts-node-compiler');\n"
        "const fs = require('fs');\n"
        "const c = NodeCompiler.create({workspace: process.argv[3], fontArgs: [{fontPaths: [process.argv[4]]}]});\n"
        "fs.writeFileSync(process.argv[6], c.pdf({mainFileContent: fs.readFileSync(process.argv[5], 'utf8')}));\n")


def measure(command):
    started = time.monotonic()
    pid = os.fork()
    if pid == 0:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        os.execvp(command[0], command)
    _, status, usage = os.wait4(pid, 0)
    if os.waitstatus_to_exitcode(status) > 1:
        sys.exit("failed: %s" % command)
    return time.monotonic() - started, usage.ru_maxrss / 1024


print("%6s %22s %22s %8s %8s" % ("pages", "banxin s (MB)", "typst s (MB)", "times", "memory"))
for pages in map(int, options.pages.split(",")):
    xml, typ = os.path.join(FOLDER, "%d.xml" % pages), os.path.join(FOLDER, "%d.typ" % pages)
    issue(pages, xml)
    ours = [options.banxin, "build", xml, "-o", xml + ".pdf"]
    theirs = None
    if options.typst:
        typst(pages, typ)
        theirs = ["node", typ + ".js", os.path.abspath(options.typst), FOLDER, os.path.join(TOP, "fonts"), typ, typ + ".pdf"]
    a, b = [], []
    for run in range(options.runs + 1):
        one = measure(ours)
        two = measure(theirs) if theirs else (0, 0)
        if run:
            a.append(one)
            b.append(two)
    wall, memory = statistics.median(x for x, _ in a), statistics.median(x for _, x in a)
    other, other_memory = statistics.median(x for x, _ in b), statistics.median(x for _, x in b)
    print("%6d %12.3f (%5.0f) %14.3f (%5.0f) %7.1f %8.2f" % (pages, wall, memory, other, other_memory, other / wall, memory / other_memory if other else 0))
