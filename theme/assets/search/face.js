/* Search: the box in the header shows results as you type: a combobox with a listbox, as the ARIA practices have it.
   What it finds it writes as text only, never as HTML. page.js shares how a hit is drawn and what is said of it. */

import { open } from "./engine.js";

export const ROOT = new URL("../../", import.meta.url).href;
const ROWS = 6; // each may cost a file
const PAUSE = 120; // ms without a key before asking
const LONGEST = 300; // letters of a query: longer than any title, shorter than any server's limit

/** An element of a class, with attributes and children (nodes or text). */
export function make(tag, className = "", attributes = {}, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** What was typed, as it is asked. */
export const asked = (input) => input.value.slice(0, LONGEST).trim();

/** The page of search with a query in it. */
export const pageOf = (query) => ROOT + "tim-kiem/?" + new URLSearchParams({ q: query });

/** The original text with what matched in <mark>. */
export const marked = (pieces = []) => pieces.map(([text, hit]) => (hit ? make("mark", "", {}, text) : text));

/** A line of facts, each said once, the matching words marked. */
export function factsOf({ alias, line, place, year, marks }) {
  const facts = [];
  if (alias) facts.push(["còn gọi: ", ...marked(marks.alias)]);
  if (line) facts.push(marked(marks.line));
  if (place && !line.includes(place)) facts.push(marked(marks.place));
  if (year && !line.includes(year)) facts.push([String(year)]);
  return facts.flatMap((fact, i) => (i ? [" · ", ...fact] : fact));
}

/** “7 kết quả”, “7 kết quả khớp nhất” while there may be more, “Không có kết quả”. */
export function counted({ total, totalIsLowerBound }) {
  if (!total) return "Không có kết quả";
  return `${total.toLocaleString("vi")} kết quả${totalIsLowerBound ? " khớp nhất" : ""}`;
}

/** What a reader is told when the index cannot be read. */
export function excuse(error) {
  if (!navigator.onLine) return "Máy đang ngoại tuyến nên chưa tải được dữ liệu tìm kiếm.";
  return error?.retryable === false
    ? "Dữ liệu tìm kiếm không đọc được. Xin dùng các danh sách của trang."
    : "Chưa tải được dữ liệu tìm kiếm, có thể do đường truyền.";
}

let engine;
/** The engine, opened once; after a failure it is opened anew. */
export function ready() {
  engine ??= open(new URL("tim-kiem/du-lieu/", ROOT)).catch((error) => {
    engine = undefined;
    throw error;
  });
  return engine;
}

/** A row of the list. It is a link, so that it opens in a new tab as any other does. */
function row(hit, id) {
  const title = make("span", "bv-hit__title", {}, ...marked(hit.marks.title), " ");
  title.append(make("span", "bv-hit__kind", {}, hit.kindLabel));
  const meta = make("span", "bv-hit__meta", {}, ...factsOf(hit));
  return option(ROOT + hit.url, id, "", title, ...(meta.hasChildNodes() ? [meta] : []));
}

const option = (href, id, className, ...children) =>
  make("a", className, { role: "option", href, id, tabindex: "-1", "aria-selected": "false" }, ...children);

/** Gives the form in the header its list of results. */
export function attach(form) {
  const input = form.elements.q;
  const before = make("p", "bv-found__note");
  const list = make("div", "", { role: "listbox", id: "o-tim-ket-qua", "aria-label": "Kết quả tìm nhanh" });
  const after = make("p", "bv-found__note");
  const panel = make("div", "bv-found", { hidden: "" }, before, list, after);
  const status = make("p", "bv-unseen", { role: "status" });
  let active = null;
  let drawn = ""; // the query whose rows the list has
  let asking = new AbortController();
  let timer;

  function show(visible) {
    panel.hidden = !visible;
    input.setAttribute("aria-expanded", String(visible && list.hasChildNodes()));
    if (visible) return;
    pick(null);
    clearTimeout(timer);
    asking.abort(); // an answer on its way does not open the list again
  }

  function reopen() {
    if (drawn && asked(input) === drawn) show(true);
    else ask();
  }

  function pick(next) {
    active?.setAttribute("aria-selected", "false");
    active = next;
    active?.setAttribute("aria-selected", "true");
    active?.scrollIntoView({ block: "nearest" });
    if (active) input.setAttribute("aria-activedescendant", active.id);
    else input.removeAttribute("aria-activedescendant");
  }

  function move(step) {
    if (panel.hidden) reopen();
    const stops = [null, ...(panel.hidden ? [] : list.children)]; // null: back in the box
    pick(stops[(stops.indexOf(active) + step + stops.length) % stops.length]);
  }

  function draw(found, final) {
    const { href } = active ?? {};
    const rows = found.hits.map((hit, i) => row(hit, "o-tim-" + i));
    if (rows.length)
      rows.push(option(pageOf(asked(input)), "o-tim-het", "bv-found__all", "Xem tất cả kết quả"));
    list.replaceChildren(...rows);
    drawn = asked(input);
    pick(rows.find((one) => one.href === href) ?? null);
    note(before, found.relaxed.map(({ text }) => text).join(" "));
    if (rows.length || !final) note(after);
    else advise(found);
    show(rows.length > 0 || final);
  }

  /** Nothing found: names near by, and what else can be done. */
  function advise({ near }) {
    const names = near.map((name) => {
      const button = make("button", "", { type: "button" }, name);
      button.addEventListener("click", () => {
        input.value = name;
        input.focus();
        ask();
      });
      return button;
    });
    const meant = names.length ? [" Có thể bạn tìm:", ...names] : [];
    const nominate = make("a", "", { href: ROOT + "dong-gop/" }, "giới thiệu một gương");
    note(after, "Không có kết quả.", ...meant, " Bạn có thể ", nominate, ".");
  }

  function fail(error) {
    const again = make("button", "", { type: "button" }, "Thử lại");
    again.addEventListener("click", () => {
      input.focus();
      ask();
    });
    list.replaceChildren();
    drawn = "";
    note(before);
    note(after, excuse(error), again);
    show(true);
    status.textContent = excuse(error);
  }

  async function ask() {
    clearTimeout(timer);
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    const query = asked(input);
    if (!query) return show(false);
    panel.ariaBusy = "true";
    try {
      const one = await ready();
      const onFirst = (found) => signal.aborted || draw(found, false);
      const found = await one.suggest(query, { limit: ROWS, signal, onFirst });
      if (signal.aborted) return;
      draw(found, true);
      status.textContent = [counted(found), before.textContent].filter(Boolean).join(". ");
    } catch (error) {
      if (!signal.aborted) fail(error);
    } finally {
      if (signal === asking.signal) panel.ariaBusy = "false";
    }
  }

  function onKey(event) {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Enter" && active) active.click();
    else if (event.key === "Escape" && !panel.hidden) show(false);
    else return;
    event.preventDefault();
  }

  input.type = "text"; // a combobox may not be a search field; the form says that it searches
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-controls": list.id,
    "aria-expanded": "false",
  }))
    input.setAttribute(name, value);
  note(before);
  note(after);
  form.append(panel, status);

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener("keydown", onKey);
  input.addEventListener("click", () => panel.hidden && reopen());
  panel.addEventListener("mousedown", (event) => event.preventDefault()); // Safari would take the focus to nowhere
  form.addEventListener("focusout", ({ relatedTarget }) => form.contains(relatedTarget) || show(false));
  if (asked(input)) ask();
  else ready().catch(() => {}); // begins to fetch; a failure is told when something is asked
}

function note(element, ...words) {
  element.replaceChildren(...words);
  element.hidden = !element.textContent;
}
