// Elements without a framework: el("p", {class: "note", text: "…"}, child, …).

const PROPERTIES = new Set(["value", "checked", "disabled", "hidden", "open", "selected", "readOnly", "tabIndex", "htmlFor"]);

export function el(tag, given = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "text") element.textContent = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (PROPERTIES.has(name)) element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

export function button(text, act, given = {}) {
  return el("button", { type: "button", text, onclick: act, ...given });
}

export function fillWith(element, ...children) {
  element.replaceChildren(...children.flat().filter((child) => child !== null && child !== undefined));
}

export const byId = (id) => document.getElementById(id);

// A dialog that is gone when it is closed; resolves with the value of the button that closed it.
export function dialog(title, content, choices) {
  return new Promise((resolve) => {
    const heading = el("h2", { text: title, id: "dialog-title", tabIndex: -1 });
    const box = el("dialog", { "aria-labelledby": "dialog-title" });
    const close = (value) => () => box.close(value);
    const buttons = choices.map(([value, text, kind]) => button(text, close(value), { class: kind ?? "" }));
    box.append(el("div", { class: "dialog" }, heading, el("div", { class: "inside", tabIndex: 0, role: "group", "aria-labelledby": "dialog-title" }, content), el("p", { class: "choices" }, ...buttons)));
    box.addEventListener("close", () => { box.remove(); resolve(box.returnValue); });
    document.body.append(box);
    box.showModal();
    heading.focus();
  });
}

let announced = 0;

// What a screen reader is told, and everybody sees for a while.
export function notice(text, kind = "") {
  const line = el("p", { class: `notice ${kind}`, text });
  const host = byId("notices");
  for (const same of [...host.children]) if (same.firstChild?.textContent === text) same.remove();
  host.append(line);
  while (host.children.length > 2) host.firstChild.remove();
  if (kind !== "error") {
    const mine = ++announced;
    setTimeout(() => { line.remove(); announced = mine; }, 6000);
  } else {
    line.append(button("×", () => line.remove(), { "aria-label": "close", class: "plain" }));
  }
  return line;
}

export function toBase64(buffer) {
  const bytes = new Uint8Array(buffer);
  let text = "";
  for (let start = 0; start < bytes.length; start += 0x8000) text += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  return btoa(text);
}

export function fromBase64(text) {
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
}
