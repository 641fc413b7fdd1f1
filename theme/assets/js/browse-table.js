// A list's column table: which rows fit a selection, how many each option would leave, in what order.

// Picked options are a Set by facet, bounds a pair by facet: {picked: {}, bounds: {}, q: ""}.
export function isNarrowed(state, key) {
  return Boolean((state.picked[key] && state.picked[key].size) || state.bounds[key]);
}

function fits(facet, value, number, state) {
  const picked = state.picked[facet.key];
  if (picked && facet.options[value].some((at) => picked.has(facet.keys[at]))) return true;
  const bounds = state.bounds[facet.key];
  return Boolean(bounds) && number != null && number >= bounds[0] && number <= bounds[1];
}

export class Table {
  constructor(json) {
    this.ids = json.ids;
    this.cells = json.cells;
    this.columns = json.columns.map((rows) => Uint32Array.from(rows));
    this.own = Uint32Array.from(json.ids, (_, row) => row);
    this.facets = json.facets;
    this.numbers = json.numbers;
    this.orders = {};
  }

  // Columns in which each row has a value of its own are not written down.
  column(at) {
    return at === null ? this.own : this.columns[at];
  }

  cell(name, row) {
    const [column, values] = this.cells[name];
    return values[this.column(column)[row]];
  }

  // `found` holds the rows that fit the words looked for, or is null.
  select(state, found) {
    const failed = this.failures(state, found);
    const tallies = this.facets.map((facet) => new Uint32Array(facet.options.length));
    const columns = this.facets.map((facet) => this.column(facet.column));
    const without = new Uint32Array(columns.length + 1);
    let total = 0;
    for (let row = 0; row < failed.length; row++) {
      const bits = failed[row];
      if (bits === 0) {
        total++;
        for (let at = 0; at < columns.length; at++) tallies[at][columns[at][row]]++;
      } else if ((bits & (bits - 1)) === 0) {
        // It fails one facet alone, so it counts for what else could be picked there.
        const at = 31 - Math.clz32(bits);
        without[at]++;
        if (at < columns.length) tallies[at][columns[at][row]]++;
      }
    }
    return { failed, total, without, counts: this.facets.map(counted(tallies)) };
  }

  failures(state, found) {
    const failed = new Uint32Array(this.ids.length);
    this.facets.forEach((facet, at) => {
      if (!isNarrowed(state, facet.key)) return;
      const column = this.column(facet.column);
      const verdicts = this.verdicts(facet, state);
      for (let row = 0; row < failed.length; row++) {
        if (!verdicts(row, column[row])) failed[row] |= 1 << at;
      }
    });
    if (found) {
      const bit = 1 << this.facets.length;
      for (let row = 0; row < failed.length; row++) if (!found.has(row)) failed[row] |= bit;
    }
    return failed;
  }

  // Options are decided once for each value of the column, bounds for each figure.
  verdicts(facet, state) {
    const figures = this.numbers[facet.key];
    if (!state.bounds[facet.key]) {
      const fitting = facet.options.map((_, value) => fits(facet, value, null, state));
      return (row, value) => fitting[value];
    }
    const column = this.column(figures[0]);
    return (row, value) => fits(facet, value, figures[1][column[row]], state);
  }

  // The rows in an order such as "-invest"; rows without the figure come last either way.
  order(sort) {
    if (!this.orders[sort]) {
      const rows = Array.from(this.own);
      const turn = sort[0] === "-" ? -1 : 1;
      const figures = this.numbers[sort.replace("-", "")];
      if (figures) {
        const column = this.column(figures[0]);
        const worth = figures[1].map((one) => (one === null ? Infinity : turn * one));
        const keys = Float64Array.from(rows, (row) => worth[column[row]]);
        rows.sort((a, b) => keys[a] - keys[b] || a - b);
      }
      this.orders[sort] = rows;
    }
    return this.orders[sort];
  }
}

function counted(tallies) {
  return (facet, at) => {
    const counts = {};
    facet.keys.forEach((key) => (counts[key] = 0));
    tallies[at].forEach((count, value) => {
      if (count) facet.options[value].forEach((option) => (counts[facet.keys[option]] += count));
    });
    return counts;
  };
}
