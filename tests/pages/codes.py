#!/usr/bin/python3
"""QR codes and barcodes: black rectangles that a reader reads; what cannot be encoded is said and keeps its place."""
import os, subprocess

from harness import FOLDER, build_source, check, finish

PT, MM = 65536, 65536 * 72 / 25.4


TEXTS = {"a": "https://example.cn/signup?id=8123", "b": "江湾日报读者服务部", "n": "TEL:059512345678"}
# Lines of the file, so that places of messages can be given.
SOURCE = """<issue title="试" date="2026-11-24"><style><![CDATA[@page { size: 200mm 200mm; margin: 10mm }
page { grid-template-columns: 15.5ric 15.5ric 15.5ric; grid-template-rows: 16rlh 16rlh 1fr; row-gap: 1rlh; grid-template-areas: "a b c" "d e f" "g h i" }
infobox { background: device-cmyk(0 0.1 0.3 0) } #v { writing-mode: vertical-rl }]]></style><page number="1">
<infobox area="a"><headline>扫码报名</headline><p>请于月底前报名</p><qr value="%(a)s"/></infobox>
<infobox area="b" id="v"><p>竖排的框</p><qr value="%(b)s"/></infobox>
<barcode area="c" value="9771234567898+05"/>
<article area="d"><p>正文里也有。</p><qr value="%(n)s"/><p>%(text)s</p></article>
<qr area="g" value="https://example.cn/" style="inline-size: 6mm"/>
<barcode area="e" value="6901234567891"/>
<barcode area="f" value="69012345"/>
<qr area="h" value="%(long)s"/>
<qr area="i" value=""/>
</page></issue>""" % dict(TEXTS, text="字" * 200, long="长" * 1000)
path = os.path.join(FOLDER, "t")
(page,), messages = build_source(SOURCE)
check("errors", " error:" in messages, messages)
for line, code, word in ((8, "E0410", "0.18 mm"), (9, "E0414", "6901234567891"), (10, "E0413", "69012345"), (11, "E0412", "3000"), (12, "E0411", "qr")):
    check("message", any(("t.xml:%d:" % line) in m and code in m and word in m for m in messages.split("\n")), (code, messages))
check("no other", not any(c in messages for c in ("E0415", "E07")), messages)

codes = {c["value"]: c for c in page["codes"]}
check("all", len(codes) == 5, list(codes))
check("placeholders", [i["missing"] for i in page["images"]] == [True] * 4, page["images"])
for value, code in codes.items():
    module, (x, y, w, h) = code["module"], code["rect"]
    check("whole modules", module % (PT // 16) == 0 and all((b[0] - x) % module == 0 and b[2] % module == 0 for b in code["bars"]), value)
    quiet = 4 if code["kind"] == "qr" else 7
    for bx, by, bw, bh in code["bars"]:
        check("quiet zone", bx >= x + quiet * module and bx + bw <= x + w - quiet * module, (value, bx - x))
        if code["kind"] == "qr":
            check("quiet zone", bh == module and by >= y + quiet * module and by + bh <= y + h - quiet * module, (value, by - y))
    rows = {}
    for bx, by, bw, bh in code["bars"]:
        rows.setdefault(by, []).append((bx, bx + bw))
    check("one run, one rectangle", all(a[1] < b[0] for r in rows.values() for a, b in zip(sorted(r), sorted(r)[1:])), value)
for value in TEXTS.values():
    check("0.5 mm", 0.49 * MM <= codes[value]["module"] <= 0.55 * MM, codes[value]["module"] / MM)

# What a reader sees, from the page as pixels.
subprocess.run(["pdftoppm", "-r", "200", "-gray", "-png", path + ".pdf", path], check=True)
read = subprocess.run(["zbarimg", "-q", "--raw", path + "-1.png"], capture_output=True, text=True).stdout.split("\n")
for value in list(TEXTS.values()) + ["9771234567898"]:
    check("read", value in read, read)

# Black ink alone, as filled rectangles, on paper white.
content = subprocess.run(["mutool", "show", "-b", path + ".pdf", "pages/1/Contents"], capture_output=True, text=True).stdout
ink = None
for operator in content.split("\n"):
    if operator.endswith(" k"):
        ink = operator
    elif operator.endswith("re") and not operator.endswith("S"):
        check("ink", ink in ("0 0 0 1 k", "0 0 0 0 k"), ink)
check("no picture", " Do" not in content)

finish()
