/* Questions to the index that Pagefind made of the finished pages. */
import { partsOf, phrase, spaced } from "./search_words.js";

const root = new URL("../../", import.meta.url);
let opening = null;

/* The index of this page's language; what failed may be tried again. */
function open() {
  opening = opening || import(new URL("pagefind/pagefind.js", root).href).then(async ({ createInstance }) => {
    const index = createInstance({ noWorker: true });
    // Its answers count the pages of each facet only when the facets are there.
    await index.filters();
    return index;
  });
  opening.catch(() => { opening = null; });
  return opening;
}

/* Pages that hold every term, each in one piece; without terms all pages. */
async function pagesWith(index, terms, filters) {
  const answers = await Promise.all((terms.length ? terms.map(phrase) : [null]).map((words) => index.search(words, { filters })));
  const [first, ...others] = answers.map(({ results }) => results);
  const ids = others.map((results) => new Set(results.map(({ id }) => id)));
  return { pages: first.filter(({ id }) => ids.every((found) => found.has(id))), answers };
}

/* Pages about the words first: an answer to quoted words is not ranked, one to the characters alone is. */
async function ranked(index, pages, terms, filters) {
  if (!terms.length) return pages;
  const { results } = await index.search(terms.map(spaced).join(" "), { filters });
  const scores = new Map(results.map(({ id, score }) => [id, score]));
  return pages.map((page, number) => [page, number]).sort(([one, first], [other, second]) =>
    (scores.get(other.id) || 0) - (scores.get(one.id) || 0) || first - second).map(([page]) => page);
}

/* How many pages each value of a facet would leave. */
async function countsOf(index, facet, terms, filters) {
  const { answers } = await pagesWith(index, terms, filters);
  const bounds = answers.map((answer) => answer.filters[facet] || {});
  const values = Object.keys(bounds[0]).filter((value) => bounds.every((bound) => bound[value]));
  // One term: the answer says so itself. Several: each of them says at most how many.
  const counts = await Promise.all(values.map(async (value) =>
    (bounds.length === 1 ? bounds[0][value] : (await pagesWith(index, terms, { ...filters, [facet]: value })).pages.length)));
  return new Map(values.map((value, number) => [value, counts[number]]));
}

/* The pages for these terms and choices (facet → value), and for each facet what it could be set to instead.

   `apart` are the parts that were looked for where the whole is nowhere. A choice of the week does away with those within a week. */
export async function ask(terms, choices, facets) {
  const index = await open();
  let { pages } = await pagesWith(index, terms, choices);
  const apart = pages.length ? [] : [...new Set(terms.flatMap(partsOf))];
  const looser = apart.length > terms.length ? (await pagesWith(index, apart, choices)).pages : [];
  if (looser.length) pages = looser;
  const used = looser.length ? apart : terms;
  const counts = await Promise.all(facets.map((facet) => {
    const others = Object.entries(choices).filter(([name, value]) => name !== facet && !(facet === "week" && value.includes("/")));
    return countsOf(index, facet, used, Object.fromEntries(others));
  }));
  return {
    pages: await ranked(index, pages, used, choices),
    terms: used,
    apart: looser.length ? apart : [],
    counts: new Map(facets.map((facet, number) => [facet, counts[number]])),
  };
}

/* What a page says of itself: addresses of this site only. */
export async function read(page) {
  const { raw_url: url, meta, filters, content } = await page.data();
  const picture = /^([0-9a-f]+)(webp|jpg)$/.exec(meta.image || "");
  return {
    address: new URL(url.replace(/^\/+/, ""), root).href,
    picture: picture ? new URL(`media/${picture[1]}.${picture[2]}`, root).href : "",
    hue: /^hue-[1-9]$/.test(meta.hue || "") ? meta.hue : "",
    title: meta.title || "",
    words: meta.words || "",
    day: meta.day || "",
    week: (filters.week || [])[0] || "",
    type: (filters.type || [])[0] || "",
    // Pagefind ends what stands by itself, such as a heading, like a sentence.
    text: content.replace(/([^\x00-\x7f])\. /g, "$1 · ").replace(/([^\x00-\x7f])\.$/, "$1"),
  };
}
