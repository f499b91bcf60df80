// Asks the browser for a passkey and puts its answer into the form. Without this the forms stay hidden, and password and code remain.
function bytes(text) {
  const plain = window.atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(plain, function (each) { return each.charCodeAt(0); });
}

function text(buffer) {
  const plain = Array.from(new Uint8Array(buffer), function (each) { return String.fromCharCode(each); }).join('');
  return window.btoa(plain).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

function keys(form) {
  return (form.dataset.keys || '').split(' ').filter(Boolean).map(function (id) { return { type: 'public-key', id: bytes(id) }; });
}

async function used(form) {
  const key = await navigator.credentials.get({
    publicKey: {
      challenge: bytes(form.dataset.challenge),
      rpId: form.dataset.rp,
      allowCredentials: keys(form),
      userVerification: 'required'
    }
  });
  form.elements.authenticatorData.value = text(key.response.authenticatorData);
  form.elements.signature.value = text(key.response.signature);
  form.elements.userHandle.value = key.response.userHandle === null ? '' : text(key.response.userHandle);
  return key;
}

async function made(form) {
  const key = await navigator.credentials.create({
    publicKey: {
      challenge: bytes(form.dataset.challenge),
      rp: { id: form.dataset.rp, name: 'Proviso' },
      user: { id: bytes(form.dataset.user), name: form.dataset.login, displayName: form.dataset.login },
      pubKeyCredParams: form.dataset.algorithms.split(' ').map(function (each) { return { type: 'public-key', alg: Number(each) }; }),
      excludeCredentials: keys(form),
      authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
      attestation: 'none'
    }
  });
  form.elements.attested.value = text(key.response.attestationObject);
  return key;
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  if (window.PublicKeyCredential === undefined) continue;
  form.hidden = false;
  form.addEventListener('submit', async function (event) {
    event.preventDefault();
    try {
      const key = await (form.dataset.passkey === 'make' ? made(form) : used(form));
      form.elements.credential.value = text(key.rawId);
      form.elements.clientData.value = text(key.response.clientDataJSON);
      form.submit();
    } catch (error) {
      form.querySelector('[role=status]').textContent = form.dataset.failed;
    }
  });
}
