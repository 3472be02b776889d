// The steps of an order. What was understood is exchanged as a whole: what was opened in it stays
// open, and the keyboard stays where it was. What could not be saved is said.

let open = new Map();

document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target?.id !== "understood") return;
  const parts = event.detail.target.querySelectorAll("details[id]");
  open = new Map([...parts].map((part) => [part.id, part.open]));
});

document.addEventListener("htmx:afterSettle", () => {
  const panel = document.getElementById("understood");
  for (const [id, wasOpen] of open) {
    const part = document.getElementById(id);
    if (part) part.open = wasOpen;
  }
  open = new Map();
  if (document.activeElement === document.body) panel?.focus({ preventScroll: true });
});

function say(lost) {
  const alert = document.getElementById("lost");
  if (alert) alert.hidden = !lost;
}

document.addEventListener("htmx:sendError", () => say(true));
document.addEventListener("htmx:responseError", () => say(true));
document.addEventListener("htmx:afterOnLoad", (event) => {
  if (event.detail.successful) say(false);
});
