// Runs before the first paint: the reader's choice of colours and text size, or the system's.
(function () {
  "use strict";
  var root = document.documentElement;
  var stored = {};
  try {
    stored = { scheme: localStorage.getItem("q-scheme"), text: localStorage.getItem("q-text") };
  } catch (error) {
    // Storage may be forbidden; then the system's colours hold.
  }
  var dark = stored.scheme ? stored.scheme === "slate"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  root.setAttribute("data-md-color-scheme", dark ? "slate" : "default");
  if (stored.text === "large") root.setAttribute("data-q-text", "large");
  root.classList.add("q-js");
})();
