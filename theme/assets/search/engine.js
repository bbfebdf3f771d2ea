/* Search: the engine, without a face. The page talks to this module only.

   const engine = await open(new URL("tim-kiem/du-lieu/", root));     fetches one small file; safe to call on focus
   const found = await engine.search("nguyen van hung", options);     options, all of them optional:
     kinds: ["exemplar", …]   years: [from, to]   place, placeThen, organisation, award, level, campaign: facet values
     sort: "relevance" | "name" | "year"   limit: 10   offset: 0   signal: AbortSignal
     facets: true | ["year", "kind", …]   also count the values of facets      deep: true   also look beyond whole names
     onFirst(found)   told the hits on names as soon as they are known, while the rest is still being looked for
   → { query,
       hits: [{ url, title, kind, kindLabel, year, place, line, summary, alias, inStory,
                marks: { title, alias, line, place, summary } }],
                 url is relative to the site's root; line is post and unit (or number and issuer); alias is the other
                 name that was matched, or ""; each of marks is [[text, isMatch], …] of the original text
       total, totalIsLowerBound,                    more: true when `deep` would find more
       relaxed: [{ kind, text }],                   what was loosened, in Vietnamese; kind is "slip" | "keys" | "any"
       near: ["Nguyễn Văn Hưng", …],                names a reader may have meant, when nothing was found
       facets: { year: [[value, label, count], …], … } | null }
   engine.suggest(query, { limit, signal, onFirst })   the same for a box: whole names first, fewer bytes
   engine.facets()                                     → [{ name, label }], what can be filtered by
   engine.values(name)                                 → [[value, label, count], …] over everything
   engine.snippet(hit, query, { signal })              → [[text, isMatch], …] from the page itself, for hit.inStory
   marks(text, query)                                  → [[text, isMatch], …], without an engine

   Everything rejects with SearchError (retryable: true when trying again may help) or with signal's AbortError,
   and with nothing else. Import text.js beside this module to save a round trip. */
