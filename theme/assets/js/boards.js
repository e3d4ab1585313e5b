/* Exhibition panels in deep zoom: a layer with OpenSeadragon, which loads the tiles that are looked at. */
import { calm, make, openLayer, tool } from "./layer.js";
import { loadScript } from "./vendor.js";

const step_pixels = 120;
const swipe_pixels = 60;
const zoom_step = 1.6;

/* Opens a board, and from there the others of its hall. */
export function open(link) {
  const links = [...link.closest(".hall").querySelectorAll("a[data-tiles]")].filter((board) => !board.closest("[hidden]"));
  let shown = link;
  let viewer;
  const layer = openLayer("board", "展板", () => {
    viewer?.destroy();
    return shown;
  });
  const show = (board) => {
    shown = board;
    showWords(layer, board, links);
    showPreview(layer.view, board);
    viewer?.element.setAttribute("aria-label", wordsOf(board));
    viewer?.open(board.dataset.tiles);
  };
  const turn = (by) => { if (links.length > 1) show(links[(links.indexOf(shown) + by + links.length) % links.length]); };
  addTools(layer.tools, () => viewer, links.length > 1 ? turn : null);
  layer.dialog.addEventListener("keydown", (event) => { if (viewer && useKey(viewer, event.key, turn)) event.preventDefault(); });
  show(link);
  loadScript("openseadragon/openseadragon.min.js").then(() => {
    if (!layer.dialog.open) return;
    viewer = createViewer(layer.view, wordsOf(shown));
    viewer.addHandler("tile-drawn", () => layer.view.querySelector("picture")?.remove());
    viewer.addHandler("open-failed", () => showFailure(layer.view, shown));
    addSwipe(viewer, turn);
    viewer.open(shown.dataset.tiles);
  }, () => showFailure(layer.view, shown));
}

function wordsOf(board) {
  return board.querySelector("img").alt;
}

function createViewer(element, words) {
  const place = make("div", "layer-canvas");
  place.setAttribute("role", "img");
  place.setAttribute("aria-label", words);
  element.append(place);
  return window.OpenSeadragon({
    element: place,
    drawer: "canvas",
    showNavigationControl: false,
    keyboardNavEnabled: false,
    tabIndex: -1,
    animationTime: calm.matches ? 0 : 0.6,
    immediateRender: calm.matches,
    constrainDuringPan: true,
    visibilityRatio: 1,
    minZoomImageRatio: 1,
    maxZoomPixelRatio: 2,
    maxTilesPerFrame: 4,
    // About a megabyte each in a phone's memory.
    maxImageCacheCount: 80,
    tileRetryMax: 1,
    gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
    gestureSettingsTouch: { flickEnabled: !calm.matches },
  });
}

/* Title, topic and school as they stand below the board in the hall. */
function showWords(layer, board, links) {
  const words = board.closest(".board").querySelector(".board-words").cloneNode(true);
  if (links.length > 1) words.append(make("p", "meta layer-count", `第 ${links.indexOf(board) + 1} / ${links.length} 块`));
  layer.words.replaceChildren(...words.childNodes);
  layer.dialog.setAttribute("aria-label", `展板：${layer.words.querySelector(".board-title").textContent}`);
}

/* The picture that the hall has loaded already, until the first tile is drawn. */
function showPreview(view, board) {
  for (const old of view.querySelectorAll("picture, .layer-failure")) old.remove();
  view.prepend(board.querySelector("picture").cloneNode(true));
}

function showFailure(view, board) {
  const failure = make("p", "layer-failure", "展板没有完整加载。");
  failure.append(Object.assign(make("a", "", "看整幅图片"), { href: board.href }));
  view.querySelector(".layer-failure")?.remove();
  view.append(failure);
}

function addTools(tools, viewer, turn) {
  if (turn) tools.append(tool("previous", "上一块", () => turn(-1)));
  tools.append(
    tool("less", "缩小", () => zoom(viewer(), 1 / zoom_step)),
    tool("whole", "复位", () => viewer()?.viewport.goHome()),
    tool("more", "放大", () => zoom(viewer(), zoom_step)),
  );
  if (turn) tools.append(tool("next", "下一块", () => turn(1)));
}

function zoom(viewer, factor) {
  viewer?.viewport.zoomBy(factor).applyConstraints();
}

function pan(viewer, right, down) {
  const pixels = new window.OpenSeadragon.Point(right * step_pixels, down * step_pixels);
  viewer.viewport.panBy(viewer.viewport.deltaPointsFromPixels(pixels)).applyConstraints();
}

/* Nothing is enlarged: moving sideways means the neighbouring board. */
function isWhole(viewer) {
  return viewer.viewport.getZoom() < viewer.viewport.getHomeZoom() * 1.05;
}

/* Whether the key meant something to the viewer; while a board is still opening one may already turn on. */
function useKey(viewer, key, turn) {
  const open = viewer.isOpen();
  const sideways = (way) => (open && !isWhole(viewer) ? pan(viewer, way, 0) : turn(way));
  const turns = {
    ArrowLeft: () => sideways(-1),
    ArrowRight: () => sideways(1),
    PageUp: () => turn(-1),
    PageDown: () => turn(1),
  };
  const moves = {
    "+": () => zoom(viewer, zoom_step),
    "=": () => zoom(viewer, zoom_step),
    "-": () => zoom(viewer, 1 / zoom_step),
    "0": () => viewer.viewport.goHome(),
    Home: () => viewer.viewport.goHome(),
    ArrowUp: () => pan(viewer, 0, -1),
    ArrowDown: () => pan(viewer, 0, 1),
  };
  const actions = open ? { ...turns, ...moves } : turns;
  actions[key]?.();
  return key in actions;
}

function addSwipe(viewer, turn) {
  let from;
  viewer.addHandler("canvas-press", (event) => { from = isWhole(viewer) ? event.position : null; });
  viewer.addHandler("canvas-pinch", () => { from = null; });
  viewer.addHandler("canvas-release", (event) => {
    if (!from) return;
    const [right, down] = [event.position.x - from.x, event.position.y - from.y];
    if (Math.abs(right) > swipe_pixels && Math.abs(right) > 2 * Math.abs(down)) turn(right < 0 ? 1 : -1);
  });
}
