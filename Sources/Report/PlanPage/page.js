"use strict";
(() => {
  const section = document.querySelector("#changes");
  if (!section) return;
  const form = section.querySelector("form"), body = section.querySelector("tbody");
  const names = ["q", "field", "outcome"].filter(name => form.elements[name]);
  // Whoever searches for Zoe finds Zoë.
  const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const code = row => row.cells[2].firstChild.textContent;
  const end = row => row.cells[5]?.firstChild.textContent ?? "";
  let rows;

  function show() {
    rows ??= Array.from(body.rows, row => (
      { row, field: code(row), outcome: end(row), text: plain(Array.from(row.cells, c => c.textContent).join("\n")) }
    ));
    const words = plain(form.q.value).split(/\s+/).filter(Boolean);
    const fits = entry => (!form.field.value || form.field.value === entry.field)
      && (!form.outcome?.value || form.outcome.value === entry.outcome)
      && words.every(word => entry.text.includes(word));
    let count = 0;
    for (const entry of rows) {
      const shows = fits(entry);
      if (shows) count++;
      if (entry.row.hidden === shows) entry.row.hidden = !shows;
    }
    const number = rows.length.toLocaleString("en");
    form.querySelector("output").value = count === rows.length
      ? `${number} ${count === 1 ? "row" : "rows"}` : `${count.toLocaleString("en")} of ${number} rows`;
  }

  function remember() {
    const parts = new URLSearchParams(names.filter(n => form[n].value).map(n => [n, form[n].value])).toString();
    history.replaceState(null, "", parts ? "#" + parts : location.pathname + location.search);
  }

  function recall() {
    const parts = new URLSearchParams(location.hash.slice(1));
    for (const name of names) {
      form[name].value = parts.get(name) ?? "";
      // A choice that isn't there would show as nothing.
      if (form[name].selectedIndex === -1) form[name].value = "";
    }
    show();
  }

  let timer;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => { show(); remember(); }, 100);
  });
  form.addEventListener("submit", event => event.preventDefault());
  addEventListener("hashchange", () => {
    if (!location.hash.includes("=")) return;
    recall();
    section.scrollIntoView();
  });

  const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
  const heads = Array.from(section.querySelectorAll("thead th"));
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => {
      const order = head.ariaSort === "ascending" ? "descending" : "ascending";
      heads.forEach(other => { other.removeAttribute("aria-sort"); });
      head.ariaSort = order;
      const sign = order === "ascending" ? 1 : -1;
      const keys = Array.from(body.rows, row => ({ row, key: row.cells[column].textContent }));
      keys.sort((left, right) => sign * collator.compare(left.key, right.key));
      body.append(...keys.map(entry => entry.row));
    });
    head.append(button);
  });

  form.hidden = false;
  recall();
})();
