// The English stemmer of Snowball 3, for words of three or more small letters; its Python
// original cuts the words of the index.

const WHOLE = /^(?:(andes|atlas|bias|cosmos|howe|news|sky)|(gentl|idl|singl)y|(earl|onl|ugl)y|(ski)s|skies)$/;
const SECOND = {
  anci: "ance", enci: "ence", ogi: "og", li: "", bli: "ble", abli: "able", alli: "al", fulli: "ful", lessli: "less", ousli: "ous", entli: "ent", aliti: "al", biliti: "ble", iviti: "ive", tional: "tion", ational: "ate", alism: "al", ation: "ate", ization: "ize", izer: "ize", ator: "ate", iveness: "ive", fulness: "ful", ousness: "ous", ogist: "og",
};
const THIRD = { icate: "ic", ative: "", alize: "al", iciti: "ic", ical: "ic", tional: "tion", ational: "ate", ful: "", ness: "" };
const FOURTH = /(ic|ance|ence|able|ible|ate|ive|ize|iti|al|ism|ion|er|ous|ant|ent|ment|ement)$/;

const ending = (endings) => new RegExp(`(${Object.keys(endings).join("|")})$`);
const SECOND_ENDING = ending(SECOND), THIRD_ENDING = ending(THIRD);

const isShort = (word) => /[^aeiouy][aeiouy][^aeiouywxY]$|^[aeiouy][^aeiouy]$|past$/.test(word);

// Where the part after the first vowel and consonant begins.
function region(word, from) {
  const at = word.slice(from).search(/[aeiouy][^aeiouy]/);
  return at < 0 ? word.length : from + at + 2;
}

export function stem(original) {
  const whole = original.match(WHOLE);
  if (whole) return whole[1] || whole[2] || whole[4] || (whole[3] ? whole[3] + "i" : "sky");
  let word = original.replace(/^y/, "Y").replace(/([aeiouy])y/g, "$1Y");
  const lead = word.match(/^(arsen|commun|emerg|gener|inter|later|organ|past|univers)/);
  const first = lead ? lead[0].length : region(word, 0), second = region(word, first);

  word = plural(word);
  word = participle(word, first);
  word = word.replace(/(.[^aeiouy])[yY]$/, "$1i");

  let found = word.match(SECOND_ENDING);
  if (found && found.index >= first) {
    const rest = word.slice(0, found.index);
    const holds = found[0] === "ogi" ? /l$/ : found[0] === "li" ? /[cdeghkmnrt]$/ : /(?:)/;
    if (holds.test(rest)) word = rest + SECOND[found[0]];
  }
  found = word.match(THIRD_ENDING);
  if (found && found.index >= (found[0] === "ative" ? second : first)) {
    word = word.slice(0, found.index) + THIRD[found[0]];
  }
  found = word.match(FOURTH);
  if (found && found.index >= second && (found[0] !== "ion" || /[st]ion$/.test(word))) {
    word = word.slice(0, found.index);
  }
  const rest = word.slice(0, -1);
  if (word.endsWith("e") && (rest.length >= second || (rest.length >= first && !isShort(rest)))) word = rest;
  else if (word.endsWith("ll") && rest.length >= second) word = rest;
  return word.toLowerCase();
}

function plural(word) {
  if (/sses$/.test(word)) return word.slice(0, -2);
  if (/ie[ds]$/.test(word)) return word.slice(0, word.length > 4 ? -2 : -1);
  return /[aeiouy].+s$/.test(word) && !/[us]s$/.test(word) ? word.slice(0, -1) : word;
}

function participle(word, first) {
  const found = word.match(/(eedly|eed|edly|ed|ingly|ing)$/);
  if (!found) return word;
  const rest = word.slice(0, found.index);
  if (found[0].startsWith("ee")) {
    return found.index >= first && !/^(succ|proc|exc)$/.test(rest) ? rest + "ee" : word;
  }
  if (found[0] === "ing") {
    if (/^[^aeiouy]y$/.test(rest)) return rest[0] + "ie";
    if (/^(even|cann|inn|earr|herr|out)$/.test(rest)) return word;
  }
  if (!/[aeiouy]/.test(rest)) return word;
  if (/(at|bl|iz)$/.test(rest)) return rest + "e";
  if (/(bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(rest)) return /^[aeo]..$/.test(rest) ? rest : rest.slice(0, -1);
  return rest.length === first && isShort(rest) ? rest + "e" : rest;
}
