// What the pages can do beyond being read. All of it is extra: nothing is hidden from a reader without JavaScript.

const root = document.documentElement;
const all = (selector) => document.querySelectorAll(selector);

function remember(name, value) {
  root.dataset[name] = value;
  try {
    localStorage.setItem("bv-" + name, value);
  } catch {} // a private window: the choice lasts as long as the page
}

// Light and dark, size of text.
const dark = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (root.dataset.scheme ? root.dataset.scheme === "dark" : dark.matches);
const SIZES = 4;
const size = () => Math.min(Number(root.dataset.text ?? 1) || 0, SIZES - 1);

function show() {
  for (const button of all("[data-scheme][aria-pressed]")) button.setAttribute("aria-pressed", isDark());
  for (const button of all("[data-text-size]")) {
    const next = size() + Number(button.dataset.textSize);
    button.setAttribute("aria-disabled", next < 0 || next >= SIZES);
  }
}

for (const group of all(".bv-display")) group.hidden = false;
dark.addEventListener("change", show);
show();

// Copying: data-copy is the text, or "#id" of the element whose text it is.
const spoken = document.createElement("p");
spoken.className = "bv-unseen";
spoken.setAttribute("role", "status");
document.body.append(spoken);

async function copy(button) {
  const what = button.dataset.copy;
  const text = what.startsWith("#") ? document.querySelector(what)?.innerText : what;
  const said = button.dataset.said ?? button.textContent;
  button.dataset.said = said;
  try {
    await navigator.clipboard.writeText(text.trim());
    button.textContent = spoken.textContent = "Đã chép";
  } catch {
    button.textContent = spoken.textContent = "Không chép được";
  }
  setTimeout(() => {
    button.textContent = said;
    spoken.textContent = "";
  }, 2500);
}

for (const button of all("button[data-copy]")) button.hidden = false;

document.addEventListener("click", ({ target }) => {
  const button = target.closest("button");
  if (!button) return;
  if (button.dataset.copy) copy(button);
  else if ("scheme" in button.dataset) remember("scheme", isDark() ? "light" : "dark");
  else if (button.dataset.textSize && button.getAttribute("aria-disabled") !== "true")
    remember("text", String(size() + Number(button.dataset.textSize)));
  else return;
  show();
});

// The list of sections on a phone closes with Escape, and focus goes back to what opened it.
const drawer = document.getElementById("danh-muc");
document.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape" || !drawer?.checked) return;
  drawer.checked = false;
  drawer.focus();
});

// Search: nothing of it is fetched before the reader reaches for the box; then all that any answer needs, at once.
// Without it the form still leads somewhere.
const box = document.querySelector(".bv-search");
let face;

function fetchAhead(path, attributes) {
  const link = Object.assign(document.createElement("link"), attributes);
  link.href = new URL(path, import.meta.url);
  document.head.append(link);
}

function reach() {
  if (face) return;
  fetchAhead("search/search.css", { rel: "stylesheet" });
  fetchAhead("../tim-kiem/du-lieu/meta.bin", { rel: "preload", as: "fetch", crossOrigin: "" });
  face = Promise.all(["face", "engine", "text"].map((name) => import(`./search/${name}.js`))).then(
    ([{ attach }]) => attach(box),
    () => (face = undefined), // the line was down: tried again at the next letter
  );
}

for (const name of ["focusin", "pointerdown", "input"]) box?.addEventListener(name, reach);
// A key without a modifier must be possible to switch off (WCAG 2.1.4): the page of search does.
function slashIsOff() {
  try {
    return localStorage.getItem("bv-slash") === "off";
  } catch {
    return false;
  }
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (slashIsOff()) return;
  event.preventDefault();
  (document.querySelector("main [role=search] input") ?? box?.elements.q)?.focus();
});

// Countdowns: data-countdown is the moment, data-over what stands there once it has passed.
function count() {
  for (const clock of all("[data-countdown]")) {
    const minutes = Math.floor((Date.parse(clock.dataset.countdown) - Date.now()) / 60000);
    if (Number.isNaN(minutes)) continue;
    const parts = [
      [Math.floor(minutes / 1440), "ngày"],
      [Math.floor(minutes / 60) % 24, "giờ"],
      [minutes % 60, "phút"],
    ];
    const left = parts.filter(([n], i) => n || i === 2).slice(0, 2);
    clock.textContent =
      minutes < 0 ? (clock.dataset.over ?? "Đã hết hạn") : "Còn " + left.map((part) => part.join(" ")).join(" ");
    clock.hidden = false;
  }
}

if (document.querySelector("[data-countdown]")) {
  count();
  setInterval(count, 30000);
}
