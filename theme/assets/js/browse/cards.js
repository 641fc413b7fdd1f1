// A list whose rows are drawn from its table, as cards or as a table, a page at a time.
import { address, browse, go, part, root, words } from "./list.js";

const FIRST = 6;
const wide = matchMedia("(min-width: 45em)");

function cardList(table) {
  const size = Number(root.dataset.size);
  const views = Array.from(root.querySelectorAll("button[data-view]"));
  const patterns = {};
  root.querySelectorAll("template").forEach(({ dataset, innerHTML }) => {
    patterns[dataset.view] = innerHTML.split("<!--each-->");
  });
  let last;
  let later;

  // Cells are HTML that the build made safe; a name in an attribute must be without its marks.
  function cell(name, row) {
    if (name === "id") return table.ids[row];
    return name === "plain" ? cell("name", row).replace(/<[^>]*>/g, "") : table.cell(name, row);
  }

  // What the window shows is drawn at once, the rest of the page right after it. Taking rows away
  // costs more than drawing these, so the rows that were there are hidden first, and go later.
  function drawRows(rows, view) {
    const [before, pattern, after] = patterns[view];
    const draw = (row) => pattern.replace(/~(\w+)~/g, (_, name) => cell(name, row));
    const html = (from, to) => rows.slice(from, to).map(draw).join("");
    const gone = Array.from(part("list").children);
    gone.forEach((one) => (one.hidden = true));
    if (rows.length) part("list").insertAdjacentHTML("beforeend", before + html(0, FIRST) + after);
    clearTimeout(later);
    later = setTimeout(() => {
      gone.forEach((one) => one.remove());
      if (rows.length <= FIRST) return;
      part("list").querySelector("tbody, .q-grid").insertAdjacentHTML("beforeend", html(FIRST));
      document.dispatchEvent(new Event("q:rows"));
    });
  }

  // The rows of one page: those beyond it are not even looked for.
  function pageOf({ order, isShown }, page) {
    const rows = [];
    for (let at = 0; at < order.length && rows.length < page * size; at++) {
      if (isShown(order[at])) rows.push(order[at]);
    }
    return rows.slice((page - 1) * size);
  }

  function drawPager(page, count) {
    const link = (text, to, more) =>
      `<li><a href="${address({ page: to }).replace(/&/g, "&amp;")}" ${more}>${text}</a></li>`;
    const links = page > 1 ? [link(words.previous, page - 1, 'rel="prev"')] : [];
    for (let to = 1; to <= count; to++) {
      const isNear = to === 1 || to === count || Math.abs(to - page) <= 2;
      if (isNear) links.push(link(to, to, to === page ? 'aria-current="page"' : ""));
    }
    if (page < count) links.push(link(words.next, page + 1, 'rel="next"'));
    part("pager").innerHTML = count < 2 ? ""
      : `<nav class="q-pager" aria-label="${words.pages}"><ul>${links.join("")}</ul></nav>`;
  }

  function draw(left, state, isKept) {
    const count = Math.max(1, Math.ceil(left.total / size));
    const page = Math.min(state.page, count);
    const view = wide.matches && state.view === "table" ? "table" : "cards";
    if (!isKept) drawRows(pageOf(left, page), view);
    drawPager(page, count);
    views.forEach((one) => one.setAttribute("aria-pressed", String(one.dataset.view === view)));
    last = { left, state };
  }

  wide.addListener(() => draw(last.left, last.state));
  root.addEventListener("click", async (event) => {
    const link = event.target.closest(".q-pager a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    await go({ page: Number(new URL(link.href).searchParams.get("page")) || 1 });
    root.scrollIntoView();
    part("count").focus();
  });
  views.forEach((one) => one.addEventListener("click", () => {
    go({ view: one.dataset.view === "table" ? "table" : "", page: last.state.page });
  }));

  return { draw, text: (row) => cell("plain", row).toLowerCase() };
}

browse(cardList);
