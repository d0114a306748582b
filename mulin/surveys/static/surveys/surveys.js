/* A survey on the phone: what is half filled stays here until it is sent; without signal it is sent later, once (the server takes one
   answer from each person, and one for each token from a visitor). */
(() => {
  const form = document.querySelector("[data-survey]");
  if (!form) return;
  const key = `survey ${form.dataset.survey}`;
  const told = form.querySelector("[data-told]");
  const say = (words) => { told.textContent = words; told.hidden = false; };
  const fields = () => [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken" && name !== "once");
  const keep = (ready) => localStorage.setItem(key, JSON.stringify({ ready, fields: fields() }));
  const kept = () => JSON.parse(localStorage.getItem(key) || "null");
  const restore = (rows) => rows.forEach(([name, value]) => {
    for (const field of form.elements) {
      if (field.name !== name) continue;
      if (field.type === "radio" || field.type === "checkbox") field.checked = field.checked || field.value === value;
      else field.value = value;
    }
  });
  const send = async () => {
    const now = kept();
    if (!now || !now.ready || !navigator.onLine) return;
    const body = new FormData();
    now.fields.forEach(([name, value]) => body.append(name, value));
    body.set("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
    const answer = await fetch(location.pathname, { method: "POST", body, headers: { Accept: "application/json" } }).catch(() => null);
    if (!answer) return;
    if (answer.status === 204) {
      localStorage.removeItem(key);
      form.querySelectorAll("fieldset, button").forEach((one) => { one.hidden = true; });
      say(form.dataset.sent);
      return;
    }
    keep(false);
    say(answer.status === 422 ? await answer.text() : form.dataset.refused);
  };
  const before = kept();
  if (before) restore(before.fields);
  form.addEventListener("change", (event) => {
    if (event.target.value === "unknown" && event.target.checked) { /* "I do not know" and an answer do not go together */
      for (const one of form.querySelectorAll(`[name="${event.target.name}"]`)) {
        if (one !== event.target && one.type === "checkbox") one.checked = false;
        else if (one.inputMode === "numeric") one.value = "";
      }
    } else form.querySelectorAll(`[name="${event.target.name}"][type=checkbox][value=unknown]`).forEach((one) => { one.checked = false; });
  });
  form.addEventListener("input", () => keep(false));
  form.addEventListener("submit", (event) => {
    if (navigator.onLine) { localStorage.removeItem(key); return; }
    event.preventDefault();
    keep(true);
    say(form.dataset.kept);
  });
  window.addEventListener("online", send);
  send();
})();
