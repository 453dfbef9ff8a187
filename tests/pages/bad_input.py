#!/usr/bin/python3
"""Bad input: one clear message with its place, the documented exit code, no crash, no half-written file."""
import os, resource, signal

import program
from harness import BANXIN, FOLDER, failures, finish, png

SAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "samples")
os.chdir(FOLDER)
CPU = 30  # seconds of CPU time for any bad input
HEAD = '<issue title="试" date="2026-11-24"><style>%s</style>'
CSS = ('@page { size: 200mm 150mm; margin: 10mm } page { -bx-lint: n17 off; grid-template-columns: 15ric 15ric; grid-template-rows: 10rlh 1fr; '
       'grid-template-areas: "a b" "c c" }')
GOOD = HEAD % CSS + '<page number="1"><article area="a"><headline>题</headline><p>%s</p></article></page></issue>' % ("字" * 100)


def write(name, content):
    open(name, "wb").write(content if isinstance(content, bytes) else content.encode())


def run(*arguments, **options):
    done = program.run([BANXIN] + list(arguments), CPU, **options)
    text = done.stderr.decode("utf-8", "replace")
    if "Sanitizer" in text or "runtime error" in text or done.returncode < 0:
        failures.append("crash: %s\n%s" % (arguments, text))
    return done.returncode, text


def expect(name, content, code, *parts):
    """Builds t.xml with this content over an old PDF; checks exit code, parts of the message, and the PDF."""
    write("t.xml", content)
    write("t.pdf", b"old")
    got, text = run("build", "t.xml", "-o", "t.pdf", "--diagnostics", "short")
    for part in parts:
        if part not in text:
            failures.append("%s: no “%s” in:\n%s" % (name, part, text))
    if got != code:
        failures.append("%s: exit code %d, not %d:\n%s" % (name, got, code, text))
    replaced = open("t.pdf", "rb").read() != b"old"
    if replaced != (code <= 1):
        failures.append("%s: the PDF was%s replaced" % (name, "" if replaced else " not"))
    leftovers = [f for f in os.listdir(".") if f.startswith("t.pdf.")]
    if leftovers:
        failures.append("%s: left behind %s" % (name, leftovers))


def page(body, css=CSS):
    return HEAD % css + '<page number="1">' + body + "</page></issue>"


A = '<article area="a"><p>字字字</p></article>'
expect("good", GOOD, 0)
expect("not XML", "这不是 XML", 3, "t.xml:1:1", "E0278", "E0281")
expect("cut short", GOOD[:-20], 3, "E0268", "E0281")
expect("wrong nesting", page('<article area="a"><p>字</article>'), 3, "E0273", "t.xml:1:")
expect("unknown element", page('<artcle area="a"/>'), 1, "t.xml:1:%d" % (len(HEAD % CSS) + len('<page number="1">') + 2), "E0209")
expect("wrong root", "<article><p>字</p></article>", 3, "E0216")
expect("missing attribute", '<issue title="a"><page number="1"/></issue>', 1, "E0212", "date")
expect("bad date", '<issue title="a" date="2026-02-30"><page number="1"/></issue>', 1, "E0213", "2026-02-30")
expect("unknown attribute", page('<article aera="a"><p>字</p></article>'), 1, "E0211", "aera")
expect("misplaced element", page('<article area="a"><p><p>字</p></p></article>'), 1, "E0210")
expect("misplaced text", page("字" + A), 1, "E0214")
expect("missing article", page('<article src="none.xml" area="a"/>'), 1, "E0101", "none.xml", "t.xml:1:")
expect("missing style", '<issue title="a" date="2026-11-24"><style src="none.css"/><page number="1">%s</page></issue>' % A, 1, "E0104", "none.css")
expect("missing font", page(A, CSS + ' @font-face { font-family: x; src: url("none.ttf") }'), 1, "E0403", "none.ttf")
expect("missing image", page(A + '<figure src="none.jpg" area="b"/>'), 1, "E0701", "none.jpg")
expect("negative focus", page(A + '<figure src="x.png" focus="-0.1 0.5" area="b"/>'), 1, "E0213", "-0.1 0.5")
expect("focus outside", page(A + '<figure src="x.png" focus="0.1 1.5" area="b"/>'), 1, "E0213", "1.5")
expect("focus of two digits", page(A + '<figure src="x.png" focus="10.0 0.5" area="b"/>'), 1, "E0213", "10.0")
expect("focus with a zero before it", page(A + '<figure src="x.png" focus="01.5 0.5" area="b"/>'), 1, "E0213", "01.5")
expect("unknown barcode", page(A + '<barcode type="ean9" value="1" area="b"/>'), 1, "E0213", "ean9")
expect("span of nothing", page(A + '<table area="b"><tr><td colspan="0">字</td></tr></table>'), 1, "E0213", "colspan")
expect("entity bomb", '<!DOCTYPE issue [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + GOOD, 3, "E0206")
expect("external entity", '<!DOCTYPE issue SYSTEM "file:///etc/passwd">' + GOOD, 3, "E0206")
expect("wrong encoding", '<?xml version="1.0" encoding="UTF-8"?>'.encode() + GOOD.encode("gb18030"), 3, "E0202", "UTF-8")
expect("unknown encoding", '<?xml version="1.0" encoding="klingon"?>' + GOOD, 3, "E0201")
expect("gbk read", '<?xml version="1.0" encoding="gb2312"?>'.encode() + GOOD.replace("试", "镕").encode("gb18030"), 0)
expect("big5 read", '<?xml version="1.0" encoding="Big5"?>'.encode() + GOOD.replace("试", "試").replace("题", "題").encode("big5"), 0)
expect("control character", GOOD.replace("题", "题\x07"), 0, "E0203")
expect("unknown area", page('<article area="z"><p>字</p></article>' + A), 1, "E0603")
expect("class of no rule", page(A, "page.front { grid-template-areas: 'a' }"), 1, "E0659", "“a”")
expect("two in one area", page(A + '<article area="a"><p>字</p></article>'), 1, "E0604")
expect("no area", page("<figure src=\"x.png\"/>" + A), 1, "E0605")
expect("too small for its head", page('<article area="a"><headline style="font-size: 200pt">大大大大</headline><p>字</p></article>'), 1, "E0606")
# More runs of one face than 16 bits count: no text is lost.
write("runs.xml", HEAD % "@page { size: 3000mm 3000mm } page { grid-template-columns: repeat(20, 30ric); grid-template-rows: 1fr }"
      + '<page number="1"><article><p>%s</p></article></page></issue>' % ("天a" * 33000))
if "characters 66000," not in run("check", "runs.xml")[1]:
    failures.append("66,000 runs: text is lost: %s" % run("check", "runs.xml")[1][-200:])
expect("ten times too long", page('<article id="long" area="a"><p>%s</p></article>' % ("字" * 5000)), 1, "E0601", "long")
expect("empty article", page('<article area="a"/>'), 1, "E0217")
expect("deep nesting", page("<group>" * 2000 + "</group>" * 2000), 3, "E0207")
expect("same page twice", GOOD.replace("</issue>", '<page number="1"/></issue>'), 1, "E0218")
expect("bad CSS goes on", page(A, CSS + " p { colour: red; margin-topp: 1pt }"), 1, "E0301", "margin-top")

write("cut.png", png(40, 40)[:70])
expect("truncated image", page(A + '<figure src="cut.png" area="b"/>'), 1, "cut.png")
write("zero.png", png(0, 0, b""))
expect("0 × 0 image", page(A + '<figure src="zero.png" area="b"/>'), 1, "E0704", "zero.png")
write("wide.png", png(50000, 20))
expect("50,000 px wide", page(A + '<figure src="wide.png" area="b"/>'), 1)
write("huge.png", png(200000, 2, b"\0"))
expect("over the limit", page(A + '<figure src="huge.png" area="b"/>'), 1, "E0705")
write("liar.jpg", png(40, 40))
expect("type that lies", page(A + '<figure src="liar.jpg" area="b"/>'), 1, "E0706")
write("text.png", "no picture")
expect("no picture", page(A + '<figure src="text.png" area="b"/>'), 1, "E0702")

# Vertical text without room: what does not fit is left out and said, never drawn over its neighbours.
def down(name, body, *parts, code=1, columns="15ric 15ric", rows="10rlh 1fr", style=""):
    css = CSS.replace("15ric 15ric", columns).replace("10rlh 1fr", rows) + "#v { writing-mode: vertical-rl } "
    expect(name, page('<article id="v" area="a">%s</article><infobox area="b"><p>字</p></infobox>' % body, css + style), code, *parts)


LONG = "<p>%s</p>" % ("字" * 400)
down("one character wide", LONG, "“v” is", "E0601", columns="1ric 15ric")
down("one character high", LONG, "“v” is", "E0601", rows="1rlh 1fr")
down("narrower than a character", LONG, "about 400 characters", "E0601", columns="0.3ric 15ric")
down("lower than a character", LONG, "“v” is not set", "E0624", rows="0rlh 1fr")
down("crosshead longer than its tier", "<crosshead>%s</crosshead><p>%s</p>" % ("题" * 30, "字" * 68), code=0)
down("crosshead longer than its area", "<crosshead>%s</crosshead><p>字</p>" % ("题" * 200), "E0601", "about 201 characters")
down("more tiers than characters", "<p>%s</p>" % ("字" * 60), "E0626", "40 columns", style="#v { column-count: 40 }")
down("three directions", '<infobox><p style="writing-mode: vertical-rl">字<span style="writing-mode: horizontal-tb">字</span></p></infobox>%s' % LONG, "E0601",
     style="infobox { writing-mode: horizontal-tb }")
down("unbreakable word", "<p>字%s字</p>" % ("x" * 10000), "E0617", "E0601", style="p { hyphens: none }")
down("empty vertical article", "", "E0217")
down("picture in a one-line tier", '<figure src="wide.png"><caption>字</caption></figure><p>字</p>', "E0607", rows="1rlh 1fr")
down("figure that is all caption", '<figure src="wide.png"><caption>%s</caption></figure><p>字</p>' % ("字" * 300), "E0608")
down("head wider than its box", '<head><headline style="text-wrap-mode: nowrap">%s</headline></head><p>字</p>' % ("题" * 30), "E0651", "<head>")
expect("story as long as a library", page('<article area="a" id="a"><p>%s</p><p>尾</p></article>' % "</p><p>".join(["字" * 1000] * 501) + A.replace('"a"', '"b"')), 1, "“a” has more than 500000 characters", "E0258", "E0601")
expect("group without room", page('<group area="a" style="writing-mode: vertical-rl"><article id="m"><p>字</p></article></group>' + A.replace('"a"', '"b"'),
                                  CSS.replace("15ric 15ric", "0.3ric 15ric")), 1, "E0653", "“m”")
write("square.png", png(60, 60))

# Plans that cannot be: one message each, the rest is set.
HEADED = '<article id="s" area="a"><headline>题</headline><p>%s</p>%s</article>'


def jump(first, rest):
    return HEAD % CSS + '<page number="1">%s</page>%s</issue>' % (first, rest)


def once(name, content, number, *parts):
    """Exit code 1 and one message of this code."""
    expect(name, content, 1, number, *parts)
    text = run("check", "t.xml", "--diagnostics", "short")[1]
    if text.count("[%s]" % number) != 1:
        failures.append("%s: %d messages %s:\n%s" % (name, text.count("[%s]" % number), number, text))


LONG_STORY = '<article id="l" area="a"%s><headline>题</headline><p>' + "字" * 500 + "</p></article>"
once("areas that overlap", page('<article id="x" style="grid-area: 1 / 1 / 2 / 3"><p>字</p></article>'
                                '<article id="y" style="grid-area: 1 / 2 / 3 / 3"><p>字</p></article>'), "E0620", "“y” is not set", "t.xml:1:")
once("area beyond the type area", page('<article area="a"><p>字</p></article>', CSS.replace("15ric 15ric", "60ric 60ric")), "E0609")
once("polygon with a hole", page('<article id="x" area="a"><p>字</p></article>' + A.replace('"a"', '"b"'), CSS.replace("15ric 15ric", "9ric 9ric 9ric").replace(
    "10rlh 1fr", "9rlh 9rlh 9rlh").replace('"a b" "c c"', '"a a a" "a b a" "a a a"')), "E0622", "“x”")
once("jump to no page", jump(LONG_STORY % ' jump="7"', ""), "E0240", "page 7", "t.xml:1:")
once("two continuations", jump(LONG_STORY % ' jump="2"', '<page number="2"><article area="a" continues="l"/><article area="b" continues="l"/></page>'), "E0243", "“l”")
once("cyclic jump", jump('<article id="l" area="a" jump="2" continues="m"><p>%s</p></article>' % ("字" * 500),
                         '<page number="2"><article id="m" area="a" continues="l" jump="1"/></page>'), "E0241", "“m”")
once("jump to itself", jump(LONG_STORY % ' jump="1" continues="l"', ""), "E0241", "“l”")
once("headline of 60 characters", page((HEADED % ("字" * 100, "")).replace("题", "题" * 60)), "E0606", "“s”", "t.xml:1:")
once("slot without a picture", page(A + '<figure area="b"><caption>字</caption></figure>'), "E0666")
once("table wider than its columns", page(A + '<table id="t" area="b"><tr>%s</tr></table>' % ("<td>%s</td>" % ("字" * 6) * 20)), "E0664", "“t”", "7 columns")
once("ad larger than its slot", page(A + '<ad area="b" booking="7" width="400mm" height="300mm"/>'), "E0680", "“7”")
once("two ads in one slot", page(A + '<ad area="b" booking="7"/><ad area="b" booking="8"/>'), "E0604", "“b”")
once("500 briefs", page(A + '<briefs id="k" area="b">%s</briefs>' % ("<brief><headline>题</headline><p>字字字。</p></brief>" * 500)), "E0681", "“k”", "t.xml:1:")
expect("no stories", HEAD % CSS + '<page number="1"/></issue>', 0, "E0256")
expect("odd page count", jump(A, '<page number="2">%s</page><page number="3">%s</page>' % (A, A)), 1, "E0254", "3 pages")
once("wrong year", GOOD.replace('date="2026-11-24"', 'date="2062-11-24" weekday="星期二"'), "E0255", "2062-11-24")
expect("year 0", GOOD.replace("2026-11-24", "0000-11-24"), 1, "E0213")
expect("head alone leaves its area empty", page('<article id="s" area="a"><headline>题</headline></article>'), 1, "E0602", "“s” leaves")
once("nothing but white", page('<article area="a"><p> </p></article>'), "E0217")
if "E0602" in run("check", "t.xml")[1]:
    failures.append("an empty article is reported as a hole, too")

# Strange text: it is set, or said, and never slow.
for name, text, code in (("unpaired marks", "“字（字。", "E0222"), ("private use", "字\ue123字", "E0224"), ("unassigned", "字\u0378字", "E0225"),
                         ("direction controls", "字\u202e倒\u202c\u200f字", "E0231"), ("no glyph", "字\U0001f600\u0e01字", "E0501"),
                         ("10,000 commas", "，" * 10000, "E0221"), ("10,000 dashes", "—" * 10000, "E0601"), ("10,000 brackets", "（" * 10000, "E0222"),
                         ("ruby longer than its line", "字<ruby>字<rt>%s</rt></ruby>字" % ("a" * 300), "E06"),
                         ("unknown language", '<span lang="xx-klingon">字</span>', "E0236"),
                         ("marks on nothing", '<em style="text-emphasis-style: dot"></em>' * 50 + "字" * 200, "E0601")):
    expect(name, page(HEADED % (text + "字" * 150, "")), 1, code, "t.xml:1:")
expect("200,000 characters in a paragraph", page(HEADED % ("字一二三，" * 40000, "")), 1, "E0601", "199894 characters")
expect("nested spans", page(HEADED % ("<span>" * 200 + "字" * 200 + "</span>" * 200, "")), 1, "E0601")
expect("nested boxes", page(A + '<infobox area="b">%s<p>字</p>%s</infobox>' % ("<infobox>" * 100, "</infobox>" * 100)), 1, "E0608")
expect("NUL", page(HEADED % ("字NUL", "")).encode().replace(b"NUL", b"\0"), 1, "E0203", "t.xml:1:")
expect("bad UTF-8", page(HEADED % ("字BAD", "")).encode().replace(b"BAD", b"\xff\xfe\x80"), 3, "E0202")
expect("GB18030 of four bytes", b'<?xml version="1.0" encoding="GB18030"?>' + page(HEADED % ("字㐂é" + "字" * 150, "")).encode("gb18030"), 1, "E0501", "U+3402")
expect("GB18030 cut short", b'<?xml version="1.0" encoding="GB18030"?>' + page(HEADED % ("字BAD", "")).encode("gb18030").replace(b"BAD", b"\x81\x30\x81"), 3, "E0202")

# Style sheets that import each other, that never end, and pictures that end early.
write("self.css", '@import "self.css"; p { color: black }')
expect("imports itself", GOOD.replace("<style>", '<style src="self.css"/><style>'), 0, "self.css:1:1", "E0311")
write("open.css", "(" * 1000000)
expect("a million brackets", GOOD.replace("<style>", '<style src="open.css"/><style>'), 0, "open.css:1:1", "E0306")
write("large.css", "".join("#a%d p.x > em { color: black; margin: 1pt }\n" % i for i in range(20000)))
expect("a large style sheet", GOOD.replace("<style>", '<style src="large.css"/><style>'), 0)
write("one.png", png(1, 1))
expect("a picture of one pixel", page(A + '<figure src="one.png" area="b"><caption>字</caption></figure>'), 1, "one.png")
PHOTO = open(os.path.join(SAMPLES, "daily", "bridge.jpg"), "rb").read()
TIFF = b"II*\0\x08\0\0\0\x09\0" + b"\0\1\3\0\1\0\0\0\x40\0\0\0" + b"\1\1\3\0\1\0\0\0\x40\0\0\0"
for name, data in (("cut.jpg", PHOTO), ("cut.tif", TIFF), ("cut2.png", png(40, 40))):
    for size in (3, 20, len(data) // 2, len(data) - 3):
        write(name, data[:size])
        expect("%s of %d bytes" % (name, size), page(A + '<figure src="%s" area="b"><caption>字</caption></figure>' % name), 1, name, "t.xml:1:")

expect("picture without room", page('<figure area="a" src="square.png"><caption>%s</caption></figure>' % ("字" * 15) + A.replace('"a"', '"b"'),
                                    CSS.replace("10rlh 1fr", "1rlh 1fr")), 1, "E0652")

# Output that cannot be written: no output, the old file stays.
write("t.xml", GOOD)
code, text = run("build", "t.xml", "-o", "/no/such/folder/t.pdf")
if code != 3 or "E0102" not in text:
    failures.append("unwritable: %d %s" % (code, text))
if os.path.exists("/dev/full"):
    code, text = run("build", "t.xml", "-o", "/dev/full")
    if code != 3 or "E0801" not in text:
        failures.append("full disk: %d %s" % (code, text))


def small_files():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))


write("t.pdf", b"old")
code, text = run("build", "t.xml", "-o", "t.pdf", prepare=small_files)
if code != 3 or open("t.pdf", "rb").read() != b"old":
    failures.append("disk full half-way: %d %s" % (code, text))

# Death at many moments of its CPU time: the file is the old one or a whole new one.
write("t.xml", GOOD.replace("字" * 100, "字" * 4000))
took = program.run([BANXIN, "build", "t.xml", "-o", "whole.pdf", "--jobs", "1"]).cpu
whole = open("whole.pdf", "rb").read()
deaths = 0
for step in range(20):
    write("t.pdf", b"old")
    moment = took * (step + 1) / 21
    done = program.run([BANXIN, "build", "t.xml", "-o", "t.pdf", "--jobs", "1"], prepare=lambda: signal.setitimer(signal.ITIMER_PROF, moment))
    deaths += done.returncode == -signal.SIGPROF
    if open("t.pdf", "rb").read() not in (b"old", whole):
        failures.append("death left a broken file")
if deaths < 10:
    failures.append("only %d of 20 died" % deaths)
leftovers = [f for f in os.listdir(".") if f.startswith("t.pdf.")]
if len(leftovers) > 1:  # naming and renaming are two steps, one after the other
    failures.append("death left behind %s" % leftovers)

# Nobody reads the messages: the PDF is written all the same.
write("t.pdf", b"old")
reader, writer = os.pipe()
os.close(reader)
code = program.run([BANXIN, "build", "t.xml", "-o", "t.pdf"], stderr=writer).returncode
os.close(writer)
if code not in (0, 1) or open("t.pdf", "rb").read() != whole:
    failures.append("closed pipe: exit code %d" % code)

# Wrong usage.
for arguments in ([], ["bild"], ["build"], ["build", "t.xml"], ["build", "t.xml", "-o"], ["build", "t.xml", "-o", "x.pdf", "--nope"],
                  ["build", "t.xml", "-o", "x.pdf", "--jobs", "0"], ["build", "t.xml", "-o", "x.pdf", "--pages", "x"]):
    code, text = run(*arguments)
    if code != 2 or not text:
        failures.append("usage %s: %d %s" % (arguments, code, text))
for locale in ({"LANG": "zh_CN.UTF-8"}, {"LC_ALL": "zh_TW.UTF-8"}, {"LANG": "zh_CN.UTF-8", "LANGUAGE": ""}, {"LANG": "zh_CN.UTF-8", "LANGUAGE": "zh"}):
    code, text = run("check", "t.xml", env=dict(locale, PATH=os.environ["PATH"]))
    if "第 1 版：" not in text:
        failures.append("Chinese messages by %s: %s" % (locale, text))

os.chdir("/")
finish()
