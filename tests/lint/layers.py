#!/usr/bin/python3
"""Every #include in src follows layers.txt: arrows go one way, third-party headers stay in their folder, and parts of a
folder stand upon each other."""
import glob, os, re, sys

STANDARD = {"stdbool.h", "stddef.h", "stdint.h", "stdarg.h", "stdio.h", "stdlib.h", "string.h", "errno.h", "time.h",
            "pthread.h", "stdatomic.h", "unistd.h", "fcntl.h", "sys/stat.h", "inttypes.h"}
rules, parts = {}, {}
for line in open("tests/lint/layers.txt"):
    if line.startswith("#") or not line.strip():
        continue
    folder, rest = line.split(":", 1)
    if "/" in folder:
        parts.update({"%s/%s" % (folder.split("/")[0], name): (len(parts), folder) for name in rest.split()})
        continue
    ours, theirs = rest.split("|")
    rules[folder] = (set(ours.split()) | {folder}, theirs.split())
failed = 0
for path in sorted(glob.glob("src/*/*.[ch]")):
    folder = path.split("/")[1]
    ours, theirs = rules[folder]
    for number, line in enumerate(open(path), 1):
        own = re.match(r'#include "([^"]+)"', line)
        other = re.match(r"#include <([^>]+)>", line) or re.match(r"#include (FT_\w+)", line)
        if own and own.group(1).split("/")[0] not in ours:
            print("%s:%d: %s may not include %s" % (path, number, folder, own.group(1)))
            failed = 1
        here = parts.get(path[4:-2])
        below = parts.get(own.group(1)[:-2]) if own else None
        if below and here and below[1] != here[1] and below > here:
            print("%s:%d: %s may not include %s of %s" % (path, number, here[1], own.group(1), below[1]))
            failed = 1
        if other and other.group(1) not in STANDARD and not any(other.group(1).startswith(t) for t in theirs):
            print("%s:%d: %s may not include <%s>" % (path, number, folder, other.group(1)))
            failed = 1
divided = {name.split("/")[0] for name in parts}
present = {path[4:-2] for path in glob.glob("src/*/*.[ch]") if path.split("/")[1] in divided}
if present != set(parts):
    print("parts in layers.txt and files differ:", sorted(present ^ set(parts)))
    failed = 1
folders = {d for d in os.listdir("src") if os.path.isdir("src/" + d)}
if folders != set(rules):
    print("layers.txt and src differ:", folders ^ set(rules))
    failed = 1
sys.exit(failed)
