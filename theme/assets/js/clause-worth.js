// What clauses come to for a plan, as calculations/eligibility.py computes it.
import { amountOf } from "./fee-rules.js";
import { amountText } from "./fee-words.js";

// In figures; empty where the facts do not say.
export function worthText({ rate, most }, facts, exact) {
  if (!rate) return "";
  const amount = amountOf(most ? { kind: "clamp", rate, most } : rate, facts, exact);
  return amount ? amountText(amount) : "";
}
