/* The sample map of the gallery. */
(function () {
  "use strict";
  const map = window.L.map("sample-map", { attributionControl: false, zoomControl: true });
  const outline = window.L.polygon([[31.2195, 121.549], [31.221, 121.549], [31.221, 121.5515], [31.2195, 121.5515]], { className: "map-place" }).addTo(map);
  [[31.2202, 121.5497, "is-late", "2"], [31.2205, 121.5506, "is-info", "5"]].forEach(([lat, lng, tone, label]) =>
    window.L.marker([lat, lng], { icon: window.L.divIcon({ className: "map-pin " + tone, html: label, iconSize: [30, 30] }) }).addTo(map)
  );
  map.fitBounds(outline.getBounds());
})();
