// The same report seen otherwise: as the page that will be published, as the YAML of its file; and its outputs.

import { el, button, dialog, fillWith, fromBase64, notice } from "./dom.js";
import { pdf } from "./pdf.js";
import { say } from "./words.js";
import { transport } from "./transport.js";
import { findingLines } from "./side.js";

const PAUSE = 700;

// What was typed in a text area, whose line ends are all alike, put into the text with its own.
export function withOwnEnds(before, typed) {
  const old = before.split(/(?<=\r\n|\n|\r(?!\n))/);
  const fresh = typed.split(/(?<=\n)/);
  const same = (one, other) => one.replace(/\r\n?/, "\n") === other;
  let front = 0;
  while (front < old.length && front < fresh.length && same(old[front], fresh[front])) front += 1;
  let back = 0;
  while (back < old.length - front && back < fresh.length - front && same(old.at(-1 - back), fresh.at(-1 - back))) back += 1;
  const usual = /\r\n|\n|\r/.exec(before)?.[0] ?? "\n";
  const middle = fresh.slice(front, fresh.length - back).map((line) => line.replace("\n", usual));
  return [...old.slice(0, front), ...middle, ...old.slice(old.length - back)].join("");
}

export class SourceView {
  constructor(store) {
    this.store = store;
    this.area = el("textarea", { class: "source", id: "source", "aria-label": say("yamlView"), spellcheck: "false", wrap: "off", "aria-describedby": "source-help" });
    this.broken = el("p", { class: "error", role: "status" });
    this.found = el("div", { class: "found" });
    this.element = el("div", { class: "view" }, el("p", { class: "help", id: "source-help", text: say("sourceHint") }), this.broken, this.area, this.found);
    this.composing = false;
    this.area.addEventListener("compositionstart", () => { this.composing = true; });
    this.area.addEventListener("compositionend", () => { this.composing = false; this.wait(); });
    this.area.addEventListener("input", () => this.wait());
    this.area.addEventListener("blur", () => this.commit());
    this.update();
  }

  wait() {
    clearTimeout(this.timer);
    if (!this.composing) this.timer = setTimeout(() => this.commit(), PAUSE);
  }

  commit() {
    clearTimeout(this.timer);
    if (this.composing || this.area.value === this.shown) return undefined;
    this.shown = this.area.value;
    return this.store.replace(withOwnEnds(this.store.text, this.area.value));
  }

  settle() {
    this.commit();
  }

  update() {
    const plain = (this.store.pendingText ?? this.store.text).replace(/\r\n?/g, "\n");
    const held = document.activeElement === this.area && this.area.value !== this.shown;
    if (!held && this.area.value !== plain) this.area.value = plain;
    if (!held) this.shown = this.area.value;
    this.broken.textContent = this.store.state.readable ? "" : say("sourceBroken");
    findingLines(this.found, this.store.state.findings, this.store, (each) => this.goTo(each.line, each.column));
  }

  goTo(line, column) {
    const lines = this.area.value.split("\n");
    const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
    this.area.focus();
    this.area.setSelectionRange(start + column - 1, start + (lines[line - 1]?.length ?? 0));
    this.area.scrollTop = Math.max(0, (line - 5) * parseFloat(getComputedStyle(this.area).lineHeight));
  }
}

export class PageView {
  constructor(store) {
    this.store = store;
    this.told = el("p", { class: "help", role: "status" });
    this.frame = el("iframe", { title: say("pageTitle"), sandbox: "" });
    this.element = el("div", { class: "view" }, this.told, this.frame);
    this.shown = null;
    this.update();
  }

  async update() {
    const { text } = this.store;
    if (this.shown === text) return;
    this.shown = text;
    this.told.textContent = say("pageWaits");
    try {
      const answer = await transport.ask("build", { path: this.store.path, text, to: ["html"], draft: true });
      const url = await transport.show(Object.values(answer.outputs)[0]);
      if (this.shown !== text) return;
      this.frame.src = url;
      this.told.textContent = answer.draft ? say("pageDraft") : "";
    } catch (error) {
      this.told.textContent = error.message;
      this.shown = null;
    }
  }
}

export async function outputs(store) {
  const { formats } = await transport.ask("hello");
  const boxes = formats.map((name) => el("input", { type: "checkbox", id: `to-${name}`, value: name, checked: name === "docx" || name === "html" }));
  const draft = el("input", { type: "checkbox", id: "to-draft" });
  const lines = [...boxes.map((box) => el("p", {}, box, " ", el("label", { htmlFor: box.id, text: box.value }))), el("p", {}, draft, " ", el("label", { htmlFor: "to-draft", text: say("buildDraft") }))];
  const more = pdf?.choice();
  const choice = await dialog(say("buildTitle"), [el("p", { text: say("buildHint") }), ...lines, more?.element], [["build", say("build"), "main"], ["", say("cancel")]]);
  if (choice !== "build") return;
  try {
    const chosen = boxes.filter((box) => box.checked).map((box) => box.value);
    const to = more ? await more.ready(chosen) : chosen;
    if (!to.length) return;
    const answer = await transport.ask("build", { path: store.path, text: store.text, to, draft: draft.checked });
    for (const [name, content] of Object.entries(answer.outputs)) download(name, fromBase64(content));
    notice(say("built", { list: Object.keys(answer.outputs).join("、") }));
  } catch (error) {
    notice(error.message, "error");
  }
}

export function download(name, content) {
  const url = URL.createObjectURL(new Blob([content]));
  const link = el("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
