"""Content streams of pages, as tests read them (MuPDF gives the streams and the objects)."""
import re

FILLS, STROKES = {"f", "F", "f*", "B", "B*", "b", "b*"}, {"S", "s", "B", "B*", "b", "b*"}
SHOWS = {"Tj", "TJ", "'", '"'}


def tokens(content):
    """Operands and operators of a content stream; strings and dictionaries as one token each."""
    pattern = rb"<<|>>|<[0-9A-Fa-f\s]*>|\((?:\\.|[^\\()])*\)|[\[\]]|/[^\s<>\[\](){}/%]+|[^\s<>\[\](){}/%]+"
    return (t.decode("latin-1") for t in re.findall(pattern, content, re.S))


def resources(doc, xref, kind):
    """Names of a page's resources of a kind, and their object numbers."""
    what, value = doc.xref_get_key(xref, "Resources/" + kind)
    if what == "xref":
        value = doc.xref_object(int(value.split()[0]))
    return {n: int(x) for n, x in re.findall(r"/(\w+) (\d+) 0 R", value)} if what != "null" else {}


def shown_codes(content):
    """Codes of two bytes that a content stream shows, by the name of the font."""
    out, font, strings = {}, None, []
    for token in tokens(content):
        if token[0] == "<" and token != "<<":
            strings.append(token[1:-1])
        elif token[0] == "/":
            name = token[1:]
        elif token == "Tf":
            font = name
        elif token in SHOWS:
            out.setdefault(font, set()).update(int(s[i:i + 4], 16) for s in strings for i in range(0, len(s), 4))
        if token[0] not in "/<([])>+-.0123456789":
            strings = []
    return out


def to_unicode(doc, font):
    """The ToUnicode map of a font object: code to text."""
    what, value = doc.xref_get_key(font, "ToUnicode")
    text = doc.xref_stream(int(value.split()[0])).decode("latin-1") if what == "xref" else ""
    pairs = [p for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.S) for p in re.findall(r"<([0-9A-F]+)>\s*<([0-9A-F]*)>", block)]
    return {int(code, 16): bytes.fromhex(value).decode("utf-16-be") for code, value in pairs}
