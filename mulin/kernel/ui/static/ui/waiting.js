// A mark at the bar below when reports written without signal still wait on this device; and another try to send them.
"use strict";
(() => {
  const mark = document.querySelector("[data-waiting]");
  if (!mark || !("indexedDB" in self)) return;
  const show = () => new Promise((done) => {
    const asked = indexedDB.open("mulin", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("outbox", { keyPath: "once" });
    asked.onerror = () => done(0);
    asked.onsuccess = () => {
      const base = asked.result, all = base.transaction("outbox").objectStore("outbox").getAll();
      all.onsuccess = () => {
        const n = all.result.filter((entry) => entry.state !== "sent").length;
        mark.hidden = !n;
        mark.querySelector("[data-waiting-count]").textContent = n;
        base.close();
        done(n);
      };
    };
  });
  const again = () => show().then((n) => {
    if (!n || !navigator.onLine) return;
    if (self.outbox) return; // the page has its own list, and sends from it
    const script = document.createElement("script");
    script.src = mark.dataset.waiting;
    script.addEventListener("load", () => self.outbox.send().then(show));
    document.head.append(script);
  });
  again();
  addEventListener("online", again);
})();
