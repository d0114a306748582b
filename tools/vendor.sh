#!/bin/sh
# Fetches what we ship of other people's front-end work: fixed versions, by name, through the npm client, each archive
# checked against tools/vendor.sha256 before anything of it is used. Run it after changing icons.txt or a version.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
target="$here/../mulin/kernel/ui/static"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm pack --silent leaflet@1.9.4 lucide-static@1.62.0 >/dev/null
sha256sum --check --strict "$here/vendor.sha256"

mkdir leaflet lucide
tar xzf leaflet-1.9.4.tgz -C leaflet --strip-components=1
tar xzf lucide-static-1.62.0.tgz -C lucide --strip-components=1

mkdir -p "$target/vendor/leaflet/images"
cp leaflet/LICENSE leaflet/dist/leaflet.css "$target/vendor/leaflet/"
grep -v '^//# sourceMappingURL' leaflet/dist/leaflet.js >"$target/vendor/leaflet/leaflet.js" # the map of the source is not shipped
cp leaflet/dist/images/*.png "$target/vendor/leaflet/images/"
cp lucide/LICENSE "$target/ui/icons.LICENSE"
python3 "$here/sprite.py" lucide/icons "$here/icons.txt" >"$target/ui/icons.svg"
