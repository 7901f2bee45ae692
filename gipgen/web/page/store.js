// The report that is being filled in: its text is the truth, everything else is asked of the engine. Every change is a step
// that can be undone: what stood there and what stands there now, so undoing returns to the very bytes.

import { transport, Lost } from "./transport.js";

function nothing() {
  return { cells: {}, texts: {}, fields: {} };
}

const KINDS = { cells: "cell", texts: "text", fields: "field" };

export class Store extends EventTarget {
  constructor() {
    super();
    this.drafts = new Map(); // "cell:row.column" → what was typed and not written: {typed, message, wanted}
    this.pending = nothing();
    this.busy = Promise.resolve();
  }

  async open(path) {
    const loaded = await transport.load(path);
    this.path = path;
    this.saved = loaded.converted ? null : loaded.text;
    this.base = loaded.text;
    this.etag = loaded.etag;
    this.text = loaded.text;
    this.done = [];
    this.undone = [];
    this.drafts.clear();
    this.state = (await transport.ask("look", { path, text: loaded.text })).state;
    await this.takeForm();
    this.tell("open", { loaded });
    return loaded;
  }

  get isSaved() {
    return this.text === this.saved;
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
      this.tell("trouble", error);
      return error instanceof Lost ? undefined : null;
    }).finally(() => this.tell("end"));
    this.busy = next;
    return next;
  }

  // Write what was typed: {cells: {ref: text}, texts: {id: text}, fields: {id: text}}. What comes meanwhile goes together.
  fill(changes) {
    for (const kind of Object.keys(KINDS)) Object.assign(this.pending[kind], changes[kind] ?? {});
    return this.inTurn(async () => {
      const wanted = this.pending;
      this.pending = nothing();
      if (!Object.values(wanted).some((each) => Object.keys(each).length)) return;
      let answer;
      try {
        answer = await transport.ask("fill", { path: this.path, text: this.text, ...wanted });
      } catch (error) {
        if (error instanceof Lost) this.pending = mergeInto(wanted, this.pending);
        throw error;
      }
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
    return this.inTurn(async () => {
      const answer = await transport.ask("look", { path: this.path, text });
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
    return this.inTurn(async () => {
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

function mergeInto(older, newer) {
  const both = nothing();
  for (const kind of Object.keys(KINDS)) Object.assign(both[kind], older[kind], newer[kind]);
  return both;
}
