#!/usr/bin/python3
"""Whole-process time and memory of banxin, beside Typst on the same text.

    bench.py BANXIN [--typst NODE_FOLDER] [--pages 1,16,64] [--runs 5]

Pages of 6,000 characters with more than 3,000 different ones, five columns of 9 pt. NODE_FOLDER is a folder where
`npm install @myriaddreamin/typst-ts-node-compiler` was run. Both programs take the same font files. Prints the
median of the runs (wall seconds, peak memory in MB), runs in turn.
"""
import argparse, os, resource, statistics, subprocess, sys, tempfile, time

from bench_pages import issue, paragraphs

parser = argparse.ArgumentParser()
parser.add_argument("banxin")
parser.add_argument("--typst")
parser.add_argument("--pages", default="1,16,64")
parser.add_argument("--runs", type=int, default=5)
options = parser.parse_args()
TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FOLDER = tempfile.mkdtemp()


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
