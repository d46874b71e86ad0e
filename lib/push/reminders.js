// The service worker of reminders: shows what was pushed, and opens its page when it is pressed. It answers no
// request of any page, and runs only while it does one of the two.

self.addEventListener("push", (event) => {
  const { id, title, place, startsAt, path } = event.data.json();
  const minutes = Math.ceil((Date.parse(startsAt) - Date.now()) / 60_000);
  const when = minutes > 1 ? `In ${minutes} minutes` : minutes === 1 ? "In 1 minute" : "Now";
  // The same reminder again takes the place of the first.
  const options = { body: place, tag: id, data: { path } };
  event.waitUntil(self.registration.showNotification(`${when}: “${title}”`, options));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(new URL(event.notification.data.path, self.location.origin).href));
});

async function open(address) {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const there = windows.find(({ url }) => url === address);
  return there ? there.focus() : self.clients.openWindow(address);
}
