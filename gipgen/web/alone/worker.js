// The engine in a worker of its own: CPython compiled to WebAssembly, with gipgen's files. It answers the messages of
// docs/reference/engine.md. What it needs is handed to it; whatever else is asked of the network does not exist.
//
// The build puts pyodide.asm.mjs and pyodide.mjs in front of this text, which give createPyodide and loadPyodide, and in
// front of those an importScripts that fails: Pyodide refuses classic workers, for the modules that it would load.

const HOME = "/gipgen";
const BASE = "https://gipgen.invalid/";
let parts = {};
let answer = null;

self.fetch = async (wanted) => {
  const name = String(wanted.url ?? wanted).slice(BASE.length);
  const bytes = parts[name];
  if (!bytes) throw new TypeError(`nothing is fetched: ${wanted}`);
  delete parts[name];
  return new Response(bytes, { headers: { "Content-Type": name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream" } });
};

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
  parts = {};
  answer = python.runPython(`
import lzma, marshal, os, sys
with open("/gipgen.xz", "rb") as packed:
    for way, content in marshal.loads(lzma.decompress(packed.read())):
        place = "${HOME}/" + way
        os.makedirs(os.path.dirname(place), exist_ok=True)
        with open(place, "wb") as file:
            file.write(content)
os.remove("/gipgen.xz")
sys.path[:0] = ["${HOME}", "${HOME}/lib"]
from gipgen.engine.engine import Engine
Engine(None, {}).answer_json
`);
  return python.version;
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
  self.postMessage({ id: data.id, answer: answer(data.message) });
};
