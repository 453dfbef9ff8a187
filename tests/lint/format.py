#!/usr/bin/python3
"""Sources are as clang-format of Debian 12 (version 14) leaves them; tables of rows stand between
`clang-format off` and `on`. `--write` formats."""
import glob, re, shutil, subprocess, sys

tool = shutil.which("clang-format-14")
if tool is None:
    sys.exit("clang-format-14 is missing: ./check installs it")
version = subprocess.run([tool, "--version"], capture_output=True, text=True).stdout
if not re.search(r"version 14\.", version):
    sys.exit("clang-format-14 is " + version)
files = sorted(glob.glob("src/*/*.[ch]") + glob.glob("include/*/*.h") + glob.glob("tests/*/*.[ch]"))
if not files:
    sys.exit("no sources here")
mode = ["-i"] if "--write" in sys.argv else ["--dry-run", "-Werror"]
sys.exit(subprocess.run([tool] + mode + files).returncode)
