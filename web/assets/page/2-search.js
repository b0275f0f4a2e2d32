// Search shows answers while somebody types. Typing changes the address of this entry of the history; what is committed (by
// Enter, by leaving the box, by a link or a filter) makes a new one.
class Search {
  #answers = new Answers();
  #shown = pathOf(location); // what the page shows
  #committed = this.#shown; // of this entry
  #entry = history.state?.entry ?? 0;
  #scroll = new Map(); // of entries
  #typing;
  #telling;

  start() {
    history.replaceState({ entry: this.#entry }, "");
    field.addEventListener("input", (e) => e.isComposing || this.#type());
    field.addEventListener("compositionend", () => this.#type());
    field.addEventListener("change", () => this.#commit(asked()));
    form.addEventListener("submit", (e) => { e.preventDefault(); this.#commit(asked(), true); });
    main.addEventListener("change", (e) => { if (e.target.form === form && !drawing) this.#commit(asked()); });
    main.addEventListener("click", (e) => this.#click(e));
    addEventListener("popstate", () => this.#back());
    addEventListener("scroll", () => this.#scroll.set(this.#entry, scrollY), { passive: true });
  }

  #type() {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => {
      const path = asked();
      if (path === this.#shown) return;
      history.replaceState({ entry: this.#entry }, "", path);
      this.#show(path, patience);
    }, debounce);
  }

  // commit makes an entry of the history, and leaves the one before as it was committed. Again asks once more for what is shown.
  async #commit(path, again) {
    clearTimeout(this.#typing);
    if (path !== this.#committed) {
      history.replaceState({ entry: this.#entry }, "", this.#committed);
      history.pushState({ entry: ++this.#entry }, "", path);
      this.#committed = path;
    }
    if (again || path !== this.#shown) await this.#show(path, 0);
  }

  async #click(e) {
    const a = e.target.closest("a[href]"), path = a?.getAttribute("href");
    if (!path?.startsWith("/search?") && path !== "/" || e.button || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey || e.defaultPrevented) return;
    e.preventDefault();
    const page = a.closest(".pages");
    field.value = wordsOf(path);
    await this.#commit(path);
    if (!page) return;
    main.querySelector("h1")?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }

  async #back() {
    const path = pathOf(location);
    clearTimeout(this.#typing);
    this.#entry = history.state?.entry ?? this.#entry;
    this.#committed = path;
    if (path === this.#shown) return;
    const top = this.#scroll.get(this.#entry);
    field.value = wordsOf(path);
    await this.#show(path, 0, true);
    if (top !== undefined) scrollTo(0, top);
  }

  // show draws an answer, and tells of it after a while.
  async #show(path, quiet, kept) {
    clearTimeout(this.#telling);
    this.#shown = path;
    main.classList.add("busy");
    try {
      const html = kept && this.#answers.kept(path);
      if (html) this.#answers.stop();
      put(html || await this.#answers.get(path));
    } catch (e) {
      if (e.name === "AbortError") return;
      this.#shown = "";
      this.#fail(e.html);
    }
    main.classList.remove("busy");
    const said = ["#sum", ".understood", ".message h1", ".start h1", ".failed"].map((s) => main.querySelector(s)?.textContent.trim());
    this.#telling = setTimeout(() => tell(said.filter(Boolean).join(", ")), quiet);
  }

  // fail keeps what is there, and says what to do: what a page that refuses says, where there is one.
  #fail(html) {
    main.querySelector(".failed")?.remove();
    const note = document.createElement("p"), problems = html && new DOMParser().parseFromString(html, "text/html").querySelectorAll(".message dl > *, .message p:not(:last-child)");
    note.className = "notice failed";
    note.textContent = problems?.length ? [...problems].map((p) => p.textContent).join(" ") + ". What you see is of before."
      : (navigator.onLine ? "The server does not answer." : "You are offline.") + " What you see is of before. Press Enter in the search box to try again.";
    (main.querySelector(".results, .body") ?? main).prepend(note);
  }
}

if (live) new Search().start();
