const fields = ["speaker", "outlet", "kind", "lang", "article"];

// Facets are groups of checkboxes with counts, and the years. A box that is there stays the same element, so that the
// focus does too.
class Facets {
  rows = new Map();
  groups = new Map();

  constructor(speech, change) {
    this.speech = speech;
    this.change = change; // (field, value, on, name)
    this.root = make("div.facets", { id: "facets", role: "group", "aria-label": speech.say("filters") });
  }

  // show takes the facets of an answer in the order of names, and the state that they are of.
  show(names, facets, state, more) {
    const kept = this.root.getRootNode().activeElement;
    this.place(this.root, names.filter((f) => facets[f]).map((f) => f === "date" ? this.years(facets.date, state) : this.values(f, facets[f], more)));
    kept?.isConnected && this.root.contains(kept) && kept.focus();
  }

  place(parent, children) {
    children = children.filter(Boolean);
    if (children.length !== parent.children.length || children.some((c, i) => parent.children[i] !== c)) parent.replaceChildren(...children);
  }

  group(field) {
    if (!this.groups.has(field)) {
      this.groups.set(field, make("fieldset.facet", 0, make("legend.legend", 0, this.speech.say(field)), make("div")));
    }
    return this.groups.get(field);
  }

  values(field, facet, more) {
    const group = this.group(field), { speech } = this;
    const list = facet.values.map((v) => ({ ...v, name: speech.name(field, v) }));
    const none = { id: "_missing", name: speech.say("missing-" + field), count: facet.missing, selected: facet.none };
    if (facet.missing || facet.none) list.push(none);
    const rows = list.map((v) => this.row(field, v));
    if (facet.other) {
      rows.push(more ? button(".plain", speech.say("more-values"), more)
        : make("p.count", 0, speech.count("other", facet.other)));
    }
    this.place(group.lastChild, rows);
    group.hidden = !rows.length;
    return group;
  }

  row(field, v) {
    const key = field + " " + v.id;
    if (!this.rows.has(key)) {
      const box = make("input.checkbox", { type: "checkbox", change: () => this.change(field, v.id, box.checked, v.name) });
      this.rows.set(key, make("label.value", 0, box, make("span.label", 0, make("bdi", 0, v.name)), make("span.count")));
    }
    const row = this.rows.get(key);
    row.firstChild.checked = v.selected;
    row.lastChild.replaceChildren(make("span", { "aria-hidden": "true" }, this.speech.number(v.count)),
      make("span.hide", 0, this.speech.count("paragraphs", v.count)));
    return row;
  }

  // years draws them, and offers them as the ends of a span.
  years(facet, state) {
    const group = this.group("date"), body = group.lastChild, { speech } = this, { buckets } = facet;
    const year = (date) => date.slice(0, 4), most = Math.max(...buckets.map((b) => b.count), 1);
    if (!this.ends) {
      this.ends = ["from", "to"].map((name) => make("select.select", { name, change: (e) => this.change(name, e.target.value) }));
      body.append(make("div.years", { "aria-hidden": "true" }),
        make("div.dates", 0, this.ends.map((select) => make("label", 0, speech.say(select.name), " ", select))), make("p.count"));
    }
    group.hidden = !buckets.length;
    body.firstChild.replaceChildren(...buckets.map((b) => {
      const y = year(b.from), out = state.from && y < year(state.from) || state.to && y > year(state.to);
      const column = make(out ? "i.out" : "i", { click: () => this.change("year", y) });
      column.style.height = b.count / most * 96 + 4 + "%"; // by the object model, which policies allow
      return column;
    }));
    for (const select of this.ends) {
      const given = state[select.name], options = buckets.map((b) => [year(b.from), `${speech.date(year(b.from))} (${speech.number(b.count)})`]);
      if (given && !options.some(([v]) => v === given)) options.unshift([given, speech.date(given)]);
      select.replaceChildren(...options.map(([value, text]) => make("option", { value }, text)));
      select.prepend(new Option(speech.say("any"), ""));
      select.value = given;
    }
    body.lastChild.textContent = facet.missing ? `${speech.say("undated")}: ${speech.number(facet.missing)}` : "";
    return group;
  }
}
