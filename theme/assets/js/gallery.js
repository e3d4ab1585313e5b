/* The pictures of a page: which of them are shown. Chips narrow a gallery down; the choice stands in the address. */

/* The pictures that the viewer goes through. */
export function shownLinks(gallery) {
  return [...gallery.querySelectorAll("a[data-zoom]")].filter((link) => !link.closest("[hidden]"));
}

class Filters {
  constructor(panel) {
    this.words = panel.querySelector("[data-filter-words]");
    this.items = [...panel.closest("section").querySelectorAll(".gallery-item")];
    this.facets = new Map(this.items.map((item) => [item, new Set((item.dataset.facets || "").split(" "))]));
    this.groups = [...panel.querySelectorAll("[data-filter]")];
    this.choice = {};
    for (const group of this.groups) group.addEventListener("click", (event) => this.choose(group, event.target.closest("button")));
    this.read();
    for (const group of this.groups) showChosen(group);
    window.addEventListener("popstate", () => this.read());
  }

  /* Takes the choice from the address; one that leaves nothing counts as none. */
  read() {
    const asked = new URLSearchParams(location.search);
    for (const group of this.groups) {
      const value = asked.get(group.dataset.filter) || "";
      const known = [...group.querySelectorAll("button")].some((button) => button.dataset.value === value);
      this.choice[group.dataset.filter] = known ? value : "";
    }
    if (!this.items.some((item) => this.fits(item))) this.choice = {};
    this.show();
  }

  choose(group, button) {
    if (!button) return;
    this.choice[group.dataset.filter] = button.dataset.value;
    const address = new URL(location.href);
    for (const [name, value] of Object.entries(this.choice)) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    history.replaceState(history.state, "", address);
    this.show();
    this.tell();
  }

  /* `other` asks for one facet as if it were chosen. */
  fits(item, other = {}) {
    const chosen = Object.entries({ ...this.choice, ...other });
    return chosen.every(([name, value]) => !value || this.facets.get(item).has(`${name}=${value}`));
  }

  show() {
    for (const item of this.items) item.hidden = !this.fits(item);
    for (const group of this.groups) {
      const name = group.dataset.filter;
      for (const button of group.querySelectorAll("button")) {
        const { value } = button.dataset;
        button.setAttribute("aria-pressed", String(value === (this.choice[name] || "")));
        if (!value) continue;
        const count = this.items.filter((item) => this.fits(item, { [name]: value })).length;
        button.querySelector("[data-count]").textContent = count;
        button.disabled = !count;
      }
    }
  }

  tell() {
    const shown = this.items.filter((item) => !item.hidden).length;
    this.words.textContent = shown < this.items.length ? `显示 ${shown} 张，共 ${this.items.length} 张` : `共 ${shown} 张`;
  }
}

/* On a phone the chips are pushed sideways: the chosen one is in view. */
function showChosen(group) {
  const chosen = group.querySelector("[aria-pressed='true']");
  group.scrollLeft = chosen.offsetLeft - group.offsetLeft - (group.clientWidth - chosen.offsetWidth) / 2;
}

for (const panel of document.querySelectorAll("[data-photo-filters]")) new Filters(panel).tell();
