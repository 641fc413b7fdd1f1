// Buttons that copy a text: the one they carry, or the page's own address if that is empty.

function legacyCopy(text) {
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "q-vh";
  document.body.append(field);
  field.select();
  // What browsers offer where the page is not served over https.
  const isDone = document.execCommand("copy");
  field.remove();
  return isDone ? Promise.resolve() : Promise.reject(new Error("copy"));
}

function copy(text) {
  if (!navigator.clipboard) return legacyCopy(text);
  return navigator.clipboard.writeText(text).catch(() => legacyCopy(text));
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-q-copy]");
  if (!button) return;
  const status = button.parentNode.querySelector("[role=status]");
  const text = button.dataset.qCopy || location.href;
  copy(text).then(
    () => {
      status.textContent = button.dataset.done;
    },
    () => {
      status.textContent = `${button.dataset.failed} ${text}`;
    }
  ).then(() => button.focus());
});

document.querySelectorAll("[data-q-copy]").forEach((button) => {
  button.hidden = false;
});
