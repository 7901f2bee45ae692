// Keeps the page up to date: listens for versions, fetches the panel anew, and lays the new report over the old one.
"use strict";

const body = document.body;
const panel = document.getElementById("panel");
let frame = document.querySelector("iframe");
let known = body.dataset.version;
let shown = pageTag();
let stream = null;

function pageTag() {
  const head = panel.querySelector("[data-page]");
  return head ? head.dataset.page : "";
}

function path(kind) {
  const name = body.dataset.name.split("/").map(encodeURIComponent).join("/");
  return name ? `/${kind}/${name}` : `/${kind}`;
}

// A hidden tab does not listen: a browser allows six connections to one server, and tabs stay open.
function listen() {
  if (document.hidden) {
    if (stream) stream.close();
    stream = null;
    return;
  }
  if (stream && stream.readyState !== EventSource.CLOSED) return;
  stream = new EventSource("/events?report=" + encodeURIComponent(body.dataset.name));
  stream.onmessage = (event) => {
    body.classList.remove("alone");
    if (event.data !== known) refresh(event.data);
  };
  stream.onerror = () => {
    body.classList.add("alone");
    setTimeout(listen, 2000);
  };
}

// One after the other: an older answer must not come in over a newer one.
let turn = Promise.resolve();
function refresh(version) {
  turn = turn.then(() => renew(version)).catch(() => {});
}

async function renew(version) {
  if (version === known) return;
  const answer = await fetch(path("panel"));
  if (!answer.ok) return;
  const open = new Set([...panel.querySelectorAll("details[open]")].map((each) => each.dataset.key));
  const seen = new Set([...panel.querySelectorAll("details")].map((each) => each.dataset.key));
  panel.innerHTML = await answer.text();
  for (const each of panel.querySelectorAll("details")) {
    if (seen.has(each.dataset.key)) each.open = open.has(each.dataset.key);
  }
  document.title = panel.querySelector("[data-title]").dataset.title;
  known = version;
  body.dataset.version = version;
  if (frame && pageTag() !== shown) {
    shown = pageTag();
    exchange();
  }
}

// The new page is loaded behind the old one and scrolled to the same place, so that nothing flashes.
function exchange() {
  for (const late of document.querySelectorAll("iframe.coming")) late.remove();
  const old = frame;
  const next = old.cloneNode();
  next.classList.add("coming");
  next.addEventListener("load", () => {
    next.contentWindow.scrollTo(old.contentWindow.scrollX, old.contentWindow.scrollY);
    prepare(next);
    next.classList.remove("coming");
    frame = next;
    old.remove();
  }, { once: true });
  old.after(next);
}

// Links of the report that lead elsewhere open in a tab of their own.
function prepare(each) {
  each.contentDocument.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || link.getAttribute("href").startsWith("#")) return;
    event.preventDefault();
    window.open(link.href, "_blank", "noopener");
  });
}

function jump(target) {
  const [kind, id] = target.split(":");
  const page = frame && frame.contentDocument;
  if (!id || !page) return;
  const found = kind === "cell" ? page.querySelector(`[data-cell="${CSS.escape(id)}"]`) : page.getElementById(id);
  if (!found) return;
  found.scrollIntoView({ block: kind === "cell" ? "center" : "start", inline: "center" });
  found.animate([{ outline: "4px solid #e07a00" }, { outline: "4px solid transparent" }], { duration: 2500 });
}

panel.addEventListener("click", (event) => {
  const summary = event.target.closest(".finding > summary");
  if (summary && !summary.parentElement.open) jump(summary.parentElement.dataset.target);
});
if (frame) {
  if (frame.contentDocument && frame.contentDocument.readyState === "complete") prepare(frame);
  frame.addEventListener("load", () => prepare(frame), { once: true });
}
document.addEventListener("visibilitychange", listen);
listen();
