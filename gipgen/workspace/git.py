"""Report files as git has them. Asks the installed git; every failure becomes a ``Problem``."""

import os
from collections.abc import Iterator

from gipgen.findings.harmless import visible
from gipgen.findings.text import Problem
from gipgen.named_tuple import NamedTuple

WORK_TREE = ""  # stands for the files as they are on the disk
_SECONDS = 60


class Blob(NamedTuple):
    """A file in a commit; ``path`` is where it lies, or would lie, in the work tree."""

    path: str
    content: bytes


def split_revision(text: str) -> tuple[str, str]:
    """``A..B`` → both; ``A`` → it and the work tree. ``A...B`` begins where B left A, as in a pull request."""
    if "..." in text:
        old, _, new = text.partition("...")
        return f"{old or 'HEAD'}...{new or 'HEAD'}", new or "HEAD"
    old, dots, new = text.partition("..")
    return (old or "HEAD", new or "HEAD") if dots else (text, WORK_TREE)


def reports_at(revision: str, path: str) -> dict[str, Blob]:
    """The YAML files that a commit has at ``path``, by their place below it (a single file by nothing).

    Raises ``Problem``: no git, no repository, an unknown revision.
    """
    folder, below = _existing(path)
    commit = _commit(revision, folder)
    prefix = _git(folder, "rev-parse", "--show-prefix").decode("utf-8").rstrip("\n")
    wanted = (prefix + below).rstrip("/")
    listed = _git(folder, "ls-tree", "-r", "-z", "--full-tree", commit, *([wanted] if wanted else []))
    ids: dict[str, str] = {}
    for line in listed.decode("utf-8", errors="surrogateescape").split("\0"):
        kind, _, name = line.partition("\t")  # mode, type and id, then the name
        if name.endswith((".yaml", ".yml")):
            ids[name[len(wanted) :].lstrip("/")] = kind.split(" ")[2]
    contents = _contents(folder, list(ids.values()))
    return {
        inner: Blob(os.path.join(path, *inner.split("/")) if inner else path, content)
        for inner, content in zip(ids, contents, strict=True)
    }


def published_commit(folder: str) -> tuple[str, str] | None:
    """Where others can have the commit that is checked out in ``folder``: an address and its id; ``None`` where nobody can."""
    try:
        if _git(folder, "rev-parse", "--show-toplevel").decode().strip() != os.path.realpath(folder).replace("\\", "/"):
            return None
        commit = _git(folder, "rev-parse", "HEAD").decode().strip()
        if _git(folder, "status", "--porcelain") or not _git(folder, "branch", "-r", "--contains", commit):
            return None
        url = _git(folder, "remote", "get-url", "origin").decode().strip()
    except Problem:
        return None
    return (url, commit) if url.startswith(("https://", "http://")) else None


def _contents(folder: str, ids: list[str]) -> Iterator[bytes]:
    """The contents of blobs, all from one git."""
    answer = _git(folder, "cat-file", "--batch", given="\n".join(ids).encode()) if ids else b""
    place = 0
    for _ in ids:
        end = answer.index(b"\n", place)  # id, type and size
        size = int(answer[place:end].split(b" ")[2])
        yield answer[end + 1 : end + 1 + size]
        place = end + 2 + size


def _existing(path: str) -> tuple[str, str]:
    """The nearest folder that is there, and the rest of the way with slashes: a file may be gone by now."""
    folder, below = os.path.realpath(path), ""
    while not os.path.isdir(folder):
        folder, name = os.path.split(folder)
        below = f"{name}/{below}" if below else name
    return folder, below


def _commit(revision: str, folder: str) -> str:
    """The id of a commit; of ``A...B`` the one where the two parted."""
    if not revision.startswith("-"):
        old, dots, new = revision.partition("...")
        try:
            if dots:
                return _git(folder, "merge-base", _commit(old, folder), _commit(new, folder)).decode().strip()
            return _git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").decode().strip()
        except _RefusedError as refused:
            if refused.said:
                raise
    raise Problem(
        f"git 里没有“{revision}”这个版本。可以写 HEAD、HEAD~1、分支名或提交号；git log --oneline 列出各次提交。",
        f"git knows no revision '{revision}'; write HEAD, HEAD~1, a branch or a commit",
    )


class _RefusedError(Problem):
    """Git would not; ``said`` is its first line."""

    def __init__(self, zh: str, en: str, said: str) -> None:
        super().__init__(zh, en)
        self.said = said


def _git(folder: str, *arguments: str, given: bytes = b"") -> bytes:
    import subprocess  # noqa: PLC0415  wanted with --git only

    environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run(  # noqa: S603  our own arguments; a revision never begins with a dash
            ["git", "-C", folder, *arguments],  # noqa: S607  whichever git the user has
            input=given,
            capture_output=True,
            check=False,
            timeout=_SECONDS,
            env=environment,
        )
    except FileNotFoundError as error:
        raise Problem(
            "这台电脑上找不到 git。请先安装 git，或者直接比较两个文件：gipgen diff 旧文件 新文件。",
            "git is not installed; install it, or compare two files: gipgen diff OLD NEW",
        ) from error
    except subprocess.TimeoutExpired as error:
        raise Problem(f"git 超过 {_SECONDS} 秒没有回答。", f"git gave no answer in {_SECONDS} seconds") from error
    if done.returncode == 0:
        return done.stdout
    said = done.stderr.decode("utf-8", errors="replace").strip().split("\n")[0]
    if "not a git repository" in said:
        raise _RefusedError(
            f"{visible(folder)} 不在 git 仓库里。不用 git 时直接比较两个文件：gipgen diff 旧文件 新文件。",
            f"{visible(folder)} is in no git repository; compare two files: gipgen diff OLD NEW",
            said,
        )
    raise _RefusedError(f"git 报告：{said}", f"git says: {said}", said)
