#!/usr/bin/python3
"""Every template and hint of a diagnostic, and every text of the command line, has a Chinese translation; codes
are used once."""
import glob, re, sys

po = open("src/cli/po/zh_CN.po").read()
known = {m.group(1): m.group(2) for m in re.finditer(r'^msgid "(.*)"\nmsgstr "(.*)"$', po, re.M)}
failed, codes = 0, {}
for path in sorted(glob.glob("src/*/codes.h")):
    for m in re.finditer(r'BX_CODE\((\w+),\s*"([EN]\d+)",\s*\w+,\s*"((?:[^"\\]|\\.)*)",\s*"((?:[^"\\]|\\.)*)"\)', open(path).read()):
        if m.group(2) in codes and m.group(2)[0] == "E":
            print(m.group(2), "is used twice")
            failed = 1
        codes[m.group(2)] = m.group(1)
        for text in (m.group(3), m.group(4)):
            if text and not known.get(text):
                print("%s: no translation of: %s" % (path, text))
                failed = 1
# Texts of the program that become arguments of messages; a tag alone, or a character, needs no words.
SAID = {"src/unicode/file_kind.c": r'", "(an? [^"]+)"\},', "src/input/tags.c": r'(?:BX_ELEMENT_\w+|"), "((?:[^"\\]|\\.)* (?:[^"\\]|\\.)*)"\}',
        "src/input/grammar_table.c": r'return "((?:[^"\\]|\\.)+ (?:[^"\\]|\\.)+)";|true, "([^"]+)"\}', "src/style/advice.c": r'\{"[a-z-]+", "([^"]*(?:, | the |nothing: |copyfit: |colour: |with| itself)[^"]*)"\}', "src/input/slip.c": r'character = "([^"]+)"|"(a half-width space)"'}
for path, pattern in SAID.items():
    found = ["".join(m.groups("")) for m in re.finditer(pattern, open(path).read())]
    for text in found:
        if not known.get(text) and not re.match(r"<span [^<]*>$", text):
            print("%s: no translation of: %s" % (path, text))
            failed = 1
    if not found:
        print("%s: no texts found" % path)
        failed = 1
for path in glob.glob("src/cli/*.c"):
    for text in re.findall(r'bx_text\("((?:[^"\\]|\\.)*)"\)', open(path).read()):
        if not known.get(text) and not text.startswith("banxin sets"):
            print("%s: no translation of: %s" % (path, text))
            failed = 1
sys.exit(failed)
