"""The bytes of a web page → its text, whatever encoding it says or has."""

import re

_HAN = re.compile("[\u4e00-\u9fff]")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)


def decoded(raw: bytes) -> str:
    """UTF-8 where (nearly all) bytes are UTF-8, whatever the page says; else Big5 if it says so, else GB18030, which holds GBK."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        said = _CHARSET.search(raw[:4096])
    if said and said[1].lower() in (b"big5", b"big5-hkscs"):
        return raw.decode("big5", errors="replace")
    text = raw.decode("utf-8-sig", errors="replace")  # a broken byte or two leave the rest of a page as it was
    return text if text.count("\ufffd") < len(_HAN.findall(text)) else raw.decode("gb18030", errors="replace")
