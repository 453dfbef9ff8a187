#!/usr/bin/python3
"""Broken fonts, pictures and folders of data: said with the place that names them; a picture leaves a crossed box."""
import os, re, shutil, struct

from bad_run import CSS, ISSUE, STORY, build, write
from harness import BANXIN, FOLDER, finish, png

FONTS = os.path.abspath("fonts")
write("t.css", "")
GOOD = ISSUE % (CSS, STORY)
FIGURE = STORY + '\n<figure src="%s" area="b"><caption>字</caption></figure>'


def font(name, change):
    """A copy of a face whose tables were changed."""
    data = open(os.path.join(FONTS, name), "rb").read()
    count = struct.unpack_from(">H", data, 4)[0]
    tables = {}
    for i in range(count):
        tag, _, offset, size = struct.unpack_from(">4sIII", data, 12 + 16 * i)
        tables[tag] = data[offset:offset + size]
    change(tables)
    directory, body, start = b"", [], 12 + 16 * len(tables)
    for tag in sorted(tables):
        directory += struct.pack(">4sIII", tag, 0, start, len(tables[tag]))
        body.append(tables[tag] + b"\0" * (-len(tables[tag]) % 4))
        start += len(body[-1])
    return data[:4] + struct.pack(">HHHH", len(tables), 0, 0, 0) + directory + b"".join(body)


def restrict(tables):
    tables[b"OS/2"] = tables[b"OS/2"][:8] + b"\0\2" + tables[b"OS/2"][10:]


def vary(tables):
    """One axis of weight, and no glyph that changes with it."""
    glyphs = struct.unpack_from(">H", tables[b"maxp"], 4)[0]
    tables[b"fvar"] = struct.pack(">HHHHHHHH4siiiHH", 1, 0, 16, 2, 1, 20, 0, 8, b"wght", 100 << 16, 400 << 16, 900 << 16, 0, 256)
    tables[b"gvar"] = struct.pack(">HHHHIHHI", 1, 0, 1, 0, 20, glyphs, 0, 20 + 2 * (glyphs + 1)) + b"\0" * (2 * (glyphs + 1))


restricted = font("NotoSansTC-Bold.ttf", restrict)
write("closed.ttf", restricted)
write("variable.ttf", font("NotoSansSC-Regular.ttf", vary))
for name, code in (("closed.ttf", "E0406"), ("variable.ttf", "E0405")):
    write("t.css", "\n@font-face { font-family: x; src: url(%s) }" % name)
    build(name, 1, [("t.css:2:30:", code, name)], GOOD)

# Folders of data: none, one without fonts, one with a face that may not be embedded, one with a damaged profile.
def data(name, fonts):
    shutil.copytree("styles", os.path.join(FOLDER, name, "styles"))
    os.makedirs(os.path.join(FOLDER, name, "fonts"))
    for face in fonts:
        os.symlink(os.path.join(FONTS, face), os.path.join(FOLDER, name, "fonts", face))


write("t.css", "")
OWN = {"HOME": FOLDER, "XDG_CACHE_HOME": FOLDER, "BANXIN_DATA": ""}
data("empty", [])
build("no fonts", 3, [("", "E0401", "empty/fonts")], GOOD, ["--data", "empty"], OWN)
data("closed", [f for f in os.listdir(FONTS) if f.startswith(("NotoSerifSC", "NotoSansSC"))])
write("closed/fonts/closed.ttf", restricted)
write("t.css", "p { font-family: 'Noto Sans TC', 'Noto Serif SC' }")
build("family that forbids", 0, [("t.css:1:5:", "E0407", "Noto Sans TC")], GOOD, ["--data", "closed"], OWN)
write("t.css", "")
write("closed/styles/newsprint.icc", "no profile")
build("no profile", 3, [("", "E0708", "newsprint.icc"), ("", "E0114", "newsprint.icc")], GOOD, ["--data", "closed"], OWN)

# A copy of the program finds no data beside it; a machine where some are installed cannot show this.
lonely = os.path.join(FOLDER, "p", "q", "r", "banxin")
os.makedirs(os.path.dirname(lonely))
shutil.copy(BANXIN, lonely)
share = re.search(rb"\0(/[\w/.-]*/share/banxin)\0", open(BANXIN, "rb").read())
if not share or not os.path.isdir(share.group(1)):
    build("no data", 3, [("", "E0103", "fonts/ and styles/")], GOOD, env=OWN, program=lonely)


def picture(name, content, code, *wanted):
    write(name, content)
    build(name, code, [("t.xml:3:", number, name) for number in wanted], ISSUE % (CSS, FIGURE % name))


def tiff(pixel, width=60, height=60):
    """A CMYK picture of one colour, not compressed."""
    fields = ((256, 4, 1, width), (257, 4, 1, height), (258, 3, 4, 200), (259, 3, 1, 1), (262, 3, 1, 5), (273, 4, 1, 300), (277, 3, 1, 4),
              (278, 4, 1, height), (279, 4, 1, width * height * 4))
    directory = struct.pack("<H", len(fields)) + b"".join(struct.pack("<HHII", *f) for f in fields) + b"\0" * 4
    start = b"II*\0" + struct.pack("<I", 8) + directory
    return start.ljust(200, b"\0") + struct.pack("<4H", 8, 8, 8, 8).ljust(100, b"\0") + bytes(pixel) * (width * height)


whole = png(60, 60)
picture("cut.png", whole[:len(whole) - 40], 1, "E0707")
picture("short.tif", tiff((255, 0, 0, 0))[:4000], 1, "E0707")
picture("headless.png", whole[:30], 1, "E0703")
picture("headless.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 40, 1, "E0703")
picture("headless.tif", b"II*\0" + b"\xff" * 40, 1, "E0703")
picture("black.tif", tiff((255, 255, 255, 255), 400, 400), 0, "E0709")
# Sound files of kinds that are not read are named, and not called damaged.
for name, head, kind in (("a.gif", b"GIF89a", "GIF"), ("a.psd", b"8BPS\0\1", "PSD"), ("a.pdf", b"%PDF-1.4", "PDF"), ("a.eps", b"%!PS-Adobe-3.0", "EPS"),
                         ("a.heic", b"\0\0\0\x18ftypheic", "HEIC"), ("a.avif", b"\0\0\0\x18ftypavif", "AVIF"), ("a.bmp", b"BM", "BMP"),
                         ("a.jp2", b"\0\0\0\x0cjP  \r\n\x87\n", "JPEG 2000"), ("a.jxl", b"\xff\x0a", "JPEG XL"),
                         ("a.svg", b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', "SVG")):
    write(name, head + b"\0" * 40)
    build(name, 1, [("t.xml:3:", "E0712", "%s is a %s file" % (name, kind))], ISSUE % (CSS, FIGURE % name))


def changed(tag, value, kind=3):
    """The CMYK picture with one field of its directory changed."""
    data = bytearray(tiff((0, 0, 0, 9)))
    for at in range(10, 10 + 9 * 12, 12):
        if struct.unpack_from("<H", data, at)[0] == tag:
            struct.pack_into("<HHII", data, at, tag, kind, 1, value)
    return bytes(data)


twelve = bytearray(tiff((0, 0, 0, 9)))
struct.pack_into("<4H", twelve, 200, 12, 12, 12, 12)
picture("twelve.tif", bytes(twelve), 1, "E0713")
picture("logluv.tif", changed(262, 32845), 1, "E0713")
picture("unknown.tif", changed(259, 34777), 1, "E0713")
twelve = b"\xff\xd8\xff\xc1\0\x0b\x0c\0\x10\0\x10\1\1\x11\0\xff\xda\0\x08\1\1\0\0\x3f\0\0\xff\xd9"
picture("twelve.jpg", twelve, 1, "E0713")
more = bytearray(tiff((0, 0, 0, 9, 9)))
struct.pack_into("<HHII", more, 10 + 6 * 12, 277, 3, 1, 5)
struct.pack_into("<HHII", more, 10 + 2 * 12, 258, 3, 5, 200)
struct.pack_into("<5H", more, 200, 8, 8, 8, 8, 8)
struct.pack_into("<HHII", more, 10 + 8 * 12, 279, 4, 1, 60 * 60 * 5)
write("five.tif", bytes(more))
build("five.tif", 1, [("t.xml:3:", "E0714", "five.tif")], ISSUE % (CSS, FIGURE % "five.tif"))  # 1: too few pixels
finish()
