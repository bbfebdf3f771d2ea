/* Search: the page /tim-kiem/. Its state is the address: a search can be shared, and the back button undoes a choice.
   The fields of the form are named as the address has them, so without a script the form would say the same.
   While a reader types, the address is replaced; a choice adds one. The lists below stand whatever happens here. */

import { ROOT, asked, counted, excuse, factsOf, make, marked, ready } from "./face.js";
import { drawFields, filtersOf, inUse, labelOf, without } from "./facets.js";

const STEP = 20; // results at first, and more each time
const MOST = 500;
const PAUSE = 200; // ms without a key before asking
const SORTS = { "": "Liên quan nhất", ten: "Tên, từ A đến Y", nam: "Năm, mới trước" };
const SORT_OF = { ten: "name", nam: "year" };
const SORT = "xep";
const SHOWN = "hien"; // how many results are shown
const DEEP = "sau"; // beyond names, and in the words of stories
const DEEPER = "Tìm thêm trong hồ sơ và lời bài";

const form = document.querySelector(".bv-find");
const input = form.elements.q;
const hint = document.getElementById("cach-go");
const title = document.title;

let state = new URLSearchParams(location.search);
let asking = new AbortController();
let counting = false; // whether the answer on its way counts the values of facets
let timer;

// ---- What stands on the page, filled in by every answer.

const status = make("p", "bv-unseen", { role: "status" });
const heading = make("h2", "", { id: "ket-qua-ten", tabindex: "-1" });
const remarks = make("div", "bv-find__remarks");
const chips = make("ul", "bv-find__chips", { "aria-label": "Đang lọc theo" });
const hits = make("ol", "bv-find__hits");
const more = make("p", "bv-actions");
const fields = make("div", "bv-find__fields");
const filters = make("details", "bv-find__filters", {}, make("summary", "", {}, "Lọc kết quả"), fields);
const sort = make("select", "", { name: SORT, id: "loc-xep", form: form.id });
const order = make("p", "bv-find__sort", {}, make("label", "", { for: sort.id }, "Xếp theo"), sort);
const parts = [heading, chips, remarks, order, hits, more];
const results = make("section", "", { "aria-labelledby": heading.id }, ...parts);

function build() {
  for (const [value, label] of Object.entries(SORTS)) sort.append(new Option(label, value));
  results.hidden = true;
  document.getElementById("ket-qua").append(filters, results);
  document.body.append(status);
}

// ---- The state.

/** Takes up a state: the address, the form, the results. */
function go(next, { push = true } = {}) {
  clearTimeout(timer);
  const text = next.toString();
  if (text !== state.toString())
    history[push ? "pushState" : "replaceState"](null, "", text ? "?" + text : location.pathname);
  state = next;
  return ask();
}

/** The state with what the fields say now; fields not drawn yet keep what the address said. */
function told() {
  const next = new URLSearchParams(state);
  for (const { name } of form.elements) next.delete(name);
  for (const [name, value] of new FormData(form)) {
    const text = name === "q" ? asked(input) : value;
    if (text) next.append(name, text);
  }
  next.delete(SHOWN);
  if (next.get("q") !== state.get("q")) next.delete(DEEP);
  return next;
}

/** The state with one part of it changed. */
function having(name, value) {
  const next = new URLSearchParams(state);
  next.set(name, value);
  return next;
}

// ---- Asking.

async function ask() {
  asking.abort();
  asking = new AbortController();
  const { signal } = asking;
  const query = state.get("q") ?? "";
  document.title = query ? `${query.slice(0, 80)} – ${title}` : title;
  if (asked(input) !== query) input.value = query;
  sort.value = SORTS[state.get(SORT)] ? state.get(SORT) : "";
  if (!query && !inUse(state).length && !filters.open) {
    results.hidden = true;
    counting = false;
    return;
  }
  counting = filters.open || inUse(state).length > 0; // the names of filters in use come with their counts
  results.ariaBusy = "true";
  try {
    const engine = await ready();
    const options = {
      ...filtersOf(state),
      sort: SORT_OF[state.get(SORT)] ?? "relevance",
      limit: Math.min(Number.parseInt(state.get(SHOWN), 10) || STEP, MOST),
      deep: state.has(DEEP),
      signal,
    };
    const found = await engine.search(query, options);
    if (signal.aborted) return;
    draw(found, query);
    tellStories(engine, found, query, signal);
    if (counting) count(engine, query, options);
  } catch (error) {
    if (!signal.aborted) fail(error);
  } finally {
    if (!signal.aborted) results.ariaBusy = "false";
  }
}

/** Counts the values of facets once the results are there; they take more bytes than the results do. */
async function count(engine, query, options) {
  try {
    const found = await engine.search(query, { ...options, facets: true });
    if (options.signal.aborted) return;
    drawFields(fields, engine.facets(), found.facets ?? {}, state);
    drawChips();
  } catch (error) {
    if (options.signal.aborted) return;
    fields.replaceChildren(...complaint(error));
    counting = false;
  }
}

// ---- Drawing.

function draw(found, query) {
  const said = counted(found) + (query ? ` cho “${query}”` : "");
  const relaxed = found.relaxed.map(({ text }) => text);
  heading.textContent = said;
  if (fields.hasChildNodes()) drawChips(); // else once the fields are there to name them
  remarks.replaceChildren(...relaxed.map((text) => make("p", "", {}, text)), ...advice(found));
  hits.replaceChildren(...found.hits.map(card));
  more.replaceChildren(...offers(found));
  order.hidden = found.total < 2;
  results.hidden = false;
  hint.hidden = true; // it has been read, and the results come up to where it was
  status.textContent = [said, ...relaxed].join(". ");
}

function card(hit) {
  const link = make("a", "", { href: ROOT + hit.url }, ...marked(hit.marks.title));
  const kind = make("span", "bv-hit__kind", {}, hit.kindLabel);
  const body = make("div", "", {}, make("h3", "bv-card__title", {}, link, " ", kind));
  const facts = factsOf(hit);
  if (facts.length) body.append(make("p", "bv-card__meta bv-hit__meta", {}, ...facts));
  if (hit.summary) body.append(make("p", "bv-card__text bv-hit__text", {}, ...marked(hit.marks.summary)));
  return make("li", "bv-card", {}, body);
}

/** For hits on words of a story: where they stand, read from the page itself. Failing that, the card is enough. */
async function tellStories(engine, found, query, signal) {
  const tell = async (hit, body) => {
    const pieces = await engine.snippet(hit, query, { signal });
    const words = pieces.map(([text]) => text).join("");
    if (!signal.aborted && words && !hit.summary.includes(words))
      body.append(make("p", "bv-card__text bv-hit__text", {}, "“", ...marked(pieces), "”"));
  };
  const inStory = found.hits.map((hit, i) => [hit, hits.children[i].firstChild]).filter(([hit]) => hit.inStory);
  await Promise.allSettled(inStory.map(([hit, body]) => tell(hit, body)));
}

function drawChips() {
  const drawn = inUse(state).map(([names, value]) => {
    const text = labelOf(fields, names, value);
    const chip = button("✕ " + text, () => leave(without(state, names, value)), "bv-find__chip");
    chip.setAttribute("aria-label", `Bỏ lọc: ${text}`);
    return make("li", "", {}, chip);
  });
  if (drawn.length > 1) drawn.push(make("li", "", {}, button("Bỏ mọi bộ lọc", () => leave(without(state)))));
  chips.replaceChildren(...drawn);
  chips.hidden = !drawn.length;
}

/** Nothing found: names near by, fewer filters, and how to make someone known. */
function advice({ total, near }) {
  if (total) return [];
  const ways = [];
  if (near.length) {
    const names = near.map((name) => button(name, () => leave(having("q", name))));
    ways.push(make("p", "", {}, "Có thể bạn tìm: ", ...names));
  }
  if (inUse(state).length) ways.push(make("p", "", {}, button("Bỏ mọi bộ lọc", () => leave(without(state)))));
  const nominate = make("a", "", { href: ROOT + "dong-gop/" }, "giới thiệu một gương");
  const words = "Hãy thử ít chữ hơn, hoặc xem các danh sách bên dưới. Người bạn tìm chưa có ở đây thì xin ";
  return [...ways, make("p", "", {}, words, nominate, ".")];
}

function offers({ hits: { length }, total, more: deeper }) {
  const offered = [];
  if (length && length < Math.min(total, MOST))
    offered.push(button("Xem thêm kết quả", () => showMore(length), "bv-button"));
  if (deeper && !state.has(DEEP))
    offered.push(button(DEEPER, () => leave(having(DEEP, "1")), "bv-button bv-button--quiet"));
  return offered;
}

/** The next results below those there are; the reader goes on at the first new one. */
async function showMore(length) {
  await go(having(SHOWN, String(length + STEP)), { push: false });
  hits.children[length]?.querySelector("a").focus();
}

/** The button that was pressed is gone with the old answer: the reader goes on at the head of the new one. */
async function leave(next) {
  await go(next);
  heading.focus();
}

const complaint = (error) => [
  make("p", "", {}, excuse(error)),
  make("p", "", {}, button("Thử lại", ask, "bv-button")),
];

function fail(error) {
  heading.textContent = "Chưa tìm được";
  remarks.replaceChildren(...complaint(error));
  for (const part of [chips, hits, more]) part.replaceChildren();
  order.hidden = true;
  results.hidden = false;
  status.textContent = excuse(error);
}

function button(text, act, className = "bv-find__button") {
  const one = make("button", className, { type: "button" }, text);
  one.addEventListener("click", () => act());
  return one;
}

// ---- Begin.

build();
input.value = state.get("q") ?? "";
form.addEventListener("submit", (event) => {
  event.preventDefault();
  go(told());
});
input.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => go(told(), { push: false }), PAUSE);
});
input.addEventListener("focus", () => ready().catch(() => {}), { once: true });
for (const part of [fields, sort]) part.addEventListener("change", () => go(told()));
filters.addEventListener("toggle", () => filters.open && !counting && ask());
addEventListener("popstate", () => go(new URLSearchParams(location.search), { push: false }));

// The key / from any page: a choice of the reader's, kept where the page's other choices are (see bangvang.js).
const slash = document.getElementById("phim-tat");
try {
  slash.checked = localStorage.getItem("bv-slash") !== "off";
  slash.addEventListener("change", () => localStorage.setItem("bv-slash", slash.checked ? "on" : "off"));
  slash.closest("p").hidden = false;
} catch {} // a private window: nothing to keep the choice in

// Back from a result: as far down as the reader had been, once the results are there again.
const { y } = history.state ?? {};
addEventListener("pagehide", () => history.replaceState({ y: scrollY }, ""));
filters.open = state.size > 0 && matchMedia("(min-width: 60em)").matches && !navigator.connection?.saveData;
ask().then(() => y && scrollTo(0, y));
