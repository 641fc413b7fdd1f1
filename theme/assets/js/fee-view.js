// The bill on the estimator's page: computed from the form's facts and set into the page's table.
import { evaluate, missing } from "./conditions.js";
import { bill, figure, rounded, times, total } from "./fee-rules.js";
import { amountText, makeWords } from "./fee-words.js";

const get = (id) => document.getElementById(id);
const { items, words } = JSON.parse(get("estimator-data").textContent);
const say = makeWords(words);
const section = get("estimator");
const table = section.querySelector("table");
const rows = new Map(
  [...get("fee-rows").content.querySelectorAll("tr")].map((row) => [row.dataset.item, row])
);
const DUE = ["once", "yearly", "monthly"];

// Decimals in full where they end, else four of them, as the rules compare areas.
function decimal(value) {
  const ends = 10n ** 12n % value[1] === 0n;
  return rounded(value, ends ? 12 : 4).join(".").replace(/\.?0+$/, "");
}

function sizeOf(field) {
  const unit = field.parentNode.querySelector(".q-field__unit");
  const chosen = unit && unit.selectedOptions ? unit.selectedOptions[0] : unit;
  return (chosen && chosen.dataset.size) || "1";
}

function readFacts(fields) {
  const [facts, exact, bad] = [{}, {}, []];
  for (const field of fields) {
    const text = field.value.replace(/[,，\s]/g, "");
    field.removeAttribute("aria-invalid");
    if (!text) continue;
    if (field.tagName === "SELECT") {
      facts[field.name] = text === "yes" || (text === "no" ? false : text);
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

function part(line) {
  if (!line.payable) return "open";
  if (line.item.kind === "deposit") return "deposits";
  return DUE.includes(line.item.frequency) ? line.item.frequency : "other";
}

function setRow(line) {
  const row = rows.get(line.item.id).cloneNode(true);
  const [working, basis, sum] = row.querySelectorAll("td");
  const under = [
    ...(line.reduction ? [say.html(line.reduction.text)] : []),
    ...line.parts.map(say.pays),
    ...line.later.slice(1).map(say.years),
  ];
  if (line.possible.length) {
    const reductions = line.possible.map((one) => say.html(one.text)).join(words.semicolon);
    under.push(say.filled(words.possible, { reductions }));
  }
  working.innerHTML = say.working(line) + under.map((said) => `<span class="q-sub">${said}</span>`).join("");
  basis.innerHTML = line.period.basis;
  const [full, payable] = [line.full.low && amountText(line.full), line.payable && amountText(line.payable)];
  sum.querySelector("b").textContent = payable || words.open;
  if (payable && full && full !== payable) {
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
function setUndecided(undecided, facts, form) {
  for (const list of section.querySelectorAll(".q-estimate__undecided")) list.textContent = "";
  for (const item of undecided) {
    const gaps = item.applies ? missing(evaluate(item.applies, facts)) : [];
    const links = gaps.filter((name) => form[name]).map((name) => `<a href="#f-${name}">${words.facts[name]}</a>`);
    const entry = document.createElement("li");
    entry.append(rows.get(item.id).querySelector("a").cloneNode(true));
    if (links.length) entry.insertAdjacentHTML("beforeend", ` (${links.join(words.comma)})`);
    get(links.length ? "bill-undecided" : "bill-by-case").querySelector("ul").append(entry);
  }
  for (const id of ["bill-undecided", "bill-by-case"]) get(id).hidden = !get(id).querySelector("li");
}

function setSums(sums, lines, bad, isEmpty) {
  const said = Object.keys(words.sums).filter((due) => sums[due]);
  const open = lines.filter((line) => !line.payable).length;
  const counts = say.filled(open ? words.countsOpen : words.counts, { due: lines.length, open });
  get("bill-sums").innerHTML = [
    ...said.map((due) => `<p class="q-estimate__sum"><span>${words.sums[due]}</span> <b>${say.filled(words.money, { sum: sums[due] })}</b></p>`),
    `<p>${lines.length ? counts : isEmpty ? words.none : words.noneYet}</p>`,
    ...(bad.length ? [`<p class="q-estimate__bad">${say.filled(words.bad, { facts: say.factNames(bad) })}</p>`] : []),
  ].join("");
  get("bill-bar").textContent = said
    .map((due) => `${words.sums[due]} ${say.filled(words.money, { sum: sums[due] })}`)
    .join(words.semicolon);
}

function factText(field) {
  const parts = [field, field.parentNode.querySelector(".q-field__unit")].filter(Boolean);
  const shown = parts.map((one) => (one.selectedOptions ? one.selectedOptions[0].text : one.value || one.textContent));
  return `${words.facts[field.name]} ${shown.join(words.gap)}`;
}

export function show(form, fields) {
  const { facts, exact, bad } = readFacts(fields);
  const [day, year] = [form.day.value || form.day.defaultValue, Number(form.year.value) || 1];
  const found = bill(items, { facts, exact, day, year });
  const lines = found.lines.filter((line) => line.period.state === "charged" && rows.has(line.item.id));
  const isEmpty = !Object.keys(facts).length;
  setSums(setTable(lines), lines, bad, isEmpty);
  setUndecided(isEmpty ? [] : found.undecided.filter((one) => rows.has(one.id)), facts, form);
  get("bill-facts").textContent = fields
    .filter((field) => field.value.trim())
    .map(factText)
    .join(words.semicolon);
}
