/* Shows what was chosen once more before it is cast, without asking the server. Slips that are ranked or scored, and browsers without
   JavaScript, get the same as a page of its own. */
(function () {
  "use strict";
  const words = document.getElementById("check-slip");
  const ONE = ["motion", "single"];
  const SEVERAL = ["approval", "seats", "budget"];

  function hidden(name, value) {
    const input = document.createElement("input");
    input.type = "hidden";
    input.name = name;
    input.value = value;
    return input;
  }

  function key() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  function choice(form, chosen) {
    const values = chosen.map((one) => (/^[0-9]+$/.test(one.value) ? Number(one.value) : one.value));
    return JSON.stringify(ONE.includes(form.dataset.slip) ? values[0] : values);
  }

  function add(check, chosen) {
    const fen = chosen.reduce((all, one) => all + Number(one.dataset.cost || 0), 0);
    const line = check.querySelector("[data-costs]");
    line.hidden = fen === 0;
    line.textContent = line.dataset.costs.replace("{sum}", (fen / 100).toLocaleString());
  }

  function show(form, chosen) {
    const filled = Array.from(form.children).filter((one) => !one.hidden && one.type !== "hidden");
    const check = words.content.cloneNode(true).querySelector("[data-check]");
    const cast = check.querySelector("[data-cast]");
    const said = form.querySelector("[data-says]").cloneNode(true);
    chosen.forEach((one) => {
      const line = document.createElement("li");
      const name = document.createElement("b");
      name.className = "big";
      name.textContent = one.closest("label").querySelector("b").textContent;
      line.append(name);
      check.querySelector("[data-lines]").append(line);
    });
    add(check, chosen);
    check.querySelector("[data-none]").hidden = chosen.length > 0;
    if (form.querySelector("[data-changes]")) cast.textContent = cast.dataset.changes;
    cast.before(said);
    check.append(hidden("sent", choice(form, chosen)), hidden("once", key()));

    function back() {
      check.remove();
      filled.forEach((one) => (one.hidden = false));
    }

    check.querySelector("[data-back]").addEventListener("click", () => {
      back();
      filled[0].querySelector("input").focus();
    });
    window.addEventListener("pageshow", (event) => event.persisted && back(), { once: true });
    filled.forEach((one) => (one.hidden = true));
    form.append(check);
    check.querySelector("h2").focus();
  }

  document.querySelectorAll("form[data-slip]").forEach((form) => {
    if (!words || ![...ONE, ...SEVERAL].includes(form.dataset.slip)) return;
    form.addEventListener("submit", (event) => {
      if (form.querySelector("[data-check]")) return;
      const chosen = Array.from(form.querySelectorAll("input[name=choice]:checked"));
      if (!chosen.length && ONE.includes(form.dataset.slip)) return;
      event.preventDefault();
      show(form, chosen);
    });
  });
})();
