#!/usr/bin/python3
"""Nothing is left over: every function of a header is called outside the file that defines it, and every diagnostic is
reported somewhere and asserted by a test."""
import glob, re, sys

def code(path):
    return re.sub(r"/\*.*?\*/", "", open(path).read(), flags=re.S).replace("\\\n", " ")


sources = {p: code(p) for p in glob.glob("src/*/*.[ch]") + glob.glob("tests/*/*.c")}
words = {p: set(re.findall(r"\w+", text)) for p, text in sources.items()}
failed = 0
for header in sorted(p for p in sources if p.endswith(".h") and p.startswith("src/")):
    for name in sorted(set(re.findall(r"^[a-z][\w *]*?\b(bx_\w+)\(", sources[header], re.M))):
        defined = re.compile(r"^[a-z][\w *]*\b%s\([^;{]*\)\s*\{" % name, re.M)
        callers = [p for p in sources if p != header and name in words[p] and not defined.search(sources[p])]
        macros = re.findall(r"^#define.*\b%s\(" % name, sources[header], re.M)
        inlined = len(re.findall(r"\b%s\(" % name, sources[header])) > 1  # by a function of the header
        if not callers and not macros and not inlined:
            print("%s: nothing outside its file calls %s" % (header, name))
            failed = 1
# What no input brings about: a library that fails, mostly for want of memory.
LIBRARY_FAILS = {"E0404", "E0802"}
tested = set(re.findall(r"\bE\d{4}\b", " ".join(open(p).read() for p in glob.glob("tests/*/*.py") + glob.glob("tests/unit/*.c")
                                              if not p.startswith("tests/lint/"))))
for path in sorted(glob.glob("src/*/codes.h")):
    for name, number in re.findall(r'BX_CODE\((\w+), "(\w+)"', open(path).read()):
        if not any("BX_" + name in w for p, w in words.items() if p.startswith("src/") and p.endswith(".c")):
            print("%s: nothing reports %s, BX_%s" % (path, number, name))
            failed = 1
        if number.startswith("E") and number not in tested | LIBRARY_FAILS:
            print("%s: no test names %s, BX_%s" % (path, number, name))
            failed = 1
sys.exit(failed)
