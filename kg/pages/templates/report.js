// Tabs, filters and the graph of the report. It only shows and hides what is in the page.
const tabs = [...document.querySelectorAll('[role="tab"]')];
const pairs = [...document.querySelectorAll(".pair")].map((node) => ({
  node,
  kind: node.dataset.kind,
  score: Number(node.dataset.score),
  actors: node.dataset.actors.split(" "),
  outlets: node.dataset.outlets.split(" "),
  days: node.dataset.days.split(" ").filter(Boolean),
  text: folded(node.textContent),
}));

function showTab(id, focus) {
  for (const tab of tabs) {
    const chosen = tab.getAttribute("aria-controls") === id;
    tab.setAttribute("aria-selected", chosen);
    tab.tabIndex = chosen ? 0 : -1;
    byId(tab.getAttribute("aria-controls")).classList.toggle("current", chosen);
    if (chosen && focus) tab.focus();
  }
}

for (const [place, tab] of tabs.entries()) {
  tab.addEventListener("click", () => showTab(tab.getAttribute("aria-controls")));
  tab.addEventListener("keydown", (event) => {
    const onward = root.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const back = root.dir === "rtl" ? "ArrowRight" : "ArrowLeft";
    const step = { [onward]: 1, [back]: -1, Home: -place, End: tabs.length - 1 - place }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    showTab(tabs[(place + step + tabs.length) % tabs.length].getAttribute("aria-controls"), true);
  });
  pageKeys[`Digit${place + 1}`] = () => showTab(tab.getAttribute("aria-controls"), true);
}

const value = (id) => byId(id)?.value ?? "";

function filter() {
  const words = folded(value("search")).split(/\s+/).filter(Boolean);
  const kinds = new Set([...document.querySelectorAll('[name="kind"]:checked')].map((one) => one.value));
  const [actor, outlet, from, to, least] = [value("actor"), value("outlet"), value("from"), value("to"), Number(value("score"))];
  byId("score-shown").textContent = least.toFixed(2);
  let shown = 0;
  for (const pair of pairs) {
    const fits = kinds.has(pair.kind) && pair.score >= least
      && (!actor || pair.actors.includes(actor)) && (!outlet || pair.outlets.includes(outlet))
      && ((!from && !to) || pair.days.some((day) => (!from || day >= from) && (!to || day <= to)))
      && words.every((word) => pair.text.includes(word));
    pair.node.hidden = !fits;
    shown += fits;
  }
  byId("shown-count").textContent = shown;
  byId("none-match").hidden = shown > 0;
}

function sort() {
  const latest = (pair) => pair.days.reduce((a, b) => (a > b ? a : b), "");
  const by = value("order") === "date"
    ? (a, b) => latest(b).localeCompare(latest(a)) || b.score - a.score
    : (a, b) => b.score - a.score;
  const list = byId("pairs");
  pairs.sort(by);
  for (const pair of pairs) list.insertBefore(pair.node, byId("none-match"));
}

function step(by) {
  showTab("contradictions");
  const visible = pairs.filter((pair) => !pair.node.hidden).map((pair) => pair.node);
  const place = visible.findIndex((node) => node.contains(document.activeElement));
  const next = visible[place < 0 ? 0 : Math.min(Math.max(place + by, 0), visible.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: "start" });
}

if (pairs.length) {
  byId("filters").addEventListener("input", filter);
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("filters").addEventListener("reset", () => setTimeout(() => { sort(); filter(); }));
  byId("order").addEventListener("change", sort);
  pageKeys.KeyJ = () => step(1);
  pageKeys.KeyK = () => step(-1);
  pageKeys.Escape = () => { document.activeElement?.blur(); byId("filters").reset(); };
  filter();
}
pageKeys["/"] = () => {
  const panel = document.querySelector(".panel.current");
  panel.querySelector('input[type="search"]')?.focus();
};

// Claims and speakers: search in what a line says.
function lineSearch(form, panel, extra) {
  if (!byId(form)) return;
  const lines = [...document.querySelectorAll(`#${panel} .line`)].map((node) => ({ node, text: folded(node.textContent) }));
  const run = () => {
    const words = folded(byId(form).querySelector('input[type="search"]').value).split(/\s+/).filter(Boolean);
    for (const { node, text } of lines) node.hidden = !(words.every((word) => text.includes(word)) && extra(node));
  };
  byId(form).addEventListener("input", run);
  byId(form).addEventListener("submit", (event) => event.preventDefault());
}
lineSearch("claim-filters", "claims", (node) => !byId("contested").checked || node.classList.contains("contested"));
lineSearch("speaker-filters", "speakers", () => true);

// A link within the page opens what it leads to.
function follow() {
  const target = location.hash && byId(decodeURIComponent(location.hash.slice(1)));
  const panel = target && target.closest(".panel");
  if (!panel) return false;
  showTab(panel.id);
  if (target.tagName === "DETAILS") { target.hidden = false; target.open = true; }
  target.scrollIntoView({ block: "start" });
  return true;
}
addEventListener("hashchange", follow);
if (!follow()) showTab("contradictions");

// The graph: an actor lights up those whom it is tied to; choosing it shows its contradictions.
const network = document.querySelector("svg.network");
if (network) {
  const numbers = JSON.parse(document.querySelector(".picture").dataset.actors);
  const ties = [...network.querySelectorAll(".tie")];
  const actors = [...network.querySelectorAll(".actor")];
  const light = (actor) => {
    const near = new Set([actor.dataset.actor]);
    for (const tie of ties) {
      const touches = tie.dataset.a === actor.dataset.actor || tie.dataset.b === actor.dataset.actor;
      tie.classList.toggle("near", touches);
      if (touches) near.add(tie.dataset.a).add(tie.dataset.b);
    }
    for (const one of actors) one.classList.toggle("near", near.has(one.dataset.actor));
    network.classList.add("chosen");
  };
  const unlight = () => network.classList.remove("chosen");
  for (const actor of actors) {
    actor.setAttribute("tabindex", "0");
    actor.setAttribute("role", "button");
    const open = () => {
      const number = numbers[actor.dataset.actor];
      if (number === undefined || !byId("actor")) return;
      byId("filters").reset();
      setTimeout(() => { byId("actor").value = number; filter(); showTab("contradictions", true); });
    };
    actor.addEventListener("mouseenter", () => light(actor));
    actor.addEventListener("mouseleave", unlight);
    actor.addEventListener("focus", () => light(actor));
    actor.addEventListener("blur", unlight);
    actor.addEventListener("click", open);
    actor.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); event.stopPropagation(); open(); }
    });
  }
}

// On paper every timeline is open.
addEventListener("beforeprint", () => {
  for (const one of document.querySelectorAll("details:not([open])")) { one.open = true; one.dataset.printed = ""; }
});
addEventListener("afterprint", () => {
  for (const one of document.querySelectorAll("details[data-printed]")) { one.open = false; delete one.dataset.printed; }
});
