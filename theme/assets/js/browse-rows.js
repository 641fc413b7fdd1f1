// A list whose rows all stand in the page: they are shown and hidden, and put into another order.
import { browse } from "./browse.js";

function rowList({ root, table }) {
  const parts = new Map(table.ids.map((id) => [id, []]));
  root.querySelectorAll("[data-item]").forEach((part) => parts.get(part.dataset.item).push(part));
  const rows = Array.from(parts.values());
  const groups = Array.from(root.querySelectorAll("[data-items]"));
  let sorted = "";

  function draw(fitting, { sort }) {
    const shown = new Set(fitting);
    if (sort !== sorted) {
      sorted = sort;
      table.order(sort).forEach((row) => rows[row].forEach((one) => one.parentNode.append(one)));
    }
    rows.forEach((row, at) => row.forEach((one) => (one.hidden = !shown.has(at))));
    groups.forEach((group) => (group.hidden = !group.querySelector("[data-item]:not([hidden])")));
  }

  return { draw, text: (row) => rows[row].map((one) => one.textContent).join().toLowerCase() };
}

browse(rowList);
