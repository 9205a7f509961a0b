// The field page: finds fields by what they mean, each with the loops it stands in, and copies what is chosen.

const found = document.getElementById("traffar");
const told = document.getElementById("meddelande");
const rows = [...document.querySelectorAll("tr[data-find]")];
let hiding;

for (const code of document.querySelectorAll("code.snippet")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  code.replaceWith(button);
  const verb = document.createElement("span");
  verb.className = "visually-hidden";
  verb.textContent = "Kopiera ";
  button.append(verb, code);
  button.addEventListener("click", () => copy(code, button));
}

async function copy(code, button) {
  const text = code.textContent;
  try {
    await write(text, code.dataset.table);
    say(`Kopierat: ${text.replaceAll(/\s+/g, " ")}`);
    button.classList.add("done-now");
    setTimeout(() => button.classList.remove("done-now"), 1500);
  } catch {
    getSelection().selectAllChildren(code);
    say("Webbläsaren lät inte sidan kopiera. Texten är markerad: tryck Ctrl+C.");
  }
}

// Word pastes a table as a table when it is offered as one.
async function write(text, table) {
  if (!table || !window.ClipboardItem) { await navigator.clipboard.writeText(text); return; }
  const plain = new Blob([text], { type: "text/plain" }), html = new Blob([asTable(text)], { type: "text/html" });
  await navigator.clipboard.write([new ClipboardItem({ "text/plain": plain, "text/html": html })]);
}

function asTable(text) {
  const lines = text.split("\n").map((line) => line.split("\t"));
  const wide = Math.max(...lines.map((cells) => cells.length));
  const table = document.createElement("table");
  table.border = "1";
  for (const cells of lines) {
    const row = table.insertRow();
    for (const cell of cells) row.insertCell().textContent = cell;
    if (cells.length < wide) row.cells[0].colSpan = wide;
  }
  return table.outerHTML;
}

function say(text) {
  told.textContent = text;
  clearTimeout(hiding);
  hiding = setTimeout(() => { told.textContent = ""; }, 4000);
}

document.getElementById("sok").addEventListener("input", (event) => {
  const words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (row) => words.every((word) => row.dataset.find.includes(word));
  document.querySelector(".fields-page").classList.toggle("searching", words.length > 0);
  for (const row of rows) row.hidden = !fits(row);
  for (const group of document.querySelectorAll(".group")) group.hidden = !group.querySelector("tr[data-find]:not([hidden])");
  for (const link of document.querySelectorAll(".contents a")) link.parentElement.hidden = document.getElementById(link.hash.slice(1)).closest(".group").hidden;
  const count = rows.filter((row) => !row.hidden).length;
  found.textContent = words.length ? `${count || "Inga"} fält${count ? "" : " hittades"}.` : "";
});
