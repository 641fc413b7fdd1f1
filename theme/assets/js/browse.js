// Narrows a list down: the form and the address hold what is chosen, the table says what is left.
import { Table } from "./browse-table.js";
import { readAddress, writeAddress } from "./browse-address.js";

const root = document.querySelector("[data-q-browse]");
const part = (name) => root.querySelector(`[data-q="${name}"]`);
const all = (selector, within = root) => Array.from(within.querySelectorAll(selector));
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

const words = root.dataset.words ? JSON.parse(root.dataset.words) : {};
const groups = all("[data-facet]").map((group) => ({
  group,
  key: group.dataset.facet,
  parent: group.dataset.parent,
  title: group.querySelector("summary").textContent,
  boxes: all("input[type=checkbox]", group).map((input) => ({
    input,
    row: input.parentNode,
    label: input.nextElementSibling.textContent,
    count: input.parentNode.querySelector(".q-count")
  })),
  bounds: all("input[type=number]", group)
}));
const options = {};
groups.forEach(({ key, boxes }) => (options[key] = boxes.map(({ input }) => input.value)));
const measured = groups.filter(({ bounds }) => bounds.length).map(({ key }) => key);
const sort = part("sort");

let state;
let loading;
let table;
let list;
// The rows that fit the words looked for, the best one first; null where none are.
let found = null;

function read(search) {
  const one = readAddress(search, options, measured);
  groups.filter(({ parent }) => parent).forEach(({ key, parent }) => {
    (one.picked[key] || []).forEach((value) => {
      if (!isOffered(one, parent, value)) one.picked[key].delete(value);
    });
  });
  return one;
}

// A link of a chain is offered for the industries that are picked.
function isOffered(one, parent, value) {
  return Boolean(one.picked[parent] && one.picked[parent].has(value.split(".")[0]));
}

async function go(change, isReplaced) {
  const next = Object.assign({ page: 1 }, change);
  const address = writeAddress(Object.assign({}, state, next), options);
  history[isReplaced ? "replaceState" : "pushState"](null, "", address || location.pathname);
  await show();
}

async function show(isFirst) {
  state = read(location.search);
  fillForm();
  all("a[hreflang]", document).forEach((link) => {
    link.search = location.search;
  });
  await loading;
  found = state.q ? await find(state.q) : null;
  draw(isFirst && !location.search);
}

let asked = {};

async function find(text) {
  if (asked.text !== text) asked = { text, rows: lookUp(text) };
  return asked.rows;
}

async function lookUp(text) {
  const kind = root.dataset.search;
  try {
    const { openSearch } = await import("./search-client.js");
    const base = new URL(root.dataset.index, location.href).href;
    const engine = await openSearch({ base, locale: document.documentElement.lang });
    const refs = await engine.match(text, kind);
    const rows = new Map(table.ids.map((id, row) => [`${kind}/${id}`, row]));
    return new Set(refs.filter((ref) => rows.has(ref)).map((ref) => rows.get(ref)));
  } catch (error) {
    // Without the search index, the words that rows show must do.
    const wanted = text.toLowerCase();
    return new Set(table.ids.map((_, row) => row).filter((row) => list.text(row).includes(wanted)));
  }
}

function fillForm() {
  part("q").value = state.q;
  groups.forEach(({ key, boxes, bounds }) => {
    boxes.forEach(({ input }) => (input.checked = isPicked(key, input.value)));
    bounds.forEach((input, at) => {
      const bound = state.bounds[key] ? state.bounds[key][at] : null;
      input.value = bound && bound !== Infinity ? bound / input.dataset.factor : "";
    });
  });
}

const isPicked = (key, value) => Boolean(state.picked[key] && state.picked[key].has(value));

function draw(isKept) {
  const { failed, total, without, counts } = table.select(state, found);
  const chips = chosen();
  showCounts(counts);
  showTotal(total, chips);
  showEmpty(total, without);
  const rows = ordered().filter((row) => failed[row] === 0);
  list.draw(rows, state, isKept);
  document.dispatchEvent(new Event("q:rows"));
}

function ordered() {
  if (!sort) return table.order("");
  const match = sort.querySelector("[value=match]");
  if (match) match.hidden = !found;
  const usual = found && match ? "match" : sort.options[0].value;
  sort.value = state.sort || usual;
  return sort.value === "match" ? Array.from(found) : table.order(sort.value);
}

function showCounts(counts) {
  groups.forEach(({ key, parent, group, boxes }, at) => {
    let offered = false;
    boxes.forEach(({ input, row, count }) => {
      const left = counts[at][input.value];
      count.textContent = left;
      row.classList.toggle("is-none", !left);
      if (parent) row.hidden = !isOffered(state, parent, input.value);
      offered = offered || !row.hidden;
    });
    if (parent) group.hidden = !offered;
  });
}

function showTotal(total, chips) {
  const [number, noun] = part("count").children;
  const forms = chips.length ? words.some : words.all;
  number.textContent = total.toLocaleString("en");
  noun.textContent = forms[Number(total !== 1)];
  part("show").textContent = fill(words.show[Number(total !== 1)], { n: total });
  part("picked").textContent = chips.length || "";
  all("[data-q=clear]").forEach((button) => (button.hidden = !chips.length));
  part("chips").hidden = !chips.length;
  part("chips").textContent = "";
  chips.forEach((chip) => part("chips").append(chipButton(chip)));
}

function chosen() {
  const chips = state.q ? [{ key: "q", title: words.text, label: state.q }] : [];
  groups.forEach(({ key, title, boxes, bounds }) => {
    boxes.filter(({ input }) => isPicked(key, input.value)).forEach(({ input, label }) => {
      chips.push({ key, value: input.value, title, label });
    });
    if (state.bounds[key]) chips.push({ key, value: "", title, label: range(key, bounds[0]) });
  });
  return chips;
}

function range(key, input) {
  const [low, high] = state.bounds[key].map((one) => one / input.dataset.factor);
  const said = high === Infinity ? words.from : low ? words.between : words.upto;
  return `${fill(said, { low, high })} ${input.dataset.unit}`;
}

function chipButton({ key, value, title, label }) {
  const button = document.createElement("button");
  const name = document.createElement("span");
  button.type = "button";
  button.className = "q-chip";
  button.setAttribute("aria-label", fill(words.remove, { name: `${title} ${label}` }));
  name.textContent = title;
  button.append(name, ` ${label}`, root.querySelector(".q-filter__close svg").cloneNode(true));
  button.addEventListener("click", async () => {
    await go(value === undefined ? { q: "" } : drop(key, value));
    (root.querySelector(".q-chip") || part("count")).focus();
  });
  return button;
}

// The change that takes an option away, or the typed bounds, which have no value of their own.
function drop(key, value) {
  if (!value) return { bounds: Object.assign({}, state.bounds, { [key]: null }) };
  const picked = new Set(state.picked[key]);
  picked.delete(value);
  return { picked: Object.assign({}, state.picked, { [key]: picked }) };
}

// Says which one condition to give up so that most is left.
function showEmpty(total, without) {
  const box = part("empty");
  box.hidden = total > 0;
  if (total) return;
  box.innerHTML = "<p><b></b></p>";
  box.querySelector("b").textContent = words.none;
  const at = without.indexOf(Math.max(...without));
  if (!without[at]) return;
  const facet = groups[at];
  const button = document.createElement("button");
  button.type = "button";
  button.className = "q-btn q-btn--small";
  button.textContent = fill(words.drop, { name: facet ? facet.title : words.text, n: without[at] });
  button.addEventListener("click", () => go(facet ? cleared(facet.key) : { q: "" }));
  box.append(button);
}

function cleared(key) {
  return {
    picked: Object.assign({}, state.picked, { [key]: null }),
    bounds: Object.assign({}, state.bounds, { [key]: null })
  };
}

function onChange({ target }) {
  const { name, type } = target;
  if (target === sort) {
    const usual = found && sort.querySelector("[value=match]") ? "match" : sort.options[0].value;
    go({ sort: sort.value === usual ? "" : sort.value });
  } else if (type === "checkbox" && options[name]) {
    const picked = new Set(state.picked[name]);
    picked[target.checked ? "add" : "delete"](target.value);
    go({ picked: Object.assign({}, state.picked, { [name]: picked }) });
  } else if (type === "number") {
    const { key, bounds } = groups.find((one) => one.bounds.includes(target));
    go({ bounds: Object.assign({}, state.bounds, { [key]: typed(bounds) }) });
  }
}

function typed(inputs) {
  const [low, high] = inputs.map((input) => input.value && input.value * input.dataset.factor);
  if (low === "" && high === "") return null;
  const bounds = [low || 0, high === "" ? Infinity : high];
  return bounds[0] > bounds[1] ? bounds.reverse() : bounds;
}

function start() {
  let typing;
  root.addEventListener("change", onChange);
  part("q").addEventListener("input", ({ target }) => {
    clearTimeout(typing);
    typing = setTimeout(() => go({ q: target.value.trim() }, Boolean(state.q)), 150);
  });
  all("form").forEach((form) => form.addEventListener("submit", (event) => event.preventDefault()));
  all("[data-q=clear]").forEach((button) => button.addEventListener("click", async () => {
    await go({ picked: {}, bounds: {}, q: "" });
    if (!button.offsetParent) part("count").focus();
  }));
  addEventListener("popstate", () => show());
}

// `draw(rows, state, isKept)` puts rows into the page, `text(row)` says what a row shows.
export async function browse(makeList) {
  // Pages of the list beyond the first one are for readers without script.
  if (root.dataset.first) {
    location.replace(root.dataset.first);
    return;
  }
  const address = (change) => writeAddress(Object.assign({}, state, change), options);
  loading = fetch(root.dataset.table).then((answer) => answer.json()).then((json) => {
    table = new Table(json);
    list = makeList({ root, table, words, part, go, address });
  });
  start();
  await show(true);
}
