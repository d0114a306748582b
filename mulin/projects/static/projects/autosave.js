/* A form with data-autosave is saved by itself a moment after the last key, and when the page is left. The button does the same without script. */
"use strict";
(() => {
  const form = document.querySelector("form[data-autosave]");
  const saved = document.querySelector("[data-saved]");
  if (!form || !form.elements.version) return;
  let waiting = 0, running = false, again = false, sent = false;

  const say = (words) => { if (saved && words) saved.textContent = words; };

  async function save() {
    if (running) { again = true; return; }
    running = true;
    const data = new FormData(form);
    data.append("autosave", "1");
    data.delete("once");
    try {
      const answer = await fetch(location.href, { method: "POST", body: data, headers: { Accept: "application/json" } });
      const told = await answer.json();
      say(told.said);
      if (answer.ok) {
        form.elements.version.value = told.version;
        const total = document.querySelector("[data-total]"), warning = document.querySelector("[data-warning]");
        if (total) total.textContent = told.total;
        if (warning) { warning.hidden = !told.warning; warning.querySelector("[data-warning-words]").textContent = told.warning; }
      }
    } catch {
      again = true; // no signal: once more with the next key, or when the signal is back
    }
    running = false;
    if (again && navigator.onLine) { again = false; window.setTimeout(() => sent || save(), 1500); }
  }

  form.addEventListener("input", () => { window.clearTimeout(waiting); waiting = window.setTimeout(save, 1200); });
  form.addEventListener("submit", () => { sent = true; window.clearTimeout(waiting); });
  window.addEventListener("online", save);
})();
