// Where is it? A tap, or the middle of the map, becomes the point of the report. Without this script the list below does it.
"use strict";
(() => {
  const form = document.querySelector("[data-map-form]");
  const box = form && form.querySelector("[data-map]");
  if (!box || !window.L) return;
  form.hidden = false;
  const said = form.querySelector("[data-map-said]"), go = form.querySelector("[type=submit]");
  const style = getComputedStyle(document.documentElement);
  const ink = (name) => style.getPropertyValue(name).trim();
  const map = L.map(box, { attributionControl: false, maxZoom: 20, zoomSnap: 0.5 }).setView([31.22, 121.55], 15);
  const pin = L.marker([0, 0], { icon: L.divIcon({ className: "map-pin", iconSize: [28, 28] }), keyboard: false });
  let asked = 0;

  const choose = async ({ lat, lng }) => {
    const mine = ++asked;
    pin.setLatLng([lat, lng]).addTo(map);
    form.elements.lat.value = lat.toFixed(6);
    form.elements.lng.value = lng.toFixed(6);
    go.disabled = false; // without signal the server says later what is there
    try {
      const answer = await fetch(box.dataset.here + "?lat=" + lat.toFixed(6) + "&lng=" + lng.toFixed(6), { headers: { Accept: "application/json" } });
      const found = await answer.json();
      if (mine !== asked) return;
      said.textContent = found.say;
      go.disabled = !found.inside;
    } catch { said.textContent = lat.toFixed(5) + ", " + lng.toFixed(5); }
  };
  map.on("click", (event) => choose(event.latlng));
  form.querySelector("[data-map-middle]").addEventListener("click", () => choose(map.getCenter()));

  fetch(box.dataset.source, { headers: { Accept: "application/json" } }).then((answer) => answer.json()).then((all) => {
    const around = L.latLngBounds([]);
    for (const one of all.outlines) {
      around.extend(L.geoJSON(one.geometry, { interactive: false, style: { color: ink("--edge"), weight: 1.5, fillOpacity: 0.06 } }).addTo(map).getBounds());
    }
    const names = L.layerGroup();
    for (const one of all.points) {
      const dot = L.circleMarker([one.lat, one.lng], { radius: one.kind === "estate" ? 7 : 5, color: ink("--hue-6"), weight: 2, fillOpacity: 0.3, interactive: false });
      dot.addTo(map);
      const tip = { permanent: true, direction: "right", offset: [6, 0], className: "map-name" };
      if (one.kind === "estate") dot.bindTooltip(one.name, tip);
      else L.tooltip({ ...tip, content: one.name }).setLatLng([one.lat, one.lng]).addTo(names);
      around.extend([one.lat, one.lng]);
    }
    const near = () => (map.getZoom() >= 17 ? names.addTo(map) : names.remove());
    map.on("zoomend", near);
    if (around.isValid()) map.fitBounds(around.pad(0.2), { maxZoom: 18 });
    near();
  });
})();
