/* The site's script: colour scheme, menu, today, section navigation, and the viewers a page needs. Pages are complete without it. */
const root = document.documentElement;
const day_ms = 86400000;

/* The visitor's choice of light or dark; `auto` follows the system. */
function startScheme() {
  const button = document.querySelector("[data-scheme-switch]");
  if (!button) return;
  const words = { auto: "明暗：跟随系统", light: "明暗：浅色", dark: "明暗：深色" };
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const stored = () => {
    try {
      const choice = localStorage.getItem("colour-scheme");
      return choice === "light" || choice === "dark" ? choice : "auto";
    } catch { return "auto"; }
  };
  let choice = stored();
  const apply = () => {
    const dark = choice === "dark" || (choice === "auto" && system.matches);
    root.setAttribute("data-scheme", dark ? "dark" : "light");
    document.body.setAttribute("data-md-color-scheme", dark ? "slate" : "default");
    button.dataset.choice = choice;
    button.title = words[choice];
    button.querySelector("[data-scheme-words]").textContent = words[choice];
  };
  button.addEventListener("click", () => {
    const order = system.matches ? ["auto", "light", "dark"] : ["auto", "dark", "light"];
    choice = order[(order.indexOf(choice) + 1) % order.length];
    try { localStorage.setItem("colour-scheme", choice); } catch { /* private mode: the choice lasts for this page */ }
    apply();
  });
  system.addEventListener?.("change", apply);
  button.hidden = false;
  apply();
}

/* The menu closes on Escape and on a tap elsewhere. */
function startMenu() {
  const menu = document.querySelector("[data-menu]");
  if (!menu) return;
  document.addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) { menu.open = false; menu.querySelector("summary").focus(); }
  });
}

/* Today as a day number in China, where the weeks take place. */
function today() {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai", year: "numeric", month: "2-digit", day: "2-digit" });
  return parts.format(new Date());
}

function daysBetween(from, to) {
  return Math.round((Date.parse(to) - Date.parse(from)) / day_ms);
}

/* Counts down before the week, counts its days while it runs, and is silent afterwards. */
function startToday() {
  const now = today();
  for (const place of document.querySelectorAll("[data-start][data-end]")) {
    const until = daysBetween(now, place.dataset.start);
    const left = daysBetween(now, place.dataset.end);
    if (until > 0) place.textContent = `距开幕还有 ${until} 天`;
    else if (left >= 0) place.textContent = `今天是第 ${1 - until} 天`;
    else continue;
    place.hidden = false;
  }
  for (const day of document.querySelectorAll(`[data-day="${now}"]`)) day.classList.add("is-today");
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
    "a[data-tiles]": "./boards.js",
    "a[data-panorama]": "./panorama.js",
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

startScheme();
startMenu();
startToday();
startRibbons();
startSections();
startViewers();
