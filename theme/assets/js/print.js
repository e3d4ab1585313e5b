/* Prints the page, with what is folded away unfolded. */
for (const button of document.querySelectorAll("[data-print]")) {
  button.addEventListener("click", () => window.print());
  button.hidden = false;
}
const folded = [];
window.addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("#content details:not([open])")) { details.open = true; folded.push(details); }
});
window.addEventListener("afterprint", () => {
  for (const details of folded.splice(0)) details.open = false;
});
