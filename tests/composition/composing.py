"""What the composition tests share: small pages set by the program itself, and their layout dump.

A test is a function whose name begins with t and a requirement's number; check() names the numbers that it
shows. `run()` at the end of a file runs all its tests and fails when one of the numbers it names was never checked.
"""
import inspect, json, os, re, subprocess, sys, tempfile
from xml.sax.saxutils import escape

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "pages"))
import program

BANXIN = sys.argv[1]
FOLDER = tempfile.mkdtemp()
EM = 9 * 65536
WIDE = "60ric"
NO_INDENT = "p { text-indent: 0 }"
VERTICAL = "article { writing-mode: vertical-rl }"
failures, checked = [], set()


def path(name):
    return os.path.join(FOLDER, name)


def issue(content, css="", measure="15.5ric", language="zh-Hans", name="t", size="400mm 500mm", rows="1fr"):
    """Sets the content of one page; returns the dump, with the messages. `css` follows a plain house style."""
    return issue_of_pages('<page number="1">%s</page>' % content, css, measure, language, name, size, rows)


def issue_of_pages(pages, css, measure, language, name="t", size="400mm 500mm", rows="1fr"):
    open(path(name + ".xml"), "w").write(
        '<issue title="试" date="2025-04-23" number="8" cn="CN 00-0000" lang="%s"><style><![CDATA['
        "@page { size: %s; margin: 10mm } page { grid-template-columns: %s; grid-template-rows: %s; font: 9pt/13pt serif; "
        'text-wrap-style: auto } %s]]></style>%s</issue>' % (language, size, measure, rows, css, pages))
    run = program.run([BANXIN, "build", path(name + ".xml"), "-o", path(name + ".pdf"), "--dump", path(name + ".json")], text=True)
    if run.returncode > 1:
        raise SystemExit(run.stderr)
    dump = json.load(open(path(name + ".json")))
    dump["messages"] = run.stderr
    return dump


def build(body, css="", measure="15.5ric", language="zh-Hans", name="t", head="", **more):
    """Sets paragraphs in one column; returns the dump."""
    return issue('<article id="a">%s%s</article>' % (head, body), css, measure, language, name, **more)


def vertical_page(measure):
    """Size and style of a page with vertical lines of `measure`."""
    height = float(measure.replace("ric", "")) * 9 + 4 + 2 * 72 / 2.54
    return "400mm %.4fpt" % height, "page { writing-mode: vertical-rl; grid-template-columns: %s } " % measure


def down(body, css="", measure="20ric", language="zh-Hans", name="t", **more):
    """The same with vertical lines of `measure`."""
    size, vertical = vertical_page(measure)
    return build(body, vertical + css, "60ric", language, name, size=size, **more)


def sweep(body, css, tenths, language="zh-Hans", set_lines=build, head=""):
    """Sets paragraphs at many measures, each so many tenths of an em, as the pages of one issue, for a process costs more
    than a page; yields each measure, in tenths, with what build() or down() return for it. Messages are those of all pages."""
    pages, tenths = [], list(tenths)
    for n, t in enumerate(tenths):
        size, vertical = vertical_page("%.1fric" % (t / 10))
        own = "@page { size: %s } %s" % (size, vertical) if set_lines is down else "page { grid-template-columns: %.1fric }" % (t / 10)
        pages.append('<page number="%d"><style><![CDATA[%s]]></style><article id="a%d">%s%s</article></page>' % (n + 1, own, n, head, body))
    dump = issue_of_pages("".join(pages), css, "60ric", language, "sweep")
    assert len(dump["pages"]) == len(tenths)
    for t, page in zip(tenths, dump["pages"]):
        yield t, {"pages": [page], "messages": dump["messages"]}


def lines(dump, role="p"):
    return [l for s in dump["pages"][0]["stories"] for b in s["blocks"] if b["role"] == role for l in b["lines"]]


def texts(dump, role="p"):
    return [l["text"] for l in lines(dump, role)]


def check(number, condition, detail=""):
    checked.add(number)
    if not condition:
        failures.append("%s: %s" % (number, detail))


def p(text):
    return "<p>%s</p>" % text


def positions(line):
    """Where the cells of a line begin, in em of 9 pt from the start of the measure."""
    return [c[2] / EM for c in line["clusters"]]


def close(a, b, tolerance=1e-3):
    return len(a) == len(b) and all(abs(x - y) < tolerance for x, y in zip(a, b))


def splits(words, kept):
    """At how many measures from 16 em on a paragraph with these words parts the kept ones."""
    text = "会议指出，要把水利建设放在全局中谋划，年底前完成主要工程；抓紧实施方案，确保春耕用水，%s，比去年同期多出近一成，各地要落实责任，加强检查，保证质量。" % words
    css = NO_INDENT + "p { text-align: justify; text-wrap-style: pretty }"
    found = [texts(d) for _, d in sweep(p(text), css, range(160, 400, 8))]
    return sum(not any(kept in t for t in lines) for lines in found)


def pdf_text(name="t"):
    """The text as a reader gets it, without line ends."""
    out = subprocess.run(["pdftotext", "-raw", path(name + ".pdf"), "-"], capture_output=True, text=True).stdout
    return out.replace("\n", "").replace("\f", "")


def picture(name="t", ppi=72):
    """The page in grey: width, height, and bytes where 0 is black."""
    subprocess.run(["pdftoppm", "-r", str(ppi), "-gray", "-singlefile", path(name + ".pdf"), path(name)], check=True)
    raw = open(path(name + ".pgm"), "rb").read().split(b"\n", 3)
    width, height = map(int, raw[1].split())
    return width, height, raw[3]


def run():
    module = sys.modules["__main__"]
    tests = [f for n, f in sorted(vars(module).items()) if re.match(r"t\d{3}", n) and callable(f)]
    for test in tests:
        test()
    named = set(re.findall(r'"(T-\d{3})"', inspect.getsource(module)))
    failures.extend("%s: named but never checked" % n for n in sorted(named - checked))
    for f in failures[:40]:
        print(f)
    print("%d requirements, %d failures" % (len(checked), len(failures)))
    sys.exit(1 if failures else 0)
