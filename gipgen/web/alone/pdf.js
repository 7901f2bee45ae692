// PDFs in the page without installation: the second file, which has Typst in it, and the fonts of this machine, from the
// clerk's hand. A page that was opened as a file can load neither by itself.

import { byId, button, el, notice } from "./dom.js";
import { equip } from "./transport.js";
import { say } from "./words.js";

const told = byId("pdf-part");
const FONTS = ".ttf,.ttc,.otf,.otc";
let isThere = false;
let hasFonts = false;
let chosenPart = null; // what was chosen where something else was missing or wrong: it need not be chosen again
let chosenFonts = [];

async function bytesOf(file) {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

// The fonts of this machine, where the browser tells of them and the clerk lets it: of each kind that a report wants the best one.
async function localFonts() {
  const there = new Map();
  for (const each of await queryLocalFonts()) {
    const family = each.family.toLowerCase();
    there.set(family, [...there.get(family) ?? [], each]);
  }
  const families = new Set(JSON.parse(told.dataset.families).map((names) => names.find((name) => there.has(name))));
  families.delete(undefined);
  const faces = [...families].map((family) => there.get(family).find((each) => each.style === "Regular") ?? there.get(family)[0]);
  return Promise.all(faces.map(async (each) => ({ name: `${each.postscriptName}.otf`, bytes: new Uint8Array(await (await each.blob()).arrayBuffer()) })));
}

// What the dialog of outputs shows for PDF, and `ready`, which adds it to the formats where it was chosen.
function choice() {
  const box = el("input", { type: "checkbox", id: "to-pdf-part" });
  const part = el("input", { type: "file", id: "pdf-file", accept: ".xz" });
  const fonts = el("input", { type: "file", id: "pdf-fonts", accept: FONTS, multiple: true });
  const state = el("p", { class: "help", role: "status" });
  let local = [];
  const ask = button(say("pdfLocal"), async () => {
    try {
      local = await localFonts();
      state.textContent = local.length ? say("pdfLocalFound", { count: local.length }) : say("pdfLocalNone");
    } catch (error) {
      state.textContent = say("pdfLocalRefused", { why: error.message });
    }
  });
  const field = (input, label) => el("p", { class: "field" }, el("label", { htmlFor: input.id, text: label }), " ", input);
  const beside = told.dataset.beside !== undefined;
  for (const input of [part, fonts]) input.addEventListener("change", () => { box.checked = true; });
  const fields = el("div", { hidden: !isThere },
    isThere || beside ? null : field(part, say("pdfPart", { name: told.dataset.name })),
    !isThere && chosenPart ? el("p", { class: "help", text: say("pdfChosen", { names: chosenPart.name }) }) : null,
    field(fonts, say(hasFonts ? "pdfMoreFonts" : "pdfFonts")),
    chosenFonts.length ? el("p", { class: "help", text: say("pdfChosen", { names: chosenFonts.map((each) => each.name).join("、") }) }) : null,
    el("p", { class: "help", text: say("pdfFontsHelp") }),
    window.queryLocalFonts ? el("p", {}, ask) : null, state);
  box.addEventListener("change", () => { fields.hidden = !box.checked; });
  const wanted = isThere ? null : el("p", {}, box, " ", el("label", { htmlFor: box.id, text: say("pdfWanted") }));
  const element = el("div", {}, wanted, fields);

  async function ready(to) {
    const own = [...await Promise.all([...fonts.files].map(bytesOf)), ...local];
    const given = own.length ? own : chosenFonts;
    const second = part.files[0] ?? chosenPart;
    if (isThere ? !to.includes("pdf") && !given.length : !box.checked) return to;
    chosenFonts = given;
    chosenPart = second;
    if (!given.length && !hasFonts) throw new Error(say("pdfNoFonts"));
    if (!isThere && !beside && !second) throw new Error(say("pdfNoPart", { name: told.dataset.name }));
    if (given.length || !isThere) {
      notice(say("pdfComes"));
      const { wrong, why } = await equip(isThere ? null : second ?? told.dataset.name, told.textContent, given.map(({ name, bytes }) => ({ name, bytes: bytes.slice() }))); // the worker takes them
      if (!wrong || wrong === "pdfNoChinese") isThere = true;
      if (wrong === "pdfOther") chosenPart = null;
      else chosenFonts = []; // they are there, or no use
      if (wrong) throw new Error(say(wrong, { name: told.dataset.name, why }));
      hasFonts = true;
    }
    return to.includes("pdf") || !box.checked ? to : [...to, "pdf"];
  }
  return { element, ready };
}

export const pdf = told ? { choice } : null;
