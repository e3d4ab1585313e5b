/* The indexes that Pagefind made of the finished pages, one a week and one of all other pages: each is opened when it is first asked. */

const home = new URL("../../pagefind/", import.meta.url).href;
const PATIENCE = 30000;
const PAUSE = 1000;

/* The open indexes and those that open just now, by name. */
const indexes = new Map();
const fetchFile = window.fetch.bind(window);
let program = null;
let first = null;

/* An index of this page's language, with `search`, the words that it was asked for already (`known`) and the pages with a facet's value (`holders`). What failed may be tried again. */
export function open(name) {
  if (!indexes.has(name)) indexes.set(name, begin(name));
  return indexes.get(name).opening;
}

/* Whether an index has all that it needs to answer these words. */
export function isReady(name, words) {
  const known = indexes.get(name)?.known;
  return Boolean(known) && words.every((one) => known.has(one));
}

function begin(name) {
  const index = { name, known: new Set(), holders: new Map() };
  const lost = new Promise((resolve, reject) => { index.lose = reject; });
  index.started = new Promise((resolve) => { index.start = resolve; });
  index.orLost = (answer) => Promise.race([lost, answer]);
  index.opening = index.orLost(import(`${home}pagefind.js`).then(async ({ createInstance }) => {
    const instance = createInstance({ noWorker: true, basePath: `${home}${name}/` });
    // Its answers count the pages of each facet only when the facets are there.
    await instance.filters();
    index.search = async (words, filters) => {
      const answer = await index.orLost(instance.search(words, { filters }));
      index.known.add(words);
      return answer;
    };
    return index;
  }));
  // A file that is missing or late is missed by all that wait for the index, now and later.
  lost.catch(() => {});
  index.opening.catch(() => forget(index));
  return index;
}

/* The index will be opened anew, with the files that are there then. */
export function forget(index) {
  if (indexes.get(index.name) === index) indexes.delete(index.name);
}

/* A file whole, if it is one of Pagefind's: packed, unpacked on the way, or the list of the index. */
function whole(address) {
  const late = new Promise((resolve, reject) => { setTimeout(() => reject(new Error(`late: ${address}`)), PATIENCE); });
  return Promise.race([late, fetchFile(address).then(async (answer) => {
    const bytes = answer.ok ? await answer.arrayBuffer() : new ArrayBuffer(0);
    if (!["\x1f", "p", "{"].includes(String.fromCharCode(new Uint8Array(bytes)[0]))) throw new Error(`${answer.status}: ${address}`);
    return new Response(bytes);
  })]);
}

/* The program is the same for all indexes, and comes once. A second one must not start beside the first: it would take its place.

   So the others wait until the first index whose list of words is there has started it. */
async function programFor(index) {
  program = program || whole(`${home}wasm.unknown.pagefind`);
  program.catch(() => { program = null; });
  const [answer] = await Promise.all([program, index.list]);
  if (first) await first;
  else first = Promise.race([index.started, index.opening.catch(() => new Promise((resolve) => { setTimeout(resolve, PAUSE); }))]);
  return answer.clone();
}

/* Pagefind passes over files that did not come, as if nothing were found there, and has no other place to learn of them. */
window.fetch = (asked, ...options) => {
  const address = new URL(asked.url || asked, location.href).href;
  const [name, ...file] = address.startsWith(home) ? address.slice(home.length).split("/") : [];
  const index = indexes.get(name);
  if (!index || !file.length) return fetchFile(asked, ...options);
  // Without the words of a page the others are still found.
  if (file[0] === "fragment") return whole(address);
  // It asks for facets as soon as it runs.
  if (file[0] === "filter") index.start();
  const answer = file[0].startsWith("wasm.") ? programFor(index) : whole(address);
  if (file[0].endsWith(".pf_meta")) index.list = answer;
  return answer.catch((error) => {
    index.lose(error);
    forget(index);
    return new Promise(() => {});
  });
};
