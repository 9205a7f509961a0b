// Shows a question only while the question it hangs on has one of the answers that count.

function answers(form, name) {
  const field = form.elements[name];
  if (!field) return [];
  const inputs = field instanceof RadioNodeList ? [...field] : [field];
  return inputs.filter((one) => (one.type === "radio" || one.type === "checkbox" ? one.checked : true)).map((one) => one.value);
}

function update(form) {
  // Twice, since a question may hang on one that is itself hidden.
  for (let round = 0; round < 2; round += 1) {
    for (const box of form.querySelectorAll("[data-when]")) {
      const other = form.querySelector(`[name="${CSS.escape(box.dataset.when)}"]`);
      const asked = other && !other.closest("[data-off]");
      const counts = box.dataset.values.split(" ");
      box.toggleAttribute("data-off", !(asked && answers(form, box.dataset.when).some((value) => counts.includes(value))));
    }
  }
}

// A question that must be answered says so only while no other answer excuses it.
function excuse(form) {
  for (const mark of form.querySelectorAll("[data-unless]")) {
    const counts = mark.dataset.values.split(" ");
    mark.hidden = answers(form, mark.dataset.unless).some((value) => counts.includes(value));
  }
}

const watched = new WeakSet();

export function watchConditions(form) {
  update(form);
  excuse(form);
  if (watched.has(form)) return;
  watched.add(form);
  form.addEventListener("change", () => { update(form); excuse(form); });
}
