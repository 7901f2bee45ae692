// The fields of one line: who reports, for which year, whom to ask; signature and the rest.

import { el } from "./dom.js";
import { say } from "./words.js";
import { findingLines } from "./side.js";

export class Fields {
  constructor(store, place) {
    this.store = store;
    this.fields = store.form.fields.filter((each) => each.place === place);
    this.inputs = new Map();
    this.found = el("div", { class: "found" });
    const groups = new Map();
    for (const field of this.fields) {
      if (!groups.has(field.group)) groups.set(field.group, []);
      groups.get(field.group).push(this.row(field));
    }
    const parts = [...groups].map(([group, rows]) => (group ? el("fieldset", {}, el("legend", { text: group }), el("p", { class: "help", text: this.fields.find((each) => each.group === group).about }), ...rows) : el("div", { class: "plain-fields" }, ...rows)));
    this.element = el("div", { class: "fields" }, ...parts, this.found);
    this.update();
  }

  row(field) {
    const id = `field-${field.id}`;
    const about = { id, "aria-describedby": `${id}-help ${id}-wrong`, "aria-required": field.required ? "true" : undefined };
    const input = field.choices.length ? el("select", about, el("option", { value: "", text: "" }), ...field.choices.map((each) => el("option", { value: each, text: each }))) : el("input", { ...about, type: "text", autocomplete: "off", spellcheck: "false" });
    input.addEventListener("change", () => this.commit(field));
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing && event.keyCode !== 229) this.commit(field);
      if (event.key === "Escape") input.value = this.committed(field.id);
    });
    const wrong = el("p", { class: "wrong", id: `${id}-wrong` });
    this.inputs.set(field.id, { input, wrong });
    return el("div", { class: "field" }, el("label", { htmlFor: id, text: field.key }), input, el("p", { class: "help", id: `${id}-help`, text: field.help }), wrong);
  }

  committed(id) {
    const text = this.store.typed("field", id) ?? this.store.state.fields[id] ?? "";
    return text === this.store.form.fill_in ? "" : text;
  }

  // What was typed since the field was drawn: what it showed before an undo is nobody's wish.
  commit(field) {
    const { input } = this.inputs.get(field.id);
    if (input.value.trim() === (input.dataset.committed ?? "").trim()) return;
    if (input.value.trim() !== this.committed(field.id)) this.store.fill({ fields: { [field.id]: input.value } });
  }

  settle() {
    for (const field of this.fields) this.commit(field);
  }

  update() {
    const { state, drafts } = this.store;
    for (const [id, { input, wrong }] of this.inputs) {
      const text = this.committed(id);
      if (input.tagName === "SELECT" && text && ![...input.options].some((each) => each.value === text)) input.append(el("option", { value: text, text }));
      const typing = input.value.trim() !== (input.dataset.committed ?? "").trim();
      if (!typing && input.value !== text) input.value = text;
      input.dataset.committed = typing && input.value.trim() !== text ? input.dataset.committed ?? "" : text;
      const draft = drafts.get(`field:${id}`);
      const filled = state.fields[id];
      if (input.tagName === "INPUT") input.placeholder = filled === this.store.form.fill_in ? say("waiting") : "";
      wrong.textContent = draft ? draft.message : "";
      if (draft) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
      input.disabled = Boolean(state.closed);
    }
    const own = state.findings.filter((each) => each.target.startsWith("field:") && this.inputs.has(each.target.slice(6)));
    findingLines(this.found, own, this.store, (finding) => this.inputs.get(finding.target.slice(6)).input.focus());
  }
}
