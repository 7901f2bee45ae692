"""In which encoding a text is, that says nothing of it itself."""

import codecs

from gipgen.findings.text import Text, problem

_NO_TEXT = Text(
    "这不是文本文件，也不是认识的格式，或者文件损坏了，读不出文字。请用打得开它的软件打开，另存为 docx，或者打印成 PDF，再导入。",
    "this is no text file and of no known format; open it in its own program, save it as docx or print it to PDF",
)


def decoded_text(content: bytes) -> str:
    """Text from Windows: UTF-8, UTF-16 or GB18030. Raises ``Problem`` for bytes that are no text."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    if b"\x00" in content[:8192]:
        raise problem(_NO_TEXT)
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    text = content.decode("utf-8", errors="replace")
    if text.count("\ufffd") > len(text) // 50:
        raise problem(_NO_TEXT)
    return text
