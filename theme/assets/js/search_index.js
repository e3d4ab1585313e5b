/* Questions to the indexes that Pagefind made of the finished pages, and their answers put together. */
import { forget, isReady, open } from "./search_files.js";
import { partsOf, phrase, spaced } from "./search_words.js";

const root = new URL("../../", import.meta.url);

async function searchIn({ unheard }, name, words, values) {
  try {
    const index = await open(name);
    const { results, filters } = await index.search(words, values.length ? { facet: values } : {});
    return { pages: results.map(({ id, score, data }) => ({ key: `${name} ${id}`, score, data, index })), counts: filters.facet || {} };
  } catch (error) {
    unheard.add(name);
    console.warn(error);
    return { pages: [], counts: {} };
  }
}

/* What several indexes answer to these words, or to none: their pages, and how many have each value of a facet.

   An index that does not answer is left out, and from then on not asked in this question; none is asked the same twice. */
async function search(question, words, values, names) {
  const asked = names.filter((name) => !question.unheard.has(name));
  const answers = await Promise.all(asked.map((name) => {
    const key = JSON.stringify([name, words, values]);
    if (!question.answers.has(key)) question.answers.set(key, searchIn(question, name, words, values));
    return question.answers.get(key);
  }));
  const counts = {};
  for (const answer of answers) {
    for (const [value, count] of Object.entries(answer.counts)) counts[value] = (counts[value] || 0) + count;
  }
  return { pages: answers.flatMap(({ pages }) => pages), counts };
}

/* Pages that hold every term, each in one piece; without terms all pages. */
async function pagesWith(question, terms, values, names) {
  const answers = await Promise.all((terms.length ? terms.map(phrase) : [null]).map((words) => search(question, words, values, names)));
  const [found, ...others] = answers.map(({ pages }) => pages);
  const keys = others.map((pages) => new Set(pages.map(({ key }) => key)));
  return { pages: found.filter(({ key }) => keys.every((one) => one.has(key))), answers };
}

/* Pages about the words first: an answer to quoted words is not ranked, one to the characters alone is. */
async function ranked(question, pages, terms, values, names) {
  if (!terms.length) return pages;
  const all = await search(question, terms.map(spaced).join(" "), values, names);
  const scores = new Map(all.pages.map(({ key, score }) => [key, score]));
  return pages.map((page, number) => [page, number]).sort(([one, first], [other, second]) =>
    (scores.get(other.key) || 0) - (scores.get(one.key) || 0) || first - second).map(([page]) => page);
}

/* How many of these pages have a value of a facet. Which ones do is asked of each index once, and of none but its week's for what belongs to a week. */
async function countAmong(found, indexes, value) {
  const [, week] = /:([^/]+)\//.exec(value) || [];
  let count = 0;
  for (const index of indexes) {
    if (week && week !== index.name) continue;
    if (!index.holders.has(value)) {
      const { results } = await index.search(null, { facet: [value] });
      index.holders.set(value, results.map(({ id }) => `${index.name} ${id}`));
    }
    count += index.holders.get(value).filter((key) => found.has(key)).length;
  }
  return count;
}

/* How many pages each value of a facet would leave. */
async function countsOf(question, facet, terms, values, names) {
  const { pages, answers } = await pagesWith(question, terms, values, names);
  const mine = Object.keys(answers[0].counts).filter((value) => value.startsWith(`${facet}:`) && answers.every(({ counts }) => counts[value]));
  // One term: the answer says so itself. Several: each of them says at most how many.
  const found = new Set(pages.map(({ key }) => key)), indexes = new Set(pages.map(({ index }) => index));
  const counts = await Promise.all(mine.map((value) => (answers.length === 1 ? answers[0].counts[value] : countAmong(found, indexes, value))));
  return new Map(mine.map((value, number) => [value.slice(facet.length + 1), counts[number]]));
}

/* How many pages each week would leave, for those weeks alone that need nothing more to tell it. */
async function countsOfWeeks(question, terms, values, names) {
  const { pages } = await pagesWith(question, terms, values, names);
  const counts = new Map(names.filter((name) => !question.unheard.has(name)).map((name) => [name, 0]));
  for (const { index } of pages) counts.set(index.name, (counts.get(index.name) || 0) + 1);
  return counts;
}

/* The pages for these terms and choices (facet → value), and for each facet what it could be set to instead.

   `names` are the indexes, the current week's first: a week that is chosen is the only one that is opened. `apart` are the parts that were
   looked for where the whole is nowhere; `unheard` the indexes that did not answer. A choice of the week does away with those within a week. */
export async function ask(terms, { week, ...choices }, facets, names) {
  const question = { unheard: new Set(), answers: new Map() };
  const asked = week ? names.filter((name) => name === week) : names;
  const values = Object.entries(choices).map(([facet, value]) => `${facet}:${value}`);
  let { pages } = await pagesWith(question, terms, values, asked);
  const apart = pages.length ? [] : [...new Set(terms.flatMap(partsOf))];
  const looser = apart.length > terms.length ? (await pagesWith(question, apart, values, asked)).pages : [];
  if (looser.length) pages = looser;
  const used = looser.length ? apart : terms;
  const ready = names.filter((name) => asked.includes(name) || isReady(name, used.map(phrase)));
  const counts = await Promise.all(facets.map((facet) => (facet === "week"
    ? countsOfWeeks(question, used, values.filter((value) => !value.includes("/")), ready)
    : countsOf(question, facet, used, values.filter((value) => !value.startsWith(`${facet}:`)), asked))));
  if (asked.length && asked.every((name) => question.unheard.has(name))) throw new Error("no index");
  return {
    pages: await ranked(question, pages, used, values, asked),
    terms: used,
    apart: looser.length ? apart : [],
    unheard: question.unheard,
    counts: new Map(facets.map((facet, number) => [facet, counts[number]])),
  };
}

/* Where pictures lie: with the site, or where it says. */
function media() {
  const place = document.querySelector("[data-media]");
  return place ? place.dataset.media : new URL("media/", root);
}

/* What a page says of itself: addresses of this site only. Null for one whose words do not come. */
export async function read({ index, data }) {
  let page;
  try {
    page = await data();
  } catch (error) {
    console.warn(error);
    forget(index);
    return null;
  }
  const { raw_url: url, meta, filters, content } = page;
  const picture = /^([0-9a-f]+)(webp|jpg)$/.exec(meta.image || "");
  return {
    address: new URL(url.replace(/^\/+/, ""), root).href,
    picture: picture ? new URL(`${picture[1]}.${picture[2]}`, media()).href : "",
    hue: /^hue-[1-9]$/.test(meta.hue || "") ? meta.hue : "",
    title: meta.title || "",
    words: meta.words || "",
    day: meta.day || "",
    week: index.name,
    type: (/\btype:(\w+)/.exec((filters.facet || []).join(" ")) || [])[1] || "",
    // Pagefind ends what stands by itself, such as a heading, like a sentence.
    text: content.replace(/([^\x00-\x7f])\. /g, "$1 · ").replace(/([^\x00-\x7f])\.$/, "$1"),
  };
}
