/* Narrows a list down by a form's choices: keeps them in the address, counts what each choice would leave, says what is left. */
const form = document.querySelector("form[data-finder]");
const fields = [...form.elements].filter((field) => field.name);
const items = [...document.querySelectorAll("[data-item]")];
const status = form.querySelector("[data-finder-status]");
const clear = form.querySelector("[data-finder-clear]");
const none = document.querySelector("[data-finder-none]");

/* Letters as they are compared: without difference of width and case. */
function plain(text) {
  return text.normalize("NFKC").toLowerCase();
}

function matches(item, field, value) {
  if (field.type !== "search") return !value || item.dataset[field.name].split(" ").includes(value);
  const text = plain(item.dataset.words);
  return plain(value).split(/\s+/).every((word) => text.includes(word));
}

/* What all fields but one leave. */
function left(except) {
  return items.filter((item) => fields.every((field) => field === except || matches(item, field, field.value.trim())));
}

function showCounts() {
  for (const field of fields) {
    if (field.tagName !== "SELECT") continue;
    const found = left(field);
    for (const option of field.options) {
      const count = found.filter((item) => matches(item, field, option.value)).length;
      option.textContent = `${option.dataset.name}（${count}）`;
      option.disabled = !count && Boolean(option.value) && !option.selected;
    }
  }
}

/* A group stands as long as it holds something; while nothing is chosen an empty one stands too. */
function showGroups(active) {
  for (const row of document.querySelectorAll("[data-of]")) row.hidden = document.getElementById(row.dataset.of).hidden;
  for (const group of document.querySelectorAll("[data-group]")) {
    group.hidden = active && !group.querySelector("[data-item]:not([hidden]), [data-of]:not([hidden])");
  }
  for (const way of document.querySelectorAll("[data-leads]")) way.hidden = document.getElementById(way.dataset.leads).hidden;
}

function show() {
  const active = fields.some((field) => field.value.trim());
  const found = left();
  for (const item of items) item.hidden = !found.includes(item);
  showGroups(active);
  showCounts();
  const unit = status.dataset.unit;
  status.textContent = active ? `找到 ${found.length} ${unit}（共 ${items.length} ${unit}）` : `共 ${items.length} ${unit}`;
  clear.hidden = !active;
  none.hidden = found.length > 0;
}

function remember() {
  const address = new URL(location.href);
  for (const field of fields) {
    const value = field.value.trim();
    if (value) address.searchParams.set(field.name, value);
    else address.searchParams.delete(field.name);
  }
  history.replaceState(history.state, "", address);
}

/* Takes the choices from the address; one that the form does not offer is nothing. */
function recall() {
  const asked = new URLSearchParams(location.search);
  for (const field of fields) {
    const value = asked.get(field.name) || "";
    const offered = field.tagName !== "SELECT" || [...field.options].some((option) => option.value === value);
    field.value = offered ? value : "";
  }
  show();
}

function choose() {
  show();
  remember();
}

form.addEventListener("input", (event) => { if (!event.isComposing) choose(); });
form.addEventListener("compositionend", choose);
form.addEventListener("submit", (event) => event.preventDefault());
clear.addEventListener("click", () => {
  for (const field of fields) field.value = "";
  choose();
  fields[0].focus();
});
window.addEventListener("popstate", recall);
// Whoever chose before the script had come keeps the choice.
if (fields.some((field) => new URLSearchParams(location.search).has(field.name))) recall();
else choose();
// The page has become shorter since the browser went to the place in its address.
if (location.search && location.hash.length > 1) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
