// Saves each tick as it is made, one after the other, and tells when somebody else was there first.

const form = document.getElementById("narvaron");
let running = Promise.resolve();

if (form) {
  form.addEventListener("change", (event) => keep(event.target.closest(".attendee")));
  // What was answered before this script had come is kept too.
  for (const choice of form.querySelectorAll(".attendee input:checked")) if (!choice.defaultChecked) keep(choice.closest(".attendee"));
}

function keep(row) {
  if (row) running = running.then(() => save(row)).catch(() => lost());
}

async function save(row) {
  const id = row.dataset.case;
  const data = new FormData();
  for (const name of ["csrf_token", "dag", `s_${id}`, `n_${id}`]) data.set(name, new FormData(form).get(name));
  const response = await fetch(form.action, {
    method: "POST", body: new URLSearchParams(data), credentials: "same-origin", headers: { "X-Requested-With": "fetch" },
  });
  if (response.status === 400 || response.status === 401) { tell("Du är utloggad. Tryck på Spara närvaron och logga in.", true); return; }
  if (!response.ok) { lost(); return; }
  const saved = await response.json();
  show(row, saved.rader[id], saved.krock[id]);
  if (!saved.krock[id]) tell(`Sparat ${saved.sparat}`, false);
}

function show(row, now, met) {
  if (!now) return;
  row.querySelector(`input[name="s_${row.dataset.case}"]`).value = now.sagt;
  row.querySelector("[data-sum]").textContent = now.summa;
  for (const choice of row.querySelectorAll("input[type=radio]")) choice.checked = choice.value === now.sagt;
  row.querySelector("[data-told]").textContent = met ? `Någon annan har ändrat svaret till ${now.ord}. Ändra det om det är fel.` : "";
  if (met) tell("Ett svar sparades inte, eftersom någon annan hann före.", true);
}

function lost() {
  tell("Ingen kontakt med tjänsten. Svaren finns kvar på sidan: tryck på Spara närvaron när kontakten är tillbaka.", true);
}

function tell(text, warn) {
  const told = document.getElementById("sparat");
  told.textContent = text;
  told.classList.toggle("warn", warn);
}
