// The one way from the page to gipgen where there is no server: a worker with the engine in it, and files that the reader
// hands over. It stands for page/transport.js in the page that needs no installation.

import { say, language, SPEAKS } from "./words.js";
import { toBase64, fromBase64 } from "./dom.js";

export class Lost extends Error {}

// The engine is in the page: where it is lost, it does not come again.
export function answersAgain() {
  return new Promise(() => {});
}

const PARTS = ["pyodide.asm.wasm.gz", "python_stdlib.zip.gz", "gipgen.xz"];
const waiting = new Map();
const handles = new Map(); // path → where it is saved, if the browser says so
const nowhere = new Set(); // paths of what no file holds yet
let worker = null;
let last = 0;

const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.-:+=^!/*?_,;()[]{}@%$#";

// Five signs are four bytes.
function decode(text) {
  const values = new Uint8Array(128);
  for (let at = 0; at < SIGNS.length; at += 1) values[SIGNS.charCodeAt(at)] = at;
  const out = new Uint8Array(Math.ceil(text.length / 5) * 4);
  const view = new DataView(out.buffer);
  for (let at = 0, to = 0; at < text.length; at += 5, to += 4) {
    let number = 0;
    for (let place = at; place < at + 5; place += 1) number = number * 85 + (place < text.length ? values[text.charCodeAt(place)] : 84);
    view.setUint32(to, number);
  }
  return out.subarray(0, out.length - ((5 - (text.length % 5)) % 5));
}

async function inflate(bytes) {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());
}

// A part of the page: in the page itself, or beside it on a server.
async function part(name) {
  const element = document.getElementById(`part:${name}`);
  const bytes = element ? decode(element.textContent) : await beside(name);
  element?.remove();
  return name.endsWith(".gz") ? inflate(bytes) : bytes;
}

async function beside(name) {
  const answer = await fetch(name);
  if (!answer.ok) throw new Lost(say("engineBroken", { why: `${name}: ${answer.status}` }));
  return new Uint8Array(await answer.arrayBuffer());
}

// Resolves when the engine answers; rejects with one sentence.
export const ready = (async () => {
  const code = new TextDecoder().decode(await part("worker.js.gz"));
  worker = new Worker(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
  const parts = {};
  for (const name of PARTS) parts[name.replace(".gz", "")] = await part(name);
  await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Lost(say("engineLate"))), 120_000);
    worker.onerror = (event) => reject(new Lost(say("engineBroken", { why: event.message ?? "" })));
    worker.onmessage = ({ data }) => {
      clearTimeout(late);
      if (data.ready) resolve();
      else reject(new Lost(say("engineBroken", { why: data.broken })));
    };
    worker.postMessage({ parts }, Object.values(parts).map((each) => each.buffer));
  });
  worker.onmessage = ({ data }) => {
    waiting.get(data.id)?.(JSON.parse(data.answer));
    waiting.delete(data.id);
  };
})();
ready.catch(() => {});

// What PDFs take: the second file, from the clerk or by its name from beside the page, held to its hash, and fonts. Resolves with
// the name of the sentence that says what is wrong, and why.
export async function equip(given, hash, fonts) {
  await ready;
  const part = given && new Uint8Array(typeof given === "string" ? await beside(given) : await given.arrayBuffer());
  const id = ++last;
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    worker.postMessage({ id, part, hash, fonts }, [part, ...fonts.map((each) => each.bytes)].filter(Boolean).map((each) => each.buffer));
  });
}

async function ask(what, values = {}) {
  await ready;
  const id = ++last;
  const spoken = SPEAKS.has(what) ? { lang: language } : {};
  const answer = await new Promise((resolve) => {
    waiting.set(id, resolve);
    worker.postMessage({ id, message: JSON.stringify({ id, do: what, ...spoken, ...values }) });
  });
  if (answer.trace) console.error(answer.trace);
  if (!answer.ok) throw new Error(answer.error);
  return answer;
}

// A file that the reader chose is one of the engine's; it is saved where the browser lets it be saved.
export async function hand(path, bytes, handle = null) {
  nowhere.delete(path);
  if (handle) handles.set(path, handle);
  else handles.delete(path);
  await ask("keep", { files: { [path]: toBase64(bytes) } });
}

// What was begun or read here, and stands in no file until it is saved.
export async function handNew(path, text) {
  await hand(path, new TextEncoder().encode(text));
  nowhere.add(path);
}

async function digest(bytes) {
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...sum].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function stands(handle) {
  return (await handle.getFile()).arrayBuffer();
}

function download(name, bytes) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type: "application/yaml" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function chosen(path) {
  if (handles.has(path)) return handles.get(path);
  if (!window.showSaveFilePicker) return null;
  const handle = await showSaveFilePicker({ suggestedName: path.split("/").at(-1), types: [{ description: "YAML", accept: { "application/yaml": [".yaml", ".yml"] } }] });
  handles.set(path, handle);
  return handle;
}

export const transport = {
  ask,
  async load(path) {
    const answer = await ask("open", { path });
    const handle = handles.get(path);
    return { ...answer, isNowhere: nowhere.has(path), etag: handle ? await digest(await stands(handle)) : "" };
  },
  async save(path, text, etag) {
    try {
      return await put(path, text, etag);
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      if (!PATIENT.has(error.name)) handles.delete(path); // the next time asks where
      throw new Error(say(WHY[error.name] ?? "notWrittenThere", { why: error.name }));
    }
  },
  async show(html) {
    return URL.createObjectURL(new Blob([fromBase64(html)], { type: "text/html;charset=utf-8" }));
  },
};

// What browsers say where a file cannot be saved, in the clerk's words.
const PATIENT = new Set(["AbortError", "NotAllowedError", "SecurityError"]);
const WHY = { AbortError: "notSaved", NotAllowedError: "notAllowed", SecurityError: "saveAgain", NotFoundError: "placeGone" };

async function put(path, text, etag) {
  const bytes = new TextEncoder().encode(text);
  const known = handles.has(path) ? etag : ""; // a place that is chosen now is chosen to be written over
  const handle = await chosen(path);
  let written = "";
  if (!handle) {
    download(path.split("/").at(-1), bytes);
  } else {
    const there = await stands(handle);
    const found = await digest(there);
    if (known && found !== known) return { ok: false, theirs: { text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(there), etag: found } };
    const stream = await handle.createWritable();
    await stream.write(bytes);
    await stream.close();
    written = await digest(bytes);
  }
  await ask("keep", { files: { [path]: toBase64(bytes) } });
  nowhere.delete(path);
  return { ok: true, etag: written };
}
