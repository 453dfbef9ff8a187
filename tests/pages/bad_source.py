#!/usr/bin/python3
"""Faults of the issue file that bad_input.py has not: numbers and names used twice, what is missing, rare characters."""
from bad_run import CSS, ISSUE, STORY, build, write
from harness import check, finish

write("t.css", "")
GOOD = ISSUE % (CSS, STORY)
build("no such page", 2, [("", "E0105", "7")], GOOD, ["--pages", "7"])
build("private use of GBK", 0, [("t.xml:1:1:", "E0204", "1 private-use")],
      b'<?xml version="1.0" encoding="GBK"?>' + GOOD.replace("题", "题#").encode("gb18030").replace(b"#", b"\xa3\xa0"))
# Marks of vertical lines have places of their own in GBK: they come out as the ordinary marks, A6D9 as a comma.
marks = (ISSUE % (CSS, STORY)).replace("<p>字字字字字字", "<p>字#字~字^").encode("gb18030")
for sign, code in ((b"\xd7\xd6#", b"\xd7\xd6\xa6\xd9"), (b"\xd7\xd6~", b"\xd7\xd6\xa6\xda"), (b"\xd7\xd6^", b"\xd7\xd6\xa6\xf3")):
    marks = marks.replace(sign, code, 1)
page = build("vertical marks of GBK", 0, [("t.xml:1:1:", "E0204", "3 private-use")] +
             [("t.xml:2:%d:" % c, "E0226", "U+%s" % u) for c, u in ((45, "FE10"), (47, "FE12"), (49, "FE19"))],
             b'<?xml version="1.0" encoding="GBK"?>' + marks)
set_text = "".join(l["text"] for s in page["stories"] for b in s["blocks"] for l in b["lines"]) if page else ""
check("vertical marks of GBK", "字，字。字…字" in set_text, set_text[:40])
build("private use", 1, [("t.xml:2:30:", "E0224", "U+E123"), ("", "E0501", "U+E123")], GOOD.replace("题", "题\ue123"))
build("million elements", 3, [("t.xml:", "E0208", "1000000"), ("banxin:", "E0281", "no page")], GOOD.replace("字", "<br/>" * 1000000, 1))
build("no page", 3, [("t.xml:1:1:", "E0215", "<page>"), ("banxin:", "E0281", "no page")], '<issue title="试" date="2026-11-24"></issue>')
build("id twice", 1, [("t.xml:3:14:", "E0219", "“v”")],
      ISSUE % (CSS, STORY.replace("<article", '<article id="v"') + '\n<infobox id="v" area="b"><p>字</p></infobox>'))
build("unknown language", 0, [("t.xml:2:35:", "E0236", "“qq”")], GOOD.replace("<headline>", '<headline lang="qq">'))
TEMPLATE = '<template name="in"/>'
build("template twice", 1, [("t.xml:1:", "E0252", "“in”")], GOOD.replace('<page number="1"', TEMPLATE * 2 + '<page number="1" template="in"'))
finish()
