"""Why the system refused to read or write, in words for a clerk."""

from gipgen.findings.text import Text
from gipgen.workspace.files import NO_NAME


def is_refusal(error: OSError) -> bool:
    """Whether this is the machine's state, not a way that a program could have taken otherwise."""
    import errno  # noqa: PLC0415

    names = ("ENOSPC", "EDQUOT", "EIO", "EROFS", "EFBIG", "EMFILE", "ENFILE", "ENOMEM", "ESTALE")
    return error.errno in {getattr(errno, name, None) for name in names} - {None}


_REASONS = {
    "FileNotFoundError": "文件不存在",
    "PermissionError": "没有权限，或文件正被别的程序（如 Word）打开",
    "IsADirectoryError": "这是一个文件夹",
    "NotADirectoryError": "路径中间有一个不是文件夹",
}


def why(error: OSError | ValueError) -> Text:
    """Why the system refused, in words for a clerk."""
    return Text(reason(error), error.strerror or str(error)) if isinstance(error, OSError) else NO_NAME


def reason(error: OSError) -> str:
    """The same in Chinese, of what a report names: findings tell it."""
    import errno  # noqa: PLC0415

    if error.errno == errno.ENOSPC:
        return "磁盘已满"
    if error.errno == errno.ENAMETOOLONG:
        return "文件名太长"
    return _REASONS.get(type(error).__name__, error.strerror or str(error))
