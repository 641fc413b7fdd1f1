// Raw deflate (RFC 1951), since browsers of the Chromium 80 class have no stream for it.

const LENGTHS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

// A code as counts of each length and the symbols in their order, as the RFC lays them out.
function code(lengths) {
  const counts = new Uint16Array(16), starts = new Uint16Array(16), symbols = [];
  for (const length of lengths) counts[length]++;
  counts[0] = 0;
  for (let at = 1; at < 16; at++) starts[at] = starts[at - 1] + counts[at - 1];
  lengths.forEach((length, symbol) => { if (length) symbols[starts[length]++] = symbol; });
  return { counts, symbols };
}

const FIXED = [
  code(Array.from({ length: 288 }, (_, at) => (at < 144 ? 8 : at < 256 ? 9 : at < 280 ? 7 : 8))),
  code(new Array(30).fill(5)),
];

export function inflate(input) {
  let at = 0, held = 0, holding = 0, size = 0;
  let output = new Uint8Array(input.length * 4 + 1024);

  const bits = (count) => {
    while (holding < count) { held |= input[at++] << holding; holding += 8; }
    const value = held & ((1 << count) - 1);
    held >>>= count;
    holding -= count;
    return value;
  };
  const symbol = ({ counts, symbols }) => {
    let value = 0, first = 0, index = 0;
    for (let length = 1; length < 16; length++) {
      value |= bits(1);
      const count = counts[length];
      if (value - count < first) return symbols[index + value - first];
      index += count;
      first = (first + count) << 1;
      value <<= 1;
    }
    throw new Error("damaged file");
  };
  const room = (count) => {
    if (size + count <= output.length) return;
    const larger = new Uint8Array(Math.max(size + count, output.length * 2));
    larger.set(output);
    output = larger;
  };
  const codes = () => {
    const literals = bits(5) + 257, distances = bits(5) + 1, count = bits(4) + 4;
    const first = new Array(19).fill(0), lengths = [];
    for (let one = 0; one < count; one++) first[ORDER[one]] = bits(3);
    const lead = code(first);
    while (lengths.length < literals + distances) {
      const next = symbol(lead);
      if (next < 16) lengths.push(next);
      else {
        const value = next === 16 ? lengths[lengths.length - 1] : 0;
        let times = next === 16 ? 3 + bits(2) : next === 17 ? 3 + bits(3) : 11 + bits(7);
        while (times--) lengths.push(value);
      }
    }
    return [code(lengths.slice(0, literals)), code(lengths.slice(literals))];
  };

  let last = 0;
  while (!last) {
    last = bits(1);
    const type = bits(2);
    if (type === 0) {
      held = holding = 0;
      const count = input[at] | (input[at + 1] << 8);
      room(count);
      output.set(input.subarray(at + 4, at + 4 + count), size);
      at += 4 + count;
      size += count;
      continue;
    }
    const [literals, distances] = type === 1 ? FIXED : codes();
    for (let next = symbol(literals); next !== 256; next = symbol(literals)) {
      if (next < 256) {
        room(1);
        output[size++] = next;
        continue;
      }
      const row = next - 257;
      const length = LENGTHS[row] + bits(row < 8 || row === 28 ? 0 : (row - 4) >> 2);
      const far = symbol(distances), extra = far < 4 ? 0 : (far - 2) >> 1;
      const distance = (far < 4 ? far : (2 + (far & 1)) << extra) + 1 + bits(extra);
      room(length);
      for (let one = 0; one < length; one++, size++) output[size] = output[size - distance];
    }
  }
  return output.subarray(0, size);
}
