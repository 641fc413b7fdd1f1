// Which clauses a plan qualifies for, as calculations/eligibility.py decides it.
import { MET, NOT_MET, OPEN, evaluate } from "./conditions.js";
import { dividedBy } from "./decimals.js";

// Facts per mu follow from a sum and the land; both are compared in yuan for each mu.
const PER_MU = { investment_per_mu: "fixed_assets", tax_per_mu: "annual_tax" };

export function withIntensity(facts) {
  const derived = Object.assign({}, facts);
  const land = facts.land_area && dividedBy(facts.land_area, "2000/3");
  Object.keys(PER_MU).forEach((name) => {
    const sum = facts[PER_MU[name]];
    if (sum && Number(land) > 0 && !facts[name]) derived[name] = dividedBy(sum, land);
  });
  return derived;
}

// {isConcerned, verdict, parts, …}; a policy for other industries does not concern the plan.
export function judge(clause, facts) {
  const judgement = clause.asks ? { verdict: OPEN, parts: [], condition: null }
    : evaluate(clause.when, facts);
  const industries = clause.industries;
  const isConcerned = !industries || !facts.industry || industries.includes(facts.industry);
  return Object.assign({}, judgement, {
    isConcerned, verdict: isConcerned ? judgement.verdict : NOT_MET
  });
}

export function count(clauses, facts) {
  const plan = withIntensity(facts);
  const counts = { [MET]: 0, [OPEN]: 0, [NOT_MET]: 0 };
  clauses.forEach((clause) => {
    counts[judge(clause, plan).verdict] += 1;
  });
  return counts;
}
