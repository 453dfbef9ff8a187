#!/usr/bin/python3
"""What the tests show of the requirements: reads their numbers and makes COVERAGE.md.

`coverage.py` checks: every row of requirements.tsv has a test or a reason; COVERAGE.md names every row, and as tested
only rows that are. `coverage.py --write` makes COVERAGE.md again. It holds no line numbers."""
import glob, os, re, sys

FOLDER = os.path.dirname(os.path.abspath(__file__))
PARTS = {"A": "Locale, writing mode, page skeleton", "B": "Faces and OpenType", "C": "Forms of punctuation",
         "D": "Prohibitions at line edges", "E": "Widths of punctuation", "F": "Hanging punctuation",
         "G": "Western text and numerals", "H": "Vertical composition", "I": "Interlinear marks",
         "J": "Ruby, zhuyin and notes", "K": "Justification", "L": "Paragraphs, headings, columns", "M": "Output"}
def requirements():
    rows = []
    for line in open(FOLDER + "/requirements.tsv", encoding="utf-8"):
        if not line.startswith("#"):
            number, part, title, chinese, *reason = line.rstrip("\n").split("\t")
            rows.append((number, part, title, chinese, reason[0] if reason else ""))
    return rows


def named_in(path, function, number):
    """(requirement, "file:function") wherever a function of the file names a number."""
    name, inside, found = os.path.relpath(path, FOLDER + "/.."), "", []
    for line in open(path, encoding="utf-8"):
        begin = re.match(function, line)
        if begin:
            inside = begin.group(1)
        elif re.match(r"\S", line) and not line.startswith(("{", "}", "#")):
            inside = ""
        for n in re.findall(number, line):
            found.append((n, name + (":" + inside if inside else "")))
    return found


def tests():
    shown = {}
    for path in sorted(glob.glob(FOLDER + "/?_*.py") + glob.glob(FOLDER + "/../pages/*.py")):
        found = named_in(path, r"def (\w+)", r'"(T-\d{3})"')
        for n, place in found:
            shown.setdefault(n, []).append(place)
    for path in sorted(glob.glob(FOLDER + "/../unit/*.c")):
        for n, place in named_in(path, r"(?:START_TEST\(|static \w+ \*?)(\w+)", r"\b(T-\d{3})\b"):
            shown.setdefault(n, []).append(place)
    return {n: list(dict.fromkeys(places)) for n, places in shown.items()}


def status(row, shown):
    if row[0] in shown:
        return "tested"
    return "no test" if row[4] else "missing"


def report(rows, shown):
    counts = {s: sum(status(r, shown) == s for r in rows) for s in ("tested", "no test", "missing")}
    text = ["# Coverage of the requirements of Chinese composition", "",
            "Made by `coverage.py --write` from the tests; do not edit.", "",
            "%d requirements: %d tested, %d without a test for a reason, %d missing."
            % (len(rows), counts["tested"], counts["no test"], counts["missing"])]
    for part, name in PARTS.items():
        text += ["", "## %s. %s" % (part, name), "", "| row | requirement | | status | tests |", "| --- | --- | --- | --- | --- |"]
        for row in rows:
            if row[1] == part:
                places = "<br>".join("`%s`" % p for p in shown.get(row[0], []))
                text.append("| %s | %s | %s | %s | %s |" % (row[0], row[2], row[3], status(row, shown), places or row[4]))
    return "\n".join(text) + "\n"


def check(rows, shown):
    known = {r[0] for r in rows}
    for number in sorted(set(shown) - known):
        yield "%s: %s is no requirement" % (shown[number][0], number)
    for row in rows:
        if status(row, shown) == "missing":
            yield "%s (%s) has neither a test nor a reason" % (row[0], row[2])
    listed = dict(re.findall(r"^\| (T-\d{3}) \|[^|]*\|[^|]*\| ([a-z ]+) \|", open(FOLDER + "/COVERAGE.md", encoding="utf-8").read(), re.M))
    if set(listed) != known:
        yield "COVERAGE.md lists other rows than requirements.tsv: %s" % sorted(set(listed) ^ known)
    for number, what in listed.items():
        if what == "tested" and number not in shown:
            yield "COVERAGE.md says that %s is tested, and no test names it" % number


def main():
    rows, shown = requirements(), tests()
    if "--write" in sys.argv:
        open(FOLDER + "/COVERAGE.md", "w", encoding="utf-8").write(report(rows, shown))
    wrong = list(check(rows, shown))
    print("\n".join(wrong) or report(rows, shown).split("\n")[4])
    sys.exit(1 if wrong else 0)


main()
