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

// A picture wider than its frame begins at the chosen day.
function showChosenDay() {
  for (const frame of document.querySelectorAll('.picture-frame')) {
    const chosen = frame.querySelector('.chosen');
    if (chosen !== null && frame.scrollWidth > frame.clientWidth) {
      const at = chosen.getBoundingClientRect();
      const of = frame.getBoundingClientRect();
      frame.scrollLeft += at.left + at.width / 2 - of.left - of.width / 2;
    }
  }
}
showChosenDay();
document.addEventListener('htmx:afterSwap', showChosenDay);

// A file is hashed here and never sent. Without this its hash is pasted.
const chosen = document.querySelector('input[data-hash-into]');
if (chosen !== null && window.crypto.subtle !== undefined) {
  chosen.parentElement.hidden = false;
  chosen.addEventListener('change', async function () {
    const file = chosen.files[0];
    if (file === undefined) return;
    const hash = new Uint8Array(await window.crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
    document.getElementById(chosen.dataset.hashInto).value =
      Array.from(hash, function (byte) { return byte.toString(16).padStart(2, '0'); }).join('');
  });
}
