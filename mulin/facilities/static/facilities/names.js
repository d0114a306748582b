// Names beside the points of a map, each on the side where it covers no point and no other name; what finds no room shows when its point is touched.
"use strict";
window.placeNames = (map, pins) => {
  const sides = { right: [9, 0], left: [-9, 0], top: [0, -8], bottom: [0, 8] };
  const apart = (a, b) => a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
  const within = (a, frame) => a.left >= frame.left && a.right <= frame.right && a.top >= frame.top && a.bottom <= frame.bottom;
  const settle = () => {
    const frame = map.getContainer().getBoundingClientRect();
    const covered = [...pins.map((pin) => pin.getElement()), ...map.getContainer().querySelectorAll(".leaflet-control, .trail-dot")];
    const taken = covered.map((one) => one.getBoundingClientRect());
    for (const pin of pins) {
      const name = pin.getTooltip();
      const own = pin.getElement().getBoundingClientRect();
      pin.openTooltip();
      const side = Object.keys(sides).find((one) => {
        name.options.direction = one;
        name.options.offset = window.L.point(sides[one]);
        name.update();
        const there = name.getElement().getBoundingClientRect();
        return within(there, frame) && taken.every((other) => apart(there, other) || (other.left === own.left && other.top === own.top));
      });
      if (side) taken.push(name.getElement().getBoundingClientRect());
      else pin.closeTooltip();
    }
  };
  for (const pin of pins) pin.on("mouseover focus", () => pin.openTooltip());
  map.on("zoomend moveend", settle);
  settle();
};
