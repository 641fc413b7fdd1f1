// The boxes and marks beside projects, and the tray of those to compare.
import { COMPARE, MOST, SHORTLIST, chosen, drop, each, fill, put } from "./selection.js";

const tray = document.getElementById("q-tray");
const words = tray.dataset;
const status = document.getElementById("q-tray-status");
const go = tray.querySelector(".q-tray__go");

function sync() {
  const compared = chosen(COMPARE);
  const listed = chosen(SHORTLIST);
  each(".q-choose", (choice) => {
    choice.hidden = false;
  });
  each("[data-q-compare]", (box) => {
    box.checked = compared.includes(box.dataset.qCompare);
    const card = box.closest(".q-card, tr");
    if (card) card.classList.toggle("is-chosen", box.checked);
  });
  each("[data-q-shortlist]", (mark) => {
    const isListed = listed.includes(mark.dataset.qShortlist);
    mark.classList.toggle("is-on", isListed);
    const label = mark.querySelector(".q-choose__words");
    if (label) label.textContent = isListed ? words.listed : words.list;
    else mark.setAttribute("aria-pressed", String(isListed));
  });
  each("[data-q-shortlist-count]", (count) => {
    count.textContent = listed.length || "";
  });
  showTray(compared);
}

// The tray's look and its script are fetched with the first project in it.
let drawn = null;

function showTray(ids) {
  const values = { n: ids.length, most: MOST[COMPARE] };
  tray.querySelector(".q-tray__count").textContent = fill(words.count, values);
  if (ids.length && !drawn) drawn = import("./tray.js");
  if (drawn) drawn.then((script) => script.drawTray(ids), () => { drawn = null; });
}

function announce(text) {
  status.textContent = text;
}

function choose(box) {
  const id = box.dataset.qCompare;
  if (!box.checked) {
    drop(COMPARE, id);
  } else if (chosen(COMPARE).length < MOST[COMPARE]) {
    put(COMPARE, id);
  } else {
    box.checked = false;
    announce(fill(words.full, { most: MOST[COMPARE] }));
    return;
  }
  announce(tray.querySelector(".q-tray__count").textContent);
}

function mark(button) {
  const id = button.dataset.qShortlist;
  const isListed = chosen(SHORTLIST).includes(id);
  (isListed ? drop : put)(SHORTLIST, id);
  announce(fill(isListed ? words.unmarked : words.marked, { n: chosen(SHORTLIST).length }));
}

// Focus stays in the tray as long as it stands, and goes to the page's content after that.
function removed(id) {
  drop(COMPARE, id);
  drawn.then(() => {
    const next = tray.querySelector("[data-q-drop]") || document.getElementById("q-main");
    if (next) next.focus();
  });
}

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-q-compare]")) choose(event.target);
});
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-q-shortlist], [data-q-drop], .q-tray__clear");
  if (event.target === go && chosen(COMPARE).length < 2) event.preventDefault();
  if (!button) return;
  if (button.dataset.qShortlist) mark(button);
  else if (button.dataset.qDrop) removed(button.dataset.qDrop);
  else chosen(COMPARE).forEach(removed);
});
document.addEventListener("q:chosen", sync);
document.addEventListener("q:rows", sync);
// Another tab may have changed the lists.
window.addEventListener("storage", sync);
window.addEventListener("pageshow", sync);
sync();
