// The meeting room: what is written saves itself soon after the last key, and each tick as it is made.
import { watchConditions } from "./conditions.js";
import { Saver } from "./saver.js";

const SOON = 1200;
const written = document.getElementById("skrivet");
const people = document.getElementById("vilka");
const fold = document.querySelector(".room-fold");

if (fold && window.matchMedia("(min-width: 62rem)").matches) fold.open = true;

if (written) {
  const saver = new Saver(written);
  let waiting;
  watchConditions(written);
  if (written.elements.ansvarig) written.elements.ansvarig.setAttribute("list", "namn");
  written.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => saver.autosave(), SOON);
  });
  window.addEventListener("online", () => saver.autosave());
}

const problem = document.getElementById("fel");
if (problem) problem.focus();

let running = Promise.resolve();
if (people) {
  people.addEventListener("change", (event) => keep(event.target));
  // What was ticked before this script had come is kept too.
  for (const box of people.querySelectorAll("[name=narvarande]")) if (box.checked !== box.defaultChecked) keep(box);
}

function keep(box) {
  running = running.then(() => tick(box)).catch(() => told("Ingen kontakt med tjänsten. Kryssa igen när kontakten är tillbaka.", true));
}

async function tick(box) {
  const data = new URLSearchParams({ csrf_token: people.elements.csrf_token.value, visad: box.value });
  if (box.checked) data.set("narvarande", box.value);
  const headers = { "X-Requested-With": "fetch" };
  const response = await fetch(people.action, { method: "POST", body: data, headers, credentials: "same-origin" });
  if (!response.ok) {
    box.checked = !box.checked;
    told(response.status === 401 || response.status === 400 ? "Du är utloggad. Ladda om sidan och logga in." : "Det gick inte att spara just nu.", true);
    return;
  }
  const saved = await response.json();
  for (const place of document.querySelectorAll("[data-leaves]")) {
    const who = saved.lamnar[place.dataset.leaves];
    place.textContent = who ? `${who} lämnar` : "";
  }
  told(`Sparat ${saved.sparat}`, false);
}

function told(text, warn) {
  const place = document.getElementById("narvaro-sparad");
  place.textContent = text;
  place.classList.toggle("warn", warn);
}
