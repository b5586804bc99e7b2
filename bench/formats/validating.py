"""The validators of the formats: each takes a correction and names what is wrong with it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "corrigenda.project.settings")

import NewsMLG2

from corrigenda.flow.publication.record import Record
from corrigenda.flow.publication.renderers import (
    annotation,
    jsonld,
    newsml,
    ninjs,
    text_fragment,
)
from corrigenda.flow.publication.tests import assertions, schemas

Check = Callable[[Record], list[str]]
Judge = Callable[[Mapping[str, object]], list[str]]


def _keep_catalogues() -> None:
    """Have IPTC's reader take a catalogue apart once, and not anew for every document."""
    add = NewsMLG2.catalog.add_catalog
    kept: dict[str, object] = {}

    def add_kept(uri: str, file: str) -> None:
        if file not in kept:
            add(uri=uri, file=file)
            kept[file] = NewsMLG2.catalog.CATALOG_STORE[-1]
        else:
            NewsMLG2.catalog.CATALOG_STORE.append(kept[file])

    NewsMLG2.catalog.add_catalog = add_kept


def _by_iptc(record: Record) -> list[str]:
    item = NewsMLG2.NewsMLG2Document(newsml.render(record)).get_item()
    signal = NewsMLG2.qcode_to_uri(item.itemmeta.signal.qcode)
    status = NewsMLG2.qcode_to_uri(item.itemmeta.pubstatus.qcode)
    said = {
        "the version is read": item.version == f"{record.version}",
        "the signal is IPTC's": signal.startswith("http://cv.iptc.org/newscodes/signal/"),
        "the status is IPTC's": status.endswith(record.status),
    }
    return [name for name, held in said.items() if not held]


def _of(render: Callable[[Record], dict[str, object]], judge: Judge) -> Check:
    """A validator of JSON, on what a receiver reads: from bytes."""
    return lambda record: judge(json.loads(json.dumps(render(record), ensure_ascii=False).encode()))


def _of_xml(judge: Callable[[bytes], list[str]]) -> Check:
    return lambda record: judge(newsml.render(record))


def _of_link(judge: Callable[[str | None], list[str]]) -> Check:
    return lambda record: judge(text_fragment.render(record.notice))


ASSERTED: dict[str, Check] = {
    "schema.org, by assertions": _of(jsonld.story, assertions.schema_org),
    "Web Annotation, by assertions": _of(annotation.render, assertions.annotation),
    "ninjs, by assertions": _of(ninjs.render, assertions.ninjs),
    "NewsML-G2, by assertions": _of_xml(assertions.newsml),
    "NewsML-G2, by IPTC's reader": _by_iptc,
    "text fragment, by assertions": _of_link(assertions.text_fragment),
}
BY_SCHEMA: dict[str, Check] = {
    "schema.org, by its vocabulary": _of(jsonld.story, schemas.schema_org_errors),
    "Web Annotation, by W3C's test suite": _of(annotation.render, schemas.annotation_errors),
    "ninjs, by IPTC's JSON Schema": _of(ninjs.render, schemas.ninjs_errors),
    "NewsML-G2, by IPTC's XML Schema": _of_xml(schemas.newsml_errors),
}

_keep_catalogues()
