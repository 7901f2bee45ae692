// The engine in a worker of its own: CPython compiled to WebAssembly, with gipgen's files. It answers the messages of
// docs/reference/engine.md. What it needs is handed to it; whatever else is asked of the network does not exist.
//
// The build puts pyodide.asm.mjs and pyodide.mjs in front of this text, which give createPyodide and loadPyodide, and in
// front of those an importScripts that fails: Pyodide refuses classic workers, for the modules that it would load.

const HOME = "/gipgen";
const BASE = "https://gipgen.invalid/";
let parts = {};
let files = null;
const FONTS = "/usr/share/fonts"; // where Typst looks for a machine's
let answer = null;
let equip = null;

self.fetch = async (wanted) => {
  const name = String(wanted.url ?? wanted).slice(BASE.length);
  const bytes = parts[name];
  if (!bytes) throw new TypeError(`nothing is fetched: ${wanted}`);
  delete parts[name];
  return new Response(bytes, { headers: { "Content-Type": name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream" } });
};

// No text is run as a script: the page's rules forbid it. The only one who wants that is Typst, to ask for the time zone, which no PDF tells.
self.eval = () => "UTC";

async function begin(given) {
  parts = given;
  const python = await loadPyodide({
    indexURL: BASE,
    stdLibURL: `${BASE}python_stdlib.zip`,
    lockFileContents: JSON.stringify({ info: { arch: "wasm32", platform: PLATFORM, version: VERSION, python: PYTHON, abi_version: ABI }, packages: {} }),
    createPyodideModule: createPyodide,
    env: { HOME: "/home", PYTHONHASHSEED: "0" },
    stdout: () => {},
    stderr: () => {},
  });
  python.FS.writeFile("/gipgen.xz", parts["gipgen.xz"]);
  files = python.FS;
  parts = {};
  answer = python.runPython(`
import lzma, marshal, os, sys

def unpack(name):
    with lzma.open(name) as packed:
        for way, content in marshal.load(packed):
            place = "${HOME}/" + way
            os.makedirs(os.path.dirname(place), exist_ok=True)
            with open(place, "wb") as file:
                file.write(content)
    os.remove(name)

unpack("/gipgen.xz")
sys.path[:0] = ["${HOME}", "${HOME}/lib"]
from gipgen.engine.engine import Engine
engine = Engine(None, {})

def equip(digest, fonts):
    wrong = equipped(digest)
    for font in fonts if wrong else ():
        os.remove(font)
    return wrong

def equipped(digest):
    from gipgen.findings.text import Problem
    from gipgen.formats.machine import Machine
    from gipgen.settings.settings import Fonts

    if os.path.exists("/pdf.xz"):
        import hashlib

        with open("/pdf.xz", "rb") as file:
            found = hashlib.sha256(file.read()).hexdigest()
        if found != digest:
            os.remove("/pdf.xz")
            return "pdfOther"
        unpack("/pdf.xz")
        sys.path_importer_cache.clear()
    from gipgen.formats.pdf_fonts import choose_fonts

    engine.answer({"do": "forget", "names": []})  # what this machine has is looked for anew
    try:
        choose_fonts(Fonts(), Machine())
    except Problem:
        return "pdfNoChinese"
    return ""
`);
  equip = python.globals.get("equip");
  answer = python.runPython("engine.answer_json");
  return python.version;
}

// The second file and fonts are laid where Python finds them.
function equipped({ part, hash, fonts }) {
  if (part) files.writeFile("/pdf.xz", part);
  files.mkdirTree(FONTS);
  const names = fonts.map(({ name, bytes }) => {
    const place = `${FONTS}/${name.replaceAll("/", "")}`;
    files.writeFile(place, bytes);
    return place;
  });
  return equip(hash, names);
}

self.onmessage = async ({ data }) => {
  if (data.parts) {
    try {
      self.postMessage({ ready: await begin(data.parts) });
    } catch (error) {
      self.postMessage({ broken: String(error?.message ?? error) });
    }
    return;
  }
  if (data.fonts) {
    let wrong = "";
    let why = "";
    try {
      wrong = equipped(data);
    } catch (error) {
      wrong = "pdfBroken";
      why = String(error?.message ?? error).trim().split("\n").at(-1);
    }
    self.postMessage({ id: data.id, answer: JSON.stringify({ wrong, why }) });
    return;
  }
  self.postMessage({ id: data.id, answer: answer(data.message) });
};
