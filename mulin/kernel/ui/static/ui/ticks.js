/* Ticks of a list without signal: kept on this phone with their instant, sent when the signal is back, counted once. [data-ticks] is where
   they go, each form's data-tick the number of its row. */
(() => {
  const list = document.querySelector("[data-ticks]");
  if (!list) return;
  const key = `ticks ${list.dataset.ticks}`;
  const kept = () => JSON.parse(localStorage.getItem(key) || "[]");
  const say = (words) => {
    const told = list.querySelector("[data-told]");
    told.textContent = words;
    told.hidden = false;
  };
  list.addEventListener("submit", (event) => {
    if (navigator.onLine) return;
    event.preventDefault();
    const number = Number(event.target.dataset.tick);
    const rows = kept().filter((row) => row[0] !== number);
    localStorage.setItem(key, JSON.stringify([...rows, [number, new Date().toISOString()]]));
    event.target.querySelector("button").disabled = true;
    say(list.dataset.kept);
  });
  const send = async () => {
    const came = kept();
    if (!came.length || !navigator.onLine) return;
    const token = list.querySelector("[name=csrfmiddlewaretoken]").value;
    const answer = await fetch(list.dataset.ticks, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      body: JSON.stringify({ came }),
    }).catch(() => null);
    if (!answer || !answer.ok) return;
    const { problems } = await answer.json();
    const sent = new Set(came.map(([number]) => number));
    localStorage.setItem(key, JSON.stringify(kept().filter(([number]) => !sent.has(number)))); // ticked meanwhile: the next time
    say([list.dataset.sent, ...problems].join(" "));
  };
  window.addEventListener("online", send);
  send();
})();
