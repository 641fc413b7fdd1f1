// The fee estimator: facts from the form or the address, a bill from the rules, at every change.
import { missing, evaluate } from "./conditions.js";
import { bill, figure, over, rounded, times, total } from "./fee-rules.js";
import { amountText, makeWords } from "./fee-words.js";

const get = (id) => document.getElementById(id);
const { items, day, units, words } = JSON.parse(get("estimator-data").textContent);
const say = makeWords(words);
const form = get("estimator-form");
const section = get("estimator");
const table = section.querySelector("table");
const rows = new Map(
  [...get("fee-rows").content.querySelectorAll("tr")].map((row) => [row.dataset.item, row])
);
const fields = [...form.querySelectorAll("[name]")].filter((one) => !["day", "year"].includes(one.name));
const unitOf = (field) => field.parentNode.querySelector("select.q-field__unit");
const DUE = ["once", "yearly", "monthly"];

// Decimals in full where they end, else four of them, as the rules compare areas.
function decimal(value) {
  const ends = 10n ** 12n % value[1] === 0n;
  return rounded(value, ends ? 12 : 4).join(".").replace(/\.?0+$/, "");
}

function sizeOf(field) {
  const unit = unitOf(field);
  const chosen = unit ? unit.selectedOptions[0] : field.parentNode.querySelector("[data-size]");
  return chosen ? chosen.dataset.size : "1";
}

function readFacts() {
  const [facts, exact, bad] = [{}, {}, []];
  for (const field of fields) {
    const text = field.value.replace(/[,，\s]/g, "");
    field.removeAttribute("aria-invalid");
    if (!text) continue;
    if (field.tagName === "SELECT") {
      facts[field.name] = { yes: true, no: false }[text] !== undefined ? text === "yes" : text;
    } else if (/^\d{1,13}(\.\d{1,6})?$/.test(text)) {
      exact[field.name] = times(figure(text), figure(sizeOf(field)));
      facts[field.name] = decimal(exact[field.name]);
    } else {
      field.setAttribute("aria-invalid", "true");
      bad.push(field.name);
    }
  }
  return { facts, exact, bad };
}

function typed(field) {
  const unit = unitOf(field) || field.parentNode.querySelector("[data-unit]");
  return field.value.trim() + (unit ? unit.value || unit.dataset.unit : "");
}

// Fills the form from the address; a unit that the form does not offer is converted.
function fill(query) {
  for (const field of [...fields, form.day, form.year]) {
    const text = query.get(field.name);
    if (text === null) continue;
    const [, number, unit] = /^([\d.,]*)\s*(.*)$/.exec(text);
    const options = unitOf(field);
    if (!options || !units[unit]) {
      field.value = field.tagName === "SELECT" || !number ? text : field.type === "date" ? text : number;
      continue;
    }
    const isOffered = [...options.options].some((one) => one.value === unit);
    options.value = isOffered ? unit : options.options[0].value;
    field.value = isOffered ? number : decimal(over(times(figure(number), figure(units[unit])), figure(sizeOf(field))));
  }
}

function keepInAddress() {
  const query = new URLSearchParams();
  for (const field of fields) if (field.value.trim()) query.set(field.name, typed(field));
  if (form.day.value !== day) query.set("day", form.day.value);
  if (form.year.value !== "1") query.set("year", form.year.value);
  history.replaceState(null, "", `?${query}`);
}

function part(line) {
  if (!line.payable) return "open";
  if (line.item.kind === "deposit") return "deposits";
  return DUE.includes(line.item.frequency) ? line.item.frequency : "other";
}

function setRow(line) {
  const row = rows.get(line.item.id).cloneNode(true);
  const [working, basis, sum] = row.querySelectorAll("td");
  basis.innerHTML = line.period.basis;
  const under = [
    ...(line.reduction ? [say.html(line.reduction.text)] : []),
    ...line.parts.map(say.pays),
    ...line.later.slice(1).map(say.years),
  ];
  if (line.possible.length) {
    const reductions = line.possible.map((one) => say.html(one.text)).join(words.semicolon);
    under.push(say.filled(words.possible, { reductions }));
  }
  const notes = under.map((said) => `<span class="q-sub">${said}</span>`);
  working.innerHTML = say.working(line) + notes.join("");
  const [full, payable] = [line.full.low && amountText(line.full), line.payable && amountText(line.payable)];
  sum.querySelector("b").textContent = payable || words.open;
  if (payable && full !== payable && full) {
    sum.insertAdjacentHTML("afterbegin", `<del><span class="q-vh">${words.before} </span>${full}</del> `);
  }
  return row;
}

function setTable(lines) {
  const sums = {};
  for (const body of table.tBodies) {
    const due = body.dataset.due;
    const own = lines.filter((line) => part(line) === due);
    body.querySelectorAll("[data-item]").forEach((row) => row.remove());
    own.forEach((line) => body.insertBefore(setRow(line), body.querySelector(".q-table__total")));
    body.hidden = !own.length;
    sums[due] = own.length && due !== "open" ? amountText(total(own.map((line) => line.payable))) : "";
    const cell = body.querySelector(".q-table__total b");
    if (cell) cell.textContent = sums[due];
  }
  table.hidden = !lines.length;
  return sums;
}

// What waits for a fact leads to its field; the rest depends on the circumstances of the case.
function setUndecided(undecided, facts) {
  for (const list of section.querySelectorAll(".q-estimate__undecided")) list.textContent = "";
  for (const item of undecided) {
    const asked = item.applies ? missing(evaluate(item.applies, facts)).filter((name) => form[name]) : [];
    const links = asked.map((name) => `<a href="#f-${name}">${words.facts[name]}</a>`);
    const entry = document.createElement("li");
    entry.append(rows.get(item.id).querySelector("a").cloneNode(true));
    if (asked.length) entry.insertAdjacentHTML("beforeend", ` (${links.join(words.comma)})`);
    get(asked.length ? "bill-undecided" : "bill-by-case").querySelector("ul").append(entry);
  }
  for (const id of ["bill-undecided", "bill-by-case"]) get(id).hidden = !get(id).querySelector("li");
}

function show() {
  const { facts, exact, bad } = readFacts();
  const on = form.day.value || day;
  const found = bill(items, { facts, exact, day: on, year: Number(form.year.value) || 1 });
  const lines = found.lines.filter((line) => line.period.state === "charged" && rows.has(line.item.id));
  const sums = setTable(lines);
  setUndecided(Object.keys(facts).length ? found.undecided.filter((one) => rows.has(one.id)) : [], facts);
  const said = Object.keys(words.sums).filter((due) => sums[due]);
  const open = lines.filter((line) => !line.payable).length;
  const counts = open ? words.countsOpen : words.counts;
  get("bill-sums").innerHTML = [
    ...said.map((due) => `<p class="q-estimate__sum"><span>${words.sums[due]}</span> <b>${sums[due]}</b> ${words.yuan}</p>`),
    `<p>${lines.length ? say.filled(counts, { due: lines.length, open }) : words.none}</p>`,
    ...(bad.length ? [`<p class="q-estimate__bad">${say.filled(words.bad, { facts: say.factNames(bad) })}</p>`] : []),
  ].join("");
  get("bill-bar").textContent = said.map((due) => `${words.sums[due]} ${sums[due]} ${words.yuan}`).join(words.semicolon);
  get("bill-facts").textContent = fields.filter((field) => field.value.trim()).map(factText).join(words.semicolon);
}

function factText(field) {
  const parts = [field, field.parentNode.querySelector(".q-field__unit")].filter(Boolean);
  const shown = parts.map((one) => (one.selectedOptions ? one.selectedOptions[0].text : one.value || one.textContent));
  return `${words.facts[field.name]} ${shown.join(words.gap)}`;
}

function change() {
  keepInAddress();
  show();
}

async function save(format) {
  const sheet = await import("./fee-sheet.js");
  sheet.save(format, table, document.title, get("bill-facts").textContent);
}

form.addEventListener("input", change);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(change));
section.addEventListener("click", ({ target }) => {
  const act = target.dataset.act;
  if (act) act === "print" ? print() : save(act);
  // A field in a closed group is opened before the link leads there.
  const field = target.hash && get(target.hash.slice(1));
  if (field && field.closest("details")) field.closest("details").open = true;
  if (field) setTimeout(() => field.focus());
});
const given = new URLSearchParams(location.search);
const first = form.querySelector(".q-estimate__presets a");
fill([...given].length || !first ? given : new URL(first.href).searchParams);
section.hidden = false;
get("estimator-static").hidden = true;
show();
