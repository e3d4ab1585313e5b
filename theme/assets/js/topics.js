/* Chooses one group of a page: a topic of the hall, an honour, a level, a district. Without it the same links lead to the groups. */
function start(nav) {
  const links = [...nav.querySelectorAll("[data-topic]")];
  const place = document.getElementById(nav.dataset.topics);
  const groups = links.map((link) => link.dataset.topic).filter(Boolean).map((id) => document.getElementById(id));
  const status = nav.querySelector("[data-topic-status]");
  const linkOf = (hash) => links.find((link) => link.hash === hash && link.dataset.topic) || links[0];

  const choose = (chosen) => {
    for (const group of groups) group.hidden = Boolean(chosen.dataset.topic) && group.id !== chosen.dataset.topic;
    for (const link of links) {
      if (link === chosen) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    place.scrollLeft = 0;
  };

  nav.addEventListener("click", (event) => {
    const link = event.target.closest("[data-topic]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    choose(link);
    history.replaceState(history.state, "", link.dataset.topic ? link.hash : location.pathname + location.search);
    status.textContent = `${link.firstChild.textContent.trim()}：${link.querySelector("b").textContent} ${nav.dataset.unit}`;
  });
  // A link to one of the items must find it, whatever was chosen before.
  window.addEventListener("hashchange", () => choose(linkOf(location.hash)));
  choose(linkOf(location.hash));
}

for (const nav of document.querySelectorAll("[data-topics]")) start(nav);
