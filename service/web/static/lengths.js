// Says how much room is left when a text comes near its limit; nothing is ever cut off.

function update(box) {
  const limit = Number(box.dataset.limit);
  const length = [...box.value.replace(/\r\n/g, "\n").trim()].length;
  let told = box.nextElementSibling;
  if (length < limit * 0.8) {
    if (told) told.remove();
    return;
  }
  if (!told) {
    told = document.createElement("p");
    told.className = "count";
    box.after(told);
  }
  const over = length - limit;
  told.classList.toggle("over", over > 0);
  told.textContent = over > 0 ? `${over} tecken för mycket (högst ${limit}).` : `${-over} tecken kvar av ${limit}.`;
}

export function watchLengths(form) {
  for (const box of form.querySelectorAll("textarea[data-limit]")) {
    if (box.dataset.limit === "0") continue;
    update(box);
    box.addEventListener("input", () => update(box));
  }
}
