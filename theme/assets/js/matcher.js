// The policy matcher's page: sorts the clauses on it by what the reader's facts make of them.
import { MET, NOT_MET, OPEN, deciding, missing } from "./conditions.js";
import { fillFromAddress, queryOf, readFacts, writeAddress } from "./fact-fields.js";
import { judge, withIntensity } from "./matching.js";

const place = document.getElementById("q-matching");
const words = place.dataset;
const form = place.querySelector("form");
const status = place.querySelector(".q-matching__count");
const wanted = place.querySelector("[data-q-wanted]");
const names = JSON.parse(document.getElementById("q-fact-names").textContent);
const said = { [MET]: words.met, [OPEN]: words.open, [NOT_MET]: words.notMet };
const articles = new Map(
  Array.from(place.querySelectorAll("[data-clause]"), (one) => [one.dataset.clause, one])
);
const MOST_WANTED = 4;

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const section = (verdict) => place.querySelector(`.q-matching__part[data-verdict="${verdict}"]`);

// Comparisons and texts in the order in which the page lists them; within a “not” they turn round.
function leaves(judgement, isTurned = false) {
  if (!judgement.parts.length) return judgement.condition ? [{ judgement, isTurned }] : [];
  const turned = isTurned !== (judgement.condition.not !== undefined);
  return [].concat(...judgement.parts.map((part) => leaves(part, turned)));
}

function verdictOf({ judgement, isTurned }) {
  if (!isTurned || judgement.verdict === OPEN) return judgement.verdict;
  return judgement.verdict === MET ? NOT_MET : MET;
}

function showLeaf(item, leaf, isDeciding, given) {
  const { condition } = leaf.judgement;
  const verdict = verdictOf(leaf);
  item.className = `q-conditions__item q-conditions__item--${verdict}`;
  const mark = item.querySelector(".q-match__mark");
  mark.textContent = "";
  if (verdict === OPEN && condition.fact && !given[condition.fact]) {
    mark.append(askFor(condition.fact, words.ask));
  } else {
    const yours = given[condition.fact] ? fill(words.yours, { value: given[condition.fact] }) : "";
    const note = condition.fact ? yours : words.words;
    mark.textContent = [said[verdict], note].filter(Boolean).join(" · ");
  }
  if (isDeciding && verdict === NOT_MET) mark.append(` · ${words.decides}`);
}

// Facts that follow from others are asked for by the first of those.
const ASKED_AS = { investment_per_mu: "land_area", tax_per_mu: "land_area" };

function askFor(fact, text) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "q-linkbutton";
  button.dataset.qAsk = ASKED_AS[fact] || fact;
  button.textContent = text;
  return button;
}

function show(clause, facts, given) {
  const article = articles.get(clause.id);
  const judgement = judge(clause, facts);
  const decisive = deciding(judgement);
  const badge = article.querySelector("[data-q-badge]");
  badge.hidden = false;
  badge.className = `q-badge q-badge--${judgement.verdict === NOT_MET ? "stop" : judgement.verdict}`;
  badge.textContent = said[judgement.verdict];
  const items = article.querySelectorAll("[data-leaf]");
  leaves(judgement).forEach((leaf, at) => {
    showLeaf(items[at], leaf, decisive.includes(leaf.judgement), given);
  });
  const foreign = article.querySelector("[data-q-foreign]");
  if (foreign) foreign.textContent = judgement.isConcerned ? "" : words.foreign;
  return judgement;
}

function sort(judged) {
  const counts = {};
  [MET, OPEN, NOT_MET].forEach((verdict) => {
    const found = judged.filter((one) => one.judgement.verdict === verdict).sort(byGaps);
    const part = section(verdict);
    counts[verdict] = found.length;
    part.hidden = found.length === 0;
    part.querySelector(".q-count").textContent = found.length;
    part.querySelector(".q-matching__list").append(...found.map((one) => articles.get(one.id)));
  });
  section("all").hidden = true;
  status.textContent = fill(words.count, {
    met: counts[MET], open: counts[OPEN], not: counts[NOT_MET]
  });
}

// Those that the fewest further facts decide come first.
function byGaps(one, other) {
  return missing(one.judgement).length - missing(other.judgement).length;
}

function showWanted(judged) {
  const counts = {};
  judged.forEach(({ judgement }) => {
    new Set(missing(judgement).map((name) => ASKED_AS[name] || name)).forEach((name) => {
      counts[name] = (counts[name] || 0) + 1;
    });
  });
  const best = Object.keys(counts).filter((name) => names[name])
    .sort((a, b) => counts[b] - counts[a]).slice(0, MOST_WANTED);
  const list = wanted.querySelector("[data-q-wanted-list]");
  list.textContent = "";
  list.append(...best.map((name) => askFor(name, names[name])));
  wanted.hidden = best.length === 0;
}

// What computes the sums is fetched with the first fact.
let sums = null;

function showSums(clauses, judged, plan) {
  if (!sums && !Object.keys(plan).length) return;
  sums = sums || import("./clause-worth.js");
  sums.then(({ worthText }) => {
    clauses.forEach((clause, at) => {
      const line = articles.get(clause.id).querySelector("[data-q-worth]");
      const isOut = judged[at].judgement.verdict === NOT_MET;
      const sum = line && !isOut ? worthText(clause, plan) : "";
      if (line) line.hidden = !sum;
      if (sum) line.textContent = fill(line.dataset.qWorth, { sum });
    });
  }, () => {
    sums = null;
  });
}

function draw(clauses) {
  const { facts, said: given } = readFacts(form);
  const plan = withIntensity(facts);
  Object.keys(ASKED_AS).forEach((name) => {
    if (plan[name]) given[name] = fill(words.perMu, { n: Number(plan[name]).toLocaleString() });
  });
  const judged = clauses.map((clause) => (
    { id: clause.id, judgement: show(clause, plan, given) }
  ));
  sort(judged);
  showSums(clauses, judged, plan);
  showWanted(judged);
  writeAddress(queryOf(form));
}

async function start() {
  fillFromAddress(form);
  openMore();
  const answer = await fetch(words.rules);
  const clauses = await answer.json();
  draw(clauses);
  form.addEventListener("input", () => draw(clauses));
  form.addEventListener("reset", () => setTimeout(() => draw(clauses)));
}

// Fields that the address fills are not to be filled out of sight.
function openMore() {
  const more = form.querySelector("details");
  const isFilled = (field) => field.matches("[data-q-fact]") && field.value;
  if (more) more.open = Array.from(more.querySelectorAll("input, select")).some(isFilled);
}

form.addEventListener("submit", (event) => event.preventDefault());
place.querySelector("[data-q-print]").addEventListener("click", () => window.print());
place.addEventListener("click", (event) => {
  const button = event.target.closest("[data-q-ask]");
  const field = button && form.elements[button.dataset.qAsk];
  if (!field) return;
  const more = field.closest("details");
  if (more) more.open = true;
  field.focus();
});
start().catch(() => {
  status.textContent = words.failed;
});
