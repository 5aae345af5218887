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
