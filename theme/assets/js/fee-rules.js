// Computes fee bills from the rules document (data/fee-rules.json), as calculations/bill.py does;
// both are held against the cases in tests/bills. Figures are fractions of BigInts, [over, under],
// so that nothing is rounded before the fen.
import { evaluate, missing, MET, OPEN, NOT_MET } from "./conditions.js";

const ZERO = [0n, 1n];
const ONE = [1n, 1n];
const YEARS_AHEAD = 10;

function ratio(over, under) {
  let [a, b] = [over < 0n ? -over : over, under];
  while (b) [a, b] = [b, a % b];
  return [over / a, under / a];
}

// "18.05" or "2000/3" as a fraction.
export function figure(text) {
  const [over, under] = text.split("/");
  const [whole, decimals = ""] = over.split(".");
  return ratio(BigInt(whole + decimals), 10n ** BigInt(decimals.length) * BigInt(under || 1));
}

export const times = (a, b) => ratio(a[0] * b[0], a[1] * b[1]);
export const over = (a, b) => times(a, b[0] < 0n ? [-b[1], -b[0]] : [b[1], b[0]]);
const plus = (a, b) => ratio(a[0] * b[1] + b[0] * a[1], a[1] * b[1]);
const minus = (a, b) => plus(a, [-b[0], b[1]]);
const below = (a, b) => a[0] * b[1] < b[0] * a[1];
// Of two that are the same, the first.
const least = (a, b) => (below(b, a) ? b : a);
const most = (a, b) => (below(a, b) ? b : a);

// Rounds half up to so many decimals, and returns the digits before and after the point.
export function rounded(value, places) {
  const scale = 10n ** BigInt(places);
  const digits = (2n * value[0] * scale + value[1]) / (2n * value[1]);
  return [digits / scale, String(digits % scale).padStart(places, "0")];
}

const toFen = (value) => figure(rounded(value, 2).join("."));
const both = (amount, change) => ({ low: change(amount.low), high: change(amount.high) });
const nothing = () => ({ low: ZERO, high: ZERO });
const added = (a, b) => ({ low: plus(a.low, b.low), high: plus(a.high, b.high) });
const computed = ({ low, high }, terms) => ({ low, high, terms });
const uncomputed = (why, facts = []) => ({ why, missing: [...new Set(facts)] });
const known = (outcome) => outcome.terms !== undefined;

function named(option, plan) {
  const outcome = compute(option.rate, plan);
  if (!option.name || !known(outcome) || !outcome.terms.length) return outcome;
  const last = outcome.terms[outcome.terms.length - 1];
  const names = [option.name, ...(last.names || [])];
  return computed(outcome, [...outcome.terms.slice(0, -1), { ...last, names }]);
}

function charge(price, counts) {
  const product = counts.reduce((total, [count]) => times(total, count), ONE);
  const amount = { low: times(figure(price.low), product), high: times(figure(price.high), product) };
  return computed(amount, [{ kind: "price", said: price.said, counts }]);
}

// How much of a fact is charged, in the price's unit: beyond what is free, perhaps in whole ones.
function counted(one, value) {
  const units = minus(over(value, figure(one.unit || "1")), figure(one.beyond || "0"));
  const [parts, whole] = most(units, ZERO);
  return one.whole ? [(parts + whole - 1n) / whole, 1n] : [parts, whole];
}

// What cannot be told apart lies between the least and the most; empty cells are not in question.
function span(outcomes, kind) {
  const found = outcomes.filter(known);
  const open = outcomes.filter((one) => !known(one));
  const other = open.find((one) => one.why !== "cell");
  if (other || !found.length) return other || open[0] || uncomputed("class");
  if (found.length === 1) return found[0];
  const low = found.map((one) => one.low).reduce(least);
  return computed({ low, high: found.map((one) => one.high).reduce(most) }, [{ kind }]);
}

const COMPUTERS = {
  none: (rule) => uncomputed(rule.why),

  price(rule, plan) {
    const of = rule.of || [];
    const gaps = of.map((one) => one.fact).filter((name) => !plan.figure(name));
    if (gaps.length) return uncomputed("missing", gaps);
    return charge(rule, of.map((one) => [counted(one, plan.figure(one.fact)), one]));
  },

  further: (rule) => computed(nothing(), [{ kind: "plus", said: rule.said }]),

  pick(rule, plan) {
    const rest = [];
    let needed = [];
    for (const option of rule.options) {
      const judgement = evaluate(option.when, plan.facts);
      if (option.when && judgement.verdict === MET) return named(option, plan);
      const gaps = missing(judgement);
      needed = needed.concat(gaps);
      if (judgement.verdict !== NOT_MET && !gaps.length) rest.push(option);
    }
    if (needed.length) return uncomputed("missing", needed);
    return span(rest.map((option) => named(option, plan)), "classes");
  },

  sum: (rule, plan) => sumOf(rule.parts.map((part) => named(part, plan))),

  clamp(rule, plan) {
    let outcome = compute(rule.rate, plan);
    if (!known(outcome)) return outcome;
    for (const [kind, end, change] of [["least", "low", most], ["most", "high", least]]) {
      if (!rule[kind]) continue;
      const amount = figure(rule[kind]);
      const terms = change(outcome[end], amount) === outcome[end] ? [] : [{ kind, amount }];
      outcome = computed(both(outcome, (one) => change(one, amount)), outcome.terms.concat(terms));
    }
    return outcome;
  },

  factor(rule, plan) {
    const outcome = compute(rule.rate, plan);
    const judgement = evaluate(rule.when, plan.facts);
    if (!known(outcome) || judgement.verdict === NOT_MET) return outcome;
    const gaps = missing(judgement);
    if (gaps.length) return uncomputed("missing", gaps);
    let [low, high] = [figure(rule.low), figure(rule.high)];
    if (judgement.verdict === OPEN) [low, high] = [least(low, ONE), most(high, ONE)];
    const step = { kind: "factor", said: rule.said, names: rule.name ? [rule.name] : [] };
    const amount = { low: times(outcome.low, low), high: times(outcome.high, high) };
    return computed(amount, outcome.terms.concat(step));
  },

  fee(rule, plan) {
    const period = plan.periodOf(rule.item);
    return period && period.rate ? compute(period.rate, plan) : uncomputed("fee");
  },

  choice(rule, plan) {
    const outcomes = rule.options.map((option) => named(option, plan));
    const found = outcomes.filter(known);
    const open = outcomes.find((one) => !known(one));
    if (open && !(found.length && rule.who === "payer")) return open;
    if (rule.who === "authority") return span(found, "classes");
    const isHigher = rule.who === "higher";
    const [first, then] = isHigher ? ["low", "high"] : ["high", "low"];
    const loses = (a, b, end) => (isHigher ? below(a[end], b[end]) : below(b[end], a[end]));
    const isWorse = (a, b) => loses(a, b, first) || (!loses(b, a, first) && loses(a, b, then));
    return found.reduce((best, one) => (isWorse(best, one) ? one : best));
  },

  first(rule, plan) {
    const outcomes = rule.options.map((option) => named(option, plan));
    return outcomes.find(known) || outcomes[0];
  },

  years(rule, plan) {
    const holds = (step) => step.first <= plan.year && !(step.last < plan.year);
    const step = rule.steps.find(holds);
    return step ? compute(step.price, plan) : uncomputed("year");
  },

  bands(rule, plan) {
    const base = plan.figure(rule.of);
    if (!base) return uncomputed("missing", [rule.of]);
    return rule.mode === "marginal" ? marginal(rule, base, plan) : whole(rule, base, plan);
  },

  points(rule, plan) {
    const base = plan.figure(rule.of.fact);
    if (!base) return uncomputed("missing", [rule.of.fact]);
    const points = rule.points.map((one) => [figure(one.at), figure(one.amount)]);
    const after = points.findIndex(([at], index) => index && !below(at, base));
    if (after < 0 || below(base, points[0][0])) return uncomputed("points");
    const [[left, low], [right, high]] = points.slice(after - 1, after + 1);
    const slope = over(minus(high, low), minus(right, left));
    const amount = plus(low, times(slope, minus(base, left)));
    return computed({ low: amount, high: amount }, [{ kind: "line", counts: [[base, rule.of]] }]);
  },

  formula(rule, plan) {
    const found = rule.variables.map(
      (one) => plan.figure(one.fact) || (one.value === undefined ? null : figure(one.value))
    );
    const gap = found.indexOf(null);
    if (gap >= 0) return uncomputed("missing", [rule.variables[gap].fact]);
    const solved = solve(rule.tree, found);
    if (!solved) return uncomputed("zero");
    const amount = most(ZERO, solved);
    return computed({ low: amount, high: amount }, [{ kind: "formula", formula: rule, values: found }]);
  },
};

function compute(rule, plan) {
  return COMPUTERS[rule.kind](rule, plan);
}

// Each band on the part of the base that lies in it.
function marginal(rule, base, plan) {
  const due = rule.bands.map((band, index) => {
    const from = figure(band.above || "0");
    const part = minus(band.up_to ? least(base, figure(band.up_to)) : base, from);
    // The first band counts even at nothing: its fixed sum is the least that is charged.
    const isIn = below(ZERO, part) || (!index && !below(base, from));
    return isIn && bandCharge(rule, band, most(part, ZERO), plan);
  });
  return sumOf(due.filter(Boolean));
}

function bandCharge(rule, band, part, plan) {
  const figureIn = (name) => (name === rule.of ? part : plan.figure(name));
  return COMPUTERS.price(band.price, { ...plan, figure: figureIn });
}

function sumOf(outcomes) {
  const open = outcomes.find((one) => !known(one));
  if (open) return open;
  return computed(total(outcomes), [].concat(...outcomes.map((one) => one.terms)));
}

function whole(rule, base, plan) {
  const contains = (band, isUpper) => {
    const [from, to] = [band.above && figure(band.above), band.up_to && figure(band.up_to)];
    if (isUpper) return !(from && below(base, from)) && (!to || below(base, to));
    return (!from || below(from, base)) && !(to && below(to, base));
  };
  const sides = { lower: [false], upper: [true], unstated: [false, true] }[rule.boundary];
  const found = rule.bands.filter((band) => sides.some((side) => contains(band, side)));
  if (!found.length) return uncomputed("bands");
  return span(found.map((band) => bandCharge(rule, band, base, plan)), "bands");
}

const SIGNS = {
  "+": plus,
  "-": minus,
  "*": times,
  "/": (a, b) => (b[0] ? over(a, b) : null),
  min: least,
  max: most,
};

function solve(tree, values) {
  if (typeof tree === "number") return values[tree];
  if (typeof tree === "string") return figure(tree);
  const parts = tree.slice(1).map((part) => solve(part, values));
  return parts.some((one) => !one) ? null : parts.reduce(SIGNS[tree[0]]);
}

function planOf(facts, exact, year, periodOf) {
  const figureIn = (name) => {
    const value = facts[name];
    return exact[name] || (typeof value === "string" && /^[0-9]/.test(value) ? figure(value) : null);
  };
  return { facts, year, periodOf, figure: figureIn };
}

// What a rate that follows no other fee comes to in its first year, or null.
export function amountOf(rate, facts, exact = {}) {
  const { low, high, terms } = compute(rate, planOf(facts, exact, 1, () => null));
  return terms ? { low, high } : null;
}

const covers = (part, day) => !(part.since > day) && !(part.until < day);
const isDue = (period) => period && ["charged", "waived"].includes(period.state);

// Facts are what conditions.js compares; `exact` holds the figures that no decimals write in full.
// Returns {lines, undecided}; a line's `payable` is null where nothing could be computed.
export function bill(items, { facts, exact = {}, day, known: concerned = [], year = 1 }) {
  const periodOf = (id) => {
    const item = items.find((one) => one.id === id);
    return item && item.periods.slice().reverse().find((one) => covers(one, day));
  };
  const plan = planOf(facts, exact, year, periodOf);
  const verdict = (when) => evaluate(when, facts).verdict;
  const concerns = (item) =>
    concerned.includes(item.id) ? MET : item.applies ? verdict(item.applies) : OPEN;
  const due = items.filter((item) => isDue(periodOf(item.id)) && concerns(item) === MET);
  const lines = due.map((item) => line(item, periodOf(item.id), plan));
  const covered = [].concat(
    ...lines.filter((one) => one.period.state === "charged").map((one) => one.item.replaces || [])
  );
  const undecided = items.filter((item) => {
    const period = periodOf(item.id);
    return item.enterprise && period && period.state === "charged" && concerns(item) === OPEN;
  });
  return { lines: lines.filter((one) => !covered.includes(one.item.id)), undecided };

  function line(item, period, setting) {
    const offered = (item.reductions || []).filter((one) => covers(one, day));
    const full = fullOf(period, setting);
    const { payable, reduction } = reduce(offered, full, setting);
    const isOpen = (one) => period.state === "charged" && (!one.when || verdict(one.when) === OPEN);
    return {
      item,
      period,
      full: known(full) ? computed(both(full, toFen), full.terms) : full,
      reduction,
      payable,
      parts: payable ? divided(payable, period.split || []) : [],
      later: payable ? laterYears(offered, period, setting) : [],
      possible: offered.filter(isOpen),
    };
  }

  function fullOf(period, setting) {
    const isFree = period.state === "waived" || !period.rate;
    return isFree ? computed(nothing(), []) : compute(period.rate, setting);
  }

  // Of the reductions whose condition is met, the one that leaves the least.
  function reduce(offered, full, setting) {
    let payable = known(full) ? both(full, toFen) : null;
    let reduction = null;
    for (const one of offered) {
      const sum = one.when && verdict(one.when) === MET ? reduced(one, full, setting) : null;
      if (!sum || (payable && !below(sum.high, payable.high))) continue;
      [payable, reduction] = [sum, one];
    }
    return { payable, reduction };
  }

  function reduced(reduction, full, setting) {
    if (reduction.taken === "1") return nothing();
    if (reduction.rate) {
      const replaced = compute(reduction.rate, setting);
      return known(replaced) ? both(replaced, toFen) : null;
    }
    if (!known(full)) return null;
    const kept = minus(ONE, figure(reduction.taken || "0"));
    const cap = reduction.most && figure(reduction.most);
    return both(full, (one) => toFen(cap ? least(times(one, kept), cap) : times(one, kept)));
  }

  // Equal years stand together; years that are all the same are not worth a word.
  function laterYears(offered, period, setting) {
    if (!JSON.stringify(period.rate || "").includes('"kind":"years"')) return [];
    const sums = [];
    for (let at = year; at < year + YEARS_AHEAD; at += 1) {
      const next = { ...setting, year: at };
      const { payable } = reduce(offered, fullOf(period, next), next);
      if (!payable) break;
      const last = sums[sums.length - 1];
      if (last && isSame(last.amount, payable)) last.last = at;
      else sums.push({ first: at, last: at, amount: payable });
    }
    return sums.length > 1 ? sums : [];
  }
}

const isSame = (a, b) => !["low", "high"].some((end) => below(a[end], b[end]) || below(b[end], a[end]));

// The last payer pays what rounding leaves.
function divided(payable, split) {
  let rest = payable;
  return split.map(({ payer, share }, index) => {
    if (index === split.length - 1) return { payer, amount: rest };
    const amount = both(payable, (one) => toFen(times(one, figure(share))));
    rest = { low: minus(rest.low, amount.low), high: minus(rest.high, amount.high) };
    return { payer, amount };
  });
}

export function total(amounts) {
  return amounts.reduce(added, nothing());
}
