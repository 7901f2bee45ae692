// Before anything else, in words that every browser understands: can this one run the page? And in which language: #en asks for English.
(function () {
  if (location.hash === "#en") document.documentElement.setAttribute("data-lang", "en");
  function tell(zh, en) {
    var box = document.createElement("p");
    box.className = "notice error";
    box.appendChild(document.createTextNode(zh + " " + en));
    document.body.insertBefore(box, document.body.firstChild);
    window.gipgenCannot = true;
  }
  var agent = /(Firefox|Chrome|Version)\/(\d+)/.exec(navigator.userAgent) || ["", "", "?"];
  var missing = [];
  var exceptions = false;
  try {
    // a module that throws and catches: Chromium 95, Firefox 100
    exceptions = WebAssembly.validate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 8, 1, 6, 0, 6, 64, 25, 11, 11]));
  } catch (error) {
    exceptions = false;
  }
  if (!exceptions) missing.push("WebAssembly");
  if (typeof BigInt64Array === "undefined") missing.push("BigInt");
  if (typeof DecompressionStream === "undefined") missing.push("DecompressionStream");
  if (typeof Worker === "undefined") missing.push("Worker");
  if (typeof HTMLDialogElement === "undefined") missing.push("dialog");
  if (missing.length) {
    tell("这个浏览器（" + (agent[1] || "?") + " " + agent[2] + "）太旧，打不开填报页面。请用 Chrome、Edge 109 以上或 Firefox 115 以上打开；Windows 7 可以装 Chrome 109。也可以用 Excel 填报表。",
      "This browser is too old for the page (" + missing.join(", ") + "): use Chrome or Edge 109, Firefox 115, or later.");
  }
})();
