// The fee estimator's form: facts from the address into its fields and back. What computes the bill
// is fetched with the first fact that is typed or given; until then the page shows its example.
import { dividedBy, times } from "./decimals.js";

const get = (id) => document.getElementById(id);
const form = get("estimator-form");
const section = get("estimator");
const settings = [form.day, form.year];
const fields = [...form.querySelectorAll("[name]")].filter((one) => !settings.includes(one));
const { units } = JSON.parse(get("estimator-data").textContent);
const unitOf = (field) => field.parentNode.querySelector(".q-field__unit");

// A unit that the form does not offer is converted into the first that it does.
function fillFigure(field, number, unit) {
  const offered = unitOf(field) && unitOf(field).options;
  const isOffered = !offered || !units[unit] || [...offered].some((one) => one.value === unit);
  if (offered && units[unit]) unitOf(field).value = isOffered ? unit : offered[0].value;
  field.value = isOffered
    ? number
    : dividedBy(times(number, units[unit]), offered[0].dataset.size);
}

function fill(query) {
  for (const field of [...fields, ...settings]) {
    const text = query.get(field.name);
    const [, number, unit] = /^([\d.,]*)\s*(.*)$/.exec(text || "");
    if (number && field.inputMode === "decimal") fillFigure(field, number, unit);
    else if (text !== null) field.value = text;
  }
}

function typed(field) {
  const unit = field.tagName === "INPUT" && unitOf(field);
  return field.value.trim() + (unit ? unit.value || unit.dataset.unit || "" : "");
}

function keepInAddress() {
  const query = new URLSearchParams();
  for (const field of fields) if (field.value.trim()) query.set(field.name, typed(field));
  for (const field of settings) {
    if (field.value !== field.defaultValue) query.set(field.name, field.value);
  }
  history.replaceState(null, "", `?${query}`);
  carry(query);
}

// The other language's page and the policy matcher are to open with the same plan.
function carry(query) {
  for (const link of document.querySelectorAll("a[hreflang], a[data-q-carry]")) link.search = query;
}

async function show() {
  const view = await import("./fee-view.js");
  view.show(form, fields);
}

function change() {
  keepInAddress();
  show();
}

async function save(format) {
  const sheet = await import("./fee-sheet.js");
  sheet.save(format, section.querySelector("table"), document.title, get("bill-facts").textContent);
}

form.addEventListener("input", change);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(change));
section.addEventListener("click", ({ target }) => {
  const act = target.dataset.act;
  if (act === "print") print();
  else if (act) save(act);
  // A field in a closed group is opened before the link leads there.
  const field = target.hash && get(target.hash.slice(1));
  if (field && field.closest("details")) field.closest("details").open = true;
  if (field) setTimeout(() => field.focus());
});

const given = new URLSearchParams(location.search);
const example = form.querySelector(".q-estimate__presets a");
const isGiven = [...fields, ...settings].some((field) => given.has(field.name));
fill(isGiven || !example ? given : new URL(example.href).searchParams);
section.hidden = false;
get("estimator-static").hidden = true;
if (isGiven) carry(given);
if (isGiven || !example) show();
