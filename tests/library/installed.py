#!/usr/bin/python3
"""What is installed is enough for others: the example of banxin.h is compiled, linked and run against an installed prefix,
with the shared library and with the archive, which show nothing but what banxin.h declares. A second build in its session opens
no face, no style sheet, no profile and no article.

    installed.py BUILD_FOLDER OPENED [FLAG ...]    OPENED: the library of tests/tools/opened.c; FLAGs: what the library itself was
                                                   compiled with, such as sanitizers
"""
import collections, hashlib, os, re, sys, tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../pages"))
import program

BUILD, OPENED, FLAGS = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), sys.argv[3:]
SAMPLE = "samples/service/issue.xml"
failed = 0


def check(name, good, why=""):
    global failed
    if not good:
        print("%s: %s" % (name, why))
        failed += 1


def run(*command, **options):
    done = program.run(command, text=True, **options)
    check(" ".join(command), done.returncode == 0, done.stdout + done.stderr)
    return done.stdout


def example(header):
    """The program in the header's first comment: indented by five characters after its star."""
    lines = header[header.index("* Example:"):header.index("*/")].split("\n")[1:]
    return "\n".join(line[7:] for line in lines if line.startswith(" *     ") or line == " *") + "\n"


def declared(header):
    return set(re.findall(r"^[a-z][\w ]*[ *](bx_\w+)\(", header, re.M))


def shown(*command):
    """Names that others can link to; what sanitizers add is not the library's."""
    lines = run("nm", "--defined-only", "--extern-only", *command).split("\n")
    return {line.split()[2] for line in lines if len(line.split()) == 3 and "asan" not in line}


def digest(path):
    return hashlib.sha256(open(path, "rb").read()).hexdigest() if os.path.exists(path) else "no file"


def opened(path, issue, outputs, folder, env):
    """How often each file is opened by the example, with as many builds as outputs."""
    log = os.path.join(folder, "opened")
    if os.path.exists(log):
        os.remove(log)
    shim = {"LD_PRELOAD": OPENED, "OPENED": log, "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":verify_asan_link_order=0"}
    done = program.run([path] + [word for output in outputs for word in (issue, output)], env=dict(env, **shim), text=True)
    check("opened", done.returncode < 2, done.stderr)
    return collections.Counter(open(log).read().split("\n"))


def check_session(path, folder, env):
    # A file that has just changed may change again unseen and is read each time: these are old.
    issue = os.path.join(os.path.dirname(os.path.abspath(__file__)), "issue.xml")
    outputs = [os.path.join(folder, "session%d.pdf" % n) for n in (1, 2)]
    once, twice = opened(path, issue, outputs[:1], folder, env), opened(path, issue, outputs, folder, env)
    kinds = (".css", ".otf", ".ttf", ".ttc", ".icc", "article.xml")
    check("opened files", sum(n for name, n in once.items() if name.endswith(kinds)) >= 5, "the shim sees none: %s" % once)
    again = [name for name, n in twice.items() if n > once[name] and name.endswith(kinds)]
    check("opened files", not again, "opened again: %s" % again)


with tempfile.TemporaryDirectory() as folder:
    prefix = os.path.join(folder, "prefix")
    run("cmake", "--install", BUILD, "--prefix", prefix)
    pc = [os.path.join(d, f) for d, _, files in os.walk(prefix) for f in files if f == "banxin.pc"]
    library = os.path.dirname(os.path.dirname(pc[0]))
    for place in ("share/banxin/schemas/issue.rng", "share/banxin/schemas/article.rng", "share/banxin/fonts", "share/banxin/styles/base.css",
                  "share/banxin/" + SAMPLE, "share/man/man1/banxin.1", "bin/banxin"):
        check(place, os.path.exists(os.path.join(prefix, place)), "is not installed")
    header = open(os.path.join(prefix, "include/banxin/banxin.h"), encoding="utf-8").read()
    check("exports of the shared library", shown("-D", os.path.join(library, "libbanxin.so")) == declared(header), "not those of banxin.h")
    check("exports of the archive", shown(os.path.join(library, "libbanxin.a")) == declared(header), "not those of banxin.h")
    source = os.path.join(folder, "example.c")
    open(source, "w").write(example(header))
    check("example", len(example(header).split("\n")) <= 42, "is long")
    env = dict(os.environ, PKG_CONFIG_PATH=os.path.dirname(pc[0]))
    env.pop("BANXIN_DATA", None)
    flags = run("pkg-config", "--cflags", "banxin", env=env).split()
    shared = run("pkg-config", "--libs", "banxin", env=env).split()
    static = run("pkg-config", "--static", "--libs", "banxin", env=env).split()
    static[static.index("-lbanxin")] = "-l:libbanxin.a"
    warnings = ["-std=c17", "-Wall", "-Wextra", "-Werror"]
    # The archive has no folder of its own: its program finds the data beside the folder it is in.
    programs = {"shared": (os.path.join(folder, "shared"), shared + ["-Wl,-rpath," + library]), "static": (os.path.join(prefix, "bin/static"), static)}
    for name, (path, link) in programs.items():
        run("cc", *warnings, *FLAGS, *flags, source, "-o", path, *link)
        linked = run("ldd", path)
        check(name, ("libbanxin" in linked) == (name == "shared"), "linked with the other library")
        outputs = [os.path.join(folder, "%s%d.pdf" % (name, n)) for n in (1, 2)]
        sample = os.path.join(prefix, "share/banxin", SAMPLE)
        text = run(path, sample, outputs[0], sample, outputs[1], env=env)
        check(name, text.count("1 pages, 0 errors") == 2, text)
        by_program = os.path.join(folder, "program.pdf")
        run(os.path.join(prefix, "bin/banxin"), "build", sample, "-o", by_program, env=env)
        check(name, {digest(p) for p in outputs} == {digest(by_program)}, "other bytes than the program's")
    check_session(programs["shared"][0], folder, env)
sys.exit(1 if failed else 0)
