// Scores entries: each unit of a query adds how much its best reading says, by how rare that is.

export class Ranking {
  constructor(size) {
    this.size = size;
    this.scores = new Float32Array(size);
    this.covered = new Float32Array(size);
    this.weight = 0;
  }

  rarity(count) {
    return Math.log(1 + (this.size - count + 0.5) / (count + 0.5));
  }

  // `readings` are ways to look a unit up: {lists, weight}; an entry gets its best one.
  add(readings, weight, isBonus) {
    const found = readings.filter((one) => one.lists.some(Boolean));
    const rarity = this.unitRarity(found);
    if (!isBonus) this.weight += weight * rarity;
    if (!found.length) return;
    const best = new Float32Array(this.size), covered = new Float32Array(this.size);
    for (const { lists, weight: trust } of found) this.read(lists, trust, best, covered);
    for (let at = 0; at < this.size; at++) {
      if (!best[at]) continue;
      this.scores[at] += weight * best[at];
      if (!isBonus) this.covered[at] += weight * rarity * covered[at];
    }
  }

  unitRarity(found) {
    const exact = found[0] && found[0].lists.length === 1 ? found[0].lists[0].numbers.length : 0;
    return Math.min(this.rarity(exact), 7);
  }

  read(lists, trust, best, covered) {
    const sums = lists.length > 1 ? new Float32Array(this.size) : null;
    const hits = lists.length > 1 ? new Uint8Array(this.size) : null;
    for (const list of lists) {
      if (!list) continue;
      const rarity = this.rarity(list.numbers.length) * trust;
      list.numbers.forEach((number, at) => {
        const said = rarity * list.impacts[at];
        if (!sums) {
          best[number] = Math.max(best[number], said);
          covered[number] = Math.max(covered[number], trust);
        } else {
          sums[number] += said;
          hits[number]++;
        }
      });
    }
    if (!sums) return;
    // Of a reading with several terms, a sound or a word in parts, most must be there.
    for (let number = 0; number < this.size; number++) {
      const part = hits[number] / lists.length;
      if (part < 0.7) continue;
      best[number] = Math.max(best[number], (sums[number] / lists.length) * part);
      covered[number] = Math.max(covered[number], trust * part);
    }
  }

  // The best coverage of any entry, from 0 to 1.
  coverage() {
    return this.weight ? this.covered.reduce((most, one) => Math.max(most, one), 0) / this.weight : 1;
  }

  // Numbers of the entries that answer, best first; `passes` filters.
  ranked(passes) {
    const least = 0.5 * this.covered.reduce((most, one, at) => (passes(at) ? Math.max(most, one) : most), 0);
    const answers = [];
    for (let at = 0; at < this.size; at++) {
      if ((this.weight === 0 || this.scores[at] > 0) && this.covered[at] >= least && passes(at)) answers.push(at);
    }
    const value = (at) => this.scores[at] * (this.weight ? 0.2 + this.covered[at] / this.weight : 1) ** 2;
    const values = new Map(answers.map((at) => [at, value(at)]));
    return answers.sort((one, other) => values.get(other) - values.get(one) || one - other);
  }
}
