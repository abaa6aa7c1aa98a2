// The panel "From the wire": sends the wire, shows the answer, puts what is picked into fields.
// It saves nothing; the page's own form does, when the editor says so.

const ANSWER_LATE = 4; // seconds past the deadline after which the server is no longer waited for

class FromTheWire extends window.StimulusModule.Controller {
  static targets = ["text", "file", "ask", "status", "out"];
  static values = { url: String, seconds: Number, fields: Object };

  picks = [];
  undo = new Map();

  pasted() {
    this.fileTarget.value = "";
  }

  chosen() {
    if (this.fileTarget.files.length) this.textTarget.value = "";
  }

  async ask() {
    this.askTarget.disabled = true;
    this.outTarget.replaceChildren();
    this.picks = [];
    this.undo.clear();
    this.tell("Reading the wire …");
    try {
      const answer = await this.answer();
      // Every value in it was escaped where it was made.
      this.outTarget.innerHTML = answer.html;
      this.picks = answer.picks ?? [];
      this.tell(answer.error ? "" : "Nothing is saved until you save the page.");
    } catch (fault) {
      this.fail(fault);
    } finally {
      this.askTarget.disabled = false;
    }
  }

  async answer() {
    const file = this.fileTarget.files[0];
    const form = new FormData();
    // As a file, too, where it was pasted: a form would change the line ends of a text.
    const pasted = new Blob([this.textTarget.value], { type: "text/plain" });
    form.append("wire", file ?? pasted, file ? file.name : "pasted");
    const config = window.wagtailConfig;
    const response = await fetch(this.urlValue, {
      method: "POST",
      body: form,
      headers: {
        [config.CSRF_HEADER_NAME]: config.CSRF_TOKEN,
        "X-Requested-With": "XMLHttpRequest",
      },
      redirect: "error",
      signal: AbortSignal.timeout((this.secondsValue + ANSWER_LATE) * 1000),
    });
    const json = response.headers.get("Content-Type")?.startsWith("application/json");
    const answer = json ? await response.json() : {};
    if (typeof answer.html !== "string") throw new Error(`status ${response.status}`);
    return answer;
  }

  fail(fault) {
    const late = fault.name === "TimeoutError";
    const message = document.createElement("div");
    message.className = "from-the-wire__message from-the-wire__message--error";
    message.setAttribute("role", "alert");
    message.dataset.error = late ? "no-answer" : "failed";
    const title = document.createElement("h3");
    title.textContent = "No suggestions";
    const why = document.createElement("p");
    why.textContent = late
      ? "The site did not answer in time. Try again, or tell whoever runs it."
      : `The site could not answer (${fault.message}). Are you still signed in, in another tab?`;
    message.append(title, why);
    this.outTarget.replaceChildren(message);
    this.tell("");
  }

  pick(event) {
    const { index } = event.params;
    const button = event.currentTarget;
    const field = this.fieldsValue[this.picks[index].role];
    const undo = this.undo.get(index);
    if (undo) {
      const undone = undo();
      this.undo.delete(index);
      const left = `“${field.label}” has been changed since: it was left alone.`;
      this.show(button, false, undone ? `“${field.label}” is as it was.` : left);
    } else {
      const put = this.put(this.picks[index], field.name);
      if (!this.picks[index].block) this.unmark(field.name);
      this.undo.set(index, put);
      this.show(button, true, `Put into “${field.label}”, not saved yet.`);
    }
  }

  // Puts a pick into the page's field and returns what takes it back.
  put(pick, name) {
    return pick.block ? this.add(pick.block, name) : this.fill(pick.text, name);
  }

  fill(text, name) {
    const input = this.element.closest("form").elements[name];
    const set = (value) => {
      // As if it had been typed: the slug follows a headline, the box its text.
      input.dispatchEvent(new FocusEvent("focus"));
      input.value = value;
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.dispatchEvent(new Event("change", { bubbles: true }));
    };
    const before = input.value;
    set(text);
    const after = input.value;
    return () => {
      if (input.value !== after) return false;
      set(before);
      return true;
    };
  }

  add({ words, speaker, role }, name) {
    const stream = window.wagtail.editHandler.getPanelByName(name).getBoundWidget();
    const value = { words: words.map((word) => ({ value: word, id: null })), speaker, role };
    const child = stream.insert(
      { type: "quotation", value, id: null },
      stream.children.length,
      { animate: false, focus: false },
    );
    const after = JSON.stringify(child.getState().value);
    return () => {
      const index = stream.children.indexOf(child);
      if (index < 0 || JSON.stringify(child.getState().value) !== after) return false;
      stream.deleteBlock(index, { animate: false });
      return true;
    };
  }

  // A field of text holds one pick: what was picked for it before is picked no more.
  unmark(name) {
    for (const other of this.undo.keys()) {
      if (this.fieldsValue[this.picks[other].role].name !== name) continue;
      this.undo.delete(other);
      const at = `[data-from-the-wire-index-param="${other}"]`;
      this.show(this.outTarget.querySelector(at), false, "");
    }
  }

  show(button, picked, words) {
    button.dataset.put ??= button.textContent;
    button.textContent = picked ? "Undo" : button.dataset.put;
    const pick = button.closest(".from-the-wire__pick");
    pick.classList.toggle("from-the-wire__pick--picked", picked);
    pick.querySelector("[role=status]").textContent = words;
  }

  // Lights the sentences that the fact under the pointer or the focus rests on.
  light(event) {
    const fact = event.target.closest("[data-s]");
    const wire = this.outTarget.querySelector(".from-the-wire__wire");
    if (!fact || !wire) return;
    const wanted = new Set(fact.dataset.s.trim().split(/\s+/));
    let first = null;
    for (const sentence of wire.querySelectorAll("[data-n]")) {
      const lit = wanted.has(sentence.dataset.n);
      sentence.classList.toggle("from-the-wire__lit", lit);
      if (lit) first ??= sentence;
    }
    if (!first) return;
    // In the wire's own box only: the page stays where the editor looks.
    const box = wire.getBoundingClientRect();
    const at = first.getBoundingClientRect();
    if (at.top < box.top || at.bottom > box.bottom) wire.scrollTop += at.top - box.top - 16;
  }

  tell(words) {
    this.statusTarget.textContent = words;
  }
}

window.wagtail.app.register("from-the-wire", FromTheWire);
