/* The stage of one panorama: looked around in with Pannellum, flat where that does not work. */
import { calm, make, tool } from "./layer.js";
import { loadScript, loadStyle } from "./vendor.js";

const phone_pixels = 600;
const widest_on_phone = 4096;
const widest = 8192;
const no_webgl = "这台设备不能立体地显示全景，左右滑动可以看完整幅图。";
const not_loaded = "全景没有加载出来，左右滑动可以看完整幅图。";
// Arrows, plus and minus; Pannellum would also take Shift, Ctrl, Esc and letters.
const keys = [37, 38, 39, 40, 61, 107, 109, 173, 187, 189];

/* `wheel`: whether the mouse wheel zooms; `ways`: links with data-yaw and data-pitch that stand in the picture; `takesFocus`: whether the keys are its own at once. */
export class Stage {
  constructor(link, wheel, ways = [], takesFocus = true) {
    Object.assign(this, { link, wheel, ways, takesFocus, tools: [] });
    this.label = `全景：${link.dataset.caption}`;
    this.element = make("div", "panorama-stage is-loading");
    this.view = make("div", "panorama-view");
    this.note = make("p", "panorama-note", "正在打开全景…");
    this.note.setAttribute("role", "status");
    this.element.append(this.link.querySelector("picture").cloneNode(true), this.view, this.note);
  }

  async enter() {
    const limit = textureLimit();
    const rendition = fitting(this.link.dataset.panorama, limit, this.element.clientWidth || window.innerWidth);
    if (!rendition) return this.showFlat(no_webgl);
    try {
      await Promise.all([loadStyle("pannellum/pannellum.css"), loadScript("pannellum/pannellum.js")]);
    } catch { return this.showFlat(not_loaded); }
    if (this.view.isConnected) this.showRound(rendition);
  }

  showRound(rendition) {
    this.view.setAttribute("role", "application");
    this.view.setAttribute("aria-label", `${this.label}。方向键转动，加号和减号缩放`);
    // The browser keeps its own shortcuts.
    this.element.addEventListener("keydown", (event) => { if (event.ctrlKey || event.metaKey || event.altKey) event.stopPropagation(); }, true);
    const [least, usual, most] = fieldsOfView(this.view);
    const viewer = window.pannellum.viewer(this.view, {
      type: "equirectangular",
      panorama: rendition,
      autoLoad: true,
      ignoreGPanoXMP: true,
      escapeHTML: true,
      showControls: false,
      hfov: usual,
      minHfov: least,
      maxHfov: most,
      mouseZoom: this.wheel,
      doubleClickZoom: !calm.matches,
      friction: calm.matches ? 1 : 0.15,
      capturedKeyNumbers: keys,
      hotSpots: this.ways.map(hotSpot),
      strings: { loadButtonLabel: "", loadingLabel: "", genericWebGLError: "", textureSizeError: "", fileAccessError: "", unknownError: "" },
    });
    this.viewer = viewer;
    // Pannellum goes on loading after it was closed, and listens to the page from then on.
    viewer.on("load", () => (this.viewer ? this.showLoaded() : viewer.destroy()));
    viewer.on("error", () => { if (this.viewer) this.showFlat(not_loaded); });
  }

  showLoaded() {
    this.element.classList.replace("is-loading", "is-live");
    this.element.querySelector("picture")?.remove();
    this.note.textContent = "按住画面拖动，看看四周";
    for (const act of ["pointerdown", "touchstart", "keydown"]) this.element.addEventListener(act, () => { this.note.textContent = ""; }, { once: true });
    this.sizes = new ResizeObserver(() => this.fit());
    this.sizes.observe(this.view);
    if (this.takesFocus) this.view.focus({ preventScroll: true });
  }

  /* A phone that was turned sees as much as before, not a stretched strip. */
  fit() {
    const [least, , most] = fieldsOfView(this.view);
    this.viewer.setHfovBounds([least, most]);
    this.viewer.resize();
  }

  /* The flat picture, to be pushed sideways. */
  showFlat(words) {
    this.leave();
    for (const button of this.tools.splice(0)) button.remove();
    const picture = this.link.querySelector("picture").cloneNode(true);
    for (const source of picture.querySelectorAll("[sizes]")) source.sizes = "200vh";
    const flat = make("div", "panorama-flat");
    flat.tabIndex = 0;
    flat.setAttribute("role", "group");
    flat.setAttribute("aria-label", this.label);
    flat.append(picture);
    this.element.className = "panorama-stage is-flat";
    this.element.querySelector("picture")?.remove();
    this.view.replaceWith(flat);
    this.note.textContent = words;
    flat.scrollLeft = (flat.scrollWidth - flat.clientWidth) / 2;
    if (this.takesFocus) flat.focus({ preventScroll: true });
  }

  /* The buttons that zoom; a flat picture has none. */
  zoomTools() {
    this.tools.push(tool("less", "缩小", () => this.zoom(15)), tool("more", "放大", () => this.zoom(-15)));
    return this.tools;
  }

  zoom(degrees) {
    this.viewer?.setHfov(this.viewer.getHfov() + degrees, calm.matches ? false : 300);
  }

  leave() {
    this.sizes?.disconnect();
    this.viewer?.destroy();
    this.viewer = this.sizes = null;
  }
}

/* A way on as it stands in the picture, for fingers and the mouse; keys and screen readers find it among the words. */
function hotSpot(way) {
  const createTooltipFunc = (place) => {
    const link = way.cloneNode(true);
    link.draggable = false;
    link.tabIndex = -1;
    link.setAttribute("aria-hidden", "true");
    place.append(link);
  };
  return { yaw: Number(way.dataset.yaw), pitch: Number(way.dataset.pitch), cssClass: "hotspot", createTooltipFunc };
}

/* The widest texture that WebGL takes here, in pixels; 0 without WebGL. */
function textureLimit() {
  const gl = document.createElement("canvas").getContext("webgl");
  if (!gl) return 0;
  const limit = gl.getParameter(gl.MAX_TEXTURE_SIZE);
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  return limit;
}

/* The address of the rendition that shows `width` CSS pixels sharply and does not overtax the device; undefined if none fits. */
function fitting(list, limit, width) {
  const phone = Math.min(screen.width, screen.height) < phone_pixels || navigator.connection?.saveData;
  const most = Math.min(limit, phone ? widest_on_phone : widest);
  const renditions = list.split(", ").map((entry) => entry.split(" ")).map(([url, size]) => ({ url, width: parseInt(size, 10) }));
  const possible = renditions.filter((rendition) => rendition.width <= most);
  const needed = (width * window.devicePixelRatio * 360) / 100;
  return (possible.find((rendition) => rendition.width >= needed) || possible[possible.length - 1])?.url;
}

/* Least, usual and greatest horizontal field of view in degrees, by the place's proportion, so that upright phones show no fisheye. */
function fieldsOfView(place) {
  const proportion = place.clientWidth / place.clientHeight || 1;
  const across = (down) => (Math.atan(Math.tan((down * Math.PI) / 360) * proportion) * 360) / Math.PI;
  return [across(25), Math.min(Math.max(across(72), 55), 100), Math.min(Math.max(across(115), 55), 120)];
}
