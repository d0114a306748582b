/* Open matters on the grids' outlines. The same rows stand as a list below the map, so nothing depends on it. */
(function () {
  "use strict";
  var box = document.getElementById("map");
  if (!box || !window.L) return;
  var style = getComputedStyle(document.documentElement);
  var ink = style.getPropertyValue("--ink-2").trim();
  var brand = style.getPropertyValue("--brand").trim();
  var map = L.map(box, { attributionControl: false, zoomSnap: 0.25 });

  function popup(p) {
    var card = document.createElement("div");
    var link = document.createElement("a");
    link.href = p.url;
    link.textContent = p.title;
    link.className = "link";
    var where = document.createElement("p");
    where.textContent = p.place + " · " + p.status;
    card.append(link, where);
    return card;
  }

  fetch(box.dataset.source, { headers: { Accept: "application/json" } })
    .then(function (answer) { return answer.json(); })
    .then(function (all) {
      var layer = L.geoJSON(all, {
        style: function (feature) {
          return feature.geometry.type === "Point" ? {} : { color: ink, weight: 1.5, fillOpacity: 0.04, interactive: false };
        },
        pointToLayer: function (feature, at) {
          return L.circleMarker(at, { radius: 6 + feature.properties.level, color: brand, weight: 2, fillOpacity: 0.7 });
        },
        onEachFeature: function (feature, shape) {
          if (feature.properties.url) shape.bindPopup(popup(feature.properties));
          else shape.bindTooltip(feature.properties.name, { permanent: true, direction: "top", className: "map-name" });
        },
      });
      var bounds = layer.getBounds();
      if (bounds.isValid()) map.fitBounds(bounds.pad(0.1), { maxZoom: 18 });
      else map.setView([31.2, 121.5], 10);
      layer.addTo(map).eachLayer(function (shape) { // names stand above their outlines, where no point covers them
        if (!shape.getBounds || !shape.getTooltip()) return;
        var edge = shape.getBounds();
        shape.openTooltip(L.latLng(edge.getNorth(), edge.getCenter().lng));
      });
    });
})();
