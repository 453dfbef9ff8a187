#!/usr/bin/python3
"""The help text, the manual page and the completion name the same options."""
import re, subprocess, sys

text = subprocess.run([sys.argv[1], "--help"], capture_output=True, text=True, check=True).stdout
man = open("src/cli/banxin.1").read().replace("\\-", "-")
completion = open("src/cli/banxin.bash").read()
options = set(re.findall(r"--[a-z]+", text))
failed = 0
for name, other in (("manual page", set(re.findall(r"--[a-z]+", man))), ("completion", set(re.findall(r"--[a-z]+", completion)))):
    if options != other:
        print(name, "differs from --help:", sorted(options ^ other))
        failed = 1
run = subprocess.run(["mandoc", "-T", "lint", "-W", "error", "src/cli/banxin.1"], capture_output=True, text=True)
if run.returncode:
    print(run.stdout)
    failed = 1
sys.exit(failed)
