#!/usr/bin/python3
"""What readers get that know nothing of ActualText: every code that is shown has a text, and that text is what the glyph stands
for, whether a character leads to it, a ligature, an alternate or a vertical form."""
import glob, os, re, subprocess

import fitz

from contents import resources, shown_codes, to_unicode
from harness import BANXIN, FOLDER, build_source, check, finish

WORDS = "office fluff figure Netflix affiliate"


def sweep(path):
    """Every font of every page: codes shown and codes that the map covers. Returns all texts of more than one character."""
    doc, long = fitz.open(path), set()
    for page in doc:
        fonts = resources(doc, page.xref, "Font")
        for name, codes in shown_codes(page.read_contents()).items():
            texts = to_unicode(doc, fonts[name])
            where = "%s page %d %s" % (os.path.basename(path), page.number + 1, name)
            check(where, codes <= set(texts), "without text: %s" % sorted(codes - set(texts)))
            check(where, not any("\ufffd" in t or not t for t in texts.values()), "U+FFFD or nothing: %s" % [c for c, t in texts.items() if "\ufffd" in t or not t])
            long |= {t for t in texts.values() if len(t) > 1}
    return long


def extract(path):
    """The text as poppler and as MuPDF give it, without white space."""
    commands = (["pdftotext", "-raw", path, "-"], ["mutool", "draw", "-q", "-F", "text", path])
    return [re.sub(r"\s", "", subprocess.run(c, capture_output=True, text=True).stdout) for c in commands]


long = set()
for issue in sorted(glob.glob("samples/*/issue.xml")):
    path = os.path.join(FOLDER, issue.split("/")[1] + ".pdf")
    subprocess.run([BANXIN, "build", issue, "-o", path, "--diagnostics", "short"], capture_output=True)
    long |= sweep(path)
check("ligatures", long, "no sample shows one: the sweep proves nothing")

for mode in ("horizontal-tb", "vertical-rl"):
    for family in ("serif", "sans-serif"):
        css = ("@page { size: 200mm 200mm; margin: 6mm } page { writing-mode: %s; font: 小五/20pt %s; grid-template-columns: 20ric; grid-template-rows: 1fr; "
               "grid-template-areas: 'a'; -bx-lint: all off }" % (mode, family))
        build_source('<issue title="试" date="2026-11-24" lang="zh-Hans"><style><![CDATA[%s]]></style><page number="1"><article area="a">'
                     '<p>他在%s里，（江湾）港——好……葛\U000e0100！《日报》</p><p><ruby>连字<rt>%s</rt></ruby>在注文里，\U0001f9ff没有字。</p></article></page></issue>'
                     % (css, "里".join(WORDS.split()), WORDS))
        path = os.path.join(FOLDER, "t.pdf")
        long = sweep(path)
        texts = extract(path)
        for word in WORDS.split():
            check("%s %s" % (mode, family), all(word in t for t in texts), (word, texts))
        check("annotation", mode == "vertical-rl" or texts[1].count("office") == 2, texts[1])

finish()
