#!/usr/bin/python3
"""Pictures that are kept on disk: the PDF has the same bytes with and without, whatever becomes of the folder; several runs
share it; nothing is kept where nobody asked."""
import concurrent.futures, glob, os, shutil, sys

import program
from harness import BANXIN, FOLDER, check, finish, issue, png

SHIM = os.path.abspath(sys.argv[2])
SAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../samples")
CSS = """@page { size: 270mm 390mm; margin: 12mm } page { grid-template-columns: repeat(4, 18ric); grid-template-rows: 20rlh 20rlh;
grid-template-areas: "a a b b" "c c d d" }"""

shutil.copy(os.path.join(SAMPLES, "daily/library.jpg"), os.path.join(FOLDER, "photo.jpg"))
shutil.copy(os.path.join(SAMPLES, "daily/library.jpg"), os.path.join(FOLDER, "copy.jpg"))
open(os.path.join(FOLDER, "lines.png"), "wb").write(png(400, 300, (b"\0" + bytes([255, 0] * 200)) * 300))
# Cut, so that there is something to say of it each time.
open(os.path.join(FOLDER, "cut.jpg"), "wb").write(open(os.path.join(SAMPLES, "daily/bridge.jpg"), "rb").read()[:60000])
PAGE = '<figure area="a" src="photo.jpg"/><figure area="b" src="lines.png"/><figure area="c" src="cut.jpg"/><figure area="d" src="%s"/>'
SOURCE = issue('<page number="1">%s</page><page number="2">%s</page>' % (PAGE % "copy.jpg", PAGE % "photo.jpg"), CSS)
open(os.path.join(FOLDER, "t.xml"), "w").write(SOURCE)


def build(name, *options, prepare=None, **environment):
    """Bytes of the PDF, and the messages."""
    path = os.path.join(FOLDER, name + ".pdf")
    run = program.run([BANXIN, "build", os.path.join(FOLDER, "t.xml"), "-o", path, "--diagnostics", "short", *options], cwd=FOLDER, text=True,
                      prepare=prepare, env={**os.environ, "HOME": os.path.join(FOLDER, "home"), **environment})
    check(name, run.returncode == 1 and "Sanitizer" not in run.stderr, run.stderr)
    return open(path, "rb").read() if os.path.exists(path) else name, run.stderr


def kept(folder):
    return sorted(f for f in glob.glob(os.path.join(FOLDER, folder, "*")))


FRESH, SAID = build("none", "--no-cache")
check("said", SAID.count("E0707") == 2 and "E0718" not in SAID, SAID)


def same(name, *options, said=0, **more):
    """Builds and compares; `said`: how often the folder is named in a message."""
    data, messages = build(name, *options, **more)
    check(name + ": bytes", data == FRESH)
    check(name + ": messages", [m for m in messages.splitlines() if "E0718" not in m] == SAID.splitlines(), messages)
    check(name + ": folder", messages.count("E0718") == said, messages)


same("cold", "--cache", "kept")
files = kept("kept")
# The photo on two pages and under two names is one picture; lines, cut, and the table of colours.
check("files", len(files) == 4, files)
times = [os.stat(f).st_ino for f in files]
same("warm", "--cache", "kept")
check("taken, not made", [os.stat(f).st_ino for f in kept("kept")] == times)
same("jobs", "--cache", "kept", "--jobs", "1")
for file in files:
    open(file, "r+b").truncate(os.path.getsize(file) // 2)
same("cut", "--cache", "kept")
check("made anew", [os.stat(f).st_ino for f in kept("kept")] != times and len(kept("kept")) == 4)
for file in files:
    open(file, "wb").write(b"foreign" * 1000)
same("foreign", "--cache", "kept")
for a, b in zip(files, files[1:]):
    shutil.copy(a, b)
same("each another's", "--cache", "kept")

# Where nobody says a folder: the environment's, the user's; none.
for name, place, environment in (("own", "own", {"BANXIN_CACHE": "own"}),
                                 ("xdg", "xdg/banxin", {"XDG_CACHE_HOME": os.path.join(FOLDER, "xdg")}),
                                 ("home", "home/.cache/banxin", {})):
    if name != "own":
        os.environ.pop("BANXIN_CACHE", None)
        os.environ.pop("XDG_CACHE_HOME", None)
    same(name, **environment)
    check(name, len(kept(place)) == 4, place)
shutil.rmtree(os.path.join(FOLDER, "home"))
same("no wish", "--no-cache")
same("empty", BANXIN_CACHE="")
check("nothing is left", not os.path.exists(os.path.join(FOLDER, "home", ".cache", "banxin")))

# Folders that cannot be used are said once.
open(os.path.join(FOLDER, "file"), "w").close()
same("a file", "--cache", "file", said=1)
same("below a file", "--cache", "file/below", said=1)
same("full", "--cache", "full", said=1, LD_PRELOAD=SHIM, FAIL_FULL=os.path.join(FOLDER, "full"),
     ASAN_OPTIONS=os.environ.get("ASAN_OPTIONS", "") + ":verify_asan_link_order=0")
check("nothing by halves", kept("full") == [], kept("full"))
os.mkdir(os.path.join(FOLDER, "read-only"), 0o555)
os.chmod(FOLDER, 0o777)
nobody = (lambda: os.setuid(65534)) if os.geteuid() == 0 else None
same("read-only", "--cache", "read-only", said=1, prepare=nobody)

# Several runs at once into one folder.
with concurrent.futures.ThreadPoolExecutor(4) as pool:
    for run in [pool.submit(same, "run %d" % i, "--cache", "shared", "--jobs", "2") for i in range(4)]:
        run.result()
check("one of each", len(kept("shared")) == 4, kept("shared"))
finish()
