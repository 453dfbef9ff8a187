#!/usr/bin/python3
"""The manual page lists the rules of page lint as the program does; --write makes its list again."""
import subprocess, sys

rows = subprocess.run([sys.argv[1], "lint", "--rules"], capture_output=True, text=True, check=True, env={"LC_ALL": "C"}).stdout.splitlines()
made = []
for row in rows:
    code, severity, term, meaning = row.split(None, 3)
    made.append(".TP\n.BR %s \" (%s) %s\"\n%s.\n" % (code, severity, term, meaning[0].upper() + meaning[1:].replace("-", "\\-")))
path = "src/cli/banxin.1"
text = open(path).read()
begin, end = ".\\\" Rules: made by tests/lint/rules.py.\n", ".\\\" Rules end.\n"
head, rest = text.split(begin)
body, tail = rest.split(end)
if "--write" in sys.argv:
    open(path, "w").write(head + begin + "".join(made) + end + tail)
elif body != "".join(made):
    print("src/cli/banxin.1: the list of rules differs from `banxin lint --rules`; run tests/lint/rules.py BANXIN --write")
    sys.exit(1)
