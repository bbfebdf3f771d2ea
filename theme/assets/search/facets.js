/* Search: the filters of the page /tim-kiem/. Native fields, since phones do those best, each value with how many
   results it would leave; and a chip for each filter in use. The state is a URLSearchParams, as in page.js. */

import { make } from "./face.js";

/** What the engine's facets are called in the address; one that is not here keeps its own name. */
const FIELDS = {
  kind: "loai",
  place: "noi",
  placeThen: "noi-khi-ay",
  organisation: "don-vi",
  award: "danh-hieu",
  level: "cap",
  campaign: "phong-trao",
  contest: "cuoc-thi",
};
const FORM = "tim-trong-trang"; // the fields stand beside the form, and belong to it
const FROM = "tu";
const TO = "den";
const NAMES = [FROM, TO, ...Object.values(FIELDS)];

const number = (count) => count.toLocaleString("vi");

/** The filters in use: [names in the address, value]; the two ends of a span of years are one. */
export function inUse(state) {
  const used = Object.values(FIELDS).flatMap((name) => state.getAll(name).map((value) => [[name], value]));
  return state.has(FROM) || state.has(TO) ? [[[FROM, TO], span(state)], ...used] : used;
}

/** The state without one filter, or, with no argument more, without any. */
export function without(state, names = NAMES, value = undefined) {
  const next = new URLSearchParams(state);
  for (const name of names) {
    const left = names.length === 1 ? state.getAll(name).filter((one) => one !== value) : [];
    next.delete(name);
    for (const one of left) next.append(name, one);
  }
  return next;
}

/** The state as options of the engine. */
export function filtersOf(state) {
  const year = (name, otherwise) => Number.parseInt(state.get(name), 10) || otherwise;
  const options = {};
  if (state.has(FROM) || state.has(TO)) options.years = [year(FROM, 0), year(TO, 9999)];
  for (const [facet, name] of Object.entries(FIELDS))
    if (state.has(name)) options[facet === "kind" ? "kinds" : facet] = state.getAll(name);
  return options;
}

/** Draws the fields of `facets` ([{ name, label }]) with their `counts` into `holder`, and keeps the focus. */
export function drawFields(holder, facets, counts, state) {
  const focused = holder.contains(document.activeElement) && document.activeElement.id;
  const there = facets.filter(({ name }) => counts[name]?.length);
  holder.replaceChildren(
    ...there.map(({ name, label }) => {
      if (name === "year") return years(label, counts.year, state);
      if (name === "kind") return kinds(label, counts.kind, state);
      return choice(label, FIELDS[name] ?? name, counts[name], state, "Tất cả");
    }),
  );
  if (focused) document.getElementById(focused)?.focus();
}

function choice(label, name, values, state, any) {
  const select = make("select", "", { name, id: "loc-" + name, form: FORM }, new Option(any, ""));
  const wanted = state.get(name);
  for (const [value, text, count] of values) select.append(new Option(`${text} (${number(count)})`, value));
  // A value that leaves nothing is not among those the engine counts, yet it is the one in use.
  if (wanted && !values.some(([value]) => String(value) === wanted)) select.append(new Option(`${wanted} (0)`, wanted));
  select.value = wanted ?? "";
  return make("p", "", {}, make("label", "", { for: select.id }, label), select);
}

function years(label, values, state) {
  const ends = [choice("Từ năm", FROM, values, state, "Sớm nhất"), choice("Đến năm", TO, values, state, "Mới nhất")];
  return make("fieldset", "", {}, make("legend", "", {}, label), ...ends);
}

function kinds(label, values, state) {
  const wanted = state.getAll(FIELDS.kind);
  const boxes = values.map(([value, text, count]) => {
    const id = "loc-loai-" + value;
    const box = make("input", "", { type: "checkbox", name: FIELDS.kind, value, id, form: FORM });
    box.checked = wanted.includes(value);
    return make("label", "", {}, box, ` ${text} (${number(count)})`);
  });
  return make("fieldset", "bv-find__kinds", {}, make("legend", "", {}, label), ...boxes);
}

/** What a filter in use is called, as the fields in `holder` have it, without its count. */
export function labelOf(holder, [name], value) {
  if (name === FROM) return value;
  const [list, own] = [name, value].map((part) => CSS.escape(part));
  const field = holder.querySelector(`#loc-${list} [value="${own}"], #loc-loai-${own}`);
  const text = field?.text ?? field?.parentElement.textContent ?? value;
  return text.replace(/ \([\d.]+\)$/, "").trim();
}

function span(state) {
  const [from, to] = [state.get(FROM), state.get(TO)];
  if (from && to) return from === to ? `năm ${from}` : `năm ${from} – ${to}`;
  return from ? `từ năm ${from}` : `đến năm ${to}`;
}
