// Text as the search sees it. bangvang/outputs/search/text.py does the same; tests/search/vectors.json holds both to it.

const LOOKALIKES = { "\u00d0": "Đ", "\u00f0": "đ", "\u0189": "Đ", "\u0256": "đ", "\u01cd": "Ă", "\u01ce": "ă" };
const TONES = ["", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"];
const TONE = /[\u0300\u0301\u0309\u0303\u0323]/g;
const INSIDE = "'’ʼ‘`´\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff";
const RUN = new RegExp(`[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}${INSIDE}]*`, "gu");
const DROPPED = new RegExp(`[${INSIDE}]`, "g");
const LONGEST = 40;

/** The words of a text: `key` matches, `spelling` ranks, `raw` is the key while a final y may go on; `at` and `end`
    say where it stands. */
export function words(text) {
  return Array.from(text.matchAll(RUN), ({ 0: run, index }) => ({ ...word(run), at: index, end: index + run.length }));
}

function word(run) {
  const mended = run.normalize("NFC").replace(/[ÐðƉɖǍǎ]/g, (letter) => LOOKALIKES[letter]);
  const apart = mended.replace(DROPPED, "").normalize("NFC").toLowerCase().slice(0, LONGEST).normalize("NFD");
  const [tone] = apart.match(TONE) || [""];
  const raw = apart.replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d").replace(/^0+(?=\d)/, "");
  return {
    raw,
    key: raw.replace(/([bcdghklmnprstvx]|^qu)y$/, "$1i"),
    spelling: apart.replace(TONE, "").normalize("NFC") + (tone && TONES.indexOf(tone)),
  };
}

/** Whether a key goes on from an unfinished word. */
export const begins = (key, { key: finished, raw }) => key.startsWith(finished) || key.startsWith(raw);

/** FNV-1a, 32 bits, over UTF-8. */
export function fnv(text) {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193);
  return value >>> 0;
}

/** The text in pieces [[text, isMatch], …]: words match that are among `keys`, or begin as `last` does. */
export function mark(text, keys, last) {
  const pieces = [];
  let done = 0;
  const cut = (end, isMatch) => {
    const last = pieces[pieces.length - 1];
    if (end > done) last && last[1] === isMatch ? (last[0] += text.slice(done, end)) : pieces.push([text.slice(done, end), isMatch]);
    done = end;
  };
  for (const { key, at, end } of words(text)) {
    if (!keys.has(key) && !(last && begins(key, last))) continue;
    const near = done && pieces[pieces.length - 1][1] && !text.slice(done, at).trim();
    cut(at, !!near); // a phrase is marked in one piece
    cut(end, true);
  }
  cut(text.length, false);
  return pieces;
}
