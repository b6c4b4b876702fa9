// A call script to talk from: where one is, ticks and notes, and keys.

import { say } from "./preview.js";

const script = () => document.getElementById("script");

// MARK: Steps

const sections = () => [...document.querySelectorAll(".script .step")];

// The step that is read: the last one whose beginning has come up to a third of the window; at the
// end of the page the last one that is well in sight, however short it is.
function currentStep() {
  const page = document.documentElement;
  const isAtEnd = scrollY > 0 && scrollY + innerHeight >= page.scrollHeight - 2;
  const line = innerHeight * (isAtEnd ? 0.8 : 1 / 3);
  return Math.max(0, sections().findLastIndex((step) => step.getBoundingClientRect().top <= line));
}

// The step that was gone to stays the current one until the page is scrolled by hand.
let gone = null;

function showStep() {
  if (!script()) return;
  const current = gone ?? currentStep();
  document.querySelectorAll(".step-list a").forEach((link, index) => {
    if (index === current) {
      if (link.getAttribute("aria-current") !== "step") {
        link.setAttribute("aria-current", "step");
        const list = link.closest("ol");
        if (list.scrollWidth > list.clientWidth) {
          const [box, frame] = [link.getBoundingClientRect(), list.getBoundingClientRect()];
          list.scrollBy({ left: box.left + box.width / 2 - frame.left - frame.width / 2 });
        }
      }
    } else {
      link.removeAttribute("aria-current");
    }
  });
}

function goTo(index) {
  const all = sections();
  if (!all.length) return;
  const place = Math.min(Math.max(index, 0), all.length - 1);
  const heading = all[place].querySelector("h2");
  gone = place;
  heading.focus({ preventScroll: true });
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  all[place].scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "start" });
  showStep();
}

let waiting = false;
addEventListener("scroll", () => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => { waiting = false; showStep(); });
}, { passive: true });
for (const type of ["wheel", "touchmove", "pointerdown"]) {
  addEventListener(type, () => { gone = null; }, { passive: true });
}
addEventListener("keydown", (event) => {
  if (["PageUp", "PageDown", "Home", "End", "ArrowUp", "ArrowDown", " "].includes(event.key)) {
    gone = null;
  }
});

document.addEventListener("click", (event) => {
  const link = event.target.closest(".script-page a[href^='#step-']");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const index = sections().findIndex((section) => `#${section.id}` === link.hash);
  if (index < 0) return;
  event.preventDefault();
  history.replaceState(null, "", link.hash);
  goTo(index);
});

// MARK: Notes, which stay in this tab

// Under which name; another customer or script has notes of its own, another locale has not.
const key = () =>
  `parlance-notes:${JSON.stringify([script().dataset.customer, script().dataset.script])}`;

// A task as it is on the page.
function tasks() {
  return [...document.querySelectorAll(".script .task")].map((item) => {
    const box = item.querySelector("input[type=checkbox]");
    return {
      box, note: item.querySelector("textarea.note"),
      text: document.getElementById(`${box.id}-label`)?.textContent.trim() ?? "",
    };
  });
}

function kept() {
  try {
    const all = JSON.parse(sessionStorage.getItem(key()) ?? "null");
    if (Array.isArray(all?.tasks)) return { lost: [], rest: "", ...all };
  } catch { /* What cannot be read was not written here. */ }
  return { tasks: [], lost: [], rest: "" };
}

function keep() {
  if (!script()) return;
  const { lost } = kept();
  const all = {
    tasks: tasks().map(({ box, note, text }) => ({ text, done: box.checked, note: note.value })),
    lost, rest: document.getElementById("note-0")?.value ?? "",
  };
  try {
    sessionStorage.setItem(key(), JSON.stringify(all));
  } catch { /* A tab that may keep nothing shows what is typed all the same. */ }
}

// Brings back what was noted: under the same words first, then at the same place. What has lost
// its task because the script was changed is kept, and copied with the rest.
function restore() {
  if (!script()) return;
  const all = kept();
  const open = [...all.tasks.entries()];
  const fitting = tasks().map((task) => {
    const place = open.findIndex(([, old]) => old.text === task.text);
    return { task, old: place < 0 ? null : open.splice(place, 1)[0][1] };
  });
  fitting.forEach((entry, index) => {
    if (entry.old) return;
    const place = open.findIndex(([number]) => number === index);
    if (place >= 0) entry.old = open.splice(place, 1)[0][1];
  });
  for (const { task, old } of fitting) {
    const [done, note] = [old?.done ?? task.box.defaultChecked, old?.note ?? ""];
    if (task.box.checked !== done) task.box.checked = done;
    if (task.note.value !== note) task.note.value = note;
  }
  const left = open.map(([, old]) => old).filter((old) => old.note !== "");
  if (left.length) {
    all.lost.push(...left);
    try {
      sessionStorage.setItem(key(), JSON.stringify(all));
    } catch { /* As above. */ }
  }
  const rest = document.getElementById("note-0");
  if (rest && rest.value !== all.rest) rest.value = all.rest;
  keep();
}

function notesText() {
  // What stands between a task and its note is for the language to say.
  const noted = (values) =>
    script().dataset.noteLine.replace(/\{(name|other)\}/g, (_, name) => values[name]);
  const line = ({ text, done, note }) =>
    `${done ? "✓" : "–"} ${note.trim() ? noted({ name: text, other: note.trim() }) : text}`;
  const asked = tasks().map(({ box, note, text }) =>
    line({ text, done: box.checked, note: note.value }));
  const all = kept();
  return [
    script().dataset.heading, "", ...asked, ...all.lost.map(line),
    ...(all.rest.trim() ? ["", all.rest.trim()] : []), "",
  ].join("\n");
}

document.addEventListener("input", (event) => {
  if (script() && event.target.closest?.(".task, #note-0")) keep();
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-notes], [data-print], [data-dialog]");
  if (!button || !script()) return;
  if (button.dataset.notes === "copy") {
    await navigator.clipboard.writeText(notesText());
    say(document.body.dataset.copied);
  } else if (button.dataset.notes === "clear") {
    if (!confirm(script().dataset.sure)) return;
    sessionStorage.removeItem(key());
    restore();
  } else if (button.dataset.print !== undefined) {
    print();
  } else if (button.dataset.dialog) {
    document.getElementById(button.dataset.dialog)?.showModal();
  }
});

// MARK: Keys

const switchedOff = "parlance-keys-off";

document.addEventListener("change", (event) => {
  if (event.target.id !== "use-keys") return;
  if (event.target.checked) localStorage.removeItem(switchedOff);
  else localStorage.setItem(switchedOff, "yes");
});

document.addEventListener("keydown", (event) => {
  if (!script() || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (localStorage.getItem(switchedOff) || document.querySelector("dialog[open]")) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  const backward = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
  const current = gone ?? currentStep();
  if (event.key === "j" || event.key === forward) goTo(current + 1);
  else if (event.key === "k" || event.key === backward) goTo(current - 1);
  else if (/^[1-9]$/.test(event.key)) goTo(Number(event.key) - 1);
  else if (event.key === "/") {
    document.getElementById("search")?.focus();
    document.getElementById("search")?.select();
  } else if (event.key === "?") document.getElementById("keys")?.showModal();
  else return;
  event.preventDefault();
});

// On paper all is open.
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll(".script details:not([open])")];
  for (const details of opened) details.open = true;
});
addEventListener("afterprint", () => {
  for (const details of opened) details.open = false;
});

document.addEventListener("refreshed", () => { restore(); showStep(); });
if (script()) {
  const box = document.getElementById("use-keys");
  if (box) box.checked = !localStorage.getItem(switchedOff);
  restore();
  showStep();
}
