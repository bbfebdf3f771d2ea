// Words nobody wrote: keystrokes of Telex and VNI, words run together, one slip of the finger.

/** What a word not known may stand for, likeliest first: [kind, [words…]] each, kind "keys" or "slip". */
export function meant(word, lists) {
  const vni = /[aeiouy]/.test(word) ? word.replace(/(\D)\d+/g, "$1") : word; // “nd98” is no syllable with a mark
  const typed = [telex(word), vni, word.replace(/\D+$|^\D+(?=\d)/, (part) => ` ${part} `)];
  const keys = typed.filter((text) => text !== word).map((text) => text.trim().split(/\s+/));
  if (word.length > 4) keys.push(apart(word, lists) || []);
  const fit = keys.find((parts) => parts.length && parts.every((part) => lists.has(part)));
  return [...(fit ? [["keys", fit]] : []), ...near(word, lists, 5).map((one) => ["slip", [one]])];
}

/** “nguyeenx” → “nguyen”: doubled letters and w for marks, s f r x j for tones. */
function telex(word) {
  const plain = word
    .replace(/([aeo])\1/g, "$1")
    .replace(/dd/g, "d")
    .replace(/([aou])w/g, "$1")
    .replace(/^(\w*[^aeiouy]|)w/, "$1u");
  return plain.replace(/([aeiouy][a-z]*?)[sfrxj]([aeiouycgmnpth]*)$/, "$1$2");
}

/** “nguyenvanhung” → nguyen van hung, when known words of two letters and more fill it. */
function apart(word, lists) {
  const ways = [[]];
  for (let end = 2; end <= word.length; end++)
    for (let start = Math.max(0, end - 7); start < end - 1; start++) {
      const part = word.slice(start, end);
      if (!ways[start] || lists.head(part) < 2) continue;
      if (!ways[end] || ways[start].length + 1 < ways[end].length) ways[end] = [...ways[start], part];
    }
  const found = ways[word.length];
  return found && found.length > 1 && found.length <= word.length / 2.5 && found;
}

/** Known words one slip away: letters swapped, then one lost or doubled, then a wrong one; frequent ones first. */
export function near(word, lists, most) {
  const found = [];
  for (const one of lists.words) {
    const kind = Math.abs(one.length - word.length) < 2 && !/\d/.test(one) ? slip(one, word) : -1;
    if (kind >= 0 && lists.head(one)) found.push([kind, -lists.head(one), one]);
  }
  return found
    .sort((a, b) => a[0] - b[0] || a[1] - b[1])
    .slice(0, most)
    .map(([, , one]) => one);
}

/** How two words differ: 0 by two letters swapped, 1 by one lost or doubled, 2 by one wrong, -1 by more or nothing. */
export function slip(one, other) {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  let end = 0;
  while (
    end < Math.min(one.length, other.length) - start &&
    one[one.length - 1 - end] === other[other.length - 1 - end]
  )
    end++;
  const a = one.slice(start, one.length - end);
  const b = other.slice(start, other.length - end);
  if (a.length + b.length === 1) return 1;
  if (a.length === 1 && b.length === 1) return 2;
  return a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0] ? 0 : -1;
}
