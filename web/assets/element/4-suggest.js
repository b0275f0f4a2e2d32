// Combo is the box with its list of suggestions: a combobox whose options hold no links. Which option is active is told
// only after an arrow key, or readers of the screen would read the first one out instead of the letters.
class Combo {
  active = -1;
  options = [];

  constructor(label, pick) {
    this.list = make("ul.list", { id: "list", role: "listbox", "aria-label": label, hidden: true,
      mousedown: (e) => e.preventDefault() }); // the focus stays in the box
    this.input = make("input.input", { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "list", autocomplete: "off", autocapitalize: "off", maxlength: 512, inputmode: "search", enterkeyhint: "search",
      keydown: (e) => this.key(e), blur: () => this.close() });
    this.pick = pick;
  }

  get open() { return !this.list.hidden; }

  show(options) {
    this.options = options;
    this.active = -1;
    this.input.removeAttribute("aria-activedescendant");
    this.list.replaceChildren(...options.map((o, i) => make("li.option", { id: "o" + i, role: "option", "aria-selected": "false",
      click: () => this.take(i) }, make("span", { dir: "auto" }, o.name), " ", make("span.note", 0, o.note))));
    this.reveal(options.length > 0);
  }

  reveal(on) {
    this.list.hidden = !on;
    this.input.setAttribute("aria-expanded", on);
  }

  close() {
    this.move(-1);
    this.reveal(false);
  }

  move(to) {
    this.list.children[this.active]?.setAttribute("aria-selected", "false");
    this.active = to;
    const option = this.list.children[to];
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  take(i) {
    const option = this.options[i];
    this.close();
    this.pick(option);
  }

  key(e) {
    const n = this.options.length;
    if (e.isComposing || e.ctrlKey || e.metaKey) return;
    if (e.key === "ArrowDown" || e.key === "ArrowUp") {
      if (!n) return;
      e.preventDefault();
      if (!this.open) this.reveal(true);
      if (!e.altKey) this.move((this.active + (e.key === "ArrowDown" ? 2 : n + 1)) % (n + 1) - 1);
    } else if (e.key === "Escape" && this.open) {
      e.preventDefault(); // it closes the list alone, and what was typed stays
      this.close();
    } else if (e.key === "Enter" && this.open && this.active >= 0) {
      e.preventDefault();
      this.take(this.active);
    }
  }
}
