#!/usr/bin/python3
"""Sets a real front page, given as JSON with the desk's own line breaks, and compares line by line.

    reference.py BANXIN REFERENCE.json [--keep FOLDER]

The JSON holds articles, measures, column shapes and lines as printed. It is turned into an issue, set twice
(text-wrap-style pretty, then auto), and for every story the report shows our lines against the desk's and the
share of identical line breaks. Exit code 77 when the JSON is not there (ctest: skipped), 1 when a story is
more than one line off, anything is overset, pretty is looser than the desk (0.0118 em on average), or copyfit does not
bring the lead into the desk's columns of 44, 26, 26, 26 and 44 lines and the meeting's report into five of 11.
"""
import json, os, sys, tempfile

import program
from xml.sax.saxutils import escape as esc

CSS = """
@page front { size: 390mm 546mm; margin: 21mm 17mm 18mm; bleed: 3mm }
page { text-wrap-style: %(wrap)s; column-rule: none; text-autospace: no-autospace;
  grid-template-columns: repeat(5, 15.5ric) 23.3ric; row-gap: 1rlh; row-rule: 0.25pt solid;
  grid-template-rows: 11rlh auto auto auto 1fr;
  grid-template-areas: "mast mast mast mast mast mast" "lead lead lead lead lead rail"
    "committee committee committee committee committee rail" "government government government photo photo rail"
    "government government government photo photo rail" }
p { text-wrap-style: %(wrap)s }
masthead { border-bottom: 1pt solid }
#lead > head { grid-column: 2 / span 3; block-size: 18rlh }
#lead headline { font-size: 一号 }
#lead standfirst p { text-indent: 2ic; text-wrap-style: %(wrap)s }
#lead standfirst { margin: 3pt 5.9pt 0; font: 小四/15pt serif; letter-spacing: 0 }
crosshead { block-size: 4rlh }
article[id=committee] headline { font: 700 二号/1.2 sans-serif }
#government { column-count: 2 }
#study body { font: 小四/17.33pt serif }
#study p { font: 小四/17.33pt serif; padding: 0 }
#climb infobox { float: bottom; display: grid; grid-template-columns: 11.5ric 1fr; padding: 4.5pt; border: 0.5pt solid }
#climb infobox > * { grid-column: 1 } #climb infobox > headline { grid-column: 1 / span 2 }
infobox p, infobox item { font: 小五/13pt serif }
"""


def inline(text):
    """Datelines keep the space between role and name."""
    if text.startswith("本报讯（") and "）" in text:
        end = text.index("）") + 1
        return "<dateline style=\"font-family: inherit; font-weight: 400\">" + esc(text[:end]) + "</dateline>" + esc(text[end:])
    return esc(text)


def paragraphs(items):
    return "".join("<p>%s</p>" % inline(p["text"]) for p in items)


def issue(blocks, wrap):
    by = {b["id"]: b for b in blocks}
    lead = by["lead"]
    out = ["<issue title=\"参考版\" date=\"2025-04-23\"><style><![CDATA[%s]]></style><page number=\"1\" class=\"front\">" %
           (CSS % {"wrap": wrap})]
    out.append("<masthead area=\"mast\"><title>参考版</title></masthead>")
    out.append("<article id=\"lead\" area=\"lead\"><kicker>%s</kicker><headline>%s</headline><byline>%s</byline><standfirst>%s</standfirst>" %
               (esc(lead["kicker"]), esc(lead["headline"][0]), esc(lead["byline"]), paragraphs(lead["standfirst"]["paragraphs"])))
    for s in lead["sections"]:
        out.append("<crosshead>%s</crosshead>%s" % ("<br/>".join(map(esc, s["crosshead"])), paragraphs(s["paragraphs"])))
    out.append("</article>")
    for name in ("committee", "government"):
        b = by[name]
        out.append("<article id=\"%s\" area=\"%s\"><headline>%s</headline>%s</article>" %
                   (name, name, "<br/>".join(map(esc, b["headline"])), paragraphs(b["paragraphs"])))
    out.append("<group area=\"rail\">")
    study, climb, box, weather = by["study"], by["climb"], by["climb-box"], by["weather"]
    out.append("<label>%s</label><article id=\"study\">%s<byline>%s</byline></article>" %
               (esc(study["label"]), paragraphs(study["paragraphs"]), esc(study["end_byline"])))
    out.append("<article id=\"climb\"><headline>%s</headline>%s<infobox><headline>%s</headline>%s</infobox></article>" %
               ("<br/>".join(map(esc, climb["headline"])), paragraphs(climb["paragraphs"]), esc(box["headline"][0]),
                "".join("<item>%s</item>" % esc(p["text"]) for p in box["paragraphs"])))
    out.append("<article id=\"weather\"><label>%s</label><headline>%s</headline><byline>%s</byline>%s</article>" %
               (esc(weather["label"]), "<br/>".join(map(esc, weather["headline"])), esc(weather["byline"]), paragraphs(weather["paragraphs"])))
    out.append("</group></page></issue>")
    return "\n".join(out), by


def desk_stories(by):
    lead = by["lead"]
    return {
        "lead": [p["lines"] for s in lead["sections"] for p in s["paragraphs"]],
        "standfirst": [p["lines"] for p in lead["standfirst"]["paragraphs"]],
        "committee": [p["lines"] for p in by["committee"]["paragraphs"]],
        "study": [p["lines"] for p in by["study"]["paragraphs"]],
        "government": [p["lines"] for p in by["government"]["paragraphs"]],
        "climb": [p["lines"] for p in by["climb"]["paragraphs"]],
        "box": [p["lines"] for p in by["climb-box"]["paragraphs"]],
        "weather": [p["lines"] for p in by["weather"]["paragraphs"]],
    }


def our_stories(dump):
    """Paragraphs of every story as lists of line texts; columns of every story in lines."""
    stories, loose, lonely = {}, [], 0
    for page in dump["pages"]:
        for story in page["stories"]:
            parts = {}
            for block in story["blocks"]:
                name = story["story"]
                standfirst = name == "lead" and block["role"] == "p" and block["lines"] and block["lines"][0]["em"] > 700000
                if block["role"] == "item":
                    name = "box"
                elif standfirst:
                    name = "standfirst"
                elif block["role"] != "p":
                    continue
                parts.setdefault(name, {}).setdefault(block["paragraph"], []).extend(block["lines"])
            for name, paragraphs in parts.items():
                stories[name] = [[l["text"] for l in lines] for _, lines in sorted(paragraphs.items())]
                for lines in paragraphs.values():
                    for l in lines:
                        if not l.get("justified"):
                            continue
                        gaps = []
                        for a, b in zip(l["clusters"], l["clusters"][1:]):
                            if a[1] == "han" and b[1] == "han":
                                gaps.append((b[2] - a[2]) / l["em"] - 1)
                        if gaps and name not in ("standfirst", "study"):
                            loose.append(sum(gaps) / len(gaps))
                    last = lines[-1]
                    if len(lines) > 1 and sum(c[1] in ("han", "latin", "digit") for c in last["clusters"]) < 2:
                        lonely += 1
    return stories, loose, lonely


def columns(dump, name):
    """Body lines of a story's slices."""
    story = next(s for p in dump["pages"] for s in p["stories"] if s["story"] == name)
    return [used for *_, used in story["slices"]]


def breaks(lines):
    at, found = 0, set()
    for line in lines[:-1]:
        at += len([c for c in line if c not in " \u3000"])
        found.add(at)
    return found


def main():
    banxin, path = sys.argv[1], sys.argv[2]
    if not os.path.exists(path):
        print("no reference page at hand: skipped")
        sys.exit(77)
    keep = sys.argv[sys.argv.index("--keep") + 1] if "--keep" in sys.argv else tempfile.mkdtemp()
    os.makedirs(keep, exist_ok=True)
    blocks = json.load(open(path))["blocks"]
    failed = False
    for wrap in ("pretty", "auto"):
        xml, by = issue(blocks, wrap)
        base = os.path.join(keep, "reference-" + wrap)
        open(base + ".xml", "w").write(xml)
        run = program.run([banxin, "build", base + ".xml", "-o", base + ".pdf", "--dump", base + ".json", "--diagnostics", "short"], text=True)
        if run.returncode > 1:
            print(run.stderr)
            sys.exit(1)
        dump = json.load(open(base + ".json"))
        ours, loose, lonely = our_stories(dump)
        print("\n%s: %-11s %6s %6s %10s %6s" % (wrap, "story", "desk", "ours", "identical", "share"))
        total_same = total = 0
        for name, desk in desk_stories(by).items():
            mine = ours.get(name, [])
            d, m = sum(map(len, desk)), sum(map(len, mine))
            same = sum(len(breaks(a) & breaks(b)) for a, b in zip(desk, mine))
            count = sum(len(a) - 1 for a in desk)
            total_same += same
            total += count
            failed |= abs(d - m) > 1
            print("%s: %-11s %6d %6d %6d/%-4d %5.0f%%" % (wrap, name, d, m, same, count, 100 * same / max(1, count)))
        mean = sum(loose) / len(loose)
        print("%s: identical breaks %d of %d = %.0f %%; Han-Han looseness %.4f em on average (desk 0.0118), lonely %d" %
              (wrap, total_same, total, 100 * total_same / total, mean, lonely))
        overset = [s["story"] for p in dump["pages"] for s in p["stories"] if s["overset_characters"]]
        print("%s: overset %s" % (wrap, overset or "none"))
        shapes = [columns(dump, "lead"), columns(dump, "committee")]
        print("%s: columns %s" % (wrap, shapes))
        failed |= shapes != [[44, 26, 26, 26, 44], [11] * 5]
        failed |= bool(overset) or (wrap == "pretty" and (mean >= 0.0118 or lonely > 0))
        print("".join("   " + l + "\n" for l in run.stderr.splitlines() if "error" in l))
    sys.exit(1 if failed else 0)


main()
