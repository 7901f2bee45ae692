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

let mine = token();

// gipgen run again has another token, which stands in the address of the page that it opens. A page that was open before asks
// for it; one whose token was taken tells it. Only pages of this address hear them.
const others = new BroadcastChannel(KEY);
const ASKING = "?";
let isTaken = false;
let wasTaken = false;
others.addEventListener("message", ({ data }) => {
  if (data === ASKING) {
    if (isTaken) others.postMessage(mine);
  } else if (waiting.size && data !== mine) {
    mine = data;
    sessionStorage.setItem(KEY, mine);
    lookAgain();
  }
});

const AGAIN = 2000; // milliseconds
const waiting = new Set();
let looks = 0;
let last = 0;

// Resolves when gipgen, which did not answer, answers again.
export function answersAgain() {
  return new Promise((resolve) => {
    waiting.add(resolve);
    looks ||= setTimeout(lookAgain, AGAIN);
  });
}

async function lookAgain() {
  clearTimeout(looks);
  looks = 0;
  if (!waiting.size) return;
  others.postMessage(ASKING);
  try {
    await post("/engine", { id: ++last, do: "hello" });
  } catch {
    looks ||= setTimeout(lookAgain, AGAIN);
    return;
  }
  for (const resolve of waiting) resolve();
  waiting.clear();
}

async function post(door, message) {
  let answer;
  try {
    answer = await fetch(door, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Gipgen-Token": mine },
      body: JSON.stringify(message),
    });
  } catch {
    isTaken = false;
    throw new Lost(say("lost"));
  }
  if (answer.ok && !isTaken) others.postMessage(mine);
  isTaken = answer.ok;
  wasTaken ||= isTaken;
  if (!answer.ok) throw new Lost(say(answer.status === 403 && !wasTaken ? "noToken" : "lost"));
  return answer.json();
}

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
