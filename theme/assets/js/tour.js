/* A school's tour, stop by stop in a layer: photos, films, panoramas with ways to other stops; the plan and all stops beside. */
import { calm, make, openLayer, tool } from "./layer.js";
import { Stage } from "./stage.js";

const swipe_pixels = 60;
const stops = [...document.querySelectorAll("[data-tour-stops] > li")];

/* Opens the stop that a picture, a pin or another link names. */
export function open(link) {
  new Tour(link).go(link.dataset.tour, Boolean(link.closest("[data-tour-stops]")));
}

/* An address that names a stop shows it; once closed, the address is the page's again. */
function openFromAddress() {
  const stop = !history.state?.layer && stops.find(({ id }) => `#${id}` === location.hash);
  if (!stop) return;
  history.replaceState(history.state, "", location.pathname + location.search);
  try { open(openerOf(stop)); } catch { /* the page shows the stop too */ }
}

function openerOf(stop) {
  return stop.querySelector("a[data-tour]");
}

class Tour {
  constructor(link) {
    this.link = link;
    this.layer = openLayer("tour", "逛校园", () => this.leave());
    this.side = make("div", "tour-side");
    this.side.append(...[planOf(), thumbnails()].filter(Boolean));
    this.layer.body.append(this.side);
    this.layer.dialog.addEventListener("click", (event) => this.useLink(event));
    this.layer.dialog.addEventListener("keydown", (event) => this.useKey(event));
    addSwipe(this.layer.view, (by) => { if (!this.stage && !this.film) this.turn(by); });
  }

  /* Shows a stop; `plays`: a film begins at once. */
  go(id, plays = false) {
    const stop = stops.find((other) => other.id === id);
    if (!stop) return;
    this.leaveStop();
    this.stop = stop;
    this.layer.dialog.setAttribute("aria-label", `逛校园：${openerOf(stop).dataset.title}`);
    this.layer.dialog.classList.remove("is-plan");
    this.layer.words.replaceChildren(...wordsOf(stop));
    this.show(openerOf(stop), plays);
    this.addTools();
    this.mark();
    if (history.state?.layer) history.replaceState(history.state, "", `#${id}`);
  }

  show(opener, plays) {
    const film = this.stop.querySelector("template");
    if (film) {
      this.film = film.content.querySelector("video").cloneNode(true);
      this.layer.view.replaceChildren(this.film);
      if (plays) this.film.play().catch(() => { /* the visitor starts it */ });
    } else if (opener.dataset.panorama) {
      this.stage = new Stage(opener, true, waysOf(this.stop), false);
      this.layer.view.replaceChildren(this.stage.element);
      this.zoomTools = this.stage.zoomTools();
      this.stage.enter();
    } else this.layer.view.replaceChildren(pictureOf(opener, "100vw"));
  }

  addTools() {
    const focused = document.activeElement;
    const word = this.layer.tools.contains(focused) ? focused.textContent : "";
    const plan = this.layer.dialog.querySelector(".plan-map") && tool("map", "平面图", () => this.layer.dialog.classList.toggle("is-plan"));
    this.layer.tools.replaceChildren(
      tool("previous", "前一站", () => this.turn(-1)),
      ...(this.zoomTools || []),
      ...(plan ? [plan] : []),
      tool("next", "下一站", () => this.turn(1)),
    );
    // What had the focus is gone or new: it stays with the button of the same name, else with the way on.
    const tools = [...this.layer.tools.children];
    const lost = word || !document.activeElement.closest("dialog");
    if (lost) (tools.find((button) => button.textContent === word) || tools[tools.length - 1]).focus();
  }

  /* Which of the thumbnails and pins is the stop on show. */
  mark() {
    for (const link of this.layer.dialog.querySelectorAll(".tour-side a[data-tour]")) {
      if (link.dataset.tour !== this.stop.id) link.removeAttribute("aria-current");
      else {
        link.setAttribute("aria-current", "true");
        if (link.closest(".tour-stops")) reveal(link);
      }
    }
  }

  turn(by) {
    this.go(stops[(stops.indexOf(this.stop) + by + stops.length) % stops.length].id);
  }

  useLink(event) {
    const link = event.target.closest("a[data-tour]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    this.go(link.dataset.tour);
  }

  /* In a film and in a panorama the arrows are its own. */
  useKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const own = event.target.closest("video, .panorama-view, .panorama-flat");
    const ways = { PageUp: -1, PageDown: 1, ...(own ? {} : { ArrowLeft: -1, ArrowRight: 1 }) };
    if (!(event.key in ways)) return;
    event.preventDefault();
    this.turn(ways[event.key]);
  }

  leaveStop() {
    this.stage?.leave();
    this.film?.pause();
    this.stage = this.film = this.zoomTools = null;
  }

  /* The focus goes to the stop that was seen last, or back to where the tour was opened from. */
  leave() {
    this.leaveStop();
    const seen = openerOf(this.stop);
    return this.link.closest("[data-tour-stops]") && !this.stop.hidden ? seen : this.link;
  }
}

function pictureOf(opener, sizes) {
  const picture = opener.querySelector("picture").cloneNode(true);
  for (const source of picture.querySelectorAll("[sizes]")) source.sizes = sizes;
  picture.querySelector("img").removeAttribute("loading");
  return picture;
}

function waysOf(stop) {
  return [...stop.querySelectorAll(".scene-ways a")];
}

/* Counter, title, caption, and the ways on. */
function wordsOf(stop) {
  const { title, caption } = openerOf(stop).dataset;
  const words = [
    make("p", "meta layer-count", `第 ${stops.indexOf(stop) + 1} / ${stops.length} 站`),
    make("p", "tour-title", title),
    make("p", "tour-caption", caption),
  ];
  const ways = stop.querySelector(".scene-ways");
  return ways ? [...words, ways.cloneNode(true)] : words;
}

function planOf() {
  return document.querySelector(".plan-map")?.cloneNode(true);
}

function thumbnails() {
  const list = make("ol", "tour-stops");
  for (const [index, stop] of stops.entries()) {
    const { title } = openerOf(stop).dataset;
    const link = Object.assign(make("a"), { href: `#${stop.id}`, title });
    const picture = pictureOf(openerOf(stop), "6rem");
    picture.querySelector("img").alt = "";
    link.dataset.tour = stop.id;
    link.append(picture, make("b", "", String(index + 1)), make("span", "visually-hidden", title));
    list.appendChild(make("li")).append(link);
  }
  return list;
}

/* Only the list moves, not the page. */
function reveal(link) {
  const [item, list] = [link.closest("li"), link.closest("ol")];
  list.scrollTo({ left: item.offsetLeft - (list.clientWidth - item.offsetWidth) / 2, behavior: calm.matches ? "auto" : "smooth" });
}

function addSwipe(view, turn) {
  let from = null;
  const alone = (event) => event.touches.length === 1 && !(window.visualViewport?.scale > 1);
  view.addEventListener("touchstart", (event) => { from = alone(event) ? event.touches[0] : null; }, { passive: true });
  view.addEventListener("touchend", ({ changedTouches: [to] }) => {
    const [right, down] = from ? [to.clientX - from.clientX, to.clientY - from.clientY] : [0, 0];
    if (Math.abs(right) > swipe_pixels && Math.abs(right) > 2 * Math.abs(down)) turn(right < 0 ? 1 : -1);
  });
}

/* Chips leave only the stops of one facet in the strip; the tour still goes through all. */
function startFacets() {
  const panel = document.querySelector("[data-tour-facets]");
  panel?.addEventListener("click", (event) => {
    const chosen = event.target.closest("button");
    if (!chosen) return;
    for (const button of panel.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button === chosen));
    for (const stop of stops) stop.hidden = Boolean(chosen.value) && stop.dataset.facet !== chosen.value;
    stops[0].parentElement.scrollLeft = 0;
    panel.querySelector("[role=status]").textContent = `显示 ${stops.filter((stop) => !stop.hidden).length} 处，共 ${stops.length} 处`;
  });
}

startFacets();
openFromAddress();
