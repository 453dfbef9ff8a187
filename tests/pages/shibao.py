#!/usr/bin/python3
"""The vertical sample paper: nothing over, nothing empty, nothing for an editor to send back; tiers in reading order, no
prohibited character at a line's edge, every story's text in the PDF, bound on the right."""
import glob, json, os, re

import program
from harness import BANXIN, FOLDER, check, finish, outside, overlaps

# GB/T 15834 and CLREQ 3.1.6: not at the beginning, not at the end of a line.
NOT_FIRST = "，。、；：！？）」』》〉〕】％"
NOT_LAST = "（「『《〈〔【"


def run(*command):
    return program.run(command, text=True)


def body_lines(story):
    return [l for b in story["blocks"] if b["role"] == "p" for l in b["lines"]]


def reading_order(story):
    """To the left in a tier, then a lower tier, or the same one further left."""
    lines = body_lines(story)
    for a, b in zip(lines, lines[1:]):
        (ax, ay), (bx, by) = a["origin"], b["origin"]
        check(story["story"] + " order", by > ay or (by == ay and bx < ax), (a["text"], b["text"]))


def edges(story):
    for l in body_lines(story):
        text = l["text"].strip()
        check(story["story"] + " line edges", text and text[0] not in NOT_FIRST and text[-1] not in NOT_LAST, text)


pdf, dump, report = (os.path.join(FOLDER, "shibao." + e) for e in ("pdf", "dump.json", "report.json"))
build = run(BANXIN, "build", "samples/shibao/issue.xml", "-o", pdf, "--dump", dump, "--diagnostics", "short")
check("exit code", build.returncode == 0, build.stderr)
check("no messages", not re.search(r"\[[EN]\d+\]", build.stderr), build.stderr)
lint = run(BANXIN, "lint", "samples/shibao/issue.xml")
check("page lint", lint.returncode == 0 and " errors 0" in lint.stderr + lint.stdout, lint.stderr + lint.stdout)

pages = json.load(open(dump))["pages"]
check("four pages", len(pages) == 4, len(pages))
for page in pages:
    name = "page %d" % page["page"]
    check(name + " vertical", page["grid"].get("vertical") is True)
    check(name + " overlap", overlaps(page) is None, overlaps(page))
    check(name + " outside", outside(page) is None, outside(page))
    articles = [s for s in page["stories"] if s["role"] == "article"]
    check(name + " stories", len(articles) >= 5, [s["story"] for s in articles])
    for s in articles:
        check(s["story"] + " whole", s["overset_characters"] == 0, s["overset_characters"])
        check(s["story"] + " lines", all(l.get("vertical") for l in body_lines(s)))
        reading_order(s)
        edges(s)

# Heads and captions of both directions, a story in two bands, long tiers for the editorial in a larger size.
stories = {s["story"]: s for page in pages for s in page["stories"]}
for role in ("headline", "caption"):
    ways = {bool(b["lines"][0].get("vertical")) for s in stories.values() for b in s["blocks"] if b["role"] == role and b["lines"]}
    check(role + "s of both directions", ways == {True, False}, ways)
check("an L", len({tuple(r) for r in stories["bus"]["polygon"]}) > 1, stories["bus"]["polygon"])
measure = lambda name: max(l["measure"] for l in body_lines(stories[name]))
check("long tiers", measure("editorial") > 2 * measure("letters"), (measure("editorial"), measure("letters")))

# Pictures whose captions run across the page's lines end with the em boxes of those lines on both sides.
turned = {"night-bridge", "ferry", "wall-market", "street-rain", "wetland"}
for page in pages:
    grid = page["grid"]
    for image in page["images"]:
        name, (x, y, w, h) = os.path.basename(image["path"])[:-4], image["rect"]
        if name not in turned:
            continue
        turned.remove(name)
        for side, edge in (("left", x + grid["em"] // 2), ("right", x + w - grid["em"] // 2)):
            away = (edge - grid["origin"] + grid["pitch"] // 2) % grid["pitch"] - grid["pitch"] // 2
            check(name + " " + side, abs(away) <= 64, away)
check("turned pictures", not turned, turned)

raw = re.sub(r"\s", "", run("pdftotext", "-raw", pdf, "-").stdout)
for path in sorted(glob.glob("samples/shibao/*.xml")):
    if path.endswith("issue.xml"):
        continue
    for block in re.findall(r"<p>(.*?)</p>", open(path, encoding="utf-8").read(), re.S):
        wanted = re.sub(r"\s", "", re.sub(r"<[^>]+>", "", block))
        check("text", wanted in raw, (path, wanted[:30]))
catalog = run("qpdf", "--json", "--json-key=qpdf", pdf).stdout
check("no reading direction", "/Direction" not in catalog)

finish()
