// A list whose rows are drawn from its table, as cards or as a table, a page at a time.
import { browse } from "./browse.js";

const wide = matchMedia("(min-width: 45em)");

function cardList({ root, table, words, part, go, address }) {
  const size = Number(root.dataset.size);
  const patterns = {};
  root.querySelectorAll("template[data-view]").forEach((template) => {
    patterns[template.dataset.view] = template.innerHTML.split("<!--each-->");
  });
  let last = [];

  // Cells are HTML that the build made safe; a name in an attribute must be without its marks.
  function cell(name, row) {
    if (name === "id") return table.ids[row];
    return name === "plain" ? cell("name", row).replace(/<[^>]*>/g, "") : table.cell(name, row);
  }

  function drawRows(rows, view) {
    const [before, pattern, after] = patterns[view];
    const drawn = rows.map((row) => pattern.replace(/~(\w+)~/g, (_, name) => cell(name, row)));
    part("list").innerHTML = rows.length ? before + drawn.join("") + after : "";
  }

  function drawPager(page, count) {
    const link = (text, to, more = "") =>
      `<li><a href="${(address({ page: to }) || "?").replace(/&/g, "&amp;")}"${more}>${text}</a></li>`;
    const near = Array.from({ length: count }, (_, at) => at + 1)
      .filter((at) => at === 1 || at === count || Math.abs(at - page) <= 2);
    const items = near.map((at) => link(at, at, at === page ? ' aria-current="page"' : ""));
    if (page > 1) items.unshift(link(words.previous, page - 1, ' rel="prev"'));
    if (page < count) items.push(link(words.next, page + 1, ' rel="next"'));
    part("pager").innerHTML = count > 1
      ? `<nav class="q-pager" aria-label="${words.pages}"><ul>${items.join("")}</ul></nav>` : "";
  }

  function draw(rows, state, isKept) {
    const count = Math.max(1, Math.ceil(rows.length / size));
    const page = Math.min(state.page, count);
    const view = wide.matches && state.view === "table" ? "table" : "cards";
    if (!isKept) drawRows(rows.slice((page - 1) * size, page * size), view);
    drawPager(page, count);
    root.querySelectorAll("button[data-view]").forEach((button) => {
      button.setAttribute("aria-pressed", String(button.dataset.view === view));
    });
    last = [rows, state];
  }

  wide.addListener(() => draw(...last));
  root.addEventListener("click", async (event) => {
    const view = event.target.closest("button[data-view]");
    if (view) {
      await go({ view: view.dataset.view === "table" ? "table" : "", page: last[1].page });
      return;
    }
    const link = event.target.closest(".q-pager a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    await go({ page: Number(new URL(link.href).searchParams.get("page")) || 1 });
    part("count").focus();
    root.scrollIntoView();
  });

  return { draw, text: (row) => cell("plain", row).toLowerCase() };
}

browse(cardList);
