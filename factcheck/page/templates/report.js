// Only adds to the page: steps between findings, keys for them, links to copy, a word on what is shown.
(function () {
  "use strict";
  const all = Array.from(document.querySelectorAll(".card.sev"));
  const said = document.getElementById("said");
  const say = (words) => { said.textContent = words; };
  const shown = () => all.filter((card) => card.offsetParent !== null);
  let keys = true;

  function go(step) {
    const cards = shown();
    if (!cards.length) { say("No finding is shown."); return; }
    const here = cards.indexOf(document.activeElement && document.activeElement.closest(".card"));
    const top = here < 0 ? nearest(cards, step) : here + step;
    const card = cards[Math.max(0, Math.min(cards.length - 1, top))];
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "start" });
    say("Finding " + (cards.indexOf(card) + 1) + " of " + cards.length);
  }

  function nearest(cards, step) {
    const edge = 90;
    const below = cards.findIndex((card) => card.getBoundingClientRect().top > edge);
    if (step > 0) return below < 0 ? cards.length - 1 : below;
    return (below < 0 ? cards.length : below) - 1;
  }

  function button(words, label, action) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = words;
    made.setAttribute("aria-label", label);
    made.addEventListener("click", action);
    return made;
  }

  const steps = document.getElementById("steps");
  if (steps && all.length) {
    const box = document.createElement("input");
    box.type = "checkbox";
    box.checked = true;
    box.addEventListener("change", () => { keys = box.checked; });
    const label = document.createElement("label");
    label.className = "keys";
    label.append(box, " Keys j and k go to the next and the previous finding");
    document.querySelector("footer").prepend(label);
    const back = button("↑", "Previous finding", () => go(-1));
    const next = button("↓", "Next finding", () => go(1));
    next.append(Object.assign(document.createElement("span"), { className: "noun", textContent: " Next" }));
    back.title = "Previous finding (key k)";
    next.title = "Next finding (key j)";
    steps.append(back, next);
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest && event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
      if (!keys || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "j") go(1);
      if (event.key === "k") go(-1);
    });
  }

  document.querySelectorAll(".permalink").forEach((link) => {
    const copy = button("Copy link", "Copy the link to this finding", () => {
      const address = location.href.split("#")[0] + link.getAttribute("href");
      const done = () => { copy.textContent = "Copied"; say("Link copied"); };
      const failed = () => { location.hash = link.getAttribute("href"); say("Copy the address of this page"); };
      if (navigator.clipboard) navigator.clipboard.writeText(address).then(done, failed); else failed();
    });
    link.after(copy);
    link.hidden = true;
  });

  document.querySelectorAll(".show input").forEach((box) => {
    box.addEventListener("change", () => say(shown().length + " of " + all.length + " findings shown"));
  });

  const folded = () => document.querySelectorAll("details:not([open])");
  let opened = [];
  window.addEventListener("beforeprint", () => { opened = Array.from(folded()); opened.forEach((d) => { d.open = true; }); });
  window.addEventListener("afterprint", () => opened.forEach((d) => { d.open = false; }));

  const unfold = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let box = target && target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    if (target && target.closest("details")) target.scrollIntoView();
  };
  window.addEventListener("hashchange", unfold);
  unfold();
})();
