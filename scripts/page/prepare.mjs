// Run in node: compile the sources for the page's own Python, see which of the standard library gipgen touches there.
//
//   node prepare.mjs 〈folder of the npm package pyodide〉 〈folder〉 〈prepare.py〉
//
// The folder holds sources.zip and, where PDFs are to be made, pdf.zip; what is made is written there.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [pyodide, folder, script] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`));
const { info } = JSON.parse(readFileSync(`${pyodide}/pyodide-lock.json`, "utf8"));
// code that knows its lines but not its columns: those point into sources, which are not there, and are a seventh of everything
const python = await loadPyodide({ lockFileContents: JSON.stringify({ info, packages: {} }), env: { HOME: "/home", PYTHONHASHSEED: "0", PYTHONNODEBUGRANGES: "1" } });
python.unpackArchive(new Uint8Array(readFileSync(`${folder}/sources.zip`)), "zip", { extractDir: "/sources" });
if (existsSync(`${folder}/pdf.zip`)) python.FS.writeFile("/pdf.zip", readFileSync(`${folder}/pdf.zip`));
python.FS.writeFile("/stdlib.zip", readFileSync(`${pyodide}/python_stdlib.zip`));
python.runPython(readFileSync(script, "utf8"));
for (const name of python.FS.readdir("/made").filter((each) => each[0] !== ".")) writeFileSync(`${folder}/${name}`, python.FS.readFile(`/made/${name}`));
console.log(python.runPython("told"));
