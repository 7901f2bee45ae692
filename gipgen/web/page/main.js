// The page: the report as the official form, its findings beside it.

import { el, button, dialog, fillWith, notice, byId } from "./dom.js";
import { say } from "./words.js";
import { transport } from "./transport.js";
import { Store } from "./store.js";
import { Sheet } from "./sheet.js";
import { Prose } from "./prose.js";
import { Fields } from "./fields.js";
import { Side } from "./side.js";
import { Strip } from "./strip.js";
import { SourceView, PageView, outputs } from "./views.js";
import { takeDocuments } from "./documents.js";
import { save } from "./saving.js";
import { Closed } from "./closed.js";
import { welcome } from "./welcome.js";
import { drafts } from "./drafts.js";

const store = new Store();
const strip = new Strip(store);
const side = new Side(store, goTo);
let parts = []; // everything of the form that shows something of the report
let view = "fill";
let other = null; // the source or the page, while one looks at it
let several = false;
const bar = {};

function drawBar() {
  bar.name = el("h1", {});
  bar.told = el("p", { class: "told", role: "status" });
  const tab = (name, label) => button(say(label), () => show(name), { "aria-pressed": "false", class: "tab" });
  bar.tabs = { fill: tab("fill", "fillView"), page: tab("page", "pageView"), yaml: tab("yaml", "yamlView") };
  bar.undo = button(say("undo"), () => go(-1), { title: "Ctrl+Z" });
  bar.redo = button(say("redo"), () => go(1), { title: "Ctrl+Y" });
  bar.save = button(say("save"), () => keep(), { class: "main", title: "Ctrl+S" });
  bar.outputs = button(say("outputs"), async () => { await settle(); outputs(store); });
  fillWith(byId("bar"),
    el("div", { class: "titles" }, bar.name, bar.told),
    el("div", { class: "tabs", role: "group", "aria-label": say("views") }, ...Object.values(bar.tabs)),
    el("div", { class: "tools" }, bar.undo, bar.redo, bar.outputs, several ? button(say("reports"), () => leave()) : null, bar.save));
}

function drawForm() {
  strip.hide();
  const { form } = store;
  parts = [];
  const put = (part) => { parts.push(part); return part.element; };
  const part = (id, heading, ...inside) => el("section", { id, class: "part", "aria-labelledby": `${id}-title` }, el("h2", { id: `${id}-title`, text: heading }), ...inside);
  const basics = part("part-basics", say("basics"), put(new Fields(store, "head")), put(new Prose(store, form.preface.id, { label: `${say("preface")}（${say("optional")}）`, help: form.preface.help, rows: 3, optional: true })));
  const sections = form.parts.map((each) => {
    const help = [each.help, say("headingsHint")].filter(Boolean).join("");
    const text = each.grid ? { label: say("note"), help: "", rows: 2, optional: true } : { label: each.key, help, rows: 5 };
    const inside = [put(new Prose(store, each.id, text))];
    if (each.grid) inside.push(el("p", { class: "help", text: say("emptyAreWaiting") }), put(new Sheet(store, each.grid, strip)));
    return part(`part-${each.id}`, each.heading, ...inside);
  });
  const ends = part("part-ends", say("ends"), put(new Fields(store, "tail")));
  fillWith(byId("sheet"), el("div", { class: "paper", id: "paper" }, put(new Closed(store, show)), basics, ...sections, ends));
}

let waits = 0;

// Once for each picture that the browser draws, however many answers came meanwhile.
function update() {
  if (!waits) waits = requestAnimationFrame(updateNow);
}

function updateNow() {
  cancelAnimationFrame(waits);
  waits = 0;
  for (const part of parts) part.update();
  other?.update();
  side.update();
  strip.update();
  updateBar();
}

let typing = false; // in a cell that nobody has left yet, which can be saved all the same

function updateBar() {
  const isSaved = store.isSaved && !typing;
  bar.name.textContent = store.state.title;
  document.title = `${isSaved ? "" : "● "}${store.state.title}`;
  bar.told.textContent = store.coming || [store.path, say(isSaved ? "saved" : "unsaved"), store.state.published ? say("published") : ""].filter(Boolean).join(" · ");
  bar.told.classList.toggle("warning", !isSaved);
  bar.undo.disabled = !store.canUndo;
  bar.redo.disabled = !store.canRedo;
  bar.save.disabled = isSaved;
  for (const [name, tab] of Object.entries(bar.tabs)) tab.setAttribute("aria-pressed", String(name === view));
}

// What is typed and not written yet is written.
async function settle() {
  typing = false;
  for (const part of parts) part.settle();
  other?.settle?.();
  await store.busy;
}

let working = 0;
let lostNotice = null;

function work(more) {
  working += more;
  byId("sheet").setAttribute("aria-busy", String(working > 0));
}

async function whole(act) {
  work(1);
  try {
    await settle();
    await act();
  } finally {
    work(-1);
  }
}

const go = (steps) => whole(async () => {
  if (await store.go(steps)) notice(say(steps < 0 ? "undone" : "redone"));
});

const keep = () => whole(async () => {
  await save(store, nameOf);
  updateBar();
});

function nameOf({ kind, name }) {
  const { form } = store;
  if (kind === "cell") {
    const sheet = parts.find((part) => part instanceof Sheet && part.places.some((row) => row.includes(name)));
    return sheet ? sheet.name(name) : name;
  }
  if (kind === "field") return form.fields.find((field) => field.id === name)?.key ?? name;
  return form.parts.find((part) => part.id === name)?.heading ?? say("preface");
}

async function show(name) {
  await settle();
  view = name;
  other = name === "yaml" ? new SourceView(store) : name === "page" ? new PageView(store) : null;
  if (other) fillWith(byId("sheet"), other.element);
  else drawForm();
  strip.hide();
  updateNow();
}

async function goTo(finding) {
  const [kind, name] = [finding.target.slice(0, finding.target.indexOf(":")), finding.target.slice(finding.target.indexOf(":") + 1)];
  if (view === "yaml" && finding.line) {
    other.goTo(finding.line, finding.column);
    return;
  }
  if (view !== "fill") await show("fill");
  if (kind === "section") {
    const prose = parts.find((part) => part instanceof Prose && part.id === name);
    prose?.select(finding.at);
    prose?.area.scrollIntoView({ block: "nearest" });
    return;
  }
  const field = byId(kind === "cell" ? `cell-${name}` : `field-${name}`) ?? document.querySelector(`[data-cell="${name}"]`);
  field?.scrollIntoView({ block: "center", inline: "center" });
  field?.focus();
  if (!field && finding.line) {
    await show("yaml");
    other.goTo(finding.line, finding.column);
  }
}

function listenToKeys() {
  addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing || document.querySelector("dialog[open]") || !store.state) return;
    const key = event.key.toLowerCase();
    const act = { s: () => keep(), z: () => go(event.shiftKey ? 1 : -1), y: () => go(1) }[key];
    if (act) {
      event.preventDefault();
      act();
    }
  });
  for (const [event, is] of [["input", true], ["focusout", false]]) {
    byId("sheet").addEventListener(event, () => {
      typing = is;
      if (store.state && bar.save) updateBar();
    });
  }
  addEventListener("resize", () => {
    for (const part of parts) part.grow?.();
  });
  addEventListener("beforeunload", (event) => {
    for (const part of parts) part.settle();
    other?.settle?.();
    if (store.state && !store.isSaved) event.preventDefault();
  });
}

async function leave() {
  await settle();
  if (!store.isSaved) {
    const choice = await dialog(say("leaveTitle"), [el("p", { text: say("leaveHint") })], [["save", say("save"), "main"], ["drop", say("leaveDrop")], ["", say("cancel")]]);
    if (choice === "" || (choice === "save" && !(await save(store, nameOf)))) return;
  }
  if (welcome) welcome(open, begun);
  else choose(await transport.list());
}

function beginning(reports, year) {
  const field = (id, label, input) => el("div", { class: "field" }, el("label", { htmlFor: id, text: say(label) }), input);
  const agency = el("input", { id: "new-agency", type: "text", autocomplete: "organization", "aria-required": "true" });
  const of = el("input", { id: "new-year", type: "text", inputmode: "numeric", value: String(year), "aria-required": "true" });
  const last = el("select", { id: "new-previous" }, el("option", { value: "", text: say("newAlone") }), ...reports.map(({ path, title }) => el("option", { value: path, text: `${title}（${path}）` })));
  last.addEventListener("change", () => {
    const before = Number(/(\d{4})年/.exec(reports.find((each) => each.path === last.value)?.title ?? "")?.[1]);
    if (before) of.value = String(before + 1);
  });
  const start = async (event) => {
    event.preventDefault();
    try {
      await open(await transport.begin(agency.value, Number(of.value), last.value));
    } catch (error) {
      notice(error.message, "error");
    }
  };
  return el("form", { class: "fields", onsubmit: start }, el("h2", { text: say("newTitle") }), el("p", { class: "help", text: say("newHint") }), el("div", { class: "plain-fields" }, field("new-agency", "newAgency", agency), field("new-year", "newYear", of), field("new-previous", "newPrevious", last)), el("p", {}, el("button", { type: "submit", class: "main", text: say("newStart") })));
}

function choose({ reports, can_begin: canBegin, year }) {
  several = true;
  const list = el("ul", { class: "reports" }, ...reports.map(({ path, title }) => el("li", {}, button(title, () => open(path), { class: "link" }), el("span", { class: "help", text: path }))));
  fillWith(byId("bar"), el("div", { class: "titles" }, el("h1", { text: "gipgen" })));
  fillWith(byId("side"));
  fillWith(byId("sheet"), el("div", { class: "paper" }, reports.length ? el("h2", { text: say("chooseReport", { count: reports.length }) }) : "", list, canBegin ? beginning(reports, year) : ""));
  document.body.classList.add("alone");
}

async function open(path, isDraft = false) {
  if (store.state && !store.isSaved && store.path === path) {
    drawAll();
    return;
  }
  try {
    const loaded = await store.open(path);
    if (!welcome) history.replaceState(null, "", `?${new URLSearchParams({ report: path })}`);
    if (loaded.converted) notice(say("converted"));
    if (isDraft) store.keepUnsaved();
  } catch (error) {
    notice(error.message, "error");
  }
}

// A new report whose form takes input before the engine is there; `make` waits for it.
const begun = (path, prepared, make, told) => store.openSoon(path, prepared, make, told);

function drawAll() {
  document.body.classList.remove("alone");
  view = "fill";
  other = null;
  drawBar();
  drawForm();
  side.draw();
  updateNow();
  scrollTo(0, 0);
}

async function begin() {
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", say(element.dataset.label));
  store.addEventListener("open", drawAll);
  store.addEventListener("change", update);
  store.addEventListener("saved", updateBar);
  store.addEventListener("refused", ({ detail }) => { byId("said").textContent = `${nameOf(detail)}：${detail.message}`; });
  store.addEventListener("begin", () => work(1));
  store.addEventListener("end", () => work(-1));
  store.addEventListener("lost", ({ detail }) => { lostNotice = notice(detail.message, "error"); updateNow(); });
  store.addEventListener("found", () => { lostNotice?.remove(); notice(say("found")); updateNow(); });
  store.addEventListener("trouble", ({ detail }) => notice(detail.message, "error"));
  listenToKeys();
  takeDocuments(store);
  drafts?.watch(store);
  if (welcome) {
    several = true;
    welcome(open, begun);
    return;
  }
  try {
    const wanted = new URLSearchParams(location.search).get("report");
    const known = await transport.list();
    const { reports } = known;
    several = reports.length > 1 || known.can_begin;
    const path = reports.find((each) => each.path === wanted)?.path ?? (reports.length === 1 ? reports[0].path : "");
    if (path) await open(path);
    else choose(known);
  } catch (error) {
    notice(error.message, "error");
  }
}

begin();
