/* How the visitor wants to see the site: text size, contrast, layout, colours. Chosen once, kept for every page and both editions
   (scheme.html applies it before the first paint). Only what differs from the standard is stored. */
const root = document.documentElement;
const key = "display";
const form = document.querySelector("[data-display] form");
const status = document.querySelector("[data-display-status]");
const dark = window.matchMedia("(prefers-color-scheme: dark)");
const contrast = window.matchMedia("(prefers-contrast: more)");
const standard = () => ({ text: "standard", contrast: contrast.matches ? "high" : "standard", layout: "standard", scheme: "auto" });

let choices = stored();

function stored() {
  try {
    return Object.fromEntries([...(localStorage.getItem(key) || "").matchAll(/(\w+)=(\w+)/g)].map((found) => [found[1], found[2]]));
  } catch { return {}; }
}

function store() {
  const words = Object.entries(choices).map(([name, value]) => `${name}=${value}`).join(" ");
  try {
    if (words) localStorage.setItem(key, words);
    else localStorage.removeItem(key);
  } catch { /* private mode: the choice lasts for this page */ }
}

/* The page and the panel say what is chosen. */
function apply() {
  const now = { ...standard(), ...choices };
  for (const name of ["text", "layout"]) {
    if (now[name] === "standard") root.removeAttribute(`data-${name}`);
    else root.setAttribute(`data-${name}`, now[name]);
  }
  root.setAttribute("data-contrast", now.contrast);
  root.setAttribute("data-scheme", now.scheme === "auto" ? (dark.matches ? "dark" : "light") : now.scheme);
  for (const input of form.querySelectorAll("input")) input.checked = input.value === now[input.name];
  const paper = getComputedStyle(root).getPropertyValue("--paper").trim();
  for (const meta of document.querySelectorAll('meta[name="theme-color"]')) meta.content = paper;
}

function choose(changes) {
  choices = { ...choices, ...changes };
  for (const [name, value] of Object.entries(standard())) if (choices[name] === value) delete choices[name];
  store();
  keepPlace(apply);
}

/* What stands at the top of the window stays there while everything grows. */
function keepPlace(change) {
  const main = document.querySelector("main");
  const seen = window.scrollY > 200 ? [...main.querySelectorAll("h1, h2, h3, p, li, figure")].find((part) => part.getBoundingClientRect().top >= 0) : null;
  const top = seen ? seen.getBoundingClientRect().top : 0;
  change();
  if (seen) window.scrollBy(0, seen.getBoundingClientRect().top - top);
}

function say(words) {
  status.textContent = "";
  window.setTimeout(() => { status.textContent = words; }, 50);
}

function startPanel() {
  form.addEventListener("change", (event) => {
    const { name, value } = event.target;
    choose({ [name]: value });
    say(`${event.target.closest("fieldset").querySelector("legend").textContent}：${event.target.parentElement.textContent.trim()}`);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    choices = {};
    store();
    keepPlace(apply);
    say(status.dataset.restored);
  });
}

/* One tap: large text and simple layout; the next one goes back. */
function startElderSwitch() {
  const button = document.querySelector("[data-elder-switch]");
  button.addEventListener("click", () => {
    const large = root.hasAttribute("data-text");
    say(button.innerText.trim());
    choose(large ? { text: "standard", layout: "standard" } : { text: "large", layout: "simple" });
  });
}

/* The voice is fetched when someone wants to hear it; where the browser has no Chinese voice, nothing is offered. */
function startReading() {
  const speech = window.speechSynthesis;
  if (!speech || !window.SpeechSynthesisUtterance) return;
  const buttons = document.querySelectorAll("[data-read-aloud]");
  const show = () => {
    const able = speech.getVoices().some((voice) => /^(zh|cmn|yue)\b/i.test(voice.lang.replace("_", "-")));
    for (const button of buttons) button.hidden = !able;
  };
  show();
  speech.onvoiceschanged = show;
  for (const button of buttons) {
    button.addEventListener("click", () => {
      // Phones let a page speak only from within a tap, and fetching the module takes us out of it.
      speech.speak(new SpeechSynthesisUtterance(""));
      const panel = button.closest("[data-pop]");
      if (panel) panel.open = false;
      import("./reading.js").then(({ read }) => read(panel ? panel.querySelector("summary") : button));
    });
  }
}

dark.addEventListener?.("change", apply);
contrast.addEventListener?.("change", apply);
// Another tab, or this page out of the back-forward cache.
window.addEventListener("storage", (event) => { if (event.key === key) { choices = stored(); apply(); } });
window.addEventListener("pageshow", (event) => { if (event.persisted) { choices = stored(); apply(); } });
startPanel();
startElderSwitch();
startReading();
apply();
