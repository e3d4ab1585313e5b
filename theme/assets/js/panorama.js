/* Panoramas one looks around in, with Pannellum: a figure's in its place, one in a strip or gallery in a layer. */
import { calm, make, openLayer, storyLink, tool } from "./layer.js";
import { Stage } from "./stage.js";

let leaveCurrent = null;

export function open(link) {
  return "inPlace" in link.dataset ? openInPlace(link) : openInLayer(link);
}

/* The stage takes the picture's place, and gives it back. */
function openInPlace(link) {
  leaveCurrent?.();
  const stage = new Stage(link, "fullscreenonly");
  const leave = () => {
    stage.leave();
    stage.element.remove();
    link.hidden = false;
    link.focus();
    leaveCurrent = null;
  };
  leaveCurrent = leave;
  addTools(stage, stage.element.appendChild(make("div", "layer-tools")), stage.element, () => {
    leave();
    openInLayer(link);
  });
  stage.element.append(tool("close", "关闭", leave));
  stage.element.addEventListener("keydown", (event) => { if (event.key === "Escape" && !document.fullscreenElement) leave(); });
  link.after(stage.element);
  link.hidden = true;
  stage.element.scrollIntoView({ block: "nearest", behavior: calm.matches ? "auto" : "smooth" });
  stage.enter();
}

function openInLayer(link) {
  leaveCurrent?.();
  const stage = new Stage(link, true);
  const layer = openLayer("panorama", stage.label, () => {
    stage.leave();
    return link;
  });
  layer.words.append(make("p", "", link.dataset.caption));
  if (link.dataset.story) layer.words.firstChild.append(storyLink(link));
  addTools(stage, layer.tools, layer.body, null);
  layer.view.append(stage.element);
  stage.enter();
}

/* Zoom and full screen; where a browser has no full screen for parts of a page `otherwise` is offered. */
function addTools(stage, place, whole, otherwise) {
  place.append(...stage.zoomTools());
  const action = whole.requestFullscreen ? () => toggleFullscreen(whole) : otherwise;
  if (!action) return;
  stage.tools.push(tool("full", "全屏", action));
  place.append(stage.tools[stage.tools.length - 1]);
}

function toggleFullscreen(element) {
  if (document.fullscreenElement) document.exitFullscreen();
  else element.requestFullscreen();
}
