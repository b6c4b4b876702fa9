// The page of a mail: finding in the list, copying, links that show where they lead, scrolling
// in step, and the way to the place of a finding.

import { say } from "./preview.js";

// MARK: The list, filtered as it is typed

function filter(form) {
  const list = document.getElementById(form.dataset.filter);
  const field = form.elements.q;
  if (!list || !field) return;
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  let found = 0;
  for (const entry of list.children) {
    const text = entry.textContent.toLowerCase();
    entry.hidden = !words.every((word) => text.includes(word));
    if (!entry.hidden) found += 1;
  }
  document.getElementById(`${list.id}-none`)?.toggleAttribute("hidden", found > 0);
}

const isPart = (form) =>
  form.dataset.paged !== undefined || new URL(location.href).searchParams.has("q");

document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-filter]");
  if (!form) return;
  // What an address has filtered already is not all there is, nor is one page of several.
  if (isPart(form)) {
    clearTimeout(filter.timer);
    filter.timer = setTimeout(() => form.requestSubmit(), 300);
    return;
  }
  filter(form);
});
document.addEventListener("refreshed", () => {
  for (const form of document.querySelectorAll("form[data-filter]")) {
    if (!isPart(form)) filter(form);
  }
});

// MARK: Copying

// Fetched when the button is about to be pressed: browsers copy only at once.
const riches = new Map();

function fetchRich(button) {
  const address = button.dataset.copyMail;
  const known = riches.get(address);
  if (known?.html) return known;
  const entry = {};
  entry.coming = fetch(address).then(async (answer) => {
    if (!answer.ok) throw new Error(`${answer.status}`);
    entry.html = await answer.text();
  });
  entry.coming.catch(() => riches.delete(address));
  riches.set(address, entry);
  return entry;
}

for (const kind of ["pointerover", "focusin"]) {
  document.addEventListener(kind, (event) => {
    const button = event.target.closest?.("[data-copy-mail]");
    if (button) fetchRich(button);
  });
}
// What was fetched may be another text by now.
document.addEventListener("refreshed", () => riches.clear());

// The event takes the HTML as it is; the clipboard itself would read it by the rules of this page,
// which allow no style in attributes.
function copyRich(html, text) {
  const put = (event) => {
    event.preventDefault();
    event.clipboardData.setData("text/html", html);
    event.clipboardData.setData("text/plain", text);
  };
  document.addEventListener("copy", put, { once: true });
  const isCopied = document.execCommand("copy");
  document.removeEventListener("copy", put);
  if (isCopied) say(document.body.dataset.copied);
}

document.addEventListener("click", async (event) => {
  const rich = event.target.closest("[data-copy-mail]");
  const address = event.target.closest("[data-copy-address]");
  if (address) {
    await navigator.clipboard.writeText(new URL(address.dataset.copyAddress, location.href).href);
    say(document.body.dataset.copied);
  } else if (rich) {
    const entry = fetchRich(rich);
    if (!entry.html) await entry.coming;
    copyRich(entry.html, document.querySelector(rich.dataset.copyText)?.textContent ?? "");
  }
});

// MARK: What happens within the frame

// Links say where they lead; nothing in the frame goes there.
function lead(link) {
  const line = document.getElementById("mail-link");
  if (!line) return;
  line.textContent = link ? line.dataset.lead.replace("{name}", () => link.href) : "";
}

function follow(frame) {
  const page = frame.contentDocument;
  if (!page || page.parlance) return;
  page.parlance = true;
  const linkOf = (event) => event.target.closest?.("a[href]");
  page.addEventListener("click", (event) => {
    if (linkOf(event)) {
      event.preventDefault();
      lead(linkOf(event));
    }
  });
  page.addEventListener("auxclick", (event) => { if (linkOf(event)) event.preventDefault(); });
  for (const kind of ["mouseover", "focusin"]) {
    page.addEventListener(kind, (event) => { if (linkOf(event)) lead(linkOf(event)); });
  }
  page.addEventListener("scroll", () => inStep(frame), { passive: true });
}

// MARK: Two mails in step

let leader = null;

// Where blocks are as many, the same one stands at the top; else the same part of the whole.
function inStep(frame) {
  const frames = ["frame-mail", "frame-beside"].map((id) => document.getElementById(id));
  if (!frames[0] || !frames[1] || !frames.includes(frame)) return;
  if (leader && leader !== frame) return;
  leader = frame;
  clearTimeout(inStep.timer);
  inStep.timer = setTimeout(() => { leader = null; }, 120);
  const other = frame === frames[0] ? frames[1] : frames[0];
  const [from, to] = [stops(frame), stops(other)];
  const here = frame.contentWindow.scrollY;
  const last = (list) => list[list.length - 1];
  let place;
  if (from.length === to.length) {
    let index = from.findLastIndex((stop) => stop <= here);
    index = Math.max(0, Math.min(index, from.length - 2));
    const part = (here - from[index]) / Math.max(1, from[index + 1] - from[index]);
    place = to[index] + part * (to[index + 1] - to[index]);
  } else {
    place = here / Math.max(1, last(from)) * last(to);
  }
  other.contentWindow.scrollTo(0, place);
}

function stops(frame) {
  const { contentDocument: page, contentWindow: view } = frame;
  const end = Math.max(1, page.documentElement.scrollHeight - view.innerHeight);
  const places = [...page.querySelectorAll("[id^=b]")]
    .map((block) => Math.min(end, block.getBoundingClientRect().top + view.scrollY));
  return [0, ...places, end];
}

// MARK: The place of a finding

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-place]");
  const frame = document.getElementById("frame-mail");
  const block = link && frame?.contentDocument?.getElementById(link.dataset.place);
  if (!block) return;
  event.preventDefault();
  for (const shown of frame.contentDocument.querySelectorAll(".shown-place")) {
    shown.classList.remove("shown-place");
  }
  block.classList.add("shown-place");
  frame.scrollIntoView({ block: "nearest" });
  block.scrollIntoView({ block: "center" });
});

function attend() {
  for (const frame of document.querySelectorAll("iframe.mail-frame")) {
    follow(frame);
    if (frame.attended) continue;
    frame.attended = true;
    frame.addEventListener("load", () => follow(frame));
  }
}

attend();
document.addEventListener("refreshed", attend);
