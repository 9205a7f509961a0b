// Follows a document while it is made: asks every second, then more and more seldom, and tells what changes.

const box = document.querySelector("[data-progress]");
const told = document.getElementById("meddelande");
const words = { filling: "Word-filen skrivs.", converting: "PDF-filen görs.", ready: "Dokumentet är klart.", failed: "Dokumentet kunde inte göras.", again: "Dokumentet görs om av sig självt om en stund." };
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
  if (!fresh || fresh.dataset.standing === now.dataset.standing) return;
  now.replaceWith(fresh);
  told.textContent = words[fresh.dataset.standing] || "";
}

setTimeout(look, pause);
