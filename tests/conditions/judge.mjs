// Reads [{when, facts}, …] from standard input and prints what conditions.js makes of each.
import { readFileSync } from "node:fs";

const [script] = process.argv.slice(2);
const { evaluate, deciding, missing } = await import(script);
const name = (leaf) => leaf.condition.fact || "text";
const judged = JSON.parse(readFileSync(0, "utf8")).map(({ when, facts }) => {
  const judgement = evaluate(when, facts);
  return {
    verdict: judgement.verdict,
    deciding: deciding(judgement).map(name),
    missing: missing(judgement).sort(),
  };
});
process.stdout.write(JSON.stringify(judged));
