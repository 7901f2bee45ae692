// The page without installation in Firefox: an example opened, built and changed, a wrong number told, the file saved.
//
//   node firefox.mjs 〈folder with node_modules〉 〈gipgen.html〉 〈folder for what is downloaded〉 〈gipgen-pdf.xz〉 〈font〉
//
// Firefox is spoken to in WebDriver BiDi, which needs no driver beside it; downloads are taken where the page makes them.
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [npm, file, folder, part, font] = process.argv.slice(2);
const puppeteer = createRequire(join(npm, "node_modules", "any.js"))("puppeteer-core");
const SECONDS = 120; // for the engine to come, on a busy machine

const browser = await puppeteer.launch({ browser: "firefox", executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr", headless: true });
const page = await browser.newPage();
const faults = [];
page.on("pageerror", (error) => faults.push(String(error)));
page.on("request", (request) => {
  if (!/^(file|blob|data):/.test(request.url())) faults.push(request.url());
});
await page.evaluateOnNewDocument(() => {
  window.taken = [];
  const made = new Map();
  const make = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (blob) => {
    const address = make(blob);
    made.set(address, blob);
    return address;
  };
  HTMLAnchorElement.prototype.click = function () {
    if (this.download) window.taken.push([this.download, made.get(this.href)]);
  };
});

async function until(what, holds) {
  const end = Date.now() + SECONDS * 1000;
  while (!(await page.evaluate(holds))) {
    if (Date.now() > end) throw new Error(`it took too long: ${what}\n${(await page.evaluate(() => document.body.innerText)).slice(0, 300)}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

const press = (name) => page.evaluate((wanted) => [...document.querySelectorAll("button")].find((each) => each.innerText.trim() === wanted).click(), name);

try {
  await page.goto(pathToFileURL(file).href);
  await until("the engine", () => document.querySelector("#bar").innerText.includes("可以开始了"));
  await press("打开例子");
  await until("the form", () => !!document.getElementById("cell-new_received.natural_person"));
  await until("the findings", () => ["没有发现问题", "勾稽关系"].map((each) => document.querySelector("#side").innerText.includes(each)).join() === "true,false");
  await press("生成文件");
  await until("the dialog", () => !!document.querySelector("dialog button.main"));
  await page.evaluate(() => document.querySelector("dialog button.main").click());
  await until("Word and the page", () => window.taken.length === 2);
  await press("生成文件");
  await until("the dialog", () => !!document.querySelector("dialog button.main"));
  await page.evaluate(() => {
    for (const name of ["html", "docx"]) document.getElementById(`to-${name}`).checked = false;
    document.getElementById("to-pdf-part").click();
  });
  await (await page.$("#pdf-file")).uploadFile(part);
  await (await page.$("#pdf-fonts")).uploadFile(font);
  await page.evaluate(() => document.querySelector("dialog button.main").click());
  await until("the PDF", () => window.taken.length === 3);
  const cell = await page.$('[id="cell-new_received.natural_person"]');
  await cell.click();
  await page.keyboard.type("7");
  await page.keyboard.press("Enter");
  await until("the finding", () => document.querySelector("#side").innerText.includes("勾稽关系"));
  await press("保存");
  await until("the file", () => window.taken.length === 4);
  const taken = await page.evaluate(async () => {
    const asText = (blob) => new Promise((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
      reader.readAsDataURL(blob);
    });
    return Promise.all(window.taken.map(async ([name, blob]) => [name, await asText(blob)]));
  });
  for (const [name, text] of taken) writeFileSync(join(folder, name), Buffer.from(text, "base64"));
  if (faults.length) throw new Error(faults.join("\n").slice(0, 500));
} finally {
  await browser.close();
}
