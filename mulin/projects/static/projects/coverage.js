// Places of a roll-out as pins. Without this script, or without a point, the list says all there is to know.
"use strict";
(() => {
  const box = document.querySelector("[data-coverage-map]");
  if (!box || !window.L) return;
  box.hidden = false;
  const style = getComputedStyle(document.documentElement);
  const ink = (name) => style.getPropertyValue(name).trim();
  const tone = { pilot: "--brand", running: "--hue-2", done: "--hue-4", planned: "--edge" };
  const map = L.map(box, { attributionControl: false, maxZoom: 19, zoomSnap: 0.5 });
  const around = L.latLngBounds([]);
  const names = [];
  for (const row of document.querySelectorAll("[data-point]")) {
    const at = [Number(row.dataset.lat), Number(row.dataset.lng)];
    const state = row.dataset.state;
    const pin = { radius: state === "pilot" ? 12 : 9, color: ink(tone[state]), weight: 2, fillOpacity: state === "planned" ? 0.1 : 0.7, dashArray: state === "planned" ? "4 4" : null };
    const words = document.createElement("span");
    words.textContent = row.dataset.name;
    const name = L.tooltip({ permanent: true, direction: "right", offset: [8, 0], className: "map-name" }).setContent(words);
    L.circleMarker(at, pin).addTo(map).bindTooltip(name);
    names.push(name);
    around.extend(at);
  }
  map.fitBounds(around.pad(0.3), { maxZoom: 17 });

  // A name that would lie on another waits until one has zoomed in; the list has them all.
  const spread = () => {
    const taken = [];
    for (const name of names) {
      const shown = name.getElement();
      if (!shown) continue;
      shown.hidden = false;
      const own = shown.getBoundingClientRect();
      shown.hidden = taken.some((one) => own.left < one.right && one.left < own.right && own.top < one.bottom && one.top < own.bottom);
      if (!shown.hidden) taken.push(own);
    }
  };
  map.on("zoomend", spread);
  spread();
})();
