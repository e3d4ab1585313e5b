/* Pictures in a gallery open large, in PhotoSwipe: Back closes them, each has its address, and it is said which one is shown. */
import { shownLinks } from "./gallery.js";
import { addBackEntry, calm, make, storyLink } from "./layer.js";
import { loadStyle, vendor } from "./vendor.js";

const viewer = createViewer();
viewer.catch(() => { /* the tap reports it */ });
openFromAddress();

export async function open(link) {
  const gallery = link.closest("[data-gallery]");
  const items = shownLinks(gallery);
  (await viewer).loadAndOpen(items.indexOf(link), { gallery, items });
}

/* An address that names a picture shows it large; once closed, the address is the page's again. */
function openFromAddress() {
  const place = location.hash && !history.state?.layer && document.getElementById(location.hash.slice(1));
  const link = place && place.querySelector("a[data-zoom]");
  if (!link || link.closest("[id]") !== place || !link.closest("[data-gallery]") || link.closest("[hidden]")) return;
  history.replaceState(history.state, "", location.pathname + location.search);
  place.scrollIntoView({ block: "center" });
  open(link).catch(() => { /* the page shows the picture too */ });
}

async function createViewer() {
  const style = loadStyle("photoswipe/photoswipe.css");
  const { default: Lightbox } = await import(vendor("photoswipe/photoswipe-lightbox.esm.min.js"));
  const lightbox = new Lightbox({
    gallery: "[data-gallery]",
    children: "a[data-zoom]",
    pswpModule: () => import(vendor("photoswipe/photoswipe.esm.min.js")),
    bgOpacity: 1,
    showHideAnimationType: calm.matches ? "none" : "zoom",
    zoomAnimationDuration: calm.matches ? false : 333,
    paddingFn: (size) => ({ top: size.x < 700 ? 0 : 40, bottom: size.x < 700 ? 0 : 72, left: 0, right: 0 }),
    counter: false,
    returnFocus: false,
    closeTitle: "关闭（Esc）",
    zoomTitle: "放大",
    arrowPrevTitle: "上一张",
    arrowNextTitle: "下一张",
    errorMsg: "图片没有加载出来",
  });
  lightbox.on("uiRegister", () => addWords(lightbox.pswp));
  lightbox.on("firstUpdate", () => keepPlace(lightbox.pswp));
  await style;
  return lightbox;
}

/* Which picture it is, its words, and the same for those who listen. */
function addWords(pswp) {
  const add = (name, className, order, appendTo, show) => pswp.ui.registerElement({
    name,
    className,
    order,
    appendTo,
    onInit: (element) => pswp.on("change", () => show(element, pswp.currSlide.data.element)),
  });
  const place = () => `第 ${pswp.currIndex + 1} / ${pswp.getNumItems()} 张`;
  add("place", "pswp-place", 5, "bar", (element) => { element.textContent = place(); });
  add("caption", "pswp-caption", 9, "root", showCaption);
  add("announcement", "visually-hidden", 10, "root", (element, link) => {
    element.setAttribute("role", "status");
    element.textContent = `${place()}：${link.dataset.caption}`;
  });
}

/* Words as text, never as markup; a photo of a story says which school it is from and leads to the story. */
function showCaption(element, link) {
  element.replaceChildren(make("span", "", link.dataset.caption));
  if (link.dataset.school) element.append(make("span", "pswp-school", link.dataset.school));
  if (link.dataset.story) element.append(storyLink(link));
}

/* Back closes; the address follows the picture; at the end the focus is on the picture that was seen last. */
function keepPlace(pswp) {
  const close = () => {
    if (pswp.opener.isOpen) pswp.destroy();
    else pswp.on("openingAnimationEnd", () => pswp.destroy());
  };
  const link = () => pswp.currSlide.data.element;
  const leave = addBackEntry("picture", close);
  pswp.element.setAttribute("aria-label", "图片");
  pswp.on("change", () => {
    const id = link().closest("[id]").id;
    if (history.state?.layer) history.replaceState(history.state, "", `#${id}`);
  });
  pswp.on("destroy", () => {
    link().focus();
    leave();
  });
}
