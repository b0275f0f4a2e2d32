const tables = { __proto__: null, en: english };

// table gives the words of a language; English where there are none. They are loaded once, when first asked for.
const table = (code) => tables[code] ??= !Object.hasOwn(languages, code) ? english :
  fetch(new URL(languages[code], import.meta.url), { credentials: "omit" }).then((res) => res.json()).catch(() => { delete tables[code]; });

const rightToLeft = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/i;

// Speech says things in a language.
class Speech {
  constructor(lang, words) {
    Object.assign(this, { words, lang, dir: rightToLeft.test(lang) ? "rtl" : "ltr", plural: new Intl.PluralRules(lang),
      digits: new Intl.NumberFormat(lang), names: new Intl.DisplayNames(lang, { type: "language" }) });
  }

  // of takes the language that is asked for, or that of the page, and the site's own words before ours.
  static async of(el) {
    const asked = el.closest("[lang]")?.lang || "en";
    let own = el.strings ?? {};
    const words = await table(asked.toLowerCase().split("-")[0]) ?? english;
    try {
      if (typeof own === "string") own = JSON.parse(own);
    } catch (e) {
      console.warn(el, "strings is no JSON", e);
    }
    try {
      return new Speech(words === english && !el.strings && !/^en/i.test(asked) ? "en" : asked, { ...words, ...own });
    } catch { // not a language
      return new Speech("en", { ...english, ...own });
    }
  }

  number(n) { return this.digits.format(n); }

  // say fills a sentence in; n chooses the form of the plural.
  say(key, values = {}) {
    let s = this.words[key] ?? key;
    if (typeof s === "object") s = s[this.plural.select(values.n)] ?? s.other ?? key;
    return String(s).replace(/\{(\w+)\}/g, (_, k) => Number.isFinite(values[k]) ? this.number(values[k]) : values[k] ?? "");
  }

  count(key, n) { return this.say(key, { n }); }

  // date writes a year, a month or a day, as known.
  date(s) {
    const [y, m, d] = s.split("-"), at = Date.UTC(y, (m ?? 1) - 1, d ?? 1);
    const form = { timeZone: "UTC", calendar: "gregory", year: "numeric", month: m && "long", day: d && "numeric" };
    return isNaN(at) ? s : new Intl.DateTimeFormat(this.lang, form).format(at);
  }

  // name is what a value of a facet is called.
  name(field, v) {
    const id = v.id ?? v;
    if (id === "_missing") return this.say("missing-" + field);
    if (field === "kind") return this.say("kind-" + id);
    try { return field === "lang" ? this.names.of(id) : v.name ?? id; } catch { return id; }
  }
}
