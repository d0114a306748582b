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
  for (const row of document.querySelectorAll("[data-point]")) {
    const at = [Number(row.dataset.lat), Number(row.dataset.lng)];
    const state = row.dataset.state;
    const pin = { radius: state === "pilot" ? 12 : 9, color: ink(tone[state]), weight: 2, fillOpacity: state === "planned" ? 0.1 : 0.7, dashArray: state === "planned" ? "4 4" : null };
    const words = document.createElement("span");
    words.textContent = row.dataset.name;
    L.circleMarker(at, pin).addTo(map).bindTooltip(words, { permanent: true, direction: "right", offset: [8, 0], className: "map-name" });
    around.extend(at);
  }
  map.fitBounds(around.pad(0.3), { maxZoom: 17 });
})();
