// A statement lights up in text and list, under the pointer, under the focus, or for good after a click.
const roles = ["cue", "source", "content"];
const numbers = (node, role) => (node.dataset[role] || "").split(" ").filter(Boolean).map(Number);

for (const article of document.querySelectorAll(".explained")) {
  const segments = [...article.querySelectorAll(".running .seg")];
  const lines = [...article.querySelectorAll(".list li[data-n]")];
  const marks = [...article.querySelectorAll("sup")];
  const size = new Map(lines.map((line) => [Number(line.dataset.n), Number(line.dataset.size)]));
  let kept = null;

  const light = (number) => {
    for (const segment of segments)
      for (const role of roles) segment.classList.toggle(`on-${role}`, numbers(segment, role).includes(number));
    for (const line of lines) line.classList.toggle("on", Number(line.dataset.n) === number);
    for (const mark of marks) mark.classList.toggle("on", Number(mark.dataset.n) === number);
    const line = lines.find((one) => Number(one.dataset.n) === number);
    if (line) article.dataset.active = line.dataset.polarity;
    else delete article.dataset.active;
    return line;
  };
  // The one meant is the one whose cue this is, or else the shortest that it is a part of.
  const meant = (segment) => {
    const own = numbers(segment, "cue");
    const all = own.length ? own : [...numbers(segment, "source"), ...numbers(segment, "content")];
    return all.reduce((a, b) => (size.get(b) < size.get(a) ? b : a));
  };
  const keep = (number) => {
    kept = kept === number ? null : number;
    light(kept);
    for (const node of article.querySelectorAll("[aria-pressed]")) {
      const own = node.closest("li") ? Number(node.closest("li").dataset.n) : numbers(node, "cue")[0];
      node.setAttribute("aria-pressed", kept !== null && own === kept);
    }
  };
  const watch = (node, number, alongside) => {
    node.addEventListener("mouseenter", () => light(number)?.scrollIntoView(alongside));
    node.addEventListener("mouseleave", () => light(kept));
    node.addEventListener("focus", () => light(number)?.scrollIntoView(alongside));
    node.addEventListener("blur", () => light(kept));
    node.addEventListener("click", () => keep(number));
  };
  for (const segment of segments) {
    const number = meant(segment);
    watch(segment, number, { block: "nearest" });
    segment.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); keep(number); }
    });
  }
  for (const line of lines) {
    watch(line.querySelector("button"), Number(line.dataset.n), { block: "nearest" });
  }
  article.release = () => { if (kept !== null) keep(kept); light(null); };
}

const stops = [...document.querySelectorAll(".running .seg[tabindex]")];
function step(by) {
  const place = stops.indexOf(document.activeElement);
  const next = stops[place < 0 ? 0 : Math.min(Math.max(place + by, 0), stops.length - 1)];
  next?.focus();
}
pageKeys.KeyJ = () => step(1);
pageKeys.KeyK = () => step(-1);
pageKeys.Escape = () => {
  document.activeElement?.blur();
  for (const article of document.querySelectorAll(".explained")) article.release();
};
