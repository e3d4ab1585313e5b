/* WeChat's own browser saves no files: whoever came that way is told how to open the page in another. */
if (/MicroMessenger/i.test(navigator.userAgent)) {
  for (const hint of document.querySelectorAll("[data-download-hint]")) hint.hidden = false;
}
