// Searching objections while typing, and taking a solution along with its formatting.

import { morph, say } from "./preview.js";

let asked = 0;

// Shows what a form's address gives now; the address of the page follows, so that a refresh of the
// page shows the same.
async function follow(field) {
  const form = field.form;
  const address = new URL(form.action);
  address.hash = "";
  for (const [name, value] of new FormData(form)) {
    if (value !== "") address.searchParams.set(name, value);
  }
  const number = ++asked;
  let text;
  try {
    const answer = await fetch(address, { headers: { accept: "text/html" } });
    text = await answer.text();
  } catch {
    say(document.body.dataset.offline);
    return;
  }
  // An answer that was overtaken by a later one is of no use any more.
  if (number !== asked) return;
  history.replaceState(null, "", address);
  const page = new DOMParser().parseFromString(text, "text/html");
  const [old, now] = [field.dataset.search, field.dataset.search].map((id, index) =>
    (index === 0 ? document : page).getElementById(id));
  if (old && now) morph(old, now);
}

let timer;
document.addEventListener("input", (event) => {
  const field = event.target.closest?.("[data-search]");
  if (!field || event.isComposing) return;
  clearTimeout(timer);
  timer = setTimeout(() => follow(field), 60);
});

// What an input method has put together is searched for once it is chosen.
document.addEventListener("compositionend", (event) => {
  const field = event.target.closest?.("[data-search]");
  if (field) follow(field);
});

// Enter opens the best that was found.
document.addEventListener("submit", async (event) => {
  const field = event.target.querySelector?.("[data-search]");
  if (!field) return;
  event.preventDefault();
  clearTimeout(timer);
  await follow(field);
  const first = document.querySelector(`#${field.dataset.search} details`);
  if (!first || field.value === "") return;
  first.open = true;
  first.querySelector("summary")?.focus();
});

// Copying with formatting: [data-copy-rich] names the element.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy-rich]");
  const source = button && document.getElementById(button.dataset.copyRich);
  if (!source) return;
  const plain = document.getElementById(source.id.replace("solution-", "text-"));
  const html = `<div lang="${source.lang}" dir="${source.dir}">${source.innerHTML}</div>`;
  await navigator.clipboard.write([new ClipboardItem({
    "text/html": new Blob([html], { type: "text/html" }),
    "text/plain": new Blob([(plain ?? source).textContent], { type: "text/plain" }),
  })]);
  say(document.body.dataset.copied);
});
