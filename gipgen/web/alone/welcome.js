// The first screen of the page without installation: a new report, one from a file, one from a published document.

import { el, button, fillWith, byId, notice, toBase64 } from "./dom.js";
import { say, language } from "./words.js";
import { transport, ready, hand, handNew } from "./transport.js";
import { READABLE, UNREADABLE } from "./reads.js";
import { drafts } from "./drafts.js";

const YAML = [{ description: "YAML", accept: { "application/yaml": [".yaml", ".yml"] } }];

const PREPARED = JSON.parse(byId("begin").textContent);

// Shows the choices; `open` is called with the name of the report that is there then, `begun` with what a new one looks like
// where the engine that makes it is still to come.
export function welcome(open, begun) {
  let isReady = false;
  const state = el("p", { class: "help", role: "status", text: say("engineComes") });
  ready.then(() => { isReady = true; state.textContent = say("engineThere"); }, (error) => { state.textContent = error.message; state.className = "warning"; });
  const agency = el("input", { id: "new-agency", type: "text", autocomplete: "off" });
  const year = el("input", { id: "new-year", type: "number", min: "2008", max: "2100", value: String(new Date().getFullYear() - 1) });
  const previous = el("input", { id: "new-previous", type: "file", accept: ".yaml,.yml" });
  const document_ = el("input", { id: "from-document", type: "file", accept: ".docx,.html,.htm,.txt,.md,.odt" });
  const kept = el("input", { id: "from-file", type: "file", accept: ".yaml,.yml,.txt" });
  const field = (input, label) => el("p", { class: "field" }, el("label", { htmlFor: input.id, text: label }), " ", input);
  const box = (title, help, ...inside) => el("section", { class: "part" }, el("h2", { text: title }), help ? el("p", { class: "help", text: help }) : null, ...inside);

  const guarded = (act) => async () => {
    document.body.setAttribute("aria-busy", "true");
    try {
      await act();
    } catch (error) {
      if (error.name !== "AbortError") notice(error.message, "error");
    } finally {
      document.body.removeAttribute("aria-busy");
    }
  };
  const bytesOf = async (file) => new Uint8Array(await file.arrayBuffer());
  const make = async (values) => {
    const { text } = await transport.ask("new", values);
    await handNew("report.yaml", text);
  };
  // The form of the editions of today, as it is before anything is typed.
  const soon = ({ agency: name, year: of }) => {
    const { form, state: empty, first, last } = structuredClone(PREPARED);
    if (isReady || !name || previous.files[0] || !(of >= first && of <= last)) return null;
    const title = empty.title.replace(empty.agency, name).replace(String(empty.year), String(of));
    return { form, state: { ...empty, title, agency: name, year: of, fields: { ...empty.fields, agency: name, year: String(of) }, findings: [], counts: { errors: 0, warnings: 0, infos: 0 } } };
  };
  const start = guarded(async () => {
    const values = { path: "report.yaml", agency: agency.value.trim(), year: Number(year.value) };
    const prepared = soon(values);
    if (prepared) {
      begun("report.yaml", prepared, () => make(values), say("engineComesForm"));
      return;
    }
    if (previous.files[0]) {
      await hand("last.yaml", await bytesOf(previous.files[0]));
      values.previous = "last.yaml";
    }
    await make(values);
    await open("report.yaml");
  });
  const pick = guarded(async () => {
    const [handle] = await showOpenFilePicker({ types: YAML });
    const file = await handle.getFile();
    await hand(file.name, await bytesOf(file), handle);
    await open(file.name);
  });
  kept.addEventListener("change", guarded(async () => {
    const [file] = kept.files;
    await hand(file.name, await bytesOf(file));
    await open(file.name);
  }));
  document_.addEventListener("change", guarded(async () => {
    const [file] = document_.files;
    if (!READABLE.test(file.name)) throw new Error(say(UNREADABLE));
    const answer = await transport.ask("import", { name: file.name, content: toBase64(await bytesOf(file)) });
    await handNew("report.yaml", answer.text);
    await open("report.yaml");
    if (answer.leftovers.length) notice(say("importLeft", { count: answer.leftovers.length }), "error");
  }));
  const example = guarded(async () => {
    await hand("example.yaml", new TextEncoder().encode(byId("example").textContent.trimStart()));
    await open("example.yaml");
  });

  const draftBox = (draft) => {
    const goOn = guarded(async () => {
      await hand(draft.path, new TextEncoder().encode(draft.text));
      drafts.going = draft;
      await open(draft.path, true);
    });
    const forget = (event) => {
      drafts.clear(draft);
      event.target.closest("section").remove();
    };
    const when = new Date(draft.when).toLocaleString(language === "en" ? "en" : "zh-CN");
    return box(say("draftTitle"), say("draftHint", { title: draft.title, when }), el("p", { class: "actions" }, button(say("draftGoOn"), goOn, { class: "main" }), button(say("draftForget"), forget)));
  };
  const other = (event) => {
    event.preventDefault();
    location.hash = language === "en" ? "zh" : "en";
    location.reload();
  };
  const keeps = el("input", { id: "keeps-drafts", type: "checkbox", checked: drafts.asked });
  keeps.addEventListener("change", () => drafts.ask(keeps.checked));

  fillWith(byId("bar"), el("div", { class: "titles" }, el("h1", { text: say("aloneTitle") }), state));
  fillWith(byId("side"));
  fillWith(byId("sheet"), el("div", { class: "paper", id: "paper" },
    drafts.kept.map(draftBox),
    box(say("newTitle"), say("newHint"), el("form", { novalidate: true, onsubmit: (event) => { event.preventDefault(); start(); } }, field(agency, say("newAgency")), field(year, say("newYear")), field(previous, say("newPrevious")), el("p", { class: "actions" }, el("button", { type: "submit", class: "main", text: say("newStart") })))),
    box(say("openTitle"), say("openHint"), window.showOpenFilePicker ? el("p", { class: "actions" }, button(say("openFile"), pick, { class: "main" })) : field(kept, say("openFile"))),
    box(say("fromDocument"), say("fromDocumentHint"), field(document_, say("document"))),
    box(say("exampleTitle"), "", el("p", { class: "actions" }, button(say("exampleShow"), example))),
    el("p", { class: "help", text: say("aloneNote") }),
    drafts.can ? el("p", {}, el("label", {}, keeps, " ", say("draftKeeps"))) : "",
    el("p", {}, el("a", { href: language === "en" ? "#zh" : "#en", lang: language === "en" ? "zh-CN" : "en", text: say("otherLanguage"), onclick: other })),
    el("details", {}, el("summary", { text: say("licences") }), el("pre", { class: "whole", text: byId("licences").textContent })),
  ));
  document.body.classList.add("alone");
  document.documentElement.lang = language === "en" ? "en" : "zh-CN";
}
