/* Makes slips handier; every one of them works without. Buttons that move an option up and down, the sum of what is ticked, and no more
   ticks than allowed. */
(function () {
  "use strict";

  function ranking(list) {
    const rows = () => Array.from(list.querySelectorAll("[data-rank]"));
    const field = (row) => row.querySelector("input");
    const ranked = () => rows().filter((row) => field(row).value.trim()).sort((one, other) => field(one).value - field(other).value);

    function put(order) {
      order.forEach((row, place) => (field(row).value = String(place + 1)));
      order.forEach((row) => list.insertBefore(row, null));
      rows().filter((row) => !order.includes(row)).forEach((row) => list.insertBefore(row, null));
    }

    function move(row, by) {
      const order = ranked();
      const at = order.indexOf(row);
      if (at < 0) order.push(row);
      else if (by > 0 && at === order.length - 1) {
        order.splice(at, 1);
        field(row).value = "";
      } else {
        const to = Math.max(0, at + by);
        order.splice(to, 0, order.splice(at, 1)[0]);
      }
      put(order);
    }

    rows().forEach((row) => {
      const name = row.querySelector("b").textContent;
      const box = document.createElement("span");
      box.className = "line keep";
      [["up", -1, "↑"], ["down", 1, "↓"]].forEach(([word, by, sign]) => {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "btn edge compact";
        button.textContent = sign;
        button.setAttribute("aria-label", list.dataset[word] + " " + name);
        button.addEventListener("click", () => {
          move(row, by);
          button.focus();
        });
        box.append(button);
      });
      row.append(box);
    });
  }

  function several(box) {
    const ticks = Array.from(box.querySelectorAll("input[type=checkbox]"));
    const most = Number(box.dataset.most || 0);
    const line = box.querySelector("[data-sum-line]");
    const now = box.querySelector("[data-sum-now]");

    function show() {
      const chosen = ticks.filter((one) => one.checked);
      ticks.forEach((one) => (one.disabled = most > 0 && chosen.length >= most && !one.checked));
      if (!line) return;
      const fen = chosen.reduce((sum, one) => sum + Number(one.dataset.cost || 0), 0);
      line.hidden = false;
      now.textContent = (fen / 100).toLocaleString();
    }

    ticks.forEach((one) => one.addEventListener("change", show));
    show();
  }

  document.querySelectorAll("[data-ranking]").forEach(ranking);
  document.querySelectorAll("[data-most]").forEach(several);
})();
