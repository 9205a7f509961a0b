// An item is dragged to another place under its point; letting go saves, as the buttons do without JavaScript.
const form = document.getElementById("dagordning");
let moving = null, next = null;

function above(row, y) {
  const { top, height } = row.getBoundingClientRect();
  return y < top + height / 2;
}

function begin(event, row) {
  [moving, next] = [row, row.nextElementSibling];
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", "");
  event.dataTransfer.setDragImage(row, 0, 0);
  row.classList.add("moving");
}

// Let go outside its point, or with Escape, it goes back to where it was.
function end(event, row) {
  row.classList.remove("moving");
  if (event.dataTransfer.dropEffect === "none") row.parentElement.insertBefore(row, next);
  const moved = row.nextElementSibling !== next;
  moving = null;
  if (moved) form.requestSubmit(form.querySelector('button[value="spara"]'));
}

for (const grip of form.querySelectorAll(".grip")) {
  const row = grip.closest(".agenda-row");
  if (row.parentElement.children.length < 2) continue;
  grip.hidden = false;
  grip.draggable = true;
  grip.addEventListener("dragstart", (event) => begin(event, row));
  grip.addEventListener("dragend", (event) => end(event, row));
}

form.addEventListener("dragover", (event) => {
  const row = event.target.closest?.(".agenda-row");
  if (!moving || !row || row.parentElement !== moving.parentElement) return;
  event.preventDefault();
  if (row !== moving) row.parentElement.insertBefore(moving, above(row, event.clientY) ? row : row.nextSibling);
});
form.addEventListener("drop", (event) => { if (moving) event.preventDefault(); });
