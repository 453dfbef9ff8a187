#!/usr/bin/python3
"""samples/reference.md is what the program's tables say. reference.py MAKE-REFERENCE [--write]"""
import subprocess, sys

path = "samples/reference.md"
made = subprocess.run([sys.argv[1]], capture_output=True, text=True, check=True).stdout
if "--write" in sys.argv:
    with open(path, "w") as file:
        file.write(made)
with open(path) as file:
    if file.read() != made:
        sys.exit(path + " differs from the tables: run tests/lint/reference.py MAKE-REFERENCE --write")
