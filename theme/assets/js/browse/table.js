// A list's column table: which rows fit a selection, how many each option would leave, in what order.
import { readBounds } from "./address.js";

export class Table {
  constructor(json) {
    Object.assign(this, json);
    this.columns = json.columns.map(numbers);
    this.own = Uint32Array.from(json.ids, (_, row) => row);
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

  // `picked` holds the tokens chosen of each facet, `found` the rows with the words looked for.
  // Each row has a bit for each facet that it fails; the highest is that of the words.
  select(picked, found) {
    const failed = new Uint32Array(this.ids.length);
    const columns = this.facets.map(({ column }) => this.column(column));
    this.facets.forEach((facet, at) => {
      const tokens = picked[facet.key] || [];
      if (tokens.length) this.fail(failed, 1 << at, this.fitting(facet, tokens));
    });
    if (found) this.fail(failed, 1 << columns.length, (row) => found.has(row));
    const tallies = this.facets.map(({ options }) => new Uint32Array(options.length));
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
    return { failed, total, without, counts: this.facets.map((facet, at) => count(facet, tallies[at])) };
  }

  fail(failed, bit, fits) {
    for (let row = 0; row < failed.length; row++) if (!fits(row)) failed[row] |= bit;
  }

  // Options are decided once for each value of the column, typed ranges by each row's figure.
  fitting({ key, keys, options, column }, tokens) {
    const ranges = tokens.filter((one) => !keys.includes(one)).map(readBounds).filter(Boolean);
    const values = this.column(column);
    const fits = options.map((own) => own.some((at) => tokens.includes(keys[at])));
    if (!ranges.length) return (row) => fits[values[row]];
    const figure = this.figure(key);
    const isWithin = (one) => one !== null && ranges.some(([low, high]) => low <= one && one <= high);
    return (row) => fits[values[row]] || isWithin(figure(row));
  }

  figure(key) {
    const [at, figures] = this.numbers[key];
    const column = this.column(at);
    return (row) => figures[column[row]];
  }

  // The rows in an order such as "-invest"; rows without the figure come last either way.
  order(sort) {
    const key = sort.replace("-", "");
    if (!this.orders[sort]) {
      const rows = Array.from(this.own);
      if (this.numbers[key]) {
        const figure = this.figure(key);
        const turn = key === sort ? 1 : -1;
        const worth = rows.map((row) => (figure(row) === null ? Infinity : turn * figure(row)));
        // Infinity less itself is not a number, and then the rows stay as they are.
        rows.sort((a, b) => worth[a] - worth[b] || a - b);
      }
      this.orders[sort] = rows;
    }
    return this.orders[sort];
  }
}

// A column is a text with a sign for each row; "]" is the first value's.
function numbers(signs) {
  const found = new Uint32Array(signs.length);
  for (let row = 0; row < signs.length; row++) found[row] = signs.charCodeAt(row) - 93;
  return found;
}

function count({ keys, options }, tally) {
  const counts = new Map(keys.map((key) => [key, 0]));
  options.forEach((own, value) => own.forEach((at) => {
    counts.set(keys[at], counts.get(keys[at]) + tally[value]);
  }));
  return counts;
}
