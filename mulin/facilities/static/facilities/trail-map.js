// Draws a trail: its points as numbers, the way as a line from point to point. The numbered list beside it says the same without this.
(() => {
  const box = document.querySelector("[data-trail]");
  const source = document.getElementById("trail-data");
  if (!box || !source || !window.L) return;
  const data = JSON.parse(source.textContent);
  if (!data.way.length) return;
  box.hidden = false;
  const style = getComputedStyle(document.documentElement);
  const ink = (name) => style.getPropertyValue(name).trim();
  const map = L.map(box, { attributionControl: false, zoomSnap: 0.25, maxZoom: 20, scrollWheelZoom: false });
  const way = data.way.map((point) => [point.lat, point.lng]);
  map.fitBounds(L.latLngBounds(way).pad(0.25), { maxZoom: 18, animate: false }); // first: what is drawn before cannot be clipped
  for (const outline of data.around.outlines)
    L.geoJSON(outline.geometry, { interactive: false, style: { color: ink("--edge"), weight: 1, fillOpacity: 0.05 } }).addTo(map);
  const tip = (name) => { const words = document.createElement("span"); words.textContent = name; return words; };
  const houses = data.around.houses.map((house) =>
    L.circleMarker([house.lat, house.lng], { radius: 3, color: ink("--edge"), weight: 1 })
      .bindTooltip(tip(house.name), { permanent: true, className: "map-name" })
      .addTo(map));
  L.polyline(way, { color: ink("--brand-text"), weight: 3, dashArray: "2 8", lineCap: "round", interactive: false }).addTo(map);
  for (const point of data.way)
    L.marker([point.lat, point.lng], {
      icon: L.divIcon({ className: "trail-dot", html: String(point.number), iconSize: [34, 34] }),
      title: `${point.number} ${point.name}`,
      alt: `${point.number} ${point.name}`,
    })
      .bindTooltip(tip(point.name), { direction: "top", offset: [0, -16] })
      .addTo(map);
  placeNames(map, houses);
})();
