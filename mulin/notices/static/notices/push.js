/* Turns notifications of this browser on. The button appears only where the browser can do it. */
(function () {
  "use strict";
  const row = document.querySelector("[data-push]");
  if (!row) return;
  const button = row.querySelector("[data-push-on]");
  const says = row.querySelector("[data-push-says]");
  const can = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
  if (!can) {
    says.textContent = row.dataset.pushCannot;
    return;
  }
  button.hidden = false;

  function key(text) {
    const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, (one) => one.charCodeAt(0));
  }

  async function turnOn() {
    const allowed = await Notification.requestPermission();
    if (allowed !== "granted") {
      says.textContent = row.dataset.pushDenied;
      return;
    }
    const scope = row.dataset.pushWorker.replace(/[^/]*$/, "");
    const registration = await navigator.serviceWorker.register(row.dataset.pushWorker, { scope: scope });
    const wanted = { userVisibleOnly: true, applicationServerKey: key(row.dataset.push) };
    const subscription = await registration.pushManager.subscribe(wanted);
    const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
    const headers = { "Content-Type": "application/json", "X-CSRFToken": token };
    const answer = await fetch(row.dataset.pushUrl, { method: "POST", headers: headers, body: JSON.stringify(subscription) });
    const told = await answer.json();
    says.textContent = told.said || told.error;
    button.hidden = answer.ok;
  }

  button.addEventListener("click", () => turnOn().catch(() => (says.textContent = row.dataset.pushCannot)));
})();
