// Reads the files of one index, each when it is first needed. `read(name)` fetches a file.

import { inflate } from "./inflate.js";

const MOST_FILES = 2500;
const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

export function termHash(term) {
  let hash = -1;
  for (const byte of new TextEncoder().encode(term)) hash = CRC[(hash ^ byte) & 255] ^ (hash >>> 8);
  return (hash ^ -1) >>> 0;
}

// A number of which each byte holds seven bits, and the place behind it.
function numbers(bytes, at) {
  return () => {
    let value = 0, factor = 1, byte;
    do {
      byte = bytes[at++];
      value += (byte & 127) * factor;
      factor *= 128;
    } while (byte > 127);
    return value;
  };
}

// The postings of a term in a shard, if it has them. Shards stay as they came, which takes a tenth
// of the memory that all their lists would.
function listOf(bytes, base, wanted) {
  const head = numbers(bytes, 0), sizes = [head(), head(), head(), head()];
  const [count, hashSize, countSize, entrySize] = sizes;
  const start = sizes.reduce((sum, size) => sum + (size < 128 ? 1 : size < 16384 ? 2 : size < 2097152 ? 3 : 4), 0);
  const hashes = numbers(bytes, start), counts = numbers(bytes, start + hashSize);
  let hash = base, before = 0;
  for (let term = 0; term < count; term++) {
    hash += hashes();
    const size = counts();
    if (hash > wanted) return undefined;
    if (hash === wanted) {
      const entries = numbers(bytes, start + hashSize + countSize), found = new Uint32Array(size);
      for (let one = 0; one < before; one++) entries();
      for (let one = 0, last = -1; one < size; one++) found[one] = last += entries() + 1;
      const at = start + hashSize + countSize + entrySize + before;
      return { numbers: found, impacts: bytes.subarray(at, at + size) };
    }
    before += size;
  }
  return undefined;
}

export class Reader {
  constructor(read) {
    this.read = read;
    this.files = new Map();
  }

  async open(head) {
    const bytes = inflate(head || (await this.read("head.bin")));
    this.stamp = text(bytes.subarray(0, 8));
    Object.assign(this, JSON.parse(text(bytes.subarray(8))));
    this.size = this.kinds.reduce((sum, [, count]) => sum + count, 0);
    return this;
  }

  // A file's content; a file of another build, which a cache or a new release brings, is refused.
  file(name, parse) {
    let content = this.files.get(name);
    if (content) {
      this.files.delete(name);
      this.files.set(name, content);
    } else {
      content = this.read(name, this.version).then((packed) => {
        const bytes = inflate(packed);
        if (text(bytes.subarray(0, 8)) !== this.stamp) throw new Error("stale");
        return parse(bytes.subarray(8));
      });
      content.catch(() => this.files.delete(name));
      this.files.set(name, content);
      // What was asked for longest ago goes, so that a long visit does not gather the whole index.
      if (this.files.size > MOST_FILES) this.files.delete(this.files.keys().next().value);
    }
    return content;
  }

  json(name) {
    return this.file(`${name}.bin`, (bytes) => JSON.parse(text(bytes)));
  }

  // The postings of each term that the index has.
  async postings(terms) {
    const found = await Promise.all(terms.map(async (term) => {
      const hash = termHash(term), shard = this.bits ? hash >>> (32 - this.bits) : 0;
      const base = shard * 2 ** (32 - this.bits);
      const bytes = await this.file(`t/${shard.toString(16)}.bin`, (content) => content.slice());
      return [term, listOf(bytes, base, hash)];
    }));
    return new Map(found.filter(([, list]) => list));
  }

  row(number) {
    return this.inBlock("r", this.block, number);
  }

  // The whole text of an entry whose row holds only the beginning.
  text(number) {
    return this.inBlock("x", this.texts, number);
  }

  async inBlock(folder, size, number) {
    const block = await this.json(`${folder}/${Math.floor(number / size).toString(16)}`);
    return block[number % size];
  }

  // Which entries are of a kind, as the first and the one behind the last.
  rangeOf(kind) {
    const at = this.kinds.findIndex(([name]) => name === kind);
    const before = this.kinds.slice(0, Math.max(0, at)).reduce((sum, [, count]) => sum + count, 0);
    return [before, at < 0 ? before : before + this.kinds[at][1]];
  }

  kindOf(number) {
    let end = 0;
    return this.kinds.find(([, count]) => number < (end += count))[0];
  }
}

const text = (bytes) => new TextDecoder().decode(bytes);
