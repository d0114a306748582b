// Reports written without signal. Each keeps the key under which the server takes it once, however often it is sent.
// Used by pages and by the service worker.
"use strict";
self.outbox = (() => {
  const open = () => new Promise((done, fail) => {
    const asked = indexedDB.open("mulin", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("outbox", { keyPath: "once" });
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });
  const run = async (mode, act) => {
    const base = await open();
    return new Promise((done, fail) => {
      const work = base.transaction("outbox", mode);
      const asked = act(work.objectStore("outbox"));
      work.oncomplete = () => { base.close(); done(asked.result); };
      work.onerror = work.onabort = () => { base.close(); fail(work.error); };
    });
  };
  const keep = (entry) => run("readwrite", (store) => store.put(entry));
  const drop = (once) => run("readwrite", (store) => store.delete(once));
  const all = async () => (await run("readonly", (store) => store.getAll())).sort((a, b) => a.at - b.at);

  const form = (entry) => {
    const data = new FormData();
    data.set("once", entry.once);
    for (const [name, value] of Object.entries(entry.fields)) data.set(name, value);
    for (const photo of entry.photos) data.append("photos", new Blob([photo.data], { type: photo.type }), photo.name);
    return data;
  };

  // True when the server has said what becomes of it, or when it waits for a person rather than for a signal.
  const sendOne = async (entry, here) => {
    if (entry.who !== here.who) {
      const state = !here.who ? "sign-in" : entry.who ? "other" : "whose";
      if (entry.state !== state) await keep({ ...entry, state });
      return true;
    }
    const headers = { "X-CSRFToken": here.csrf, "X-Written-By": entry.who, Accept: "application/json" };
    const answer = await fetch("/report/later/", { method: "POST", body: form(entry), headers });
    let said = {};
    try { said = await answer.json(); } catch { /* a page, not an answer: the status says enough */ }
    if (answer.status === 201 && said.url) await keep({ ...entry, state: "sent", url: said.url, say: said.number, photos: [] });
    else if (answer.status === 401) await keep({ ...entry, state: "sign-in" });
    else if (said.say && answer.status < 500) await keep({ ...entry, state: "refused", say: said.say });
    else return false;
    return true;
  };

  // One sender at a time, over all tabs and the worker. False: something stays that is worth another try.
  const work = async () => {
    const waiting = (await all()).filter((entry) => entry.state !== "sent" && entry.state !== "refused");
    if (!waiting.length) return true;
    const asked = await fetch("/report/token/", { cache: "no-store" });
    if (!asked.ok) return false;
    const here = await asked.json();
    let settled = true;
    for (const entry of waiting) settled = await sendOne(entry, here) && settled;
    return settled;
  };
  const send = async () => {
    try {
      return await (navigator.locks ? navigator.locks.request("outbox", work) : work());
    } catch { return false; /* no signal yet */ }
  };
  const mine = async (once) => {
    const here = await (await fetch("/report/token/", { cache: "no-store" })).json();
    const entry = (await all()).find((one) => one.once === once);
    if (entry && here.who) await keep({ ...entry, who: here.who, state: "" });
    await send();
  };
  const key = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  };
  return { keep, drop, all, send, mine, key };
})();
