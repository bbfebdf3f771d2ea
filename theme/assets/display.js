// Before the first paint: the reader's own choice of scheme and text size, when one was made.
try {
  for (const name of ["scheme", "text"]) {
    const value = localStorage.getItem("bv-" + name);
    if (/^[a-z0-9]+$/.test(value ?? "")) document.documentElement.dataset[name] = value;
  }
} catch {}

// Opened from a disk, where modules never run: see local.js.
if (location.protocol === "file:") {
  const script = document.createElement("script");
  script.src = document.currentScript.src.replace("display.js", "local.js");
  document.head.append(script);
}
