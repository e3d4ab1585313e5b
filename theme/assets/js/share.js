/* Takes a page along: its address copied, or handed to what the phone shares with. */
const panel = document.querySelector("[data-share]");
const address = panel.querySelector("[data-share-address]").href;
const state = panel.querySelector("[data-share-state]");
const copy = panel.querySelector("[data-share-copy]");
const send = panel.querySelector("[data-share-send]");

function say(words) {
  state.textContent = "";
  // A word said twice in a row is announced only if it was gone in between.
  setTimeout(() => { state.textContent = words; }, 50);
}

/* Browsers inside other programs often refuse the clipboard: then the address is selected, to be copied by hand. */
async function copyAddress() {
  try {
    await navigator.clipboard.writeText(address);
    say("链接已复制");
  } catch {
    const link = panel.querySelector("[data-share-address]");
    window.getSelection().selectAllChildren(link);
    let copied = false;
    try { copied = document.execCommand("copy"); } catch { /* by hand, then */ }
    say(copied ? "链接已复制" : "请长按上面的网址复制");
  }
}

copy.addEventListener("click", copyAddress);
copy.hidden = false;
if (navigator.share) {
  send.addEventListener("click", () => {
    navigator.share({ title: document.title, url: address }).catch((fault) => { if (fault.name !== "AbortError") copyAddress(); });
  });
  send.hidden = false;
}
