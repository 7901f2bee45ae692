// Start CPython compiled to WebAssembly, put the archive of pack.py into its memory, run the tests in it.
//
//   node run.mjs 〈folder of the npm package pyodide〉 〈archive.zip〉 〈least number of tests〉 〈arguments of pytest〉…
//
// `lockFileContents` names no package: nothing is looked for in the network.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [pyodide, archive, least, ...wanted] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`));
const { info } = JSON.parse(readFileSync(`${pyodide}/pyodide-lock.json`, "utf8"));
const python = await loadPyodide({
  lockFileContents: JSON.stringify({ info, packages: {} }),
  env: { HOME: "/home", PYTHONHASHSEED: "0" },
});
python.setStdout({ write: (bytes) => (process.stdout.write(bytes), bytes.length) });
python.setStderr({ write: (bytes) => (process.stderr.write(bytes), bytes.length) });
const home = "/home/gipgen";
python.unpackArchive(new Uint8Array(readFileSync(archive)), "zip", { extractDir: home });
const placed = wanted.map((each) => each.replace(/^(?=(project|harness)\/)/, `${home}/`));
python.globals.set("wanted", python.toPy(placed));
process.exitCode = python.runPython(`
import os, sys
sys.path[:0] = ["${home}/project", "${home}/packages", "${home}/harness"]
os.chdir("${home}/project")
import inside
inside.run("${home}", list(wanted), ${Number(least)})
`);
