/* Keys of the desk. Rows are `.item` with a link `.what`; what the link opens appears in #pane where there is room for it;
   with data-page it is a whole page with its own styles, which takes the place of the list.
   Anything with data-key="w" is pressed by W. Without this script every row is an ordinary link. */
(function () {
  "use strict";
  const wide = window.matchMedia("(min-width: 64em)");
  const rows = () => Array.from(document.querySelectorAll(".item"));
  const current = () => document.querySelector(".item[aria-current]");
  const box = (row) => row && row.querySelector("input[type=checkbox]");
  let lastTicked = null;

  function mark(row) {
    rows().forEach((other) => other.removeAttribute("aria-current"));
    row.setAttribute("aria-current", "true");
    row.scrollIntoView({ block: "nearest" });
  }

  function move(step) {
    const all = rows();
    if (!all.length) return;
    const at = all.indexOf(current());
    const row = all[Math.min(Math.max(at + step, 0), all.length - 1)];
    mark(row);
    row.querySelector(".what").focus({ preventScroll: true });
  }

  function open(row) {
    const link = row.querySelector(".what");
    const pane = document.getElementById("pane");
    if (!pane || !wide.matches || !window.htmx || link.hasAttribute("data-page")) {
      window.location.assign(link.href);
      return;
    }
    mark(row);
    window.htmx.ajax("GET", link.href, { target: "#pane", swap: "innerHTML" });
  }

  function tick(withAllBetween) {
    const row = current();
    const mine = box(row);
    if (!mine) return;
    const all = rows();
    const here = all.indexOf(row);
    const from = withAllBetween && lastTicked ? all.indexOf(lastTicked) : here;
    const value = withAllBetween ? true : !mine.checked;
    all.slice(Math.min(from, here), Math.max(from, here) + 1).forEach((each) => {
      const one = box(each);
      if (one && one.checked !== value) one.click();
    });
    lastTicked = row;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".item .what:not([data-page])");
    const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (!link || !plain || !wide.matches || !document.getElementById("pane") || !window.htmx) return;
    event.preventDefault();
    open(link.closest(".item"));
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const writing = event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
    if (event.key === "Escape" && writing) writing.blur();
    if (writing) return;
    const key = event.key.toLowerCase();
    const deeds = {
      j: () => move(1),
      k: () => move(-1),
      x: () => tick(event.shiftKey),
      "/": () => document.getElementById("search").focus(),
    };
    if (key === "enter" && current() && event.target.closest(".item, body") && !event.target.closest("button, summary, a:not(.what)")) {
      event.preventDefault();
      open(current());
      return;
    }
    const pressed = deeds[key] ? null : document.querySelector('[data-key="' + window.CSS.escape(key) + '"]');
    if (!deeds[key] && !pressed) return;
    event.preventDefault();
    if (pressed) pressed.click();
    else deeds[key]();
  });
})();
