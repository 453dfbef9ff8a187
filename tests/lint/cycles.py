#!/usr/bin/python3
"""Files of a folder include each other in one direction; a cycle stands in layers.txt with its reason. A file and its
header are one, and so is the header of parts (x_parts.h) that several files of x share."""
import glob, os, re, sys


def unit(path):
    name = os.path.splitext(os.path.basename(path))[0]
    return name[: -len("_parts")] if name.endswith("_parts") else name


def includes(folder):
    graph = {}
    for path in sorted(glob.glob("src/%s/*.[ch]" % folder)):
        found = re.findall(r'^#include "%s/([^"]+)"' % folder, open(path).read(), re.M)
        graph.setdefault(unit(path), set()).update(unit(f) for f in found)
    return {a: {b for b in to if b != a and b in graph} for a, to in graph.items()}


def reached(graph, start):
    seen, stack = set(), [start]
    while stack:
        for b in graph[stack.pop()] - seen:
            seen.add(b)
            stack.append(b)
    return seen


def cycles(graph):
    """Units that reach each other, as sorted tuples."""
    far = {a: reached(graph, a) for a in graph}
    return {tuple(sorted(b for b in far[a] if a in far[b])) for a in graph if a in far[a]}


def allowed():
    rows = {}
    for line in open("tests/lint/layers.txt"):
        match = re.match(r"cycle (\w+): ([^|]+)\|(.*)", line)
        if match:
            rows[match.group(1), tuple(sorted(match.group(2).split()))] = match.group(3).strip()
    return rows


# A negative control: what turns back is found, what does not is not.
assert cycles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == {("a", "b", "c")}
assert cycles({"a": {"b"}, "b": {"c"}, "c": set()}) == set()
reasons, failed, found = allowed(), 0, set()
for folder in sorted(os.listdir("src")):
    for cycle in sorted(cycles(includes(folder)) if os.path.isdir("src/" + folder) else ()):
        found.add((folder, cycle))
        if not reasons.get((folder, cycle)):
            print("src/%s: %s include each other: part them, or give the reason in layers.txt" % (folder, " ".join(cycle)))
            failed = 1
for folder, cycle in sorted(set(reasons) - found):
    print("layers.txt: src/%s: %s are no cycle any more" % (folder, " ".join(cycle)))
    failed = 1
sys.exit(failed)
