// A block of cells from Excel, WPS or Word: where it goes (by the names of its rows, else from the chosen cell on), shown
// before it is filled in. What is typed in it is held to the same words as a cell.

import { el, dialog, notice } from "./dom.js";
import { say } from "./words.js";
import { numberOf } from "./sums.js";

// text/plain of a sheet: tabs part cells, a cell with line breaks or tabs stands in quotes.
export function block(text) {
  const rows = [[]];
  let cell = "", quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (quoted) {
      if (sign === '"' && text[at + 1] === '"') { cell += '"'; at += 1; }
      else if (sign === '"') quoted = false;
      else cell += sign;
    } else if (sign === '"' && cell === "") quoted = true;
    else if (sign === "\t" || sign === "\n") {
      rows.at(-1).push(cell.trim());
      cell = "";
      if (sign === "\n") rows.push([]);
    } else if (sign !== "\r") cell += sign;
  }
  rows.at(-1).push(cell.trim());
  while (rows.length && rows.at(-1).every((each) => each === "")) rows.pop();
  return rows;
}

// A table of several columns in HTML as such a text: for programs whose plain text parts no cells. Only then: what HTML shows may
// be rounded, or #### where a column is narrow.
export function columnsOf(html) {
  if (!html.includes("<")) return "";
  const page = new DOMParser().parseFromString(html, "text/html");
  const rows = [...page.querySelectorAll("tr")].map((row) => [...row.cells].map((cell) => cell.textContent.trim().replace(/\s+/g, " ")));
  return rows.some((cells) => cells.length > 1) ? rows.map((cells) => cells.join("\t")).join("\n") : "";
}

const LOOSE = /[\s　、，,。.．:：（）()〔〕\[\]【】；;“”"一二三四五六七八九十0-9０-９]/g;

function bare(text) {
  return text.replace(LOOSE, "");
}

const WORD = /[\u4e00-\u9fff]{2,}/;

function isValue(text) {
  return text === "" || !WORD.test(text.replace(/\s/g, "")) || /^(待填|没有|暂无)$/.test(text);
}

// The cells of a line behind its names, the names, and how many empty cells lie between.
function divided(cells) {
  let start = 0;
  cells.forEach((text, at) => { if (!isValue(text)) start = at + 1; });
  const values = cells.slice(start);
  return { names: cells.slice(0, start).filter((text) => text !== ""), values, start, width: cells.length, gap: values.findIndex((text) => text !== "") };
}

function rowsOf(sheet) {
  const { form } = sheet.store;
  const found = new Map();
  for (const cells of sheet.grid.rows) for (const cell of cells) if (cell.ref) {
    const row = cell.ref.split(".")[0];
    if (!found.has(row)) found.set(row, { row, names: [form.rows[row].label, form.rows[row].key, ...form.rows[row].printed].map(bare), refs: [] });
    found.get(row).refs.push(cell.ref);
  }
  return [...found.values()];
}

function rowNamed(names, rows, from) {
  const own = bare(names.at(-1) ?? "");
  if (!own) return null;
  const fits = (row) => row.names.includes(own) || (own.length > 3 && row.names[0].startsWith(own));
  return rows.slice(from).find(fits) ?? rows.find(fits) ?? null;
}

// [ref, text] pairs, sums apart, and what found no place
export function placed(sheet, ref, lines) {
  const rows = rowsOf(sheet);
  const divided_ = lines.map(divided);
  const named = sheet.grid.layout !== "across" && divided_.some(({ names, gap }) => gap >= 0 && rowNamed(names, rows, 0));
  const found = named ? byName(divided_, rows, sheet) : byPlace(sheet, ref, divided_);
  const cells = [], totals = [];
  for (const [at, text] of found.pairs) if (text !== "") (sheet.isSum(at) ? totals : cells).push([at, text]);
  return { cells, totals, left: found.left, named };
}

// The column in which the numbers of a block begin. A sheet copies a name that is merged over columns with empty cells behind
// it, which are no numbers left out: what its other lines say, or the form's own columns, tells them apart. -1: nothing tells.
function beginning(lines, sheet) {
  if (!lines.length || lines.some(({ width }) => width !== lines[0].width)) return -1;
  const touching = lines.filter(({ gap }) => gap === 0).map(({ start }) => start);
  if (touching.length) return Math.max(...touching);
  const own = Math.min(...sheet.places.map((row) => row.findIndex((each) => each)).filter((column) => column >= 0));
  return lines.every(({ start, gap }) => start <= own && own <= start + gap) && lines[0].width > own ? own : -1;
}

// How many values each line has whose numbers begin right behind its names; 0 where they differ.
function usual(lines) {
  const counts = new Set(lines.filter(({ gap }) => gap === 0).map(({ values }) => values.length));
  return counts.size === 1 ? [...counts][0] : 0;
}

// The values of a line for the cells of its row; null where they could be meant for others.
function fitted({ values, start, gap }, { begin, count }, { refs }) {
  let own = values;
  if (gap > 0 && begin < 0) { // empty cells behind the name: a merged one's, or numbers left out
    const wanted = count || refs.length;
    if (values.length < wanted || values.length - gap > wanted || (!count && values.length - gap !== wanted)) return null;
    own = values.slice(values.length - wanted);
  } else if (start < begin && begin <= start + gap) own = values.slice(begin - start);
  while (own.length > refs.length && own.at(-1) === "") own = own.slice(0, -1);
  return own.length === refs.length || (own.length === refs.length - 1 && own.length > 0) ? own : null;
}

function byName(lines, rows, sheet) {
  const pairs = [], left = [];
  const told = lines.filter(({ gap }) => gap >= 0);
  const known = told.filter(({ names }) => rowNamed(names, rows, 0));
  const where = { begin: beginning(known, sheet), count: usual(known) };
  let from = 0;
  for (const line of told) {
    const row = rowNamed(line.names, rows, from);
    const values = row && fitted(line, where, row);
    if (!values) {
      left.push(...(line.names.length ? line.names.slice(-1) : line.values.filter((text) => text !== "")));
      continue;
    }
    from = rows.indexOf(row) + 1;
    values.forEach((text, at) => pairs.push([row.refs[at], text]));
  }
  return { pairs, left };
}

function byPlace(sheet, ref, lines) {
  const pairs = [], left = [];
  const [top, first] = sheet.place(ref);
  let row = top;
  const begins = lines.findIndex(({ gap }) => gap >= 0);
  const headed = lines.slice(0, begins).some(({ names }) => names.length);
  for (const { names, values, gap } of headed ? lines.slice(begins) : lines) {
    if (names.length && gap < 0) continue; // words over the columns
    while (row < sheet.places.length && !sheet.places[row].some((each) => each)) row += 1; // headings in between
    let column = first, before = "";
    for (const text of values) {
      let there = sheet.places[row]?.[column];
      while (there && there === before) there = sheet.places[row]?.[++column]; // a merged cell takes one value
      if (there) pairs.push([there, text]);
      else if (text !== "") left.push(text);
      before = there;
      column += 1;
    }
    row += 1;
  }
  return { pairs, left };
}

const MOST_NAMED = 12;

export async function pasted(sheet, ref, text) {
  const { cells, totals, left, named } = placed(sheet, ref, block(text));
  if (!cells.length) {
    notice(say("pasteNothing"), "error");
    return;
  }
  const wanted = Object.fromEntries(cells);
  let refused;
  try {
    refused = new Map((await sheet.store.rehearse({ cells: wanted })).refused.map((each) => [each.name, each]));
  } catch (error) {
    notice(error.message, "error");
    return;
  }
  const lines = cells.map(([at, value]) => {
    const why = refused.get(at);
    const then = why ? el("td", { class: "error" }, value, el("br"), el("small", { text: say("notWritten", { why: why.message }) })) : el("td", { text: value });
    const now = sheet.committed(at);
    return el("tr", { class: now === value ? "same" : "" }, el("th", { scope: "row", text: sheet.name(at) }), el("td", { text: now || say("waiting") }), then);
  });
  const heads = el("tr", {}, ...["pasteWhere", "pasteNow", "pasteThen"].map((name) => el("th", { scope: "col", text: say(name) })));
  const content = [
    el("p", { text: say(named ? "pasteByRow" : "pasteByPlace") }),
    left.length ? el("p", { class: "warning", text: say("pasteLeft", { count: left.length, list: left.slice(0, MOST_NAMED).join("、") + (left.length > MOST_NAMED ? "……" : "") }) }) : null,
    ...sumWarnings(sheet, wanted, totals),
    el("table", { class: "list" }, el("thead", {}, heads), el("tbody", {}, ...lines)),
  ].filter(Boolean);
  const certain = new Map([...refused].filter(([, why]) => why.wanted).map(([at, why]) => [at, why.wanted]));
  const mend = certain.size ? [["mend", say("applyMended", { count: certain.size })]] : [];
  const choice = await dialog(say("pasteTitle", { count: cells.length }), content, [["apply", say("apply"), "main"], ...mend, ["", say("cancel")]]);
  sheet.inputs.get(ref)?.field.focus();
  if (choice === "") return;
  const good = cells.filter(([at]) => !refused.has(at));
  sheet.store.fill({ cells: Object.fromEntries(choice === "mend" ? [...good, ...certain] : good) });
}

// A pasted total that is not the sum of what was pasted says that something is wrong with one of them.
function sumWarnings(sheet, wanted, totals) {
  const parts = new Map(sheet.store.form.sums);
  return totals.flatMap(([ref, typed]) => {
    const values = (parts.get(ref) ?? []).map((part) => numberOf(wanted[part] ?? sheet.committed(part)));
    if (values.some((value) => value === null)) return [];
    const sum = values.reduce((one, other) => one + other, 0n);
    return String(sum) === typed ? [] : [el("p", { class: "warning", text: `${sheet.name(ref)}：${say("pasteSum", { typed, sum })}` })];
  });
}
