// Text as the search sees it, as bangvang/outputs/search/text.py does; tests/search/vectors.json holds both to it.

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

const MANY = 20_000;
const met = new Map(); // syllables are few, and the same names come again and again

function word(run) {
  if (!met.has(run)) {
    if (met.size === MANY) met.clear();
    met.set(run, folded(run));
  }
  return met.get(run);
}

function folded(run) {
  const mended = run.normalize("NFC").replace(/[ÐðƉɖǍǎ]/g, (letter) => LOOKALIKES[letter]);
  const apart = mended.replace(DROPPED, "").normalize("NFC").toLowerCase().slice(0, LONGEST).normalize("NFD");
  const [tone] = apart.match(TONE) || [""];
  const raw = apart
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/đ/g, "d")
    .replace(/^0+(?=\d)/, "");
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
    if (end > done)
      last && last[1] === isMatch ? (last[0] += text.slice(done, end)) : pieces.push([text.slice(done, end), isMatch]);
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

/** Whether a word is spelled as typed; of an unfinished one, as far as it goes. */
export function spelledSo({ spelling }, typed, unfinished) {
  if (!unfinished || spelling === typed.spelling) return spelling === typed.spelling;
  const [, letters, tone] = /^(.*?)(\d?)$/.exec(typed.spelling);
  return spelling.startsWith(letters) && spelling.endsWith(tone);
}

/** The key of a whole name. */
export const joined = (list) => list.map(({ key }) => key).join(" ");

/** Whether a word was typed with its marks. */
export const isMarked = ({ spelling }) => /[^\0-\x7f]|\D\d$/.test(spelling);

/** From where to where, in a list of names in order that begin files, those files may hold names beginning so. */
export function between(names, start) {
  let low = 0;
  for (let high = names.length; low < high;) {
    const middle = (low + high) >> 1;
    if (names[middle] < start) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < names.length && names[end].startsWith(start)) end++;
  return [names[low] === start ? low : Math.max(0, low - 1), end]; // people of one name stand together
}
