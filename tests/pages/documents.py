#!/usr/bin/python3
"""The examples of README.md, README.zh-CN.md and samples/README.md are built: nothing in them is unknown to the program."""
import os, re, shutil

import program
from harness import BANXIN, FOLDER, check, finish, png

GRID = ('@page { size: 390mm 546mm; margin: 12mm; bleed: 3mm; marks: crop } page { font: 小五/13pt serif; -bx-lint: n17 off; '
        'grid-template-columns: repeat(6, 15ric); column-gap: 1ric }')
# Codes that say "not understood": style sheets E03.., input and plans E02..; places that are not there E0603 E0605 E0609, a
# booking larger than its slot E0680.
UNKNOWN = re.compile(r"\[(E0[23]\d\d|E060[359]|E0680)\]")
AREAS = "page { grid-template-areas: %s }" % " ".join('"%s"' % " ".join([area] * 6) for area in ("mast", "lead", "photo", "rail"))


def examples(path):
    """(kind, text) of each fenced block."""
    return re.findall(r"```(xml|css)\n(.*?)```", open(path).read(), re.S)


def build(name, issue, *files):
    """Messages of a build in a folder of its own, with every file that the issue names."""
    folder = os.path.join(FOLDER, name)
    os.mkdir(folder)
    shutil.copytree("styles", folder + "/styles")
    for file in re.findall(r'src="([^"]+)"', issue + "".join(text for _, text in files)):
        target = os.path.join(folder, file)
        if file.endswith(".css") or os.path.exists(target):
            continue
        content = png(1200, 900) if not file.endswith(".xml") else \
            b'<article><headline>%s</headline><p>%s</p></article>' % ("题目".encode(), ("字" * 300).encode())
        open(target, "wb").write(content)
    for file, text in files:
        open(os.path.join(folder, file), "w").write(text)
    open(folder + "/issue.xml", "w").write(issue)
    run = program.run([BANXIN, "build", "issue.xml", "-o", "x.pdf", "--per-page", "out", "--diagnostics", "short"], cwd=folder,
                      cpu=60, text=True)
    check(name + " is built", run.returncode in (0, 1), run.stderr)
    check(name + " is understood", not UNKNOWN.search(run.stderr), "\n".join(l for l in run.stderr.split("\n") if UNKNOWN.search(l)))


def wrap_article(text):
    return '<issue title="试" date="2026-11-24" pages="8"><style><![CDATA[%s page { grid-template-areas: "a a a a a a" }]]></style>' \
           '<page number="1"><article src="mine.xml" area="a"/></page></issue>' % GRID, ("mine.xml", text)


def wrap_sheet(text):
    return '<issue title="试" date="2026-11-24"><style><![CDATA[%s]]></style><style><![CDATA[%s]]></style><page number="1" class="front news">' \
           '<article id="lead" class="lead" area="lead"><headline>题</headline><p>%s</p></article></page></issue>' % (GRID, text, "字" * 900)


count = 0
for path in ("README.md", "README.zh-CN.md", "samples/README.md"):
    guide = path.startswith("samples")
    sheets, template = "", ""
    for kind, text in examples(path):
        count += 1
        name = "%s %d" % (path.replace("/", " "), count)
        if kind == "css":
            sheets += text
            build(name, wrap_sheet(text))
        elif "<template" in text:
            template = text
        elif "<issue" in text:  # the steps of the guide make one paper
            issue = re.sub(r"(<issue[^>]*>\s*<style[^>]*>)", lambda m: m[1] + template, text, count=1)
            build(name, issue.replace("daily.css", "house.css"), ("house.css", sheets if guide else GRID + AREAS))
        else:
            build(name, *wrap_article(text))
check("examples are found", count >= 10, count)
finish()
