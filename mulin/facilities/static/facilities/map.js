// The list below as pins. Without this script, or without a point, the list says all there is to know.
"use strict";
(() => {
  const box = document.querySelector("[data-facility-map]");
  if (!box || !window.L) return;
  box.hidden = false;
  const style = getComputedStyle(document.documentElement);
  const ink = (name) => style.getPropertyValue(name).trim();
  const map = L.map(box, { attributionControl: false, maxZoom: 19, zoomSnap: 0.5 });
  const around = L.latLngBounds([]);
  const tip = (name) => { const words = document.createElement("span"); words.textContent = name; return words; };
  const near = { permanent: true, className: "map-name" };
  const pins = [];

  for (const row of document.querySelectorAll("[data-point]")) {
    const at = [Number(row.dataset.lat), Number(row.dataset.lng)];
    const size = { centre: 11, station: 9 }[row.dataset.level] || 7;
    const pin = L.circleMarker(at, { radius: size, color: ink("--brand"), weight: 2, fillOpacity: 0.7 }).addTo(map);
    pins.push(pin.bindTooltip(tip(row.dataset.name), near).on("click", () => row.click()));
    around.extend(at);
  }
  if (box.dataset.lat) {
    const home = [Number(box.dataset.lat), Number(box.dataset.lng)];
    const here = L.circleMarker(home, { radius: 6, color: ink("--ink-2"), weight: 2, fillOpacity: 0.2 }).addTo(map);
    pins.push(here.bindTooltip(tip(box.dataset.name), near));
    around.extend(home);
  }
  map.fitBounds(around.pad(0.3), { maxZoom: 17, animate: false });
  placeNames(map, pins);
})();
