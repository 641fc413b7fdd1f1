import { readdirSync, readFileSync } from "node:fs";

const read = (name) => JSON.parse(readFileSync(`entries/${name}`, "utf-8"));

export default () => readdirSync("entries").sort().map(read);
