// How a case is put to the engine: what each file of cases beside this one calls, with what, and what it looks at.
async ([assets, name, cases]) => {
  const load = (path) => import(`${assets}${path}.js`);
  const [dates, fold, query, judging, excerpt, headings, candidates, clauses, filters, ranking, results] =
    await Promise.all(["shared/dates", "shared/fold", ...["query", "judging", "excerpt", "headings", "candidates",
      "clauses", "filters", "ranking", "results"].map((module) => `search/engine/${module}`)].map(load));

  const cut = (text, spans) => spans.map((span) => text.slice(...span));

  // Searches as Pagefind does: whole words, a phrase in quotes, marks dropped unless accents are asked for.
  const pagefind = (texts) => {
    let accents = false;
    const words = (text) => (accents ? text : text.normalize("NFD").replace(/\p{M}/gu, "")).toLowerCase()
      .split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
    const holds = (text, phrase) => ` ${words(text).join(" ")} `.includes(` ${words(phrase).join(" ")} `);
    return {
      options: async ({ exactDiacritics }) => { accents = exactDiacritics; },
      search: async (asked) => {
        const [, phrase] = /^"(.*)"$/.exec(asked) ?? [];
        const found = Object.entries(texts)
          .filter(([, text]) => (phrase ? [phrase] : asked.split(" ")).every((each) => holds(text, each)));
        return { results: found.map(([id, content], place) => (
          { id, score: found.length - place, data: async () => ({ content }) })) };
      },
    };
  };
  const letters = [["đ", "d\u0335"], ["Đ", "D\u0335"]];

  const hit = ({ exact = true, phrase = true, ...rest }) => ({ answer: { exact, phrase, spans: [] }, ...rest });
  const listed = async ({ documents, portions, most, turns }) => {
    const list = results.results(documents.map((each) => hit({ heading: each.name, ...each })));
    const coming = (async function* () { for (const some of portions) yield some.map(hit); }());
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
    headings: ({ query: asked, prefix, index, state, at }) => (state === undefined
      ? headings.matching(index, query.parse(asked), { prefix }).map(({ heading }) => heading.n)
      : headings.stateOf(index, state, at)),
    candidates: async ({ query: asked, texts }) => {
      const found = await candidates.candidates({ engine: texts && pagefind(texts), letters }, query.parse(asked));
      return Promise.all(found.map(async ({ key, phrase, exact, load: text }) => [
        key, [phrase && "phrase", exact && "exact"].filter(Boolean).join(" "), await text()]));
    },
    clauses: async ({ query: asked, at, texts, index, table, unwanted = "", seen = [] }) => {
      const full = { index, table: { bar: " # ", letters, ...table }, engine: pagefind(texts) };
      const wanted = ({ state }) => state !== unwanted;
      const portions = clauses.clauses(full, query.parse(asked), at, wanted, new Set(seen.map((i) => index.documents[i])));
      const found = [];
      for await (const some of portions) found.push(some.map((each) => [each.name, each.state, each.text.slice(0, each.own)]));
      return found;
    },
    filters: ({ words, last, index = { places: {} }, choice, about }) => (words
      ? filters.bound(words, last) : filters.filter(index, { tinh: "", tu: "", den: "", ...choice })(about)),
    ranking: ({ query: asked, clauses: some }) => ranking.ranked(some.map((each) => (
      { own: each.text.length, weight: 2, score: 1, ...each, answer: judging.judge(query.parse(asked), each.text) })),
    query.parse(asked)).map(({ text }) => text),
    results: listed,
  };
  return Promise.all(cases.map(calls[name]));
}
