// Reads [{items, facts, exact, day, year, known}, …] from standard input and prints the bill that
// fee-rules.js makes of each, in the form that the cases state.
import { readFileSync } from "node:fs";

const [script] = process.argv.slice(2);
const { bill, figure, rounded, total } = await import(script);
const sum = ({ low, high }) => {
  const [least, most] = [low, high].map((one) => rounded(one, 2).join("."));
  return least === most ? least : `${least} - ${most}`;
};
const outcome = (one) => (one.missing.length ? `missing ${one.missing.sort().join(", ")}` : one.why);
const byItem = (lines, value) =>
  Object.fromEntries(lines.map((line) => [line.item.id, value(line)]).filter(([, one]) => one));

function stated({ lines, undecided }) {
  const due = (test) => sum(total(lines.filter((one) => one.payable && test(one.item)).map((one) => one.payable)));
  const often = (name) => due((item) => item.kind !== "deposit" && item.frequency === name);
  const isReduced = (line) => line.payable && line.full.low && sum(line.full) !== sum(line.payable);
  return {
    lines: byItem(lines, (line) => (line.payable ? sum(line.payable) : outcome(line.full))),
    full: byItem(lines, (line) => isReduced(line) && sum(line.full)),
    later: byItem(lines, ({ later }) =>
      later.length ? Object.fromEntries(later.map((one) => [`${one.first}-${one.last}`, sum(one.amount)])) : null),
    parts: byItem(lines, ({ parts }) =>
      parts.length ? Object.fromEntries(parts.map((one) => [one.payer.zh, sum(one.amount)])) : null),
    undecided: undecided.map((item) => item.id),
    once: often("once"),
    yearly: often("yearly"),
    monthly: often("monthly"),
    deposits: due((item) => item.kind === "deposit"),
  };
}

const cases = JSON.parse(readFileSync(0, "utf8"));
const bills = cases.map(({ exact, ...plan }) => {
  const figures = Object.fromEntries(Object.entries(exact).map(([name, text]) => [name, figure(text)]));
  return stated(bill(plan.items, { ...plan, exact: figures }));
});
process.stdout.write(JSON.stringify(bills));
