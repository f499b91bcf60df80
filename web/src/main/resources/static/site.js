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

// Documents that were found: j and k go to the next and to the one before. Codes of a document: 1 to 4 choose one of
// the first form. Without this the links and fields do it.
document.addEventListener('keydown', function (event) {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const at = event.target;
  if (at instanceof HTMLElement && (at.isContentEditable || /^(SELECT|TEXTAREA)$/.test(at.tagName)
      || (at.tagName === 'INPUT' && at.type !== 'radio'))) return;
  if (event.key === 'j' || event.key === 'k') {
    const hits = Array.from(document.querySelectorAll('a.hit'));
    if (hits.length === 0) return;
    const here = hits.indexOf(document.activeElement);
    const to = event.key === 'j' ? here + 1 : here - 1;
    hits[Math.max(0, Math.min(hits.length - 1, to))].focus();
    event.preventDefault();
  } else if (/^[1-4]$/.test(event.key)) {
    const form = document.querySelector('form.desk-form:has(input[name="code"])');
    const codes = form === null ? [] : form.querySelectorAll('input[name="code"]');
    const code = codes[Number(event.key) - 1];
    if (code !== undefined) {
      code.checked = true;
      code.focus();
      event.preventDefault();
    }
  }
});
