// A piece of a page around the words that were asked for.

import { SearchError } from "./engine.js";
import { words } from "./text.js";

const BEFORE = 60;
const AFTER = 140;

/** The passage of a hit's page that holds most of the words, as [[text, isMatch], …]; empty when there is none. */
export async function snippet(engine, hit, asked) {
  const answer = await fetch(new URL("../../" + hit.url.split("#")[0], engine.base)).catch(() => null);
  if (!answer || !answer.ok) throw new SearchError("the page did not come");
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const keys = new Set([...asked.list, ...(asked.long || [])].map((word) => word.key));
  let best = ["", 0, 0];
  for (const { textContent } of page.querySelectorAll("main p, main li, main blockquote, main td")) {
    const text = textContent.trim().replace(/\s+/g, " ");
    const held = words(text).filter((word) => keys.has(word.key));
    held.forEach(({ at }, i) => {
      const near = new Set(
        held
          .slice(i)
          .filter((word) => word.end < at + AFTER)
          .map((word) => word.key)
      ).size;
      if (near > best[1]) best = [text, near, at];
    });
  }
  const [text, , at] = best;
  const start = at > BEFORE ? text.indexOf(" ", at - BEFORE) + 1 : 0;
  const end = text.length > at + AFTER ? text.lastIndexOf(" ", at + AFTER) : text.length;
  const passage = (start ? "… " : "") + text.slice(start, end) + (end < text.length ? " …" : "");
  return engine.marks(passage, asked);
}
