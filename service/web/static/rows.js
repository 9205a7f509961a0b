// Rows are added, moved and removed by the server; here the answer is put in place without leaving the page.
import { offer, taken } from "./undo.js";

function visible(input) {
  return input.type !== "hidden" && !input.closest("[data-off]");
}

function goTo(form, place) {
  const row = place && document.getElementById(place);
  if (!row) return;
  const first = [...row.querySelectorAll("input, textarea, select")].find(visible);
  (first || row).focus();
  row.scrollIntoView({ block: "nearest" });
}

async function put(form, saver, button, shown) {
  const gone = taken(form, button.value, button.dataset.done), adds = button.value.startsWith("add:");
  // What is typed while the answer is on its way would be replaced by it, so nothing can be.
  form.inert = true;
  const response = await saver.post(button.value).finally(() => { form.inert = false; });
  const page = response.ok && new DOMParser().parseFromString(await response.text(), "text/html").getElementById("formular");
  if (!page) {
    // Signed out or overtaken: the ordinary post tells it with a page of its own, and keeps the text.
    saver.sent = false;
    form.requestSubmit(button);
    return;
  }
  const done = button.dataset.done;
  replace(form, saver, page, shown);
  // A row that is added comes last, so what was removed before it still has its place.
  saver.gone = gone || (adds ? saver.gone : null);
  if (saver.gone) offer(form, saver.gone, (data, place) => restore(form, saver, shown, data, place));
  goTo(form, `rad-${page.dataset.focus}`);
  document.getElementById("meddelande").textContent = gone ? `${done} Det går att ångra.` : done;
}

function replace(form, saver, page, shown) {
  form.replaceChildren(...page.childNodes);
  form.dataset.focus = page.dataset.focus;
  saver.told = document.getElementById("sparat");
  saver.dirty = false;
  shown();
}

// Saved as the text that a person typed is; the page that comes back has the row again.
function restore(form, saver, shown, data, place) {
  if (saver.stopped || saver.sent) return;
  saver.sent = true;
  form.inert = true;
  saver.queue(async () => {
    const response = await saver.post("save", { body: withCommand(data) });
    const page = response.ok && new DOMParser().parseFromString(await response.text(), "text/html").getElementById("formular");
    if (!page) throw new Error("not restored");
    saver.gone = null;
    replace(form, saver, page, shown);
    form.inert = false;
    goTo(form, `rad-${place}`);
    document.getElementById("meddelande").textContent = "Raden är tillbaka.";
  }).catch(() => saver.tell("Det gick inte just nu. Ladda om sidan och försök igen.", true))
    .finally(() => { form.inert = false; saver.sent = false; });
}

function withCommand(data) {
  const text = new URLSearchParams([...data].map(([name, value]) => [name, value.replace(/\r?\n/g, "\r\n")]));
  text.set("command", "save");
  return text.toString();
}

export function watchRows(form, saver, shown) {
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button[name=command]");
    if (!button || !/^(add|remove|up|down):/.test(button.value) || saver.stopped || saver.sent) return;
    event.preventDefault();
    saver.sent = true;
    saver.queue(() => put(form, saver, button, shown))
      .catch(() => saver.tell("Det gick inte just nu. Texten finns kvar på sidan.", true))
      .finally(() => { if (!saver.stopped) saver.sent = false; });
  });
}
