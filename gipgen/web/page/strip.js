// The line at the foot of the page that tells about the cell one is in: its full name, what belongs there, what is wrong.

import { el, button, fillWith, byId } from "./dom.js";
import { say } from "./words.js";
import { explain, asChange } from "./side.js";

export class Strip {
  constructor(store) {
    this.store = store;
    this.element = byId("strip");
    this.sheet = null;
    this.ref = "";
    document.addEventListener("focusin", (event) => {
      if (!event.target.closest?.("#strip, .grid input")) this.hide();
    });
  }

  show(sheet, ref) {
    this.sheet = sheet;
    this.ref = ref;
    this.element.hidden = false;
    this.update();
  }

  hide() {
    this.sheet = null;
    this.element.hidden = true;
  }

  update() {
    if (!this.sheet) return;
    const { store, ref, sheet } = this;
    const row = store.form.rows[ref.split(".")[0]];
    const column = store.form.columns[ref];
    const last = store.state.before?.cells[ref];
    const draft = store.drafts.get(`cell:${ref}`);
    const own = store.state.findings.filter((each) => each.target === `cell:${ref}`);
    const empty = sheet.emptyRefs(ref.split(".")[0]);
    const lines = own.map((each) => el("p", { class: each.severity }, each.message, " ",
      each.mend ? button(each.mend, () => this.back(store.mend(each)), { class: "small mend", title: "Alt+Enter" }) : null,
      button(say("explain"), () => explain(each.rule), { class: "small" })));
    const refused = draft ? el("p", { class: "error" }, draft.message, " ",
      draft.wanted ? button(say("instead", { wanted: draft.wanted }), () => this.back(store.fill(asChange(`cell:${ref}`, draft.wanted))), { class: "small mend", title: "Alt+Enter" }) : null,
      button(say("asBefore"), () => this.restore(), { class: "small" })) : null;
    const name = el("p", { class: "where" }, el("strong", { text: sheet.name(ref) }), " ", el("span", { class: "help", text: [row.label === row.key ? "" : row.label, column.help || row.help].filter(Boolean).join(" ") }), " ", last === undefined ? null : el("span", { class: "before", text: say("lastYear", { value: last }) }));
    fillWith(this.element, name, refused, ...lines, empty.length > 1 ? el("p", {}, button(say("zerosRow"), () => this.back(sheet.putZeros(empty)), { class: "small" })) : null);
  }

  // What the message says to write, by the keyboard.
  take() {
    const wanted = this.element.querySelector("button.mend");
    wanted?.click();
    return Boolean(wanted);
  }

  // After a button: on in the cell.
  async back(work) {
    const { sheet, ref } = this;
    await work;
    sheet.inputs.get(ref)?.field.focus();
  }

  restore() {
    const { store, ref, sheet } = this;
    store.drafts.delete(`cell:${ref}`);
    const input = sheet.inputs.get(ref).field;
    input.value = sheet.committed(ref);
    store.tell("change");
    input.focus();
  }
}
