#!/usr/bin/python3
"""What the program is linked with costs every start: libraries for rare work are opened when they are needed (src/base/module.h)
or are programs of their own.

    linked.py BANXIN
"""
import re, subprocess, sys

LINKED = """libc libm libgcc_s libasan libubsan
            libxml2 libhyphen libicuuc libicudata libharfbuzz-subset libharfbuzz libfontconfig libfreetype liblcms2 libjpeg libpng16 libtiff
            libwebpdemux libwebp libzint libdeflate libhpdf-2.3.0 libjansson libnettle""".split()

text = subprocess.run(["readelf", "-d", sys.argv[1]], capture_output=True, text=True, check=True).stdout
linked = {name.split(".so")[0] for name in re.findall(r"\(NEEDED\).*\[(.*)\]", text)}
more = sorted(linked - set(LINKED))
if more or "libxml2" not in linked:
    print("the program is linked with", more or "nothing that is known")
    sys.exit(1)
