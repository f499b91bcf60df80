// Sends a file piece by piece by the tus protocol, after hashing it here. Without this the form sends it whole.
import { sha256 } from './vendor/hashes/sha2.js';

const form = document.getElementById('upload');
const input = document.getElementById('content');
const state = document.getElementById('upload-state');
const piece = 4 * 1024 * 1024;

function say(words, done, all) {
  const percent = all === undefined ? '' : ' ' + Math.floor(100 * done / all) + ' %';
  state.textContent = words + percent;
}

async function hashOf(file) {
  const hash = sha256.create();
  for (let at = 0; at < file.size; at += piece) {
    hash.update(new Uint8Array(await file.slice(at, at + piece).arrayBuffer()));
    say(form.dataset.hashing, Math.min(at + piece, file.size), file.size);
  }
  return Array.from(hash.digest(), function (byte) { return byte.toString(16).padStart(2, '0'); }).join('');
}

async function send(file) {
  const hash = await hashOf(file);
  const upload = new window.tus.Upload(file, {
    endpoint: form.dataset.uploads,
    chunkSize: piece,
    retryDelays: [0, 1000, 3000, 10000, 30000],
    removeFingerprintOnSuccess: true,
    headers: { 'X-CSRF-TOKEN': form.querySelector('input[name=_csrf]').value },
    metadata: { filename: file.name, item: form.dataset.item, sha256: hash },
    fingerprint: async function () { return ['proviso', form.dataset.uploads, form.dataset.item, hash].join('-'); },
    onProgress: function (sent, all) { say(form.dataset.sending, sent, all); },
    onError: function (error) {
      const said = error.originalResponse ? error.originalResponse.getBody() : '';
      say(said && said.length < 500 && !said.startsWith('<') ? said : form.dataset.failed);
    },
    onSuccess: function () {
      say(form.dataset.done);
      window.location.reload();
    }
  });
  const before = await upload.findPreviousUploads();
  if (before.length > 0) upload.resumeFromPreviousUpload(before[0]);
  upload.start();
}

if (form !== null && window.tus !== undefined && window.tus.isSupported) {
  form.addEventListener('submit', function (event) {
    const file = input.files[0];
    if (file === undefined || file.size === 0) return;
    event.preventDefault();
    send(file).catch(function () { say(form.dataset.failed); });
  });
}
