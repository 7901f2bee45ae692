"""The outputs in real programs: LibreOffice for the Word file, Chromium for the page. Skipped where they are missing."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from reports import EXAMPLES

from gipgen.app import render
from gipgen.check import examine

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
PDFTOTEXT = shutil.which("pdftotext")
QUIET = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


LABELS = {  # the longest ones, and those at the edges
    "2021": ("行政规范性文件", "2.申请人逾期"),
    "2019": ("其他对外管理服务事项", "对外公开总数量", "本年增/减", "采购总金额", "251000元", "（六）其他处理"),
}
PAGES = {"2021": 9, "2019": 13}  # the only report of 2019 has seven pages of prose


@pytest.mark.skipif(not (SOFFICE and PDFTOTEXT), reason="needs LibreOffice and poppler-utils")
def test_libreoffice_opens_the_word_files_and_shows_every_label(tmp_path: Path) -> None:
    names, editions = [], {}
    for path in EXAMPLES:
        name = path.parts[-3]
        examined = examine(path.read_bytes())
        (tmp_path / f"{name}.docx").write_bytes(render(examined, ("docx",))["docx"])
        names.append(name)
        editions[name] = examined.case.report.form.edition
    profile = (tmp_path / "profile").as_uri()
    files = [str(tmp_path / f"{name}.docx") for name in names]
    command = [
        str(SOFFICE),
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        *files,
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=110)
    for name in names:
        text = subprocess.run(
            [str(PDFTOTEXT), str(tmp_path / f"{name}.pdf"), "-"], check=True, capture_output=True
        ).stdout.decode()
        squeezed = "".join(text.split())
        for wanted in ("一、总体情况", "六、其他需要报告的事项", "—1—", *LABELS[editions[name]]):
            assert wanted in squeezed, (name, wanted)
        assert text.count("\f") <= PAGES[editions[name]], "a report of this length has at most nine pages"


@pytest.mark.skipif(not CHROMIUM, reason="needs Chromium")
@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_does_not_scroll_sideways(tmp_path: Path, width: int) -> None:
    page = render(examine(EXAMPLES[0].read_bytes()), ("html",))["html"].decode()
    measure = "<script>document.title = 'W' + document.documentElement.scrollWidth + '/' + innerWidth</script></body>"
    framed = tmp_path / "page.html"
    framed.write_text(page.replace("</body>", measure), encoding="utf-8")
    outer = tmp_path / "outer.html"
    outer.write_text(
        f"<iframe id=f src=page.html style='width:{width}px;height:900px;border:0'></iframe><script>f.onload = () => {{ const d = f.contentDocument.documentElement;"
        "document.title = 'W' + d.scrollWidth + '/' + d.clientWidth }</script>",
        encoding="utf-8",
    )
    command = [
        str(CHROMIUM),
        *QUIET,
        f"--user-data-dir={tmp_path / 'profile'}",
        "--allow-file-access-from-files",
        "--virtual-time-budget=3000",
        "--dump-dom",
        outer.as_uri(),
    ]
    dom = subprocess.run(command, check=True, capture_output=True, timeout=100).stdout.decode()
    found = re.search(r"<title>W(\d+)/(\d+)</title>", dom)
    assert found, dom[:500]
    scroll, client = int(found[1]), int(found[2])
    assert scroll <= client <= width
