// The engine as a worker of its own; the page that has no such workers imports it instead.

import { Engine } from "./engine.js";
import { textTerms, titleKey, fold } from "./tokens.js";

export { Engine, fold, textTerms, titleKey };

// Fetches the files of the index below an address; a version keeps caches of other builds out.
export function fetching(base) {
  return async (name, version) => {
    const answer = await fetch(base + name + (version ? `?v=${version}` : ""), version ? {} : { cache: "no-cache" });
    if (!answer.ok) throw new Error(`${answer.status} ${name}`);
    return new Uint8Array(await answer.arrayBuffer());
  };
}

export async function openEngine(base, head) {
  return new Engine(fetching(base)).open(head && new Uint8Array(head));
}

if (typeof WorkerGlobalScope !== "undefined" && self instanceof WorkerGlobalScope) {
  let opening = null;
  self.onmessage = async ({ data: { id, call, values } }) => {
    try {
      if (call === "open") opening = openEngine(...values);
      const engine = await opening;
      self.postMessage({ id, value: call === "open" ? null : await engine[call](...values) });
    } catch (problem) {
      self.postMessage({ id, problem: String(problem.message || problem) });
    }
  };
}
