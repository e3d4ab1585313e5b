/* A layer over the whole page that holds a viewer: Esc, the browser's Back and its own button close it; focus stays inside and returns. */
const strokes = {
  close: "M6 6l12 12M18 6L6 18",
  more: "M12 5v14M5 12h14",
  less: "M5 12h14",
  whole: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5M9 9h6v6H9z",
  full: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
  previous: "M15 5l-7 7 7 7",
  next: "M9 5l7 7-7 7",
  map: "M9 4L3 6v14l6-2 6 2 6-2V4l-6 2zM9 4v14M15 6v14",
};

export const calm = window.matchMedia("(prefers-reduced-motion: reduce)");

// A page loaded anew on the entry that a layer had made: nothing is open, so the entry is left.
if (history.state?.layer) history.back();

export function make(tag, className, text = "") {
  return Object.assign(document.createElement(tag), { className, textContent: text });
}

/* The way from a photo to its story. */
export function storyLink(link) {
  return Object.assign(make("a", "", `看故事：${link.dataset.storyTitle}`), { href: link.dataset.story });
}

/* A button with its sign and its word. */
export function tool(sign, word, action) {
  const button = make("button", `tool tool-${sign}`);
  button.type = "button";
  button.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${strokes[sign]}"/></svg>`;
  button.append(make("span", "", word));
  button.addEventListener("click", action);
  return button;
}

/* Something opens over the page: the browser's Back calls `close`. Returns what takes the entry out of the history when it closed otherwise. */
export function addBackEntry(kind, close) {
  // The page stays where it is while the entry comes and goes.
  const restoration = history.scrollRestoration;
  history.scrollRestoration = "manual";
  history.pushState({ layer: kind }, "");
  window.addEventListener("popstate", close);
  return () => {
    window.removeEventListener("popstate", close);
    const restore = () => { history.scrollRestoration = restoration; };
    if (!history.state?.layer) return restore();
    window.addEventListener("popstate", restore, { once: true });
    return history.back();
  };
}

/* Opens an empty layer; `leave` runs once when it closes and returns the element that gets the focus. Throws in a browser without dialogs. */
export function openLayer(kind, label, leave) {
  if (!("HTMLDialogElement" in window)) throw new Error("no dialogs");
  const dialog = make("dialog", `layer layer-${kind}`);
  const body = make("div", "layer-body");
  const words = make("div", "layer-words");
  const view = make("div", "layer-view");
  const tools = make("div", "layer-tools");
  const close = () => dialog.close();
  const closing = tool("close", "关闭", close);
  dialog.setAttribute("aria-label", label);
  words.setAttribute("aria-live", "polite");
  body.append(words, view, tools, closing);
  dialog.append(body);
  document.body.append(dialog);
  dialog.addEventListener("close", () => {
    document.documentElement.classList.remove("has-layer");
    const heir = leave();
    dialog.remove();
    heir.focus();
    leaveHistory();
  }, { once: true });
  const leaveHistory = addBackEntry(kind, close);
  document.documentElement.classList.add("has-layer");
  dialog.showModal();
  closing.focus();
  return { dialog, body, words, view, tools };
}
