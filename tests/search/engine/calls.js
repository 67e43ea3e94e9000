// How a case is put to the engine: what each file of cases beside this one calls, with what, and what it looks at.
async ([assets, name, cases]) => {
  const load = (path) => import(`${assets}${path}.js`);
  const [dates, fold, query, judging, excerpt, headings, candidates, clauses, filters, ranking, results, shelf, synonyms,
    spelling, meaning] =
    await Promise.all(["shared/dates", "shared/fold", ...["query", "judging", "excerpt", "headings", "candidates",
      "clauses", "filters", "ranking", "results", "shelf", "synonyms", "spelling", "meaning"]
      .map((module) => `search/engine/${module}`)].map(load));

  const cut = (text, spans) => spans.map((span) => text.slice(...span));

  // A shelf as the build writes it: { directory, files }.
  const opened = ({ directory, files }, asked = []) => shelf.shelf(async (name) => {
    if (name === "muc-luc") return directory;
    asked.push(name);
    return files[name];
  });

  // A site of one unit, of which the build indexed the documents: cards, each with its `texts` if it does not hold the only one.
  const scopes = ({ documents, index }) => [{
    site: {
      base: "",
      units: [{
        u: "son-la", n: "Sơn La",
        d: documents.map(({ d = [] }) => d), t: documents.map(({ t }) => t), h: documents.map(({ h = null }) => h),
        c: documents.map(({ k, texts = [] }) => (k ? 1 : texts.length)),
      }],
      unknown: "no-measure",
      headings: opened(index.headings),
      clauses: opened(index.clauses),
      cards: { exactly: async (u, [number]) => [[u, number, { a: `van-ban/${number}/`, ...documents[number] }]] },
      texts: async (address) => documents.find(({ a }) => a === address).texts,
    },
    units: null, held: null, suits: () => true, facts: [],
  }];

  const hit = ({ exact = true, phrase = true, ...rest }) => ({ answer: { exact, phrase, spans: [] }, ...rest });
  const yielded = async function* (portions, more) {
    for (const some of portions) yield some.map((each) => hit({ clause: true, at: { site: {} }, anchor: each.name, ...more, ...each }));
  };
  const listed = async ({ documents, portions, others = [], most, turns }) => {
    const list = results.results(documents.map((each) => hit(each)));
    const own = documents.map(({ name }) => ({ at: { site: {} }, anchor: name }));
    const coming = results.inTurn(yielded(portions, {}), yielded(others, { like: "khác" }), own);
    const shown = [list.next(most).map(({ name: shown }) => shown)];
    for (let i = 0; i < turns; i += 1) {
      await list.settle(coming, most, () => false);
      shown.push(list.next(most).map(({ name: shown }) => shown));
    }
    return { shown, counts: list.counts };
  };

  const calls = {
    dates: ({ place, at, day, words }) => {
      if (words !== undefined) return dates.isDay(words);
      return place ? dates.pick(place, at) : dates.written(day);
    },
    fold: ({ call, text }) => fold[call](text),
    query: ({ text }) => {
      const { words, accented, phrases } = query.parse(text);
      return { words, ...accented && { accented }, ...phrases.length && { phrases } };
    },
    judging: ({ query: asked, text, prefix, places }) => {
      if (places) return cut(text, judging.places(query.parse(asked), text, { prefix }));
      const answer = judging.judge(query.parse(asked), text, { prefix });
      return answer && { ...answer, spans: cut(text, answer.spans) };
    },
    excerpt: ({ text, mark, around }) => excerpt.excerpt(text, [...text.matchAll(new RegExp(mark, "g"))]
      .map((found) => [found.index, found.index + found[0].length]), around)
      .map(([words, marked]) => (marked ? `[${words}]` : words)).join(""),
    shelf: async ({ short, stored, key, begun, wanted }) => {
      if (short !== undefined) return shelf.numbers(short);
      const asked = [];
      const found = await opened(stored, asked)[begun ? "begun" : "exactly"](key, wanted);
      return { pieces: found.map(([name, number]) => `${name} ${number}`), files: asked };
    },
    headings: async ({ query: asked, prefix, state, at, documents, index }) => {
      if (state) return headings.stateOf({ unknown: "no-measure" }, state, at);
      return (await headings.matching(scopes({ documents, index }), query.parse(asked), { prefix })).map(({ card }) => card.n);
    },
    candidates: async ({ query: asked, prefix, index, texts, facts }) => {
      const names = Object.keys(texts);
      const clauses = opened(index.clauses);
      if (facts) {
        const passes = await candidates.marked(clauses, facts.map(([name, value]) => [name, (each) => each === value]), null);
        return names.filter((_, number) => passes(0, number));
      }
      const found = await candidates.candidates(clauses, 3, query.parse(asked), null, { prefix });
      return Object.fromEntries(found.map(({ number, phrase, exact, own, told, numbered }) => [
        names[number], Object.entries({ phrase, exact, own, told, numbered }).filter(([, is]) => is).map(([is]) => is).join(" ")]));
    },
    clauses: async ({ query: asked, at, documents, index, seen = [] }) => {
      const where = scopes({ documents, index });
      const [{ site }] = where;
      const parsed = query.parse(asked);
      const portions = clauses.clauses(await clauses.likely(where, parsed), parsed, at,
        seen.map((number) => ({ at: { site, unit: 0, number } })));
      const found = [];
      for await (const some of portions) found.push(some.map((each) => [each.name, each.state, each.text.slice(0, each.own)]));
      return found;
    },
    filters: ({ words, last, index = { places: {} }, choice, about }) => {
      if (words) return filters.bound(words, last);
      const { of, state, topics = [], agencies = [] } = about;
      const site = { places: {}, units: [{ u: of.u, t: [of.t], d: [of.d ?? []], m: of.m }], ...index };
      const { held, suits, facts } = filters.filter(site, choice, { day: "2021-09-01" });
      const marks = { "chu-de": topics, "co-quan": agencies, "trang-thai": [JSON.stringify(["", state])] };
      return (!held || held.includes(0)) && suits(0, 0)
        && facts.every(([name, passes]) => marks[name].some(passes));
    },
    ranking: ({ query: asked, clauses: some }) => ranking.ranked(some.map((each) => (
      { own: each.text.length, weight: 2, ...each, answer: judging.judge(query.parse(asked), each.text) })),
    query.parse(asked)).map(({ text }) => text),
    results: listed,
    synonyms: ({ query: asked, names }) =>
      synonyms.alternatives(query.parse(asked), { same: [], also: {}, types: {}, ...names })
        .map(({ words, query: other }) => [words, (other.accented ?? other.words).join(" ")]),
    spelling: ({ query: asked, phrases }) => spelling.nearest(query.parse(asked), phrases),
    meaning: ({ query: asked, names }) => {
      const { day, places, regime, clause } = meaning.meaning(query.parse(asked), names);
      return {
        ...day !== null && { day },
        ...places.length && { places: places.map(({ slug, district }) => [slug, district?.slug].filter(Boolean).join(" ")) },
        ...regime && { regime: regime.n },
        ...clause && { clause: [clause.anchors.join(" "), clause.name, clause.of] },
      };
    },
  };
  return Promise.all(cases.map(calls[name]));
}
