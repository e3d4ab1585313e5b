/* Where each event stands by the visitor's clock: today, next, on, over; and what its live link is worth now. */
const hour_ms = 3600000;
const words = { next: "接下来", today: "今天", on: "正在进行", begun: "已开始", over: "已结束" };
const live = { on: "正在直播", begun: "直播已开始" };
const items = [...document.querySelectorAll("[data-over]")].filter((item) => item.querySelector("[data-state]"));
const calendar = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai", year: "numeric", month: "2-digit", day: "2-digit" });

/* The moment at which an event begins; not a number if it lasts all day. */
function startOf(item) {
  return item.dataset.starts.includes("T") ? Date.parse(item.dataset.starts) : NaN;
}

function stateOf(item, now, day) {
  if (now >= Date.parse(item.dataset.over)) return "over";
  if (now >= startOf(item)) return item.dataset.ends ? "on" : "begun";
  return item.dataset.day === day ? "today" : "ahead";
}

function showLive(item, state) {
  const link = item.querySelector("[data-live]");
  const replay = item.querySelector("[data-replay]");
  if (replay) replay.hidden = state !== "over" && state !== "begun";
  if (!link) return;
  const label = link.querySelector("span:last-child");
  if (!link.dataset.live) link.dataset.live = label.textContent.replace(/^直播/, "即将直播");
  label.textContent = live[state] || link.dataset.live;
  link.hidden = state === "over";
  link.classList.toggle("is-live", state in live);
  let ended = item.querySelector(".event-ended");
  if (state === "over" && !replay && !ended) {
    ended = Object.assign(document.createElement("span"), { className: "event-ended", textContent: "直播已结束" });
    link.after(ended);
  }
  if (ended) ended.hidden = state !== "over";
}

function show(item, state, isNext) {
  const label = item.querySelector("[data-state]");
  const shown = isNext ? "next" : state;
  label.textContent = words[shown] || "";
  label.hidden = !(shown in words);
  for (const name of Object.keys(words)) item.classList.toggle(`is-${name}`, name === shown);
  showLive(item, state);
}

function refresh() {
  const now = Date.now();
  const day = calendar.format(now);
  const coming = items.map(startOf).filter((start) => start > now && start - now <= 24 * hour_ms);
  const next = Math.min(...coming);
  for (const item of items) show(item, stateOf(item, now, day), startOf(item) === next);
}

/* WeChat's own browser refuses calendar files. */
if (/MicroMessenger/i.test(navigator.userAgent)) {
  for (const hint of document.querySelectorAll("[data-wechat]")) hint.hidden = false;
}
refresh();
setInterval(refresh, 30000);
document.addEventListener("visibilitychange", () => { if (!document.hidden) refresh(); });
