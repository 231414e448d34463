"""One document out of several files: what references name is put into the components.

Same target, same component. What no component can be (operations, maps of properties,
texts) and path items are put in the place of the reference.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from specwright.diagnostics import Diagnostic, Location, Severity
from specwright.ir.json import Json

from .component_names import distinct_names, name_parts
from .fault import too_many_nodes
from .grammar import SECTIONS, SECTIONS_2, Kind, Many, Shape, field, reached
from .origins import Origins
from .pointer import escape, to_fragment, tokens
from .policy import ReadPolicy
from .resolver import Failure, Target, resolve
from .units import Unit, Units

_Key = tuple[str, str, Kind]


@dataclass(frozen=True, slots=True)
class _Site:
    """Where the walk is: `out` in the composed document, `at` in the unit."""

    unit: Unit
    at: str
    out: str
    inlined: tuple[tuple[_Key, str], ...] = ()

    def member(self, name: str) -> "_Site":
        token = f"/{escape(name)}"
        return _Site(self.unit, self.at + token, self.out + token, self.inlined)


class OverlargeError(Exception):
    """What references put in their places is more than a specification may hold."""

    def __init__(self, finding: Diagnostic) -> None:
        super().__init__(finding.message)
        self.finding = finding


class Bundler:
    """Bundle one document. Raises OverlargeError.

    It is walked twice: the first time finds all that references lead to, so that names
    can be given; the second time writes.
    """

    def __init__(
        self,
        root: Unit,
        units: Units,
        origins: Origins,
        policy: ReadPolicy,
        version: str,
    ) -> None:
        self._root = root
        self._units = units
        self._origins = origins
        self._policy = policy
        self._inlined = 0
        self._swagger = version.startswith("2")
        self._sections = _sections(version)
        self._targets: dict[_Key, Target] = {}
        self._places: dict[_Key, str] = {}
        self._homes: dict[_Key, str] = {}
        self._resolved: dict[tuple[str, str, str], Target | Failure] = {}
        self._writing = False
        self.findings: list[Diagnostic] = []

    def bundled(self) -> dict[str, Json]:
        """Return the document in which every reference stays inside."""
        self._discover()
        self._places = self._named()
        self._writing = True
        self._inlined = 0
        value = self._walk(self._root.value, Kind.DOCUMENT, _Site(self._root, "", ""))
        document = dict(value) if isinstance(value, dict) else {}
        for key, place in self._places.items():
            if key not in self._homes and key in self._lifted:
                self._put(document, place, self._lift(key, place))
        return document

    def _discover(self) -> None:
        self._walk(self._root.value, Kind.DOCUMENT, _Site(self._root, "", ""))
        seen: set[_Key] = set()
        while len(seen) < len(self._targets):
            for key in [key for key in self._targets if key not in seen]:
                seen.add(key)
                target = self._targets[key]
                site = _Site(target.unit, target.pointer, "")
                self._walk(target.value, key[2], site)

    def _lift(self, key: _Key, place: str) -> Json:
        target = self._targets[key]
        self._origins.record(place, target.unit.file, target.pointer)
        return self._walk(
            target.value, key[2], _Site(target.unit, target.pointer, place)
        )

    def _put(self, document: dict[str, Json], place: str, value: Json) -> None:
        holder = document
        *above, last = tokens(place)
        for token in above:
            inner = holder.get(token)
            fresh = dict(inner) if isinstance(inner, dict) else {}
            holder[token] = fresh
            holder = fresh
        holder[last] = value

    # Names

    def _named(self) -> dict[_Key, str]:
        """Return the place of each target in the composed document."""
        places = dict(self._homes)
        waiting = [key for key in self._targets if key not in places]
        inner = {key: self._around(key) for key in waiting}
        self._lifted = [key for key in waiting if inner[key] is None]
        for kind in dict.fromkeys(key[2] for key in self._lifted):
            section = self._section(kind)
            folder = self._root.name.rpartition("/")[0]
            parts = {
                key: name_parts(key[0], key[1], folder)
                for key in self._lifted
                if key[2] is kind
            }
            names = distinct_names(parts, self._taken(section))
            for key, name in names.items():
                places[key] = f"{section}/{escape(name)}"
        for key, around in inner.items():
            if around is not None:
                places[key] = places[around] + key[1][len(around[1]) :]
        return places

    def _around(self, key: _Key) -> _Key | None:
        """Return the outermost target that a schema is a part of anyway."""
        name, pointer, kind = key
        if kind is not Kind.SCHEMA:
            return None
        steps = tokens(pointer)
        above = ""
        for index in range(len(steps)):
            outer = (name, above, Kind.SCHEMA)
            if outer in self._targets and reached(kind, steps[index:]) is kind:
                return outer
            above = f"{above}/{escape(steps[index])}"
        return None

    def _section(self, kind: Kind) -> str:
        section = self._sections[kind]
        return f"/{section}" if self._swagger else f"/components/{section}"

    def _taken(self, section: str) -> list[str]:
        value = self._root.value
        for token in tokens(section):
            value = value.get(token) if isinstance(value, dict) else None
        return list(value) if isinstance(value, dict) else []

    # The walk

    def _walk(self, value: Json, kind: Kind, site: _Site) -> Json:
        if kind is Kind.DATA:
            return value
        if isinstance(value, list):
            return [
                self._walk(element, kind, site.member(str(index)))
                if isinstance(element, (dict, list))
                else element
                for index, element in enumerate(value)
            ]
        if not isinstance(value, dict):
            return value
        if site.inlined:
            self._count(value, site)
        if site.out.count("/") > self._policy.depth:
            self._report(
                site, "nesting-too-deep", "the parts of the files nest too deeply"
            )
            return {}
        reference = value.get("$ref")
        if isinstance(reference, str):
            return self._reference(value, reference, kind, site)
        return self._object(value, kind, site)

    def _count(self, value: dict[str, Json], site: _Site) -> None:
        self._inlined += len(value)
        if self._inlined > self._policy.nodes:
            span = site.unit.file.span(site.at)
            fault = too_many_nodes(self._policy.nodes, span.line, span.column)
            raise OverlargeError(fault.diagnostic(span.file))

    def _object(self, value: dict[str, Json], kind: Kind, site: _Site) -> Json:
        found = {
            name: self._field(name, member, field(kind, name), site)
            if isinstance(member, (dict, list))
            else member
            for name, member in value.items()
        }
        if kind is Kind.SCHEMA:
            self._keywords(found, site)
        return found

    def _field(self, name: str, value: Json, shape: Shape, site: _Site) -> Json:
        many, kind = shape
        if kind is Kind.DATA:
            return value
        inner = site.member(name)
        if many is Many.MAP and isinstance(value, dict):
            if isinstance(value.get("$ref"), str):
                return self._inline(value, str(value["$ref"]), shape, inner)
            return {
                key: self._walk(member, kind, inner.member(key))
                for key, member in value.items()
            }
        if many is Many.LIST and isinstance(value, dict) and "$ref" in value:
            return self._inline(value, str(value["$ref"]), shape, inner)
        return self._walk(value, kind, inner)

    def _keywords(self, schema: dict[str, Json], site: _Site) -> None:
        """Rewrite the references of a schema that are not called `$ref`."""
        dynamic = schema.get("$dynamicRef")
        if isinstance(dynamic, str) and not dynamic.startswith("#"):
            # What it starts from is the same; the anchor goes on being dynamic.
            schema["$dynamicRef"] = self._pointing(dynamic, Kind.SCHEMA, site)
        discriminator = schema.get("discriminator")
        if not isinstance(discriminator, dict):
            return
        mapping = discriminator.get("mapping")
        if isinstance(mapping, dict):
            inner = site.member("discriminator").member("mapping")
            schema["discriminator"] = {
                **discriminator,
                "mapping": {
                    key: self._mapped(name, inner.member(key))
                    if isinstance(name, str)
                    else name
                    for key, name in mapping.items()
                },
            }

    def _mapped(self, name: str, site: _Site) -> str:
        """Return what a discriminator maps to: a name, or a reference."""
        if "/" in name or "#" in name or name.endswith((".yaml", ".yml", ".json")):
            return self._pointing(name, Kind.SCHEMA, site)
        if site.unit is not self._root:
            section = "definitions" if self._swagger else "components/schemas"
            found = self._resolve(f"#/{section}/{escape(name)}", site)
            if isinstance(found, Target):
                return self._pointing(f"#/{section}/{escape(name)}", Kind.SCHEMA, site)
        return name

    # References

    def _reference(
        self, value: dict[str, Json], reference: str, kind: Kind, site: _Site
    ) -> Json:
        if kind not in self._sections:
            return self._inline(value, reference, (Many.ONE, kind), site)
        target = self._resolve(reference, site)
        if isinstance(target, Target) and not self._inside(target):
            key = (target.unit.name, target.pointer, kind)
            if len(value) == 1 and self._is_component(site, kind):
                self._homes.setdefault(key, site.out)
            self._targets.setdefault(key, target)
            if self._writing and self._homes.get(key) == site.out:
                return self._lift(key, site.out)
        rest = {name: each for name, each in value.items() if name != "$ref"}
        siblings = self._object(rest, kind, site)
        pointing = self._pointing(reference, kind, site)
        return {
            name: pointing if name == "$ref" else _member(siblings, name)
            for name in value
        }

    def _pointing(self, reference: str, kind: Kind, site: _Site) -> str:
        """Return a reference inside of the composed document for one as written."""
        target = self._resolve(reference, site)
        if isinstance(target, Failure):
            self._report(site, target.code, target.message, target.hint)
            if site.unit is self._root and reference.startswith("#"):
                return reference
            return to_fragment(f"/{escape(reference)}")
        if self._inside(target):
            return to_fragment(target.pointer)
        key = (target.unit.name, target.pointer, kind)
        self._targets.setdefault(key, target)
        return to_fragment(self._places.get(key, ""))

    def _inline(
        self, value: dict[str, Json], reference: str, shape: Shape, site: _Site
    ) -> Json:
        """Put what a reference names in its place, with the siblings over it."""
        target = self._resolve(reference, site)
        many, kind = shape
        if isinstance(target, Failure):
            self._report(site, target.code, target.message, target.hint)
            return {name: each for name, each in value.items() if name != "$ref"}
        if self._inside(target) and kind is Kind.PATH_ITEM:
            return {**value, "$ref": to_fragment(target.pointer)}
        key = (target.unit.name, target.pointer, kind)
        before = dict(site.inlined).get(key)
        if before is not None:
            if kind is Kind.PATH_ITEM:
                return {"$ref": to_fragment(before)}
            self._report(
                site,
                "reference-cycle",
                f"`{reference[:200]}` holds itself, and cannot be put in its own place",
                "let one of the references name a component",
            )
            return {}
        if self._writing:
            self._origins.record(site.out, target.unit.file, target.pointer)
        inner = _Site(
            target.unit, target.pointer, site.out, (*site.inlined, (key, site.out))
        )
        if many is Many.ONE:
            content = self._walk(target.value, kind, inner)
        else:
            content = self._many(target.value, shape, inner)
        if len(value) == 1 or not isinstance(content, dict):
            return content
        return {**content, **self._siblings(value, shape, site)}

    def _many(self, value: Json, shape: Shape, site: _Site) -> Json:
        many, kind = shape
        if isinstance(value, dict) and isinstance(value.get("$ref"), str):
            return self._inline(value, str(value["$ref"]), shape, site)
        if many is Many.MAP and isinstance(value, dict):
            return {
                name: self._walk(member, kind, site.member(name))
                for name, member in value.items()
            }
        return self._walk(value, kind, site)

    def _siblings(
        self, value: dict[str, Json], shape: Shape, site: _Site
    ) -> Mapping[str, Json]:
        found: dict[str, Json] = {}
        for name, member in value.items():
            if name == "$ref":
                continue
            inner = site.member(name)
            many, kind = shape
            own = (Many.ONE, kind) if many is Many.MAP else field(kind, name)
            if self._writing:
                self._origins.record(inner.out, site.unit.file, inner.at)
            found[name] = self._field(name, member, own, site)
        return found

    def _inside(self, target: Target) -> bool:
        """Return whether a target is walked in the place where it stands."""
        return (
            target.unit is self._root
            and reached(Kind.DOCUMENT, tokens(target.pointer)) is not Kind.DATA
        )

    def _is_component(self, site: _Site, kind: Kind) -> bool:
        above, _, _ = site.out.rpartition("/")
        return site.unit is self._root and above == self._section(kind)

    def _resolve(self, reference: str, site: _Site) -> Target | Failure:
        at = site.unit.resource(site.at)
        key = (reference, site.unit.name, at)
        if key not in self._resolved:
            self._resolved[key] = resolve(self._units, reference, site.unit, at)
        return self._resolved[key]

    def _report(
        self, site: _Site, code: str, message: str, hint: str | None = None
    ) -> None:
        if self._writing:
            self.findings.append(
                Diagnostic(
                    code=code,
                    severity=Severity.ERROR,
                    location=Location(f"{site.out}/$ref"),
                    message=message,
                    hint=hint,
                )
            )


def _sections(version: str) -> Mapping[Kind, str]:
    if version.startswith("2"):
        return SECTIONS_2
    if version.startswith(("3.0", "3.1")):
        return {
            kind: name for kind, name in SECTIONS.items() if kind is not Kind.MEDIA_TYPE
        }
    return SECTIONS


def _member(value: Json, name: str) -> Json:
    return value.get(name) if isinstance(value, dict) else None
