// Inflates a zlib stream (RFC 1950, 1951) for browsers without DecompressionStream; never fetched by others.

const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const LENGTH = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
];
const DISTANCE = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073,
];
DISTANCE.push(4097, 6145, 8193, 12289, 16385, 24577);
const MOST = 1 << 26; // a file of the index is far smaller

/** By length of code: how many codes, and the symbols in order. */
function table(lengths) {
  const counts = new Uint16Array(16);
  for (const length of lengths) counts[length]++;
  counts[0] = 0;
  const symbols = [];
  for (let length = 1; length < 16; length++) lengths.forEach((own, symbol) => own === length && symbols.push(symbol));
  return { counts, symbols };
}

const same = (...runs) => runs.flatMap(([length, count]) => Array(count).fill(length));
const FIXED = [table(same([8, 144], [9, 112], [7, 24], [8, 8])), table(same([5, 30]))];

/** The bytes that were compressed; throws on anything that is not a whole stream with the right checksum. */
export function inflate(bytes) {
  let at = 2;
  let held = 0;
  let count = 0;
  let out = new Uint8Array(4 * bytes.length + 64);
  let length = 0;
  const fail = () => {
    throw new RangeError("not a zlib stream");
  };
  if ((bytes[0] & 15) !== 8 || ((bytes[0] << 8) | bytes[1]) % 31 || bytes[1] & 32) fail();

  const bits = (wanted) => {
    for (; count < wanted; count += 8) held |= (at < bytes.length ? bytes[at++] : fail()) << count;
    const value = held & ((1 << wanted) - 1);
    held >>>= wanted;
    count -= wanted;
    return value;
  };
  const symbol = ({ counts, symbols }) => {
    for (let size = 1, code = 0, first = 0, index = 0; size < 16; size++) {
      code |= bits(1);
      if (code - first < counts[size]) return symbols[index + code - first];
      index += counts[size];
      first = (first + counts[size]) << 1;
      code <<= 1;
    }
    return fail();
  };
  const put = (byte) => {
    if (length === out.length) {
      if (length > MOST) fail();
      const wider = new Uint8Array(2 * length);
      wider.set(out);
      out = wider;
    }
    out[length++] = byte;
  };
  const tables = () => {
    const literals = bits(5) + 257;
    const distances = bits(5) + 1;
    const sizes = Array(19).fill(0);
    for (let i = bits(4) + 4, k = 0; k < i; k++) sizes[ORDER[k]] = bits(3);
    const code = table(sizes);
    const lengths = [];
    while (lengths.length < literals + distances) {
      const one = symbol(code);
      if (one < 16) lengths.push(one);
      else if (one === 16)
        lengths.push(...Array(3 + bits(2)).fill(lengths.length ? lengths[lengths.length - 1] : fail()));
      else lengths.push(...Array(one === 17 ? 3 + bits(3) : 11 + bits(7)).fill(0));
    }
    return [table(lengths.slice(0, literals)), table(lengths.slice(literals, literals + distances))];
  };

  for (let last = 0; !last;) {
    last = bits(1);
    const type = bits(2);
    if (type === 0) {
      held = count = 0;
      const size = bits(8) | (bits(8) << 8);
      if ((bits(8) | (bits(8) << 8)) !== (size ^ 0xffff)) fail();
      for (let i = 0; i < size; i++) put(bits(8));
      continue;
    }
    if (type === 3) fail();
    const [literals, distances] = type === 1 ? FIXED : tables();
    for (let one; (one = symbol(literals)) !== 256;) {
      if (one < 256) put(one);
      else {
        if (one > 285) fail();
        const size = LENGTH[one - 257] + (one === 285 || one < 265 ? 0 : bits((one - 261) >> 2));
        const far = symbol(distances);
        if (far > 29) fail();
        const back = DISTANCE[far] + (far < 4 ? 0 : bits((far - 2) >> 1));
        if (back > length) fail();
        for (let i = 0; i < size; i++) put(out[length - back]);
      }
    }
  }
  let a = 1;
  let b = 0;
  for (let i = 0; i < length; i++) b = (b + (a = (a + out[i]) % 65521)) % 65521;
  const sum = [0, 1, 2, 3].reduce((value, i) => value * 256 + bytes[at + i], 0);
  if (sum !== b * 65536 + a) fail();
  return out.subarray(0, length);
}
