"""C, G, H: what wires deliver instead of the right characters: reported with its place, mended only when asked."""
from composing import *


def found(body, normalize=False, name="w"):
    """Codes of the messages about the text with the character at each place, and the text as it is set."""
    open(path(name + ".xml"), "w").write(
        '<issue title="试" date="2025-04-23" lang="zh-Hans"><style><![CDATA[@page { size: 400mm 500mm; margin: 10mm } '
        "page { grid-template-columns: 60ric; grid-template-rows: 1fr; font: 9pt/13pt serif }]]></style>"
        '<page number="1">\n<article id="a">%s</article></page></issue>' % body)
    run = program.run([BANXIN, "build", path(name + ".xml"), "-o", path(name + ".pdf"), "--dump", path(name + ".json"),
                       "--diagnostics", "short"] + ["--normalize"] * normalize, text=True)
    if run.returncode > 1 or "runtime error" in run.stderr:
        raise SystemExit(run.stderr)
    source = open(path(name + ".xml")).read().split("\n")
    messages = []
    for line, column, code in re.findall(r"w\.xml:(\d+):(\d+): \w+: .*\[(E02\d\d)\]", run.stderr):
        messages.append((code, source[int(line) - 1][int(column) - 1]))
    return messages, "|".join(texts(json.load(open(path(name + ".json")))))


def expect(number, text, messages, mended=None, kept=None):
    """`text` gives these messages; it stays as it is (or becomes `kept`), and is mended with --normalize."""
    got, set_text = found(p(text))
    set_text = set_text.replace("|", "")
    check(number, got == messages, (text, got))
    check(number, set_text == (kept or text), set_text)
    again, set_text = found(p(text), True)
    set_text = set_text.replace("|", "")
    check(number, again == messages and set_text == (mended or text), (again, set_text))


def t036_pairs():
    expect("T-036", "他说“好。", [("E0222", "“")])
    expect("T-036", "他说好。”", [("E0222", "”")])
    expect("T-036", "他说“读了《晨报”》。", [("E0233", "”")])
    expect("T-036", "他说“她喊“快”了”。", [("E0234", "“")])
    expect("T-036", "他说“她喊‘快’了（是吗）”，It’s", [])
    expect("T-036", "（“‘", [("E0222", c) for c in "（“‘"])
    expect("T-036", "他说“" * 40, [("E0234", "“")] * 31 + [("E0222", "“")] * 32)


def t036_paragraphs():
    got, _ = found(p("“第一段。") + p("“第二段。") + p("“末段。”"))
    check("T-036", got == [], got)
    got, set_text = found(p("“第一段。") + p("第二段。”"), True)
    check("T-036", got == [("E0235", "第")] and set_text == "“第一段。|第二段。”", (got, set_text))
    got, _ = found(p("“第一段。") + p("“第二段。") + p("末段。"))
    check("T-036", got == [("E0222", "“")], got)
    got, _ = found("<headline>“好</headline>" + p("“末段。”"))
    check("T-036", got == [("E0222", "“")], got)


def t086_western_punctuation():
    expect("T-086", "会议开始,大家坐下.", [("E0220", ","), ("E0220", ".")], "会议开始，大家坐下。")
    expect("T-086", "他说(这里)好;对:是?不!", [("E0220", c) for c in "();:?!"], "他说（这里）好；对：是？不！")
    expect("T-086", "等等...再看", [("E0227", ".")], "等等……再看")
    expect("T-086", "等等......再看。。。", [("E0227", "."), ("E0227", "。")], "等等……再看……")
    expect("T-086", "他说,“好”,走", [("E0220", ","), ("E0220", ",")], "他说，“好”，走")
    expect("T-086", "天, 地.", [("E0220", ","), ("E0220", ".")], "天，地。")
    expect("T-086", "Wait... what, no. (Yes)", [])
    expect("T-086", "他来--她走", [("E0220", "-")], "他来——她走")
    expect("T-086", '他说"好"了', [("E0229", '"'), ("E0229", '"')])
    expect("T-086", "B.盖茨用v1.2版，3,500元，Ｂ．盖茨", [("E0223", "Ｂ")], "B.盖茨用v1.2版，3,500元，B．盖茨")
    expect("T-086", "天，，地、、、人，。", [("E0221", "，"), ("E0221", "、"), ("E0221", "，")], "天，地、人，。")
    expect("T-086", "天…地", [("E0227", "…")], "天……地")


def t086_full_width_letters():
    """One message for letters and digits in a row; every one of them is mended."""
    expect("T-086", "ＡＢＣ与１２３号", [("E0223", "Ａ"), ("E0223", "１")], "ABC与123号")
    found(p("机型ＡＢ１２"))
    run = program.run([BANXIN, "check", path("w.xml"), "--diagnostics", "short"], text=True)
    check("T-086", "“ＡＢ１２”" in run.stderr and run.stderr.count("E0223") == 1, run.stderr)


def t032_dots():
    for dot in "‧・•．":
        expect("T-032", "安娜%s舒尔茨" % dot, [("E0228", dot)], "安娜·舒尔茨")
    expect("T-032", "第3．5节，安娜·舒尔茨", [])


def t094_presentation_forms():
    """They are always written as ordinary characters, which vertical lines turn."""
    forms = "︐︑︒︓︔︕︖︵甲︶﹁乙﹂﹃丙﹄︽丁︾"
    plain = "，、。：；！？（甲）「乙」『丙』《丁》"
    got, set_text = found(p("天" + forms))
    check("T-094", set_text == "天" + plain, set_text)
    check("T-094", [c for code, c in got if code == "E0226"] == [c for c in forms if c not in "甲乙丙丁"], got)
    check("T-094", "天" + plain == pdf_text("w"), pdf_text("w"))
    expect("T-094", "书名＿晨报﹏", [("E0230", "＿"), ("E0230", "﹏")])
    expect("T-094", "天\u202e地\u200f玄", [("E0231", "\u202e"), ("E0231", "\u200f")], "天地玄")
    expect("T-094", "\u0301天地 \u0301玄", [("E0232", "\u0301"), ("E0232", "\u0301")], kept=found(p("\u0301天地 \u0301玄"))[1], mended=found(p("\u0301天地 \u0301玄"))[1])
    expect("T-094", "\ufe00天", [("E0232", "\ufe00")], kept="天", mended="天")
    expect("T-094", "天\u0378地\u2065", [("E0225", "\u0378"), ("E0225", "\u2065")])
    for body, codes in (("天<br/>\u0301地", ["E0232"]), ("<em>\u0301天</em>", ["E0232"]), ("天<em>\u0301地</em>", []),
                        ("<em>天</em>\u0301地", []), ("天<em>地<br/>\u0301玄</em>", ["E0232"])):
        check("T-094", [code for code, c in found(p(body))[0] if c == "\u0301"] == codes, (body, found(p(body))[0]))


def t094_compatibility():
    """Radicals and compatibility ideographs are named, and mended by --normalize; so are line separators; box drawings for a dash become one."""
    expect("T-094", "⼀⽤户", [("E0237", "⼀"), ("E0237", "⽤")], "一用户")
    expect("T-094", "⻓江⻢上", [("E0237", "⻓"), ("E0237", "⻢")], "长江马上")
    expect("T-094", "\uf98e轻\ufa0e", [("E0237", "\uf98e")], "年轻\ufa0e")
    expect("T-094", "\U0002f800年", [("E0237", "\U0002f800")], "丽年")
    expect("T-094", "天\u2028地", [("E0239", "\u2028")], "天地")
    got, set_text = found(p("天──地"))
    check("T-094", got == [("E0238", "─")] and set_text == "天——地", (got, set_text))
    expect("T-094", "天─地─────玄", [])


def t094_marks_behind_spaces():
    """A space may vanish at a line's edge; a combining mark behind it does not."""
    for _, d in sweep(p("用Tea \u0301and \u0301Tide一书"), NO_INDENT, range(20, 60, 5)):
        got = "".join(texts(d))
        check("T-094", got.count("\u0301") == 2, got)


def t094_places_after_mending():
    """Messages of later stages find their place in mended text: the character without a face is named where it stands."""
    text = "天︵地︶玄,黄\U0001F9FF"
    open(path("f.xml"), "w").write('<issue title="试" date="2025-04-23" lang="zh-Hans"><page number="1"><article id="a"><p>%s</p></article></page></issue>' % text)
    run = program.run([BANXIN, "build", path("f.xml"), "-o", path("f.pdf"), "--normalize", "--diagnostics", "short"], text=True)
    column = re.findall(r"f\.xml:1:(\d+): \w+: .*\[E0501\]", run.stderr)
    check("T-094", column and open(path("f.xml")).read()[int(column[0]) - 1] == "\U0001F9FF", run.stderr)


def t036_many_marks():
    """Ten thousand marks in a row: few messages, everything is set."""
    for mark in "，“”（.":
        got, set_text = found(p("天" + mark * 10000 + "地"))
        check("T-036", set_text.startswith("天") and set_text.endswith("地"), mark)
        check("T-036", len(got) <= 10000, (mark, len(got)))


run()
