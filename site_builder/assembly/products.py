"""What was made together, and from what: it is taken over from the site while that is the same."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from site_builder.assembly.crew import share_out
from site_builder.assembly.manifest import Entry, digest, read_kept, write_kept
from site_builder.assembly.release import Release
from site_builder.catalogue import WatchedCatalogue

_KIND = "products"


class Product(NamedTuple):
    """Files that were made together."""

    made_from: bytes
    """The fingerprint of their surroundings and of what they show of projects."""
    seen: tuple[str, ...]
    """The fields of projects that were looked at."""
    files: tuple[tuple[str, bytes], ...]
    """Their addresses, and each one's own fingerprint."""


Group = tuple[str, bytes, Callable[[], Iterable[tuple[str, bytes]]]]
"""Files that are made together: their name, the fingerprint of their surroundings, the making."""


class Products:
    """The products of a build, of which `last` tells what they were made from before."""

    def __init__(
        self, release: Release, catalogue: WatchedCatalogue, last: Mapping[str, Product]
    ) -> None:
        """Begin with no products."""
        self.catalogue = catalogue
        self.made: dict[str, Product] = {}
        self._release = release
        self._last = last

    def unchanged(self, name: str, surroundings: bytes) -> Product | None:
        """Return a product of the last build if it would be the same again."""
        last = self._last.get(name)
        if last is None or last.made_from != self._made_from(surroundings, last.seen):
            return None
        return last

    def keep(self, name: str, product: Product) -> None:
        """Set a product down that was taken over."""
        self.made[name] = product

    def note(
        self, name: str, surroundings: bytes, seen: Iterable[str], files: Iterable[str]
    ) -> None:
        """Set a product down that has been made."""
        entries = self._release.entries
        fields = tuple(sorted(seen))
        made = tuple((file, entries[file].fingerprint) for file in files)
        self.made[name] = Product(self._made_from(surroundings, fields), fields, made)

    def write_all(self, stints: Sequence[Sequence[Group]]) -> None:
        """Write groups of files; a stint stays in one process, the first one in this."""
        tasks = [partial(self._written, stint) for stint in stints]
        done = [task() for task in tasks] if self._release.last else share_out(tasks)
        for name, product, entries in chain(*done):
            self._release.entries.update(entries)
            self.keep(name, product)

    def _written(self, stint: Sequence[Group]) -> list[tuple[str, Product, dict[str, Entry]]]:
        for group in stint:
            self.write(*group)
        entries = self._release.entries
        products = [(name, self.made[name]) for name, _, _ in stint]
        return [
            (name, product, {file: entries[file] for file, _ in product.files})
            for name, product in products
        ]

    def write(
        self, name: str, surroundings: bytes, make: Callable[[], Iterable[tuple[str, bytes]]]
    ) -> None:
        """Write files that are made together, unless the site has the same ones."""
        last = self.unchanged(name, surroundings)
        if last and all(self._release.share(file, made_from) for file, made_from in last.files):
            self.keep(name, last)
            return
        files = []
        with self.catalogue.watch() as seen:
            for file, content in make():
                self._release.write(file, content)
                files.append(file)
        self.note(name, surroundings, seen, files)

    def _made_from(self, surroundings: bytes, seen: tuple[str, ...]) -> bytes:
        return digest(surroundings, self.catalogue.digest_of(seen))


def read_products(work: Path, site: Path) -> dict[str, Product]:
    """Read the products that were last published; what is not whole counts as nothing."""
    kept = read_kept(work, site, _KIND)
    return {name: Product(*one) for name, one in marshal.loads(kept).items()} if kept else {}


def write_products(work: Path, site: Path, products: Mapping[str, Product]) -> None:
    """Keep the products that were published, in one step."""
    plain = {name: tuple(one) for name, one in products.items()}
    write_kept(work, site, _KIND, marshal.dumps(plain))
