#!/usr/bin/python3
"""Files stay under 600 lines and functions under 60; tables of data are exempt by name."""
import glob, re, sys

TABLES = {"src/style/color_names.c", "src/style/properties.c", "src/unicode/prohibition_table.c", "src/input/grammar_table.c"}
failed = 0
for path in sorted(glob.glob("src/*/*.[ch]") + glob.glob("include/*/*.h")):
    lines = open(path).read().split("\n")
    if len(lines) > 600:
        print("%s: %d lines" % (path, len(lines)))
        failed = 1
    if path in TABLES:
        continue
    start = None
    for i, line in enumerate(lines):
        if re.match(r"^\{", line):
            start = i
        elif line == "}" and start is not None:
            if i - start > 60:
                print("%s:%d: function of %d lines" % (path, start, i - start))
                failed = 1
            start = None
sys.exit(failed)
