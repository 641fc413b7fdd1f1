// A form of facts: what was typed, as facts for the rules, and in the page's address.
import { dividedBy, times, typedFigure } from "./decimals.js";

const fields = (form) => Array.from(form.querySelectorAll("[data-q-fact]"));
const unitOf = (field) => field.closest(".q-field").querySelector("[data-q-unit]");

function factor(field) {
  const unit = unitOf(field);
  return unit.value || unit.dataset.factor;
}

function isFigure(field) {
  return field.tagName === "INPUT";
}

// {facts, said}: values for the rules, and each in the reader's own words.
export function readFacts(form) {
  const facts = {};
  const said = {};
  fields(form).forEach((field) => {
    const text = field.value.trim();
    const figure = isFigure(field) ? typedFigure(text) : text;
    if (text && !figure) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
    if (!figure) return;
    facts[field.name] = isFigure(field) ? times(figure, factor(field)) : value(text);
    said[field.name] = isFigure(field) ? sayFigure(field) : optionName(field);
  });
  return { facts, said };
}

// The units that an address may hold, as the estimator and the matcher write them.
const SIZES = {
  元: "1", 万元: "10000", 百万元: "1000000", 亿元: "100000000", "%": "0.01",
  平方米: "1", 万平方米: "10000", 平方公里: "1000000", 公顷: "10000", 亩: "2000/3"
};
const FLAGS = { true: "yes", false: "no" };

export function queryOf(form) {
  const query = new URLSearchParams();
  fields(form).forEach((field) => {
    const text = typed(field);
    if (text) query.set(field.name, text);
  });
  const said = query.toString();
  return said && `?${said}`;
}

function typed(field) {
  const text = field.value.trim();
  if (!isFigure(field)) return FLAGS[text] || text;
  const figure = typedFigure(text);
  const unit = chosenUnit(field).dataset.typed;
  return figure && (unit ? figure + unit : times(figure, factor(field)));
}

function chosenUnit(field) {
  const unit = unitOf(field);
  return unit.selectedOptions ? unit.selectedOptions[0] : unit;
}

export function writeAddress(query) {
  history.replaceState(null, "", location.pathname + query + location.hash);
  // The other language's page and the fee estimator are to open with the same plan.
  Array.prototype.forEach.call(document.querySelectorAll("a[hreflang], a[data-q-carry]"), (link) => {
    link.search = query;
  });
}

export function fillFromAddress(form) {
  const given = new URLSearchParams(location.search);
  fields(form).forEach((field) => {
    const text = given.get(field.name);
    if (text === null) return;
    if (!isFigure(field)) field.value = Object.keys(FLAGS).find((one) => FLAGS[one] === text) || text;
    else fillTyped(field, text);
  });
}

function fillTyped(field, text) {
  const [, number, unit] = /^([\d.,]*)\s*(.*)$/.exec(text);
  const figure = typedFigure(number);
  const options = unitOf(field).options || [];
  const offered = Array.from(options).find((one) => unit && one.dataset.typed === unit);
  if (!figure || (unit && !SIZES[unit])) return;
  if (offered) {
    offered.selected = true;
    field.value = figure;
  } else {
    fillFigure(field, unit ? times(figure, SIZES[unit]) : figure);
  }
}

// In the first unit that says it exactly: a sum to the fen is no round number of millions.
function fillFigure(field, figure) {
  const unit = unitOf(field);
  const factors = unit.options ? Array.from(unit.options, (one) => one.value) : [factor(field)];
  const isExact = (one) => times(dividedBy(figure, one), one) === figure;
  const chosen = factors.find(isExact) || factors[0];
  if (unit.options) unit.value = chosen;
  field.value = dividedBy(figure, chosen);
}

function value(text) {
  return text === "true" ? true : text === "false" ? false : text;
}

function sayFigure(field) {
  return chosenUnit(field).dataset.said.replace("{n}", field.value.trim());
}

function optionName(field) {
  return field.selectedOptions[0].textContent;
}
