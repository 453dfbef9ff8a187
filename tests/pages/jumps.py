#!/usr/bin/python3
"""Jumps 下转 and 上接: text that does not fit goes on on a later page, character by character; wrong ones are reported once."""
import json, os, re, sys

import program
from harness import BANXIN, FOLDER, check, finish

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "bench"))
import news

PROSE = [re.sub(r"[a-zA-Z &<]", "", p) for p in news.paragraphs(12000, 11)]
CSS = ('@page { size: 200mm 280mm; margin: 10mm } page { grid-template-columns: repeat(3, 15.5ric); grid-template-rows: 20rlh 1fr; '
       'grid-template-areas: "a a a" "b b b"; row-gap: 1rlh; text-autospace: no-autospace } ')


def build(pages, name, *options, attributes=""):
    path = os.path.join(FOLDER, name)
    body = "".join('<page number="%d"%s>%s</page>' % (n, a, content) for n, a, content in pages)
    open(path + ".xml", "w").write('<issue title="试" date="2026-11-24" pages="12"%s><style><![CDATA[%s]]></style>%s</issue>' % (attributes, CSS, body))
    run = program.run([BANXIN, "build", path + ".xml", "-o", path + ".pdf", "--dump", path + ".json", "--report", path + ".report", *options], text=True)
    if run.returncode > 1 or "Sanitizer" in run.stderr:
        raise SystemExit(run.stderr)
    messages = [m for m in json.load(open(path + ".report"))["messages"] if m["code"] >= "E0240" and (m["code"] < "N" or m["code"] in ("N36", "N37"))]
    return {p["page"]: p for p in json.load(open(path + ".json"))["pages"]}, messages, open(path + ".pdf", "rb").read()


def story(page, name):
    return next(s for s in page["stories"] if s["story"] == name)


def lines(s, *roles):
    return [l for b in s["blocks"] if b["role"] in roles for l in b["lines"]]


def text(s):
    return "".join(l["text"] for l in lines(s, "p", "crosshead"))


def p(*numbers):
    return "".join("<p>%s</p>" % PROSE[n] for n in numbers)


def article(name, content, more="", head="题目"):
    return '<article id="%s"%s><headline>%s</headline>%s</article>' % (name, more, head, content)


# Two stories of one page go on on two others, one inside a paragraph with inline elements and entities, one from a file.
open(os.path.join(FOLDER, "f.xml"), "w").write(article("x", p(*range(10, 19)) + "<crosshead>小题</crosshead>" + p(*range(22, 28))).replace(' id="x"', ""))
inline = "<p>" + "".join("<em>%s</em>&#x4E00;%s<span>%s</span>" % (PROSE[i][:40], PROSE[i][40:60], PROSE[i][60:]) for i in range(9)) + "</p>"
good = [(1, "", article("lead", inline, ' area="a" jump="3"') + '<article src="f.xml" area="b" jump="4"/>'),
        (2, "", article("alone", p(40, 41), ' area="a"') + '<article id="r" area="b"><p>%s<ref page="1" article="lead">（见1版）</ref><ref page="9">（见9版）</ref></p></article>' % PROSE[42]),
        (3, "", article("x3", "", ' area="b" continues="lead"', "短题") + article("fill", p(43), ' area="a"')),
        (4, "", '<article area="b" continues="f"/>')]
pages, messages, pdf = build(good, "good")
check("nothing wrong", [m for m in messages if m["code"] not in ("E0601", "E0602")] == [], messages)
lead, rest = story(pages[1], "lead"), story(pages[3], "x3")
source = re.sub(r"<[^>]+>", "", inline.replace("&#x4E00;", "一"))
here, there = text(lead), text(rest)
check("jump line", lines(lead, "jumpline") and lines(lead, "jumpline")[0]["text"] == "（下转第3版）", [l["text"] for l in lines(lead, "jumpline")])
check("the rest says where it comes from", there.startswith("（上接第1版）"), there[:20])
check("character by character", here + there[len("（上接第1版）"):] == source, (len(here), len(there), len(source)))
check("pages in the dump", lead["jump_page"] == 3 and rest["continued_page"] == 1)
check("full to the last line", lead["overset_lines"] == lead["empty_lines"] == 0 and lead["placed"] == lead["characters"],
      (lead["overset_lines"], lead["empty_lines"], lead["placed"], lead["characters"]))
line = lines(lead, "jumpline")[0]
bodies = lines(lead, "p")
check("in a line of its own, at the end", line["origin"][1] == max(l["origin"][1] for l in bodies) and
      line["origin"][0] == max(l["origin"][0] for l in bodies), line["origin"])
last = line["clusters"][-1]
check("at the right", abs(last[2] + last[3] - last[4] - last[5] - line["measure"]) < 0.6 * line["em"], (last, line["measure"]))
check("own headline", [l["text"] for l in lines(rest, "headline")] == ["短题"])
repeated = story(pages[4], "f-continued")
check("headline repeated", [l["text"] for l in lines(repeated, "headline")] == ["题目"], lines(repeated, "headline"))
whole = "".join(PROSE[10:19]) + "小题" + "".join(PROSE[22:28])
joined = text(story(pages[1], "f")) + text(repeated).replace("（上接第1版）", "", 1)
check("a file too", joined == whole, (len(joined), len(whole)))

# The same bytes whatever the number of threads; one page alone is the page of the whole issue.
for jobs in ("1", "3"):
    check("same bytes", build(good, "good", "--jobs", jobs)[2] == pdf, jobs)
alone, _, _ = build(good, "good", "--pages", "3")
check("one page alone", alone[3] == pages[3])

# Wherever the cut falls: at crossheads, notes inside paragraphs, figures, mended half-width marks.
piece = (p(50, 51) + "<crosshead>小题一</crosshead><p>%s<note><p>%s</p></note>%s</p>" % (PROSE[52], PROSE[53][:40], PROSE[54]) + p(55) +
         '<figure src="%s"><credit>摄</credit></figure>' % os.path.abspath("samples/daily/harbour.jpg") + "<crosshead>小题<br/>二</crosshead>" + p(56, 57) + "<p>甲,乙<em>%s</em></p>" % PROSE[58])
heights = list(range(9, 33))
many = []
for i, h in enumerate(heights):
    rows = "<style><![CDATA[page { grid-template-rows: %drlh 1fr } figure { block-size: 3rlh }]]></style>" % h
    many += [(2 * i + 1, "", rows + article("s%d" % i, piece, ' area="a" jump="%d"' % (2 * i + 2))), (2 * i + 2, "", '<article continues="s%d" area="b"/>' % i)]
pages, messages, _ = build(many, "many", "--normalize")
wanted = "".join(PROSE[50:52]) + "小题一" + PROSE[52] + PROSE[53][:40] + PROSE[54] + PROSE[55] + "小题二" + PROSE[56] + PROSE[57] + "甲，乙" + PROSE[58]
jumped = 0
for i, h in enumerate(heights):
    here, there = story(pages[2 * i + 1], "s%d" % i), story(pages[2 * i + 2], "s%d-continued" % i)
    both = text(here) + text(there).replace("（上接第%d版）" % (2 * i + 1), "", 1)
    check("cut at %d lines" % h, both == wanted, (len(both), len(wanted), next((k for k, (x, y) in enumerate(zip(both, wanted)) if x != y), None)))
    jumped += "jump_page" in here
print("%d stories cut at different places" % jumped)

# Both scripts, and a jump that is not needed.
more = [(1, "", article("long", p(*range(12)), ' area="a" jump="2"') + article("short", p(1), ' area="b" jump="2"')),
        (2, "", article("y", "", ' area="a" continues="long"') + '<article area="b" continues="short"><headline>短</headline></article>'),
        (3, "", "<style>#sliver { font: 12pt/17pt serif } #sliver > head { -bx-head-placement: enclosed; grid-column: 3; grid-row: 15; block-size: 5rlh }</style>" +
         article("sliver", p(*range(20, 30)), ' area="a" jump="4"') + article("f", p(1), ' area="b"')),
        (4, "", article("z", "", ' area="a" continues="sliver"') + article("g", p(2), ' area="b"'))]
pages, messages, _ = build(more, "hant", attributes=' lang="zh-Hant"')
check("traditional", lines(story(pages[1], "long"), "jumpline")[0]["text"] == "（下轉第2版）", lines(story(pages[1], "long"), "jumpline")[0]["text"])
sliver = story(pages[3], "sliver")  # below its head is a line of the page, and none of its own
check("jump line over the head", lines(sliver, "jumpline")[0]["origin"][1] < next(p["rect"][1] for p in sliver["parts"] if p["role"] == "head"))
check("not needed", [m["code"] for m in messages if m["page"] < 3 and m["code"] not in ("E0601", "E0602")] == ["E0641"], messages)
check("and not drawn", not lines(story(pages[1], "short"), "jumpline"))

# Furniture of a template does not jump.
path = os.path.join(FOLDER, "template.xml")
open(path, "w").write('<issue title="试" date="2026-11-24"><style><![CDATA[%s]]></style><template name="x">%s</template><page number="1" template="x">%s</page>'
                      '<page number="2"><article continues="t" area="a"/></page></issue>' % (CSS, article("t", p(1), ' area="a" jump="2"'), article("u", p(2), ' area="b"')))
run = program.run([BANXIN, "build", path, "-o", path + ".pdf", "--diagnostics", "short"], text=True)
check("templates", run.returncode == 1 and run.stderr.count("[E0242]") == 1 and "Sanitizer" not in run.stderr, run.stderr)

# Wrong ones: one message each, and everything else is set.
bad = [(1, "", article("nowhere", p(1), ' area="a" jump="9"') + article("unheard", p(2), ' area="b" jump="2"')),
       (2, "", article("back", p(3), ' area="a" jump="1"') + article("same", p(4), ' area="b" jump="2"')),
       (3, "", article("lost", p(5), ' area="a" continues="nobody"') + article("twice", p(*range(6, 20)), ' area="b" jump="4"')),
       (4, "", '<article area="a" continues="twice" jump="5"/><article area="b" continues="twice"><headline>再</headline></article>'),
       (5, "", '<article id="refs" area="a"><p>%s<ref page="13">x</ref><ref page="4" article="ghost">y</ref></p></article>' % PROSE[8]),
       (6, "", article("self", p(1), ' area="a" jump="6" continues="self"')),
       (7, "", article("round", p(*range(14)), ' area="a" jump="8" continues="trip"')), (8, "", article("trip", p(2), ' area="a" jump="7" continues="round"'))]
pages, messages, _ = build(bad, "bad")
codes = sorted(m["code"] for m in messages if m["code"] not in ("E0601", "E0602"))
check("one message each", codes == ["E0240", "E0241", "E0241", "E0241", "E0241", "E0242", "E0243", "E0243", "E0645", "N37", "N37"], messages)

# What a continuation brings itself stands below what comes from the other page: nothing of it is lost.
own = '<p>%s</p><infobox style="float: bottom"><p>资料框</p></infobox>' % PROSE[44][:60]
mine, *_ = build([(1, "", article("lead", p(*range(12)), ' area="a" jump="2"')), (2, "", article("rest", own, ' area="b" continues="lead"', "短题"))], "own")
s = story(mine[2], "rest")
check("continuation's own text", PROSE[44][:60] in text(s) or s["overset_characters"] >= 60, text(s)[-80:])
check("continuation's own box", any("资料框" in l["text"] for b in s["blocks"] for l in b["lines"]), [b["role"] for b in s["blocks"]])
check("continuation's characters", s["placed"] + s["overset_characters"] == s["characters"], s["characters"])
check("with its place", all(m.get("line") or m.get("file") or m.get("source") for m in messages if m["code"] not in ("E0601", "E0602")), messages)
check("the rest is set", all(story(pages[n], name)["placed"] > 20 for n, name in ((1, "nowhere"), (1, "unheard"), (2, "back"), (2, "same"),
      (3, "lost"), (3, "twice"), (4, "twice-continued"), (5, "refs"))))

finish()
