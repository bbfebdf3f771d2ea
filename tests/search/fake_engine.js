/* An engine of twenty-five records that keeps the contract at the head of engine.js, for tests of the face alone.
   It finds a record when its title holds the folded query; "không có" finds nothing, "hỏng" and "hỏng hẳn" fail. */

const KINDS = { exemplar: "Gương điển hình", campaign: "Phong trào" };
const TITLES = ["Ngô Gia Khảm", "Nguyễn Thị Chiên", "Trần Đại Nghĩa", "Hồ Giáo"];
const RECORDS = [
  ...TITLES.map((title, i) => ({ title, kind: "exemplar", year: 1952 + i, place: i % 2 ? "Thái Bình" : "Bắc Ninh" })),
  { title: "Phong trào <b>Gió</b> Đại Phong", kind: "campaign", year: 1961, place: "Quảng Bình" },
  ...Array.from({ length: 20 }, (_, i) => ({ title: `Minh họa Gia số ${i + 1}`, kind: "exemplar", year: 2024, place: "Hà Nội" })),
];

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
const slug = (text) => fold(text).replace(/[^a-z0-9]+/g, "-");

/** The pieces of a text, those that begin with a word of the query marked. */
export function marks(text, query) {
  const words = fold(query).split(/\s+/).filter(Boolean);
  const pieces = text.split(/(?<=[\s>])|(?=<)/);
  return pieces.map((piece) => [piece, words.some((word) => fold(piece).startsWith(word))]);
}

class SearchError extends Error {
  constructor(retryable) {
    super("the index cannot be read");
    this.retryable = retryable;
  }
}

export async function open() {
  return { search, suggest: search, facets, values: (name) => count(RECORDS)[name], snippet };
}

const facets = () => [
  { name: "year", label: "Năm" },
  { name: "kind", label: "Loại hồ sơ" },
  { name: "place", label: "Địa phương nay" },
];
const snippet = async (hit, query) => marks("Ông làm việc ở xưởng quân giới Gia Lâm", query);
const valueOf = { year: (one) => one.year, kind: (one) => one.kind, place: (one) => slug(one.place) };
const labelOf = { year: (one) => String(one.year), kind: (one) => KINDS[one.kind], place: (one) => one.place };

function count(records) {
  return Object.fromEntries(
    Object.keys(valueOf).map((name) => {
      const values = new Map();
      for (const one of records) {
        const value = valueOf[name](one);
        values.set(value, [value, labelOf[name](one), (values.get(value)?.[2] ?? 0) + 1]);
      }
      return [name, [...values.values()]];
    }),
  );
}

async function search(query, options) {
  // A slow line for "cham", so that a test sees the first answer come last.
  await new Promise((done) => setTimeout(done, query === "cham" ? 600 : 10));
  options.signal?.throwIfAborted();
  if (query === "hỏng" && !globalThis.mended) throw new SearchError(true);
  if (query === "hỏng hẳn") throw new SearchError(false);
  const [from, to] = options.years ?? [0, 9999];
  const found = RECORDS.filter(
    (one) =>
      (fold(one.title).includes(fold(query)) || query === "hỏng" || query === "cham") &&
      (!options.kinds || options.kinds.includes(one.kind)) &&
      (!options.place || options.place.includes(slug(one.place))) &&
      one.year >= from &&
      one.year <= to,
  );
  if (options.sort === "year") found.sort((a, b) => b.year - a.year);
  const near = found.length || query === "không có" ? [] : ["Ngô Gia Khảm"];
  return {
    query,
    hits: found.slice(0, options.limit).map((one) => hit(one, query)),
    total: found.length,
    totalIsLowerBound: false,
    more: !options.deep && found.length > 0,
    relaxed: query === "gia kham" ? [{ kind: "slip", text: "Không tìm thấy đúng từng chữ." }] : [],
    near,
    facets: options.facets ? count(found) : null,
  };
}

function hit(one, query) {
  const line = "Công nhân quân giới";
  const told = { title: one.title, alias: "", line, place: one.place, summary: "Một đời vì nước." };
  return {
    ...told,
    url: `guong/${slug(one.title)}/`,
    kind: one.kind,
    kindLabel: KINDS[one.kind],
    year: one.year,
    inStory: one.kind === "exemplar",
    marks: Object.fromEntries(Object.entries(told).map(([name, text]) => [name, text ? marks(text, query) : []])),
  };
}
