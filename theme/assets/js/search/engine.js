// Answers searches: looks the terms of a query up, ranks what they name, shows why.

import { excerpt, marked } from "./marking.js";
import { Ranking } from "./ranking.js";
import { Reader } from "./reader.js";
import { STOP_WORDS, understand } from "./query.js";
import { hanTable, initialRuns, soundPairs, spellings } from "./sounds.js";
import { stemmed } from "./tokens.js";
import { nearest, similarPart, withPrefix } from "./spelling.js";

// A list that is narrowed down keeps what says all that was asked for, but for a slip.
const ALL = 0.9;

export class Engine {
  constructor(read) {
    this.makeReader = () => new Reader(read);
  }

  async open(head) {
    this.reader = await this.makeReader().open(head);
    return this;
  }

  // A file of another build means that the site was published anew: begin again with its head.
  async current(work) {
    try {
      return await work();
    } catch (problem) {
      if (problem.message !== "stale") throw problem;
      await this.open();
      return work();
    }
  }

  search(text, options = {}) {
    return this.current(() => this.answer(text, options));
  }

  suggest(text, limit = 8) {
    return this.current(async () => {
      const { results } = await this.answer(text, { limit, isPartial: true });
      return results.map(({ title, kind, url, anchor, ref }) => ({ text: title, kind, url: anchor ? `${url}#${anchor}` : url, ref }));
    });
  }

  match(text, kind) {
    return this.current(async () => {
      const { numbers } = await this.found(text, { kind, part: ALL });
      const refs = await this.reader.json("refs");
      return numbers.map((number) => refs[number]);
    });
  }

  async answer(typed, { kind, sort, limit = 10, offset = 0, isPartial } = {}) {
    const { numbers, asked, correction } = await this.found(typed, { isPartial });
    const counts = {}, byKind = {};
    for (const [one] of this.reader.kinds) {
      const [start, end] = this.reader.rangeOf(one);
      byKind[one] = numbers.filter((number) => number >= start && number < end);
      counts[one] = byKind[one].length;
    }
    const own = kind ? byKind[kind] || [] : numbers;
    const shown = (await this.sorted(own, sort)).slice(offset, offset + limit);
    const rows = await Promise.all(shown.map((number) => this.reader.row(number)));
    const wanted = asked && this.wanted(asked, rows[0]);
    this.last = { typed, wanted };
    const results = rows.map((row, at) => this.result(row, shown[at], wanted));
    const didYouMean = correction || (asked && asked.isGuess && rows[0] ? similarPart(asked.folded, rows[0][3].toLowerCase()) : null);
    return { query: typed, total: own.length, counts, results, didYouMean };
  }

  result([ref, url, anchor, title, lang, facts, text, hasMore], number, wanted) {
    const forms = this.han && this.han.forms;
    const name = marked(title, wanted, forms), shown = excerpt(text, wanted, forms);
    const isShown = [...name, ...shown].some(([, isHit]) => isHit);
    return {
      ref, url, anchor, title, lang, facts, number,
      kind: this.reader.kindOf(number),
      marked: name,
      excerpt: shown,
      isElsewhere: Boolean(hasMore) && !isShown && !wanted.isGuess,
    };
  }

  // The excerpt from deep in a result's text, of which its row tells only the beginning.
  excerpt(typed, number) {
    return this.current(async () => {
      if (!this.last || this.last.typed !== typed) await this.answer(typed, { limit: 1 });
      const text = await this.reader.text(number);
      return excerpt(text, this.last.wanted, this.han && this.han.forms);
    });
  }

  async sorted(numbers, sort) {
    const [, sign, name] = (sort || "").match(/^(-?)(date|amount|area)$/) || [];
    if (!name) return numbers;
    const column = await this.reader.json(name), order = sign ? -1 : 1;
    const value = (number) => (column[number] === null ? -Infinity * order : column[number] * order);
    return [...numbers].sort((one, other) => value(one) - value(other) || one - other || 0);
  }

  // Numbers of what answers a query, best first.
  async found(typed, { kind, isPartial, part }) {
    let asked = understand(typed, this.han && this.han.forms);
    if (!asked.folded) return { numbers: [], asked };
    const looking = this.look(asked, new Map());
    this.expect(asked);
    const passes = await this.filter(asked.filters, kind);
    let ranking = await looking;
    let correction = null;
    if (ranking.top().coverage < 0.999 && !ranking.isTitle) {
      if (!this.han) this.han = hanTable(await this.reader.json("han"));
      const refolded = understand(typed, this.han.forms);
      if (refolded.folded !== asked.folded) {
        asked = refolded;
        ranking = await this.look(asked, new Map());
      }
      if (ranking.top().coverage < 0.999) {
        const asWords = asked.units;
        const { readings, corrected } = await this.guesses(asked, ranking, isPartial);
        if (readings.size || asked.units !== asWords) {
          ranking = await this.look(asked, readings);
          asked.isGuess = true;
          correction = corrected;
        }
      }
    }
    return { numbers: ranking.ranked(passes, part), asked, correction };
  }

  // Asks for what a second look may need behind what the first one waits for: each way to the
  // server and back takes longer than all work between.
  expect({ units }) {
    const files = ["han", ...(units.some((unit) => unit.word) ? ["words"] : [])];
    files.forEach((name) => this.reader.json(name).catch(() => {}));
  }

  // Ranks by all units; `readings` are further ways to read some of them.
  async look(asked, readings) {
    const { reader } = this;
    const own = [...asked.units, ...asked.bonus].map((unit) => unit.term);
    const more = [...readings.values()].flat().flatMap((reading) => reading.terms);
    const lists = await reader.postings([...new Set([asked.key, ...own, ...more])]);
    const ranking = new Ranking(reader.size);
    const exact = (term) => ({ lists: [lists.get(term)], weight: 1 });
    for (const unit of asked.units) {
      const further = (readings.get(unit) || []).map(({ terms, weight }) => ({ lists: terms.map((term) => lists.get(term)), weight }));
      ranking.add([exact(unit.term), ...further], unit.weight);
    }
    for (const unit of asked.bonus) ranking.add([exact(unit.term)], unit.weight, true);
    ranking.add([exact(asked.key)], 10, true);
    ranking.isTitle = lists.has(asked.key);
    ranking.lists = lists;
    return ranking;
  }

  async filter(filters, kind) {
    const tests = [];
    for (const [name, { min = -Infinity, max = Infinity }] of Object.entries(filters)) {
      const column = await this.reader.json(name);
      tests.push((at) => column[at] !== null && column[at] >= min && column[at] <= max);
    }
    if (kind) {
      const [start, end] = this.reader.rangeOf(kind);
      tests.push((at) => at >= start && at < end);
    }
    return (at) => tests.every((test) => test(at));
  }

  // Further readings of the units that the best entry so far does not have.
  async guesses(asked, ranking, isPartial) {
    const readings = new Map();
    const { best } = ranking.top();
    const misses = asked.units.filter(({ term }) => {
      const list = ranking.lists.get(term);
      return !list || !list.numbers.includes(best);
    });
    const looked = misses.slice(0, 10).filter((unit) => unit.run || (unit.word && unit.word === misses.find((one) => one.word === unit.word).word));
    const found = await Promise.all(looked.map((unit) => (unit.run ? { found: this.hanReadings(unit) }
      : this.wordReadings(unit, ranking, isPartial && asked.folded.endsWith(unit.word)))));
    let corrected = null;
    looked.forEach((unit, at) => {
      const { found: further, correction } = found[at];
      if (further.length || unit.run) readings.set(unit, further);
      if (correction) corrected = (corrected || asked.folded).replace(unit.word, correction);
    });
    this.joinSyllables(asked, misses);
    return { readings, corrected };
  }

  // Syllables typed apart sound like one name: most of them are no words of their own.
  joinSyllables(asked, misses) {
    for (const words of asked.spoken.filter((one) => one.length > 1)) {
      const syllables = words.map((word) => spellings(word, this.han.known)[0]);
      if (!syllables.every(Boolean)) continue;
      const pairs = soundPairs(syllables.flat()).map((term) => ({ term, weight: 1 }));
      const missed = words.filter((word) => misses.some((unit) => unit.word === word));
      if (missed.length * 2 < words.length) asked.bonus.push(...pairs);
      else asked.units = [...asked.units.filter((unit) => !words.includes(unit.word)), ...pairs];
    }
  }

  hanReadings({ run, place }) {
    const [first, second, third] = run.slice(place, place + 3);
    const { soundOf } = this.han;
    const readings = [];
    if (second) readings.push({ terms: [`${first}*${second}`], weight: 0.5 });
    if (third) readings.push({ terms: [`${first}*${third}`], weight: 0.5 });
    if (second && soundOf.has(first) && soundOf.has(second)) {
      readings.push({ terms: [`~${soundOf.get(first)}'${soundOf.get(second)}`], weight: 0.6 });
    }
    return readings;
  }

  async wordReadings({ word, term }, ranking, isPartial) {
    const found = [];
    // While somebody types, the last syllable may be half there.
    for (const cut of isPartial ? [0, 1, 2, 3] : [0]) {
      const whole = word.slice(0, word.length - cut), begun = word.slice(whole.length, whole.length + 1);
      const ways = whole ? spellings(whole, this.han.known).slice(0, 3) : [];
      for (const syllables of ways) {
        const initials = syllables.map((one) => one[0]).join("") + begun;
        found.push({ terms: [...soundPairs(syllables), ...(begun ? initialRuns(initials) : [])], weight: 0.8 });
      }
      if (ways.length) break;
    }
    if (/^[a-z0-9]{2,16}$/.test(word)) found.push({ terms: initialRuns(word), weight: 0.6 });
    let correction = null;
    if (!ranking.lists.has(term)) {
      const words = await this.reader.json("words");
      const begun = withPrefix(word, words), near = begun.length && isPartial ? [] : await this.commonest(nearest(word, words.filter((one) => !STOP_WORDS.has(one))));
      for (const one of begun) found.push({ terms: [stemmed(one)], weight: 0.7 });
      for (const one of near) found.push({ terms: [stemmed(one)], weight: 0.7 });
      if (near.length && !begun.length) correction = near[0];
    }
    return { found, correction };
  }

  // Words, that of the most entries first.
  async commonest(words) {
    const lists = await this.reader.postings(words.map(stemmed));
    const count = (word) => (lists.get(stemmed(word)) || { numbers: [] }).numbers.length;
    return [...words].sort((one, other) => count(other) - count(one)).slice(0, 4);
  }

  // What to mark in the results of a query.
  wanted(asked, row) {
    const phrases = new Set(), stems = new Set(), prefixes = [];
    for (const { run, term, word } of asked.units) {
      if (run) phrases.add(term);
      else if (word) stems.add(term);
    }
    if (asked.isGuess && row) {
      const part = similarPart(asked.folded, row[3].toLowerCase());
      if (part) phrases.add(part);
    }
    return { phrases, stems, prefixes, isGuess: asked.isGuess };
  }
}
