"""H: Vertical composition."""
from composing import *


def t097_captions():
    """Below or above the picture, at its left or right: by the figure's direction and its caption-side."""
    for mode, side, where in (("horizontal-tb", "bottom", lambda x, y, i: y > i[1] + i[3]), ("horizontal-tb", "top", lambda x, y, i: y < i[1]),
                              ("vertical-rl", "bottom", lambda x, y, i: x < i[0]), ("vertical-rl", "top", lambda x, y, i: x > i[0] + i[2])):
        for page_mode in ("horizontal-tb", "vertical-rl"):
            css = "page { writing-mode: %s } figure { writing-mode: %s; caption-side: %s; grid-column: 1 / span 2; grid-row: 1 }" % (page_mode, mode, side)
            d = issue('<figure src="none.png" id="f"><caption>天地玄黄</caption></figure>', css, "15ric 15ric", rows="auto 1fr")
            page = d["pages"][0]
            l = lines(d, "caption")[0]
            image = page["images"][0]["rect"]
            check("T-097", bool(l.get("vertical")) == (mode == "vertical-rl") and where(*l["origin"], image), (page_mode, mode, side, l["origin"], image))
            check("T-097", image[2] > 9 * EM and image[3] > 9 * EM, (page_mode, mode, side, image))


def t097_header_rows():
    """Rows of a vertical table follow from right to left: the header row stands at the right."""
    d = issue('<infobox id="t">%s</infobox>' % "".join("<item>%s</item>" % t for t in ("项目", "时间", "甲", "一日", "乙", "二日")),
              "infobox { writing-mode: vertical-rl; display: grid; grid-template-columns: 6ric 6ric }", "30ric", rows="20rlh")
    at = {l["text"]: l["origin"] for l in lines(d, "item")}
    check("T-097", at["项目"][0] == at["时间"][0] > at["甲"][0] == at["一日"][0] > at["乙"][0], at)
    check("T-097", at["项目"][1] == at["甲"][1] < at["时间"][1], at)


run()
