/* The site's script: menus, today, section navigation, and the viewers a page needs. Pages are complete without it. */
import { startToday } from "./today.js";

/* What unfolds in the header closes on Escape, on a tap elsewhere and when the focus moves on, so that it never hides where one is. */
function startPops() {
  const pops = document.querySelectorAll("details[data-pop]");
  const closeOthers = (target) => { for (const pop of pops) if (!pop.contains(target)) pop.open = false; };
  document.addEventListener("click", (event) => closeOthers(event.target));
  document.addEventListener("focusin", (event) => closeOthers(event.target));
  document.addEventListener("keydown", (event) => {
    const open = event.key === "Escape" && [...pops].find((pop) => pop.open);
    if (open) { open.open = false; open.querySelector("summary").focus(); }
  });
}

/* Today's date in China, as Chinese public sites show it: 今天是2026年11月22日 星期日. */
function startDate() {
  const options = { timeZone: "Asia/Shanghai", year: "numeric", month: "long", day: "numeric", weekday: "long" };
  const parts = new Intl.DateTimeFormat("zh-CN", options).formatToParts(new Date());
  const part = (type) => parts.find((found) => found.type === type).value;
  const words = `今天是${part("year")}年${parseInt(part("month"), 10)}月${part("day")}日 ${part("weekday")}`;
  for (const place of document.querySelectorAll("[data-today]")) place.textContent = words;
}

/* The other edition opens at the same place of the page. */
function startLanguage() {
  for (const link of document.querySelectorAll("[data-language]")) {
    link.addEventListener("click", () => { link.hash = location.hash; });
  }
}

/* The open day (or today) is in view on the ribbon. */
function startRibbons() {
  for (const ribbon of document.querySelectorAll("[data-ribbon]")) {
    const day = ribbon.querySelector(".is-current") || ribbon.querySelector(".is-today");
    if (day) ribbon.scrollLeft = day.offsetLeft - (ribbon.clientWidth - day.offsetWidth) / 2;
  }
}

/* Marks the section that is being read. */
function startSections() {
  const nav = document.querySelector("[data-section-nav]");
  if (!nav || !("IntersectionObserver" in window)) return;
  const links = new Map([...nav.querySelectorAll("a")].map((link) => [link.hash.slice(1), link]));
  const list = nav.querySelector("ul");
  const observer = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      for (const [id, link] of links) {
        if (id === entry.target.id) {
          link.setAttribute("aria-current", "true");
          list.scrollLeft = link.offsetLeft - (list.clientWidth - link.offsetWidth) / 2;
        } else link.removeAttribute("aria-current");
      }
    }
  }, { rootMargin: "-20% 0px -75% 0px" });
  for (const id of links.keys()) {
    const section = document.getElementById(id);
    if (section) observer.observe(section);
  }
}

/* Each viewer is fetched on pages that have something to show in it. Where it fails, and for taps with a modifier key, the link leads to the picture. */
function startViewers() {
  const viewers = {
    "[data-gallery] a[data-zoom]": "./pictures.js",
    "a[data-film]": "./films.js",
    "a[data-tiles]": "./boards.js",
    "a[data-panorama]:not([data-tour])": "./panorama.js",
    "a[data-tour]": "./tour.js",
  };
  for (const [selector, path] of Object.entries(viewers)) {
    if (!document.querySelector(selector)) continue;
    const module = import(path);
    module.catch(() => { /* the tap reports it */ });
    document.addEventListener("click", (event) => {
      const link = event.target.closest?.(selector);
      if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      module.then(({ open }) => open(link)).catch(() => location.assign(link.href));
    });
  }
}

/* What makes a page livelier is fetched where it has something to do. */
function startEnhancements() {
  const modules = {
    "[data-download-hint]": "./downloads.js",
    "[data-over] [data-state]": "./events.js",
    "form[data-finder]": "./finder.js",
    "[data-print]": "./print.js",
    "[data-topics]": "./topics.js",
  };
  for (const [selector, path] of Object.entries(modules)) {
    if (document.querySelector(selector)) import(path).catch(() => { /* the page is whole without it */ });
  }
}

/* Its script comes when the panel is opened; on paper the panel is always open. */
function startShare() {
  const panel = document.querySelector("[data-share]");
  if (!panel) return;
  panel.addEventListener("toggle", () => { import("./share.js"); }, { once: true });
  window.addEventListener("beforeprint", () => { panel.open = true; });
}

startPops();
startLanguage();
startDate();
startToday();
startRibbons();
startSections();
startViewers();
startShare();
startEnhancements();
