// Small behaviours on data- attributes. Every page works without them.

// data-progress="ADDRESS": shows the running sync as it goes, then the whole page anew.
for (const element of document.querySelectorAll("[data-progress]")) {
  const source = new EventSource(element.dataset.progress);
  source.addEventListener("progress", (event) => show(element, event.data));
  source.addEventListener("end", (event) => {
    show(element, event.data);
    source.close();
    setTimeout(() => location.reload(), 600);
  });
}

// The fragment comes from our own server, which escapes every value in it.
function show(element, markup) {
  const page = new DOMParser().parseFromString(markup, "text/html");
  element.replaceChildren(...page.body.childNodes);
}

// data-confirm="QUESTION": asks before a form is sent.
for (const form of document.querySelectorAll("form[data-confirm]")) {
  form.addEventListener("submit", (event) => {
    if (!confirm(form.dataset.confirm)) event.preventDefault();
  });
}

// data-rows: j and k move through a table's links, Enter opens one.
document.addEventListener("keydown", (event) => {
  if (event.target.closest("input, select, textarea") || event.metaKey || event.ctrlKey) return;
  if (event.key === "/") {
    const search = document.querySelector("input[type=search]");
    if (search) {
      event.preventDefault();
      search.focus();
    }
    return;
  }
  const step = { j: 1, k: -1 }[event.key];
  if (!step) return;
  const links = [...document.querySelectorAll("table[data-rows] tbody tr td:first-child a, table[data-rows] tbody tr td:nth-child(2) a")];
  if (links.length === 0) return;
  const next = links.indexOf(document.activeElement) + step;
  links[Math.max(0, Math.min(links.length - 1, next))].focus();
});

// data-grid: a form whose data-cell inputs are moved through by keys, as in a spreadsheet.
for (const grid of document.querySelectorAll("form[data-grid]")) {
  const column = (cell) => [...grid.querySelectorAll(`input[data-cell="${cell.dataset.cell}"]`)];
  const put = (cell, value) => {
    cell.value = value;
    cell.classList.toggle("changed", cell.value !== cell.defaultValue);
  };
  let last = null;
  grid.addEventListener("focusin", (event) => {
    if (event.target.dataset.cell) last = event.target;
  });
  grid.addEventListener("input", (event) => {
    if (event.target.dataset.cell) put(event.target, event.target.value);
  });
  grid.addEventListener("keydown", (event) => {
    const cell = event.target;
    if (!cell.dataset.cell) return;
    if (event.key === "Escape") return put(cell, cell.defaultValue);
    const down = { ArrowDown: 1, ArrowUp: -1, Enter: 1 }[event.key];
    const side = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const atEdge = side < 0 ? cell.selectionEnd === 0 : cell.selectionStart === cell.value.length;
    if (!down && !(side && atEdge)) return;
    event.preventDefault();
    const cells = down ? column(cell) : [...cell.closest("tr").querySelectorAll("input[data-cell]")];
    const next = cells[cells.indexOf(cell) + (down || side)];
    if (next) {
      next.focus();
      next.select();
    }
  });
  grid.addEventListener("paste", (event) => {
    const cell = event.target;
    if (!cell.dataset.cell) return;
    const values = event.clipboardData.getData("text").replace(/\r/g, "").split("\n");
    if (values.at(-1) === "") values.pop();
    if (values.length < 2) return;
    event.preventDefault();
    const cells = column(cell);
    const start = cells.indexOf(cell);
    values.forEach((value, index) => {
      if (cells[start + index]) put(cells[start + index], value.trim());
    });
  });
  for (const button of grid.querySelectorAll("[data-fill-down]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      if (!last) return;
      const cells = column(last);
      for (const cell of cells.slice(cells.indexOf(last) + 1)) put(cell, last.value);
    });
  }
}
