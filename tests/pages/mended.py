#!/usr/bin/python3
"""Input that is wrong in one part: the part is said, its text stays, and the rest of the paper is as if nothing were wrong.

mended.py BANXIN [--all]: every element inside every other, every attribute with a value that it cannot have, and without those
that it needs (by default one pair of twenty, all attributes); every way in which an article's file cannot be read; the usual
slips of the pen in XML, each with its sentence, place and hint."""
import hashlib, json, os, random, re, subprocess, sys, xml.etree.ElementTree as tree

import program
from harness import BANXIN, FOLDER, check, finish

ROOT = os.getcwd()
RNG = "{http://relaxng.org/ns/structure/1.0}"
CSS = "@page { size: 300mm 400mm; margin: 10mm } article { align-content: start } page { -bx-lint: all off; grid-template-columns: repeat(4, 20ric); grid-template-rows: 1fr 1fr; grid-template-areas: 'a a b b' 'c c d d' }"
os.chdir(FOLDER)


def write(name, content):
    with open(name, "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())


def run(*arguments):
    done = program.run([BANXIN, *arguments, "--diagnostics", "short"], text=True)
    check(arguments, "Sanitizer" not in done.stderr and "runtime error" not in done.stderr, done.stderr)
    return done


def issue(pages):
    return '<issue title="试" date="2026-11-24"><style>%s</style>%s</issue>' % (CSS, "".join('<page number="%d">%s</page>' % (i + 1, p) for i, p in enumerate(pages)))


def build(name, pages, code):
    write("t.xml", issue(pages))
    done = run("build", "t.xml", "-o", "t.pdf", "--dump", "t.json")
    check(name, done.returncode == code, "exit code %d, not %d:\n%s" % (done.returncode, code, done.stderr[:3000]))
    dumped = json.load(open("t.json"))["pages"] if done.returncode < 2 else []
    return ["".join(l["text"] for s in p["stories"] for b in s["blocks"] for l in b["lines"]) for p in dumped], done.stderr


def elements():
    """Elements of the format with their attributes, by the schemas."""
    found = {}
    for name in ("article", "issue"):
        for node in tree.parse(os.path.join(ROOT, "src/input/%s.rng" % name)).iter(RNG + "element"):
            found.setdefault(node.get("name"), set()).update(a.get("name") for a in node.iter(RNG + "attribute"))
    return found


# What is no text on the page, whatever stands in it, and what has no room for text beside its own.
SILENT = {"style", "issue", "page", "template", "masthead", "ear", "folio", "jumpline", "comment", "rt", "field"}
NEEDED = {"image": 'src="none.jpg"', "qr": 'value="a"', "barcode": 'value="6901234567892"', "ref": 'page="1"', "field": 'name="date"', "jumpline": 'page="1" number="1"'}


def tag(name, inside):
    return "<%s %s>%s</%s>" % (name, NEEDED.get(name, ""), inside, name)


def check_pairs(names, every):
    pairs = [(p, c) for p in names for c in names if p not in SILENT and c not in SILENT]
    random.Random(1).shuffle(pairs)
    pairs = pairs if every else pairs[::20]
    for first in range(0, len(pairs), 60):
        batch = pairs[first:first + 60]
        pages = ['<article area="a"><p>头</p>%s<p>尾</p></article>' % tag(p, "甲" + tag(c, "乙") + "丙") for p, c in batch]
        texts, messages = build("pairs", pages, 1)
        for (parent, child), text in zip(batch, texts):
            lost = [c for c in "头甲乙丙尾" if c not in text]
            check("<%s> in <%s>" % (child, parent), not lost, "lost %s of %s" % (lost, text))
    return len(pairs)


def check_attributes(found):
    count = 0
    for name, attributes in sorted(found.items()):
        if name in ("issue", "page", "style", "template", "jumpline"):
            continue
        bodies = ['<%s %s="\u00a7 %%">甲</%s>' % (name, a, name) for a in sorted(attributes)] + ["<%s>甲</%s>" % (name, name), '<%s nonesuch="1">甲</%s>' % (name, name)]
        texts, messages = build("attributes of <%s>" % name, ['<article area="a"><p>头</p>%s<p>尾</p></article>' % b for b in bodies], 1)
        check(name, all("头" in t and "尾" in t for t in texts), texts)
        check(name, "E0211" in messages or "E0263" in messages, messages)
        needed = [a for a in NEEDED.get(name, "").split() if "=" in a]
        check(name, messages.count("[E0212]") >= (1 if needed else 0), messages)
        check(name, not {"colspan", "rowspan", "page", "width", "height", "columns", "lines", "priority", "jump"} & attributes or "[E0213]" in messages, messages)
        count += len(bodies)
    for number, root in enumerate(('<issue date="2026-11-24">', '<issue title="试">', '<issue title="试" date="2026-13-45" weekday="星期二">', '<issue title="试" date="2026-11-24" pages="x">')):
        write("t.xml", root + '<page><folio><field name="date"/><field name="lunar-date"/></folio><article><p>甲</p></article></page><page number="q"><article><p>乙</p></article></page></issue>')
        done = run("build", "t.xml", "-o", "t.pdf")
        check(root, done.returncode == 1, "%d %s" % (done.returncode, done.stderr))
        count += 1
    return count


GOOD = '<article><headline>题</headline><p>%s</p></article>' % ("字" * 200)
UNREAD = [  # how an article's file cannot be read, the code that says it
    ("missing", None, "E0101"), ("not well-formed", "<article><p>字</article>", "E0273"), ("empty", "", "E0277"), ("no XML", "只有文字", "E0278"),
    ("wrong encoding", GOOD.encode("gb18030"), "E0202"), ("unknown encoding", '<?xml version="1.0" encoding="klingon"?>' + GOOD, "E0201"),
    ("too deep", "<article>" + "<group>" * 300 + "</group>" * 300 + "</article>", "E0207"), ("entities", '<!DOCTYPE a [<!ENTITY b "c">]>' + GOOD, "E0206"),
    ("Word", b"PK\3\4\x14\0\6\0\x08\0\0\0!\0[Content_Types].xml word/document.xml", "E0260"), ("old Word", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + bytes(600), "E0260"),
    ("PDF", b"%PDF-1.4\n", "E0260"), ("picture", b"\xFF\xD8\xFF\xE0\0\x10JFIF", "E0260"), ("NITF", "<nitf><body><body.head/></body></nitf>", "E0280"),
    ("NewsML-G2", '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><contentSet/></newsItem>', "E0280"), ("HTML", "<html><body><p>字</p></body></html>", "E0280"),
    ("an issue", issue(["<article area='a'><p>字</p></article>"]), "E0216"), ("another root", "<story><p>字</p></story>", "E0216"), ("a folder", "folder", "E0101")]


def hashes(folder):
    return {name: hashlib.sha256(open(os.path.join(folder, name), "rb").read()).hexdigest() for name in os.listdir(folder) if name.endswith(".pdf")}


def check_unread():
    """The other pages of --per-page are byte for byte those of the good issue; the other stories of the page are there."""
    pages = ['<article area="a" src="x.xml"/><article area="b"><p>旁边的稿件</p></article>', '<article area="a"><headline>二</headline><p>%s</p></article>' % ("字" * 300),
             '<group area="c"><article src="x.xml"/><article><p>组里的稿件</p></article></group>']
    write("x.xml", GOOD)
    write("t.xml", issue(pages))
    run("build", "t.xml", "--per-page", "good")
    for name, content, code in UNREAD:
        subprocess.run(["rm", "-rf", "x.xml", "bad"])
        if content == "folder":
            os.mkdir("x.xml")
        elif content is not None:
            write("x.xml", content)
        done = run("build", "t.xml", "--per-page", "bad", "--dump", "t.json")
        check(name, done.returncode == 1, "exit code %d\n%s" % (done.returncode, done.stderr))
        said = [l for l in done.stderr.split("\n") if "[%s]" % code in l]
        check(name, said and len([l for l in done.stderr.split("\n") if "error:" in l]) <= 2, done.stderr)
        good, bad = hashes("good"), hashes("bad")
        check(name, sorted(good) == sorted(bad) and len(good) == 3, "%s %s" % (good, bad))
        check(name, [n for n in sorted(good) if good[n] != bad.get(n)] == sorted(good)[::2], "other pages changed")
        dump = json.load(open("t.json"))["pages"]
        text = ["".join(l["text"] for s in p["stories"] for b in s["blocks"] for l in b["lines"]) for p in dump]
        check(name, "旁边的稿件" in text[0] and "x.xml" in text[0] and "组里的稿件" in text[2] and "x.xml" in text[2], text)
        check(name, any(i["missing"] for i in dump[0]["images"]), "the area is not marked")


def check_lint():
    """What is in place of an article is judged by no rule of pictures."""
    subprocess.run(["rm", "-rf", "x.xml"])
    write("t.xml", issue(['<article area="a" src="x.xml"/>']).replace("all off", "all off, n39 error"))
    done = run("check", "t.xml")
    check("lint", "[E0101]" in done.stderr and "[N39]" not in done.stderr, done.stderr)
    write("t.xml", issue(['<figure area="a" src="x.png"><caption>甲</caption></figure>']).replace("all off", "all off, n39 error"))
    check("lint of pictures", "[N39]" in run("check", "t.xml").stderr, "N39 is not looked for")


A = "甲乙丙丁戊己庚辛壬癸" * 3
SLIPS = [  # text of an article with ‸ at the place, code, word of the hint
    ('<article ‸area=“a”><p>字</p></article>', "E0264", '"'), ('<article area="a"><p ‸class=big>字</p></article>', "E0265", 'class="'),
    ('<article area="a"><p class‸＝"x">字</p></article>', "E0264", "="), ('<article area="a"><p‸　class="x">字</p></article>', "E0264", "space"),
    ('<article area="a"><p>%s A‸&T </p></article>' % A, "E0269", "&amp;"), ('<article area="a"><p>%s甲 ‸& 乙</p></article>' % A, "E0269", "&amp;"),
    ('<article area="a"><p>%s‸&nbsp;字</p></article>' % A, "E0271", "&#160;"), ('<article area="a"><p>%s‸&mdash;字</p></article>' % A, "E0271", "—"),
    ('<article area="a"><p>%s‸<br>字</p></article>' % A, "E0272", "<br/>"), ('<article area="a"><p>%s3‸<4</p></article>' % A, "E0270", "&lt;"),
    ('<article area="a"><p>%s ‸< 乙</p></article>' % A, "E0270", "&lt;"), ('<article area="a"><p>%s‸<“零度”</p></article>' % A, "E0270", "&lt;"), ('<article area="a">‸<p>%s<p>乙</p></article>' % A, "E0273", "</p>"),
    ('<article area="a"><p>%s<strong>乙</p></article>'.replace("<strong", "‸<strong") % A, "E0273", "</strong>"), ('<article area="a"><p>%s‸</b></p></article>' % A, "E0275", "</p>"),
    ('<article area="a"><p>%s‸<人民日报>说</p></article>' % A, "E0274", "&lt;"), ('‸<article area="a"><p>字</p>', "E0273", "</article>"),
    ('<article area="a"><p class‸="a>字</p></article>', "E0266", "quote"), ('‸<article area="a" area="b"><p>字</p></article>', "E0267", "one"),
    ('<article area="a"><p>字</p></article>\n‸<article/>', "E0276", "one element"), ('<article area="a"><p>字</p>‸<!-- a -- b --></article>', "E0279", "-->"),
    ('<article area="a">‸<p class="a"id="b">字</p></article>', "E0268", "space")]


def check_slips():
    subprocess.run(["rm", "-rf", "x.xml"])
    for source, code, word in SLIPS:
        before, after = source.split("‸")
        write("x.xml", before + after)
        write("t.xml", issue(['<article area="a" src="x.xml"/>']))
        done = program.run([BANXIN, "check", "t.xml"], text=True)
        line, column = before.count("\n") + 1, len(before.rsplit("\n")[-1]) + 1
        first = done.stderr.split("\n")[0]
        if code in ("E0264", "E0265") and "[%s]" % code in first:  # the mark itself, or the attribute: in this tag
            place = re.match(r"x\.xml:(\d+):(\d+):", first)
            right = place and int(place[1]) == line and column <= int(place[2]) <= column + 7
        else:
            right = first.startswith("x.xml:%d:%d: " % (line, column))
        check(source, right and "[%s]" % code in first, "%d:%d %s\n%s" % (line, column, code, done.stderr[:600]))
        hint = re.search(r"hint: (.*)", done.stderr)
        check(source, hint and word in hint[1], done.stderr[:600])


TAGS = [("b", "strong"), ("i", "em"), ("h1", "headline"), ("li", "item"), ("img", "figure"), ("B", "strong"), ("headlin", "headline"), ("Kicker", "kicker"), ("div", "p"), ("sup", "⁰")]


def check_tags():
    for name, write_instead in TAGS:
        texts, messages = build(name, ['<article area="a"><p>头</p><p>甲<%s>乙</%s>丙</p></article>' % (name, name)], 1)
        check(name, "[E0209]" in messages, messages)
        done = program.run([BANXIN, "check", "t.xml"], text=True)
        check(name, re.search("hint: write .*%s" % write_instead, done.stderr), done.stderr[:400])
        check(name, name == "img" or "乙" in texts[0], texts)
    texts, messages = build("scripts", ['<article area="a"><p>头</p><script>alert(1)</script><zzz>乙</zzz></article>'], 1)
    check("scripts", "alert" not in texts[0] and "乙" in texts[0] and "E0261" in messages, "%s %s" % (texts, messages))


def check_hints():
    """Every hint names something: of empty elements what may stand beside them; an id stays with one element."""
    for name in ("rule", "br", "qr", "barcode", "field", "image"):
        write("t.xml", issue(['<article area="a"><p>头</p>%s</article>' % tag(name, "甲<p>乙</p>")]))
        done = program.run([BANXIN, "check", "t.xml"], text=True)
        hints = re.findall("hint: (.*)", done.stderr)
        check(name, hints and all(h.rstrip() == h and not h.endswith(":") for h in hints), done.stderr)
    texts, messages = build("parted", ['<article area="a"><p id="n">甲<crosshead>乙</crosshead>丙</p></article>'], 1)
    ids = [s["story"] for s in json.load(open("t.json"))["pages"][0]["stories"]]
    check("parted", [c for c in texts[0] if c in "甲乙丙"] == list("甲乙丙") and len(ids) == 1, (texts, ids))


def check_rest():
    texts, messages = build("left out", ['<article area="a"><p>头</p><p>甲</p><table><tr><td>乙</td><rule/></tr></table></article>'], 1)
    check("left out", "[E0262]" in messages and "头" in texts[0] and "甲" in texts[0], messages)
    write("x.xml", '\n \n<?xml version="1.0" encoding="GBK"?>'.encode() + '<article><p>甲乙</p></article>'.encode("gbk"))
    texts, messages = build("space first", ['<article area="a" src="x.xml"/>'], 0)
    check("space first", "x.xml:1:1: note:" in messages and "[E0259]" in messages and "甲乙" in texts[0], messages)
    write("x.xml", "<article><p>甲]]>乙</p></article>")
    texts, messages = build("other faults", ['<article area="a" src="x.xml"/>'], 1)
    check("other faults", "[E0205]" in messages, messages)
    write("t.css", b"%PDF-1.4")
    write("t.xml", issue(['<article area="a"><p>甲</p></article>']).replace("<page ", '<style src="t.css"/><page ', 1))
    done = run("build", "t.xml", "-o", "t.pdf")
    check("sheet of another kind", done.returncode == 1 and "[E0329]" in done.stderr, done.stderr)


def check_names():
    """Names in another case, a slip away, or with backslashes: the file that is meant is named."""
    os.makedirs("稿件", exist_ok=True)
    for name in ("canal.png", "稿件/江上桥梁.xml", "house.css"):
        write(name, GOOD)
    for kind, body, wanted in (("article", '<article area="a" src="%s"/>', (("稿件/江上桥粱.xml", "江上桥梁.xml"), ("稿件\\江上桥梁.xml", "稿件/江上桥梁.xml"))),
                               ("picture", '<figure area="a" src="%s"/>', (("Canal.PNG", "canal.png"), ("cannal.png", "canal.png"), (".\\canal.png", "./canal.png"))),
                               ("sheet", '<style src="%s"/><article area="a"><p>字</p></article>', (("hosue.css", "house.css"),))):
        for name, meant in wanted:
            write("t.xml", issue([body % name]))
            done = program.run([BANXIN, "check", "t.xml"], text=True)
            check(kind, done.returncode == 1 and "[E0115]" in done.stderr and "did you mean “%s”?" % meant in done.stderr, done.stderr[:500])
    write("t.xml", issue(['<figure area="a" src="another.png"/>']))
    check("far away", "[E0701]" in run("check", "t.xml").stderr, "")


found = elements()
pairs = check_pairs(sorted(found), "--all" in sys.argv)
attributes = check_attributes(found)
check_unread()
check_lint()
check_slips()
check_tags()
check_hints()
check_rest()
check_names()
print("%d pairs of elements, %d attributes, %d unreadable files, %d slips" % (pairs, attributes, len(UNREAD), len(SLIPS)))
finish()
