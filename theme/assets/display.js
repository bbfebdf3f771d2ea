// Before the first paint: the reader's own choice of scheme and text size, when one was made.
try {
  for (const name of ["scheme", "text"]) {
    const value = localStorage.getItem("bv-" + name);
    if (/^[a-z0-9]+$/.test(value ?? "")) document.documentElement.dataset[name] = value;
  }
} catch {}
