#!/usr/bin/python3
"""Instructions that asking for the lines of 1,000 shaped characters costs, as callgrind counts them.

ask.py [BUILD]: builds the program bench_ask in a release build tree (build/), and prints for each way of breaking the count
at four measures, with what is wanted of the mean. Fails when a mean is above what was reached."""
import os, re, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
# Way, and whether the measure was asked for before: what was reached, what is wanted.
BOUNDS = {("first-fit", "new"): (46500, 33000), ("whole", "new"): (395000, 260000),
          ("first-fit", "again"): (3500, 3500), ("whole", "again"): (3500, 3500)}
MEASURES = (12, 18, 24, 30)


def count(program, *arguments):
    with tempfile.NamedTemporaryFile() as out, open(os.path.join(ROOT, "tests/bench/news_sentences.txt")) as sentences:
        run = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=" + out.name, "--toggle-collect=ask_all",
                              program, *arguments], stdin=sentences, capture_output=True, text=True, check=True)
    return int(re.search(r"Collected : (\d+)", run.stderr).group(1))


build = sys.argv[1] if len(sys.argv) > 1 else os.path.join(ROOT, "build")
subprocess.run(["cmake", "--build", build, "--target", "bench_ask"], check=True, stdout=subprocess.DEVNULL)
above = 0
for (way, when), (bound, wanted) in BOUNDS.items():
    counts = [count(os.path.join(build, "bench_ask"), way, str(measure), when) for measure in MEASURES]
    mean = sum(counts) // len(counts)
    measured = "  ".join("%d em %7d" % pair for pair in zip(MEASURES, counts))
    print("%-9s %-5s  %s  mean %7d, bound %7d, wanted %7d" % (way, when, measured, mean, bound, wanted))
    above += mean > bound
sys.exit(above > 0)
