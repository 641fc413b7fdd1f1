// The shortlist's page: the reader's own list, or one that somebody sent as an address.
import { load } from "./chosen-projects.js";
import {
  COMPARE, MOST, SHORTLIST, address, chosen, drop, each, element, fill, inAddress, keep,
  showInAddress
} from "./selection.js";

const place = document.getElementById("q-shortlist");
const said = place.dataset;
const list = place.querySelector("tbody");
const row = place.querySelector("[data-q-pattern]");
const sent = place.querySelector("[data-q-sent]");
const copy = place.querySelector("[data-q-copy]");
const clear = place.querySelector("[data-q-clear]");

// A list that was sent is read as such until the reader keeps it.
function isSent() {
  const given = inAddress(SHORTLIST);
  return given !== null && given.join() !== chosen(SHORTLIST).join();
}

function ids() {
  return inAddress(SHORTLIST) || chosen(SHORTLIST);
}

async function draw() {
  const projects = await load(place, ids());
  if (!projects) return;
  sent.hidden = !isSent() || projects.length === 0;
  clear.hidden = isSent();
  copy.dataset.qCopy = new URL(address(location.pathname, projects.map((one) => one.id)), location)
    .href;
  const first = projects.slice(0, MOST[COMPARE]).map((one) => one.id);
  place.querySelector("[data-q-go]").href = address(`${said.root}projects/compare/`, first);
  place.querySelector("[data-q-count]").textContent = fill(said.count, { n: projects.length });
  list.textContent = "";
  projects.forEach((project) => list.append(line(project)));
  document.dispatchEvent(new CustomEvent("q:rows"));
}

function line(project) {
  const made = row.cloneNode(true);
  made.hidden = false;
  const name = project.name.text || project.name;
  const link = made.querySelector("a");
  link.href = `${said.root}projects/${project.id}/`;
  link.append(element("span", "", project.name));
  made.querySelector(".q-sub").textContent = project.code;
  each("[data-value]", (cell) => {
    cell.append(element("span", "", project.values[cell.dataset.value] || said.unknown));
  }, made);
  const box = made.querySelector("[data-q-compare]");
  box.dataset.qCompare = project.id;
  made.querySelector("label .q-vh").append(element("span", "", project.name));
  const remove = made.querySelector("[data-q-remove]");
  remove.dataset.qRemove = project.id;
  remove.setAttribute("aria-label", fill(said.remove, { name }));
  return made;
}

function show(wanted) {
  if (inAddress(SHORTLIST) !== null) {
    showInAddress(wanted);
  }
  draw();
}

list.addEventListener("click", (event) => {
  const id = event.target.dataset.qRemove;
  if (!id) return;
  const rest = ids().filter((one) => one !== id);
  if (isSent()) {
    show(rest);
  } else {
    drop(SHORTLIST, id);
    show(rest);
  }
  place.focus();
});
sent.querySelector("button").addEventListener("click", () => {
  keep(SHORTLIST, chosen(SHORTLIST).concat(ids()));
  showInAddress([]);
  draw();
  place.focus();
});
clear.addEventListener("click", () => {
  keep(SHORTLIST, []);
  showInAddress([]);
  draw();
  place.focus();
});
place.querySelector("[data-q-print]").addEventListener("click", () => window.print());
if (inAddress(SHORTLIST)) showInAddress(inAddress(SHORTLIST));
place.hidden = false;
draw();
