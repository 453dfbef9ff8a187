#!/usr/bin/python3
"""Every header compiles alone, and says of every function, or of the first of a group, what it does."""
import glob, re, subprocess, sys

flags = subprocess.run(["pkg-config", "--cflags", "harfbuzz", "lcms2", "libpng"], capture_output=True, text=True).stdout.split()
failed = 0
for path in sorted(glob.glob("src/*/*.h") + glob.glob("include/*/*.h")):
    if path.endswith(("/codes.h", "/code_rows.h", "/code_table.h", "elements.h")):
        continue  # lists that are included many times
    for name in re.findall(r"\n\n(?!typedef|static)[a-z][\w ]*[ *](bx_\w+)\(", open(path).read()):
        print("%s: nothing is said of %s" % (path, name))
        failed = 1
    run = subprocess.run(["cc", "-std=c17", "-D_GNU_SOURCE", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", "-x", "c", "-Isrc",
                          "-Iinclude", "-include", "stddef.h"] + flags + [path], capture_output=True, text=True)
    if run.returncode:
        print(run.stderr)
        failed = 1
sys.exit(failed)
