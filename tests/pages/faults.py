#!/usr/bin/python3
"""Calls that fail under the program: never a run without a PDF that says all is well."""
import os, sys

from bad_run import CSS, ISSUE, STORY, build, write
from harness import finish

SHIM = os.path.abspath(sys.argv[2])


def failing(**calls):
    """The environment in which those calls fail; the sanitizer's library then comes second."""
    asan = os.environ.get("ASAN_OPTIONS", "")
    return {"LD_PRELOAD": SHIM, "ASAN_OPTIONS": asan + ":verify_asan_link_order=0", **{k: str(v) for k, v in calls.items()}}


write("t.css", "")
write("v.xml", '<article><headline>题</headline><p>%s</p></article>' % ("字" * 90))
SOURCE = ISSUE % (CSS, '<article area="a" src="v.xml"/>')
for number, place in ((1, "t.xml:1:1:"), (2, "v.xml:1:1:")):
    build("no parser for file %d" % number, 3, [(place, "E0257", "memory")], SOURCE, env=failing(FAIL_PARSER=number))
build("all parsers", 0, [], SOURCE, env=failing(FAIL_PARSER=3))
finish()
