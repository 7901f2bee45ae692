// What was found, and what is still to be filled in: beside its place and, all together, at the side.

import { el, button, fillWith, dialog, notice, byId } from "./dom.js";
import { say } from "./words.js";
import { transport } from "./transport.js";

export async function explain(rule) {
  let page;
  try {
    ({ page } = await transport.ask("explain", { rule }));
  } catch (error) {
    notice(error.message, "error");
    return;
  }
  const part = (name, text) => (text ? [el("h3", { text: say(name) }), el("p", { text })] : []);
  const example = (name, text) => (text ? [el("h3", { text: say(name) }), el("pre", { text })] : []);
  await dialog(`${page.id} ${page.title}`, [...part("why", page.why), ...part("how", page.fix), ...part("basis", page.source), ...example("good", page.good), ...example("bad", page.bad)], [["", say("close"), "main"]]);
}

function card(finding, store, go) {
  const actions = [
    go ? button(say("goThere"), () => go(finding), { class: "small" }) : null,
    button(say("explain"), () => explain(finding.rule), { class: "small", "aria-label": `${say("explain")} ${finding.rule}` }),
    finding.mend ? button(finding.mend, () => store.mend(finding), { class: "small mend" }) : null,
  ];
  return el("li", { class: finding.severity }, el("p", {}, el("strong", { class: "severity", text: say(finding.severity) }), " ", finding.message), el("p", { class: "actions" }, ...actions.filter(Boolean)));
}

// The findings of one place, below it.
export function findingLines(host, findings, store, go) {
  const sign = findings.map((each) => `${each.rule}${each.line}:${each.column}${each.message}`).join("\n");
  if (host.dataset.sign === sign) return;
  host.dataset.sign = sign;
  fillWith(host, findings.length ? el("ul", { class: "findings" }, ...findings.map((each) => card(each, store, go))) : null);
}

const WORST = ["error", "warning", "info"];

export class Side {
  constructor(store, go) {
    this.store = store;
    this.go = go;
    this.element = byId("side");
    this.counts = el("p", { class: "counts", role: "status" });
    this.parts = el("nav", { "aria-label": say("outline") });
    this.drafts = el("div", {});
    this.found = el("div", {});
    this.list = el("ol", {});
    this.summary = el("summary", {});
    this.details = el("details", { class: "waiting" }, this.summary, this.list);
    this.details.addEventListener("toggle", () => this.listWaiting());
    this.filled = el("p", { class: "good", text: say("allFilled") });
  }

  draw() {
    fillWith(this.element, el("h2", { text: say("side") }), this.counts, this.parts, this.drafts, this.found, this.details, this.filled);
  }

  // Each part only where it says something else than before: this runs after every number that is typed.
  update() {
    const { state, drafts, form } = this.store;
    const { errors, warnings, infos } = state.counts;
    const { waiting } = state;
    const others = [...state.findings].sort((one, other) => WORST.indexOf(one.severity) - WORST.indexOf(other.severity));
    afresh(this.counts, [errors, warnings, infos], () => [
      el("span", { class: errors ? "error" : "", text: say("errors", { count: errors }) }),
      el("span", { class: warnings ? "warning" : "", text: say("warnings", { count: warnings }) }),
      el("span", { class: "info", text: say("infos", { count: infos }) })]);
    const outline = this.outline(form, waiting, others);
    afresh(this.parts, outline, () => [el("ol", { class: "outline" }, ...outline.map(lineOf))]);
    afresh(this.drafts, [...drafts], () => [this.refused(drafts)]);
    if (others.length) findingLines(this.found, others, this.store, this.go);
    else afresh(this.found, [this.unknown], () => [el("p", { class: "good", text: this.unknown ? "" : say("nothing") })]);
    this.summary.textContent = say("stillWaiting", { count: waiting.length });
    this.details.hidden = waiting.length === 0;
    this.filled.hidden = waiting.length > 0 || this.unknown;
    this.listWaiting();
  }

  // Some two hundred buttons: made when somebody looks at them.
  listWaiting() {
    if (!this.details.open) return;
    const { waiting } = this.store.state;
    afresh(this.list, waiting.map((each) => [each.target, each.line]), () => waiting.map((each) => el("li", {}, button(this.name(each), () => this.go(each), { class: "link" }))));
  }

  name(finding) {
    return finding.path.map((part) => (typeof part === "number" ? String(part + 1) : part)).join(" › ");
  }

  partOf(finding) {
    const { form } = this.store;
    return form.parts.find((part) => finding.path[0] === part.key)?.id;
  }

  outline(form, waiting, others) {
    const tally = (list, id) => list.filter((each) => this.partOf(each) === id).length;
    const wrong = others.filter((each) => each.severity === "error");
    return form.parts.map((part) => [part.id, part.heading, tally(wrong, part.id), tally(waiting, part.id), this.unknown]);
  }

  // Nobody has looked yet, or could: then nothing is said to be good.
  get unknown() {
    return Boolean(this.store.coming) || !this.store.state.readable;
  }

  refused(drafts) {
    if (!drafts.size) return null;
    const lines = [...drafts].map(([key, draft]) => el("li", { class: "error" }, el("p", { text: `${draft.typed.slice(0, 30)}：${draft.message}` }), el("p", { class: "actions" },
      button(say("goThere"), () => this.go({ target: key.replace(/^text:/, "section:") }), { class: "small" }),
      draft.wanted ? button(say("instead", { wanted: draft.wanted }), () => this.store.fill(asChange(key, draft.wanted)), { class: "small mend" }) : null)));
    return el("div", {}, el("h3", { text: say("refusedTitle") }), el("ul", { class: "findings" }, ...lines));
  }
}

function lineOf([id, heading, wrong, open, unknown]) {
  const mark = wrong ? say("errors", { count: wrong }) : open ? `${say("waiting")} ${open}` : unknown ? "" : "✓";
  return el("li", {}, el("a", { href: `#part-${id}`, text: heading }), " ", el("span", { class: wrong ? "mark error" : open ? "mark waits" : "mark good", text: mark }));
}

// New content for an element, unless it would say the same again.
function afresh(host, said, make) {
  const sign = JSON.stringify(said);
  if (host.dataset.sign === sign) return;
  host.dataset.sign = sign;
  fillWith(host, ...make());
}

export function asChange(key, text) {
  const at = key.indexOf(":");
  return { [`${key.slice(0, at)}s`]: { [key.slice(at + 1)]: text } };
}
