// Asks the engine of a release, in Node, where each entry stands among the answers to its question.

import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";

const { engine, indexes } = JSON.parse(readFileSync(0, "utf8"));
// As data, the engine is a module whatever the folders above it say about their scripts.
const source = readFileSync(engine, "base64");
const { Engine } = await import(`data:text/javascript;base64,${source}`);

const places = [];
for (const { folder, questions } of indexes) {
  const asked = await new Engine(async (name) => new Uint8Array(await readFile(`${folder}/${name}`))).open();
  const found = [];
  for (const [text, ref] of questions) found.push((await asked.match(text)).indexOf(ref));
  places.push(found);
}
process.stdout.write(JSON.stringify(places));
