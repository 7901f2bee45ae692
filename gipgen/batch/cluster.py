"""The same map on the machines of a dask cluster: files go there with the tasks, no disk is shared.

A worker that is lost has its tasks done by another; that is dask's own work. Results come in order, so that what is made
of them is the same as on one machine.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from gipgen.batch.portion import Portion
from gipgen.batch.worker import each_of
from gipgen.findings.extras import PARTS, needed
from gipgen.findings.text import Problem, Text, problem

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

_AHEAD = 4  # chunks for each thread of a worker
_PARTS = (
    "ruamel.yaml",
    "jinja2",
    *(each.module for each in PARTS if not each.is_for_whole),
)  # what decides what is read and rendered
_SECONDS = 10  # in which a scheduler answers
_RETRIES = 2
_NO_CLUSTER = Text(
    "连不上集群 {address}：{why}。请核对地址（例如 tcp://10.0.0.5:8786），以及 dask scheduler 是否在运行。",
    "no cluster answers at {address}: {why}; check the address (such as tcp://10.0.0.5:8786) and that dask scheduler runs",
)
_NO_WORKERS = Text(
    "集群 {address} 没有节点。请先在各台电脑上运行 dask worker {address}。",
    "the cluster {address} has no workers; start some: dask worker {address}",
)
_NO_GIPGEN = Text(
    "集群的节点上没有 gipgen，或者版本太旧。请在每个节点上安装与这台电脑相同的版本（gipgen --version 显示版本）。",
    "the workers have no gipgen, or too old a one; install the version of this machine (gipgen --version) on each",
)
_OTHER_GIPGEN = Text(
    "集群节点 {worker} 上的 gipgen（或 Python、lxml、pdfplumber 等部件）和这台电脑的不是同一个版本，结果会不一样，没有运行。请装成相同的版本。",
    "gipgen (or Python, or a part such as lxml or pdfplumber) on the worker {worker} is not the version of this machine, so results would differ; "
    "install the same one there",
)
_DIED = Text(
    "集群 {address} 的节点处理到同一个文件，几次都中断了。",
    "workers of the cluster {address} ended at the same file several times",
)
_GONE = Text("集群 {address} 断开了：{why}。", "the cluster {address} is gone: {why}")


def clustered(
    job: Callable[[_Item], _Result],
    items: Iterable[_Item],
    address: str,
    *,
    chunk: int,
    lost: Callable[[_Item], _Result] | None,
    again: Callable[[_Item, _Result], _Item | None] | None = None,
    known: Callable[[_Item], _Result | None] | None = None,
    keep: Callable[[_Item, _Result], None] | None = None,
) -> Iterator[_Result]:
    """As ``mapped``, by the workers of the cluster at ``address``.

    ``again`` says with what an item is sent once more, for which something was missing there, or ``None``. Raises
    ``Problem`` for a cluster that cannot be had, and for workers of which the gipgen is another one.
    """
    waiting = iter(items)
    cluster = _Cluster(address, job, lost, again)
    on_their_way: deque[tuple[Portion[_Item, _Result], list[_Item], Any]] = deque()
    try:
        while pieces := list(islice(waiting, chunk)):
            part = Portion(pieces, known)
            on_their_way.append((part, part.missing, cluster.begin(part.missing)))
            if len(on_their_way) >= cluster.ahead:
                part, missing, future = on_their_way.popleft()
                yield from part.whole(cluster.results(missing, future), keep)
        while on_their_way:
            part, missing, future = on_their_way.popleft()
            yield from part.whole(cluster.results(missing, future), keep)
    finally:
        cluster.end([future for *_, future in on_their_way if future is not None])


class _Cluster:
    """A connection to the scheduler."""

    def __init__(
        self,
        address: str,
        job: Callable[[Any], Any],
        lost: Callable[[Any], Any] | None,
        again: Callable[[Any, Any], Any] | None,
    ) -> None:
        self._address, self._job, self._lost, self._again = address, job, lost, again
        self._program = program()
        self._client = _connected(address)
        try:
            _must_be_same(self._client, address, self._program)
            self.ahead = _AHEAD * sum(self._client.nthreads().values())
        except BaseException:
            self.end([])
            raise

    def begin(self, items: Sequence[Any]) -> Any:
        """Hand items over; ``None`` for none."""
        if not items:
            return None
        with _quiet():
            return self._client.submit(_each_there, self._program, self._job, items, pure=False, retries=_RETRIES)

    def results(self, items: Sequence[Any], future: Any) -> list[Any]:
        """What was made of them."""
        if future is None:
            return []
        found = self._made(items, future)
        ask = self._again or _never
        while more := {at: item for at, each in enumerate(items) if (item := ask(each, found[at])) is not None}:
            items = [more.get(at, each) for at, each in enumerate(items)]
            made = self._made(list(more.values()), self.begin(list(more.values())))
            for at, result in zip(more, made, strict=True):
                found[at] = result
        return found

    def _made(self, items: Sequence[Any], future: Any) -> list[Any]:
        from distributed.scheduler import KilledWorker  # noqa: PLC0415  an extra

        try:
            return list(future.result())
        except KilledWorker:
            if len(items) == 1 and self._lost is not None:
                return [self._lost(items[0])]
            if len(items) > 1:
                return [made for item in items for made in self._made([item], self.begin([item]))]
            raise problem(_DIED, address=self._address) from None
        except Problem:
            raise
        except Exception as error:
            raise problem(_GONE, address=self._address, why=f"{type(error).__name__}: {error}") from error

    def end(self, futures: Sequence[Any]) -> None:
        """Leave the cluster; nobody wants what is on its way."""
        from contextlib import suppress  # noqa: PLC0415  an extra's

        with suppress(Exception), _quiet():
            if futures:
                self._client.cancel(futures, force=True)
            self._client.close(timeout=2)


def _never(item: Any, made: Any) -> None:
    del item, made


def program() -> str:
    """What has to be the same on every machine: gipgen itself, the tables of characters of its Python, what reads and renders for it."""
    import sys  # noqa: PLC0415  with the digest
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415  likewise

    from gipgen.resources import own_digest  # noqa: PLC0415  for large runs only

    found = [own_digest(), str(sys.version_info[:2])]
    for name in _PARTS:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"no {name}")
    return ", ".join(found)


def _each_there(wanted: str, job: Callable[[_Item], _Result], items: Sequence[_Item]) -> list[_Result]:
    """On a worker, which may have come later than the others."""
    if program() != wanted:
        import socket  # noqa: PLC0415  hardly ever

        raise _other(socket.gethostname())
    return each_of(job, items)


def _other(worker: str) -> Problem:
    return problem(_OTHER_GIPGEN, worker=worker)


def _connected(address: str) -> Any:
    with needed("distributed"):
        from distributed import Client  # noqa: PLC0415  an extra
    import logging  # noqa: PLC0415  an extra's

    for name in ("distributed", "tornado", "asyncio"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what matters of it is told in our words
    try:
        with _quiet():
            connect: Any = Client
            return connect(address, timeout=_SECONDS, set_as_default=False)
    except Exception as error:
        why = str(error) or type(error).__name__
        raise problem(_NO_CLUSTER, address=address, why=why.splitlines()[0]) from error


def _must_be_same(client: Any, address: str, wanted: str) -> None:
    try:
        client.wait_for_workers(1, timeout=_SECONDS)
    except TimeoutError as error:
        raise problem(_NO_WORKERS, address=address) from error
    with _quiet():
        found = client.run(program, on_error="return")
    for worker, each in found.items():
        if isinstance(each, ImportError | AttributeError):
            raise problem(_NO_GIPGEN) from each
        if isinstance(each, OSError):
            continue  # gone while it was asked, as any may be at any time; each worker is asked again before its work
        if each != wanted:
            raise _other(worker)


def _quiet() -> Any:
    """Warnings of others are no notes of ours."""
    import warnings  # noqa: PLC0415  an extra's

    return warnings.catch_warnings(action="ignore")
