"""Why the system refused to read or write, in words for a clerk."""

from gipgen.findings.text import Text

NO_NAME = Text("名称里有不能用的字符", "the name holds a character that no file name can have")


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
    "FileExistsError": "那里已经有同名的文件",
}
_BY_NUMBER = {
    "ENOSPC": "磁盘已满",
    "EDQUOT": "磁盘配额已用完",
    "EFBIG": "文件太大，这个磁盘放不下",
    "EROFS": "这个磁盘是只读的",
    "EIO": "磁盘或网络盘读写出错，请检查它是否还连着",
    "ESTALE": "网络盘上的这个文件已经不在原处了",
    "ENAMETOOLONG": "文件名太长",
    "ELOOP": "链接绕了一圈又指回自己",
    "EMFILE": "打开的文件太多",
    "ENFILE": "打开的文件太多",
    "ENOMEM": "内存不够",
    "EBUSY": "文件正被别的程序占用",
    "ETXTBSY": "文件正被别的程序占用",
    "EBADF": "没有打开，读写不了",
    "EINVAL": "这样的文件读写不了",
    "ENXIO": "那里没有设备可读写",
    "ENODEV": "那里没有设备可读写",
    "ENOTCONN": "网络盘没有连上",
    "ETIMEDOUT": "网络盘没有回应",
    "EXDEV": "两处不在同一个磁盘上",
}
_OTHER = "系统拒绝了读写（{said}）"


def why(error: OSError | ValueError) -> Text:
    """Why the system refused, in words for a clerk."""
    return Text(reason(error), error.strerror or str(error)) if isinstance(error, OSError) else NO_NAME


def reason(error: OSError) -> str:
    """The same in Chinese, of what a report names: findings tell it."""
    import errno  # noqa: PLC0415

    known = _BY_NUMBER.get(errno.errorcode.get(error.errno or 0, "")) or _REASONS.get(type(error).__name__)
    return known or _OTHER.format(said=error.strerror or str(error))
