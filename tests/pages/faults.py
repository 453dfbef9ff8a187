#!/usr/bin/python3
"""Calls that fail under the program: never a run without a PDF that says all is well."""
import glob, hashlib, json, os, shutil, sys

import program
from bad_run import CSS, ISSUE, STORY, build, write
from harness import BANXIN, FOLDER, check, finish, png

SHIM = os.path.abspath(sys.argv[2])


def failing(**calls):
    """The environment in which those calls fail; the sanitizer's library then comes second."""
    asan = os.environ.get("ASAN_OPTIONS", "")
    return {"LD_PRELOAD": SHIM, "ASAN_OPTIONS": asan + ":verify_asan_link_order=0", **{k: str(v) for k, v in calls.items()}}


write("t.css", "")
write("v.xml", '<article><headline>题</headline><p>%s</p></article>' % ("字" * 90))
SOURCE = ISSUE % (CSS, '<article area="a" src="v.xml"/>')
for number, place in ((1, "t.xml:1:1:"), (2, "v.xml:1:1:")):
    build("no parser for file %d" % number, 3, [(place, "E0257", "memory")], SOURCE, env=failing(FAIL_PARSER=number))
build("all parsers", 0, [], SOURCE, env=failing(FAIL_PARSER=3))


def run(*arguments, env=None, folder=""):
    return program.run([BANXIN, "build", *arguments, "--diagnostics", "short"], cwd=os.path.join(FOLDER, folder), text=True, env=dict(os.environ, **env) if env else None)


def contents(*names):
    """Bytes of the files, and of all files of the folders."""
    files = [f for n in names for f in sorted(glob.glob(os.path.join(FOLDER, n, "*")) or [os.path.join(FOLDER, n)])]
    return {os.path.relpath(f, FOLDER): open(f, "rb").read() for f in files if os.path.isfile(f)}


def manifest_is_true(name):
    path = os.path.join(FOLDER, "out", "manifest.json")
    pages = json.load(open(path))["pages"] if os.path.exists(path) else []
    for entry in [e for page in pages for e in (page, page["dump"])]:
        file = os.path.join(FOLDER, "out", entry["file"])
        digest = hashlib.sha256(open(file, "rb").read()).hexdigest() if os.path.exists(file) else "no file"
        check(name, digest == entry["sha256"], "the manifest lies of %s" % entry["file"])
    return [(p["page"], p["version"]) for p in pages]


# Every rename and link of a run with all outputs fails once: over earlier files of this edition and of another, and over none.
PAGES = "".join('<page number="%d">%s</page>' % (n, STORY) for n in (1, 2))
HEAD = '<issue title="%s" date="2026-11-24"><style>%s</style>'
write("old.xml", HEAD % ("试", CSS) + PAGES + "</issue>")
write("new.xml", HEAD % ("试", CSS + "p { letter-spacing: 0.1pt }") + PAGES + "</issue>")
write("other.xml", HEAD % ("别", CSS) + PAGES + "</issue>")
OUTPUTS = ("-o", "all.pdf", "--per-page", "out", "--dump", "all.json", "--report", "all.report")
NAMES = ("all.pdf", "out", "all.json", "all.report")
for before in ("old.xml", "other.xml", None):
    shutil.rmtree(os.path.join(FOLDER, "before"), ignore_errors=True)
    os.mkdir(os.path.join(FOLDER, "before"))
    if before:
        run("../" + before, *OUTPUTS, folder="before")
    for number in range(1, 100):
        name = "call %d over %s" % (number, before)
        for n in NAMES:
            shutil.rmtree(os.path.join(FOLDER, n), ignore_errors=True)
            if os.path.isfile(os.path.join(FOLDER, n)):
                os.unlink(os.path.join(FOLDER, n))
        shutil.copytree(os.path.join(FOLDER, "before"), FOLDER, dirs_exist_ok=True)
        old = contents(*NAMES)
        done = run("new.xml", *OUTPUTS, env=failing(FAIL_PLACE=number))
        listed = manifest_is_true(name)
        new = contents(*NAMES)
        changed = {f for f in new if new[f] != old.get(f)} - {"all.report"}
        check(name, all(f.replace(".dump.json.gz", ".pdf").count(".") == 1 for f in new), "litter: %s" % sorted(new))
        check(name, done.returncode in (0, 1, 3), done.stderr)
        if done.returncode == 3:
            check(name, "[E0102]" in done.stderr and not changed, "exit code 3, and replaced: %s\n%s" % (changed, done.stderr))
        failed = "[E0102]" in done.stderr or "[E0109]" in done.stderr
        check(name, failed == (done.returncode == 3 or "[E0109]" in done.stderr), done.stderr)
        if "[E0109]" in done.stderr:
            check(name, done.returncode == 1 and changed, "exit code %d" % done.returncode)
        if os.path.exists(os.path.join(FOLDER, "all.report")) and "all.report" not in done.stderr:
            check(name, json.loads(new["all.report"])["exit_code"] == done.returncode, "the report has another exit code")
        again = run("new.xml", *OUTPUTS)
        listed = manifest_is_true(name + ", again")
        check(name, listed == [(n, 2 if before == "old.xml" else 1) for n in (1, 2)], "versions: %s" % listed)
        if not failed:
            break
    print("%d calls fail over %s" % (number - 1, before))
    check("calls over %s" % before, number > 10, number)

# A dump or report that cannot be written: nothing is replaced.
for option in ("--dump", "--report"):
    for path in ("nowhere/x", "/dev/full", "out"):
        write("t.pdf", b"old")
        done = run("new.xml", "-o", "t.pdf", option, path)
        check("%s %s" % (option, path), done.returncode == 3 and contents("t.pdf")["t.pdf"] == b"old" and "[E0102]" in done.stderr, done.stderr)

# Outputs that are inputs, or each other, by any name and link: refused before anything is written.
write("in.css", "@import url(deep.css); @font-face { font-family: x; src: url(face.ttf) }" + open("styles/print/newsprint.css").read().replace("../newsprint", "own"))
shutil.copy("styles/newsprint.icc", os.path.join(FOLDER, "own.icc"))
write("deep.css", "")
shutil.copy("fonts/NotoSansSC-Regular.ttf", os.path.join(FOLDER, "face.ttf"))
write("in.png", png(60, 60))
shutil.copy(os.path.join(FOLDER, "in.png"), os.path.join(FOLDER, "ad.png"))
write("art.xml", '<article><headline>题</headline><p>%s</p></article>' % ("字" * 90))
write("in.xml", (ISSUE % (CSS, '<article area="a" src="art.xml"/><figure src="in.png" area="b"><caption>字</caption></figure><ad area="c" src="ad.png"/>')).replace("t.css", "in.css"))
os.symlink("in.xml", os.path.join(FOLDER, "link.xml"))
os.link(os.path.join(FOLDER, "in.css"), os.path.join(FOLDER, "hard.css"))
os.symlink(".", os.path.join(FOLDER, "here"))
INPUTS = ("in.xml", "link.xml", "here/in.xml", "./in.xml", "in.css", "hard.css", "deep.css", "face.ttf", "own.icc", "in.png", "ad.png", "art.xml")
kept = contents("in.xml", "in.css", "deep.css", "face.ttf", "own.icc", "in.png", "ad.png", "art.xml")
for option in ("-o", "--dump", "--report"):
    for path in INPUTS:
        done = run("in.xml", option, path, *([] if option == "-o" else ["-o", "fresh.pdf"]))
        check("%s %s" % (option, path), done.returncode == 2 and done.stderr.count("[E0110]") == 1, "exit code %d\n%s" % (done.returncode, done.stderr))
        check("%s %s" % (option, path), contents(*kept) == kept and not os.path.exists(os.path.join(FOLDER, "fresh.pdf")), "written over")
done = run("in.xml", "-o", "fresh.pdf", "--style", "x.css", "--report", "x.css")
check("report over a sheet that is missing", done.returncode == 2 and not contents("x.css"), done.stderr)
shutil.copy("styles/print/newsprint.css", os.path.join(FOLDER, "press.css"))
press = contents("press.css")
for issue in ("in.xml", "missing.xml"):
    done = run(issue, "-o", "fresh.pdf", "--print", "press.css", "--report", "press.css")
    check("report over the print file of " + issue, done.returncode == 2 and contents("press.css") == press, done.stderr)
shutil.copy(os.path.join(FOLDER, "new.xml"), os.path.join(FOLDER, "out", "2026-11-24-02.pdf"))
done = run("out/2026-11-24-02.pdf", "--per-page", "out")
check("page over the issue", done.returncode == 2 and "[E0110]" in done.stderr, done.stderr)
for outputs in (("-o", "a", "--dump", "a"), ("-o", "a", "--report", "./a"), ("-o", "b.pdf", "--dump", "here/a", "--report", "a"), ("-o", "out/2026-11-24-01.pdf", "--per-page", "here/out"),
                ("--per-page", "out", "--report", "out/manifest.json")):
    done = run("new.xml", *outputs)
    check(" ".join(outputs), done.returncode == 2 and "[E0111]" in done.stderr and not contents("a"), "exit code %d\n%s" % (done.returncode, done.stderr))
done = run("new.xml", "-o", "/dev/null", "--dump", "/dev/null", "--report", "/dev/null")
check("/dev/null", done.returncode == 0 or "[E0111]" not in done.stderr, done.stderr)
os.mkdir(os.path.join(FOLDER, "pipes"))
os.mkfifo(os.path.join(FOLDER, "pipes", "manifest.json"))
done = run("new.xml", "--per-page", "pipes")
check("manifest that is a FIFO", done.returncode == 3 and "[E0102]" in done.stderr, done.stderr)
finish()
