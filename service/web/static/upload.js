// The upload form: takes a file that is dragged to it, and says what is wrong before it is
// sent: a file that is too large or no Word file, and a box that was left empty.

const form = document.querySelector("form.upload");
const input = document.getElementById("fil"), fault = document.getElementById("fil-fel");
const drop = form.querySelector(".drop"), button = form.querySelector("button");
const text = button.textContent;
const first = document.getElementById("fel");
if (first) first.focus();

input.addEventListener("change", judge);
form.addEventListener("submit", (event) => {
  const wrong = [...form.querySelectorAll("#fil, [data-must]")].filter((box) => !(box === input ? chosen() && judge() : filled(box)));
  if (wrong.length) { event.preventDefault(); wrong[0].focus(); return; }
  button.textContent = "Laddar upp …";
  setTimeout(() => { button.disabled = true; });
});
addEventListener("pageshow", () => { button.disabled = false; button.textContent = text; });

for (const name of ["dragenter", "dragover"]) drop.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("over"); });
for (const name of ["dragleave", "drop"]) drop.addEventListener(name, () => drop.classList.remove("over"));
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  if (!event.dataTransfer.files.length) return;
  input.files = event.dataTransfer.files;
  judge();
});

function chosen() {
  return told(input, fault, input.files.length ? "" : "Du har inte valt någon fil.");
}

function judge() {
  const file = input.files[0], largest = Number(form.dataset.largest);
  const wrong = !file ? "" : !/\.docx$/i.test(file.name) ? "Välj en Word-fil som slutar på .docx." : file.size > largest ? `Filen är större än ${largest / 1024 / 1024} MB. Gör bilderna i den mindre.` : "";
  return told(input, fault, wrong);
}

function filled(box) {
  const enough = box.value.trim().length >= Math.max(1, box.minLength);
  return told(box, document.getElementById(`${box.id}-fel`), enough ? "" : box.dataset.must);
}

function told(box, place, wrong) {
  place.textContent = wrong;
  place.hidden = !wrong;
  box.classList.toggle("is-wrong", Boolean(wrong));
  if (wrong) box.setAttribute("aria-invalid", "true"); else box.removeAttribute("aria-invalid");
  return !wrong;
}
