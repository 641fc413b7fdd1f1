// The state of a list in the address: ?industry=tea,devices&invest=5000-10000&sort=-date&page=2

// A range that is not among a facet's options is one that a reader typed: 800-2000, 800- or -2000.
export function readBounds(token) {
  const found = /^(\d*\.?\d*)-(\d*\.?\d*)$/.exec(token);
  return found && token !== "-" ? [Number(found[1]), found[2] ? Number(found[2]) : Infinity] : null;
}

// `facets` holds each facet's options and whether it is measured; what is not among them is left
// out, and what belongs to others is kept as it is.
export function readAddress(search, facets) {
  const state = { picked: {}, q: "", sort: "", view: "", page: 1, rest: [] };
  new URLSearchParams(search).forEach((value, name) => {
    const facet = facets.find(({ key }) => key === name);
    if (facet) {
      const given = new Set(value.split(","));
      const typed = Array.from(given).filter((one) => !facet.options.includes(one));
      state.picked[name] = facet.options.filter((one) => given.has(one))
        .concat(facet.isMeasured ? typed.filter(readBounds) : []);
    } else if (name === "page") {
      state.page = Math.max(1, parseInt(value, 10) || 1);
    } else if (["q", "sort", "view"].includes(name)) {
      state[name] = value.trim();
    } else {
      state.rest.push([name, value]);
    }
  });
  return state;
}

export function writeAddress(state, facets) {
  const { q, sort, view, page, rest } = state;
  const own = Object.entries({ q, sort, view, page: page > 1 ? page : "" });
  const picked = facets.map(({ key }) => [key, state.picked[key] || []]);
  return [...rest, ...picked, ...own]
    .filter(([, value]) => value.length || value > 0)
    .map(([name, value]) => `${name}=${[].concat(value).map(encodeURIComponent).join(",")}`)
    .join("&");
}
