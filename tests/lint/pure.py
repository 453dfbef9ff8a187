#!/usr/bin/python3
"""Layout is asked: its folders hold no lock, no state of their own, and no way to report. A pattern that is missed is found by
the control below, which must fail."""
import glob, re, sys

FOLDERS = ("line", "grid", "box", "story", "page")
PATTERNS = {
    "a lock": r"\bpthread_|\bmutex|\b_Atomic\b|\batomic_|\bcall_once\b|\bonce_flag\b|\bmtx_|\b_Thread_local\b|\bthread_local\b",
    "a static object that changes": r"^\s*static (?!const\b|inline\b|_Noreturn\b)[\w ]+[ *](?!const\b)\w+(\[[^\]]*\])*( = [^;(]*)?;",
    "a way to report or to paint": r"\bbx_report\w*\(|\bbx_builder\w*\b|\"plate/|\"(?:paint|set)/",
}
CONTROL = {
    "a lock": "    pthread_mutex_lock(&m);",
    "a static object that changes": "    static size_t asked;",
    "a way to report or to paint": "    bx_report_on_page(list, code, span, 1, id);",
}
FREE = ("static const bx_slice none = {1};", "static bool is_own(const bx_ask *ask)", "static const char *const NAMES[] = {", "    bx_axes axes;")
WIDEST = 7


def found(text):
    for number, line in enumerate(text.split("\n"), 1):
        for what, pattern in PATTERNS.items():
            if re.search(pattern, line):
                yield number, what, line


def wide(text):
    """Functions with more parameters than a reader can hold."""
    for match in re.finditer(r"^(?:static )?[a-z]\w*[\w *]*\b(\w+)\(([^(){};]*)\)\s*\{", text, re.M):
        if match.group(2).count(",") + 1 > WIDEST:
            yield text[: match.start()].count("\n") + 1, "more than %d parameters" % WIDEST, match.group(1)


failed = 0
for what, line in CONTROL.items():
    if [w for _, w, _ in found(line)] != [what]:
        print("pure.py: the control for %s is not found" % what)
        failed = 1
for line in FREE:
    if list(found(line)):
        print("pure.py: “%s” is taken for something else" % line)
        failed = 1
if not list(wide("static int f(%s)\n{\n" % ", ".join("int p%d" % i for i in range(WIDEST + 1)))):
    print("pure.py: the control for parameters is not found")
    failed = 1
for folder in FOLDERS:
    for path in sorted(glob.glob("src/%s/*.[ch]" % folder)):
        text = open(path).read()
        for number, what, line in list(found(text)) + list(wide(text)):
            print("%s:%d: %s: %s" % (path, number, what, line.strip()))
            failed = 1
for path in sorted(glob.glob("src/paint/*.c") + glob.glob("src/set/*.c")):
    for number, what, line in wide(open(path).read()):
        print("%s:%d: %s: %s" % (path, number, what, line.strip()))
        failed = 1
sys.exit(failed)
