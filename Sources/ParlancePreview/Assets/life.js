// Today, lifecycle and coverage: what is chosen shows without leaving the page.

import { problem, refresh, say } from "./preview.js";

// Goes to an address of this page, and makes the page what it is there.
async function go(address) {
  history.pushState(null, "", address);
  await refresh();
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-soft]") || form.method !== "get") return;
  event.preventDefault();
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value !== "") query.append(name, value);
  const text = query.toString();
  go(form.getAttribute("action") + (text ? `?${text}` : ""));
});

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-soft]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  await go(link.href);
  // A form whose choices were taken back shows what it was made with.
  for (const form of document.querySelectorAll("form[data-soft]")) form.reset();
  const place = document.getElementById(link.dataset.soft);
  if (place) {
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: "nearest" });
  }
});

addEventListener("popstate", async () => {
  await refresh();
  for (const form of document.querySelectorAll("form[data-soft]")) form.reset();
});

// A list of customers is read here, and sent to this computer's own server only.
async function open(file) {
  const fault = document.getElementById("customers-fault");
  if (fault) fault.hidden = true;
  const answer = await fetch(`/customers?name=${encodeURIComponent(file.name)}`, {
    method: "POST", body: file, headers: { "content-type": "application/octet-stream" },
  });
  if (answer.ok) {
    history.replaceState(null, "", "/");
    await refresh();
    document.querySelector(".today h1")?.scrollIntoView({ block: "nearest" });
    return;
  }
  if (!fault) return;
  fault.replaceChildren(...await problem(answer));
  fault.hidden = false;
}

document.addEventListener("change", (event) => {
  const field = event.target.closest("[data-customers]");
  if (!field?.files.length) return;
  open(field.files[0]);
  field.value = "";
});

for (const name of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(name, (event) => {
    const place = document.querySelector("[data-drop]");
    if (!place || !event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    place.classList.toggle("over", name === "dragover");
    if (name === "drop" && event.dataTransfer.files.length) open(event.dataTransfer.files[0]);
  });
}

// What is marked shows at once, and the focus goes on to the next customer.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("form[data-mark]")) return;
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form));
  if (event.submitter?.name) body.set(event.submitter.name, event.submitter.value);
  const all = [...document.querySelectorAll("form[data-mark] > button")];
  const next = all[all.findIndex((button) => form.contains(button)) + 1];
  const key = next?.closest("li[id]")?.id;
  const answer = await fetch(form.action, { method: "POST", body });
  if (!answer.ok) {
    say(...await problem(answer));
    return;
  }
  await refresh();
  const place = (key && document.getElementById(key)?.querySelector("form[data-mark] > button"))
    ?? document.querySelector("form[data-mark] > button") ?? document.getElementById("main");
  place?.focus({ preventScroll: true });
});

// A menu closes when something else is chosen, and with Escape.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && event.target.closest("details.menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
