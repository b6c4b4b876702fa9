"""What somebody who reads a page would stumble over, as lists of complaints of the page itself."""

# What is said of an element in a complaint.
NAMING = """const name = (element) => {
  const text = (element.innerText || element.getAttribute("aria-label") || "").trim();
  return `<${element.nodeName.toLowerCase()} class="${element.className}"> ${text.slice(0, 60)}`;
};
const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  && !element.closest(".hidden, .skip, [aria-hidden=true]");"""

# An inbox cuts subjects off, and so does the line that shows one.
LAYOUT = "() => {" + NAMING + """
  const found = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth + 1) found.push(`scrolls sideways: ${root.scrollWidth} px`);
  const scrolls = (element) => {
    for (let box = element; box; box = box.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(box).overflowX)) return true;
    }
    return false;
  };
  for (const element of document.body.querySelectorAll("*")) {
    if (!seen(element) || element.matches(".inbox-line, .inbox-sender, iframe, svg, svg *")) continue;
    const style = getComputedStyle(element);
    const cuts = (overflow) => overflow === "hidden" || overflow === "clip";
    if (element.innerText?.trim()
      && ((cuts(style.overflowX) && element.scrollWidth > element.clientWidth + 1)
        || (cuts(style.overflowY) && element.scrollHeight > element.clientHeight + 1))) {
      found.push("cut: " + name(element));
    }
  }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const parent = text.parentElement;
    const length = text.data.trim().length;
    if (!length || !seen(parent) || parent.closest("select, script, .inbox-line, .inbox-sender")) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const rects = [...range.getClientRects()].filter((rect) => rect.width > 0);
    const lines = new Set(rects.map((rect) => Math.round(rect.top))).size;
    if (lines > 3 && length / lines < 4) found.push(`${lines} lines: ` + name(parent));
    let block = parent;
    while (/^inline$|^contents$/.test(getComputedStyle(block).display)) block = block.parentElement;
    const box = block.getBoundingClientRect();
    if (rects.some((rect) => rect.right > box.right + 2 || rect.left < box.left - 2) && !scrolls(block)) {
      found.push("sticks out: " + name(block));
    }
  }
  // Controls stand apart, and none lies over another.
  const controls = [...document.querySelectorAll(
    "main :is(button, .button, input, select, textarea, summary)")].filter(seen);
  const boxes = controls.map((control) => control.getBoundingClientRect());
  boxes.forEach((one, i) => boxes.slice(i + 1).forEach((other, j) => {
    const a = controls[i], b = controls[i + 1 + j];
    if (a.contains(b) || b.contains(a)) return;
    const gap = Math.max(other.left - one.right, one.left - other.right,
      other.top - one.bottom, one.top - other.bottom);
    if (gap < 2) found.push(`${gap.toFixed(1)} px apart: ${name(a)} and ${name(b)}`);
  }));
  return [...new Set(found)].slice(0, 12);
}"""

# What WCAG 1.4.12 lets readers set; sheets made by script pass the page's policy.
SPACING = """() => { const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [sheet]; }"""

# Whatever the tab key is to reach, in its order.
REACHABLE = "() => {" + NAMING + """
  const chosen = new Set();
  window.reachable = [...document.querySelectorAll(
    "a[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex='0']")]
    .filter((element) => !element.disabled && element.tabIndex >= 0
      && element.checkVisibility({ visibilityProperty: true }) && !element.closest("[inert]")
      && !(element.nodeName === "SUMMARY" && element.parentElement.nodeName !== "DETAILS"));
  return window.reachable.map(name);
}"""

# Where the focus is: its place in the order above, whether it shows, and whether something hides it.
FOCUS = "() => {" + NAMING + """
  const element = document.activeElement;
  const style = getComputedStyle(element);
  // In a mail's frame its links show the focus.
  const marked = element.nodeName === "IFRAME" || [element, element.closest("label"), element.closest(".step")].some((place) => {
    if (!place) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(place);
    return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2)
      || (place !== element && boxShadow !== "none");
  });
  const box = (element.closest("label.button") ?? element).getBoundingClientRect();
  const points = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) =>
    [box.left + box.width * x, box.top + box.height * y]));
  const within = points.filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight);
  const free = within.some(([x, y]) => {
    const top = document.elementFromPoint(x, y);
    return top && (element.contains(top) || top.contains(element) || top.closest("label")?.contains(element));
  });
  return { at: window.reachable.indexOf(element), name: name(element), marked, free };
}"""
