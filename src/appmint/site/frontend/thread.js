// Tells that new messages of an open thread were seen: once they are there and the page is in view.

function tellSeen() {
  if (document.visibilityState !== "visible") return;
  for (const form of document.querySelectorAll("form[data-seen]")) {
    delete form.dataset.seen;
    htmx.trigger(form, "seen");
  }
}

document.addEventListener("visibilitychange", tellSeen);
document.addEventListener("htmx:load", tellSeen);
