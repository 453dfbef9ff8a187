#!/usr/bin/python3
"""Press, paper and standard are said by print files: no name or number of theirs stands in code, but for the table of standards
in src/draw/condition.c. No file of a back end sees plates, by whatever way it includes."""
import glob, os, re, sys

LITERALS = r'PDF/X-|%PDF-\d|"1\.[3-7]\\?[n0]?|TR 00|CGATS|color\.org|[Nn]ewsprint \(|FOGRA|SWOP|GRACoL'
failed = 0


def code(path):
    """The lines without comments."""
    text = re.sub(r"/\*.*?\*/", lambda m: "\n" * m.group().count("\n"), open(path).read(), flags=re.S)
    return enumerate(text.split("\n"), 1)


for path in sorted(glob.glob("src/*/*.[ch]")):
    # Tables of messages show an example of what is expected.
    if path in ("src/draw/condition.c", "src/style/print_rule.c"):
        continue
    for number, line in code(path):
        found = re.search(LITERALS, line)
        if found and not path.endswith("codes.h"):
            print("%s:%d: %s belongs to a print file" % (path, number, found.group()))
            failed = 1


def included(path, seen):
    for name in re.findall(r'^#include "([^"]+)"', open(path).read(), re.M):
        inner = os.path.join("src", name)
        if inner not in seen and os.path.exists(inner):
            seen[inner] = path
            included(inner, seen)
    return seen


for path in sorted(glob.glob("src/pdf/*.[ch]")):
    for inner, by in included(path, {}).items():
        if inner.startswith("src/plate/"):
            print("%s: sees %s through %s" % (path, inner, by))
            failed = 1
sys.exit(failed)
