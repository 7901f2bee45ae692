// A document dropped on the page: a published report is read by the engine, a report file is taken as it is.

import { el, dialog, notice, toBase64 } from "./dom.js";
import { say } from "./words.js";
import { transport } from "./transport.js";
import { READABLE, UNREADABLE } from "./reads.js";

export function takeDocuments(store) {
  const veil = el("div", { class: "veil", hidden: true, text: say("dropHere") });
  document.body.append(veil);
  const hasFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    veil.hidden = false;
  });
  addEventListener("dragleave", (event) => { if (!event.relatedTarget) veil.hidden = true; });
  addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    veil.hidden = true;
    const [file] = event.dataTransfer.files;
    if (file) take(store, file);
  });
}

export async function take(store, file) {
  if (!READABLE.test(file.name)) {
    notice(say(UNREADABLE), "error");
    return;
  }
  if (!store.state) {
    notice(say("dropLater"), "error");
    return;
  }
  notice(say("importing", { name: file.name }));
  try {
    const isReport = /\.ya?ml$/i.test(file.name);
    const content = await file.arrayBuffer();
    const answer = isReport ? { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content), leftovers: [] } : await transport.ask("import", { name: file.name, content: toBase64(content), year: store.state.year });
    const left = answer.leftovers.length ? [el("p", { class: "warning", text: say("importLeft", { count: answer.leftovers.length }) }), el("ul", {}, ...answer.leftovers.map((text) => el("li", { text })))] : [];
    const choice = await dialog(say("importTitle", { name: file.name }), [answer.counts ? el("p", { text: say("importCounts", answer.counts) }) : null, el("p", { text: say("importHint") }), ...left].filter(Boolean), [["take", say("importDo"), "main"], ["", say("cancel")]]);
    if (choice === "take") await store.replace(answer.text);
  } catch (error) {
    notice(error.message, "error");
  }
}
