// Rows are added, moved, removed and had back by the server; here the answer is put in place without leaving the page.

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
  const removes = button.value.startsWith("remove:");
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
  goTo(form, `rad-${page.dataset.focus}`);
  document.getElementById("meddelande").textContent = removes && form.querySelector(".undo") ? `${done} Det går att ångra.` : done;
}

function replace(form, saver, page, shown) {
  form.replaceChildren(...page.childNodes);
  form.dataset.focus = page.dataset.focus;
  saver.told = document.getElementById("sparat");
  saver.dirty = false;
  shown();
}

export function watchRows(form, saver, shown) {
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button[name=command]");
    if (!button || !/^(add|remove|up|down|undo):/.test(button.value) || saver.stopped || saver.sent) return;
    event.preventDefault();
    saver.sent = true;
    saver.queue(() => put(form, saver, button, shown))
      .catch(() => saver.tell("Det gick inte just nu. Texten finns kvar på sidan.", true))
      .finally(() => { if (!saver.stopped) saver.sent = false; });
  });
}
