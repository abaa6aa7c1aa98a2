/* A wire goes to the service as it is; what comes back is a part of a page, made by the service. */
"use strict";
(() => {
  const by = (id) => document.getElementById(id);
  const form = by("form");
  const wire = by("wire");
  const file = by("file");
  const key = by("key");
  const said = by("said");
  const result = by("result");
  const go = by("go");
  const again = by("again");
  const grip = form.querySelector(".grip");
  const KEPT = "summarizer-key";
  let running = null;

  const tell = (text, hint, bad) => {
    said.classList.toggle("bad", Boolean(bad));
    said.replaceChildren(text || "");
    if (!hint) return;
    const more = document.createElement("span");
    more.className = "hint";
    more.textContent = hint;
    said.append(more);
  };

  const kept = () => {
    try {
      return sessionStorage.getItem(KEPT) || "";
    } catch {
      return "";
    }
  };
  const keep = (value) => {
    try {
      sessionStorage.setItem(KEPT, value);
    } catch {
      /* a browser that keeps nothing: the field still holds it */
    }
  };

  const back = () => {
    if (running) running.abort();
    document.body.classList.remove("read");
    again.hidden = true;
    result.replaceChildren();
    tell("");
    wire.focus();
  };

  const read = async (body) => {
    if (running) running.abort();
    const mine = new AbortController();
    running = mine;
    go.disabled = true;
    tell("Reading …");
    const headers = { "Content-Type": "application/octet-stream", Accept: "text/html" };
    const secret = key.value.trim() || kept();
    if (secret) headers.Authorization = `Bearer ${secret}`;
    try {
      const answer = await fetch("/look", { method: "POST", body, headers, signal: mine.signal });
      if (answer.ok) {
        if (secret) keep(secret);
        show(await answer.text());
      } else {
        refuse(answer, await answer.json());
      }
    } catch (fault) {
      if (fault.name !== "AbortError") tell("The service does not answer.", "Is it running? Try again.", true);
    } finally {
      if (running === mine) {
        running = null;
        go.disabled = false;
      }
    }
  };

  const refuse = (answer, problem) => {
    if (answer.status === 401) {
      keep("");
      by("keyfield").hidden = false;
      tell(problem.title, "Enter the key that you were given.", true);
      key.focus();
      return;
    }
    const wait = answer.headers.get("Retry-After");
    tell(problem.detail, wait ? `Try again in ${wait} s.` : problem.hint, true);
    wire.focus();
  };

  const show = (html) => {
    const made = document.createElement("template");
    made.innerHTML = html;
    const words = [...made.content.querySelectorAll("template.words")].map((it) => it.content.textContent);
    made.content.querySelectorAll(".quote").forEach((quote, n) => {
      quote.append(copier("Copy quotation", words[n]));
    });
    for (const text of made.content.querySelectorAll(".text[data-copy]")) {
      text.insertBefore(copier("Copy", text.querySelector("template").content.textContent), text.querySelector(".long"));
    }
    result.replaceChildren(made.content);
    document.body.classList.add("read");
    again.hidden = false;
    tell("");
    scrollTo(0, 0);
    dispatchEvent(new Event("resize")); // the wire's pane is fitted to the screen then
    result.focus({ preventScroll: true });
  };

  const copier = (name, text) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = name;
    button.addEventListener("click", async () => {
      const done = await copy(text);
      button.textContent = done ? "Copied" : "Not copied: select and copy by hand";
      tell(done ? "Copied." : "");
    });
    return button;
  };

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      /* no clipboard on plain http from another machine */
    }
    const field = document.createElement("textarea");
    field.value = text;
    field.setAttribute("readonly", "");
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (file.files.length) read(file.files[0]);
    else if (wire.value.trim()) read(new Blob([wire.value], { type: "text/plain" }));
    else {
      tell("There is no wire yet.", "Paste its text, or drop its file.", true);
      wire.focus();
    }
  });
  wire.addEventListener("input", () => {
    file.value = "";
  });
  file.addEventListener("change", () => {
    if (file.files.length) form.requestSubmit();
  });
  again.addEventListener("click", back);
  result.addEventListener("change", (event) => {
    if (event.target.name?.startsWith("channel")) {
      const offer = event.target.closest(".offer");
      for (const text of offer.querySelectorAll(".text")) {
        text.classList.toggle("on", text.dataset.channel === event.target.value);
      }
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && form.contains(event.target)) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  /* Before the page's own Escape, which puts away what is lit: that comes first, going back second. */
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !document.body.classList.contains("read")) return;
    if (!document.querySelector(".docked") && !document.activeElement?.closest("[data-s]")) back();
  }, true);

  for (const kind of ["dragenter", "dragover"]) {
    addEventListener(kind, (event) => {
      event.preventDefault();
      grip.classList.add("over");
    });
  }
  addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) grip.classList.remove("over");
  });
  addEventListener("drop", (event) => {
    event.preventDefault();
    grip.classList.remove("over");
    const dropped = event.dataTransfer.files;
    if (dropped.length > 1) tell("Drop one wire at a time.", "A day's wires go to POST /v1/batches.", true);
    else if (dropped.length) read(dropped[0]);
    else {
      const text = event.dataTransfer.getData("text/plain");
      if (text) {
        wire.value = text;
        form.requestSubmit();
      }
    }
  });
})();
