// Small improvements on a map: where they are, and a tap that says where an idea is. Without this script the words say where.
"use strict";
(() => {
  const box = document.querySelector("[data-improvement-map]");
  if (!box || !window.L) return;
  const all = JSON.parse(document.getElementById("improvement-map").textContent);
  const frame = box.closest("[data-map-frame]") || box;
  frame.hidden = box.hidden = false;
  const style = getComputedStyle(document.documentElement);
  const ink = (name) => style.getPropertyValue(name).trim();
  const map = L.map(box, { attributionControl: false, maxZoom: 20, zoomSnap: 0.5 }).setView([31.22, 121.55], 15);
  const around = L.latLngBounds([]), near = L.latLngBounds([]);
  const said = (name) => { const words = document.createElement("span"); words.textContent = name; return words; };

  for (const outline of all.outlines) {
    around.extend(L.geoJSON(outline, { interactive: false, style: { color: ink("--edge"), weight: 1.5, fillOpacity: 0.06 } }).addTo(map).getBounds());
  }
  for (const one of all.houses) {
    L.circleMarker([one.lat, one.lng], { radius: 4, color: ink("--ink-2"), weight: 1.5, fillOpacity: 0.2, interactive: false })
      .bindTooltip(said(one.name), { permanent: true, direction: "left", offset: [-6, 0], className: "map-name" }).addTo(map);
    near.extend([one.lat, one.lng]);
  }
  for (const one of all.points) {
    const pin = L.circleMarker([one.lat, one.lng], { radius: 9, color: ink("--brand"), weight: 2, fillOpacity: 0.7, interactive: Boolean(one.url) }).addTo(map);
    pin.bindTooltip(said(one.name), { permanent: all.points.length === 1, direction: "right", offset: [9, 0], className: "map-name" });
    if (one.url) pin.on("click", () => { location.href = one.url; });
    near.extend([one.lat, one.lng]);
  }

  const form = box.closest("form");
  if (form) {
    const pin = L.marker([0, 0], { icon: L.divIcon({ className: "map-pin", iconSize: [28, 28] }), keyboard: false });
    const words = form.querySelector("[data-map-said]"), away = form.querySelector("[data-map-away]");
    const choose = ({ lat, lng }) => {
      pin.setLatLng([lat, lng]).addTo(map);
      form.elements.lat.value = lat.toFixed(6);
      form.elements.lng.value = lng.toFixed(6);
      words.textContent = words.dataset.chosen;
      away.hidden = false;
    };
    map.on("click", (event) => choose(event.latlng));
    form.querySelector("[data-map-middle]").addEventListener("click", () => choose(map.getCenter()));
    away.addEventListener("click", () => {
      pin.remove();
      form.elements.lat.value = form.elements.lng.value = "";
      words.textContent = words.dataset.none;
      away.hidden = true;
    });
    if (form.elements.lat.value && form.elements.lng.value) {
      choose({ lat: Number(form.elements.lat.value), lng: Number(form.elements.lng.value) });
      near.extend(pin.getLatLng());
    }
  }
  const shown = near.isValid() ? near : around;
  if (shown.isValid()) map.fitBounds(shown.pad(0.3), { maxZoom: 17 });
})();
