// The reader's own lists of projects: those to compare and the shortlist. They stay in the browser.

export const COMPARE = "q-compare";
export const SHORTLIST = "q-shortlist";
export const MOST = { [COMPARE]: 4, [SHORTLIST]: 60 };

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
// Serves where storage is forbidden; the lists then last as long as the page.
const memory = {};

export function chosen(list) {
  let text = memory[list];
  try {
    text = localStorage.getItem(list) || text;
  } catch (error) {
    // Storage may be forbidden.
  }
  return clean((text || "").split(","), list);
}

export function keep(list, ids) {
  memory[list] = clean(ids, list).join(",");
  try {
    localStorage.setItem(list, memory[list]);
  } catch (error) {
    // The list then holds for this page only.
  }
  document.dispatchEvent(new CustomEvent("q:chosen"));
}

export function put(list, id) {
  keep(list, chosen(list).concat(id));
}

export function drop(list, id) {
  keep(list, chosen(list).filter((one) => one !== id));
}

// Ids that an address names, or null if it names none.
export function inAddress(list) {
  const ids = new URLSearchParams(location.search).get("ids");
  return ids === null ? null : clean(ids.split(","), list);
}

// The other language's page is to open with the same projects.
export function showInAddress(ids) {
  history.replaceState(null, "", ids.length ? address(location.pathname, ids) : location.pathname);
  each("a[hreflang]", (link) => {
    link.search = location.search;
  });
}

export function address(page, ids) {
  return `${page}?ids=${ids.join(",")}`;
}

const sheets = new Map();

// What a project says of itself in the page's language; null if there is no such project.
// Rejects where the network fails, so that a later try may succeed.
export function sheet(root, id) {
  if (!sheets.has(id)) {
    const asked = fetch(`${root}projects/${id}/facts.json`).then((answer) => {
      if (answer.ok) return answer.json();
      if (answer.status === 404) return null;
      throw new Error(answer.status);
    });
    asked.catch(() => sheets.delete(id));
    sheets.set(id, asked);
  }
  return sheets.get(id);
}

export function each(selector, act, within = document) {
  Array.prototype.forEach.call(within.querySelectorAll(selector), act);
}

// An element with text; a text of another language is {text, lang}.
export function element(name, className, said) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (said && said.lang) made.lang = said.lang;
  if (said) made.textContent = said.text || said;
  return made;
}

export function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

function clean(ids, list) {
  return ids.filter((id, at) => ID.test(id) && ids.indexOf(id) === at).slice(0, MOST[list]);
}
