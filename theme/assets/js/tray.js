// The tray of projects to compare: a slot for each, and how many there is still room for.
import { COMPARE, MOST, address, drop, element, fill, sheet } from "./selection.js";

const tray = document.getElementById("q-tray");
const words = tray.dataset;
const slots = tray.querySelector(".q-tray__slots");
const go = tray.querySelector(".q-tray__go");
const look = element("link");
let isDressed = false;

look.onload = look.onerror = () => {
  isDressed = true;
  showOrHide();
};
look.rel = "stylesheet";
look.href = new URL("../tray.css", import.meta.url).href;
document.head.append(look);

function showOrHide() {
  const isShown = isDressed && slots.querySelector("[data-q-drop]") !== null;
  tray.hidden = !isShown;
  document.documentElement.classList.toggle("q-has-tray", isShown);
}

export function drawTray(ids) {
  go.href = address(`${words.root}projects/compare/`, ids);
  if (ids.length < 2) go.setAttribute("aria-disabled", "true");
  else go.removeAttribute("aria-disabled");
  slots.textContent = "";
  ids.forEach((id) => slots.append(slot(id)));
  if (ids.length < MOST[COMPARE]) slots.append(element("li", "q-tray__empty", words.empty));
  showOrHide();
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
