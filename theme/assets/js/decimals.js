// Exact figures as people type them: decimal strings and fractions such as "2000/3".

const TYPED = /^[0-9]+(\.[0-9]+)?$/;

// The decimal string of what was typed, or "" if it is no figure: "1，200.50" is "1200.50".
export function typedFigure(text) {
  const plain = text.normalize("NFKC").replace(/[,\s]/g, "");
  return TYPED.test(plain) ? plain : "";
}

// The figure times `factor`, or divided by it, rounded half up to four decimals as areas are.
export function times(figure, factor) {
  const [a, b] = fraction(factor);
  return product(figure, a, b);
}

export function dividedBy(figure, factor) {
  const [a, b] = fraction(factor);
  return product(figure, b, a);
}

function product(figure, over, under) {
  const [top, bottom] = fraction(figure);
  return written(2n * top * over * 10000n + bottom * under, 2n * bottom * under);
}

function written(over, under) {
  const digits = String(over / under).padStart(5, "0");
  const decimals = digits.slice(-4).replace(/0+$/, "");
  return digits.slice(0, -4) + (decimals && `.${decimals}`);
}

function fraction(text) {
  const [over, under = "1"] = text.split("/");
  const [whole, decimals = ""] = over.split(".");
  return [BigInt(whole + decimals), 10n ** BigInt(decimals.length) * BigInt(under)];
}
