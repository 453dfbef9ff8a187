#!/usr/bin/python3
"""The output condition comes from a print file and nowhere else: two profiles swapped change intent, identifier and registry
together; limits of inks and pictures follow; a rule that is not understood is said and leaves the one before it."""
import os, re, shutil

import fitz

from bad_run import CSS, ISSUE, STORY, build, write
from harness import FOLDER, check, finish
from plates import png

SWOP = "/usr/share/color/icc/ghostscript/default_cmyk.icc"
SHIPPED = {"profile": 'url("%s")' % os.path.abspath("styles/newsprint.icc"), "condition": '"Banxin newsprint (TR 002)"', "ink-limit": "240%",
           "picture-resolution": "200dpi", "picture-quality": "92"}
PRESS = {"profile": 'url("press.icc")', "condition": '"CGATS TR 001"', "registry": '"http://www.color.org"', "ink-limit": "300%",
         "picture-resolution": "100dpi", "picture-quality": "50", "registration-marks": "all", "standard": "x-1a",
         "minimum-type-size": "5pt", "minimum-rule-width": "0.1mm"}
PICTURE = '<figure area="b" src="ramp.png"/>'
PAGE = ISSUE % (CSS + "@page { bleed: 3mm; marks: crop }", STORY + PICTURE)


def rule(values, **changed):
    values = {k: v for k, v in dict(values, **{n.replace("_", "-"): v for n, v in changed.items()}).items() if v is not None}
    return "@-bx-print { %s }" % "; ".join("%s: %s" % pair for pair in values.items())


def facts():
    """Identifier, registry, description and size of the profile, pixels of the picture, whether marks are on all plates."""
    doc = fitz.open(os.path.join(FOLDER, "t.pdf"))
    intent = int(doc.xref_get_key(doc.pdf_catalog(), "OutputIntents")[1].split()[0].strip("["))
    key = lambda name: doc.xref_get_key(intent, name)[1]
    icc = doc.xref_stream(int(key("DestOutputProfile").split()[0]))
    return {"condition": key("OutputConditionIdentifier"), "registry": key("RegistryName"), "info": key("Info"), "profile": len(icc),
            "width": doc[0].get_images()[0][2], "all": b"/CA CS 1 SCN" in doc[0].read_contents(), "ink": doc[0].read_contents().count(b" k\n")}


def said(name, css, code, wanted, options=()):
    write("t.css", css)
    build(name, code, wanted, PAGE, options)
    return facts() if code <= 1 else None


shutil.copy(SWOP, os.path.join(FOLDER, "press.icc"))
shutil.copy("styles/newsprint.icc", os.path.join(FOLDER, "news.icc"))
rows = b"".join(b"\0" + bytes(v for x in range(600) for v in (x % 256, y % 256, 99)) for y in range(500))
write("ramp.png", png(600, 500, rows, color=2))
write("press.css", rule(PRESS))
QUIET = []

news = said("shipped", "", 0, QUIET)
check("shipped", news["condition"] == "Banxin newsprint (TR 002)" and news["registry"] == "null" and not news["all"], news)
check("as shipped", said("the same rule", rule(SHIPPED), 0, QUIET) == news, "a rule that says the same changes something")
press = said("press", rule(PRESS), 0, QUIET)
check("press", (press["condition"], press["registry"], press["all"]) == ("CGATS TR 001", "http://www.color.org", True), press)
check("profile", press["profile"] == os.path.getsize(SWOP) and press["info"] != news["info"], press)
check("resolution", press["width"] * 2 - 2 <= news["width"] <= press["width"] * 2 + 2, (press["width"], news["width"]))
check("command line", said("--print", rule(SHIPPED), 0, QUIET, ("--print", "press.css")) == press, "--print is not the strongest")
check("swapped", said("swapped", rule(SHIPPED, profile=PRESS["profile"]) + rule(PRESS, profile='url("news.icc")'), 0, QUIET)["profile"] == news["profile"], "")
check("whole", said("last one", rule(PRESS) + rule(SHIPPED), 0, QUIET) == news, "a rule keeps something of the one before it")

for name, value in (("ink-limit", "240"), ("ink-limit", "20%"), ("ink-limit", "401%"), ("picture-resolution", "200"), ("picture-resolution", "9dpi"),
                    ("picture-quality", "0"), ("picture-quality", "92.5"), ("condition", "news"), ("condition", '""'), ("condition", '"新闻纸"'),
                    ("profile", "news.icc"), ("standard", "x-9"), ("registration-marks", "white"), ("registry", "1"),
                    ("minimum-type-size", "0"), ("minimum-type-size", "5%"), ("minimum-rule-width", "-1mm"), ("minimum-rule-width", "thin"),
                    ("spot-inks", '"HKS 13"'), ("spot-inks", 'device-cmyk(0 1 1 0)'), ("spot-inks", '"All" device-cmyk(0 1 1 0)'),
                    ("spot-inks", '"红" device-cmyk(0 1 1 0)'), ("spot-inks", '"a" #f00'), ("spot-inks", '"a" device-cmyk(0 1 1 0),'),
                    ("spot-inks", '"%s" device-cmyk(0 1 1 0)' % ("a" * 128)),
                    ("spot-inks", '"a" device-cmyk(0 1 1 0), "a" device-cmyk(0 1 0 0)'), ("spot-inks", '"a" device-cmyk(0 1 1 0), "b" device-cmyk(0 1 1 0)'),
                    ("spot-inks", ", ".join('"a%d" device-cmyk(0 1 0 %d%%)' % (i, i) for i in range(9)))):
    got = said("%s: %s" % (name, value), rule(PRESS, **{name.replace("-", "_"): value}), 1, [("t.css:1:", "E0324", name)])
    check("%s: %s" % (name, value), got == news, "the rule is used in part: %s" % got)
for name in ("profile", "condition", "ink-limit", "picture-resolution", "picture-quality"):
    got = said("without " + name, rule(PRESS, **{name.replace("-", "_"): None}), 1, [("t.css:1:1:", "E0325", name)])
    check("without " + name, got == news, got)
check("unknown", said("unknown", rule(PRESS, colour="red"), 1, [("t.css:1:", "E0323", "colour")]) == news, "")

# A spot ink prints what has exactly its colour, on a plate of its own; without it the same is made of process inks.
RED, DARK = "device-cmyk(0 91% 76% 0)", "device-cmyk(0 91% 76% 1%)"
COLOURED = PAGE.replace("@page", "headline { color: %s; border-bottom: 1pt solid %s; -webkit-text-stroke: 1pt %s } p { color: %s } @page" % (RED, RED, RED, DARK))
PLATES = {"PANTONE 185 C": RED, "Silver": "device-cmyk(0 0 0 30%)"}


def colours(name, spots, page=COLOURED):
    """Colorants of the page's separations with their resources, and its content stream."""
    write("t.css", rule(PRESS, spot_inks=", ".join('"%s" %s' % i for i in spots.items()) if spots else None))
    build(name, 0, QUIET, page)
    doc = fitz.open(os.path.join(FOLDER, "t.pdf"))
    kind, spaces = doc.xref_get_key(doc[0].xref, "Resources/ColorSpace")
    found = {}
    for key, name, tint in re.findall(r"/(C\w+)\s*\[\s*/Separation\s*/(\S+?)\s*/DeviceCMYK\s+(\d+) 0 R", spaces):
        found[name] = key, doc.xref_object(int(tint), compressed=True)
    return found, doc[0].read_contents().decode("latin-1")


plain, content = colours("without spots", {})
check("without spots", list(plain) == ["All"] and "0 .91 .76 0 k" in content and "0 .91 .76 0 K" in content, plain)
spots, content = colours("spots", PLATES)
check("spots", list(spots) == ["All", "PANTONE#20185#20C"], spots)
key, tint = spots["PANTONE#20185#20C"]
check("spot of fills and strokes", "/%s cs 1 scn" % key in content and "/%s CS 1 SCN" % key in content and "0 .91 .76 0" not in content, key)
check("spot as others show it", "/C1[0 .91 .76 0]" in tint.replace("0.", "."), tint)
check("another colour", "0 .91 .76 .01 k" in content, "")
check("marks", "/CA CS 1 SCN" in content, "")
black, content = colours("black page", PLATES, COLOURED.replace('<page number="1">', '<page number="1" ink="black">'))
check("black page", list(black) == ["All"] and " cs" not in content, black)

said("no file", "", 3, [("", "E0104", "none.css"), ("", "E0114", "none.css")], ("--print", "none.css"))
write("empty.css", "p { color: black }")
check("no rule", said("no rule", "", 1, [("", "E0327", "empty.css")], ("--print", "empty.css")) == news, "")
write("broken.icc", b"\0" * 200)
said("broken profile", rule(PRESS, profile='url("broken.icc")'), 3, [("", "E0708", "broken.icc"), ("t.css:1:1:", "E0114", "broken.icc")])
said("missing profile", rule(PRESS, profile='url("none.icc")'), 3, [("", "E0101", "none.icc"), ("t.css:1:1:", "E0114", "none.icc")])
shutil.copytree("styles", os.path.join(FOLDER, "data/styles"))
os.symlink(os.path.abspath("fonts"), os.path.join(FOLDER, "data/fonts"))
write("data/styles/print/newsprint.css", "")
said("none at all", "", 3, [("", "E0328", "")], ("--data", "data"))
write("t.css", "")
build("of one page", 1, [("t.xml:", "E0326", "")], PAGE.replace('<page number="1">', '<page number="1"><style>%s</style>' % rule(PRESS)))
check("of one page", facts() == news, facts())

finish()
