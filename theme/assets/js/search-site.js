// What the search list and the search page share: this site's words, its engine, marked texts.
const scripts = new URL(".", import.meta.url);
const form = document.getElementById("q-search");

export const words = JSON.parse(document.getElementById("q-search-words").textContent);
export const locale = document.documentElement.lang;
const root = new URL("../", form.action);

let opened = null;

/** Open the engine once; after a failure the next call tries again. */
export function engine() {
  if (!opened) {
    opened = import("./search-client.js")
      .then((client) => client.openSearch({ base: new URL("../search/", scripts).href, locale }));
    opened.catch(() => { opened = null; });
  }
  return opened;
}

/** Put values into the slots of a text; what has no value stays a slot. */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (slot, name) => (name in values ? values[name] : slot));
}

/** Say words that depend on a count: one form, or that for one and that for many. */
export function counted(forms, n) {
  return fill(n === 1 ? forms[0] : forms[1], { n });
}

export function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

/** Set a text in which the words that were found are marked. */
export function marked(parts) {
  return parts.map(([text, isHit]) => (isHit ? element("mark", "", text) : text));
}

/** The address of what was found; the engine counts it from the locale's root. */
export function address({ url, anchor }) {
  const target = new URL(url, root);
  if (anchor && !target.hash) target.hash = anchor;
  return target.href;
}

/** The address of the search page for these words. */
export function searchAddress(state) {
  const target = new URL(form.action);
  Object.keys(state).filter((name) => state[name])
    .forEach((name) => target.searchParams.set(name, state[name]));
  return target.href;
}

/** Run a task one at a time: asked again meanwhile, it runs again, and its answer is not current. */
export function inTurn(task) {
  let isBusy = false;
  let isAsked = false;
  return async () => {
    isAsked = true;
    if (isBusy) return;
    isBusy = true;
    while (isAsked) {
      isAsked = false;
      await task(() => !isAsked);
    }
    isBusy = false;
  };
}
