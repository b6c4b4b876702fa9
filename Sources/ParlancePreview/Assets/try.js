// Trying values: the text follows what is typed, and the address follows, too.

import { show } from "./preview.js";

let timer;
let latest = 0;

// Only what differs from the customer's own values stands in the address.
function address(form) {
  const query = new URLSearchParams();
  for (const field of form.elements) {
    if (!field.name || field.disabled) continue;
    if (field.type === "hidden" || field.value !== field.dataset.original) {
      query.append(field.name, field.value);
    }
  }
  const text = query.toString();
  return form.getAttribute("action") + (text ? `?${text}` : "");
}

async function update(form) {
  const here = address(form);
  const number = ++latest;
  const answer = await fetch(here, { headers: { accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  // Whoever types fast wants to see the last of it.
  if (number !== latest || !answer.ok) return;
  history.replaceState(history.state, "", here);
  show(page);
  for (const field of form.elements) {
    if (field.validity?.badInput) {
      document.getElementById(field.getAttribute("aria-describedby"))?.classList.add("wrong");
      field.setAttribute("aria-invalid", "true");
    }
  }
}

document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-try]");
  if (!form) return;
  clearTimeout(timer);
  timer = setTimeout(() => update(form), 80);
});

document.addEventListener("submit", (event) => {
  if (!event.target.matches("form[data-try]")) return;
  event.preventDefault();
  event.stopPropagation();
  clearTimeout(timer);
  update(event.target);
}, { capture: true });
