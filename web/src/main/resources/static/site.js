// Arrow keys step through the days on which something changed. Without this the two links do it.
document.addEventListener('keydown', function (event) {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const at = event.target;
  if (at instanceof HTMLElement && (at.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(at.tagName))) return;
  // A frame that scrolls sideways keeps its arrow keys.
  if (at instanceof HTMLElement && at.scrollWidth > at.clientWidth && at.tabIndex === 0 && at !== document.body) return;
  const id = event.key === 'ArrowLeft' ? 'previous' : event.key === 'ArrowRight' ? 'next' : null;
  const link = id === null ? null : document.getElementById(id);
  if (link !== null) {
    event.preventDefault();
    link.click();
  }
});
