"""What drawing libraries say of a picture → words that a clerk understands; what is not known is quoted behind them."""

from gipgen.findings.text import Text

_KNOWN = (  # (part of what a library says, in Chinese); the first that fits wins
    ("nodes limit", "图里的线条和元素太多"),
    ("elements limit", "图里的线条和元素太多"),
    ("unexpected end", "内容不完整"),
    ("not have enough", "图片的内容不完整"),
    ("UnexpectedEof", "图片的内容不完整"),
    ("truncated", "图片的内容不完整"),
    ("IDAT", "图片的内容损坏"),
    ("deflate", "图片的内容损坏"),
    ("Zlib", "图片的内容损坏"),
    ("CRC", "图片的内容损坏"),
    ("decoding Png", "PNG 的内容损坏"),
    ("decoding Jpeg", "JPEG 的内容损坏"),
    ("decode image", "图片的内容损坏"),
    ("unknown namespace", "SVG 里用了没有声明的名称前缀"),
    ("unknown entity", "SVG 里引用了没有声明的名称"),
    ("invalid size", "SVG 没有写明大小"),
    ("not a valid", "不是完整的 SVG"),
    ("root node", "不是完整的 SVG"),
    ("unknown token", "不是完整的 SVG"),
    ("tag, not", "SVG 里的标签没有配对"),
    ("already defined", "SVG 里同一个属性写了两次"),
    ("parsing failed", "不是完整的 SVG"),
    ("failed to parse", "不是完整的 SVG"),
)


def in_words(said: str) -> Text:
    """Why a library cannot draw a picture, by what it says."""
    known = next((words for part, words in _KNOWN if part.lower() in said.lower()), "")
    return Text(known or f"画图部件不认这张图：{said}", said)
