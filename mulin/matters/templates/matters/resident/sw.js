{% autoescape off %}// Keeps one page and its files, so that a report can be written without signal. Personal pages are never kept.
importScripts("{% static 'matters/resident-outbox.js' %}");
const FILES = ["{% static 'ui/mulin.css' %}", "{% static 'ui/icons.svg' %}", "{% static 'ui/seal.svg' %}", "{% static 'matters/resident.css' %}", "{% static 'matters/resident-outbox.js' %}", "{% static 'matters/resident-report.js' %}"];
const PAGE = "{{ pages.0 }}";
const STORE = "mulin " + FILES.join(" ");

const fill = async () => {
  const store = await caches.open(STORE);
  await Promise.all([...FILES, PAGE].map((url) => fetch(url, { cache: "reload" }).then((answer) => answer.ok && store.put(url, answer))));
};

self.addEventListener("install", (event) => event.waitUntil(fill().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(
  caches.keys().then((names) => Promise.all(names.filter((name) => name !== STORE).map((name) => caches.delete(name)))).then(() => self.clients.claim())
));
self.addEventListener("message", (event) => {
  if (event.data === "refresh") event.waitUntil(fetch(PAGE).then(async (answer) => answer.ok && (await caches.open(STORE)).put(PAGE, answer)).catch(() => {}));
  if (event.data === "forget") event.waitUntil(caches.delete(STORE));
});
self.addEventListener("fetch", (event) => {
  const request = event.request;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(async () => (await caches.match(PAGE)) || Response.error()));
  } else if (FILES.includes(url.pathname)) {
    event.respondWith(caches.match(url.pathname).then((kept) => kept || fetch(request)));
  }
});
const sendAndTell = async () => {
  const settled = await outbox.send();
  for (const page of await self.clients.matchAll()) page.postMessage("outbox");
  if (!settled) throw new Error("not sent yet"); // the browser tries again by and by
};
self.addEventListener("sync", (event) => { if (event.tag === "outbox") event.waitUntil(sendAndTell()); });
{% endautoescape %}
