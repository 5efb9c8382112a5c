// The lists are the core's; Source: Unicode CLDR, likely subtags, and ISO 15924.
const RTL_LANGUAGES = new Set(
  (
    "acm adf aeb aec afb ajp apc apd ar arb arc arq ars ary arz azb bal bej bqi ckb dv fa fas glk he " +
    "iw ji khw ks lrc mzn nqo pes pnb prs ps rhg sd sdh skr syr ug ur yi haz"
  ).split(" "),
);
const RTL_SCRIPTS = new Set(
  "adlm arab aran hebr mand mend nkoo rohg samr syrc thaa yezi armi".split(" "),
);

/** The direction a language (BCP 47) is written in: its script's when it names one, else its own. */
export function languageDirection(tag: string): "rtl" | "ltr" {
  const [language = "", script = ""] = tag.toLowerCase().split(/[-_]/u);
  const rtl = script.length === 4 ? RTL_SCRIPTS.has(script) : RTL_LANGUAGES.has(language);
  return rtl ? "rtl" : "ltr";
}
