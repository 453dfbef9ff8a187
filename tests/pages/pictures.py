#!/usr/bin/python3
"""Pictures and boxes: crops by focus point, captions beside and on pictures, pull quotes, initial letters, briefs, nested boxes."""
import os, subprocess

import program
from harness import BANXIN, FOLDER, build_pages, check, finish, png

PT, EM, PITCH = 65536, 9 * 65536, 13 * 65536


def shaded(name, width, height, shade):
    rows = b"".join(b"\0" + bytes((shade + x * 255 // width) % 256 for x in range(width)) for _ in range(height))
    open(os.path.join(FOLDER, name), "wb").write(png(width, height, rows))


for number in range(7):
    shaded("%d.png" % number, 1200, 800, number * 20)
shaded("copy.png", 1200, 800, 20)  # the same bytes as 1.png
shaded("other.png", 1200, 800, 21)
shaded("other2.png", 1200, 800, 22)
SENTENCE = "江湾港的码头上晨雾还没有散尽第一班轮渡已经靠岸。"
PAGES = ["""<figure id="end" class="end" area="a" src="1.png"><headline>标题</headline><caption>说明排在图的旁边，一共有好几行那么长的说明文字。</caption><credit>某某 摄</credit></figure>
<figure id="start" class="start" area="b" src="2.png"><caption>说明。</caption></figure>
<figure id="over" class="over" area="c" src="3.png" focus="0.9 0.1"><caption>压图说明</caption><credit>某某 摄</credit></figure>
<figure id="focus" area="d" src="4.png" focus="0.25 0.5"/>
<article id="story" area="e"><headline>题</headline><p>%s</p><figure class="end" style="grid-column: 2 / span 2; block-size: 6rlh" src="5.png"><caption>在行格上的说明，至少要有两行才好。</caption></figure></article>
<figure area="f"><caption>没有图片</caption></figure>
<figure id="limit" style="-bx-crop-limit: 5%%" area="g" src="6.png"/>""" % (SENTENCE * 12),
         """<article id="two" area="a" style="column-count: 1"><p class="initial">%s</p><p>%s</p></article>
<article id="tall" area="b" style="writing-mode: vertical-rl; column-count: 1"><p class="initial three">%s</p></article>
<article id="latin" area="c" style="column-count: 1"><p class="initial three">Harbour%s</p></article>
<article id="quote" area="d"><p class="initial">“看，”%s</p><p class="initial">字</p></article>
<article id="pull" area="e"><p>%s</p><pullquote><p>屋里亮着灯，巷子就不黑了。</p><byline>某某</byline></pullquote><pullquote>第二句。</pullquote><p>%s</p></article>
<infobox id="box" area="f"><headline>外</headline><infobox><headline>中</headline><infobox><p>内</p><image src="1.png"/></infobox></infobox></infobox>
<briefs id="briefs" class="triangle run-in" area="g"><label>简讯</label><brief><headline>第一条</headline>　%s</brief><brief><strong>第二条</strong>%s</brief></briefs>""" % (
    SENTENCE * 2, SENTENCE, SENTENCE * 3, SENTENCE * 4, SENTENCE * 2, SENTENCE * 2, SENTENCE * 2, SENTENCE, SENTENCE),
         """<figure id="same" area="a" src="copy.png"/><figure id="credit" area="b" src="other.png"><caption>这是一句二十九个字长的图片说明文字后面的署名在本行里放不下，要移到下一行去。</caption><credit>本报记者 某某某 通讯员 某某某 某某某 文/图</credit></figure><figure area="c" src="0.png"/>
<article id="narrow" area="d" style="column-count: 4"><p class="initial big">%s</p><figure class="end" style="grid-column: 1" src="other2.png"><caption>窄</caption></figure></article>
<briefs id="framed" area="e" style="border: 1pt solid"><brief>一条</brief><brief>两条</brief></briefs>""" % (SENTENCE * 2)]
CSS = """@page { size: 270mm 390mm; margin: 12mm } page { grid-template-columns: repeat(4, 18ric); grid-template-rows: 16rlh 16rlh 16rlh 1fr; row-gap: 1rlh;
grid-template-areas: "a a b b" "c c d d" "e e e f" "g g g g" }
.end { caption-side: inline-end; -bx-caption-size: 8ric } .start { caption-side: inline-start; align-content: end; -bx-caption-size: 25% }
.over { caption-side: -bx-over; color: white; background: device-cmyk(0 0 0 0.8) } .three::first-letter { initial-letter: 3 } .big::first-letter { initial-letter: 4 } #tall { text-align: justify }"""
path = os.path.join(FOLDER, "t")
# A page begins on the line after the style, so that places of messages can be given.
pages, messages = build_pages("\n" + "".join('<page number="%d">%s</page>\n' % (i + 1, p) for i, p in enumerate(PAGES)), CSS)
check("errors", " error:" in messages, messages)


def story(page, name):
    return next(s for s in pages[page - 1]["stories"] if s["story"] == name)


def image(page, name):
    return next(i for i in pages[page - 1]["images"] if i["path"].endswith(name))


def lines(s, role):
    return [l for b in s["blocks"] if b["role"] == role for l in b["lines"]]


for s in (s for p in pages for s in p["stories"]):
    check("nothing lost", s["placed"] + s["overset_characters"] == s["characters"] and s["overset_characters"] == 0, s["story"])

# Beside: caption and picture share the figure, a gutter apart; lines stand on the page's grid.
s, picture = story(1, "end"), image(1, "1.png")["rect"]
area = s["polygon"][0]
check("picture beside", abs(picture[2] - (area[2] - 9 * EM)) < 2 and picture[0] == area[0], (picture, area))
check("measure beside", all(l["measure"] == 8 * EM and l["origin"][0] == area[0] + area[2] - 8 * EM for b in s["blocks"] for l in b["lines"]), s["blocks"])
origin = pages[0]["grid"]["origin"]
check("grid", all(abs((l["origin"][1] - origin + PITCH // 2) % PITCH - PITCH // 2) < PT // 2 for l in lines(s, "caption")), [(l["origin"][1] - origin) / PITCH for l in lines(s, "caption")])
first = s["blocks"][0]["lines"][0]
check("from the picture's top", abs(s["blocks"][0]["rect"][1] + (PITCH - EM) // 2 - picture[1]) < PT, (s["blocks"][0]["rect"], picture))
check("credit ends its line", "某某 摄" in lines(s, "caption")[-1]["text"], lines(s, "caption")[-1]["text"])
s, picture = story(1, "start"), image(1, "2.png")["rect"]
last = lines(s, "caption")[-1]
check("at the foot", picture[0] > last["origin"][0] and abs(last["origin"][1] + EM * 12 // 100 - picture[1] - picture[3]) < PT, (last["origin"], picture))
# On the picture: a strip at its foot, above it in the drawing, text inside.
s, picture = story(1, "over"), image(1, "3.png")["rect"]
strip = [f for f in pages[0]["fills"] if f.get("above")]
check("strip", len(strip) == 1 and strip[0]["rect"][0] == picture[0] and strip[0]["rect"][2] == picture[2] and
      strip[0]["rect"][1] + strip[0]["rect"][3] == picture[1] + picture[3], (strip, picture))
line = lines(s, "caption")[0]
check("text in the strip", strip[0]["rect"][1] < line["origin"][1] - EM // 2 and line["origin"][1] < picture[1] + picture[3] and line["origin"][0] > picture[0], line["origin"])
content = subprocess.run(["mutool", "show", "-b", path + ".pdf", "pages/1/Contents"], capture_output=True, text=True).stdout
check("drawn on the picture", content.index("0 0 0 .8 k") > content.index(" Do"), "")
# Crops: the focus point in the middle, as far as the edges allow; nothing is distorted.
for name, x, y in (("3.png", 0.9, 0.1), ("4.png", 0.25, 0.5)):
    i = image(1, name)
    cx, cy, cw, ch = i["crop"]
    check("proportion " + name, abs(cw / ch - i["rect"][2] / i["rect"][3]) < 0.02, i)
    for begin, size, whole, focus in ((cx, cw, 1200, x), (cy, ch, 800, y)):
        check("focus " + name, abs(begin - min(max(focus * whole - size / 2, 0), whole - size)) <= 1, (name, i["crop"]))
check("cropped", image(1, "4.png")["crop"][3] < 800, image(1, "4.png")["crop"])
picture = image(1, "5.png")["rect"]
check("whole lines", abs(picture[3] - (6 * PITCH - (PITCH - EM))) < PT, picture[3] / PT)
check("missing", [i for i in pages[0]["images"] if i["missing"]] != [])
for line, page, code in ((10, 1, "E0666"), (11, 1, "E0667"), (19, 3, "E0415"), (20, 3, "E0669"), (20, 3, "E0668")):
    check("message", any("t.xml:%d:" % line in m and "page %d" % page in m and code in m for m in messages.split("\n")), (line, code, messages))
check("one picture twice", messages.count("E0415") == 1, messages)

# Initial letters: from em box to em box, the lines beside them whole characters, all on the grid.
for name, count in (("two", 2), ("tall", 3)):
    found = lines(story(2, name), "p")
    letter, beside = found[0], found[1:count + 1]
    size = letter["runs"][0]["size"]
    check("size " + name, letter["text"] == "江" and size == (count - 1) * PITCH + EM, size / PT)
    check("continues " + name, found[1]["text"].startswith("湾港的"), found[1]["text"])
    check("beside " + name, all(l["measure"] % EM == 0 and l["measure"] < found[count + 1]["measure"] - size for l in beside), [l["measure"] / EM for l in beside])
    axis = 0 if name == "tall" else 1
    steps = {abs(b["origin"][axis] - a["origin"][axis]) for a, b in zip(found[1:], found[2:])}
    check("grid " + name, steps == {PITCH}, steps)
    ends = {l["origin"][1 - axis] + l["measure"] for l in found[1:]}
    check("end together " + name, max(ends) - min(ends) < 2, ends)
found = lines(story(2, "latin"), "p")
check("Latin letter on the baseline", found[0]["text"] == "H" and abs(found[0]["origin"][1] - found[3]["origin"][1]) < PT // 4, (found[0]["origin"], found[3]["origin"]))
found = lines(story(2, "quote"), "p")
check("marks stay with the letter", found[0]["text"] == "“看，”" and found[-1]["text"] == "字" and found[-1]["runs"][0]["size"] == EM, [l["text"] for l in found])
plain = subprocess.run(["pdftotext", "-raw", "-f", "2", "-l", "2", path + ".pdf", "-"], capture_output=True, text=True).stdout
check("extracts", ("Harbour" + SENTENCE * 2) in plain.replace("\n", "").replace(" ", ""), plain[:300])

# A credit without room beside the last line of its caption stands at the end of the next one; that line is not opened.
found = lines(story(3, "credit"), "caption")
check("credit on a line of its own", len(found) == 2 and found[1]["text"].startswith("本报记者") and found[1]["clusters"][1][2] > 0, [l["text"] for l in found])
check("line before it", found[0]["clusters"][1][2] == EM * 17 // 18 and not found[0].get("justified"), found[0]["clusters"][:3])

# Pull quotes: large marks, a thick rule above, a thin one below, whole lines in the column.
s = story(2, "pull")
marks = [l for b in s["blocks"] if b["role"] == "pullquote" for l in b["lines"] if l["text"] in "“”"]
check("marks", [l["text"] for l in marks] == list("“”“”") and all(l["runs"][0]["size"] > 3 * EM for l in marks), [l["text"] for l in marks])
rules = [r for r in pages[1]["rules"] if r["role"] == "border" and s["polygon"][0][1] <= r["from"][1] <= s["polygon"][0][1] + s["polygon"][0][3] and r["from"][0] < s["polygon"][-1][0] + s["polygon"][-1][2]]
check("rules", sorted(r["width"] for r in rules) == [PT // 2] * 2 + [2 * PT] * 2, [r["width"] / PT for r in rules])
body = {(l["origin"][1] - origin) % PITCH for l in lines(s, "p") if l["runs"][0]["size"] == EM}
check("text stays on the grid", len(body) == 1, body)
frames = {(r["from"][0], r["to"][0]) for r in pages[1]["rules"] if r["role"] == "border" and r["from"][1] == r["to"][1] and r["from"][0] >= story(2, "box")["polygon"][0][0]}
check("box in a box in a box", len(frames) == 3, frames)
texts = [l["text"] for b in [b for n in pages[1]["stories"] if n["role"] == "brief" for b in n["blocks"]] for l in b["lines"]]
check("bullets", [t[0] for t in texts if t[0] == "▲"] == ["▲"] * 2 and any(t.startswith("▲第一条") for t in texts), texts)

# Without room nothing overlaps: narrow text stands beside its letter. Briefs share the lines inside their frame.
found = lines(story(3, "narrow"), "p")
check("narrow", all(l["origin"][0] > found[0]["origin"][0] + found[0]["runs"][0]["size"] for l in found[1:5]), [l["text"] for l in found])
check("framed", sum(s["role"] == "brief" for s in pages[2]["stories"]) == 2 and len([r for r in pages[2]["rules"] if r["width"] == PT]) == 4)

# The sample of such a page says nothing, and its code is read.
run = program.run([BANXIN, "build", "samples/service/issue.xml", "-o", path + ".pdf", "--diagnostics", "short"], text=True)
check("sample", run.returncode == 0 and not run.stderr.strip().startswith(("samples", "banxin: ")), run.stderr)
subprocess.run(["pdftoppm", "-r", "150", "-gray", "-png", "-singlefile", path + ".pdf", path], check=True)
read = subprocess.run(["zbarimg", "-q", "--raw", path + ".png"], capture_output=True, text=True).stdout
check("code of the sample", "https://example.com/jiangwan/run" in read, read)

# A crop of more than a quarter is said with what would show all (E0670); on both sides of the limit, in both directions, and
# not where the style allows it or nothing is cropped.
CROPS = (("a", ""), ("b", ""), ("c", "-bx-crop-limit: 40%"), ("d", "object-fit: contain"))
CROP_CSS = """@page { size: 270mm 390mm; margin: 12mm } page { grid-template-columns: repeat(4, 18ric); grid-template-rows: 16rlh 16rlh; row-gap: 1rlh;
grid-template-areas: "a a b b" "c c d d" }"""


def crops(size):
    """Messages of four figures of a picture of this size, by area, and the frame of the first."""
    shaded("crop.png", *size, 40)
    figures = "".join('<figure id="f%s" area="%s" style="%s" src="crop.png"/>\n' % (a, a, style) for a, style in CROPS)
    dumps, said = build_pages('\n<page number="1">%s</page>' % figures, CROP_CSS, "crop")
    return [m for m in said.splitlines() if "E0670" in m or "E0667" in m], dumps[0]["images"][0]["rect"]


_, frame = crops((1200, 800))
ratio = frame[2] / frame[3]
for wide in (False, True):
    keeps = 1000 * ratio if wide else 1000 / ratio  # of the other side
    most = int(keeps / 0.75)
    for side, count in ((most - 2, 0), (most + 2, 2)):
        size = (side, 1000) if wide else (1000, side)
        said, frame = crops(size)
        check("crop %s" % (size,), len(said) == count, said)
        if count:
            whole = "%.1f × %.1f mm" % tuple(round(v * 254 / 72 / PT) / 10 for v in (frame[2], frame[2] * size[1] / size[0]))
            check("whole", all("loses 26 %" in m and whole in m for m in said), (whole, said))
finish()
