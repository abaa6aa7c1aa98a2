/* A wire goes to the service as it is; what comes back is a part of a page, made by the service. */
"use strict";
(() => {
  const by = (id) => document.getElementById(id);
  const form = by("form");
  const wire = by("wire");
  const file = by("file");
  const key = by("key");
  const said = by("said");
  const wrong = by("wrong");
  const result = by("result");
  const go = by("go");
  const again = by("again");
  const grip = form.querySelector(".grip");
  const KEPT = "summarizer-key";
  let running = null;

  const tell = (text) => {
    said.replaceChildren(text);
    wrong.classList.remove("bad");
    wrong.replaceChildren();
  };

  /* What went wrong is said where the editor is, and nothing of another wire stands beside it. */
  const fail = (text, hint, field = wire) => {
    clear();
    tell("");
    const more = document.createElement("span");
    more.className = "hint";
    more.textContent = hint;
    wrong.replaceChildren(text, more);
    wrong.classList.add("bad");
    field.focus({ preventScroll: true });
    wrong.scrollIntoView({ block: "nearest", behavior: "instant" });
  };

  const clear = () => {
    document.body.classList.remove("read");
    again.hidden = true;
    result.replaceChildren();
  };

  /* The one way to set what is read: files or a text, never both. */
  const give = ({ files, text }) => {
    stop();
    if (files) file.files = files;
    else file.value = "";
    if (files) wire.value = "";
    else if (text !== undefined) wire.value = text;
  };

  const stop = () => {
    if (!running) return;
    running.abort();
    running = null;
    go.disabled = false;
    tell("");
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
    give({});
    clear();
    tell("");
    wire.focus();
  };

  const read = async (given) => {
    stop();
    clear();
    const mine = new AbortController();
    running = mine;
    go.disabled = true;
    tell("Reading …");
    const headers = { "Content-Type": "application/octet-stream", Accept: "text/html" };
    const secret = key.value.trim() || kept();
    try {
      if (/[^\x21-\x7e]/.test(secret)) {
        ask("This key is not known");
        return;
      }
      if (secret) headers.Authorization = `Bearer ${secret}`;
      const body = await bytes(given);
      if (running !== mine) return;
      if (!body) {
        give({});
        fail("The file cannot be read.", "It is a folder, or was changed or moved since: choose it again.");
        return;
      }
      const answer = await fetch("/look", { method: "POST", body, headers, signal: mine.signal });
      if (answer.ok) {
        if (secret) keep(secret);
        const html = await answer.text();
        if (running === mine) show(html);
      } else {
        const problem = await answer.json();
        if (running === mine) refuse(answer, problem);
      }
    } catch {
      if (running === mine) fail("The service does not answer.", "Is it running? Try again.");
    } finally {
      if (running === mine) {
        running = null;
        go.disabled = false;
      }
    }
  };

  const bytes = async (given) => {
    if (!(given instanceof File)) return given;
    try {
      return new Blob([await given.arrayBuffer()]);
    } catch {
      return null;
    }
  };

  const ask = (title) => {
    keep("");
    by("keyfield").hidden = false;
    fail(title, "Enter the key that you were given.", key);
  };

  const refuse = (answer, problem) => {
    if (answer.status === 401) {
      ask(problem.title);
      return;
    }
    const wait = answer.headers.get("Retry-After");
    fail(problem.detail, wait ? `Try again in ${wait} s.` : problem.hint);
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
    else fail("There is no wire yet.", "Paste its text, or drop its file.");
  });
  wire.addEventListener("input", () => give({}));
  file.addEventListener("change", () => {
    if (!file.files.length) return;
    give({ files: file.files });
    form.requestSubmit();
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
    if (event.key !== "Escape") return;
    if (running) {
      stop();
      wire.focus();
    }
    if (!document.body.classList.contains("read")) return;
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
    const text = event.dataTransfer.getData("text/plain");
    if (dropped.length === 1) give({ files: dropped });
    else give({ text: dropped.length ? "" : text });
    if (dropped.length > 1) fail("Drop one wire at a time.", "A day's wires go to POST /v1/batches.");
    else if (dropped.length || text.trim()) form.requestSubmit();
    else fail("There is no wire in what was dropped.", "Drop its file, or its text.");
  });
})();
