/* The search page: what is asked for stands in the address, so that it can be sent to others and the back button goes back. */
import { ask, read } from "./search_index.js";
import { excerpt, marked, termsOf } from "./search_words.js";

const FACETS = ["week", "type", "kind", "school", "channel"];
const STEP = 10;
const EXCERPT = 76;

const place = document.querySelector("[data-search]");
const part = (name) => place.querySelector(`[data-search-${name}]`);
const form = part("form"), input = form.elements.q, list = part("results"), status = part("status"), more = part("more");
const buttons = [...place.querySelectorAll("button[data-facet]")];
const selects = [...place.querySelectorAll("select[data-facet]")].map((select) => ({ select, groups: readGroups(select) }));
const labels = new Map(buttons.map((button) => [`${button.dataset.facet} ${button.dataset.value}`, button.firstElementChild.textContent]));
const indexes = place.dataset.searchIndexes.split(" ");
const title = document.title;
const wide = window.matchMedia("(min-width: 1000px)");

/* Rising with each question: an answer that comes late is not shown. */
let turn = 0;
let found = { pages: [], terms: [], unheard: new Set(), shown: 0 };

/* What the address asks for. */
function asked() {
  const query = new URLSearchParams(location.search);
  const choices = FACETS.map((facet) => [facet, query.get(facet)]).filter(([, value]) => value);
  return { words: (query.get("q") || "").trim().slice(0, 80), choices: Object.fromEntries(choices) };
}

/* A new question becomes a new entry of the history. */
function go(words, choices) {
  remember();
  const query = new URLSearchParams([...(words ? [["q", words]] : []), ...Object.entries(choices)]);
  history.pushState(null, "", `${location.pathname}${String(query) && "?"}${query}`);
  show();
}

async function show() {
  const { words, choices } = asked();
  const terms = termsOf(words), chosen = Object.keys(choices).length, mine = ++turn;
  const searching = terms.length > 0 || chosen > 0;
  input.value = words;
  document.documentElement.classList.toggle("is-searching", searching);
  part("found").hidden = !searching;
  part("start").hidden = searching;
  part("hints")?.toggleAttribute("hidden", searching);
  document.title = words ? `${words} · ${title}` : title;
  if (!searching) return;
  status.textContent = "正在搜索……";
  list.setAttribute("aria-busy", "true");
  try {
    const answer = await ask(terms, choices, FACETS, indexes);
    if (mine !== turn) return;
    found = { ...answer, shown: 0 };
    showFacets(choices, answer.counts);
    await showResults(mine, Math.max(STEP, history.state?.shown || 0));
    if (mine === turn) showStatus(words, chosen > 0);
    if (mine === turn) showUnheard();
    if (mine === turn && history.state?.scrolled) window.scrollTo(0, history.state.scrolled);
  } catch (error) {
    if (mine !== turn) return;
    list.replaceChildren();
    more.hidden = true;
    part("start").hidden = false;
    place.classList.add("is-empty");
    part("unheard").hidden = true;
    status.textContent = "搜索没有打开：可能是网络断了，或浏览器太旧。请刷新再试，或从下面找。";
    console.warn(error);
  }
  list.removeAttribute("aria-busy");
}

function showStatus(words, narrowed) {
  const { pages, apart } = found;
  part("start").hidden = pages.length > 0;
  part("facets").hidden = !pages.length && !narrowed;
  place.classList.toggle("is-empty", !pages.length);
  if (!pages.length) status.textContent = `没有找到${words ? `“${words}”` : "这样的页面"}。${narrowed ? "去掉筛选再试试" : "换个短一点的词试试"}，或从下面找。`;
  else if (apart.length) status.textContent = `没有连在一起的“${words}”，${pages.length} 个页面分别提到了${apart.map((term) => `“${term}”`).join("")}`;
  else status.textContent = words ? `找到 ${pages.length} 个页面，写着“${words}”` : `${pages.length} 个页面`;
}

/* What could not be searched, or not be shown: the rest is there all the same. */
function showUnheard() {
  part("unheard").hidden = !found.unheard.size;
  part("unheard-names").textContent = indexes.filter((name) => found.unheard.has(name)).map((name) => labels.get(`week ${name}`) || "其他页面").join("、");
}

/* The first so many results; those that are shown already stay. */
async function showResults(mine, most) {
  const { shown } = found, asked = found.pages.slice(shown, most);
  const pages = await Promise.all(asked.map(read));
  if (mine !== turn) return;
  pages.forEach((page, number) => { if (!page) found.unheard.add(asked[number].index.name); });
  const items = pages.filter(Boolean).map(itemOf);
  if (shown) list.append(...items);
  else list.replaceChildren(...items);
  found.shown = shown + asked.length;
  more.hidden = found.pages.length <= found.shown;
}

function itemOf(page) {
  const item = part("result").content.firstElementChild.cloneNode(true);
  const slot = (name) => item.querySelector(`[data-${name}]`);
  slot("title").href = page.address;
  slot("title").append(...marked(page.title, found.terms));
  slot("words").textContent = page.words;
  slot("excerpt").append(...marked(excerpt(page.text, found.terms, EXCERPT), found.terms));
  slot("week").textContent = labels.get(`week ${page.week}`) || "";
  if (page.hue) item.classList.add(page.hue);
  if (page.day) slot("day").textContent = page.day;
  else slot("day").remove();
  if (page.picture) slot("picture").replaceChildren(Object.assign(new Image(480, 320), { src: page.picture, alt: "", loading: "lazy", decoding: "async" }));
  else slot("kind").textContent = labels.get(`type ${page.type}`) || "";
  return item;
}

/* A select's lists as they came with the page. */
function readGroups(select) {
  return [...select.querySelectorAll("optgroup")].map((group) => ({
    label: group.label,
    options: [...group.children].map((option) => [option.value, option.textContent]),
  }));
}

/* Only what leaves a page can be chosen, and what is chosen can be taken back. */
function showFacets(choices, counts) {
  for (const button of buttons) {
    const { facet, value } = button.dataset;
    // Of weeks that were not asked nothing is known.
    const unknown = facet === "week" && !counts.get(facet).has(value);
    const count = counts.get(facet).get(value) || 0, pressed = choices[facet] === value;
    button.setAttribute("aria-pressed", String(pressed));
    button.querySelector("[data-count]").textContent = unknown ? "" : ` ${count}`;
    button.parentElement.hidden = !count && !pressed && !unknown;
  }
  for (const { select, groups } of selects) showSelect(select, groups, choices[select.dataset.facet] || "", counts.get(select.dataset.facet));
  for (const group of place.querySelectorAll("[data-search-group]")) group.hidden = !group.querySelector("li:not([hidden]), optgroup");
  const number = Object.keys(choices).length;
  part("chosen").textContent = number ? `（已选 ${number} 项）` : "";
  part("clear").hidden = !number;
}

function showSelect(select, groups, chosen, counts) {
  const shown = groups.map(({ label, options }) => ({
    label,
    options: options.filter(([value]) => counts.get(value) || value === chosen).map(([value, words]) => new Option(`${words}（${counts.get(value) || 0}）`, value, false, value === chosen)),
  })).filter(({ options }) => options.length);
  select.replaceChildren(select.options[0], ...shown.map(({ label, options }) => {
    const group = Object.assign(document.createElement("optgroup"), { label });
    group.append(...options);
    return group;
  }));
  select.value = chosen;
}

/* Another choice of a facet; one of a week does away with what belongs to another. */
function choose(facet, value) {
  const { words, choices } = asked();
  const kept = Object.entries(choices).filter(([name, chosen]) => name !== facet && !(facet === "week" && chosen.includes("/")));
  go(words, { ...Object.fromEntries(kept), ...(value ? { [facet]: value } : {}) });
}

/* How far one has come, for whoever comes back to this page. */
function remember() {
  if (found.shown) history.replaceState({ shown: found.shown, scrolled: window.scrollY }, "");
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const words = input.value.trim();
  if (window.matchMedia("(pointer: coarse)").matches) input.blur();
  if (words !== asked().words) go(words, asked().choices);
  else show();
});
for (const button of buttons) button.addEventListener("click", () => choose(button.dataset.facet, button.getAttribute("aria-pressed") === "true" ? "" : button.dataset.value));
for (const { select } of selects) select.addEventListener("change", () => choose(select.dataset.facet, select.value));
part("clear").addEventListener("click", () => {
  go(asked().words, {});
  (wide.matches ? input : part("facets").querySelector("summary")).focus();
});
more.addEventListener("click", async () => {
  const shown = list.children.length;
  await showResults(turn, found.shown + STEP);
  showUnheard();
  list.children[shown]?.querySelector("a").focus();
});
window.addEventListener("popstate", show);
window.addEventListener("pagehide", remember);

/* On a desk the choices stand beside the results. */
function unfold() { part("facets").open = wide.matches; }
wide.addEventListener?.("change", unfold);
unfold();
history.scrollRestoration = "manual";
// On a phone the keyboard would cover the page: it waits for a tap.
if (!location.search && wide.matches) input.focus({ preventScroll: true });
show();
