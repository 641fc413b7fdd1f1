// Narrows a list down: the form and the address hold what is chosen, the table says what is left.
import { readAddress, readBounds, writeAddress } from "./address.js";
import { Table } from "./table.js";

export const root = document.querySelector("[data-q-browse]");
export const part = (name) => root.querySelector(`[data-q="${name}"]`);
export const words = JSON.parse(root.dataset.words || "{}");
const all = (selector, within = root) => Array.from(within.querySelectorAll(selector));
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const sort = part("sort");

const facets = all("[data-facet]").map((group) => {
  const boxes = all("[type=checkbox]", group).map((input) => ({
    input, row: input.parentNode, label: input.nextElementSibling, count: input.parentNode.lastChild
  }));
  const bounds = all("[type=number]", group);
  return {
    group, boxes, bounds,
    key: group.dataset.facet,
    parent: group.dataset.parent,
    title: group.firstChild.textContent,
    options: boxes.map(({ input }) => input.value),
    isMeasured: bounds.length > 0
  };
});

let state;
let table;
let list;
let loading;
let engine;
// The rows with the words looked for, the best one first; null where none are.
let found = null;
let asked = {};
let usual = "";

const tokens = (key) => state.picked[key] || [];
const put = (key, kept) => ({ picked: { ...state.picked, [key]: kept } });

export function address(change) {
  return `?${writeAddress({ ...state, ...change }, facets)}`;
}

export async function go(change, isReplaced) {
  const to = address({ page: 1, ...change });
  await show(to);
  // Entering the address takes the browser longer than all of the above, so readers see rows first.
  setTimeout(() => {
    history[isReplaced ? "replaceState" : "pushState"](null, "", to === "?" ? location.pathname : to);
    linkLanguages();
  });
}

function linkLanguages() {
  all("a[hreflang]", document).forEach((link) => (link.search = location.search));
}

async function show(search, isFirst) {
  state = readAddress(search, facets);
  facets.filter(({ parent }) => parent).forEach(({ key, parent }) => {
    state.picked[key] = tokens(key).filter((token) => isOffered(parent, token));
  });
  fillForm();
  await loading;
  found = state.q ? await find(state.q) : null;
  draw(isFirst && !search);
}

// A link of a chain is offered for the industries that are picked: its key begins with theirs.
function isOffered(parent, token) {
  return tokens(parent).includes(token.split(".")[0]);
}

function find(text) {
  if (asked.text !== text) asked = { text, rows: lookUp(text) };
  return asked.rows;
}

async function lookUp(text) {
  try {
    engine = engine || (await import("./search-client.js")).openSearch({
      base: root.dataset.index, locale: root.dataset.locale
    });
    const rows = new Map(table.ids.map((id, row) => [id, row]));
    // A clause stands for its policy: clause/<policy>/<number>.
    const ids = (await engine.match(text, root.dataset.search)).map((ref) => ref.split("/")[1]);
    return new Set(ids.filter((id) => rows.has(id)).map((id) => rows.get(id)));
  } catch (error) {
    // Without the search index, the words that rows show must do.
    const wanted = text.toLowerCase();
    return new Set(Array.from(table.own).filter((row) => list.text(row).includes(wanted)));
  }
}

function fillForm() {
  part("q").value = state.q;
  facets.forEach(({ key, boxes, bounds }) => {
    boxes.forEach(({ input }) => (input.checked = tokens(key).includes(input.value)));
    const typed = typedOnes(key).map(readBounds)[0] || [];
    bounds.forEach((input, at) => {
      input.value = typed[at] > 0 && typed[at] < Infinity ? typed[at] / input.dataset.factor : "";
    });
  });
}

function typedOnes(key) {
  const { options } = facets.find((facet) => facet.key === key);
  return tokens(key).filter((token) => !options.includes(token));
}

function draw(isKept) {
  const { failed, total, without, counts } = table.select(state.picked, found);
  facets.forEach((facet, at) => showCounts(facet, counts[at]));
  const chips = showChips();
  showTotal(total, chips.length);
  showEmpty(total, without);
  list.draw({ order: ordered(), total, isShown: (row) => failed[row] === 0 }, state, isKept);
  document.dispatchEvent(new Event("q:rows"));
}

function showCounts({ group, parent, boxes }, counts) {
  boxes.forEach((box) => {
    const left = counts.get(box.input.value);
    if (left !== box.left) {
      box.count.textContent = left;
      box.row.classList.toggle("is-none", !left);
      box.left = left;
    }
    if (parent) box.row.hidden = !isOffered(parent, box.input.value);
  });
  if (parent) group.hidden = boxes.every(({ row }) => row.hidden);
}

function showChips() {
  const chips = facets.flatMap((facet) => tokens(facet.key).map((token) => ({
    title: facet.title,
    label: labelOf(facet, token),
    change: () => put(facet.key, tokens(facet.key).filter((one) => one !== token))
  })));
  if (state.q) chips.unshift({ title: words.text, label: state.q, change: () => ({ q: "" }) });
  part("chips").hidden = !chips.length;
  part("chips").textContent = "";
  chips.forEach((chip) => part("chips").append(chipButton(chip)));
  return chips;
}

function labelOf({ boxes, bounds }, token) {
  const box = boxes.find(({ input }) => input.value === token);
  if (box) return box.label.textContent;
  const { factor, unit } = bounds[0].dataset;
  const [low, high] = readBounds(token).map((one) => one / factor);
  const said = high === Infinity ? words.from : low ? words.between : words.upto;
  return `${fill(said, { low, high })} ${unit}`;
}

function button(look, onClick, ...content) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = look;
  made.append(...content);
  made.addEventListener("click", onClick);
  return made;
}

function chipButton({ title, label, change }) {
  const name = document.createElement("span");
  name.textContent = title;
  const cross = root.querySelector(".q-filter__close svg").cloneNode(true);
  const chip = button("q-chip", async () => {
    await go(change());
    (root.querySelector(".q-chip") || part("count")).focus();
  }, name, ` ${label}`, cross);
  chip.setAttribute("aria-label", fill(words.remove, { name: `${title} ${label}` }));
  return chip;
}

function showTotal(total, chosen) {
  const [number, noun] = part("count").children;
  const form = Number(total !== 1);
  number.textContent = total.toLocaleString("en");
  noun.textContent = (chosen ? words.some : words.all)[form];
  part("show").textContent = fill(words.show[form], { n: total });
  part("picked").textContent = chosen || "";
  all("[data-q=clear]").forEach((clear) => (clear.hidden = !chosen));
}

// Says which one condition to give up so that most is left.
function showEmpty(total, without) {
  const box = part("empty");
  box.hidden = total > 0;
  box.textContent = total ? "" : words.none;
  const most = Math.max(...without);
  if (total || !most) return;
  const facet = facets[without.indexOf(most)];
  const said = fill(words.drop, { name: facet ? facet.title : words.text, n: most });
  box.append(button("q-btn q-btn--small", () => go(facet ? put(facet.key, []) : { q: "" }), said));
}

// Rows with the words looked for stand in the order of relevance, until another one is chosen.
function ordered() {
  if (!sort) return table.order("");
  const match = sort.querySelector("[value=match]");
  if (match) match.hidden = !found;
  usual = found && match ? "match" : sort.options[0].value;
  sort.value = state.sort || usual;
  return sort.value === "match" ? Array.from(found) : table.order(sort.value);
}

function onChange({ target }) {
  const facet = facets.find(({ group }) => group.contains(target));
  if (target === sort) go({ sort: sort.value === usual ? "" : sort.value });
  if (!facet) return;
  const kept = tokens(facet.key).filter((token) => token !== target.value);
  if (target.checked) kept.push(target.value);
  go(put(facet.key, facet.bounds.includes(target) ? withBounds(facet) : kept));
}

function withBounds({ key, options, bounds }) {
  const [low, high] = bounds.map(({ value, dataset }) => value && value * dataset.factor);
  const ends = low !== "" && high !== "" && low > high ? [high, low] : [low, high];
  const kept = tokens(key).filter((token) => options.includes(token));
  return low === "" && high === "" ? kept : kept.concat(ends.join("-"));
}

function listen() {
  let typing;
  root.addEventListener("change", onChange);
  part("q").addEventListener("input", ({ target }) => {
    clearTimeout(typing);
    typing = setTimeout(() => go({ q: target.value.trim() }, Boolean(state.q)), 150);
  });
  root.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  all("[data-q=clear]").forEach((clear) => clear.addEventListener("click", async () => {
    await go({ picked: {}, q: "" });
    if (!clear.offsetParent) part("count").focus();
  }));
  addEventListener("popstate", () => {
    show(location.search);
    linkLanguages();
  });
}

async function readTable(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.status);
  if (self.DecompressionStream) {
    return new Response(answer.body.pipeThrough(new DecompressionStream("deflate"))).json();
  }
  const { inflate } = await import("./inflate.js");
  // The frame's two bytes come first.
  const bytes = inflate(new Uint8Array(await answer.arrayBuffer()).subarray(2));
  return JSON.parse(new TextDecoder().decode(bytes));
}

// Without its table the list is what it is without script.
function giveUp() {
  all(".q-scripted").forEach((one) => (one.hidden = true));
  all(".q-unscripted").forEach((one) => one.classList.remove("q-unscripted"));
}

// `draw({ order, total, isShown }, state, isKept)` puts rows into the page, `text(row)` says what a
// row shows.
export async function browse(makeList) {
  // Pages of the list beyond the first one are for readers without script.
  if (root.dataset.first) {
    location.replace(root.dataset.first);
    return;
  }
  loading = readTable(root.dataset.table).then((json) => {
    table = new Table(json);
    list = makeList(table);
  });
  loading.catch(giveUp);
  listen();
  linkLanguages();
  await show(location.search, true);
}
