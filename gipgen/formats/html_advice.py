"""What to write instead of an element or an attribute that a house's page may not have, by its name."""

from gipgen.findings.text import Text

_INSTEAD = Text(
    "可以加标题前后、落款前后的段落、列表、链接，用 CSS 改样子",
    "of your own: paragraphs, lists and links outside of the report, styled by CSS",
)
_ELEMENTS = {
    "script style link base": Text("脚本和外部文件不能用，请删去；样式写在 {% block style %} 里", "delete it; styles go into {% block style %}"),
    "bdo bdi": Text("文字的方向不能改：删去这个标签，只留里面的文字", "delete the tag and keep its words: their direction is not to be changed"),
    "font center big small tt basefont marquee blink nobr": Text("改成 <p> 或 <span>，加一个 class，样子写在 {% block style %} 里", "write <p> or <span> with a class, and its look in {% block style %}"),
    "u s strike del ins sub sup ruby rt rp q kbd code pre samp var dfn data time output meter progress": Text("删去这个标签，只留里面的文字；要加重的用 <strong>", "delete the tag and keep its words; <strong> for what is important"),
    "details summary dialog template slot noscript noframes": Text("不能折叠、隐藏内容：写成 <p>，不用的整个删去", "nothing is folded or hidden: write <p>, delete what is not needed"),
    "iframe frame frameset object embed applet video audio source track portal map area": Text('不能嵌入别的网页、视频：写成到本网站的链接 <p><a href="…">…</a></p>', "embed nothing: write a link to your own site"),
    "form input button select option textarea label fieldset legend datalist": Text('报告里没有要填的东西，请删去；要人点的写成链接 <a href="…">…</a>', "there is nothing to fill in: delete it, or write a link"),
    "svg canvas math picture": Text("图写在报告的文字里（![说明](图.svg)），或写成 gipgen.toml 的 logo", "pictures stand in the report, or are the logo of gipgen.toml"),
}  # fmt: skip
_ATTRIBUTES = (
    ("hidden aria-hidden inert popover", Text("不能藏内容：要显示的删去这个属性，不要的整个删去", "hide nothing: delete the attribute, or the whole")),
    ("on*", Text("网页里不能有脚本：删去这个属性", "no scripts: delete the attribute")),
    ("dir", Text("文字的方向不能改：删去这个属性", "delete it: the direction is not to be changed")),
    ("data-* itemprop itemscope itemtype property vocab typeof accesskey draggable spellcheck translate contenteditable", Text("浏览器不显示这个属性，删去；要用来改样子的写 class", "delete it; for styles there is class")),
    ("title aria-* alt", Text("说明写在文字里，删去这个属性", "say it in the text, and delete the attribute")),
    ("align valign bgcolor color width height border cellpadding cellspacing background face size nowrap", Text("样子不写成属性：加 class，写在 {% block style %} 里", "write a class, and its look in {% block style %}")),
    ("id class lang role tabindex colspan rowspan start span rel target loading", Text("这个值不能用：id 以字母开头，只有字母、数字、横线；lang 写 zh-CN；tabindex 写 0 或 -1；target 写 _blank", "this value is not to be used: an id begins with a letter, lang is zh-CN, tabindex 0 or -1, target _blank")),
    ("src srcset href action cite longdesc usemap", Text("只有 <a> 和报告里的图片有地址，删去这个属性", "only links and the report's pictures have addresses")),
)  # fmt: skip
_CASE = Text("标签和属性用小写字母", "write it in lower case")


def of_element(name: str) -> Text:
    """What to write instead of an element."""
    if name != name.lower():
        return _CASE
    return next((text for names, text in _ELEMENTS.items() if name in names.split()), _INSTEAD)


def of_attribute(name: str) -> Text:
    """What to write instead of an attribute."""
    if name != name.lower():
        return _CASE
    return next((text for names, text in _ATTRIBUTES if _is_one(name, names)), _INSTEAD)


def _is_one(name: str, names: str) -> bool:
    """Whether a name is one of these; what ends in a star begins so."""
    return any(name == each or (each.endswith("*") and name.startswith(each[:-1])) for each in names.split())
