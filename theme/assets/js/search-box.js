// The search field of every page: its keys, its place on small screens, and its list once needed.
(function () {
  "use strict";
  var form = document.getElementById("q-search");
  var field = form.elements.q;
  var opener = form.querySelector("[type=submit]");
  var folder = document.currentScript.src.replace(/[^/]*$/, "");
  var isComposing = false;

  function isShown(element) {
    return element.getClientRects().length > 0;
  }

  function open() {
    form.classList.add("is-open");
    field.focus();
    field.select();
  }

  function close(event) {
    if (!form.classList.contains("is-open")) return;
    form.classList.remove("is-open");
    if (event) opener.focus();
  }

  function isTyping(target) {
    return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  }

  // What the list needs is asked for at the first key, all at once, and not with every page.
  function start(event) {
    var entered = event.target.form;
    isComposing = event.isComposing || event.type === "compositionstart";
    var isText = event.type !== "keydown" || event.key.length === 1 || event.key === "ArrowDown";
    if (!isText || !entered || !entered.hasAttribute("data-q-search")) return;
    entered.removeAttribute("data-q-search");
    var sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = folder + "../suggest.css";
    document.head.append(sheet);
    var parts = ["search-combobox.js", "search-site.js", "search-client.js"];
    Promise.all(parts.map(function (name) {
      return import(folder + name);
    })).then(function (loaded) {
      loaded[0].attach(entered, isComposing);
    }).catch(function () {
      entered.setAttribute("data-q-search", "");
    });
  }

  opener.addEventListener("click", function (event) {
    if (isShown(field)) return;
    event.preventDefault();
    open();
  });
  form.querySelector("[type=button]").addEventListener("click", close);
  form.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && !event.defaultPrevented) close(event);
  });
  form.addEventListener("focusout", function (event) {
    if (document.hasFocus() && !form.contains(event.relatedTarget)) close();
  });
  document.addEventListener("keydown", function (event) {
    var withControl = event.ctrlKey || event.metaKey;
    var asks = withControl ? event.key.toLowerCase() === "k" && !event.altKey && !event.shiftKey
      : event.key === "/" && !event.altKey && !isTyping(event.target);
    if (!asks || event.isComposing || document.querySelector(".q-locked")) return;
    event.preventDefault();
    open();
  });
  ["keydown", "input", "compositionstart", "compositionend"].forEach(function (name) {
    document.addEventListener(name, start);
  });
  document.querySelectorAll("[data-q-search] [name=q]").forEach(function (one) {
    one.setAttribute("role", "combobox");
    one.setAttribute("aria-autocomplete", "list");
    one.setAttribute("aria-expanded", "false");
  });
})();
