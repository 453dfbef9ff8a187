#!/usr/bin/python3
"""The shipped schemas are those of the element table, and the samples are valid by them."""
import glob, subprocess, sys

failed = 0
for name in ("issue", "article"):
    made = subprocess.run([sys.argv[1], name], capture_output=True, text=True, check=True).stdout
    path = "src/input/%s.rng" % name
    if "--write" in sys.argv:
        open(path, "w").write(made)
    if open(path).read() != made:
        print(path, "differs from the element table: run tests/lint/schemas.py MAKE-SCHEMAS --write")
        failed = 1
for path in sorted(glob.glob("samples/*/*.xml")):
    schema = "issue" if path.endswith("issue.xml") else "article"
    run = subprocess.run(["xmllint", "--noout", "--relaxng", "src/input/%s.rng" % schema, path], capture_output=True, text=True)
    if run.returncode:
        print(run.stderr)
        failed = 1
sys.exit(failed)
