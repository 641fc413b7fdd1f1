// The state of a list in the address: ?industry=tea,devices&invest=5000-10000&sort=-date&page=2

const OWN = ["q", "sort", "view", "page"];

// A range that is not among a facet's options is one that the reader typed.
function readBounds(text) {
  const found = /^(\d*\.?\d*)-(\d*\.?\d*)$/.exec(text);
  if (!found || text === "-") return null;
  return [Number(found[1] || 0), found[2] ? Number(found[2]) : Infinity];
}

// `facets` maps each facet's key to its options' keys; what is not among them is left out.
export function readAddress(search, facets, measured) {
  const given = new URLSearchParams(search);
  const state = { picked: {}, bounds: {}, q: (given.get("q") || "").trim() };
  state.sort = given.get("sort") || "";
  state.view = given.get("view") || "";
  state.page = Math.max(1, parseInt(given.get("page"), 10) || 1);
  Object.keys(facets).forEach((key) => {
    (given.get(key) || "").split(",").forEach((value) => {
      if (facets[key].includes(value)) {
        (state.picked[key] = state.picked[key] || new Set()).add(value);
      } else if (measured.includes(key) && readBounds(value)) {
        state.bounds[key] = readBounds(value);
      }
    });
  });
  return state;
}

export function writeAddress(state, facets) {
  const parts = Object.keys(facets).map((key) => {
    const values = facets[key].filter((one) => state.picked[key] && state.picked[key].has(one));
    const bounds = state.bounds[key];
    if (bounds) values.push(`${bounds[0]}-${bounds[1] === Infinity ? "" : bounds[1]}`);
    return values.length ? `${key}=${values.map(encodeURIComponent).join(",")}` : "";
  });
  OWN.forEach((key) => {
    const value = key === "page" && state.page === 1 ? "" : state[key];
    parts.push(value ? `${key}=${encodeURIComponent(value)}` : "");
  });
  const query = parts.filter(Boolean).join("&");
  return query && `?${query}`;
}
