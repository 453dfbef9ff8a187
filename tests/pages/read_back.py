#!/usr/bin/python3
"""Dumps can be read back: the PDF and the dump made from plates that were read have the bytes of those that were set,
and the dump has the same bytes when the issue lies in another folder. Damaged and foreign dumps are refused with a
place. `--all` takes every sample; without it the quick ones."""
import copy, hashlib, json, os, random, shutil, subprocess, sys, tempfile

BANXIN = os.path.abspath(sys.argv[1])
SAMPLES = ["service", "shibao"] if "--all" not in sys.argv else ["service", "shibao", "evening", "daily", "specimen", "forms"]
MUTANTS = 400 if "--all" in sys.argv else 30
folder = tempfile.mkdtemp(prefix="banxin-read-back-")
failures = []


def check(what, good, detail=""):
    if not good:
        failures.append(what)
        print("FAIL", what, str(detail)[:400])


def run(*arguments):
    return subprocess.run([BANXIN, *arguments, "--diagnostics", "short"], capture_output=True, text=True, errors="replace")


def digest(path):
    return hashlib.sha256(open(path, "rb").read()).hexdigest() if os.path.exists(path) else None


for sample in SAMPLES:
    here = os.path.join(folder, "a", sample)
    there = os.path.join(folder, "elsewhere 别处", sample)
    for place in (here, there):
        shutil.copytree(os.path.join("samples", sample), place)
        run("build", place + "/issue.xml", "-o", place + "/set.pdf", "--dump", place + "/plates.json")
    check(sample + ": same dump from another folder", digest(here + "/plates.json") == digest(there + "/plates.json"))
    again = run("build", here + "/plates.json", "-o", here + "/read.pdf", "--dump", here + "/again.json")
    check(sample + ": PDF from plates read back", digest(here + "/set.pdf") == digest(here + "/read.pdf") is not None, again.stderr)
    check(sample + ": read(write(plate)) = plate", digest(here + "/plates.json") == digest(here + "/again.json") is not None)

sample = os.path.join(folder, "a", "service")
whole = open(sample + "/plates.json", encoding="utf-8").read()
dump = json.loads(whole)
broken = sample + "/broken.json"


def refused(what, text):
    with open(broken, "w", encoding="utf-8") as out:
        out.write(text)
    pdf = sample + "/broken.pdf"
    end = run("build", broken, "-o", pdf)
    check(what, end.returncode == 3 and "[E0112]" in end.stderr and not os.path.exists(pdf), (end.returncode, end.stderr))
    return end.stderr


def changed(what, place, edit):
    other = copy.deepcopy(dump)
    edit(other)
    said = refused(what, json.dumps(other, ensure_ascii=False).replace('{"format": ', '{"format":', 1))
    check(what + " at its place", place in said, said)


for cut in range(1, 20):
    refused("cut at %d/20" % cut, whole[: max(12, len(whole) * cut // 20)])
changed("another format", "format", lambda d: d.update(format=1))
changed("no pages", "pages", lambda d: d.update(pages=[]))
changed("no date", "header", lambda d: d["header"].pop("date"))
changed("number out of range", "pages[0].stories[1].blocks[0].paragraph",
        lambda d: d["pages"][0]["stories"][1]["blocks"][0].update(paragraph=-1))
changed("text for a number", "pages[0].type_area", lambda d: d["pages"][0].update(type_area=["a", 0, 0, 0]))
changed("unknown name", "rules[0].style", lambda d: d["pages"][0]["rules"][0].update(style="zigzag"))
changed("a key less", "stories[0].title", lambda d: d["pages"][0]["stories"][0].pop("title"))
changed("a row too short", "clusters[0]", lambda d: d["pages"][0]["stories"][0]["blocks"][0]["lines"][0]["clusters"][0].pop())
changed("a range beyond its line", "stories[0]", lambda d: d["pages"][0]["stories"][0]["blocks"][0]["lines"][0]["clusters"][0].__setitem__(9, 10**6))
changed("another face", "font", lambda d: d["pages"][0]["faces"][0].__setitem__(1, "0" * 64))
changed("a face that is not listed", "font", lambda d: d["pages"][0]["faces"].pop())
changed("a moved line", "hash", lambda d: d["pages"][0]["stories"][0]["blocks"][0]["lines"][0]["origin"].__setitem__(0, 1))
changed("another text", "hash", lambda d: d["pages"][0]["stories"][0].update(title="别的"))

older = copy.deepcopy(dump)
older["header"]["rules"] = 0
with open(broken, "w", encoding="utf-8") as out:
    out.write(json.dumps(older, ensure_ascii=False).replace('{"format": ', '{"format":', 1))
end = run("build", broken, "-o", sample + "/older.pdf")
check("other rules are said", end.returncode == 0 and "[E0113]" in end.stderr, (end.returncode, end.stderr))

end = run("build", sample + "/plates.json", "--per-page", sample + "/pages")
check("pages one by one are refused", end.returncode == 3 and "[E0112]" in end.stderr, (end.returncode, end.stderr))

if dump["pages"][0]["images"]:
    changed("another picture", "images[0].path", lambda d: d["pages"][0]["images"][0].update(sha256="0" * 64))

# Any single value replaced by one of another kind, or of the same: refused, never a crash and never another page.
random.seed(1)
others = [None, -1, 2**40, "字", [], {}, True, 0.5, [[[]]]]
for number in range(MUTANTS):
    other = copy.deepcopy(dump)
    at = other["pages"][0]
    while True:
        keys = list(at) if isinstance(at, dict) else list(range(len(at)))
        key = random.choice(keys)
        if not isinstance(at[key], (dict, list)) or not at[key] or random.random() < 0.1:
            break
        at = at[key]
    derived = key in ("em", "deviation") or (isinstance(at, list) and key == 0 and len(at) == 10)
    value = random.choice([v for v in others if v != at[key] and not (v is None and at[key] is None)])
    at[key] = value
    if derived:
        continue
    refused("mutant %d: %s = %s" % (number, key, value), json.dumps(other, ensure_ascii=False).replace('{"format": ', '{"format":', 1))

shutil.rmtree(folder)
print("%d failures" % len(failures))
sys.exit(1 if failures else 0)
