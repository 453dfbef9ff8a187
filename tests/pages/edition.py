#!/usr/bin/python3
"""The edition: plan, templates, spreads, ink, advertisements; one file a page and the manifest."""
import hashlib, json, os, re, shutil, subprocess, sys, tempfile

import program

BANXIN = os.path.abspath(sys.argv[1])
FOLDER = tempfile.mkdtemp()
failures = []
CSS = """@page { size: 200mm 270mm; margin: 10mm } @page spread { size: 400mm 270mm; margin: 10mm }
page { grid-template-columns: repeat(3, 18ric); grid-template-rows: 2rlh 20rlh 20rlh 1fr;
       grid-template-areas: "folio folio folio" "a a slot" "b b b" "c c c" }"""
TEXT = "<p>昨日上午，全市召开专题会议，研究部署下一阶段工作。会议要求各部门各司其职，密切配合，把各项任务落到实处。</p>" * 3


def check(name, condition, detail=""):
    if not condition:
        failures.append("%s: %s" % (name, detail))


def write(name, pages, head="", attributes='title="试报" date="2026-11-24" number="7"'):
    path = os.path.join(FOLDER, name + ".xml")
    with open(path, "w") as file:
        file.write("<issue %s><style><![CDATA[%s]]></style>%s%s</issue>" % (attributes, CSS, head, pages))
    return path


def run(*arguments, **options):
    return program.run([BANXIN, *arguments, "--diagnostics", "short"], text=True, cwd=FOLDER, **options)


def page(number, attributes="", extra=""):
    return '<page number="%d" %s><article id="s%d" area="a"><headline>第%d版新闻</headline>%s</article>%s</page>' % (
        number, attributes, number, number, TEXT, extra)


def codes(run):
    return re.findall(r"\[(E\d+)\]", run.stderr)


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def one_file_a_page():
    issue = write("eight", "".join(page(n) for n in range(1, 9)))
    first = run("build", issue, "--per-page", "out")
    check("per-page", first.returncode <= 1, first.stderr)
    out = os.path.join(FOLDER, "out")
    manifest = json.load(open(out + "/manifest.json"))
    names = ["2026-11-24-%02d.pdf" % n for n in range(1, 9)]
    dumps = [n.replace(".pdf", ".dump.json.gz") for n in names]
    check("per-page names", sorted(os.listdir(out)) == sorted(names + dumps + ["manifest.json"]), os.listdir(out))
    check("manifest pages", [(p["page"], p["file"], p["version"]) for p in manifest["pages"]] == [(n, names[n - 1], 1) for n in range(1, 9)])
    for entry in manifest["pages"]:
        for file in (entry, entry["dump"]):
            path = os.path.join(out, file["file"])
            check("manifest digest", file["sha256"] == digest(path) and file["bytes"] == os.path.getsize(path), file["file"])
        check("manifest story", entry["stories"][0]["story"] == "s%d" % entry["page"], entry["stories"])
    before = {name: digest(os.path.join(out, name)) for name in names}
    run("build", issue, "--per-page", "out", "--pages", "3", "--jobs", "1")
    check("one page again: same bytes", before == {name: digest(os.path.join(out, name)) for name in names})
    changed = write("eight", "".join(page(n) if n != 3 else page(n).replace("昨日上午", "今日上午", 1) for n in range(1, 9)))
    run("build", changed, "--per-page", "out", "--pages", "3")
    after = {name: digest(os.path.join(out, name)) for name in names}
    check("a changed page alone", [n for n in names if before[n] != after[n]] == [names[2]])
    versions = [p["version"] for p in json.load(open(out + "/manifest.json"))["pages"]]
    check("its version", versions == [1, 1, 2, 1, 1, 1, 1, 1], versions)


def names_and_failures():
    issue = os.path.join(FOLDER, "eight.xml")
    named = run("build", issue, "--per-page", "named", "--page-name", "JW{number}_{page}.pdf", "--pages", "1-2")
    check("pattern", sorted(os.listdir(FOLDER + "/named")) == ["JW7_01.dump.json.gz", "JW7_01.pdf", "JW7_02.dump.json.gz", "JW7_02.pdf", "manifest.json"], named.stderr)
    for bad in ("page.pdf", "{page}", "版{page}.pdf", "../{page}.pdf"):
        check("bad pattern " + bad, run("build", issue, "--per-page", "x", "--page-name", bad).returncode == 2)
    check("parent missing", run("build", issue, "--per-page", "no/such").returncode == 3)
    os.mkdir(FOLDER + "/half")
    for n in (5,):  # a folder stands where page 5 should go: half-way through, nothing may change
        os.mkdir(FOLDER + "/half/2026-11-24-%02d.pdf" % n)
    half = run("build", issue, "--per-page", "half")
    check("half-way", half.returncode == 3 and "E0102" in codes(half), half.stderr)
    check("nothing half-written", os.listdir(FOLDER + "/half") == ["2026-11-24-05.pdf"], os.listdir(FOLDER + "/half"))
    open(FOLDER + "/named/manifest.json", "w").write("{nonsense")
    again = run("build", issue, "--per-page", "named", "--pages", "1")
    check("damaged manifest", "E0106" in codes(again) and again.returncode <= 1, again.stderr)


def templates_and_spreads():
    head = ('<template name="inside" class="inside"><folio><p>第<field name="page"/>版</p></folio></template>'
            '<template name="idle"><folio><p>无</p></folio></template>')
    pages = page(1) + '<page number="2" spread="3" class="spread" template="inside"><article id="wide" area="a">%s</article>' \
        '<infobox area="b"><p><field name="facing-page"/></p></infobox></page>' % TEXT + page(4, 'template="none"')
    pages += page(5, 'spread="6"') + page(7, 'template="inside"', '<folio area="folio"><p>自带</p></folio>') + '<page number="8"/>'
    path = write("plan", pages, head)
    result = run("build", path, "-o", "plan.pdf", "--dump", "plan.json", "--per-page", "plan")
    found = codes(result)
    for code in ("E0250", "E0251", "E0253", "E0256"):
        check("plan " + code, found.count(code) == 1, found)
    dump = json.load(open(FOLDER + "/plan.json"))["pages"]
    texts = [["".join(l["text"] for b in s["blocks"] for l in b["lines"]) for s in p["stories"] if s["role"] == "folio"] for p in dump]
    check("folio of the template", texts[1] == ["第2版"], texts)
    check("a folio of its own", texts[4] == ["自带"], texts)
    check("spread is one sheet", abs(dump[1]["size"][0] / 65536 - 400 / 25.4 * 72) < 0.01, dump[1]["size"])
    check("facing page", any(l["text"] == "3" for s in dump[1]["stories"] for b in s["blocks"] for l in b["lines"]))
    manifest = json.load(open(FOLDER + "/plan/manifest.json"))["pages"]
    check("spread in the manifest", manifest[1]["through"] == 3 and manifest[1]["file"] == "2026-11-24-02-03.pdf", manifest[1])
    check("either number chooses it", run("build", path, "-o", "s.pdf", "--pages", "3", "--dump", "s.json").returncode <= 1
          and json.load(open(FOLDER + "/s.json"))["pages"][0]["page"] == 2)


def bad_plans():
    odd = run("check", write("odd", page(1) + page(2) + page(3)))
    check("odd", "E0254" in codes(odd), odd.stderr)
    even = run("check", write("even", page(1) + page(2)))
    check("even", "E0254" not in codes(even), even.stderr)
    twice = run("check", write("twice", page(1) + page(2).replace('number="2"', 'number="1"')))
    check("number twice", twice.returncode == 1 and "E0218" in codes(twice), twice.stderr)
    for day, wrong in (("星期二", False), ("周二", False), ("Tuesday", False), ("星期三", True)):
        result = run("check", write("day", page(1), attributes='title="试" date="2026-11-24" weekday="%s"' % day))
        check("weekday " + day, ("E0255" in codes(result)) == wrong, result.stderr)


def inks(pdf):
    subprocess.run(["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=inkcov", "-o", "ink.txt", pdf], cwd=FOLDER, check=True)
    return [[float(x) for x in line.split()[:4]] for line in open(FOLDER + "/ink.txt") if "CMYK" in line]


def black_pages():
    shutil.copy("samples/daily/library.jpg", FOLDER)
    picture = '<figure area="b" src="library.jpg"><caption>图</caption><credit>某</credit></figure>'
    style = 'style="color: device-cmyk(0 1 1 0)"'
    run("build", write("ink", page(1, style, picture) + page(2, 'ink="black" ' + style, picture)), "-o", "ink.pdf")
    colour, black = inks("ink.pdf")
    check("colour page", colour[0] > 0 and colour[1] > 0, colour)
    check("black page", black[:3] == [0, 0, 0] and black[3] > 0.02, black)


def advertisements():
    ads = ('<ad area="slot" booking="A-1" width="40mm" height="50mm"/>'
           '<ad area="b" booking="A-2" width="400mm" height="50mm"/>')
    path = write("ads", page(1, "", ads) + page(2, "", '<ad area="slot" booking="A-3"/><ad area="slot" booking="A-4"/>')
                 + page(3, "", '<ad area="b" booking="A-5" columns="2" lines="8"/>') + page(4))
    result = run("build", path, "-o", "ads.pdf", "--dump", "ads.json")
    found = codes(result)
    check("ad larger than its slot", found.count("E0680") == 1 and "400.0 × 50.0 mm" in result.stderr, result.stderr)
    check("two ads in one slot", found.count("E0604") == 1, result.stderr)
    dump = json.load(open(FOLDER + "/ads.json"))["pages"]
    first = next(s for s in dump[0]["stories"] if s["role"] == "ad")
    box = [r for r in dump[0]["rules"] if r["role"] == "border"]
    width = max(r["to"][0] for r in box) - min(r["from"][0] for r in box)
    check("marked as blank", "广告A-1" in "".join(l["text"] for b in first["blocks"] for l in b["lines"]).replace(" ", ""), first)
    check("booked size", any(abs((r["to"][0] - r["from"][0]) / 65536 - 40 / 25.4 * 72) < 1 for r in box), width)
    three = [r for r in dump[2]["rules"] if r["role"] == "border"]
    check("booked columns", any(abs((r["to"][0] - r["from"][0]) / 65536 - 37 * 9) < 1 for r in three), three)


def large_issues():
    many = write("many", "".join('<page number="%d"><article id="m%d" area="a"><p>江湾日报第%d版。</p></article></page>' % (n, n, n) for n in range(1, 1001)))
    result = run("build", many, "-o", "many.pdf", "--report", "many.json")
    pages = re.search(r"Pages: +(\d+)", subprocess.run(["pdfinfo", FOLDER + "/many.pdf"], capture_output=True, text=True).stdout)
    check("1,000 pages", result.returncode <= 1 and pages and pages.group(1) == "1000", result.stderr[-300:])
    briefs = "".join("<brief>城东第%d实验小学启用新食堂。</brief>" % n for n in range(1, 501))
    result = run("build", write("briefs", '<page number="1"><briefs area="b">%s</briefs></page>' % briefs), "-o", "b.pdf", "--report", "b.json")
    story = json.load(open(FOLDER + "/b.json"))["story"][0]
    check("500 briefs", result.returncode == 1 and codes(result).count("E0681") == 1 and "E0608" not in codes(result), result.stderr[-600:])
    stories = json.load(open(FOLDER + "/b.json"))["story"]
    check("500 briefs: all of them", len(stories) == 500, len(stories))
    check("500 briefs: nothing lost", all(s["placed"] + s["overset_characters"] == s["characters"] for s in stories))


one_file_a_page()
names_and_failures()
templates_and_spreads()
bad_plans()
black_pages()
advertisements()
large_issues()
shutil.rmtree(FOLDER)
print("\n".join(failures) or "edition: all as it should be")
sys.exit(1 if failures else 0)
