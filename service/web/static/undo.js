// The way back from "Ta bort": a row that held text is kept until the page is left, and can be put back.

// What the page's form holds of the rows under a path, as [name, value].
function said(form, prefix) {
  return [...new FormData(form)].filter(([name]) => name.startsWith(prefix));
}

function told(row) {
  const boxes = [...row.querySelectorAll("textarea, input:not([type=hidden])")];
  return boxes.some((box) => (/^(radio|checkbox)$/.test(box.type) ? box.checked : box.value.trim()));
}

function rowsOf(group) {
  return [...group.querySelectorAll(":scope > .row-card, :scope > table > tbody > tr[id]")];
}

// What "remove:mal-0-delmal-1" takes away; null when the row is empty, so that nothing is lost.
export function taken(form, command, done) {
  const [, path, index] = /^remove:(.+)-(\d+)$/.exec(command) || [];
  const row = path && document.getElementById(`rad-${path}-${index}`);
  if (!row || !told(row)) return null;
  const prefix = `${path}-${index}-`;
  const texts = said(form, prefix).map(([name, value]) => [name.slice(prefix.length), value]);
  const only = rowsOf(document.getElementById(path)).length === 1;
  return { path, index: Number(index), texts, done, only };
}

// The last row that is removed leaves an empty one in its place, which the old one replaces if nobody wrote in it.
function emptied(form, gone) {
  const group = document.getElementById(gone.path), rows = group ? rowsOf(group) : [];
  return gone.only && rows.length === 1 && !told(rows[0]);
}

function body(form, gone) {
  const data = new URLSearchParams(), over = emptied(form, gone);
  const inside = new RegExp(`^${gone.path}-(\\d+)-(.*)$`, "s");
  for (const [name, value] of new FormData(form)) {
    const [, index, rest] = inside.exec(name) || [];
    if (index === undefined) data.append(name, value);
    else if (!over) data.append(`${gone.path}-${Number(index) + (Number(index) >= gone.index)}-${rest}`, value);
  }
  for (const [rest, value] of gone.texts) data.append(`${gone.path}-${gone.index}-${rest}`, value);
  return data;
}

// Shows where the row was that it can be had back; `restore` is given what the form shall hold.
export function offer(form, gone, restore) {
  const group = document.getElementById(gone.path);
  if (!group) return;
  const box = document.createElement("p"), button = document.createElement("button");
  box.className = "undo";
  button.type = "button";
  button.className = "btn btn-outline-primary btn-sm";
  button.textContent = "Ångra";
  button.setAttribute("aria-label", `Ångra: ${gone.done}`);
  button.addEventListener("click", () => restore(body(form, gone), `${gone.path}-${gone.index}`));
  box.append(`${gone.done} `, button);
  const row = rowsOf(group)[gone.index];
  if (row && row.matches(".row-card")) row.before(box);
  else (group.querySelector(":scope > .btn-add") || group.lastElementChild).before(box);
}
