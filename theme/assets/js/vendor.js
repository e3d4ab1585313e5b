/* A package's files, fetched from this site when a visitor first needs them. */
const asked = new Map();

/* The address of a file below assets/vendor. */
export function vendor(path) {
  return new URL(`../vendor/${path}`, import.meta.url).href;
}

/* Adds an element to the head and waits for its file; what failed may be asked for again. */
function fetchOnce(address, element) {
  if (!asked.has(address)) {
    asked.set(address, new Promise((resolve, reject) => {
      element.addEventListener("load", () => resolve());
      element.addEventListener("error", () => {
        asked.delete(address);
        element.remove();
        reject(new Error(`not loaded: ${address}`));
      });
      document.head.append(element);
    }));
  }
  return asked.get(address);
}

export function loadScript(path) {
  return fetchOnce(vendor(path), Object.assign(document.createElement("script"), { src: vendor(path) }));
}

export function loadStyle(path) {
  return fetchOnce(vendor(path), Object.assign(document.createElement("link"), { rel: "stylesheet", href: vendor(path) }));
}
