// Run in node: compile the sources for the page's own Python, see which of the standard library gipgen touches there.
//
//   node prepare.mjs 〈folder of the npm package pyodide〉 〈sources.zip〉 〈prepare.py〉 〈output folder〉
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [pyodide, sources, script, output] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`));
const { info } = JSON.parse(readFileSync(`${pyodide}/pyodide-lock.json`, "utf8"));
const python = await loadPyodide({ lockFileContents: JSON.stringify({ info, packages: {} }), env: { HOME: "/home", PYTHONHASHSEED: "0" } });
python.unpackArchive(new Uint8Array(readFileSync(sources)), "zip", { extractDir: "/sources" });
python.FS.writeFile("/stdlib.zip", readFileSync(`${pyodide}/python_stdlib.zip`));
python.runPython(readFileSync(script, "utf8"));
for (const name of ["gipgen.xz", "python_stdlib.zip"]) writeFileSync(`${output}/${name}`, python.FS.readFile(`/made/${name}`));
console.log(python.runPython("told"));
