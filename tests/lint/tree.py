#!/usr/bin/python3
"""The top-level folders are the documented ones; no left-overs, no machine paths in the sources."""
import os, re, shutil, subprocess, sys

failed = 0
allowed = {"src", "include", "fonts", "styles", "samples", "tests"}
tracked = []
if shutil.which("git"):
    tracked = subprocess.run(["git", "ls-files"], capture_output=True, text=True).stdout.split("\n")
if not any(tracked):
    tracked = [os.path.join(d, f) for top in allowed for d, _, files in os.walk(top) for f in files]
for path in tracked:
    top = path.split("/")[0]
    if "/" in path and top not in allowed and not top.startswith("."):
        print("unexpected folder:", top)
        failed = 1
words = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|/home/|/work/|/root/")
for path in tracked:
    if not path.startswith(("src/", "include/", "styles/")) or path.endswith((".icc", ".mo")):
        continue
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        if words.search(line):
            print("%s:%d: %s" % (path, number, line.strip()))
            failed = 1
sys.exit(failed)
