// The boxes and marks beside projects, and the tray of those to compare.
import {
  COMPARE, MOST, SHORTLIST, address, chosen, drop, each, element, fill, put, sheet
} from "./selection.js";

const tray = document.getElementById("q-tray");
const words = tray.dataset;
const slots = tray.querySelector(".q-tray__slots");
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
  drawTray(compared);
}

function drawTray(ids) {
  tray.hidden = ids.length === 0;
  document.documentElement.classList.toggle("q-has-tray", ids.length > 0);
  const values = { n: ids.length, most: MOST[COMPARE] };
  tray.querySelector(".q-tray__count").textContent = fill(words.count, values);
  go.href = address(`${words.root}projects/compare/`, ids);
  if (ids.length < 2) go.setAttribute("aria-disabled", "true");
  else go.removeAttribute("aria-disabled");
  slots.textContent = "";
  ids.forEach((id) => slots.append(slot(id)));
  if (ids.length < MOST[COMPARE]) slots.append(element("li", "q-tray__empty", words.empty));
}

function slot(id) {
  const item = element("li", "q-tray__slot");
  const name = element("b");
  const note = element("span");
  const remove = element("button", "q-tray__remove");
  remove.type = "button";
  remove.dataset.qDrop = id;
  item.append(name, note, remove);
  const show = (said) => {
    name.textContent = said.text || said;
    if (said.lang) name.lang = said.lang;
    remove.setAttribute("aria-label", fill(words.remove, { name: name.textContent }));
  };
  const box = document.querySelector(`[data-q-compare="${id}"]`);
  show(box ? nameBeside(box) : id);
  sheet(words.root, id).then(
    (project) => {
      if (!project) return drop(COMPARE, id);
      show(project.name);
      note.textContent = project.note;
    },
    // Its name alone will do where the network fails.
    () => {}
  );
  return item;
}

// The name stands hidden in the box's label, marked if it is in another language.
function nameBeside(box) {
  const name = box.closest("label").querySelector(".q-vh");
  const marked = name.querySelector("[lang]");
  return { text: name.textContent, lang: marked ? marked.lang : "" };
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
  const next = slots.querySelector("button") || document.getElementById("q-main");
  if (next) next.focus();
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
