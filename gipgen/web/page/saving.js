// Saving, and what to do where the file was changed elsewhere meanwhile: nothing of either side is ever lost.

import { el, dialog, notice } from "./dom.js";
import { say } from "./words.js";
import { asChange } from "./side.js";
import { download } from "./views.js";

export async function save(store, name) {
  const done = await store.save();
  if (!done) return false;
  if (done.done) {
    if (store.drafts.size) notice(say("savedBut", { count: store.drafts.size }), "error");
    else notice(say("saved"));
    return true;
  }
  const { theirs, merged } = done;
  if (theirs.text === "") return saveAnew(store, theirs);
  if (merged.whole) return chooseWhole(store, theirs);
  const mine = store.text;
  const changes = merged.conflicts.length ? await choose(merged.conflicts, name) : {};
  if (changes === null) return false;
  store.standOn(theirs);
  await store.replace(merged.text);
  if (Object.keys(changes).length) await store.fill(changes);
  const again = await store.save();
  if (again?.done) notice(say("merged"));
  else if (mine !== store.text) await store.replace(mine);
  return Boolean(again?.done);
}

// What both changed, side by side; null where somebody thinks again.
async function choose(conflicts, name) {
  const groups = conflicts.map((each, number) => {
    const radio = (side, checked) => {
      const id = `conflict-${number}-${side}`;
      return el("p", {}, el("input", { type: "radio", name: `conflict-${number}`, id, value: side, checked }), " ", el("label", { htmlFor: id }, `${say(side)}：`, el("span", { class: "version", text: each[side] || say("blank") })));
    };
    return el("fieldset", {}, el("legend", { text: name(each) }), radio("mine", true), radio("theirs", false));
  });
  const choice = await dialog(say("conflictTitle"), [el("p", { text: say("conflictHint") }), ...groups], [["settle", say("settle"), "main"], ["", say("cancel")]]);
  if (choice !== "settle") return null;
  const changes = { cells: {}, texts: {}, fields: {} };
  conflicts.forEach((each, number) => {
    if (groups[number].querySelector("input:checked").value === "mine") {
      for (const [kind, named] of Object.entries(asChange(`${each.kind}:${each.name}`, each.mine))) Object.assign(changes[kind], named);
    }
  });
  return Object.values(changes).some((each) => Object.keys(each).length) ? changes : {};
}

// Nothing is there any more: there is nothing to choose from.
async function saveAnew(store, theirs) {
  const choice = await dialog(say("goneTitle"), [el("p", { text: say("goneHint") })], [["mine", say("takeMine"), "main"], ["", say("cancel")]]);
  if (choice !== "mine") return false;
  store.standOn(theirs);
  const again = await store.save();
  if (again?.done) notice(say("saved"));
  return Boolean(again?.done);
}

async function chooseWhole(store, theirs) {
  const shown = (label, text) => el("div", {}, el("h3", { text: say(label) }), el("pre", { class: "whole", text }));
  const choice = await dialog(say("conflictTitle"), [el("p", { text: say("conflictWhole") }), el("div", { class: "two" }, shown("mine", store.text), shown("theirs", theirs.text))], [["mine", say("takeMine")], ["theirs", say("takeTheirs")], ["", say("cancel"), "main"]]);
  if (choice === "") return false;
  const mine = store.text;
  store.standOn(theirs);
  if (choice === "theirs") {
    download("report.mine.yaml", mine);
    await store.replace(theirs.text);
    return true;
  }
  download("report.theirs.yaml", theirs.text);
  const again = await store.save();
  if (again?.done) notice(say("saved"));
  return Boolean(again?.done);
}
