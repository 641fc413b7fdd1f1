// The list of answers below a search field: a combobox with a grouped listbox (WAI-ARIA 1.2).
import {
  address, counted, element, engine, fill, inTurn, marked, searchAddress, words,
} from "./search-site.js";

const SHOWN = 8;
const look = element("link");

look.rel = "stylesheet";
look.href = new URL("../suggest.css", import.meta.url).href;
document.head.append(look);

export function attach(form, isComposing) {
  const field = form.elements.q;
  const list = element("div", "q-suggest__list");
  const note = element("p", "q-suggest__note");
  const popup = element("div", "q-suggest", note, list);
  const status = element("p", "q-vh");
  let options = [];
  let active = -1;

  const query = () => field.value.trim();
  const kind = () => (form.elements.kind ? form.elements.kind.value : "");
  const isOpen = () => !popup.hidden;

  function point(at) {
    active = at;
    options.forEach((option, index) => {
      option.setAttribute("aria-selected", String(index === at));
    });
    if (at < 0) {
      field.removeAttribute("aria-activedescendant");
    } else {
      field.setAttribute("aria-activedescendant", options[at].id);
      options[at].scrollIntoView({ block: "nearest" });
    }
  }

  function setOpen(open) {
    popup.hidden = !open;
    field.setAttribute("aria-expanded", String(open));
    if (!open) point(-1);
  }

  function addOption(parent, href, ...content) {
    const option = element("a", "q-suggest__option", ...content);
    option.href = href;
    option.id = `${list.id}-${options.length}`;
    option.tabIndex = -1;
    option.setAttribute("role", "option");
    parent.append(option);
    options.push(option);
    return option;
  }

  function addGroup(name, results, count) {
    const label = element("div", "q-suggest__kind", words.kinds[name], " ",
      element("span", "q-count", count ? String(count) : ""));
    const group = element("div", "", label);
    label.id = `${list.id}-${name}`;
    label.setAttribute("role", "presentation");
    group.setAttribute("role", "group");
    group.setAttribute("aria-labelledby", label.id);
    list.append(group);
    results.forEach((result) => {
      const facts = element("small", "", (result.facts || []).slice(0, 3).join(" · "));
      const title = element("span", "", ...marked(result.marked));
      if (result.lang) title.lang = result.lang;
      addOption(group, address(result), title, " ", facts);
    });
  }

  function show(found) {
    const text = query();
    const groups = new Map();
    found.results.forEach((result) => {
      groups.set(result.kind, [...(groups.get(result.kind) || []), result]);
    });
    list.textContent = "";
    options = [];
    const state = { q: text, kind: kind() };
    if (found.didYouMean) {
      const meant = { ...state, q: found.didYouMean };
      addOption(list, searchAddress(meant), fill(words.meant, meant));
    }
    groups.forEach((results, name) => addGroup(name, results, found.counts[name]));
    const all = found.total ? counted(words.all, found.total) : words.details;
    addOption(list, searchAddress(state), all).classList.add("q-suggest__all");
    note.textContent = found.total ? "" : fill(words.none, state);
    status.textContent = found.total ? counted(words.results, found.total) : note.textContent;
    setOpen(true);
    point(-1);
  }

  // Where no answer holds all of the words, names that begin like them stand in the list.
  async function find(text) {
    const client = await engine();
    const found = await client.search(text, { kind: kind() || undefined, limit: SHOWN });
    if (found.results.length) return found;
    const near = (await client.suggest(text, SHOWN)).filter((one) => !kind() || one.kind === kind());
    return { ...found, results: near.map((one) => ({ ...one, marked: [[one.text, false]] })) };
  }

  async function search(isCurrent) {
    const found = query() ? await find(query()) : null;
    if (!isCurrent()) return;
    if (found && form.contains(document.activeElement)) show(found);
    else setOpen(false);
  }

  // When anything fails, the form still leads to the search page, which says what is wrong.
  const answer = inTurn((isCurrent) => search(isCurrent).catch(() => setOpen(false)));

  function move(step) {
    const stops = options.length + 1;
    point(((active + 1 + step + stops) % stops) - 1);
  }

  const KEYS = {
    ArrowDown: () => (isOpen() ? move(1) : answer()),
    ArrowUp: () => isOpen() && move(-1),
    Home: () => active >= 0 && point(0),
    End: () => active >= 0 && point(options.length - 1),
    Escape: () => isOpen() && setOpen(false),
    Enter: () => active >= 0 && options[active].click(),
  };

  function onKey(event) {
    // While an input method composes, its keys choose characters, not answers.
    if (event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const handle = KEYS[event.key];
    if (handle && handle() !== false) event.preventDefault();
  }

  list.id = `${form.id}-list`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", words.list);
  popup.hidden = true;
  status.setAttribute("role", "status");
  form.append(popup, status);
  field.setAttribute("aria-controls", list.id);
  field.addEventListener("keydown", onKey);
  field.addEventListener("input", (event) => event.isComposing || answer());
  field.addEventListener("compositionend", answer);
  field.addEventListener("click", () => isOpen() || answer());
  form.addEventListener("change", (event) => event.target !== field && answer());
  form.addEventListener("submit", () => setOpen(false));
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) setOpen(false);
  });
  popup.addEventListener("mousedown", (event) => event.preventDefault());
  engine().catch(() => {});
  if (query() && !isComposing) answer();
}
