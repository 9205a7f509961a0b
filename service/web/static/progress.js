// Follows a document while it is made: asks every second, then more and more seldom, and tells what changes.

const box = document.querySelector("[data-progress]");
const told = document.getElementById("meddelande");
const words = {
  filling: "Word-filen skrivs.",
  again: "Dokumentet görs om av sig självt om en stund.",
  failed: "Dokumentet kunde inte göras.",
  converting: "Word-filen är klar. PDF-filen görs.",
  pdf_again: "Word-filen är klar. PDF-filen görs om av sig själv om en stund.",
  pdf_failed: "Word-filen är klar. PDF-filen kunde inte göras.",
  ready: "Dokumentet är klart.",
};
let pause = 1000;

async function look() {
  try {
    const response = await fetch(box.dataset.progress, { credentials: "same-origin", headers: { "X-Requested-With": "fetch" } });
    if (response.redirected || response.status === 404) { location.reload(); return; }
    if (response.ok) place(new DOMParser().parseFromString(await response.text(), "text/html").getElementById("framsteg"));
  } catch {
    // No contact: the next look tries again.
  }
  if (document.getElementById("framsteg").dataset.ended === "ja") return;
  pause = Math.min(pause * 1.15, 10000);
  setTimeout(look, pause);
}

function place(fresh) {
  const now = document.getElementById("framsteg");
  if (!fresh || (fresh.dataset.signature || fresh.dataset.standing) === (now.dataset.signature || now.dataset.standing)) return;
  const focused = document.activeElement && now.contains(document.activeElement) ? document.activeElement.id : "";
  for (const box of now.querySelectorAll("input[id]")) {
    const same = fresh.querySelector(`[id="${box.id}"]`);
    if (same) same.value = box.value;
  }
  now.replaceWith(fresh);
  if (focused && document.getElementById(focused)) document.getElementById(focused).focus();
  const state = document.querySelector("[data-state]:not(#framsteg)");
  if (state && fresh.dataset.state) state.textContent = fresh.dataset.state;
  if (fresh.dataset.coming) location.assign(fresh.dataset.coming);
  told.textContent = fresh.dataset.told || words[fresh.dataset.standing] || "";
  if (fresh.dataset.ended === "ja") follow().catch(() => {});  // without contact the card stands as it was
}

// What waited for the document, such as whom it may be sent to, follows once it is made.
async function follow() {
  const card = document.querySelector("[data-follows]");
  if (!card || card.contains(document.activeElement)) return;
  const response = await fetch(location.href, { credentials: "same-origin" });
  const newer = response.ok && new DOMParser().parseFromString(await response.text(), "text/html").querySelector("[data-follows]");
  if (newer) card.replaceWith(newer);
}

setTimeout(look, pause);
