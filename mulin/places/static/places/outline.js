// Draws a place's outline: a corner for each tap, kept as GeoJSON in the textarea, which works alone where scripts do not run.
(() => {
  const box = document.getElementById("outline-map");
  const field = document.querySelector("textarea[name=geometry]");
  if (!box || !field || !window.L) return;
  const data = JSON.parse(document.getElementById("outline-data").textContent);
  for (const id of ["outline-map", "outline-tools", "how"]) document.getElementById(id).hidden = false;
  const map = L.map(box, { attributionControl: false, maxZoom: 22 });
  const around = L.latLngBounds(data.points.map((point) => [point.lat, point.lng]));
  for (const geometry of [...data.others.map((other) => other.geometry), data.own])
    if (geometry) around.extend(L.geoJSON(geometry).getBounds());
  if (around.isValid()) map.fitBounds(around, { padding: [24, 24], maxZoom: 18 });
  else map.setView([31.2, 121.5], 14);
  const style = getComputedStyle(document.documentElement);
  const ink = (name) => style.getPropertyValue(name).trim();
  for (const other of data.others)
    L.geoJSON(other.geometry, { interactive: false, style: { color: ink("--edge"), weight: 1, fillOpacity: 0.08 } })
      .bindTooltip(other.name, { permanent: true, direction: "center" })
      .addTo(map);
  for (const point of data.points)
    L.circleMarker([point.lat, point.lng], { radius: 4, color: ink("--hue-6"), weight: 2 }).bindTooltip(point.name).addTo(map);
  const drawn = L.polygon([], { color: ink("--brand-text"), weight: 3, fillOpacity: 0.15 }).addTo(map);
  const dots = L.layerGroup().addTo(map);
  const words = document.getElementById("corners");
  let corners = [];

  function show() {
    drawn.setLatLngs(corners);
    dots.clearLayers();
    for (const corner of corners) L.circleMarker(corner, { radius: 5, color: ink("--brand-text"), fillOpacity: 1 }).addTo(dots);
    words.textContent = corners.length ? words.dataset.words.replace("#", corners.length) : "";
  }
  function keep() {
    const ring = corners.map(([lat, lng]) => [Number(lng.toFixed(7)), Number(lat.toFixed(7))]);
    field.value = ring.length > 2 ? JSON.stringify({ type: "Polygon", coordinates: [[...ring, ring[0]]] }) : "";
    show();
  }
  if (data.own) {
    field.value = field.value || JSON.stringify(data.own);
    if (data.own.type === "Polygon" && data.own.coordinates.length === 1)
      corners = data.own.coordinates[0].slice(0, -1).map(([lng, lat]) => [lat, lng]);
    else L.geoJSON(data.own, { interactive: false, style: { color: ink("--brand-text") } }).addTo(map);
  }
  map.on("click", (event) => {
    corners.push([event.latlng.lat, event.latlng.lng]);
    keep();
  });
  document.getElementById("outline-tools").addEventListener("click", (event) => {
    const wanted = event.target.closest("[data-do]")?.dataset.do;
    if (!wanted) return;
    corners = wanted === "undo" ? corners.slice(0, -1) : [];
    keep();
  });
  show();
})();
