"""The page that needs no installation, opened as from a USB stick and from a server: what a clerk does in it.

    python .ci/webassembly/page.py 〈folder of scripts/build_page.py〉 〈folder with node_modules〉

In Chromium, in its version 109, the last one of Windows 7, and in Firefox.

Nothing is fetched, the form opens, what is typed is checked, a wrong number is told, outputs have the bytes of native
Python, PDFs too where the second file and a font are chosen, the saved file differs in what was typed only.
"""

import functools
import http.server
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from on_paper import EXAMPLE, FONT, PART, as_on_paper, printed, with_fonts_of_the_machine
from playwright.sync_api import Browser, Download, Page, Playwright, sync_playwright

from gipgen.check import examine
from gipgen.formats.renderer import Renderer
from gipgen.project.build_files import render
from gipgen.project.project import Project

SECONDS = 120  # for the engine to come, on a busy machine
MOST = 10_000_000  # bytes of the one file
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def main() -> None:
    folder, npm = (Path(each).resolve() for each in sys.argv[1:])
    page = folder / "gipgen.html"
    assert page.stat().st_size <= MOST
    with sync_playwright() as playwright:
        browser = in_chromium(playwright, CHROMIUM, page)
        speaks_english(browser.new_page(), page.as_uri())
        with served(folder / "gipgen-web") as address:
            other = browser.new_page(locale="zh-CN")
            other.goto(address)
            until(other, lambda: "可以开始了" in other.inner_text("#bar"))
            other.get_by_text("打开例子").click()
            with_fonts_of_the_machine(other)
        browser.close()
        with tempfile.TemporaryDirectory() as work:
            old = unpacked(npm / "node_modules" / "@sparticuz" / "chromium" / "bin" / "chromium.br", Path(work))
            browser = in_chromium(playwright, old, page, "--no-zygote", "--single-process", "--disable-gpu")
            assert browser.version.startswith("109."), browser.version
            browser.close()
    in_firefox(npm, page)
    print("the page without installation: all as it should be")


def in_chromium(playwright: Playwright, program: str | None, address: Path, *arguments: str) -> Browser:
    browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", *arguments])
    page = browser.new_context(accept_downloads=True, locale="zh-CN").new_page()
    page.add_init_script("delete window.showSaveFilePicker; delete window.showOpenFilePicker")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.set_default_timeout(SECONDS * 1000)
    walk(page, address.as_uri())
    begins_at_once(page, address.as_uri())
    stands_nowhere(page, address.as_uri())
    saved_where_others_write(page)
    assert {each for each in requests if not each.startswith(("blob:", "data:"))} == {address.as_uri()}
    return browser


def unpacked(packed: Path, folder: Path) -> str:
    """A browser that an npm package ships in brotli, which node unpacks."""
    program = folder / "chromium"
    unpack = "const [a, b] = process.argv.slice(1), fs = require('fs'); fs.writeFileSync(b, require('zlib').brotliDecompressSync(fs.readFileSync(a)))"
    subprocess.run(["node", "-e", unpack, packed, program], check=True)
    program.chmod(0o755)
    return str(program)


def in_firefox(npm: Path, page: Path) -> None:
    with tempfile.TemporaryDirectory() as work:
        subprocess.run(
            ["node", Path(__file__).with_name("firefox.mjs"), npm, page, work, page.with_name(PART), FONT], check=True
        )
        made = {path.suffix[1:]: path.read_bytes() for path in Path(work).iterdir()}
    one_number_differs(made.pop("yaml").decode("utf-8"))
    as_on_paper(made.pop("pdf"))
    assert made == native()


def walk(page: Page, address: str) -> None:
    page.goto(address)
    until(page, lambda: "可以开始了" in page.inner_text("#bar"))
    assert page.evaluate("localStorage.length") == 0
    page.get_by_label("留一份草稿").check()
    page.get_by_text("打开例子").click()
    cell = page.locator('[id="cell-new_received.natural_person"]')
    cell.wait_for()
    assert "没有发现问题" in page.inner_text("#side")
    built(page)
    printed(page)
    previewed(page)
    cell.fill("7")
    cell.press("Enter")
    until(page, lambda: "GIP301" in page.inner_text("#side") or "勾稽关系" in page.inner_text("#side"))
    is_kept(page, address)
    with page.expect_download() as saving:
        page.get_by_role("button", name="保存", exact=True).click()
    one_number_differs(Path(saving.value.path()).read_text(encoding="utf-8"))
    until(page, lambda: page.evaluate("localStorage.length") == 1)


def previewed(page: Page) -> None:
    """The preview shows the page that will be published."""
    page.get_by_role("button", name="预览").click()
    shown = page.frame_locator("iframe").locator("body")
    until(page, lambda: "一、总体情况" in shown.inner_text())
    page.get_by_role("button", name="填报", exact=True).click()
    page.locator('[id="cell-new_received.natural_person"]').wait_for()


def begins_at_once(page: Page, address: str) -> None:
    """The form takes input while the engine still comes; what was typed is in the report that `gipgen new` writes."""
    page.goto(address)
    page.get_by_label("单位全称").fill("测试市民政局")
    page.get_by_label("年度").fill("2024")
    page.keyboard.press("Enter")
    page.locator('[id="cell-regulations.made"]').wait_for()
    assert "可以先填" in page.inner_text("#bar")
    page.locator('[id="cell-regulations.made"]').fill("3")
    page.keyboard.press("Tab")
    page.get_by_label("存在问题及改进", exact=True).fill("有一些问题。")
    until(page, lambda: "可以先填" not in page.inner_text("#bar"))
    with page.expect_download() as saving:
        page.keyboard.press("Control+s")
    begun = Project({}).new("测试市民政局", 2024)
    before, saved = begun.text.splitlines(), Path(saving.value.path()).read_text(encoding="utf-8").splitlines()
    changed = [new.strip() for old, new in zip(before, saved, strict=True) if old != new]
    assert changed == ["规章:           {制发: 3, 废止: 待填, 现行有效: 待填}", "有一些问题。"], changed


def stands_nowhere(page: Page, address: str) -> None:
    """A report that was begun and never saved is not called saved, and can be."""
    page.goto(address)
    until(page, lambda: "可以开始了" in page.inner_text("#bar"))
    page.get_by_label("单位全称").fill("测试市民政局")
    page.get_by_label("年度").fill("2024")
    page.keyboard.press("Enter")
    page.locator('[id="cell-regulations.made"]').wait_for()
    assert "有改动没有保存" in page.inner_text("#bar")
    with page.expect_download() as saving:
        page.get_by_role("button", name="保存", exact=True).click()
    assert Path(saving.value.path()).read_text(encoding="utf-8") == Project({}).new("测试市民政局", 2024).text
    until(page, lambda: "有改动没有保存" not in page.inner_text("#bar"))


PLACE = """
() => {
  const place = window.place = { text: "", fails: "" };
  window.showSaveFilePicker = async () => ({
    getFile: async () => new Blob([place.text]),
    createWritable: async () => {
      if (place.fails) throw new DOMException("", place.fails);
      return { write: async (bytes) => { place.text = new TextDecoder().decode(bytes); }, close: async () => {} };
    },
  });
}
"""


def saved_where_others_write(page: Page) -> None:
    """A file that the browser writes: what fails is said, and who thinks again has not replaced what somebody else wrote."""
    cell = page.locator('[id="cell-regulations.made"]')
    save = page.get_by_role("button", name="保存", exact=True)

    def place() -> str:
        return str(page.evaluate("window.place.text"))

    page.evaluate(PLACE)
    page.evaluate("window.place.fails = 'NotAllowedError'")
    cell.fill("4")
    save.click()
    page.get_by_text("浏览器没有得到允许").wait_for()
    page.evaluate("window.place.fails = ''")
    save.click()
    until(page, lambda: "制发: 4" in place())
    page.evaluate("window.place.text = window.place.text.replace('制发: 4', '制发: 5')")
    cell.fill("6")
    for choice in ("取消", "取消", "就这样保存"):
        save.click()
        page.get_by_text("文件在别处也改过").wait_for()
        assert "制发: 5" in place()
        page.locator("dialog").get_by_role("button", name=choice).click()
        page.locator("dialog").wait_for(state="detached")
    until(page, lambda: "制发: 6" in place())


def speaks_english(page: Page, address: str) -> None:
    """One click away, and back."""
    page.goto(address)
    page.get_by_role("link", name="English").click()
    page.get_by_role("heading", name="Annual report on open government information").wait_for()
    until(page, lambda: "Ready." in page.inner_text("#bar"))
    page.get_by_role("button", name="Show the example").click()
    page.locator('[id="cell-new_received.natural_person"]').wait_for()
    assert "Nothing found" in page.inner_text("#side")
    page.reload()
    page.get_by_role("link", name="中文").click()
    page.get_by_role("heading", name="填报政府信息公开工作年度报告").wait_for()
    page.close()


def is_kept(page: Page, address: str) -> None:
    """What is not saved is offered where the page is opened again, and is gone where that is wanted."""
    until(page, lambda: page.evaluate("localStorage.length") == 2)
    other = page.context.new_page()
    other.goto(address)
    other.get_by_text("没有保存的草稿").wait_for()
    until(other, lambda: "可以开始了" in other.inner_text("#bar"))
    other.get_by_role("button", name="接着填草稿").click()
    cell = other.locator('[id="cell-new_received.natural_person"]')
    cell.wait_for()
    assert cell.input_value() == "7"
    until(other, lambda: "有改动没有保存" in other.inner_text("#bar"))
    other.close()


def one_number_differs(saved: str) -> None:
    before = EXAMPLE.read_text(encoding="utf-8").splitlines()
    changed = [(old, new) for old, new in zip(before, saved.splitlines(), strict=True) if old != new]
    assert len(changed) == 1, changed
    assert "本年新收" in changed[0][1]
    assert "7" in changed[0][1]


def built(page: Page) -> None:
    """Word and web page have the bytes that they have on the command line."""
    wanted = native()
    page.get_by_role("button", name="生成文件").click()
    downloads: list[Download] = []
    page.on("download", lambda each: downloads.append(each))  # noqa: PLW0108  playwright marks what it is given
    page.locator("dialog button.main").click()
    until(page, lambda: len(downloads) == len(wanted))
    with tempfile.TemporaryDirectory() as work:
        for each in downloads:
            each.save_as(f"{work}/{each.suggested_filename}")
        made = {path.suffix[1:]: path.read_bytes() for path in Path(work).iterdir()}
    assert made == wanted


def native() -> dict[str, bytes]:
    return render(examine(EXAMPLE.read_bytes()), ("html", "docx"), Renderer(), name="example")


def until(page: Page, holds: Callable[[], bool]) -> None:
    """Wait: the page lets no text be run, so that it cannot be asked in its own words."""
    end = time.monotonic() + SECONDS
    while not holds():
        assert time.monotonic() < end, "it took too long"
        page.wait_for_timeout(200)


class served:  # noqa: N801  a context, named like a function
    """A folder on this machine's own address."""

    def __init__(self, folder: Path) -> None:
        handler = functools.partial(Quiet, directory=str(folder))
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)

    def __enter__(self) -> str:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self._server.server_address[1]}/"

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        return


if __name__ == "__main__":
    main()
