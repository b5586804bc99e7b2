"""The types that sites with TypeScript are given say what the script does."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from .node import BUILT, MODULES, TSC, run_node

STRICT = {
    "strict": True,
    "noEmit": True,
    "target": "ES2020",
    "lib": ["ES2020", "DOM"],
    "module": "ESNext",
    "moduleResolution": "bundler",
    "types": [],
}

IMPORTED = """
import { start } from "./corrigenda.mjs";
const corrigenda = start({ outlet: "daily", desk: "https://desk.example", lang: "uk", nonce: "x" });
document.querySelector("button")?.addEventListener("click", () => corrigenda.report());
corrigenda.mine();
corrigenda.refresh();
start({ outlet: "daily", button: false });
"""
BY_ADDRESS = """
import { start } from "https://desk.example/c/corrigenda.mjs";
const report: () => void = start({ outlet: "daily" }).report;
report();
"""
THE_TAGS_GLOBAL = """
window.corrigenda?.report();
"""
EVENTS = """
document.addEventListener("corrigenda:sent", ({ detail }) => {
  const id: string = detail.client_id;
  console.log(id, detail.status.toFixed());
});
document.addEventListener("corrigenda:kept", (event) => {
  const stored: boolean = event.detail.stored;
  console.log(stored);
});
document.addEventListener("corrigenda:refused", ({ detail }) => {
  console.log(detail.status + 1);
});
"""

WITHOUT_AN_OUTLET = 'import { start } from "./corrigenda.mjs"; start({});'
A_MISSPELT_OPTION = (
    'import { start } from "./corrigenda.mjs"; start({ outlet: "daily", dsek: "" });'
)
A_GLOBAL_THAT_MAY_BE_MISSING = "window.corrigenda.report();"
WORDS_THAT_NO_EVENT_HAS = (
    'document.addEventListener("corrigenda:sent", (event) => console.log(event.detail.why));'
)
A_NUMBER_FOR_A_TEXT = (
    'document.addEventListener("corrigenda:sent", (e) => e.detail.client_id.toFixed());'
)


def check(folder: Path, source: str, **options: object) -> str:
    """What tsc says of a site's source; empty where it is right."""
    shutil.copy(BUILT / "corrigenda.d.ts", folder)
    shutil.copy(BUILT / "corrigenda.mjs", folder)
    (folder / "site.ts").write_text(source)
    config = {
        "compilerOptions": {**STRICT, **options},
        "files": ["site.ts", "corrigenda.d.ts"],
    }
    (folder / "tsconfig.json").write_text(json.dumps(config))
    (folder / "node_modules").symlink_to(MODULES)
    checked = run_node(TSC, "-p", str(folder), cwd=folder)
    assert (checked.returncode == 0) is (checked.stdout == ""), checked.stderr
    return checked.stdout


@pytest.mark.parametrize("source", [IMPORTED, BY_ADDRESS, THE_TAGS_GLOBAL, EVENTS])
def test_what_the_documents_show_is_right(tmp_path: Path, source: str) -> None:
    assert check(tmp_path, source) == ""


def test_they_hold_for_node_as_well_as_for_bundlers(tmp_path: Path) -> None:
    assert check(tmp_path, IMPORTED, module="nodenext", moduleResolution="nodenext") == ""


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (WITHOUT_AN_OUTLET, "outlet"),
        (A_MISSPELT_OPTION, "dsek"),
        (A_GLOBAL_THAT_MAY_BE_MISSING, "undefined"),
        (WORDS_THAT_NO_EVENT_HAS, "why"),
        (A_NUMBER_FOR_A_TEXT, "toFixed"),
    ],
)
def test_a_mistake_is_told_before_a_reader_meets_it(tmp_path: Path, source: str, said: str) -> None:
    told = check(tmp_path, source)
    assert "site.ts" in told
    assert said in told


def test_a_server_may_import_it_where_there_is_no_page() -> None:
    module = json.dumps(str(BUILT / "corrigenda.mjs"))
    imported = run_node(
        "--input-type=module", "-e", f"import {{ start }} from {module}; start.name"
    )
    assert imported.returncode == 0, imported.stderr
