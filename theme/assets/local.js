// The site opened straight from a disk (file://): browsers then run no modules and show a folder as a bare listing.
// So links to a folder go to its page, and the page of search says how to start a server. Loaded by display.js.

/** Leads a link or a form that ends at a folder to the page in it. */
function toPage(element, property) {
  const address = new URL(element[property], location.href);
  if (address.protocol !== "file:" || !address.pathname.endsWith("/")) return;
  address.pathname += "index.html";
  element[property] = address.href;
}

function mend({ target }) {
  const link = target instanceof Element && target.closest("a[href]");
  if (link) toPage(link, "href");
}

// Before the browser follows it, in whichever way it is opened.
for (const name of ["click", "auxclick", "contextmenu", "focusin"]) document.addEventListener(name, mend, true);
document.addEventListener("submit", ({ target }) => toPage(target, "action"), true);

function tell() {
  const note = document.getElementById("mo-tu-o-dia");
  if (note) note.hidden = false;
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", tell);
else tell();
