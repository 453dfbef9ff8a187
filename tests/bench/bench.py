#!/usr/bin/python3
"""Whole-process time and memory of banxin, beside Typst on the same text.

    bench.py BANXIN [--typst NODE_FOLDER] [--pages 1,16,64] [--runs 5]

Two workloads: text, pages of 6,000 characters with more than 3,000 different ones, five columns of 9 pt; and features, pages with
Western words, heads with fitting, vertical text, a group and copyfit, of which Typst has no counterpart. Only issues that exit 0
are measured: one with errors would be another piece of work. NODE_FOLDER is a folder where `npm install
@myriaddreamin/typst-ts-node-compiler` was run. Both programs take the same font files. Prints the medians of the runs, runs in
turn: CPU seconds, wall seconds, peak memory in MB, and how many times our CPU the other takes.
"""
import argparse, os, statistics, sys, tempfile, time

from bench_pages import features, issue, paragraphs

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FOLDER = tempfile.mkdtemp()
# Pages end with their text, so that nothing is left empty.
ENDS = "grid-template-rows: auto; -bx-lint: n17 off; "


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("banxin")
    parser.add_argument("--typst")
    parser.add_argument("--pages", default="1,16,64")
    parser.add_argument("--runs", type=int, default=5)
    return parser.parse_args()


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
    """CPU seconds, wall seconds and MB of a command that must exit 0."""
    started = time.monotonic()
    pid = os.fork()
    if pid == 0:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        os.execvp(command[0], command)
    _, status, usage = os.wait4(pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit("exit code %d: %s" % (os.waitstatus_to_exitcode(status), " ".join(command)))
    return usage.ru_utime + usage.ru_stime, time.monotonic() - started, usage.ru_maxrss / 1024


def medians(runs):
    return [statistics.median(values) for values in zip(*runs)]


def compare(name, pages, ours, theirs, runs):
    """Runs in turn, the first of each for warmth alone."""
    a, b = [], []
    for run in range(runs + 1):
        one, two = measure(ours), measure(theirs) if theirs else None
        if run:
            a.append(one)
            b += [two] if two else []
    line = "%-9s %6d %9.3f %9.3f %6.0f" % (name, pages, *medians(a))
    if b:
        line += "  %9.3f %9.3f %6.0f  %5.1f" % (*medians(b), medians(b)[0] / medians(a)[0])
    print(line)
    sys.stdout.flush()


def main():
    options = arguments()
    print("%-9s %6s %9s %9s %6s" % ("workload", "pages", "CPU s", "wall s", "MB") +
          ("  %9s %9s %6s  %5s" % ("Typst CPU", "wall s", "MB", "times") if options.typst else "  (without Typst: --typst)"))
    for pages in map(int, options.pages.split(",")):
        for name, make in (("text", lambda path: issue(pages, path, ENDS)), ("features", lambda path: features(pages, path))):
            xml, theirs = os.path.join(FOLDER, "%s%d.xml" % (name, pages)), None
            make(xml)
            if options.typst and name == "text":
                typ = os.path.join(FOLDER, "%d.typ" % pages)
                typst(pages, typ)
                theirs = ["node", typ + ".js", os.path.abspath(options.typst), FOLDER, os.path.join(TOP, "fonts"), typ, typ + ".pdf"]
            compare(name, pages, [options.banxin, "build", xml, "-o", xml + ".pdf"], theirs, options.runs)


main()
