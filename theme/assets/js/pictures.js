/* Pictures in a gallery open large, in PhotoSwipe. */
import { storyLink } from "./layer.js";
import { loadStyle, vendor } from "./vendor.js";

const viewer = createViewer();
viewer.catch(() => { /* the tap reports it */ });

export async function open(link) {
  const gallery = link.closest("[data-gallery]");
  (await viewer).loadAndOpen([...gallery.querySelectorAll("a[data-zoom]")].indexOf(link), { gallery });
}

async function createViewer() {
  const style = loadStyle("photoswipe/photoswipe.css");
  const { default: Lightbox } = await import(vendor("photoswipe/photoswipe-lightbox.esm.min.js"));
  const lightbox = new Lightbox({
    gallery: "[data-gallery]",
    children: "a[data-zoom]",
    pswpModule: () => import(vendor("photoswipe/photoswipe.esm.min.js")),
    bgOpacity: 1,
    paddingFn: (size) => ({ top: size.x < 700 ? 0 : 40, bottom: size.x < 700 ? 0 : 72, left: 0, right: 0 }),
    closeTitle: "关闭（Esc）",
    zoomTitle: "放大",
    arrowPrevTitle: "上一张",
    arrowNextTitle: "下一张",
    errorMsg: "图片没有加载出来",
    indexIndicatorSep: " / ",
  });
  lightbox.on("uiRegister", () => {
    lightbox.pswp.ui.registerElement({
      name: "caption",
      className: "pswp-caption",
      appendTo: "root",
      onInit: (element, pswp) => pswp.on("change", () => showCaption(element, pswp.currSlide.data.element)),
    });
  });
  await style;
  return lightbox;
}

/* Words as text, never as markup; a photo of a story leads to it. */
function showCaption(element, link) {
  element.textContent = link?.dataset.caption || "";
  if (link?.dataset.story) element.append(storyLink(link));
}
