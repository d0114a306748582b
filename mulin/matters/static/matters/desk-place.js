/* Suggestions while a place is typed. What is sent is the text itself, so the form works without them. */
(function () {
  "use strict";
  var box = document.querySelector("[data-pick]");
  if (!box) return;
  var list = document.createElement("datalist");
  list.id = "places-like-this";
  document.body.append(list);
  box.setAttribute("list", list.id);
  var waiting = 0;
  var asked = "";

  function ask() {
    var words = box.value.trim();
    if (!words || words === asked) return;
    asked = words;
    fetch(box.dataset.pick + "&q=" + encodeURIComponent(words), { headers: { Accept: "application/json" } })
      .then(function (answer) { return answer.ok ? answer.json() : { results: [] }; })
      .then(function (found) {
        if (asked !== words) return;
        list.replaceChildren.apply(list, found.results.map(function (one) {
          var option = document.createElement("option");
          option.value = one.label;
          return option;
        }));
      })
      .catch(function () { /* no signal: the worker goes on typing */ });
  }

  box.addEventListener("input", function () {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 200);
  });
})();
