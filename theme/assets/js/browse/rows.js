// A list whose rows all stand in the page: they are shown and hidden, and put into another order.
import { browse, root } from "./list.js";

function rowList(table) {
  const parts = new Map(table.ids.map((id) => [id, []]));
  root.querySelectorAll("[data-item]").forEach((part) => parts.get(part.dataset.item).push(part));
  const rows = Array.from(parts.values());
  const groups = Array.from(root.querySelectorAll("[data-items]"));
  const totals = Array.from(root.querySelectorAll("[data-total]"));
  let sorted = "";

  function draw({ total, isShown }, { sort }) {
    if (sort !== sorted) {
      sorted = sort;
      table.order(sort).forEach((row) => rows[row].forEach((one) => one.parentNode.append(one)));
    }
    rows.forEach((row, at) => row.forEach((one) => (one.hidden = !isShown(at))));
    totals.forEach((one) => (one.hidden = total < rows.length));
    groups.forEach((group) => (group.hidden = !group.querySelector("[data-item]:not([hidden])")));
  }

  return { draw, text: (row) => rows[row].map((one) => one.textContent).join().toLowerCase() };
}

browse(rowList);
