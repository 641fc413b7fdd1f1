// Says a computed fee in words, as pages/bill_working.py does. All words come from the page.
import { figure, over, rounded } from "./fee-rules.js";

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

// A text that is not translated is an object by language, and is marked with its own.
function html(said) {
  if (typeof said === "string") return escaped(said);
  const [[locale, text]] = Object.entries(said || { "": "" });
  return text && `<span lang="${locale}">${escaped(text)}</span>`;
}

export function numberText(value) {
  const [whole, fen] = rounded(value, 2);
  const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, ",");
  return fen === "00" ? grouped : `${grouped}.${fen}`;
}

export function amountText({ low, high }) {
  const [least, most] = [numberText(low), numberText(high)];
  return least === most ? least : `${least}–${most}`;
}

export function makeWords(words) {
  const listed = (parts) => parts.join(escaped(words.comma));
  const named = ({ names = [] }, step) =>
    names.length ? filled(words.named, { step, name: listed(names.map(html)) }) : step;

  function counted(count, { one, many }) {
    const unit = count[0] === count[1] ? one : many;
    return escaped(numberText(count)) + (unit ? escaped(words.gap) + html(unit) : "");
  }

  function variable(rule, value) {
    const isFixed = rule.said && rule.value && numberText(figure(rule.value)) === numberText(value);
    const shown = isFixed ? html(rule.said) : counted(over(value, figure(rule.shown_in || "1")), rule);
    return `${html(rule.name)} ${shown}`;
  }

  function piece(term, part) {
    if (typeof part === "number") return variable(term.formula.variables[part], term.values[part]);
    if (words.notes[part]) return escaped(words.notes[part] + (words.gap && " "));
    if (/^[()\d]/.test(part)) return part;
    return escaped(/[,，]/.test(part) ? words.comma : ` ${part} `);
  }

  const note = (term) => named(term, escaped(words.notes[term.kind]));
  const limit = (term) => filled(words.notes[term.kind], { sum: numberText(term.amount) });
  const STEPS = {
    price: (term) =>
      named(term, [...term.counts.map(([count, one]) => counted(count, one)), html(term.said)].join(" × ")),
    factor: (term) => named(term, html(term.said)),
    line: (term) => named(term, filled(words.line, { base: counted(...term.counts[0]) })),
    classes: note,
    bands: note,
    least: limit,
    most: limit,
    plus: (term) => filled(words.plus, { price: html(term.said), name: listed(term.names.map(html)) }),
    formula: (term) => named(term, term.formula.pieces.map((part) => piece(term, part)).join("")),
  };

  // Sums are joined by a plus, and factors multiply what stands before them.
  function working(terms) {
    let [said, isSum] = ["", false];
    for (const term of terms) {
      const step = STEPS[term.kind](term);
      if (!said || /^(least|most|plus)$/.test(term.kind)) said += step;
      else if (term.kind === "factor") [said, isSum] = [`${isSum ? `(${said})` : said} ${step}`, false];
      else [said, isSum] = [`${said} + ${step}`, true];
    }
    return said || escaped(words.standard);
  }

  const factNames = (names) => names.map((name) => words.facts[name]).join(words.comma);
  const why = (outcome) =>
    outcome.missing.length
      ? filled(words.missing, { facts: factNames(Object.keys(words.facts).filter((name) => outcome.missing.includes(name))) })
      : words.reasons[outcome.why];

  return {
    html,
    filled,
    factNames,
    // Where a reduction leaves nothing to pay, nothing needs to be known.
    working: ({ full, payable }) =>
      full.terms ? working(full.terms) : payable ? "" : escaped(why(full)),
    years: ({ first, last, amount }) =>
      filled(first === last ? words.year : words.years, { first, last, sum: amountText(amount) }),
    pays: ({ payer, amount }) => filled(words.pays, { payer: html(payer), sum: amountText(amount) }),
  };
}
