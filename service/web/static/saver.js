// Saves the draft by itself, and lets only one saving happen at a time so that no page meets its own copy.

const EVERY = 20000;
const KEEPALIVE_LIMIT = 60000; // browsers refuse larger bodies from a page that is going away
const PATIENCE = 20000; // a saving that nobody answers must not hold back what is sent after it
const LARGEST = 16 * 1024 * 1024;

// What was typed or chosen before the script had come, so that it is saved as well.
function changedEarly(form) {
  return [...form.elements].some((one) => {
    if (one.type === "checkbox" || one.type === "radio") return one.checked !== one.defaultChecked;
    if (one.options) return one.selectedIndex !== Math.max(0, [...one.options].findIndex((each) => each.defaultSelected));
    return one.type !== "hidden" && "defaultValue" in one && one.value !== one.defaultValue;
  });
}

export class Saver {
  constructor(form) {
    this.form = form;
    this.told = document.getElementById("sparat");
    this.button = form.dataset.button || "Spara utkast";
    this.dirty = "unsaved" in form.dataset || changedEarly(form);
    this.stopped = false;
    this.running = Promise.resolve();
    form.addEventListener("input", () => { this.dirty = true; });
    form.addEventListener("submit", (event) => this.submit(event));
    window.addEventListener("pagehide", () => this.leave());
    window.addEventListener("pageshow", (event) => { if (event.persisted) this.wake(); });
    window.addEventListener("beforeunload", (event) => { if (this.loses()) event.preventDefault(); });
    document.addEventListener("visibilitychange", () => { if (document.hidden) this.autosave(); });
    setInterval(() => this.autosave(), EVERY);
  }

  body(command) {
    const data = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) data.append(name, value.replace(/\r?\n/g, "\r\n"));
    data.set("command", command);
    return data.toString();
  }

  post(command, extra = {}) {
    const headers = { "Content-Type": "application/x-www-form-urlencoded", "X-Requested-With": "fetch" };
    return fetch(this.form.action, { method: "POST", body: this.body(command), headers, credentials: "same-origin", ...extra });
  }

  // One after the other: each saving begins from the lock that the one before it gave.
  queue(work) {
    this.running = this.running.then(work, work);
    return this.running;
  }

  autosave() {
    if (!this.dirty || this.stopped) return;
    this.queue(async () => {
      if (!this.dirty || this.stopped) return;
      this.dirty = false;
      try {
        await this.heed(await this.post("autosave", { signal: AbortSignal.timeout(PATIENCE) }));
      } catch {
        this.dirty = true;
        this.tell("Ingen kontakt med tjänsten. Texten finns kvar på sidan och sparas när kontakten är tillbaka.", true);
      }
    });
  }

  async heed(response) {
    if (response.ok) {
      const saved = await response.json();
      this.form.elements.lock.value = saved.lock;
      this.tell(`Sparat ${saved.sparat}`, false);
      return;
    }
    this.dirty = true;
    if (response.status === 409) {
      this.stopped = true;
      const why = await response.json().catch(() => ({}));
      this.tell(why.sagt || `Någon annan har sparat ${this.form.dataset.what || "utkastet"}. Tryck på ${this.button} för att se båda texterna.`, true);
    } else if (response.status === 401 || response.status === 400) {
      this.stopped = true;
      this.tell(`Du är utloggad. Tryck på ${this.button} och logga in, så finns texten kvar.`, true);
    } else {
      this.tell("Det gick inte att spara just nu. Texten finns kvar på sidan.", true);
    }
  }

  submit(event) {
    if (this.sent) { event.preventDefault(); return; }
    const size = this.body("save").length;
    if (size > LARGEST) {
      event.preventDefault();
      this.tell("Texten är för lång för att sparas. Korta den och försök igen.", true);
      return;
    }
    event.preventDefault();
    const button = event.submitter;
    this.sent = true;
    for (const one of this.form.querySelectorAll("button")) one.classList.add("disabled");
    this.tell("Skickar …", false);
    this.queue(() => {
      this.dirty = false;
      this.stopped = true;
      const command = document.createElement("input");
      command.type = "hidden";
      command.name = "command";
      command.value = button ? button.value : "save";
      this.form.append(command);
      HTMLFormElement.prototype.submit.call(this.form);
    });
  }

  // Back from another page: what was sent may be sent again.
  wake() {
    this.sent = this.stopped = false;
    for (const one of this.form.querySelectorAll("button")) one.classList.remove("disabled");
    for (const one of this.form.querySelectorAll(":scope > input[name=command]")) one.remove();
  }

  // Whether something is gone if one leaves now: a button that waits for a saving, or a text too long to send.
  loses() {
    if (this.sent && !this.stopped) return true;
    return this.dirty && this.body("autosave").length > KEEPALIVE_LIMIT;
  }

  leave() {
    if (!this.dirty || this.stopped) return;
    if (this.body("autosave").length <= KEEPALIVE_LIMIT) this.post("autosave", { keepalive: true }).catch(() => {});
    this.dirty = false;
  }

  tell(text, warn) {
    this.told.textContent = text;
    this.told.classList.toggle("warn", warn);
  }
}
