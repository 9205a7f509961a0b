// The page of a kind's questions: cards move without a page being loaded, alternatives show when they count, and
// the line of a closed question says what has been written in it.
import { watchConditions } from "./conditions.js";

const form = document.getElementById("fragor");
watchConditions(form);

const first = document.getElementById("fel") || (location.hash && document.getElementById(location.hash.slice(1)));
if (first) first.focus();

form.addEventListener("click", (event) => {
  const button = event.target.closest("[data-move]");
  if (!button || !["up", "down"].includes(button.dataset.move)) return;
  event.preventDefault();
  const card = button.closest(".row-card"), up = button.dataset.move === "up";
  const other = up ? card.previousElementSibling : card.nextElementSibling;
  const told = document.getElementById("meddelande");
  if (!other) { told.textContent = up ? "Står redan först." : "Står redan sist."; return; }
  if (up) other.before(card); else other.after(card);
  button.focus();
  told.textContent = up ? "Flyttad upp." : "Flyttad ned.";
});

form.addEventListener("input", (event) => {
  const line = form.querySelector(`[data-shows="${CSS.escape(event.target.id)}"]`), box = event.target;
  if (!line) return;
  if (box.type === "checkbox") line.hidden = !box.checked;
  else line.textContent = box.selectedOptions ? box.selectedOptions[0].text : box.value;
});
