// Copies what stands in a box, such as the address of a page, when its button is pressed.

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const box = document.getElementById(button.dataset.copy);
  const told = box.closest(".question").querySelector("[data-copied]");
  box.select();
  try {
    await navigator.clipboard.writeText(box.value);
    told.textContent = told.dataset.copied || "Adressen är kopierad.";
  } catch {
    told.textContent = "Webbläsaren lät inte sidan kopiera. Texten är markerad: tryck Ctrl+C.";
  }
});
