// The report pages: what waits to be sent, my position, suggestions while writing, and keeping what is written without signal.
"use strict";
(() => {
  const one = (query, within = document) => within.querySelector(query);
  const each = (query, act) => document.querySelectorAll(query).forEach(act);

  // 1 What waits on this device
  const box = one("[data-outbox]");
  const part = (tag, text, className) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.textContent = text;
    return made;
  };
  const button = (text, act) => {
    const made = part("button", text, "btn edge compact");
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  };
  const row = (entry) => {
    const card = part("section", "", "card stack");
    card.dataset.state = entry.state || "kept";
    card.append(part("p", box.dataset[{ sent: "sent", refused: "refused", "sign-in": "signIn", other: "other", whose: "whose" }[entry.state] || "kept"]));
    card.firstChild.className = "badge " + ({ sent: "is-ok", refused: "is-late" }[entry.state] || "is-wait");
    card.append(part("b", entry.fields.words || entry.label));
    if (entry.state === "refused") card.append(part("p", entry.say, "error"));
    const acts = part("div", "", "line");
    if (entry.state === "sent") {
      const link = part("a", box.dataset.look + " " + entry.say, "btn soft compact");
      link.href = entry.url;
      acts.append(link, button(box.dataset.close, () => outbox.drop(entry.once).then(draw)));
    } else {
      if (entry.state === "sign-in") {
        const link = part("a", box.dataset.goSignIn, "btn compact");
        link.href = "/sign-in/?next=/report/";
        acts.append(link);
      }
      if (entry.state === "whose") acts.append(button(box.dataset.isMine, () => outbox.mine(entry.once).then(draw)));
      acts.append(button(box.dataset.drop, () => { if (confirm(box.dataset.sure)) outbox.drop(entry.once).then(draw); }));
    }
    card.append(acts);
    return card;
  };
  let drawing = 0;
  const draw = async () => {
    if (!box) return;
    const mine = ++drawing;
    const entries = await outbox.all();
    if (mine !== drawing) return; // another one has begun since, and reads what is newer
    const at = one("[data-outbox-list]", box) || box;
    at.replaceChildren(...entries.map(row));
    box.hidden = !entries.length;
  };
  // A phone says that it has signal before the first request gets through: so try again, ever more seldom.
  const SOON = 2000, SELDOM = 60000;
  let pause = SOON, next = 0;
  const sendAll = async () => {
    clearTimeout(next);
    const settled = await outbox.send();
    await draw();
    clearTimeout(next);
    if (settled) pause = SOON;
    else {
      next = setTimeout(sendAll, pause);
      pause = Math.min(pause * 2, SELDOM);
    }
  };
  if ("indexedDB" in self) {
    draw().then(sendAll);
    addEventListener("online", () => { pause = SOON; sendAll(); });
    navigator.serviceWorker?.addEventListener("message", (event) => { if (event.data === "outbox") draw(); });
  }
  if ("serviceWorker" in navigator) {
    navigator.serviceWorker.register("/sw.js").then(() => navigator.serviceWorker.ready).then((ready) => ready.active.postMessage("refresh")).catch(() => {});
  }

  // 2 My position (browsers give WGS 84, as we store it)
  const whereAmI = () => new Promise((done, fail) => navigator.geolocation.getCurrentPosition(done, fail, { enableHighAccuracy: true, timeout: 10000, maximumAge: 30000 }));
  each("[data-map-link]", (link) => { link.hidden = false; });
  each("[data-here]", (here) => {
    if (!navigator.geolocation) return;
    here.hidden = false;
    const said = one("[data-here-said]");
    here.addEventListener("click", async () => {
      said.textContent = said.dataset.asking;
      try {
        const { coords } = await whereAmI();
        location.href = here.dataset.here + "?lat=" + coords.latitude.toFixed(6) + "&lng=" + coords.longitude.toFixed(6);
      } catch { said.textContent = said.dataset.failed; }
    });
  });
  each("[data-position]", async (said) => {
    if (!navigator.geolocation) return;
    const form = said.closest("form");
    said.textContent = said.dataset.asking;
    try {
      const { coords } = await whereAmI();
      form.elements.lat.value = coords.latitude.toFixed(6);
      form.elements.lng.value = coords.longitude.toFixed(6);
      said.textContent = said.dataset.got;
    } catch { said.textContent = said.dataset.failed; }
  });

  // 3 Suggestions while writing, until the person chooses
  each("[data-kinds]", (kinds) => {
    const words = one("textarea[name=words]");
    let chose = false, timer = 0;
    kinds.addEventListener("change", () => { chose = true; });
    const suggest = () => {
      clearTimeout(timer);
      if (!chose) timer = setTimeout(async () => {
        try {
          const answer = await fetch(kinds.dataset.kinds + "?place=" + words.form.elements.place.value + "&words=" + encodeURIComponent(words.value.slice(0, 300)));
          if (answer.ok && !chose) kinds.innerHTML = await answer.text();
        } catch { /* without signal the server suggests later */ }
      }, 500);
    };
    words.addEventListener("input", suggest);
    if (words.value !== words.defaultValue) suggest(); // written before this script was there
  });

  // 4 Photos: small pictures of what was chosen
  each("form [name=photos]", (input) => {
    const form = input.form, photos = input.closest(".photos"), said = one("[data-photos-said]", form);
    const show = () => {
      photos.querySelectorAll("[data-preview='" + CSS.escape(input.dataset.at || "") + "']").forEach((old) => old.remove());
      input.dataset.at = outbox.key();
      for (const file of input.files) {
        const picture = document.createElement("img");
        picture.src = URL.createObjectURL(file);
        picture.alt = file.name;
        picture.dataset.preview = input.dataset.at;
        photos.prepend(picture);
      }
      const n = [...form.querySelectorAll("[name=photos]")].reduce((sum, each) => sum + each.files.length, 0);
      if (said) said.textContent = n ? said.dataset.chosen.replace("0", n) : "";
    };
    input.addEventListener("change", show);
    if (input.files.length) show(); // chosen before this script was there
  });

  // 5 What is typed stays on this device until it is sent; without signal the whole report does
  each("form[data-keep]", (form) => {
    const words = form.elements.words, saved = one("[data-saved]"), store = "report words " + form.dataset.who;
    if (words && words.tagName === "TEXTAREA") {
      try {
        if (!words.value) words.value = localStorage.getItem(store) || "";
        words.addEventListener("input", () => { localStorage.setItem(store, words.value); if (saved) saved.hidden = false; });
        if (saved && words.value) saved.hidden = false;
      } catch { /* storage is off: the session still keeps the draft */ }
    }
    let once = outbox.key(), busy = false;
    const keepHere = async (submitter) => {
      const data = new FormData(form, submitter);
      const fields = {}, photos = [];
      for (const [name, value] of data.entries()) {
        if (value instanceof File) {
          if (value.size) photos.push({ name: value.name, type: value.type, data: await value.arrayBuffer() });
        } else if (!["csrfmiddlewaretoken", "once", "c"].includes(name)) fields[name] = value;
      }
      if (!fields.words && submitter) fields.words = submitter.textContent.trim();
      await outbox.keep({ once, who: form.dataset.who, at: Date.now(), label: form.dataset.placeLabel || "", fields, photos, state: "" });
      // The form is empty before anything says that the report is kept: what is typed from then on is the next one.
      once = outbox.key();
      try { localStorage.removeItem(store); } catch { /* storage is off */ }
      form.reset();
      form.querySelectorAll("[data-preview]").forEach((old) => old.remove());
      form.querySelectorAll("[data-photos-said]").forEach((said) => { said.textContent = ""; });
      if (form.dataset.always !== undefined) busy = false; // its words are asked for, so that pressing twice keeps nothing twice
      const asked = sendFromBackground();
      if (!box) { await asked; location.href = "/report/offline/"; return; }
      await draw();
      box.scrollIntoView();
      box.focus();
      if (form.dataset.always !== undefined) sendAll();
    };
    const sendFromBackground = async () => {
      try { await (await navigator.serviceWorker?.getRegistration())?.sync?.register("outbox"); } catch { /* not granted: the next page sends it */ }
    };
    const reachable = async () => {
      if (!navigator.onLine) return false;
      try {
        const stop = new AbortController();
        setTimeout(() => stop.abort(), 5000);
        return (await fetch("/report/token/", { cache: "no-store", signal: stop.signal })).ok;
      } catch { return false; }
    };
    form.addEventListener("submit", async (event) => {
      const submitter = event.submitter && event.submitter.name ? event.submitter : null;
      if (submitter && submitter.name === "drop") return;
      event.preventDefault();
      if (busy) return;
      busy = true;
      if (form.dataset.always === undefined && await reachable()) {
        if (submitter) form.append(Object.assign(document.createElement("input"), { type: "hidden", name: submitter.name, value: submitter.value }));
        try { if (form.dataset.quick === undefined) localStorage.removeItem(store); } catch { /* storage is off */ }
        form.submit();
        setTimeout(() => { busy = false; }, 3000);
        return;
      }
      try { await keepHere(submitter); } finally { busy = false; }
    });
  });
})();
