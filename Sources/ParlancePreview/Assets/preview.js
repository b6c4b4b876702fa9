// What pages do beyond showing: they follow the files, and send choices at once.

import "./objections.js";
import "./script.js";
import "./mail.js";
import "./try.js";

const html = document.documentElement;
html.classList.add("js");

// Choices are sent as soon as they are made.
document.addEventListener("change", (event) => {
  const field = event.target.closest("[data-submit]");
  if (field?.form) field.form.requestSubmit();
});

// A form that is read with GET leaves out what is empty, so that addresses stay short.
document.addEventListener("submit", (event) => {
  if (event.target.method !== "get") return;
  for (const field of event.target.elements) {
    if (field.name && field.value === "" && !field.disabled) {
      field.disabled = true;
      setTimeout(() => { field.disabled = false; }, 0);
    }
  }
});

// What a page says that tells of a problem: its heading, and in English what exactly is wrong.
export async function problem(answer) {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const text = page.querySelector("h1")?.textContent ?? answer.statusText;
  const detail = page.getElementById("detail");
  if (!detail) return [text];
  const span = document.createElement("span");
  Object.assign(span, { lang: detail.lang, dir: detail.dir, textContent: detail.textContent });
  return [text, " ", span];
}

// Copying: [data-copy] holds the text, or names the element whose text it is.
export function say(...parts) {
  const status = document.getElementById("status");
  if (!status) return;
  status.replaceChildren(...parts);
  status.classList.add("shown");
  clearTimeout(say.timer);
  say.timer = setTimeout(() => status.classList.remove("shown"), 2500);
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const source = button.dataset.copy;
  const text = source.startsWith("#") ? document.querySelector(source)?.textContent ?? "" : source;
  await navigator.clipboard.writeText(text === "link" ? location.href : text);
  say(document.body.dataset.copied);
});

// MARK: Following the files

// Makes an element what another one is, touching only what differs, so that scroll positions,
// open details, the focus and what was typed stay.
export function morph(old, now) {
  if (old.isEqualNode(now)) return;
  if (old.nodeType !== now.nodeType || old.nodeName !== now.nodeName || old.id !== now.id) {
    old.replaceWith(document.importNode(now, true));
    return;
  }
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.nodeValue !== now.nodeValue) old.nodeValue = now.nodeValue;
    return;
  }
  if (old.hasAttribute("data-keep")) return;
  // A frame is filled anew by itself, so that it keeps its place.
  if (old.nodeName === "IFRAME" && old.dataset.revision !== undefined) {
    const address = now.getAttribute("src");
    if (old.dataset.revision !== now.dataset.revision || shownIn(old) !== address) {
      refill(old, address);
    }
  }
  for (const { name } of [...old.attributes]) {
    if (!now.hasAttribute(name) && !(name === "open" && old.nodeName === "DETAILS")) {
      old.removeAttribute(name);
    }
  }
  for (const { name, value } of now.attributes) {
    if (name === "src" && old.nodeName === "IFRAME") continue;
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  if (old.nodeName === "TEXTAREA" || old.nodeName === "IFRAME") return;
  // Children are matched by their ids, else by their places.
  const byId = new Map([...old.children].filter((child) => child.id).map((c) => [c.id, c]));
  let place = old.firstChild;
  for (const child of [...now.childNodes]) {
    const known = child.id ? byId.get(child.id) : undefined;
    if (known && known !== place) old.insertBefore(known, place);
    const match = known ?? (place && !place.id ? place : null);
    if (match && match.nodeType === child.nodeType && match.nodeName === child.nodeName) {
      place = match.nextSibling;
      morph(match, child);
    } else {
      old.insertBefore(document.importNode(child, true), place);
    }
  }
  while (place) {
    const next = place.nextSibling;
    place.remove();
    place = next;
  }
}

// What frames show that were filled with something else than they began with.
const addresses = new WeakMap();
const shownIn = (frame) => addresses.get(frame) ?? frame.getAttribute("src");

// Fills a frame with what an address gives now; its scroll position stays.
async function refill(frame, address) {
  addresses.set(frame, address);
  const answer = await fetch(address);
  const text = await answer.text();
  // Another filling may have begun, or the frame may not have come yet.
  if (shownIn(frame) !== address || !answer.ok || !frame.contentDocument?.documentElement) return;
  // By the frame's own rules, since those of this page allow no style in attributes.
  const now = new frame.contentWindow.DOMParser().parseFromString(text, "text/html");
  const page = frame.contentDocument;
  const { scrollX, scrollY } = frame.contentWindow;
  page.replaceChild(page.adoptNode(now.documentElement), page.documentElement);
  frame.contentWindow.scrollTo(scrollX, scrollY);
  frame.dispatchEvent(new Event("refilled"));
}

// Shows what another answer of the server has.
export function show(page) {
  html.dataset.revision = page.documentElement.dataset.revision ?? "";
  document.title = page.title;
  for (const id of ["banner", "chooser", "main"]) {
    const [old, now] = [document.getElementById(id), page.getElementById(id)];
    if (old && now) morph(old, now);
  }
  document.dispatchEvent(new CustomEvent("refreshed"));
}

let refreshing = null;
let again = false;

// Makes the page what it is now; who asks meanwhile waits for one time more.
export function refresh() {
  if (refreshing) again = true; else refreshing = follow();
  return refreshing;
}

async function follow() {
  try {
    do {
      again = false;
      const answer = await fetch(location.href, { headers: { accept: "text/html" } });
      show(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } while (again);
  } finally {
    refreshing = null;
  }
}

if (html.dataset.revision !== undefined) {
  // A browser opens only a few connections to a server: one page listens, and tells the others.
  const pages = new BroadcastChannel("parlance-live");
  let last;
  let events;

  const take = ({ type, data }) => {
    if (type === "error") {
      document.body.classList.add("offline");
      say(document.body.dataset.offline);
      return;
    }
    document.body.classList.remove("offline");
    if (type !== "hello" || data !== html.dataset.revision) refresh();
  };

  const listen = () => {
    events = new EventSource("/live");
    for (const type of ["hello", "changed", "checked", "error"]) {
      events.addEventListener(type, ({ data }) => {
        // What is told of customers is no revision.
        if (/^\d+$/.test(data ?? "")) last = data;
        take({ type, data });
        pages.postMessage({ type, data });
      });
    }
    // A browser comes back by itself, but not where it was sent away.
    events.addEventListener("error", () => {
      if (events.readyState === EventSource.CLOSED) setTimeout(listen, 3000);
    });
  };
  addEventListener("pagehide", () => events?.close());

  pages.addEventListener("message", ({ data }) => {
    if (data.type !== "ask") take(data);
    // A page that has just come may have missed a change.
    else if (last !== undefined) pages.postMessage({ type: "hello", data: last });
  });
  pages.postMessage({ type: "ask" });
  // The lock passes on when its page is left. Without a secure context there is none.
  if (navigator.locks) {
    navigator.locks.request("parlance-live", () => {
      listen();
      return new Promise(() => {});
    });
  } else {
    listen();
  }
}
