// The sums of the budget, computed as one types; the server computes them again.

function amount(text) {
  const plain = text.replace(/\s*(kr\.?|kronor|:-)$/i, "").trim();
  return /^\d{1,3}([\s.]?\d{3})*$|^\d+$/.test(plain) ? Number(plain.replace(/[\s.]/g, "")) : 0;
}

function grouped(number) {
  return String(number).replace(/\B(?=(\d{3})+$)/g, "\u00a0");
}

function update(budget) {
  for (const sum of budget.querySelectorAll("[data-sum]")) {
    const inputs = budget.querySelectorAll(`[data-year="${sum.dataset.sum}"] input`);
    sum.value = grouped([...inputs].reduce((total, input) => total + amount(input.value), 0));
  }
}

export function watchSums(form) {
  for (const budget of form.querySelectorAll("[data-budget]")) {
    update(budget);
    budget.addEventListener("input", () => update(budget));
  }
}
