"""What the tests of bad input share: an issue of three areas, and a build whose messages are checked with their places."""
import json, os, re

import program as programs
from harness import BANXIN, FOLDER, check

CSS = ('@page { size: 200mm 150mm; margin: 10mm } page { -bx-lint: n17 off, n39 off; grid-template-columns: 15ric 15ric; grid-template-rows: 10rlh 1fr; '
       'grid-template-areas: "a b" "c c" }')
# E0602 is of the empty room below so short a story.
ISSUE = '<issue title="试" date="2026-11-24"><style>%s</style><style src="t.css"/><page number="1">\n%s\n</page></issue>'
STORY = '<article area="a"><headline>题</headline><p>%s</p></article>' % ("字" * 90)


def write(name, content):
    with open(os.path.join(FOLDER, name), "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())


def build(name, code, wanted, issue, options=(), env=None, program=BANXIN):
    """Builds t.xml over an old PDF. Wanted messages: (place, code, word) with place file:line:col: or ""; each is there once, and
    no other warning or error. Exit codes 0 and 1 have a new PDF with all text; others leave the old one."""
    write("t.xml", issue)
    write("t.pdf", b"old")
    run = programs.run([program, "build", "t.xml", "-o", "t.pdf", "--dump", "t.json", "--diagnostics", "short", *options], cwd=FOLDER,
                       cpu=60, text=True, env=dict(os.environ, **env) if env else None)
    lines = [l for l in run.stderr.split("\n") if re.search(r"\[E\d{4}\]", l) and "[E0602]" not in l]
    for place, number, word in wanted:
        found = [l for l in lines if "[%s]" % number in l and l.startswith(place) and word in l]
        check(name, len(found) == 1, "%d times %s %s “%s” in:\n%s" % (len(found), place, number, word, run.stderr))
        lines = [l for l in lines if l not in found]
    check(name, not lines, "more messages: %s" % lines)
    check(name, run.returncode == code, "exit code %d, not %d:\n%s" % (run.returncode, code, run.stderr))
    replaced = open(os.path.join(FOLDER, "t.pdf"), "rb").read() != b"old"
    check(name, replaced == (code <= 1), "PDF replaced: %s" % replaced)
    if code > 1 or run.returncode > 1:
        return None
    pages = json.load(open(os.path.join(FOLDER, "t.json")))["pages"]
    for s in pages[0]["stories"]:
        check(name, s["placed"] == s["characters"], "%s: %d of %d characters" % (s["story"], s["placed"], s["characters"]))
    check(name, sum(s["characters"] for s in pages[0]["stories"]) > 90, "text is missing")
    return pages[0]
