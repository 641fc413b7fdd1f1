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

export function queryOf(facts) {
  const given = Object.keys(facts).map((name) => `${name}=${encodeURIComponent(facts[name])}`);
  return given.length ? `?${given.join("&")}` : "";
}

export function writeAddress(query) {
  history.replaceState(null, "", location.pathname + query + location.hash);
  // The other language's page is to open with the same plan.
  Array.prototype.forEach.call(document.querySelectorAll("a[hreflang]"), (link) => {
    link.search = query;
  });
}

export function fillFromAddress(form) {
  const given = new URLSearchParams(location.search);
  fields(form).forEach((field) => {
    const text = given.get(field.name);
    if (text === null) return;
    if (!isFigure(field)) field.value = text;
    else if (typedFigure(text)) fillFigure(field, typedFigure(text));
  });
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
  const unit = unitOf(field);
  const chosen = unit.selectedOptions ? unit.selectedOptions[0] : unit;
  return chosen.dataset.said.replace("{n}", field.value.trim());
}

function optionName(field) {
  return field.selectedOptions[0].textContent;
}
