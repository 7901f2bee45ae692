// Where the file has slips that have to be put right before anything can be filled in: what, and a way to do it.

import { el, button, fillWith } from "./dom.js";
import { say } from "./words.js";

const MOST_SLIPS = 200;

export class Closed {
  constructor(store, show) {
    this.store = store;
    this.show = show;
    this.element = el("div", { class: "closed", role: "alert" });
    this.update();
  }

  settle() {}

  update() {
    const { closed, findings } = this.store.state;
    if (this.said === closed) return;
    this.said = closed;
    this.element.hidden = !closed;
    const can = findings.some((each) => each.mend && each.rule.startsWith("GIP1"));
    fillWith(this.element, el("p", { text: closed }), el("p", { class: "actions" }, can ? button(say("mendAll"), () => this.mendAll(), { class: "main" }) : null, button(say("toSource"), () => this.show("yaml"))));
  }

  async mendAll() {
    const { store } = this;
    for (let round = 0; round < MOST_SLIPS && store.state.closed; round += 1) {
      const next = store.state.findings.find((each) => each.mend && each.rule.startsWith("GIP1"));
      if (!next || (await store.mend(next)) === null) return;
    }
  }
}
