// A section's text: the Markdown of the file in a plain text area that grows. What is being composed by an input method is
// left alone until it is finished.

import { el } from "./dom.js";
import { say } from "./words.js";
import { findingLines } from "./side.js";

const PAUSE = 600; // milliseconds without a key, then what was typed is written

export class Prose {
  constructor(store, id, { label, help, rows = 6, optional = false }) {
    this.optional = optional;
    this.store = store;
    this.id = id;
    this.composing = false;
    this.area = el("textarea", { id: `text-${id}`, rows, "aria-describedby": `help-${id} hint-${id}`, spellcheck: "false" });
    this.found = el("div", { class: "found", id: `hint-${id}` });
    this.element = el("div", { class: "prose" }, el("label", { htmlFor: `text-${id}`, text: label }), el("p", { class: "help", id: `help-${id}`, text: help, hidden: !help }), this.area, this.found);
    this.listen();
    this.update();
  }

  listen() {
    this.area.addEventListener("compositionstart", () => { this.composing = true; });
    this.area.addEventListener("compositionend", () => { this.composing = false; this.wait(); });
    this.area.addEventListener("input", () => { this.grow(); this.wait(); });
    this.area.addEventListener("blur", () => this.commit());
  }

  wait() {
    clearTimeout(this.timer);
    if (!this.composing) this.timer = setTimeout(() => this.commit(), PAUSE);
  }

  get committed() {
    const text = this.store.typed("text", this.id) ?? this.store.state.texts[this.id] ?? "";
    return text.trim() === this.store.form.fill_in ? "" : text;
  }

  get dirty() {
    return tidy(this.area.value) !== tidy(this.written ?? "") && tidy(this.area.value) !== tidy(this.committed);
  }

  commit() {
    clearTimeout(this.timer);
    if (this.composing || !this.dirty) return undefined;
    return this.store.fill({ texts: { [this.id]: this.area.value } });
  }

  settle() {
    this.commit();
  }

  update() {
    const typing = this.composing || tidy(this.area.value) !== tidy(this.written ?? "");
    if (!typing && tidy(this.area.value) !== tidy(this.committed)) this.area.value = this.committed;
    if (!typing || tidy(this.area.value) === tidy(this.committed)) this.written = this.area.value;
    this.area.placeholder = say(this.optional ? "optional" : "waiting");
    this.area.readOnly = Boolean(this.store.state.closed);
    const own = this.store.state.findings.filter((each) => each.target === `section:${this.id}`);
    findingLines(this.found, own, this.store, (finding) => this.select(finding.at));
    if (this.area.value !== this.grown) this.grow();
  }

  // Show where in the text a finding points: the sentence is chosen, so that one sees it and can type over it.
  select(at) {
    this.area.focus();
    if (!at) return;
    const lines = this.area.value.split("\n");
    const start = lines.slice(0, at[0]).reduce((sum, line) => sum + line.length + 1, 0) + at[1];
    const rest = this.area.value.slice(start);
    const length = rest.search(/[。！？；\n]/);
    this.area.setSelectionRange(start, start + (length < 0 ? rest.length : length + 1));
  }

  grow() { // measuring makes the browser lay the page out: only where the text is another one
    if (!this.area.isConnected) return;
    this.grown = this.area.value;
    this.area.style.height = "auto";
    this.area.style.height = `${this.area.scrollHeight + 2}px`;
  }
}

function tidy(text) {
  return text.replace(/^\n+|\s+$/g, "");
}
