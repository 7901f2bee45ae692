// The report that is being filled in: its text is the truth, everything else is asked of the engine. Every change is a step
// that can be undone: what stood there and what stands there now, so undoing returns to the very bytes.

import { transport, Lost, answersAgain } from "./transport.js";

function nothing() {
  return { cells: {}, texts: {}, fields: {} };
}

const KINDS = { cells: "cell", texts: "text", fields: "field" };

export class Store extends EventTarget {
  constructor() {
    super();
    this.drafts = new Map(); // "cell:row.column" → what was typed and not written: {typed, message, wanted}
    this.pending = nothing();
    this.asked = nothing(); // what the engine is being asked about
    this.coming = ""; // what is told while the report is not there yet
    this.pendingText = null; // a whole text that is not taken yet
    this.busy = Promise.resolve();
  }

  async open(path) {
    const loaded = await transport.load(path);
    await this.standAt(path, loaded);
    this.tell("open", { loaded });
    return loaded;
  }

  async standAt(path, loaded) {
    this.path = path;
    this.saved = loaded.converted || loaded.isNowhere ? null : loaded.text;
    this.base = loaded.text;
    this.etag = loaded.etag;
    this.text = loaded.text;
    this.done = [];
    this.undone = [];
    this.drafts.clear();
    this.state = (await transport.ask("look", { path, text: loaded.text })).state;
    this.coming = "";
    return this.takeForm();
  }

  // A new report whose form is shown while the engine still comes: `prepared` is what it looks like, `make` resolves when it
  // is there. What is typed until then waits, and is written into it.
  openSoon(path, prepared, make, told) {
    Object.assign(this, { path, text: "", saved: "", base: "", etag: "", done: [], undone: [], form: prepared.form, state: prepared.state, coming: told });
    this.drafts.clear();
    this.tell("open", { loaded: prepared });
    return this.inTurn(async () => {
      await make();
      const other = await this.standAt(path, await transport.load(path));
      this.tell(other ? "open" : "change");
    });
  }

  get isSaved() {
    return this.text === this.saved && !this.hasPending && !holds(this.asked);
  }

  // Something was typed that the engine has not been asked about, or could not be.
  get hasPending() {
    return this.pendingText !== null || holds(this.pending);
  }

  // What stands in a cell, text or field that was typed and is not in the text: not yet, or not at all.
  typed(kind, name) {
    return this.pending[`${kind}s`][name] ?? this.asked[`${kind}s`][name] ?? this.drafts.get(`${kind}:${name}`)?.typed;
  }

  // What was typed while nobody answered is written as soon as somebody does.
  async goOn(error) {
    if (this.isLost) return;
    this.isLost = true;
    this.tell("lost", error);
    await answersAgain();
    this.isLost = false;
    await this.write();
    if (!this.isLost) this.tell("found");
  }

  write() {
    if (this.pendingText !== null) this.replace(this.pendingText);
    return holds(this.pending) ? this.fill({}) : this.busy;
  }

  get canUndo() {
    return this.done.length > 0;
  }

  get canRedo() {
    return this.undone.length > 0;
  }

  async takeForm() {
    if (this.form?.edition === this.state.edition) return false;
    const known = this.form !== undefined;
    this.form = (await transport.ask("form", { edition: this.state.edition })).form;
    return known;
  }

  tell(what, detail) {
    this.dispatchEvent(new CustomEvent(what, { detail }));
  }

  // One after the other, whatever happens: a text is never asked about twice at the same time.
  inTurn(work) {
    this.tell("begin");
    const next = this.busy.then(work).catch((error) => {
      if (error instanceof Lost && this.state) this.goOn(error);
      else this.tell("trouble", error);
      return error instanceof Lost ? undefined : null;
    }).finally(() => this.tell("end"));
    this.busy = next;
    return next;
  }

  // Write what was typed: {cells: {ref: text}, texts: {id: text}, fields: {id: text}}. What comes meanwhile goes together.
  fill(changes) {
    for (const kind of Object.keys(KINDS)) Object.assign(this.pending[kind], changes[kind] ?? {});
    return this.inTurn(async () => {
      if (!holds(this.pending)) return;
      const wanted = this.pending;
      this.asked = wanted;
      this.pending = nothing();
      let answer;
      try {
        answer = await transport.ask("fill", { path: this.path, text: this.text, ...wanted });
      } catch (error) {
        this.asked = nothing();
        if (error instanceof Lost) this.pending = mergeInto(wanted, this.pending);
        else this.keepRefused(wanted, namesOf(wanted).map(([kind, name]) => ({ kind, name, message: error.message })));
        this.tell("change");
        throw error;
      }
      this.asked = nothing();
      this.keepRefused(wanted, answer.refused);
      await this.take(answer.text, answer.state);
    });
  }

  // What filling would do, without doing it.
  rehearse(changes) {
    return transport.ask("fill", { path: this.path, text: this.text, ...nothing(), ...changes });
  }

  keepRefused(wanted, refused) {
    const met = new Map(refused.map((each) => [`${each.kind}:${each.name}`, each]));
    for (const [kinds, kind] of Object.entries(KINDS)) {
      for (const [name, typed] of Object.entries(wanted[kinds])) {
        const key = `${kind}:${name}`;
        const why = met.get(key);
        if (why) {
          this.drafts.set(key, { typed, message: why.message, wanted: why.wanted });
          this.tell("refused", why);
        } else this.drafts.delete(key);
      }
    }
  }

  // A text that is the report from now on.
  async take(text, state) {
    if (text !== this.text) {
      this.done.push(difference(this.text, text));
      this.undone = [];
      this.text = text;
    }
    this.state = state;
    const other = await this.takeForm();
    this.tell(other ? "open" : "change");
  }

  // A whole new text: typed in the source, imported, put together.
  replace(text) {
    this.pendingText = text;
    return this.inTurn(async () => {
      const answer = await transport.ask("look", { path: this.path, text });
      if (this.pendingText === text) this.pendingText = null;
      await this.take(text, answer.state);
    });
  }

  mend(finding) {
    return this.inTurn(async () => {
      const spot = { rule: finding.rule, line: finding.line, column: finding.column };
      const answer = await transport.ask("mend", { path: this.path, text: this.text, spot });
      await this.take(answer.text, answer.state);
    });
  }

  // Undo the last step, or do the last one undone again.
  go(direction) {
    return this.inTurn(async () => {
      const [from, to] = direction < 0 ? [this.done, this.undone] : [this.undone, this.done];
      const step = from.at(-1);
      if (!step) return false;
      const [gone, come] = direction < 0 ? [step.now, step.before] : [step.before, step.now];
      const text = this.text.slice(0, step.start) + come + this.text.slice(step.start + gone.length);
      const answer = await transport.ask("look", { path: this.path, text });
      to.push(from.pop());
      this.text = text;
      this.state = answer.state;
      this.drafts.clear();
      const other = await this.takeForm();
      this.tell(other ? "open" : "change");
      return true;
    });
  }

  // {done} where it is saved; {theirs, merged} where somebody has to decide first.
  save() {
    this.write();
    return this.inTurn(async () => {
      if (this.hasPending) return null; // could not be written, and is not left out
      const text = this.text;
      const answer = await transport.save(this.path, text, this.etag);
      if (answer.ok) {
        this.keepSaved(text, answer.etag);
        return { done: true };
      }
      const merged = await transport.ask("merge", { base: this.base, mine: text, theirs: answer.theirs.text });
      return { done: false, theirs: answer.theirs, merged };
    });
  }

  // The file as somebody else left it is what the next save is held against.
  standOn(theirs) {
    this.base = theirs.text;
    this.etag = theirs.etag;
    this.saved = theirs.text;
  }

  // What was opened stands in no file.
  keepUnsaved() {
    this.saved = null;
    this.tell("change");
  }

  keepSaved(text, etag) {
    this.saved = text;
    this.base = text;
    this.etag = etag;
    this.tell("saved");
  }
}

// What is different between two texts: where it begins, what stood there, what stands there now.
function difference(before, after) {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return { start, before: before.slice(start, before.length - end), now: after.slice(start, after.length - end) };
}

function holds(changes) {
  return namesOf(changes).length > 0;
}

// [["cell", "row.column"], …]
function namesOf(changes) {
  return Object.entries(KINDS).flatMap(([kinds, kind]) => Object.keys(changes[kinds]).map((name) => [kind, name]));
}

function mergeInto(older, newer) {
  const both = nothing();
  for (const kind of Object.keys(KINDS)) Object.assign(both[kind], older[kind], newer[kind]);
  return both;
}
