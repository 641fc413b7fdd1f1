// The comparison page: up to four projects side by side, from the address or the reader's choice.
import { load } from "./chosen-projects.js";
import {
  COMPARE, SHORTLIST, chosen, drop, each, element, fill, inAddress, keep, put, showInAddress
} from "./selection.js";

const place = document.getElementById("q-compare");
const said = place.dataset;
const table = place.querySelector("table");
const head = table.querySelector("thead tr");
const only = place.querySelector("[data-q-only]");
const status = place.querySelector("[data-q-count]");
const text = (value) => (value && value.text) || value || said.unknown;

function ids() {
  return inAddress(COMPARE) || chosen(COMPARE);
}

async function draw() {
  const projects = await load(place, ids());
  if (projects) drawTable(projects);
}

function drawTable(projects) {
  each("thead td, thead th + th, tbody td", (cell) => cell.remove(), table);
  projects.forEach((project) => head.append(column(project)));
  each(".q-compare__group", (cell) => {
    cell.colSpan = projects.length + 1;
  }, table);
  each("[data-row]", (row) => drawRow(row, projects), table);
  showRows();
}

function column(project) {
  const cell = element("th", "q-compare__project");
  cell.scope = "col";
  const link = element("a", "", project.name);
  link.href = `${said.root}projects/${project.id}/`;
  cell.append(link, element("span", "q-sub", project.code), acts(project));
  return cell;
}

function acts(project) {
  const made = element("div", "q-compare__acts");
  const name = text(project.name);
  const isListed = chosen(SHORTLIST).includes(project.id);
  const list = button(isListed ? said.unlist : said.list, name, () => {
    (isListed ? drop : put)(SHORTLIST, project.id);
    draw();
  });
  const remove = button(said.remove, name, () => {
    show(ids().filter((id) => id !== project.id));
  });
  made.append(list, remove);
  return made;
}

function button(words, name, act) {
  const made = element("button", "q-linkbutton", words);
  made.type = "button";
  made.setAttribute("aria-label", `${words}${said.of}${name}`);
  made.addEventListener("click", act);
  return made;
}

function drawRow(row, projects) {
  const values = projects.map((project) => project.values[row.dataset.row] || said.unknown);
  values.forEach((value) => row.append(element("td", value === said.unknown ? "q-muted" : "", value)));
  const differs = values.some((value) => text(value) !== text(values[0]));
  row.classList.toggle("is-different", differs);
  row.querySelector(".q-badge").hidden = !differs;
}

// A group whose rows are all alike goes with them, its heading too.
function showRows() {
  let different = 0;
  each("tbody", (group) => {
    let shown = 0;
    each("[data-row]", (row) => {
      const differs = row.classList.contains("is-different");
      row.hidden = only.checked && !differs;
      different += differs;
      shown += !row.hidden;
    }, group);
    group.hidden = shown === 0;
  }, table);
  const rows = table.querySelectorAll("[data-row]").length;
  status.textContent = fill(said.count, { n: different, same: rows - different });
}

// The reader's own choice follows what is taken out here.
function show(wanted) {
  showInAddress(wanted);
  keep(COMPARE, wanted);
  draw();
  place.focus();
}

only.addEventListener("change", showRows);
place.querySelector("[data-q-clear]").addEventListener("click", () => show([]));
place.querySelector("[data-q-more]").addEventListener("click", () => keep(COMPARE, ids()));
place.querySelector("[data-q-print]").addEventListener("click", () => window.print());
showInAddress(ids());
place.hidden = false;
draw();
