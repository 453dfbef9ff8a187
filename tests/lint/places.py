#!/usr/bin/python3
"""What stands in one place of the sources only: calls whose cost or danger one file answers for."""
import glob, os, re, sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
# Words, and the only file that may have them; what for.
PLACES = {
    r"\bubrk_(open|next|first|setUText)\b": "src/unicode/boundary.c",  # iterators are kept, and their ends are checked
    r"\b(udat|ucal)_open\b": "src/unicode/calendar.c",  # under its lock
}


def found(sources):
    """(file, number, line) of each word in a file that may not have it."""
    for name, text in sources:
        for number, line in enumerate(text.split("\n"), 1):
            for words, place in PLACES.items():
                if name != place and re.search(words + r"\(", line):
                    yield name, number, line.strip()


sources = [(os.path.relpath(path, ROOT), open(path, encoding="utf-8").read()) for path in sorted(glob.glob(ROOT + "/src/**/*.[ch]", recursive=True))]
wrong = list(found(sources))
for place in PLACES.values():
    if place not in dict(sources):
        wrong.append((place, 0, "is missing"))
for name, number, line in wrong:
    print("%s:%d: stands in another file alone: %s" % (name, number, line))
if not list(found([("src/line/opportunity.c", "    ubrk_open(type, NULL);")])):
    wrong.append("the lint finds nothing")
    print(wrong[-1])
sys.exit(1 if wrong else 0)
