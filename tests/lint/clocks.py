#!/usr/bin/python3
"""No test judges by the wall clock, which a busy machine slows down: CPU time and counts of work do (pages/program.py,
unit/runner.h). Tools that measure, in tests/bench, may read it. That the bounds hold is tried here too."""
import glob, os, re, sys

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
sys.path.insert(0, os.path.join(FOLDER, "pages"))
import program

WALL = re.compile(r"\btime\.(time|monotonic|perf_counter|sleep)|\btimeout=|\bclock_gettime\b|\bgettimeofday\b|\btime\(NULL\)|tcase_set_timeout\(tests, [1-9]|TIMEOUT [0-9]")
ALLOWED = {"pages/program.py", "lint/clocks.py", "tools/mutate"}  # the last one ends itself, and judges nothing by it
failed = 0
for path in sorted(glob.glob(FOLDER + "/*/*") + [FOLDER + "/CMakeLists.txt"]):
    name = os.path.relpath(path, FOLDER)
    if not os.path.isfile(path) or name in ALLOWED or name.startswith("bench/"):
        continue
    for number, line in enumerate(open(path, encoding="utf-8", errors="replace"), 1):
        if WALL.search(line):
            print("tests/%s:%d: judges by the wall clock: %s" % (name, number, line.strip()))
            failed = 1

ENDLESS, BLOCKED, DEAD = "while True: pass", "import time; time.sleep(60)", "import os; os.abort()"
for code, word in ((ENDLESS, "CPU time"), (BLOCKED, "blocked"), (DEAD, "SIGABRT")):
    program.BLOCKED = 1 if code == BLOCKED else 600
    try:
        program.run([sys.executable, "-c", code], cpu=1)
        print("not ended: " + code)
        failed = 1
    except SystemExit as end:
        if word not in str(end):
            print("%s: %s" % (code, end))
            failed = 1
sys.exit(failed)
