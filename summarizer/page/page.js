/* Pointing at a fact, reaching it with Tab or tapping it lights the sentences it rests on. */
"use strict";
(() => {
  const wide = matchMedia("(min-width: 64rem)");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const FACT = "[data-s]";
  let hovered = null;
  let focused = null;
  let pinned = null;
  let shown = null;
  let lit = [];

  const factAt = (node) => (node instanceof Element ? node.closest(FACT) : null);
  const sentencesOf = (fact) => {
    const id = fact.closest(".part").id;
    return fact.dataset.s.split(" ").map((n) => document.getElementById(`${id}-s${n}`)).filter(Boolean);
  };

  /* Light what the fact rests on, and every other sign of the same event. */
  const light = (fact) => {
    for (const [element, name] of lit) element.classList.remove(name);
    lit = [];
    const add = (element, name) => {
      element.classList.add(name);
      lit.push([element, name]);
    };
    if (!fact) return;
    add(fact, "on");
    for (const sentence of sentencesOf(fact)) add(sentence, "lit");
    const quote = fact.dataset.q;
    if (quote) {
      for (const words of fact.closest(".part").querySelectorAll(`.wire .q[data-q~="${quote}"]`)) add(words, "said");
    }
  };

  /* The other way round: what was read from the sentence under the pointer. */
  let from = [];
  const trace = (node) => {
    for (const element of from) element.classList.remove("from");
    from = [];
    const sentence = node instanceof Element ? node.closest(".s") : null;
    if (!sentence) return;
    const facts = sentence.closest(".part").querySelectorAll(`.facts [data-s~="${sentence.dataset.n}"]`);
    for (const element of facts) element.classList.add("from");
    from = [...facts];
  };

  const inside = (box, top, bottom) => box.top >= top && box.bottom <= bottom;

  /* Bring the sentences into view: in the wire's own pane, which does not move the facts. */
  const reveal = (fact, mayDock) => {
    const found = sentencesOf(fact);
    if (!found.length) return;
    const part = fact.closest(".part");
    const pane = part.querySelector(".pane");
    if (!wide.matches) {
      if (!mayDock) return;
      if (!part.classList.contains("docked")) {
        const box = found[0].getBoundingClientRect();
        if (inside(box, 0, innerHeight)) return;
        dock(part);
        fact.scrollIntoView({ block: "nearest", behavior: "instant" });
      }
    }
    const bar = pane.querySelector(".bar").offsetHeight;
    const frame = pane.getBoundingClientRect();
    const top = Math.max(frame.top + bar, 0);
    const bottom = Math.min(frame.bottom, innerHeight);
    const first = found[0].getBoundingClientRect();
    const last = found[found.length - 1].getBoundingClientRect();
    const wanted = { top: first.top, bottom: last.bottom };
    if (wanted.bottom - wanted.top > bottom - top) wanted.bottom = first.bottom;
    if (inside(wanted, top + 4, bottom - 4)) return;
    const room = Math.max(0, bottom - top - (wanted.bottom - wanted.top));
    pane.scrollBy({ top: wanted.top - top - room / 3, behavior: still.matches ? "auto" : "smooth" });
  };

  const dock = (part) => {
    undock();
    const slot = part.querySelector(".slot");
    slot.style.minHeight = `${slot.offsetHeight}px`;
    part.classList.add("docked");
  };
  const undock = () => {
    for (const part of document.querySelectorAll(".docked")) {
      part.classList.remove("docked");
      part.querySelector(".slot").style.minHeight = "";
      part.querySelector(".pane").scrollTop = 0;
    }
  };

  const update = (mayDock) => {
    const fact = hovered || focused || pinned;
    if (fact === shown) return;
    shown = fact;
    light(fact);
    if (fact) reveal(fact, mayDock);
  };

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    hovered = factAt(event.target);
    update(false);
    trace(event.target);
  });
  document.addEventListener("pointerout", (event) => {
    if (event.pointerType === "touch" || event.relatedTarget) return;
    hovered = null;
    update(false);
    trace(null);
  });
  document.addEventListener("focusin", (event) => {
    const fact = factAt(event.target);
    focused = fact;
    if (!fact && event.target.closest(".pane")) return;
    if (fact) pinned = null;
    update(true);
  });
  document.addEventListener("focusout", () => {
    focused = null;
    update(false);
  });
  document.addEventListener("click", (event) => {
    const fact = factAt(event.target);
    if (fact) {
      event.preventDefault();
      pinned = fact;
      shown = null;
      update(true);
    } else if (event.target.closest(".close")) {
      put_away();
    } else if (!event.target.closest(".pane") && !event.target.closest("a")) {
      pinned = null;
      update(false);
    }
  });
  const put_away = () => {
    const back = pinned || focused;
    hovered = focused = pinned = null;
    undock();
    update(false);
    if (back && back.focus) back.blur();
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") put_away();
  });
  wide.addEventListener("change", undock);

  /* A wire's pane never reaches below the screen, so that all of its text can be scrolled to. */
  const fit = () => {
    for (const pane of document.querySelectorAll(".pane")) {
      const top = wide.matches ? Math.max(0, pane.parentElement.getBoundingClientRect().top) : 0;
      pane.style.maxHeight = wide.matches && top < innerHeight - 160 ? `${innerHeight - top}px` : "";
    }
  };
  let waiting = false;
  const later = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      fit();
    });
  };
  addEventListener("scroll", later, { passive: true });
  addEventListener("resize", later);
  fit();
})();
