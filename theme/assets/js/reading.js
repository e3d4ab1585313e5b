/* Reads the page aloud with the browser's own voice, paragraph by paragraph; the one being read is marked. Fetched on the first use. */
const speech = window.speechSynthesis;
const bar = document.querySelector("[data-reader]");
const parts = "h1, h2, h3, h4, p, li, dt, dd, figcaption, blockquote, summary, th, td";
const silent = "nav, [hidden], [aria-hidden='true'], template, [data-silent]";
// Some voices fall silent after a quarter of a minute: they get no more at once.
const longest = 60;
const rate_key = "reading-rate";

let paragraphs = [];
let at = 0;
let sentence = 0;
let playing = false;
let turn = 0;
let opener = null;

function isRead(part) {
  if (part.closest(silent) || part.querySelector(parts) || !part.getClientRects().length) return false;
  const folded = part.closest("details:not([open])");
  return (!folded || part.matches("summary")) && wordsOf(part) !== "";
}

function wordsOf(part) {
  const copy = part.cloneNode(true);
  for (const mute of copy.querySelectorAll(`${silent}, script, style, button`)) mute.remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
}

/* Sentences; one that is too long is cut at its commas. */
function sentencesOf(text) {
  const pieces = [];
  for (const whole of text.match(/[^。！？；!?;]+[。！？；!?;]*[”’」』）]*/g) || [text]) {
    const clauses = whole.length > longest ? whole.match(/[^，、：,:]+[，、：,:]*/g) : [whole];
    for (const clause of clauses) {
      const last = pieces.length - 1;
      if (clause !== clauses[0] && (pieces[last] + clause).length <= longest) pieces[last] += clause;
      else pieces.push(clause);
    }
  }
  return pieces;
}

/* A voice for the page's language; one on the device before one that asks its maker. */
function voice() {
  const hant = /hant|tw|hk/i.test(document.documentElement.lang);
  const order = hant ? ["zh-tw", "zh-hk", "yue", "zh", "cmn"] : ["zh-cn", "cmn", "zh"];
  const rank = (v) => {
    const place = order.findIndex((start) => v.lang.replace("_", "-").toLowerCase().startsWith(start));
    return (place < 0 ? 100 : place * 2) + (v.localService ? 0 : 1);
  };
  return speech.getVoices().sort((a, b) => rank(a) - rank(b)).find((v) => rank(v) < 100);
}

function mark(part) {
  document.querySelector(".is-read-aloud")?.classList.remove("is-read-aloud");
  if (!part) return;
  part.classList.add("is-read-aloud");
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  part.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
}

/* Says the present sentence, then the next ones. A newer turn makes this one void: a stopped voice reports its end too. */
function speak() {
  const mine = ++turn;
  speech.cancel();
  if (at >= paragraphs.length) { stop(); return; }
  const part = paragraphs[at];
  if (sentence === 0) mark(part);
  const pieces = sentencesOf(wordsOf(part));
  const words = new SpeechSynthesisUtterance(pieces[sentence]);
  words.voice = voice() || null;
  words.lang = words.voice ? words.voice.lang.replace("_", "-") : "zh-CN";
  words.rate = Number(bar.querySelector("[data-read-rate]").value);
  words.onend = () => { if (mine === turn) advance(pieces.length); };
  words.onerror = () => { if (mine === turn) pause(); };
  // Right after cancel() some browsers swallow what is said.
  window.setTimeout(() => { if (mine === turn) speech.speak(words); }, 30);
}

function advance(count) {
  sentence += 1;
  if (sentence >= count) { at += 1; sentence = 0; }
  speak();
}

function play() {
  playing = true;
  bar.dataset.playing = "";
  speak();
}

function pause() {
  playing = false;
  turn += 1;
  delete bar.dataset.playing;
  speech.cancel();
}

function stop() {
  pause();
  mark(null);
  const inside = bar.contains(document.activeElement);
  bar.hidden = true;
  document.documentElement.classList.remove("is-reading");
  if (inside && opener) opener.focus();
}

function go(step) {
  at = Math.min(Math.max(at + step, 0), paragraphs.length - 1);
  sentence = 0;
  if (playing) speak();
  else mark(paragraphs[at]);
}

function setUp() {
  const rate = bar.querySelector("[data-read-rate]");
  try { rate.value = localStorage.getItem(rate_key) || "1"; } catch { /* private mode */ }
  if (!rate.value) rate.value = "1";
  rate.addEventListener("change", () => {
    try { localStorage.setItem(rate_key, rate.value); } catch { /* private mode */ }
    if (playing) speak();
  });
  const actions = { back: () => go(-1), on: () => go(1), stop, toggle: () => (playing ? pause() : play()) };
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("[data-read]");
    if (button) actions[button.dataset.read]();
  });
  bar.addEventListener("keydown", (event) => { if (event.key === "Escape") stop(); });
  window.addEventListener("pagehide", () => { turn += 1; speech.cancel(); });
}

/* Starts from the top; `from` gets the focus back in the end. */
export function read(from) {
  opener = from;
  paragraphs = [...document.querySelectorAll("main h1"), ...document.querySelectorAll(parts.split(", ").map((part) => `main ${part}`).join(", "))];
  paragraphs = [...new Set(paragraphs)].filter(isRead);
  at = 0;
  sentence = 0;
  bar.hidden = false;
  document.documentElement.classList.add("is-reading");
  bar.querySelector("[data-read='toggle']").focus({ preventScroll: true });
  play();
}

setUp();
