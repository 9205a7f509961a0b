// An item is dragged to another place under its point; letting go saves, as the buttons do without JavaScript.
const form = document.getElementById("dagordning");
let moving = null, before = null;

function order(list) {
  return [...list.children].map((row) => row.id).join(" ");
}

function over(row, y) {
  const { top, height } = row.getBoundingClientRect();
  return y < top + height / 2;
}

for (const grip of form.querySelectorAll(".grip")) {
  const row = grip.closest(".agenda-row");
  if (row.parentElement.children.length < 2) continue;
  grip.hidden = false;
  grip.draggable = true;
  grip.addEventListener("dragstart", (event) => {
    [moving, before] = [row, order(row.parentElement)];
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", "");
    event.dataTransfer.setDragImage(row, 0, 0);
    row.classList.add("moving");
  });
  grip.addEventListener("dragend", () => {
    row.classList.remove("moving");
    const moved = moving && order(row.parentElement) !== before;
    moving = null;
    if (moved) form.requestSubmit(form.querySelector('button[value="spara"]'));
  });
}

form.addEventListener("dragover", (event) => {
  const row = event.target.closest?.(".agenda-row");
  if (!moving || !row || row.parentElement !== moving.parentElement) return;
  event.preventDefault();
  if (row !== moving) row.parentElement.insertBefore(moving, over(row, event.clientY) ? row : row.nextSibling);
});
form.addEventListener("drop", (event) => { if (moving) event.preventDefault(); });
