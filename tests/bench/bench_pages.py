"""Issues for measurements: pages of 6,000 characters with more than 3,000 different ones, five columns of 9 pt; the same at every run."""
import os, random, re

# The characters of GB 2312 that the default faces have, the commoner first.
HAN = [bytes([row, cell]).decode("gb2312") for row in range(0xB0, 0xF0) for cell in range(0xA1, 0xFF) if (row, cell) < (0xD7, 0xFA) or row > 0xD7]


def paragraphs(seed):
    r, out, left = random.Random(seed), [], 6000
    while left > 0:
        n = min(left, r.randint(60, 180))
        text = "".join(("，" if i % 13 == 12 else "。" if i % 41 == 40 else HAN[min(int(r.expovariate(1 / 700)), 3299)]) for i in range(n - 1)) + "。"
        out.append(text)
        left -= n
    return out


def issue(pages, path, more=""):
    """Writes the issue; `more`: further declarations of its pages."""
    css = ("@page { size: 390mm 340mm; margin: 15mm 12mm } page { text-wrap-style: pretty; grid-template-columns: repeat(5, 22ric); %s}" % more)
    body = ""
    for i in range(pages):
        # One file an article, as newsrooms have them.
        name = "%s-%d.xml" % (os.path.splitext(path)[0], i + 1)
        open(name, "w").write("<article><headline>第%d版的稿件</headline>%s</article>" %
                              (i + 1, "\n".join("<p>%s</p>" % p for p in paragraphs(i))))
        body += '<page number="%d"><article id="a%d" src="%s"/></page>\n' % (i + 1, i + 1, os.path.basename(name))
    open(path, "w").write('<issue title="试" date="2026-11-24"><style>%s</style>%s</issue>' % (css, body))


def features(pages, path):
    """Pages with Western words, heads of several forms with fitting, vertical text, a group and copyfit: features.xml, repeated."""
    source = open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "features.xml"), encoding="utf-8").read()
    begin, end = source.index('<page number="1">'), source.index("</page>") + len("</page>")
    page, rules = source[begin:end], source[:begin]
    ids = re.findall(r'<(?:article|group) id="(\w+)"', page)
    rules = rules.replace("-bx-lint: n01 off", "-bx-lint: n01 off, n11 off")  # the same story again on each page
    for name in ids:
        rules = rules.replace("#%s " % name, ".%s " % name)
    body = ""
    for i in range(pages):
        one = page.replace('number="1"', 'number="%d"' % (i + 1))
        for name in ids:
            one = one.replace(' id="%s"' % name, ' id="%s%d" class="%s"' % (name, i + 1, name))
        body += one + "\n"
    open(path, "w", encoding="utf-8").write(rules + body + source[end:])
