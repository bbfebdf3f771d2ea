// The profiles of search_corpus.py as an index of Pagefind, arranged for Vietnamese as well as its records allow.
//   node search_pagefind.mjs FOLDER SITE PYTHON COUNT [light]      FOLDER has node_modules; light: without the stories
// Pagefind keeps đ apart from d, so words with đ are written a second time, folded.

import { spawn } from "node:child_process";
import path from "node:path";
import readline from "node:readline";
import { pathToFileURL } from "node:url";

const [folder, site, python, count, light] = process.argv.slice(2);
const pagefind = await import(pathToFileURL(path.join(path.resolve(folder), "node_modules/pagefind/lib/index.js")));

const folded = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d");
const withD = (text) =>
  [...new Set(text.toLowerCase().match(/[\p{L}\p{M}]*đ[\p{L}\p{M}]*/gu) || [])].map(folded).join(" ");

const begun = Date.now();
const { index } = await pagefind.createIndex({ forceLanguage: "vi" });
const corpus = path.join(import.meta.dirname, "search_corpus.py");
const { stdout } = spawn(python, [corpus, count, "-"], { stdio: ["ignore", "pipe", "inherit"] });
for await (const line of readline.createInterface({ input: stdout })) {
  const doc = JSON.parse(line);
  const facts = [doc.title, doc.line, ...doc.facts].join(". ");
  const body = light ? doc.summary : [doc.summary, ...doc.story].join("\n");
  await index.addCustomRecord({
    url: "/" + doc.address,
    language: "vi",
    content: `${body}\n${facts} ${withD(body + " " + facts)}`.normalize("NFC"),
    meta: {
      title: doc.title,
      line: doc.line,
      place: doc.place,
      year: String(doc.year),
      kd: withD(`${doc.title} ${doc.line}`),
    },
    filters: { year: [String(doc.year)], place: [doc.place_id], award: [doc.award] },
    sort: { year: String(doc.year) },
  });
}
const added = Date.now();
await index.writeFiles({ outputPath: path.join(site, "pagefind") });
await pagefind.close();
console.log(JSON.stringify({ light: !!light, added: (added - begun) / 1e3, total: (Date.now() - begun) / 1e3 }));
