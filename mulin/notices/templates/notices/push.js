{% autoescape off %}// Shows what the community pushes to this browser; opening it leads to the page it is about.
self.addEventListener("push", (event) => {
  const said = event.data ? event.data.json() : {};
  event.waitUntil(self.registration.showNotification(said.title || "睦邻", {
    body: said.text || "", tag: said.tag, icon: "{% static 'ui/seal.svg' %}", data: said.url || "/inbox/",
  }));
});
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const url = new URL(event.notification.data, self.location.origin);
  if (url.origin === self.location.origin) event.waitUntil(self.clients.openWindow(url.href));
});
{% endautoescape %}
