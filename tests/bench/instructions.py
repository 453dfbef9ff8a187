#!/usr/bin/python3
"""Instructions that the release build executes for fixed workloads, as callgrind counts them, against the committed table.

instructions.py BANXIN [WORKLOAD ...] [--small] [--jobs N] [--inclusive] [--write]

Workloads are below (WORKLOADS); --small takes those that need seconds, as ./check does. Prints for each the count, the
table's, the baseline and the ten costliest functions: by their own instructions, or with --inclusive with what they call.
Functions of libraries without symbols count as their library. Fails when a count is more than 2 % above the table.
What asking for lines costs (ask.py) is counted too, in the program's build tree, unless workloads are named.
--write puts the counts into the table's column "current"; "baseline" stays, so that what was won is seen.

Counts do not depend on the machine's speed or load, the user's environment, or where the tree stands: one worker thread,
an empty environment, a folder of links with a name of fixed length, fontconfig's cache filled before. Runs differ by about
0.001 % (the process number in a file's name). What they do depend on is Debian's version of the libraries and the instructions
that valgrind offers them: it shows a processor of its own, with AVX2 where the machine has it; without AVX2 libraries take
other ways, and the table does not hold. So the tool refuses to judge there."""
import argparse, concurrent.futures, os, re, shutil, subprocess, sys, tempfile

from bench_pages import issue

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TABLE = os.path.join(ROOT, "tests/bench/instructions.tsv")
ABOVE = 0.02
SMALL = "version one features check-evening check-daily".split()
WORKLOADS = {
    "version": ["--version"],
    "one": ["build", "bench/one.xml"],  # an article of one character
    "features": ["build", "bench/features.xml"],  # Western words, heads, vertical text, a group, copyfit
    "check-evening": ["check", "samples/evening/issue.xml"],
    "check-daily": ["check", "samples/daily/issue.xml"],
    "bench-16": ["build", "16.xml"],
    "bench-64": ["build", "64.xml"],
    "evening": ["build", "samples/evening/issue.xml"],
    "shibao": ["build", "samples/shibao/issue.xml"],
    "daily": ["build", "samples/daily/issue.xml"],
    "daily-kept": ["build", "samples/daily/issue.xml", "--cache", "kept"],  # again, with the pictures of a run before
}


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("banxin", type=os.path.abspath)
    parser.add_argument("workloads", nargs="*", choices=[[], *WORKLOADS])
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--inclusive", action="store_true")
    parser.add_argument("--write", action="store_true")
    return parser.parse_args()


def environment(folder):
    return {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "XDG_CACHE_HOME": os.path.join(folder, "cache"), "BANXIN_CACHE": ""}


def prepare(banxin, folder):
    """Fills the current folder of all runs, and fontconfig's cache."""
    for name, place in (("fonts", "fonts"), ("styles", "styles"), ("samples", "samples"), ("bench", "tests/bench")):
        os.symlink(os.path.join(ROOT, place), os.path.join(folder, name))
    for pages in (16, 64):
        issue(pages, os.path.join(folder, "%d.xml" % pages))
    os.mkdir(os.path.join(folder, "cache"))
    subprocess.run([banxin, "check", "bench/one.xml", "--data", folder], cwd=folder, env=environment(folder), capture_output=True)


def costliest(path, inclusive):
    """The ten costliest functions in callgrind's file: (instructions, name)."""
    shown = subprocess.run(["callgrind_annotate", "--threshold=100", "--auto=no", "--inclusive=" + ("yes" if inclusive else "no"), path],
                           capture_output=True, text=True, check=True).stdout
    found = {}
    for count, name, place in re.findall(r"^ *([\d,]+) \( *[\d.]+%\)  \S*?:(\S+)(?: \[(.*)\])?$", shown, re.M):
        library = os.path.basename(place)
        if re.fullmatch(r"0x[0-9a-f]+", name):
            if inclusive:
                continue
            name = "(no name)"
        key = name + (" [%s]" % library if library and library != "banxin" else "")
        found[key] = found.get(key, 0) + int(count.replace(",", ""))
    return sorted(((count, name) for name, count in found.items()), reverse=True)[:10]


def measure(banxin, folder, name, inclusive):
    """Instructions of a workload, and its costliest functions."""
    command, out = WORKLOADS[name], os.path.join(folder, name + ".callgrind")
    options = [] if command[0].startswith("-") else ["--jobs", "1", "--data", folder] + (["-o", name + ".pdf"] if command[0] == "build" else [])
    if "--cache" in command:
        subprocess.run([banxin, *command, *options], cwd=folder, env=environment(folder), capture_output=True)
    run = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=" + out, banxin, *command, *options], cwd=folder,
                         env=environment(folder), capture_output=True, text=True)
    total = re.search(r"Collected : (\d+)", run.stderr)
    if run.returncode not in (0, 1) or not total:
        sys.exit("%s: exit code %d\n%s" % (name, run.returncode, run.stderr[-2000:]))
    return int(total.group(1)), costliest(out, inclusive)


def read_table():
    rows = [line.rstrip("\n").split("\t") for line in open(TABLE)] if os.path.exists(TABLE) else []
    return {name: (int(baseline), int(current)) for name, baseline, current in rows[1:]}


def write_table(table):
    with open(TABLE, "w") as file:
        file.write("workload\tbaseline\tcurrent\n")
        for name in WORKLOADS:
            if name in table:
                file.write("%s\t%d\t%d\n" % (name, *table[name]))


def report(name, count, functions, row):
    """Prints a workload; whether it is dearer than the table allows."""
    if row is None:
        print("%s: %s, not in the table (--write)" % (name, f"{count:,}"))
    else:
        baseline, current = row
        print("%s: %s, %+.2f %% against the table, %+.2f %% against the baseline%s" % (
            name, f"{count:,}", (count / current - 1) * 100, (count / baseline - 1) * 100, " (cheaper: --write)" if count < current * (1 - ABOVE) else ""))
    for own, function in functions:
        print("    %15s  %5.1f %%  %s" % (f"{own:,}", own * 100 / count, function))
    sys.stdout.flush()
    return row is None or count > row[1] * (1 + ABOVE)


def ask(build):
    """Whether asking for lines costs no more than it did (ask.py), where the program stands in its build tree."""
    return not os.path.exists(os.path.join(build, "CMakeCache.txt")) or subprocess.run([sys.executable, os.path.join(ROOT, "tests/bench/ask.py"), build]).returncode == 0


def main():
    options = arguments()
    for tool in ("valgrind", "callgrind_annotate"):
        if shutil.which(tool) is None:
            sys.exit(tool + " is missing: ./check installs it")
    if os.uname().machine != "x86_64" or " avx2 " not in open("/proc/cpuinfo").read():
        print("The table holds for x86-64 with AVX2; nothing is judged on this machine.")
        sys.exit(0)
    names = [n for n in WORKLOADS if n in options.workloads or not options.workloads and (n in SMALL or not options.small)]
    folder, table = tempfile.mkdtemp(prefix="count"), read_table()
    prepare(options.banxin, folder)
    dearer = []
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        counts = pool.map(lambda name: measure(options.banxin, folder, name, options.inclusive), names)
        for name, (count, functions) in zip(names, counts):
            dearer += [name] if report(name, count, functions, table.get(name)) else []
            if options.write:
                table[name] = (table.get(name, (count,))[0], count)
                write_table(table)
    shutil.rmtree(folder)
    dearer += [] if options.workloads or ask(os.path.dirname(options.banxin)) else ["ask"]
    if dearer and not options.write:
        print("more than %d %% above %s: %s" % (ABOVE * 100, os.path.relpath(TABLE, ROOT), " ".join(dearer)))
    sys.exit(1 if dearer and not options.write else 0)


main()
