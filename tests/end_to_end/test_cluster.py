"""The same work on a cluster: a scheduler and two workers on this machine, which read none of its files."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from reports import BASE, ROOT, changed

from gipgen.findings.text import Problem
from gipgen.project.project import Project

pytest.importorskip("distributed", reason='the cluster is an extra: pip install "gipgen[dask]"')
MANY = 20
PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"/>'


class Cluster:
    def __init__(self, folder: Path) -> None:
        self._folder, self.processes = folder, list[subprocess.Popen[bytes]]()
        self.address = ""

    def begin(self) -> None:
        """Start the scheduler, which writes its address into a file: a file that is there may be empty still."""
        file = self._folder / "scheduler.json"
        self._start("scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(file), "--no-show")
        until = time.monotonic() + 60
        while not self.address and time.monotonic() < until:
            time.sleep(0.05)
            with suppress(FileNotFoundError, json.JSONDecodeError):
                self.address = json.loads(file.read_bytes())["address"]
        assert self.address, (self._folder / "0.log").read_text("utf-8", "replace")

    def work(self, *, path: str = str(ROOT), name: str) -> subprocess.Popen[bytes]:
        """One more worker, in an empty folder, which the files of the test are not below."""
        folder = self._folder / "workers" / name
        folder.mkdir(parents=True)
        options = ("--no-nanny", "--nworkers", "1", "--nthreads", "1", "--name", name, "--host", "127.0.0.1")
        return self._start("worker", self.address, *options, folder=folder, path=path)

    def _start(
        self, kind: str, *options: str, folder: Path | None = None, path: str = str(ROOT)
    ) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", "--no-dashboard", *options]
        environment = {**os.environ, "PYTHONPATH": path, "PYTHONWARNINGS": "ignore"}
        log = (self._folder / f"{len(self.processes)}.log").open("wb")
        process = subprocess.Popen(command, cwd=folder or self._folder, env=environment, stdout=log, stderr=log)
        log.close()
        self.processes.append(process)
        return process

    def wait_for(self, workers: int) -> None:
        from distributed import Client

        connect: Any = Client
        with connect(self.address, set_as_default=False) as client:
            client.wait_for_workers(workers, timeout=60)

    def end(self) -> None:
        for process in reversed(self.processes):
            process.kill()
            process.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    made = Cluster(tmp_path)
    try:
        made.begin()
        yield made
    finally:
        made.end()


@pytest.fixture(scope="module")
def two_workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a cluster with two workers that have nothing to do with any test's files."""
    made = Cluster(tmp_path_factory.mktemp("cluster"))
    try:
        made.begin()
        for name in ("one", "two"):
            made.work(name=name)
        made.wait_for(2)
        yield made.address
    finally:
        made.end()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Reports that name last year's, a picture, one that is not there; with settings, broken, alike, twice."""
    top = tmp_path / "in"
    for number in range(MANY):
        for year in (2023, 2024):
            path = top / f"{number:02}" / str(year) / "report.yaml"
            path.parent.mkdir(parents=True)
            agency = "乙县民政局" if number in (7, 9) else f"第{number}号县民政局"
            text = changed(("测试市民政局", agency), ("年度: 2024", f"年度: {year}"))
            if number == 3:
                text = text.replace("## 主动公开", "![图](图.svg)\n\n  ![图](没有.png)\n\n  𠮷\n\n  ## 主动公开")
            path.write_text(text[: len(BASE) // 2] if number == 5 else text, encoding="utf-8")
    (top / "03/2024/图.svg").write_bytes(PICTURE)
    (top / "04/gipgen.toml").write_text('[rules]\nGIP4 = "off"\n', encoding="utf-8")
    (top / "06/gipgen.toml").write_text("[[[", encoding="utf-8")
    (top / "08/2024/report.yaml").write_bytes(BASE.encode("gb18030"))
    return top


def outcome(folder: Path, **how: Any) -> list[Any]:
    return [
        (
            each.file,
            [
                (*found[:3], found.rule, found.message("zh"), found.message("en"), found.source)
                for found in each.findings
            ],
            each.problem and each.problem.text,
            each.is_folded,
        )
        for each in Project().check(str(folder), **how)
    ]


def test_a_cluster_finds_what_one_machine_finds_and_survives_a_lost_worker(cluster: Cluster, folder: Path) -> None:
    expected = outcome(folder)
    rules = {found[3] for _, findings, *_ in expected for found in findings}
    assert {"GIP101", "GIP906"} <= rules
    first = cluster.work(name="one")
    cluster.work(name="two")
    cluster.wait_for(2)
    checks = Project().check(str(folder), cluster=cluster.address, cache=str(folder.parent / "cache"))
    found = [next(checks)]
    first.kill()  # with reports in its hands
    found += checks
    assert [each.file for each in found] == [file for file, *_ in expected]
    assert not any("进程" in (each.problem.zh if each.problem else "") for each in found)
    assert expected == outcome(folder, cluster=cluster.address, cache=str(folder.parent / "cache"))
    assert expected == outcome(folder, cluster=cluster.address), "without what was known"


@pytest.fixture
def office(tmp_path: Path, folder: Path) -> Path:
    """The same reports, and what an office gets besides: pages, Word files, a zip file, what cannot be read."""
    (folder / "06/gipgen.toml").unlink()  # of the office itself, whose run it would end
    report = folder / "01/2024/report.yaml"
    built = next(iter(Project({"r.yaml": report.read_bytes()}).build("r.yaml"))).outputs
    documents = tmp_path / "documents"
    documents.mkdir()
    for ending in ("docx", "html", "md"):
        content = built[f"r.{ending}"].replace("第1号县".encode(), "第99号县".encode())
        (documents / f"年报.{ending}").write_bytes(content)
    (documents / "坏.docx").write_bytes(built["r.docx"][:500])
    with ZipFile(documents / "打包.zip", "w") as packed:
        packed.writestr("里面/第100号县民政局.html", built["r.html"].replace("第1号县".encode(), "第100号县".encode()))
        packed.writestr("里面/report.yaml", report.read_bytes().replace("第1号县".encode(), "第101号县".encode()))
    names = ["第1号县民政局", "第99号县民政局", "第100号县民政局", "第102号县民政局"]
    (tmp_path / "名册.csv").write_text("\n".join(["单位", *names, ""]), encoding="utf-8")
    return tmp_path


def test_building_importing_exporting_and_collecting_are_the_same_on_a_cluster(office: Path, two_workers: str) -> None:
    reports, documents = str(office / "in"), str(office / "documents")

    def build(**how: Any) -> Any:
        made = [
            (*each[1:4], each.checked.problem)
            for each in Project().build(reports, to=["md"], output=office / "out", **how)
        ]
        assert sum(bool(outputs) for outputs, *_ in made) > MANY
        return made

    def import_(**how: Any) -> Any:
        return [
            (each.source, each.target, each.text, each.findings, each.problem and each.problem.text)
            for each in Project().import_published(documents, output=office / "录入", **how)
        ]

    def collect(**how: Any) -> Any:
        made = Project().collect(
            reports, documents, roster=office / "名册.csv", year=2024, output=office / "结果", **how
        )
        assert {"第100号县民政局", "第101号县民政局"} <= {each.unit.name for each in made.collected.units}
        return made.outputs, made.notes, made.collected

    def export(**how: Any) -> Any:
        stream = BytesIO()
        done = Project().export(reports, output=stream, **how)
        return stream.getvalue(), [each.text for each in done.problems]

    for work in (build, import_, collect, export):
        assert work(cluster=two_workers) == work(), work.__name__


def test_what_only_this_machine_has_stays_here(office: Path, two_workers: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A house style's own files, the fonts of a PDF, the office program for an old Word file."""
    (office / "in/04/gipgen.toml").write_text('[style]\ntemplates = ["版式"]\n', encoding="utf-8")
    template = office / "in/04/版式/markdown/report.md.j2"
    template.parent.mkdir(parents=True)
    template.write_text('{% extends "builtin/markdown/report.md.j2" %}', encoding="utf-8")
    (office / "旧.rtf").write_bytes(rb"{\rtf1 1}")
    sent: list[Any] = []
    monkeypatch.setattr("gipgen.batch.cluster._Cluster.begin", lambda _, items: sent.extend(items))
    for folder, to in (("in/04", ["md"]), ("in/02", ["pdf"])):
        built = list(Project().build(office / folder, to=to, output=office / "out", cluster=two_workers))
        assert [list(each.outputs) for each in built] != [[], []]
    assert next(Project().import_published(office / "旧.rtf", cluster=two_workers)).problem
    assert sent == []


def test_what_is_wrong_with_a_cluster_is_said_in_one_sentence(
    cluster: Cluster, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def words(address: str = cluster.address) -> str:
        with pytest.raises(Problem) as met:
            list(Project().check(str(folder), cluster=address))
        assert "\n" not in met.value.zh
        return met.value.zh

    monkeypatch.setattr("gipgen.batch.cluster._SECONDS", 1)
    assert "没有节点" in words()
    assert "连不上" in words("tcp://127.0.0.1:1")
    cluster.work(name="one")
    cluster.wait_for(1)
    monkeypatch.setattr("gipgen.batch.cluster._SECONDS", 10)
    monkeypatch.setattr("gipgen.resources._PACKAGE", str(folder))
    import gipgen.resources

    gipgen.resources.own_digest.cache_clear()
    assert "同一个版本" in words()
    gipgen.resources.own_digest.cache_clear()
