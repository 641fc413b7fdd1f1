// A list whose rows all stand in the page: they are shown and hidden, and put into another order.
import { browse, root } from "./list.js";

function rowList(table) {
  const groups = Array.from(root.querySelectorAll("[data-items]"));
  const totals = Array.from(root.querySelectorAll("[data-total]"));
  let sorted = "";
  let rows;
  let last;

  function collect() {
    const parts = new Map(table.ids.map((id) => [id, []]));
    root.querySelectorAll("[data-item]").forEach((part) => parts.get(part.dataset.item).push(part));
    rows = Array.from(parts.values());
  }

  function draw(left, state) {
    const { total, isShown } = left;
    const { sort } = state;
    last = { left, state };
    if (sort !== sorted) {
      sorted = sort;
      table.order(sort).forEach((row) => rows[row].forEach((one) => one.parentNode.append(one)));
    }
    rows.forEach((row, at) => row.forEach((one) => (one.hidden = !isShown(at))));
    totals.forEach((one) => (one.hidden = total < rows.length));
    groups.forEach((group) => (group.hidden = !group.querySelector("[data-item]:not([hidden])")));
  }

  collect();
  // Rows of other days come when a reader asks for them.
  document.addEventListener("q:added", () => {
    collect();
    if (last) draw(last.left, last.state);
  });
  return { draw, text: (row) => rows[row].map((one) => one.textContent).join().toLowerCase() };
}

browse(rowList);
