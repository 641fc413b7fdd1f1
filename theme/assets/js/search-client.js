// The way from a page to the search engine. The engine works in a worker, so that the page stays
// responsive; where there are no module workers, it is imported and works on the page's thread.

const ENGINE = new URL("search-engine.js", import.meta.url).href;

async function inWorker(folder, head) {
  const worker = new Worker(ENGINE, { type: "module" });
  const waiting = new Map();
  let last = 0;
  const call = (name, ...values) => new Promise((resolve, reject) => {
    waiting.set(++last, { resolve, reject });
    worker.postMessage({ id: last, call: name, values });
  });
  worker.onmessage = ({ data: { id, value, problem } }) => {
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (problem === undefined) resolve(value);
    else reject(new Error(problem));
  };
  worker.onerror = () => waiting.forEach(({ reject }) => reject(new Error("no worker")));
  await call("open", folder, await head);
  return call;
}

async function onPage(folder) {
  const engine = await (await import(ENGINE)).openEngine(folder);
  return (name, ...values) => engine[name](...values);
}

const clients = new Map();

// `base` is the address of assets/q/search/; nothing is fetched before the first question. All who
// ask of one index share one engine.
export function openSearch({ base, locale }) {
  const folder = new URL(`${locale}/`, new URL(base, document.baseURI)).href;
  if (!clients.has(folder)) clients.set(folder, clientOf(folder));
  return clients.get(folder);
}

function clientOf(folder) {
  let opening = null;
  const start = () => {
    // The head of the index comes while the worker starts, which saves one way to the server.
    const head = fetch(`${folder}head.bin`, { cache: "no-cache" }).then((answer) => answer.arrayBuffer());
    const opened = inWorker(folder, head).catch(() => onPage(folder));
    opened.catch(() => { opening = null; });
    return opened;
  };
  const call = async (...asked) => {
    opening = opening || start();
    return (await opening)(...asked);
  };
  return {
    search: (text, options) => call("search", text, options),
    suggest: (text, limit) => call("suggest", text, limit),
    excerpt: (text, number) => call("excerpt", text, number),
    match: (text, kind) => call("match", text, kind),
  };
}
