// Decides conditions over an investor's facts, as `calculations/conditions.py` does; both are held
// against the cases in tests/conditions.
//
// A condition is one of
//   "always"                                  holds for everybody, as null does
//   {"all": [c, …]}  {"any": [c, …]}          each part, or one part, must hold
//   {"some": 2, "of": [c, …]}                 so many of the parts must hold
//   {"not": c}                                the part must not hold
//   {"fact": name, "at_least": "500", "above": …, "at_most": …, "below": …,
//    "one_of": ["a", "b"], "is": true}        all of the tests that are given must hold
//   {"text": true}                            in words alone: no machine can decide it
// Bounds are decimal strings in the unit of the fact: yuan, square metres, parts of one, hours, or
// the fact's own. Facts are {name: value}: a decimal string, a choice's id, true or false; a fact
// that nobody has given is left out.

export const MET = "met";
export const OPEN = "open";
export const NOT_MET = "not-met";

const OPPOSITE = { [MET]: NOT_MET, [NOT_MET]: MET, [OPEN]: OPEN };
const DECIMAL = /^-?[0-9]+(\.[0-9]+)?$/;

// Returns {verdict, condition, parts, actual}; `parts` are the judgements of a group's parts.
export function evaluate(condition, facts) {
  if (condition === null || condition === undefined || condition === "always") {
    return judged(MET, null);
  }
  if (condition.fact) return compare(condition, facts);
  if (condition.not !== undefined) {
    const part = evaluate(condition.not, facts);
    return judged(OPPOSITE[part.verdict], condition, [part]);
  }
  if (condition.all) return combine(condition, condition.all, condition.all.length, facts);
  if (condition.any) return combine(condition, condition.any, 1, facts);
  if (condition.of) return combine(condition, condition.of, condition.some, facts);
  return judged(OPEN, condition);
}

// The comparisons and texts that the verdict rests on.
export function deciding(judgement) {
  if (!judgement.parts.length) return judgement.condition ? [judgement] : [];
  const isNegation = judgement.condition.not !== undefined;
  const counted = judgement.parts.filter(
    (part) => isNegation || part.verdict === judgement.verdict
  );
  return [].concat(...counted.map(deciding));
}

// The facts that would have to be known to decide it.
export function missing(judgement) {
  if (judgement.verdict !== OPEN) return [];
  const names = deciding(judgement).map((leaf) => leaf.condition.fact);
  return names.filter((name, at) => name && names.indexOf(name) === at);
}

// Less than, equal to or more than 0, as numbers compare; exact at any length.
export function compareDecimals(first, second) {
  const places = Math.max(fraction(first).length, fraction(second).length);
  const left = scaled(first, places);
  const right = scaled(second, places);
  return left === right ? 0 : left < right ? -1 : 1;
}

function judged(verdict, condition, parts = [], actual = null) {
  return { verdict, condition, parts, actual };
}

function combine(condition, inner, needed, facts) {
  const parts = inner.map((part) => evaluate(part, facts));
  const met = parts.filter((part) => part.verdict === MET).length;
  const open = parts.filter((part) => part.verdict === OPEN).length;
  const verdict = met >= needed ? MET : met + open >= needed ? OPEN : NOT_MET;
  return judged(verdict, condition, parts);
}

function compare(condition, facts) {
  const actual = facts[condition.fact];
  if (actual === undefined || actual === null) return judged(OPEN, condition);
  const tests = boundTests(condition, actual);
  if (condition.one_of) tests.push(condition.one_of.includes(actual));
  if (condition.is !== undefined) tests.push(actual === condition.is);
  const holds = tests.length > 0 && tests.every(Boolean);
  return judged(holds ? MET : NOT_MET, condition, [], actual);
}

function boundTests(condition, actual) {
  if (typeof actual !== "string" || !DECIMAL.test(actual)) return [];
  const tests = [];
  const test = (name, holds) => {
    if (condition[name] !== undefined) tests.push(holds(compareDecimals(actual, condition[name])));
  };
  test("at_least", (order) => order >= 0);
  test("above", (order) => order > 0);
  test("at_most", (order) => order <= 0);
  test("below", (order) => order < 0);
  return tests;
}

function fraction(decimal) {
  return decimal.split(".")[1] || "";
}

function scaled(decimal, places) {
  return BigInt(decimal.split(".")[0] + fraction(decimal).padEnd(places, "0"));
}
