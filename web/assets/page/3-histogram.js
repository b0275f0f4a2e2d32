// Histogram: the bars are links. By this a span of them can be dragged, or set by two sliders below.
class Histogram {
  #bars;
  #all;
  #from;
  #settling;

  constructor(el) {
    this.#bars = el.querySelector(".bars");
    this.#all = [...this.#bars.querySelectorAll("g")];
    this.#bars.addEventListener("pointerdown", (e) => this.#down(e));
    this.#bars.addEventListener("dragstart", (e) => e.preventDefault());
    if (form.elements.from?.form === form && this.#all.length > 1) this.#sliders(el);
  }

  #at(x) {
    const box = this.#bars.getBoundingClientRect();
    return Math.max(0, Math.min(this.#all.length - 1, Math.floor((x - box.left) / box.width * this.#all.length)));
  }

  #paint(a, b) {
    this.#all.forEach((bar, i) => bar.classList.toggle("brushed", i >= Math.min(a, b) && i <= Math.max(a, b)));
  }

  #down(e) {
    if (e.button || !live || !form.elements.from) return;
    this.#from = this.#at(e.clientX);
    let moved = false;
    const stop = new AbortController(), { signal } = stop;
    const move = (ev) => {
      const to = this.#at(ev.clientX);
      if (!moved && to === this.#from) return;
      moved = true;
      main.classList.add("brushing");
      this.#paint(this.#from, to);
    };
    const end = (ev) => {
      stop.abort();
      main.classList.remove("brushing");
      if (!moved) return;
      if (ev.type === "pointerup") {
        addEventListener("click", (c) => { c.preventDefault(); c.stopPropagation(); }, { capture: true, once: true }); // a drag is no click
        setTimeout(() => dispatchEvent(new Event("click")));
        const to = this.#at(ev.clientX);
        this.#set(Math.min(this.#from, to), Math.max(this.#from, to));
      } else {
        this.#paint(1, 0);
      }
    };
    addEventListener("pointermove", move, { signal });
    addEventListener("pointerup", end, { signal });
    addEventListener("pointercancel", end, { signal });
    addEventListener("keydown", (k) => k.key === "Escape" && end(k), { signal });
  }

  // set asks for the bars from a to b; all of them ask for any date.
  #set(a, b) {
    const { from, to } = form.elements, all = this.#all, whole = a === 0 && b === all.length - 1 && !main.querySelector(".span");
    from.value = whole ? "" : all[a].dataset.from;
    to.value = whole ? "" : all[b].dataset.to;
    to.dispatchEvent(new Event("change", { bubbles: true }));
  }

  #sliders(el) {
    const ends = document.createElement("div"), all = this.#all, inside = all.map((b, i) => b.classList.contains("out") ? -1 : i).filter((i) => i >= 0);
    ends.className = "ends";
    const values = [inside[0] ?? 0, inside.at(-1) ?? all.length - 1];
    const inputs = ["From", "To"].map((name, n) => {
      const input = document.createElement("input");
      Object.assign(input, { type: "range", min: 0, max: all.length - 1, value: values[n], id: "date-" + name.toLowerCase() });
      // The knobs, 9 pixels wide, stand at the outer edges of the bars that they mean.
      input.style.left = n ? `calc(${100 / all.length}% - 4.5px)` : "-4.5px";
      input.style.width = `calc(${100 - 100 / all.length}% + 9px)`;
      input.setAttribute("aria-label", name);
      input.setAttribute("aria-valuetext", all[values[n]].dataset[n ? "to" : "from"]);
      input.addEventListener("input", () => {
        const other = +inputs[1 - n].value;
        input.value = n ? Math.max(other, input.value) : Math.min(other, input.value);
        input.setAttribute("aria-valuetext", all[input.value].dataset[n ? "to" : "from"]);
        this.#paint(+inputs[0].value, +inputs[1].value);
      });
      input.addEventListener("change", () => { // arrow keys come in rows: they are one step
        clearTimeout(this.#settling);
        this.#settling = setTimeout(() => this.#set(+inputs[0].value, +inputs[1].value), 400);
      });
      return input;
    });
    ends.append(...inputs);
    el.append(ends);
    // The sliders do what so many links do: these are left out of the way of the Tab key.
    for (const a of this.#bars.querySelectorAll("a")) a.setAttribute("tabindex", "-1");
  }
}

const histograms = () => { for (const el of main.querySelectorAll(".histogram")) new Histogram(el); };
main.addEventListener("drawn", histograms);
histograms();
