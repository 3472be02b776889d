// What pages can do beyond what they do without a script. Everything here is an addition:
// menus, dialogs and forms work by HTML alone.

const stillShown = new Set();

/** Buttons that copy are of no use without a script, so pages hide them until it is here. */
function revealCopyButtons(root) {
  for (const button of root.querySelectorAll("button[data-copy][hidden]")) button.hidden = false;
}

async function copy(button) {
  const label = button.querySelector("[data-copy-label]") ?? button;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    label.textContent = "Copied";
  } catch {
    label.textContent = "Press Ctrl+C";
    getSelection()?.selectAllChildren(button.previousElementSibling ?? button);
  }
  if (stillShown.has(button)) return;
  stillShown.add(button);
  setTimeout(() => {
    label.textContent = "Copy";
    stillShown.delete(button);
  }, 2500);
}

document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element)) return;
  const button = event.target.closest("button");
  if (button?.dataset.copy !== undefined) copy(button);

  // A dialog opens as a popover by HTML alone; here it also keeps the focus inside.
  const dialog = button?.popoverTargetElement;
  if (dialog instanceof HTMLDialogElement) {
    event.preventDefault();
    if (dialog.open) dialog.close();
    else dialog.showModal();
  } else if (event.target instanceof HTMLDialogElement && event.target.open) {
    event.target.close();
  }

  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    menu.open = false;
    menu.querySelector("summary")?.focus();
  }
});

// A second press of a form's button while the first is under way does nothing.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method !== "post" || event.defaultPrevented) return;
  if (form.hasAttribute("hx-post") || form.closest("[hx-boost=true]")) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
  // Not for ever: the answer may have been a download, which leaves the page standing.
  setTimeout(() => delete form.dataset.sent, 5000);
});

/** Tabs that do not fit are wound to the open one. */
for (const tabs of document.querySelectorAll(".tabs")) {
  const open = tabs.querySelector("[aria-current]");
  if (open) tabs.scrollLeft = open.offsetLeft - (tabs.clientWidth - open.offsetWidth) / 2;
}

document.addEventListener("htmx:load", (event) => revealCopyButtons(event.detail.elt));
revealCopyButtons(document);
