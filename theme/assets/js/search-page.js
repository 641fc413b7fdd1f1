// The search page: answers below the field as it is typed; the question stands in the address.
import {
  address, counted, element, engine, fill, inTurn, marked, searchAddress, words,
} from "./search-site.js";

const IN_GROUP = 5;
const ON_PAGE = 20;
const FIELDS = ["q", "kind", "sort", "page"];

const byId = (id) => document.getElementById(id);
const form = byId("search-form");
const status = byId("search-status");
const results = byId("search-results");
const index = byId("search-index");
const said = JSON.parse(byId("search-words").textContent);
const plainTitle = document.title;

let state = {};
let isTyping = false;

function readAddress() {
  const given = new URLSearchParams(location.search);
  state = {};
  FIELDS.forEach((name) => { state[name] = (given.get(name) || "").trim(); });
  form.elements.q.value = state.q;
  const kind = state.kind in words.kinds ? state.kind : "";
  form.elements.kind.forEach((scope) => { scope.checked = scope.value === kind; });
  form.elements.sort.value = state.sort;
  if (form.elements.sort.selectedIndex < 0) form.elements.sort.value = "";
  takeForm(state.page);
}

function takeForm(page) {
  const { q, kind, sort } = form.elements;
  state = { q: q.value.trim(), kind: kind.value, sort: sort.value, page: page || "" };
}

/** Keep the place on the page that is left, and go to the address of the new state. */
function go(isReplaced) {
  if (isReplaced) {
    history.replaceState(null, "", searchAddress(state));
  } else {
    history.replaceState({ y: scrollY }, "");
    history.pushState(null, "", searchAddress(state));
  }
  draw();
}

function visit(target) {
  history.replaceState({ y: scrollY }, "");
  history.pushState(null, "", target);
  restore();
  form.scrollIntoView();
  results.focus({ preventScroll: true });
}

function link(text, target, rel) {
  const made = element("a", "", text);
  made.href = target;
  if (rel) made.rel = rel;
  return made;
}

function listItem(...content) {
  return element("li", "", ...content);
}

function hit(result) {
  const title = link("", address(result));
  title.append(...marked(result.marked));
  const made = element("li", "q-hit", element("h3", "q-hit__title", title));
  const facts = (result.facts || []).join(" · ");
  if (result.lang) made.lang = result.lang;
  if (facts) made.append(element("p", "q-hit__facts", facts));
  const text = element("p", "q-hit__text", ...marked(result.excerpt));
  if (result.isElsewhere) showWhere(text, result.number);
  made.append(text);
  return made;
}

/** Show, once it is there, where deep in its text a result says what was asked for. */
async function showWhere(text, number) {
  const found = await (await engine()).excerpt(state.q, number);
  if (!found.some(([, isHit]) => isHit)) return;
  text.textContent = "";
  text.append(...marked(found));
}

function find(client, kind, limit, offset) {
  const sort = state.sort || undefined;
  return client.search(state.q, { kind: kind || undefined, sort, limit, offset });
}

function group(kind, count, found, ...more) {
  const title = element("h2", "q-hits__title", words.kinds[kind], " ",
    element("span", "q-count", String(count)));
  return element("section", "q-hits", title, element("ol", "", ...found.map(hit)), ...more);
}

async function allKinds(client, found) {
  const seen = [...found.results.map((one) => one.kind), ...Object.keys(words.kinds)];
  const kinds = [...new Set(seen)].filter((kind) => found.counts[kind]);
  const parts = await Promise.all(kinds.map((kind) => find(client, kind, IN_GROUP)));
  return kinds.map((kind, at) => {
    const count = found.counts[kind];
    const more = fill(counted(said.more, count), { kind: words.kinds[kind] });
    const target = searchAddress({ ...state, kind });
    return group(kind, count, parts[at].results,
      ...(count > IN_GROUP ? [element("p", "q-more", link(more, target))] : []));
  });
}

function pager(total) {
  const here = Number(state.page) || 1;
  const last = Math.ceil(total / ON_PAGE);
  const to = (page) => searchAddress({ ...state, page: page > 1 ? page : "" });
  const near = [...new Set([1, here - 1, here, here + 1, last])]
    .filter((page) => page >= 1 && page <= last);
  const list = element("ul", "", ...near.map((page) => {
    const one = link(String(page), to(page));
    if (page === here) one.setAttribute("aria-current", "page");
    return listItem(one);
  }));
  if (here > 1) list.prepend(listItem(link(said.previous, to(here - 1), "prev")));
  if (here < last) list.append(listItem(link(said.next, to(here + 1), "next")));
  const made = element("nav", "q-pager", list);
  made.setAttribute("aria-label", said.pages);
  return made;
}

function oneKind({ total, results: found }) {
  const shown = group(state.kind, total, found);
  if (total > ON_PAGE) shown.append(pager(total));
  return [shown];
}

function paragraph(text, links) {
  return element("p", "q-empty__line", text, " ",
    ...links.map((one) => element("span", "q-empty__link", one)));
}

/** What may help where nothing was found: other kinds, single words, names that are near. */
async function emptyHelp(client, inAll) {
  const { q, kind } = state;
  const lines = [];
  if (kind && inAll) {
    lines.push(paragraph("", [link(counted(said.elsewhere, inAll), searchAddress({ q }))]));
  }
  const parts = [...new Set(q.split(/\s+/))];
  const totals = parts.length < 2 ? []
    : await Promise.all(parts.map((part) => client.search(part, { limit: 1 })));
  const single = parts.filter((part, at) => totals[at] && totals[at].total)
    .map((part) => link(part, searchAddress({ q: part })));
  if (single.length) lines.push(paragraph(said.single, single));
  const near = (await client.suggest(q, IN_GROUP)).map((one) => link(one.text, address(one)));
  if (near.length) lines.push(paragraph(said.near, near));
  return lines;
}

async function empty(client, inAll) {
  const where = state.kind ? fill(said.noneIn, { ...state, kind: words.kinds[state.kind] })
    : fill(words.none, state);
  const help = byId("search-help").content.cloneNode(true);
  return [element("div", "q-empty q-empty--search", element("p", "q-empty__title", where),
    ...await emptyHelp(client, inAll), help)];
}

function meant(found) {
  if (!found.didYouMean) return [];
  const question = fill(words.meant, { q: found.didYouMean });
  const target = searchAddress({ ...state, q: found.didYouMean, page: "" });
  return [element("p", "q-meant", link(question, target))];
}

function showCounts(counts) {
  form.querySelectorAll("[data-count]").forEach((slot) => {
    const kind = slot.getAttribute("data-count");
    slot.textContent = counts ? String(counts[kind] || 0) : "";
  });
}

/** Show either the answers, or what stands there without a question. */
function showMode(isAnswering, isIndexShown, isSortShown) {
  byId("search-start").hidden = isAnswering;
  form.elements.sort.parentNode.hidden = !isSortShown;
  results.hidden = !isAnswering;
  index.hidden = !isIndexShown;
}

function filterIndex(text) {
  const wanted = text.toLowerCase();
  index.querySelectorAll("section").forEach((section) => {
    const items = [...section.querySelectorAll("li")];
    items.forEach((item) => { item.hidden = !item.textContent.toLowerCase().includes(wanted); });
    section.hidden = items.every((item) => item.hidden);
  });
}

function showFailure() {
  showMode(true, true);
  showCounts(null);
  results.textContent = "";
  status.textContent = said.failed;
  filterIndex(state.q);
}

async function answer(isCurrent) {
  document.title = state.q ? `${state.q} - ${plainTitle}` : plainTitle;
  if (!state.q) {
    showMode(false, true);
    showCounts(null);
    filterIndex("");
    status.textContent = "";
    return;
  }
  const client = await engine();
  const offset = state.kind && state.page > 1 ? (state.page - 1) * ON_PAGE : 0;
  const found = await find(client, state.kind, ON_PAGE, offset);
  const inAll = Object.values(found.counts).reduce((sum, one) => sum + one, 0);
  const parts = !found.total ? await empty(client, inAll)
    : state.kind ? oneKind(found) : await allKinds(client, found);
  if (!isCurrent()) return;
  showMode(true, false, found.total > 0);
  showCounts({ ...found.counts, "": inAll });
  status.textContent = found.total ? fill(counted(said.found, found.total), state) : "";
    results.textContent = "";
  results.append(...meant(found), ...parts);
}

const draw = inTurn((isCurrent) => answer(isCurrent).catch(showFailure));

async function restore() {
  const y = history.state ? history.state.y : 0;
  isTyping = false;
  readAddress();
  await draw();
  if (y) scrollTo(0, y);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  takeForm();
  isTyping = false;
  go(searchAddress(state) === location.href);
});
form.addEventListener("input", (event) => {
  if (event.target !== form.elements.q || event.isComposing) return;
  takeForm();
  go(isTyping);
  isTyping = true;
});
form.elements.q.addEventListener("compositionend", (event) => {
  event.target.dispatchEvent(new Event("input", { bubbles: true }));
});
[form, form.elements.sort].forEach((part) => part.addEventListener("change", (event) => {
  if (event.target === form.elements.q) return;
  takeForm();
  isTyping = false;
  go();
}));
// Links to other states of this page change it in place; with a key held they open as any link.
byId("q-main").addEventListener("click", (event) => {
  const target = event.target.closest("a");
  const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!isPlain || !target || target.pathname !== location.pathname || !target.search) return;
  event.preventDefault();
  visit(target.href);
});
addEventListener("popstate", restore);
addEventListener("pagehide", () => history.replaceState({ y: scrollY }, ""));
history.scrollRestoration = "manual";
restore();
