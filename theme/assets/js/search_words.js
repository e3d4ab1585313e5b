/* A visitor's words as the index knows them, and where they stand in a text. */

/* The same characters as in search_index.py: each of them is a word of its own there. */
const HAN = /[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/gu;
const MOST_TERMS = 6;
const MOST_PLACES = 200;

/* What is asked for: runs of letters, digits and characters, each once. */
export function termsOf(words) {
  return [...new Set(words.normalize("NFKC").toLowerCase().match(/[\p{L}\p{N}]+/gu) || [])].slice(0, MOST_TERMS);
}

/* A term's characters, apart. */
export function spaced(term) {
  return term.replace(HAN, " $& ").trim();
}

/* Quoted: these words in this order, nothing between them. */
export function phrase(term) {
  return `"${spaced(term)}"`;
}

/* The parts of a long term that were perhaps never meant to stand together; the term itself where the browser knows none. */
export function partsOf(term) {
  if ([...term].length < 4 || !Intl.Segmenter) return [term];
  const segments = new Intl.Segmenter("zh", { granularity: "word" }).segment(term);
  const parts = [...segments].map(({ segment }) => segment).filter((part) => part.length > 1 || !/\p{Script=Han}/u.test(part));
  return parts.length > 1 ? termsOf(parts.join(" ")) : [term];
}

/* Where the terms stand in a text: [start, end] pairs in order that do not overlap. */
function placesOf(text, terms) {
  const lower = text.toLowerCase();
  const found = [];
  for (const term of terms) {
    for (let at = lower.indexOf(term); at >= 0; at = lower.indexOf(term, at + term.length)) found.push([at, at + term.length]);
  }
  found.sort((one, other) => one[0] - other[0] || other[1] - one[1]);
  return found.filter(([start], number) => !found.slice(0, number).some((earlier) => earlier[1] > start));
}

/* A text with its terms marked: nodes, never markup, whatever the text says. */
export function marked(text, terms) {
  const nodes = [];
  let end = 0;
  for (const [from, to] of placesOf(text, terms)) {
    nodes.push(text.slice(end, from), Object.assign(document.createElement("mark"), { textContent: text.slice(from, to) }));
    end = to;
  }
  return [...nodes, text.slice(end)].filter(Boolean);
}

/* So many characters of a text around the place where most terms stand together, if possible in a sentence, from its beginning if near. */
export function excerpt(text, terms, length) {
  const places = placesOf(text, terms);
  if (!places.length) return text.length > length ? `${text.slice(0, length)}…` : text;
  const lower = text.toLowerCase();
  const richness = ([start]) => {
    const near = lower.slice(start, start + length * .7);
    return terms.filter((term) => near.includes(term)).length + (/[。！？]/.test(near) ? .5 : 0);
  };
  const [best] = places.slice(0, MOST_PLACES).reduce((one, other) => (richness(other) > richness(one) ? other : one));
  const before = text.slice(Math.max(0, best - Math.round(length / 3)), best);
  const sentence = Math.max(...[..."。！？·"].map((mark) => before.lastIndexOf(mark))) + 1;
  const from = best - before.length + sentence;
  const shown = text.slice(from, from + length).trim();
  return `${from > 0 && !sentence ? "…" : ""}${shown}${from + length < text.length ? "…" : ""}`;
}
