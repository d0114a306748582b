// Signing out on a shared phone: what was being written and the page kept for no signal go; reports not sent yet stay, and that
// is said before one goes.
"use strict";
(() => {
  const waiting = () => new Promise((done) => {
    if (!("indexedDB" in self)) { done(0); return; }
    const asked = indexedDB.open("mulin", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("outbox", { keyPath: "once" });
    asked.onerror = () => done(0);
    asked.onsuccess = () => {
      const base = asked.result, all = base.transaction("outbox").objectStore("outbox").getAll();
      all.onsuccess = () => { base.close(); done(all.result.filter((entry) => entry.state !== "sent").length); };
    };
  });

  const form = document.querySelector("form[data-leave]");
  const warning = document.querySelector("[data-leave-warning]");
  if (form && warning) {
    const count = warning.querySelector("[data-leave-count]");
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const n = await waiting();
      if (!n) { form.submit(); return; }
      count.textContent = count.dataset.words.replace("0", n);
      warning.hidden = false;
      warning.focus();
    });
    warning.querySelector("[data-leave-anyway]").addEventListener("click", () => form.submit());
  }

  if (document.querySelector("[data-left]")) {
    try {
      for (const key of Object.keys(localStorage)) if (key.startsWith("draft:") || key.startsWith("report words ")) localStorage.removeItem(key);
    } catch { /* storage is off: nothing was kept */ }
    if ("caches" in self) caches.keys().then((names) => names.filter((name) => name.startsWith("mulin ")).forEach((name) => caches.delete(name)));
  }
})();
