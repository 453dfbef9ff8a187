#!/usr/bin/python3
"""CMYK JPEGs that keep their scan data print the inks they have: with Adobe's marker, which means that paper is stored instead
of ink, and without; Ghostscript, MuPDF and Poppler agree with the picture encoded anew."""
import os, re

import fitz, numpy
import program
from harness import BANXIN, FOLDER, check, finish, issue

INKS = [(0.8, 0, 0, 0), (0, 0.6, 0, 0), (0, 0, 0.7, 0), (0, 0, 0, 0.9), (0.3, 0.2, 0.1, 0.4)]
CSS = """@page { size: 200mm 100mm; margin: 10mm } page { grid-template-columns: repeat(2, 20ric); grid-template-rows: 12rlh;
grid-template-areas: "a b" } figure { object-fit: fill; -bx-image-intent: keep }"""


def ghostscript(device, source, *options):
    """Bytes that Ghostscript makes of a file."""
    return program.run(["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=" + device, "-sOutputFile=-", *options, source]).stdout


def jpeg(inks):
    """A JPEG with Adobe's marker, of patches 60 pixels wide, and where its marker is."""
    path = os.path.join(FOLDER, "inks.ps")
    patches = "".join("%g %g %g %g setcmykcolor %d 0 60 200 rectfill\n" % (*ink, 60 * i) for i, ink in enumerate(inks))
    open(path, "w").write(patches + "showpage\n")
    data = ghostscript("jpegcmyk", path, "-r72", "-g300x200", "-dJPEGQ=100")
    marker = data.index(b"\xff\xee")
    # The transform is none: YCCK is named by the marker alone.
    check("Adobe's marker", data[marker + 4:marker + 9] == b"Adobe" and data[marker + 15] == 0, data[marker:marker + 18])
    return data, marker


open(os.path.join(FOLDER, "adobe.jpg"), "wb").write(jpeg(INKS)[0])
# (Ghostscript embeds a profile of its own, so the style keeps the inks.) Without the marker the same samples are ink, where they were paper.
data, marker = jpeg([[1 - v for v in ink] for ink in INKS])
open(os.path.join(FOLDER, "plain.jpg"), "wb").write(data[:marker] + data[marker + 2 + int.from_bytes(data[marker + 2:marker + 4], "big"):])


def build(name, figures):
    open(os.path.join(FOLDER, name + ".xml"), "w").write(issue('<page number="1">%s</page>' % figures, CSS))
    run = program.run([BANXIN, "build", os.path.join(FOLDER, name + ".xml"), "-o", os.path.join(FOLDER, name + ".pdf"), "--no-cache"])
    check(name, run.returncode in (0, 1) and b"Sanitizer" not in run.stderr, run.stderr)
    return fitz.open(os.path.join(FOLDER, name + ".pdf"))


def renderings(name):
    """Arrays of CMYK by Ghostscript and MuPDF, of RGB by Poppler, at 72 dots an inch."""
    pdf = os.path.join(FOLDER, name + ".pdf")
    for data in (ghostscript("pamcmyk32", pdf, "-r72"), program.run(["mutool", "draw", "-q", "-r", "72", "-c", "cmyk", "-F", "pam", "-o", "-", pdf]).stdout):
        head, body = data.split(b"ENDHDR\n", 1)
        width, height = (int(re.search(rb"%s (\d+)" % key, head)[1]) for key in (b"WIDTH", b"HEIGHT"))
        yield numpy.frombuffer(body, numpy.uint8).reshape(height, width, 4)
    head, body = re.match(rb"P6\s(\d+ \d+)\s255\s(.*)", program.run(["pdftoppm", "-r", "72", pdf]).stdout, re.S).groups()
    width, height = map(int, head.split())
    yield numpy.frombuffer(body, numpy.uint8).reshape(height, width, 3)


def patches(array, box):
    return [[int(v) for v in array[int((box[1] + box[3]) / 2), int(box[0] + (box[2] - box[0]) * (i + 0.5) / len(INKS))]] for i in range(len(INKS))]


names = ("adobe.jpg", "plain.jpg")
kept = build("kept", "".join('<figure area="%s" src="%s"/>' % (a, n) for a, n in zip("ab", names)))
boxes = [i["bbox"] for i in kept[0].get_image_info()]
for i, n in enumerate(names):
    data = kept.xref_stream_raw(kept[0].get_images()[i][0])
    check("scan data of " + n, data[-500:] == open(os.path.join(FOLDER, n), "rb").read()[-500:])
    check("inverted " + n, ("/Decode" in kept.xref_object(kept[0].get_images()[i][0])) == (n == "adobe.jpg"))
for renderer, array in zip(("Ghostscript", "MuPDF", "Poppler"), renderings("kept")):
    wanted = [[round(255 * v) for v in ink] for ink in INKS]
    if renderer == "Poppler":  # RGB: what the plain one shows, and its fourth patch is the dark one
        wanted = patches(array, boxes[1])
        check("Poppler: dark patch", max(wanted[3]) < 100 < min(wanted[2][:2]), wanted)
    for n, box in zip(names, boxes):
        found = patches(array, box)
        away = max(abs(a - b) for f, w in zip(found, wanted) for a, b in zip(f, w))
        check("%s: %s" % (renderer, n), away <= 4, (found, wanted))
finish()
