// One of the form's tables, one input in each cell, drawn from the grid that the engine sends. Keys work as in a sheet.

import { el, button, fillWith, notice } from "./dom.js";
import { say } from "./words.js";
import { sums, imbalances } from "./sums.js";
import { pasted, columnsOf } from "./paste.js";

export class Sheet {
  constructor(store, id, strip) {
    this.store = store;
    this.id = id;
    this.grid = store.form.grids[id];
    this.strip = strip;
    this.inputs = new Map();
    this.outputs = new Map();
    this.places = []; // what lies where: rows of cells, a merged cell in each of its places
    this.offer = el("div", { class: "offer" });
    this.balance = el("p", { class: "balance", role: "status" });
    this.table = el("table", { class: `grid ${this.grid.layout}` });
    this.region = el("div", { class: "scroll", role: "region", "aria-labelledby": `${id}-caption`, tabIndex: 0 }, this.table);
    this.tools = el("p", { class: "tools" }, button(say("zeros"), () => this.putZeros(this.emptyRefs())));
    this.element = el("div", { class: "sheet" }, this.offer, this.region, this.balance, this.tools);
    this.draw();
    this.update();
  }

  typedSums() {
    return Object.entries(this.store.form.columns).filter(([ref]) => this.isSum(ref) && this.store.state.cells[ref]?.given).map(([ref]) => ref).join();
  }

  isSum(ref) {
    const [row] = ref.split(".");
    return this.store.form.columns[ref].sum || this.store.form.rows[row].sum;
  }

  draw() {
    this.drawn = this.typedSums();
    this.inputs.clear();
    this.outputs.clear();
    const { rows, header_rows: heads } = this.grid;
    const lines = rows.map((cells, number) => el("tr", {}, ...cells.map((cell) => this.cell(cell, number))));
    const caption = el("caption", { id: `${this.id}-caption` }, el("span", { class: "name", text: this.grid.caption }), el("span", { class: "unit", text: `单位：${this.grid.unit}` }));
    const parts = heads ? [el("thead", {}, ...lines.slice(0, heads)), el("tbody", {}, ...lines.slice(heads))] : [el("tbody", {}, ...lines)];
    fillWith(this.table, caption, ...parts);
    this.chart();
  }

  // What lies in each place of the grid, spans counted.
  chart() {
    this.places = this.grid.rows.map(() => []);
    this.grid.rows.forEach((cells, number) => {
      let column = 0;
      for (const cell of cells) {
        while (this.places[number][column] !== undefined) column += 1;
        for (let down = 0; down < (cell.rowspan ?? 1); down += 1)
          for (let over = 0; over < (cell.colspan ?? 1); over += 1)
            if (this.places[number + down]) this.places[number + down][column + over] = cell.ref ?? "";
      }
    });
  }

  cell(cell) {
    const spans = { colspan: cell.colspan, rowspan: cell.rowspan };
    if (cell.kind === "corner") return el("td", { ...spans, class: "corner", text: cell.text });
    if (cell.kind !== "value") return el("th", { ...spans, id: cell.id, scope: cell.scope, class: cell.kind, text: cell.text });
    const { ref } = cell;
    const about = { "aria-labelledby": cell.headers, "data-ref": ref };
    const isSum = this.isSum(ref);
    const last = el("span", { class: "before", id: `before-${ref}` });
    let field;
    if (isSum && !this.store.state.cells[ref]?.given) {
      field = el("output", { ...about, class: "sum", title: say("sumHint") });
      this.outputs.set(ref, { field, last });
    } else {
      field = el("input", { ...about, type: "text", inputmode: this.store.form.columns[ref].type === "count" ? "numeric" : "decimal", autocomplete: "off", spellcheck: "false", "aria-describedby": `before-${ref}`, id: `cell-${ref}` });
      this.inputs.set(ref, { field, last });
      this.listen(field, ref);
    }
    return el("td", { ...spans, class: isSum ? "value sum" : "value", headers: cell.headers, "data-cell": ref }, field, last);
  }

  listen(input, ref) {
    input.addEventListener("focus", () => { input.select(); this.strip.show(this, ref); });
    input.addEventListener("input", () => this.addUp());
    input.addEventListener("change", () => this.commit(ref));
    input.addEventListener("keydown", (event) => this.key(event, input, ref));
    input.addEventListener("paste", (event) => this.paste(event, ref));
  }

  committed(ref) {
    return this.store.typed("cell", ref) ?? this.store.state.cells[ref]?.typed ?? "";
  }

  commit(ref) {
    const input = this.inputs.get(ref)?.field;
    if (!input || input.value.trim() === (input.dataset.committed ?? "").trim()) return; // nothing was typed since it was drawn
    if (input.value.trim() !== this.committed(ref)) this.store.fill({ cells: { [ref]: input.value.trim() } });
  }

  settle() {
    for (const ref of this.inputs.keys()) this.commit(ref);
  }

  key(event, input, ref) {
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey) return;
    if (event.altKey) {
      if (event.key === "Enter" && this.strip.take()) event.preventDefault();
      return;
    }
    const { selectionStart: from, selectionEnd: to, value } = input;
    const all = from === 0 && to === value.length;
    const moves = {
      ArrowUp: [-1, 0], ArrowDown: [1, 0], Enter: event.shiftKey ? [-1, 0] : [1, 0],
      ArrowLeft: !event.shiftKey && (all || (from === 0 && to === 0)) ? [0, -1] : null,
      ArrowRight: !event.shiftKey && (all || (from === value.length && to === value.length)) ? [0, 1] : null,
    };
    if (event.key === "Escape") {
      input.value = this.committed(ref);
      this.addUp();
      input.select();
    } else if (event.key === "F2") {
      input.setSelectionRange(value.length, value.length);
    } else if (moves[event.key]) {
      event.preventDefault();
      this.commit(ref);
      this.move(ref, ...moves[event.key]);
    }
  }

  place(ref) {
    for (let row = 0; row < this.places.length; row += 1) {
      const column = this.places[row].indexOf(ref);
      if (column >= 0) return [row, column];
    }
    return [0, 0];
  }

  // The next input in a direction; a table that lies across goes on along its line.
  move(ref, down, over) {
    if (this.grid.layout === "across" && down) [down, over] = [0, down];
    let [row, column] = this.place(ref);
    for (;;) {
      row += down;
      column += over;
      const there = this.places[row]?.[column];
      if (there === undefined) break;
      if (there && there !== ref && this.inputs.has(there)) {
        this.inputs.get(there).field.focus();
        return;
      }
    }
  }

  paste(event, ref) {
    const plain = event.clipboardData?.getData("text/plain") ?? "";
    const text = plain.includes("\t") ? plain : columnsOf(event.clipboardData?.getData("text/html") ?? "") || plain;
    if (!/[\t\n]/.test(text.replace(/[\r\n]+$/, ""))) return; // one value goes where it is pasted
    event.preventDefault();
    pasted(this, ref, text);
  }

  emptyRefs(row) {
    if (this.store.state.closed) return [];
    return [...this.inputs.keys()].filter((ref) => !this.isSum(ref) && this.inputs.get(ref).field.value.trim() === "" && (!row || ref.startsWith(`${row}.`)));
  }

  putZeros(refs) {
    if (!refs.length) return undefined;
    notice(say("zerosDone", { count: refs.length }));
    return this.store.fill({ cells: Object.fromEntries(refs.map((ref) => [ref, "0"])) });
  }

  name(ref) {
    const [row] = ref.split(".");
    const column = this.store.form.columns[ref];
    const columns = Object.keys(this.store.form.columns).filter((each) => each.startsWith(`${row}.`));
    return columns.length > 1 ? `${this.store.form.rows[row].key}，${column.key}` : this.store.form.rows[row].key;
  }

  update() {
    if (this.typedSums() !== this.drawn) {
      const held = document.activeElement?.dataset?.ref;
      this.draw();
      if (held) this.inputs.get(held)?.field.focus();
    }
    const { state, drafts } = this.store;
    const faults = this.faults();
    for (const [ref, { field, last }] of this.inputs) {
      const text = this.committed(ref);
      const typing = field.value.trim() !== (field.dataset.committed ?? "").trim();
      if (!typing && field.value !== text) field.value = text;
      field.dataset.committed = typing && field.value.trim() !== text ? field.dataset.committed ?? "" : text;
      const wrong = drafts.has(`cell:${ref}`) ? "error" : faults.get(ref);
      field.className = wrong ?? "";
      field.parentElement.classList.toggle("waiting", text === "");
      field.toggleAttribute("data-wrong", Boolean(wrong));
      if (wrong === "error") field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
      field.placeholder = say("waiting");
      field.readOnly = Boolean(state.closed);
      this.showLast(ref, last);
    }
    for (const [ref, { last }] of this.outputs) this.showLast(ref, last);
    this.offerCarry();
    this.addUp();
    this.tools.hidden = this.emptyRefs().length === 0;
  }

  showLast(ref, last) {
    const value = this.store.state.before?.cells[ref];
    write(last, value === undefined ? "" : say("lastYear", { value }));
  }

  // ref → how bad the worst finding there is
  faults() {
    const found = new Map();
    for (const each of this.store.state.findings) {
      if (!each.target.startsWith("cell:")) continue;
      const ref = each.target.slice(5);
      if (found.get(ref) !== "error") found.set(ref, each.severity === "error" ? "error" : found.get(ref) ?? each.severity);
    }
    return found;
  }

  addUp() {
    const typed = (ref) => (this.inputs.has(ref) ? this.inputs.get(ref).field.value.trim() : this.store.state.cells[ref]?.typed ?? "");
    const found = sums(this.store.form, typed);
    for (const [ref, { field }] of this.outputs) {
      const value = found.get(ref);
      write(field, value === null || value === undefined ? "—" : String(value));
    }
    const known = (ref) => (found.has(ref) && this.outputs.has(ref) ? found.get(ref) : typed(ref) === "" ? null : safe(typed(ref)));
    const balance = this.store.form.balances.find((each) => each.grid === this.id);
    if (balance) this.showBalance(imbalances(this.store.form, balance, known));
  }

  showBalance({ wrong, complete }) {
    const list = wrong.map(({ column, left, right }) => say("unbalancedOne", { column, left, right, difference: left > right ? left - right : right - left })).join("；");
    const text = wrong.length ? say("unbalanced", { list }) : complete ? say("balanced") : "";
    write(this.balance, text);
    this.balance.className = wrong.length ? "balance error" : "balance good";
  }

  offerCarry() {
    const carried = Object.entries(this.store.state.before?.carried ?? {}).filter(([ref]) => this.inputs.has(ref) && this.committed(ref) === "");
    if (!carried.length) {
      fillWith(this.offer);
      return;
    }
    const { form } = this.store;
    const rows = new Map();
    for (const [ref, value] of carried) {
      const [row] = ref.split(".");
      rows.set(row, [...(rows.get(row) ?? []), `${form.columns[ref].key} ${value}`]);
    }
    const list = [...rows].map(([row, values]) => `${form.rows[row].key}（${values.join("，")}）`).join("；");
    fillWith(this.offer, el("p", { text: say("carry", { list }) }, " ", button(say("carryDo"), () => this.store.fill({ cells: Object.fromEntries(carried) }))));
  }
}

// The same text again would make the browser lay the table out again.
function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function safe(text) {
  return /^(0|[1-9][0-9]*)$/.test(text) ? BigInt(text) : null;
}
