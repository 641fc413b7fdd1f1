// The search field of every page: its keys, its place on small screens, and its list once needed.
// A block keeps the names of a classic script to itself.
{
  const form = document.getElementById("q-search");
  const field = form.elements.q;
  const opener = form.querySelector("[type=submit]");
  const folder = document.currentScript.src.replace(/[^/]*$/, "");
  let isComposing = false;

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

  // What the list needs is asked for at the first key, all at once, and not with every page.
  function start(event) {
    const entered = event.target.form;
    isComposing = event.isComposing || event.type === "compositionstart";
    const isText = event.type !== "keydown" || event.key.length === 1 || event.key === "ArrowDown";
    if (!isText || !entered || !entered.hasAttribute("data-q-search")) return;
    entered.removeAttribute("data-q-search");
    Promise.all(["combobox", "site", "client"].map((name) => import(`${folder}search-${name}.js`)))
      .then(([combobox]) => combobox.attach(entered, isComposing))
      .catch(() => entered.setAttribute("data-q-search", ""));
  }

  opener.addEventListener("click", (event) => {
    if (field.getClientRects().length) return;
    event.preventDefault();
    open();
  });
  form.querySelector("[type=button]").addEventListener("click", close);
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) close(event);
  });
  form.addEventListener("focusout", (event) => {
    if (document.hasFocus() && !form.contains(event.relatedTarget)) close();
  });
  document.addEventListener("keydown", (event) => {
    const withControl = event.ctrlKey || event.metaKey;
    const isTyping = event.target.closest("input, textarea, select, [contenteditable]");
    const asks = withControl ? event.key.toLowerCase() === "k" && !event.shiftKey
      : event.key === "/" && !isTyping;
    if (!asks || event.altKey || event.isComposing || document.querySelector(".q-locked")) return;
    event.preventDefault();
    open();
  });
  ["keydown", "input", "compositionstart", "compositionend"].forEach((name) => {
    document.addEventListener(name, start);
  });
  document.querySelectorAll("[data-q-search] [name=q]").forEach((one) => {
    one.setAttribute("role", "combobox");
    one.setAttribute("aria-autocomplete", "list");
    one.setAttribute("aria-expanded", "false");
  });
}
