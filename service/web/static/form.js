// The form page: everything here only makes quicker what the same form does without it.
import { watchConditions } from "./conditions.js";
import { watchRows } from "./rows.js";
import { watchSums } from "./sums.js";
import { watchLengths } from "./lengths.js";
import { Saver } from "./saver.js";

const form = document.getElementById("formular");
const saver = new Saver(form);

function show() {
  watchConditions(form);
  watchSums(form);
  watchLengths(form);
}

show();
watchRows(form, saver, show);
const first = document.getElementById("fel") || document.getElementById(`rad-${form.dataset.focus}`);
if (first) first.focus();
