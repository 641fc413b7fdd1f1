// The matcher in small: counts the clauses that fit, and leads to the page that says which.
// What it needs is loaded with the first figure, so that it costs other readers nothing.

const form = document.querySelector("[data-q-matcher]");
let parts;

function load() {
  const rules = fetch(form.dataset.rules).then((answer) => answer.json());
  return Promise.all([import("./matching.js"), import("./fact-fields.js"), rules]);
}

async function draw() {
  parts = parts || load();
  const [{ count }, { readFacts }, clauses] = await parts;
  const counts = count(clauses, readFacts(form).facts);
  form.querySelector("[data-q-met]").textContent = counts.met;
  form.querySelector("[data-q-said]").textContent = form.dataset.met.replace("{open}", counts.open);
}

async function leave() {
  const { queryOf } = await import("./fact-fields.js");
  location.href = form.action + queryOf(form);
}

form.addEventListener("input", () => {
  draw().catch(() => {
    // Without the rules the button still leads on.
    parts = undefined;
  });
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  leave();
});
