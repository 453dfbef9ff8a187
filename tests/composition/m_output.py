"""M: Output."""
from composing import *


def t147_extraction():
    build(p("用API写“稿”，很快。价格￥128.50——气温22℃……《新桥》（创刊）"), "p { text-align: justify }", "9.5ric", name="x")
    check("T-147", pdf_text("x") == "用API写“稿”，很快。价格￥128.50——气温22℃……《新桥》（创刊）", pdf_text("x"))


def t149_same_bytes():
    build(p("天地玄黄，宇宙洪荒。" * 40), name="one")
    first = [open(path("one" + e), "rb").read() for e in (".pdf", ".json")]
    build(p("天地玄黄，宇宙洪荒。" * 40), name="one")
    check("T-149", first == [open(path("one" + e), "rb").read() for e in (".pdf", ".json")])


run()
