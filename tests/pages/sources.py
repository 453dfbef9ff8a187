#!/usr/bin/python3
"""Every kind of source x every kind of file that is none: refused at its place, and never waited for. No sheet or style costs
more than a bounded number of steps; the samples take less than a tenth of that."""
import json, os, re, socket, subprocess

import program
from bad_run import CSS, ISSUE, STORY, write
from harness import BANXIN, FOLDER, check, finish

os.mkfifo(os.path.join(FOLDER, "fifo"))
os.mkdir(os.path.join(FOLDER, "directory"))
bound = socket.socket(socket.AF_UNIX)
here = os.getcwd()
os.chdir(FOLDER)
bound.bind("socket")
os.chdir(here)
KINDS = ("fifo", "directory", "socket", "/dev/zero", "/dev/tty")
ARTICLE = '<article area="a" src="%s"/>'
PRINT = '@-bx-print { profile: url("KIND"); ' + re.search(r"(condition:.*?)}", open("styles/print/newsprint.css").read(), re.S).group(1) + "}"
FIGURE = STORY + '\n<figure src="%s" area="b"><caption>字</caption></figure>'


def run(name, arguments, seconds=60):
    """A build under a limit of CPU time."""
    try:
        return program.run([BANXIN, *arguments], cpu=seconds, cwd=FOLDER, text=True, stdin=subprocess.DEVNULL)
    except SystemExit as end:
        check(name, False, str(end))


def sources(kind):
    """(source, issue, sheet, options, place, codes of a special file and of a folder, exit code)"""
    yield "article", ISSUE % (CSS, ARTICLE % kind), "", [], "t.xml:2:", ("E0107", "E0101"), 1
    yield "figure", ISSUE % (CSS, FIGURE % kind), "", [], "t.xml:3:", ("E0711", "E0701"), 1
    yield "@import", ISSUE % (CSS, STORY), '@import url("%s");' % kind, [], "t.css:1:1:", ("E0107", "E0104"), 1
    yield "@font-face", ISSUE % (CSS, STORY), '@font-face { font-family: x; src: url("%s") }' % kind, [], "t.css:1:", ("E0107", "E0403"), 1
    yield "style", (ISSUE % (CSS, STORY)).replace("t.css", kind), "", [], "t.xml:1:", ("E0107", "E0104"), 1
    yield "profile", ISSUE % (CSS, STORY), PRINT.replace("KIND", kind), [], "banxin:", ("E0107", "E0101"), 3
    yield "--print", ISSUE % (CSS, STORY), "", ["--print", kind], "banxin:", ("E0107", "E0104"), 3
    yield "--style", ISSUE % (CSS, STORY), "", ["--style", kind], "banxin:", ("E0107", "E0104"), 1


for kind in KINDS:
    for name, issue, sheet, options, place, codes, code in sources(kind):
        write("t.xml", issue)
        write("t.css", sheet)
        name = "%s as %s" % (kind, name)
        done = run(name, ["build", "t.xml", "-o", "t.pdf", "--diagnostics", "short", *options])
        if not done:
            continue
        wanted = codes[kind == "directory"]
        found = [l for l in done.stderr.split("\n") if l.startswith(place) and "[%s]" % wanted in l]
        check(name, done.returncode == code and len(found) == 1, "exit code %d:\n%s" % (done.returncode, done.stderr))
    done = run(kind + " as issue", ["build", kind, "-o", "t.pdf", "--diagnostics", "short"])
    if done:
        wanted = "E0101" if kind == "directory" else "E0107"
        check(kind + " as issue", done.returncode == 3 and wanted in done.stderr, "exit code %d:\n%s" % (done.returncode, done.stderr))

# Hostile sheets end with a message; a sheet that is imported twice is read twice, one that imports itself is not.
write("t.xml", ISSUE % (CSS, STORY))
SHEETS = (("itself", "@import url(t.css);" * 3, {}, ["E0311"] * 3, 0), ("itself by a way around", "@import url(./directory/../t.css);", {}, ["E0311"], 0),
          ("in a ring", "@import url(u.css);", {"u.css": "@import url(v.css);", "v.css": "@import url(t.css); @import url(u.css);"}, ["E0311"] * 2, 0),
          ("twice", "@import url(u.css);@import url(v.css);", {"u.css": "@import url(w.css);", "v.css": "@import url(w.css);", "w.css": "headline { font-size: 20pt }"}, [], 0),
          ("doubled again and again", "@import url(d0.css);", {"d%d.css" % i: "@import url(d%d.css);" % (i + 1) * 2 for i in range(16)} | {"d16.css": ""}, None, 1))
for name, sheet, others, wanted, code in SHEETS:
    for file, content in {"t.css": sheet, **others}.items():
        write(file, content)
    done = run(name, ["build", "t.xml", "-o", "t.pdf", "--diagnostics", "short"], 120)
    found = re.findall(r"\[(E03\d\d)\]", done.stderr)
    good = found == wanted if wanted is not None else found and set(found) == {"E0322"} and len(found) < 600
    check("imports " + name, done.returncode == code and good, "exit code %d, %s\n%s" % (done.returncode, found[:5], done.stderr[:2000]))

write("t.css", "p { %s --a6: ; text-indent: var(--a0) }" % "".join("--a%d: %s;" % (i, ("var(--a%d)" % (i + 1)) * 10) for i in range(6)))
done = run("variables", ["check", "t.xml", "--diagnostics", "short"])
check("variables", done.returncode == 1 and done.stderr.count("[E0321]") == 1, done.stderr[:2000])
write("t.css", ", ".join("p:nth-last-child(%d)" % (5000 + i) for i in range(40)) + " { color: black }")
write("t.xml", ISSUE % (CSS, STORY.replace("</p>", "</p>" + "<p>字</p>" * 3000)))
done = run("work", ["check", "t.xml", "--diagnostics", "short"], 300)
check("work", done.returncode == 1 and done.stderr.count("[E0320]") == 1, done.stderr[:2000])

most = 0
for sample in ("daily", "evening", "forms", "service", "shibao", "specimen"):
    path = next(os.path.join(here, "samples", sample, f) for f in ("issue.xml", sample + ".xml") if os.path.exists(os.path.join(here, "samples", sample, f)))
    done = run(sample, ["check", path, "--report", "t.report"], 900)
    most = max([most] + [p["styled"] for p in json.load(open(os.path.join(FOLDER, "t.report")))["page"]])
bound_of_work = int(re.search(r"BX_MOST_STYLE_WORK = (\d+)", open("src/style/work.h").read()).group(1))
print("most steps for the styles of a page of the samples: %d of %d" % (most, bound_of_work))
check("samples", 0 < most < bound_of_work // 10, most)
finish()
