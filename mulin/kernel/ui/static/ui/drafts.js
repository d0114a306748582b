/* What someone is writing in a form with data-draft="name" survives a closed page: it is kept on this device only, for three
   days, until the form was sent. An element with data-drafts-drop (on the signed-out page) forgets all of it. */
(function () {
  "use strict";
  const PREFIX = "draft:";
  const DAYS = 3 * 24 * 3600 * 1000;
  const store = window.localStorage;

  function keys() {
    return Object.keys(store).filter((key) => key.startsWith(PREFIX));
  }

  function read(key) {
    try {
      return JSON.parse(store.getItem(key));
    } catch (problem) {
      return null;
    }
  }

  function write(key, value) {
    try {
      store.setItem(key, JSON.stringify(value));
    } catch (problem) {
      /* the device is full: the form still works, only unkept */
    }
  }

  const fieldsOf = (form) =>
    Array.from(form.elements).filter((one) => one.name && !["hidden", "password", "file", "submit", "button"].includes(one.type));

  function values(form) {
    return fieldsOf(form)
      .filter((one) => !["checkbox", "radio"].includes(one.type) || one.checked)
      .map((one) => [one.name, one.value]);
  }

  function put(form, kept) {
    fieldsOf(form).forEach((one) => {
      if (["checkbox", "radio"].includes(one.type)) {
        one.checked = kept.some(([name, value]) => name === one.name && value === one.value);
      } else {
        const found = kept.find(([name]) => name === one.name);
        if (found) one.value = found[1];
      }
    });
    form.dispatchEvent(new Event("restored", { bubbles: true }));
  }

  function attend(form) {
    const key = PREFIX + form.dataset.draft;
    const kept = read(key);
    const show = (name, shown) => form.querySelectorAll("[data-draft-" + name + "]").forEach((one) => (one.hidden = !shown));
    const answeredWithErrors = form.querySelector("[aria-invalid=true]");
    let waiting = 0;

    if (kept && !answeredWithErrors && kept.values.some(([, value]) => value)) {
      if (kept.sent) show("sent", true); // most likely done; what was written can still be taken back
      else {
        put(form, kept.values);
        show("note", true);
      }
    }
    form.addEventListener("input", () => {
      window.clearTimeout(waiting);
      waiting = window.setTimeout(() => write(key, { at: Date.now(), values: values(form) }), 400);
    });
    form.addEventListener("submit", () => {
      window.clearTimeout(waiting);
      write(key, { at: Date.now(), values: values(form), sent: true });
    });
    form.addEventListener("click", (event) => {
      if (event.target.closest("[data-draft-drop]")) {
        store.removeItem(key);
        form.reset();
        show("note", false);
        show("sent", false);
      }
      if (event.target.closest("[data-draft-take]")) {
        put(form, kept.values);
        show("sent", false);
        show("note", true);
      }
    });
  }

  const forgetAll = document.querySelector("[data-drafts-drop]");
  keys().forEach((key) => {
    const kept = read(key);
    if (forgetAll || !kept || Date.now() - kept.at > DAYS) store.removeItem(key);
  });
  document.querySelectorAll("form[data-draft]").forEach(attend);
})();
