// The one way from the page to gipgen. Here: the local server that served the page. A page without a server asks a worker
// in the same words (docs/reference/engine.md).

import { say, language, SPEAKS } from "./words.js";

const KEY = "gipgen-token";

export class Lost extends Error {}

function token() {
  const given = location.hash.slice(1);
  if (given) {
    sessionStorage.setItem(KEY, given);
    history.replaceState(null, "", location.pathname);
  }
  return sessionStorage.getItem(KEY) ?? "";
}

const mine = token();

async function post(door, message) {
  let answer;
  try {
    answer = await fetch(door, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Gipgen-Token": mine },
      body: JSON.stringify(message),
    });
  } catch {
    throw new Lost(say("lost"));
  }
  if (!answer.ok) throw new Lost(say(answer.status === 403 ? "noToken" : "lost"));
  return answer.json();
}

let last = 0;

export const transport = {
  // An answer of the engine; throws with its sentence where it has none.
  async ask(what, values = {}) {
    const spoken = SPEAKS.has(what) ? { lang: language } : {};
    const answer = await post("/engine", { id: ++last, do: what, ...spoken, ...values });
    if (!answer.ok) throw new Error(answer.error);
    return answer;
  },
  // {reports: [{path, title}], can_begin, year}
  async list() {
    return post("/list", {});
  },
  // A new report where last year's lies; its path.
  async begin(agency, year, previous) {
    const answer = await post("/begin", { agency, year, previous });
    if (!answer.ok) throw new Error(answer.error);
    return answer.path;
  },
  async load(path) {
    const answer = await post("/load", { path });
    if (!answer.ok) throw new Error(answer.error);
    return answer;
  },
  // {ok, etag}, or {ok: false, theirs: {text, etag}} where the file was changed elsewhere
  async save(path, text, etag) {
    const answer = await post("/save", { path, text, etag });
    if (!answer.ok && !answer.theirs) throw new Error(answer.error);
    return answer;
  },
  // The address under which a page can be shown in a frame.
  async show(html) {
    return (await post("/show", { html })).url;
  },
};
