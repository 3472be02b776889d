// Tells that new messages of an open thread were seen: once they are there and the page is in view.

function tellSeen(form) {
  if (document.visibilityState !== "visible") return;
  delete form.dataset.seen;
  htmx.trigger(form, "seen");
}

document.addEventListener("htmx:load", ({ detail }) => {
  // htmx tells this of each element once it listens to it; before, the form would miss the event.
  if (detail.elt.dataset?.seen !== undefined) tellSeen(detail.elt);
});

document.addEventListener("visibilitychange", () => {
  for (const form of document.querySelectorAll("form[data-seen]")) tellSeen(form);
});
