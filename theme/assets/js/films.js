/* A film on a wall plays where it hangs; without this its poster leads to the story, where it plays too. */
import { make } from "./layer.js";

export function open(link) {
  const { film, filmType, filmName, subtitles } = link.dataset;
  const video = make("video", "film-playing");
  Object.assign(video, { controls: true, playsInline: true, poster: link.querySelector("img").currentSrc });
  video.setAttribute("aria-label", filmName);
  video.append(Object.assign(make("source"), { src: film, type: filmType }));
  if (subtitles) video.append(Object.assign(make("track"), { kind: "captions", srclang: "zh", label: "中文字幕", src: subtitles, default: true }));
  // One film at a time.
  video.addEventListener("play", () => { for (const other of document.querySelectorAll("video")) if (other !== video) other.pause(); });
  link.replaceWith(video);
  video.focus();
  video.play().catch(() => { /* the browser's own button plays it */ });
}
