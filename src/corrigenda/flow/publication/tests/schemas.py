"""The formats' own schemas, which are outside material: `CORRIGENDA_SHARED` or `../shared`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from jsonschema import Draft4Validator, Draft202012Validator, FormatChecker
from lxml import etree
from referencing import Registry
from referencing.jsonschema import DRAFT4

from corrigenda.flow.publication.tests.assertions import is_moment, is_uri
from corrigenda.lib.tests.outside import DATA, lacking

WHERE = DATA / "conformance"
LACKING = lacking("conformance")
"""What to say where the schemas are not; empty where they are."""

_FORMATS = FormatChecker(formats=())
_FORMATS.checks("uri")(lambda value: not isinstance(value, str) or is_uri(value))
_FORMATS.checks("date-time")(lambda value: not isinstance(value, str) or is_moment(value))


def ninjs_errors(document: Mapping[str, object]) -> list[str]:
    """By IPTC's JSON Schema of ninjs 3.1."""
    return [error.message for error in _ninjs().iter_errors(document)]


def annotation_errors(document: Mapping[str, object]) -> list[str]:
    """By every assertion that W3C's test suite says an annotation must hold."""
    return [
        f"{name}: {error.message}"
        for name, validator in _must().items()
        for error in validator.iter_errors(document)
    ]


def annotation_misses(document: Mapping[str, object], names: list[str]) -> list[str]:
    """Which of W3C's further assertions, each by its file, it does not hold."""
    return [name for name in names if not _assertion(name).is_valid(document)]


def newsml_errors(document: bytes) -> list[str]:
    """By IPTC's XML Schema of NewsML-G2 2.35."""
    schema = _newsml()
    try:
        schema.validate(etree.fromstring(document))
    except etree.XMLSyntaxError as error:
        return [f"{error}"]
    return [f"{error.line}: {error.message}" for error in schema.error_log]


def schema_org_errors(document: Mapping[str, object]) -> list[str]:
    """By schema.org's vocabulary: known terms, on their types, with values of their ranges."""
    return list(_vocabulary().errors({**document, "@context": None}))


class Vocabulary:
    """schema.org's terms and what belongs to what."""

    def __init__(self, graph: list[dict[str, Any]]) -> None:
        self._terms = {one["@id"]: one for one in graph}

    def errors(self, node: Mapping[str, object]) -> Iterator[str]:
        """What is wrong with an object and the objects in it."""
        kind = f"schema:{node.get('@type')}"
        if kind not in self._terms:
            yield f"{kind} is no type"
            return
        for name, value in node.items():
            if not name.startswith("@"):
                yield from self._property(kind, f"schema:{name}", value)

    def _property(self, kind: str, name: str, value: object) -> Iterator[str]:
        term = self._terms.get(name)
        if term is None:
            yield f"{name} is no property"
            return
        if "schema:supersededBy" in term:
            yield f"{name} is superseded"
        if not self._lines(kind) & _ids(term.get("schema:domainIncludes")):
            yield f"{name} does not belong to {kind}"
        ranges = _ids(term.get("schema:rangeIncludes"))
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                if not self._lines(f"schema:{one.get('@type')}") & ranges:
                    yield f"{name} takes no {one.get('@type')}"
                yield from self.errors(one)
            elif not _fits(one, ranges):
                yield f"{name} takes no {one!r}"

    def _lines(self, kind: str) -> set[str]:
        """The type and all that it is a kind of."""
        found: set[str] = set()
        open_ = {kind}
        while open_:
            one = open_.pop()
            found.add(one)
            open_ |= _ids(self._terms.get(one, {}).get("rdfs:subClassOf")) - found
        return found


def _fits(value: object, ranges: set[str]) -> bool:
    """Whether a plain value is of a data type of the ranges, or names a thing by its address."""
    if isinstance(value, int):
        return bool({"schema:Number", "schema:Integer"} & ranges)
    if is_moment(value) and "schema:DateTime" in ranges:
        return True
    things = {one for one in ranges if one not in _DATA}
    if is_uri(value) and ("schema:URL" in ranges or things):
        return True
    return isinstance(value, str) and "schema:Text" in ranges


_DATA = {f"schema:{one}" for one in ("Text", "Number", "Integer", "Boolean", "Date", "DateTime")}


def _ids(value: Any) -> set[str]:
    several = value if isinstance(value, list) else [value] if value else []
    return {one["@id"] for one in several}


@cache
def _ninjs() -> Draft202012Validator:
    schema = _read("newsinjson/schemas/ninjs-schema_3.1.json")
    return Draft202012Validator(schema, format_checker=_FORMATS)


@cache
def _newsml() -> etree.XMLSchema:
    # The schema names xml.xsd by an address of the web; the parser may not go there.
    text = (WHERE / "newsml-g2" / "NewsML-G2_2.35-spec-All-Power.xsd").read_text("utf-8")
    beside = (WHERE / "newsml-g2" / "xml.xsd").as_uri()
    text = re.sub(r'schemaLocation="[^"]*xml\.xsd"', f'schemaLocation="{beside}"', text)
    return etree.XMLSchema(etree.fromstring(text.encode()))


@cache
def _vocabulary() -> Vocabulary:
    return Vocabulary(_read("schemaorg/schemaorg-current-https.jsonld")["@graph"])


@cache
def _must() -> dict[str, Draft4Validator]:
    said = _read("web-annotation-tests/annotations/annotationMusts.test")
    return {name: _assertion(name) for name in said["assertions"]}


@cache
def _assertion(name: str) -> Draft4Validator:
    schema = _inlined(_read(f"web-annotation-tests/{name}"), name, ())
    return Draft4Validator(schema, registry=_definitions(), format_checker=_FORMATS)


def _inlined(schema: Any, file: str, within: tuple[str, ...]) -> Any:
    """The schema with what it refers to in the place of the reference, which is read faster.

    A definition that refers to itself stays a reference within itself.
    """
    if isinstance(schema, list):
        return [_inlined(one, file, within) for one in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" not in schema:
        return {key: _inlined(one, file, within) for key, one in schema.items() if key != "$schema"}
    other, _, pointer = schema["$ref"].partition("#/")
    where = f"definitions/{other}" if other else file
    name = f"{where}#/{pointer}".removeprefix("definitions/")
    if name in within:
        return {"$ref": name}
    found = _read(f"web-annotation-tests/{where}")
    for step in pointer.split("/"):
        found = found[step]
    return _inlined(found, where, (*within, name))


@cache
def _definitions() -> Registry[Any]:
    files = sorted((WHERE / "web-annotation-tests" / "definitions").glob("*.json"))
    held = [(one.name, _read(f"web-annotation-tests/definitions/{one.name}")) for one in files]
    return Registry().with_resources(
        [(name, DRAFT4.create_resource(schema)) for name, schema in held]
    )


@cache
def _read(name: str) -> Any:
    return json.loads((WHERE / name).read_text("utf-8"))
