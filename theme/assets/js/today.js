/* What the visitor's clock says of a week: how long until it opens, what is on today, or where to look back. Days are those of China, where the weeks take place. */
const hour_ms = 3600000;
const day_ms = 24 * hour_ms;

export function startToday() {
  show();
  // A page that was left open is seen again on another day.
  document.addEventListener("visibilitychange", () => { if (!document.hidden) show(); });
}

function show() {
  const now = Date.now();
  const today = dayOf(now);
  for (const day of document.querySelectorAll("[data-day]")) day.classList.toggle("is-today", day.dataset.day === today);
  for (const phase of document.querySelectorAll("[data-phase]")) showPhase(phase, now, today);
  for (const tag of document.querySelectorAll("[data-phase-tag]")) tag.textContent = tagWords(tag.dataset, now, today);
}

/* A moment's day, as 2023-05-15. */
function dayOf(moment) {
  return new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai", year: "numeric", month: "2-digit", day: "2-digit" }).format(moment);
}

function daysBetween(from, to) {
  return Math.round((Date.parse(to) - Date.parse(from)) / day_ms);
}

/* Days, and hours on the last one. */
function countdown({ start, opens }, now, today) {
  const hours = Math.ceil((Date.parse(opens) - now) / hour_ms);
  return hours <= 24 ? [hours, "小时"] : [daysBetween(today, start), "天"];
}

function tagWords(data, now, today) {
  if (today < data.start) return `距开幕还有 ${countdown(data, now, today).join(" ")}`;
  return today > data.end ? "精彩回顾" : `今天是第 ${daysBetween(data.start, today) + 1} 天`;
}

function showPhase(phase, now, today) {
  const { start, end } = phase.dataset;
  const name = today < start ? "before" : today > end ? "after" : today;
  const views = [...phase.querySelectorAll("[data-phase-view]")];
  const chosen = views.find((view) => view.dataset.phaseView === name);
  if (!chosen) return;
  for (const view of views) view.hidden = view !== chosen;
  if (name === "before") {
    const [count, unit] = countdown(phase.dataset, now, today);
    chosen.querySelector("[data-countdown]").textContent = count;
    chosen.querySelector("[data-countdown-unit]").textContent = unit;
  }
  showNext([...chosen.querySelectorAll("[data-starts]")], now);
}

/* Of today's events the one that is on, else the next, else one that lasts all day. */
function showNext(events, now) {
  const left = events.filter((event) => now < Date.parse(event.dataset.over));
  const timed = left.filter((event) => event.dataset.starts.includes("T"));
  const on = timed.find((event) => event.dataset.ends && now >= Date.parse(event.dataset.starts));
  const next = timed.find((event) => now < Date.parse(event.dataset.starts));
  const chosen = on || next || left.find((event) => !timed.includes(event));
  for (const event of events) event.hidden = event !== chosen;
  if (chosen) chosen.querySelector("[data-when]").textContent = chosen === on ? "正在进行" : chosen === next ? "接下来" : "今天全天";
}
