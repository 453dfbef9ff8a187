"""Filler for tests of pages."""
import random

HAN = "天地人和山水日月江海春秋风雨花草木石东西南北城市街道学校工厂农村田野大小多少高低长短新旧快慢早晚国家民生经济文化教育科技健康安全环保交通运输建设发展改革开放"


def text(count, seed=1):
    """Paragraphs of `count` characters in all, the same for the same seed."""
    r = random.Random(seed)
    out = []
    while count > 0:
        n = min(count, r.randint(40, 160))
        out.append("<p>%s。</p>" % "".join("，" if i % 11 == 10 and i < n - 2 else r.choice(HAN) for i in range(n - 1)))
        count -= n
    return "".join(out)
