#!/usr/bin/python3
"""Every #include in src follows layers.txt: arrows go one way, third-party headers stay in their folder."""
import glob, os, re, sys

STANDARD = {"stdbool.h", "stddef.h", "stdint.h", "stdarg.h", "stdio.h", "stdlib.h", "string.h", "errno.h", "time.h",
            "pthread.h", "stdatomic.h", "unistd.h", "fcntl.h", "sys/stat.h", "inttypes.h"}
rules = {}
for line in open("tests/lint/layers.txt"):
    if line.startswith(("#", "cycle ")) or not line.strip():
        continue
    folder, rest = line.split(":", 1)
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
        if other and other.group(1) not in STANDARD and not any(other.group(1).startswith(t) for t in theirs):
            print("%s:%d: %s may not include <%s>" % (path, number, folder, other.group(1)))
            failed = 1
folders = {d for d in os.listdir("src") if os.path.isdir("src/" + d)}
if folders != set(rules):
    print("layers.txt and src differ:", folders ^ set(rules))
    failed = 1
sys.exit(failed)
